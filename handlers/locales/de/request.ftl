# Fragen: das Formular, die Vorschläge, und wie es um eine Anfrage steht.
request-title = Um Hilfe bitten
request-submit = Wer könnte helfen?
request-goal = Was würdest du gern können?
request-goal-hint = Eine Sache, in deinen eigenen Worten. Lieber klein: etwas, bei dem ein bis drei kurze Gespräche weiterhelfen.
request-outcome = Was soll es am Ende geben?
request-outcome-hint = Einen Plan, einen ersten Entwurf, eine Entscheidung, eine Antwort. Lass es leer, wenn ein gutes Gespräch genügt.
request-sessions = Wie viele Treffen?
request-sessions-suggest = Schlag mir etwas vor
request-sessions-suggest-why = Nach deinem Ziel; du kannst es noch ändern
request-sessions-1 = Ein Treffen
request-sessions-1-why = Eine Frage, ein neuer Blick, ein Berufsfeld, eine Hospitation
request-sessions-2 = Zwei Treffen
request-sessions-2-why = Ein Plan, Schritte oder ein Entwurf, zu dem du Rückmeldung willst
request-sessions-3 = Drei Treffen
request-sessions-3-why = Etwas, das erst zu klären ist, oder zwei Runden Rückmeldung
request-sessions-many = { $count } Treffen
request-minutes = Minuten pro Treffen
request-minutes-10 = 10 Minuten (schriftlich)
request-minutes-other = { $minutes } Minuten
request-needed-by = Bis wann?
request-more-what = Wenn du magst, sag mehr: was du versucht hast, welche Kenntnisse nötig sind, wie ihr euch trefft, an wen du denkst.
request-more = Mehr angeben
request-tried = Was hast du schon versucht?
request-skills = Welche Kenntnisse sind nötig?
request-skills-hint = Wähle aus dem, was andere anbieten, oder gib etwas Eigenes ein. Bleibt es leer, wird nach deinem Ziel gesucht.
request-skills-placeholder = Thema eingeben
request-skill-own = „{ $words }“
request-ways = Wie ihr euch trefft
request-ways-hint = Ohne Auswahl ist dir alles recht.
request-ways-shadowing = Hospitation ist angekreuzt, weil du jemandem bei der Arbeit zusehen möchtest. Ohne Auswahl ist dir alles recht.
proposals-way-shadowing = Auch vorgeschlagen: *Hospitation*, weil du jemandem bei der Arbeit zusehen möchtest. Du kannst das unten ändern.
request-how = Art der Treffen
request-way-any = Jede, die uns beiden passt
request-relationship = Lieber jemand, den du kennst?
request-relationship-any = Das ist egal
request-relationship-known = Lieber jemand, den ich kenne
request-relationship-new = Lieber jemand, den ich noch nicht kenne
request-someone = Denkst du an jemanden?
request-someone-hint = Diese Person steht ganz oben, wenn sie Hilfe anbietet und Platz hat.
request-departments = Nur diese Abteilungen
request-sites = Nur diese Standorte

request-goal-empty = Bitte sag in ein paar Worten, was du gern können würdest.
request-goal-long = Das sind { $length } Zeichen; Platz ist für { $limit }. Oft ist der erste Satz das Ziel; der Rest passt unter „Was hast du schon versucht“.
request-too-many-unasked = Du hast schon { $count } Anfragen offen, mehr sind gleichzeitig nicht möglich. Zu „{ $goal }“ ist gerade niemand gefragt: Wenn du das nicht mehr brauchst, zieh es im Home-Tab zurück.
request-too-many = Du hast schon { $count } Anfragen offen, mehr sind gleichzeitig nicht möglich. Zieh eine im Home-Tab zurück, oder warte, bis eine beantwortet ist.
request-sessions-wrong = Bitte wähle ein bis { $most } Treffen.
request-minutes-wrong = Bitte wähle eine Dauer aus der Liste.
request-day-past = Dieser Tag ist vorbei. Heute ist { $today }.
request-day-far = Bitte wähle einen Tag innerhalb eines Jahres.
request-someone-self = Das bist du. Wähle jemand anderen, oder lass es leer.

proposals-title = Wer könnte helfen
proposals-submit = Fragen
proposals-lead = *{ $goal }*
proposals-terms = { $sessions ->
    [one] { $sessions } Treffen von { $minutes } Minuten
   *[other] { $sessions } Treffen zu je { $minutes } Minuten
}. Gefragt wird immer nur eine Person.
proposals-terms-suggested = Vorschlag: { $sessions ->
    [one] ein Treffen von { $minutes } Minuten
   *[other] { $sessions } Treffen zu je { $minutes } Minuten
}, { $because }. Das kannst du unten ändern. Gefragt wird immer nur eine Person.
suggested-talk = weil hier ein gutes Gespräch viel bringt
suggested-question = weil es um eine klare Frage geht
suggested-narrow = weil das für eine kleine Sache oft genügt
suggested-steps = damit jemand mit dir ansieht, wie deine Schritte gelaufen sind
suggested-piece = damit du Rückmeldung zu dem bekommst, was du machst
suggested-diagnose = weil erst herauszufinden ist, woran es liegt
suggested-series = damit du es ausprobieren, besprechen und noch einmal probieren kannst
proposals-kept = Dein anderes Ziel ist gemerkt: Es wartet in deinen Nachrichten mit Micromentor.
proposal-who = *{ $person }*, { $about }
proposal-who-only = *{ $person }*
proposal-grade-clearly = Passt gut
proposal-grade-could_help = Könnte helfen
proposals-first = Zuerst fragen
proposals-cascade = Wenn das nicht klappt
proposals-cascade-yes = Die nächste Person fragen, ohne bei mir nachzufragen
proposals-line = Ein Satz dazu
proposals-line-hint = Warum du fragst, oder warum es gerade jetzt wichtig ist. Wer gefragt wird, liest es.
request-first-missing = Bitte wähle, wer zuerst gefragt wird.
request-line-long = Bitte bleib bei höchstens { $limit } Zeichen.
request-someone-no-mentor = { $person } bietet bisher keine Hilfe über Micromentor an. Diese Personen tun es.
request-someone-not-now = { $person } hat dafür gerade keinen Platz. Diese Personen haben Platz.
join-offer = Micromentor kann { $person } einmal zum Mitmachen einladen. Zu sehen sind dann dein Name, dein Ziel, wie du es geschrieben hast, und dass du um { $sessions ->
    [one] { $sessions } Treffen von
   *[other] { $sessions } Treffen zu je
} { $minutes } Minuten bittest.
button-join-ask = { $person } zum Mitmachen einladen
button-join-ask-them = Zum Mitmachen einladen
join-asked = Micromentor fragt { $person }, sobald dort Arbeitszeit ist. Wenn ein Ja kommt, hörst du davon, und { $person } steht dann ganz oben. Du musst nicht darauf warten.
join-who-is-that = Micromentor fragt gerade bei Slack nach, wer das ist. Bitte drück den Knopf gleich noch einmal.
request-first-taken = { $mentor } ist gerade von jemand anderem gefragt worden.

reason-skill = Bietet an: *{ $words }*
reason-skill-evidence = Bietet an: *{ $words }*, „{ $evidence }“
reason-evidence = „{ $words }“
reason-ask_me_about = Wird gern gefragt zu: „{ $words }“
reason-title = Arbeitet als { $words }
reason-free_minutes = Diesen Monat { $number } Minuten frei
reason-shared_hours = { $number ->
    [one] 1 gemeinsame Arbeitsstunde am Tag
   *[other] { $number } gemeinsame Arbeitsstunden am Tag
}
reason-known = Ihr kennt euch über Micromentor
reason-named_before = Du hast schon einmal an diese Person gedacht
reason-new = Ihr habt noch nicht zusammengearbeitet
reason-same_site = Gleicher Standort wie du
reason-same_department = Gleiche Abteilung wie du
reason-named = Von dir genannt

request-view-title = Deine Anfrage
request-waits = Deine Anfrage bleibt gespeichert. Jeden Arbeitstag wird neu gesucht, und du hörst davon, wenn jemand passt.
request-nobody-no_mentors = Bisher bietet niemand Hilfe über Micromentor an.
request-nobody-not_listed = Bisher bietet niemand etwas an, das zu „{ $goal }“ passt.
request-nobody-not_listed-skills = Bisher bietet niemand etwas an, das zu „{ $goal }“ mit „{ $skills }“ passt.
request-nobody-none_left = Sonst ist niemand mehr da: Alle, die das anbieten, wurden schon gefragt, oder du bist ihnen direkt unterstellt oder vorgesetzt.
request-nobody-all_full = Wer helfen könnte, hat dafür gerade keinen Platz.
request-nobody-all_full-until = Wer helfen könnte, hat dafür gerade keinen Platz. Voraussichtlich ist am { $day } wieder einer frei.
request-nobody-all_away = Wer helfen könnte, ist gerade nicht da.
request-nobody-all_away-until = Wer helfen könnte, ist gerade nicht da. Voraussichtlich ist am { $day } wieder jemand da.
request-nobody-other_site = Jemand könnte helfen, aber nicht in den Abteilungen oder an den Standorten, die du gewählt hast.
request-nobody-other_ways = Jemand könnte helfen, aber nicht so, wie du dich treffen möchtest.
request-nobody-no_shared_hours = Wer helfen könnte, hat mit dir weniger als eine Stunde gemeinsame Arbeitszeit am Tag oder gar keine. Schriftlich geht es auch ohne.
request-goal-begins = Das ist mehr, als in ein Ziel passt. Der Anfang ist jetzt dein Ziel, der Rest steht, soweit er passt, unter *Was hast du schon versucht?*. Kürze beides, wie du magst.
request-other-words = Beschreib es mit anderen Worten, dann wird gleich noch einmal gesucht. Deine bisherige Anfrage bleibt, bis du das hier abschickst; dann wird sie ersetzt.
button-other-words = Anders beschreiben
widen-lead = Wenn du magst, fass die Suche weiter; dann wird gleich noch einmal gesucht.
button-widen-place = Alle Standorte und Abteilungen
button-widen-ways = Jede Art, sich zu treffen
button-widen-times = Auch andere Zeiten
button-widen-one = Nur ein Treffen
widened-place = *Geändert:* Alle Standorte und Abteilungen sind dir jetzt recht.
widened-ways = *Geändert:* Jede Art, sich zu treffen, ist dir jetzt recht.
widened-times = *Geändert:* Es muss nicht in eurer gemeinsamen Arbeitszeit liegen. Ihr einigt euch auf eine Zeit, die beiden passt.
widened-one = *Geändert:* Du bittest jetzt nur um ein Treffen.
request-open-already = Diese Anfrage hast du schon gestellt; hier siehst du, wie es um sie steht.
request-open-choosing = Gerade hat niemand die Anfrage: Wähl aus, wer gefragt wird.
request-is-asking = Jemand hat die Anfrage.
request-is-waiting = Die Anfrage ist offen, bisher passt niemand. Du hörst davon, wenn jemand passt.
request-is-choosing = Gerade hat niemand die Anfrage: Wähl aus, wer gefragt wird.
request-is-accepted = Die Anfrage wurde angenommen. Weiter geht es in eurer gemeinsamen Direktnachricht.
request-is-withdrawn = Du hast die Anfrage zurückgezogen.
request-with = Gefragt. { $mentor } hat bis { $until } Zeit für die Antwort. Du hörst auf jeden Fall davon.
request-on-its-way = Gefragt. { $mentor } bekommt die Anfrage, sobald dort die Arbeitszeit beginnt ({ $arrives }). Du hörst auf jeden Fall davon.
request-withdrawn = Zurückgezogen: „{ $goal }“. Niemand wird mehr gefragt.
request-somebody-fits = { $count ->
    [one] Dabei könnte jetzt jemand helfen.
   *[other] Dabei könnten jetzt { $count } Personen helfen.
}
request-someone-joined = { $person } bietet jetzt Mentoring an und könnte dabei helfen.
request-someone-joined-next = { $person } bietet jetzt Mentoring an und wird als Nächstes gefragt, wenn es bei der jetzigen Person nicht klappt.
request-fits-over = Dabei konnte jemand helfen. Wie es jetzt steht, zeigt dein Home-Tab.
request-news-head = *Es geht um:* { $goal }
button-see-who = Wer könnte helfen?
button-withdraw = Zurückziehen
confirm-withdraw = Diese Anfrage zurückziehen?
confirm-withdraw-text = Dann wird niemand mehr gefragt. Du kannst jederzeit neu fragen.
confirm-withdraw-yes = Zurückziehen
confirm-withdraw-no = Behalten
guests-cannot = Micromentor ist für Beschäftigte, darum können Gäste hier weder fragen noch Mentoring anbieten. Jemand aus der Belegschaft kann für dich fragen.
