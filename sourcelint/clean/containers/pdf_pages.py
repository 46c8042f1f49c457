"""The lines of a PDF's pages, in the order in which they are drawn, up to the bounds of what a text takes."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

from sourcelint.clean.containers.documents import RefusedError
from sourcelint.clean.containers.printed_lines import Line

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pypdf import PageObject, PdfReader

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


def read_pages(reader: PdfReader) -> Content:
    """Return the lines of all pages that can be read. Raises RefusedError for a file that is no text, or too large a one."""
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
