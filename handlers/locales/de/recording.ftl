# Ein Treffen aufnehmen: nein, es sei denn, beide stimmen zu, auch dem Zweck. Micromentor selbst nimmt nichts auf.
agreement-recording = *Aufnahme:* nein, außer ihr stimmt beide zu und wisst, wofür sie verwendet wird.
agreement-recording-none = *Aufnahme:* keine.
agreement-recording-proposed = *Aufnahme:* nein. { $by } möchte eine, für „{ $use }“; { $other } hat noch nicht zugestimmt.
agreement-recording-on = *Aufnahme:* ja, ihr habt beide zugestimmt, nur für „{ $use }“. Ihr könnt das beide jederzeit zurücknehmen.

button-recording = Aufnahme
button-agree-recording = Diesem Zweck zustimmen
button-no-recording = Keine Aufnahme
button-withdraw-recording = Aufnahme zurücknehmen
button-propose-recording = Vorschlagen

recording-card-proposed = { $other }, { $by } möchte eure Treffen aufnehmen, nur dafür:
recording-card-on = { $other }, auch { $by } hat zugestimmt: Ihr dürft aufnehmen, nur dafür. Ihr könnt das beide jederzeit zurücknehmen.
recording-card-off = { $other }, { $by } möchte lieber keine Aufnahme. Also wird nichts aufgenommen; ein Grund ist nicht nötig.
recording-card-was = Hier ging es um eine Aufnahme. Was jetzt gilt, steht in der Vereinbarung.

recording-title = Aufnahme
recording-rule = Aufgenommen wird nur, wenn ihr beide zustimmt, auch dem, wofür die Aufnahme verwendet wird. Micromentor selbst nimmt nichts auf.
recording-stands-off = *Jetzt:* keine Aufnahme.
recording-stands-proposed = *Jetzt:* { $other } möchte aufnehmen, nur dafür:
recording-stands-proposed-by-me = *Jetzt:* Du hast es dafür vorgeschlagen, und { $other } hat noch nicht zugestimmt:
recording-stands-on = *Jetzt:* Ihr habt beide zugestimmt, nur dafür:
recording-use = Wofür würde die Aufnahme verwendet?
recording-use-hint = Wer sieht sie, und wann wird sie gelöscht? Für einen anderen Zweck braucht es wieder ein Ja von euch beiden.
recording-use-missing = Bitte sag, wofür die Aufnahme verwendet würde. Genau dem stimmt ihr dann beide zu.
recording-use-long = Das ist länger als { $limit } Zeichen. Fass es kürzer, dann lässt sich leichter zustimmen.
recording-card-is-old = Das hat sich inzwischen geändert. Die Vereinbarung zeigt, was jetzt gilt.
recording-is-off = Es gibt nichts zurückzunehmen: Es wird nichts aufgenommen.
recording-is-on = Ihr habt dem schon beide zugestimmt.
recording-waits = Du hast dem schon zugestimmt. Aufgenommen wird erst, wenn auch { $other } zustimmt.
recording-now-proposed = Vorgeschlagen. { $other } sieht es { $seen }; ohne ein Ja wird nichts aufgenommen.
recording-now-on = Zugestimmt. Ihr dürft jetzt aufnehmen, nur dafür. { $other } erfährt es { $seen }.
recording-now-off = Also keine Aufnahme. So steht es in der Vereinbarung, und wenn schon davon die Rede war, erfährt es auch { $other }.
