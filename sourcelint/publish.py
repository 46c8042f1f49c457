"""Write the folder of reports. Each file is replaced in one step; what an earlier run left and this one has not goes."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from sourcelint.clean.decoding import decode
from sourcelint.render import marked
from sourcelint.render.folder import files
from sourcelint.table import findings_table, table_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sourcelint.document import SourceReport
    from sourcelint.render import Run
    from sourcelint.verdict import Verdict

SOURCES, DATA_DOCS = "sources", "data_docs"
"""The folders that belong to the reports alone: files in them that this run does not write are of sources long gone."""


MOST_BYTES = 4 * marked.LONGEST
"""Bytes of the largest file that is read again."""


def publish(reports: Sequence[SourceReport], verdict: Verdict | None, run: Run, folder: Path) -> None:
    """Write the pages, the tables and the Data Docs of a run into a folder, which is made if need be.

    The same reports give the same bytes, Data Docs apart, which carry the time. Raises OSError where a file cannot be
    written.
    """
    written = set()
    for name, text in files(reports, run, verdict, partial(raw_of, run)):
        written.add(write(folder / name, text.encode("utf8", "backslashreplace")))
    for name, table in (("sources", table_of(reports)), ("findings", findings_table(reports))):
        written.add(_replace(folder / f"{name}.parquet", partial(table.to_parquet, index=False)))
    for name, page in (verdict.data_docs if verdict else {}).items():
        written.add(write(folder / DATA_DOCS / name, page.encode("utf8", "backslashreplace")))
    for place in (SOURCES, DATA_DOCS):
        for old in sorted((folder / place).rglob("*"), reverse=True):
            if old.is_file() and old not in written:
                old.unlink()


def raw_of(run: Run, source: str) -> str:
    """Read the raw text of a source again, for its page; empty for an article of a larger file, or where it is gone."""
    if source not in run.paths:
        return ""
    try:
        path = Path(run.paths[source])
        return decode(path.read_bytes()).text if path.stat().st_size <= MOST_BYTES else ""
    except OSError:
        return ""


def write(path: Path, content: bytes) -> Path:
    """Replace a file in one step: a reader sees the old content or the new one, never half of it."""
    return _replace(path, lambda temporary: temporary.write_bytes(content))


def _replace(path: Path, fill: Callable[[Path], object]) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{os.getpid()}.new")
    try:
        fill(temporary)
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)
    return path
