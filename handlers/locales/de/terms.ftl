# Etwas anderes vorschlagen: was stattdessen passen würde, und was daraus wird.
button-terms = Etwas anderes vorschlagen
terms-title = Anderes vorschlagen
terms-submit = Vorschlagen
terms-intro = { $mentee } bittet um { $terms }. Ändere, was dir besser passen würde. Dein Platz bleibt reserviert, bis eine Antwort da ist.
terms-sessions = Treffen
terms-by = Fertig bis
terms-ways-hint = Ohne Auswahl passt dir jede Art.
terms-line = Ein Satz an { $mentee }
terms-line-hint = Warum dir das besser passt, wenn du es sagen magst.
terms-same = Genau darum bittet { $mentee }. Ändere mindestens eines, oder schließ das hier und sag zu.
terms-no-room = Du hast diesen Monat noch { $free } Minuten frei, und das hier braucht { $minutes }. Schlag weniger vor, oder gib dir in deinem Profil mehr Platz.

terms-cost = { $sessions } x { $minutes } Minuten
terms-cost-short = { $sessions } x { $minutes }
number = { $n }
day = { $day }
terms-instead = { $new } statt { $old }
terms-by-day = fertig bis { $day }
terms-by-no-day = kein fester Tag
terms-ways-any = jede Art von Treffen

terms-lead = { $mentor } schlägt vor: { $difference }
terms-goal = *Dein Ziel:* { $goal }
terms-also = *Außerdem anders:* { $difference }
terms-all = *Alles in allem:* { $sessions ->
    [one] 1 Treffen von { $minutes } Minuten.
   *[other] { $sessions } Treffen zu je { $minutes } Minuten, zusammen { $total } Minuten.
}
terms-all-by = *Alles in allem:* { $sessions ->
    [one] 1 Treffen von { $minutes } Minuten, fertig bis { $day }.
   *[other] { $sessions } Treffen zu je { $minutes } Minuten, zusammen { $total } Minuten, fertig bis { $day }.
}
terms-how = *Wie:* { $ways }
terms-says = *{ $mentor } sagt dazu:* { $line }
terms-until = Mit *Zusagen* ist es vereinbart. Mit *Weitersuchen* wird die nächste Person gefragt, wenn es noch eine gibt; das geschieht auch, wenn bis { $until } keine Antwort von dir kommt.
button-terms-accept = Zusagen
button-look-further = Weitersuchen
terms-reminder = *{ $mentor }* wartet auf deine Antwort: { $difference }. Du hast Zeit bis { $until }; auch Weitersuchen ist eine gute Antwort.
terms-accepted = *Du hast ja gesagt.* Weiter geht es in eurer gemeinsamen Direktnachricht mit { $mentor }.
terms-accepted-later = *Du hast ja gesagt.* Weiter geht es in eurer gemeinsamen Direktnachricht mit { $mentor }, sobald ihr beide Arbeitszeit habt ({ $opens }).
terms-passed = *Du suchst weiter.* { $mentor } bekommt eine freundliche Absage.
terms-lapsed = *Die Zeit zum Antworten ist um.* Du erfährst, wie es mit deiner Anfrage weitergeht.
terms-taken_back = *{ $mentor } kann das doch nicht übernehmen.* Du erfährst, wie es mit deiner Anfrage weitergeht.
terms-withdrawn = *Du hast diese Anfrage zurückgezogen.* Du musst nichts tun.
terms-is-waiting = Das ist noch offen.
terms-ended = *Es war mit { $mentor } vereinbart und ist inzwischen beendet,* bevor eure gemeinsame Direktnachricht begann.
terms-is-accepted = Du hast schon ja gesagt. Weiter geht es in eurer gemeinsamen Direktnachricht mit { $mentor }.
terms-is-passed = Du suchst schon weiter, und { $mentor } hat eine freundliche Absage bekommen.
terms-is-lapsed = Die Zeit für die Antwort ist um, und deine Anfrage ist weitergegangen. Dein Home-Tab zeigt, bei wem sie liegt.
terms-is-over = Die Entscheidung ist inzwischen gefallen. Dein Home-Tab zeigt, wie es um deine Anfrage steht.
terms-room-gone = { $mentor } hat dafür gerade keinen Platz, darum lässt es sich nicht vereinbaren. Such weiter, oder versuch es später noch einmal.

terms-suggested = *Dein Vorschlag: { $difference }.*
terms-with = { $mentee } hat bis { $until } Zeit für die Antwort. Dein Platz bleibt so lange reserviert, und du hörst auf jeden Fall davon.
terms-on-its-way = { $mentee } bekommt den Vorschlag, sobald dort die Arbeitszeit beginnt ({ $arrives }). Dein Platz bleibt so lange reserviert, und du hörst auf jeden Fall davon.
invitation-terms = *Du hast etwas anderes vorgeschlagen.* { $mentee } hat den Vorschlag, und du hörst auf jeden Fall davon.
invitation-terms_accepted = *{ $mentee } ist mit deinem Vorschlag einverstanden.* Weiter geht es in eurer gemeinsamen Direktnachricht.
invitation-terms_accepted-later = *{ $mentee } ist mit deinem Vorschlag einverstanden.* Weiter geht es in eurer gemeinsamen Direktnachricht, sobald ihr beide Arbeitszeit habt ({ $opens }).
invitation-terms_passed = *{ $mentee } sucht dieses Mal weiter.* Dein Platz ist wieder frei.
invitation-terms_lapsed = *{ $mentee } konnte nicht rechtzeitig antworten,* darum ging diese Anfrage weiter. Dein Platz ist wieder frei.
invitation-is-terms_accepted = { $mentee } ist mit deinem Vorschlag einverstanden. Weiter geht es in eurer gemeinsamen Direktnachricht.
invitation-is-terms = Du hast etwas anderes vorgeschlagen, und jetzt liegt der Vorschlag bei { $mentee }. Du hörst auf jeden Fall davon.
terms-ended-passed = { $mentee } dankt dir für dein Angebot zu „{ $goal }“ ({ $difference }). Diesmal passt es nicht.
terms-ended-lapsed = { $mentee } konnte auf dein Angebot zu „{ $goal }“ ({ $difference }) nicht rechtzeitig antworten, darum ist die Anfrage weitergegangen. Danke für dein Angebot.
terms-ended-nothing = Du musst nichts tun.

home-terms-with = { $mentee } hat deinen Vorschlag, und bis { $until } Zeit für die Antwort.
home-terms-on-its-way = { $mentee } bekommt deinen Vorschlag, sobald dort die Arbeitszeit beginnt ({ $arrives }).
home-question-with = { $mentee } hat deine Frage, und bis { $until } Zeit für die Antwort. Du darfst auch ohne sie entscheiden.
home-question-on-its-way = { $mentee } bekommt deine Frage, sobald dort die Arbeitszeit beginnt ({ $arrives }). Du darfst auch ohne Antwort entscheiden.
home-request-wrote-back = { $mentor } hat die Anfrage und wartet auf deine Antwort.
request-terms-wait = { $mentor } schlägt etwas anderes vor und wartet bis { $until } auf deine Antwort.
request-question-waits = { $mentor } hat dich vor der Entscheidung etwas gefragt und wartet bis { $until } auf deine Antwort.
request-written-back = { $mentor } hat zurückgeschrieben. Du bekommst es in deiner Arbeitszeit ({ $arrives }).
news-terms-lapsed = Der Vorschlag von { $before } blieb ohne rechtzeitige Antwort.
news-wrote-back = { $now } hat die Anfrage jetzt und hat schon zurückgeschrieben; darauf antwortest du als Nächstes.
step-answer_terms = *{ $other }* schlägt für „{ $goal }“ etwas anderes vor. Bitte antworte bis { $at }.
step-answer_question = *{ $other }* fragt dich etwas zu „{ $goal }“. Bitte antworte bis { $at }.
step-answer_question-asked = „{ $question }“
step-answer_request-asked = Deine Frage: „{ $question }“
step-answer_request-answer = Die Antwort: „{ $answer }“
