"""PDF → the text of its pages, line by line, with what its description says of it.

pypdf draws the text in the order in which the program that wrote the file did, which for nearly all of them is the order
of reading, columns included; `printed_lines` makes paragraphs of the lines. A file of some KB can hold a billion
operations: pages, bytes of drawing and operations are counted, and the rest is left where the count ends.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

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
from sourcelint.clean.containers.printed_lines import Line, page_breaks, paragraphs_of, raw_of, title_of
from sourcelint.clean.lines.bylines import is_name, tells_author
from sourcelint.document import Repair, Truncation
from sourcelint.expressions import lazy
from sourcelint.text import Pages, RawSpan

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pypdf import PageObject, PdfReader

    from sourcelint.clean.containers.parts import Part, Stream
    from sourcelint.document import Metadata

MAX_PAGES = 2_000
"""Pages of the longest document that is read: a long book."""
MAX_DRAWING_BYTES = 50_000_000
"""Of what draws the pages, unpacked: a page of text takes 5 to 50 KB, a map some MB."""
MAX_OPERATIONS = 3_000_000
"""Of all pages: a page of text takes some hundred."""
NESTED_FORM_BYTES = 50_000
"""What a form inside a form counts for, whose size is not known."""
MAX_RAISED_SIZES = 2.0
"""Sizes of letters that a piece of a line may stand higher or lower than its start."""

MIN_LINE_SIZES = 0.25
"""Sizes of letters that a line stands higher or lower than the one before."""

MAX_SAME_SIZE = 1.12
"""How much larger letters of one line may be."""

MAX_FORMS_A_PAGE = 500
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


class Content(NamedTuple):
    """What was read: the lines, the pages (from 1) without text, and those that could not be read with the reason."""

    lines: tuple[Line, ...]
    pages: int
    empty: tuple[int, ...]
    lost: Mapping[int, str]


@dataclass(slots=True)
class Budget:
    """How much of what draws the pages has been read."""

    drawing_bytes: int = 0
    operations: int = 0
    forms: dict[str, int] = field(default_factory=dict)

    def spend(self, drawing_bytes: int, operations: int = 0) -> None:
        """Count what was read. Raises RefusedError."""
        self.drawing_bytes += drawing_bytes
        self.operations += operations
        if self.drawing_bytes > MAX_DRAWING_BYTES or self.operations > MAX_OPERATIONS:
            raise RefusedError("too large: its pages draw more than a text does; save its text in a file of its own.")

    def watch(self, operator: bytes, operands: Sequence[Any], *_: object) -> None:
        """Count an operation; one that draws a form counts for what the form holds."""
        drawn = self.forms.get(str(operands[0]), NESTED_FORM_BYTES) if operator == b"Do" and operands else 0
        self.spend(drawn, 1)


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
            content = _content(reader)
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


def _content(reader: PdfReader) -> Content:
    pages = len(reader.pages)
    if not pages:
        raise RefusedError("cannot be read: the PDF has no pages; collect it again.")
    if pages > MAX_PAGES:
        raise RefusedError(f"too large: it has {pages:,} pages, and may have {MAX_PAGES:,}; split it.")
    lines: list[Line] = []
    empty: list[int] = []
    lost: dict[int, str] = {}
    budget = Budget()
    for number, page in enumerate(reader.pages, 1):
        try:
            found = _lines_of(page, number, budget)
        except RefusedError:
            raise
        except Exception as error:  # noqa: BLE001 - one broken page never loses the others
            lost[number] = f"{type(error).__name__}: {str(error)[:100]}"
            continue
        lines += found
        if not found:
            empty.append(number)
    return Content(tuple(lines), pages, tuple(empty), lost)


def _lines_of(page: PageObject, number: int, budget: Budget) -> list[Line]:
    """Return the lines of a page, in the order in which they are drawn."""
    contents = page.get_contents()
    budget.spend(len(contents.get_data()) if contents is not None else 0)
    budget.forms = _forms_of(page)
    drawn = _Drawn(number)
    page.extract_text(visitor_text=drawn.see, visitor_operand_before=budget.watch)
    drawn.close()
    return drawn.lines


class _Drawn:
    """Collects what is drawn on a page to lines, each with the place of its first character."""

    def __init__(self, page: int) -> None:
        self.lines: list[Line] = []
        self._page = page
        self._pieces: list[str] = []
        self._place: tuple[float, float, float] | None = None

    def see(self, text: str, to_page: Sequence[float], to_text: Sequence[float], _: object, size: float) -> None:
        """Take a piece of text with the matrices that it is drawn by, and the size of its letters."""
        place = _place(to_page, to_text, size)
        if self._place is not None and text.strip() and _is_elsewhere(self._place, place):
            self.close()
        for index, piece in enumerate(text.split("\n")):
            if index:
                self.close()
            if self._place is None and piece.strip():
                self._place = place
            self._pieces.append(piece)

    def close(self) -> None:
        """End the line."""
        if self._place is not None:
            self.lines.append(Line(" ".join("".join(self._pieces).split()), self._page, *self._place))
        self._pieces.clear()
        self._place = None


def _is_elsewhere(line: tuple[float, float, float], place: tuple[float, float, float]) -> bool:
    """Tell whether a text begins another line: above or below it, or a little where it begins.

    So do running heads, which are drawn behind the last line. Raised figures stand a little higher.
    """
    smaller, larger = sorted((line[2], place[2]))
    distance = abs(line[1] - place[1])
    is_other = larger > MAX_SAME_SIZE * smaller or distance > MIN_LINE_SIZES * larger
    return (place[0] <= line[0] and is_other) or distance > MAX_RAISED_SIZES * larger


def _place(to_page: Sequence[float], to_text: Sequence[float], size: float) -> tuple[float, float, float]:
    """Return where a text begins on its page, from the left and from the bottom, and how large it is, in points."""
    across = to_text[4] * to_page[0] + to_text[5] * to_page[2] + to_page[4]
    up = to_text[4] * to_page[1] + to_text[5] * to_page[3] + to_page[5]
    scale = abs(to_page[3] * to_text[3]) or abs(to_page[1] * to_text[2]) or 1.0
    return across, up, abs(size) * scale


def _forms_of(page: PageObject) -> dict[str, int]:
    """Return how many bytes draw each form of a page, by its name; pictures count nothing."""
    resources = page.get("/Resources")
    objects = resources.get_object().get("/XObject") if resources is not None else None
    sizes: dict[str, int] = {}
    for name, reference in islice(objects.get_object().items() if objects is not None else (), MAX_FORMS_A_PAGE):
        drawn = reference.get_object()
        sizes[str(name)] = len(drawn.get_data()) if drawn.get("/Subtype") == "/Form" else 0
    return sizes


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
