"""Workflow commands of GitHub Actions: they annotate the lines of a pull request."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sourcelint.render import Across, escape
from sourcelint.render.listing import listed, told_more

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sourcelint.finding import Finding
    from sourcelint.render import Run
    from sourcelint.report import SourceReport

LEVELS = {"error": "error", "warning": "warning", "info": "notice"}
_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def lines(reports: Iterable[SourceReport | Across], run: Run) -> Iterator[str]:
    """Return a command for each finding that is listed, and one that says how many are not.

    GitHub shows ten of each level in a step, and keeps all in the log.
    """
    for report in reports:
        found = listed(report.findings, run)
        yield "".join(_command(finding, run) for finding in found.findings)
        if found.more and not isinstance(report, Across):
            yield f"::notice file={_path(report.source, run)}::{told_more(found.more)}\n"


def _command(finding: Finding, run: Run) -> str:
    path = _path(finding.source, run)
    end = ""
    if "\n" not in finding.quote and len(finding.quote) == finding.end - finding.start:
        end = f",endLine={finding.line},endColumn={finding.column + len(finding.quote)}"
    message = f"{escape.one_line(finding.message)}\n{escape.one_line(finding.fix)}".translate(_DATA)
    return (
        f"::{LEVELS[finding.severity]} file={path},line={finding.line},col={finding.column}{end}"
        f",title={finding.code} {finding.name}::{message}\n"
    )


def _path(source: str, run: Run) -> str:
    return escape.visible(run.tracked_path(source)).translate(_PROPERTY)
