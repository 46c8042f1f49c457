"""What sources say of the same, as text, JSON or CSV: a row an event, the most disputed first, a column a source."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sourcelint.counting import format_count
from sourcelint.render import comparison_page, escape
from sourcelint.render.comparison_words import differences, differing, said, summary, title_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sourcelint.corpus.event_table import Cell, Column, EventTable
    from sourcelint.finding import Place
    from sourcelint.render import Run

SCHEMA = "sourcelint/comparison/1"


def text(table: EventTable, run: Run) -> Iterator[str]:
    """Write each event with its conflicts first, then a line for each source."""
    for row in table.rows:
        yield f"{title_of(row)}\n"
        cells = row.cell_of
        for conflict in row.conflicts:
            one, other = (
                f"{differing(place, cells.get(place.source))} in {_where(place, run)}"
                for place in (conflict.one, conflict.other)
            )
            yield f"  conflict of {conflict.kind}s: {one}, {other}\n"
        for cell in row.cells:
            copies = table.columns[cell.column].copies
            more = f" (and {format_count(len(copies), 'copy', 'copies')})" if copies else ""
            yield f"  {_where(cell.place, run)}{more}: {said(cell)}\n"
        yield "\n"
    yield f"{summary(table)}\n"


def csv(table: EventTable, run: Run) -> Iterator[str]:
    """Write one row an event: its id, the number of conflicts, its day, and what each source says with line and column."""
    yield escape.csv_row(("event", "conflicts", "day", *(run.name(column.source) for column in table.columns)))
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
                "dated_by": row.dated_by,
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
        "group": column.group,
    }


def _cell(cell: Cell, column: Column) -> dict[str, Any]:
    return {
        "source": column.source,
        "place": cell.place._asdict(),
        "dates": [{"value": date.value, "place": date.place._asdict()} for date in cell.dates],
        "figures": [place._asdict() for place in cell.figures],
        "who": list(cell.who),
    }


def _where(place: Place, run: Run) -> str:
    return f"{escape.one_line(run.path(place.source))}:{place.line}:{place.column}"


FORMATS: dict[str, Callable[[EventTable, Run], Iterator[str]]] = {
    "text": text,
    "json": json,
    "csv": csv,
    "html": comparison_page.html,
}
"""What writes a table, by the name of the format."""


PARQUET_COLUMNS = (
    "event", "conflicts", "day", "dated_by", "source", "path", "published", "line", "column", "start", "end", "said", "sentence",
    "differs",
)  # fmt: skip
"""Names of what `records_of` yields."""


def records_of(table: EventTable, run: Run) -> Iterator[tuple[Any, ...]]:
    """Yield a record for each cell, for tables of other programs: what `PARQUET_COLUMNS` names."""
    for row in table.rows:
        for cell in row.cells:
            column, place = table.columns[cell.column], cell.place
            yield (
                row.id, len(row.conflicts), row.day or None, row.dated_by, place.source, run.path(place.source), column.published,
                place.line, place.column, place.start, place.end, said(cell), place.quote, " · ".join(differences(row, cell)) or None,
            )  # fmt: skip
