"""XSR010."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sourcelint.rule import CorpusHit, corpus_rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sourcelint.corpus.collection import Collection
    from sourcelint.corpus.event_clusters import EventCluster, SourceStatement
    from sourcelint.finding import Place

MAX_SHOWN = 3
"""Other sources that a finding names."""


@corpus_rule(
    "XSR010", "qualification-dropped", "warning", experimental=True,
    fix="Read what the instrument itself says, and say under which condition it binds.",
)  # fmt: skip
def qualification_dropped(collection: Collection) -> Iterator[CorpusHit]:
    """
    ## What it does
    Reports a duty that one source tells without the condition that another names, and a duty that another tells as a
    permission. The source that has the condition gets a note.

    ## Why is this bad?
    "Must, when attacked" and "may" are not the same obligation.

    ## Known limits
    Conditions and duties are seen by a few words in the sentence; what the next sentence adds is missed. Experimental.

    ## References
    Zhang et al., A Structured Response to Misinformation (2018): inference and calibration.
    """
    for cluster in collection.clusters:
        if cluster.kind == "lasting" and cluster.who != "member":
            yield from _hits(collection, cluster)


def _hits(collection: Collection, cluster: EventCluster) -> Iterator[CorpusHit]:
    told = (*cluster.tellings, *cluster.loose)
    strict = [entry for entry in told if {"condition", "duty"} <= entry.statement.terms][:MAX_SHOWN]
    dropped, weakened = _drops_condition(told), _weakens_duty(told)
    found = False
    for entries, message in ((dropped, "without the condition that stands in"), (weakened, "allowed here, a duty in")):
        for entry in entries:
            others = collection.independent_of(entry, strict)
            if others:
                found = True
                names = ", ".join(collection.outlines[other.number].source for other in others)
                yield CorpusHit(entry.statement.place, f"{message} {names}", _places(others))
    for entry in strict if found else ():
        others = collection.independent_of(entry, (*dropped, *weakened))[:MAX_SHOWN]
        if others:
            message = "a duty under a condition, told otherwise elsewhere"
            yield CorpusHit(entry.statement.place, message, _places(others), "info")


def _drops_condition(told: Sequence[SourceStatement]) -> list[SourceStatement]:
    """Return the entries that tell a duty, of sources that nowhere name a condition."""
    named = {entry.number for entry in told if "condition" in entry.statement.terms}
    return [entry for entry in told if entry.number not in named and "duty" in entry.statement.terms]


def _weakens_duty(told: Sequence[SourceStatement]) -> list[SourceStatement]:
    """Return the entries that tell a permission and no duty."""
    allowed = (entry for entry in told if "permission" in entry.statement.terms)
    return [entry for entry in allowed if "duty" not in entry.statement.terms]


def _places(entries: Sequence[SourceStatement]) -> tuple[Place, ...]:
    return tuple(entry.statement.place for entry in entries)
