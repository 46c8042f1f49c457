"""JUnit XML: one test case a source, failed if a finding is an error.

If suites judged, a source fails if it misses the bar instead, and each expectation has a test case too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sourcelint.render import Across, escape
from sourcelint.render.listing import choose_listed, describe_unlisted
from sourcelint.render.missed import describe, name_sources

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sourcelint.gate.verdict import Outcome, SuiteVerdict
    from sourcelint.render import Run
    from sourcelint.report import SourceReport


def document(reports: Iterable[SourceReport | Across], run: Run) -> Iterator[str]:
    """Write a test suite for each source, one for what was found across sources, and those of the gate."""
    yield '<?xml version="1.0" encoding="utf-8"?>\n<testsuites name="sourcelint">\n'
    for report in reports:
        name = "across sources" if isinstance(report, Across) else escape.cut(run.name(report.source))
        yield _suite(name, report, run)
    yield "".join(_judged(suite, run) for suite in (run.verdict.suites if run.verdict else ()))
    yield "</testsuites>\n"


def _suite(name: str, report: SourceReport | Across, run: Run) -> str:
    failure = _failure_of(report, run)
    found = choose_listed(report.findings, run)
    lines = [
        f"{run.path(finding.source)}:{finding.line}:{finding.column}: {finding.code} {finding.severity}: {escape.one_line(finding.message)}"
        for finding in found.findings
    ]
    if found.more:
        lines.append(describe_unlisted(found.more))
    body = "\n".join(escape.xml_text(escape.log(escape.visible(line))) for line in lines)
    title = escape.xml_text(name)
    if failure:
        body = f'<failure message="{_attribute(failure.message)}" type="{failure.type}">{body}</failure>'
    elif body:
        body = f"<system-out>{body}</system-out>"
    return (
        f'<testsuite name="{title}" tests="1" failures="{int(bool(failure))}" errors="0">'
        f'<testcase classname="sourcelint" name="{title}">{body}</testcase></testsuite>\n'
    )


class Failure(NamedTuple):
    """Why a test case fails."""

    message: str
    type: str


def _failure_of(report: SourceReport | Across, run: Run) -> Failure | None:
    if run.verdict and not isinstance(report, Across):
        missed = [outcome.bar for outcome in run.verdict.missed(report.source) if outcome.severity == "critical"]
        return Failure("; ".join(missed), "critical") if missed else None
    error = next((finding for finding in report.findings if finding.severity == "error"), None)
    return Failure(f"{error.code} {error.message}", error.name) if error else None


def _judged(suite: SuiteVerdict, run: Run) -> str:
    """Write a suite of the gate: what is missed but not critical is told, and fails nothing."""
    cases = "".join(
        f'<testcase classname="{_attribute(suite.name)}" name="{_attribute(describe(outcome))}">{_state(outcome, run)}</testcase>'
        for outcome in suite.outcomes
    )
    skipped = sum(outcome.state == "not applicable" for outcome in suite.outcomes)
    failures = len(suite.missed("critical"))
    return (
        f'<testsuite name="{_attribute(suite.title)}" tests="{len(suite.outcomes)}" failures="{failures}" errors="0" '
        f'skipped="{skipped}">{cases}</testsuite>\n'
    )


def _state(outcome: Outcome, run: Run) -> str:
    if outcome.state == "not applicable":
        return "<skipped/>"
    if outcome.state == "met":
        return ""
    reason, sources = _attribute(outcome.reason or outcome.bar), escape.xml_text(escape.log(name_sources(outcome, run)))
    if outcome.severity == "critical":
        return f'<failure message="{reason}" type="{outcome.severity}">{sources}</failure>'
    return f"<system-out>{outcome.severity}: {reason}\n{sources}</system-out>"


def _attribute(text: str) -> str:
    return escape.xml_text(escape.one_line(text))
