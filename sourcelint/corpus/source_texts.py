"""What sources tell, unpacked while it is looked at."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from sourcelint.corpus.slot_pairs import has_slot
from sourcelint.corpus.story_sketches import counts_of
from sourcelint.evidence.events.rarity import rarity_of
from sourcelint.evidence.events.told import MIN_TERMS, unpacked

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sourcelint.corpus.packed_profiles import ProfilesById
    from sourcelint.evidence.events.told import ToldSentence

MAX_UNPACKED = 512
"""Sources whose sentences are held unpacked at one time; those of one story are compared one after the other."""

RowsByTerm = dict[str, tuple[int, ...]]
"""The rows of the sentences that have a stem or a figure."""


@dataclass(frozen=True)
class SourceText:
    """What a source tells, sentence by sentence, with what comparing it with any other source asks for."""

    sentences: tuple[ToldSentence, ...]

    @cached_property
    def counts(self) -> Mapping[str, int]:
        """In how many of the sentences each stem stands, figures apart."""
        return counts_of(self.sentences)

    @cached_property
    def terms(self) -> frozenset[str]:
        """All stems and figures."""
        return frozenset[str]().union(*(sentence.terms for sentence in self.sentences))

    @cached_property
    def names(self) -> frozenset[str]:
        """The stems of all names."""
        return frozenset[str]().union(*(sentence.names for sentence in self.sentences))

    @cached_property
    def figures(self) -> tuple[frozenset[str], ...]:
        """The figures of each sentence."""
        return tuple(frozenset([term for term in sentence.terms if term[0].isdigit()]) for sentence in self.sentences)

    @cached_property
    def recurring(self) -> frozenset[str]:
        """The stems that stand in more than one sentence."""
        return frozenset([stem for stem, count in self.counts.items() if count > 1])

    @cached_property
    def squares(self) -> Mapping[str, float]:
        """The squared rarity of each stem; figures have none."""
        return {term: 0.0 if term[0].isdigit() else rarity_of[term] ** 2 for term in self.terms}

    @cached_property
    def row_of(self) -> Mapping[frozenset[str], int]:
        """The first sentence that has just some terms, if these are enough for it to be near any other."""
        rows: dict[frozenset[str], int] = {}
        for row, (sentence, figures) in enumerate(zip(self.sentences, self.figures, strict=True)):
            if len(sentence.terms) >= MIN_TERMS and len(figures) < len(sentence.terms):
                rows.setdefault(sentence.terms, row)
        return rows

    @cached_property
    def rows(self) -> RowsByTerm:
        """The sentences that have a term."""
        return _rows_by_term(enumerate(self.sentences))

    @cached_property
    def slotted_rows(self) -> RowsByTerm:
        """The sentences that have a term, and a figure or a date."""
        return _rows_by_term((row, sentence) for row, sentence in enumerate(self.sentences) if has_slot(sentence))


def _rows_by_term(sentences: Iterable[tuple[int, ToldSentence]]) -> RowsByTerm:
    rows: defaultdict[str, list[int]] = defaultdict(list)
    for row, sentence in sentences:
        for term in sentence.terms:
            rows[term].append(row)
    return {term: tuple(found) for term, found in rows.items()}


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
