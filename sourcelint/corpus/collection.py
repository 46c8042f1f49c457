"""All sources of a run together, and what follows from them once for all rules."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple, overload

from sourcelint.corpus.alignment import Aligned, align
from sourcelint.corpus.disputes import MIN_NEARNESS, Dispute, find_disputes, find_tolls, nearness
from sourcelint.corpus.event_clusters import EventCluster, SourceStatement, cluster_events
from sourcelint.corpus.near_duplicates import NearDuplicate, find_edited_copies, find_near_duplicates
from sourcelint.corpus.packed_profiles import PackedProfile, PackedProfiles, pack_profile
from sourcelint.corpus.shared_passages import SharedRun, find_shared_runs
from sourcelint.corpus.stories import StoryPair, TextReader, find_story_pairs
from sourcelint.corpus.syndication import find_retellings
from sourcelint.corpus.union_find import connected_components
from sourcelint.evidence.annotated import day_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from sourcelint.annotate.gazetteers.reference import ReferenceFact
    from sourcelint.report import SourceProfile

MIN_SHARED_WORDS = 25
"""Words in a row that two authors do not write alike by chance."""


class _Alignment(NamedTuple):
    """What follows from comparing sources sentence by sentence; see the properties of `Collection`."""

    aligned: tuple[Aligned, ...]
    nearest: dict[int, array[float]]
    disputes: list[Dispute]
    tolls: list[Dispute]


class Collection(Sequence["SourceProfile"]):
    """The sources of a run, by id. `known` are the facts of a reference list that claims are held against."""

    def __init__(
        self, profiles: Iterable[SourceProfile | PackedProfile], known: tuple[ReferenceFact, ...] = ()
    ) -> None:
        self._profiles = PackedProfiles(
            one if isinstance(one, PackedProfile) else pack_profile(one) for one in profiles
        )
        self.known = known

    def __len__(self) -> int:
        return len(self._profiles)

    @overload
    def __getitem__(self, key: int) -> SourceProfile: ...
    @overload
    def __getitem__(self, key: slice) -> Sequence[SourceProfile]: ...
    def __getitem__(self, key: int | slice) -> SourceProfile | Sequence[SourceProfile]:
        return self._profiles[key]

    @property
    def outlines(self) -> Sequence[SourceProfile]:
        """The sources without events, claims, facts and names, which are packed."""
        return self._profiles.outlines

    @property
    def tellers(self) -> Sequence[SourceProfile]:
        """The sources without their names, which are not unpacked for them."""
        return self._profiles.tellers

    @cached_property
    def copies(self) -> tuple[NearDuplicate, ...]:
        """Near-duplicates, each with the first of its kind."""
        return find_near_duplicates(self.outlines)

    @cached_property
    def edited_copies(self) -> tuple[NearDuplicate, ...]:
        """Versions of a text on the same story that are no near-duplicates, each with the one before it."""
        return find_edited_copies(self.outlines, self.stories, self.copies)

    @cached_property
    def passages(self) -> tuple[SharedRun, ...]:
        """What sources of different sites share word for word, each with the first that has it; copies apart."""
        versions = {(copy.first, copy.number) for copy in self.edited_copies}
        runs = find_shared_runs(self.outlines, MIN_SHARED_WORDS, versions)
        return tuple(run for run in runs if not self.copied(run.one, run.other))

    @cached_property
    def retellings(self) -> tuple[tuple[int, int], ...]:
        """Pairs of sources that retell one piece of another outlet."""
        return find_retellings(self.outlines, lambda number: self[number].names)

    def copied(self, one: int, other: int) -> bool:
        """Tell whether two sources are copies of one text."""
        return self.copied_from[one] == self.copied_from[other]

    @cached_property
    def voices(self) -> tuple[int, ...]:
        """For each source the number of the voice that it is.

        Copies, edited ones too, retellings and sources that share passages are one.
        """
        edited = ((copy.number, copy.first) for copy in self.edited_copies)
        shared = ((run.one, run.other) for run in self.passages)
        pairs = (*enumerate(self.copied_from), *edited, *shared, *self.retellings)
        return tuple(connected_components(range(len(self)), pairs).values())

    def independent(self, one: int, other: int) -> bool:
        """Tell whether two sources are two voices."""
        return self.voices[one] != self.voices[other]

    def independent_of(self, entry: SourceStatement, among: Iterable[SourceStatement]) -> list[SourceStatement]:
        """Return the statements of sources that are independent of the one of `entry`."""
        return [other for other in among if self.independent(entry.number, other.number)]

    @cached_property
    def copied_from(self) -> tuple[int, ...]:
        """For each source the number of the first that has its text."""
        first = list(range(len(self)))
        for copy in self.copies:
            first[copy.number] = copy.first
        return tuple(first)

    @cached_property
    def clusters(self) -> tuple[EventCluster, ...]:
        """Events that more than one source tells of."""
        return cluster_events(self.tellers)

    @cached_property
    def text_of(self) -> TextReader:
        """What each source tells, sentence by sentence, by its number."""
        return TextReader(self.outlines)

    @cached_property
    def stories(self) -> tuple[StoryPair, ...]:
        """Pairs of sources that may tell of the same."""
        return find_story_pairs(self.outlines, self.text_of)

    @cached_property
    def near(self) -> Mapping[tuple[int, int], float]:
        """How near the sources of each of `stories` are to each other, as a share of how near their own neighbours are."""
        return nearness(self.stories)

    @cached_property
    def aligned(self) -> tuple[Aligned, ...]:
        """Pairs of sentences, of two sources each, that may tell of the same.

        Of sources that are one voice, only those with figures or dates, and only where the two are near enough to conflict.
        """
        return self._alignment.aligned

    @cached_property
    def nearest(self) -> Mapping[int, array[float]]:
        """For each source on a story the greatest cosine of each of its sentences with one of an independent source."""
        return self._alignment.nearest

    @property
    def disputes(self) -> Sequence[Dispute]:
        """What two sources say otherwise of one event, with evidence enough; see `corpus/disputes.py`."""
        return self._alignment.disputes

    @property
    def tolls(self) -> Sequence[Dispute]:
        """The tolls of one disaster that two sources give otherwise."""
        return self._alignment.tolls

    @cached_property
    def _alignment(self) -> _Alignment:
        """Compare the sources of each pair sentence by sentence, with all that follows while both are unpacked."""
        aligned: list[Aligned] = []
        made = _Alignment((), {}, [], [])
        for pair in self.stories:
            one, other = pair.one, pair.other
            independent, is_near = self.independent(one, other), self.near[one, other] >= MIN_NEARNESS
            if not (independent or is_near):
                continue
            here, there, days = self.text_of(one), self.text_of(other), self.days_apart(one, other)
            found = align(pair, here, there, days, independent=independent, is_near=is_near)
            aligned += found.pairs
            if is_near:
                made.disputes.extend(find_disputes(found.pairs, here, there, days))
                made.tolls.extend(find_tolls(found.pairs, here, there))
            if independent:
                for number, text, near in ((one, here, found.nearest_here), (other, there, found.nearest_there)):
                    best = made.nearest.setdefault(number, array("d", bytes(8 * len(text.sentences))))
                    for row, score in near.items():
                        best[row] = max(best[row], score)
        return made._replace(aligned=tuple(aligned))

    def days_apart(self, one: int, other: int) -> int:
        """Return the days between the publication of two sources; 0 if one does not say when."""
        here, there = self._days[one], self._days[other]
        return abs((here - there).days) if here and there else 0

    @cached_property
    def _days(self) -> tuple[date | None, ...]:
        return tuple(day_of(profile.published) for profile in self.outlines)
