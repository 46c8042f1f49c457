"""DAT009."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from sourcelint.annotate.text.calendar_words import MONTHS, WEEKDAYS
from sourcelint.rule import Hit, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sourcelint.annotate.times import TimeExpression
    from sourcelint.evidence.annotated import Annotated

GREGORIAN = date(1752, 9, 14)
"""First day of the Gregorian calendar in Britain: earlier weekdays in English texts may be Julian."""

MAX_CERTAIN_DAYS = 120
"""Days around the day of publication within which the year of a date without one is certain."""


@rule("DAT009", "weekday-mismatch", "error", fix="Correct the weekday or the date; one of them is wrong.")
def weekday_mismatch(doc: Annotated) -> Iterator[Hit]:
    """
    ## What it does
    Reports a weekday that is not the weekday of the date beside it.

    ## Why is this bad?
    One of the two is wrong, and a reader cannot tell which: the event may have happened on another day.

    ## Known limits
    Dates before 14 September 1752 and dates inside quotations are left alone. A date without a year is compared only
    if it lies within 120 days of the day of publication.

    ## References
    Journalism Trust Initiative (CWA 17493), accuracy; ISO 8601-1 for the calendar.
    """
    for time in doc.times:
        day = time.first
        if time.weekday is None or day is None or not _is_certain(doc, time, day):
            continue
        if day.weekday() != time.weekday and not doc.quoted(time):
            yield Hit(
                time.span,
                f"{day.day} {MONTHS[day.month - 1].title()} {day.year} was a {WEEKDAYS[day.weekday()].title()}, not a {WEEKDAYS[time.weekday].title()}",
            )


def _is_certain(doc: Annotated, time: TimeExpression, day: date) -> bool:
    """Tell whether a time is one day of the Gregorian calendar whose year is written out or beyond doubt."""
    if day != time.last or day < GREGORIAN:
        return False
    return time.resolution == "explicit" or (
        doc.anchor is not None and abs((day - doc.anchor).days) <= MAX_CERTAIN_DAYS
    )
