"""Every id that Slack hands back to us: commands, shortcuts, actions, views, options. Never bare strings elsewhere."""

from enum import StrEnum


class Command(StrEnum):
    """Slash commands of manifest.yml."""

    MICROMENTOR = "/micromentor"
    REPORT = "/micromentor-report"


class Shortcut(StrEnum):
    """Global shortcuts of manifest.yml."""

    ASK = "ask_for_mentor"


class HomeAction(StrEnum):
    """Turning the pages of App Home's lists. A value carries the list and the page."""

    EARLIER = "home_earlier"
    LATER = "home_later"


class RequestAction(StrEnum):
    """Buttons of the request journey. A value carries a request's id; `again` and `rematch` a mentorship's."""

    OPEN = "request_open"
    MORE = "request_more"
    CHOOSE = "request_choose"
    OTHER_WORDS = "request_other_words"
    WITHDRAW = "request_withdraw"
    AGAIN = "request_again"
    REMATCH = "request_rematch"
    ASK_TO_JOIN = "request_ask_to_join"
    AS_IT_IS = "request_as_it_is"
    ANY_PLACE = "request_any_place"
    ANY_WAY = "request_any_way"
    ANY_TIME = "request_any_time"
    ONE_SESSION = "request_one_session"
    SKILLS = "skills"


class RequestForms(StrEnum):
    """Forms of the request journey."""

    FORM = "request_form"
    GOAL = "request_goal"
    PROPOSALS = "request_proposals"


class InvitationAction(StrEnum):
    """Buttons on an invitation's card. A value carries the request's id and the invitation's number."""

    ACCEPT = "invitation_accept"
    DECLINE = "invitation_decline"


class DeclineForms(StrEnum):
    """The form for a mentor's no, and the two that may follow."""

    REASON = "invitation_decline_form"
    CORRECTION = "decline_correction_form"
    COLLEAGUE = "decline_colleague_form"


class TermsAction(StrEnum):
    """The mentor's button on the card, and the mentee's under the suggestion. A value is as on the card."""

    SUGGEST = "terms_suggest"
    ACCEPT = "terms_accept"
    LOOK_FURTHER = "terms_look_further"


class TermsForms(StrEnum):
    """Forms of the terms journey."""

    FORM = "terms_form"


class QuestionAction(StrEnum):
    """The mentor's button on the card, and the mentee's under the question. A value is as on the card."""

    ASK = "question_ask"
    ANSWER = "question_answer"


class QuestionForms(StrEnum):
    """Forms of the question journey."""

    QUESTION = "question_form"
    ANSWER = "answer_form"


class ProfileAction(StrEnum):
    """What one clicks and chooses about one's own profile and hours; nothing of anybody else is carried."""

    OPEN = "profile_open"
    PAUSE = "profile_pause"
    BACK = "profile_back"
    LEAVE = "profile_leave"
    PREVIEW = "profile_preview"
    SKILLS = "profile_skills"
    HOURS = "profile_hours"
    ACCEPT = "profile_accept"
    DECLINE = "profile_decline"


class ProfileForms(StrEnum):
    """Forms of the profile journey."""

    FORM = "profile_form"
    PAUSE = "profile_pause_form"
    HOURS = "profile_hours_form"


class MentorshipAction(StrEnum):
    """Buttons on the agreement and under it. A value carries the mentorship's id."""

    BRING = "mentorship_bring"
    ROLE = "mentorship_role"
    STILL_ON = "mentorship_still_on"
    END = "mentorship_end"


class MentorshipForm(StrEnum):
    """Forms of the mentorship journey."""

    BRING = "mentorship_bring_form"


class EndingForm(StrEnum):
    """Forms of an end."""

    WORD = "ending_word"


class RecordingAction(StrEnum):
    """Buttons about recording. A value carries the mentorship's id; `agree` the version agreed to, too."""

    OPEN = "recording_open"
    AGREE = "recording_agree"
    WITHDRAW = "recording_withdraw"


class RecordingForms(StrEnum):
    """Forms of the recording journey."""

    FORM = "recording_form"


class SessionAction(StrEnum):
    """Buttons of a session's cards. A value carries the mentorship's id, the session's number and its attempt."""

    FIND_TIME = "session_find_time"
    OTHER_TIMES = "session_other_times"
    MOVE = "session_move"
    DETAILS = "session_details"
    REMIND = "session_remind"
    REMIND_NO_MORE = "session_remind_no_more"
    LINK = "session_link"
    GOOGLE = "session_google"
    OUTLOOK = "session_outlook"
    TAKE_FIRST = "session_take_first"
    TAKE_SECOND = "session_take_second"
    TAKE_THIRD = "session_take_third"
    CANCEL = "session_cancel"
    MET = "session_met"
    MINUTES = "session_minutes"
    MOVED = "session_moved"
    NOT_MET = "session_not_met"
    SETTLE_LESS = "session_settle_less"
    SETTLE_MORE = "session_settle_more"
    PLAN = "session_between_plan"
    STEPS = "session_between_steps"
    WORK = "session_between_work"
    NOTHING = "session_between_nothing"
    BETWEEN = "session_between"
    ONE_MORE = "session_one_more"


class WrittenAction(StrEnum):
    """Buttons about a written session. A value carries the mentorship's id, the session's number and its attempt."""

    ASK = "written_ask"
    CHANGE = "written_change"
    CALL_OFF = "written_call_off"


class WrittenForms(StrEnum):
    """Forms of the written journey."""

    FORM = "written_form"


class SessionForm(StrEnum):
    """Forms of the session journey."""

    TIMES = "session_times_form"
    TAKE = "session_take_form"
    DETAILS = "session_details_form"
    MINUTES = "session_minutes_form"
    BETWEEN = "session_between_form"


class TouchpointAction(StrEnum):
    """The buttons between two sessions. A value carries the mentorship's id and the session's number.

    Sooner, which is for both, carries the mentorship's id alone.
    """

    DONE = "touchpoint_done"
    UNDER_WAY = "touchpoint_under_way"
    STUCK = "touchpoint_stuck"
    SOONER = "touchpoint_sooner"
    SKIP = "touchpoint_skip"


class ReflectionAction(StrEnum):
    """The button of the closing reflection. Its value is the mentorship's id."""

    ANSWER = "reflection_answer"


class ReflectionForm(StrEnum):
    """Forms of the reflection journey."""

    PRIVATE = "reflection_private"
