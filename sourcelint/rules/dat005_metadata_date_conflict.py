"""DAT005."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from itertools import combinations
from typing import TYPE_CHECKING

from sourcelint.annotate.times.calendar import bounds
from sourcelint.rule import Hit, rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sourcelint.annotate import Annotated
    from sourcelint.document import StatedDate

DAY = timedelta(days=1)
"""Two statements of one day may differ by a day: midnight falls at another hour elsewhere."""

EARLIEST, LATEST, STEP = timedelta(hours=-12), timedelta(hours=14), timedelta(minutes=15)
"""Offsets from GMT lie between -12 and +14 hours, in quarters of an hour (IANA time zone database)."""


@rule(
    "DAT005",
    "metadata-date-conflict",
    "error",
    fix="Find out which date is right, and correct the other in the manifest.",
)
def metadata_date_conflict(doc: Annotated) -> Iterator[Hit]:
    """
    ## What it does
    Reports dates of a page about itself that exclude each other: modified before it was published, a GMT twin that no
    time zone explains, a visible date more than a day away from the one in the metadata, another month in the address.

    ## Why is this bad?
    Whoever cites the page cannot know which of its dates is true, and every "last month" in the text hangs on it.

    ## Known limits
    A day of difference is taken for a time zone. Which of two dates is right is not known here.

    ## References
    schema.org `datePublished`, `dateModified`; WordPress REST API, `date` and `date_gmt`.
    """
    dates = doc.metadata.dates
    for local, gmt in _pairs(dates, ("published", "modified"), ("published_gmt", "modified_gmt")):
        offset = _difference(local, gmt)
        if (
            local.kind + "_gmt" == gmt.kind
            and offset is not None
            and not (EARLIEST <= offset <= LATEST and not offset % STEP)
        ):
            yield Hit(gmt.span, f"{gmt.value} is no time zone's hour for {local.value}", related=(local.span,))
    for published, modified in _pairs(dates, ("published",), ("modified", "updated")):
        if ((days := _days(published, modified)) and days[1][1] < days[0][0] - DAY) or (
            days
            and days[1] == days[0]
            and (offset := _difference(modified, published)) is not None
            and offset < timedelta(0)
        ):
            yield Hit(
                modified.span,
                f"{modified.kind} {modified.value}, before it was published ({published.value})",
                related=(published.span,),
            )
    for one, other in combinations([d for d in dates if d.kind == "published"], 2):
        if (days := _days(one, other)) and not _near(*days):
            yield Hit(
                other.span,
                f"published {other.value} here ({other.origin}), {one.value} there ({one.origin})",
                related=(one.span,),
            )
    for url, published in _pairs(dates, ("url",), ("published",)):
        if (days := _days(url, published)) and not _near(*days):
            yield Hit(url.span, f"the address says {url.value}, the page {published.value}", related=(published.span,))
            break


def _pairs(
    dates: Sequence[StatedDate], one: Sequence[str], other: Sequence[str]
) -> Iterator[tuple[StatedDate, StatedDate]]:
    return ((a, b) for a in dates if a.kind in one for b in dates if b.kind in other)


def _difference(later: StatedDate, earlier: StatedDate) -> timedelta | None:
    """Give the time between two statements that both have an hour and no zone of their own; None otherwise."""
    if min(len(later.value), len(earlier.value)) < len("2023-11-16T20:35"):
        return None
    try:
        a, b = datetime.fromisoformat(later.value), datetime.fromisoformat(earlier.value)
    except ValueError:
        return None
    return None if (a.tzinfo is None) != (b.tzinfo is None) else a - b


def _days(*dates: StatedDate) -> list[tuple[date, date]] | None:
    """Give the first and last day of each statement; None if one names no day of the calendar."""
    spans = [bounds(d.value[:10]) for d in dates]
    return [(a, b) for a, b in spans if a and b] if all(a and b for a, b in spans) else None


def _near(one: tuple[date, date], other: tuple[date, date]) -> bool:
    return one[0] <= other[1] + DAY and other[0] <= one[1] + DAY
