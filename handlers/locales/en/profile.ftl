# A mentor's profile: the form, pauses, being put forward.
profile-title-new = Help a colleague
profile-title-listed = What you offer
profile-intro = Colleagues ask for one to three short sessions on one goal. You see the whole request and its cost first, and every time you may say no.
profile-intro-listed = Colleagues are shown this when it fits what they ask for.
profile-skills = What could you help with?
profile-skills-placeholder = Type a skill
profile-skills-hint = Pick from what colleagues list already, or type your own. At most { $most }.
profile-evidence = Your evidence for “{ $skill }”, in one line
profile-evidence-example = started ours in 2023, still running
profile-unlisted = Colleagues asked for *{ $skills }*, and nobody lists { $count ->
    [one] that yet. If it is yours, add it.
   *[other] these yet. If one is yours, add it.
}
profile-ask-me-about = Ask me about
profile-ask-me-about-hint = What you like to be asked, in your own words.
profile-ways = How would you meet?
profile-places = How many people at a time?
profile-places-hint = Open mentorships and requests that wait for you count together.
profile-minutes = Minutes a month
profile-minutes-hint = Nobody is sent to you once these are promised.
profile-title = Your title
profile-department = Department
profile-site = Site
profile-languages = Languages
profile-away-until = Away until
profile-away-until-hint = The day you are back. Until then nobody asks you.
button-save = Save
button-hours = Your days and hours
button-preview = See it as colleagues do

preview-title = Your profile
preview-heading = What colleagues see
preview-ways = How to meet: { $ways }
preview-minutes = Up to { $minutes } minutes a month
preview-hours = Works { $hours }
preview-languages = Speaks { $languages }
preview-away = Away until { $until }: until then nobody is shown this.
preview-missing = It would be easier to choose you with:
preview-missing-evidence = one line on how you know *{ $skill }*
preview-missing-evidences = one line on how you know each skill ({ $count } have none)
preview-missing-title = your title, so that people know what you do
preview-missing-about = what you like to be asked about, in your own words
preview-missing-site = your site, for those who would like to meet in person
preview-missing-languages = the languages you could meet in

hours-title = Your days and hours
hours-intro = You get messages in these hours only, and only then does your time to answer run. They are in your own time zone.
hours-the-usual = In your programme the usual is { $hours }.
hours-days = Days you work
hours-start = From
hours-end = Until
hours-end-hint = A session may still be outside these hours, if you choose so.
hours-no-day = Please choose at least one day.
hours-too-short = Please choose an end at least one hour after the start.
hours-saved = Saved. Messages and clocks keep to these hours from now on.
hours-saved-usual = Saved. You follow the programme’s hours again.
hours = { $days }, { $start } to { $end } ({ $zone })
weekday-none = No day
weekday-range = { $first } to { $last }
weekday-1 = Mon
weekday-2 = Tue
weekday-3 = Wed
weekday-4 = Thu
weekday-5 = Fri
weekday-6 = Sat
weekday-7 = Sun
weekday-1-long = Monday
weekday-2-long = Tuesday
weekday-3-long = Wednesday
weekday-4-long = Thursday
weekday-5-long = Friday
weekday-6-long = Saturday
weekday-7-long = Sunday
button-list-me-now = List me as a mentor

skills-none = Please name at least one skill.
skills-many = These are { $count } skills, and { $most } fit. Keep the ones you would most like to be asked about.
skills-name-long = “{ $skill }…” is long for a skill. Put a dash after the first { $limit } characters or sooner, and the rest becomes its evidence.
skills-evidence-long = Please keep the evidence for “{ $skill }” to { $limit } characters.
profile-ways-none = Please choose at least one way to meet.
profile-places-wrong = Please choose a number from 1 to { $most }.
profile-minutes-wrong = Please choose a number of minutes from { $least } to { $most }.

profile-listed = { $count ->
    [one] You are listed as a mentor for one skill.
   *[other] You are listed as a mentor for { $count } skills.
} When a request fits, Micromentor sends it to you, its cost first, and you have two working days to answer. Your Home tab changes or pauses it.
profile-saved = Saved. Colleagues are shown this from now on.
profile-listed-already = You are listed as a mentor already. Your Home tab shows what you offer.
profile-not-listed = You are not listed as a mentor, so nobody asks you. Type */micromentor mentor* if you would like to help.
profile-left = Done. You are no longer listed, and nobody new asks you. What you agreed to goes on.
profile-who-are-you = Slack is just being asked who you are. Please try once more in a moment.

pause-title = Take a pause
pause-intro = Only new requests stop. What you agreed to goes on.
pause-until = Away until
button-pause = Pause
pause-day-missing = Please choose the day you are back.
pause-day-past = A pause ends on a day to come. Today is { $today }.
pause-day-far = Please choose a day within the next year. If you would rather stop, your Home tab has a button for that.
pause-day-read = “{ $words }” reads as { $day }, the day you are back. Choose another one if it is not that.
pause-day-unread = “{ $words }” does not read as a day. Choose one here, or type it as 24 December, 2 weeks or 2026-12-24.
pause-begun = Paused. Nobody asks you until { $until }. What you agreed to goes on.
pause-over = Welcome back. You can be asked again from now on.
pause-not-paused = You are not on a pause: you can be asked as always.

put-forward-by = { $count ->
    [0] { $person } thought of you, and put you forward as a mentor.
   *[other] { $person } thought of you, and put you forward as a mentor for:
}
put-forward-by-programme = { $count ->
    [0] You were put forward as a mentor.
   *[other] You were put forward as a mentor for:
}
put-forward-means = If you say yes, colleagues may ask you for one to three short sessions: { $places ->
    [one] one of them at a time
   *[other] at most { $places } of them at a time
}, at most { $minutes } minutes a month. Every time you see the request first and may say no.
put-forward-your-choice = Until you say yes, nobody is told and nobody asks you.
put-forward-over = That request is over, so there is nothing to answer.
join-wanted = *{ $mentee }* has you in mind for this, and hopes that you could help:
join-wanted-cost = { $sessions ->
    [one] { $sessions } session
   *[other] { $sessions } sessions
} of { $minutes } minutes. Nothing is agreed yet.
join-what = In Micromentor colleagues help each other in one to three short sessions. Would you join as a mentor?
join-means = If you say yes, { $places ->
    [one] one colleague at a time may ask you
   *[other] at most { $places } colleagues at a time may ask you
}, for at most { $minutes } minutes a month. Every time you see the request first and may say no.
join-your-choice = { $mentee } can then send you this request. If you say no thanks, nobody is told, and you are not asked again.
join-listed-for = You would be listed for:
join-over = { $mentee } no longer needs this, so there is nothing to answer. If you would like to help others, your Home tab has a button for it.
put-forward-listed = You said yes: you are listed as a mentor. When a request fits, you get it here with its cost first, and two working days to answer. Your Home tab changes or pauses it.
put-forward-declined = You said no thanks: you are not listed, and you will not be asked again. You can still join from the Home tab.
button-put-forward-yes = Yes, list me
button-put-forward-change = Change it first
button-put-forward-no = No thanks
skill-line = *{ $skill }*
skill-line-evidence = *{ $skill }*: “{ $evidence }”

button-leave-mentors = Stop mentoring
confirm-leave = Stop mentoring?
confirm-leave-text = You are no longer listed and nobody new asks you. What you agreed to goes on.
confirm-leave-yes = Stop
confirm-leave-no = Stay
button-change-profile = Change what you offer
button-begin-pause = Pause
button-back-now = I’m back
button-become-mentor = Help others

imported-kept = Brought in.
imported-as-it-was = As it was.
