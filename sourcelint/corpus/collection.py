"""All sources of a run together, and what follows from them once for all rules.

What works it out is imported when a rule asks for it: for one source alone none does.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

from sourcelint.corpus.packed_profiles import PackedProfiles
from sourcelint.evidence.annotated import day_of
from sourcelint.lazy_sequence import LazySequence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from sourcelint.annotate.gazetteers.reference import ReferenceFact
    from sourcelint.corpus.alignment import Aligned
    from sourcelint.corpus.disputes import Dispute
    from sourcelint.corpus.event_clusters import EventCluster, SourceStatement
    from sourcelint.corpus.kept_results import KeptResults
    from sourcelint.corpus.near_duplicates import NearDuplicate
    from sourcelint.corpus.result_columns import ResultColumns
    from sourcelint.corpus.shared_passages import SharedRun
    from sourcelint.corpus.source_results import Neighbour, SourceResult
    from sourcelint.corpus.source_texts import TextReader
    from sourcelint.corpus.stories import StoryPair
    from sourcelint.finding import Place
    from sourcelint.report import SourceProfile

MIN_SHARED_WORDS = 25
"""Words in a row that two authors do not write alike by chance."""

MAX_OF_ONE_VOICE = 8
"""Sources of its own voice that a source is compared with, the likest: what a copy says otherwise it says otherwise than each."""


class Collection(LazySequence["SourceProfile"]):
    """The sources of a run, by id. `known` are the facts of a reference list that claims are held against.

    `kept` is what an earlier comparison found of single sources. `every_sentence`: rules will ask for `results`.
    """

    def __init__(
        self,
        profiles: Iterable[SourceProfile] | PackedProfiles,
        known: tuple[ReferenceFact, ...] = (),
        kept: KeptResults | None = None,
        *,
        every_sentence: bool = True,
    ) -> None:
        packed = profiles if isinstance(profiles, PackedProfiles) else PackedProfiles(profiles)
        self._profiles = packed.by_id()
        super().__init__(len(self._profiles), self._profiles.__getitem__)
        self._kept = kept
        self._is_all_asked = every_sentence or kept is not None
        self.known = known

    @property
    def outlines(self) -> Sequence[SourceProfile]:
        """The sources without what is packed: events, claims, facts and names, signature, passages and what they tell."""
        return self._profiles.outlines

    @property
    def tellers(self) -> Sequence[SourceProfile]:
        """The same with events, claims and facts."""
        return self._profiles.tellers

    @cached_property
    def copies(self) -> tuple[NearDuplicate, ...]:
        """Near-duplicates, each with the first of its kind."""
        from sourcelint.corpus.near_duplicates import find_near_duplicates

        return find_near_duplicates(self._profiles.signatures)

    @cached_property
    def edited_copies(self) -> tuple[NearDuplicate, ...]:
        """Versions of a text on the same story that are no near-duplicates, each with the one before it."""
        from sourcelint.corpus.near_duplicates import find_edited_copies

        return find_edited_copies(self._profiles.signatures, self.stories, self.copies)

    @cached_property
    def passages(self) -> tuple[SharedRun, ...]:
        """What sources of different sites share word for word, each with the first that has it; copies apart."""
        from sourcelint.corpus.shared_passages import find_shared_runs

        versions = {(copy.first, copy.number) for copy in self.edited_copies}
        runs = find_shared_runs(self.outlines, self._profiles.passages, MIN_SHARED_WORDS, versions)
        return tuple(run for run in runs if not self.copied(run.one, run.other))

    @cached_property
    def retellings(self) -> tuple[tuple[int, int], ...]:
        """Pairs of sources that retell one piece of another outlet."""
        from sourcelint.corpus.syndication import find_retellings

        return find_retellings(self.outlines, self.names_of)

    def copied(self, one: int, other: int) -> bool:
        """Tell whether two sources are copies of one text."""
        return self.copied_from[one] == self.copied_from[other]

    @cached_property
    def voices(self) -> tuple[int, ...]:
        """For each source the number of the voice that it is.

        Copies, edited ones too, retellings and sources that share passages are one.
        """
        from sourcelint.corpus.union_find import connected_components

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
        from sourcelint.corpus.event_clusters import cluster_events

        return cluster_events(self.tellers)

    @cached_property
    def events_told(self) -> Mapping[int, Sequence[tuple[Place, frozenset[int]]]]:
        """For each source the places of events that tables know and others tell of as well, with all who do."""
        found: defaultdict[int, list[tuple[Place, frozenset[int]]]] = defaultdict(list)
        for cluster in self.clusters:
            entries = (*cluster.tellings, *cluster.agreed())
            everybody = frozenset(entry.number for entry in entries)
            for entry in entries:
                found[entry.number].append((entry.statement.place, everybody))
        return dict(found)

    @cached_property
    def text_of(self) -> TextReader:
        """What each source tells, sentence by sentence, by its number."""
        from sourcelint.corpus.source_texts import TextReader

        return TextReader(self._profiles)

    def names_of(self, number: int) -> Mapping[str, Place]:
        """Return the full names of a source, with the first place of each."""
        return self._profiles.names(number)

    @cached_property
    def stories(self) -> tuple[StoryPair, ...]:
        """Pairs of sources that may tell of the same."""
        from sourcelint.corpus.stories import find_story_pairs

        return find_story_pairs([profile.published or "" for profile in self.outlines], self._profiles.sketches)

    @cached_property
    def neighbours(self) -> Mapping[int, Sequence[Neighbour]]:
        """For each source on a story the other sources of its pairs, by number."""
        from sourcelint.corpus.disputes import MIN_NEARNESS, nearness
        from sourcelint.corpus.source_results import Neighbour
        from sourcelint.corpus.stories import likest

        near = nearness(self.stories)
        near_copies = likest(
            (pair for pair in self.stories if not self.independent(pair.one, pair.other)), MAX_OF_ONE_VOICE
        )
        found: defaultdict[int, list[Neighbour]] = defaultdict(list)
        for pair in self.stories:
            both = pair.one, pair.other
            independent = self.independent(*both)
            facts = independent, near[both] >= MIN_NEARNESS and (independent or both in near_copies)
            found[pair.one].append(Neighbour(pair.other, *facts))
            found[pair.other].append(Neighbour(pair.one, *facts))
        return {number: tuple(sorted(others)) for number, others in found.items()}

    def are_near(self, one: int, other: int) -> bool:
        """Tell whether two sources of a pair are about as near to each other as to their nearest."""
        return any(neighbour.number == other and neighbour.is_near for neighbour in self.neighbours[one])

    @cached_property
    def results(self) -> ResultColumns:
        """What comparing each source with those on its story found."""
        from sourcelint.corpus.result_columns import ResultColumns

        return ResultColumns(self._results())

    @cached_property
    def faults(self) -> ResultColumns:
        """The disputes and credits of these results, which take a part of the time if nothing else will be asked for."""
        from sourcelint.corpus.result_columns import ResultColumns
        from sourcelint.corpus.story_faults import find_faults

        return self.results if self._is_all_asked else ResultColumns(find_faults(self))

    def _results(self) -> Iterator[tuple[int, SourceResult]]:
        from sourcelint.corpus.source_results import compare_neighbours

        known = set()
        for number, result in self._known_results(self._kept) if self._kept is not None else ():
            known.add(number)
            yield number, result
        for number, result in compare_neighbours(self, known):
            yield number, result
            if self._kept is not None:
                self._kept.add(self.outlines[number].source, result)

    def _known_results(self, kept: KeptResults) -> Iterator[tuple[int, SourceResult]]:
        """Yield the results of sources for which nothing changed that they hang on."""
        rows = kept.rows_of(self.outlines[number].source for number in self.neighbours)
        for (number, neighbours), row in zip(self.neighbours.items(), rows, strict=True):
            label: dict[int, int] = {}
            facts = [
                (one.independent, one.is_near, label.setdefault(self.voices[one.number], len(label)))
                for one in neighbours
            ]
            names = tuple(self.outlines[one.number].source for one in neighbours)
            result = kept.find(self.outlines[number].source, row, names, (facts, self.told_elsewhere(number)))
            if result is not None:
                yield number, result

    def told_elsewhere(self, number: int) -> list[tuple[int, int]]:
        """Return where a source tells of events that tables know and others tell of as well."""
        return [(place.start, place.end) for place, _ in self.events_told.get(number, ())]

    @property
    def aligned(self) -> Iterator[Aligned]:
        """Pairs of sentences, of two sources each, that may tell of the same.

        Of sources that are one voice, only those with figures or dates, and only if the two are near enough to conflict.
        """
        from sourcelint.corpus.source_results import aligned_of

        for number in dict.fromkeys(pair.one for pair in self.stories):
            yield from aligned_of(number, self.neighbours[number], self.results.aligned.get(number, b""))

    @property
    def disputes(self) -> Iterator[Dispute]:
        """What two sources say otherwise of one event, with evidence enough; see `corpus/disputes.py`."""
        from sourcelint.corpus.source_results import disputes_of

        return chain.from_iterable(map(disputes_of, self.faults.disputes.values()))

    @property
    def tolls(self) -> Iterator[Dispute]:
        """The tolls of one disaster that two sources give otherwise."""
        from sourcelint.corpus.source_results import disputes_of

        return chain.from_iterable(map(disputes_of, self.results.tolls.values()))

    def days_apart(self, one: int, other: int) -> int:
        """Return the days between the publication of two sources; 0 if one does not say when."""
        here, there = self._days[one], self._days[other]
        return abs((here - there).days) if here and there else 0

    @cached_property
    def _days(self) -> tuple[date | None, ...]:
        return tuple(day_of(profile.published) for profile in self.outlines)
