# Eine Zeit finden, der Tag davor, ob ihr euch getroffen habt, und die gezählten Minuten.
person = { $person }
list-and = { $first } und { $second }
times-title = Eine Zeit finden
times-title-move = Eine andere Zeit
times-intro = Treffen { $number }, { $minutes } Minuten. { $other } nimmt eine deiner Zeiten oder schlägt andere vor. Du siehst und wählst alles in deiner eigenen Zeitzone.
times-move = Treffen { $number }, { $minutes } Minuten, bisher { $from }. Deine Vorschläge ersetzen diese Zeit. Du siehst und wählst alles in deiner eigenen Zeitzone.
times-zones = Bei { $other } ist es { $theirs }, wenn es bei dir { $mine } ist.
times-hours = Die Arbeitszeit dort, nach deiner Uhr: { $start } bis { $end }.
times-no-common-hour = Ihr beide habt keine gemeinsame Arbeitszeit. Schlag vor, was für dich ginge; auf der Karte steht, für wen es früh oder spät ist.
times-look-again = *Sieh dir diese noch einmal an:*
times-anyway = Wähle andere, oder schlag sie trotzdem vor: { $other } sieht diesen Hinweis auch.
button-offer-anyway = Trotzdem vorschlagen
times-first = Eine Zeit, die dir passt
times-another = Noch eine
times-way = Wie
times-place = Ort oder Link
times-place-shadowing = Treffpunkt
times-watch-for = Worauf du achten möchtest
times-watch-for-if = Bei einer Hospitation: worauf du achten möchtest
times-watch-for-hint = Zwei oder drei Dinge reichen völlig: wie etwas begonnen, gesagt oder entschieden wird.
details-title = Wo und wie
details-intro = Die Zeit von Treffen { $number } bleibt. Was du hier angibst, steht dann auf der Karte, und ihr bekommt eine neue Kalenderdatei.
button-details = Wo und wie
button-details-save = Speichern
times-place-hint = Das könnt ihr auch später klären.
button-offer = Vorschlagen

session-time-missing = Bitte wähle mindestens eine Zeit.
session-time-past = Diese Zeit ist vorbei. Bitte wähle eine, die noch kommt.
session-time-same = Das ist die Zeit, die ihr schon habt. Bitte wähle eine andere, oder schließ das Fenster, um sie zu behalten.
session-time-far = Bitte wähle eine Zeit innerhalb eines Jahres.
session-time-unseen = { $other } sieht deinen Vorschlag erst in der eigenen Arbeitszeit ({ $seen }). Bitte wähle eine spätere Zeit.
session-is-near = Noch früher geht es nicht: Das nächste Treffen ist { $at }. Schreib bis dahin im Thread; das steht dann auch auf der Vorbereitungskarte.
session-none-left = Die vereinbarten Treffen und Minuten sind aufgebraucht. Jetzt kommt der Rückblick.
session-card-is-old = Seit dieser Karte hat sich etwas getan. Die neueste steht weiter unten im Thread.
session-overtaken = { $other } war schneller: Im Thread eurer Vereinbarung steht eine neuere Karte.
session-offered = Vorgeschlagen. { $other } sieht es jetzt, und die Karte in eurer gemeinsamen Direktnachricht zeigt, was daraus wird.
session-offered-later = Vorgeschlagen. { $other } sieht es, sobald dort die Arbeitszeit beginnt ({ $seen }).
session-is-set = Es steht schon fest: { $at }.
session-others-pick = Du hast diese Zeiten vorgeschlagen, also nimmt { $other } eine. Du kannst andere vorschlagen oder deinen Vorschlag zurückziehen.
session-not-your-offer = Diese Zeiten hat { $other } vorgeschlagen, und nur von dort lassen sie sich zurückziehen. Du kannst eine nehmen oder andere vorschlagen.
session-time-gone = Diese Zeit ist vorbei. Bitte nimm eine andere, oder schlag neue vor.
session-has-begun = Das Treffen hat schon begonnen. Danach werdet ihr gefragt, ob ihr euch getroffen habt.

time-card-offer = { $by } schlägt für *Treffen { $number }*, { $minutes } Minuten, vor:
time-card-moves = { $by } kann zur bisherigen Zeit nicht ({ $from }) und schlägt für *Treffen { $number }*, { $minutes } Minuten, stattdessen vor:
time-card-sooner = { $by } möchte sich früher treffen als { $from } und schlägt für *Treffen { $number }*, { $minutes } Minuten, stattdessen vor:
time-option = { $at }
time-option-noted = { $option } ({ $note })
time-notes = { $first }; { $second }
time-on-clocks = { $mine } bei { $one }, { $theirs } bei { $other }
set-on-clocks = Das ist { $mine } bei { $one } und { $theirs } bei { $other }.
set-outside = Es liegt außerhalb der Arbeitszeit von { $who }.
set-late = Das ist später, als ihr fertig sein wolltet ({ $day }).
set-busy = { $who } hat da ein anderes Treffen.
time-there = { $there } bei { $other }
time-outside-yours = außerhalb deiner Arbeitszeit
time-outside-both = außerhalb der Arbeitszeit von euch beiden
time-late = später, als ihr fertig sein wolltet, { $day }
time-busy-both = da habt ihr beide ein anderes Treffen
time-busy-yours = da hast du ein anderes Treffen
time-outside = außerhalb der Arbeitszeit von { $who }
time-busy = { $who } hat da ein anderes Treffen
time-outside-theirs = dort außerhalb der Arbeitszeit
time-busy-theirs = dort liegt schon ein anderes Treffen
take-title = Diese Zeit nehmen?
take-look-again = Treffen { $number } mit { $other }:
take-anyway = Nimm sie trotzdem, oder geh zurück und schlag andere vor.
button-take-anyway = Trotzdem nehmen
time-card-pick = { $other }, nimm { $times ->
    [one] sie
   *[other] eine
}, oder schlag andere vor.
buttons-decide = { $other }, drück auf der Karte den passenden Knopf, um { $times ->
    [one] die Zeit
   *[other] eine der Zeiten
} zu nehmen, die { $by } vorgeschlagen hat; auch *Andere vorschlagen* steht dort.
not-read = Was ihr beide hier schreibt, gehört euch, und Micromentor liest es nicht.
button-take-it = Passt
button-take-1 = Die erste nehmen
button-take-2 = Die zweite nehmen
button-take-3 = Die dritte nehmen
spoken-take = { $label }: { $at }
button-other-times = Andere vorschlagen
button-take-back = Vorschlag zurückziehen
time-card-set = *Treffen { $number }: { $at }*, { $minutes } Minuten.
button-move = Verschieben
button-call-off = Absagen
call-off-title = Dieses Treffen absagen?
call-off-text = Ihr erfahrt es beide, und ihr könnt jederzeit eine andere Zeit finden.
button-call-off-yes = Absagen
button-call-off-no = Behalten
time-card-cancelled = Die Zeiten für Treffen { $number } sind zurückgezogen.
time-card-called-off = *Treffen { $number } ist abgesagt.* Vorgesehen war es { $at }.
time-card-replaced = Hier hat { $by } Zeiten für Treffen { $number } vorgeschlagen. Inzwischen gibt es andere Vorschläge.
button-open-link = { $site } öffnen
button-google = In Google eintragen
spoken-google = In Google Kalender eintragen: Treffen { $number }
button-outlook = In Outlook eintragen
spoken-outlook = In Outlook eintragen: Treffen { $number }
calendar-new = Treffen { $number } für deinen Kalender: { $at }. Öffne die Datei, um es einzutragen, mit einer Erinnerung zehn Minuten vorher.
calendar-moved = Treffen { $number } für deinen Kalender, geändert: { $at }. Öffne die Datei, dann ersetzt sie den früheren Eintrag.
calendar-cancelled = Treffen { $number } ({ $at }) findet nicht statt. Öffne die Datei, um es aus deinem Kalender zu nehmen.
calendar-file-new = Treffen { $number } von { $sessions }
calendar-file-moved = Treffen { $number } von { $sessions }, geändert
calendar-file-cancelled = Treffen { $number } von { $sessions }, abgesagt
calendar-title = { $one } und { $other }: Treffen { $number } von { $sessions } (Micromentor)
calendar-goal = *Ziel:* { $goal }
calendar-with = *Mit:* { $mentee } und { $mentor }
calendar-minutes = { $minutes } Minuten
session-way = *Wie:* { $way }
session-watch-for = *Worauf geachtet wird:*
session-place = *Wo:* { $place }
button-remind = Erinnere mich
home-reminders = Zehn Minuten vor jedem deiner Treffen bekommst du eine Nachricht.
button-remind-no-more = Keine Erinnerungen mehr
spoken-remind = Mich zehn Minuten vor jedem Treffen erinnern
reminder-wanted = Ab jetzt bekommst du zehn Minuten vor jedem deiner Treffen eine Nachricht. Im Home-Tab schaltest du das wieder ab.
reminder-unwanted = Keine Nachrichten mehr zehn Minuten vorher. Die Erinnerung aus der Kalenderdatei bleibt davon unberührt.
reminder = In zehn Minuten: *Treffen { $number }* mit { $other }, { $at }, { $minutes } Minuten. „{ $goal }“.
reminder-off = Diese Erinnerung hast du dir gewünscht. Im Home-Tab schaltest du sie ab.
called-off = { $other }, { $by } kann bei Treffen { $number } ({ $at }) nicht und hat es abgesagt. Das macht nichts: Mit einem Klick findet ihr eine andere Zeit.

preparation-lead = *Bald ist Treffen { $number }:* { $at }, { $minutes } Minuten. { $mentee } und { $mentor }, zwei Minuten Vorbereitung machen es doppelt so wertvoll.
preparation-was = *Zu Treffen { $number }:* { $at }.
preparation-questions = { $mentee } bringt mit:
preparation-standing = { $mentee } war am Anfang bei *{ $standing } von 5*.
preparation-between-plan = *Vereinbart bis zu diesem Treffen:* { $mentee } macht einen Plan.
preparation-between-steps = *Vereinbart bis zu diesem Treffen:* { $mentee } geht die nächsten Schritte.
preparation-between-work = *Vereinbart bis zu diesem Treffen:* { $mentee } arbeitet etwas aus.
preparation-said = { $by } hat geschrieben:
preparation-way = Macht jetzt aus, wie ihr anfangt und was es zu einem guten Treffen machen würde.
preparation-way-video-no-link = Hier steht noch kein Link für den Anruf. Tragt einen ein, oder klärt, wer wen anruft.
preparation-way-video = Probiert jetzt den Video-Link: Video ist hier neu für { $one }.
preparation-way-video-both = Probiert jetzt den Video-Link: Video ist hier neu für { $one } und { $other }.
preparation-way-audio = Klärt jetzt, wer wen anruft.
preparation-way-in_person = Klärt jetzt, wo genau ihr euch trefft.
guest-lead = *Wie man ein stiller Gast ist:*
guest-1 = { $mentee }, komm pünktlich und bleib im Hintergrund. Sieh zu, schreib deine Fragen auf und stell sie hinterher.
guest-2 = Die Menschen, für die { $mentor } arbeitet, gehen vor. Wenn sie lieber allein wären, geh hinaus, ohne dass jemand bitten muss.
guest-3 = Was du von anderen siehst und hörst, bleibt dort.
guest-4 = { $mentor }, sag den Leuten dort, wer kommt, und plan am Ende fünf Minuten für Fragen ein.
preparation-no-place = Wohin { $mentee } kommt, steht noch nicht fest.
preparation-no-watching = { $mentee }, worauf möchtest du achten? Eines genügt.
preparation-no-questions = { $mentee }, welche Fragen bringst du mit? Zwei reichen völlig.
preparation-way-written = Schreib deine Frage so, dass sie sich in zehn Minuten beantworten lässt.

met-session = *Treffen { $number }:* { $at }
met-ask-shadowing = { $mentee } und { $mentor }, *hat der Besuch stattgefunden?* Eine Antwort genügt.
met-ask = { $mentee } und { $mentor }, *habt ihr euch getroffen?* Eine Antwort genügt.
button-met = Ja, etwa { $minutes } Min.
button-minutes = Länger oder kürzer
button-moved = Wir haben verschoben
button-not-met = Nein
met-yes = *Getroffen.* Treffen { $number }: { $minutes } Minuten. { $used } von { $total } Minuten genutzt.
met-presumed = *Als getroffen gezählt,* weil niemand geantwortet hat: Treffen { $number }, { $minutes } Minuten. { $used } von { $total } Minuten genutzt. Stimmt das nicht? Bis zum Abschluss könnt ihr es korrigieren.
met-not = *Ihr habt euch nicht getroffen:* Treffen { $number }. Es zählen keine Minuten: { $used } von { $total } genutzt.
met-unsaid = Treffen { $number }: abgeschlossen, bevor jemand gesagt hat, ob ihr euch getroffen habt. Es zählen keine Minuten.
met-moved = Für Treffen { $number } habt ihr eine andere Zeit gefunden.
met-answer = { $by } sagt: { $minutes ->
    [0] Wir haben uns nicht getroffen
    [one] 1 Minute
   *[other] { $minutes } Minuten
}
met-differ = Bis ihr dasselbe sagt, gilt die kleinere Zahl. Ein Klick klärt es:
met-time-used = Das war die vereinbarte Zeit. { $left ->
    [0] Der Rückblick kommt am nächsten Arbeitstag, außer ihr möchtet beide noch ein Treffen.
    [one] Ein Treffen ist übrig; der Rückblick kommt am nächsten Arbeitstag, außer ihr möchtet es beide behalten.
   *[other] { $left } Treffen sind übrig; der Rückblick kommt am nächsten Arbeitstag, außer ihr möchtet beide eins behalten.
}
met-extended = Ihr habt beide noch ein Treffen vereinbart.
one-more-agreed = { $mentee } und { $mentor }, ihr hättet beide gern noch ein Treffen, also gibt es eins.
button-one-more = Noch ein Treffen
button-keep-session = Ein Treffen behalten
button-find-time-for = Eine Zeit für Treffen { $number } finden
button-correct = Minuten korrigieren
button-settle = { $minutes ->
    [0] Wir haben uns nicht getroffen
   *[other] { $minutes } Minuten
}
session-one-more-waits = Notiert, nur für dich. Wenn { $other } es auch gern hätte, erfahrt ihr es beide. Wenn nicht, erfährt es niemand.
session-one-more-agreed = { $other } hätte es auch gern. Es gibt noch ein Treffen: Findet eine Zeit, wann immer ihr mögt.
session-answer-waits = Das hast du gesagt. { $other } kann dem mit einem Klick zustimmen.
between-ask = { $mentee }, was machst du bis zum nächsten Treffen?
between-ask-why = Auf halbem Weg zum nächsten Treffen wirst du gefragt, wie es läuft, und { $mentor } um zwei Zeilen dazu gebeten. Bei *Nichts* trefft ihr euch einfach wieder.
between-plan = *Bis dahin:* { $mentee } macht einen Plan.
between-steps = *Bis dahin:* { $mentee } geht die nächsten Schritte.
between-work = *Bis dahin:* { $mentee } arbeitet etwas aus.
between-nothing = *Bis dahin:* nichts. Ihr trefft euch einfach wieder.
button-between-plan = Einen Plan
button-between-steps = Nächste Schritte
button-between-work = Einen Entwurf
button-between-nothing = Nichts
button-change-between = Etwas anderes bis dahin
between-title = Bis zum nächsten Mal
between-label = Was machst du zwischen Treffen { $number } und { $next }?
between-missing = Bitte wähle eines aus.
between-is-answered = Auf die Frage dazu hast du schon geantwortet, also bleibt es dabei. Im Thread dort kannst du alles andere schreiben.
button-between-save = Speichern
session-between-mentee = Das entscheidet { $mentee }.
minutes-title = Wie lange war es?
minutes-label = Minuten von Treffen { $number }
minutes-hint = Eine ungefähre Zahl genügt. 0, wenn ihr euch nicht getroffen habt.
button-minutes-save = Speichern
session-minutes-range = Bitte schreib eine Zahl von 0 bis { $most } Minuten.
