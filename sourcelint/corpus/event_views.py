"""What a table of events is made into for readers: a table for each story, other words at the same places."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sourcelint.corpus.event_table import Conflict, EventTable, names_in, renumbered
from sourcelint.corpus.union_find import connected_components

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sourcelint.corpus.event_table import Cell, EventRow
    from sourcelint.finding import Place


def stories_of(table: EventTable) -> list[EventTable]:
    """Split a table into those of its stories: sources that tell no common event, not even through others, stand apart.

    The rows keep their order, the stories are in that of their first rows.
    """
    column_of = table.column_of
    links: list[tuple[int, int]] = []
    for row in table.rows:
        first = row.cells[0].column
        links += [(first, cell.column) for cell in row.cells[1:]]
        links += [(first, column_of[place.source]) for place in row.disputed if place.source in column_of]
    story = connected_components(range(len(table.columns)), links)
    rows: dict[int, list[EventRow]] = {}
    for row in table.rows:
        rows.setdefault(story[row.cells[0].column], []).append(row)
    return [_part(table, own) for own in rows.values()]


def _part(table: EventTable, rows: Iterable[EventRow]) -> EventTable:
    """Return a table of some rows, with the columns of those that speak in them."""
    rows = tuple(rows)
    speaking = sorted({cell.column for row in rows for cell in row.cells})
    return EventTable(tuple(table.columns[number] for number in speaking), renumbered(rows, speaking), ())


def places_of(table: EventTable) -> Iterator[Place]:
    """Yield all places that a table shows."""
    for row in table.rows:
        for cell in row.cells:
            yield from (cell.place, *(date.place for date in cell.dates), *cell.figures)
        yield from row.disputed


def reworded(table: EventTable, words: Mapping[Place, str]) -> EventTable:
    """Return a table whose places are quoted by other words, such as those of the cleaned text; without any, as they are."""

    def told(place: Place) -> Place:
        return place._replace(quote=words.get(place, place.quote))

    def said(cell: Cell) -> Cell:
        place = told(cell.place)
        return cell._replace(
            place=place,
            dates=tuple(date._replace(place=told(date.place)) for date in cell.dates),
            figures=tuple(map(told, cell.figures)),
            who=tuple(names_in(place.quote, cell.names)),
        )

    rows = (
        row._replace(
            cells=tuple(map(said, row.cells)),
            conflicts=tuple(Conflict(kind, told(one), told(other)) for kind, one, other in row.conflicts),
        )
        for row in table.rows
    )
    return table._replace(rows=tuple(rows))
