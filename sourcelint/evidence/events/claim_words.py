"""Which facts a text tells, as the words of each sentence: enough to see whether another text tells the same."""

from __future__ import annotations

import zlib
from array import array
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from sourcelint.annotate.claims.lexicon import CLASSES, DAY, MONTH, NATION, PLAIN
from sourcelint.annotate.gazetteers.mentions import Actors
from sourcelint.annotate.text.bounded_cache import BoundedCache
from sourcelint.evidence.claim_columns import MIN_FACTUAL_POINTS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sourcelint.annotate.claims import Claim
    from sourcelint.annotate.gazetteers.mentions import Mention
    from sourcelint.evidence.annotated import Annotated


class ClaimWords(NamedTuple):
    """A sentence that states a fact, the actors that it names, and the hashes of its words."""

    claim: Claim
    actors: tuple[str, ...]
    words: bytes


MAX_SENTENCES = 60
"""Sentences of one text that are kept."""

MIN_SUBJECT_SENTENCES = 3
"""Sentences that name an actor whom a text is about."""

MAX_STEM_LETTERS, MIN_WORD_LETTERS = 5, 4
"""Letters by which words are compared, and of the shortest word: "sign" and "signed" are one, "the" is none."""

_OTHERS = PLAIN | MONTH | DAY


def claim_words_of(annotated: Annotated, mentions: Sequence[Mention], groups: frozenset[str]) -> tuple[ClaimWords, ...]:
    """Find the sentences that state facts, in text order; none unless the text is about two actors that tables know."""
    actors = Actors(annotated.text, [m for m in mentions if m.name not in groups])
    found = [
        (claim, tuple(dict.fromkeys(m.name for m in actors.within(claim.start, claim.end))))
        for claim in annotated.prose_claims
        if claim.points >= MIN_FACTUAL_POINTS and claim.type not in {"prediction", "opinion"}
    ]
    counts = Counter(name for _, names in found for name in names)
    if sum(n >= MIN_SUBJECT_SENTENCES for n in counts.values()) < 2:
        return ()
    return tuple(ClaimWords(claim, names, _hashes(claim.tokens)) for claim, names in found[:MAX_SENTENCES])


def _hash(token: str) -> int:
    """Return the hash of a word; 0 for words that every text has."""
    lowercase = token.lower().replace("’", "'").removesuffix("'s")
    kind = CLASSES.get(lowercase, 0)
    plain = (kind & _OTHERS or kind & NATION or len(lowercase) < MIN_WORD_LETTERS) and not lowercase[:1].isdigit()
    return 0 if plain else zlib.crc32(lowercase[:MAX_STEM_LETTERS].encode("utf8", "surrogatepass")) or 1


_HASHES = BoundedCache(_hash)


def _hashes(tokens: Sequence[str]) -> bytes:
    return array("I", sorted({number for token in tokens if (number := _HASHES[token])})).tobytes()
