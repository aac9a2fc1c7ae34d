# Fragen: das Formular, die Vorschläge, und wie es um eine Anfrage steht.
request-title = Um Hilfe bitten
request-submit = Wer könnte helfen?
request-goal = Was würdest du gern können?
request-goal-hint = Eine Sache, in deinen eigenen Worten. Klein ist gut: etwas, das ein bis drei kurze Gespräche ändern können.
request-outcome = Was wird es geben, wenn es fertig ist?
request-outcome-hint = Ein Plan, ein erster Entwurf, eine Entscheidung, eine Antwort. Lass es leer, wenn ein gutes Gespräch genügt.
request-sessions = Wie viele Treffen?
request-sessions-suggest = Vorschlagen lassen
request-sessions-suggest-why = Aus deinem Ziel gelesen; du kannst es noch ändern
request-sessions-1 = Ein Treffen
request-sessions-1-why = Eine Frage, ein neuer Blick, eine Rolle, eine Hospitation
request-sessions-2 = Zwei Treffen
request-sessions-2-why = Ein Plan, Schritte oder eine Arbeit, zu der du Rückmeldung willst
request-sessions-3 = Drei Treffen
request-sessions-3-why = Etwas, das erst zu klären ist, oder zwei Runden Rückmeldung
request-sessions-many = { $count } Treffen
request-minutes = Minuten je Treffen
request-minutes-10 = 10 Minuten (schriftlich)
request-minutes-other = { $minutes } Minuten
request-needed-by = Gebraucht bis
request-more-what = Mehr, wenn du magst: was du versucht hast, welches Können nötig ist, wie ihr euch trefft, wer dir einfällt.
request-more = Mehr sagen
request-tried = Was hast du schon versucht?
request-skills = Welches Können ist nötig?
request-skills-hint = Wähle aus dem, was andere nennen, oder tippe dein eigenes. Bleibt es leer, wird dein Ziel danach gelesen.
request-skills-placeholder = Ein Thema tippen
request-skill-own = „{ $words }“
request-ways = Wie ihr euch trefft
request-ways-hint = Ohne Auswahl passt dir jede Art.
request-ways-shadowing = Hospitation ist angekreuzt, weil du jemandem bei der Arbeit zusehen möchtest. Ohne Auswahl passt dir jede Art.
proposals-way-shadowing = Auch vorgeschlagen: *Hospitation*, weil du jemandem bei der Arbeit zusehen möchtest. Du kannst das unten ändern.
request-how = Art der Treffen
request-way-any = Jede, die uns beiden passt
request-relationship = Jemand Bekanntes oder jemand Neues?
request-relationship-any = Das ist egal
request-relationship-known = Lieber jemand, den ich kenne
request-relationship-new = Lieber jemand Neues
request-someone = Denkst du an jemanden?
request-someone-hint = Diese Person kommt zuerst, wenn sie Hilfe anbietet und Platz hat.
request-departments = Nur diese Abteilungen
request-sites = Nur diese Standorte

request-goal-empty = Bitte sag in ein paar Worten, was du gern könntest.
request-goal-long = Das sind { $length } Zeichen, und { $limit } passen hin. Oft ist der erste Satz das Ziel; der Rest kann unter „Was hast du schon versucht“ stehen.
request-too-many = Du hast { $count } Anfragen offen, und mehr kann eine Person nicht haben. Zieh eine im Home-Tab zurück, oder warte, bis eine beantwortet ist.
request-sessions-wrong = Bitte wähle ein bis { $most } Treffen.
request-minutes-wrong = Bitte wähle eine der Längen aus der Liste.
request-day-past = Dieser Tag ist vorbei. Heute ist { $today }.
request-day-far = Bitte wähle einen Tag innerhalb eines Jahres.
request-someone-self = Das bist du. Wähle jemand anderen, oder lass es leer.

proposals-title = Wer könnte helfen
proposals-submit = Fragen
proposals-lead = *{ $goal }*
proposals-terms = { $sessions ->
    [one] { $sessions } Treffen von { $minutes } Minuten
   *[other] { $sessions } Treffen von { $minutes } Minuten
}. Gefragt wird immer nur eine Person.
proposals-terms-suggested = Vorschlag: { $sessions ->
    [one] ein Treffen von { $minutes } Minuten
   *[other] { $sessions } Treffen von { $minutes } Minuten
}, { $because }. Das kannst du unten ändern. Gefragt wird immer nur eine Person.
suggested-talk = weil hier ein gutes Gespräch weit trägt
suggested-question = was zu einer klaren Frage passt
suggested-narrow = was für eine kleine Sache oft genügt
suggested-steps = damit jemand ansieht, wie deine Schritte liefen
suggested-piece = damit du Rückmeldung zu dem bekommst, was du machst
suggested-diagnose = weil erst herauszufinden ist, woran es liegt
suggested-series = damit du es versuchen, hören, wie es war, und es noch einmal versuchen kannst
proposals-kept = Dein anderes Ziel ist aufgehoben: Es wartet in deinen Nachrichten mit Micromentor.
proposal-who = *{ $person }*, { $about }
proposal-who-only = *{ $person }*
proposal-grade-clearly = Passt klar
proposal-grade-could_help = Könnte helfen
proposals-first = Zuerst fragen
proposals-cascade = Wenn es dort nicht geht
proposals-cascade-yes = Die nächste Person fragen, ohne dass ich noch einmal gefragt werde
proposals-line = Eine Zeile dazu
proposals-line-hint = Warum gerade diese Person, oder was es jetzt wichtig macht.
request-first-missing = Bitte wähle, wer zuerst gefragt wird.
request-line-long = Bitte bleib bei höchstens { $limit } Zeichen.
request-someone-no-mentor = { $person } bietet bisher keine Hilfe über Micromentor an. Die hier unten tun es.
request-someone-not-now = { $person } hat dafür gerade keinen Platz. Die hier unten haben ihn.
join-offer = Micromentor kann { $person } einmal fragen, ob Mitmachen infrage kommt. Zu sehen sind dann dein Name, dein Ziel, wie du es geschrieben hast, und dass du um { $sessions ->
    [one] { $sessions } Treffen
   *[other] { $sessions } Treffen
} von { $minutes } Minuten bittest.
button-join-ask = { $person } fragen, ob Mentoring infrage kommt
button-join-ask-them = Fragen, ob Mentoring infrage kommt
join-asked = Micromentor fragt { $person }, in der Arbeitszeit dort. Bei einem Ja hörst du davon, und { $person } kommt zuerst. Warten musst du darauf nicht.
join-who-is-that = Micromentor fragt gerade Slack, wer das ist. Bitte drück den Knopf gleich noch einmal.
request-first-taken = { $mentor } ist gerade von jemand anderem gefragt worden.

reason-skill = Nennt *{ $words }*
reason-skill-evidence = Nennt *{ $words }*: „{ $evidence }“
reason-evidence = „{ $words }“
reason-ask_me_about = Lässt sich gern fragen zu: „{ $words }“
reason-title = Arbeitet als { $words }
reason-free_minutes = { $number } Minuten frei in diesem Monat
reason-shared_hours = { $number ->
    [one] 1 gemeinsame Arbeitsstunde am Tag
   *[other] { $number } gemeinsame Arbeitsstunden am Tag
}
reason-known = Ihr habt schon zusammengearbeitet
reason-named_before = Du hast schon einmal an diese Person gedacht
reason-new = Neu für dich
reason-same_site = Gleicher Standort wie du
reason-same_department = Gleiche Abteilung wie du
reason-named = Von dir genannt

request-view-title = Deine Anfrage
request-waits = Deine Anfrage ist aufgehoben. Jeden Arbeitstag wird neu gesucht, und du hörst davon, wenn jemand passt.
request-nobody-no_mentors = Bisher bietet niemand Hilfe über Micromentor an.
request-nobody-not_listed = Bisher nennt niemand etwas, das „{ $goal }“ nahekommt.
request-nobody-not_listed-skills = Bisher nennt niemand etwas, das „{ $goal }“ zusammen mit „{ $skills }“ nahekommt.
request-nobody-none_left = Die es nennen, wurden schon gefragt, oder du bist ihnen direkt unterstellt oder vorgesetzt.
request-nobody-all_full = Wer helfen könnte, hat dafür gerade keinen Platz.
request-nobody-all_full-until = Wer helfen könnte, hat dafür gerade keinen Platz. So wie es steht, gibt es am { $day } wieder einen.
request-nobody-all_away = Wer helfen könnte, ist gerade nicht da.
request-nobody-all_away-until = Wer helfen könnte, ist gerade nicht da. So wie es steht, kann am { $day } wieder jemand.
request-nobody-other_site = Jemand könnte helfen, aber nicht in den Abteilungen oder an den Standorten, die du gewählt hast.
request-nobody-other_ways = Jemand könnte helfen, aber nicht auf die Art, sich zu treffen, die du gewählt hast.
request-nobody-no_shared_hours = Wer helfen könnte, hat mit dir keine gemeinsame Arbeitszeit, oder weniger als eine Stunde am Tag. Ein schriftliches Treffen braucht keine.
request-other-words = Sag es mit anderen Worten, dann wird gleich noch einmal geschaut. Deine Anfrage bleibt, wie sie ist, bis du das hier abschickst; dann steht es an ihrer Stelle.
button-other-words = Anders sagen
widen-lead = Wenn du magst, fass es weiter; dann wird gleich neu gesucht.
button-widen-place = Alle Standorte und Abteilungen
button-widen-ways = Jede Art, sich zu treffen
button-widen-times = Auch andere Zeiten
button-widen-one = Ein Treffen
widened-place = *Geändert:* Jetzt passen alle Standorte und Abteilungen.
widened-ways = *Geändert:* Jetzt passt jede Art, sich zu treffen.
widened-times = *Geändert:* Es muss nicht in eurer gemeinsamen Arbeitszeit liegen. Ihr einigt euch auf eine Zeit, die beiden passt.
widened-one = *Geändert:* Du bittest jetzt um ein Treffen.
request-open-already = Diese Anfrage hast du schon offen, darum steht sie hier.
request-open-choosing = Du hast noch nicht gewählt, wer gefragt wird.
request-is-asking = Jemand hat sie.
request-is-waiting = Sie ist aufgehoben: Noch passt niemand. Du hörst davon, wenn jemand passt.
request-is-choosing = Du hast noch nicht gewählt, wer gefragt wird.
request-is-accepted = Sie wurde angenommen. Weiter geht es in eurer gemeinsamen Direktnachricht.
request-is-withdrawn = Du hast sie zurückgezogen.
request-with = Gefragt. { $mentor } hat bis { $until } Zeit für die Antwort. Du hörst so oder so davon.
request-on-its-way = Gefragt. { $mentor } bekommt es { $arrives }, zurück bei der Arbeit. Du hörst so oder so davon.
request-withdrawn = Zurückgezogen: „{ $goal }“. Niemand wird mehr gefragt.
request-somebody-fits = { $count ->
    [one] Dabei könnte jetzt jemand helfen.
   *[other] Dabei könnten jetzt { $count } Personen helfen.
}
request-someone-joined = { $person } bietet jetzt Mentoring an und könnte dabei helfen.
request-someone-joined-next = { $person } bietet jetzt Mentoring an und wird als Nächstes gefragt, wenn es jetzt nichts wird.
request-news-head = *Es geht um:* { $goal }
button-see-who = Wer könnte helfen?
button-withdraw = Zurückziehen
confirm-withdraw = Diese Anfrage zurückziehen?
confirm-withdraw-text = Dann wird niemand mehr gefragt. Du kannst jederzeit neu fragen.
confirm-withdraw-yes = Zurückziehen
confirm-withdraw-no = Behalten
guests-cannot = Micromentor ist für Beschäftigte, darum können Gäste hier weder fragen noch Mentoring anbieten. Jemand aus der Belegschaft kann für dich fragen.
