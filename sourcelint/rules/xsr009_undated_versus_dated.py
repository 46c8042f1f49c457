"""XSR009."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from sourcelint.corpus.event_clusters import ONE_YEAR, length, title_of
from sourcelint.rule import CorpusHit, corpus_rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sourcelint.corpus.collection import Collection
    from sourcelint.corpus.event_clusters import EventCluster, SourceStatement
    from sourcelint.finding import Place

MAX_SHOWN = 3
"""Other sources that a finding names."""

PARTICIPANTS = frozenset({"treaty", "pair", "actor"})
"""Events of states. That a person died is often told without a date, and rightly."""


@corpus_rule(
    "XSR009", "undated-versus-dated", "warning", fix="Give the date, at least the year, and where it comes from."
)
def undated_versus_dated(collection: Collection) -> Iterator[CorpusHit]:
    """
    ## What it does
    Reports an event that happens once and that a source tells without any date, where other sources agree on one, at
    least a year before the text was published. In these it is a note.

    ## Why is this bad?
    A reader of that source cannot place the event, or places it where it does not belong; the date exists.

    ## Known limits
    Only treaties with a name, diplomatic relations and independence are compared. A date anywhere before it in the
    paragraph counts.

    ## References
    Wikipedia inline template {{when}}.
    """
    for cluster in collection.clusters:
        if cluster.kind == "once" and cluster.who in PARTICIPANTS:
            yield from _hits(collection, cluster)


def _hits(collection: Collection, cluster: EventCluster) -> Iterator[CorpusHit]:
    dated = [entry for entry in cluster.agreed() if entry.statement.sure]
    undated = _find_undated(collection, cluster, dated) if dated else []
    if not undated:
        return
    best = min(dated, key=lambda entry: (length(entry.days) if entry.days else 0, entry.number))
    sources = list(dict.fromkeys(collection.outlines[entry.number].source for entry in dated))
    more = f" and {len(sources) - MAX_SHOWN} more" if len(sources) > MAX_SHOWN else ""
    others = f"{', '.join(sources[:MAX_SHOWN])}{more}"
    for entry in undated:
        message = f"{title_of(entry.statement)}: no date here, {best.statement.time} in {others}"
        yield CorpusHit(entry.statement.place, message, _places(dated[:MAX_SHOWN]))
    lacking = ", ".join(dict.fromkeys(collection.outlines[entry.number].source for entry in undated[:MAX_SHOWN]))
    for entry in dated[:MAX_SHOWN]:
        message = f"has the date that {lacking} lacks"
        yield CorpusHit(entry.statement.place, message, _places(undated[:MAX_SHOWN]), "info")


def _find_undated(
    collection: Collection, cluster: EventCluster, dated: Sequence[SourceStatement]
) -> list[SourceStatement]:
    """Find the entries without a date, of sources that give none elsewhere, of an event that was past for them."""
    with_date = {entry.number for entry in dated}
    latest = max(entry.days[1] for entry in dated if entry.days)
    lacking = (entry for entry in cluster.tellings if not entry.days and not entry.statement.dated)
    return [entry for entry in lacking if entry.number not in with_date and _is_past(collection, entry, latest)]


def _places(entries: Sequence[SourceStatement]) -> tuple[Place, ...]:
    return tuple(entry.statement.place for entry in entries)


def _is_past(collection: Collection, entry: SourceStatement, latest: date) -> bool:
    """Tell whether the event lay a year back when the text was published; of a bare year or month the first day counts."""
    try:
        published = date.fromisoformat(f"{collection.outlines[entry.number].published}-01-01"[:10])
    except ValueError:
        return True
    return (published - latest).days >= ONE_YEAR
