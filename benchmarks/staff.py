"""A staff of any size for the benchmarks: a regional health service of departments, titles and sites written by hand.

The same seed gives the same people. They are drawn, not copied: a department decides what somebody can know, chance
which of it they list and in what words. It must not know how anything is stored or measured.
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from flows.member import Member
from flows.profile import Profile, ProfileStatus
from flows.proposal import Skill, Way

SEED = 20261123

NOW = datetime(2026, 12, 8, 16, tzinfo=UTC)
"""A Tuesday, ten in the morning for most of the staff: every card arrives at once."""

ZONES = ("America/Chicago", "America/Chicago", "America/Chicago", "America/Denver")
"""Two time zones, most people in the first."""

SITES = (
    "Alder Hill Hospital", "Brandt Street Clinic", "Carroway General", "Dunmore House", "East Fork Clinic",
    "Ferry Road Labs", "Grantham Children's", "Harbor Point", "Ives Memorial", "Juniper Ridge Clinic",
    "Kestrel Park", "Lowell Rehabilitation", "Millbrook Clinic", "North Campus", "Oakes Pharmacy Centre",
    "Prairie View", "Quarry Lane Offices", "Riverside General", "Summit Clinic", "Tollgate Offices",
)  # fmt: skip

FIRST_NAMES = (
    "Ada", "Amir", "Beatriz", "Bram", "Carmen", "Chidi", "Dagny", "Devon", "Elena", "Emeka", "Farah", "Finn", "Gita",
    "Graham", "Hana", "Hugo", "Imani", "Ivan", "Jonah", "Joyce", "Kamala", "Karl", "Leila", "Lorenzo", "Maeve", "Marek",
    "Nadia", "Noah", "Oona", "Omar", "Priya", "Pavel", "Quinn", "Rosa", "Rafael", "Saoirse", "Simon", "Tamsin", "Tomas",
    "Uma", "Viktor", "Wanda", "Xiomara", "Yusuf", "Zelda",
)  # fmt: skip

LAST_NAMES = (
    "Abbott", "Adeyemi", "Baptiste", "Birch", "Castellanos", "Chowdhury", "Dahl", "Delacroix", "Eklund", "Espinoza",
    "Farrow", "Fujimoto", "Gallagher", "Grieve", "Haddad", "Hollis", "Ibarra", "Iyer", "Jankowski", "Jessop", "Kaplan",
    "Kowalczyk", "Lindqvist", "Lovelace", "Mbeki", "Moreau", "Nakamura", "Novak", "Okafor", "Olsen", "Pereira",
    "Pruitt", "Quist", "Ramires", "Rossi", "Sandoval", "Sorensen", "Tanaka", "Thibault", "Ueda", "Vance", "Vasquez",
    "Whitlock", "Wolfe", "Yamada", "Young", "Zajac", "Zimmer",
)  # fmt: skip

TEAMS = (
    "the night shift", "the outpatient desk", "three community clinics", "the surgical wards", "our rural sites",
    "the day unit", "the whole second floor", "the new hires of a year", "the weekend team", "two merged departments",
)  # fmt: skip
"""For whom or with whom something was done: the gap `{team}` of an evidence line."""


@dataclass(frozen=True, slots=True)
class Department:
    """One department: its titles, and its skills with a line of evidence that has gaps for a number and a team."""

    name: str
    titles: tuple[str, ...]
    skills: tuple[tuple[str, str], ...]


DEPARTMENTS = (
    Department(
        "Nursing",
        ("Staff Nurse", "Charge Nurse", "Nurse Educator", "Ward Manager", "Clinical Nurse Lead",
         "Discharge Coordinator"),
        (
            ("shift handover", "Rewrote the bedside handover for {team}; it went from {n} minutes to nine"),
            ("wound care", "Taught dressing choice to {team}, {n} people so far"),
            ("rota planning", "Planned the rota of {team} through {n} winters without agency cover"),
            ("falls prevention", "Falls among patients of {team} halved in {n} months"),
            ("precepting new nurses", "Precepted {n} nurses, most of them for {team}"),
            ("discharge planning", "Set up the ten o'clock discharge round with {team}"),
            ("difficult conversations with families", "Sat in on {n} of them this year, with {team}"),
            ("writing an incident report", "Read {n} incident reports a month for {team} and know what is missing"),
        ),
    ),
    Department(
        "Pharmacy",
        ("Pharmacist", "Pharmacy Technician", "Clinical Pharmacist", "Dispensary Lead", "Formulary Manager"),
        (
            ("medication reconciliation", "Did {n} reconciliations a week with {team}"),
            ("formulary requests", "Took {n} drugs through the committee, two of them for {team}"),
            ("anticoagulation clinics", "Ran the clinic for {team} for {n} years"),
            ("stock rotation", "Write-offs of {team} fell to under {n} packs a quarter"),
            ("counselling patients on inhalers", "Watched {n} people use one wrongly, then wrote the card for {team}"),
            ("compounding checks", "Signed {n} batches and found the label fault before {team} did"),
        ),
    ),
    Department(
        "Information Technology",
        ("Systems Analyst", "Network Engineer", "Service Desk Lead", "Database Administrator", "Security Analyst",
         "Integration Developer", "Data Engineer"),
        (
            ("SQL for reporting", "Wrote the {n} queries that {team} starts its week with"),
            ("HL7 and FHIR interfaces", "Kept {n} interfaces alive while {team} moved"),
            ("Excel and Power Query", "Replaced {n} copied spreadsheets of {team} by one that refreshes itself"),
            ("access reviews", "Closed {n} accounts nobody had used, with {team}"),
            ("moving a service to the cloud", "Moved {n} services out of the cellar without {team} noticing"),
            ("phishing drills", "Clicks of {team} went down to {n} in a hundred"),
            ("Python scripting", "A script of {n} lines saves {team} a day a month"),
            ("running a change board", "Chaired {n} change boards, the shortest with {team}"),
            ("barcode scanners", "Rolled them out to {team}, {n} devices"),
        ),
    ),
    Department(
        "Finance",
        ("Accountant", "Budget Analyst", "Payroll Specialist", "Billing Supervisor", "Grants Accountant", "Controller"),
        (
            ("reading a budget report", "Walk {n} managers of {team} through theirs each spring"),
            ("grant budgets", "Built {n} of them with {team}; the auditors kept one as a model"),
            ("billing codes", "Appealed {n} denials with {team} and won most"),
            ("month-end close", "The close of {team} went from {n} days to four"),
            ("business cases", "Wrote {n} that were funded, the last for {team}"),
            ("purchasing rules", "Answer {n} questions a week from {team} about three quotes"),
            ("pivot tables", "Taught a lunch hour on them to {team}, {n} times"),
        ),
    ),
    Department(
        "Human Resources",
        ("HR Partner", "Recruiter", "Learning Coordinator", "Benefits Specialist", "Employee Relations Adviser"),
        (
            ("interview practice", "Sat on {n} panels for {team}"),
            ("first-time supervisors", "Went with {n} people through their first year of leading {team}"),
            ("annual reviews", "Read {n} of them a year and rewrote the form with {team}"),
            ("onboarding plans", "The thirty-day plan of {team} is mine, {n} people have been through it"),
            ("facilitating workshops", "Held {n} workshops with {team}, slides optional"),
            ("mediating a conflict", "Mediated {n} times, twice among {team}"),
            ("writing a job description", "Cut {n} pages to one with {team}"),
        ),
    ),
    Department(
        "Facilities",
        ("Facilities Technician", "Energy Manager", "Project Coordinator", "Fire Safety Officer",
         "Biomedical Engineer"),
        (
            ("energy audits", "Found {n} thousand a year in the boilers of {team}"),
            ("preventive maintenance plans", "Wrote the plan for {team}, {n} assets in it"),
            ("evacuation drills", "Held {n} drills with {team}, two of them at night"),
            ("room moves", "Moved {team} over a weekend, {n} desks, one lost kettle"),
            ("contractor tenders", "Ran {n} tenders, the largest for {team}"),
            ("infusion pump repair", "Got {n} pumps of {team} back from the shelf"),
        ),
    ),
    Department(
        "Research and Quality",
        ("Research Coordinator", "Quality Improvement Lead", "Biostatistician", "Clinical Audit Officer",
         "Data Analyst"),
        (
            ("run charts", "Put {n} of them on the wall of {team}"),
            ("ethics applications", "Took {n} through the board, the quickest for {team}"),
            ("sample size calculations", "Did {n} and talked {team} out of two studies"),
            ("patient surveys", "Wrote the nine questions {team} asks, {n} answers so far"),
            ("writing up for publication", "Have {n} papers with {team}, and the rejections too"),
            ("plan-do-study-act cycles", "Coached {team} through {n} of them"),
            ("R for statistics", "Teach it to {team} in {n} short evenings"),
            ("data visualisation", "Redrew the {n} charts of the board report with {team}"),
        ),
    ),
    Department(
        "Communications",
        ("Communications Officer", "Web Editor", "Graphic Designer", "Community Liaison", "Speechwriter"),
        (
            ("plain language", "Brought the letters of {team} down to reading age {n}"),
            ("presenting to a board", "Prepared {n} people of {team} for theirs"),
            ("interview with the press", "Stood beside {n} of them, with {team}"),
            ("accessible web pages", "Fixed {n} pages of {team} that a screen reader could not read"),
            ("running a newsletter", "Sent {n} issues to {team} and know what is opened"),
            ("photographing people at work", "Took {n} portraits of {team}, all with consent"),
            ("community meetings", "Chaired {n} of them about {team}"),
        ),
    ),
)  # fmt: skip

ASK_ME_ABOUT = (
    "How things really get decided here.",
    "Coming back after a long leave.",
    "Moving from a clinic to an office and back.",
    "The first ninety days, and what I would skip.",
    "Saying no to a colleague who is also a neighbour.",
    "Working across two time zones.",
    "The forms: which ones matter.",
    "",
    "",
)

GOALS = (
    "Run a shift handover that takes ten minutes and forgets nothing",
    "Read a budget report and argue for one line of it",
    "Write my first SQL report without asking the service desk",
    "Lead my first annual reviews as a new supervisor",
    "Plan a rota for the winter that people can live with",
    "Prepare to present to a board in January",
    "Draw a run chart and say what it means",
    "Write an incident report that somebody can learn from",
    "Hold a difficult conversation with a patient's family",
    "Take an ethics application through the board",
    "Turn a pile of spreadsheets into one with Power Query",
    "Write a patient letter in plain language",
    "Practise for an interview for a charge nurse post",
    "Understand FHIR interfaces well enough to test one",
    "Cut the medication reconciliation backlog of our ward",
    "Write a business case for two more scanners",
    "Design a patient survey that people answer",
    "Mediate a conflict between two people who share a desk",
    "Hold an evacuation drill on a night shift",
    "Make our web pages work with a screen reader",
)
"""What people ask for, one after the other."""

OUTCOME = "A one-page plan that my lead has read"


@dataclass(frozen=True, slots=True)
class Staff:
    """The mentors, each with a profile of the same place in `profiles`, and some who only ask."""

    mentors: tuple[Member, ...]
    profiles: tuple[Profile, ...]
    mentees: tuple[Member, ...]


def staff(mentors: int, mentees: int = 20, seed: int = SEED) -> Staff:
    """So many mentors, and so many colleagues who are none."""
    chance = random.Random(seed)
    departments = [chance.choice(DEPARTMENTS) for _ in range(mentors + mentees)]
    people = [_member(chance, number, department) for number, department in enumerate(departments, start=1)]
    profiles = [
        _profile(chance, member, department) for member, department in zip(people[:mentors], departments, strict=False)
    ]
    return Staff(tuple(people[:mentors]), tuple(profiles), tuple(people[mentors:]))


def _member(chance: random.Random, number: int, department: Department) -> Member:
    return Member(
        user_id=f"U{number:07d}",
        name=f"{chance.choice(FIRST_NAMES)} {chance.choice(LAST_NAMES)}",
        title=chance.choice(department.titles),
        department=department.name,
        site=chance.choice(SITES),
        zone=chance.choice(ZONES),
    )


def _profile(chance: random.Random, member: Member, department: Department) -> Profile:
    listed = chance.sample(department.skills, chance.choice((2, 2, 3, 3, 4)))
    return Profile(
        user_id=member.user_id,
        status=ProfileStatus.LISTED,
        skills=tuple(_skill(chance, name, evidence) for name, evidence in listed),
        ask_me_about=chance.choice(ASK_ME_ABOUT),
        ways=_ways(chance),
        languages=("en",),
        places=chance.choice((1, 2, 2, 3)),
        minutes_a_month=chance.choice((60, 90, 120, 180, 240)),
        years_in_role=chance.randint(1, 25),
    )


def _skill(chance: random.Random, name: str, evidence: str) -> Skill:
    return Skill(name, evidence.format(n=chance.randint(2, 60), team=chance.choice(TEAMS)))


def _ways(chance: random.Random) -> tuple[Way, ...]:
    choices: Sequence[tuple[Way, ...]] = (
        (Way.VIDEO, Way.IN_PERSON),
        (Way.VIDEO, Way.AUDIO),
        (Way.VIDEO, Way.IN_PERSON, Way.WRITTEN),
        (Way.VIDEO,),
    )
    return chance.choice(choices)
