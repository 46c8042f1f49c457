"""Sentences without an end, told from headings, names and items."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from sourcelint.clean.lines.line import INNER_STOP, MAX_COUNTED_CHARS, MAX_HEADING_WORDS, count_words, is_open_word
from sourcelint.expressions import lazy

if TYPE_CHECKING:
    from collections.abc import Callable

MAX_NAME_WORDS = 8
"""Words above which a line without a stop is a sentence and not a heading or a name."""

MIN_HEADLINE_SHARE = 0.6
"""Share of capitalised words from which a line is a headline."""

_CLAUSE = lazy(
    r"""
    (?:he|she|they|there|we|but|the\s[\w-]{1,30}(?:\s[\w-]{1,30})?)\s
    (?:[\w-]{1,30}\s)?
    (?:was|were|is|are|has|had|have|said|says|will|would|did|could|can|must|may)\s[a-z]
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""A clause, however short: "He was arrested on Monday" is no heading."""
SPEECH_VERBS = frozenset(
    ("said", "says", "told", "tells", "added", "adds", "asked", "asks", "replied", "wrote", "writes", "noted", "sagte")
)
_ACT = lazy(
    rf"""
    (?!(?:What|Why|Who|How|When|Where|Which|If)\s)
    (?:[A-ZÀ-Þ][\w’'-]{{1,30}}\s){{1,3}} (?:(?:then|also|later|[a-z]{{2,20}}ly)\s)?
    (?:
        (?:{"|".join(sorted(SPEECH_VERBS))})$  # "Joost Smit added"
      | (?:{"|".join(sorted(SPEECH_VERBS))}|[a-z]{{2,20}}ed)\s(?:an?|the|his|her|its|their|that|whether|if)\b  # "Smit asked the board"
    )
    """,
    re.VERBOSE,
)
"""Somebody with a name and what they did; a headline would say "Smit asks board" or "Smit asked to resign"."""
_LAST_WORD = lazy(r"(?<!\w)[^\W\d_]{2,30}$")


class _SentenceSign(NamedTuple):
    holds: Callable[[str], bool]
    reason: str
    is_sentence: bool


def is_headline(line: str) -> bool:
    """Check whether most words of a line have capitals."""
    capitals = [word[0].isupper() for word in line[:MAX_COUNTED_CHARS].split() if word[0].isalpha()]
    return sum(capitals) >= len(capitals) * MIN_HEADLINE_SHARE


def _has_small_words(line: str) -> bool:
    return sum(map(is_open_word, line[:MAX_COUNTED_CHARS].split())) > 2


_SENTENCE_SIGNS = (
    _SentenceSign(lambda line: _ACT.match(line) is not None, "a name and its verb", is_sentence=True),
    _SentenceSign(lambda line: count_words(line) <= 2, "a name, a tag", is_sentence=False),
    _SentenceSign(lambda line: line.count("“") > line.count("”"), "a quotation does not end", is_sentence=True),
    _SentenceSign(lambda line: line.count('"') == 1, "a quotation does not end", is_sentence=True),
    _SentenceSign(lambda line: _CLAUSE.match(line) is not None, "a subject and its verb", is_sentence=True),
    _SentenceSign(lambda line: count_words(line) <= MAX_NAME_WORDS, "a heading, a name, an item", is_sentence=False),
    _SentenceSign(lambda line: line.count("(") > line.count(")"), "a bracket does not end", is_sentence=True),
    _SentenceSign(is_headline, "headlines have capitals", is_sentence=False),
    _SentenceSign(lambda line: count_words(line) > MAX_HEADING_WORDS, "longer than a heading", is_sentence=True),
    _SentenceSign(lambda line: INNER_STOP.search(line) is not None, "a sentence ends inside", is_sentence=True),
    _SentenceSign(lambda line: count_words(line) <= MAX_NAME_WORDS + 1, "hardly longer than a name", is_sentence=False),
    _SentenceSign(_has_small_words, "headings spare articles and prepositions", is_sentence=True),
)
"""What tells a sentence from another line; the first sign that holds decides."""


def is_sentence(line: str) -> bool:
    """Check whether a line that ends open is a sentence, and not a heading, a name or an item."""
    return next((sign.is_sentence for sign in _SENTENCE_SIGNS if sign.holds(line)), False)


def is_cut_word(text: str, tail: str) -> bool:
    """Check whether the last word is the beginning of another word of the text and no word of its own."""
    last_word = _LAST_WORD.search(tail)
    if last_word is None:
        return tail[-1:] == "-"
    word = re.escape(last_word.group())
    return re.search(rf"\b{word}\b(?!\W*\Z)", text) is None and re.search(rf"\b{word}\w", text) is not None
