# Der Bericht über das Programm, für dessen Admins.
report-for-admins = Dieser Bericht ist für die Leitung des Programms. Wenn du neu dazugehörst, versuch es gleich noch einmal.
report-period-unread = „{ $words }“ ist kein Zeitraum, den dieser Bericht kennt. Schreib *7d*, *30d*, *quarter* oder *all* hinter den Befehl; ohne Angabe sind es 30 Tage.
report-takes-longer = Einen Moment: Die Zahlen werden zusammengestellt. Der Bericht folgt hier.
report-failed = Diesmal ließen sich die Zahlen nicht zusammenstellen. Bitte ruf den Bericht noch einmal auf.
report-title = Micromentor: das Programm in Zahlen
report-since = Anfragen seit { $day }, und was daraus wurde.
report-ever = Alle Anfragen bisher, und was daraus wurde.
report-nothing = In dieser Zeit gab es keine Anfrage.
report-funnel = *Wie weit die Anfragen kamen*
report-requested = Angefragt: { $count }
report-proposed = Jemand vorgeschlagen: { $count } ({ $share } %)
report-accepted = Angenommen: { $count } ({ $share } %)
report-first_met = Einmal getroffen: { $count } ({ $share } %)
report-all_met = Alle Treffen durchgeführt: { $count } ({ $share } %)
report-reflected = Zurückgeblickt: { $count } ({ $share } %)
report-time = *Zeit*
report-hours = Stunden bis zur Antwort: { $hours } (die Hälfte brauchte nicht länger)
report-hours-hidden = Stunden bis zur Antwort: noch nicht gezeigt, zu wenige haben geantwortet
report-minutes = Minuten vereinbart: { $agreed }, bisher genutzt: { $used }
report-answers = *Was die Beteiligten antworten, von 1 bis 5*
report-goal-met = Ziel erreicht: { $mean } ({ $people } Personen)
report-goal-met-hidden = Ziel erreicht: noch nicht gezeigt, zu wenige haben geantwortet
report-expectations = Erwartungen erfüllt: { $mean } ({ $people } Personen)
report-expectations-hidden = Erwartungen erfüllt: noch nicht gezeigt, zu wenige haben geantwortet
report-load-head = *Verteilung*
report-load = { $busiest ->
    [one] Die am meisten gefragte von { $mentors } Personen, die helfen, hält
   *[other] Die { $busiest } am meisten gefragten von { $mentors } Personen, die helfen, halten
} { $share } % der Mentorings.
report-load-hidden = Noch nicht gezeigt, zu wenige haben geholfen
report-topics = *Angefragt, und niemand konnte helfen*
report-topic = { $topic } ({ $people } Personen)
report-topics-none = Kein Thema, das zwei oder mehr vergeblich angefragt haben
report-departments = *Nach Abteilung*
report-sites = *Nach Standort*
report-group = { $name }: { $requested } angefragt, { $accepted } angenommen
report-groups-hidden = { $count ->
    [one] 1 Gruppe, zu klein, um gezeigt zu werden
   *[other] { $count } Gruppen, zu klein, um gezeigt zu werden
}
report-hidden = Gruppen und Durchschnitte von weniger als { $fewest } Personen werden nie gezeigt, und nie, was jemand geschrieben hat.
