"""What comparing a source with those on its story finds, worked out pair by pair in one walk over all.

A source is unpacked while its story is walked over, and what it shows is settled with its last pair. It hangs on the profiles of
the source and of its neighbours alone, and on a few facts about each pair; so an earlier comparison may have found it already.
"""

from __future__ import annotations

import struct
from array import array
from bisect import bisect_left
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from sourcelint.corpus.alignment import NOTHING_ALIGNED, Aligned, align
from sourcelint.corpus.credited_outlets import SharedCredit, find_shared_credits
from sourcelint.corpus.disputes import Dispute, find_disputes, find_tolls
from sourcelint.corpus.lonely import find_lonely
from sourcelint.corpus.source_texts import MAX_UNPACKED
from sourcelint.corpus.spellings import find_spellings, names_of
from sourcelint.corpus.told_alike import Mates, ToldAlike, take_in
from sourcelint.evidence.events.told import ToldAmount, ToldDate
from sourcelint.finding import Place  # noqa: TC001

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

    from sourcelint.corpus.alignment import Alignment
    from sourcelint.corpus.collection import Collection
    from sourcelint.corpus.source_texts import SourceText
    from sourcelint.corpus.spellings import SourceNames
    from sourcelint.corpus.stories import StoryPair

MIN_VOICES_NEAR = 2
"""Independent sources near to one from which on what it tells alone is looked for."""

_ALIGNED = struct.Struct("<HHHdd")
"""How an aligned pair is kept: the place of the other source among the neighbours, both rows, both probabilities."""


class KeptDispute(NamedTuple):
    """A dispute as it is kept: of two figures or of two dates."""

    own: ToldAmount | None
    other: ToldAmount | None
    own_date: ToldDate | None
    other_date: ToldDate | None
    event: float


class Spelt(NamedTuple):
    """A name that two sources write almost alike: the spelling of each and where it stands."""

    own: str
    place: Place
    other: str
    there: Place


class SourceResult(NamedTuple):
    """What comparing a source with its neighbours found.

    `lonely` are sentences that none of the `voices_near`, the independent sources near to it, tells. The rest is of the pairs
    whose first source it is: what both say otherwise, tolls that differ, names written almost alike, what both have from one outlet, sentences aligned.
    """

    alike: tuple[ToldAlike, ...] = ()
    lonely: tuple[Place, ...] = ()
    voices_near: int = 0
    disputes: tuple[KeptDispute, ...] = ()
    tolls: tuple[KeptDispute, ...] = ()
    spelt: tuple[Spelt, ...] = ()
    credits: tuple[SharedCredit, ...] = ()
    aligned: bytes = b""


class Neighbour(NamedTuple):
    """A source on the story of another: its number, whether the two are independent voices, and near to each other.

    Of sources that are one voice only the likest are near.
    """

    number: int
    independent: bool
    is_near: bool


def compare_neighbours(collection: Collection, known: Container[int]) -> Iterator[tuple[int, SourceResult]]:
    """Compare each source that is not `known` with its neighbours; yield its number and what that found."""
    walk = _Walk(collection, known)
    for pair in collection.stories:
        yield from walk.step(pair)


def place_among(neighbours: Sequence[Neighbour], number: int) -> int:
    """Return the place of a source among the neighbours of another, which stand in the order of their numbers."""
    return bisect_left(neighbours, number, key=lambda neighbour: neighbour.number)


def disputes_of(kept: Sequence[KeptDispute]) -> Iterator[Dispute]:
    """Yield disputes that were kept."""
    for one in kept:
        own, other = one.own or one.own_date, one.other or one.other_date
        if own is not None and other is not None:
            yield Dispute(own, other, one.event)


def aligned_of(number: int, neighbours: Sequence[Neighbour], kept: bytes) -> Iterator[Aligned]:
    """Yield the aligned sentences of a source with those of the neighbours behind it."""
    for at, here, there, score, event in _ALIGNED.iter_unpack(kept):
        yield Aligned(number, here, neighbours[at].number, there, score, event)


def as_kept(disputes: Iterator[Dispute]) -> Iterator[KeptDispute]:
    """Yield disputes as they are kept."""
    for own, other, event in disputes:
        if not isinstance(own, ToldDate) and not isinstance(other, ToldDate):
            yield KeptDispute(own, other, None, None, event)
        elif isinstance(own, ToldDate) and isinstance(other, ToldDate):
            yield KeptDispute(None, None, own, other, event)


class _Open:
    """What is found of a source while pairs are left; `pairs` has what is told of each, by the place of the neighbour."""

    def __init__(self, pairs: int) -> None:
        self.left = pairs
        self.mates = Mates()
        self.nearest: array[float] = array("d")
        self.pairs: dict[int, SourceResult] = {}

    def see_nearest(self, text: SourceText, near: dict[int, float]) -> None:
        """Take in the greatest cosine of sentences with those of an independent source."""
        self.nearest = self.nearest or array("d", bytes(8 * len(text.sentences)))
        for row, score in near.items():
            self.nearest[row] = max(self.nearest[row], score)

    def joined(self) -> SourceResult:
        """Return what is told of all pairs together, in the order of the neighbours: the walk takes another."""
        pairs = [self.pairs[at] for at in sorted(self.pairs)]
        return SourceResult(
            disputes=tuple(dispute for pair in pairs for dispute in pair.disputes),
            tolls=tuple(toll for pair in pairs for toll in pair.tolls),
            spelt=tuple(spelt for pair in pairs for spelt in pair.spelt),
            credits=tuple(credit for pair in pairs for credit in pair.credits),
            aligned=b"".join(pair.aligned for pair in pairs),
        )


class _Walk:
    """Compares the sources of each pair, with all that follows while both are unpacked."""

    def __init__(self, collection: Collection, known: Container[int]) -> None:
        self._collection = collection
        self._known = known
        self._names = lru_cache(maxsize=MAX_UNPACKED)(self._names_of)
        self._open: dict[int, _Open] = {}

    def step(self, pair: StoryPair) -> Iterator[tuple[int, SourceResult]]:
        """Compare two sources, and yield the result of each of which that was the last pair."""
        waiting = [number for number in (pair.one, pair.other) if number not in self._known]
        for number in waiting:
            if number not in self._open:
                self._open[number] = _Open(len(self._collection.neighbours[number]))
        if waiting:
            self._compare(pair)
        for number in waiting:
            self._open[number].left -= 1
            if not self._open[number].left:
                yield number, self._result_of(number, self._open.pop(number))

    def _names_of(self, number: int) -> SourceNames:
        return names_of(self._collection.names_of(number), self._collection.text_of(number))

    def _compare(self, pair: StoryPair) -> None:
        collection = self._collection
        at = place_among(collection.neighbours[pair.one], pair.other)
        _, independent, is_near = collection.neighbours[pair.one][at]
        found = NOTHING_ALIGNED
        if independent or is_near:
            one, other = collection.text_of(pair.one), collection.text_of(pair.other)
            days = collection.days_apart(pair.one, pair.other)
            # that copies tell the same shows nothing
            mates = None if independent else list(map(other.rows_beside, one.sentences))
            found = align(pair, one, other, days, independent=independent, is_near=is_near, mates=mates)
        if pair.one in self._open:
            self._open[pair.one].pairs[at] = self._of_pair(pair, at, found.pairs)
        if independent:
            self._take_in(pair, found)

    def _of_pair(self, pair: StoryPair, at: int, aligned: Sequence[Aligned]) -> SourceResult:
        """Return what a pair alone shows; `at` is the place of the other source among the neighbours of the first."""
        _, independent, is_near = self._collection.neighbours[pair.one][at]
        one, other = self._collection.text_of(pair.one), self._collection.text_of(pair.other)
        days = self._collection.days_apart(pair.one, pair.other)
        spelt = find_spellings(self._names(pair.one), self._names(pair.other))
        return SourceResult(
            disputes=tuple(as_kept(find_disputes(aligned, one, other, days, pair.likeness))) if is_near else (),
            tolls=tuple(as_kept(find_tolls(aligned, one, other, pair.likeness))) if is_near else (),
            spelt=tuple(Spelt(*own, *their) for own, their in spelt),
            credits=tuple(find_shared_credits(aligned, one, other)) if independent else (),
            aligned=b"".join([_ALIGNED.pack(at, row.here, row.there, row.score, row.event) for row in aligned]),
        )

    def _take_in(self, pair: StoryPair, found: Alignment) -> None:
        """Take in what two independent sources tell alike."""
        one, other = self._collection.text_of(pair.one), self._collection.text_of(pair.other)
        opened = {number: self._open[number] for number in (pair.one, pair.other) if number in self._open}
        take_in(found.pairs, one, other, {number: state.mates for number, state in opened.items()})
        for number, text, near in ((pair.one, one, found.nearest_here), (pair.other, other, found.nearest_there)):
            if number in opened:
                opened[number].see_nearest(text, near)

    def _result_of(self, number: int, found: _Open) -> SourceResult:
        """Return what a source shows, of which all pairs are compared."""
        collection = self._collection
        text_of, voices = collection.text_of, collection.voices
        near = [one.number for one in collection.neighbours[number] if one.independent and one.is_near]
        voices_near = len({voices[other] for other in near})
        lonely: tuple[Place, ...] = ()
        if voices_near >= MIN_VOICES_NEAR:
            texts = [text_of(other) for other in near]
            lonely = find_lonely(text_of(number), texts, found.nearest, collection.told_elsewhere(number))
        alike = found.mates.surest(number, text_of, voices, lambda other: collection.outlines[other].source)
        return found.joined()._replace(alike=tuple(alike), lonely=lonely, voices_near=voices_near)
