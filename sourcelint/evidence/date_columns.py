"""What a table and a timeline say of a source's dates: plain values, no clock."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from sourcelint.annotate.times import LANGUAGES
from sourcelint.annotate.times.calendar import bounds
from sourcelint.evidence.document_date import is_undated

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sourcelint.annotate.times import TimeExpression
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
    """Give the columns of `DATE_COLUMNS` for one source; None for what does not apply or cannot be known.

    Without tables for the language the counts of expressions are None. `unanchored_dates` counts what would need a day
    of publication or change (last month, on Tuesday, in June) in a page that has none; None where the source cannot prove that.
    `earliest_date` and `latest_date` are the outermost days of the dates that stand in full in the text, ISO 8601.
    """
    row: dict[str, Any] = dict.fromkeys(DATE_COLUMNS)
    if annotated.document.fault is not None:
        return row
    published, modified = annotated.metadata.published, annotated.metadata.modified
    row["dates_stated"] = len(annotated.metadata.dates)
    first, last = (bounds((f.value or "")[:10])[0] for f in (published, modified))
    if first and last:
        row["days_to_update"] = (last - first).days
    if (annotated.language or "en") not in LANGUAGES:
        return row
    dates = [t for t in annotated.times if t.type in {"DATE", "TIME"}]
    explicit = [t for t in dates if t.how == "explicit"]
    days = [t.first for t in explicit if t.first] + [t.last for t in explicit if t.last]
    row |= {
        "date_expressions": len(dates),
        "explicit_dates": len(explicit),
        "anchored_dates": sum(t.how == "anchor" for t in dates),
        "impossible_dates": sum(t.problem is not None for t in dates),
        "earliest_date": min(days).isoformat() if days else None,
        "latest_date": max(days).isoformat() if days else None,
    }
    undated = is_undated(annotated, updates=True)
    if undated is not None:
        row["unanchored_dates"] = sum(map(_unanchored, dates)) if undated else 0
    return row


def _unanchored(t: TimeExpression) -> bool:
    return t.how == "unresolved" and t.form in {"deictic", "weekday", "yearless"} and not t.value.endswith("_REF")
