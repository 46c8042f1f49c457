"""Which sentences of two sources have a figure or a day that may exclude one of the other's, whatever stands around it.

Most sentences of two sources never do, and this is told by a few numbers of each source, without a look at any two sentences.
"""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING

from sourcelint.corpus.amount_fits import amounts_agree
from sourcelint.corpus.date_slots import exclude_within_a_year
from sourcelint.corpus.once_acts import may_be_slip
from sourcelint.corpus.source_texts import rows_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sourcelint.corpus.date_slots import PartialDate
    from sourcelint.corpus.source_texts import Rows, SourceText


@lru_cache(maxsize=1 << 14)
def _exclude(one: PartialDate, other: PartialDate) -> bool:
    """Judge two days once: texts name the same few again and again."""
    return exclude_within_a_year(one, other) or may_be_slip(one, other)


def rival_rows(one: SourceText, other: SourceText) -> dict[int, Rows]:
    """Return for each sentence of a source those of the other that may exclude it, if there are any.

    Figures of one unit, and counts of one thing, that have no value in common; days of one year that are not the same; one
    day of two years of which one may be a slip.
    """
    rivals: defaultdict[int, Rows] = defaultdict(int)
    for rows, others in (*_amounts_apart(one, other), *_days_apart(one, other)):
        for row in rows_in(rows):
            rivals[row] |= others
    return rivals


def _amounts_apart(one: SourceText, other: SourceText) -> Iterator[tuple[Rows, Rows]]:
    for counted in one.amounts.keys() & other.amounts.keys():
        for amount, rows in one.amounts[counted]:
            for mate, others in other.amounts[counted]:
                if not amounts_agree(amount, mate):
                    yield rows, others


def _days_apart(one: SourceText, other: SourceText) -> Iterator[tuple[Rows, Rows]]:
    for day, rows in one.days.items():
        for mate, others in other.days.items():
            if _exclude(day, mate):
                yield rows, others
