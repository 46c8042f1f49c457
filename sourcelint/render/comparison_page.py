"""What sources say of the same, as a page: who agrees with whom, a timeline of what is dated, a row an event, a column a source."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from datetime import date
from itertools import combinations
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import quote

from sourcelint.corpus.event_views import stories_of
from sourcelint.counting import format_count
from sourcelint.render.comparison_words import differences, differing, slots_of, summary, title_of
from sourcelint.render.html import fill

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sourcelint.corpus.event_table import Column, EventRow, EventTable
    from sourcelint.render import Run

MAX_MARKS, MAX_MARK_CHARS, MARK_HEIGHT_PX = 60, 60, 16
"""Events on the timeline, characters of the name of each, and the height of its line."""

MAX_PICTURED_SOURCES = 30
"""Sources of one story of which every pair is drawn, and each has a column; of more the pairs stand in a table."""

MAX_PAIRED_CELLS = 30
"""Sources of one event that are paired with each other, the first: their pairs grow with the square."""

MAX_PAIRS = 100
"""Pairs in the table, those that differ most first."""

SQUARE_PX, LETTER_PX, MAX_NAME_CHARS = 40, 7, 40
"""Size of a square of the picture, room for a letter of the name of a source, and letters of it that are shown."""

MIN_SHADE, MAX_SHADE = 0.12, 0.45
"""Opacity of the square of two sources that agree once, and of those that agree most: their number can be read on either."""


class PairCount(NamedTuple):
    """On how many events two columns agree and differ, and the event to look at first."""

    one: int
    other: int
    agree: int
    differ: int
    event: str


def html(table: EventTable, run: Run) -> Iterator[str]:
    """Write one page without scripts, story by story."""
    stories = stories_of(table)
    yield fill(
        "comparison.html",
        stories=[_story(story, run, is_only=len(stories) == 1) for story in stories],
        sources=len(table.columns),
        silent=table.silent,
        summary=summary(table),
    )


def _story(table: EventTable, run: Run, *, is_only: bool) -> dict[str, Any]:
    """Return what the page shows of one story; the paths of its sources lose the folder that all share.

    Two sources are drawn only if there is no other story: the number of events says the same.
    """
    paths = [run.name(column.source) for column in table.columns]
    folder = _common_folder(paths)
    names = [path[len(folder) :] for path in paths]
    pairs = count_pairs(table)
    marks = _marks(table.rows)
    has_columns = len(names) <= MAX_PICTURED_SOURCES
    widest = max(table.rows, key=lambda row: len(row.cells))
    return {
        "title": title_of(widest, MAX_MARK_CHARS),
        "summary": summary(table),
        "folder": folder,
        "columns": [
            {"name": name, "path": path, "day": (column.published or "")[:10], "copies": column.copies}
            for name, path, column in zip(names, paths, table.columns, strict=True)
        ],
        "has_columns": has_columns,
        "rows": [_shown(row, len(names) if has_columns else 0, run) for row in table.rows],
        "marks": marks,
        "height": MARK_HEIGHT_PX * len(marks) + 50,
        "picture": _picture(names, table.columns, pairs) if has_columns and (is_only or len(names) > 2) else None,
        "pairs": () if has_columns else [_told(pair, names) for pair in pairs[:MAX_PAIRS]],
    }


def _common_folder(paths: Sequence[str]) -> str:
    """Return the folders that all paths begin with, so that names are short; "" if there are none.

    >>> _common_folder(["news/a/1.txt", "news/b.txt"])
    'news/'
    """
    folders = [PurePosixPath(path).parent.parts for path in paths]
    shared = []
    for parts in zip(*folders, strict=False):
        if len(set(parts)) > 1:
            break
        shared.append(parts[0])
    folder = f"{PurePosixPath(*shared)}/".replace("//", "/") if shared else ""
    return folder if all(path.startswith(folder) for path in paths) else ""


def count_pairs(table: EventTable) -> list[PairCount]:
    """Count the events on which each two columns agree and differ, those that differ most first."""
    column_of = table.column_of
    agree: Counter[tuple[int, int]] = Counter()
    differ: Counter[tuple[int, int]] = Counter()
    events: defaultdict[tuple[int, int], list[tuple[bool, str]]] = defaultdict(list)
    for row in table.rows:
        ends = (
            (column_of.get(conflict.one.source), column_of.get(conflict.other.source)) for conflict in row.conflicts
        )
        disputed = {(min(one, other), max(one, other)) for one, other in ends if one is not None and other is not None}
        together = set(combinations(sorted(cell.column for cell in row.cells[:MAX_PAIRED_CELLS]), 2))
        for one, other in sorted(together | disputed):
            is_disputed = (one, other) in disputed
            (differ if is_disputed else agree)[one, other] += 1
            events[one, other].append((not is_disputed, row.id))
    counted = (PairCount(*pair, agree[pair], differ[pair], min(found)[1]) for pair, found in events.items())
    return sorted(counted, key=lambda pair: (-pair.differ, -pair.agree, pair))


def _told(pair: PairCount, names: Sequence[str]) -> dict[str, Any]:
    """Return a pair as the table of many sources has it."""
    return {**pair._asdict(), "one": names[pair.one], "other": names[pair.other]}


def _picture(names: Sequence[str], columns: Sequence[Column], pairs: Iterable[PairCount]) -> dict[str, Any]:
    """Return the squares of the picture: in the row of each source one for each other."""
    counted = {(pair.one, pair.other): pair for pair in pairs}
    most = max((pair.agree for pair in counted.values()), default=0)
    squares = []
    for row, column in ((row, column) for row in range(len(names)) for column in range(len(names)) if row != column):
        pair = counted.get((min(row, column), max(row, column)))
        is_one = columns[row].group == columns[column].group
        if pair or is_one:
            squares.append(_square(row, column, names, pair, most, is_one=is_one))
    short = [_short(name, len(column.copies)) for name, column in zip(names, columns, strict=True)]
    left = LETTER_PX * max(map(len, short)) + SQUARE_PX
    return {
        "names": short,
        "squares": squares,
        "size": SQUARE_PX,
        "left": left,
        "width": left + SQUARE_PX * len(names) + 10,
        "height": SQUARE_PX * (len(names) + 1) + 10,
    }


def _short(name: str, copies: int) -> str:
    """Return the end of a name, and how many copies the source has."""
    end = name if len(name) <= MAX_NAME_CHARS else f"…{name[1 - MAX_NAME_CHARS :]}"
    return f"{end} and {format_count(copies, 'copy', 'copies')}" if copies else end


def _square(
    row: int, column: int, names: Sequence[str], pair: PairCount | None, most: int, *, is_one: bool
) -> dict[str, Any]:
    agree, differ = (pair.agree, pair.differ) if pair else (0, 0)
    told = [f"agree on {agree}"] if agree else []
    told += [f"differ on {differ}"] if differ else []
    told += ["count once: they share passages or retell one piece"] if is_one else []
    grown = math.sqrt(agree / most) if most else 0.0
    return {
        "row": row,
        "column": column,
        "shade": round(MIN_SHADE + (MAX_SHADE - MIN_SHADE) * grown, 2) if agree else 0,
        "text": " ".join(
            [*([str(agree)] if agree else []), *([f"≠{differ}"] if differ else []), *(["="] if is_one else [])]
        ),
        "differ": differ,
        "event": pair.event if pair else "",
        "told": f"{names[row]} and {names[column]} {', '.join(told)}",
    }


def _shown(row: EventRow, columns: int, run: Run) -> dict[str, Any]:
    """Return a row as its template wants it: a cell for each of so many columns, None in those of sources that do not tell it.

    Without columns only the cells that say something, one after the other.
    """
    cells: list[dict[str, Any] | None] = [None] * (columns or len(row.cells))
    cell_of = row.cell_of
    for number, cell in enumerate(row.cells):
        cells[cell.column if columns else number] = {
            "column": cell.column,
            "said": slots_of(cell),
            "href": quote(run.file(cell.place.source)),
            "where": f"{cell.place.line}:{cell.place.column}",
            "quote": cell.place.quote,
            "disputed": differences(row, cell),
        }
    conflicts = (
        f"{kind}s: {' ≠ '.join(differing(place, cell_of.get(place.source)) for place in (one, other))}"
        for kind, one, other in row.conflicts
    )
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
            "by": row.dated_by,
            "of": len(row.cells),
            "title": title_of(row, MAX_MARK_CHARS),
            "x": round(30 + 940 * (day - days[0]) / span),
            "y": 20 + MARK_HEIGHT_PX * number,
        }
        for number, (row, day) in enumerate(zip(dated, days, strict=True))
    ]
