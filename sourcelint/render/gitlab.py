"""A Code Quality report, which GitLab shows in a merge request."""

from __future__ import annotations

from hashlib import sha256
from itertools import chain
from typing import TYPE_CHECKING, Any

from sourcelint.render import escape, select_shown
from sourcelint.render.missed import describe, paired

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sourcelint.finding import Finding
    from sourcelint.render import Across, Run
    from sourcelint.report import SourceReport

SEVERITIES = {"error": "major", "warning": "minor", "info": "info"}


def document(reports: Iterable[SourceReport | Across], run: Run) -> Iterator[str]:
    """Write one list: each source that misses a critical expectation, and each finding."""
    yield "["
    separator = "\n"
    for entries in chain(
        (_missed(run),),
        ([_entry(finding, run) for finding in select_shown(report.findings, run)] for report in reports),
    ):
        yield (separator if entries else "") + ",\n".join(map(escape.json_text, entries))
        separator = ",\n" if entries else separator
    yield "\n]\n"


def _missed(run: Run) -> list[dict[str, Any]]:
    return [
        {
            "description": f"{escape.one_line(suite.title)}: {describe(outcome)}"
            + (f" ({escape.one_line(value)})" if value else "")
            + (f". {escape.one_line(outcome.reason)}" if outcome.reason else ""),
            "check_name": suite.name,
            "fingerprint": sha256(f"{suite.name}\n{outcome.bar}\n{source}".encode("utf8", "surrogatepass")).hexdigest()[
                :16
            ],
            "severity": "critical",
            "location": {"path": run.tracked_place(source).file, "lines": {"begin": 1}},
        }
        for suite in (run.verdict.suites if run.verdict else ())
        for outcome in suite.missed("critical")
        for source, value in paired(outcome)
    ]


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
