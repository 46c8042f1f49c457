"""What sources say of the same events, as lines that are kept from run to run: a line a source, the most disputed events first."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sourcelint.render.comparison_words import differences, said, summary, title_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sourcelint.corpus.event_table import EventRow, EventTable

MAX_EVENT_LINES = 500
"""Lines that are kept: the UI draws all of them at once."""


class EventLine(NamedTuple):
    """What one source says of an event: its id and place, what it says in short, and what of it another source disputes."""

    event: str
    day: str
    source: str
    place: str
    says: str
    disputed: str


class ToldEvents(NamedTuple):
    """A line that sums up what sources say of the same events, and the lines of the most disputed ones, whole events only."""

    summary: str
    lines: tuple[EventLine, ...]


def told_events(table: EventTable) -> ToldEvents:
    """Write the events of a table as lines, at most `MAX_EVENT_LINES`."""
    lines: list[EventLine] = []
    for row in table.rows:
        if len(lines) + len(row.cells) > MAX_EVENT_LINES:
            break
        lines += _lines_of(row)
    return ToldEvents(summary(table), tuple(lines))


def _lines_of(row: EventRow) -> Iterator[EventLine]:
    for cell in row.cells:
        place = f"{cell.place.line}:{cell.place.column}"
        yield EventLine(title_of(row), row.day, cell.place.source, place, said(cell), "; ".join(differences(row, cell)))
