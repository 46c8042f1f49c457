"""Parquet files with an article a row, read with pyarrow, a few rows at a time.

Such a file has no characters that a finding could point at: a row is shown as the line of JSON Lines that it makes, so that
the line of a place is the number of its row.
"""

from __future__ import annotations

import json
from functools import partial
from typing import TYPE_CHECKING, Any

from sourcelint.clean.containers.columns import keys_of, no_text
from sourcelint.clean.containers.parts import Piece

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sourcelint.clean.containers.parts import Stream
    from sourcelint.text import Text

MAGIC = b"PAR1"
BATCH_ROWS = 16
"""Rows that are read at once, and by which the column of the text is told."""
MAX_RATIO = 200
"""Bytes of content to a byte of the file; texts reach 10, and a file made to fill the memory thousands."""
MIN_SUSPECT_BYTES = 100_000_000
"""Of content from which on that is asked."""


_encode = json.JSONEncoder(ensure_ascii=False, default=str).encode  # noqa: TID251 - read again here, and shown by nothing


def split_parquet(stream: Stream, max_bytes: int, named: Mapping[str, str]) -> Iterator[Piece]:
    """Cut a Parquet file into rows; one that cannot be read, or without a column of text, is one piece with a fault."""
    from pyarrow import ArrowException, parquet  # 100 ms that other files can do without

    try:
        file = parquet.ParquetFile(stream, pre_buffer=False, memory_map=False)
        fault = _fault_of(file.metadata)
        if fault is None:
            yield from _pieces(file, max_bytes, named)
    except (ArrowException, OSError) as error:
        fault = f"cannot be read: the Parquet file is damaged ({str(error).splitlines()[0][:200]}). Collect it again."
    if fault is not None:
        yield Piece(b"", fault=fault)


def _fault_of(metadata: Any) -> str | None:
    groups = [metadata.row_group(number) for number in range(metadata.num_row_groups)]
    columns = [group.column(at) for group in groups for at in range(group.num_columns)]
    packed = sum(column.total_compressed_size for column in columns)
    content = sum(column.total_uncompressed_size for column in columns)
    if content > MIN_SUSPECT_BYTES and content > MAX_RATIO * packed:
        return f"too large: it holds {content:,} bytes in {packed:,}, as nothing but a trap does. Take it out of the folder."
    return None


def _pieces(file: Any, max_bytes: int, named: Mapping[str, str]) -> Iterator[Piece]:
    columns = file.schema_arrow.names
    keys: tuple[str, ...] | None = None
    for batch in file.iter_batches(batch_size=BATCH_ROWS, use_threads=False):
        rows = batch.to_pylist()
        if keys is None:
            texts = [[str(row[name] if row[name] is not None else "") for name in columns] for row in rows]
            keys = keys_of(columns, texts, named)
        if keys is None:
            yield Piece(b"", fault=no_text(columns))
            return
        for row in rows:
            yield _piece(row, columns, keys, max_bytes)
            yield Piece(b"\n", wanted=False)
    if keys is None:
        yield Piece(b"", fault="no text: the table has no rows. Collect it again.")


def _piece(row: Mapping[str, Any], columns: Sequence[str], keys: Sequence[str], max_bytes: int) -> Piece:
    """Write a row as a line of JSON Lines, with the names of its columns; the keys take their place when it is read."""
    line, edits = "{", []
    for name, key in zip(columns, keys, strict=True):
        if row[name] is None:
            continue
        shown = _encode(name)
        separator = ", " if len(line) > 1 else ""
        start = len(line) + len(separator)
        edits.append((start, start + len(shown), _encode(key)))
        line += f"{separator}{shown}: {_encode(row[name])}"
    raw = (line + "}").encode("utf8", "surrogatepass")
    fault = None
    if len(raw) > max_bytes:
        fault = f"too large: the row holds {len(raw):,} bytes; raise the limit with --max-bytes"
    return Piece(raw, fault=fault, opened=partial(_renamed, edits=edits))


def _renamed(line: Text, edits: Sequence[tuple[int, int, str]]) -> Text:
    return line.edit(edits)
