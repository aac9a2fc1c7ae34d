# Der Rückblick: die Frage an beide, die privaten Fragen, die Zusammenfassung am Schluss.
reflection-heading = Rückblick: { $goal }
reflection-ask = { $mentee } und { $mentor }: Was hat sich verändert? Was tut ihr als Nächstes? Was hat geholfen? Antwortet hier im Thread.
reflection-private = Die privaten Fragen sind nur für dich; ein Dankeschön wird zum Schluss weitergegeben.
reflection-closed = Abgeschlossen. Was ihr geschrieben habt, bleibt im Thread.
reflection-withdrawn = Noch nicht: Es kommt doch noch ein Treffen. Danach werdet ihr wieder gefragt; was ihr schon geantwortet habt, bleibt erhalten.
reflection-closes = Abgeschlossen wird, wenn ihr die privaten Fragen beide beantwortet habt, spätestens { $closes }. Danach werdet ihr um nichts mehr gebeten.
button-private-questions = Private Fragen, eine Minute
private-title = Rückblick
private-submit = Senden
private-lead =
    {""}*Es geht um:* { $goal }
    Fünf kurze Fragen zum Ankreuzen. Diese Antworten siehst nur du; dein Dankeschön geht am Schluss an { $other }.
private-goal_met = Ist das Ziel erreicht?
private-expectations = Hat es deine Erwartungen erfüllt?
private-time_right = Hat die Zeit gepasst?
private-time_right-no = Nein
private-skill_right = Waren es die richtigen Kenntnisse für dieses Ziel?
private-skill_right-no = Nein
private-yes = Ja
private-mark-1 = 1, gar nicht
private-mark-2 = 2
private-mark-3 = 3, zur Hälfte
private-mark-4 = 4
private-mark-5 = 5, ganz
private-stands-now = Wo stehst du heute?
private-stands-now-hint = Am Anfang warst du bei { $began } von 5. Das sieht in der Zusammenfassung auch { $other }.
private-thanks = Ein Dankeschön an { $other }
private-proceed = Wie soll es weitergehen?
private-proceed-hint = Wird nur gezeigt, wenn ihr beide dasselbe sagt.
private-proceed-done = Damit ist es rund
private-proceed-one_more_round = Noch eine Runde
private-proceed-stay_in_touch = In Verbindung bleiben
reflection-please-choose = Bitte wähle etwas aus.
reflection-kept = Gespeichert, nur für dich. Bis zum Schluss kannst du deine Antworten ändern; dein Dankeschön geht dann an { $other }.
reflection-kept-and-closed = Gespeichert, nur für dich. Das war die letzte Antwort, damit ist es abgeschlossen; die Zusammenfassung kommt privat zu dir, in deiner Arbeitszeit.
reflection-is-closed = Danke. Das wurde am { $day } abgeschlossen, darum wird hier nichts mehr gespeichert. Ein Dankeschön erreicht { $other } immer noch in eurer gemeinsamen Direktnachricht.
reflection-comes-later = Noch nicht: Es kommt doch noch ein Treffen. Danach werdet ihr wieder gefragt.
summary-heading = Abgeschlossen: { $goal }
summary-time = Du und { $other }: *{ $used } von { $agreed } Minuten* genutzt, in { $sessions ->
    [one] 1 Treffen
   *[other] { $sessions } Treffen
}.
summary-standing-yours = Am Anfang warst du bei { $standing } von 5.
summary-standing-theirs = { $other } war am Anfang bei { $standing } von 5.
summary-goal-met = Ziel erreicht, nach deiner Antwort: { $mark } von 5.
summary-stood-yours = Am Anfang warst du bei { $standing } von 5, heute stehst du bei *{ $now } von 5*.
summary-stood-theirs = { $other } war am Anfang bei { $standing } von 5 und steht heute bei *{ $now } von 5*.
summary-thanks = *Ein Dankeschön von { $other }:*
summary-mentee-one_more_round = Ihr hättet beide gern *noch eine Runde*.
summary-mentee-stay_in_touch = Ihr möchtet beide *in Verbindung bleiben*. Eure gemeinsame Direktnachricht bleibt euch.
summary-mentee-done = Ihr sagt beide: *Damit ist es rund*.
summary-mentor-one_more_round = Ihr hättet beide gern *noch eine Runde*; { $other } kann dich mit einem Klick wieder fragen.
summary-mentor-stay_in_touch = Ihr möchtet beide *in Verbindung bleiben*. Eure gemeinsame Direktnachricht bleibt euch.
summary-mentor-done = Ihr sagt beide: *Damit ist es rund*.
summary-become_mentor = Magst du mit dem, was du gelernt hast, der nächsten Person helfen?
button-one-more-round = Um noch eine Runde bitten
button-become_mentor = Mentoring anbieten
summary-add_skill = Magst du auch dabei der nächsten Person helfen? Es käme zu dem dazu, was du schon anbietest.
button-add_skill = In mein Angebot aufnehmen
