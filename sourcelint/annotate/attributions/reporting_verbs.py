"""Words that attribute: verbs, nouns and adjectives of the lexicon, by what their cue reports.

The lexicon has them in their base form, from the classes of attributing predicates that annotation guidelines distinguish
(assertion, belief, attitude, evidence). `FORMS` holds their inflections, to tell quickly which sentences have one.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from sourcelint.annotate.grammar.inflection import VerbForm, forms_of, inflect, with_plurals
from sourcelint.annotate.grammar.lexicon import classes_of, members
from sourcelint.annotate.text.word_lists import words

CueKind = Literal["speech", "belief", "stance", "evidence", "appearance"]
Form = VerbForm | Literal["noun", "adjective"]


class CueEntry(NamedTuple):
    """What a word can be: `strong` tells that a verb hardly ever does anything but attribute."""

    kind: CueKind
    form: Form
    strong: bool


_KINDS: tuple[tuple[CueKind, str], ...] = (
    ("speech", "speech strong"), ("appearance", "appearance"), ("evidence", "evidence"), ("speech", "speech"),
    ("belief", "belief"), ("stance", "stance"),
)  # fmt: skip
"""Classes of verbs of the lexicon, the one that counts first before the others."""
_STRONG = ("speech strong", "appearance")
_NOUN_KINDS: tuple[CueKind, ...] = ("speech", "belief", "stance")
_PHRASE_KINDS: tuple[CueKind, ...] = ("speech", "stance", "evidence", "appearance")


def _verbs() -> dict[str, CueEntry]:
    found: dict[str, CueEntry] = {}
    for kind, section in _KINDS:
        for verb in members(f"verb {section}"):
            found.setdefault(verb, CueEntry(kind, "base", section in _STRONG))
    return found


VERBS = _verbs()
"""Verbs of reporting, by their base form."""
NOUNS: dict[str, CueKind] = {noun: kind for kind in reversed(_NOUN_KINDS) for noun in members(f"noun {kind}")}
"""Nouns of reporting, in the singular."""
ADJECTIVES = members("adjective belief")
"""Adjectives that, behind a form of to be, say what somebody thinks or feels."""
HEARSAY_ADVERBS = words("reportedly allegedly purportedly")
CLEAR = words("clear unclear obvious apparent evident")
"""What it is that something is so, or whether it is."""
PAST_ONLY: dict[str, CueKind] = {"find": "evidence", "speak": "speech", "vote": "stance"}
"""Verbs that report in the past tense: "spoke", "found"; their other forms are mostly something else."""

OTHERWISE: dict[str, frozenset[str]] = {
    "add": words("to"), "appeal": words("to"), "reporting": words("by from team") | {""}, "attack": words("in that"),
}  # fmt: skip
"""Verbs, or forms of them, that do not report before some words: "adding to its lead", "contributed reporting"."""


def _forms() -> dict[str, CueEntry]:
    forms: dict[str, CueEntry] = {}
    for verb, entry in VERBS.items():
        for word, form in inflect(verb):
            forms.setdefault(word, CueEntry(entry.kind, form, entry.strong))
    for verb, kind in PAST_ONLY.items():
        forms |= {word: CueEntry(kind, "past", strong=False) for word in forms_of([verb], "past", "ed")}
    forms |= {word: CueEntry("belief", "adjective", strong=False) for word in ADJECTIVES}
    for noun, kind in NOUNS.items():
        for word in with_plurals([noun]):
            forms.setdefault(word, CueEntry(kind, "noun", strong=False))
    return forms


FORMS: dict[str, CueEntry] = _forms()
"""Every form of the verbs, nouns and adjectives in lower case, about 1,900 of them."""

_PASSIVES = frozenset().union(
    *(members(f"passive {name}") for name in ("any", "as", "to", "for", "of", "with", "that", "about", "name"))
)
_PHRASES = tuple(tuple(pair.split("_")) for kind in _PHRASE_KINDS for pair in members(f"phrase {kind}"))
VERB_CUES = frozenset(VERBS) | _PASSIVES | {verb for verb, _ in _PHRASES}
"""Verbs, by their base form, that report by themselves, with the word behind them, or in a passive."""
PERSPECTIVES = members("noun perspective")
"""Nouns of whose view something is, behind a preposition: "in the view of the mayor"."""
NOUN_CUES = frozenset(NOUNS) | PERSPECTIVES | members("noun given") | members("noun received")
"""Nouns, in the singular, that report by themselves or with the verb before them."""
CUE_WORDS = (
    frozenset(FORMS)
    | forms_of(_PASSIVES, "ed", "participle")
    | with_plurals(NOUN_CUES)
    | HEARSAY_ADVERBS
    | CLEAR
    | {"according", "per"}
)  # fmt: skip
"""Words of which one, or one of `CUE_PHRASES`, stands in every sentence that attributes something."""


def _phrases() -> dict[str, tuple[str, ...]]:
    behind: dict[str, tuple[str, ...]] = {}
    for verb, following in _PHRASES:
        behind |= {form: (*behind.get(form, ()), following) for form in forms_of([verb]) - CUE_WORDS}
    return behind


CUE_PHRASES = _phrases()
"""Forms of verbs that report only with a word behind them, each with those words: "made" with "clear"."""


def phrase_kind(verb: str, following: str) -> CueKind | None:
    """Return what a verb reports together with the word behind it: "hit back"; None if it does not."""
    classes = classes_of("phrase", f"{verb}_{following}")
    return next((kind for kind in _PHRASE_KINDS if kind in classes), None) if classes else None
