# App-Home und die Antworten auf Wörter.
home-welcome = Willkommen bei Micromentor
home-welcome-what = Ein bis drei kurze Treffen mit jemandem aus deiner Organisation, zu einer Sache, die du gern können würdest.
home-welcome-ask = *Um Hilfe bitten:* Sag, worum es geht. Micromentor findet Menschen, die wirklich helfen können, sagt dir, warum, und fragt eine Person nach der anderen. Du weißt immer, woran du bist.
home-welcome-help = *Anderen helfen:* Sag, was du gut kannst. Du siehst jede Anfrage und was sie dich kostet, bevor du entscheidest, und darfst jedes Mal nein sagen.
home-next = Als Nächstes für dich
home-then = Danach
button-earlier = Frühere
button-later = Spätere
button-more = Mehr
button-back = Zurück
button-earlier-spoken = Frühere: { $list }
button-later-spoken = Spätere: { $list }
button-more-spoken = Mehr: { $list }
button-back-spoken = Zurück: { $list }
home-list-next = was du tun kannst
home-list-requests = deine Anfragen
home-list-mentorships = wo du Hilfe bekommst
home-list-mentoring = wo du hilfst
home-list-history = abgeschlossen
home-nothing-next = Nichts wartet auf dich.
home-requests = Deine Anfragen
home-mentorships = Wo du Hilfe bekommst
home-mentoring = Wo du hilfst
home-offer = Was du anbietest
home-history = Abgeschlossen
button-ask-again = Noch einmal fragen
button-ask-again-spoken = Noch einmal fragen: { $goal }
home-hours = Deine Arbeitszeit: { $hours }. Nur in dieser Zeit erreichen dich Nachrichten.
button-hours-change = Arbeitszeit ändern
home-help = Hilfe
home-help-line = Schreib irgendwo in Slack */micromentor* und dahinter, was du gern können würdest. */micromentor hilfe* zeigt die anderen Befehle.
home-privacy = Aus euren gemeinsamen Direktnachrichten wird nur gespeichert, was ihr auf Micromentors eigene Fragen antwortet. Was du privat antwortest, bleibt bei dir.
home-admin = Das Programm
home-admin-line = Schreib */micromentor-report*, um zu sehen, wie das Programm läuft. Du siehst nur Zahlen, nie, was jemand geschrieben hat.
home-rules-sessions = Höchstens { $sessions ->
    [one] 1 Treffen
   *[other] { $sessions } Treffen
} je Mentoring, und { $requests ->
    [one] 1 offene Anfrage
   *[other] { $requests } offene Anfragen
} je Person.
home-rules-clock = Wer gefragt wird, hat { $days ->
    [one] 1 Arbeitstag
   *[other] { $days } Arbeitstage
} Zeit für die Antwort.
home-rules-week = Arbeitszeit für alle, die keine eigene eingestellt haben: { $days }, { $start } bis { $end }, in der eigenen Zeitzone.
home-rules-holidays = Kommende Feiertage: { $days }{ $more ->
    [0] {""}
   *[other] {" "}und { $more } weitere
}.
home-rules-no-holidays = Es sind keine kommenden Feiertage eingetragen.
home-rules-day = { $day }
home-rules-language = Für zwei ohne gemeinsame Sprache: { $language }.
home-rules-kept = Wird die App entfernt, wird alles Aufbewahrte { $days ->
    [0] sofort
    [one] nach 1 Tag
   *[other] nach { $days } Tagen
} gelöscht.
home-rules-admins = Für Fragen zum Programm: { $admins }.
home-rules-set = Eingestellt wird das von denen, die Micromentor hier betreiben.
home-cut = … und { $count } weitere

home-request-with = Die Anfrage liegt bei { $mentor }, bis { $until }.
home-request-on-its-way = { $mentor } bekommt die Anfrage, sobald dort die Arbeitszeit beginnt ({ $arrives }).
home-request-choosing = Gerade hat niemand die Anfrage: Wähl aus, wer gefragt wird.
home-request-asking = Jemand hat die Anfrage.
home-request-waiting = Bisher passt niemand. Jeden Arbeitstag wird neu gesucht.
home-request-accepted = Die Anfrage wurde angenommen.
home-request-withdrawn = Du hast die Anfrage zurückgezogen.
home-pair-agreed = Das ist vereinbart. Eure gemeinsame Direktnachricht wird eröffnet, sobald ihr beide Arbeitszeit habt.
home-pair-closing = Alle Treffen haben stattgefunden. Es fehlt nur noch euer Rückblick.
home-pair-closing-theirs = Du hast zurückgeblickt. Sobald { $other } das auch getan hat, ist es abgeschlossen, sonst von selbst.
home-pair-offered = Für Treffen { $number } wartet ein Terminvorschlag auf deine Antwort.
home-pair-offered-by-you = Du hast Zeiten für Treffen { $number } vorgeschlagen.
home-pair-next = Treffen { $number }: { $at }.
home-pair-was = Treffen { $number } war { $at }.
home-between-plan = Bis dahin machst du einen Plan.
home-between-steps = Bis dahin gehst du die nächsten Schritte.
home-between-work = Bis dahin arbeitest du etwas aus.
home-between-nothing = Bis dahin ist nichts zu tun: Ihr trefft euch einfach wieder.
home-pair-used-up = Die vereinbarte Zeit ist um; am nächsten Arbeitstag blickt ihr zurück.
home-pair-no-time = Für das nächste Treffen gibt es noch keine Zeit.
home-pair-used = { $used } von { $total } Minuten genutzt.
home-ending-completed = Abgeschlossen.
home-ending-ended_by_mentee = Vorzeitig beendet.
home-ending-ended_by_mentor = Vorzeitig beendet.
home-ending-never_scheduled = Ein Treffen kam nicht zustande.
home-ending-departed = Vorzeitig beendet.
home-line-mentorship = *{ $goal }*, mit { $other }
home-line-closed = *{ $goal }*, mit { $other }, abgeschlossen { $on }
home-line-standing = { $standing } { $used }
home-line-request = *{ $goal }*
home-offer-skills = { $skills }
home-offer-capacity = { $places ->
    [one] Immer nur eine Person
   *[other] Höchstens { $places } Personen gleichzeitig
}, { $minutes } Minuten im Monat.
home-offer-away = Du machst Pause bis { $until }. Vorher fragt dich niemand.

step-answer_request = *{ $other }* bittet dich um Hilfe: „{ $goal }“. Bitte antworte bis { $at }.
step-answer_request-cost = { $sessions ->
    [one] 1 Treffen von
   *[other] { $sessions } Treffen zu je
} { $minutes } Minuten
step-answer_request-cost-by = { $sessions ->
    [one] 1 Treffen von
   *[other] { $sessions } Treffen zu je
} { $minutes } Minuten, fertig bis { $day }
step-answer_request-outcome = Am Ende soll es geben: { $outcome }
step-answer_request-tried = Bisher versucht: { $tried }
step-answer_request-line = „{ $line }“
step-answer_put_forward = Du wurdest gefragt, ob du Mentoring anbieten magst. Bis du ja sagst, bekommst du keine Anfragen.
step-pick_time = { $other } hat Zeiten für Treffen { $number } vorgeschlagen („{ $goal }“). Such dir eine aus.
step-say_if_met = Habt ihr euch getroffen, { $other } und du? Treffen { $number } von „{ $goal }“ war { $at }. Ein Klick genügt.
step-share_work = { $other } wartet auf deinen Zwischenstand zu „{ $goal }“. Antworte im Thread der Frage.
step-answer_work = Der Zwischenstand von { $other } zu „{ $goal }“ ist da. Zwei Zeilen von dir vor dem Treffen helfen am meisten.
step-answer_recording = { $other } möchte eure Treffen zu „{ $goal }“ aufnehmen, nur dafür:
step-answer_recording-use = „{ $use }“
step-look_half_way = Halbzeit bei „{ $goal }“: Sagt im Thread dazu, wie es weitergehen soll, { $other } und du.
step-private_questions = Rückblick auf „{ $goal }“ mit { $other }: eine Minute, nur für dich.
step-choose_mentor = Wähle aus, wer zu „{ $goal }“ gefragt wird.
step-bring_questions = Schreib { $other }, welche Fragen du zu „{ $goal }“ mitbringst.
step-say_still_on = Bleibt es bei „{ $goal }“ mit { $other }? Ein Klick genügt; sonst schließt es von selbst, { $at }.
step-settle_minutes = { $other } und du habt für Treffen { $number } von „{ $goal }“ verschiedene Minuten angegeben. Ein Klick klärt es.
step-bring_watching = Schreib { $other }, worauf du bei „{ $goal }“ achten möchtest.
step-choose_between = Was machst du bis Treffen { $number } mit { $other }? Das entscheidest du, für „{ $goal }“.
step-find_time = Finde mit { $other } eine Zeit für Treffen { $number } („{ $goal }“).
step-pick_time-option = { $at }
step-meet = Treffen { $number } mit { $other } („{ $goal }“): { $at }.
soon = bald
in-your-dm = In eurer gemeinsamen Direktnachricht mit { $other }.

person-only = { $person }
either-or = { $first } oder { $second }
line-by-line =
    { $first }
    { $rest }

status-request = *{ $goal }*: { $standing }
status-pair = *{ $goal }*, mit { $other }: { $standing }
status-nothing = Nichts ist offen. Schreib */micromentor* und dahinter, was du gern können würdest.

help-words =
    Micromentor findet für dich jemanden für ein bis drei kurze Treffen zu einem Ziel.
    {""}*/micromentor einen Podcast aufnehmen*: dabei um Hilfe bitten
    {""}*/micromentor status*: was offen ist und bei wem es liegt
    {""}*/micromentor mentor*: anderen helfen oder ändern, was du anbietest
    {""}*/micromentor pause 24.12.*: vor diesem Tag fragt dich niemand
    {""}*/micromentor export* oder *vergessen*: an wen du dich mit Fragen zu deinen Daten wendest
    {""}*/micromentor home*: alles auf einer Seite, deinem Home-Tab
    Aus gemeinsamen Direktnachrichten wird nur gespeichert, was auf Micromentors eigene Fragen geantwortet wird.
word-mentor = Magst du anderen helfen? Sag, was du gut kannst; du siehst jede Anfrage, bevor du entscheidest, und darfst jedes Mal nein sagen.
word-mentor-listed = Du bietest schon Mentoring an. Hier kannst du ändern, was du anbietest.
word-pause = Eine Pause hat immer ein Ende: Bis zu dem Tag, an dem du zurück bist, fragt dich niemand. Wähle ihn hier, oder tippe */micromentor pause 24.12.*
word-home = Das alles steht mit den passenden Knöpfen im Home-Tab dieser App.
word-meant = Meintest du *{ $word }*?
word-help-name = hilfe
# same in English
word-status-name = status
# same in English
word-home-name = home
# same in English
word-mentor-name = mentor
# same in English
word-pause-name = pause
word-forget-name = vergessen
word-export-name = exportieren
button-ask-with-words = Nein, um Hilfe bitten bei „{ $words }“
word-forget = Wenn gelöscht werden soll, was Micromentor über dich gespeichert hat, wende dich an { $admins }. Es bleiben nur Zahlen ohne deinen Namen.
word-forget-unnamed = Wenn gelöscht werden soll, was Micromentor über dich gespeichert hat, wende dich an die Admins dieses Workspace. Es bleiben nur Zahlen ohne deinen Namen.
word-export = Wenn du haben möchtest, was Micromentor über dich gespeichert hat, wende dich an { $admins }.
word-export-unnamed = Wenn du haben möchtest, was Micromentor über dich gespeichert hat, wende dich an die Admins dieses Workspace.

# A greeting or thanks after the command, in whatever channel they are.
command-greeting = Hallo.
command-thanks = Gern geschehen.
command-next = *Als Nächstes für dich:* { $step }
command-begin = Was würdest du gern können? Schreib es hinter */micromentor*, oder drück den Knopf.
command-help = */micromentor hilfe* zeigt, was es sonst noch gibt.

direct-greeting = Hallo. Was würdest du gern können? Schreib es hier in einem Satz, oder drück den Knopf.
direct-thanks = Gern geschehen.
direct-goal = Hättest du dabei gern Hilfe von jemandem aus deiner Organisation?
direct-goal-long = Im Formular steht der Anfang davon; was du sonst geschrieben hast, kannst du darunter eintragen. Niemand bekommt etwas zu sehen, bevor du es abschickst.
direct-goal-how = Was du hier schreibst, bekommt niemand zu sehen, bevor du das Formular abschickst.
button-ask-with-this = Dabei um Hilfe bitten
button-ask = Um Hilfe bitten
button-offer-open = Sagen, was du anbietest
direct-waits-question = { $other } wartet auf deine Antwort zu „{ $goal }“. Ist es diese?
direct-waits = { $other } wartet auf deine Antwort zu „{ $goal }“. Wenn das hier dafür gedacht war, nimm bitte die Knöpfe unter der Nachricht dazu: Was du hier schreibst, bekommt niemand zu sehen.
direct-goal-or = Oder hättest du dabei gern Hilfe von jemandem aus deiner Organisation?
button-answer-with-this = Damit antworten
direct-help = Oder schreib *hilfe*, um zu sehen, was Micromentor kann. Dein Home-Tab zeigt alles, was dich betrifft.
