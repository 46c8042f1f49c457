"""The words, numbers and marks of a sentence, each with its class."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from sourcelint.annotate.grammar.closed_classes import CLASS_OF
from sourcelint.annotate.grammar.inflection import PAST_FORMS
from sourcelint.annotate.grammar.lexicon import classes_of
from sourcelint.annotate.grammar.missed_verbs import missed_verb
from sourcelint.annotate.grammar.open_classes import read_open, tag_beyond
from sourcelint.annotate.grammar.word_readings import READING_OF
from sourcelint.annotate.text.calendar_words import MONTHS
from sourcelint.expressions import lazy

if TYPE_CHECKING:
    from collections.abc import Sequence

MAX_TOKENS = 400
"""Words and marks of a sentence that are read; a hostile text may be one sentence."""

MAX_MISSED_VERBS = 8
"""Verbs of a sentence that are found late, each of which has the words behind it read again."""

_TOKEN = lazy(
    r"""
    (?=\S)(?:                                            # no branch is tried at a gap
      [A-Za-z]++(?=[ ,])                                 # most words, which need none of the branches below
    | (?:[A-Z]\.){2,6}                                   # U.S.
    | (?:Mr|Mrs|Ms|Dr|Prof|Sen|Sens|Rep|Reps|Gov|Gen|Col|Lt|Sgt|Capt|Rev|St|Jr|Sr)\.(?=[\s,])
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
    if tag != "adverb" and word not in ("that", "this", "her", "to", "most", "least", "us", "may", "will")
} | {mark: ("mark", "", mark) for mark in ',.;:!?()[]“”‘"–—…'}
"""What words are whatever stands beside them."""


_MONTHS = frozenset(MONTHS)
_YEAR_DIGITS = 4
_WITH_SUBJECT = frozenset(["has", "had", "is", "was", "'s", "does", "did"])
"""What stands behind no modal, but behind who is called May or Will."""
_OPENING = frozenset(['"', "“", "‘", "(", ":", "—", "–", "•", "*"])
_STOPS = frozenset([".", "!", "?"])
_BEFORE_CLAUSE = frozenset(["noun", "name", "verb", "adjective", "be", "mark", "adverb"])


make = tuple.__new__
"""Makes a `Token` from a tuple without the call of its constructor: this runs for every word."""


def read_tokens(text: str, lowercase: str, start: int = 0, end: int | None = None) -> list[Token]:
    """Read the words of a sentence: `lowercase` is the whole text in lower case, its apostrophes straight."""
    matches = islice(_TOKEN.finditer(text, start, len(text) if end is None else end), MAX_TOKENS)
    spans = list(map(re.Match.span, matches))
    words = [lowercase[first:last] for first, last in spans]
    heads = [text[first] for first, _ in spans]
    is_title = _is_title_case(heads)
    words.append("")  # behind the last
    found: list[Token] = []
    _read_on(heads, spans, words, found, is_title=is_title)
    verb = missed_verb(found, 0)
    for _ in range(MAX_MISSED_VERBS):
        if verb is None:
            break
        first, last, word, *_ = found[verb]
        if found[verb - 1].tag in ("adjective", "verb"):  # "Garlic cures colds", "Smoking causes cancer"
            found[verb - 1] = found[verb - 1]._replace(tag="noun", form="singular")
        reading = READING_OF[word]
        found[verb:] = [make(Token, (first, last, word, "verb", reading.verb_form, reading.verb))]
        _read_on(heads, spans, words, found, is_title=is_title)
        verb = missed_verb(found, verb + 1)
    return found


def _read_on(
    heads: Sequence[str],
    spans: Sequence[tuple[int, int]],
    words: Sequence[str],
    found: list[Token],
    *,
    is_title: bool,
) -> None:
    """Add to the words that are read those that follow, each by what stands beside it; `heads` are their first letters."""
    for at in range(len(found), len(spans)):
        first, last = spans[at]
        word = words[at]
        tag, form, lemma = _FIXED.get(word) or _tag(heads, spans, words, at, found, is_title=is_title)
        found.append(make(Token, (first, last, word, tag, form, lemma)))


def _is_title_case(heads: Sequence[str]) -> bool:
    """Tell by their first letters whether most words of a sentence have capitals, so that a capital names nothing."""
    letters = list(filter(str.isalpha, heads))
    return len(letters) > 3 and 3 * sum(map(str.isupper, letters)) >= 2 * len(letters)


def _tag(
    heads: Sequence[str],
    spans: Sequence[tuple[int, int]],
    words: Sequence[str],
    at: int,
    found: Sequence[Token],
    *,
    is_title: bool,
) -> tuple[str, str, str]:
    """Tell class, form and lemma of word number `at`, before an empty one at the end; the words before it are read already."""
    word, following = words[at], words[at + 1]
    has_capital = heads[at].isupper()
    before = found[-1] if found else None
    closed = CLASS_OF.get(word)
    if closed is not None and not (has_capital and _may_be_name(word, closed, before, following)):
        return _closed(word, closed, before, following)
    if not word.isalpha() and (shape := _shape(word, before)):
        return shape
    reading = READING_OF[word]
    if has_capital and not is_title and _is_name(heads, spans, words, at, found):
        return "name", reading.number, word
    if reading.is_always_noun:
        if tag_beyond(before) == "modal" and not has_capital and READING_OF[following].verb_form != "base":
            return "verb", "base", word  # "must reopen", "must balance", not "will likewise temper"
        return "noun", reading.number, reading.noun or word
    return read_open(reading, word, _before_brackets(found), following)


def _before_brackets(found: Sequence[Token]) -> Token | None:
    """Return the word before; behind an abbreviation in brackets the name that it stands for: "the Safety Council (HSC) claims"."""
    if len(found) > 3 and found[-1].word == ")" and found[-3].word == "(" and found[-4].tag == "name":
        return found[-4]
    return found[-1] if found else None


def _may_be_name(word: str, closed: str, before: Token | None, following: str) -> bool:
    """Tell whether a word of a closed class is a name with a capital: "the US", "in May", "Will said", "May has"."""
    if word == "us" or (word == "may" and before is not None):
        return True
    if closed == "modal":
        return following in _WITH_SUBJECT or _speaks(following)
    return closed == "adverb" and READING_OF[word].is_adjective and _speaks(following)


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
    heads: Sequence[str], spans: Sequence[tuple[int, int]], words: Sequence[str], at: int, found: Sequence[Token]
) -> bool:
    """Tell whether a word with a capital is a name: inside a sentence, or where a sentence opens with no common word."""
    if found and not _may_end_before(found, spans[at][0]):
        return True
    reading = READING_OF[words[at]]
    follows_capital = at + 1 < len(spans) and heads[at + 1].isupper() and spans[at + 1][0] - spans[at][1] == 1
    if reading.is_common:
        if _speaks(words[at + 1]) and any((reading.is_adjective, reading.is_adverb, reading.verb_form in PAST_FORMS)):
            return True  # "Brown said", "Kelly argues", "Fell added"
        if reading.is_adverb and (words[at + 1] == "'s" or READING_OF[words[at + 1]].verb_form == "past"):
            return True  # "Kelly's vote", "Kelly took", but "Recently opened shops"
        return follows_capital and not reading.is_adverb and reading.verb_form != "ing" and not reading.is_adjective
    return follows_capital or reading.number != "plural"


def _may_end_before(found: Sequence[Token], start: int) -> bool:
    """Tell whether a sentence, or a part of one, may open at an offset behind the words before it: not behind `"It sank," `."""
    last = found[-1]
    if last.word == '"' and last.end < start:  # a straight mark that closes
        return len(found) < 2 or found[-2].word in _STOPS
    return last.word in _OPENING or (last.word == "-" and len(found) == 1)  # the mark of a list's entry


def _speaks(word: str) -> bool:
    """Tell whether a word is a form of a verb of saying that has a subject, and no noun: not "claims"."""
    reading = READING_OF[word]
    is_finite = reading.verb_form in PAST_FORMS or (reading.verb_form == "s" and not reading.noun)
    return is_finite and "speech strong" in classes_of("verb", reading.verb)


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
        return closed, tag_beyond(before), word
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


def _may_be_base(word: str) -> bool:
    if word in CLASS_OF:
        return CLASS_OF[word] in ("be", "have", "do", "adverb", "not")
    reading = READING_OF[word]
    return reading.verb_form == "base" or reading.is_adverb
