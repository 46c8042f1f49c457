"""Loaded words: they judge or sell what a report should state, whoever writes them about whatever.

A lexicon of our own, after the kinds of Wikipedia's words to watch (PUFFERY, LABEL, EDITORIAL). A word stands in it if an
editor of a report would strike it in almost every sentence that is not quoted; words that are loaded in some contexts only
("regime", "radical", "hoax") are left out.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple

from sourcelint.annotate.grammar.lexicon import members
from sourcelint.annotate.text.word_lists import words
from sourcelint.expressions import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

LoadedKind = Literal["praise", "scorn", "alarm", "accusation"]


class LoadedWord(NamedTuple):
    """Half-open span of a loaded word or phrase, and how it is loaded."""

    start: int
    end: int
    kind: LoadedKind


_KINDS: tuple[LoadedKind, ...] = ("praise", "scorn", "alarm", "accusation")

_KIND_OF: dict[str, LoadedKind] = {word: kind for kind in _KINDS for word in members(f"loaded {kind}")}
_WORD = lazy(r"[\w’'-]{1,40}")
_FIRSTS = frozenset(word.split("-")[0] for word in _KIND_OF)
"""How each loaded word begins, as the index of a text has it."""
_PHRASES: tuple[tuple[LoadedKind, frozenset[str], re.Pattern[str]], ...] = (
    (
        "scorn",
        words("violation lower low"),
        lazy(
            r"""
            (?:clear|gross|grave|serious|outright)[ ](?:and[ ](?:gross|grave|serious|outright)[ ])?violation[ ]of\b
            |sink[ ]any[ ]lower\b|stoop[ ](?:so|this|that)[ ]low\b|reached[ ]a[ ]new[ ]low\b
            """,
            re.VERBOSE,
        ),
    ),
)
"""Phrases, by their kind, with words of which each has one."""

_LIED = lazy(
    r"(?:about|to(?! (?:the )?(?:fbi|congress|court|police|investigators|officers))|when|again|through)\b|[.,;:!?]"
)
"""Behind "lied" and "lying": somebody told an untruth; it is neither said where something lies nor what the law punishes."""
_WHOSE = words("his her their its own the that these those many")
MAX_WORD_CHARS = 30
"""Characters before a loaded word in which the word before it stands."""
_WORD_BEFORE = lazy(r"([a-z’']{1,30}) \Z")
_DENIED = lazy(r"(?:\b(?:not|never|no|hardly|neither|nothing)|n't)(?: [a-z]{1,20})? \Z")
"""Before a word that is not said of its thing: "not groundbreaking", "certainly not very stunning"."""


def find_loaded(lowercase: str, places: Mapping[str, Sequence[int]]) -> Iterator[LoadedWord]:
    """Find the loaded words of a text in lower case, given with the index of its words, in text order.

    >>> text = "a groundbreaking study"
    >>> [(word.start, word.kind) for word in find_loaded(text, index(text))]
    [(2, 'praise')]
    """
    found = [word for first in _FIRSTS & places.keys() for at in places[first] if (word := _word_at(lowercase, at))]
    for kind, hints, pattern in _PHRASES:
        if not hints.isdisjoint(places):
            found += [LoadedWord(*match.span(), kind) for match in pattern.finditer(lowercase)]
    yield from sorted(found)


def _word_at(lowercase: str, at: int) -> LoadedWord | None:
    """Read the loaded word at an offset, if it is one here."""
    match = _WORD.match(lowercase, at)
    kind = _KIND_OF.get(match.group()) if match else None
    if match is None or kind is None or lowercase[at - 1 : at] == "-":
        return None
    if _DENIED.search(lowercase, max(0, at - MAX_WORD_CHARS), at):
        return None
    return LoadedWord(at, match.end(), kind) if kind != "accusation" or _accuses(lowercase, match) else None


def _accuses(lowercase: str, match: re.Match[str]) -> bool:
    """Tell whether a form of "lie" says that somebody told an untruth."""
    word = match.group()
    if word.startswith("liar"):
        return True
    before = _WORD_BEFORE.search(lowercase, max(0, match.start() - MAX_WORD_CHARS), match.start())
    if word in {"lie", "lies"}:
        return before is not None and before[1] in _WHOSE
    return _LIED.match(lowercase, match.end() + (lowercase[match.end() : match.end() + 1] == " ")) is not None
