"""A Code Quality report, which GitLab shows in a merge request."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sourcelint.render import escape, shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sourcelint.finding import Finding
    from sourcelint.render import Across, Run
    from sourcelint.report import SourceReport

SEVERITIES = {"error": "major", "warning": "minor", "info": "info"}


def document(reports: Iterable[SourceReport | Across], run: Run) -> Iterator[str]:
    """Write one list of findings."""
    yield "["
    separator = "\n"
    for report in reports:
        entries = [escape.json_text(_entry(finding, run)) for finding in shown(report.findings, run)]
        yield (separator if entries else "") + ",\n".join(entries)
        separator = ",\n" if entries else separator
    yield "\n]\n"


def _entry(finding: Finding, run: Run) -> dict[str, Any]:
    place = run.tracked_place(finding.source)
    where = f"{place.inside}:{finding.line}:{finding.column}: " if place.inside else ""
    return {
        "description": f"{where}{finding.code} {escape.one_line(finding.message)}",
        "check_name": f"{finding.code} {finding.name}",
        "fingerprint": finding.fingerprint,
        "severity": SEVERITIES[finding.severity],
        "location": {"path": place.file, "lines": {"begin": 1 if place.inside else finding.line}},
    }
