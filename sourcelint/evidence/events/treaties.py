"""What treaties and other instruments are called, and which words of a name tell it from others."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sourcelint.annotate.claims.lexicon import CLASSES, DAY, MONTH
from sourcelint.annotate.text.word_lists import words
from sourcelint.expressions import lazy
from sourcelint.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

_KINDS = "Treaty|Pact|Accords?|Armistice|Agreement|Convention|Protocol|Partnership|Alliance|Charter"
_INSTRUMENT = lazy(
    rf"""
    # "the North Atlantic Treaty", "Treaty of Friendship between Norway and Iceland"
    \b(?:[A-Z][\w’'–-]{{0,40}},?[ ](?:(?:of|and|on|for|the)[ ]){{0,2}}){{0,10}}(?:{_KINDS})\b
    (?:[ ](?:of|on|for|between|and|against)(?:[ ]the)?(?:[ ][A-Z][\w’'-]{{0,40}},?){{1,4}}){{0,6}}
    |
    # "mutual defence treaty"
    \b(?:[a-z]+(?:-[a-z]+)?[ ]){{0,2}}(?:{_KINDS.lower()})\b
    """,
    re.VERBOSE,
)
_WORD = lazy(r"[^\W_]+")
_PLAIN = words(
    """treaty pact accord accords armistice agreement convention protocol partnership alliance charter of and on for the a an
    between against with to its their this that his her our new first said same such signed sign signing"""
)
_SAME = {
    "aid": "assistance",
    "defense": "defence",
    "nonaggression": "aggression",
    "co": "",
    "operation": "cooperation",
    "non": "",
}
UNIQUE = ("treaty", "armistice")
"""Instruments of which a name in small letters tells enough."""

ITS_NAME = lazy(rf" (?:[\w-]+ ){{0,4}}(?:{_KINDS.lower()})\b")
"""What follows two parties where both are the name of an instrument: "the Norway-Iceland treaty"."""


def instrument_at(text: str, start: int, end: int, at: int) -> tuple[Span, str] | None:
    """Find the instrument of which the word at `at` is part, in a stretch of text: its span, and its name without "The"."""
    m = next((m for m in _INSTRUMENT.finditer(text, start, end) if m.start() <= at < m.end()), None)
    if m is None:
        return None
    label = m.group().removeprefix("The ")
    return Span(m.end() - len(label), m.end()), label


def telling_words(name: str, parties: Iterable[str]) -> frozenset[str]:
    """Return the words of a name without the parties, as the text writes them, and what only says that it is a treaty."""
    for party in parties:
        name = name.replace(party, " ")
    found = (w for w in words_of(name) if len(w) > 1 and w.isalpha())
    return frozenset(w for w in found if w not in _PLAIN and not CLASSES.get(w, 0) & (MONTH | DAY))


def words_of(name: str) -> frozenset[str]:
    """Return the words of a name as names are compared: in lower case, in one spelling, without an article."""
    lowercase = (w.lower() for w in _WORD.findall(name))
    return frozenset(_SAME.get(w, w) for w in lowercase) - {"", "the"}
