"""Reports as tables: one row a source for the suites; one row a finding, or a thing said of an event, for analysis."""

from __future__ import annotations

import json
import zlib
from typing import TYPE_CHECKING

from sourcelint.engine.columns import COLUMNS
from sourcelint.engine.registry import every_rule
from sourcelint.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    import pandas as pd

    from sourcelint.report import SourceReport

NUMBERS = frozenset(("line", "column", "start", "end", "conflicts", "dated_by"))
"""Columns of findings and of what sources say of an event that are no text."""


def columns() -> dict[str, str]:
    """Return the names and types of all columns of `table_of`: the source, its facts, one count for each rule."""
    return {"source": "string", **COLUMNS, **{rule.code: "Int64" for rule in every_rule()}}


def source_records(reports: Iterable[SourceReport]) -> Iterator[list[object]]:
    """Yield the row of each source: its values in the order of `columns`.

    A count is null, not 0, if the rule does not read the source's language, was not chosen, or crashed.
    """
    names = tuple(columns())
    for report in reports:
        row = {"source": report.source, **report.facts, **report.counts}
        yield [row.get(name) for name in names]


def finding_columns() -> dict[str, str]:
    """Return the names and types of the columns of findings; related places are left to the JSON reports."""
    return types_of([name for name in Finding._fields if name != "related"])


def types_of(names: Iterable[str]) -> dict[str, str]:
    """Return the types of columns that hold text, but for those in `NUMBERS`."""
    return {name: "Int64" if name in NUMBERS else "string" for name in names}


def table_of_records(types: Mapping[str, str], records: Iterable[Sequence[object]]) -> pd.DataFrame:
    """Return a row for each record, which has a value for each of the columns, `types` by name."""
    import pandas as pd

    rows = list(records)
    return pd.DataFrame(
        {name: pd.array([row[at] for row in rows], dtype=kind) for at, (name, kind) in enumerate(types.items())}
    )


def encode_records(records: Iterable[Sequence[object]]) -> Iterator[bytes]:
    """Write records for `parquet_of`, a line each."""
    return (json.dumps(record).encode("ascii") + b"\n" for record in records)  # noqa: TID251 - shown nowhere


def pack_rows(rows: Iterable[bytes]) -> bytes:
    """Write what the suites judge, encoded `source_records`, in little space: some 150 bytes for each source."""
    packing = zlib.compressobj(1)
    return b"".join([*map(packing.compress, rows), packing.flush()])


def table_of(rows: bytes) -> pd.DataFrame:
    """Return the table of the rows that `pack_rows` wrote: every column is there and typed even if all values are null."""
    lines = zlib.decompress(rows).splitlines()
    return table_of_records(columns(), map(json.loads, lines))


def parquet_of(types: Mapping[str, str], path: Path) -> bytes:
    """Return as Parquet the table of the records in a file, a line each, as `encode_records` writes them or JSON objects."""
    with path.open("rb") as lines:
        records = (_values(json.loads(line), types) for line in lines)
        content: bytes = table_of_records(types, records).to_parquet(None, index=False)
    return content


def _values(record: list[object] | dict[str, object], names: Iterable[str]) -> list[object]:
    return [record[name] for name in names] if isinstance(record, dict) else record
