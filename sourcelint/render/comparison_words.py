"""How events, and what sources say of them, are called in all formats of a comparison."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sourcelint.counting import format_count
from sourcelint.render import escape

if TYPE_CHECKING:
    from sourcelint.corpus.event_table import Cell, EventRow, EventTable
    from sourcelint.finding import Place

MAX_TITLE_CHARS, MAX_DIFFERING_CHARS = 100, 60
"""Characters of the sentence that names an event, and of the words that differ from those of another source."""


def summary(table: EventTable) -> str:
    """Say in a line what a table holds.

    >>> from sourcelint.corpus.event_table import EventTable
    >>> summary(EventTable((), (), ("a.txt",)))
    'no event is told by two sources; 1 source tells nothing that another tells'
    """
    disputed = sum(bool(row.conflicts) for row in table.rows)
    events = format_count(len(table.rows), "event", "events")
    parts = [f"{events} told by {format_count(len(table.columns), 'source', 'sources')}, {disputed} disputed"]
    if not table.rows:
        parts = ["no event is told by two sources"]
    if table.silent:
        alone = len(table.silent)
        told = "tells" if alone == 1 else "tell"
        parts.append(f"{format_count(alone, 'source', 'sources')} {told} nothing that another tells")
    return "; ".join(parts)


def title_of(row: EventRow, max_chars: int = MAX_TITLE_CHARS) -> str:
    """Name an event by the sentence of the first source that tells it, cut behind a word."""
    return shortened(row.cells[0].place.quote, max_chars)


def shortened(text: str, max_chars: int = MAX_TITLE_CHARS) -> str:
    """Return a text on one line, cut behind a word if it is longer than so many characters."""
    line = escape.one_line(text)
    return line if len(line) <= max_chars else f"{line[:max_chars].rpartition(' ')[0] or line[:max_chars]} …"


def said(cell: Cell) -> str:
    """Say in short what a source says: dates, figures, names; its sentence if it has none of these."""
    return slots_of(cell) or shortened(cell.place.quote)


def slots_of(cell: Cell) -> str:
    """Return the dates, figures and names that a source says; "" if there are none."""
    slots = dict.fromkeys(
        (*(date.place.quote for date in cell.dates), *(place.quote for place in cell.figures), *cell.who)
    )
    return " · ".join(escape.one_line(slot) for slot in slots)


def differences(row: EventRow, cell: Cell) -> list[str]:
    """Say in short what a source says otherwise of an event, each once."""
    return list(dict.fromkeys(differing(place, cell) for place in row.disputed if place.source == cell.place.source))


def differing(place: Place, cell: Cell | None) -> str:
    """Say in short what differs at a place of a conflict: the date in it, if its sentence gives one, else its words."""
    within = [date for date in cell.dates if place.start <= date.place.start < place.end] if cell else []
    return escape.one_line(within[0].place.quote) if len(within) == 1 else shortened(place.quote, MAX_DIFFERING_CHARS)
