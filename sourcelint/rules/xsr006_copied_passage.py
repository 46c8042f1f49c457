"""XSR006."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from sourcelint.rule import CorpusHit, corpus_rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sourcelint.corpus.collection import Collection
    from sourcelint.finding import Place

MAX_SHOWN = 3
"""Other sources that a finding names."""


class Shared(NamedTuple):
    """A passage of a source that another one has too: its place and words, the number of the other, the place there."""

    place: Place
    words: int
    other: int
    there: Place


@corpus_rule(
    "XSR006",
    "copied-passage",
    "warning",
    fix="Find out who wrote it first, and cite that; the two count as one source here.",
)
def copied_passage(collection: Collection) -> Iterator[CorpusHit]:
    """
    ## What it does
    Reports sentences of 25 words or more together that stand word for word in two sources of different outlets, outside
    quotation marks.

    ## Why is this bad?
    For what stands in the passage the two count as one source, and one of them, or both, do not say where they have it from.

    ## Known limits
    Whole sentences are compared, so that a copy with a word changed in each is not found. Sources that are copies as a
    whole have XSR004 instead. What a site (a host, or a publisher if no address is known) repeats on its own pages and
    what stands at the foot of both texts is left out. Each passage is compared with the first source that has it, by id:
    of many copies, each names that one, and it names some of them.

    ## References
    Zhang et al., A Structured Response to Misinformation (2018): originality.
    """
    shared: defaultdict[int, list[Shared]] = defaultdict(list)
    for run in collection.passages:
        shared[run.one].append(Shared(run.here, run.words, run.other, run.there))
        shared[run.other].append(Shared(run.there, run.words, run.one, run.here))
    for number in sorted(shared):
        for passages in _overlapping(shared[number]):
            longest = max(passages, key=lambda passage: passage.words)
            others = {passage.other: passage.there for passage in passages}
            names = ", ".join(collection.outlines[other].source for other in list(others)[:MAX_SHOWN])
            more = f" and {len(others) - MAX_SHOWN} more" if len(others) > MAX_SHOWN else ""
            message = f"{longest.words} words that also stand in {names}{more}"
            yield CorpusHit(longest.place, message, tuple(others.values())[:MAX_SHOWN])


def _overlapping(passages: list[Shared]) -> Iterator[list[Shared]]:
    """Group the passages of one source that overlap: copies of the first one begin and end where they like."""
    group: list[Shared] = []
    end = 0
    for passage in sorted(passages, key=lambda passage: (passage.place.start, passage.other)):
        if group and passage.place.start >= end:
            yield group
            group = []
        group.append(passage)
        end = max(end, passage.place.end)
    if group:
        yield group
