"""Words that attribute: verbs, nouns and set phrases, as a table from word forms to what they are.

Written by hand, from the classes of attributing predicates that annotation guidelines distinguish (assertion, belief,
attitude, evidence) and from English grammar. A verb stands in the lexicon once, in its base form; `FORMS` holds its
inflections.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from sourcelint.annotate.grammar.inflection import VerbForm, forms_of, inflect, plural
from sourcelint.annotate.grammar.lexicon import members
from sourcelint.annotate.text.word_lists import words

CueKind = Literal["speech", "belief", "stance", "evidence", "appearance"]
Form = VerbForm | Literal["noun", "adjective"]


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


ADJECTIVES = members("adjective belief")
"""Adjectives that, behind a form of to be, say what somebody thinks or feels."""

GIVEN = words(
    """statement speech interview remarks comment comments letter address message case argument promise pledge
    announcement apology explanation testimony warning assurance answer response"""
)
"""What is given, made, issued: "made the case", "issued a statement"."""

GIVING = forms_of(words("give make deliver issue release send offer"))


_SINGLE_FORMS: dict[str, tuple[CueKind, Form, bool]] = {
    "found": ("evidence", "ed", False), "spoke": ("speech", "past", False), "voted": ("stance", "ed", False),
    "stated": ("speech", "ed", True), "stating": ("speech", "ing", True), "stressed": ("speech", "ed", True),
    "stressing": ("speech", "ing", True), "stresses": ("speech", "s", True), "nominated": ("stance", "ed", False),
    "titled": ("speech", "ed", False),
}  # fmt: skip
"""Forms of verbs whose other forms are mostly something else."""


_KINDS: tuple[tuple[CueKind, str], ...] = (
    ("speech", "speech strong"), ("appearance", "appearance"), ("evidence", "evidence"), ("speech", "speech"),
    ("belief", "belief"), ("stance", "stance"),
)  # fmt: skip
"""Classes of verbs of the lexicon, the one that counts first before the others."""
_STRONG = ("speech strong", "appearance")
_NOUN_KINDS: tuple[CueKind, ...] = ("speech", "belief", "stance")


def _table() -> dict[str, CueEntry]:
    forms: dict[str, CueEntry] = {}
    for kind, section in _KINDS:
        for verb in sorted(members(f"verb {section}")):
            for word, form in inflect(verb):
                nominal = form in ("base", "s") and verb in members("verb as often noun")
                forms.setdefault(word, CueEntry(kind, form, nominal, section in _STRONG))
    for word, (kind, single, strong) in _SINGLE_FORMS.items():
        forms[word] = CueEntry(kind, single, nominal=False, strong=strong)
    for adjective in ADJECTIVES:
        forms[adjective] = CueEntry("belief", "adjective", nominal=False, strong=False)
    for word, kind in NOUN_FORMS.items():
        forms.setdefault(word, CueEntry(kind, "noun", nominal=True, strong=False))
    return forms


NOUN_FORMS: dict[str, CueKind] = {
    word: kind for kind in _NOUN_KINDS for noun in sorted(members(f"noun {kind}")) for word in (noun, plural(noun))
}
"""Reporting nouns, singular and plural, in lower case."""

FORMS: dict[str, CueEntry] = _table()
"""Every inflected form in lower case, about 1,900 of them."""

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
        condemned praised booed revealed disclosed confirmed identified quoted pilloried lambasted blamed labeled labelled mentioned credited debated portrayed depicted rated
        warned urged advised informed briefed instructed cautioned reminded derided dismissed spurned nicknamed recognized recognised
        characterized characterised likened ranked requested"""),
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
