# App Home, and the answers to words.
home-welcome = Welcome to Micromentor
home-welcome-what = One to three short sessions with a colleague, on one thing you would like to be able to do.
home-welcome-ask = *Ask for help:* say what it is. Micromentor finds colleagues who really can help, says why, and asks them one at a time, so you never wait in silence.
home-welcome-help = *Help others:* say what you are good at. You see each request and its cost first, and may say no every time.
home-next = Next for you
home-then = After that
button-earlier = Earlier
button-later = Later
button-more = More
button-back = Back
button-earlier-spoken = Earlier: { $list }
button-later-spoken = Later: { $list }
button-more-spoken = More: { $list }
button-back-spoken = Back: { $list }
home-list-next = what you can do
home-list-requests = your requests
home-list-mentorships = you are learning
home-list-mentoring = you are helping
home-list-history = done
home-nothing-next = Nothing waits for you.
home-requests = Your requests
home-mentorships = You are learning
home-mentoring = You are helping
home-offer = What you offer
home-history = Done
button-ask-again = Ask again
button-ask-again-spoken = Ask again: { $goal }
home-hours = You work { $hours }. Messages reach you in these hours.
button-hours-change = Change your hours
home-help = Help
home-help-line = Type */micromentor* and what you would like to be able to do, from any conversation. */micromentor help* lists the other words.
home-privacy = In your shared DMs only the replies to Micromentor’s own questions are kept. What you answer in private stays with you.
home-admin = The programme
home-admin-line = Type */micromentor-report* to see how the programme is doing. It shows numbers, never anyone’s words.
home-rules-sessions = At most { $sessions ->
    [one] 1 session
   *[other] { $sessions } sessions
} in a mentorship, and { $requests ->
    [one] 1 open request
   *[other] { $requests } open requests
} a person.
home-rules-clock = A mentor has { $days ->
    [one] 1 working day
   *[other] { $days } working days
} to answer.
home-rules-week = Working hours, where somebody set none of their own: { $days }, { $start } to { $end }, each by their own clock.
home-rules-holidays = Holidays to come: { $days }{ $more ->
    [0] {""}
   *[other] {" "}and { $more } more
}.
home-rules-no-holidays = No holidays to come are set.
home-rules-day = { $day }
home-rules-language = Where two have no language in common: { $language }.
home-rules-kept = Should the app be removed, all it keeps is deleted { $days ->
    [0] at once
    [one] after 1 day
   *[other] after { $days } days
}.
home-rules-admins = For questions about the programme: { $admins }.
home-rules-set = Whoever runs Micromentor here sets these.
home-cut = …and { $count } more

home-request-with = { $mentor } has it until { $until }.
home-request-on-its-way = { $mentor } gets it { $arrives }, when they are back at work.
home-request-choosing = Nobody has it just now: it is for you to choose whom to ask.
home-request-asking = A colleague has it.
home-request-waiting = Nobody fits yet. It is looked at again every working day.
home-request-accepted = It was accepted.
home-request-withdrawn = You withdrew it.
home-pair-agreed = It is agreed. Your shared DM opens when you are both at work.
home-pair-closing = All sessions are held. It closes with your looking back.
home-pair-closing-theirs = You have looked back. It closes once { $other } has too, or by itself.
home-pair-offered = A time for session { $number } waits for your yes.
home-pair-offered-by-you = You offered times for session { $number }.
home-pair-next = Session { $number }: { $at }.
home-pair-was = Session { $number } was { $at }.
home-between-plan = Until then you make a plan.
home-between-steps = Until then you take the next steps.
home-between-work = Until then you make a piece of work.
home-between-nothing = Until then nothing: you just meet again.
home-pair-used-up = The time you agreed is over; the look back comes on the next working day.
home-pair-no-time = No time for the next session yet.
home-pair-used = { $used } of { $total } minutes used.
home-ending-completed = Completed.
home-ending-ended_by_mentee = Ended early.
home-ending-ended_by_mentor = Ended early.
home-ending-never_scheduled = It never came to a session.
home-ending-departed = Ended early.
home-line-mentorship = *{ $goal }*, with { $other }
home-line-closed = *{ $goal }*, with { $other }, closed { $on }
home-line-standing = { $standing } { $used }
home-line-request = *{ $goal }*
home-offer-skills = { $skills }
home-offer-capacity = { $places ->
    [one] One person at a time
   *[other] At most { $places } people at a time
}, { $minutes } minutes a month.
home-offer-away = You are on a pause until { $until }. Until then nobody asks you.

step-answer_request = *{ $other }* asks you to help with “{ $goal }”. Please answer by { $at }.
step-answer_request-cost = { $sessions ->
    [one] 1 session
   *[other] { $sessions } sessions
} of { $minutes } minutes
step-answer_request-cost-by = { $sessions ->
    [one] 1 session
   *[other] { $sessions } sessions
} of { $minutes } minutes, done by { $day }
step-answer_request-outcome = When it is done: { $outcome }
step-answer_request-tried = Tried so far: { $tried }
step-answer_request-line = “{ $line }”
step-answer_put_forward = You were asked whether you would be a mentor. Until you say yes, no request reaches you.
step-pick_time = { $other } offered times for session { $number } of “{ $goal }”. Pick one.
step-say_if_met = Did you meet { $other } for session { $number } of “{ $goal }”, { $at }? Say so in one click.
step-share_work = { $other } waits for your work on “{ $goal }”. Reply in the thread of the question.
step-answer_work = { $other }’s work on “{ $goal }” is there. Two lines from you before you meet help most.
step-answer_recording = { $other } would like to record your sessions on “{ $goal }”, for this and nothing else:
step-answer_recording-use = “{ $use }”
step-look_half_way = Half way with “{ $goal }”: { $other } and you say, in its thread, where it should go.
step-private_questions = Look back on “{ $goal }” with { $other }: one minute, in private.
step-choose_mentor = Choose whom to ask about “{ $goal }”.
step-bring_questions = Tell { $other } which questions you bring to “{ $goal }”.
step-say_still_on = Is “{ $goal }” with { $other } still on? If neither of you says so, it closes by itself { $at }.
step-settle_minutes = { $other } and you gave different minutes for session { $number } of “{ $goal }”. One click settles it.
step-bring_watching = Tell { $other } what you would like to watch for in “{ $goal }”.
step-choose_between = What comes before session { $number } with { $other }? It is yours to say, for “{ $goal }”.
step-find_time = Find a time with { $other } for session { $number } of “{ $goal }”.
step-pick_time-option = { $at }
step-meet = You meet { $other } for session { $number } of “{ $goal }”: { $at }.
soon = soon
in-your-dm = In your shared DM with { $other }.

person-only = { $person }
either-or = { $first } or { $second }
line-by-line =
    { $first }
    { $rest }

status-request = *{ $goal }*: { $standing }
status-pair = *{ $goal }*, with { $other }: { $standing }
status-nothing = Nothing is open. Type */micromentor* and what you would like to be able to do.

help-words =
    Micromentor finds you a colleague for one to three short sessions on one goal.
    {""}*/micromentor run a teen council*: ask for help with that
    {""}*/micromentor status*: what is open, and who has it
    {""}*/micromentor mentor*: help others, or change what you offer
    {""}*/micromentor pause 2026-12-24*: nobody asks you before that day
    {""}*/micromentor export* or *forget*: whom to ask to see what is kept about you, or to have it deleted
    {""}*/micromentor home*: all of it on one page, which is your Home tab
    In shared DMs only the replies to Micromentor’s own questions are kept.
word-mentor = Would you like to help others? Say what you are good at; you see each request first, and may say no every time.
word-mentor-listed = You are listed as a mentor. You can change what you offer here.
word-pause = A pause always has an end: before that day nobody asks you. Choose it here, or type */micromentor pause 2026-12-24*.
word-home = All of it, with its buttons, stands in the Home tab of this app.
word-meant = Did you mean *{ $word }*?
word-help-name = help
word-status-name = status
word-home-name = home
word-mentor-name = mentor
word-pause-name = pause
word-forget-name = forget
word-export-name = export
button-ask-with-words = No, ask for help with “{ $words }”
word-forget = To have what Micromentor keeps of you forgotten, ask { $admins }. Counts stay, without your name.
word-forget-unnamed = To have what Micromentor keeps of you forgotten, ask an admin of this workspace. Counts stay, without your name.
word-export = To get what Micromentor keeps of you, ask { $admins }.
word-export-unnamed = To get what Micromentor keeps of you, ask an admin of this workspace.

# A greeting or thanks after the command, in whatever channel they are.
command-greeting = Hello.
command-thanks = You are welcome.
command-next = *Next for you:* { $step }
command-begin = What would you like to be able to do? Type it after */micromentor*, or use the button.
command-help = */micromentor help* lists the other words.

direct-greeting = Hello. What would you like to be able to do? Write it here in one sentence, or use the button.
direct-thanks = You are welcome.
direct-goal = Would you like a colleague’s help with this?
direct-goal-long = The form holds its beginning; what else you wrote you can put beneath it. Nothing goes to anybody until you send it.
direct-goal-how = Nothing you write here goes to anybody until you send the form.
button-ask-with-this = Ask for help with this
button-ask = Ask for help
button-offer-open = Say what you offer
direct-waits-question = { $other } waits for your answer about “{ $goal }”. Is this it?
direct-waits = { $other } waits for your answer about “{ $goal }”. If this is meant for them, please use the buttons of that message: what you write here reaches nobody.
direct-goal-or = Or would you like a colleague’s help with this?
button-answer-with-this = Answer with this
direct-help = Or type *help* to see what Micromentor can do. Your Home tab shows all that is yours.
