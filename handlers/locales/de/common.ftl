# Wörter, die überall vorkommen.

# Wie Tage und Zeitpunkte geschrieben werden. Die Buchstaben stehen bei unicode.org unter "Date Format Patterns";
# $clock ist HH:mm oder h:mm a, je nach der Uhr der Lesenden.
day-pattern = EEE, d. MMMM
moment-pattern = EEE, d. MMMM, { $clock }
# Was Slack in der eigenen Zeitzone schreibt: Freitag, 18. Dezember um 14:00.
day-and-time = { $day } um { $time }

words = { $words }
sessions-count = { $sessions ->
    [one] 1 Treffen
   *[other] { $sessions } Treffen
}
# same in English
way-video = Video
# same in English
way-audio = Audio
way-in_person = Vor Ort
way-shadowing = Hospitation
way-written = Schriftlich in Slack
# Dieselben mitten im Satz.
way-video-inline = Video
way-audio-inline = Audio
way-in_person-inline = vor Ort
way-shadowing-inline = Hospitation
way-written-inline = schriftlich in Slack
button-cancel = Abbrechen
button-close = Schließen
# same in English
app-name = Micromentor
not-found-for-you = Das steht dir nicht mehr offen. Dein Home-Tab zeigt, was offen ist.
list-two = { $first }, { $second }
