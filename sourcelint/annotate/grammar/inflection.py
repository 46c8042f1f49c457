"""Forms of English verbs and nouns from their base, and bases from forms: a table of irregular ones, and spelling rules."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from sourcelint.annotate.grammar.lexicon import members
from sourcelint.files.package_data import read_package_data

if TYPE_CHECKING:
    from collections.abc import Iterable

VerbForm = Literal["base", "s", "past", "participle", "ed", "ing"]
PAST_FORMS: frozenset[VerbForm | Literal[""]] = frozenset(("past", "ed"))
"""Forms that tell what was: "ed" is also the participle of most verbs."""
"""Base, says, wrote, written, ed (past and participle alike), saying."""

IRREGULAR: dict[str, str] = dict(
    row.split(None, 1) for row in read_package_data("sourcelint.annotate", "data/irregular_verbs.txt").split(";")
)
"""Base → past, and participle where it is another word."""
UNCHANGED = frozenset(verb for verb, forms in IRREGULAR.items() if forms.split()[-1] == verb)
"""Verbs whose participle is their base: "has become", "was hit"."""

DOUBLED = members("doubling verb")
"""Verbs that double their last letter."""

_VOWELS = "aeiou"
_IRREGULAR_PLURALS = {
    "men": "man", "women": "woman", "people": "person", "children": "child",
    "analyses": "analysis", "crises": "crisis", "hypotheses": "hypothesis", "theses": "thesis", "feet": "foot",
    "lives": "life", "wives": "wife", "criteria": "criterion", "phenomena": "phenomenon", "police": "police", "media": "media",
    "spokesmen": "spokesman", "spokeswomen": "spokeswoman", "spokespeople": "spokesperson", "businessmen": "businessman",
    "congressmen": "congressman", "policemen": "policeman", "gunmen": "gunman", "staff": "staff", "clergy": "clergy",
}  # fmt: skip


def inflect(verb: str) -> tuple[tuple[str, VerbForm], ...]:
    """List the forms of a verb, each with what it can be.

    >>> inflect("say")
    (('say', 'base'), ('says', 's'), ('saying', 'ing'), ('said', 'ed'))
    """
    forms: list[tuple[str, VerbForm]] = [(verb, "base"), (third_person(verb), "s"), (ing(verb), "ing")]
    if verb not in IRREGULAR:
        return (*forms, (past(verb), "ed"))
    before, *participle = IRREGULAR[verb].split()
    if before == verb:
        return tuple(forms)
    if participle and participle[0][-1] != before[-1]:
        return (*forms, (before, "past"), *((form, "participle") for form in participle))
    return (*forms, *((form, "ed") for form in (before, *participle)))


def forms_of(verbs: Iterable[str], *kinds: VerbForm) -> frozenset[str]:
    """Return all forms of some verbs, or those of some kinds.

    >>> sorted(forms_of(["say", "write"], "ed", "participle"))
    ['said', 'written']
    """
    return frozenset(form for verb in verbs for form, kind in inflect(verb) if not kinds or kind in kinds)


def third_person(verb: str) -> str:
    """Return the form in -s of a verb."""
    if verb.endswith(("s", "x", "z", "ch", "sh", "o")):
        return f"{verb}es"
    return f"{verb[:-1]}ies" if _ends_in_consonant_y(verb) else f"{verb}s"


def ing(verb: str) -> str:
    """Return the form in -ing of a verb."""
    if verb.endswith("ie"):
        return f"{verb[:-2]}ying"
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")):
        return f"{verb[:-1]}ing"
    return f"{verb}{verb[-1]}ing" if verb in DOUBLED else f"{verb}ing"


def past(verb: str) -> str:
    """Return the form in -ed of a regular verb."""
    if verb.endswith("e"):
        return f"{verb}d"
    if _ends_in_consonant_y(verb):
        return f"{verb[:-1]}ied"
    return f"{verb}{verb[-1]}ed" if verb in DOUBLED else f"{verb}ed"


def plural(noun: str) -> str:
    """Return the plural of a regular noun."""
    if _ends_in_consonant_y(noun):
        return f"{noun[:-1]}ies"
    return noun + ("es" if noun.endswith(("s", "sh", "ch")) else "s")


def with_plurals(nouns: Iterable[str]) -> frozenset[str]:
    """Return some nouns in the singular and the plural.

    >>> sorted(with_plurals(["study", "poll"]))
    ['poll', 'polls', 'studies', 'study']
    """
    return frozenset(form for noun in nouns for form in (noun, plural(noun)))


def singular(noun: str) -> str | None:
    """Return the singular of a noun in the plural; None if it does not look like one."""
    if noun in _IRREGULAR_PLURALS:
        return _IRREGULAR_PLURALS[noun]
    if not noun.endswith("s") or len(noun) < 4 or noun.endswith(("ss", "us", "is", "ous")):
        return None
    if noun.endswith("ies"):
        return f"{noun[:-3]}y"
    return noun[:-2] if noun.endswith(("ches", "shes", "sses", "xes")) else noun[:-1]


def bases(word: str) -> tuple[tuple[str, VerbForm], ...]:
    """List what a word may be a form of, by its spelling alone: each base that it may have, and the form."""
    if word in _BASES:
        return _BASES[word]
    found: list[tuple[str, VerbForm]] = [(word, "base")]
    if word.endswith("s") and not word.endswith("ss"):
        found += [(base, "s") for base in (word[:-1], word[:-2], f"{word[:-3]}y") if third_person(base) == word]
    elif word.endswith("ed"):
        found += [(base, "ed") for base in _stems(word[:-2]) if past(base) == word or f"{base}led" == word]
    elif word.endswith("ing"):
        found += [(base, "ing") for base in _stems(word[:-3]) if ing(base) == word or f"{base}ling" == word]
    return tuple(found)


def _stems(stem: str) -> tuple[str, ...]:
    """List the bases that may stand before -ed or -ing: with a silent e, a y, or one letter of two."""
    if len(stem) < 2:
        return ()
    return stem, f"{stem}e", f"{stem[:-1]}y", f"{stem[:-1]}ie", stem[:-1]


def _ends_in_consonant_y(word: str) -> bool:
    return word.endswith("y") and word[-2:-1] not in _VOWELS


_BASES: dict[str, tuple[tuple[str, VerbForm], ...]] = {}
for _verb in IRREGULAR:
    for _form, _kind in inflect(_verb):
        _BASES[_form] = (*_BASES.get(_form, ()), (_verb, _kind))
