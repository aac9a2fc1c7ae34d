# Der zweite Blick auf ein Ziel: nie ein Fehler, immer ein nächster Schritt. goal-rewrite-* steht im Feld, bereit zum
# Ändern; es muss sich auch lesen, wenn danach nichts ergänzt wird. Nur englische Ziele bekommen bisher Hinweise.
coach-title = Noch ein Blick darauf
coach-lead = Fast fertig. Zu etwas Kleinem und Klarem lässt sich leichter ja sagen.
coach-goal = Dein Ziel, zum Anpassen
coach-first = Wobei bittest du zuerst um Hilfe?
coach-second = Das andere für später merken
coach-second-hint = Es wartet in deinen Nachrichten mit Micromentor, bis du danach fragst.
button-as-it-is = Trotzdem so fragen

goal-hint-vague = „{ $goal }“ kann vieles heißen. Nenne eine Situation bei der Arbeit, in der du den Unterschied merken würdest: ein Gespräch, eine Aufgabe, eine Frage an dich.
goal-hint-vague-more = „{ $goal }“: Wo würde man es zuerst merken? Nenne eine Situation und was du darin anders machen würdest.
goal-hint-vague-unsure = Du musst das noch nicht genau wissen. Hinter „{ $goal }“ steckt vielleicht eine Situation der letzten Woche: Wobei hättest du gern Hilfe gehabt?
goal-hint-broad = „{ $goal }“ ist ein ganzes Gebiet, und ein paar kurze Gespräche sind schnell vorbei. Für welche Aufgabe auf deinem Tisch brauchst du es zuerst?
goal-hint-broad-whole = „{ $goal }“ ist viel für ein paar kurze Gespräche. Welcher Teil davon würde dir diesen Monat am meisten helfen?
goal-hint-broad-becoming = „{ $goal }“ ist ein längerer Weg. Was ist der erste Schritt? Ein Gespräch mit jemandem, der ihn schon gegangen ist, ist oft ein guter.
goal-hint-double = Das sind zwei Ziele: „{ $first }“ und „{ $second }“. Vielleicht passt zu jedem jemand anderes, darum stellst du am besten zwei Anfragen.

goal-rewrite-vague = { $goal }, in einer Situation: …
goal-rewrite-broad = { $goal }, zuerst ein Stück davon: …
goal-rewrite-becoming = { $goal }, als erster Schritt: …

second-goal = Für später gemerkt, aus deiner letzten Anfrage: „{ $goal }“. Bitte dabei um Hilfe, wann immer du magst.
