"""Reports as text: one pure function per output format.

A format for streams takes reports one by one and gives about one piece of text for each, so that memory does not grow
with the number of sources and several formats can read one stream side by side:

    def jsonl(reports: Iterable[SourceReport | Across], run: Run) -> Iterator[str]

The pages of a report (Markdown, HTML, JSON) share one model, `view.py`, and only write it down. Text of sources is
hostile: it goes through `safe.py` on its way out.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sourcelint.document import SEVERITIES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from sourcelint.document import Finding, Severity

FOOT = "This grade says how checkable the text is. It does not say the text is true."

PAIRS = {
    "disagree": "Sources disagree",
    "agree": "Sources agree",
    "copy": "The same text elsewhere",
    "names": "The same under another name",
}
"""What sources say of each other, by kind of pair; a report never says who is right."""


@dataclass(frozen=True, slots=True)
class Run:
    """What all reports of a run have in common.

    `paths` says where a source is for the reader (as typed at the command line), by its id; without an entry the id is
    shown. `lowest` is the lowest severity that lists of findings show; grades and exit codes do not depend on it.
    """

    version: str
    as_of: date | None = None
    paths: Mapping[str, str] = field(default_factory=dict)
    lowest: Severity = "info"

    def path(self, source: str) -> str:
        """Say where a source is; an article's id is its file's and `#…`."""
        return self.paths.get(source) or self.paths.get(source.rpartition("#")[0]) or source


@dataclass(frozen=True, slots=True)
class Across:
    """The findings of corpus rules, which come after all sources where reports are written while sources are read."""

    findings: tuple[Finding, ...]


def shown(findings: Iterable[Finding], run: Run) -> tuple[Finding, ...]:
    """Choose the findings that are at least as severe as the run shows."""
    visible = SEVERITIES[: SEVERITIES.index(run.lowest) + 1]
    return tuple(f for f in findings if f.severity in visible)
