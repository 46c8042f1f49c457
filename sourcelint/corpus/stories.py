"""Which sources are on the same story: each has a few neighbours, found by the rare words that it uses most.

Sources are never compared all with all. A word leads from a source to others that have it among their key words; of a word
that many have, only to those beside it in the order of publication.
"""

from __future__ import annotations

import math
import sys
from array import array
from collections import Counter, defaultdict
from functools import lru_cache
from itertools import count
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

MAX_UNPACKED = 512
"""Sources whose sentences are held unpacked at one time."""


class StoryPair(NamedTuple):
    """Two sources on one story, the smaller number first, and how like their words are (cosine, 0 to 1)."""

    one: int
    other: int
    likeness: float


class StorySketch(NamedTuple):
    """What tells the story of a source, small enough to be held for all: numbers of its stems, their weights, its names.

    `weights` are of unit length.
    """

    stems: array[int]
    weights: array[float]
    names: frozenset[str]


class SourceText(NamedTuple):
    """What a source tells, unpacked: its sentences, and in how many of them each stem stands, figures apart."""

    sentences: tuple[ToldSentence, ...]
    counts: Mapping[str, int]


def find_story_pairs(profiles: Sequence[SourceProfile], text_of: TextReader) -> tuple[StoryPair, ...]:
    """Find the pairs of sources that may tell of the same, in the order of their numbers.

    Each source is unpacked once; time grows with their number, because none has more than some candidates.
    """
    numbers: defaultdict[str, int] = defaultdict(count().__next__)
    sketches, keys = [], []
    for number in range(len(profiles)):
        text = text_of(number)
        weights = _weights_of(text.counts)
        sketches.append(_sketch(weights, _main_names(text.sentences), numbers))
        keys.append(_key_words(weights))
    order = sorted(range(len(profiles)), key=lambda number: (profiles[number].published or "", number))
    pairs: dict[tuple[int, int], float] = {}
    for number, shared in _candidates(order, keys):
        own = dict(zip(sketches[number].stems, sketches[number].weights, strict=True))
        likeness = {other: pairs.get(_pair(number, other)) or _likeness(own, sketches[other]) for other in shared}
        for other in sorted(likeness, key=lambda other: (-likeness[other], other))[:MAX_NEIGHBOURS]:
            near = likeness[other] >= MIN_LIKENESS and _share_names(sketches[number].names, sketches[other].names)
            if near or (likeness[other] >= MIN_SURE_LIKENESS and _share_key_words(keys[number], keys[other])):
                pairs[_pair(number, other)] = likeness[other]
    return tuple(StoryPair(one, other, likeness) for (one, other), likeness in sorted(pairs.items()))


def _candidates(order: Sequence[int], keys: Sequence[Sequence[str]]) -> Iterator[tuple[int, list[int]]]:
    """Yield for each source the others that share the most of its key words, looked for beside it in the given order."""
    having: defaultdict[str, list[int]] = defaultdict(list)
    places: list[dict[str, int]] = [{} for _ in order]
    for number in order:
        for word in keys[number]:
            places[number][word] = len(having[word])
            having[word].append(number)
    for number in order:
        shared: Counter[int] = Counter()
        for word, place in places[number].items():
            shared.update(having[word][max(0, place - MAX_BESIDE) : place + MAX_BESIDE + 1])
        del shared[number]
        yield number, [other for other, times in shared.most_common(MAX_CANDIDATES) if times >= MIN_SHARED_KEY_WORDS]


def _sketch(weights: Mapping[str, float], names: Iterable[str], numbers: Mapping[str, int]) -> StorySketch:
    """Return the sketch of a text; `numbers` gives each stem its number."""
    own = frozenset(map(sys.intern, names))
    return StorySketch(array("I", [numbers[stem] for stem in weights]), array("d", weights.values()), own)


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


def _share_names(one: frozenset[str], other: frozenset[str]) -> bool:
    """Tell whether two texts have enough of their names in common, each counted by its rarity."""
    shared = one & other
    return len(shared) >= MIN_SHARED_NAMES and sum(sorted(rarity_of[name] ** 3 for name in shared)) >= MIN_NAMES_RARITY


def _share_key_words(one: Iterable[str], other: Iterable[str]) -> bool:
    return len(set(one).intersection(other)) >= MIN_SURE_KEY_WORDS


def _likeness(own: Mapping[int, float], other: StorySketch) -> float:
    """Return the cosine of the weighted words of two sources."""
    return math.fsum(own[stem] * weight for stem, weight in zip(other.stems, other.weights, strict=True) if stem in own)


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
        counts = Counter(term for sentence in sentences for term in sentence.terms if not term[0].isdigit())
        return SourceText(sentences, counts)
