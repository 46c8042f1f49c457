"""What rules find: a place in a raw file, what is wrong there and how much it matters. Frozen values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

Severity = Literal["error", "warning", "info"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")
SCHEMA = "sourcelint/finding/1"


class Place(NamedTuple):
    """A place in a raw file: half-open character offsets, line and column from 1, and what stands there."""

    source: str
    start: int
    end: int
    line: int
    column: int
    quote: str


class Finding(NamedTuple):
    """One place in the raw file where a rule fired. The JSON form is `docs/schemas/finding.schema.json`."""

    source: str
    code: str
    name: str
    severity: Severity
    scope: Literal["span", "document"]
    start: int
    end: int
    line: int
    column: int
    quote: str
    message: str
    fix: str
    related: tuple[Place, ...]
    fingerprint: str
    schema: str = SCHEMA


@dataclass(frozen=True, slots=True)
class Suppressed:
    """A finding that somebody set aside: `reason` says why, `place` is the file and line of the suppression."""

    finding: Finding
    reason: str
    place: str
