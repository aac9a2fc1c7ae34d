# Finding a time, the day before, did you meet, and the ledger.
person = { $person }
list-and = { $first } and { $second }
times-title = Find a time
times-title-move = Find another time
times-intro = Session { $number }, { $minutes } minutes. { $other } takes one of your times, or suggests others. You see and choose them in your own time zone.
times-move = Session { $number }, { $minutes } minutes, now { $from }. What you offer here takes its place. You see and choose times in your own time zone.
times-zones = Where { $other } is, it is { $theirs } when it is { $mine } for you.
times-hours = By your clock they work from { $start } to { $end }.
times-no-common-hour = The two of you share no working hours. Offer what you could bear; the card says for whom it is early or late.
times-look-again = *Look at these again:*
times-anyway = Choose others, or offer them all the same: { $other } sees it too.
button-offer-anyway = Offer anyway
times-first = A time that suits you
times-another = Another
times-way = How
times-place = Where, or which link
times-place-shadowing = Where to meet
times-watch-for = What to watch for
times-watch-for-if = If it is shadowing: what to watch for
times-watch-for-hint = Two or three things are plenty: how something is begun, said or decided.
details-title = Where and how
details-intro = Session { $number } stays at its time. What you say here is on its card, and a new file for your calendars follows.
button-details = Where and how
button-details-save = Save
times-place-hint = You can settle this later too.
button-offer = Offer

session-time-missing = Please choose at least one time.
session-time-past = This time is over. Please choose one to come.
session-time-same = This is the time you two have now. Please choose another, or close this to keep it.
session-time-far = Please choose a time within a year.
session-time-unseen = { $other } sees your offer only { $seen }, when they are at work. Please choose a later time.
session-is-near = The next session is as near as it can be: { $at }. Write in the thread meanwhile; what stands there is on the preparation card.
session-none-left = The agreed sessions and minutes are used. What comes next is the look back.
session-card-is-old = Things have moved on since this card. The newest one is further down in the thread.
session-overtaken = { $other } was quicker: there is a newer card in the thread of your agreement.
session-offered = Offered. { $other } sees it now, and the card in your shared DM shows what becomes of it.
session-offered-later = Offered. { $other } sees it { $seen }, when they are back at work.
session-is-set = It is set already: { $at }.
session-others-pick = You offered these times, so { $other } takes one. You can suggest others or withdraw the offer.
session-not-your-offer = { $other } offered these times, so only they withdraw them. You can take one or suggest others.
session-time-gone = This time is over. Please take another, or suggest some.
session-has-begun = It has begun already. Afterwards you are asked whether you met.

time-card-offer = { $by } can meet for *session { $number }*, { $minutes } minutes:
time-card-moves = { $by } can’t make { $from } and can meet for *session { $number }*, { $minutes } minutes, instead:
time-card-sooner = { $by } would like to meet sooner than { $from } and can meet for *session { $number }*, { $minutes } minutes, instead:
time-option = { $at }
time-option-noted = { $option } ({ $note })
time-notes = { $first }; { $second }
time-on-clocks = { $mine } for { $one }, { $theirs } for { $other }
set-on-clocks = That is { $mine } for { $one } and { $theirs } for { $other }.
set-outside = It is outside { $who }’s working hours.
set-late = It is later than you agreed to be done ({ $day }).
set-busy = { $who } has another session then.
time-there = { $there } for { $other }
time-outside-yours = outside your working hours
time-outside-both = outside the working hours of you both
time-late = later than you agreed to be done, { $day }
time-busy-both = you both have another session then
time-busy-yours = you have another session then
time-outside = outside { $who }’s working hours
time-busy = { $who } has another session then
time-outside-theirs = outside their working hours
time-busy-theirs = they have another session then
take-title = Take this time?
take-look-again = Session { $number } with { $other }:
take-anyway = Take it all the same, or go back and suggest others.
button-take-anyway = Take it anyway
time-card-pick = { $other }, { $times ->
    [one] take it
   *[other] take one
}, or suggest others.
buttons-decide = { $other }, to take { $times ->
    [one] the time
   *[other] one of the times
} that { $by } offered, press its button on the card; *Suggest others* is there too.
not-read = What you two write here is yours, and Micromentor does not read it.
button-take-it = Take it
button-take-1 = Take the first
button-take-2 = Take the second
button-take-3 = Take the third
spoken-take = { $label }: { $at }
button-other-times = Suggest others
button-take-back = Withdraw the offer
time-card-set = *Session { $number }: { $at }*, { $minutes } minutes.
button-move = Move it
button-call-off = Call it off
call-off-title = Call this session off?
call-off-text = The other is told in time, and you can find another time whenever you like.
button-call-off-yes = Call it off
button-call-off-no = Keep it
time-card-cancelled = The times offered for session { $number } are withdrawn.
time-card-called-off = *Session { $number } is called off.* It was to be { $at }.
time-card-replaced = { $by } offered times for session { $number } here. Other times were offered instead.
button-open-link = Open { $site }
button-google = Add to Google
spoken-google = Add to Google Calendar: session { $number }
button-outlook = Add to Outlook
spoken-outlook = Add to Outlook: session { $number }
calendar-new = Session { $number } for your calendar: { $at }. Open the file to add it, with a reminder ten minutes before.
calendar-moved = Session { $number } for your calendar, changed: { $at }. Open the file, and it takes the place of the one before.
calendar-cancelled = Session { $number } ({ $at }) does not take place. Open the file to take it out of your calendar.
calendar-file-new = Session { $number } of { $sessions }
calendar-file-moved = Session { $number } of { $sessions }, changed
calendar-file-cancelled = Session { $number } of { $sessions }, called off
calendar-title = { $one } and { $other }: session { $number } of { $sessions } (Micromentor)
calendar-goal = *Goal:* { $goal }
calendar-with = *With:* { $mentee } and { $mentor }
calendar-minutes = { $minutes } minutes
session-way = *How:* { $way }
session-watch-for = *To watch for:*
session-place = *Where:* { $place }
button-remind = Remind me
home-reminders = You get a message ten minutes before each of your sessions.
button-remind-no-more = No more reminders
spoken-remind = Remind me ten minutes before each session
reminder-wanted = From now on you get a message ten minutes before each of your sessions. Your Home tab switches it off.
reminder-unwanted = No more messages ten minutes before. The alarm in the calendar file rings all the same.
reminder = In ten minutes: *session { $number }* with { $other }, { $at }, { $minutes } minutes. “{ $goal }”.
reminder-off = You asked for this. Your Home tab switches it off.
called-off = { $other }, { $by } can’t make session { $number } ({ $at }) and has called it off. No harm done: another time is one click away.

preparation-lead = *Coming up: session { $number },* { $at }, { $minutes } minutes. { $mentee } and { $mentor }, two minutes now make it worth twice as much.
preparation-was = *For session { $number }:* { $at }.
preparation-questions = { $mentee } brings:
preparation-standing = { $mentee } started at *{ $standing } of 5*.
preparation-between-plan = *Agreed for this session:* { $mentee } makes a plan.
preparation-between-steps = *Agreed for this session:* { $mentee } takes the next steps.
preparation-between-work = *Agreed for this session:* { $mentee } makes a piece of work.
preparation-said = { $by } wrote:
preparation-way = Agree now how you start, and what would make it a good session.
preparation-way-video-no-link = No link for the call stands here yet. Add one, or settle who calls whom.
preparation-way-video = Try the video link now: it is new here to { $one }.
preparation-way-video-both = Try the video link now: it is new here to { $one } and { $other }.
preparation-way-audio = Settle now who calls whom.
preparation-way-in_person = Settle now where exactly you meet.
guest-lead = *How to be a quiet guest:*
guest-1 = { $mentee }, come on time and stay in the background. Watch, write your questions down, ask them afterwards.
guest-2 = The people { $mentor } works for come first. If they would rather be alone, step out without being asked.
guest-3 = What you see and hear of others stays there.
guest-4 = { $mentor }, tell those around who is coming, and keep five minutes at the end for questions.
preparation-no-place = Where { $mentee } comes to has not been said yet.
preparation-no-watching = { $mentee }, what would you like to watch for? One thing is enough.
preparation-no-questions = { $mentee }, which questions do you bring? Two are plenty.
preparation-way-written = Write your question so that it can be answered in ten minutes.

met-session = *Session { $number }:* { $at }
met-ask-shadowing = { $mentee } and { $mentor }, *did the visit take place?* One answer is enough.
met-ask = { $mentee } and { $mentor }, *did you meet?* One answer is enough.
button-met = Yes, about { $minutes } min
button-minutes = Longer or shorter
button-moved = We moved it
button-not-met = No
met-yes = *Met.* Session { $number }: { $minutes } minutes. { $used } of { $total } minutes used.
met-presumed = *Taken as met,* since nobody said: session { $number }, { $minutes } minutes. { $used } of { $total } minutes used. Not so? You can correct it until this closes.
met-not = *You did not meet* for session { $number }. No minutes counted: { $used } of { $total } used.
met-unsaid = Session { $number }: closed before anybody said whether you met. No minutes counted.
met-moved = You found another time for session { $number }.
met-answer = { $by } says: { $minutes ->
    [0] we did not meet
    [one] 1 minute
   *[other] { $minutes } minutes
}
met-differ = The smaller figure counts until you say the same. One click settles it:
met-time-used = That was the time you agreed. { $left ->
    [0] The look back comes on the next working day, unless you both would like one more session.
    [one] One session is left over; the look back comes on the next working day, unless you both would like to keep it.
   *[other] { $left } sessions are left over; the look back comes on the next working day, unless you both would like to keep one.
}
met-extended = You both agreed to one more session.
one-more-agreed = { $mentee } and { $mentor }, you both would like one more session, so here it is.
button-one-more = One more session
button-keep-session = Keep one session
button-find-time-for = Find a time for session { $number }
button-correct = Correct the minutes
button-settle = { $minutes ->
    [0] We did not meet
   *[other] { $minutes } minutes
}
session-one-more-waits = Noted, for you alone. If { $other } would like it too, you both hear so. If not, nobody hears of it.
session-one-more-agreed = { $other } would like it too. There is one more session: find a time whenever you like.
session-answer-waits = That is what you said. { $other } can settle on it too, in one click.
between-ask = { $mentee }, what comes between now and the next session?
between-ask-why = Half way to the next session you are asked how it goes, and { $mentor } for two lines on it. With *Nothing* you just meet again.
between-plan = *Until then:* { $mentee } makes a plan.
between-steps = *Until then:* { $mentee } takes the next steps.
between-work = *Until then:* { $mentee } makes a piece of work.
between-nothing = *Until then:* nothing. You just meet again.
button-between-plan = A plan
button-between-steps = Action steps
button-between-work = A piece of work
button-between-nothing = Nothing
button-change-between = Change what comes between
between-title = What comes between
between-label = Between sessions { $number } and { $next }
between-missing = Please choose one.
between-is-answered = You have answered what you were asked about it, so it stays. What you write in that thread can say anything else.
button-between-save = Save
session-between-mentee = This one is for { $mentee } to say.
minutes-title = How long was it?
minutes-label = Minutes of session { $number }
minutes-hint = A rough figure is enough. 0 if you did not meet.
button-minutes-save = Save
session-minutes-range = Please write a number of minutes from 0 to { $most }.
