"""What is kept of a source for comparison with the others."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sourcelint.document import Place, SourceReport


@dataclass(frozen=True, slots=True)
class Witness:
    """A source as corpus rules see it: where it speaks, and a sketch of its text."""

    source: str
    headline: Place
    signature: bytes


def witness_of(report: SourceReport) -> Witness:
    """Keep of a report what corpus rules need."""
    return Witness(report.source, report.headline, report.signature)
