"""Which outlet a sentence has what it tells from: "told AFP", "according to the BBC", "Reuters reported".

What two sources have from one outlet they have from one witness, whoever else spoke to it.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from sourcelint.annotate.gazetteers.names import outlets
from sourcelint.corpus.alignment import MIN_SCORE
from sourcelint.corpus.event_clusters import key_of
from sourcelint.expressions import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sourcelint.corpus.alignment import Aligned
    from sourcelint.corpus.collection import Collection
    from sourcelint.finding import Place

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


@lru_cache(maxsize=MAX_READ)
def outlets_credited(text: str) -> frozenset[str]:
    """Return the outlets that a sentence credits, those of several words by their initials.

    >>> sorted(outlets_credited("Two died, Ole Tamsin told Agence France-Presse. The Associated Press reported three."))
    ['AFP', 'AP']
    """
    return frozenset(_keys(text))


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


def shared_outlets(collection: Collection, pair: Aligned) -> frozenset[str]:
    """Return the outlets that two aligned sentences both have what they tell from."""
    here = collection.text_of(pair.one).sentences[pair.here].place.quote
    there = collection.text_of(pair.other).sentences[pair.there].place.quote
    return outlets_credited(here) & outlets_credited(there)


def find_shared_credits(collection: Collection) -> Iterator[tuple[Place, Place, str]]:
    """Find the sentences of independent sources that tell of the same and have it from one outlet, with its name."""
    for pair in collection.aligned:
        if pair.score < MIN_SCORE or not collection.independent(pair.one, pair.other):
            continue
        for outlet in sorted(shared_outlets(collection, pair)):
            here, there = collection.text_of(pair.one), collection.text_of(pair.other)
            yield here.sentences[pair.here].place, there.sentences[pair.there].place, outlet
