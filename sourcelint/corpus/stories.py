"""Which sources are on the same story: each has a few neighbours, found by the rare words that it uses most.

Sources are never compared all with all. A word leads from a source to others that have it among their key words; of a word
that many have, only to those beside it in the order of publication.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict, deque
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from sourcelint.corpus.hash_index import HashIndex
from sourcelint.corpus.story_sketches import hash_of, read_sketch
from sourcelint.evidence.events.rarity import rarity_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from sourcelint.corpus.story_sketches import StorySketch

    WeightsOf = Callable[[int], Mapping[int, float]]

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

MIN_SHARED_NAMES, MIN_NAMES_RARITY = 2, 1.2
"""Main names that two sources on one story share, and their rarity, each to the third power, added up."""

MIN_LIKENESS = 0.18
"""Cosine of the weighted words of two sources from which on they may tell one story."""

MIN_SURE_LIKENESS, MIN_SURE_KEY_WORDS = 0.34, 6
"""The same, and key words in common, from which on they need not share names: of such pairs of ECB+ more than .99 are on
one subject."""

MAX_WEIGHED = 1024
"""Sources whose weights are held at one time to be compared."""

MAX_LIKENESSES = 1 << 14
"""Pairs whose likeness is held: either source of a pair asks for it, the later one soon after."""


class StoryPair(NamedTuple):
    """Two sources on one story, the smaller number first, and how like their words are (cosine, 0 to 1)."""

    one: int
    other: int
    likeness: float


class _Names(NamedTuple):
    """What of each sketch is looked at by all beside it: its names, and whether it is a guide."""

    names: tuple[str, ...]
    guide: bool


def find_story_pairs(published: Sequence[str], sketches: Sequence[bytes]) -> tuple[StoryPair, ...]:
    """Find the pairs of sources that may tell of the same; those of one story follow each other.

    Sources are given by the day of publication of each ("" if it has none) and by its packed sketch. Time grows with their
    number, because none has more than some candidates.
    """
    order = sorted(range(len(sketches)), key=lambda number: (published[number], number))

    def sketch_of(rank: int) -> StorySketch:
        return read_sketch(sketches[order[rank]])

    ranks = range(len(order))
    index = HashIndex(sketch.stems[:MAX_KEY_WORDS] for sketch in map(sketch_of, ranks))
    people = [_Names(tuple(sketch.names), sketch.guide) for sketch in map(sketch_of, ranks)]
    pairs: dict[tuple[int, int], float] = {}
    weights_of = lru_cache(maxsize=MAX_WEIGHED)(lambda rank: sketch_of(rank).weight_of())
    likeness_of = lru_cache(maxsize=MAX_LIKENESSES)(lambda one, other: _likeness(weights_of(one), weights_of(other)))
    for rank, sketch in enumerate(map(sketch_of, ranks)):
        likeness = {}
        for other, words in _candidates(index, rank, sketch.stems[:MAX_KEY_WORDS]).items():
            needed = _likeness_needed(people, weights_of, (rank, other), words)
            if needed is not None:  # most candidates need none, and are never looked at
                alike = likeness_of(*_pair(rank, other))
                if alike >= needed:
                    likeness[other] = alike
        for other in sorted(likeness, key=lambda other: (-likeness[other], order[other]))[:MAX_NEIGHBOURS]:
            pairs[_pair(rank, other)] = likeness[other]
    numbered = {_pair(order[one], order[other]): likeness for (one, other), likeness in pairs.items()}
    return tuple(StoryPair(one, other, numbered[one, other]) for one, other in _side_by_side(numbered))


def likest(pairs: Iterable[StoryPair], most: int) -> frozenset[tuple[int, int]]:
    """Return the pairs that are among so many likest ones of either source.

    >>> sorted(likest([StoryPair(0, 1, 0.9), StoryPair(0, 2, 0.5), StoryPair(1, 2, 0.4)], 1))
    [(0, 1), (0, 2)]
    """
    of_one: defaultdict[int, list[tuple[float, int, int]]] = defaultdict(list)
    for one, other, likeness in pairs:
        of_one[one].append((-likeness, one, other))
        of_one[other].append((-likeness, one, other))
    return frozenset((one, other) for found in of_one.values() for _, one, other in sorted(found)[:most])


def _candidates(index: HashIndex, rank: int, key_words: Iterable[int]) -> dict[int, int]:
    """Return the sources beside one that share the most of its key words, by their rank, and how many."""
    shared = Counter(chain.from_iterable(index.beside(word, rank, MAX_BESIDE) for word in key_words))
    del shared[rank]
    several = [other for other, times in shared.items() if times >= MIN_SHARED_KEY_WORDS]
    several.sort(key=lambda other: -shared[other])  # of equals those first that a rarer word leads to
    return {other: shared[other] for other in several[:MAX_CANDIDATES]}


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


def _pair(one: int, other: int) -> tuple[int, int]:
    return (one, other) if one < other else (other, one)


def _likeness_needed(
    people: Sequence[_Names], weights_of: WeightsOf, both: tuple[int, int], shared_key_words: int
) -> float | None:
    """Return from which likeness on the two sources of a pair may tell of the same; None if they never do.

    They share names or many key words, and are not both guides.
    """
    one, other = people[both[0]], people[both[1]]
    if one.guide and other.guide:
        return None
    shared = frozenset(one.names).intersection(other.names)
    if _are_enough(shared) or (shared and _are_enough(_names_shown(people, weights_of, both))):
        return MIN_LIKENESS
    return MIN_SURE_LIKENESS if shared_key_words >= MIN_SURE_KEY_WORDS else None


def _names_shown(people: Sequence[_Names], weights_of: WeightsOf, both: tuple[int, int]) -> frozenset[str]:
    """Return the names of two sources that both have; what opens its only sentence is a name if it is one in the other."""
    return frozenset(
        name for own, other in (both, both[::-1]) for name in people[own].names if hash_of(name) in weights_of(other)
    )


def _are_enough(names: frozenset[str]) -> bool:
    """Tell whether two texts have enough of their names in common, each counted by its rarity."""
    return len(names) >= MIN_SHARED_NAMES and sum(sorted(rarity_of[name] ** 3 for name in names)) >= MIN_NAMES_RARITY


def _likeness(one: Mapping[int, float], other: Mapping[int, float]) -> float:
    """Return the cosine of the weighted words of two sources."""
    return math.fsum([weight * other[stem] for stem, weight in one.items() if stem in other])
