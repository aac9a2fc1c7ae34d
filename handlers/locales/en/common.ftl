# Words that every journey uses.
words = { $words }
minutes-count = { $minutes ->
    [one] 1 minute
   *[other] { $minutes } minutes
}
sessions-count = { $sessions ->
    [one] 1 session
   *[other] { $sessions } sessions
}
way-video = Video
way-audio = Audio
way-in_person = In person
way-shadowing = Shadowing
way-written = Written in Slack
button-cancel = Cancel
button-close = Close
app-name = Micromentor
not-found-for-you = That isn’t open to you any more. Your Home tab shows what is.
list-two = { $first }, { $second }
