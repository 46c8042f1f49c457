"""JUnit XML: one test case a source, failed where a finding is an error."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sourcelint.render import Across, escape
from sourcelint.render.listing import listed, told_more

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sourcelint.render import Run
    from sourcelint.report import SourceReport


def document(reports: Iterable[SourceReport | Across], run: Run) -> Iterator[str]:
    """Write a test suite for each source, and one for what was found across sources."""
    yield '<?xml version="1.0" encoding="utf-8"?>\n<testsuites name="sourcelint">\n'
    for report in reports:
        name = "across sources" if isinstance(report, Across) else run.name(report.source)
        yield _suite(name, report, run)
    yield "</testsuites>\n"


def _suite(name: str, report: SourceReport | Across, run: Run) -> str:
    failed = [finding for finding in report.findings if finding.severity == "error"]
    found = listed(report.findings, run)
    lines = [
        f"{run.path(finding.source)}:{finding.line}:{finding.column}: {finding.code} {finding.severity}: {escape.one_line(finding.message)}"
        for finding in found.findings
    ]
    if found.more:
        lines.append(told_more(found.more))
    body = "\n".join(escape.xml_text(escape.log(escape.visible(line))) for line in lines)
    title = escape.xml_text(name)
    if failed:
        first = escape.xml_text(f"{failed[0].code} {escape.one_line(failed[0].message)}")
        body = f'<failure message="{first}" type="{failed[0].name}">{body}</failure>'
    elif body:
        body = f"<system-out>{body}</system-out>"
    return (
        f'<testsuite name="{title}" tests="1" failures="{int(bool(failed))}" errors="0">'
        f'<testcase classname="sourcelint" name="{title}">{body}</testcase></testsuite>\n'
    )
