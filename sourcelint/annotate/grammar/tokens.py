"""The words, numbers and marks of a sentence, each with its class."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from sourcelint.annotate.grammar.closed_classes import CLASS_OF
from sourcelint.annotate.grammar.inflection import PAST_FORMS
from sourcelint.annotate.grammar.lexicon import classes_of
from sourcelint.annotate.grammar.missed_verbs import missed_verb
from sourcelint.annotate.grammar.word_readings import READING_OF, WELL
from sourcelint.annotate.text.calendar_words import MONTHS
from sourcelint.expressions import lazy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sourcelint.annotate.grammar.word_readings import Reading

MAX_TOKENS = 400
"""Words and marks of a sentence that are read; a hostile text may be one sentence."""

MAX_MISSED_VERBS = 8
"""Verbs of a sentence that are found late, each of which has the words behind it read again."""

_TOKEN = lazy(
    r"""
    (?=\S)(?:                                            # no branch is tried at a gap
      [A-Za-z]++(?=[ ,])                                 # most words, which need none of the branches below
    | (?:[A-Z]\.){2,6}                                   # U.S.
    | (?:Mr|Mrs|Ms|Dr|Prof|Sen|Sens|Rep|Reps|Gov|Gen|Col|Lt|Sgt|Capt|Rev|St|Jr|Sr)\.(?=\s)
    | \d{1,4}(?:-[^\W\d_]+)+                             # 45-year-old
    | [€$£]?\d(?:[\d.,]{0,20}\d)?(?:(?:st|nd|rd|th|s|bn|m|k)\b|%)?     # 1,200  45%  4th
    | (?i:n['’]t|['’](?:s|re|ve|ll|d|m))\b              # split off by the next branch
    | [^\W\d_]+(?:[-‑&.][^\W_]+|['’](?!(?:s|re|ve|ll|d|m)\b)[^\W\d_]+)*   # words, hyphened ones, O'Neill, don't
    | [^\w\s]                                          # one mark
    )
    """,
    re.VERBOSE,
)


class Token(NamedTuple):
    """A word, number or mark: half-open span of the text, its form in lower case (straight apostrophes), class and form.

    `tag` is noun, name, adjective, verb, adverb, number, mark, or the class that `closed_classes` gives it (determiner,
    owner, quantifier, pronoun, preposition, conjunction, subordinator, relative, be, have, do, modal, not, to), or
    possessive ("'s"). `form` is base, s, past, participle, ed or ing for verbs, singular or plural for nouns, the class of the
    word before it for adverbs, else empty.
    """

    start: int
    end: int
    word: str
    tag: str
    form: str
    lemma: str


_FIXED: dict[str, tuple[str, str, str]] = {
    word: (tag, "", tag if tag in ("be", "have", "do") else word)
    for word, tag in CLASS_OF.items()
    if tag != "adverb" and word not in ("that", "this", "her", "to", "most", "least", "us", "may")
} | {mark: ("mark", "", mark) for mark in ',.;:!?()[]“”‘"–—…'}
"""What words are whatever stands beside them."""


make = tuple.__new__
"""Makes a `Token` from a tuple without the call of its constructor: this runs for every word."""


def read_tokens(text: str, lowercase: str, start: int = 0, end: int | None = None) -> list[Token]:
    """Read the words of a sentence: `lowercase` is the whole text in lower case, its apostrophes straight."""
    matches = islice(_TOKEN.finditer(text, start, len(text) if end is None else end), MAX_TOKENS)
    spans = [match.span() for match in matches]
    words = [lowercase[first:last] for first, last in spans]
    is_title = _is_title_case(text, spans)
    words.append("")  # behind the last
    found: list[Token] = []
    _read_on(text, spans, words, found, is_title=is_title)
    verb = missed_verb(found, 0)
    for _ in range(MAX_MISSED_VERBS):
        if verb is None:
            break
        first, last, word, *_ = found[verb]
        if found[verb - 1].tag in ("adjective", "verb"):  # "Garlic cures colds", "Smoking causes cancer"
            found[verb - 1] = found[verb - 1]._replace(tag="noun", form="singular")
        found[verb:] = [make(Token, (first, last, word, "verb", "s", READING_OF[word].verb))]
        _read_on(text, spans, words, found, is_title=is_title)
        verb = missed_verb(found, verb + 1)
    return found


def _read_on(
    text: str, spans: Sequence[tuple[int, int]], words: Sequence[str], found: list[Token], *, is_title: bool
) -> None:
    """Add to the words that are read those that follow, each by what stands beside it."""
    for at in range(len(found), len(spans)):
        first, last = spans[at]
        word = words[at]
        tag, form, lemma = _FIXED.get(word) or _tag(text, spans, words, at, found, is_title=is_title)
        found.append(make(Token, (first, last, word, tag, form, lemma)))


def _is_title_case(text: str, spans: Sequence[tuple[int, int]]) -> bool:
    """Tell whether most words of a sentence have capitals, so that a capital names nothing."""
    letters = [text[first] for first, _ in spans if text[first].isalpha()]
    return len(letters) > 3 and 3 * sum(map(str.isupper, letters)) >= 2 * len(letters)


def _tag(
    text: str,
    spans: Sequence[tuple[int, int]],
    words: Sequence[str],
    at: int,
    found: Sequence[Token],
    *,
    is_title: bool,
) -> tuple[str, str, str]:
    """Tell class, form and lemma of word number `at`, before an empty one at the end; the words before it are read already."""
    word, following = words[at], words[at + 1]
    has_capital = text[spans[at][0]].isupper()
    before = found[-1] if found else None
    closed = CLASS_OF.get(word)
    if closed is not None and not (has_capital and _may_be_name(word, before)):
        return _closed(word, closed, before, following)
    if not word.isalpha() and (shape := _shape(word, before)):
        return shape
    reading = READING_OF[word]
    if has_capital and not is_title and _is_name(text, spans, words, at, found):
        return "name", reading.number, word
    if reading.is_always_noun:
        return "noun", reading.number, reading.noun or word
    return _open(reading, word, _before_brackets(found), following)


def _before_brackets(found: Sequence[Token]) -> Token | None:
    """Return the word before; behind an abbreviation in brackets the name that it stands for: "the Safety Council (HSC) claims"."""
    if len(found) > 3 and found[-1].word == ")" and found[-3].word == "(" and found[-4].tag == "name":
        return found[-4]
    return found[-1] if found else None


def _may_be_name(word: str, before: Token | None) -> bool:
    """Tell whether a word of a closed class is a name with a capital: "the US", "in May"."""
    return word == "us" or (word == "may" and before is not None)


def _shape(word: str, before: Token | None) -> tuple[str, str, str] | None:
    """Tell what is no word of letters: a number, a mark, a possessive; None for words with a hyphen and the like."""
    if word == "'" and before is not None and before.word.endswith("s") and before.tag in ("noun", "name"):
        return "possessive", "", word  # "the voters' choice"; a closing quotation mark stands behind a comma or a stop
    if word == "'s":
        owns = before is not None and before.tag in ("noun", "name", "adjective", "number", "quantifier")
        return ("possessive", "", word) if owns else ("be", "", "be")
    if word[0].isdigit() or (word[0] in "€$£" and len(word) > 1):
        return _number(word, before)
    return None if word[0].isalpha() else ("mark", "", word)


def _number(word: str, before: Token | None) -> tuple[str, str, str]:
    """Tell what begins with a digit: mostly a number; a noun in "the 45-year-old", and "2026" behind a month counts nothing."""
    if word[-1].isalpha() and "-" in word:
        return "noun", "singular", word
    if len(word) == _YEAR_DIGITS and before is not None and before.word in _MONTHS:
        return "name", "singular", word
    return "number", "", word


def _is_name(
    text: str, spans: Sequence[tuple[int, int]], words: Sequence[str], at: int, found: Sequence[Token]
) -> bool:
    """Tell whether a word with a capital is a name: inside a sentence, or where a sentence opens with no common word."""
    if found and not _may_end_before(found, spans[at][0]):
        return True
    reading = READING_OF[words[at]]
    follows_capital = at + 1 < len(spans) and text[spans[at + 1][0]].isupper() and spans[at + 1][0] - spans[at][1] == 1
    if reading.is_common:
        if _speaks(words[at + 1]) and (reading.is_adjective or reading.verb_form in PAST_FORMS):
            return True  # "Brown said", "Fell added"
        return follows_capital and not reading.is_adverb and reading.verb_form != "ing" and not reading.is_adjective
    return follows_capital or reading.number != "plural"


def _may_end_before(found: Sequence[Token], start: int) -> bool:
    """Tell whether a sentence, or a part of one, may open at an offset behind the words before it: not behind `"It sank," `."""
    last = found[-1]
    if last.word == '"' and last.end < start:  # a straight mark that closes
        return len(found) < 2 or found[-2].word in _STOPS
    return last.word in _OPENING


def _speaks(word: str) -> bool:
    """Tell whether a word is a past form of a verb of saying."""
    reading = READING_OF[word]
    return reading.verb_form in PAST_FORMS and "speech strong" in classes_of("verb", reading.verb)


def _closed(word: str, closed: str, before: Token | None, following: str) -> tuple[str, str, str]:
    """Tell apart what a word of a closed class can be."""
    if word in ("this", "that"):
        return _pointing(word, before, following), "", word
    if closed == "her":
        is_owner = following.isalpha() and following not in CLASS_OF
        return ("owner" if is_owner else "pronoun"), "", word
    if closed == "to":
        is_mark = _may_be_base(following) and (before is None or before.word != "according")
        return ("to" if is_mark else "preposition"), "", word
    if closed == "adverb":
        return closed, _tag_beyond(before), word
    if closed in ("be", "have", "do"):
        return closed, "", closed
    if word in ("most", "least") and before is not None and before.tag in ("determiner", "owner", "possessive"):
        return "adjective", "", word  # "its most loyal supporters"
    return closed, "", word


def _pointing(word: str, before: Token | None, following: str) -> str:
    """Tell apart "said that", "this house" and "this is"; a plural stands behind "these", so that "this increases" has a verb."""
    if word == "that" and before is not None and before.tag in _BEFORE_CLAUSE:
        return "subordinator"
    is_verb = READING_OF[following].verb_form == "s"
    return "determiner" if following.isalpha() and following not in CLASS_OF and not is_verb else "pronoun"


_BEFORE_CLAUSE = frozenset(["noun", "name", "verb", "adjective", "be", "mark", "adverb"])


def _may_be_base(word: str) -> bool:
    if word in CLASS_OF:
        return CLASS_OF[word] in ("be", "have", "do", "adverb", "not")
    reading = READING_OF[word]
    return reading.verb_form == "base" or reading.is_adverb


_NOMINAL_BEFORE = frozenset(["determiner", "owner", "quantifier", "number", "adjective", "possessive", "preposition"])
_MONTHS = frozenset(MONTHS)
_YEAR_DIGITS = 4
_PARTICIPLES = frozenset(["ed", "participle"])
_OPENING = frozenset(['"', "“", "‘", "(", ":", "—", "–", "•", "*"])
_STOPS = frozenset([".", "!", "?"])
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
_NO_OBJECT = frozenset(["be", "have", "do", "modal", "conjunction"])
_OBJECT_FIRST = frozenset(
    ["determiner", "owner", "quantifier", "pronoun", "preposition", "that", "her", "to", "number"]
)


def _open(reading: Reading, word: str, before: Token | None, following: str) -> tuple[str, str, str]:
    """Tell what a word of an open class is, by the word before it and the one behind."""
    tag = _tag_beyond(before)
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


def _tag_beyond(before: Token | None) -> str:
    """Return the class of the word before, or of that before an adverb, which lets it through."""
    if before is None:
        return ""
    return before.form if before.tag == "adverb" else before.tag


def _heads(reading: Reading, tag: str, following: str) -> bool:
    """Tell whether an adjective stands for a noun that it may be as well: "a port official", "the summary"."""
    if _is_nominal(following):
        return False
    if not reading.noun:
        closes = following in CLASS_OF or not following.isalpha()
        alone = not tag and CLASS_OF.get(following) in _NO_OBJECT - {"conjunction"}  # "Rosemary can reverse"
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
