# Etwas anderes vorschlagen: was stattdessen passen würde, und was daraus wird.
button-terms = Etwas anderes vorschlagen
terms-title = Anderes vorschlagen
terms-submit = Vorschlagen
terms-intro = { $mentee } bittet um { $terms }. Ändere, was dir besser passen würde. Dein Platz bleibt reserviert, bis eine Antwort da ist.
terms-sessions = Treffen
terms-by = Fertig bis
terms-ways-hint = Ohne Auswahl passt dir jede Art.
terms-line = Eine Zeile an { $mentee }
terms-line-hint = Warum das besser ginge, wenn du es sagen magst.
terms-same = Genau das ist die Bitte von { $mentee }. Ändere mindestens eines, oder schließ das hier und sag zu.
terms-no-room = Du hast diesen Monat noch { $free } Minuten, und das hier braucht { $minutes }. Schlag weniger vor, oder gib dir in deinem Profil mehr Platz.

terms-cost = { $sessions } x { $minutes } Minuten
terms-cost-short = { $sessions } x { $minutes }
number = { $n }
day = { $day }
terms-instead = { $new } statt { $old }
terms-by-day = fertig bis { $day }
terms-by-no-day = kein fester Tag
terms-ways-any = jede Art, sich zu treffen

terms-lead = { $mentor } schlägt vor: { $difference }
terms-goal = *Dein Ziel:* { $goal }
terms-also = *Auch anders:* { $difference }
terms-all = *Alles in allem:* { $sessions ->
    [one] 1 Treffen von { $minutes } Minuten.
   *[other] { $sessions } Treffen x { $minutes } Minuten = { $total } Minuten.
}
terms-all-by = *Alles in allem:* { $sessions ->
    [one] 1 Treffen von { $minutes } Minuten, fertig bis { $day }.
   *[other] { $sessions } Treffen x { $minutes } Minuten = { $total } Minuten, fertig bis { $day }.
}
terms-how = *Wie:* { $ways }
terms-says = *{ $mentor } sagt dazu:* { $line }
terms-until = Sag zu, und es ist vereinbart. Such weiter, und jemand anderes wird gefragt; das geschieht auch, wenn du nicht bis { $until } antwortest.
button-terms-accept = Zusagen
button-look-further = Weitersuchen
terms-reminder = *{ $mentor }* wartet auf deine Antwort: { $difference }. Du hast Zeit bis { $until }; auch Weitersuchen ist eine gute Antwort.
terms-accepted = *Du hast ja gesagt.* Weiter geht es in eurer gemeinsamen Direktnachricht mit { $mentor }.
terms-accepted-later = *Du hast ja gesagt.* Eure gemeinsame Direktnachricht mit { $mentor } öffnet sich { $opens }, in der Arbeitszeit.
terms-passed = *Du suchst weiter.* { $mentor } hört es freundlich.
terms-lapsed = *Die Zeit zum Antworten ist um,* darum sucht deine Anfrage weiter. Für dich ist nichts zu tun.
terms-taken_back = *{ $mentor } kann das doch nicht übernehmen.* Für dich ist nichts zu tun; deine Anfrage sucht weiter.
terms-withdrawn = *Du hast diese Anfrage zurückgezogen.* Für dich ist nichts zu tun.
terms-is-waiting = Das ist noch offen.
terms-is-accepted = Du hast schon ja gesagt. Weiter geht es in eurer gemeinsamen Direktnachricht mit { $mentor }.
terms-is-passed = Du suchst schon weiter, und { $mentor } hat es freundlich gehört.
terms-is-lapsed = Die Zeit, das zu beantworten, ist um, und deine Anfrage ging weiter. Dein Home-Tab zeigt, wer sie hat.
terms-is-over = Das ist inzwischen entschieden. Dein Home-Tab zeigt, wie es um deine Anfrage steht.
terms-room-gone = { $mentor } hat dafür gerade keinen Platz, darum lässt es sich nicht vereinbaren. Such weiter, dann wird jemand anderes gefragt, oder versuch es später noch einmal.

terms-suggested = *Dein Vorschlag: { $difference }.*
terms-with = { $mentee } hat bis { $until } Zeit für die Antwort. Dein Platz bleibt so lange frei, und du hörst so oder so davon.
terms-on-its-way = { $mentee } bekommt ihn { $arrives }, zurück bei der Arbeit. Dein Platz bleibt so lange frei, und du hörst so oder so davon.
invitation-terms = *Du hast etwas anderes vorgeschlagen.* { $mentee } hat den Vorschlag, und du hörst so oder so davon.
invitation-terms_accepted = *{ $mentee } hat deinem Vorschlag zugesagt.* Weiter geht es in eurer gemeinsamen Direktnachricht.
invitation-terms_accepted-later = *{ $mentee } hat deinem Vorschlag zugesagt.* Eure gemeinsame Direktnachricht öffnet sich { $opens }, in der Arbeitszeit.
invitation-terms_passed = *{ $mentee } sucht dieses Mal weiter.* Dein Platz ist wieder frei.
invitation-terms_lapsed = *{ $mentee } konnte nicht rechtzeitig antworten,* darum ging diese Anfrage weiter. Dein Platz ist wieder frei.
invitation-is-terms_accepted = Das ist entschieden: { $mentee } hat deinem Vorschlag zugesagt. Weiter geht es in eurer gemeinsamen Direktnachricht.
invitation-is-terms = Du hast etwas anderes vorgeschlagen, und jetzt hat { $mentee } den Vorschlag. Du hörst so oder so davon.
terms-ended-passed = { $mentee } dankt dir für dein Angebot zu „{ $goal }“ ({ $difference }). Dieses Mal passt es nicht.
terms-ended-lapsed = { $mentee } konnte auf dein Angebot zu „{ $goal }“ ({ $difference }) nicht rechtzeitig antworten, darum ging es weiter. Danke dafür.
terms-ended-nothing = Für dich ist nichts zu tun.

home-request-wrote-back = { $mentor } hat sie und wartet auf deine Antwort.
request-terms-wait = { $mentor } schlägt etwas anderes vor und wartet bis { $until } auf deine Antwort.
request-question-waits = { $mentor } hat dich vor der Entscheidung etwas gefragt und wartet bis { $until } auf deine Antwort.
request-written-back = { $mentor } hat zurückgeschrieben. Es erreicht dich { $arrives }, zurück bei der Arbeit.
news-terms-lapsed = Was { $before } vorgeschlagen hat, blieb ohne rechtzeitige Antwort.
news-wrote-back = { $now } hat die Anfrage und hat zurückgeschrieben; das ist als Nächstes zu beantworten.
step-answer_terms = *{ $other }* schlägt für „{ $goal }“ etwas anderes vor. Bitte antworte bis { $at }.
step-answer_question = *{ $other }* fragt dich etwas zu „{ $goal }“. Bitte antworte bis { $at }.
step-answer_question-asked = „{ $question }“
step-answer_request-asked = Deine Frage: „{ $question }“
step-answer_request-answer = Die Antwort: „{ $answer }“
