r"""CSV and TSV tables (RFC 4180) with an article a row, cut into rows without reading the table as a whole.

Python's `csv` gives no offsets, so the few rules of the format stand here: a cell that begins with a quotation mark ends
with one, and holds two for one. A row is rewritten as the record that it is, `{"title": "…", "content": "…"}`, in which
every character knows its place in the row, and read as a record of JSON is.
"""

from __future__ import annotations

import codecs
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from sourcelint.clean.characters.decoding import decode
from sourcelint.clean.containers.columns import keys_of, no_text
from sourcelint.clean.containers.parts import Piece, with_head
from sourcelint.clean.containers.record_keys import PROSE
from sourcelint.expressions import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sourcelint.clean.containers.parts import Stream
    from sourcelint.text import Text

DELIMITERS = ",;\t|"
MAX_SAMPLE_ROWS, MAX_SAMPLE_BYTES = 20, 1 << 20
"""Rows by which the column of the text is told, and bytes of them."""
MAX_NAME_CHARS = 100
"""Of the name of a column; what is longer is a cell."""

QUOTED = lazy(r'(?>[^"]++|"")*+')
QUOTED_BYTES = lazy(rb'(?>[^"]++|"")*+')
TO_ESCAPE = lazy(r'""|["\\\x00-\x1f]')
ESCAPES = {"\n": r"\n", "\r": r"\r", "\t": r"\t", '"': r"\"", '""': r"\"", "\\": r"\\"}
NOTHING = frozenset(("nan", "none", "null", "n/a", "na", "nat", "<na>", "-"))
"""What programs write into a cell that is empty."""
UNICODE_OF_EXCEL = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


class Cell(NamedTuple):
    """What stands in a cell, without its quotation marks: a half-open span of the row. `closed`: its end is there."""

    start: int
    end: int
    quoted: bool
    closed: bool = True


def is_table(name: str) -> bool:
    """Tell a table by the ending of its name: nothing in it tells it from prose for sure."""
    return _is_tsv(name) or _unpacked_name(name).endswith(".csv")


def refuse_table(name: str) -> str | None:
    """Return the fault of a table that would be read as one text: one article made of its rows would be judged as prose."""
    if not is_table(name):
        return None
    kind = "TSV" if _is_tsv(name) else "CSV"
    return f"not read: a {kind} table, which may hold many texts. Take its texts out first, a file each."


def _is_tsv(name: str) -> bool:
    return _unpacked_name(name).endswith(".tsv")


def _unpacked_name(name: str) -> str:
    """Return the name of what a packed file holds, in small letters."""
    return name.lower().removesuffix(".gz").removesuffix(".zst")


def split_table(stream: Stream, max_bytes: int, name: str, named: Mapping[str, str]) -> Iterator[Piece]:
    """Cut a table into rows, its head apart; a table whose columns cannot be told is one piece with a fault.

    `named` says which columns hold what, by the names that `columns.KEYS` has.
    """
    line = stream.readline(max_bytes)
    if line.startswith(UNICODE_OF_EXCEL):
        yield Piece(b"", fault="not read: the table is written in UTF-16. Save it as CSV in UTF-8.")
        return
    delimiter = "\t" if _is_tsv(name) else max(DELIMITERS, key=line.decode("latin-1").count)
    rows = _rows(with_head(line, stream), delimiter.encode(), max_bytes)
    first, _ = next(rows, (line, None))
    head = decode(first).text
    columns = [_value(head, cell).strip() for cell in cells_of(head, delimiter)]
    sample = _sample_of(rows)
    keys = None if _is_row(columns) else keys_of(columns, _cells_in(sample, delimiter), named)
    if keys is None:
        yield Piece(b"", fault=NO_HEAD if _is_row(columns) else no_text(columns))
        return
    yield Piece(first, wanted=False)
    opened = partial(record_of, keys=keys, delimiter=delimiter)
    for row, fault in chain(sample, rows):
        content = row.rstrip(b"\r\n")
        if content.strip():
            yield Piece(content, fault=fault or _fault_of(content, delimiter, len(columns)), opened=opened)
        yield Piece(row[len(content) :], wanted=False)


def _cells_in(sample: Sequence[tuple[bytes, str | None]], delimiter: str) -> list[list[str]]:
    """Return what stands in the cells of some rows, those apart that are empty or too large."""
    texts = [decode(row).text for row, fault in sample if fault is None and row.strip()]
    return [[_value(text, cell) for cell in cells_of(text, delimiter)] for text in texts]


def _fault_of(row: bytes, delimiter: str, columns: int) -> str | None:
    """Say what is wrong with a row that has more cells than the table has columns: a text without quotation marks is cut at a comma."""
    text = decode(row).text
    cells = [cell.end for cell in cells_of(text, delimiter)]
    if len(cells) <= columns or not text[cells[columns - 1] :].strip(f'{delimiter} "'):
        return None
    return (
        f"not read: the row has {len(cells)} cells, and the table {columns} columns. Put its text into quotation marks, or "
        "name the file as its delimiter wants (.csv, .tsv)."
    )


NO_HEAD = "not read: the first row of the table is no row of names. Put the names of the columns there: title,author,published,url,text"


def _is_row(columns: Sequence[str]) -> bool:
    """Tell a row of the table from the names of its columns."""
    return not any(columns) or any(len(name) > MAX_NAME_CHARS or PROSE.search(name) for name in columns)


def _sample_of(rows: Iterator[tuple[bytes, str | None]]) -> list[tuple[bytes, str | None]]:
    """Take the first rows."""
    sample: list[tuple[bytes, str | None]] = []
    size = 0
    while len(sample) < MAX_SAMPLE_ROWS and size < MAX_SAMPLE_BYTES and (row := next(rows, None)) is not None:
        sample.append(row)
        size += len(row[0])
    return sample


def _rows(stream: Stream, delimiter: bytes, max_bytes: int) -> Iterator[tuple[bytes, str | None]]:
    """Yield the rows with their line ends, and what is wrong with one that is too large: a quotation mark opens, and none closes."""
    held: list[bytes] = []
    size, inside = 0, False
    while line := stream.readline(max_bytes + 1):
        inside = _ends_inside(line, delimiter, inside=inside, at_start=not held)
        held.append(line)
        size += len(line)
        if size > max_bytes:
            yield b"".join(held), TOO_LARGE.format(max_bytes)
            held, size, inside = [], 0, False
        elif not inside:
            yield b"".join(held), None
            held, size = [], 0
    if held:
        yield b"".join(held), None


TOO_LARGE = (
    "too large: the row holds more than {:,} bytes; close the quotation mark that opens in it, or raise the limit with "
    "--max-bytes"
)


def _ends_inside(line: bytes, delimiter: bytes, *, inside: bool, at_start: bool) -> bool:
    """Tell whether a line ends inside of a cell in quotation marks; `inside` tells whether it begins so."""
    at = 0
    if at_start and line.removeprefix(codecs.BOM_UTF8).startswith(b'"'):
        inside, at = True, line.index(b'"') + 1
    while True:
        if inside:
            closing = QUOTED_BYTES.match(line, at)
            at = closing.end() if closing else len(line)
            if at == len(line):
                return True
        following = line.find(delimiter, at)
        if following < 0:
            return False
        at = following + 1
        inside = line.startswith(b'"', at)
        at += inside


def cells_of(row: str, delimiter: str) -> Iterator[Cell]:
    """Yield the cells of a row."""
    at, size = len(row) - len(row.removeprefix("\ufeff")), len(row.rstrip("\r\n"))
    while True:
        if row.startswith('"', at):
            closing = QUOTED.match(row, at + 1)
            end = closing.end() if closing else len(row)
            yield Cell(at + 1, end, quoted=True, closed=end < len(row))
            at = end + 1
            following = row.find(delimiter, at, size)
        else:
            following = row.find(delimiter, at, size)
            yield Cell(at, size if following < 0 else following, quoted=False)
        if following < 0:
            return
        at = following + 1


def _value(row: str, cell: Cell) -> str:
    value = row[cell.start : cell.end]
    return value.replace('""', '"') if cell.quoted else value


def record_of(row: Text, keys: Sequence[str], delimiter: str) -> Text:
    """Rewrite a row as a record of JSON, each character with its place in the row; a row that is cut gives one that is."""
    return row.edit(_edits(row.value, keys, delimiter))


def _edits(row: str, keys: Sequence[str], delimiter: str) -> Iterator[tuple[int, int, str]]:
    done, opening = 0, "{"
    for number, cell in enumerate(cells_of(row, delimiter)):
        key = keys[number] if number < len(keys) else f"column_{number + 1}"
        escaped = key.replace("\\", "\\\\").replace('"', '\\"')
        yield done, cell.start, f'{opening}"{escaped}": "'
        if row[cell.start : cell.end].strip().lower() in NOTHING:
            yield cell.start, cell.end, ""
        else:
            yield from _escaped(row, cell)
        done, opening = cell.end, '", '
        if not cell.closed:
            return
    yield done, len(row), '"}'


def _escaped(row: str, cell: Cell) -> Iterator[tuple[int, int, str]]:
    """Yield the edits that make what stands in a cell the inside of a string of JSON."""
    for match in TO_ESCAPE.finditer(row, cell.start, cell.end):
        character = match[0]
        if character == '""' and not cell.quoted:
            character = r"\"\""
            yield *match.span(), character
        else:
            yield *match.span(), ESCAPES.get(character, " ")
