"""Time expressions (TIMEX3)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A TIMEX3: half-open span, type, value.

    `how` says how the value was found: explicit (it stands there), anchor (resolved against the document creation
    time), reference (against an earlier expression of the text), unresolved. `first` and `last` are the days that the
    value covers, both inclusive, where it names days. `problem` says why no calendar has the date.
    """

    start: int
    end: int
    type: Literal["DATE", "TIME", "DURATION", "SET"]
    value: str
    how: Literal["explicit", "anchor", "reference", "unresolved"] = "explicit"
    first: date | None = None
    last: date | None = None
    problem: str | None = None


def find_times(text: str, anchor: date | None, language: str = "en") -> tuple[TimeExpression, ...]:  # noqa: ARG001
    """Find the time expressions of a text."""
    return ()
