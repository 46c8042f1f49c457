"""What a table and a timeline say of a source's dates: plain values, no clock."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from sourcelint.annotate.times import LANGUAGES
from sourcelint.annotate.times.calendar import bounds
from sourcelint.evidence.document_date import hangs_on_publication, is_undated

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sourcelint.evidence.annotated import Annotated

DATE_COLUMNS: Mapping[str, Literal["string", "Int64"]] = {
    "dates_stated": "Int64",
    "days_to_update": "Int64",
    "date_expressions": "Int64",
    "explicit_dates": "Int64",
    "anchored_dates": "Int64",
    "unanchored_dates": "Int64",
    "impossible_dates": "Int64",
    "earliest_date": "string",
    "latest_date": "string",
}
"""Names and types of the columns, in the order of the table."""


def date_columns(annotated: Annotated) -> dict[str, Any]:
    """Return the columns of `DATE_COLUMNS` for one source; None for what does not apply or cannot be known.

    Without tables for the language the counts of expressions are None. `unanchored_dates` counts what would need a day
    of publication or change (last month, on Tuesday, in June) in a page that has none; None if the source cannot prove that.
    `earliest_date` and `latest_date` are the outermost days of the dates that stand in full in the text, ISO 8601.
    """
    row: dict[str, Any] = dict.fromkeys(DATE_COLUMNS)
    row["dates_stated"] = len(annotated.metadata.dates)
    row["days_to_update"] = _days_to_update(annotated)
    if (annotated.language or "en") in LANGUAGES:
        row |= _expression_columns(annotated)
    return row


def _days_to_update(annotated: Annotated) -> int | None:
    """Count the days between publication and change, if both are known to the day."""
    published, modified = annotated.metadata.published, annotated.metadata.modified
    first, last = (bounds((stated.value or "")[:10])[0] for stated in (published, modified))
    return (last - first).days if first and last else None


def _expression_columns(annotated: Annotated) -> dict[str, Any]:
    """Return the columns that count the time expressions of a text."""
    dates = [time for time in annotated.times if time.type in {"DATE", "TIME"}]
    explicit = [time for time in dates if time.resolution == "explicit"]
    days = [day for time in explicit for day in (time.first, time.last) if day]
    undated = is_undated(annotated, updates=True)
    return {
        "date_expressions": len(dates),
        "explicit_dates": len(explicit),
        "anchored_dates": sum(time.resolution == "anchor" for time in dates),
        "unanchored_dates": None if undated is None else undated * sum(map(hangs_on_publication, dates)),
        "impossible_dates": sum(time.problem is not None for time in dates),
        "earliest_date": min(days).isoformat() if days else None,
        "latest_date": max(days).isoformat() if days else None,
    }
