"""What was known of the sources when they were collected: `manifest.csv` in their folder."""

from __future__ import annotations

import os
import unicodedata
from dataclasses import fields
from datetime import datetime
from itertools import chain
from typing import TYPE_CHECKING, get_args

from sourcelint.document import Hints, InputKind
from sourcelint.errors import InputError, did_you_mean
from sourcelint.expressions import lazy
from sourcelint.files import bounded_read
from sourcelint.inputs.source_ids import FilesBelow, files_of, without_root

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

FILE = "manifest.csv"
_ISO_DATE = lazy(r"\d{4}(?:-\d\d(?:-\d\d(?:T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?)?)?")
_LANGUAGES = frozenset(
    """aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo
    es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki
    kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr
    nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg sh si sk sl sm sn so sq sr ss st su sv sw ta te tg
    th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu""".split()  # noqa: SIM905
)
"""ISO 639-1, with `bh` and `sh`, which it withdrew."""

RETRIEVED = "retrieved"
"""A column for who collects: it is checked as a date, and no rule reads it."""

COLUMNS = frozenset(("path", RETRIEVED, *(hint.name for hint in fields(Hints))))


def read(path: Path, *, follow_links: bool = False) -> dict[str, Hints]:
    """Read a manifest, by path: columns path, retrieved and the fields of `Hints`.

    Path alone is needed: the id of a file, of a member of an archive or of an article. The file may be a link out of its folder only with `follow_links`. Raises InputError with the line.
    """
    below = FilesBelow(path.parent)
    stated = rows(path, COLUMNS, ("path",), follow_links=follow_links)
    return _hints_by_name(stated, below.may_hold, str(path.parent))


def read_content(content: bytes, place: str, names: Collection[str], folder: str) -> dict[str, Hints]:
    """Read a manifest from what its file holds; `place` names it, `names` are the ids of the files of its folder.

    Raises InputError with the line.
    """
    lines = bounded_read.csv_rows_in(bounded_read.decode(content, place), place)
    stated = _rows_of(lines, place, COLUMNS, ("path",))
    return _hints_by_name(stated, lambda name: any(file in names for file in files_of(name)), folder)


def _hints_by_name(
    stated: Iterable[tuple[str, dict[str, str]]], may_hold: Callable[[str], bool], folder: str
) -> dict[str, Hints]:
    found: dict[str, Hints] = {}
    for place, values in stated:
        path_given = values.pop("path")
        name = unicodedata.normalize("NFC", path_given)
        if name in found:
            raise InputError(f"{place}: {name!r} stands twice")
        if not may_hold(path_given):
            raise InputError(f"{place}: there is no {name!r} below {folder}{without_root(name, folder)}")
        found[name] = hints_of(place, values)
    return found


def hints_of(place: str, values: Mapping[str, str]) -> Hints:
    """Check what a manifest says of a source, by the names of `Hints`. Raises InputError, with the place, for a bad value."""
    if values.get("input", "page") not in get_args(InputKind):
        raise InputError(f"{place}: input is {values['input']!r}; it must be page or body")
    for key in ("published", "modified", RETRIEVED):
        if key in values and not _is_date(values[key]):
            raise InputError(f"{place}: {key} is {values[key]!r}; it must be ISO 8601, such as 2024-05-03 or 2024-05")
    if values.get("language", "en") not in _LANGUAGES:
        raise InputError(f"{place}: language is {values['language']!r}; it must be an ISO 639-1 code, such as en")
    return Hints(**{key: value for key, value in values.items() if key != RETRIEVED})  # type: ignore[arg-type]


def _is_date(value: str) -> bool:
    """Tell whether a date has the form and is one of the calendar."""
    if not _ISO_DATE.fullmatch(value):
        return False
    try:
        datetime.fromisoformat(value + "2000-01-01"[len(value) :])
    except ValueError:
        return False
    return True


def rows(
    path: Path, known: Collection[str], needed: Collection[str], *, follow_links: bool = False
) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield the rows of a CSV table, each as its `file:line` and its values by column; nothing if the file is missing.

    Raises InputError for a file that cannot be read, a column that is not known, a column or a value that is missing.
    """
    if not bounded_read.is_there(path):
        return
    lines = bounded_read.csv_rows(path, inside=None if follow_links else path.parent)
    try:
        number, columns = next(lines, (1, []))
    except InputError:
        if not os.access(path.parent, os.X_OK):  # the folder is closed, and is reported as such
            return
        raise
    yield from _rows_of(chain(((number, columns),), lines), str(path), known, needed)


def _rows_of(
    lines: Iterator[tuple[int, list[str]]], path: str, known: Collection[str], needed: Collection[str]
) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield the rows of a table whose first line is its head."""
    number, columns = next(lines, (1, []))
    _check_columns(f"{path}:{number}", columns, known, needed)
    for number, row in lines:
        place = f"{path}:{number}"
        if values := _values_of(place, columns, row):
            missing = next((key for key in needed if key not in values), None)
            if missing is not None:
                raise InputError(f"{place}: a row without a {missing}")
            yield place, values


def _check_columns(place: str, columns: Collection[str], known: Collection[str], needed: Collection[str]) -> None:
    unknown = next((column for column in columns if column not in known), "")
    missing = [column for column in needed if column not in columns]
    wrong = [f"unknown column {unknown!r}"] if unknown else []
    wrong += [f"no column {column!r}" for column in missing]
    if wrong:
        hint = did_you_mean(unknown, missing or known) or f"; known columns are {', '.join(sorted(known))}"
        if len(columns) == 1 and any(sign in unknown for sign in ";\t"):
            wrong, hint = wrong[:1], "; separate columns by commas"
        raise InputError(f"{place}: {', '.join(wrong)}{hint}")


def _values_of(place: str, columns: Sequence[str], row: Sequence[str]) -> dict[str, str]:
    """Return the cells of a row that hold something, by column."""
    if any(map(str.strip, row[len(columns) :])):
        raise InputError(
            f"{place}: {len(row)} cells for {len(columns)} columns; put a cell that holds a comma in quotes"
        )
    return {column: value.strip() for column, value in zip(columns, row, strict=False) if value.strip()}
