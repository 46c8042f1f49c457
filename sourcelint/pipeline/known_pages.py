"""What is known of the pages that an earlier run wrote, so that those that hold are left."""

from __future__ import annotations

import zlib
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple

from sourcelint.files.owned_folder import Folder
from sourcelint.publishing.publish import Pages, Tables, Written
from sourcelint.render.summary import page_of
from sourcelint.store.codec import Codec
from sourcelint.store.database import ROWS_AT_ONCE, Entry

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from sourcelint.pipeline.incremental import Memory
    from sourcelint.pipeline.outlines import Outline
    from sourcelint.report import SourceReport
    from sourcelint.store.database import Database

PAGES, TABLES = "pages", "tables"
"""Kinds of rows in the store."""

_TABLES: Codec[Tables] = Codec(Tables)
_WRITTEN: Codec[Written] = Codec(Written)


class Published(NamedTuple):
    """A folder of reports as a run has written it, with the key of the pages of each source."""

    folder: Path
    keys: Mapping[str, str]


class KnownPages(Pages):
    """What is known of the pages of some reports, read from the store and written there some at a time."""

    def __init__(self, memory: Memory, outlines: Iterable[Outline]) -> None:
        self._memory = memory
        self._outlines = {outline.source: outline for outline in outlines}
        self._new: list[Entry] = []
        entry = memory.database.find(TABLES, "")
        self.tables = _TABLES.decode(entry.content) if entry else None

    def sources(self, reports: Sequence[SourceReport]) -> Iterable[str]:
        """Return the ids of the reports, none of which need be read."""
        del reports
        return self._outlines.keys()

    def rows(self, reports: Sequence[SourceReport]) -> Iterable[bytes]:
        """Return the rows of the table of sources, for which no report need be read."""
        del reports
        return (outline.row for outline in self._outlines.values())

    def findings(self, reports: Sequence[SourceReport]) -> Iterable[bytes]:
        """Return the findings of each report as they stand in `findings.jsonl`; no report need be read."""
        del reports
        return (zlib.decompress(outline.findings) for outline in self._outlines.values())

    def key(self, source: str) -> str:
        """Return the digest of the whole report."""
        return self._outlines[source].digest

    def whole(self, report: SourceReport) -> SourceReport:
        """Read the details of a report."""
        return self._memory.whole(report, self._outlines[report.source].details)

    def standing(self, reports: Sequence[SourceReport]) -> Iterator[tuple[str, Written | None]]:
        """Yield the ids of reports, each with what is known of its pages; no report is read."""
        del reports
        for source, entry in self._memory.database.each(PAGES, self._outlines):
            yield source, _WRITTEN.decode(entry.content) if entry else None

    def keep(self, source: str, page: Written) -> None:
        """Keep what is known of the pages of a source now."""
        self._new.append(Entry(source, page.key, _WRITTEN.encode(page)))
        if len(self._new) == ROWS_AT_ONCE:
            self._write()

    def keep_tables(self, tables: Tables) -> None:
        """Keep what is known of the tables now, and of the last pages."""
        self._write()
        self._memory.database.write({TABLES: [Entry("", tables.key, _TABLES.encode(tables))]})

    def _write(self) -> None:
        self._memory.database.write({PAGES: self._new})
        self._new = []


def published_texts(database: Database, published: Published, sources: Sequence[str]) -> Iterator[str | None]:
    """Yield the page in Markdown of each source as it was published; None if another one stands there by now."""
    with Folder(published.folder) as folder:
        for source, entry in database.each(PAGES, sources):
            name = page_of(source, "md")
            if entry is None or entry.key != published.keys.get(source) or folder.kind(name) != "file":
                yield None
                continue
            content = folder.read(name)
            same = sha256(content).hexdigest() == _WRITTEN.decode(entry.content).files[name]
            yield content.decode() if same else None
