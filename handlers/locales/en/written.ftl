# Written sessions: the question, its thread, the day, and what became of it.
written-title = Ask in writing
written-change-title = Question and day
written-day-title = Another day
written-intro = Session { $number }: about { $minutes } minutes of { $other }’s time, with the answer in the thread of your question by the day you choose.
written-day-intro = Session { $number }, in writing. { $other } sees the new day in your shared DM.
written-question = Your question
written-question-hint = What you want to know, what you tried, and what a good answer would let you do. Or leave it empty and write in the thread.
written-day = Answer by
button-written-send = Ask
button-written-save = Save

written-heading = { $goal }: in writing
written-heading-of = { $goal }: session { $number }, in writing
written-asking = { $mentee }, write your question in this thread, or with the button. { $mentor } answers here by { $day }, or later if your question comes late.
written-asked = { $mentor }, please answer in this thread by { $day }. About { $minutes } minutes is what was agreed: short is fine.
written-asked-in-thread = { $mentee }’s question stands in this thread.
written-late = { $mentor }, the day went by, and an answer is still welcome here. If another day suits you better, set it with the button.
written-answered = { $mentor } has answered in this thread. Is that it? One click from either of you is enough.
written-off = Session { $number } in writing was called off. The session itself stays yours to use.
written-answered-yes = *Answered.* Session { $number }: { $minutes } minutes. { $used } of { $total } minutes used.
written-answered-presumed = *Taken as answered,* since nobody said: session { $number }, { $minutes } minutes. { $used } of { $total } minutes used. Not so? You can correct it until this closes.
written-answered-not = *Not answered:* session { $number }. No minutes counted: { $used } of { $total } used.
written-answer = { $by } says: { $minutes ->
    [0] not answered
    [one] 1 minute
   *[other] { $minutes } minutes
}
button-settle-written = { $minutes ->
    [0] Not answered
   *[other] { $minutes } minutes
}
button-answered = Answered, about { $minutes } min
button-write-question = Write your question
button-another-day = Another day
button-change-written = Change question or day
button-written-off = Call it off
written-off-title = Call this one off?
written-off-text = The other is told, and the session stays yours to use whenever you like.
button-ask-in-writing = Ask in writing
minutes-hint-written = A rough figure is enough, reading and writing together. 0 if there was no answer.

question-is-there = { $mentor }, { $mentee }’s question is there. Your answer in this thread by { $day } helps most; about { $minutes } minutes were agreed.
question-again = { $mentor }, a reminder, and the only one: { $mentee } hopes for your answer in this thread by { $day }. A few lines are plenty.
answer-is-there = { $mentee }, { $mentor } has answered here.
day-passed-over = Here a day had gone by without an answer. The question above shows how it stands now.
day-passed = { $mentee } and { $mentor }, the day went by without an answer. That happens, and nobody is at fault. A few lines here are still welcome, or set another day.
written-news-day = { $other }, { $by } has moved the day, and answers by { $day }.
written-news-day-yours = { $other }, { $by } has moved the day: please answer by { $day }.
written-news-off = { $other }, { $by } has called off session { $number } in writing. No harm done: the session stays open, and the next step stands in your agreement.

written-sent = Asked. { $mentor } sees it now and answers by { $day }.
written-sent-later = Kept. { $mentor } sees it { $seen }, when they are back at work, and answers by { $day }.
written-sent-empty = There is a message for it in your shared DM. Write your question in its thread, and { $mentor } hears that it is there.
written-day-moved = The day is { $day } now, and your shared DM says so.
written-day-missing = Please choose a day.
written-day-unseen = { $mentor } is next at work on { $seen }. Please choose that day or a later one.
written-day-far = Please choose a day within a year.
written-mentee-asks = { $mentee } writes the question, and you hear when it is there.
written-time-stands = Session { $number } has times already. Call them off first, and then you can ask in writing.
written-question-stands = Session { $number } is in writing. Call that off first, and then you can find a time.

agreement-next-written = *Next:* session { $number }, in writing. { $mentor } answers by { $day }.
agreement-next-answered = *Next:* say at the question whether it is answered. One click from either of you is enough.
agreement-next-asking = *Next:* { $mentee } writes the question for session { $number }, in the thread that waits for it.
agreement-ask = *Next:* { $mentee } asks in writing, and { $mentor } answers in the thread of the question.
agreement-either = *Next:* either of you offers a few times, or { $mentee } asks in writing.
agreement-around-written = *Around it:* a day by which { $mentor } answers, a look back the day after.
nudge-ask = { $mentor }, session { $number } waits for its question. { $mentee }, two lines are enough to begin.
nudge-asking = { $mentee }, your question for session { $number } is still to come. Two lines are enough to begin.
nudge-late = { $mentor }, { $mentee }’s question for session { $number } still stands in its thread. A few lines, or another day: both are fine.

home-pair-written = Session { $number }, in writing: an answer by { $day }.
home-pair-answered = Session { $number }, in writing: the answer is there.
home-pair-asking = Session { $number }, in writing: the question is to come.
step-ask_in_writing = Ask { $other } in writing: session { $number } of “{ $goal }”.
step-write_question = Write your question to { $other }: session { $number } of “{ $goal }”.
step-answer_in_writing = { $other } hopes for your answer on “{ $goal }”. It goes in the thread of the question.
step-answer_in_writing-question = “{ $question }”
step-say_if_answered = { $other } and you: was session { $number } of “{ $goal }” answered? Say so in one click.
