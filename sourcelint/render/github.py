"""Workflow commands of GitHub Actions: they annotate the lines of a pull request."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sourcelint.render import Across, escape
from sourcelint.render.listing import choose_listed, describe_unlisted
from sourcelint.render.missed import describe, name_sources

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sourcelint.finding import Finding
    from sourcelint.gate.verdict import Outcome, SuiteVerdict
    from sourcelint.render import Run
    from sourcelint.report import SourceReport

LEVELS = {"error": "error", "warning": "warning", "info": "notice"}
_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def lines(reports: Iterable[SourceReport | Across], run: Run) -> Iterator[str]:
    """Return a command for each critical expectation that is missed and each finding that is listed, and say how many are not.

    GitHub shows ten of each level in a step, and keeps all in the log: what fails the step comes first.
    """
    if run.verdict:
        yield "".join(
            _missed(suite, outcome, run) for suite in run.verdict.suites for outcome in suite.missed("critical")
        )
    for report in reports:
        found = choose_listed(report.findings, run)
        yield "".join(_command(finding, run) for finding in found.findings)
        if found.more and not isinstance(report, Across):
            path, inside = run.tracked_place(report.source)
            where = f"{escape.one_line(inside)}: ".translate(_DATA) if inside else ""
            yield f"::notice file={_property(path)}::{where}{describe_unlisted(found.more)}\n"


def _command(finding: Finding, run: Run) -> str:
    path, inside = run.tracked_place(finding.source)
    message = f"{escape.one_line(finding.message)}\n{escape.one_line(finding.fix)}"
    where = _lines(finding)
    if inside:  # which has no path, so that its lines would be taken for those of the archive
        where, message = "", f"{escape.one_line(inside)}:{finding.line}:{finding.column}: {message}"
    return (
        f"::{LEVELS[finding.severity]} file={_property(path)}{where}"
        f",title={finding.code} {finding.name}::{message.translate(_DATA)}\n"
    )


def _missed(suite: SuiteVerdict, outcome: Outcome, run: Run) -> str:
    """Annotate the first source that falls short; the message names the others."""
    file = f"file={_property(run.tracked_place(outcome.sources[0]).file)}," if outcome.sources else ""
    title = _property(f"{escape.one_line(suite.title)}: {describe(outcome)}")
    missed = f"Missed by {name_sources(outcome, run)}" if outcome.sources else "Missed by the sources as a whole"
    message = f"{missed}\n{escape.one_line(outcome.reason)}".rstrip()
    return f"::error {file}title={title}::{message.translate(_DATA)}\n"


def _lines(finding: Finding) -> str:
    """Say where a finding begins, and where it ends if that is the same line."""
    begin = f",line={finding.line},col={finding.column}"
    if "\n" in finding.quote or len(finding.quote) != finding.end - finding.start:
        return begin
    return f"{begin},endLine={finding.line},endColumn={finding.column + len(finding.quote)}"


def _property(path: str) -> str:
    return escape.visible(path).translate(_PROPERTY)
