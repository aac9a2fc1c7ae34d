# Eine Zeit finden, der Tag davor, ob ihr euch getroffen habt, und die gezählten Minuten.
person = { $person }
list-and = { $first } und { $second }
times-title = Eine Zeit finden
times-intro = Treffen { $number }, { $minutes } Minuten. { $other } nimmt eine deiner Zeiten oder schlägt andere vor. Du siehst und wählst sie in deiner eigenen Zeitzone.
times-move = Treffen { $number }, { $minutes } Minuten, bisher { $from }. Was du hier anbietest, tritt an die Stelle. Du siehst und wählst Zeiten in deiner eigenen Zeitzone.
times-zones = Bei { $other } ist es { $theirs }, wenn es bei dir { $mine } ist.
times-hours = Nach deiner Uhr arbeitet { $other } von { $start } bis { $end }.
times-no-common-hour = Du und { $other } habt keine gemeinsame Arbeitszeit. Biete an, was für dich ginge; auf der Karte steht, für wen es früh oder spät ist.
times-look-again = *Sieh dir diese noch einmal an:*
times-anyway = Wähle andere, oder biete sie trotzdem an: { $other } sieht es auch.
button-offer-anyway = Trotzdem anbieten
times-first = Eine Zeit, die dir passt
times-another = Noch eine
times-way = Wie
times-place = Wo, oder welcher Link
times-place-hint = Das könnt ihr auch später klären.
button-offer = Anbieten

session-time-missing = Bitte wähle mindestens eine Zeit.
session-time-past = Diese Zeit ist vorbei. Bitte wähle eine, die noch kommt.
session-time-far = Bitte wähle eine Zeit innerhalb eines Jahres.
session-time-unseen = { $other } sieht dein Angebot erst { $seen }, bei der Arbeit. Bitte wähle eine spätere Zeit.
session-is-near = Näher kann das nächste Treffen nicht liegen: { $at }. Schreib so lange im Thread; was dort steht, steht auch auf der Vorbereitungskarte.
session-none-left = Die vereinbarten Treffen und Minuten sind aufgebraucht. Was jetzt kommt, ist der Rückblick.
session-card-is-old = Seit dieser Karte hat sich etwas getan. Die neueste steht weiter unten im Thread.
session-overtaken = { $other } war schneller: Im Thread eurer Vereinbarung steht eine neuere Karte.
session-offered = Angeboten. { $other } sieht es jetzt, und die Karte in eurer gemeinsamen Direktnachricht zeigt, was daraus wird.
session-offered-later = Angeboten. { $other } sieht es { $seen }, zurück bei der Arbeit.
session-is-set = Es steht schon fest: { $at }.
session-others-pick = Du hast diese Zeiten angeboten, also nimmt { $other } eine. Du kannst andere vorschlagen oder das Angebot zurückziehen.
session-not-your-offer = Diese Zeiten hat { $other } angeboten, und nur von dort lassen sie sich zurückziehen. Du kannst eine nehmen oder andere vorschlagen.
session-time-gone = Diese Zeit ist vorbei. Bitte nimm eine andere, oder schlag welche vor.
session-has-begun = Es hat schon begonnen. Danach werdet ihr gefragt, ob ihr euch getroffen habt.

time-card-offer = { $other }, { $by } kann zu diesen Zeiten, für *Treffen { $number }*, { $minutes } Minuten:
time-card-moves = { $other }, { $by } kann { $from } nicht und kann stattdessen zu diesen Zeiten, für *Treffen { $number }*, { $minutes } Minuten:
time-card-sooner = { $other }, { $by } möchte sich früher treffen als { $from } und kann stattdessen zu diesen Zeiten, für *Treffen { $number }*, { $minutes } Minuten:
time-option = { $at }
time-option-noted = { $option } ({ $note })
time-on-clocks = { $mine } bei { $one }, { $theirs } bei { $other }
time-there = { $there } bei { $other }
time-outside-yours = außerhalb deiner Arbeitszeit
time-busy-yours = da hast du ein anderes Treffen
time-outside = außerhalb der Arbeitszeit von { $who }
time-busy = { $who } hat da ein anderes Treffen
take-title = Diese Zeit nehmen?
take-look-again = Treffen { $number } mit { $other }:
take-anyway = Nimm sie trotzdem, oder geh zurück und schlag { $other } andere vor.
button-take-anyway = Trotzdem nehmen
time-card-pick = { $other }, nimm eine, oder schlag andere vor.
button-take-it = Passt
button-take-1 = Die erste nehmen
button-take-2 = Die zweite nehmen
button-take-3 = Die dritte nehmen
spoken-take = { $label }: { $at }
button-other-times = Andere vorschlagen
button-take-back = Angebot zurückziehen
time-card-set = *Treffen { $number }: { $at }*, { $minutes } Minuten.
button-move = Verschieben
button-call-off = Absagen
call-off-title = Dieses Treffen absagen?
call-off-text = Die andere Seite hört es rechtzeitig, und ihr könnt jederzeit eine andere Zeit finden.
button-call-off-yes = Absagen
button-call-off-no = Behalten
time-card-cancelled = Treffen { $number } findet zu dieser Zeit nicht statt.
time-card-replaced = Andere Zeiten für Treffen { $number } stehen auf einer neueren Karte weiter unten.
button-google = In Google eintragen
spoken-google = In Google Kalender eintragen: Treffen { $number }
button-outlook = In Outlook eintragen
spoken-outlook = In Outlook eintragen: Treffen { $number }
calendar-new = Treffen { $number } für deinen Kalender: { $at }. Öffne die Datei, um es einzutragen, mit einer Erinnerung zehn Minuten vorher.
calendar-moved = Treffen { $number } für deinen Kalender, wie es jetzt ist: { $at }. Öffne die Datei, dann tritt es an die Stelle des früheren.
calendar-cancelled = Treffen { $number } ({ $at }) findet nicht statt. Öffne die Datei, um es aus deinem Kalender zu nehmen.
calendar-file-new = Treffen { $number } von { $sessions }
calendar-file-moved = Treffen { $number } von { $sessions }, wie es jetzt ist
calendar-file-cancelled = Treffen { $number } von { $sessions }, abgesagt
calendar-title = { $one } und { $other }: Treffen { $number } von { $sessions } (Micromentor)
calendar-goal = *Ziel:* { $goal }
calendar-with = *Mit:* { $mentee } und { $mentor }
calendar-minutes = { $minutes } Minuten
session-way = *Wie:* { $way }
session-place = *Wo:* { $place }
called-off = { $other }, { $by } kann bei Treffen { $number } ({ $at }) nicht und hat es abgesagt. Das macht nichts: Eine andere Zeit ist einen Klick entfernt.

preparation-lead = *Bald ist Treffen { $number }:* { $at }, { $minutes } Minuten. { $mentee } und { $mentor }, zwei Minuten jetzt machen es doppelt so viel wert.
preparation-questions = { $mentee } bringt mit:
preparation-standing = { $mentee } hat bei *{ $standing } von 5* begonnen.
preparation-said = { $by } hat geschrieben:
preparation-way = Macht jetzt aus, wie ihr anfangt, und was es zu einem guten Treffen machen würde.
preparation-way-video = Probiert jetzt den Video-Link, wenn er für eine Seite neu ist.
preparation-way-audio = Klärt jetzt, wer wen anruft.
preparation-way-in_person = Klärt jetzt, wo genau ihr euch trefft.
preparation-way-shadowing = Klärt jetzt, worauf zu achten ist. Ein stiller Gast fragt hinterher.
preparation-way-written = Schreib deine Frage so, dass sie sich in zehn Minuten beantworten lässt.

met-ask = { $mentee } und { $mentor }, *habt ihr euch getroffen?* Eine Antwort genügt.
button-met = Ja, etwa { $minutes } Min.
button-minutes = Länger oder kürzer
button-moved = Wir haben es verschoben
button-not-met = Nein
met-yes = *Getroffen.* Treffen { $number }: { $minutes } Minuten. { $used } von { $total } Minuten genutzt.
met-presumed = *Als getroffen gezählt,* weil niemand etwas gesagt hat: Treffen { $number }, { $minutes } Minuten. { $used } von { $total } Minuten genutzt. Stimmt das nicht? Berichtigt es, bis das hier abgeschlossen ist.
met-not = *Ihr habt euch nicht getroffen,* Treffen { $number }. Keine Minuten gezählt: { $used } von { $total } genutzt.
met-unsaid = Treffen { $number }: abgeschlossen, bevor jemand gesagt hat, ob ihr euch getroffen habt. Keine Minuten gezählt.
met-moved = Für Treffen { $number } habt ihr eine andere Zeit gefunden.
met-answer = { $by } sagt: { $minutes ->
    [0] Wir haben uns nicht getroffen
    [one] 1 Minute
   *[other] { $minutes } Minuten
}
met-differ = Die kleinere Zahl gilt, bis ihr dasselbe sagt. Ein Klick klärt es:
met-time-used = Das war die vereinbarte Zeit. { $left ->
    [0] Der Rückblick kommt am nächsten Arbeitstag, es sei denn, ihr hättet beide gern ein Treffen mehr.
    [one] Ein Treffen ist übrig; der Rückblick kommt am nächsten Arbeitstag, es sei denn, ihr möchtet es beide behalten.
   *[other] { $left } Treffen sind übrig; der Rückblick kommt am nächsten Arbeitstag, es sei denn, ihr möchtet beide eines behalten.
}
met-extended = Ihr habt beide ein Treffen mehr vereinbart.
one-more-agreed = { $mentee } und { $mentor }, ihr hättet beide gern ein Treffen mehr, also gibt es eines.
button-one-more = Ein Treffen mehr
button-keep-session = Ein Treffen behalten
button-find-time-for = Eine Zeit für Treffen { $number } finden
button-correct = Die Minuten berichtigen
button-settle = { $minutes ->
    [0] Wir haben uns nicht getroffen
   *[other] { $minutes } Minuten
}
session-one-more-waits = Notiert, nur für dich. Wenn { $other } es auch gern hätte, hört ihr es beide. Wenn nicht, hört niemand davon.
session-one-more-agreed = { $other } hätte es auch gern. Es gibt ein Treffen mehr: Findet eine Zeit, wann immer ihr mögt.
session-answer-waits = Das hast du gesagt. { $other } kann sich mit einem Klick auch darauf einigen.
between-ask = { $mentee }, was kommt bis zum nächsten Treffen?
between-ask-why = Auf halbem Weg dorthin wirst du gefragt, wie es läuft, und { $mentor } nach zwei Zeilen dazu. Kommt nichts dazwischen, trefft ihr euch einfach wieder.
between-plan = *Bis dahin:* { $mentee } macht einen Plan.
between-steps = *Bis dahin:* { $mentee } geht die nächsten Schritte.
between-work = *Bis dahin:* { $mentee } macht ein Stück Arbeit.
between-nothing = *Bis dahin:* nichts. Ihr trefft euch einfach wieder.
button-between-plan = Ein Plan
button-between-steps = Schritte
button-between-work = Ein Stück Arbeit
button-between-nothing = Nichts
session-between-mentee = Das sagt { $mentee }.
minutes-title = Wie lange war es?
minutes-label = Minuten von Treffen { $number }
minutes-hint = Ungefähr genügt. 0, wenn ihr euch nicht getroffen habt.
button-minutes-save = Speichern
session-minutes-range = Bitte schreib eine Zahl von 0 bis { $most } Minuten.
