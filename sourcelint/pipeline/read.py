"""From files to documents: whatever a file is, its articles come out, and what is wrong with it is the fault of a document."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

from sourcelint import errors
from sourcelint.clean import NO_COLUMNS, limits, read_stream
from sourcelint.document import Document, member_id
from sourcelint.files import unpack
from sourcelint.render import file_of
from sourcelint.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sourcelint.document import Hints
    from sourcelint.pipeline.discover import Source


def import_all() -> None:
    """Import what reading a source may need, before the first is read. Raises MissingPackageError."""
    try:
        for name in ("ftfy", "langdetect", "lxml.html", "sourcelint.clean.html.extract", "trafilatura", "htmldate"):
            importlib.import_module(name)
    except ImportError as error:
        raise errors.MissingPackageError.of(error) from error


def read_source(
    source: Source, max_bytes: int = limits.MAX_ARTICLE_BYTES, columns: Mapping[str, str] = NO_COLUMNS
) -> tuple[Document, ...]:
    """Read the articles of a file, which may have at most `max_bytes` each; `columns` are those of the settings.

    A file that cannot be read, or is larger, gives one document with a fault, never an exception. Raises
    MissingPackageError if sourcelint itself is not installed completely.
    """
    return tuple(read_articles(source, max_bytes, columns))


def read_articles(
    source: Source, max_bytes: int = limits.MAX_ARTICLE_BYTES, columns: Mapping[str, str] = NO_COLUMNS
) -> Iterator[Document]:
    """Read the articles of a file as `read_source` does, one by one: a file of JSON Lines is never held as a whole.

    A file of gzip or zstd is read as what it holds; each file in a ZIP archive is read under a name of its own,
    `archive.zip/page.html`.
    """
    unseen = {name for name, _ in source.parts}
    for document in _reported(source.id, _read(source, max_bytes, columns)):
        while named := file_of(document.source, unseen):
            unseen.discard(named)
        yield document
    for name in sorted(unseen):
        yield faulty_document(name, f"the manifest names {name!r}, which the file does not hold; correct its row")


def _read(source: Source, max_bytes: int, columns: Mapping[str, str]) -> Iterator[Document]:
    stated = dict(source.parts)
    with source.open() as stream:
        size = source.size_of(stream)
        head = stream.read(len(unpack.ZIP))
        stream.seek(0)
        packed = size or len(source.raw or b"")
        members = unpack.members_of(stream, head, packed)
        if members is None:
            inner = unpack.unpacked(stream, head, packed)
            name, hints, others = source.id, source.hints, source.others
            opened, size = (stream, size) if inner is None else (inner, 0)
            yield from read_stream(
                opened, name, hints, others, max_bytes=max_bytes, size=size, columns=columns, parts_stated=stated
            )
            return
        is_empty = True
        for member in members:
            is_empty = False
            name = member_id(source.id, member.name)
            if member.fault is not None:
                yield faulty_document(name, f"cannot be read: {member.fault}; unpack the archive first")
                continue
            yield from _reported(name, _read_member(member, name, source, stated, max_bytes, columns), is_member=True)
        if is_empty:
            yield faulty_document(source.id, "no text: the archive holds no files. Collect the source again.")


def _read_member(
    member: unpack.Member,
    name: str,
    source: Source,
    stated: Mapping[str, Hints],
    max_bytes: int,
    columns: Mapping[str, str],
) -> Iterator[Document]:
    with member.open() as stream:
        yield from read_stream(
            stream, name, source.hints, max_bytes=max_bytes, size=member.size, columns=columns, parts_stated=stated
        )


def _reported(name: str, documents: Iterator[Document], *, is_member: bool = False) -> Iterator[Document]:
    """Pass documents on; what stops them becomes a document with a fault. A trap stops the reading of its archive."""
    try:
        yield from documents
    except limits.TooLargeError as error:
        yield faulty_document(name, str(error))
    except unpack.TrapError as error:
        if is_member:
            raise
        yield faulty_document(name, f"cannot be read: {error.strerror}; {error.remedy}")
    except OSError as error:
        remedy = getattr(error, "remedy", "make it readable, or take it out of the folder")
        yield faulty_document(name, f"cannot be read: {error.strerror or error}; {remedy}")
    except ImportError as error:
        raise errors.MissingPackageError.of(error) from error
    except Exception as error:  # noqa: BLE001 - one broken source never stops a run
        yield faulty_document(name, fault_of("cleaning", error))


def fault_of(step: str, error: Exception) -> str:
    """Say that a step of the engine crashed."""
    return f"{step} stopped with {type(error).__name__}: {error}; please report this source"


def faulty_document(name: str, fault: str) -> Document:
    """Return the document of a source that could not be read: nothing but its fault."""
    return Document(name, "", "utf-8", Text.of_raw(""), fault=fault)
