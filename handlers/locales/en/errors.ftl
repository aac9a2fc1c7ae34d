# What is said when something broke, or when a button is older than this version.
error-not-saved = This was not saved, and the fault is ours. Please try again in a minute. If it stays so, tell your Micromentor admin this reference: { $reference }
error-unreadable = Micromentor could not read what Slack sent, so nothing was saved. Please try again.
form-too-late = Too much time went by for Slack to open this. Please try once more.
slack-is-busy = Slack has a lot to do just now and could not open this. Please try once more in a minute.
with-typed = { $line } This is what you typed: { $typed }
stale-button = This button is from an older message and does nothing any more. Type /micromentor status to see where things stand.
unknown-command = Micromentor does not know this command. Type /micromentor help to see what it can do.
not-installed = Micromentor is not installed in this workspace any more.
