"""Words that attribute: verbs, nouns and set phrases, as a table from word forms to what they are.

Written by hand, from the classes of attributing predicates that annotation guidelines distinguish (assertion, belief,
attitude, evidence) and from English grammar. A verb stands here once, in its base form; `FORMS` holds its inflections.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from sourcelint.annotate.text.word_lists import words

CueKind = Literal["speech", "belief", "stance", "evidence", "appearance"]
Form = Literal["base", "s", "past", "participle", "ed", "ing", "noun", "adjective"]


class CueEntry(NamedTuple):
    """What a word form can be.

    `form` is base, s (says), past (wrote), participle (written), ed (past and participle alike), ing, noun, or
    adjective (confident).
    `nominal` tells that the same form is a noun as well, so that only its neighbours can show a verb; `strong` that the
    verb hardly ever does anything but attribute.
    """

    kind: CueKind
    form: Form
    nominal: bool
    strong: bool


# Assertions: verbs that hardly ever do anything but attribute.
_STRONG_SPEECH = words(
    """say tell add announce argue assert claim complain conclude contend declare deny describe explain insist lament
    mention note predict proclaim recall recount reiterate remark reply retort suggest testify tweet retweet warn
    write quip allege acknowledge admit affirm assure aver caution chide concede confess confirm confide clarify
    comment criticize criticise decry denounce disclose emphasize emphasise exclaim hint imply interject joke muse
    opine pledge vow promise reassure reaffirm recommend report restate reveal speculate summarize surmise urge echo
    cite quote posit postulate theorize theorise hypothesize enthuse fume gush scoff accuse advise apologize apologise
    boast brag condemn decline deem dub express highlight inform inquire liken portray praise propose question rebut
    rebuke refute remind repeat request scold thank tout underline underscore wonder yell characterize characterise
    depict allude bemoan blast slam lambaste ridicule mock castigate berate assail deride disparage excoriate skewer
    lampoon vilify commend applaud laud extol compliment chastise admonish upbraid reckon plead counter observe"""
)

# Assertions: verbs that also do other things; subject and voice have to show which.
_SPEECH = words(
    """agree answer ask attack attribute beg blame brief call chant charge congratulate continue credit defend demand
    detail disagree discuss dismiss dispute email estimate fault forecast hail instruct invoke label list name offer
    order outline point post preach press proffer protest publish read refer rail reject respond shout signal swear
    talk taunt tease threaten voice lash bash knock rip champion cheer salute justify vouch boo heckle pillory retract
    recant apprise notify alert broach moot float contradict corroborate enumerate remonstrate stipulate decree
    address appeal advocate mull bark savage hammer petition brand identify nickname"""
)

_BELIEF = words(
    """believe think expect hope fear know suspect assume feel doubt imagine anticipate presume consider regard perceive
    view see realize realise understand recognize recognise remember worry learn decide determine guess project
    calculate foresee envision envisage intend plan want wish prefer hate dislike desire seek yearn opt contemplate
    ponder dread regret resent trust disbelieve interpret judge"""
)

_STANCE = words(
    """support oppose endorse back favor favour welcome embrace approve disapprove refuse defy resist disavow
    repudiate renounce disown reprimand censure snub spurn shun admire despise detest loathe appreciate condone
    authorize authorise prohibit encourage discourage persuade convince push promote downplay belittle implore exhort
    beseech entreat"""
)

_EVIDENCE = words("show indicate demonstrate illustrate establish attest document uncover")

_APPEARANCE = words("seem appear")

# Base forms and forms in -s that are nouns at least as often as verbs.
_NOMINAL = words(
    """address alert answer appeal attack back blame blast boast boo brag brief call caution challenge champion charge
    cheer claim comment counter credit decree demand desire detail dislike dispute document doubt dread echo email
    estimate express fault favor favour fear find forecast guess hate highlight hint hope joke judge label list mock
    name note offer order outline plan plead pledge point post press project promise protest push question quip quote
    rail rate rebuke regret remark reply report reprimand request retort rule salute signal slam snub state stress
    support swear talk taunt tease thank threaten tout trust tweet view voice vote vow welcome wish wonder worry brand
    hammer bark savage petition"""
)

_PHRASES: tuple[tuple[CueKind, str, str], ...] = (
    ("speech", "went gone", "on after"),
    ("speech", "speak speaks speaking", "of about out against"),
    ("speech", "maintain maintains maintained", "that"),
    ("stance", "vote votes voting", "for against"),
    ("evidence", "find finds", "that"),
    ("speech", "make makes made making", "clear reference fun mention"),
    ("speech", "lay lays laid laying", "out"),
    ("speech", "put puts putting", "it"),
    ("speech", "shoot shoots shot shooting", "back"),
    ("speech", "hit hits hitting fire fires fired push pushes pushed pushing", "back"),
    ("speech", "brush brushes brushed brushing shrug shrugs shrugged shrugging laugh laughed", "off"),
    ("speech", "weigh weighs weighed weighing chime chimed chiming", "in"),
    ("speech", "sound sounds sounded sounding", "like off"),
    ("stance", "distance distances distanced distancing", "himself herself itself themselves"),
    ("stance", "side sides sided siding", "with"),
    ("speech", "spell spells spelled lash lashes lashed lashing", "out"),
    ("speech", "sum sums summed", "up it"),
    ("speech", "tear tears tore tearing", "into"),
    ("speech", "take takes took taking", "issue aim"),
    ("appearance", "looks looked", "like as likely unlikely"),
)
PHRASES: dict[str, tuple[CueKind, frozenset[str]]] = {
    verb: (kind, words(rest)) for kind, verbs, rest in _PHRASES for verb in verbs.split()
}
"""Verbs that report together with the word behind them."""


_IRREGULAR = {
    "say": "said", "tell": "told", "write": "wrote written", "think": "thought", "know": "knew known", "feel": "felt",
    "see": "saw seen", "understand": "understood", "forget": "forgot forgotten", "find": "found", "mean": "meant",
    "seek": "sought", "choose": "chose chosen", "foresee": "foresaw foreseen", "hear": "heard", "hit": "hit",
    "show": "showed shown", "speak": "spoke spoken", "swear": "swore sworn", "read": "read", "put": "put", "beg": "begged",
    "forecast": "forecast", "prove": "proved proven", "learn": "learned learnt", "retell": "retold", "let": "let",
    "forbid": "forbade forbidden", "overhear": "overheard", "sue": "sued", "misunderstand": "misunderstood",
    "broadcast": "broadcast", "dream": "dreamed dreamt", "spell": "spelled spelt",
}  # fmt: skip
_DOUBLED = words(
    """admit quip brag plan dub slam rap rip pan refer beg ban bar chat blog permit submit commit allot snap snub aver
    rebut spar"""
)

NOUNS: dict[CueKind, str] = {
    "speech": """statement announcement claim assertion allegation accusation charge criticism critique complaint comment
        remark argument warning promise pledge vow call demand request suggestion proposal recommendation question
        report rumor rumour denial admission confession acknowledgement acknowledgment declaration proclamation
        prediction forecast estimate insistence contention testimony explanation description portrayal
        characterization characterisation assurance threat apology attack praise acclaim endorsement denunciation condemnation
        rebuke tribute response answer reply protest appeal plea advice revelation disclosure speculation hint
        reference quote depiction insult rebuttal chant""",
    "belief": """belief opinion view notion hope fear concern worry doubt suspicion expectation assumption conviction
        feeling perception impression conclusion decision determination desire wish plan intention understanding
        recognition finding realization theory skepticism scepticism confidence optimism pessimism interpretation""",
    "stance": """support opposition objection resistance approval disapproval rejection refusal reluctance
        willingness preference backing resentment anger outrage dissatisfaction frustration admiration disdain
        contempt hostility ambivalence backlash pushback ridicule mockery scrutiny supporter opponent critic proponent backer""",
}
"""Nouns that report what someone said, thinks or stands for, in the singular."""


ADJECTIVES = words(
    """confident convinced worried concerned hopeful optimistic pessimistic skeptical sceptical certain sure eager afraid furious
    angry wary adamant glad"""
)
"""Adjectives that, behind a form of to be, say what somebody thinks or feels."""

GIVEN = words(
    """statement speech interview remarks comment comments letter address message case argument promise pledge
    announcement apology explanation testimony warning assurance answer response"""
)
"""What is given, made, issued: "made the case", "issued a statement"."""

GIVING = words(
    """give gives gave given giving make makes made making deliver delivers delivered delivering issue issues issued issuing
    release releases released releasing send sends sent sending offer offers offered offering"""
)


def _inflect(verb: str) -> tuple[tuple[str, Form], ...]:
    """List the forms of a verb, each with what it can be."""
    forms: list[tuple[str, Form]] = [(verb, "base"), (_third_person(verb), "s"), (_ing(verb), "ing")]
    if verb not in _IRREGULAR:
        return (*forms, (_past(verb), "ed"))
    past, *participle = _IRREGULAR[verb].split()
    if past == verb:
        return tuple(forms)
    if participle and participle[0][-1] != past[-1]:
        return (*forms, (past, "past"), (participle[0], "participle"))
    return (*forms, *((form, "ed") for form in (past, *participle)))


def _ends_in_consonant_y(word: str) -> bool:
    return word.endswith("y") and word[-2] not in "aeiou"


def _third_person(verb: str) -> str:
    if verb.endswith(("s", "x", "z", "ch", "sh")):
        return verb + "es"
    return verb[:-1] + "ies" if _ends_in_consonant_y(verb) else verb + "s"


def _ing(verb: str) -> str:
    if verb.endswith("ie"):
        return verb[:-2] + "ying"
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")):
        return verb[:-1] + "ing"
    return verb + verb[-1] + "ing" if verb in _DOUBLED else verb + "ing"


def _past(verb: str) -> str:
    if verb.endswith("e"):
        return verb + "d"
    if _ends_in_consonant_y(verb):
        return verb[:-1] + "ied"
    return verb + verb[-1] + "ed" if verb in _DOUBLED else verb + "ed"


def _plural(noun: str) -> str:
    if _ends_in_consonant_y(noun):
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "sh", "ch")) else "s")


_SINGLE_FORMS: dict[str, tuple[CueKind, Form, bool]] = {
    "found": ("evidence", "ed", False), "spoke": ("speech", "past", False), "voted": ("stance", "ed", False),
    "stated": ("speech", "ed", True), "stating": ("speech", "ing", True), "stressed": ("speech", "ed", True),
    "stressing": ("speech", "ing", True), "stresses": ("speech", "s", True), "nominated": ("stance", "ed", False),
    "titled": ("speech", "ed", False),
}  # fmt: skip
"""Forms of verbs whose other forms are mostly something else."""


def _table() -> dict[str, CueEntry]:
    forms: dict[str, CueEntry] = {}
    classes: tuple[tuple[CueKind, frozenset[str], bool], ...] = (
        ("speech", _STRONG_SPEECH, True),
        ("appearance", _APPEARANCE, True),
        ("evidence", _EVIDENCE, False),
        ("speech", _SPEECH, False),
        ("belief", _BELIEF, False),
        ("stance", _STANCE, False),
    )
    for kind, verbs, strong in classes:
        for verb in sorted(verbs):
            for word, form in _inflect(verb):
                nominal = form in ("base", "s") and verb in _NOMINAL
                forms.setdefault(word, CueEntry(kind, form, nominal, strong))
    for word, (kind, form, strong) in _SINGLE_FORMS.items():
        forms[word] = CueEntry(kind, form, nominal=False, strong=strong)
    for adjective in ADJECTIVES:
        forms[adjective] = CueEntry("belief", "adjective", nominal=False, strong=False)
    for kind, nouns in NOUNS.items():
        for noun in nouns.split():
            for word in (noun, _plural(noun)):
                forms.setdefault(word, CueEntry(kind, "noun", nominal=True, strong=False))
    return forms


FORMS: dict[str, CueEntry] = _table()
"""Every inflected form in lower case, about 1,900 of them."""

NOUN_FORMS: dict[str, CueKind] = {
    word: kind for kind, nouns in NOUNS.items() for noun in nouns.split() for word in (noun, _plural(noun))
}
"""Reporting nouns, singular and plural, in lower case."""

REPORTEDLY = words("reportedly allegedly purportedly")

CHARGES = words(
    """questions concerns criticism criticisms allegations accusations complaints doubts fears rumors rumours speculation
    chants suggestions expectations suspicions"""
)
"""Reporting nouns that, without an owner, say that something is held against someone and not by whom."""

RECEIVED = CHARGES | words(
    """complaint allegation accusation charge charges skepticism scepticism condemnation outrage backlash
    resentment anger objections objection calls ridicule mockery pushback praise acclaim"""
)
"""Nouns that name what comes to someone from others: "faced ridicule", "drew praise", "amid calls for"."""

_TO, _AS, _OF = frozenset(["to"]), frozenset(["as"]), frozenset(["of"])
_ANY: frozenset[str] = frozenset()

REDUCED: dict[str, frozenset[str]] = {
    "known": words("as for to until"), "seen": _AS, "regarded": _AS, "viewed": _AS, "perceived": _AS,
    "considered": words("a an the to one"), "accused": _OF, "believed": _TO, "thought": _TO, "reported": _TO,
    "expected": words("to this in later by next"),
}  # fmt: skip
"""Participles that stand for a relative clause without a speaker ("a man accused of"), with what must follow them."""

SOURCELESS: dict[str, frozenset[str]] = {
    **dict.fromkeys(
        words("""expected asked told considered regarded believed perceived criticized criticised reported announced projected
        dubbed deemed titled declared estimated alleged rumored rumoured assumed hailed touted nominated ridiculed mocked
        condemned praised booed revealed disclosed confirmed identified quoted pilloried lambasted blamed labeled labelled mentioned credited debated portrayed depicted rated"""),
        _ANY,
    ),
    "known": words("as for to"), "said": words("to that"), "thought": _TO, "accused": _OF, "suspected": _OF, "seen": _AS,
    "described": _AS, "defined": _AS, "viewed": words("as by"), "charged": frozenset(["with"]), "shown": _TO,
    "called": words("a the an on") | {""}, "questioned": words("about on by"),
    "pressed": words("about on"), "supposed": _TO, "intended": _TO,
}  # fmt: skip
"""Passives that tell what is said and not who says it, with what must follow them (nothing: anything may)."""

OTHERWISE: dict[str, frozenset[str]] = {
    "adding": _TO, "add": _TO, "appeal": _TO, "appeals": _TO, "appealing": _TO,
    "reporting": words("by from team") | {""}, "attack": words("in that"), "attacks": words("in that"),
}  # fmt: skip
"""Words that do not report before some others: "adding to its lead", "appeals to the young", "contributed reporting"."""

ALL_CUES = (
    frozenset(FORMS)
    | frozenset(PHRASES)
    | frozenset(NOUN_FORMS)
    | GIVEN
    | REPORTEDLY
    | {"according", "clear", "unclear", "obvious", "apparent", "evident"}
)
