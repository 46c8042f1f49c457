"""Nouns, verbs, adjectives and adverbs, told apart by the word before and the one behind: "the claims", "she claims that"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sourcelint.annotate.grammar.closed_classes import CLASS_OF
from sourcelint.annotate.grammar.word_readings import READING_OF, WELL

if TYPE_CHECKING:
    from sourcelint.annotate.grammar.tokens import Token
    from sourcelint.annotate.grammar.word_readings import Reading

_NOMINAL_BEFORE = frozenset(["determiner", "owner", "quantifier", "number", "adjective", "possessive", "preposition"])
_PARTICIPLES = frozenset(["ed", "participle"])
_COMPARING = frozenset(["as", "than"])
"""Prepositions that stand before a participle too: "as expected", "than reported"."""
_ATTRIBUTIVE = frozenset(["ed", "participle", "ing"])
_OWNING = frozenset(["determiner", "owner", "possessive"])
_COUNTING = frozenset(["number", "quantifier"])
_PLURALS = frozenset(["many", "others", "several", "few"])
"""Quantifiers that no singular follows: "many claim"."""
_PARTS = frozenset(["some", "most"])
"""Quantifiers that one may follow: "some work", but "some claim that"."""
_JOINTS = frozenset(["and", "or", ","])
_CLAUSAL_BEFORE = frozenset(["to", "modal", "do", "not"])
_SUBJECTS = frozenset(["noun", "name", "pronoun", "relative", "quantifier"])
_SOME = frozenset(["some", "many", "others", "most", "several"])
_BEHIND_PARTICIPLES = frozenset(["preposition", "determiner", "that", "owner", "pronoun"])
_VERBAL = frozenset(["be", "have", "do", "modal"])
_NO_OBJECT = _VERBAL | {"conjunction"}
_OBJECT_FIRST = frozenset(
    ["determiner", "owner", "quantifier", "pronoun", "preposition", "that", "her", "to", "number"]
)


def read_open(reading: Reading, word: str, before: Token | None, following: str) -> tuple[str, str, str]:
    """Return class, form and lemma of a word of an open class; `following` is the word behind it in lower case, empty at the end."""
    tag = tag_beyond(before)
    if reading.is_adverb or (
        word in WELL and tag in ("be", "have") and READING_OF[following].verb_form in _PARTICIPLES
    ):
        # An adverb lets what stands before it through, so that "has widely reported" is read as "has reported".
        return "adverb", tag, word
    if "-" in word and reading.verb_form in _ATTRIBUTIVE and tag not in ("be", "have"):
        return "adjective", "", word  # "low-lying areas", and not "is well-supported by"
    is_irregular = not word.endswith("ed")
    if reading.verb and _is_verb(reading, tag, before, following, is_irregular=is_irregular):
        return "verb", reading.verb_form, reading.verb
    if reading.verb_form in ("ed", "participle") and tag in _NOMINAL_BEFORE:
        return "adjective", "", word
    if reading.is_adjective and not _heads(reading, tag, following):
        return "adjective", "", word
    return "noun", reading.number, reading.noun or word


def tag_beyond(before: Token | None) -> str:
    """Return the class of the word before, or of that before an adverb, which lets it through; empty at the beginning."""
    if before is None:
        return ""
    return before.form if before.tag == "adverb" else before.tag


def _heads(reading: Reading, tag: str, following: str) -> bool:
    """Tell whether an adjective stands for a noun that it may be as well: "a port official", "the summary"."""
    if _is_nominal(following):
        return False
    if not reading.noun:
        closes = following in CLASS_OF or not following.isalpha()
        alone = not tag and CLASS_OF.get(following) in _VERBAL  # "Rosemary can reverse"
        return alone or (tag in _OWNING | _COUNTING and closes and following not in _JOINTS)
    if tag in ("name", "noun"):
        return following != "to"  # "a source close to the company"
    return tag in _NOMINAL_BEFORE


def _is_nominal(word: str) -> bool:
    """Tell whether a word may go on a noun phrase: a noun or an adjective, and no verb, mark or word of a closed class."""
    if not word[:1].isalpha() or word in CLASS_OF:
        return False
    reading = READING_OF[word]
    return not reading.is_adverb and (reading.verb_form in ("", "base", "s") or not reading.verb)


def _is_verb(reading: Reading, tag: str, before: Token | None, following: str, *, is_irregular: bool) -> bool:
    """Tell whether a word that can be a verb is one here."""
    if tag in _CLAUSAL_BEFORE:
        return True
    if reading.verb_form == "ing":
        return tag == "preposition" or tag not in _NOMINAL_BEFORE or _goes_on_alone(before, following)
    if reading.verb_form in ("past", "participle", "ed"):
        return (
            reading.verb_form == "past"
            or tag not in _NOMINAL_BEFORE
            or _is_past(tag, before, is_irregular=is_irregular)
        )
    if not reading.noun:
        return tag not in _OWNING and tag not in ("adjective", "preposition")
    fits = _does_alone if tag == "quantifier" else _agrees
    return before is not None and tag in _SUBJECTS and fits(reading, before, following)


def _is_past(tag: str, before: Token | None, *, is_irregular: bool) -> bool:
    """Tell whether a past or participle is a verb behind what mostly stands before a noun: "some said", "as expected"."""
    return (is_irregular and tag in _COUNTING) or (before is not None and before.word in _COMPARING)


def _goes_on_alone(before: Token | None, following: str) -> bool:
    """Tell whether a quantifier is whose a participle is: "with some calling for a vote", not "some building materials"."""
    return before is not None and before.word in _SOME and CLASS_OF.get(following) in _BEHIND_PARTICIPLES


def _does_alone(reading: Reading, before: Token, following: str) -> bool:
    """Tell whether a quantifier is the subject of a word that may be a singular noun: "many claim", "some claim that"."""
    if reading.verb_form != "base" or reading.number != "singular":
        return False
    return before.word in _PLURALS or (before.word in _PARTS and following == "that")


def _agrees(reading: Reading, before: Token, following: str) -> bool:
    """Tell whether a word that can be a noun is the verb of the subject before it, by number and by what follows."""
    if before.tag not in ("noun", "name"):
        return True  # pronouns, relatives; nothing but a verb follows a subject and an adverb
    is_body = before.tag == "name" and reading.verb_form == "s"  # "the Bureau of Labor Statistics reports that"
    if not is_body and (before.form == "plural") != (reading.verb_form == "base"):
        return False
    class_behind = CLASS_OF.get(following)
    if before.tag == "noun" and reading.verb_form == "base" and following.isalpha():
        return class_behind not in _NO_OBJECT and not reading.is_adjective  # "sources close to the mayor"
    goes_on = class_behind in _OBJECT_FIRST or following.endswith("ly")
    if before.tag == "noun" and reading.verb_form == "s":
        return goes_on and class_behind != "preposition"  # "percentage points of"
    return goes_on or not following.isalpha()
