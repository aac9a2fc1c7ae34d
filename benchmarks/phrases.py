"""What made-up mentors list, for directories of any size: phrases in many fields as people write them.

Written for this benchmark; no organisation's. Skills, evidence, titles and lines to ask about are drawn each by itself,
so a mentor made of them is no believable person: only the numbers of words, of strings and of repeats are.
"""

from random import Random

from flows.member import Member
from flows.proposal import Colleague, Room, Skill

_SKILLS = """
alert tuning; on-call rotas; incident reviews; capacity planning; database migrations; SQL reports; query tuning; code
review; test automation; release planning; feature flags; log analysis; network troubleshooting; firewall rules;
password policies; phishing drills; threat modelling; backup and restore; disaster recovery drills; cloud cost
control; container builds; API design; web accessibility; usability tests; interview studies; survey design;
wireframes; design systems; icon drawing; typography; colour in charts; dashboards; pivot tables; spreadsheet models;
forecasting; statistics for beginners; A/B tests; data cleaning; data dictionaries; machine vision; text mining; map
making; GIS analysis; drone surveys; soil sampling; water sampling; pump maintenance; valve replacement; leak
detection; pipe welding; meter reading; pressure testing; boiler inspection; forklift safety; working at height;
lockout procedures; risk assessments; near-miss reporting; fire drills; first aid; manual handling; ergonomic desks;
noise surveys; air quality; waste sorting; energy audits; solar installation; heat pumps; building permits; contractor
bids; site inspections; reading drawings; concrete pours; roof repairs; lift upkeep; wound care; pressure ulcers;
catheter care; infusion pumps; falls prevention; dementia care; palliative conversations; breaking bad news; handover
rounds; drug calculations; insulin titration; ECG reading; triage; paediatric triage; midwifery; breastfeeding
support; vaccination clinics; infection control; hand hygiene audits; sterile technique; theatre lists; discharge
planning; bed management; patient transport; physiotherapy plans; stroke rehabilitation; swallowing assessment; diet
plans; mental health first aid; suicide risk interviews; de-escalation; lone working; safeguarding; consent forms;
clinical trials; ethics applications; research posters; literature searches; reference managers; systematic reviews;
grant writing; budget narratives; donor letters; legacy giving; fundraising dinners; partnership agreements;
volunteers; community meetings; neighbourhood partners; public consultation; talking to the press; press releases;
speech writing; newsletters; plain language; proofreading; translation; subtitling; photography; video editing;
podcasts; social media plans; event planning; conference panels; trade fairs; travel bookings; minute taking; diary
management; filing systems; archives; records retention; freedom of information; privacy notices; data protection
audits; contract review; tender evaluation; purchase orders; supplier negotiation; stock control; cycle counts;
warehouse layout; route planning; fleet maintenance; driver rosters; cold chain; customs forms; export licences;
returns handling; packaging; barcode systems; shift swaps; time sheets; payroll checks; expense claims; month-end
close; bank reconciliation; credit control; debt conversations; cash handling; branch budgets; capital bids; cost
allocation; VAT returns; transfer pricing; audit preparation; fraud checks; internal controls; board papers; committee
rules; policy drafting; strategy days; change management; process mapping; lean boards; kaizen events; root cause
analysis; stand-up meetings; retrospectives; backlog grooming; roadmaps; estimating; project charters; risk registers;
stakeholder maps; milestone plans; handing over projects; lessons learned; running a meeting; facilitation; workshop
design; public speaking; storytelling; slide design; teaching adults; lesson plans; classroom calm; e-learning
modules; mentoring apprentices; onboarding plans; job descriptions; shortlisting; interview panels; interview
practice; reference letters; probation reviews; giving feedback; hard conversations; performance plans; absence
management; staff conflict; grievance hearings; union negotiations; redundancy talks; exit interviews; first-time
supervisors; delegation; remote teams; night shifts; team charters; coaching; career planning; resumes; study skills;
exam nerves; degree apprenticeships; returning to work; parental leave; menopause at work; neurodiversity; sign
language; deaf awareness; guide dogs at work; wheelchair routes; inclusive hiring; allyship; prayer rooms;
intercultural teams; Spanish for the desk; Polish for the ward; French contracts; German correspondence; Mandarin
greetings; customer complaints; telephone manner; calming angry customers; queue design; chat support; ticket triage;
knowledge bases; help desk scripts; printer faults; video calls; meeting room kit; laptop imaging; mobile device
rules; single sign-on; access reviews; software licences; vendor management; accessibility statements; intranet pages;
search tuning; content calendars; style guides; brand rules; print buying; signage; exhibition stands; shop windows;
pricing; sales calls; account plans; renewals; cold outreach; product demos; market research; competitor watch;
customer interviews; loyalty schemes; gift shops; menu planning; kitchen hygiene; allergen labels; barista skills;
bread baking; catering for crowds; garden planting; tree surgery; composting; beekeeping; pest control; flood defence;
river surveys; bird counts; ranger talks; school visits; toddler groups; teen councils; reading clubs; book repair;
cataloguing; local history; oral history; museum loans; object labels; conservation cleaning; light levels; choir
rehearsals; stage lighting; sound desks; costume repair; set building; 3D printing; laser cutting; soldering; sensor
wiring; PLC programming; robot cells; CNC turning; welding inspection; paint lines; tool cribs; quality gates;
calibration; measurement systems; control charts; supplier audits; corrective actions; label printing; batch records;
clean rooms; sample logging; microscope care; chromatography; cell culture; PCR set-up; radiation badges; laboratory
notebooks; chemical storage; spill response; gas cylinders; glass washing; animal welfare; field trips; boat handling;
rope rescue; snow clearing; traffic control; event stewarding; crowd safety; CCTV rules; key control; visitor badges;
night patrols
"""

_EVIDENCE = """
Six years, every week | Taught eleven colleagues | Wrote the guide we all use | Led the clean-up in 2025 | Cut the
wait from five days to two | Halved the number of complaints | Ran the pilot and then the roll-out | Twelve done, none
of them late | Trained both night teams | Saved 40,000 a year | Started from nothing in 2021 | Redid it after the
flood | Our auditors ask others to copy it | Thirty-three graduates of my short course | Brought it over from the
other site | Learned it the hard way | Certified since 2019 | Reviewed every case for two years | Built the template
that everybody copies | Cover it for the whole region | Two a month since spring | Presented it at our staff day |
Rewrote the checklist down to one card | Fixed what three suppliers could not | Kept it going with half the people |
Nobody has asked for the old way back | Five pilots, four of them kept | Moved it all over one weekend | Found the
fault nobody had read about | A waiting list for my sessions | Did it for the merger | Every new hire goes through it
| Ran it in two languages | Wrote the procedure with those who use it | Measured it before and after | Ten years and
still learning | Eighty panels so far | Set it up for seven buildings | Took it from 63 faults to none | Show it to
visitors each quarter | Answered four hundred questions about it | Asked by the other departments | Made the drawings
myself | Wrote our half of the contract | Chaired the working group | Carried it through two reorganisations |
Inherited a mess and sorted it | Do it in thirty minutes | The only one who has done it here | Teach it each spring
and autumn | Published our figures | Handled the worst week of 2023 | Kept the records straight | Tested it with the
people it is for | Began as a volunteer | Gave it to three successors | Won a small prize for it | Talked forty people
into it | Made it boring, which is the point | Did the sums and the talking
"""

_ASK = """
What to do when nobody turns up | How to say no kindly | The first week of it | What I would leave out | Where the
forms are hidden | The conversation you put off | Doing it with no budget | What the panel can see | Why it always
breaks on Fridays | Getting numbers without waiting for me | How to start small | What that noise is | The thing you
would rather not put in a ticket | Explaining it to people who hate it | Keeping calm when others are not | What you
can stop doing | Picking the right supplier | Reading the plan without falling asleep | Asking for equipment so that
you get it | Making a case to people above you | Working with two bosses | Coming back after a long break | Planning
around shifts | Turning a nice idea into a page | The rule that is wrong | Handing it over well | What a week of it
really looks like | Getting people to own it | Choosing what to measure | Being new at it after forty
"""

_TITLES = """
Analyst; Senior Analyst; Engineer; Lead Engineer; Technician; Nurse; Ward Manager; Charge Nurse; Physiotherapist;
Pharmacist; Teacher; Trainer; Librarian; Archivist; Curator; Accountant; Finance Officer; Buyer; Planner; Coordinator;
Project Manager; Programme Manager; Product Owner; Designer; Researcher; Laboratory Manager; Scientist; Surveyor;
Inspector; Site Manager; Foreman; Electrician; Plumber; Welder; Driver; Dispatcher; Warehouse Lead; Chef; Gardener;
Ranger; Receptionist; Executive Assistant; HR Adviser; Recruiter; Lawyer; Press Officer; Editor; Translator;
Photographer; Fundraiser; Volunteer Coordinator; Caseworker; Housing Officer; Security Lead; Facilities Manager;
Director of Operations; Head of Quality; Deputy Director; Team Lead; Apprentice Supervisor
"""

_GOALS = """
stop my pager going off for nothing; make our weekly report run by itself; find out why the query takes a minute; tell
a colleague that their work is late; get my first article past the editor; lead a team I used to be part of; choose
between two suppliers; teach a class without losing the room; write an application for money from a foundation; read
an electrocardiogram without panic; plan the night rota fairly; make our web pages work for blind visitors; record
interviews with retired staff; draw a map of all our sites; prepare for the auditors; bring a shy group to speak; calm
somebody shouting at the counter; keep the pumps from failing each winter; hand over a project before my leave; decide
what to measure; get ready for a job interview; learn to solder a sensor; bake for two hundred guests; explain a
budget to people who hate numbers; sort the archive nobody has opened; start a podcast; sell to a customer who said
no; clear a backlog of tickets; set up a safe laboratory bench; run a meeting that ends on time; speak in front of the
board; move our data to another system; understand what a director does; write in plainer words; look after
volunteers; photograph an event in bad light; reduce falls on my ward; return to work after a year away; learn a
little sign language; repair a torn costume; take samples from the river; cut the cost of our cloud
"""


def _listed(lines: str, separator: str) -> tuple[str, ...]:
    return tuple(phrase for part in lines.split(separator) if (phrase := " ".join(part.split())))


SKILLS, TITLES, QUESTIONS = _listed(_SKILLS, ";"), _listed(_TITLES, ";"), _listed(_GOALS, ";")
EVIDENCE, ASK = _listed(_EVIDENCE, "|"), _listed(_ASK, "|")


def mentors(count: int, seed: int = 4) -> list[Colleague]:
    """So many made-up mentors, the same for the same seed: two to five skills each, mostly with a line of evidence."""
    chance = Random(seed)
    return [_mentor(f"U{n:06}", chance) for n in range(count)]


def _mentor(user_id: str, chance: Random) -> Colleague:
    skills = chance.sample(SKILLS, chance.randint(2, 5))
    return Colleague(
        member=Member(user_id=user_id, name=user_id.title(), title=chance.choice(TITLES)),
        skills=tuple(Skill(name, chance.choice(EVIDENCE) if chance.random() < 0.8 else "") for name in skills),
        ask_me_about=chance.choice(ASK) if chance.random() < 0.6 else "",
        room=Room(places=2, minutes=120),
        years_in_role=chance.randint(0, 20),
    )
