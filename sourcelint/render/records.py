"""JSON: a finding as a record, findings as JSON Lines, a run as one document."""

from __future__ import annotations

import json
from dataclasses import fields
from typing import TYPE_CHECKING, Any

from sourcelint.document import Finding, Place
from sourcelint.render import shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sourcelint.document import SourceReport
    from sourcelint.render import Across, Run

_FINDING = ("schema", *(f.name for f in fields(Finding) if f.name not in ("schema", "related", "fingerprint")))
_PLACE = tuple(f.name for f in fields(Place))


def record(finding: Finding) -> dict[str, Any]:
    """Give a finding as `docs/schemas/finding.schema.json` describes it."""
    values: dict[str, Any] = {name: getattr(finding, name) for name in _FINDING}
    values["related"] = [place(r) for r in finding.related]
    values["fingerprint"] = finding.fingerprint
    return values


def place(where: Place) -> dict[str, Any]:
    """Give a place as the schemas describe it."""
    return {name: getattr(where, name) for name in _PLACE}


def jsonl(reports: Iterable[SourceReport | Across], run: Run) -> Iterator[str]:
    """Give one finding a line."""
    for report in reports:
        yield "".join(json.dumps(record(f), ensure_ascii=False) + "\n" for f in shown(report.findings, run))
