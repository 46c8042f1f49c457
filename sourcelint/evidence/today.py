"""The day that counts as today, asked in a way that shows for which other days the answers are the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sourcelint.report import ALWAYS, Validity

if TYPE_CHECKING:
    from datetime import date


class Today:
    """A day, and between which days all that was asked of it has the same answers.

    What is said of a text depends on today only through these answers, so it holds on all days of `validity`.
    """

    def __init__(self, day: date) -> None:
        self._day = day.toordinal()
        self.validity: Validity = ALWAYS

    def reached(self, day: int) -> bool:
        """Tell whether a day, a proleptic Gregorian ordinal (`date.toordinal`), has come."""
        first, last = self.validity
        if self._day >= day:
            self.validity = Validity(max(first, day), last)
            return True
        self.validity = Validity(first, min(last, day - 1))
        return False

    def named(self) -> None:
        """Note that the day itself was read: what is said of the text then holds on this day alone."""
        self.validity = Validity(self._day, self._day)
