# Das Profil: das Formular, Pausen, und wenn jemand vorgeschlagen wird.
profile-title-new = Anderen helfen
profile-title-listed = Was du anbietest
profile-intro = Andere bitten um ein bis drei kurze Treffen zu einem Ziel. Du siehst die ganze Anfrage und was sie dich kostet, bevor du entscheidest, und darfst jedes Mal nein sagen.
profile-intro-listed = Das sehen andere, wenn es zu ihrer Anfrage passt.
profile-skills = Wobei könntest du helfen?
profile-skills-placeholder = Thema eingeben
profile-skills-hint = Wähle aus dem, was andere schon anbieten, oder gib etwas Eigenes ein. Höchstens { $most }.
profile-evidence = Woher kennst du dich mit „{ $skill }“ aus? Eine Zeile
profile-evidence-example = unserer läuft seit 2023
profile-unlisted = Andere haben nach *{ $skills }* gefragt, und bisher bietet das niemand an. { $count ->
    [one] Wenn das dein Gebiet ist, nimm es auf.
   *[other] Wenn eins davon dein Gebiet ist, nimm es auf.
}
profile-ask-me-about = Frag mich zu
profile-ask-me-about-hint = Wonach du gern gefragt wirst, in deinen eigenen Worten.
profile-ways = Wie triffst du dich am liebsten?
profile-places = Wie viele Personen gleichzeitig?
profile-places-hint = Offene Mentorings und Anfragen, die auf dich warten, zählen zusammen.
profile-minutes = Minuten im Monat
profile-minutes-hint = Sind sie vergeben, wird niemand mehr zu dir geschickt.
profile-title = Deine Funktion
profile-department = Abteilung
profile-site = Standort
profile-languages = Sprachen
profile-away-until = Nicht da bis
profile-away-until-hint = Der Tag, an dem du zurück bist. Vorher fragt dich niemand.
button-save = Speichern
button-hours = Deine Arbeitszeit
button-preview = So sehen es andere

preview-title = Dein Profil
preview-heading = Was andere sehen
preview-ways = Art der Treffen: { $ways }
preview-minutes = Bis zu { $minutes } Minuten im Monat
preview-hours = Arbeitszeit: { $hours }
preview-languages = Spricht { $languages }
preview-away = Nicht da bis { $until }: Vorher wird das niemandem gezeigt.
preview-missing = Anderen fällt die Wahl leichter mit:
preview-missing-evidence = einer Zeile dazu, woher du dich mit *{ $skill }* auskennst
preview-missing-evidences = einer Zeile zu jedem Thema, woher du dich damit auskennst ({ $count } haben keine)
preview-missing-title = deiner Funktion, damit klar ist, was du machst
preview-missing-about = dem, wonach du gern gefragt wirst, in deinen eigenen Worten
preview-missing-site = deinem Standort, für alle, die sich gern vor Ort treffen
preview-missing-languages = den Sprachen, in denen ihr euch treffen könntet

hours-title = Deine Arbeitszeit
hours-intro = Nur in dieser Zeit bekommst du Nachrichten, und nur dann laufen deine Fristen. Es gilt deine Zeitzone.
hours-the-usual = In deinem Programm ist üblich: { $hours }.
hours-days = Tage, an denen du arbeitest
hours-start = Von
hours-end = Bis
hours-end-hint = Ein Treffen darf trotzdem außerhalb liegen, wenn du das so auswählst.
hours-no-day = Bitte wähle mindestens einen Tag.
hours-too-short = Bitte wähle ein Ende, das mindestens eine Stunde nach dem Anfang liegt.
hours-saved = Gespeichert. Nachrichten und Fristen richten sich ab jetzt danach.
hours-saved-usual = Gespeichert. Für dich gilt wieder die Arbeitszeit des Programms.
hours = { $days }, { $start } bis { $end } ({ $zone })
weekday-none = Kein Tag
weekday-range = { $first } bis { $last }
weekday-1 = Mo
weekday-2 = Di
weekday-3 = Mi
weekday-4 = Do
weekday-5 = Fr
weekday-6 = Sa
weekday-7 = So
weekday-1-long = Montag
weekday-2-long = Dienstag
weekday-3-long = Mittwoch
weekday-4-long = Donnerstag
weekday-5-long = Freitag
weekday-6-long = Samstag
weekday-7-long = Sonntag
button-list-me-now = Mich eintragen

skills-none = Bitte gib mindestens ein Thema an.
skills-many = Das sind { $count } Themen; Platz ist für { $most }. Behalte die, zu denen du am liebsten gefragt wirst.
skills-name-long = „{ $skill }…“ ist zu lang für ein Thema. Setz spätestens nach { $limit } Zeichen einen Gedankenstrich; was danach kommt, zeigt dann, woher du dich damit auskennst.
skills-evidence-long = Bitte fass die Zeile zu „{ $skill }“ in höchstens { $limit } Zeichen.
profile-ways-none = Bitte wähle mindestens eine Art, sich zu treffen.
profile-places-wrong = Bitte wähle eine Zahl von 1 bis { $most }.
profile-minutes-wrong = Bitte wähle eine Zahl von { $least } bis { $most } Minuten.

profile-listed = { $count ->
    [one] Du bietest jetzt Mentoring zu einem Thema an.
   *[other] Du bietest jetzt Mentoring zu { $count } Themen an.
} Wenn eine Anfrage passt, bekommst du sie als Nachricht von Micromentor. Ganz oben steht, was sie dich kostet, und du hast zwei Arbeitstage für die Antwort. Im Home-Tab änderst du das oder machst Pause.
profile-saved = Gespeichert. Das wird ab jetzt gezeigt.
profile-listed-already = Du bietest schon Mentoring an. Dein Home-Tab zeigt, was du anbietest.
profile-not-listed = Du bietest kein Mentoring an, darum fragt dich niemand. Tippe */micromentor mentor*, wenn du helfen magst.
profile-left = Erledigt. Du bist nicht mehr eingetragen, und es kommen keine neuen Anfragen. Was du zugesagt hast, geht weiter.
profile-who-are-you = Slack wird gerade gefragt, wer du bist. Bitte versuch es gleich noch einmal.

pause-title = Pause machen
pause-intro = Nur neue Anfragen bleiben aus. Was du zugesagt hast, geht weiter.
pause-until = Nicht da bis
button-pause = Pause machen
pause-day-missing = Bitte wähle den Tag, an dem du zurück bist.
pause-day-past = Eine Pause endet an einem Tag, der noch kommt. Heute ist { $today }.
pause-day-far = Bitte wähle einen Tag innerhalb eines Jahres. Wenn du lieber aufhören möchtest, gibt es dafür einen Knopf im Home-Tab.
pause-day-read = „{ $words }“ heißt hier { $day }: An diesem Tag bist du zurück. Wenn du einen anderen meinst, wähle ihn hier.
pause-day-unread = „{ $words }“ ließ sich nicht als Tag lesen. Wähle hier einen, oder schreib ihn als 24.12., 24. Dezember oder 2 Wochen.
pause-begun = Pause. Niemand fragt dich bis { $until }. Was du zugesagt hast, geht weiter.
pause-over = Willkommen zurück. Ab jetzt kannst du wieder gefragt werden.
pause-not-paused = Du machst keine Pause: Du kannst gefragt werden wie immer.

put-forward-by = { $count ->
    [0] { $person } hat an dich gedacht und dich für Mentoring vorgeschlagen.
   *[other] { $person } hat an dich gedacht und dich für Mentoring zu diesen Themen vorgeschlagen:
}
put-forward-by-programme = { $count ->
    [0] Du wurdest für Mentoring vorgeschlagen.
   *[other] Du wurdest für Mentoring zu diesen Themen vorgeschlagen:
}
put-forward-means = Wenn du ja sagst, darf man dich um ein bis drei kurze Treffen bitten: { $places ->
    [one] immer nur eine Person
   *[other] höchstens { $places } Personen gleichzeitig
}, höchstens { $minutes } Minuten im Monat. Jedes Mal siehst du zuerst die Anfrage und darfst nein sagen.
put-forward-your-choice = Bis du ja sagst, erfährt es niemand, und niemand fragt dich.
put-forward-over = Das hat sich erledigt, du musst nicht mehr antworten.
join-wanted = *{ $mentee }* denkt dabei an dich und hofft, dass du helfen kannst:
join-wanted-cost = { $sessions ->
    [one] { $sessions } Treffen von
   *[other] { $sessions } Treffen zu je
} { $minutes } Minuten. Noch ist nichts vereinbart.
join-what = Bei Micromentor hilft man einander in ein bis drei kurzen Treffen. Magst du Mentoring anbieten?
join-means = Wenn du ja sagst, { $places ->
    [one] darf dich immer nur eine Person fragen
   *[other] dürfen dich höchstens { $places } Personen gleichzeitig fragen
}, für höchstens { $minutes } Minuten im Monat. Jedes Mal siehst du zuerst die Anfrage und darfst nein sagen.
join-your-choice = { $mentee } kann dir dann diese Anfrage schicken. Wenn du ablehnst, erfährt es niemand, und du wirst nicht noch einmal gefragt.
join-listed-for = Eingetragen wärst du für:
join-over = { $mentee } braucht das nicht mehr, du musst also nicht antworten. Wenn du anderen helfen magst, gibt es dafür einen Knopf im Home-Tab.
put-forward-listed = Du hast ja gesagt: Du bietest jetzt Mentoring an. Wenn eine Anfrage passt, bekommst du sie hier. Ganz oben steht, was sie dich kostet, und du hast zwei Arbeitstage für die Antwort. Im Home-Tab änderst du das oder machst Pause.
put-forward-declined = Du hast nein danke gesagt: Du bist nicht eingetragen und wirst nicht noch einmal gefragt. Im Home-Tab kannst du immer noch mitmachen.
button-put-forward-yes = Ja, ich bin dabei
button-put-forward-change = Erst ändern
button-put-forward-no = Nein danke
skill-line = *{ $skill }*
skill-line-evidence = *{ $skill }*: „{ $evidence }“

button-leave-mentors = Nichts mehr anbieten
confirm-leave = Kein Mentoring mehr anbieten?
confirm-leave-text = Du bist nicht mehr eingetragen, und es kommen keine neuen Anfragen. Was du zugesagt hast, geht weiter.
confirm-leave-yes = Nichts mehr anbieten
confirm-leave-no = Dabeibleiben
button-change-profile = Angebot ändern
button-begin-pause = Pause machen
button-back-now = Ich bin zurück
button-become-mentor = Anderen helfen

imported-kept = Übernommen.
imported-as-it-was = Wie es war.
