# Die Vereinbarung in der gemeinsamen Direktnachricht, Rollenkarten, Anstöße, und ein Ende, das keinen Grund braucht.
agreement-header = { $mentee } und { $mentor }: { $goal }
agreement-outcome = *Was es am Ende geben soll:* { $outcome }
agreement-terms = *Vereinbart:* { $sessions ->
    [one] 1 Treffen von { $minutes } Minuten.
   *[other] { $sessions } Treffen zu je { $minutes } Minuten, zusammen { $total } Minuten.
}
agreement-terms-by = *Vereinbart:* { $sessions ->
    [one] 1 Treffen von { $minutes } Minuten, fertig bis { $day }.
   *[other] { $sessions } Treffen zu je { $minutes } Minuten, zusammen { $total } Minuten, fertig bis { $day }.
}
agreement-extended = Ihr habt beide noch ein Treffen vereinbart: zusammen { $total } Minuten.
agreement-used = *Bisher:* { $used } von { $total } Minuten genutzt, { $held } von { $planned ->
    [one] 1 Treffen
   *[other] { $planned } Treffen
}.
agreement-ways = *Wie:* { $ways }
agreement-between = { $sessions ->
    [1] *Drumherum:* eine kurze Vorbereitung am Tag davor, ein Rückblick am Tag danach.
    [2] *Zwischen den Treffen:* { $mentee } zeigt einen Plan, Schritte oder einen Entwurf, und { $mentor } antwortet mit zwei Zeilen.
   *[other] *Zwischen den Treffen:* { $mentee } zeigt den Zwischenstand, und { $mentor } antwortet mit zwei Zeilen; nach Treffen 2 blickt ihr gemeinsam zurück.
}
agreement-between-plan = *Zwischen Treffen { $number } und { $next }:* { $mentee } macht einen Plan und zeigt ihn, und { $mentor } antwortet mit zwei Zeilen.
agreement-between-steps = *Zwischen Treffen { $number } und { $next }:* { $mentee } geht die nächsten Schritte und erzählt, wie es lief, und { $mentor } antwortet mit zwei Zeilen.
agreement-between-work = *Zwischen Treffen { $number } und { $next }:* { $mentee } arbeitet etwas aus und zeigt es, und { $mentor } antwortet mit zwei Zeilen.
agreement-between-nothing = *Zwischen Treffen { $number } und { $next }:* nichts. Ihr trefft euch einfach wieder.
agreement-half-way = Nach Treffen { $number } blickt ihr gemeinsam zurück.
agreement-stays = Was hier gesagt wird, bleibt unter euch.
agreement-notes = Notizen? Schreibt sie hierher; Micromentor liest sie nicht. Gespeichert werden nur die Antworten auf seine eigenen Fragen.
agreement-standing = { $mentee } startet bei *{ $standing } von 5*.
agreement-brings = { $mentee } bringt mit:
agreement-watches = { $mentee } möchte achten auf:
agreement-bring-watching = { $mentee }, worauf möchtest du achten, und wo stehst du heute, von 1 bis 5?
agreement-bring = { $mentee }, welche Fragen bringst du mit, und wo stehst du heute, von 1 bis 5?
agreement-bring-next = { $mentee }, welche Fragen bringst du zum nächsten Treffen mit?
agreement-bring-watching-next = { $mentee }, worauf möchtest du beim nächsten Mal achten?
agreement-next-session = *Als Nächstes:* Treffen { $number }, { $at }.
agreement-next-find_time = *Als Nächstes:* Schlagt einander ein paar Zeiten vor; wer welche bekommt, sucht sich eine aus.
agreement-next-pick_time = *Als Nächstes:* { $acts } nimmt eine der Zeiten, die { $by } vorgeschlagen hat, oder schlägt andere vor. Sie stehen in diesem Thread.
agreement-next-times_wait = *Als Nächstes:* { $acts } bekommt die Zeiten, die { $by } vorgeschlagen hat, sobald dort die Arbeitszeit beginnt.
agreement-next-say_met = *Als Nächstes:* Sagt, ob ihr euch getroffen habt. Es genügt, wenn jemand von euch in diesem Thread klickt.
agreement-next-wrap_up = *Als Nächstes:* Die vereinbarte Zeit ist um. Am nächsten Arbeitstag blickt ihr gemeinsam zurück.
agreement-next-look_back = *Als Nächstes:* Blickt zurück, { $mentee } und { $mentor }: ein paar Worte und die privaten Fragen.
agreement-try-video = *Video:* hier neu für { $one }. Probiert den Link vorher miteinander aus.
agreement-try-video-both = *Video:* hier neu für { $one } und { $other }. Probiert den Link vorher miteinander aus.
agreement-prompts = *Wo ihr schreibt:*
agreement-prompt-touchpoint = zwischen Treffen { $number } und { $next }
agreement-prompt-shared_reflection = Rückblick zur Halbzeit
agreement-prompt-reflection = Rückblick
agreement-prompt-written_session = die Frage zu Treffen { $number }
agreement-under-way = *Als Nächstes:* siehe die neueste Karte in diesem Thread.
agreement-ended-by = *Beendet von { $by }.* Niemand ist schuld, ein Grund ist nicht nötig.
agreement-completed = *Abgeschlossen.* { $used } von { $total } Minuten genutzt. Danke euch beiden.
agreement-never_scheduled = *Abgeschlossen,* weil sich keine Zeit fand. Das kommt vor; danke euch beiden.
agreement-departed = *Abgeschlossen,* weil jemand von euch nicht mehr dabei ist.

button-bring = Fragen mitbringen
button-bring-again = Deine Fragen ändern
button-bring-watching = Sagen, worauf du achtest
button-bring-watching-again = Ändern, worauf du achtest
button-bring-submit = Teilen
button-find-time = Eine Zeit finden
button-role = Deine Rolle in einer Minute
button-end = Beenden
button-end-yes = Beenden
button-end-no = Weitermachen
end-title = Dieses Mentoring beenden?
end-text = Niemand ist schuld, und ein Grund ist nicht nötig. Ihr erfahrt es beide auf freundliche Art, offene Treffen werden abgesagt, und danach kommt nichts mehr.

bring-title = Was du mitbringst
bring-intro = { $mentor } liest das vor eurem Treffen. Es steht in eurer Vereinbarung, für euch beide.
bring-questions = Deine Fragen
bring-questions-hint = Zwei oder drei reichen völlig. Was würdest du fragen, wenn du nur zehn Minuten hättest?
bring-watching = Worauf du achten möchtest
bring-watching-hint = Zwei oder drei Dinge reichen völlig: wie etwas begonnen, gesagt oder entschieden wird.
bring-standing = Wo stehst du heute?
standing-1 = 1 – das ist alles neu für mich
standing-2 = 2 – ich weiß ein wenig
standing-3 = 3 – auf halbem Weg
standing-4 = 4 – fast da
standing-5 = 5 – ich könnte es heute schon

role-mentee-title = Deine Rolle: Mentee
role-mentee-lead = Das Ziel gehört dir, und der nächste Schritt auch. { $other } gibt dir { $sessions ->
    [one] ein Treffen von { $minutes } Minuten
   *[other] { $sessions } Treffen zu je { $minutes } Minuten
}.
role-mentee-1 = Sag früh, was du mitnehmen willst, und bring deine Fragen schriftlich mit.
role-mentee-2 = Schlag selbst die Zeiten vor. Fangt pünktlich an und hört pünktlich auf.
role-mentee-3 = Sag, was du als Nächstes tust, tu es, und zeig es, auch wenn es noch nicht fertig ist.
role-mentee-4 = Sag { $other }, was geholfen hat. Das ist der ganze Lohn.
role-mentor-title = Deine Rolle: Mentoring
role-mentor-lead = { $other } hat das Ziel in der Hand und tut die Arbeit. Du gibst { $sessions ->
    [one] ein Treffen von { $minutes } Minuten
   *[other] { $sessions } Treffen zu je { $minutes } Minuten
}, und nicht mehr.
role-mentor-1 = Frag zuerst: Was wurde versucht, was steht im Weg, was wäre gut genug?
role-mentor-2 = Erzähl, wie du es gemacht hast, auch was schiefging. Frag dann, was hier passt.
role-mentor-3 = Hört mit einem nächsten Schritt auf, den { $other } selbst nennt.
role-mentor-4 = Zwischen den Treffen genügen zwei Zeilen. Wenn es doch nicht dein Gebiet ist, sag es.
role-for-both = Für euch beide: Was gesagt wird, bleibt hier, die Zeit wird eingehalten, und ihr dürft beide ohne Grund aufhören.

nudge-back = { $back } ist wieder da.
nudge-find-time = { $mentee } und { $mentor }, für Treffen { $number } gibt es noch keine Zeit. Schlagt ein paar vor, dann ist sie schnell gefunden.
nudge-offered = { $other }, { $by } hat Zeiten für Treffen { $number } vorgeschlagen; sie stehen weiter oben in diesem Thread. Nimm eine, oder schlag andere vor.
still-on-ask = { $mentee } und { $mentor }, bleibt es dabei? Wenn ja, genügt ein Klick. Wenn nicht, ist das auch in Ordnung: Dann schließt es von selbst, { $closes }.
still-on-yes = { $by } sagt, es bleibt dabei. Am meisten helfen jetzt ein paar Zeiten zur Auswahl.
idle-closed = Hier wurde eine Zeit gesucht. Das Mentoring ist abgeschlossen.
idle-over = Hier wurde eine Zeit gesucht. Was als Nächstes kommt, steht oben in eurer Vereinbarung.
button-still-on = Es bleibt dabei

ended-by = { $by } hat dieses Mentoring beendet. Niemand ist schuld, ein Grund ist nicht nötig; was offen war, ist abgesagt.
ended-never_scheduled = { $mentee } und { $mentor }, dafür fand sich keine Zeit, darum ist es abgeschlossen. Das kommt vor, und niemand ist schuld.
ended-departed = Euer Mentoring zu „{ $goal }“ ist abgeschlossen, weil { $by } nicht mehr dabei ist. Was offen war, ist abgesagt.
ended-again = { $mentee }, das Ziel bleibt deins. Wenn es dir noch wichtig ist, hat vielleicht jemand anderes die Zeit.
ended-thanks = Du musst nichts tun. Danke, dass du zugesagt hast.
button-again = Mit diesem Ziel noch einmal fragen

mentorship-opens-soon = Das ist vereinbart; eure gemeinsame Direktnachricht beginnt in der Arbeitszeit.
mentorship-is-closed = Das ist abgeschlossen. Dein Home-Tab zeigt, was offen ist.
mentorship-mentee-brings = Das füllt { $mentee } aus. Deine Fragen sind im Treffen willkommen.
mentorship-standing-missing = Bitte wähle, wo du heute stehst.
mentorship-still-on-known = Das ist schon geklärt. Der nächste Schritt ist, eine Zeit zu finden.
mentorship-ended-mentee = { $other } erfährt es auf freundliche Art ({ $seen }). Das Ziel bleibt deins.
mentorship-ended-mentor = { $other } erfährt es auf freundliche Art ({ $seen }). Danke für deine Hilfe.
mentorship-no-more-questions = Deine Treffen mit { $mentor } sind vorbei, darum bleiben deine Fragen, wie sie sind.

ended-title = Beendet
ended-word = Eine Notiz an dich selbst
ended-word-hint-mentee = Ein Grund ist nicht nötig. Worauf würdest du beim nächsten Mal achten? Das wird nur für dich gespeichert: { $other } sieht es nie, und du liest es wieder, wenn du mit diesem Ziel noch einmal fragst.
ended-word-hint-mentor = Ein Grund ist nicht nötig. Was würdest du beim nächsten Mal anders machen? Das wird nur für dich gespeichert: Weder { $other } noch das Programm sieht es je.
ended-word-long = Das ist länger als { $limit } Zeichen. Das Wichtigste genügt.
button-keep-word = Für mich speichern

rematch-kept = Von vorher übernommen: das Ziel, was es am Ende geben soll, was du versucht hast, deine Fragen und { $sessions ->
    [one] 1 Treffen von
   *[other] { $sessions } Treffen zu je
} { $minutes } Minuten. Wer damals geholfen hat, wird nicht gefragt.
rematch-kept-with-word = Von vorher übernommen: das Ziel, was es am Ende geben soll, was du versucht hast, deine Fragen und { $sessions ->
    [one] 1 Treffen von
   *[other] { $sessions } Treffen zu je
} { $minutes } Minuten. Wer damals geholfen hat, wird nicht gefragt. Deine Notiz an dich selbst, nur für dich zu sehen: „{ $word }“
rematch-one-more-round = Noch eine Runde mit { $mentor }, ganz oben auf der Liste. Ziel und Umfang sind wie vorher.
rematch-is-the-mentees = Dieses Ziel ist nicht deins; damit noch einmal fragen kann nur, wer es sich gesetzt hat. Danke für deine Hilfe.
rematch-not-ended = Das läuft noch. Beende es zuerst, dann fragst du mit einem Klick jemand anderen.
