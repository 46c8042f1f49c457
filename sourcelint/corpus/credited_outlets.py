"""Which outlet a sentence has what it tells from: "told AFP", "according to the BBC", "Reuters reported".

What two sources have from one outlet counts as told once, whoever else spoke to it.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from sourcelint.annotate.gazetteers.names import outlets
from sourcelint.corpus.alignment import MIN_SCORE
from sourcelint.corpus.event_clusters import key_of
from sourcelint.expressions import lazy
from sourcelint.finding import Place  # noqa: TC001 - the codec reads the annotations

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sourcelint.corpus.alignment import Aligned
    from sourcelint.corpus.source_texts import SourceText
    from sourcelint.evidence.events.told import ToldSentence

MAX_READ = 4096
"""Sentences of which the outlets are held."""

_WORD = r"[A-Z](?:[\w’'-]|\.(?=\w)){0,30}"
_NAME = rf"{_WORD}(?:[ ]{_WORD}){{0,4}}"
_CREDITED = lazy(
    rf"""
    \b(?:
        told|tells|telling|citing|reported[ ]by|according[ ]to               # "told AFP"
    |   (?:said|confirmed|speaking|spoke)[ ][^.“”"]{{0,60}}[ ]to             # "said Ole Tamsin to Reuters"
    )[ ](?:[Tt]he[ ])?(?P<told>{_NAME})
    |
    (?P<teller>{_NAME})[ ](?:news[ ]agency[ ])?(?:reported|reports)\b         # "Reuters reported"
    """,
    re.VERBOSE,
)


_VERBS = ("told", "tell", "citing", "report", "according to", "said", "confirmed", "speaking", "spoke")
"""What a sentence has at least one of that credits an outlet: few have, and only these are read closely."""


@lru_cache(maxsize=MAX_READ)
def outlets_credited(text: str) -> frozenset[str]:
    """Return the outlets that a sentence credits, those of several words by their initials.

    >>> sorted(outlets_credited("Two died, Ole Tamsin told Agence France-Presse. The Associated Press reported three."))
    ['AFP', 'AP']
    """
    return frozenset(_keys(text)) if any(verb in text for verb in _VERBS) else frozenset()


def _keys(text: str) -> Iterator[str]:
    for match in _CREDITED.finditer(text):
        name = (match["told"] or match["teller"]).removeprefix("The ").rstrip(".,;’'")
        if key_of(name) in _known_keys():
            parts = name.replace("-", " ").split()
            yield "".join(part[0].upper() for part in parts) if len(parts) > 1 else name


@lru_cache(maxsize=1)
def _known_keys() -> frozenset[str]:
    """Return the names of outlets without the hyphens that they are written with or without."""
    return frozenset(map(key_of, outlets()))


class SharedCredit(NamedTuple):
    """Two sentences that tell of the same and have it from one outlet."""

    place: Place
    there: Place
    outlet: str


def shared_outlets(here: ToldSentence, there: ToldSentence) -> frozenset[str]:
    """Return the outlets that two sentences both have what they tell from."""
    return outlets_credited(here.place.quote) & outlets_credited(there.place.quote)


def find_shared_credits(aligned: Iterable[Aligned], one: SourceText, other: SourceText) -> Iterator[SharedCredit]:
    """Find the sentences of two independent sources that tell of the same and have it from one outlet."""
    for pair in aligned:
        if pair.score >= MIN_SCORE:
            here, there = one.sentences[pair.here], other.sentences[pair.there]
            for outlet in sorted(shared_outlets(here, there)):
                yield SharedCredit(here.place, there.place, outlet)
