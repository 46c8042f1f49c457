"""DAT005."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from itertools import combinations
from typing import TYPE_CHECKING

from sourcelint.annotate.times.calendar import bounds
from sourcelint.rule import Hit, rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sourcelint.document import StatedDate
    from sourcelint.evidence.annotated import Annotated

MAX_DIFFERENCE = timedelta(days=1)
"""Two statements of one day may differ by a day: midnight falls at another hour elsewhere."""

MAX_AHEAD = timedelta(days=2)
"""A text may be last changed this long before the hour at which it is set to appear."""

MIN_OFFSET, MAX_OFFSET, OFFSET_STEP = timedelta(hours=-12), timedelta(hours=14), timedelta(minutes=15)
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
    Whoever cites the page cannot know which of its dates is true, and against which day a "last month" in the text is resolved.

    ## Known limits
    A difference of one day may be a time zone, and a change up to two days before publication a text that waited to
    appear; neither is reported. The rule cannot tell which of two dates is right. A visible date of an HTML page may
    belong to something else on it, so it only gives a warning.

    ## References
    schema.org `datePublished`, `dateModified`; WordPress REST API, `date` and `date_gmt`.
    """
    seen: set[str] = set()
    for hit in (*_zones(doc.metadata.dates), *_order(doc.metadata.dates), *_copies(doc)):
        if hit.message not in seen:
            seen.add(hit.message)
            yield hit


def _zones(dates: Sequence[StatedDate]) -> Iterator[Hit]:
    """Compare each local time with its twin in GMT."""
    for local, gmt in _pairs(dates, ("published", "modified"), ("published_gmt", "modified_gmt")):
        offset = _difference(local, gmt) if local.kind + "_gmt" == gmt.kind else None
        if offset is not None and (not MIN_OFFSET <= offset <= MAX_OFFSET or offset % OFFSET_STEP):
            yield Hit(gmt.span, f"{gmt.value} is no time zone's hour for {local.value}", related=(local.span,))


def _order(dates: Sequence[StatedDate]) -> Iterator[Hit]:
    """Compare the days of publication and of change."""
    for published, modified in _pairs(dates, ("published",), ("modified", "updated")):
        if published.origin != "time" and (days := _days(published, modified)) and days[1][1] < days[0][0] - MAX_AHEAD:
            message = f"{modified.kind} {modified.value[:10]}, before it was published ({published.value[:10]})"
            yield Hit(modified.span, message, related=(published.span,))


def _copies(doc: Annotated) -> Iterator[Hit]:
    """Compare what different places of the page say of its publication; the first conflict is enough."""
    dates = [stated for stated in doc.metadata.dates if stated.kind in {"published", "url"} and stated.origin != "time"]
    for one, other in combinations(dates, 2):
        days = _days(one, other) if one.origin != other.origin else None
        if days and not _near(*days):
            message = f"published {other.value[:10]} here ({other.origin}), {one.value[:10]} there ({one.origin})"
            # Visible dates of a page in HTML may belong to something else on it.
            sure = "visible" not in {one.origin, other.origin} or doc.document.wrapper != "html"
            yield Hit(other.span, message, severity="error" if sure else "warning", related=(one.span,))
            return


def _pairs(
    dates: Sequence[StatedDate], one: Sequence[str], other: Sequence[str]
) -> Iterator[tuple[StatedDate, StatedDate]]:
    return ((first, second) for first in dates if first.kind in one for second in dates if second.kind in other)


def _difference(later: StatedDate, earlier: StatedDate) -> timedelta | None:
    """Return the time between two statements that both have an hour and agree on having a zone; else None."""
    if min(len(later.value), len(earlier.value)) < len("2023-11-16T20:35"):
        return None
    try:
        end, start = datetime.fromisoformat(later.value), datetime.fromisoformat(earlier.value)
    except ValueError:
        return None
    return None if (end.tzinfo is None) != (start.tzinfo is None) else end - start


def _days(*dates: StatedDate) -> list[tuple[date, date]] | None:
    """Return the first and last day of each statement; None if one names no day of the calendar."""
    spans = [bounds(stated.value[:10]) for stated in dates]
    known = [(first, last) for first, last in spans if first and last]
    return known if len(known) == len(spans) else None


def _near(one: tuple[date, date], other: tuple[date, date]) -> bool:
    """Tell whether two dates may be the same day, in different time zones."""
    return one[0] <= other[1] + MAX_DIFFERENCE and other[0] <= one[1] + MAX_DIFFERENCE
