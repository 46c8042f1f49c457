"""Which days a time expression stands for, where it is a date that can be compared."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sourcelint.annotate.times import TimeExpression

LONGEST = 800
"""Characters of the longest sentence that is read: what is longer is a list or no prose."""


def names_days(t: TimeExpression) -> bool:
    """Tell whether an expression gives a date by itself or from the day of writing, not from what the text said before."""
    return t.first is not None and t.problem is None and t.type in {"DATE", "TIME"} and t.form != "anaphoric"


def days_of(t: TimeExpression) -> tuple[date, date]:
    """Give the days that a date covers; "the late 1940s" are 1946 to 1949, the early ones 1940 to 1943."""
    first, last = t.first or date.min, t.last or date.max
    years = last.year - first.year + 1
    if years >= 10 and t.mod in {"START", "MID", "END"}:
        part = {"START": (0, 4), "MID": (3, 7), "END": (6, 10)}[t.mod]
        return date(first.year + years * part[0] // 10, 1, 1), date(first.year + years * part[1] // 10 - 1, 12, 31)
    return first, last
