# Other terms: what a mentor suggests instead, and what becomes of it.
button-terms = Suggest other terms
terms-title = Suggest other terms
terms-submit = Suggest
terms-intro = { $mentee } asks for { $terms }. Change what would suit you better. Your place stays reserved until there is an answer.
terms-sessions = Sessions
terms-by = Done by
terms-ways-hint = None chosen means any of them suits you.
terms-line = A line to { $mentee }
terms-line-hint = Why this would work better, if you like to say so.
terms-same = That is what { $mentee } asked for. Change at least one thing, or close this and accept.
terms-no-room = You have { $free } minutes left this month, and this takes { $minutes }. Suggest less, or give yourself more room in your profile.

terms-cost = { $sessions } x { $minutes } minutes
terms-cost-short = { $sessions } x { $minutes }
number = { $n }
day = { $day }
terms-instead = { $new } instead of { $old }
terms-by-day = done by { $day }
terms-by-no-day = no fixed day
terms-ways-any = any way to meet

terms-lead = { $mentor } suggests: { $difference }
terms-goal = *Your goal:* { $goal }
terms-also = *Also different:* { $difference }
terms-all = *All in all:* { $sessions ->
    [one] 1 session of { $minutes } minutes.
   *[other] { $sessions } sessions x { $minutes } minutes = { $total } minutes.
}
terms-all-by = *All in all:* { $sessions ->
    [one] 1 session of { $minutes } minutes, done by { $day }.
   *[other] { $sessions } sessions x { $minutes } minutes = { $total } minutes, done by { $day }.
}
terms-how = *How:* { $ways }
terms-says = *{ $mentor } adds:* { $line }
terms-until = Accept, and it is agreed. Look further, and the next colleague is asked, if there is one; that also happens if you don’t answer by { $until }.
button-terms-accept = Accept
button-look-further = Look further
terms-reminder = *{ $mentor }* is waiting to hear from you: { $difference }. You have until { $until }; looking further is a fine answer too.
terms-accepted = *You said yes.* It goes on in your shared DM with { $mentor }.
terms-accepted-later = *You said yes.* It goes on in your shared DM with { $mentor }, from { $opens }, when you are both at work.
terms-passed = *You are looking further.* { $mentor } is told kindly.
terms-lapsed = *The time to answer is over.* You hear how your request goes on.
terms-taken_back = *{ $mentor } can’t take this on after all.* You hear how your request goes on.
terms-withdrawn = *You took this request back.* Nothing to do.
terms-is-waiting = This is still open.
terms-ended = *It was agreed with { $mentor } and has ended since,* before your shared DM opened.
terms-is-accepted = You said yes already. Your shared DM with { $mentor } is where it goes on.
terms-is-passed = You are looking further already, and { $mentor } has been told kindly.
terms-is-lapsed = The time to answer this is over, and your request has gone further. Your Home tab shows who has it.
terms-is-over = This is settled in the meantime. Your Home tab shows how your request stands.
terms-room-gone = { $mentor } has no room for this just now, so it can’t be agreed. Look further, or try again later.

terms-suggested = *You suggested { $difference }.*
terms-with = { $mentee } has until { $until } to answer. Your place is kept meanwhile, and you will hear either way.
terms-on-its-way = { $mentee } gets it { $arrives }, when they are back at work. Your place is kept meanwhile, and you will hear either way.
invitation-terms = *You suggested other terms.* { $mentee } has them, and you will hear either way.
invitation-terms_accepted = *{ $mentee } said yes to your terms.* It goes on in your shared DM.
invitation-terms_accepted-later = *{ $mentee } said yes to your terms.* It goes on in your shared DM, from { $opens }, when you are both at work.
invitation-terms_passed = *{ $mentee } is looking further this time.* Your place is free again.
invitation-terms_lapsed = *{ $mentee } could not answer in time,* so this one has moved on. Your place is free again.
invitation-is-terms_accepted = This one is settled: { $mentee } said yes to your terms. Your shared DM is where it goes on.
invitation-is-terms = You suggested other terms, and { $mentee } has them now. You will hear either way.
terms-ended-passed = { $mentee } thanks you for your offer about “{ $goal }” ({ $difference }). It does not fit this time.
terms-ended-lapsed = { $mentee } could not answer your offer about “{ $goal }” ({ $difference }) in time, so it has moved on. Thank you for making it.
terms-ended-nothing = There is nothing to do.

home-terms-with = { $mentee } has what you suggested, and until { $until } to answer.
home-terms-on-its-way = { $mentee } gets what you suggested { $arrives }, when they are back at work.
home-question-with = { $mentee } has your question, and until { $until } to answer. You may decide without it too.
home-question-on-its-way = { $mentee } gets your question { $arrives }, when they are back at work. You may decide without an answer too.
home-request-wrote-back = { $mentor } has it, and waits for your answer.
request-terms-wait = { $mentor } suggests other terms and waits for your answer until { $until }.
request-question-waits = { $mentor } asked you something before deciding, and waits for your answer until { $until }.
request-written-back = { $mentor } has written back. It reaches you { $arrives }, when you are back at work.
news-terms-lapsed = The other terms { $before } suggested were not answered in time.
news-wrote-back = { $now } has it and has written back; that is the next thing to answer.
step-answer_terms = *{ $other }* suggests other terms for “{ $goal }”. Please answer by { $at }.
step-answer_question = *{ $other }* asks you something about “{ $goal }”. Please answer by { $at }.
step-answer_question-asked = “{ $question }”
step-answer_request-asked = You asked: “{ $question }”
step-answer_request-answer = The answer: “{ $answer }”
