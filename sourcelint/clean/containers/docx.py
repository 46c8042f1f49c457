"""DOCX (ISO/IEC 29500) → the text of its paragraphs, with what its properties say of it.

python-docx opens the package; the words of a paragraph are read from its XML, so that those in links, fields, tables, text
boxes and accepted changes are there, and deleted ones are not. A place is the number of a paragraph and a column in it.
"""

from __future__ import annotations

import os
import zipfile
from itertools import groupby
from typing import TYPE_CHECKING, Any, NamedTuple

from sourcelint.clean.article import PartialDocument
from sourcelint.clean.characters.decoding import decode
from sourcelint.clean.containers.documents import (
    NO_PERSON,
    NO_TITLE,
    Opened,
    RefusedError,
    described,
    line_of,
    missing_package,
    part_of_document,
    refused,
)
from sourcelint.clean.lines.bylines import is_name
from sourcelint.document import Block
from sourcelint.expressions import lazy
from sourcelint.files import unpack
from sourcelint.text import Lines, Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import datetime

    from sourcelint.clean.containers.parts import Part, Stream
    from sourcelint.document import BlockKind, Metadata

MAIN_PART = "word/document.xml"
MAX_UNPACKED_BYTES = 200_000_000
"""Of all parts together: python-docx unpacks them all."""
MAX_PARTS = 20_000
MAX_XML_BYTES = 50_000_000
"""Of the text with its markup, which is held about twenty times."""

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
LEFT_OUT = frozenset((f"{W}del", f"{W}moveFrom", f"{W}instrText", f"{COMPATIBILITY}Fallback", f"{W}p"))
"""Elements in a paragraph whose words are not its own: deleted, moved away, a field's code, a copy for old programs, a text box."""
FOOTNOTES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
LINE_BREAK = "\N{LINE SEPARATOR}"
"""A new line in a paragraph, which places do not count."""
SIGNS = {f"{W}tab": "\t", f"{W}br": LINE_BREAK, f"{W}cr": LINE_BREAK, f"{W}noBreakHyphen": "-"}
STYLES: tuple[tuple[str, BlockKind], ...] = (
    ("heading", "heading"), ("title", "title"), ("subtitle", "standfirst"), ("caption", "caption"), ("quote", "quote"),
    ("intense quote", "quote"), ("list", "list"),
)  # fmt: skip
"""What the names of built-in styles begin with, in English in every language of the program."""
LEVEL = lazy(r"(\d)$")

MAX_CELL_CHARS = 80
"""Characters of a cell of a table of data; one with more holds prose."""

CELL_BREAK = " | "


class Paragraph(NamedTuple):
    """A paragraph and what its style says it is; `level` is that of a heading, `row` the number of the row of a table, or 0."""

    text: str
    kind: BlockKind = "paragraph"
    level: int = 0
    row: int = 0


def split_docx(stream: Stream, head: bytes) -> Iterator[Part]:
    """Yield a DOCX as one part; a part with a fault for any other package, and one that cannot be read."""
    try:
        yield part_of_document(_open(stream, head), "docx")
    except RefusedError as error:
        yield refused(str(error))


def _open(stream: Stream, head: bytes) -> Opened:
    try:
        _check(stream, head)
        import docx
    except ImportError:
        raise missing_package("DOCX files") from None
    except RefusedError:
        raise
    except unpack.UnpackError as error:
        raise RefusedError(f"cannot be read: {error.strerror}; collect it again.") from None
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise RefusedError(f"cannot be read: the document is damaged or cut ({error}); collect it again.") from None
    try:
        document = docx.Document(stream)
        paragraphs = tuple(_paragraphs(document))
        metadata = _described(document.core_properties)
    except Exception as error:  # noqa: BLE001 - a reader of a broken file can raise anything
        why = f"{type(error).__name__}: {str(error)[:200]}"
        raise RefusedError(f"cannot be read: the document is damaged ({why}); save it again.") from None
    return _opened(paragraphs, metadata)


def _check(stream: Stream, head: bytes) -> None:
    """Raise RefusedError for a package that is no DOCX, is encrypted or holds more than a text does, else UnpackError."""
    size = stream.seek(0, os.SEEK_END)
    unpack.check_directory(stream, size)
    with zipfile.ZipFile(stream) as package:
        parts = package.infolist()
    stream.seek(0)
    sizes = {part.filename: part.file_size for part in parts}
    if MAIN_PART not in sizes:
        raise RefusedError(decode(head).fault or "this is a ZIP archive. Unpack it first.")
    if any(part.flag_bits & unpack.ENCRYPTED for part in parts):
        raise RefusedError("cannot be read: the document is encrypted; save a copy without a password.")
    content = sum(sizes.values())
    is_large = content > MAX_UNPACKED_BYTES or sizes[MAIN_PART] > MAX_XML_BYTES or len(parts) > MAX_PARTS
    if is_large or unpack.is_trap(content, size):
        raise RefusedError(f"too large: it unpacks to {content:,} bytes; save its text in a file of its own.")


def _paragraphs(document: Any) -> Iterator[Paragraph]:
    """Yield the paragraphs of the text, then those of its footnotes."""
    styles = {style.style_id: _kind_of(style.name or "") for style in document.styles}
    yield from _paragraphs_in(document.element.body, styles)
    for relation in document.part.rels.values():
        if relation.reltype == FOOTNOTES and not relation.is_external:
            from docx.oxml import parse_xml

            yield from _paragraphs_in(parse_xml(relation.target_part.blob), styles)


def _paragraphs_in(root: Any, styles: dict[str, tuple[BlockKind, int]]) -> Iterator[Paragraph]:
    rows = _rows_of(root)
    for element in root.iter(f"{W}p"):
        if not _is_fallback(element):
            style = element.find(f"{W}pPr/{W}pStyle")
            kind, level = styles.get(style.get(f"{W}val") if style is not None else "", ("paragraph", 0))
            if kind == "paragraph" and element.find(f"{W}pPr/{W}numPr") is not None:
                kind = "list"
            row = rows.get(element, 0)
            kind = "list" if row else kind  # no prose
            yield Paragraph("".join(_words(element)).replace("\n", " "), kind, level, row)


def _rows_of(root: Any) -> dict[Any, int]:
    """Return the paragraphs in rows of short cells, each with the number of its row; a table with prose in it is a layout."""
    found: dict[Any, int] = {}
    for number, row in enumerate(root.iterfind(f"{W}tbl/{W}tr"), 1):
        cells = row.findall(f"{W}tc")
        sizes = [sum(len(words.text or "") for words in cell.iter(f"{W}t")) for cell in cells]
        if len(cells) > 1 and max(sizes) <= MAX_CELL_CHARS:
            found |= dict.fromkeys(row.iter(f"{W}p"), number)
    return found


def _is_fallback(element: Any) -> bool:
    return next(element.iterancestors(f"{COMPATIBILITY}Fallback"), None) is not None


def _words(element: Any) -> Iterator[str]:
    """Yield the words of a paragraph, in their order; a stack, as elements may be nested deeply."""
    stack = [iter(element)]
    while stack:
        child = next(stack[-1], None)
        if child is None:
            stack.pop()
        elif child.tag == f"{W}t":
            yield child.text or ""
        elif child.tag in SIGNS:
            yield SIGNS[child.tag]
        elif child.tag not in LEFT_OUT:
            stack.append(iter(child))


def _kind_of(style: str) -> tuple[BlockKind, int]:
    name = style.lower()
    kind: BlockKind = next((kind for begin, kind in STYLES if name.startswith(begin)), "paragraph")
    level = LEVEL.search(name)
    return kind, int(level[1]) if kind == "heading" and level else 0


def _opened(paragraphs: Sequence[Paragraph], metadata: Metadata) -> Opened:
    if not any(paragraph.text.strip() for paragraph in paragraphs):
        raise RefusedError("no text: the document holds no words. Collect the article itself.")
    raw = "".join(f"{paragraph.text}\n" for paragraph in paragraphs)
    text = Text.of_raw(raw).edit(_edits(paragraphs, raw))
    is_styled = any(paragraph.kind in ("heading", "title") for paragraph in paragraphs if paragraph.text.strip())
    blocks = tuple(_blocks(paragraphs)) if is_styled else ()
    return Opened(raw, Lines(raw), PartialDocument(text, blocks, metadata))


def _edits(paragraphs: Iterable[Paragraph], raw: str) -> Iterator[tuple[int, int, str]]:
    """Yield what parts paragraphs: an empty line, and a new line for each break in one of them."""
    at, last, row = 0, 0, 0  # where a paragraph begins, where the last one with words ended, and its row
    for paragraph in paragraphs:
        if paragraph.text.strip():
            yield last, at, _between(row, paragraph.row) if last else ""
            row = paragraph.row
            start = paragraph.text.find(LINE_BREAK)
            while start >= 0:
                yield at + start, at + start + 1, "\n"
                start = paragraph.text.find(LINE_BREAK, start + 1)
            last = at + len(paragraph.text)
        at += len(paragraph.text) + 1
    yield last, len(raw), ""


def _between(row: int, other: int) -> str:
    """Return what stands between two paragraphs by the numbers of their rows: cells of one row stand in a line."""
    return CELL_BREAK if row and row == other else "\n\n"


def _blocks(paragraphs: Iterable[Paragraph]) -> Iterator[Block]:
    """Yield the blocks of the text; `_edits` puts two characters between them. A row of a table is one."""
    at = 0
    said = (paragraph for paragraph in paragraphs if paragraph.text.strip())
    for _, group in groupby(enumerate(said), lambda item: (item[1].row, item[1].row or item[0])):
        cells = [paragraph for _, paragraph in group]
        end = at + sum(len(cell.text) for cell in cells) + len(CELL_BREAK) * (len(cells) - 1)
        yield Block(cells[0].kind, at, end, cells[0].level, cells[0].kind != "paragraph")
        at = end + 2


def _described(properties: Any) -> Metadata:
    """Read the properties of a file."""
    title, author = line_of(properties.title), line_of(properties.author)
    return described(
        "" if NO_TITLE.search(title) else title,
        author if is_name(author) and author.lower() not in NO_PERSON else "",
        (("created", _day(properties.created), "docx:created"), ("saved", _day(properties.modified), "docx:saved")),
    )


def _day(moment: datetime | None) -> str:
    return moment.isoformat(timespec="seconds").partition("+")[0] if moment else ""
