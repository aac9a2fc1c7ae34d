"""The words that the goal coach knows: those of grammar, and those that name nothing to work on.

No list here holds a field, a trade or a thing to learn, so a goal is read the same on a ward and in a workshop. Beside
each stands why it may be a list at all.
"""

import re

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*(?:[-/&][^\W_]+)*")


def words(text: str) -> list[str]:
    """The words of a text in lower case, straight apostrophes."""
    return [found.group().casefold().replace("’", "'") for found in WORD.finditer(text)]


def _listed(text: str) -> frozenset[str]:
    return frozenset(text.split())


GRAMMAR = _listed(
    """
    a an the this that these those my our your his her its their some any no each every all both either neither
    other another such same own i me we us you he him she it they them myself ourselves one ones who whom whose
    which what when where why how if whether and or but so because since as than then too also nor not don't doesn't
    can't cannot isn't won't didn't never about above across after against along around at before behind below
    beside between by down during for from in into like near of off on onto out over per through till to toward
    towards under until up upon via with within without am is are was were be been being do does did done doing have
    has had having can could will would shall should may might must let lets let's i'm i've i'd i'll im ive id
    you're you've you'd we're we've we'd we'll he's she's it's that's there's what's who's they're they've there
    here yet still just only even very really quite rather almost ever always often again once twice much many more
    most less least few fewer lot lots bit little enough several well far soon now today tomorrow already else etc
    eg ie please thanks thank hi hello hey dear lol ok okay yes honestly basically especially generally incl
    including
    """
)
"""Grammar and politeness: these name nothing in any sentence."""

GENERAL = _listed(
    """
    ability able achieve achievement active adapt add advance advancement advice advise aim aims ambition anybody
    anyone anything anywhere appreciated approach area areas aspect aspects assertive assertiveness attitude aware
    awareness balance balanced basics begin best better big bigger boost bring brings build busy calm calmer career
    careers challenge challenges chance change changes clear clearer climb coach coaching comes communicate
    communication confidence confident contribute contribution daily deal develop developing development different
    direction effective effectively efficiency efficient efficiently effort engaged engaging everybody everyday
    everyone excel excellence excellent exchange expectation expectations experience experienced explore expertise
    family feel feeling figure find fit focus focused follow forward full further future gain general get gets
    getting give go goal goals good great grow growing growth guidance guide habits happen happens happier happy
    hard harder help helpful helps high higher honest idea ideas impact impactful important improve improved
    improvement improving influence insight insights inspiration inspired inspiring interested interesting interests
    interpersonal issue issues job jobs journey keep key kind know knowledge ladder lead leader leadership learn
    learning leave level levels life look looking make making matter matters mean meaning meaningful meet mentor
    mentoring mindset motivated motivation move mutual myself need needs network networking new next nice nobody
    normal nothing open opportunities opportunity organised organized outlook overall parts part path peace perform
    performance person personal personally perspective perspectives picture place places point position positive
    possible potential presence priorities proactive problem problems productive productivity profession
    professional professionalism professionally progress promoted promotion prospects purpose qualities quality
    reach ready recognised recognition recognized reflect relevant resilience resilient respected respect
    responsibility results right role roles satisfaction satisfied see self senior serious seriously share show
    situation situations skill skilled skills smart smarter soft solution solutions somebody someday somehow someone
    something somewhere sort sparring speak stand start started starting step steps strategic strength strengthen
    strengths stress stressed stronger strong stuff style succeed success successful suceed support supportive sure
    sustainable take taken taking talent talk task tasks teamwork thing things think thinking thought thoughts
    thrive time times tip tips top topic topics touch trick tricks true trust try trying turn turns understand
    understanding use used useful using valuable value valued values view vision visibility visible want wanted
    wants way ways weakness weaknesses whatever whoever wider wisdom wise wish wonder work worker working works
    world worth young
    """
)
"""General nouns, verbs and praise ("skill", "grow", "better", "impact"): alone they name no skill, situation or result.
That is what a vague goal is, so the coach cannot do without them; none belongs to a trade."""

WORKPLACE = _listed(
    """
    boss bosses business colleague colleagues companies company coworkers department departments division employee
    employees employer field floor floors group industry guy guys leaders management manager managers mentee office
    offices organisation organisations organization organizations peers people project projects site staff
    stakeholders supervisor supervisors team teams unit workplace
    """
)
"""Where everybody works and with whom: it says whose goal it is, not what it is about."""

WHEN = _listed(
    """
    day days week weeks weekly month months monthly year years yearly quarter hour hours minute minutes min mins
    half session sessions monday tuesday wednesday thursday friday saturday sunday january february march april june
    july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec spring summer
    q1 q2 q3 q4 autumn winter fall christmas easter morning afternoon evening tonight date deadline last
    """
)
"""Days and lengths: a date makes no goal narrow."""

EXTENT = _listed("all every everything everywhere any whole entire entirely complete full fully comprehensive")
"""Words that take in the whole of something."""

LEARNING = _listed(
    """
    learn learning understand understanding know study studying master mastering explore grasp improve improving
    become becoming get teach
    """
)
"""Verbs whose object is something to be learnt."""

UNDERTAKING = _listed(
    """
    build create design digitise digitize establish fix introduce implement launch lead modernise modernize overhaul
    redesign reform reorganise reorganize rebuild restructure rethink revamp roll run transform transforming write
    rewrite change
    """
)
"""Verbs that make or change something: with a word of extent behind them, far more than three sessions."""

NUMBERS = _listed("one two three four five six seven eight nine ten eleven twelve first second single both")
"""Numbers in words. Digits are not looked at: people write them into any goal."""

EMPTY = GRAMMAR | GENERAL | WORKPLACE | WHEN
"""All that names nothing."""

UNNAMED = EMPTY | LEARNING
"""All that does not say what is to be learnt."""

UNBOUNDED = UNNAMED | EXTENT
"""The same, and how much of it."""

ACTIONS = _listed(
    """
    add address agree analyse analyze answer apply approach argue arrange ask assess automate book break bring build
    calculate calibrate carry change chair check choose clean clear close collect compare complete conduct configure
    connect contact convert convince cook count cut deal debug decide define delegate deliver design develop discuss
    document do draft draw dress drive edit estimate evaluate examine explain explore facilitate file fill find
    finish fix follow format gather give handle hear help hire host hold identify implement improve insert inspect
    install interview introduce invite join keep know label launch lead learn listen log look lower make manage map
    mark master measure meet mend merge migrate monitor motivate move negotiate observe open order organise organize
    paint pass pick plan play polish post practice practise prepare present price print process proofread propose
    publish put question raise read reconcile record reduce rehearse reorder repair reply replace report request
    reserve reset respond restore review revise rewrite ride run say schedule search see select sell send set setup
    sew shadow share shorten show sign sing sit solve sort speak split spot start stop structure study submit
    summarise summarize survive swap take talk teach tell test think tidy train translate treat try tune turn
    understand update use visit walk wash watch weed weigh win work write
    """
)
"""What people do, as a sentence begins after "and": without them "salt and pepper" would be two goals."""

SERVING = _listed(
    """
    see tell show explain bring present compare check decide choose pick rehearse test ask watch hear keep try send
    share list discuss think mark note agree say give hand use talk weigh adjust finish answer spot turn log rank
    """
)
"""What one does next with the same thing: the second step of one goal, not a second goal."""

WISHING = _listed("learn understand know improve master become study explore practise practice")
"""Verbs that a wish of its own begins with."""

CRAFTING = _listed(
    """
    build compose create cook design develop document draft draw edit give make paint play prepare present produce
    publish record rewrite sew sing speak translate write
    """
)
"""Verbs by which one practises what one gets better at: "get better at drawing and make a poster" is one goal."""

AIMING = _listed("avoid cut decrease double halve improve increase lower raise reduce shorten stop")
"""Verbs of more and less: after an ability they say what it is wanted for."""

POINTING = _listed(
    """
    it its it's it'll itself them they their themselves that this these those one ones there he she him his her both
    same which so then result results why whether where
    """
)
"""Words that point back: what has one of them goes on with what was said before."""

ACCOMPANYING = _listed("shadow sit watch follow visit ride walk talk meet go spend join observe interview speak listen")
"""Being with somebody; "and understand how ..." after it is what one is there for."""

FOREIGN = (
    _listed(
        """
    der das und ich nicht mit für von ein eine einen einem einer mein meine meinem meinen zu zum zur wie ist auf bei im
    werden möchte besser lernen mehr über oder auch dem des sich
    le les des du une et je mon ma mes pour avec dans sur est que qui pas plus être faire au aux mieux apprendre
    el los las una uno y mi mis para con por en es que como más ser hacer aprender mejor del quiero
    il lo gli di e per che un mio mia con imparare essere più fare della
    de het een en ik mijn voor met van niet hoe wil leren beter naar om te
    och att jag min mitt för med på är som vill lära bättre det
    og at jeg til ikke mig mit blive lære bedre
    o os um uma eu meu minha não ser melhor aprender como
    i w na z się do nie jak chcę moje
    """
    )
    - GRAMMAR
    - GENERAL
    - LEARNING
    - ACTIONS
)
"""Words of grammar in neighbouring languages, of those that English does not have: the coach is silent before them."""
