"""The table of journeys: which events each takes, where its state is kept, and who decides.

To see all that can happen is to read this page.
"""

from typing import Any

from flows import (
    aside,
    between,
    correction,
    decline,
    delivery,
    departure,
    directory,
    ending,
    halfway,
    home,
    hours,
    installation,
    invitation,
    join,
    meeting,
    member,
    mentorship,
    nudge,
    pause,
    profile_form,
    prompt,
    put_forward,
    question,
    recording,
    reflection,
    rematch,
    reminder,
    request,
    returning,
    scheduling,
    session,
    session_details,
    terms,
    thought_of,
    touchpoint,
    waiting,
    waiting_list,
    words,
    written,
)
from handlers.facts import (
    prepare_decline,
    prepare_invitation,
    prepare_mentorship,
    prepare_profile,
    prepare_rematch,
    prepare_request,
    prepare_terms,
)
from handlers.incoming import ThreadSpoken, find_prompt, find_root
from handlers.services import Journey
from storage.departure import Departures
from storage.home import Homes
from storage.member_state import MemberRepository
from storage.mentorship import Mentorships
from storage.profile import ProfileRepository
from storage.request import Requests
from storage.returning import HeldClocks
from storage.waiting import WaitingLists
from storage.wanted import WantedProfiles
from storage.workspace import Workspaces

JOURNEYS: tuple[Journey[Any], ...] = (
    Journey((member.MemberSeen, member.MemberMet), MemberRepository, member.decide),
    Journey((reminder.ReminderChosen,), MemberRepository, reminder.decide),
    Journey(request.EVENTS, Requests, request.decide, prepare_request),
    Journey(rematch.EVENTS, Requests, rematch.decide, prepare_rematch),
    Journey((waiting.WaitingRoused,), WaitingLists, waiting_list.rouse_waiting),
    Journey(invitation.EVENTS, Requests, invitation.decide, prepare_invitation),
    Journey(decline.EVENTS, Requests, decline.decide, prepare_decline),
    Journey(terms.EVENTS, Requests, terms.decide, prepare_terms),
    Journey(question.EVENTS, Requests, question.decide),
    Journey(profile_form.EVENTS, WantedProfiles, profile_form.decide, prepare_profile),
    Journey(correction.EVENTS, ProfileRepository, correction.decide),
    Journey(thought_of.EVENTS, ProfileRepository, thought_of.decide),
    Journey(hours.EVENTS, ProfileRepository, hours.decide),
    Journey(pause.EVENTS, ProfileRepository, pause.decide),
    Journey((returning.MentorReturned,), HeldClocks, returning.decide),
    Journey(put_forward.EVENTS, WantedProfiles, put_forward.decide),
    Journey((join.JoinDue,), WantedProfiles, join.decide),
    Journey(directory.EVENTS, WantedProfiles, directory.decide),
    Journey(home.EVENTS, Homes, home.decide),
    Journey((words.DirectMessage,), Homes, words.decide, find_root),
    Journey(mentorship.EVENTS, Mentorships, mentorship.decide, prepare_mentorship),
    Journey(nudge.EVENTS, Mentorships, nudge.decide),
    Journey(ending.EVENTS, Mentorships, ending.decide),
    Journey(recording.EVENTS, Mentorships, recording.decide),
    Journey(scheduling.EVENTS, Mentorships, scheduling.decide),
    Journey((aside.AsideWritten,), Mentorships, aside.decide),
    Journey(session.EVENTS, Mentorships, session.decide),
    Journey(session_details.EVENTS, Mentorships, session_details.decide),
    Journey(meeting.EVENTS, Mentorships, meeting.decide),
    Journey(between.EVENTS, Mentorships, between.decide),
    Journey(written.EVENTS, Mentorships, written.decide),
    Journey(touchpoint.EVENTS, Mentorships, touchpoint.decide),
    Journey(halfway.EVENTS, Mentorships, halfway.decide),
    Journey(prompt.EVENTS, Mentorships, prompt.decide),
    Journey(reflection.EVENTS, Mentorships, reflection.decide),
    Journey((ThreadSpoken,), Mentorships, prompt.decide, find_prompt),
    Journey(installation.EVENTS, Workspaces, installation.decide),
    Journey((member.MemberLeft, delivery.DeliveryFailed), Departures, departure.decide),
)
