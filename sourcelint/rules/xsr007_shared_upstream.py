"""XSR007."""

from __future__ import annotations

from collections import defaultdict
from itertools import chain
from typing import TYPE_CHECKING

from sourcelint.rule import CorpusHit, corpus_rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sourcelint.corpus.collection import Collection
    from sourcelint.finding import Place

MAX_SHOWN = 3
"""Other sources that a finding names."""


@corpus_rule("XSR007", "shared-upstream", "warning", fix="Count them as one source; read and cite the original.")
def shared_upstream(collection: Collection) -> Iterator[CorpusHit]:
    """
    ## What it does
    Reports sources that credit the whole of what they tell to the same outlet, within three days, and that share names of
    persons or things: retellings of one piece. Sentences of two sources that tell the same and credit it to one outlet, as
    in "told AFP", are reported as well.

    ## Why is this bad?
    They look like several sources and count as one, which is not even among them.

    ## Known limits
    Outlets are known by a table. Two pieces that one outlet wrote about the same persons in the same days are taken for
    one. Copies have XSR004 instead.

    ## Measured
    Of 22 sentences that share an outlet in 1,531 news texts (ECB+, PolNeAR), all credit the outlet that is named, and 17 have
    the same from it.

    ## References
    Associated Press: more than one source. Journalism Trust Initiative (CEN CWA 17493), clause 12.
    """
    others: defaultdict[int, list[int]] = defaultdict(list)
    for number, other in collection.retellings:
        if not collection.copied(number, other):
            others[number].append(other)
            others[other].append(number)
    for number, found in sorted(others.items()):
        credit = collection.outlines[number].credit
        if credit is not None:
            names = ", ".join(collection.outlines[other].source for other in found[:MAX_SHOWN])
            more = f" and {len(found) - MAX_SHOWN} more" if len(found) > MAX_SHOWN else ""
            places = tuple(
                place for other in found[:MAX_SHOWN] if (place := collection.outlines[other].credit) is not None
            )
            yield CorpusHit(credit, f"retells {collection.outlines[number].upstream}, as do {names}{more}", places)
    yield from _credited_alike(collection)


def _credited_alike(collection: Collection) -> Iterator[CorpusHit]:
    """Point at each sentence that has what it tells from the outlet that another source has it from."""
    others: defaultdict[tuple[Place, str], list[Place]] = defaultdict(list)
    for here, there, outlet in chain.from_iterable(collection.faults.credits.values()):
        others[here, outlet].append(there)
        others[there, outlet].append(here)
    for (place, outlet), places in sorted(others.items()):
        names = ", ".join(list(dict.fromkeys(other.source for other in places))[:MAX_SHOWN])
        yield CorpusHit(place, f"has this from {outlet}, like {names}", tuple(places[:MAX_SHOWN]))
