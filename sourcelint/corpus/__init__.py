"""Compare what several sources say."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sourcelint.document import Finding, SourceReport


def compare(reports: Iterable[SourceReport]) -> tuple[Finding, ...]:  # noqa: ARG001
    """Give the findings that need more than one source, in the order of sources and places."""
    return ()
