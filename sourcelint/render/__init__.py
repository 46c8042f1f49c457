"""Reports as text: one pure function per output format.

A format for streams takes reports one by one and gives about one piece of text for each, so that memory does not grow
with the number of sources and several formats can read one stream side by side:

    def jsonl(reports: Iterable[SourceReport | Across], run: Run) -> Iterator[str]

The pages of a report (Markdown, HTML, JSON) share one model, `view.py`, and only write it down. Text of sources is
hostile: it goes through `escape.py` on its way out.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sourcelint.engine.registry import all_rules
from sourcelint.finding import SEVERITIES

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping
    from datetime import date

    from sourcelint.finding import Finding, Severity, Suppressed
    from sourcelint.report import SourceReport
    from sourcelint.rule import Rule

FOOT = "This grade says how checkable the text is. It does not say the text is true."

REWRITTEN = "These reports are being rewritten"
WHOLE = "The new reports are complete, and can be read at another place until they stand here:"
STOPPED = "If this page stays, the run that wrote them was stopped. Run sourcelint again: it finishes the work."
"""What stands in place of the list of sources while the pages that it links are replaced."""

PAIRS = {
    "disagree": "Sources disagree",
    "agree": "Sources agree",
    "copy": "The same text elsewhere",
    "names": "The same under another name",
}
"""What sources say of each other, by kind of pair; a report never says who is right."""


MAX_PATH_CHARS = 4096
"""Characters of the longest path that a file can have (PATH_MAX)."""


@dataclass(frozen=True, slots=True)
class Run:
    """What all reports of a run have in common.

    `paths` says where a file is for the reader (as typed at the command line), by its id; without an entry the id is
    shown. `tracked` says where it is below the root of the repository, for services that look it up there. `lowest` is
    the lowest severity that lists of findings show; grades and exit codes do not depend on it. `width` is how many
    columns text has. `id` tells the pages of a folder of reports by the run that wrote them; it is empty elsewhere. `at` is when the run was, `news` what changed since the one before, and `before` how sources
    stood then: only the lists of sources tell it.
    """

    version: str
    as_of: date | None = None
    paths: Mapping[str, str] = field(default_factory=dict)
    lowest: Severity = "info"
    tracked: Mapping[str, str] = field(default_factory=dict)
    width: int = 100
    id: str = ""
    at: str = ""
    news: str = ""
    before: Mapping[str, str] = field(default_factory=dict)

    def path(self, source: str) -> str:
        """Say where a source, or the file that holds it, is for the reader."""
        return self.paths.get(file_of(source, self.paths)) or source

    def tracked_path(self, source: str) -> str:
        """Say where it is for a service: relative to the root of the repository, absolute outside of it."""
        return self.tracked.get(file_of(source, self.tracked)) or self.path(source)


def file_of(source: str, files: Container[str]) -> str:
    """Find the file that a source is, or is an article or a member of, among some ids; "" if it is not among them.

    An article's id is its file's, `#` and its own name, and either may hold further `#`; that of a file in an archive is the
    archive's, `/` and its name there.
    """
    if source in files:
        return source
    end = _last_mark(source, MAX_PATH_CHARS)
    while end > 0 and source[:end] not in files:
        end = _last_mark(source, end)
    return source[: max(end, 0)]


def _last_mark(source: str, end: int) -> int:
    return max(source.rfind("#", 0, end), source.rfind("/", 0, end))


@dataclass(frozen=True, slots=True)
class Across:
    """The findings of corpus rules, which come after all sources where reports are written while sources are read."""

    findings: tuple[Finding, ...]
    suppressed: tuple[Suppressed, ...] = ()


def shown(findings: Iterable[Finding], run: Run) -> tuple[Finding, ...]:
    """Choose the findings that are at least as severe as the run shows."""
    visible = SEVERITIES[: SEVERITIES.index(run.lowest) + 1]
    return tuple(finding for finding in findings if finding.severity in visible)


def unread(report: SourceReport) -> tuple[Rule, ...]:
    """Return the rules that did not read a source because of its language: that they found nothing proves little."""
    if "language" not in report.facts or report.facts.get("fault") is not None:
        return ()
    language = report.facts["language"]
    return tuple(rule for rule in all_rules() if not rule.experimental and not rule.supports(language))
