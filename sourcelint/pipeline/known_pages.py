"""What is known of the pages that an earlier run wrote, so that those that hold are left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sourcelint.publishing.publish import Pages, Tables, Written
from sourcelint.store.codec import Codec
from sourcelint.store.database import Entry

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sourcelint.pipeline.incremental import Memory, Outline
    from sourcelint.publishing.publish import Published
    from sourcelint.report import SourceReport

PAGES, TABLES = "pages", "tables"
"""Kinds of rows in the store."""

_TABLES: Codec[Tables] = Codec(Tables)
_WRITTEN: Codec[Written] = Codec(Written)


class KnownPages(Pages):
    """What is known of the pages of some reports."""

    def __init__(self, memory: Memory, outlines: Iterable[Outline]) -> None:
        self._memory = memory
        self._outlines = {outline.report.source: outline for outline in outlines}
        entry = memory.database.find(TABLES, "")
        self.tables = _TABLES.decode(entry.content) if entry else None
        self.written = {name: _WRITTEN.decode(entry.content) for name, entry in memory.database.read(PAGES).items()}

    def key(self, report: SourceReport) -> str:
        """Return the digest of the whole report."""
        return self._outlines[report.source].digest

    def whole(self, report: SourceReport) -> SourceReport:
        """Read the details of a report."""
        return self._memory.whole(self._outlines[report.source])

    def keep(self, published: Published) -> None:
        """Keep what is known of the pages now."""
        new = [
            Entry(source, page.key, _WRITTEN.encode(page))
            for source, page in published.pages.items()
            if page is not self.written.get(source)
        ]
        self._memory.database.write(
            {PAGES: new, TABLES: [Entry("", published.tables.key, _TABLES.encode(published.tables))]}
        )
