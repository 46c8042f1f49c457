"""XSR009."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from sourcelint.corpus.event_clusters import ONE_YEAR, length, title_of
from sourcelint.rule import CorpusHit, corpus_rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sourcelint.corpus import Collection, EventCluster, SourceStatement

SHOWN = 3
"""Other sources that a finding names."""

WHO = frozenset({"treaty", "pair", "actor"})
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
        if cluster.kind == "once" and cluster.who in WHO:
            yield from _hits(collection, cluster)


def _hits(collection: Collection, cluster: EventCluster) -> Iterator[CorpusHit]:
    dated = [entry for entry in cluster.agreed() if entry.statement.sure]
    if not dated:
        return
    date_in = {entry.number for entry in dated}
    latest = max(entry.days[1] for entry in dated if entry.days)
    undated = [
        entry
        for entry in cluster.tellings
        if not entry.days
        and not entry.statement.dated
        and entry.number not in date_in
        and _is_past(collection, entry, latest)
    ]
    if not undated:
        return
    best = min(dated, key=lambda entry: (length(entry.days) if entry.days else 0, entry.number))
    sources = list(dict.fromkeys(collection[entry.number].source for entry in dated))
    others = ", ".join(sources[:SHOWN]) + (f" and {len(sources) - SHOWN} more" if len(sources) > SHOWN else "")
    for entry in undated:
        message = f"{title_of(entry.statement)}: no date here, {best.statement.time} in {others}"
        yield CorpusHit(entry.statement.place, message, tuple(other.statement.place for other in dated[:SHOWN]))
    lacking = ", ".join(dict.fromkeys(collection[entry.number].source for entry in undated[:SHOWN]))
    for entry in dated[:SHOWN]:
        yield CorpusHit(
            entry.statement.place, f"has the date that {lacking} lacks", tuple(lacking_one.statement.place for lacking_one in undated[:SHOWN]), "info"
        )  # fmt: skip


def _is_past(collection: Collection, entry: SourceStatement, latest: date) -> bool:
    """Tell whether the event lay a year back when the text was published; of a bare year or month the first day counts."""
    try:
        published = date.fromisoformat(f"{collection[entry.number].published}-01-01"[:10])
    except ValueError:
        return True
    return (published - latest).days >= ONE_YEAR
