"""What sources on one story say otherwise, and what they have from one outlet: all that a run for warnings asks of their sentences.

Only sentences with a figure, a date or an outlet in common can show that, so that most pairs of sentences are never looked at.
What is found is the same as that which `source_results.py` finds beside much else.
"""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from itertools import chain, groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from sourcelint.corpus.alignment import align
from sourcelint.corpus.credited_outlets import find_shared_credits, outlets_credited
from sourcelint.corpus.disputes import find_disputes, may_dispute
from sourcelint.corpus.source_results import SourceResult, as_kept, place_among
from sourcelint.corpus.source_texts import MAX_UNPACKED

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sourcelint.corpus.collection import Collection
    from sourcelint.corpus.source_texts import Rows, SourceText
    from sourcelint.corpus.stories import StoryPair


def find_faults(collection: Collection) -> Iterator[tuple[int, SourceResult]]:
    """Yield for each source, by number, what it and those behind it on its story say otherwise and have from one outlet."""
    of_pair: dict[tuple[int, int], SourceResult] = {}
    credits_of = lru_cache(maxsize=MAX_UNPACKED)(lambda number: _rows_by_outlet(collection.text_of(number)))
    for pair in collection.stories:
        found = _faults_of(pair, collection, credits_of(pair.one), credits_of(pair.other))
        if found is not None:
            of_pair[pair.one, pair.other] = found
    for one, pairs in groupby(sorted(of_pair), key=itemgetter(0)):
        results = [of_pair[both] for both in pairs]
        yield (
            one,
            SourceResult(
                disputes=tuple(chain.from_iterable(result.disputes for result in results)),
                credits=tuple(chain.from_iterable(result.credits for result in results)),
            ),
        )


def _faults_of(
    pair: StoryPair, collection: Collection, own: Mapping[str, Rows], others: Mapping[str, Rows]
) -> SourceResult | None:
    """Return the faults of two sources, of which the rows are given that credit each outlet; None without any."""
    neighbours = collection.neighbours[pair.one]
    _, independent, is_near = neighbours[place_among(neighbours, pair.other)]
    shared = own.keys() & others.keys() if independent else frozenset[str]()
    if not (is_near or shared):
        return None
    one, other = collection.text_of(pair.one), collection.text_of(pair.other)
    days = collection.days_apart(pair.one, pair.other)
    mates = [0] * len(one.sentences)
    if is_near and may_dispute(one, other, days, pair.likeness):
        mates = list(map(other.rows_beside, one.sentences))
    for outlet in shared:
        mates = [rows | others[outlet] * (own[outlet] >> row & 1) for row, rows in enumerate(mates)]
    aligned = align(pair, one, other, days, independent=independent, is_near=is_near, mates=mates).pairs
    disputes = tuple(as_kept(find_disputes(aligned, one, other, days, pair.likeness))) if is_near else ()
    credited = tuple(find_shared_credits(aligned, one, other)) if shared else ()
    return SourceResult(disputes=disputes, credits=credited) if disputes or credited else None


def _rows_by_outlet(text: SourceText) -> dict[str, Rows]:
    """Return for each outlet the sentences of a source that credit it."""
    found: defaultdict[str, Rows] = defaultdict(int)
    for row, sentence in enumerate(text.sentences):
        for outlet in outlets_credited(sentence.place.quote):
            found[outlet] |= 1 << row
    return dict(found)
