"""Who may do what: one row for each thing that Slack can hand to the app, one column for each kind of person.

    does   it happens: something is kept
    sees   a form or a list of one's own; nothing is kept
    told   a line about how one's own things stand; nothing is kept
    no     the one line for what is not theirs, the same whether it exists or not; nothing is kept. And a link to a page
           elsewhere, which Slack opens by itself: it is acknowledged, and nothing more

mentee and mentor are the two whom the row's card or form is about, at the moment in which it is live. other is another
mentor, who was asked before and said no; stranger a colleague; gone a deactivated one; elsewhere a member of another
workspace who has the mentee's very id there.
"""

from collections.abc import Mapping

COLUMNS = ("mentee", "mentor", "other", "stranger", "guest", "gone", "admin", "elsewhere")

MATRIX = """
                                    mentee    mentor    other     stranger  guest     gone      admin     elsewhere
command  /micromentor               sees      sees      sees      sees      no        no        sees      sees
command  /micromentor-report        no        no        no        no        no        no        told      no
shortcut ask_for_mentor             sees      sees      sees      sees      no        no        sees      sees
action   home_earlier               does      does      does      does      no        no        does      does
action   home_later                 does      does      does      does      no        no        does      does
action   request_open               sees      sees      sees      sees      no        no        sees      sees
action   request_more               sees      sees      sees      sees      no        no        sees      sees
action   request_choose             sees      no        no        no        no        no        no        no
action   request_ask_to_join        does      no        no        no        no        no        no        no
action   request_as_it_is           does      does      does      does      no        no        does      does
action   request_any_place          does      no        no        no        no        no        no        no
action   request_any_way            does      no        no        no        no        no        no        no
action   request_any_time           told      no        no        no        no        no        no        no
action   request_one_session        does      no        no        no        no        no        no        no
action   request_other_words        sees      no        no        no        no        no        no        no
action   request_withdraw           does      no        no        no        no        no        no        no
action   request_again              does      told      no        no        no        no        no        no
options  skills                     sees      sees      sees      sees      no        no        sees      sees
action   request_rematch            does      told      no        no        no        no        no        no
options  profile_skills             sees      sees      sees      sees      no        no        sees      sees
view     request_form               does      does      does      does      no        no        does      does
view     request_goal               does      does      does      does      no        no        does      does
view     request_proposals          does      no        no        no        no        no        no        no
action   invitation_accept          no        does      no        no        no        no        no        no
action   invitation_decline         no        sees      no        no        no        no        no        no
view     invitation_decline_form    no        does      no        no        no        no        no        no
view     decline_correction_form    told      does      does      told      no        no        told      told
view     decline_colleague_form     no        does      no        no        no        no        no        no
action   terms_suggest              no        sees      no        no        no        no        no        no
action   terms_accept               does      no        no        no        no        no        no        no
action   terms_look_further         does      no        no        no        no        no        no        no
view     terms_form                 no        does      no        no        no        no        no        no
action   question_ask               no        sees      no        no        no        no        no        no
action   question_answer            sees      no        no        no        no        no        no        no
view     question_form              no        does      no        no        no        no        no        no
view     answer_form                does      no        no        no        no        no        no        no
action   profile_open               sees      sees      sees      sees      no        no        sees      sees
action   profile_pause              told      sees      sees      told      no        no        told      told
action   profile_back               told      does      told      told      no        no        told      told
action   profile_leave              told      does      does      told      no        no        told      told
action   profile_accept             told      does      told      told      no        no        told      told
action   profile_decline            told      does      told      told      no        no        told      told
action   profile_preview            told      told      told      told      no        no        told      told
action   profile_skills             sees      sees      sees      sees      no        no        sees      sees
action   profile_hours              sees      sees      sees      sees      no        no        sees      sees
view     profile_form               does      does      does      does      no        no        does      does
view     profile_pause_form         told      does      does      told      no        no        told      told
view     profile_hours_form         does      does      does      does      no        no        does      does
action   mentorship_bring           sees      told      no        no        no        no        no        no
action   mentorship_role            told      told      no        no        no        no        no        no
action   mentorship_end             does      does      no        no        no        no        no        no
action   mentorship_still_on        does      does      no        no        no        no        no        no
view     mentorship_bring_form      does      told      no        no        no        no        no        no
view     ending_word                does      no        no        no        no        no        no        no
action   recording_open             sees      sees      no        no        no        no        no        no
action   recording_agree            does      told      no        no        no        no        no        no
action   recording_withdraw         does      does      no        no        no        no        no        no
view     recording_form             does      does      no        no        no        no        no        no
action   session_find_time          sees      sees      no        no        no        no        no        no
view     session_times_form         does      does      no        no        no        no        no        no
view     session_take_form          does      told      no        no        no        no        no        no
action   session_other_times        sees      sees      no        no        no        no        no        no
action   session_take_first         does      told      no        no        no        no        no        no
action   session_take_second        does      told      no        no        no        no        no        no
action   session_take_third         does      told      no        no        no        no        no        no
action   session_cancel             told      does      no        no        no        no        no        no
action   session_move               sees      sees      no        no        no        no        no        no
action   session_details            sees      sees      no        no        no        no        no        no
view     session_details_form       does      does      no        no        no        no        no        no
action   session_remind             does      does      does      does      no        no        does      does
action   session_remind_no_more     told      told      told      told      no        no        told      told
action   session_link               no        no        no        no        no        no        no        no
action   session_google             no        no        no        no        no        no        no        no
action   session_outlook            no        no        no        no        no        no        no        no
action   session_met                does      does      no        no        no        no        no        no
action   session_minutes            sees      sees      no        no        no        no        no        no
action   session_moved              sees      sees      no        no        no        no        no        no
action   session_not_met            does      does      no        no        no        no        no        no
view     session_minutes_form       does      does      no        no        no        no        no        no
action   session_settle_less        told      does      no        no        no        no        no        no
action   session_settle_more        does      told      no        no        no        no        no        no
action   written_ask                sees      told      no        no        no        no        no        no
action   written_change             sees      sees      no        no        no        no        no        no
action   written_call_off           does      does      no        no        no        no        no        no
view     written_form               does      told      no        no        no        no        no        no
action   session_between_plan       does      told      no        no        no        no        no        no
action   session_between_steps      does      told      no        no        no        no        no        no
action   session_between_work       does      told      no        no        no        no        no        no
action   session_between_nothing    does      told      no        no        no        no        no        no
action   session_between            sees      told      no        no        no        no        no        no
view     session_between_form       does      told      no        no        no        no        no        no
action   session_one_more           does      does      no        no        no        no        no        no
action   touchpoint_done            does      told      no        no        no        no        no        no
action   touchpoint_under_way       does      told      no        no        no        no        no        no
action   touchpoint_stuck           does      told      no        no        no        no        no        no
action   touchpoint_sooner          sees      sees      no        no        no        no        no        no
action   touchpoint_skip            does      told      no        no        no        no        no        no
action   reflection_answer          sees      sees      no        no        no        no        no        no
view     reflection_private         does      does      no        no        no        no        no        no
event    app_home_opened            does      does      does      does      does      does      does      does
event    message.im                 does      does      does      does      does      does      does      does
event    message.mpim               does      does      no        no        no        no        no        no
event    user_change                does      does      does      does      does      does      does      does
"""


def rows() -> Mapping[str, Mapping[str, str]]:
    """The table as it stands above, by `kind id`. Raises ValueError for a row that is not whole or stands twice."""
    found: dict[str, Mapping[str, str]] = {}
    for line in MATRIX.strip().splitlines()[1:]:
        kind, name, *cells = line.split()
        row = f"{kind} {name}"
        if row in found:
            raise ValueError(f"{row} stands twice")
        found[row] = dict(zip(COLUMNS, cells, strict=True))
    return found
