"""XSR007."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from sourcelint.rule import CorpusHit, corpus_rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sourcelint.corpus import Collection

MAX_SHOWN = 3
"""Other sources that a finding names."""


@corpus_rule("XSR007", "shared-upstream", "warning", fix="Count them as one witness; read and cite the original.")
def shared_upstream(collection: Collection) -> Iterator[CorpusHit]:
    """
    ## What it does
    Reports sources that credit the whole of what they tell to the same outlet, within three days, and that share names of
    persons or things: retellings of one piece.

    ## Why is this bad?
    They look like several witnesses and are one, which is not even among them.

    ## Known limits
    Outlets are known by a table. Two pieces that one outlet wrote about the same persons in the same days are taken for
    one. Copies have XSR004 instead.

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
