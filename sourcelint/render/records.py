"""JSON: a finding as a record, findings as JSON Lines, whole runs as one document."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sourcelint.document import Finding, SourceReport
    from sourcelint.render import Run


def record(finding: Finding) -> dict[str, Any]:
    """Give a finding as `docs/schemas/finding.schema.json` describes it."""
    values = asdict(finding)
    return {"schema": values.pop("schema"), **values}


def jsonl(reports: Iterable[SourceReport], run: Run) -> Iterator[str]:  # noqa: ARG001 - all formats are called alike
    """Give one finding a line."""
    for report in reports:
        yield "".join(json.dumps(record(f), ensure_ascii=False) + "\n" for f in report.findings)
