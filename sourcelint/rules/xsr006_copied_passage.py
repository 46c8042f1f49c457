"""XSR006."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from sourcelint.rule import CorpusHit, corpus_rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sourcelint.document import Place
    from sourcelint.witness import Collection

SHOWN = 3
"""Other sources that a finding names."""


@corpus_rule(
    "XSR006",
    "copied-passage",
    "warning",
    fix="Find out who wrote it first, and cite that; the two are one witness here.",
)
def copied_passage(collection: Collection) -> Iterator[CorpusHit]:
    """
    ## What it does
    Reports sentences of 25 words or more together that stand word for word in two sources of different outlets, outside
    quotation marks.

    ## Why is this bad?
    For what stands in the passage the two are one witness, and one of them, or both, do not say where they have it from.

    ## Known limits
    Whole sentences are compared, so that a copy with a word changed in each is not found. Sources that are copies as a
    whole have XSR004 instead. What six sources or more share, what one host repeats on its own pages and what stands at
    the foot of both is the furniture of a site or a text that everybody quotes.

    ## References
    Zhang et al., A Structured Response to Misinformation (2018): originality.
    """
    found: defaultdict[tuple[int, Place], list[tuple[int, int, Place]]] = defaultdict(list)
    for run in collection.passages:
        found[run.one, run.here].append((run.words, run.other, run.there))
        found[run.other, run.there].append((run.words, run.one, run.here))
    for (_, here), copies in found.items():
        names = ", ".join(collection[n].source for _, n, _ in copies[:SHOWN])
        more = f" and {len(copies) - SHOWN} more" if len(copies) > SHOWN else ""
        words = max(w for w, *_ in copies)
        yield CorpusHit(here, f"{words} words that also stand in {names}{more}", tuple(p for *_, p in copies[:SHOWN]))
