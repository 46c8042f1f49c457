"""What sources say of the same, as text, JSON, CSV or a page: a row an event, the most disputed first, a column a source."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from sourcelint.counting import format_count
from sourcelint.render import escape
from sourcelint.render.html import fill

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from sourcelint.corpus.event_table import Cell, Column, EventRow, EventTable
    from sourcelint.finding import Place
    from sourcelint.render import Run

SCHEMA = "sourcelint/comparison/1"

MAX_TITLE_CHARS = 100
"""Characters of the sentence that names an event."""

MAX_MARKS, MAX_MARK_CHARS, MARK_HEIGHT_PX = 60, 60, 14
"""Events on the timeline, characters of the name of each, and the height of its line."""


def text(table: EventTable, run: Run) -> Iterator[str]:
    """Write each event with its conflicts first, then a line for each source."""
    for row in table.rows:
        yield f"{title_of(row)}\n"
        for conflict in row.conflicts:
            one, other = (f"{escape.one_line(p.quote)} in {_where(p, run)}" for p in (conflict.one, conflict.other))
            yield f"  conflict of {conflict.kind}s: {one}, {other}\n"
        for cell in row.cells:
            copies = table.columns[cell.column].copies
            more = f" (and {format_count(len(copies), 'copy', 'copies')})" if copies else ""
            yield f"  {_where(cell.place, run)}{more}: {said(cell)}\n"
        yield "\n"
    yield f"{summary(table)}\n"


def csv(table: EventTable, run: Run) -> Iterator[str]:
    """Write one row an event: its id, the number of conflicts, its day, and what each source says with line and column."""
    yield escape.csv_row(("event", "conflicts", "day", *(run.path(column.source) for column in table.columns)))
    for row in table.rows:
        by_column = {cell.column: cell for cell in row.cells}
        cells = [_in_csv(by_column.get(number)) for number in range(len(table.columns))]
        yield escape.csv_row((row.id, len(row.conflicts), row.day, *cells))


def _in_csv(cell: Cell | None) -> str:
    return f"{said(cell)} ({cell.place.line}:{cell.place.column})" if cell else ""


def json(table: EventTable, run: Run) -> Iterator[str]:
    """Write one JSON object; `docs/corroboration.md` says what its keys mean."""
    value = {
        "schema": SCHEMA,
        "sources": [_column(column, run) for column in table.columns],
        "silent": list(table.silent),
        "events": [
            {
                "id": row.id,
                "day": row.day or None,
                "cells": [_cell(cell, table.columns[cell.column]) for cell in row.cells],
                "conflicts": [
                    {"kind": conflict.kind, "places": [conflict.one._asdict(), conflict.other._asdict()]}
                    for conflict in row.conflicts
                ],
            }
            for row in table.rows
        ],
    }
    yield escape.json_text(value, indent=1) + "\n"


def _column(column: Column, run: Run) -> dict[str, Any]:
    return {
        "source": column.source,
        "path": run.path(column.source),
        "published": column.published,
        "copies": list(column.copies),
    }


def _cell(cell: Cell, column: Column) -> dict[str, Any]:
    return {
        "source": column.source,
        "place": cell.place._asdict(),
        "dates": [{"value": date.value, "place": date.place._asdict()} for date in cell.dates],
        "figures": [place._asdict() for place in cell.figures],
        "who": list(cell.who),
    }


def html(table: EventTable, run: Run) -> Iterator[str]:
    """Write one page without scripts: a table, and a timeline of what is dated."""
    marks = _marks(table.rows)
    yield fill(
        "comparison.html",
        columns=[
            {"name": run.path(column.source), "published": column.published, "copies": column.copies}
            for column in table.columns
        ],
        rows=[_shown(row, len(table.columns), run) for row in table.rows],
        marks=marks,
        height=MARK_HEIGHT_PX * len(marks) + 50,
        silent=table.silent,
        summary=summary(table),
    )


def _shown(row: EventRow, columns: int, run: Run) -> dict[str, Any]:
    """Return a row as its template wants it: a cell for each column, None in those of sources that do not tell it."""
    cells: list[dict[str, Any] | None] = [None] * columns
    for cell in row.cells:
        places = [place for conflict in row.conflicts for place in (conflict.one, conflict.other)]
        within = (place for place in places if place.source == cell.place.source)
        cells[cell.column] = {
            "said": said(cell),
            "href": quote(run.file(cell.place.source)),
            "where": f"{cell.place.line}:{cell.place.column}",
            "quote": cell.place.quote,
            "disputed": list(dict.fromkeys(place.quote for place in within)),
        }
    conflicts = [f"{c.kind}s: {c.one.quote}, {c.other.quote}" for c in row.conflicts]
    return {"id": row.id, "title": title_of(row), "conflicts": list(dict.fromkeys(conflicts)), "cells": cells}


def _marks(rows: Iterable[EventRow]) -> list[dict[str, Any]]:
    """Return where the timeline has its marks: the events that are dated, in the order of their days."""
    dated = sorted((row for row in rows if row.day), key=lambda row: (row.day, row.id))[:MAX_MARKS]
    days = [date.fromisoformat(row.day).toordinal() for row in dated]
    span = max(1, days[-1] - days[0]) if days else 1
    return [
        {
            "id": row.id,
            "day": row.day,
            "title": title_of(row, MAX_MARK_CHARS),
            "x": round(30 + 940 * (day - days[0]) / span),
            "y": 20 + MARK_HEIGHT_PX * number,
        }
        for number, (row, day) in enumerate(zip(dated, days, strict=True))
    ]


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
    sentence = escape.one_line(row.cells[0].place.quote)
    return sentence if len(sentence) <= max_chars else f"{sentence[:max_chars].rpartition(' ')[0]} …"


def said(cell: Cell) -> str:
    """Say in short what a source says: dates, figures, names; its sentence if it has none of these."""
    slots: Iterable[str] = dict.fromkeys(
        (*(date.place.quote for date in cell.dates), *(place.quote for place in cell.figures), *cell.who)
    )
    return " · ".join(escape.one_line(slot) for slot in slots) or escape.one_line(cell.place.quote)[:MAX_TITLE_CHARS]


def _where(place: Place, run: Run) -> str:
    return f"{escape.one_line(run.path(place.source))}:{place.line}:{place.column}"


FORMATS: dict[str, Callable[[EventTable, Run], Iterator[str]]] = {"text": text, "json": json, "csv": csv, "html": html}
"""What writes a table, by the name of the format."""
