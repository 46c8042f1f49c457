"""XSR005."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sourcelint.corpus.disputes import MAX_RELATED, by_place, told_otherwise
from sourcelint.corpus.event_clusters import ONE_YEAR, length, overlap
from sourcelint.rule import CorpusHit, corpus_rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sourcelint.corpus.collection import Collection
    from sourcelint.corpus.event_clusters import EventCluster, SourceStatement

MAX_SHOWN = 3
"""Other sources that a finding names."""

MAX_SOURCES = 50
"""Sources of which the figures for one thing are compared."""


@corpus_rule(
    "XSR005", "number-conflict", "warning", fix="Look the figure up, with its source, its day and what it counts."
)
def number_conflict(collection: Collection) -> Iterator[CorpusHit]:
    """
    ## What it does
    Reports two figures that differ by more than a tenth for the same: the same two actors, act, thing counted and year; or
    the same thing counted, measured or aged in two sentences that tell of one event. If two sources name the same persons,
    places and bodies, the only figure of its kind in each is enough, and so is how a vote ended ("7-2"). Sums differ if no
    rounding makes them one, magnitudes by a third.

    ## Why is this bad?
    At least one of them is wrong, or they count different things.

    ## Known limits
    "More than" and "up to" leave one side open; what is called approximate may differ by a fifth. Tolls of disasters rise
    and do not conflict, nor do prices of the stock exchange and, ages apart, figures of reports more than three days
    apart. Scores of players, sums beside parts, and things that a source counts more than twice are left alone, so much is
    missed: of 92 figures that were changed in one of two sources 58 were found.

    ## Measured
    On 607 news texts about 43 stories, two like ones a topic (ECB+), 16 of 17 pairs of figures were right; these texts served
    to mend it. None on 73 other news texts (MEANTIME) and on 297 pages on anything. On 924 texts on one election (PolNeAR) it
    found two pairs, both wrong; they served to mend it, and it finds none now. Thresholds chosen on the other topics find as
    many of the changed figures and dates of each topic.

    ## References
    NATO AJP-2.1, information rating 4: contradicted by other information.
    """
    for cluster in collection.clusters:
        if cluster.kind == "figure":
            yield from _hits(collection, cluster)
    for place, others in by_place(collection.disputes, dates=False).items():
        yield CorpusHit(place, told_otherwise(place, others), tuple(others[:MAX_RELATED]))


def _hits(collection: Collection, cluster: EventCluster) -> Iterator[CorpusHit]:
    told = [entry for entry in cluster.dated if entry.days and length(entry.days) <= ONE_YEAR][:MAX_SOURCES]
    for entry in told:
        others = [other for other in told if _exclude(collection, entry, other)]
        if others:
            here = entry.statement.label
            there = ", ".join(
                f"{other.statement.label} in {collection.outlines[other.number].source}" for other in others[:MAX_SHOWN]
            )
            message = f"{' and '.join(entry.statement.actors)}, {entry.statement.time}: {here} here, {there}"
            yield CorpusHit(
                entry.statement.place, message, tuple(other.statement.place for other in others[:MAX_SHOWN])
            )


def _exclude(collection: Collection, one: SourceStatement, other: SourceStatement) -> bool:
    """Tell whether two independent sources give figures for one time that have no value in common."""
    if not collection.independent(one.number, other.number):
        return False
    here, there = one.statement, other.statement
    return _same_time(one, other) and (here.most < there.least or there.most < here.least)


def _same_time(one: SourceStatement, other: SourceStatement) -> bool:
    return one.days is not None and other.days is not None and overlap(one.days, other.days)
