# Words that every journey uses.

# How days and instants are written. The letters are those of unicode.org, "Date Format Patterns": EEE Fri, d 8, MMM Dec; $clock is HH:mm or h:mm a, as the reader's clock is.
day-pattern = EEE d MMM
moment-pattern = EEE d MMM, { $clock }
# What Slack writes in each reader's own zone: Friday, December 18th at 2:00 PM.
day-and-time = { $day } at { $time }

words = { $words }
sessions-count = { $sessions ->
    [one] 1 session
   *[other] { $sessions } sessions
}
way-video = Video
way-audio = Audio
way-in_person = In person
way-shadowing = Shadowing
way-written = Written in Slack
# The same within a sentence.
way-video-inline = video
way-audio-inline = audio
way-in_person-inline = in person
way-shadowing-inline = shadowing
way-written-inline = written in Slack
button-cancel = Cancel
button-close = Close
app-name = Micromentor
not-found-for-you = That isn’t open to you any more. Your Home tab shows what is.
list-two = { $first }, { $second }
