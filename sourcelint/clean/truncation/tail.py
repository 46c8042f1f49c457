"""The end of a text as a list of lines, and where in it the article's own last line stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sourcelint.clean.lines.line import (
    BULLET,
    INNER_STOP,
    MAX_HEADING_WORDS,
    count_words,
    ending,
    ends_open_word,
    is_headlike,
)
from sourcelint.clean.truncation.aftermatter import is_aftermatter, is_section
from sourcelint.clean.truncation.more_links import COUNT, is_more
from sourcelint.expressions import lazy
from sourcelint.text import part_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sourcelint.clean.article import PartialDocument
    from sourcelint.text import RawSpan, Text

MAX_TAIL_LINES = 80
"""Lines looked at: more than a page's footer, few enough for any text."""

MAX_ITEM_WORDS = 3 * MAX_HEADING_WORDS
"""Words up to which a line with a bullet is an item and not a paragraph."""

MAX_MARK_WORDS = 3
"""Words of a mark between dashes, which is no sentence."""

MAX_TAIL_CHARS = 400
"""Characters of a line's end that are searched."""

MIN_DUMP_PIECES = 12
"""Pieces of boilerplate from which a text is a dump of a whole page, in which a line without a stop is often a link."""

MIN_DUMP_SHORT_LINES, MAX_DUMP_LINES = 20, 24
"""So many short lines among so many at the end make a page dump too."""

MIN_MENU_LINES = 3
"""So many short lines in a row are a list, links, a menu."""

MAX_BOX_PARAGRAPHS = 8
"""Paragraphs that a biography, a list of sources or a note at the end may have."""

MAX_WORD_CHARS = 40
"""Characters of a last word that are shown."""

MAX_LINK_CHARS = 160
"""Characters that a link to the rest of a text may have, with the title of what it leads to."""

_DOTS_END = lazy(r"[\[(<{]?[ \t]?(?:…|⋯|᠁|\.)(?>\s?[….]){0,40}+[ \t]?[\])>}]?[ \t\W]{0,8}$")


class TailLine(NamedTuple):
    """A block at the end of the text, or a piece of boilerplate behind it (`kind` boilerplate).

    `start..end` is where it stands in `text`; boilerplate, which is no longer there, has its own raw span.
    """

    line: str
    kind: str
    text: Text
    start: int
    end: int
    marked: bool = False
    raw: RawSpan | None = None

    @property
    def tail(self) -> str:
        """The end of the line, as much as decides how it ends."""
        return self.line[-MAX_TAIL_CHARS:]

    @property
    def span(self) -> RawSpan:
        """Where the whole line stands in the raw file."""
        return self.raw or self.text.raw_span(self.start, self.end)

    def part(self, start: int, end: int) -> RawSpan:
        """Where a part of the line stands in the raw file; of boilerplate that was changed on the way, the whole."""
        if self.raw is None:
            return self.text.raw_span(self.start + start, self.start + end)
        return part_of(self.raw, len(self.line), start, end)

    def ending(self) -> RawSpan:
        """Where the line's last word stands in the raw file."""
        return self.part(find_last_word(self.line), len(self.line))

    def dots(self) -> RawSpan:
        """Where the dots at the line's end stand in the raw file, with the brackets around them."""
        offset = len(self.line) - len(self.tail)
        dots = _DOTS_END.search(self.tail)
        return self.part(offset + dots.start(), len(self.line)) if dots else self.ending()


def find_last_word(line: str) -> int:
    """Return the offset at which the last word of a line begins; of scripts without spaces, of the last characters."""
    return len(line) - min(len(line.rsplit(maxsplit=1)[-1]), MAX_WORD_CHARS) if line.strip() else 0


def tail_of(draft: PartialDocument) -> tuple[list[TailLine], int]:
    """Return the last lines of a draft and the index of the article's own last line (-1: there is none)."""
    text = draft.text
    items = [
        TailLine(text.value[block.start : block.end], block.kind, text, block.start, block.end, block.marked)
        for block in draft.blocks[-MAX_TAIL_LINES:]
    ]
    after = items[-1].span.end if items and draft.boilerplate else 0
    # A menu is told by its shape alone: an article's last, unfinished line may have been taken for one.
    items += [
        TailLine(piece.text, "paragraph" if piece.kind == "menu" else "boilerplate", text, 0, 0, raw=piece.span)
        for piece in draft.boilerplate
        if piece.span.start >= after
    ][:MAX_TAIL_LINES]
    return items, _find_last(items, is_markdown=draft.wrapper == "text")


def is_page_dump(draft: PartialDocument, items: Sequence[TailLine]) -> bool:
    """Check whether the tail is that of a whole page: much boilerplate, or hardly anything but short lines."""
    if len(draft.boilerplate) >= MIN_DUMP_PIECES:
        return True
    return sum(map(is_short, items[-MAX_DUMP_LINES:])) >= MIN_DUMP_SHORT_LINES


def _find_last(items: Sequence[TailLine], *, is_markdown: bool) -> int:
    """Find the article's own last line, above sections, credits and menus; a heading that Markdown marks is in none."""
    last = _skip_aftermatter(items, len(items) - 1)
    section = next((start for start in range(last + 1) if _opens_aftermatter(items, start, last)), None)
    if section is not None:
        last = _skip_aftermatter(items, section - 1)
    if is_markdown and last >= 0 and items[last].marked and items[last].kind == "heading":
        return last
    above_menu = last
    while above_menu >= 0 and _is_in_menu(items[above_menu], is_last=above_menu == last):
        above_menu -= 1
    return above_menu if last - above_menu >= MIN_MENU_LINES else last


def _is_in_menu(item: TailLine, *, is_last: bool) -> bool:
    return is_short(item) or (not is_last and _stands_after(item))


def _skip_aftermatter(items: Sequence[TailLine], last: int) -> int:
    while last >= 0 and _stands_after(items[last]):
        last -= 1
    return last


def _stands_after(item: TailLine) -> bool:
    """Check whether a line stands behind the article."""
    line = item.line
    if item.kind == "boilerplate":
        return True
    if item.marked and item.kind in ("heading", "title"):
        return bool(is_section(line)) or is_more(line) or is_aftermatter(line)
    if _shows_cut(item):
        return False
    is_link = len(line) <= MAX_LINK_CHARS and is_more(line)
    return is_link or item.kind in ("byline", "dateline") or is_aftermatter(line)


def _shows_cut(item: TailLine) -> bool:
    """Check whether a line shows that the text breaks off in it, so that it is the article's, whatever it looks like."""
    if item.line.endswith("]") and COUNT.search(item.tail):
        return True
    if count_words(item.line) <= MAX_MARK_WORDS:
        return False
    return ending(item.line) in ("comma", "ellipsis") or ends_open_word(item.line)


def _opens_aftermatter(items: Sequence[TailLine], start: int, last: int) -> bool:
    """Check whether a line is a heading under which only links, credits, a biography or references follow."""
    section = is_section(items[start].line) if start > 0 else ""
    if not section:
        return False
    below = [item for item in items[start + 1 : last + 1] if not _stands_after(item)]
    return len(below) <= MAX_BOX_PARAGRAPHS if section == "box" else all(map(is_short, below))


def is_short(item: TailLine) -> bool:
    """Check whether a line could be an item of a list, a link or a heading."""
    line = item.line
    if BULLET.match(line) is not None:
        return count_words(line) <= MAX_ITEM_WORDS and ending(line) != "colon" and not _breaks_off(line)
    return is_headlike(line)


def _breaks_off(item: str) -> bool:
    """Check whether an item is sentences of which the last has no end: a description that was cut."""
    return INNER_STOP.search(item) is not None and ending(item) == "open"
