# Asking: the form, the proposals, and how a request stands.
request-title = Ask for help
request-submit = See who could help
request-goal = What would you like to be able to do?
request-goal-hint = One thing, in your own words. Small is good: something one to three short talks can change.
request-outcome = What will exist when it is done?
request-outcome-hint = A plan, a first draft, a decision, an answer. Leave it empty if a good talk is enough.
request-sessions = How many sessions?
request-sessions-suggest = Suggest for me
request-sessions-suggest-why = Read from your goal; you can still change it
request-sessions-1 = One session
request-sessions-1-why = A question, a new view, a role, shadowing a colleague
request-sessions-2 = Two sessions
request-sessions-2-why = A plan, steps or a piece of work you want feedback on
request-sessions-3 = Three sessions
request-sessions-3-why = Something to work out first, or two rounds of feedback
request-sessions-many = { $count } sessions
request-minutes = Minutes per session
request-minutes-10 = 10 minutes (written)
request-minutes-other = { $minutes } minutes
request-needed-by = Needed by
request-more-what = More, if you like: what you tried, skills they must have, ways to meet, someone in mind.
request-more = More to say
request-tried = What have you tried already?
request-skills = Skills they must have
request-skills-hint = Pick from what colleagues list, or type your own. Left empty, your goal is read for them.
request-skills-placeholder = Type a skill
request-skill-own = “{ $words }”
request-ways = Ways to meet
request-ways-hint = None chosen means any of them suits you.
request-ways-shadowing = Shadowing is ticked, since you would like to watch somebody at work. None ticked means any way suits you.
proposals-way-shadowing = Suggested too: *shadowing*, since you would like to watch somebody at work. You can change that below.
request-how = How to meet
request-way-any = Any way that suits us both
request-relationship = Someone you know, or someone new?
request-relationship-any = It does not matter
request-relationship-known = Rather someone I know
request-relationship-new = Rather someone new
request-someone = Someone in mind?
request-someone-hint = They come first if they offer help and have room.
request-departments = Only these departments
request-sites = Only these sites

request-goal-empty = Please say in a few words what you would like to be able to do.
request-goal-long = That is { $length } characters, and { $limit } fit here. The first sentence is often the goal; the rest can go under “What have you tried”.
request-too-many-unasked = You have { $count } requests open, which is as many as one person can have. Nobody is asked about “{ $goal }” just now: if you need it no more, withdraw it in the Home tab.
request-too-many = You have { $count } requests open, which is as many as one person can have. Withdraw one in the Home tab, or wait until one is answered.
request-sessions-wrong = Please choose one to { $most } sessions.
request-minutes-wrong = Please choose one of the lengths in the list.
request-day-past = That day is over. Today is { $today }.
request-day-far = Please choose a day within the next year.
request-someone-self = That is you. Choose a colleague, or leave it empty.

proposals-title = Who could help
proposals-submit = Ask
proposals-lead = *{ $goal }*
proposals-terms = { $sessions ->
    [one] { $sessions } session of { $minutes } minutes
   *[other] { $sessions } sessions of { $minutes } minutes
}. One colleague is asked at a time.
proposals-terms-suggested = Suggested: { $sessions ->
    [one] one session of { $minutes } minutes
   *[other] { $sessions } sessions of { $minutes } minutes
}, { $because }. You can change that below. One colleague is asked at a time.
suggested-talk = because one good talk goes a long way here
suggested-question = which suits one clear question
suggested-narrow = which is often enough for one narrow thing
suggested-steps = so that somebody looks at how your steps went
suggested-piece = so that there is feedback on what you make
suggested-diagnose = since it first has to be found out what is going on
suggested-series = so that you can try it, hear how it was, and try again
proposals-kept = Your other goal is kept: it waits in your messages with Micromentor.
proposal-who = *{ $person }*, { $about }
proposal-who-only = *{ $person }*
proposal-grade-clearly = Clearly fits
proposal-grade-could_help = Could help
proposals-first = Ask first
proposals-cascade = If they can’t
proposals-cascade-yes = Ask the next one without asking me again
proposals-line = A line to them
proposals-line-hint = Why you ask, or what makes this matter now. Whoever is asked reads it.
request-first-missing = Please choose whom to ask first.
request-line-long = Please keep it to { $limit } characters.
request-someone-no-mentor = { $person } does not offer help through Micromentor so far. The colleagues below do.
request-someone-not-now = { $person } has no room for this just now. The colleagues below have.
join-offer = Micromentor can ask { $person }, once, to join. They see your name, your goal as you wrote it, and that you ask for { $sessions ->
    [one] { $sessions } session
   *[other] { $sessions } sessions
} of { $minutes } minutes.
button-join-ask = Ask { $person } to join as a mentor
button-join-ask-them = Ask them to join as a mentor
join-asked = Micromentor asks { $person } to join, in their own working hours. If they join, you hear of it and they come first. You need not wait for it.
join-who-is-that = Micromentor is asking Slack who that is. Please press the button again in a moment.
request-first-taken = { $mentor } was just asked by someone else.

reason-skill = Lists *{ $words }*
reason-skill-evidence = Lists *{ $words }*: “{ $evidence }”
reason-evidence = “{ $words }”
reason-ask_me_about = Likes to be asked about: “{ $words }”
reason-title = Works as { $words }
reason-free_minutes = { $number } minutes free this month
reason-shared_hours = { $number ->
    [one] 1 shared working hour a day
   *[other] { $number } shared working hours a day
}
reason-known = You know each other through Micromentor
reason-named_before = You had them in mind before
reason-new = New to you
reason-same_site = Same site as you
reason-same_department = Same department as you
reason-named = You named them

request-view-title = Your request
request-waits = Your request is kept. It is looked at again every working day, and you will hear when somebody fits.
request-nobody-no_mentors = Nobody offers help through Micromentor yet.
request-nobody-not_listed = Nobody lists anything close to “{ $goal }” yet.
request-nobody-not_listed-skills = Nobody lists anything close to “{ $goal }” together with “{ $skills }” yet.
request-nobody-none_left = Nobody else is left to ask: those who list it were asked already, or are your own manager or direct report.
request-nobody-all_full = Those who could help have no room for this just now.
request-nobody-all_full-until = Those who could help have no room for this just now. As things stand, the first of them has on { $day }.
request-nobody-all_away = Those who could help are away just now.
request-nobody-all_away-until = Those who could help are away just now. As things stand, the first of them can on { $day }.
request-nobody-other_site = Somebody could help, but not at the departments or sites you chose.
request-nobody-other_ways = Somebody could help, but not in the ways to meet you chose.
request-nobody-no_shared_hours = Those who could help share no working hours with you, or less than one a day. A written session needs none.
request-goal-begins = That is more than a goal holds. Its beginning is your goal now, and what came after it stands under *What have you tried already?*, as far as it fits. Shorten both as you like.
request-other-words = Say it in other words, and it is looked at again. Your request stays as it is until you send this; then this takes its place.
button-other-words = Try other words
widen-lead = If you like, make it wider; it is looked at again at once.
button-widen-place = Any site or department
button-widen-ways = Any way to meet
button-widen-times = Other times too
button-widen-one = Just one session
widened-place = *Changed:* colleagues of any site and department will do now.
widened-ways = *Changed:* any way to meet will do now.
widened-times = *Changed:* it need not be in the working hours you share. The two of you agree on a time that suits both.
widened-one = *Changed:* you ask for one session now.
request-open-already = You have this request open already, so here it is.
request-open-choosing = Nobody has it just now: it is for you to choose whom to ask.
request-is-asking = A colleague has it.
request-is-waiting = It is kept: nobody fits yet. You will hear when somebody does.
request-is-choosing = Nobody has it just now: it is for you to choose whom to ask.
request-is-accepted = It was accepted. Your shared DM is where it goes on.
request-is-withdrawn = You withdrew it.
request-with = Asked. { $mentor } has until { $until } to answer. You will hear either way.
request-on-its-way = Asked. { $mentor } gets it { $arrives }, when they are back at work. You will hear either way.
request-withdrawn = Withdrawn: “{ $goal }”. Nobody is asked any more.
request-somebody-fits = { $count ->
    [one] A colleague could help with this now.
   *[other] { $count } colleagues could help with this now.
}
request-someone-joined = { $person } has joined as a mentor, and could help with this now.
request-someone-joined-next = { $person } has joined as a mentor, and is the next to be asked if this does not work out.
request-fits-over = Somebody could help with this. Your Home tab shows how it stands now.
request-news-head = *About:* { $goal }
button-see-who = See who could help
button-withdraw = Withdraw
confirm-withdraw = Withdraw this request?
confirm-withdraw-text = Nobody is asked any more. You can ask again at any time.
confirm-withdraw-yes = Withdraw
confirm-withdraw-no = Keep it
guests-cannot = Micromentor is for members of staff, so guests can’t ask or mentor here. A colleague on staff can ask for you.
