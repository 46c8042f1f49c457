"""Which sources are on the same story: each has a few neighbours, found by the rare words that it uses most.

Sources are never compared all with all. A word leads from a source to others that have it among their key words; of a word
that many have, only to those beside it in the order of publication.
"""

from __future__ import annotations

import math
import sys
import zlib
from array import array
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict, deque
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from sourcelint.evidence.events.rarity import rarity_of
from sourcelint.evidence.events.told import unpacked

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sourcelint.evidence.events.told import ToldSentence
    from sourcelint.report import SourceProfile

MAX_KEY_WORDS = 40
"""Words by which a source is found: those with the greatest weight."""

MIN_SHARED_KEY_WORDS = 3
"""Key words that two sources on one story share at least."""

MAX_BESIDE = 20
"""Sources with a key word, on either side in the order of publication, to which the word leads."""

MAX_CANDIDATES = 40
"""Sources whose texts are compared with that of a source: those that share the most of its key words."""

MAX_NEIGHBOURS = 24
"""Sources on one story that a source is compared with sentence by sentence, the likest."""

MAX_LEAD_SENTENCES, MAX_MAIN_NAMES = 4, 15
"""Sentences at the beginning of a text, and names of a text, that say what its story is about."""

MIN_SHARED_NAMES, MIN_NAMES_RARITY = 2, 1.2
"""Main names that two sources on one story share, and their rarity, each to the third power, added up."""

MIN_LIKENESS = 0.18
"""Cosine of the weighted words of two sources from which on they may tell one story."""

MIN_SURE_LIKENESS, MIN_SURE_KEY_WORDS = 0.34, 6
"""The same, and key words in common, from which on they need not share names: of such pairs of ECB+ more than .99 are on
one subject."""

MIN_SHARE_ADDRESSED, MIN_ADDRESSED_SENTENCES = 0.05, 2
"""Share and number of the sentences that speak to the reader ("your website") from which on a text is a guide. Of 607 news
texts of ECB+ few are; two guides to one craft share its words, and tell no event."""

RANK_BITS = 32
MAX_RANK = 2**RANK_BITS - 1
"""Bits of a key that hold the rank of a source in the order of publication, below those of the hash of a word."""

MAX_UNPACKED = 1024
"""Sources whose sentences are held unpacked at one time."""


class StoryPair(NamedTuple):
    """Two sources on one story, the smaller number first, and how like their words are (cosine, 0 to 1)."""

    one: int
    other: int
    likeness: float


class StorySketch(NamedTuple):
    """What tells the story of a source, small enough to be held for all: hashes of its stems, their weights, its names.

    `weights` are of unit length; `guide`: it speaks to its reader.
    """

    stems: array[int]
    weights: array[float]
    names: frozenset[str]
    guide: bool


class SourceText(NamedTuple):
    """What a source tells, unpacked: its sentences, and in how many of them each stem stands, figures apart."""

    sentences: tuple[ToldSentence, ...]
    counts: Mapping[str, int]

    @property
    def is_guide(self) -> bool:
        """Whether it speaks to its reader, as a guide, an advertisement or a review does."""
        addressed = sum(sentence.addressed for sentence in self.sentences)
        return addressed >= max(MIN_ADDRESSED_SENTENCES, MIN_SHARE_ADDRESSED * len(self.sentences))


def find_story_pairs(profiles: Sequence[SourceProfile], text_of: TextReader) -> tuple[StoryPair, ...]:
    """Find the pairs of sources that may tell of the same; those of one story follow each other.

    Each source is unpacked once; time grows with their number, because none has more than some candidates.
    """
    sketches = []
    keys = array("Q")
    published = [profile.published or "" for profile in profiles]
    order = sorted(range(len(profiles)), key=lambda number: (published[number], number))
    for rank, number in enumerate(order):
        text = text_of(number)
        weights = _weights_of(text.counts)
        sketches.append(_sketch(weights, _main_names(text.sentences), guide=text.is_guide))
        keys.extend(hash_of(word) << RANK_BITS | rank for word in _key_words(weights))
    pairs: dict[tuple[int, int], float] = {}
    for rank, shared in _candidates(len(order), keys):
        own = dict(zip(sketches[rank].stems, sketches[rank].weights, strict=True))
        likeness = {other: pairs.get(_pair(rank, other)) or _likeness(own, sketches[other]) for other in shared}
        for other in sorted(likeness, key=lambda other: (-likeness[other], order[other]))[:MAX_NEIGHBOURS]:
            if _are_on_one_story(sketches[rank], sketches[other], likeness[other], shared[other]):
                pairs[_pair(rank, other)] = likeness[other]
    numbered = {_pair(order[one], order[other]): likeness for (one, other), likeness in pairs.items()}
    return tuple(StoryPair(one, other, numbered[one, other]) for one, other in _side_by_side(numbered))


def _candidates(count: int, keys: array[int]) -> Iterator[tuple[int, dict[int, int]]]:
    """Yield for each source, by its rank, the others beside it that share the most of its key words, and how many.

    `keys` are the hashes of the key words of all, each with the rank of the source in its lower bits, in the order of ranks.
    """
    postings = array("Q", sorted(keys))
    first_key = 0
    for rank in range(count):
        shared: Counter[int] = Counter()
        while first_key < len(keys) and keys[first_key] & MAX_RANK == rank:
            key = keys[first_key]
            place = bisect_left(postings, key)
            start = bisect_left(postings, key - rank, max(0, place - MAX_BESIDE), place)
            end = bisect_right(postings, key | MAX_RANK, place, min(len(postings), place + MAX_BESIDE + 1))
            shared.update([posting & MAX_RANK for posting in postings[start:end]])
            first_key += 1
        del shared[rank]
        best = shared.most_common(MAX_CANDIDATES)
        yield rank, {other: times for other, times in best if times >= MIN_SHARED_KEY_WORDS}


def hash_of(word: str) -> int:
    """Return 32 bits that tell a word from others, the same on all machines."""
    return zlib.crc32(word.encode("utf8", "surrogatepass"))


def _side_by_side(pairs: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield pairs of sources so that those of one story, which are unpacked to be compared, follow each other.

    >>> list(_side_by_side([(0, 7), (1, 2), (3, 7)]))
    [(0, 7), (3, 7), (1, 2)]
    """
    beside: defaultdict[int, list[int]] = defaultdict(list)
    for one, other in sorted(pairs):
        beside[one].append(other)
        beside[other].append(one)
    met: set[int] = set()
    done: set[int] = set()
    for begin in sorted(beside):
        waiting = deque([begin] if begin not in met else [])
        met.add(begin)
        while waiting:
            number = waiting.popleft()
            done.add(number)
            for other in beside[number]:
                if other not in done:
                    yield _pair(number, other)
                if other not in met:
                    met.add(other)
                    waiting.append(other)


def _sketch(weights: Mapping[str, float], names: Iterable[str], *, guide: bool) -> StorySketch:
    """Return the sketch of a text."""
    own = frozenset(map(sys.intern, names))
    return StorySketch(array("I", map(hash_of, weights)), array("f", weights.values()), own, guide)


def _pair(one: int, other: int) -> tuple[int, int]:
    return (one, other) if one < other else (other, one)


def _weights_of(counts: Mapping[str, int]) -> dict[str, float]:
    """Weigh the stems of a text by their rarity and by how often it has them; the weights are of unit length."""
    weights = {stem: (1 + math.log(count)) * rarity_of[stem] for stem, count in counts.items()}
    length = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
    return {stem: weight / length for stem, weight in weights.items()}


def _key_words(weights: Mapping[str, float]) -> tuple[str, ...]:
    return tuple(sorted(weights, key=lambda stem: (-weights[stem], stem))[:MAX_KEY_WORDS])


def _main_names(sentences: Sequence[ToldSentence]) -> frozenset[str]:
    """Return the names that a text has most; one at its beginning counts twice."""
    counts: Counter[str] = Counter()
    for row, sentence in enumerate(sentences):
        counts.update({name: 2 if row < MAX_LEAD_SENTENCES else 1 for name in sentence.names if not name[0].isdigit()})
    ranked = sorted(counts, key=lambda name: (-counts[name] * rarity_of[name], name))
    return frozenset(ranked[:MAX_MAIN_NAMES])


def _are_on_one_story(one: StorySketch, other: StorySketch, likeness: float, shared_key_words: int) -> bool:
    """Tell whether two sources may tell of the same: their words are alike, and they share names or many key words."""
    if one.guide and other.guide:
        return False
    if likeness >= MIN_SURE_LIKENESS and shared_key_words >= MIN_SURE_KEY_WORDS:
        return True
    return likeness >= MIN_LIKENESS and _share_names(one.names, other.names)


def _share_names(one: frozenset[str], other: frozenset[str]) -> bool:
    """Tell whether two texts have enough of their names in common, each counted by its rarity."""
    shared = one & other
    return len(shared) >= MIN_SHARED_NAMES and sum(sorted(rarity_of[name] ** 3 for name in shared)) >= MIN_NAMES_RARITY


def _likeness(own: Mapping[int, float], other: StorySketch) -> float:
    """Return the cosine of the weighted words of two sources."""
    shared = [own[stem] * weight for stem, weight in zip(other.stems, other.weights, strict=True) if stem in own]
    return math.fsum(shared)


class TextReader:
    """Unpacks sources when they are asked for, and holds the last ones."""

    def __init__(self, profiles: Sequence[SourceProfile]) -> None:
        self._profiles = profiles
        self._read = lru_cache(maxsize=MAX_UNPACKED)(self._unpack)

    def __call__(self, number: int) -> SourceText:
        """Return what the source with a number tells."""
        return self._read(number)

    def _unpack(self, number: int) -> SourceText:
        profile = self._profiles[number]
        sentences = unpacked(profile.told, profile.start)
        counts = Counter(chain.from_iterable(sentence.terms for sentence in sentences))
        for figure in [term for term in counts if term[0].isdigit()]:
            del counts[figure]
        return SourceText(sentences, counts)
