"""PDF → the text of its pages, line by line, with what its description says of it.

pypdf draws the text in the order in which the program that wrote the file did, which for nearly all of them is the order
of reading, columns included; `pdf_pages` takes its lines, and `printed_lines` makes paragraphs of them. A file of some KB can
hold a billion operations: pages, bytes of drawing and operations are counted, and a file beyond the bounds is not read.
"""

from __future__ import annotations

import logging
from itertools import islice
from typing import TYPE_CHECKING

from sourcelint.clean.article import PartialDocument
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
from sourcelint.clean.containers.pdf_pages import MAX_FORMS_A_PAGE, read_pages
from sourcelint.clean.containers.printed_lines import page_breaks, paragraphs_of, raw_of, title_of
from sourcelint.clean.lines.bylines import is_name, tells_author
from sourcelint.document import Repair, Truncation
from sourcelint.expressions import lazy
from sourcelint.text import Pages, RawSpan

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pypdf import PdfReader

    from sourcelint.clean.containers.parts import Part, Stream
    from sourcelint.clean.containers.pdf_pages import Content
    from sourcelint.document import Metadata

LIMITS = {
    "zlib_maximum_output_length": 20_000_000,
    "lzw_maximum_output_length": 20_000_000,
    "run_length_maximum_output_length": 20_000_000,
    "array_based_stream_maximum_output_length": 20_000_000,
    "brotli_maximum_output_length": 20_000_000,
    "stream_decoding_work_maximum_length": 50_000_000,
    "stream_parsing_work_maximum_count": 500_000,
    "xform_maximum_invocations_per_extraction": MAX_FORMS_A_PAGE,
    "page_tree_maximum_entries": 20_000,
}
"""What pypdf reads at most: bytes of one stream unpacked, elements of what draws a page, forms of a page, nodes of the tree of pages."""
MAX_OPENING_CHARS = 3_000
"""Of the text, in which a title is looked for: more than a page."""
MAX_NAMED_PAGES = 10
"""Pages that a note names."""

DATE = lazy(r"(?:D:)?(\d{4})(\d\d)?(\d\d)?(?:(\d\d)(\d\d)(\d\d)?)?")
"""A date as PDF writes it (ISO 32000-2, section 7.9.4)."""
WORD = lazy(r"\w+")


def split_pdf(stream: Stream) -> Iterator[Part]:
    """Yield a PDF as one part, or a part with a fault that says why it is not read."""
    try:
        yield part_of_document(_open(stream), "pdf")
    except RefusedError as error:
        yield refused(str(error))


def _open(stream: Stream) -> Opened:
    try:
        import pypdf
        from pypdf.errors import DependencyError, LimitReachedError
    except ImportError:
        raise missing_package("PDF files") from None
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what is wrong with a file is a finding
    try:
        with pypdf.apply_configuration(**LIMITS):
            reader = _unlocked(pypdf.PdfReader(stream, strict=False))
            content = read_pages(reader)
            return _opened(content, reader)
    except RefusedError:
        raise
    except DependencyError:
        raise missing_package("encrypted PDF files") from None
    except LimitReachedError:
        raise RefusedError("too large: it holds more than a text does; save its text in a file of its own.") from None
    except RecursionError:
        raise RefusedError("cannot be read: the PDF is damaged; collect it again.") from None
    except Exception as error:  # noqa: BLE001 - a reader of a broken file can raise anything
        why = f"{type(error).__name__}: {str(error)[:200]}"
        raise RefusedError(f"cannot be read: the PDF is damaged or cut ({why}); collect it again.") from None


def _unlocked(reader: PdfReader) -> PdfReader:
    """Return a reader of a file that anybody may open: many are encrypted so that nobody changes them."""
    if reader.is_encrypted and not reader.decrypt(""):
        raise RefusedError("cannot be read: the PDF is encrypted; save a copy without a password.")
    return reader


def _opened(content: Content, reader: PdfReader) -> Opened:
    """Put the lines together. Raises RefusedError for a document without text."""
    if not content.lines:
        raise RefusedError(_why_empty(content))
    raw = raw_of(content.lines)
    text, repairs = paragraphs_of(content.lines)
    starts = page_breaks(content.lines, content.pages)
    notes = _notes(content, starts)
    cut = _truncations(content, starts)
    draft = PartialDocument(
        text,
        metadata=_described(reader, content, text.value),
        repairs=(*repairs, *notes),
        truncations=cut,
        complete=not cut,
    )
    return Opened(raw, Pages(raw, starts), draft)


def _why_empty(content: Content) -> str:
    if content.lost:
        number, why = next(iter(content.lost.items()))
        return f"cannot be read: page {number} of the PDF is damaged ({why}); collect it again."
    return (
        f"no text: the {content.pages:,} pages of the PDF hold pictures, as scans do, and no characters. "
        "Have its text recognised first, for instance with ocrmypdf."
    )


def _notes(content: Content, starts: Sequence[int]) -> Iterator[Repair]:
    if content.empty:
        numbers = content.empty[:MAX_NAMED_PAGES]
        spans = tuple(_start_of(number, starts) for number in numbers)
        named = ", ".join(map(str, numbers))
        yield Repair("pages_without_text", len(content.empty), spans, f"pictures or nothing on page {named}")


def _truncations(content: Content, starts: Sequence[int]) -> tuple[Truncation, ...]:
    """Return where pages are missing that could not be read."""
    return tuple(
        Truncation("unclosed_container", _start_of(number, starts), f"page {number} cannot be read ({why})")
        for number, why in islice(content.lost.items(), MAX_NAMED_PAGES)
    )


def _start_of(page: int, starts: Sequence[int]) -> RawSpan:
    return RawSpan(starts[page - 1], starts[page - 1])


def _described(reader: PdfReader, content: Content, text: str) -> Metadata:
    """Read what the description of a file says."""
    stated = reader.metadata or {}
    title, author, created, saved = (
        _line(stated.get(f"/{name}")) for name in ("Title", "Author", "CreationDate", "ModDate")
    )
    return described(
        title if _is_title(title, text) else title_of(content.lines) or "",
        author if _is_author(author) else "",
        (("created", _day(created), "pdf:CreationDate"), ("saved", _day(saved), "pdf:ModDate")),
    )


def _line(value: object) -> str:
    return line_of(value.get_object() if hasattr(value, "get_object") else value)


def _is_title(title: str, text: str) -> bool:
    """Tell a title from the name of a file and from that of the file before it: it stands at the start of the text.

    A single word must be a paragraph by itself there.
    """
    words, opening = _words(title), text[:MAX_OPENING_CHARS]
    found = f" {words} " in f" {_words(opening)} " if " " in words else words in map(_words, opening.split("\n\n"))
    return bool(words) and found and not NO_TITLE.search(title)


def _words(text: str) -> str:
    return " ".join(WORD.findall(text.lower()))


def _is_author(author: str) -> bool:
    """Tell a name from that of an account, which is one word."""
    return author.lower() not in NO_PERSON and (is_name(author) or (" " in author and tells_author(author)))


def _day(stated: str) -> str:
    found = DATE.match(stated)
    if found is None:
        return ""
    year, month, day, hour, minute, second = found.groups()
    date = "-".join(filter(None, (year, month, day)))
    return f"{date}T{hour}:{minute}:{second or '00'}" if day and hour else date
