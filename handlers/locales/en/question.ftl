# One question before deciding: asked by the mentor, answered by the mentee, brought both ways by Micromentor.
button-question = Ask a question
question-title = Ask a question
question-submit = Ask
question-intro = { $mentee } gets your question from Micromentor, with your name. Your time to answer stands still until there is an answer, and you may decide without waiting.
question-label = What would you like to know?
question-hint = You can ask once, so ask what would change your answer.
question-empty = Please write something, or close this.
question-long = That is { $length } characters, and { $limit } fit here.
question-once = You have asked { $mentee } already, and one question goes with a request. The card shows how it stands; more can be asked once you meet.

question-lead = *{ $mentor }* would like to know something before deciding.
question-reminder = *{ $mentor }* is waiting for your answer, until { $until }.
question-goal = *About:* { $goal }
question-until = Your answer goes to { $mentor } alone. Without one by { $until }, { $mentor } decides without it.
button-answer = Answer
question-answered = *You answered:*
question-lapsed = *The time to answer is over.* { $mentor } decides without it. Nothing to do.
question-accepted = *{ $mentor } said yes without waiting.* No answer is needed any more.
question-terms = *{ $mentor } has suggested other terms instead.* No answer is needed any more.
question-over = *This is settled.* No answer is needed any more.
question-withdrawn = *You took this request back.* No answer is needed any more.
question-is-answered = You have answered this already, and { $mentor } has it.
question-is-over = { $mentor } has decided in the meantime, so this reaches nobody any more. Your Home tab shows how your request stands.
question-asks = *{ $mentor }* asks:
answer-title = Answer
answer-submit = Send
answer-label = Your answer
answer-hint = Two or three sentences are plenty. { $mentor } reads it before deciding.

question-yours = *You asked:*
question-with = { $mentee } has it until { $until }. Your own time to answer stands still meanwhile; you may decide without waiting.
question-on-its-way = { $mentee } gets it { $arrives }, when they are back at work. Your own time to answer stands still meanwhile; you may decide without waiting.
answer-lead = *{ $mentee } has answered your question.*
answer-none = *{ $mentee } has not answered your question so far.* You can decide without it.
answer-theirs = *{ $mentee } answers:*
answer-until = Please decide by { $until }. No is a fine answer too.
invitation-reminder-paused = Your question about *{ $goal }* is with { $mentee }, and your time to answer stands still. You may decide without waiting.
