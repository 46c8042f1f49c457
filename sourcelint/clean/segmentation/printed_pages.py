"""Pages of a printed text, divided by form feeds as `pdftotext` and old RFCs have them → one text without running heads and feet."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from sourcelint.clean.lines.line import ending
from sourcelint.clean.lines.page_numbers import OF, PAGE
from sourcelint.expressions import lazy

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sourcelint.clean.article import PartialDocument

MAX_EDGE_LINES = 3
"""Lines at either end of a page that may be heads and feet."""
MAX_EDGE_CHARS = 160
MIN_REPEATED_SHARE = 1 / 3
"""Share of the pages on which a head stands: those of left and right pages differ, and chapters have their own."""
_LINE = lazy(r"(?<![^\n\f])[^\S\n\f]*+\S[^\n\f]*+")
"""A line that is not empty, looked for at the starts of lines alone: a page may hold one long row of blanks."""
_FIGURES = lazy(r"\d{1,6}|\b[ivxlc]{1,7}\b", re.IGNORECASE)
_PAGE_NUMBER = lazy(
    rf"[^\w\n]{{0,9}}(?:{PAGE}\s)?(?:\d{{1,5}}|[ivxlc]{{1,7}})(?:\s?{OF}\s?\d{{1,5}})?[^\w\n]{{0,9}}", re.IGNORECASE
)
_OPEN_ENDINGS = frozenset(("open", "comma"))


class _EdgeLine(NamedTuple):
    """A line near the top or the foot of a page, and what it says without its figures and blanks."""

    start: int
    end: int
    said: str
    is_number: bool


def undo_page_breaks(draft: PartialDocument) -> PartialDocument:
    r"""Join the pages of a text, and take out what stands at the edges of a third of them, and the numbers of pages.

    >>> from sourcelint.clean.article import PartialDocument
    >>> from sourcelint.text import Text
    >>> printed = "The pier\n\nThe pier was\n\n1\n\fBay News, 2 May\n\nbuilt in 1911.\n\n2\n\fBay News, 2 May\n\nIt stands."
    >>> undo_page_breaks(PartialDocument(Text.of_raw(printed))).text.value
    'The pier\n\nThe pier was\nbuilt in 1911.\n\nIt stands.'
    """
    text = draft.text.value
    bodies = list(_bodies_of(text)) if draft.wrapper == "text" and "\f" in text.strip() else []
    if len(bodies) < 2:
        return draft
    edits = [(0, bodies[0][0], "")] if bodies[0][0] else []
    for (start, end), (following, rest) in pairwise(bodies):
        edits.append((end, following, "\n" if _goes_on(text[start:end], text[following:rest]) else "\n\n"))
    if bodies[-1][1] < len(text):
        edits.append((bodies[-1][1], len(text), ""))
    return draft.undo("page_breaks", edits)


def _bodies_of(text: str) -> Iterator[tuple[int, int]]:
    """Yield where the text of each page stands; on the first one a head without figures may be the title."""
    pages = list(_pages_of(text))
    lines = [[match.span() for match in _LINE.finditer(text, *page)] for page in pages]
    tops = [_edge_lines(text, found[:MAX_EDGE_LINES]) for found in lines]
    ends = [_edge_lines(text, found[: -MAX_EDGE_LINES - 1 : -1]) for found in lines]
    heads, feet = _repeated(tops), _repeated(ends)
    numbered = {said for said in heads if "#" in said}
    for number, page in enumerate(pages):
        body = _body_of(page, tops[number], ends[number], heads if number else numbered, feet)
        if text[slice(*body)].strip():
            yield _trimmed(text, *body)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a span without the empty lines at its start and the white space at its end."""
    first = _LINE.search(text, start, end)
    return (first.start() if first else start), start + len(text[start:end].rstrip())


def _pages_of(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    while (end := text.find("\f", start)) >= 0:
        yield start, end
        start = end + 1
    yield start, len(text)


def _edge_lines(text: str, spans: Iterable[tuple[int, int]]) -> tuple[_EdgeLine, ...]:
    """Read the lines at one edge of a page, the outermost first."""
    lines = []
    for first, stop in spans:
        line = text[first:stop].strip()
        if len(line) <= MAX_EDGE_CHARS:
            said = " ".join(_FIGURES.sub("#", line).split())
            is_number = _PAGE_NUMBER.fullmatch(line) is not None
            lines.append(_EdgeLine(first, stop, said, is_number))
    return tuple(lines)


def _repeated(edges: Sequence[tuple[_EdgeLine, ...]]) -> set[str]:
    """Return what stands at an edge of enough pages, figures apart."""
    counts = Counter(said for lines in edges for said in {line.said for line in lines})
    least = max(2, len(edges) * MIN_REPEATED_SHARE)
    return {said for said, count in counts.items() if count >= least}


def _body_of(
    page: tuple[int, int], above: Sequence[_EdgeLine], below: Sequence[_EdgeLine], heads: set[str], feet: set[str]
) -> tuple[int, int]:
    """Return where the text of a page stands, between its head and its foot."""
    start, end = page
    for line in above:
        if line.said not in heads and not line.is_number:
            break
        start = line.end
    for line in below:
        if (line.said not in feet and not line.is_number) or line.start < start:
            break
        end = line.start
    return start, end


def _goes_on(page: str, following: str) -> bool:
    """Tell whether a paragraph goes on on the next page."""
    last = page.rstrip().rpartition("\n")[2]
    return ending(last) in _OPEN_ENDINGS and following.lstrip()[:1].islower()
