# Recording a session: off, unless both agreed to it and to what it is used for. Micromentor itself records nothing.
agreement-recording = *Recording:* no, unless you both agree to it and to what it is used for.
agreement-recording-none = *Recording:* none.
agreement-recording-proposed = *Recording:* no. { $by } would like to, for “{ $use }”; { $other } has not agreed to it yet.
agreement-recording-on = *Recording:* yes, you both agreed to it, for “{ $use }” and nothing else. Either of you can withdraw it at any time.

button-recording = Recording
button-agree-recording = Agree to this use
button-no-recording = No recording
button-withdraw-recording = Withdraw recording
button-propose-recording = Propose this use

recording-card-proposed = { $other }, { $by } would like to record your sessions, for this and nothing else:
recording-card-on = { $other }, { $by } agreed as well: you may record, for this and nothing else. Either of you can withdraw it at any time.
recording-card-off = { $other }, { $by } would rather have no recording. So nothing is recorded; no reason is needed.
recording-card-was = Recording was talked about here. The agreement says how it stands now.

recording-title = Recording
recording-rule = Nothing is recorded unless you both agree to it, and to what it is used for. Micromentor records nothing itself.
recording-stands-off = *Now:* no recording.
recording-stands-proposed = *Now:* { $other } would like to record, for this and nothing else:
recording-stands-proposed-by-me = *Now:* you proposed it for this, and { $other } has not agreed to it yet:
recording-stands-on = *Now:* you both agreed to it, for this and nothing else:
recording-use = What would the recording be used for?
recording-use-hint = Who watches it, and when is it deleted? Other words than before need a yes from both of you again.
recording-use-missing = Please say what it would be used for. The other agrees to exactly that.
recording-use-long = That is longer than { $limit } characters. Say it shorter, so that it is easy to agree to.
recording-card-is-old = That has changed since. The agreement shows how it stands now.
recording-is-off = There is nothing to withdraw: nothing is recorded.
recording-is-on = You both agreed to this already.
recording-waits = You agreed to this already. It is not recorded until { $other } agrees as well.
recording-now-proposed = Proposed. { $other } sees it { $seen }; until they agree, nothing is recorded.
recording-now-on = Agreed. You may record now, for this use and nothing else. { $other } hears of it { $seen }.
recording-now-off = No recording, then. The agreement says so, and { $other } is told, if they knew of it.
