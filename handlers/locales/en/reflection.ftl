# Looking back: the prompt, the private questions, the closing summary.
reflection-heading = Looking back: { $goal }
reflection-ask = { $mentee } and { $mentor }: what changed? What will you do next? What helped? Reply in this thread.
reflection-private = The private questions are yours alone; a thank-you is passed on at the close.
reflection-closed = Closed. What you wrote stays in the thread.
reflection-withdrawn = Not yet: a session is to come after all. You are asked again after it, and what you answered is kept.
reflection-closes = This closes once you have both answered them, at the latest { $closes }. After that, nothing more is asked.
button-private-questions = Private questions, one minute
private-title = Looking back
private-submit = Send
private-lead =
    {""}*About:* { $goal }
    Five quick choices. Only you see these answers; { $other } gets the thank-you, at the close.
private-goal_met = Was the goal met?
private-expectations = Did it meet your expectations?
private-time_right = Was it the right amount of time?
private-time_right-no = No
private-skill_right = Was it the right skill for the goal?
private-skill_right-no = No
private-yes = Yes
private-mark-1 = 1, not at all
private-mark-2 = 2
private-mark-3 = 3, half way
private-mark-4 = 4
private-mark-5 = 5, fully
private-stands-now = Where do you stand today?
private-stands-now-hint = You began at { $began } of 5. { $other } sees this one too, with the summary.
private-thanks = A thank-you to pass on to { $other }
private-proceed = What would you like next?
private-proceed-hint = Shown only if you both say the same.
private-proceed-done = This is done
private-proceed-one_more_round = One more round
private-proceed-stay_in_touch = Stay in touch
reflection-please-choose = Please choose one.
reflection-kept = Kept, for your eyes only. You can change your answers until it closes; { $other } gets the thank-you then.
reflection-kept-and-closed = Kept, for your eyes only. That was the last answer, so this closes now; the summary comes to you in private, in your working hours.
reflection-is-closed = Thank you. This one closed { $day }, so nothing is kept here any more. A thank-you still reaches { $other } in your shared DM.
reflection-comes-later = Not yet: a session is to come after all. You are asked again after it.
summary-heading = Closed: { $goal }
summary-time = You and { $other }: *{ $used } of { $agreed } minutes* used, in { $sessions ->
    [one] 1 session
   *[other] { $sessions } sessions
}.
summary-standing-yours = You began at { $standing } of 5.
summary-standing-theirs = { $other } began at { $standing } of 5.
summary-goal-met = How far the goal is met: { $mark } of 5, you said.
summary-stood-yours = You began at { $standing } of 5 and stand at *{ $now } of 5* today.
summary-stood-theirs = { $other } began at { $standing } of 5 and stands at *{ $now } of 5* today.
summary-thanks = *A thank-you from { $other }:*
summary-mentee-one_more_round = You would both like *one more round*.
summary-mentee-stay_in_touch = You would both like to *stay in touch*. Your shared DM stays yours.
summary-mentee-done = You both call it *done*.
summary-mentor-one_more_round = You would both like *one more round*; { $other } can ask you again with one click.
summary-mentor-stay_in_touch = You would both like to *stay in touch*. Your shared DM stays yours.
summary-mentor-done = You both call it *done*.
summary-become_mentor = Want to help the next person with what you learned?
button-one-more-round = Ask for one more round
button-become_mentor = List me as a mentor
summary-add_skill = Want to help the next person with this too? It would stand with what you offer already.
button-add_skill = Add it to what I offer
