# The programme's report, for its admins.
report-for-admins = This report is for the people who run the programme. If you are one of them and new here, try once more in a moment.
report-period-unread = “{ $words }” is no period this report knows. Type *7d*, *30d*, *quarter* or *all* after the command; without one it is 30 days.
report-takes-longer = One moment: the numbers are being added up. The report follows here.
report-failed = The numbers could not be added up this time. Please ask for the report once more.
report-title = Micromentor: the programme in numbers
report-since = Requests made since { $day }, and what they came to.
report-ever = All requests so far, and what they came to.
report-nothing = No request was made in this time.
report-funnel = *How far they came*
report-requested = Requested: { $count }
report-proposed = Colleagues proposed: { $count } ({ $share }%)
report-accepted = Accepted: { $count } ({ $share }%)
report-first_met = Met once: { $count } ({ $share }%)
report-all_met = Held all sessions: { $count } ({ $share }%)
report-reflected = Looked back: { $count } ({ $share }%)
report-time = *Time*
report-hours = Hours to a mentor’s answer: { $hours } (half took no longer)
report-hours-hidden = Hours to a mentor’s answer: not shown yet, too few mentors answered
report-minutes = Minutes agreed: { $agreed }, used so far: { $used }
report-answers = *What they say, 1 to 5*
report-goal-met = Goal met: { $mean } ({ $people } people)
report-goal-met-hidden = Goal met: not shown yet, too few people answered
report-expectations = Expectations met: { $mean } ({ $people } people)
report-expectations-hidden = Expectations met: not shown yet, too few people answered
report-load-head = *Load*
report-load = { $busiest ->
    [one] The busiest of { $mentors } mentors holds
   *[other] The { $busiest } busiest of { $mentors } mentors hold
} { $share }% of the mentorships.
report-load-hidden = Not shown yet, too few mentors helped
report-topics = *Asked for, and nobody could help*
report-topic = { $topic } ({ $people } people)
report-topics-none = No skill that two people or more asked for in vain
report-departments = *By department*
report-sites = *By site*
report-group = { $name }: { $requested } requested, { $accepted } accepted
report-groups-hidden = { $count ->
    [one] 1 group, too small to be shown
   *[other] { $count } groups, too small to be shown
}
report-hidden = Groups and averages of fewer than { $fewest } people are never shown, nor anyone’s words.
