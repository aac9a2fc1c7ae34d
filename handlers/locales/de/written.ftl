# Treffen in Slack: eine Frage, ein Tag, die Antwort im Thread der Frage.
written-title = Schriftlich fragen
written-change-title = Frage und Tag
written-day-title = Ein anderer Tag
written-intro = Treffen { $number }: etwa { $minutes } Minuten von { $other }, mit der Antwort im Thread deiner Frage bis zu dem Tag, den du wählst.
written-day-intro = Treffen { $number }, schriftlich. { $other } sieht den neuen Tag in eurer gemeinsamen Direktnachricht.
written-question = Deine Frage
written-question-hint = Was du wissen willst, was du versucht hast und wozu dir eine gute Antwort hilft. Oder lass es leer und schreib im Thread.
written-day = Antwort bis
button-written-send = Fragen
button-written-save = Speichern

written-heading = { $goal }: schriftlich
written-heading-of = { $goal }: Treffen { $number }, schriftlich
written-asking = { $mentee }, schreib deine Frage in diesen Thread, oder mit dem Knopf. { $mentor } antwortet hier bis { $day }, oder später, wenn deine Frage spät kommt.
written-asked = { $mentor }, bitte antworte in diesem Thread bis { $day }. Vereinbart sind etwa { $minutes } Minuten: Eine kurze Antwort ist in Ordnung.
written-asked-in-thread = Die Frage von { $mentee } steht in diesem Thread.
written-late = { $mentor }, der Tag ist vorbei, und eine Antwort ist hier immer noch willkommen. Wenn dir ein anderer Tag besser passt, wähle ihn mit dem Knopf.
written-answered = { $mentor } hat in diesem Thread geantwortet. Ist die Frage damit beantwortet? Es genügt, wenn jemand von euch klickt.
written-off = Treffen { $number }, schriftlich, wurde abgesagt. Das Treffen selbst bleibt euch.
written-answered-yes = *Beantwortet.* Treffen { $number }: { $minutes } Minuten. { $used } von { $total } Minuten genutzt.
written-answered-presumed = *Als beantwortet gezählt,* weil niemand etwas gesagt hat: Treffen { $number }, { $minutes } Minuten. { $used } von { $total } Minuten genutzt. Stimmt das nicht? Bis zum Abschluss könnt ihr es korrigieren.
written-answered-not = *Nicht beantwortet:* Treffen { $number }. Es zählen keine Minuten: { $used } von { $total } genutzt.
written-answer = { $by } sagt: { $minutes ->
    [0] nicht beantwortet
    [one] 1 Minute
   *[other] { $minutes } Minuten
}
button-settle-written = { $minutes ->
    [0] Nicht beantwortet
   *[other] { $minutes } Minuten
}
button-answered = Beantwortet, etwa { $minutes } Min.
button-write-question = Deine Frage schreiben
button-another-day = Anderen Tag wählen
button-change-written = Frage oder Tag ändern
button-written-off = Absagen
written-off-title = Das hier absagen?
written-off-text = Ihr erfahrt es beide, und das Treffen bleibt euch, wann immer ihr es nutzen mögt.
button-ask-in-writing = Schriftlich fragen
minutes-hint-written = Eine ungefähre Zahl genügt, Lesen und Schreiben zusammen. 0, wenn keine Antwort kam.

question-is-there = { $mentor }, die Frage von { $mentee } ist da. Am meisten hilft deine Antwort in diesem Thread bis { $day }, etwa { $minutes } Minuten.
question-again = { $mentor }, nur diese eine Erinnerung: { $mentee } hofft bis { $day } auf deine Antwort in diesem Thread. Ein paar Zeilen reichen völlig.
answer-is-there = { $mentee }, { $mentor } hat hier geantwortet.
day-passed-over = Hier war ein Tag ohne Antwort vergangen. Wie es jetzt steht, zeigt die Frage oben.
day-passed = { $mentee } und { $mentor }, der Tag ist ohne Antwort vergangen. Das kommt vor, und niemand ist schuld. Ein paar Zeilen sind hier immer noch willkommen, oder wählt einen anderen Tag.
written-news-day = { $other }, { $by } hat den Tag verschoben und antwortet bis { $day }.
written-news-day-yours = { $other }, { $by } hat den Tag verschoben: Bitte antworte bis { $day }.
written-news-off = { $other }, { $by } hat Treffen { $number }, schriftlich, abgesagt. Das macht nichts: Das Treffen bleibt offen, und der nächste Schritt steht in eurer Vereinbarung.

written-sent = Gefragt. { $mentor } sieht es jetzt und antwortet bis { $day }.
written-sent-later = Gespeichert. { $mentor } sieht die Frage, sobald dort die Arbeitszeit beginnt ({ $seen }), und antwortet bis { $day }.
written-sent-empty = In eurer gemeinsamen Direktnachricht steht jetzt eine Nachricht dafür. Schreib deine Frage in ihren Thread, dann erfährt { $mentor }, dass sie da ist.
written-day-moved = Jetzt gilt { $day }; so steht es auch in eurer gemeinsamen Direktnachricht.
written-day-missing = Bitte wähle einen Tag.
written-day-unseen = { $mentor } arbeitet erst wieder { $seen }. Bitte wähle diesen Tag oder einen späteren.
written-day-far = Bitte wähle einen Tag innerhalb eines Jahres.
written-mentee-asks = { $mentee } schreibt die Frage, und du erfährst es, wenn sie da ist.
written-time-stands = Für Treffen { $number } gibt es schon einen Termin oder Vorschläge. Sag das zuerst ab, dann kannst du schriftlich fragen.
written-question-stands = Treffen { $number } ist schriftlich. Sag das zuerst ab, dann könnt ihr eine Zeit finden.

agreement-next-written = *Als Nächstes:* Treffen { $number }, schriftlich. { $mentor } antwortet bis { $day }.
agreement-next-answered = *Als Nächstes:* Sagt im Thread der Frage, ob sie beantwortet ist. Es genügt, wenn jemand von euch klickt.
agreement-next-asking = *Als Nächstes:* { $mentee } schreibt die Frage für Treffen { $number } in den Thread, der dafür da ist.
agreement-ask = *Als Nächstes:* { $mentee } fragt schriftlich, und { $mentor } antwortet im Thread der Frage.
agreement-either = *Als Nächstes:* Schlagt einander ein paar Zeiten vor, oder { $mentee } fragt schriftlich.
agreement-around-written = *Drumherum:* ein Tag, bis zu dem { $mentor } antwortet, ein Rückblick am Tag danach.
nudge-ask = { $mentor }, für Treffen { $number } fehlt noch die Frage. { $mentee }, zwei Zeilen genügen für den Anfang.
nudge-asking = { $mentee }, deine Frage für Treffen { $number } steht noch aus. Zwei Zeilen genügen für den Anfang.
nudge-late = { $mentor }, die Frage von { $mentee } für Treffen { $number } steht noch offen in ihrem Thread. Ein paar Zeilen oder ein anderer Tag: Beides ist in Ordnung.

home-pair-written = Treffen { $number }, schriftlich: eine Antwort bis { $day }.
home-pair-answered = Treffen { $number }, schriftlich: Die Antwort ist da.
home-pair-asking = Treffen { $number }, schriftlich: Die Frage steht noch aus.
step-ask_in_writing = Frag { $other } schriftlich: Treffen { $number } zu „{ $goal }“.
step-write_question = Schreib deine Frage an { $other }: Treffen { $number } zu „{ $goal }“.
step-answer_in_writing = { $other } hofft auf deine Antwort zu „{ $goal }“. Sie gehört in den Thread der Frage.
step-answer_in_writing-question = „{ $question }“
step-say_if_answered = { $other } und du: Wurde Treffen { $number } zu „{ $goal }“ beantwortet? Ein Klick genügt.
