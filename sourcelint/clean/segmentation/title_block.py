"""The head of an article: title, standfirst, and names that stand alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sourcelint.clean.lines.bylines import names_of, of_outlet, with_role
from sourcelint.clean.lines.date_stamps import is_dateline
from sourcelint.clean.lines.dates import has_year
from sourcelint.clean.lines.line import BULLET, MAX_HEADING_WORDS, count_words
from sourcelint.clean.segmentation.title_line import count_head_blocks, find_title, lines_of
from sourcelint.expressions import lazy

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sourcelint.document import Block

MAX_BYLINE_LINES = 3
"""A name that stands alone is the author's if a date is among so many lines below it; a byline so near has no menu before it."""

MAX_BYLINE_LINES_ABOVE, MAX_BYLINE_LINES_BELOW = 2, 6
"""Lines above and below the title in which names that stand alone are looked for."""

_AND = lazy(r"\s(?:and|&|und|et|y)\s")
_ROLES = (
    "correspondent reporter editor writer journalist columnist professor fellow analyst director author staff redakteur "
    "korrespondent journaliste periodista redactor giornalista contributor researcher lecturer phd"
)
_ROLE = lazy(rf"(?i)\b(?:{'|'.join(_ROLES.split())}|ph\.d)")


def name_title_block(text: str, blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Name title, standfirst and bare names at the head of an article.

    A text that opens with a paragraph has no title. May be called again after boilerplate has been taken away.
    """
    named = list(blocks)
    if any(block.kind == "title" for block in named):
        return tuple(named)
    head = count_head_blocks(text, named)
    title = find_title(text, named, head)
    if title is not None:
        named[title] = named[title]._replace(kind="title")
        _name_bylines(text, named, title)
        _name_standfirst(text, named, title, head)
    return tuple(named)


class _Name(NamedTuple):
    """Names that stand alone on a line near the title."""

    lines: Sequence[str]
    place: int
    """Its index."""
    title: int
    """The title's."""
    in_list: bool

    @property
    def line(self) -> str:
        return self.lines[self.place]

    @property
    def below(self) -> str:
        """The line below, or nothing."""
        return self.lines[self.place + 1] if self.place + 1 < len(self.lines) else ""

    @property
    def is_below_title(self) -> bool:
        """Directly below it."""
        return self.place == self.title + 1


class _BylineSign(NamedTuple):
    holds: Callable[[_Name], bool]
    example: str


def _is_dated(name: _Name) -> bool:
    below = name.lines[name.place + 1 : name.place + 1 + MAX_BYLINE_LINES]
    return has_year(name.line) or _has_date_below(below)


def _is_between_date_and_outlet(name: _Name) -> bool:
    return (
        name.place == name.title + 2
        and is_dateline(name.lines[name.place - 1])
        and 0 < count_words(name.below) <= MAX_HEADING_WORDS // 2
    )


def _is_role(line: str) -> bool:
    return line != "" and count_words(line) <= MAX_HEADING_WORDS and _ROLE.search(line) is not None


_BYLINE_SIGNS = (
    _BylineSign(lambda name: _is_role(name.below), "Jane Holt / Senior reporter"),
    _BylineSign(lambda name: name.is_below_title and _AND.search(name.line) is not None, "Jane Holt and Ina Ley"),
    _BylineSign(lambda name: name.is_below_title and of_outlet(name.line) is not None, "Jane Holt, The Quay Times"),
    _BylineSign(
        lambda name: name.place > name.title and with_role(name.line) is not None, "Jane Holt, harbour reporter"
    ),
    _BylineSign(lambda name: name.place > name.title and _is_dated(name), "Jane Holt / 3 May 2024"),
    _BylineSign(_is_between_date_and_outlet, "3 May 2024 / Jane Holt / The Quay Times"),
    # Repeated in a list it is a menu's.
    _BylineSign(lambda name: not name.in_list and name.lines.count(name.line) > 1, "Jane Holt … Jane Holt"),
)
"""What makes names that stand alone near a title the author's; one of them is enough."""


def _name_bylines(text: str, blocks: list[Block], title: int) -> None:
    """Find names that stand alone near the title."""
    lines = lines_of(text, blocks)
    for index in range(max(0, title - MAX_BYLINE_LINES_ABOVE), min(title + MAX_BYLINE_LINES_BELOW + 1, len(blocks))):
        block = blocks[index]
        if index == title or block.marked:
            continue
        name = _Name(lines, index, title, in_list=block.kind == "list")
        if names_of(name.line, capitals=_is_role(name.below)) and any(sign.holds(name) for sign in _BYLINE_SIGNS):
            blocks[index] = block._replace(kind="byline")


def _name_standfirst(text: str, blocks: list[Block], title: int, head: int) -> None:
    """Name what stands between the title and the first byline or date."""
    below = range(title + 1, head)
    signed = next((index for index in below if blocks[index].kind in ("byline", "dateline")), title)
    for index in range(title + 1, signed):
        block = blocks[index]
        # Short lines in a row look like a list.
        is_short_line = block.kind == "list" and not BULLET.match(text[block.start : block.end])
        if not block.marked and (
            block.kind in ("paragraph", "heading", "caption") or (is_short_line and signed <= title + MAX_BYLINE_LINES)
        ):
            blocks[index] = block._replace(kind="standfirst")


def _has_date_below(lines: Sequence[str]) -> bool:
    """Check whether a date line follows, perhaps behind a role, a handle, a reading time."""
    for line in lines:
        if is_dateline(line):
            return True
        if count_words(line) > 4:
            break
    return False
