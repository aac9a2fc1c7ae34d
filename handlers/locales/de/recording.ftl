# Ein Treffen aufnehmen: nein, es sei denn, beide stimmen zu, auch dem Zweck. Micromentor selbst nimmt nichts auf.
agreement-recording = *Aufnahme:* nein, es sei denn, ihr stimmt beide zu, auch dem, wofür sie gebraucht wird.
agreement-recording-proposed = *Aufnahme:* nein. { $by } möchte eine, für „{ $use }“; { $other } hat dem nicht zugestimmt.
agreement-recording-on = *Aufnahme:* ja, ihr habt beide zugestimmt, für „{ $use }“ und nichts anderes. Jede Seite kann das jederzeit zurücknehmen.

button-recording = Aufnahme
button-agree-recording = Diesem Zweck zustimmen
button-no-recording = Keine Aufnahme
button-withdraw-recording = Aufnahme zurücknehmen
button-propose-recording = Vorschlagen

recording-card-proposed = { $other }, { $by } möchte eure Treffen aufnehmen, dafür und für nichts anderes:
recording-card-on = { $other }, auch { $by } hat zugestimmt: Ihr dürft aufnehmen, dafür und für nichts anderes. Jede Seite kann das jederzeit zurücknehmen.
recording-card-off = { $other }, { $by } möchte lieber keine Aufnahme. Also wird nichts aufgenommen; ein Grund ist nicht nötig.
recording-card-was-proposed = Hier ging es um eine Aufnahme. Ein neuerer Vorschlag ist an die Stelle getreten.
recording-card-was-on = Hier ging es um eine Aufnahme. Ihr habt beide zugestimmt; in der Vereinbarung steht, wofür.
recording-card-was-off = Hier ging es um eine Aufnahme. Es wird nichts aufgenommen.

recording-title = Aufnahme
recording-rule = Es wird nichts aufgenommen, es sei denn, ihr stimmt beide zu, auch dem, wofür die Aufnahme gebraucht wird. Micromentor selbst nimmt nichts auf.
recording-stands-off = *Jetzt:* keine Aufnahme.
recording-stands-proposed = *Jetzt:* { $other } möchte aufnehmen, dafür und für nichts anderes:
recording-stands-proposed-by-me = *Jetzt:* Du hast es dafür vorgeschlagen, und { $other } hat nicht zugestimmt:
recording-stands-on = *Jetzt:* Ihr habt beide zugestimmt, dafür und für nichts anderes:
recording-use = Wofür würde die Aufnahme gebraucht?
recording-use-hint = Wer sieht sie, und wann wird sie gelöscht? Andere Worte als vorher brauchen wieder ein Ja von euch beiden.
recording-use-missing = Bitte sag, wofür sie gebraucht würde. Genau dem stimmt die andere Seite zu.
recording-use-long = Das ist länger als { $limit } Zeichen. Sag es kürzer, dann lässt sich leicht zustimmen.
recording-card-is-old = Das hat sich seitdem geändert. Die Vereinbarung zeigt, wie es jetzt steht.
recording-is-off = Es gibt nichts zurückzunehmen: Es wird nichts aufgenommen.
recording-is-on = Ihr habt dem schon beide zugestimmt.
recording-waits = Du hast dem schon zugestimmt. Aufgenommen wird erst, wenn auch { $other } zustimmt.
recording-now-proposed = Vorgeschlagen. { $other } wird gefragt ({ $seen }); bis zu einem Ja wird nichts aufgenommen.
recording-now-on = Zugestimmt. Ihr dürft jetzt aufnehmen, dafür und für nichts anderes. { $other } hört davon ({ $seen }).
recording-now-off = Also keine Aufnahme. So steht es in der Vereinbarung, und { $other } hört es, wenn schon davon die Rede war.
