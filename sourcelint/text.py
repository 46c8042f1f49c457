r"""Immutable text that knows, for every character, where it stands in the raw file.

Cleaning rewrites text, findings must point at the raw file. `Text` carries both: its `value` and one raw span per
character, kept as runs, so that memory and time grow with the number of edits and not with the number of characters.

    >>> raw = Text.of_raw("Caf&eacute; au\u00a0lait")
    >>> clean = raw.edit([(3, 11, "é"), (14, 15, " ")])
    >>> clean.value, clean.raw_span(3, 4), clean.raw_span(0, 12)
    ('Café au lait', RawSpan(start=3, end=11), RawSpan(start=0, end=19))

The model is `NormalizedString` of huggingface/tokenizers: one original span per normalised character.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from sourcelint.expressions import lazy

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterable, Iterator, Mapping

MAX_PIECE_CHARS = 1 << 16
"""Characters of a piece of a long text: what is made of a text at once takes many times its size, of a piece it does not."""

_SPACE = lazy(r"\s")
_CHINESE = lazy(r"[\u4e00-\u9fff]")
"""Characters between which a text that has no white space for long can be cut."""


def pieces_of(text: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of consecutive pieces of a text, none ending inside a word; together they cover it."""
    start = 0
    while len(text) - start > MAX_PIECE_CHARS:
        least = start + MAX_PIECE_CHARS
        cut = _SPACE.search(text, least, least + MAX_PIECE_CHARS) or _CHINESE.search(text, least)
        if cut is None:
            break
        yield start, cut.end()
        start = cut.end()
    if start < len(text):
        yield start, len(text)


def lower(text: str) -> str:
    """Return `text.lower()`; Python takes twelve bytes a character for it, this takes them for one piece at a time."""
    if len(text) <= MAX_PIECE_CHARS or text.isascii():
        return text.lower()
    return "".join([text[start:end].lower() for start, end in pieces_of(text)])


class Span(NamedTuple):
    """Half-open range of characters of a cleaned text."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two share at least one character."""
        return self.start < other.end and other.start < self.end


class RawSpan(NamedTuple):
    """Half-open range of characters of the decoded raw file."""

    start: int
    end: int


_SomeSpan = TypeVar("_SomeSpan", Span, RawSpan)


def part_of(span: _SomeSpan, length: int, start: int, end: int) -> _SomeSpan:
    """Return where a part of a value stands that has so many characters, by where the value does.

    If these are not as many as the span has, the value is written in another way there, and its part stands in the whole.

    >>> part_of(Span(10, 20), 10, 2, 5), part_of(Span(10, 24), 10, 2, 5)
    (Span(start=12, end=15), Span(start=10, end=24))
    """
    if span.end - span.start != length:
        return span
    return span._replace(start=span.start + start, end=span.start + end)


class Spans:
    """Spans, in any order, that can be asked in logarithmic time whether one of them overlaps another."""

    def __init__(self, spans: Iterable[Span | RawSpan]) -> None:
        """Take them."""
        ordered = sorted(spans)
        self._starts = [start for start, _ in ordered]
        self._ends = list(accumulate((end for _, end in ordered), max))  # the last end of all spans so far

    def overlap(self, span: Span | RawSpan) -> bool:
        """Tell whether one of them shares a character with a span."""
        before = bisect_left(self._starts, span.end)
        return before > 0 and self._ends[before - 1] > span.start


class Lines:
    """Where the lines of a file begin, found when the first position is asked for; articles of one file share it.

    Of a part of a file, `line` and `column` say where in the file it begins.
    """

    __slots__ = ("_column", "_line", "_raw", "_starts")

    def __init__(self, raw: str, line: int = 1, column: int = 1) -> None:
        """Take the decoded file, or a part of it."""
        self._raw = raw
        self._line = line
        self._column = column
        self._starts: array[int] | None = None

    def position(self, offset: int) -> tuple[int, int]:
        """Return line and column (both from 1, lines end at LF only) of a raw offset."""
        starts = self._starts
        if starts is None:
            starts = self._starts = self._find()
        line = bisect_right(starts, offset)
        column = offset - starts[line - 1] + (self._column if line == 1 else 1)
        return line + self._line - 1, column

    def _find(self) -> array[int]:
        find = self._raw.find
        starts = array("I", [0])
        add = starts.append
        end = find("\n")
        while end >= 0:
            add(end + 1)
            end = find("\n", end + 1)
        return starts


class Pages(Lines):
    """Where the pages of a document begin: a position is page and line of the page, both from 1."""

    __slots__ = ("_pages",)

    def __init__(self, raw: str, pages: Iterable[int]) -> None:
        """Take the text of a document, and the offset at which each of its pages begins."""
        super().__init__(raw)
        self._pages = array("I", pages)

    def position(self, offset: int) -> tuple[int, int]:
        r"""Return page and line of a raw offset.

        >>> Pages("One\ntwo\nthree\n", (0, 8)).position(10), Pages("One\ntwo\nthree\n", (0, 8)).position(4)
        ((2, 1), (1, 2))
        """
        page = max(1, bisect_right(self._pages, offset))
        first = self._pages[page - 1] if self._pages else 0
        return page, super().position(offset)[0] - super().position(first)[0] + 1


class Text:
    """A string and the raw span behind each of its characters.

    A run is either copied, any number of characters that stand one to one in the raw file, or one character that stands
    for a raw span of another width: wider (an entity), or empty (a separator that cleaning put in). Replacements of
    several characters are several runs, so that slicing one never has to guess. Twelve bytes a run.
    """

    __slots__ = ("_at", "_raw", "_stop", "_width", "value")

    value: str

    def __init__(self, value: str, at: array[int], raw: array[int], width: array[int], stop: int) -> None:
        """Use `of_raw`, `inserted`, `join` and the methods below; `stop` is the raw offset where the text ends."""
        self.value = value
        self._at = at
        self._raw = raw
        self._width = width
        self._stop = stop

    @classmethod
    def of_raw(cls, raw: str) -> Text:
        """Make a text of the decoded raw file; every character points at itself."""
        runs = 1 if raw else 0
        return cls(raw, array("I", [0] * runs), array("I", [0] * runs), array("I", [len(raw)] * runs), len(raw))

    @classmethod
    def inserted(cls, value: str, at: int) -> Text:
        """Make a text that has no counterpart in the raw file; all of it points at the empty raw span `at..at`."""
        size = len(value)
        return cls(value, array("I", range(size)), array("I", [at] * size), array("I", [0] * size), at)

    @classmethod
    def join(cls, parts: Iterable[Text], separator: str = "") -> Text:
        """Concatenate texts; the separator points at the raw offset where the part before it ends."""
        parts = tuple(parts)
        if len(parts) == 1:
            return parts[0]
        build = _Builder()
        for number, part in enumerate(parts):
            if number and separator:
                build.put(separator, build.stop, build.stop)
            build.copy(part, 0, len(part.value))
            build.stop = part._stop
        return build.done()

    def __len__(self) -> int:
        return len(self.value)

    def __str__(self) -> str:
        return self.value

    def __repr__(self) -> str:
        return f"Text({self.value!r}, runs={len(self._at)})"

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, Text)
            and (self.value, self._at, self._raw, self._width) == (other.value, other._at, other._raw, other._width)
        )  # fmt: skip

    def __hash__(self) -> int:
        return hash(self.value)

    def __getitem__(self, key: slice) -> Text:
        """Slice the text; steps other than one are refused."""
        start, end, step = key.indices(len(self.value))
        if step != 1:
            raise ValueError("a Text cannot be sliced with a step")
        if start < end and len(self._at) == 1 and self._copied(0):
            first = self._raw[0] + start
            runs = array("I", [0]), array("I", [first]), array("I", [end - start])
            return Text(self.value[start:end], *runs, first + end - start)
        build = _Builder()
        build.copy(self, start, max(start, end))
        build.stop = self.raw_span(start, max(start, end)).end
        return build.done()

    def raw_span(self, start: int, end: int) -> RawSpan:
        """Map a half-open span of this text to the raw file.

        What was removed inside the span belongs to it. An empty span maps to the empty raw span before the character at
        `start`, or to the end of the text. Raises IndexError for a span outside the text.
        """
        if not 0 <= start <= end <= len(self.value):
            raise IndexError(f"span {start}..{end} is outside a text of {len(self.value)} characters")
        if start == len(self.value):
            return RawSpan(self._stop, self._stop)
        at, raw = self._at, self._raw
        run = bisect_right(at, start) - 1
        first = raw[run] + start - at[run]
        if start == end:
            return RawSpan(first, first)
        if run + 1 < len(at) and at[run + 1] < end:
            run = bisect_left(at, end, run) - 1
        width, stop = self._width[run], at[run + 1] if run + 1 < len(at) else len(self.value)
        is_copied = width == stop - at[run]
        last = raw[run] + (end - at[run] if is_copied else width)
        # Text that was moved by cleaning may run backwards in the raw file; a span never does.
        return RawSpan(first, last) if first <= last else RawSpan(last, first)

    def offset_of(self, raw: int) -> int:
        """Find the character that stands for a raw offset: the last one that does not begin behind it.

        For texts in raw order; returns 0 for what lies before the text.
        """
        run = bisect_right(self._raw, raw) - 1
        if run < 0:
            return 0
        return self._at[run] + (min(raw - self._raw[run], self._width[run] - 1) if self._copied(run) else 0)

    def edit(self, edits: Iterable[tuple[int, int, str]]) -> Text:
        """Replace half-open spans by strings, each of whose characters inherits the whole raw span.

        A string that is put in between two characters has no counterpart in the raw file, and an empty raw span; between
        two characters that share raw characters it stands for those.
        Edits are sorted and do not overlap; raises ValueError otherwise.
        """
        if len(self._at) == 1 and self._copied(0):
            return self._edit_copied(edits)
        build = _Builder()
        position = 0
        for start, end, new in edits:
            if not position <= start <= end <= len(self.value):
                raise ValueError(f"edit {start}..{end} is out of order or outside the text (position {position})")
            build.copy(self, position, start)
            if new:
                raw = self.raw_span(start, end) if start < end else self._between(start)
                build.put(new, raw.start, raw.end)
            position = end
        if not position and not build.parts:
            return self
        build.copy(self, position, len(self.value))
        build.stop = self._stop
        return build.done()

    def _edit_copied(self, edits: Iterable[tuple[int, int, str]]) -> Text:
        """Edit a text that is one copied run, as most are before their first edit: no run has to be looked up."""
        value, base, size = self.value, self._raw[0], len(self.value)
        at, raw, width = array("I"), array("I"), array("I")
        parts: list[str] = []
        add_part, add_at, add_raw, add_width = parts.append, at.append, raw.append, width.append
        position = begun = length = 0  # begun: where the copied run that is not written yet begins
        for start, end, new in edits:
            if not position <= start <= end <= size:
                raise ValueError(f"edit {start}..{end} is out of order or outside the text (position {position})")
            if position < start:
                add_part(value[position:start])
            add_part(new)
            position = end
            wide, many = end - start, len(new)
            if wide == many <= 1:
                continue
            whole = wide == 1 < many  # the first character ends a copied run, the last one begins the next
            copied = (end if whole else start) - begun
            if copied:
                add_at(length)
                add_raw(base + begun)
                add_width(copied)
                length += copied
            for _ in range(many - 2 if whole else many):
                add_at(length)
                add_raw(base + start if start < size else self._stop)
                add_width(wide)
                length += 1
            begun = start if whole else end
        if not position and not any(parts):
            return self
        add_part(value[position:])
        if begun < size:
            add_at(length)
            add_raw(base + begun)
            add_width(size - begun)
        return Text("".join(parts), at, raw, width, self._stop)

    def sub(self, pattern: re.Pattern[str], new: str | Callable[[re.Match[str]], str]) -> Text:
        """Replace every match of a pattern, by a string as it stands or by what a function returns for the match."""
        if isinstance(new, str):
            return self.edit((match.start(), match.end(), new) for match in pattern.finditer(self.value))
        return self.edit((match.start(), match.end(), new(match)) for match in pattern.finditer(self.value))

    def translate(self, table: Mapping[int, str]) -> Text:
        """Replace single characters by single characters, one to one; none of the new ones is itself replaced.

        One pass a character that is there: `str.translate` asks the table about every character of a text.
        """
        value = self.value
        for code, new in table.items():
            if (old := chr(code)) in value:
                value = value.replace(old, new)
        if len(value) != len(self.value):
            raise ValueError("translate only takes tables of one character for one")
        return self if value == self.value else Text(value, self._at, self._raw, self._width, self._stop)

    def strip(self) -> Text:
        """Take white space off both ends."""
        start = len(self.value) - len(self.value.lstrip())
        end = len(self.value.rstrip())
        return self if (start, end) == (0, len(self.value)) else self[start : max(start, end)]

    def _between(self, at: int) -> RawSpan:
        """Return the raw span of what is put in before a character: empty, unless its neighbours share raw characters."""
        if 0 < at < len(self.value):
            before, after = self.raw_span(at - 1, at), self.raw_span(at, at + 1)
            if after.start < before.end:
                return RawSpan(after.start, before.end)
        return self.raw_span(at, at)

    def _copied(self, run: int) -> bool:
        """Tell a run of characters that stand one to one in the raw file."""
        following = self._at[run + 1] if run + 1 < len(self._at) else len(self.value)
        return self._width[run] == following - self._at[run]


class _Builder:
    """Collects runs for a new text, merging copied neighbours that are neighbours in the raw file too."""

    __slots__ = ("_cursor", "_text", "at", "length", "parts", "raw", "stop", "width")

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.at = array("I")
        self.raw = array("I")
        self.width = array("I")
        self.length = 0
        self.stop = 0
        self._text: Text | None = None
        self._cursor = 0

    def put(self, new: str, raw_start: int, raw_end: int) -> None:
        """Add characters that each stand for the whole raw span."""
        width = raw_end - raw_start
        for at in range(self.length, self.length + len(new)):
            self._run(at, raw_start, width, 1)
        self.parts.append(new)
        self.length += len(new)
        self.stop = raw_end

    def copy(self, text: Text, start: int, end: int) -> None:
        """Add a span of another text with its runs. Calls for one text that move forward cost no search."""
        if start >= end:
            return
        self.parts.append(text.value if end - start == len(text.value) else text.value[start:end])
        at = text._at
        if text is not self._text or at[self._cursor] > start:
            self._text, self._cursor = text, bisect_right(at, start) - 1
        first = self._cursor
        while first + 1 < len(at) and at[first + 1] <= start:
            first += 1
        last = first if first + 1 == len(at) or at[first + 1] >= end else bisect_right(at, end - 1, first) - 1
        self._cursor = last
        shift = self.length - start
        self._part(text, first, start, end if first == last else at[first + 1], shift)
        if last - first > 1:
            between = at[first + 1 : last]
            self.at.extend([start + shift for start in between] if shift else between)
            self.raw.extend(text._raw[first + 1 : last])
            self.width.extend(text._width[first + 1 : last])
        if last > first:
            self._part(text, last, at[last], end, shift)
        self.length += end - start

    def _part(self, text: Text, run: int, start: int, end: int, shift: int) -> None:
        """Add what of a run of another text lies in `start..end`, moved by `shift` characters."""
        if text._copied(run):
            self._run(start + shift, text._raw[run] + start - text._at[run], end - start, end - start)
        else:
            self._run(start + shift, text._raw[run], text._width[run], 1)

    def _run(self, at: int, raw: int, width: int, length: int) -> None:
        """Add a run, or lengthen the last one if this one goes on where it ends, in both files."""
        if width == length and self.at:
            before = at - self.at[-1]
            if self.width[-1] == before and self.raw[-1] + before == raw:
                self.width[-1] += length
                return
        self.at.append(at)
        self.raw.append(raw)
        self.width.append(width)

    def done(self) -> Text:
        """Return the text that was put together."""
        return Text("".join(self.parts), self.at, self.raw, self.width, self.stop)
