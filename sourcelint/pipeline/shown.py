"""The artifacts of a run in the Prefect UI: what they say, and which of them have changed since they were last made.

Nothing here knows Prefect; `flows/lint_sources.py` sends them there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sourcelint import __version__
from sourcelint.pipeline import history
from sourcelint.pipeline.artifacts import EVENTS, SOURCES, event_rows, since, source_rows
from sourcelint.pipeline.known_pages import published_texts
from sourcelint.render import escape
from sourcelint.render.folder import arranged
from sourcelint.render.markdown import write

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sourcelint.gate.verdict import Verdict
    from sourcelint.pipeline.history import Change, RunRecord
    from sourcelint.pipeline.incremental import Memory
    from sourcelint.pipeline.known_pages import Published
    from sourcelint.pipeline.outlines import Outline
    from sourcelint.pipeline.told_events import ToldEvents
    from sourcelint.render import Run
    from sourcelint.report import SourceReport

ALL = ""
"""Stands for all sources together where the others have their ids."""


class Artifact(NamedTuple):
    """An artifact to be made: `type` is markdown or table, `data` Markdown or JSON, `description` Markdown."""

    type: str
    key: str
    data: str
    description: str


class Shown(NamedTuple):
    """What a run shows of its sources; `base` is the address before that of an artifact, `published` the reports as they were written."""

    outlines: Sequence[Outline]
    verdict: Verdict
    record: RunRecord
    run: Run
    memory: Memory
    base: str
    published: Published

    def digests(self) -> dict[str, str]:
        """Return for each source what identifies all that its artifact says, as its page does, and for `ALL` the table of events."""
        return {**self.published.keys, ALL: self.memory.events()[0]}

    def changed(self, before: Mapping[str, str]) -> Iterator[Artifact]:
        """Yield the reports of the sources whose digests are others than `before`, of those that are gone, and the table of events."""
        now = self.digests()
        changes = {change.source: change for change in self.record.changes}
        new = [outline for outline in self.outlines if before.get(outline.source) != now[outline.source]]
        texts = published_texts(self.memory.database, self.published, [outline.source for outline in new])
        for outline, text in zip(new, texts, strict=True):
            report = outline.report
            source, grade = report.source, report.grade
            yield Artifact(
                "markdown",
                escape.slug(source),
                f"{since(changes.get(source))}{text or self._text(report, outline.details)}\n{self._link_to_all()}",
                f"{escape.markdown(source)}: {f'grade {grade}' if grade.letter else grade}, bar {self.verdict.state_of(source)}",
            )
        for source in sorted(before.keys() - now.keys()):
            yield self._gone(source, changes.get(source))
        told = self.memory.events()[1]
        if before.get(ALL) != now[ALL] and (told.lines or before):
            yield _table_of_events(told, self.base)

    def _text(self, report: SourceReport, details: str) -> str:
        """Write a report as it would be published."""
        return write(arranged(self.memory.whole(report, details), self.run, self.verdict))

    def _gone(self, source: str, change: Change | None) -> Artifact:
        """Return the last artifact of a source: the one before would stand among the others as if it were still there."""
        told = history.told(change) if change else "gone"
        return Artifact(
            "markdown",
            escape.slug(source),
            f"**{self.record.as_of}** {escape.markdown(told)}\n\n{self._link_to_all()}",
            f"{escape.markdown(source)}: gone",
        )

    def _link_to_all(self) -> str:
        return f"[All sources of the run]({self.base}/artifacts/key/{SOURCES})\n"

    def table_of_sources(self) -> Artifact:
        """Return the table of all sources, what needs attention first."""
        changes = {change.source: change for change in self.record.changes}
        return Artifact(
            "table",
            SOURCES,
            escape.json_text(source_rows(self.outlines, self.verdict, changes, self.base)),
            f"{escape.markdown(self.verdict.summary())}\n\nSince the run before: {escape.markdown(self.record.told())}.\n\n"
            f"Rules {__version__}, as of {self.run.as_of}.",
        )


def _table_of_events(told: ToldEvents, base: str) -> Artifact:
    return Artifact(
        "table", EVENTS, escape.json_text(event_rows(told, base)), f"What sources say of the same: {told.summary}."
    )
