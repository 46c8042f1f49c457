"""What tells the story of a source, small enough to be held for all: its stems with their weights, and its main names.

A sketch is made once, when the source is linted, so that finding the sources on one story unpacks none of them.
"""

from __future__ import annotations

import math
import sys
import zlib
from array import array
from collections import Counter
from itertools import chain
from operator import mul
from typing import TYPE_CHECKING, NamedTuple

from sourcelint.annotate.text.bounded_cache import BoundedCache
from sourcelint.evidence.events.rarity import rarity_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sourcelint.evidence.events.told import ToldSentence

MAX_LEAD_SENTENCES, MAX_MAIN_NAMES = 4, 15
"""Sentences at the beginning of a text, and names of a text, that say what its story is about."""

MIN_SHARE_ADDRESSED, MIN_ADDRESSED_SENTENCES = 0.05, 2
"""Share and number of the sentences that speak to the reader ("your website") from which on a text is a guide. Of 607 news
texts of ECB+ few are; two guides to one craft share its words, and tell no event."""

COUNT_BYTES = 4
"""Bytes that hold the number of stems, doubled and one more for a guide, and each hash and weight."""


class StorySketch(NamedTuple):
    """Hashes of the stems of a source, those with the greatest weight first, their weights, and its main names.

    `weights` are of unit length; `guide`: it speaks to its reader, as a guide, an advertisement or a review does.
    """

    stems: array[int]
    weights: array[float]
    names: frozenset[str]
    guide: bool = False

    def weight_of(self) -> dict[int, float]:
        """Return the weight of each stem."""
        return dict(zip(self.stems, self.weights, strict=True))


def counts_of(sentences: Iterable[ToldSentence]) -> dict[str, int]:
    """Return in how many sentences each stem stands, figures apart."""
    counts = Counter(chain.from_iterable(sentence.terms for sentence in sentences))
    return {stem: count for stem, count in counts.items() if not stem[0].isdigit()}


def sketch_of(sentences: Sequence[ToldSentence]) -> bytes:
    """Return the sketch of a text, packed; nothing of a text that tells nothing."""
    weights = {_HASH_OF[stem]: -negative for negative, stem in reversed(_ranked(counts_of(sentences)))}
    if not weights:
        return b""
    stems = array("I", reversed(weights))
    told = array("f", reversed(weights.values()))
    names = " ".join(sorted(_main_names(sentences))).encode("utf8", "surrogatepass")
    head = (2 * len(stems) + _is_guide(sentences)).to_bytes(COUNT_BYTES, sys.byteorder)
    return head + stems.tobytes() + told.tobytes() + names


def read_sketch(packed: bytes) -> StorySketch:
    """Read a packed sketch; an empty one of nothing."""
    count, guide = divmod(int.from_bytes(packed[:COUNT_BYTES], sys.byteorder), 2)
    end = COUNT_BYTES * (1 + count)
    stems, weights = array("I", packed[COUNT_BYTES:end]), array("f", packed[end : 2 * end - COUNT_BYTES])
    names = packed[2 * end - COUNT_BYTES :].decode("utf8", "surrogatepass") if packed else ""
    known = frozenset(map(sys.intern, names.split(" "))) if names else frozenset[str]()
    return StorySketch(stems, weights, known, bool(guide))


def _is_guide(sentences: Sequence[ToldSentence]) -> bool:
    addressed = sum(sentence.addressed for sentence in sentences)
    return addressed >= max(MIN_ADDRESSED_SENTENCES, MIN_SHARE_ADDRESSED * len(sentences))


def hash_of(word: str) -> int:
    """Return 32 bits that tell a word from others, the same on all machines."""
    return zlib.crc32(word.encode("utf8", "surrogatepass"))


_HASH_OF = BoundedCache(hash_of)


def _ranked(counts: Mapping[str, int]) -> list[tuple[float, str]]:
    """Weigh the stems of a text by their rarity and by how often it has them; return negative weights of unit length, sorted."""
    weights = [(1 + math.log(count)) * rarity_of[stem] for stem, count in counts.items()]
    length = math.sqrt(math.fsum(map(mul, weights, weights))) or 1.0
    return sorted(zip([-weight / length for weight in weights], counts, strict=True))


def _main_names(sentences: Sequence[ToldSentence]) -> frozenset[str]:
    """Return the names that a text has most; one at its beginning counts twice."""
    told = (sentence.names for sentence in (*sentences, *sentences[:MAX_LEAD_SENTENCES]))
    counts = Counter(chain.from_iterable(told))
    names = [name for name in counts if not name[0].isdigit()]
    ranked = sorted(names, key=lambda name: (-counts[name] * rarity_of[name], name))
    return frozenset(ranked[:MAX_MAIN_NAMES])
