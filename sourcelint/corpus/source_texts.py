"""What sources tell, unpacked while it is looked at."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from sourcelint.corpus.date_slots import PartialDate, partial_date
from sourcelint.corpus.dated_acts import only_act
from sourcelint.corpus.sole_counts import sole_counts
from sourcelint.corpus.two_events import lead_of
from sourcelint.evidence.events.rarity import rarity_of
from sourcelint.evidence.events.told import MIN_TERMS, unpacked

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sourcelint.corpus.dated_acts import DatedAct
    from sourcelint.corpus.packed_profiles import ProfilesById
    from sourcelint.corpus.sole_counts import SoleCount
    from sourcelint.corpus.two_events import Lead
    from sourcelint.evidence.events.told import ToldAmount, ToldSentence

MAX_UNPACKED = 512
"""Sources whose sentences are held unpacked at one time; those of one story are compared one after the other."""

Rows = int
"""Rows of sentences as the bits of a number, so that those which share terms are found by a few operations."""


def rows_in(rows: Rows) -> Iterator[int]:
    """Yield the rows that are bits of a number, in text order.

    >>> list(rows_in(0b1010))
    [1, 3]
    """
    while rows:
        lowest = rows & -rows
        yield lowest.bit_length() - 1
        rows ^= lowest


@dataclass(frozen=True)
class SourceText:
    """What a source tells, sentence by sentence, with what comparing it with any other source asks for."""

    sentences: tuple[ToldSentence, ...]

    @cached_property
    def counts(self) -> Mapping[str, int]:
        """In how many of the sentences each stem stands, figures apart."""
        return {term: rows.bit_count() for term, rows in self.rows.items() if not term[0].isdigit()}

    @cached_property
    def terms(self) -> frozenset[str]:
        """All stems and figures."""
        return frozenset[str]().union(*(sentence.terms for sentence in self.sentences))

    @cached_property
    def names(self) -> frozenset[str]:
        """The stems of all names."""
        return frozenset[str]().union(*(sentence.names for sentence in self.sentences))

    @cached_property
    def title_terms(self) -> frozenset[str]:
        """The stems and figures of its titles."""
        return frozenset[str]().union(*(sentence.terms for sentence in self.sentences if sentence.title))

    @cached_property
    def figures(self) -> tuple[frozenset[str], ...]:
        """The figures of each sentence."""
        every = frozenset([term for term in self.rows if term[0].isdigit()])
        return tuple([sentence.terms & every for sentence in self.sentences])

    @cached_property
    def recurring(self) -> frozenset[str]:
        """The stems that stand in more than one sentence."""
        return frozenset([stem for stem, count in self.counts.items() if count > 1])

    @cached_property
    def squares(self) -> Mapping[str, float]:
        """The squared rarity of each stem; figures have none."""
        return {term: 0.0 if term[0].isdigit() else rarity_of[term] ** 2 for term in self.rows}

    @cached_property
    def row_of(self) -> Mapping[frozenset[str], int]:
        """The first sentence that has just some terms, if these are enough for it to be near any other."""
        rows: dict[frozenset[str], int] = {}
        for row, (sentence, figures) in enumerate(zip(self.sentences, self.figures, strict=True)):
            if len(sentence.terms) >= MIN_TERMS and len(figures) < len(sentence.terms):
                rows.setdefault(sentence.terms, row)
        return rows

    @cached_property
    def sole_counts(self) -> Mapping[str, SoleCount]:
        """The numbers of rare things that it gives but once, see `sole_counts.py`."""
        return sole_counts(self.sentences)

    @cached_property
    def rows(self) -> Mapping[str, Rows]:
        """The sentences that have a stem or a figure."""
        found: defaultdict[str, Rows] = defaultdict(int)
        for row, sentence in enumerate(self.sentences):
            for term in sentence.terms:
                found[term] |= 1 << row
        return dict(found)

    @cached_property
    def with_amounts(self) -> Rows:
        """The sentences that have a figure with what it counts."""
        return sum(1 << row for row, sentence in enumerate(self.sentences) if sentence.amounts)

    @cached_property
    def with_dates(self) -> Rows:
        """The sentences that have a date."""
        return sum(1 << row for row, sentence in enumerate(self.sentences) if sentence.dates)

    @cached_property
    def lead(self) -> Lead:
        """What its first sentences name, see `two_events.py`."""
        return lead_of(self.sentences)

    @cached_property
    def act(self) -> DatedAct | None:
        """The one act that it is about, if it gives that a day."""
        return only_act(self.sentences)

    @cached_property
    def amounts(self) -> Mapping[tuple[str, str], Sequence[tuple[ToldAmount, Rows]]]:
        """The figures with their sentences, by unit and, if they only count something, by the thing: others never fit each other."""
        found: defaultdict[tuple[str, str], list[tuple[ToldAmount, Rows]]] = defaultdict(list)
        for row, sentence in enumerate(self.sentences):
            for amount in sentence.amounts:
                if amount.unit or amount.of:
                    found[amount.unit, "" if amount.unit else amount.of[0]].append((amount, 1 << row))
        return dict(found)

    @cached_property
    def values_given(self) -> frozenset[tuple[str, tuple[str, ...], float, float]]:
        """What it gives figures of, see `is_of_same`, each with what it can mean."""
        return frozenset((one.unit, one.of[:1], one.least, one.most) for s in self.sentences for one in s.amounts)

    @cached_property
    def days(self) -> Mapping[PartialDate, Rows]:
        """The sentences that name a day, by what is known of it."""
        found: defaultdict[PartialDate, Rows] = defaultdict(int)
        for row, sentence in enumerate(self.sentences):
            for day in filter(None, (partial_date(date.value) for date in sentence.dates)):
                found[day] |= 1 << row
        return dict(found)

    def rows_sharing(self, terms: frozenset[str]) -> Rows:
        """Find the sentences that share enough of some terms: two, see `MIN_SHARED_TERMS` in `alignment.py`."""
        once = twice = 0
        for having in filter(None, map(self.rows.get, terms)):
            twice |= once & having
            once |= having
        return twice

    def rows_beside(self, sentence: ToldSentence) -> Rows:
        """Find the sentences that have figures or dates to compare with a sentence of another source."""
        return self.with_amounts * bool(sentence.amounts) | self.with_dates * bool(sentence.dates)


class TextReader:
    """Unpacks sources when they are asked for, and holds the last ones."""

    def __init__(self, profiles: ProfilesById) -> None:
        """Take the profiles of the sources."""
        self._profiles = profiles
        self._read = lru_cache(maxsize=MAX_UNPACKED)(self._unpack)

    def __call__(self, number: int) -> SourceText:
        """Return what the source with a number tells."""
        return self._read(number)

    def _unpack(self, number: int) -> SourceText:
        return SourceText(unpacked(self._profiles.told(number), self._profiles.outlines[number].start))
