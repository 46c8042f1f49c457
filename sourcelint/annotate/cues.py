"""Words that attribute: verbs, nouns and set phrases, as a table from word forms to what they are.

Written by hand, from the classes of attributing predicates that annotation guidelines distinguish (assertion, belief,
attitude, evidence) and from English grammar. A verb stands here once, in its base form; `FORMS` holds its inflections.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

CueKind = Literal["speech", "belief", "stance", "evidence", "appearance"]
Form = Literal["base", "s", "past", "participle", "ed", "ing", "noun"]


class Entry(NamedTuple):
    """What a word form can be.

    `form` is base, s (says), past (wrote), participle (written), ed (past and participle alike), ing, or noun.
    `nominal` tells that the same form is a noun as well, so that only its neighbours can show a verb; `strong` that the
    verb hardly ever does anything but attribute.
    """

    kind: CueKind
    form: Form
    nominal: bool
    strong: bool


# Assertions that hardly ever do anything but attribute.
_STRONG_SPEECH = ["say", "tell", "add", "announce", "argue", "assert", "claim", "complain", "conclude", "contend", "declare", "deny", "describe", "explain", "insist", "lament", "maintain", "mention", "note", "predict", "proclaim", "recall", "recount", "reiterate", "remark", "reply", "retort", "suggest", "testify", "tweet", "retweet", "warn", "write", "quip", "allege", "acknowledge", "admit", "affirm", "assure", "aver", "caution", "chide", "concede", "confess", "confirm", "confide", "clarify", "comment", "criticize", "criticise", "decry", "denounce", "disclose", "emphasize", "emphasise", "exclaim", "hint", "imply", "interject", "joke", "muse", "opine", "pledge", "vow", "promise", "reassure", "reaffirm", "recommend", "report", "restate", "reveal", "speculate", "summarize", "surmise", "urge", "echo", "cite", "quote", "posit", "postulate", "theorize", "theorise", "hypothesize", "enthuse", "fume", "gush", "scoff", "sneer", "accuse", "advise", "apologize", "apologise", "boast", "brag", "condemn", "decline", "deem", "dismiss", "dub", "express", "highlight", "inform", "inquire", "lecture", "liken", "outline", "plead", "portray", "praise", "propose", "question", "rebuff", "rebut", "rebuke", "refute", "reject", "remind", "repeat", "request", "scold", "thank", "tout", "underline", "underscore", "wonder", "yell", "characterize", "characterise", "depict", "allude", "bemoan", "blast", "slam", "lambaste", "rail", "ridicule", "mock", "castigate", "berate", "assail", "deride", "disparage", "excoriate", "skewer", "lampoon", "vilify", "commend", "applaud", "laud", "extol", "compliment", "chastise", "admonish", "upbraid", "advocate", "reason", "stress", "intimate", "bemoan", "counter"]  # fmt: skip
# Verbs that also do other things; their subject and voice have to show what they mean.
_SPEECH = ["agree", "answer", "appeal", "ask", "attack", "attribute", "beg", "blame", "brief", "call", "chant", "charge", "congratulate", "continue", "credit", "debate", "defend", "demand", "detail", "disagree", "discuss", "dispute", "estimate", "forecast", "hail", "instruct", "invoke", "label", "list", "name", "offer", "order", "point", "post", "preach", "proffer", "protest", "read", "refer", "respond", "rule", "shout", "signal", "speak", "swear", "talk", "taunt", "tease", "threaten", "voice", "volunteer", "announce", "email", "publish", "address", "lash", "bash", "knock", "rip", "pan", "trash", "champion", "cheer", "salute", "justify", "vouch", "boo", "heckle", "pillory", "retract", "recant", "apprise", "notify", "alert", "broach", "moot", "float", "contradict", "corroborate", "enumerate", "remonstrate", "stipulate", "convict", "sue", "indict", "sentence", "decree", "state", "reckon", "press", "challenge"]  # fmt: skip
_BELIEF = [
    "believe",
    "think",
    "expect",
    "hope",
    "fear",
    "know",
    "suspect",
    "assume",
    "feel",
    "doubt",
    "imagine",
    "anticipate",
    "presume",
    "consider",
    "regard",
    "perceive",
    "view",
    "see",
    "realize",
    "realise",
    "understand",
    "recognize",
    "recognise",
    "remember",
    "worry",
    "learn",
    "decide",
    "determine",
    "guess",
    "project",
    "calculate",
    "find",
    "suppose",
    "foresee",
    "envision",
    "envisage",
    "intend",
    "plan",
    "want",
    "wish",
    "prefer",
    "like",
    "love",
    "hate",
    "dislike",
    "desire",
    "seek",
    "yearn",
    "opt",
    "contemplate",
    "ponder",
    "mull",
    "dread",
    "regret",
    "resent",
    "trust",
    "disbelieve",
    "interpret",
    "judge",
    "rate",
    "mean",
]
_STANCE = [
    "support",
    "oppose",
    "endorse",
    "back",
    "favor",
    "favour",
    "welcome",
    "embrace",
    "approve",
    "disapprove",
    "refuse",
    "defy",
    "resist",
    "nominate",
    "disavow",
    "repudiate",
    "renounce",
    "disown",
    "reprimand",
    "censure",
    "snub",
    "spurn",
    "shun",
    "admire",
    "despise",
    "detest",
    "loathe",
    "appreciate",
    "celebrate",
    "accept",
    "condone",
    "ignore",
    "authorize",
    "authorise",
    "prohibit",
    "ban",
    "veto",
    "vote",
    "side",
    "encourage",
    "discourage",
    "persuade",
    "convince",
    "push",
    "promote",
    "downplay",
    "belittle",
    "implore",
    "exhort",
    "beseech",
    "entreat",
    "demand",
    "allow",
    "permit",
    "require",
    "value",
]
_EVIDENCE = [
    "show",
    "indicate",
    "demonstrate",
    "illustrate",
    "prove",
    "establish",
    "attest",
    "document",
    "uncover",
    "discover",
    "reflect",
]
_APPEARANCE = ["seem", "appear"]

# Base forms (and forms in -s) that are nouns at least as often as verbs.
_NOMINAL = frozenset(
    [
        "report",
        "claim",
        "call",
        "comment",
        "question",
        "charge",
        "demand",
        "offer",
        "order",
        "request",
        "plan",
        "hope",
        "fear",
        "doubt",
        "vote",
        "attack",
        "support",
        "promise",
        "pledge",
        "vow",
        "view",
        "need",
        "aim",
        "project",
        "forecast",
        "estimate",
        "answer",
        "appeal",
        "blame",
        "boast",
        "brag",
        "brief",
        "chant",
        "cheer",
        "counter",
        "credit",
        "debate",
        "detail",
        "dispute",
        "echo",
        "express",
        "feel",
        "find",
        "focus",
        "guess",
        "highlight",
        "hint",
        "hit",
        "honor",
        "honour",
        "joke",
        "judge",
        "knock",
        "label",
        "lecture",
        "like",
        "list",
        "love",
        "hate",
        "dislike",
        "desire",
        "long",
        "look",
        "mean",
        "measure",
        "name",
        "note",
        "number",
        "outline",
        "pan",
        "point",
        "post",
        "press",
        "pressure",
        "protest",
        "push",
        "quote",
        "rail",
        "rank",
        "rap",
        "rate",
        "read",
        "reason",
        "rebuke",
        "regret",
        "remark",
        "reply",
        "resolve",
        "respect",
        "rule",
        "sanction",
        "say",
        "see",
        "shout",
        "show",
        "side",
        "sign",
        "signal",
        "slam",
        "snap",
        "sound",
        "state",
        "stress",
        "submit",
        "suspect",
        "table",
        "talk",
        "taunt",
        "tease",
        "text",
        "thank",
        "thought",
        "threat",
        "tout",
        "trash",
        "trust",
        "tweet",
        "value",
        "veto",
        "voice",
        "volunteer",
        "welcome",
        "whisper",
        "wish",
        "wonder",
        "worry",
        "yell",
        "ban",
        "bar",
        "block",
        "contest",
        "dream",
        "email",
        "figure",
        "address",
        "alert",
        "blast",
        "blog",
        "back",
        "favor",
        "favour",
        "challenge",
        "mandate",
        "decree",
        "document",
        "broadcast",
        "campaign",
        "lobby",
        "petition",
        "sentence",
        "convict",
        "retort",
        "quip",
        "cite",
        "love",
        "respect",
        "remarks",
        "find",
        "discount",
        "influence",
        "reflect",
        "project",
        "dread",
        "approach",
    ]
)

_IRREGULAR = {
    "say": "said", "tell": "told", "write": "wrote written", "think": "thought", "know": "knew known", "feel": "felt",
    "see": "saw seen", "understand": "understood", "forget": "forgot forgotten", "find": "found", "mean": "meant",
    "seek": "sought", "choose": "chose chosen", "foresee": "foresaw foreseen", "hear": "heard", "hit": "hit",
    "show": "showed shown", "speak": "spoke spoken", "swear": "swore sworn", "read": "read", "put": "put", "beg": "begged",
    "forecast": "forecast", "prove": "proved proven", "learn": "learned learnt", "retell": "retold", "let": "let",
    "forbid": "forbade forbidden", "overhear": "overheard", "sue": "sued", "misunderstand": "misunderstood",
    "broadcast": "broadcast", "dream": "dreamed dreamt", "spell": "spelled spelt",
}  # fmt: skip
_DOUBLED = frozenset(["admit", "quip", "brag", "plan", "dub", "slam", "rap", "rip", "pan", "refer", "beg", "ban", "bar", "chat", "veto", "bar", "blog", "permit", "submit", "recant"]) - {
    "veto", "recant",
}  # fmt: skip

NOUNS: dict[CueKind, tuple[str, ...]] = {
    "speech": tuple(
        [
            "statement",
            "announcement",
            "claim",
            "assertion",
            "allegation",
            "accusation",
            "charge",
            "criticism",
            "critique",
            "complaint",
            "comment",
            "remark",
            "argument",
            "warning",
            "promise",
            "pledge",
            "vow",
            "call",
            "demand",
            "request",
            "suggestion",
            "proposal",
            "recommendation",
            "question",
            "report",
            "rumor",
            "rumour",
            "denial",
            "admission",
            "confession",
            "acknowledgement",
            "acknowledgment",
            "declaration",
            "proclamation",
            "prediction",
            "forecast",
            "estimate",
            "insistence",
            "contention",
            "testimony",
            "explanation",
            "description",
            "portrayal",
            "characterization",
            "characterisation",
            "assurance",
            "threat",
            "apology",
            "attack",
            "praise",
            "endorsement",
            "denunciation",
            "condemnation",
            "rebuke",
            "tribute",
            "response",
            "answer",
            "reply",
            "protest",
            "appeal",
            "plea",
            "advice",
            "revelation",
            "disclosure",
            "speculation",
            "hint",
            "reference",
            "message",
            "quote",
            "depiction",
            "invitation",
            "insult",
            "rebuttal",
        ]
    ),
    "belief": tuple(
        [
            "belief",
            "opinion",
            "view",
            "idea",
            "notion",
            "hope",
            "fear",
            "concern",
            "worry",
            "doubt",
            "suspicion",
            "expectation",
            "assumption",
            "conviction",
            "feeling",
            "sense",
            "perception",
            "thought",
            "impression",
            "conclusion",
            "decision",
            "determination",
            "desire",
            "wish",
            "plan",
            "intention",
            "understanding",
            "recognition",
            "finding",
            "realization",
            "theory",
            "skepticism",
            "scepticism",
            "confidence",
            "optimism",
            "pessimism",
            "interpretation",
        ]
    ),
    "stance": tuple(
        [
            "support",
            "opposition",
            "objection",
            "resistance",
            "approval",
            "disapproval",
            "rejection",
            "refusal",
            "reluctance",
            "willingness",
            "commitment",
            "preference",
            "enthusiasm",
            "backing",
            "resentment",
            "anger",
            "outrage",
            "dissatisfaction",
            "frustration",
            "admiration",
            "disdain",
            "contempt",
            "hostility",
            "ambivalence",
            "backlash",
        ]
    ),
}
"""Nouns that report what someone said, thinks or stands for, in the singular."""


def _inflect(verb: str) -> tuple[tuple[str, Form], ...]:
    """Give the forms of a verb."""
    if verb.endswith(("s", "x", "z", "ch", "sh")):
        third = verb + "es"
    elif verb.endswith("y") and verb[-2] not in "aeiou":
        third = verb[:-1] + "ies"
    else:
        third = verb + "s"
    if verb.endswith("ie"):
        ing = verb[:-2] + "ying"
    elif verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")):
        ing = verb[:-1] + "ing"
    elif verb in _DOUBLED:
        ing = verb + verb[-1] + "ing"
    else:
        ing = verb + "ing"
    forms: list[tuple[str, Form]] = [(verb, "base"), (third, "s"), (ing, "ing")]
    if verb in _IRREGULAR:
        past, *participle = _IRREGULAR[verb].split()
        if past == verb:
            return tuple(forms)
        if participle and participle[0][-1] != past[-1]:
            return (*forms, (past, "past"), (participle[0], "participle"))
        return (*forms, *((form, "ed") for form in (past, *participle)))
    if verb.endswith("e"):
        past = verb + "d"
    elif verb.endswith("y") and verb[-2] not in "aeiou":
        past = verb[:-1] + "ied"
    elif verb in _DOUBLED:
        past = verb + verb[-1] + "ed"
    else:
        past = verb + "ed"
    return (*forms, (past, "ed"))


def _plural(noun: str) -> str:
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "sh", "ch")) else "s")


def _table() -> dict[str, Entry]:
    forms: dict[str, Entry] = {}
    classes: tuple[tuple[CueKind, list[str], bool], ...] = (
        ("speech", _STRONG_SPEECH, True),
        ("appearance", _APPEARANCE, True),
        ("evidence", _EVIDENCE, False),
        ("speech", _SPEECH, False),
        ("belief", _BELIEF, False),
        ("stance", _STANCE, False),
    )
    for kind, verbs, strong in classes:
        for verb in verbs:
            for word, form in _inflect(verb):
                nominal = form in ("base", "s") and verb in _NOMINAL
                forms.setdefault(word, Entry(kind, form, nominal, strong))
    for kind, nouns in NOUNS.items():
        for noun in nouns:
            for word in (noun, _plural(noun)):
                forms.setdefault(word, Entry(kind, "noun", nominal=True, strong=False))
    return forms


FORMS: dict[str, Entry] = _table()
"""Every inflected form in lower case, about 1,900 of them."""

NOUN_FORMS: dict[str, CueKind] = {
    word: kind for kind, nouns in NOUNS.items() for noun in nouns for word in (noun, _plural(noun))
}
"""Reporting nouns, singular and plural, in lower case."""
