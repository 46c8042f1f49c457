"""What a word of an open class can be, whatever stands beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from sourcelint.annotate.grammar.closed_classes import ADJECTIVE_ENDINGS, NOT_ADVERBS, NOUN_ENDINGS
from sourcelint.annotate.grammar.inflection import bases, singular
from sourcelint.annotate.grammar.lexicon import classes_of, knows
from sourcelint.annotate.text.bounded_cache import BoundedCache

if TYPE_CHECKING:
    from sourcelint.annotate.grammar.inflection import VerbForm

MIN_FORM_CHARS = 6
"""Letters of the shortest form in -ed or -ing of a verb that no list has: "bed" and "sting" are none."""
_SILENT_E = ("at", "iz", "is", "c", "v", "u", "g")
"""Ends of stems behind which a base that no list has lost an e: "caffeinat-", "surveill-" has none."""
_NO_ENDS = ("j", "q")
"""Letters in which no English verb ends: Beijing, Chongqing."""
_ONLY_VERBS = frozenset(["helps"])
"""Forms of verbs in -s that are no plurals, though the base is a noun as well."""
WELL = frozenset(["well", "better", "best", "little"])
"""Words that are adverbs in a passive: "is best known"."""


class Reading(NamedTuple):
    """What a word of an open class can be: its verb (base and form; empty if none), noun (base and number), and adjective."""

    verb: str
    verb_form: str
    noun: str
    number: str
    is_adjective: bool
    is_adverb: bool
    is_common: bool
    """Known to the lexicon, or with an ending that only common words have."""
    is_always_noun: bool
    """Neither verb, adjective nor adverb beside any other words."""


def _read(word: str) -> Reading:
    """List what a word in lower case can be, whatever stands beside it."""
    verb, form = _verb(word)
    base = singular(word)
    is_noun = knows("noun", word) or knows("noun", base or word)
    adverb = word.endswith("ly") and word not in NOT_ADVERBS
    adjective = _is_adjective(word, is_noun=is_noun)
    ends_as_noun = (base or word).endswith(NOUN_ENDINGS) and not _is_base(verb, form)
    noun_like = is_noun or (ends_as_noun and not adjective)
    doubles = form in ("base", "s") and word not in _ONLY_VERBS and "as often noun" in classes_of("verb", verb)
    is_common = any((verb, noun_like, adjective, adverb))
    noun = (base or word) if any((noun_like, doubles, not is_common)) else ""
    is_always_noun = not any((verb, adjective, adverb, word in WELL))
    number = "plural" if base else "singular"
    return Reading(verb, form, noun, number, adjective, adverb, is_common, is_always_noun)


def _is_adjective(word: str, *, is_noun: bool) -> bool:
    return knows("adjective", word) or (word.endswith(ADJECTIVE_ENDINGS) and not is_noun) or _is_superlative(word)


def _is_superlative(word: str) -> bool:
    """Tell whether a word is the superlative of an adjective that the lexicon has: "tallest", "largest", "biggest", "busiest"."""
    if not word.endswith("est"):
        return False
    stem = word[:-3]
    return any(knows("adjective", base) for base in (stem, f"{stem}e", stem[:-1], f"{stem[:-1]}y"))


def _is_base(verb: str, form: str) -> bool:
    """Tell whether a word is the base of a verb that the lexicon has: "see", "prefer" only end as nouns do."""
    return form == "base" and knows("verb", verb)


def _verb(word: str) -> tuple[str, VerbForm | Literal[""]]:
    """Return base and form of a word as a verb: one of the lexicon, else any that a form in -ed or -ing can have."""
    found = bases(word)
    known = next((pair for pair in found if knows("verb", pair[0])), None)
    if known is not None:
        return known
    if len(word) < MIN_FORM_CHARS or not word.endswith(("ed", "ing")):
        return "", ""
    base, form = next((pair for pair in found if pair[1] in ("ed", "ing")), found[0])
    if base.endswith(_NO_ENDS):
        return "", ""
    return (f"{base}e" if base.endswith(_SILENT_E) else base), form


READING_OF = BoundedCache(_read)
"""What a word of an open class can be, by the word in lower case."""
