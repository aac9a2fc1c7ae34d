# Treffen in Slack: eine Frage, ein Tag, die Antwort im Thread der Frage.
written-title = Schriftlich fragen
written-change-title = Frage und Tag
written-day-title = Ein anderer Tag
written-intro = Treffen { $number }, etwa { $minutes } Minuten der Zeit von { $other }. { $other } antwortet im Thread deiner Frage, bis zu dem Tag, den du wählst.
written-day-intro = Treffen { $number }, schriftlich. { $other } sieht den neuen Tag in eurer gemeinsamen Direktnachricht.
written-question = Deine Frage
written-question-hint = Was du wissen willst, was du versucht hast, und was dir eine gute Antwort möglich macht. Oder lass es leer und schreib im Thread.
written-day = Antwort bis
button-written-send = Fragen
button-written-save = Speichern

written-heading = { $goal }: schriftlich
written-heading-of = { $goal }: Treffen { $number }, schriftlich
written-asking = { $mentee }, schreib deine Frage in diesen Thread, oder mit dem Knopf. { $mentor } antwortet hier bis { $day }, oder später, wenn deine Frage spät kommt.
written-asked = { $mentor }, bitte antworte in diesem Thread bis { $day }. Vereinbart sind etwa { $minutes } Minuten: Kurz ist in Ordnung.
written-asked-in-thread = Die Frage von { $mentee } steht in diesem Thread.
written-late = { $mentor }, der Tag ist vorbei, und eine Antwort ist hier immer noch willkommen. Passt dir ein anderer Tag besser, dann wähle ihn mit dem Knopf.
written-answered = { $mentor } hat in diesem Thread geantwortet. War es das? Ein Klick von einer Seite genügt.
written-off = Treffen { $number } findet dieses Mal nicht schriftlich statt.
written-answered-yes = *Beantwortet.* Treffen { $number }: { $minutes } Minuten. { $used } von { $total } Minuten genutzt.
written-answered-presumed = *Als beantwortet gezählt,* weil niemand etwas gesagt hat: Treffen { $number }, { $minutes } Minuten. { $used } von { $total } Minuten genutzt. Stimmt das nicht? Berichtigt es, bis das hier abgeschlossen ist.
written-answered-not = *Nicht beantwortet:* Treffen { $number }. Keine Minuten gezählt: { $used } von { $total } genutzt.
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
button-another-day = Ein anderer Tag
button-change-written = Frage oder Tag ändern
button-written-off = Absagen
written-off-title = Das hier absagen?
written-off-text = Die andere Seite hört davon, und das Treffen bleibt euch, wann immer ihr es nutzen mögt.
button-ask-in-writing = Schriftlich fragen
minutes-hint-written = Ungefähr genügt, Lesen und Schreiben zusammen. 0, wenn keine Antwort kam.

question-is-there = { $mentor }, die Frage von { $mentee } ist da. Deine Antwort in diesem Thread bis { $day }, etwa { $minutes } Minuten, hilft am meisten.
question-again = { $mentor }, eine Erinnerung, und die einzige: { $mentee } hofft bis { $day } auf deine Antwort in diesem Thread. Ein paar Zeilen reichen völlig.
answer-is-there = { $mentee }, { $mentor } hat hier geantwortet.
day-passed = { $mentee } und { $mentor }, der Tag ging ohne Antwort vorbei. Das kommt vor, und niemand ist schuld. { $mentor }, ein paar Zeilen sind hier immer noch willkommen, oder wähle einen anderen Tag.
written-news-day = { $other }, { $by } hat den Tag verschoben: { $mentor } antwortet bis { $day }.
written-news-off = { $other }, { $by } hat Treffen { $number } schriftlich abgesagt. Das macht nichts: Es bleibt offen, und beide Wege sind in eurer Vereinbarung einen Klick entfernt.

written-sent = Gefragt. { $mentor } sieht es jetzt und antwortet bis { $day }.
written-sent-later = Aufgehoben. { $mentor } sieht es { $seen }, zurück bei der Arbeit, und antwortet bis { $day }.
written-sent-empty = In eurer gemeinsamen Direktnachricht gibt es dafür eine Nachricht. Schreib deine Frage in ihren Thread, dann hört { $mentor }, dass sie da ist.
written-day-moved = Jetzt gilt { $day }, und so steht es auch in eurer gemeinsamen Direktnachricht.
written-day-missing = Bitte wähle einen Tag.
written-day-unseen = { $mentor } ist das nächste Mal bei der Arbeit: { $seen }. Bitte wähle diesen Tag oder einen späteren.
written-day-far = Bitte wähle einen Tag innerhalb eines Jahres.
written-mentee-asks = { $mentee } schreibt die Frage, und du hörst, wenn sie da ist.
written-time-stands = Für Treffen { $number } gibt es schon Zeiten. Sag sie zuerst ab, dann kannst du schriftlich fragen.
written-question-stands = Treffen { $number } ist schriftlich. Sag das zuerst ab, dann könnt ihr eine Zeit finden.

agreement-next-written = *Als Nächstes:* Treffen { $number }, schriftlich. { $mentor } antwortet bis { $day }.
agreement-next-asking = *Als Nächstes:* { $mentee } schreibt die Frage für Treffen { $number }, in den Thread, der darauf wartet.
agreement-ask = *Als Nächstes:* { $mentee } fragt schriftlich, { $mentor } antwortet im Thread der Frage.
agreement-either = *Als Nächstes:* Eine Seite bietet ein paar Zeiten an, oder { $mentee } fragt schriftlich.
agreement-around-written = *Rundherum:* ein Tag, bis zu dem { $mentor } antwortet, ein Rückblick am Tag danach.
nudge-ask = { $mentee } und { $mentor }, Treffen { $number } wartet auf seine Frage. { $mentee }, zwei Zeilen genügen für den Anfang.
nudge-asking = { $mentee }, deine Frage für Treffen { $number } steht noch aus. Zwei Zeilen genügen für den Anfang.
nudge-late = { $mentor }, die Frage von { $mentee } für Treffen { $number } steht noch in ihrem Thread. Ein paar Zeilen oder ein anderer Tag: Beides ist in Ordnung.

home-pair-written = Treffen { $number }, schriftlich: eine Antwort bis { $day }.
home-pair-asking = Treffen { $number }, schriftlich: Die Frage steht noch aus.
step-ask_in_writing = Frag { $other } schriftlich: Treffen { $number } zu „{ $goal }“.
step-write_question = Schreib deine Frage an { $other }: Treffen { $number } zu „{ $goal }“.
step-answer_in_writing = { $other } hofft auf deine Antwort zu „{ $goal }“. Sie gehört in den Thread der Frage.
step-answer_in_writing-question = „{ $question }“
step-say_if_answered = { $other } und du: Wurde Treffen { $number } zu „{ $goal }“ beantwortet? Ein Klick genügt.
