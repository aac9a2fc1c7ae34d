# The agreement in the shared DM, role cards, nudges, and an end that needs no reason.
agreement-header = { $mentee } and { $mentor }: { $goal }
agreement-outcome = *When it is done:* { $outcome }
agreement-terms = *Agreed:* { $sessions ->
    [one] 1 session of { $minutes } minutes.
   *[other] { $sessions } sessions x { $minutes } minutes = { $total } minutes.
}
agreement-terms-by = *Agreed:* { $sessions ->
    [one] 1 session of { $minutes } minutes, done by { $day }.
   *[other] { $sessions } sessions x { $minutes } minutes = { $total } minutes, done by { $day }.
}
agreement-extended = You both agreed to one more session: { $total } minutes in all.
agreement-used = *So far:* { $used } of { $total } minutes used, { $held } of { $planned ->
    [one] 1 session
   *[other] { $planned } sessions
}.
agreement-ways = *How:* { $ways }
agreement-between = { $sessions ->
    [1] *Around it:* a short preparation the day before, a look back the day after.
    [2] *Between the sessions:* { $mentee } shares a plan, steps or a piece of work, and { $mentor } answers in two lines.
   *[other] *Between the sessions:* { $mentee } shares what there is, and { $mentor } answers in two lines; after session 2 you look back together.
}
agreement-between-plan = *Between sessions { $number } and { $next }:* { $mentee } makes a plan and shares it, and { $mentor } answers in two lines.
agreement-between-steps = *Between sessions { $number } and { $next }:* { $mentee } takes the next steps and says how they went, and { $mentor } answers in two lines.
agreement-between-work = *Between sessions { $number } and { $next }:* { $mentee } makes a piece of work and shares it, and { $mentor } answers in two lines.
agreement-between-nothing = *Between sessions { $number } and { $next }:* nothing. You just meet again.
agreement-half-way = After session { $number } you look back together.
agreement-stays = What is said here stays between you two.
agreement-notes = Notes? Write them here; Micromentor does not read them. It keeps only the replies to its own questions.
agreement-standing = { $mentee } starts at *{ $standing } of 5*.
agreement-brings = { $mentee } brings:
agreement-watches = { $mentee } would like to watch for:
agreement-bring-watching = { $mentee }, what would you like to watch for, and where do you stand today, from 1 to 5?
agreement-bring = { $mentee }, which questions do you bring, and where do you stand today, from 1 to 5?
agreement-bring-next = { $mentee }, which questions do you bring to the next session?
agreement-bring-watching-next = { $mentee }, what would you like to watch for next?
agreement-next-session = *Next:* session { $number }, { $at }.
agreement-next-find_time = *Next:* either of you offers a few times, the other takes one.
agreement-next-pick_time = *Next:* { $acts } takes one of the times that { $by } offered, or suggests others. They stand in this thread.
agreement-next-times_wait = *Next:* { $acts } gets the times that { $by } offered when they are back at work.
agreement-next-say_met = *Next:* say whether you met. One click from either of you in this thread is enough.
agreement-next-wrap_up = *Next:* the time you agreed is over. You look back together on the next working day.
agreement-next-look_back = *Next:* look back, { $mentee } and { $mentor }: a few words, and the private questions.
agreement-try-video = *Video:* new here to { $one }. Try the link with each other before you meet.
agreement-try-video-both = *Video:* new here to { $one } and { $other }. Try the link with each other before you meet.
agreement-prompts = *Write your answers in:*
agreement-prompt-touchpoint = between sessions { $number } and { $next }
agreement-prompt-shared_reflection = looking back half-way
agreement-prompt-reflection = looking back
agreement-prompt-written_session = the question of session { $number }
agreement-under-way = *Next:* see the newest card in this thread.
agreement-ended-by = *Ended by { $by }.* No fault, no reason needed.
agreement-completed = *Closed.* { $used } of { $total } minutes used. Thank you both.
agreement-never_scheduled = *Closed,* since no time was found. That happens; thank you both.
agreement-departed = *Closed,* since one of you can no longer take part.

button-bring = Bring questions
button-bring-again = Change your questions
button-bring-watching = Say what to watch for
button-bring-watching-again = Change what to watch for
button-bring-submit = Share
button-find-time = Find a time
button-role = Your role in a minute
button-end = End it
button-end-yes = End it
button-end-no = Keep going
end-title = End this mentorship?
end-text = No fault, and no reason needed. The other is told kindly, open sessions are called off, and nothing more is sent.

bring-title = What you bring
bring-intro = { $mentor } reads this before you meet. It stands in your agreement, for the two of you.
bring-questions = Your questions
bring-questions-hint = Two or three are plenty. What would you ask if you had only ten minutes?
bring-watching = What to watch for
bring-watching-hint = Two or three things are plenty: how something is begun, said or decided.
bring-standing = Where do you stand today?
standing-1 = 1 - all of it is new to me
standing-2 = 2 - I know a little
standing-3 = 3 - half way
standing-4 = 4 - nearly there
standing-5 = 5 - I could do it today

role-mentee-title = Your role: mentee
role-mentee-lead = The goal is yours, and so is the next step. { $other } gives you { $sessions ->
    [one] one session of { $minutes } minutes
   *[other] { $sessions } sessions of { $minutes } minutes
}.
role-mentee-1 = Say early what you want to take away, and bring the questions in writing.
role-mentee-2 = Offer the times yourself. Start and stop as agreed.
role-mentee-3 = Say what you will do next, do it, and show it, unfinished too.
role-mentee-4 = Tell { $other } what helped. It is the only pay there is.
role-mentor-title = Your role: mentor
role-mentor-lead = { $other } owns the goal and does the work. You give { $sessions ->
    [one] one session of { $minutes } minutes
   *[other] { $sessions } sessions of { $minutes } minutes
}, and no more.
role-mentor-1 = Ask first: what was tried, what is in the way, what would be good enough?
role-mentor-2 = Tell how you did it, with what went wrong. Then ask what fits here.
role-mentor-3 = End with one next step that { $other } names.
role-mentor-4 = Between sessions two lines are enough. If it is not your skill after all, say so.
role-for-both = For both of you: what is said stays here, the time is kept, and either may end it without a reason.

nudge-back = { $back } is back.
nudge-find-time = { $mentee } and { $mentor }, session { $number } has no time yet. One of you offers a few, the other takes one.
nudge-offered = { $other }, { $by } offered times for session { $number }; they stand further up in this thread. Take one, or suggest others.
still-on-ask = { $mentee } and { $mentor }, is this still on? If it is, one click is enough. If not, that is fine too: it closes by itself { $closes }.
still-on-yes = { $by } says it is still on. A few times to choose from would help most.
idle-closed = Here a time was looked for. This one is closed.
idle-over = Here a time was looked for. What is next stands in your agreement above.
button-still-on = Still on

ended-by = { $by } has ended this mentorship. No fault, no reason needed; whatever was open is called off.
ended-never_scheduled = { $mentee } and { $mentor }, no time was found for this one, so it is closed. That happens, and nobody is at fault.
ended-departed = Your mentorship on “{ $goal }” is closed, since { $by } can no longer take part. Whatever was open is called off.
ended-again = { $mentee }, the goal stays yours. If it still matters, someone else may have the time.
ended-thanks = Nothing to do. Thank you for saying yes to it.
button-again = Ask again with this goal

mentorship-opens-soon = This one is agreed, and your shared DM opens in working hours.
mentorship-is-closed = This one is closed. Your Home tab shows what is open.
mentorship-mentee-brings = This is for { $mentee } to fill in. Your questions are welcome in the session.
mentorship-standing-missing = Please choose where you stand today.
mentorship-still-on-known = That is settled already. Finding a time is the next step.
mentorship-ended-mentee = { $other } is told kindly, { $seen }. The goal stays yours.
mentorship-ended-mentor = { $other } is told kindly, { $seen }. Thank you for the help you gave.
mentorship-no-more-questions = Your sessions with { $mentor } are over, so what you brought stays as it is.

ended-title = Ended
ended-word = A word to yourself
ended-word-hint-mentee = No reason is needed. What would you look for next time? It is kept for you alone: { $other } never sees it, and you read it again if you ask again with this goal.
ended-word-hint-mentor = No reason is needed. What would you do differently next time? It is kept for you alone: { $other } never sees it, nor does the programme.
ended-word-long = That is longer than { $limit } characters. The heart of it is enough.
button-keep-word = Keep it for me

rematch-kept = Kept from before: the goal, its outcome, what you tried, your questions and { $sessions ->
    [one] 1 session
   *[other] { $sessions } sessions
} of { $minutes } minutes. Your mentor from then is not asked.
rematch-kept-with-word = Kept from before: the goal, its outcome, what you tried, your questions and { $sessions ->
    [one] 1 session
   *[other] { $sessions } sessions
} of { $minutes } minutes. Your mentor from then is not asked. To yourself, and seen by you alone, you wrote: “{ $word }”
rematch-one-more-round = One more round with { $mentor }, who is first in the list. Goal and terms are as they were.
rematch-is-the-mentees = The goal is your mentee’s, so asking again is theirs to do. Thank you for the help you gave.
rematch-not-ended = This one is still open. End it first, and then ask someone else with one click.
