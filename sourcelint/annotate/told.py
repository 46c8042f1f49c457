"""Which facts a text tells, as the words of each sentence: enough to see whether another text tells the same."""

from __future__ import annotations

import zlib
from array import array
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from sourcelint.annotate.claim_facts import FACTUAL
from sourcelint.annotate.claims.lexicon import CLASSES, DAY, MONTH, NATION, PLAIN
from sourcelint.annotate.memo import Memo
from sourcelint.annotate.mentions import Actors

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sourcelint.annotate import Annotated
    from sourcelint.annotate.claims import Claim
    from sourcelint.annotate.mentions import Mention


class Fact(NamedTuple):
    """A sentence that states a fact, the actors that it names, and the hashes of its words."""

    claim: Claim
    actors: tuple[str, ...]
    words: bytes


MOST = 60
"""Sentences of one text that are kept."""

SUBJECT = 3
"""Sentences that name an actor whom a text is about."""

STEM, SHORTEST = 5, 4
"""Letters by which words are compared, and of the shortest word: "sign" and "signed" are one, "the" is none."""

_OTHERS = PLAIN | MONTH | DAY


def facts_of(annotated: Annotated, mentions: Sequence[Mention], groups: frozenset[str]) -> tuple[Fact, ...]:
    """Give the sentences that state facts, in text order; none where the text is not about two actors that tables know."""
    actors = Actors(annotated.text, [m for m in mentions if m.name not in groups])
    found = [
        (claim, tuple(dict.fromkeys(m.name for m in actors.within(claim.start, claim.end))))
        for claim in annotated.prose_claims
        if claim.points >= FACTUAL and claim.type not in {"prediction", "opinion"}
    ]
    counts = Counter(name for _, names in found for name in names)
    if sum(n >= SUBJECT for n in counts.values()) < 2:
        return ()
    return tuple(Fact(claim, names, _hashes(claim.tokens)) for claim, names in found[:MOST])


def _hash(token: str) -> int:
    """Give the hash of a word; 0 for words that every text has."""
    low = token.lower().replace("’", "'").removesuffix("'s")
    kind = CLASSES.get(low, 0)
    plain = (kind & _OTHERS or kind & NATION or len(low) < SHORTEST) and not low[:1].isdigit()
    return 0 if plain else zlib.crc32(low[:STEM].encode("utf8", "surrogatepass")) or 1


_HASHES = Memo(_hash)


def _hashes(tokens: Sequence[str]) -> bytes:
    return array("I", sorted({number for token in tokens if (number := _HASHES[token])})).tobytes()
