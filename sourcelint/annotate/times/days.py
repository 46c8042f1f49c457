"""The days that a time expression stands for, if it is a date that can be compared."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sourcelint.annotate.times import TimeExpression

MAX_SENTENCE_CHARS = 800
"""Characters of the longest sentence that is read: a longer one is a list or not prose."""


DATED = frozenset({"DATE", "TIME"})

PARTS = {"START": (0, 4), "MID": (3, 7), "END": (6, 10)}
"""Tenths of a decade or century that its early, middle and late years cover."""


def names_days(time: TimeExpression) -> bool:
    """Tell whether an expression is a date by itself or from the day of writing, not from what the text said before."""
    if time.first is None or time.problem is not None:
        return False
    return time.type in DATED and time.reference_type != "anaphoric"


def days_of(time: TimeExpression) -> tuple[date, date]:
    """Return the days that a date covers; "the late 1940s" are 1946 to 1949, the early ones 1940 to 1943."""
    first, last = time.first or date.min, time.last or date.max
    years = last.year - first.year + 1
    if years < 10 or time.mod not in PARTS:
        return first, last
    begin, end = PARTS[time.mod]
    return date(first.year + years * begin // 10, 1, 1), date(first.year + years * end // 10 - 1, 12, 31)
