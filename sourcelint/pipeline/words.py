"""The words of a reader at places in sources: where a raw file has escapes and tags, the cleaned text has what they stand for."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from sourcelint.engine.excerpts import words_as_read
from sourcelint.pipeline.read import read_articles
from sourcelint.render import file_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sourcelint.finding import Place
    from sourcelint.pipeline.discover import Source
    from sourcelint.pipeline.settings import Settings


def read_words(sources: Iterable[Source], settings: Settings, places: Iterable[Place]) -> dict[Place, str]:
    """Read the files again that hold some places, and return the words of the cleaned text there, by place.

    A place of a file that can no longer be read has none.
    """
    files = {source.id: source for source in sources}
    wanted: defaultdict[str, set[Place]] = defaultdict(set)
    for place in places:
        wanted[place.source].add(place)
    found: dict[Place, str] = {}
    for name in dict.fromkeys(file_of(article, files) for article in sorted(wanted)):
        for document in read_articles(files[name], settings.max_bytes, settings.columns) if name else ():
            if document.fault is None and document.source in wanted:
                found |= words_as_read(document, wanted[document.source])
    return found
