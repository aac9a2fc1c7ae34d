# Der zweite Blick auf ein Ziel: nie ein Fehler, immer ein nächster Schritt. goal-rewrite-* steht im Feld, bereit zum
# Ändern; es muss sich auch lesen, wenn danach nichts ergänzt wird. Nur englische Ziele bekommen bisher Hinweise.
coach-title = Noch ein Blick
coach-lead = Fast fertig. Zu etwas Kleinem und Klarem sagen andere schneller ja.
coach-goal = Dein Ziel, bereit zum Ändern
coach-first = Zuerst danach fragen
coach-second = Das für später aufheben
coach-second-hint = Es wartet in deinen Nachrichten mit Micromentor, bis du danach fragst.
button-as-it-is = So fragen, wie es ist

goal-hint-vague = „{ $goal }“ kann vieles heißen. Nenne einen Moment bei der Arbeit, an dem du es merken würdest: ein Gespräch, eine Aufgabe, eine Frage an dich.
goal-hint-vague-more = „{ $goal }“: Wo würde man es zuerst sehen? Nenne eine Situation, und was du darin anders machen würdest.
goal-hint-vague-unsure = Es ist in Ordnung, das noch nicht genau zu wissen. Hinter „{ $goal }“ steckt vielleicht ein Moment der letzten Woche: Wo hättest du gern Hilfe gehabt?
goal-hint-broad = „{ $goal }“ ist ein ganzes Gebiet, und ein paar kurze Gespräche sind schnell vorbei. Welche Aufgabe auf deinem Tisch braucht es zuerst?
goal-hint-broad-whole = „{ $goal }“ ist viel für ein paar kurze Gespräche. Welches eine Stück davon würde dir diesen Monat am meisten helfen?
goal-hint-broad-becoming = „{ $goal }“ ist ein längerer Weg. Was ist der erste Schritt? Ein Gespräch mit jemandem, der ihn schon gegangen ist, ist ein guter.
goal-hint-double = Das sind zwei Ziele: „{ $first }“ und „{ $second }“. Für jedes sind vielleicht andere die Richtigen, darum geht jedes am besten als eigene Anfrage.

goal-rewrite-vague = { $goal }, in einer Situation: …
goal-rewrite-broad = { $goal }, zuerst ein Stück davon: …
goal-rewrite-becoming = { $goal }, als erster Schritt: …

second-goal = Für dich aufgehoben, aus dem, was du gerade gefragt hast: „{ $goal }“. Frag danach, wann immer du magst.
