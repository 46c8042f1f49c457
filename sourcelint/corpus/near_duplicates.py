"""Which sources are copies of one another, by the sketches of their texts."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from sourcelint.corpus.hash_index import find_recurring
from sourcelint.evidence.text_reuse.minhash import hashes_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from sourcelint.corpus.stories import StoryPair

MIN_SIMILARITY = 0.5
MIN_CONTAINMENT = 0.7
MIN_HASHES = 20
"""Fewest sampled shingles on both sides, about 160 words: below, a shared form letter or notice decides."""

MIN_EDITED_CONTAINMENT, MIN_EDITED_HASHES = 0.4, 5
"""Share of the shorter text, and sampled shingles in common, from which on of two texts on one story one is an edited copy of
the other. In ECB+ .93 of the pairs on one story have less than .15 in common: who writes anew repeats names and quotations
alone. Of 40 pairs from .4 on 39 are versions of one text, read side by side."""

MAX_CANDIDATE_HASH = 2**32 // 8
"""Only hashes below this are indexed to find pairs worth comparing: one in eight, so that the index stays small."""

MAX_HOLDERS = 20
"""Texts kept for one hash, the first: the boilerplate of a site or a form letter leads to these, and the work grows with
the number of sources and not with its square."""

MAX_READ = 1024
"""Sources of which the hashes are held at one time; those on one story follow each other."""

MAX_COMPARED = 20
"""Texts that one is held against, those with which it has most indexed hashes in common."""


class NearDuplicate(NamedTuple):
    """A source that is a near-duplicate: its number, that of the first of its kind, what share of the shorter is common.

    `share` is between 0 and 1.
    """

    number: int
    first: int
    share: float


def find_near_duplicates(signatures: Sequence[bytes]) -> tuple[NearDuplicate, ...]:
    """Find near-duplicates among sources, each held against the first of its kind."""
    hashes = _reader_of(signatures)
    recurring = find_recurring(map(_candidate_keys, map(hashes, range(len(signatures)))))
    # Only the first member of a cluster is indexed, so that a thousand copies cost a thousand comparisons, not a million.
    first_with: dict[int, list[int]] = {}
    found = []
    for number in range(len(signatures)):
        own = hashes(number)
        if len(own) < MIN_HASHES:
            continue
        keys = recurring.intersection(own)
        common = Counter(candidate for own_hash in keys for candidate in first_with.get(own_hash, ()))
        candidates = sorted(common, key=lambda candidate: (-common[candidate], candidate))[:MAX_COMPARED]
        best = max(
            ((_likeness(own, hashes(candidate)), -candidate) for candidate in candidates),
            default=(0.0, 0),
        )
        if best[0]:
            found.append(NearDuplicate(number, -best[1], best[0]))
            continue
        for own_hash in keys:
            others = first_with.setdefault(own_hash, [])
            if len(others) < MAX_HOLDERS:
                others.append(number)
    return tuple(found)


def find_edited_copies(
    signatures: Sequence[bytes], stories: Iterable[StoryPair], known: Iterable[NearDuplicate]
) -> tuple[NearDuplicate, ...]:
    """Find the edited copies among sources on one story, each held against the one before it that it has most in common with.

    What is `known` as a near-duplicate is left out.
    """
    hashes = _reader_of(signatures)
    copies = {copy.number for copy in known}
    best: dict[int, NearDuplicate] = {}
    for pair in stories:
        if pair.other not in copies:
            share = _share_of_shorter(hashes(pair.one), hashes(pair.other))
            if share > (best[pair.other].share if pair.other in best else 0.0):
                best[pair.other] = NearDuplicate(pair.other, pair.one, share)
    return tuple(best[number] for number in sorted(best))


def _candidate_keys(hashes: Iterable[int]) -> list[int]:
    return [one for one in hashes if one < MAX_CANDIDATE_HASH]


def _reader_of(signatures: Sequence[bytes]) -> Callable[[int], frozenset[int]]:
    """Return what unpacks the hashes of a source by its number, and holds those of the last ones."""
    return lru_cache(maxsize=MAX_READ)(lambda number: frozenset(hashes_of(signatures[number])))


def _share_of_shorter(one: frozenset[int], other: frozenset[int]) -> float:
    """Return the share of the shorter text that the other contains, or 0 if it is too small for an edited copy."""
    common = len(one & other)
    share = common / max(1, min(len(one), len(other)))
    return share if common >= MIN_EDITED_HASHES and share >= MIN_EDITED_CONTAINMENT else 0.0


def _likeness(one: frozenset[int], other: frozenset[int]) -> float:
    """Return the share of the shorter text that the longer one contains, or 0 if the two are different texts."""
    common = len(one & other)
    containment = common / min(len(one), len(other))
    either = len(one) + len(other) - common
    return containment if common / either >= MIN_SIMILARITY or containment >= MIN_CONTAINMENT else 0.0
