"""All sources of a run together, and what follows from them once for all rules."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, overload

from sourcelint.corpus.alignment import Aligned, align
from sourcelint.corpus.event_clusters import EventCluster, cluster_events
from sourcelint.corpus.near_duplicates import NearDuplicate, find_near_duplicates
from sourcelint.corpus.shared_passages import SharedRun, find_shared_runs
from sourcelint.corpus.stories import StoryPair, TextReader, find_story_pairs
from sourcelint.corpus.syndication import find_retellings
from sourcelint.corpus.union_find import connected_components

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sourcelint.annotate.gazetteers.reference import ReferenceFact
    from sourcelint.corpus.profile import SourceProfile

MIN_SHARED_WORDS = 25
"""Words in a row that two authors do not write alike by chance."""


class Collection(Sequence["SourceProfile"]):
    """The sources of a run, by id. `known` are the facts of a reference list that claims are held against."""

    def __init__(self, profiles: Iterable[SourceProfile], known: tuple[ReferenceFact, ...] = ()) -> None:
        self._profiles = tuple(sorted(profiles, key=lambda profile: profile.source))
        self.known = known

    def __len__(self) -> int:
        return len(self._profiles)

    @overload
    def __getitem__(self, key: int) -> SourceProfile: ...
    @overload
    def __getitem__(self, key: slice) -> Sequence[SourceProfile]: ...
    def __getitem__(self, key: int | slice) -> SourceProfile | Sequence[SourceProfile]:
        return self._profiles[key]

    @cached_property
    def copies(self) -> tuple[NearDuplicate, ...]:
        """Near-duplicates, each with the first of its kind."""
        return find_near_duplicates(self)

    @cached_property
    def passages(self) -> tuple[SharedRun, ...]:
        """What sources of different sites share word for word, each with the first that has it; copies apart."""
        return tuple(run for run in find_shared_runs(self, MIN_SHARED_WORDS) if not self.copied(run.one, run.other))

    @cached_property
    def retellings(self) -> tuple[tuple[int, int], ...]:
        """Pairs of sources that retell one piece of another outlet."""
        return find_retellings(self)

    def copied(self, one: int, other: int) -> bool:
        """Tell whether two sources are copies of one text."""
        return self._texts[one] == self._texts[other]

    @cached_property
    def voices(self) -> tuple[int, ...]:
        """For each source the number of the voice that it is: copies, retellings and sources that share passages are one."""
        pairs = (*enumerate(self._texts), *((run.one, run.other) for run in self.passages), *self.retellings)
        return tuple(connected_components(range(len(self)), pairs).values())

    @cached_property
    def _texts(self) -> tuple[int, ...]:
        """For each source the number of the first that has its text."""
        first = list(range(len(self)))
        for copy in self.copies:
            first[copy.number] = copy.first
        return tuple(first)

    @cached_property
    def clusters(self) -> tuple[EventCluster, ...]:
        """Events that more than one source tells of."""
        return cluster_events(self)

    @cached_property
    def text_of(self) -> TextReader:
        """What each source tells, sentence by sentence, by its number."""
        return TextReader(self)

    @cached_property
    def stories(self) -> tuple[StoryPair, ...]:
        """Pairs of sources that may tell of the same."""
        return find_story_pairs(self, self.text_of)

    @cached_property
    def aligned(self) -> tuple[Aligned, ...]:
        """Pairs of sentences, of two sources each, that tell of the same; copies and all."""
        return tuple(
            aligned
            for pair in self.stories
            for aligned in align(pair, self.text_of(pair.one), self.text_of(pair.other))
        )
