# Was gesagt wird, wenn etwas nicht ging, oder wenn ein Knopf älter ist als diese Version.
error-not-saved = Das wurde nicht gespeichert, und der Fehler liegt bei uns. Bitte versuch es in einer Minute noch einmal. Wenn es dabei bleibt, nenne deinem Micromentor-Admin diese Kennung: { $reference }
error-unreadable = Micromentor konnte nicht lesen, was Slack geschickt hat, darum wurde nichts gespeichert. Bitte versuch es noch einmal.
form-too-late = Es ist zu viel Zeit vergangen; Slack kann das nicht mehr öffnen. Bitte versuch es noch einmal.
slack-is-busy = Slack hat gerade viel zu tun und konnte das nicht öffnen. Bitte versuch es in einer Minute noch einmal.
with-typed = { $line } Das hast du getippt: { $typed }
stale-button = Dieser Knopf gehört zu einer älteren Nachricht und bewirkt nichts mehr. Tippe /micromentor status, um zu sehen, wie es steht.
unknown-command = Diesen Befehl kennt Micromentor nicht. Tippe /micromentor hilfe, um zu sehen, was es kann.
not-installed = Micromentor ist in diesem Workspace nicht mehr installiert.
