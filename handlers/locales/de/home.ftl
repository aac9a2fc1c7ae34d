# App-Home und die Antworten auf Wörter.
home-welcome = Willkommen bei Micromentor
home-welcome-what = Ein bis drei kurze Treffen mit jemandem aus deiner Organisation, zu einer Sache, die du gern könntest.
home-welcome-ask = *Um Hilfe bitten:* Sag, was es ist. Micromentor findet Menschen, die wirklich helfen können, sagt, warum, und fragt sie nacheinander. So wartest du nie im Ungewissen.
home-welcome-help = *Anderen helfen:* Sag, was du gut kannst. Du siehst jede Anfrage und was sie kostet zuerst, und darfst jedes Mal nein sagen.
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
home-list-mentorships = hier lernst du
home-list-mentoring = hier hilfst du
home-list-history = abgeschlossen
home-nothing-next = Nichts wartet auf dich.
home-requests = Deine Anfragen
home-mentorships = Hier lernst du
home-mentoring = Hier hilfst du
home-offer = Was du anbietest
home-history = Abgeschlossen
button-ask-again = Neu fragen
button-ask-again-spoken = Neu fragen: { $goal }
home-hours = Deine Arbeitszeit: { $hours }. In dieser Zeit erreichen dich Nachrichten.
button-hours-change = Arbeitszeit ändern
home-help = Hilfe
home-help-line = Tippe in irgendeiner Unterhaltung */micromentor* und was du gern könntest. */micromentor hilfe* nennt die anderen Wörter.
home-privacy = In euren gemeinsamen Direktnachrichten werden nur die Antworten auf Micromentors eigene Fragen aufbewahrt. Was du privat antwortest, bleibt bei dir.
home-admin = Das Programm
home-admin-line = Tippe */micromentor-report*, um zu sehen, wie es um das Programm steht. Du siehst Zahlen, nie die Worte von jemandem.
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
home-rules-week = Arbeitszeit, wo niemand eine eigene gesetzt hat: { $days }, { $start } bis { $end }, nach der Uhr jeder Person.
home-rules-holidays = Kommende Feiertage: { $days }{ $more ->
    [0] {""}
   *[other] {" "}und { $more } mehr
}.
home-rules-no-holidays = Kommende Feiertage sind keine eingetragen.
home-rules-day = { $day }
home-rules-language = Wo zwei keine gemeinsame Sprache haben: { $language }.
home-rules-kept = Wird die App entfernt, wird alles Aufbewahrte { $days ->
    [0] sofort
    [one] nach 1 Tag
   *[other] nach { $days } Tagen
} gelöscht.
home-rules-admins = Für Fragen zum Programm: { $admins }.
home-rules-set = Das stellt ein, wer Micromentor hier betreibt.
home-cut = … und { $count } mehr

home-request-with = { $mentor } hat sie bis { $until }.
home-request-on-its-way = { $mentor } bekommt sie { $arrives }, zurück bei der Arbeit.
home-request-choosing = Du hast noch nicht gewählt, wer gefragt wird.
home-request-asking = Jemand hat sie.
home-request-waiting = Noch passt niemand. Jeden Arbeitstag wird neu gesucht.
home-request-accepted = Sie wurde angenommen.
home-request-withdrawn = Du hast sie zurückgezogen.
home-pair-agreed = Es ist vereinbart. Eure gemeinsame Direktnachricht öffnet sich, wenn ihr beide bei der Arbeit seid.
home-pair-closing = Alle Treffen haben stattgefunden. Mit eurem Rückblick ist es abgeschlossen.
home-pair-offered = Eine Zeit für Treffen { $number } wartet auf dein Ja.
home-pair-offered-by-you = Du hast Zeiten für Treffen { $number } angeboten.
home-pair-next = Treffen { $number }: { $at }.
home-pair-was = Treffen { $number } war { $at }.
home-between-plan = Bis dahin machst du einen Plan.
home-between-steps = Bis dahin gehst du die nächsten Schritte.
home-between-work = Bis dahin machst du ein Stück Arbeit.
home-between-nothing = Bis dahin nichts: Ihr trefft euch einfach wieder.
home-pair-used-up = Die vereinbarte Zeit ist aufgebraucht.
home-pair-no-time = Noch keine Zeit für das nächste Treffen.
home-pair-used = { $used } von { $total } Minuten genutzt.
home-ending-completed = Abgeschlossen.
home-ending-ended_by_mentee = Vorzeitig beendet.
home-ending-ended_by_mentor = Vorzeitig beendet.
home-ending-never_scheduled = Zu einem Treffen kam es nicht.
home-ending-departed = Vorzeitig beendet.
home-line-mentorship = *{ $goal }*, mit { $other }
home-line-closed = *{ $goal }*, mit { $other }, abgeschlossen { $on }
home-line-standing = { $standing } { $used }
home-line-request = *{ $goal }*
home-offer-skills = { $skills }
home-offer-capacity = { $places ->
    [one] Eine Person auf einmal
   *[other] Höchstens { $places } Personen auf einmal
}, { $minutes } Minuten im Monat.
home-offer-away = Du machst Pause bis { $until }. Vorher fragt dich niemand.

step-answer_request = *{ $other }* bittet dich um Hilfe bei „{ $goal }“. Bitte antworte bis { $at }.
step-answer_request-cost = { $sessions ->
    [one] 1 Treffen
   *[other] { $sessions } Treffen
} von { $minutes } Minuten
step-answer_request-cost-by = { $sessions ->
    [one] 1 Treffen
   *[other] { $sessions } Treffen
} von { $minutes } Minuten, fertig bis { $day }
step-answer_request-outcome = Wenn es fertig ist: { $outcome }
step-answer_request-tried = Bisher versucht: { $tried }
step-answer_request-line = „{ $line }“
step-answer_put_forward = Du wurdest gefragt, ob du Mentoring anbieten magst. Bis du ja sagst, erreicht dich keine Anfrage.
step-pick_time = { $other } hat Zeiten für Treffen { $number } zu „{ $goal }“ angeboten. Nimm eine.
step-say_if_met = Hast du { $other } zu Treffen { $number } von „{ $goal }“ getroffen, { $at }? Ein Klick genügt.
step-share_work = { $other } wartet auf deine Arbeit an „{ $goal }“. Antworte auf die Frage in eurer gemeinsamen Direktnachricht.
step-answer_work = Was { $other } zu „{ $goal }“ gemacht hat, ist da. Zwei Zeilen von dir vor dem Treffen helfen am meisten.
step-answer_recording = { $other } würde eure Treffen zu „{ $goal }“ gern aufzeichnen, hierfür und für nichts sonst:
step-answer_recording-use = „{ $use }“
step-look_half_way = Auf halbem Weg mit „{ $goal }“: { $other } und du sagt in eurer gemeinsamen Direktnachricht, wohin es gehen soll.
step-private_questions = Blick zurück auf „{ $goal }“ mit { $other }: eine Minute, nur für dich.
step-choose_mentor = Wähle, wer zu „{ $goal }“ gefragt wird.
step-bring_questions = Sag { $other }, welche Fragen du zu „{ $goal }“ mitbringst.
step-choose_between = Was kommt vor Treffen { $number } mit { $other }? Das sagst du, für „{ $goal }“.
step-find_time = Finde mit { $other } eine Zeit für Treffen { $number } zu „{ $goal }“.
step-pick_time-option = { $at }
step-meet = Du triffst { $other } zu Treffen { $number } von „{ $goal }“: { $at }.
soon = bald
words-only = { $words }
in-your-dm = In eurer gemeinsamen Direktnachricht mit { $other }.

person-only = { $person }
either-or = { $first } oder { $second }
listed-with = { $first }, { $second }
line-by-line =
    { $first }
    { $rest }

status-request = *{ $goal }*: { $standing }
status-pair = *{ $goal }*, mit { $other }: { $standing }
status-nothing = Nichts ist offen. Tippe */micromentor* und was du gern könntest.

help-words =
    Micromentor findet für dich jemanden für ein bis drei kurze Treffen zu einem Ziel.
    {""}*/micromentor einen Jugendbeirat leiten*: dabei um Hilfe bitten
    {""}*/micromentor status*: was offen ist, und wer es hat
    {""}*/micromentor mentor*: anderen helfen, oder ändern, was du anbietest
    {""}*/micromentor pause 2026-12-24*: vor diesem Tag fragt dich niemand
    {""}*/micromentor export* oder *vergessen*: an wen du dich wegen deiner Daten wendest
    {""}*/micromentor home*: alles auf einer Seite, deinem Home-Tab
    In gemeinsamen Direktnachrichten werden nur die Antworten auf Micromentors eigene Fragen aufbewahrt.
word-mentor = Magst du anderen helfen? Sag, was du gut kannst; du siehst jede Anfrage zuerst, und darfst jedes Mal nein sagen.
word-mentor-listed = Du bietest schon Mentoring an. Hier kannst du ändern, was du anbietest.
word-pause = Eine Pause hat immer ein Ende: Vor diesem Tag fragt dich niemand. Wähle ihn hier, oder tippe */micromentor pause 2026-12-24*.
word-home = Alles davon steht mit seinen Knöpfen im Home-Tab dieser App.
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
word-forget = Wenn vergessen werden soll, was Micromentor von dir aufbewahrt, wende dich an { $admins }. Es bleiben Zahlen, ohne deinen Namen.
word-forget-unnamed = Wenn vergessen werden soll, was Micromentor von dir aufbewahrt, wende dich an einen Admin dieses Workspace. Es bleiben Zahlen, ohne deinen Namen.
word-export = Wenn du haben möchtest, was Micromentor von dir aufbewahrt, wende dich an { $admins }.
word-export-unnamed = Wenn du haben möchtest, was Micromentor von dir aufbewahrt, wende dich an einen Admin dieses Workspace.

# A greeting or thanks after the command, in whatever channel they are.
command-greeting = Hallo.
command-thanks = Gern geschehen.
command-next = *Als Nächstes für dich:* { $step }
command-begin = Was würdest du gern können? Tippe es hinter */micromentor*, oder nimm den Knopf.
command-help = */micromentor hilfe* zeigt, was es sonst noch gibt.

direct-greeting = Hallo. Was würdest du gern können? Schreib es hier in einem Satz, oder nimm den Knopf.
direct-thanks = Gern geschehen.
direct-goal = Hättest du dabei gern Hilfe von jemandem aus deiner Organisation?
direct-goal-how = Nichts von dem, was du hier schreibst, geht an jemanden, bevor du das Formular abschickst.
button-ask-with-this = Dabei um Hilfe bitten
button-ask = Um Hilfe bitten
button-offer-open = Sagen, was du anbietest
direct-help = Oder tippe *hilfe*, um zu sehen, was Micromentor kann. Dein Home-Tab zeigt alles, was dich betrifft.
