"""Places where a text names actors and eras that the reference tables know."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from sourcelint.annotate.text.word_index import phrases
from sourcelint.expressions import lazy

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sourcelint.annotate.gazetteers.reference import Reference
    from sourcelint.annotate.text.word_index import Words


class Mention(NamedTuple):
    """A name in a text, and the canonical name of what it stands for."""

    start: int
    end: int
    name: str


_LINK = lazy(
    r"""
    (?:['’]s?)?
    (?:
        [-–—/]
      | [ ]and[ ](?:the[ ])?
      | [ ]&[ ]
      | (?:['’]s?)?[ ](?:\w+[ ])?(?:relationship|relations|ties|alliance|friendship|bonds?)[ ]with[ ](?:the[ ])?
    )
    """,
    re.VERBOSE,
)
"""What stands between two actors that take part in the same: "China and Japan", "China-Japan", "China's ties with Japan"."""

MAX_NAMES_BACK = 20
"""Names through which "the two countries" is followed back."""

_BOTH = lazy(r"\b(?:[Tt]he two|[Bb]oth) (?:countries|nations|states|governments|sides|neighbou?rs|powers|allies)\b")


PARTS = ("North ", "South ", "East ", "West ")
"""Words before a name that make it another country, if the tables do not have the two together."""


def actors_of(text: str, words: Words, reference: Reference) -> tuple[Mention, ...]:
    """Find the actors that a text names, in text order; `words` is its index."""
    found = _longest(
        Mention(at, at + len(alias), reference.names[alias])
        for at, alias in phrases(text.replace("’", "'"), reference.name_index, words)
    )
    longest = max(map(len, PARTS))
    return tuple(
        mention for mention in found if not text.endswith(PARTS, max(0, mention.start - longest), mention.start)
    )


def eras_of(text: str, words: Words, reference: Reference) -> tuple[Mention, ...]:
    """Find the eras that a text names, in text order; `name` is an alias, a key of `Reference.eras`."""
    return _longest(Mention(at, at + len(alias), alias) for at, alias in phrases(text, reference.era_index, words))


def _longest(found: Iterable[Mention]) -> tuple[Mention, ...]:
    """Sort names by place; of those that overlap, keep the longest of those that begin first."""
    kept: list[Mention] = []
    for mention in sorted(found, key=lambda mention: (mention.start, -mention.end)):
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return tuple(kept)


class Actors:
    """The actors of a text, looked up by place."""

    def __init__(self, text: str, mentions: Sequence[Mention]) -> None:
        """Take a text and its actors in text order."""
        self.text = text
        self.mentions = mentions
        self._starts = [mention.start for mention in mentions]

    def within(self, start: int, end: int) -> Sequence[Mention]:
        """Return the actors in a span."""
        return self.mentions[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def before(self, start: int, end: int) -> Mention | None:
        """Return the last actor in a span."""
        inside = self.within(start, end)
        return inside[-1] if inside else None

    def pair(self, start: int, end: int, at: int) -> tuple[str, str, int, int] | None:
        """Find two that a span joins ("China and Japan", "the two countries"), nearest to `at`: names and where they stand."""
        found = [
            (min(abs(one.start - at), abs(other.end - at)), one.start, other.end, one.name, other.name)
            for one, other in pairwise(self.within(start, end))
            if self._are_joined(one, other)
        ]
        for both in _BOTH.finditer(self.text, start, end):
            names = self._last_two(start)
            if names:
                found.append((min(abs(both.start() - at), abs(both.end() - at)), *both.span(), *names))
        if not found:
            return None
        _, first, last, name, other_name = min(found)
        return name, other_name, first, last

    def _are_joined(self, one: Mention, other: Mention) -> bool:
        """Tell whether two actors that follow one another take part in the same, as a pair."""
        if one.name == other.name or _LINK.fullmatch(self.text, one.end, other.start) is None:
            return False
        return not self._is_listed(one)

    def _is_listed(self, mention: Mention) -> bool:
        """Tell whether others stand before an actor in a list: "France, Spain and Norway" are no pair."""
        position = bisect_left(self._starts, mention.start)
        return position > 0 and self.text[self.mentions[position - 1].end : mention.start] in {", ", ", the "}

    def _last_two(self, before: int) -> tuple[str, str] | None:
        """Return the two actors named last before a place."""
        end = bisect_left(self._starts, before)
        names = list(
            dict.fromkeys(mention.name for mention in reversed(self.mentions[max(0, end - MAX_NAMES_BACK) : end]))
        )
        return (names[1], names[0]) if len(names) > 1 else None
