"""Workflow commands of GitHub Actions: they annotate the lines of a pull request."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sourcelint.render import safe, shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sourcelint.document import Finding, SourceReport
    from sourcelint.render import Across, Run

LEVELS = {"error": "error", "warning": "warning", "info": "notice"}
_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def lines(reports: Iterable[SourceReport | Across], run: Run) -> Iterator[str]:
    """Give one command for each finding."""
    for report in reports:
        yield "".join(_command(f, run) for f in shown(report.findings, run))


def _command(finding: Finding, run: Run) -> str:
    path = safe.visible(run.tracked_path(finding.source)).translate(_PROPERTY)
    end = ""
    if "\n" not in finding.quote and len(finding.quote) == finding.end - finding.start:
        end = f",endLine={finding.line},endColumn={finding.column + len(finding.quote)}"
    message = f"{safe.one_line(finding.message)}\n{safe.one_line(finding.fix)}".translate(_DATA)
    return (
        f"::{LEVELS[finding.severity]} file={path},line={finding.line},col={finding.column}{end}"
        f",title={finding.code} {finding.name}::{message}\n"
    )
