"""What Prefect shows of a run, as plain values and Markdown: its name, its message, the table of sources, what changed.

Nothing here knows Prefect; `flows/lint_sources.py` sends it there.
"""

from __future__ import annotations

from heapq import nsmallest
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sourcelint.counting import format_count
from sourcelint.finding import SEVERITIES
from sourcelint.pipeline import history
from sourcelint.render import escape
from sourcelint.report import UNGRADED

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sourcelint.gate.verdict import Verdict
    from sourcelint.pipeline.history import Change, RunRecord
    from sourcelint.pipeline.outlines import Outline
    from sourcelint.pipeline.told_events import ToldEvents

SOURCES = "sourcelint-sources"
"""Key of the artifact that is the table of sources. A source's own key is the slug of its id, as the name of its report."""

EVENTS = "sourcelint-events"
"""Key of the artifact that is the table of what sources say of the same events."""

MAX_ROWS = 1000
"""Rows of the table, the worst sources first: the UI draws all of them at once."""

_NO_BRACKETS = str.maketrans("[]", "()")
"""For the text of a link in a table, where the UI knows no escapes."""


def run_name(raw: str, record: RunRecord) -> str:
    """Name a run by its sources, its day and what changed."""
    return f"{escape.one_line(Path(raw).absolute().name)} {record.as_of}: {record.told()}"


def run_message(reports: int, folder: Path, verdict: Verdict, record: RunRecord) -> str:
    """Say how a run ended: where the reports are, whether the bar is met, and what misses it that did not before."""
    newly, silently = record.newly_missed(), record.silently_revised()
    return " ".join(
        (
            f"{format_count(reports, 'report')}; begin with {folder / 'index.html'}.",
            verdict.summary(),
            *((f"Newly below it: {escape.one_line(newly)}.",) if newly else ()),
            *((f"Silently revised: {escape.one_line(silently)}.",) if silently else ()),
        )
    )


def since(change: Change | None) -> str:
    """Say at the head of a report what became of its source since it was shown last; "" for a new one."""
    if change is None or change.what == "new":
        return ""
    first, *more = map(escape.markdown, history.lines(change))
    listed = "".join(f"- {line}\n" for line in more)
    return f"**Since {change.since}** {first}\n\n{listed}\n---\n\n"


def source_rows(
    outlines: Iterable[Outline], verdict: Verdict, changes: Mapping[str, Change], base: str
) -> list[dict[str, Any]]:
    """Build the table of the sources: first what newly misses the bar and what got worse, then what misses it, by grade.

    `changes` are by source; `base` is the address before that of an artifact.
    """

    def urgency(outline: Outline) -> tuple[bool, bool, bool, bool, int, float, str]:
        change, standing = changes.get(outline.source), outline.standing
        return (
            not (change and change.newly_missed),
            not (change and change.what == "worse"),
            verdict.state_of(outline.source) != "missed",
            standing.letter is not None,  # what cannot be graded comes before all grades
            -ord(standing.letter or "A"),
            standing.points,
            outline.source,
        )

    return [_row(outline, verdict, changes, base) for outline in nsmallest(MAX_ROWS, outlines, key=urgency)]


def _row(outline: Outline, verdict: Verdict, changes: Mapping[str, Change], base: str) -> dict[str, Any]:
    source, standing = outline.source, outline.standing
    missed = [outcome.bar for outcome in verdict.missed(source) if outcome.severity == "critical"]
    return {
        "source": _link_to(source, base),
        "bar": verdict.state_of(source),
        "change": _change_told(changes.get(source)),
        "grade": standing.letter or UNGRADED,
        "points": standing.points if standing.letter else None,
        "title": _link_text(standing.title if standing.title != source else ""),
        **dict(zip(SEVERITIES, outline.severities, strict=True)),
        "missed": "; ".join(map(escape.one_line, missed)),
    }


def event_rows(told: ToldEvents, base: str) -> list[dict[str, str]]:
    """Build the table of the events, a row for what each source says: of an event its first row alone has the name and day."""
    rows, before = [], ""
    for line in told.lines:
        first = line.event != before
        before = line.event
        rows.append(
            {
                "event": _link_text(line.event) if first else "",
                "day": line.day if first else "",
                "source": _link_to(line.source, base),
                "place": line.place,
                "says": _link_text(line.says),
                "disputed": _link_text(line.disputed),
            }
        )
    return rows


def _link_to(source: str, base: str) -> str:
    return f"[{_link_text(source)}]({base}/artifacts/key/{escape.slug(source)})"


def _change_told(change: Change | None) -> str:
    if change is None:
        return ""
    return f"{change.what}, silently revised" if change.silent else change.what


def _link_text(text: str) -> str:
    return escape.one_line(text).translate(_NO_BRACKETS)
