"""Lines as they stand on printed pages → paragraphs: hyphens at line ends undone, running heads and page numbers left out.

A line goes on in the next one unless there is more room between them than between lines of a paragraph, another size of
letters, an indent, or a short line that ends a sentence. The raw text has a line for each printed one.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from sourcelint.clean.article import repair_at
from sourcelint.clean.lines.line import BULLET
from sourcelint.clean.lines.page_numbers import OF, PAGE
from sourcelint.expressions import lazy
from sourcelint.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sourcelint.document import Repair

EDGE_LINES = 3
"""Lines at the top and at the bottom of a page among which running heads and feet stand."""
SAME_HEIGHT_POINTS = 3.0
"""Running heads stand as high on each page, up to this."""
MAX_RUNNING_CHARS = 150
MAX_LEADING, MAX_SIZE_CHANGE = 1.3, 1.12
"""Room between two lines of a paragraph, by that between most lines, and how much larger letters of one may be."""
MIN_INDENT, MAX_INDENT = 0.8, 6.0
"""Indent of the first line of a paragraph, by the size of its letters."""
MAX_SHORT_SHARE = 0.75
"""A line that ends a sentence and has less than this share of the characters of the others of its page ends a paragraph."""
MAX_LONE_SHARE = 0.6
"""A line of less than this share, with a capital or figure in the next one, stands by itself: a heading, a row, an address."""
MAX_INDENTED_SHARE = 0.9
"""The same before a line that is indented."""
MIN_TITLE_SIZE, MAX_TITLE_CHARS = 1.2, 250
"""Size of the letters of a title, by that of the text."""
MIN_HYPHENATED_SHARE = 0.02
"""Share of lines with a hyphen at their end from which on a text is hyphenated; else it holds compounds."""

FIGURES = lazy(r"\d+|\b[ivxlc]+\b")
PAGE_NUMBER = lazy(
    rf"""
    [^\w\n]{{0,9}}
    (?:(?:{PAGE}|p|s|стр)\b[^\w\n]{{0,3}})?   # Page
    (?:\d{{1,4}}|[ivxlc]{{1,7}})               # 3, xiv
    (?:\s{{0,3}}{OF}\s{{0,3}}\d{{1,4}})?       # of 12
    [^\w\n]{{0,9}}
    """,
    re.IGNORECASE | re.VERBOSE,
)
DASHES = ("-", "–", "—")
HYPHENS = ("-", "\N{HYPHEN}", "\N{SOFT HYPHEN}")
WORD_AT_END, WORD_AT_START = lazy(r"(?<!\w)(\w++)[-\u2010\u00ad]$"), lazy(r"(\w+)")
WORDS = lazy(r"\w+(?:-\w+)*")
SENTENCE_END = lazy(r"[.!?:…。！？][\"'”’»)\]]{0,3}$")
LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
LIGATURE = lazy("[\ufb00-\ufb06]")


class Line(NamedTuple):
    """A printed line: its page (from 1), where it begins from the left and from the bottom, and its size, in points."""

    text: str
    page: int
    left: float = 0.0
    height: float = 0.0
    size: float = 0.0


def raw_of(lines: Iterable[Line]) -> str:
    """Return the raw text, in which places of a printed document count: a line for each of its lines."""
    return "".join(f"{line.text}\n" for line in lines)


def page_breaks(lines: Iterable[Line], pages: int) -> list[int]:
    """Return the offset in the raw text at which each page begins."""
    starts, at, page = [], 0, 0
    for line in lines:
        while page < line.page:
            starts.append(at)
            page += 1
        at += len(line.text) + 1
    return starts + [at] * (pages - page)


def title_of(lines: Sequence[Line]) -> str | None:
    """Return what stands in the largest letters of the first page, if they are larger than those of the text."""
    sizes = Counter(round(line.size, 1) for line in lines for _ in line.text)
    first = [line for line in lines if line.page == lines[0].page]
    largest = max(line.size for line in first)
    text, _ = paragraphs_of([line for line in first if line.size > largest / MAX_SIZE_CHANGE])
    is_larger = largest >= MIN_TITLE_SIZE * sizes.most_common(1)[0][0]
    return " ".join(text.value.split()) if is_larger and len(text) <= MAX_TITLE_CHARS else None


def paragraphs_of(lines: Sequence[Line]) -> tuple[Text, tuple[Repair, ...]]:
    """Return the text of some lines in paragraphs, each character with its place in the raw text, and what was undone."""
    raw = raw_of(lines)
    running = _running(lines)
    edits: list[tuple[int, int, str]] = []
    hyphens: list[tuple[int, int]] = []
    heads: list[tuple[int, int]] = []
    page = _Setting.of(line for index, line in enumerate(lines) if index not in running)
    before: Line | None = None
    at = 0  # where the current line begins
    gap = 0  # where what stands between the last line that is kept and this one begins
    for index, line in enumerate(lines):
        end = at + len(line.text)
        if index in running:
            heads.append((at, end))
        else:
            if before is not None:
                cut, between = page.between(before, line, _next(lines, index, running))
                if between != "\n":
                    edits.append((gap - cut, at, between))
                if cut:
                    hyphens.append((gap - cut, at))
            elif at:
                edits.append((0, at, ""))
            edits += [(at + one.start(), at + one.end(), LIGATURES[one[0]]) for one in LIGATURE.finditer(line.text)]
            before, gap = line, end
        at = end + 1
    edits.append((gap, len(raw), ""))
    whole = Text.of_raw(raw)
    named = (("hyphens_at_line_ends", hyphens), ("running_heads", heads))
    repairs = tuple(repair_at(whole, name, places) for name, places in named if places)
    return whole.edit(edits), repairs


def _next(lines: Sequence[Line], index: int, running: set[int]) -> Line | None:
    following = index + 1
    return lines[following] if following < len(lines) and following not in running else None


def _running(lines: Sequence[Line]) -> set[int]:
    """Return the numbers of the lines that are running heads, feet, and page numbers."""
    alike: defaultdict[str, list[int]] = defaultdict(list)
    found: set[int] = set()
    for edge in _edges(lines):
        for index in edge:
            text = lines[index].text
            if PAGE_NUMBER.fullmatch(text):
                found.add(index)
            elif len(text) <= MAX_RUNNING_CHARS:
                alike[FIGURES.sub("#", text.lower())].append(index)
    for indices in alike.values():
        found.update(_repeated(lines, indices))
    return found


def _edges(lines: Sequence[Line]) -> Iterable[list[int]]:
    """Yield the numbers of the highest and lowest lines of each page."""
    pages: defaultdict[int, list[int]] = defaultdict(list)
    for index, line in enumerate(lines):
        pages[line.page].append(index)
    for indices in pages.values():
        heights = sorted({round(lines[index].height) for index in indices})
        outer = {*heights[:EDGE_LINES], *heights[-EDGE_LINES:]}
        yield [index for index in indices if round(lines[index].height) in outer]


def _repeated(lines: Sequence[Line], indices: list[int]) -> Iterable[int]:
    """Yield those of some lines alike that stand as high on another page."""
    ordered = sorted(indices, key=lambda index: lines[index].height)
    for one, other in pairwise(ordered):
        near = lines[other].height - lines[one].height <= SAME_HEIGHT_POINTS
        if near and lines[one].page != lines[other].page:
            yield from (one, other)


class _Setting(NamedTuple):
    """How a document is set: room between its lines by their size, characters of a line, its words, if it is hyphenated."""

    leadings: dict[int, float]
    width: int
    words: Counter[str]
    hyphenated: bool

    @classmethod
    def of(cls, lines: Iterable[Line]) -> _Setting:
        kept = tuple(lines)
        rooms: defaultdict[int, list[float]] = defaultdict(list)
        for one, other in pairwise(kept):
            room = one.height - other.height
            if one.page == other.page and round(one.size) == round(other.size) and 0 < room < 4 * max(one.size, 1.0):
                rooms[round(one.size)].append(room)
        leadings = {size: _common(found) for size, found in rooms.items()}
        widths = sorted(len(line.text) for line in kept)
        hyphens = sum(line.text.endswith(HYPHENS) for line in kept)
        words = Counter(word.lower() for line in kept for word in WORDS.findall(line.text))
        width = widths[len(widths) * 3 // 4] if widths else 1
        return cls(leadings, width, words, hyphens >= MIN_HYPHENATED_SHARE * len(kept))

    def between(self, one: Line, other: Line, following: Line | None) -> tuple[int, str]:
        """Return how many characters at the end of a line go, and what stands between it and the next one."""
        if not self._goes_on(one, other, following):
            return 0, "\n\n"
        if not one.text.endswith(HYPHENS):
            return 0, " "
        return (1, "") if self._is_divided(one.text, other.text) else (0, "")

    def _goes_on(self, one: Line, other: Line, following: Line | None) -> bool:
        ends = SENTENCE_END.search(one.text) is not None
        if abs(one.size - other.size) > (MAX_SIZE_CHANGE - 1) * max(one.size, other.size):
            return False
        if one.page != other.page or other.height > one.height + one.size:  # the next page or column
            return not ends
        room = one.height - other.height
        if room > MAX_LEADING * self.leadings.get(round(one.size), room) or _is_item(other, behind_sentence=ends):
            return False
        share = len(one.text) / self.width
        is_indented = _is_indented(one, other, following)
        if ends:
            return not (is_indented or share < MAX_SHORT_SHARE)
        begins = other.text[0].isupper() or other.text[0].isdigit()
        is_open = one.text.endswith((*HYPHENS, ","))
        return is_open or not begins or share >= (MAX_INDENTED_SHARE if is_indented else MAX_LONE_SHARE)

    def _is_divided(self, one: str, other: str) -> bool:
        """Tell a word that was divided at the end of a line from a compound that has its hyphen everywhere."""
        first, second = WORD_AT_END.search(one), WORD_AT_START.match(other)
        is_address = "/" in one.rsplit(maxsplit=1)[-1]
        if first is None or second is None or is_address or not second[1][0].islower():
            return False
        if one.endswith("\N{SOFT HYPHEN}"):
            return True
        whole, compound = (f"{first[1]}{hyphen}{second[1]}".lower() for hyphen in ("", "-"))
        if self.words[whole] != self.words[compound]:
            return self.words[whole] > self.words[compound]
        are_words = all(self.words[half.lower()] > 1 for half in (first[1], second[1]))  # each stands here once
        return self.hyphenated and not are_words


def _common(rooms: list[float]) -> float:
    """Return the room that most lines have between them: the smaller of the commonest and the median."""
    (room, _), *_ = Counter(round(room, 1) for room in rooms).most_common(1)
    return min(room, sorted(rooms)[len(rooms) // 2]) if len(rooms) > 2 else min(rooms)


def _is_item(line: Line, *, behind_sentence: bool) -> bool:
    """Tell an item of a list; a dash inside a sentence may stand at the start of a line."""
    return BULLET.match(line.text) is not None and (behind_sentence or not line.text.startswith(DASHES))


def _is_indented(one: Line, other: Line, following: Line | None) -> bool:
    """Tell the first line of a paragraph, which begins further right than the lines around it."""
    indent = other.left - min(one.left, following.left if following is not None else one.left)
    return MIN_INDENT * other.size <= indent <= MAX_INDENT * other.size
