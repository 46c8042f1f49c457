"""Reports as text: one pure function per output format.

A format for streams takes reports one by one and gives about one piece of text for each, so that memory does not grow
with the number of sources and several formats can read one stream side by side:

    def jsonl(reports: Iterable[SourceReport | Across], run: Run) -> Iterator[str]

The pages of a report (Markdown, HTML, JSON) share one model, `view.py`, and only write it down. Text of sources is
hostile: it goes through `escape.py` on its way out.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Literal, NamedTuple

from sourcelint.engine.registry import all_rules
from sourcelint.finding import SEVERITIES
from sourcelint.inputs.source_ids import MAX_PATH_CHARS

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping
    from datetime import date

    from sourcelint.finding import Finding, Severity, Suppressed
    from sourcelint.gate.verdict import Verdict
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

MAX_MEMBER_CHARS = 1000
"""Characters of the name of a member that are shown at each of its places: an address can have any number."""

OPENED = (".gz", ".zst", ".parquet", ".pdf", ".docx")
"""Endings of files that are opened to be read: a line of what they hold is no line of theirs."""


@dataclass(frozen=True, slots=True)
class Run:
    """What all reports of a run have in common.

    `paths` says where a file is for the reader (as typed at the command line), by its id; without an entry the id is
    shown. `tracked` says where it is below the root of the repository, for services that look it up there. `lowest` is
    the lowest severity that lists of findings show; grades and exit codes do not depend on it. `width` is how many
    columns text has. `verdict` is that of the suites, in the formats of `sourcelint gate`. `id` tells the pages of a
    folder of reports by the run that wrote them; it is empty elsewhere. `at` is when the run was, `news` what changed
    since the one before, and `before` how sources stood then: only the lists of sources tell it.
    """

    version: str
    as_of: date | None = None
    paths: Mapping[str, str] = field(default_factory=dict)
    lowest: Severity = "info"
    tracked: Mapping[str, str] = field(default_factory=dict)
    width: int = 100
    verdict: Verdict | None = None
    id: str = ""
    at: str = ""
    news: str = ""
    before: Mapping[str, str] = field(default_factory=dict)

    def file(self, source: str) -> str:
        """Say where the file of a source is, as typed."""
        return self.paths.get(file_of(source, self.paths), source)

    def path(self, source: str) -> str:
        """Say in what places of a source count, for the reader: its file, as typed, or the member of an archive behind it.

        >>> run = Run("1", paths={"all.zip": "raw/all.zip", "feed.xml": "raw/feed.xml"})
        >>> run.path("all.zip/news/a.txt"), run.path("all.zip/b.xml#7"), run.path("feed.xml#https://a.example/1")
        ('raw/all.zip/news/a.txt', 'raw/all.zip/b.xml', 'raw/feed.xml')
        """
        file = file_of(source, self.paths)
        return f"{self.paths[file]}{_member(source, file)}" if file else source

    def name(self, source: str) -> str:
        """Name a source by its file, as typed, and behind it the member and the article that it is."""
        file = file_of(source, self.paths)
        return f"{self.paths[file]}{source[len(file) :]}" if file else source

    def tracked_place(self, source: str) -> TrackedPlace:
        """Say in what places of a source count, for a service that looks files up."""
        file = file_of(source, self.tracked)
        path, member = (self.tracked[file], _member(source, file)[1:]) if file else (self.path(source), "")
        return TrackedPlace(path, member or (PurePosixPath(path).name if path.lower().endswith(OPENED) else ""))


class TrackedPlace(NamedTuple):
    """A file for a service, relative to the root of the repository, or absolute outside of it.

    `inside` is the name of what lines and columns count in, if that is not the file as the service shows it: a member of an
    archive, what a packed file holds, the pages of a document.
    """

    file: str
    inside: str = ""


def file_of(source: str, files: Container[str]) -> str:
    """Find the file that a source is, or is an article or a member of, among some ids; "" if it is not among them.

    An article's id is its file's, `#` and its own name, and either may hold further `#`; that of a member of an archive is
    the archive's, `/` and its name there.
    """
    if source in files:
        return source
    end = _last_mark(source, MAX_PATH_CHARS)
    while end > 0 and source[:end] not in files:
        end = _last_mark(source, end)
    return source[: max(end, 0)]


def _member(source: str, file: str) -> str:
    """Return "/" and the name of the member of an archive that a source is or is an article of, "" for any other source.

    The name of a member holds no `#` itself (`document.member_id`).
    """
    rest = source[len(file) :]
    member = rest.partition("#")[0] if rest.startswith("/") else ""
    return member if len(member) <= MAX_MEMBER_CHARS else f"{member[:MAX_MEMBER_CHARS]}…"


def _last_mark(source: str, end: int) -> int:
    return max(source.rfind("#", 0, end), source.rfind("/", 0, end))


class Across(NamedTuple):
    """The findings of corpus rules, which come after all sources where reports are written while sources are read."""

    findings: tuple[Finding, ...]
    suppressed: tuple[Suppressed, ...] = ()


def select_shown(findings: Iterable[Finding], run: Run) -> tuple[Finding, ...]:
    """Choose the findings that are at least as severe as the run shows."""
    visible = SEVERITIES[: SEVERITIES.index(run.lowest) + 1]
    return tuple(finding for finding in findings if finding.severity in visible)


MAX_IDLE_RULES = 15
"""Rules that are named because they have nothing to read in a text; more of them were left out on purpose."""

NotRunKind = Literal["language", "not applicable", "experimental"]


class NotRun(NamedTuple):
    """Rules that did not judge a source, and why: that they found nothing proves little."""

    why: str
    rules: tuple[str, ...]
    kind: NotRunKind


def rules_not_run(report: SourceReport) -> tuple[NotRun, ...]:
    """Return the rules of single sources that did not judge one, by the reason for it."""
    if "language" not in report.facts or report.facts.get("fault") is not None:
        return ()
    language = report.facts["language"]
    groups: dict[NotRunKind, list[str]] = {"language": [], "not applicable": [], "experimental": []}
    for rule in all_rules():
        if report.counts.get(rule.code) is None and not rule.code.startswith("ERR"):
            groups[_why_not_run(rule, language)].append(rule.code)
    reasons: Mapping[NotRunKind, str] = {
        "language": f"they do not read this language ({language})"
        if language
        else "the language of the text is not known",
        "not applicable": "left out, or nothing here is theirs to read",
        "experimental": "experimental, run only if named",
    }
    return tuple(NotRun(reasons[kind], tuple(codes), kind) for kind, codes in groups.items() if codes)


def _why_not_run(rule: Rule, language: str | None) -> NotRunKind:
    if rule.experimental:
        return "experimental"
    return "not applicable" if rule.supports(language) else "language"
