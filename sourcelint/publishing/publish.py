"""Write the folder of reports: what stands in it. `reports_folder` says what may be replaced, and in which order."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from sourcelint.clean.characters.decoding import decode
from sourcelint.errors import InputError
from sourcelint.files import bounded_read
from sourcelint.gate.table import findings_table, table_of
from sourcelint.publishing import reports_folder
from sourcelint.render import annotated_source
from sourcelint.render.folder import ENDINGS, files, identified, notices
from sourcelint.render.summary import page_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from sourcelint.gate.verdict import Verdict
    from sourcelint.render import Run
    from sourcelint.report import SourceReport

DATA_DOCS = "data_docs"

TABLES = ("sources", "findings")

ALWAYS = (*reports_folder.INDEXES, "findings.jsonl", *(f"{name}.parquet" for name in TABLES))
"""Files that every run writes."""

MAX_RAW_BYTES = 4 * annotated_source.MAX_MARKED_CHARS
"""Size of the largest file that is read again for its page."""


def publish(
    reports: Sequence[SourceReport],
    verdict: Verdict | None,
    run: Run,
    folder: Path,
    tell: Callable[[str], object] | None = None,
) -> None:
    """Write the pages, the tables and the Data Docs of a run into a folder, which is made if need be.

    The same reports give the same bytes. Files that an earlier run wrote are replaced, all others are left; `tell` hears
    of those that were changed since. Raises FolderError if the folder is not sourcelint's own, NameCollisionError, and
    OSError if a file cannot be written.
    """
    raw_text = partial(raw_of, run)
    with reports_folder.replacing(folder, run.paths.values()) as new:
        run = identified(reports, run, verdict, raw_text)
        for name, text in files(reports, run, verdict, raw_text):
            new.stage(name, _encoded(text))
        for name, table in zip(TABLES, (table_of(reports), findings_table(reports)), strict=True):
            new.stage(f"{name}.parquet", table.to_parquet(None, index=False))
        for name, page in (verdict.data_docs if verdict else {}).items():
            new.stage(f"{DATA_DOCS}/{name}", _encoded(page))
        meanwhile = {name: _encoded(text) for name, text in notices(run, reports_folder.STAGING).items()}
        new.switch(run.version, run.id, meanwhile, tell)


def check(folder: Path, sources: Mapping[str, str]) -> None:
    """Raise what `publish` would raise for a folder, as far as it can be known of some sources, paths by id."""
    pages = (page_of(source, ending) for source in sources for ending in ENDINGS)
    reports_folder.check(folder, sources.values(), (*ALWAYS, *pages))


def raw_of(run: Run, source: str) -> str:
    """Read the raw text of a source again, for its page; empty for an article of a larger file, or if it is gone."""
    if source not in run.paths:
        return ""
    try:
        return decode(bounded_read.read_bytes(Path(run.paths[source]), MAX_RAW_BYTES)).text
    except InputError:
        return ""


def _encoded(text: str) -> bytes:
    return text.encode("utf8", "backslashreplace")
