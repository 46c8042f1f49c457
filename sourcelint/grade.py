"""The grade."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sourcelint.document import Grade

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sourcelint.annotate import Annotated
    from sourcelint.document import Finding


def grade_of(annotated: Annotated, findings: Sequence[Finding]) -> Grade:  # noqa: ARG001
    """Grade a source."""
    return Grade("A", 100.0, {}, ())
