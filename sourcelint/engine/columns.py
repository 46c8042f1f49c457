"""The columns of a source's row in the table that suites judge."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from sourcelint.evidence.claim_columns import CLAIM_COLUMNS, claim_columns
from sourcelint.evidence.date_columns import DATE_COLUMNS, date_columns
from sourcelint.finding import SEVERITIES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sourcelint.evidence.annotated import Annotated
    from sourcelint.finding import Finding
    from sourcelint.report import Grade

Kind = Literal["string", "Int64", "Float64", "boolean"]

COLUMNS: Mapping[str, Kind] = {
    "fault": "string",
    "encoding": "string",
    "wrapper": "string",
    "input": "string",
    "language": "string",
    "words": "Int64",
    "title": "string",
    "title_state": "string",
    "author": "string",
    "author_state": "string",
    "published": "string",
    "published_state": "string",
    "modified": "string",
    "modified_state": "string",
    "publisher": "string",
    "publisher_state": "string",
    "url": "string",
    "url_state": "string",
    **DATE_COLUMNS,
    **CLAIM_COLUMNS,
    "complete": "boolean",
    "truncated": "boolean",
    "repairs": "Int64",
    "errors": "Int64",
    "warnings": "Int64",
    "infos": "Int64",
    "grade": "string",
    "points": "Float64",
    "grade_scale": "Int64",
}
"""Names and types of all columns, in the order of the table. A name never changes its meaning."""


def columns_of(annotated: Annotated, findings: Sequence[Finding], grade: Grade) -> dict[str, Any]:
    """Return one row: a plain value for every column, None for what does not apply or is not known."""
    document = annotated.document
    row: dict[str, Any] = dict.fromkeys(COLUMNS)
    row |= {"fault": document.fault, "encoding": document.encoding, "grade": grade.letter}
    row |= {f"{severity}s": sum(finding.severity == severity for finding in findings) for severity in SEVERITIES}
    if document.fault is not None:
        return row
    for name, field in document.metadata.fields.items():
        row |= {name: field.value, f"{name}_state": field.state}
    row |= date_columns(annotated) | claim_columns(annotated)
    return row | {
        "wrapper": document.wrapper,
        "input": document.input,
        "language": document.language,
        "words": annotated.words,
        "complete": document.complete,
        "truncated": bool(document.truncations),
        "repairs": sum(repair.count for repair in document.repairs),
        "points": grade.points if grade.letter else None,
        "grade_scale": grade.scale if grade.letter else None,
    }
