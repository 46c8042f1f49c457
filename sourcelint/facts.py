"""The columns of a source's row in the table, and what a report shows beside the findings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sourcelint.annotate import Annotated
    from sourcelint.document import Finding, Grade, Statement, VerifyFirst


def facts_of(annotated: Annotated, findings: Sequence[Finding], grade: Grade) -> dict[str, Any]:
    """Give one row: plain values, None for what does not apply or is not known. Column names never change meaning."""
    document = annotated.document
    if document.fault is not None:
        return {"encoding": document.encoding, "fault": document.fault}
    return {
        "encoding": document.encoding,
        "fault": None,
        "wrapper": document.wrapper,
        "language": document.language,
        "words": annotated.words,
        "errors": sum(f.severity == "error" for f in findings),
        "warnings": sum(f.severity == "warning" for f in findings),
        "grade": grade.letter,
        "points": grade.points,
    }


def statements_of(annotated: Annotated) -> tuple[Statement, ...]:  # noqa: ARG001
    """Give what sentences state, for comparison across sources."""
    return ()


def verify_first_of(annotated: Annotated, findings: Sequence[Finding]) -> tuple[VerifyFirst, ...]:  # noqa: ARG001
    """Rank the claims most worth checking."""
    return ()
