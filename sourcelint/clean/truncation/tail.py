"""The end of a text as a list of lines, and where in it the article's own last line stands."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from sourcelint.clean.lines.line import BULLET, FULL_STOPS, INNER_STOP, count_words, ending, ends_open_word
from sourcelint.clean.truncation.aftermatter import is_aftermatter, is_section
from sourcelint.clean.truncation.more_links import COUNT, is_more
from sourcelint.text import RawSpan

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sourcelint.clean.article import PartialDocument
    from sourcelint.text import Text

TAIL = 80
"""Lines looked at: more than a page's footer, few enough for any text."""

SHORT = 12
"""Words up to which a line without a stop may be a heading or an item."""


LOOKED = 400
"""Characters of a line's end that are searched."""

PAGE_DUMP = 12
"""Pieces of furniture from which a text is a dump of a whole page, in which a line without a stop is often a link."""

BOX = 8
"""Paragraphs that a biography, a list of sources or a note at the end may have."""

LAST = 40
"""Characters of a last word that are shown."""

_DOTS_END = re.compile(r"[\[(<{]?[ \t]?(?:…|⋯|᠁|\.)(?:\s?[….]){0,40}+[ \t]?[\])>}]?[ \t\W]{0,8}$")

MORE = 160
"""Characters that a link to the rest of a text may have, with the title of what it leads to."""


class TailLine(NamedTuple):
    """A block at the end of the text, or a piece of furniture behind it (`kind` furniture).

    `start..end` is where it stands in `text`; furniture, which is no longer there, has its own raw span.
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
        return self.line[-LOOKED:]

    @property
    def span(self) -> RawSpan:
        """Where the whole line stands in the raw file."""
        return self.raw or self.text.raw_span(self.start, self.end)

    def part(self, start: int, end: int) -> RawSpan:
        """Where a part of the line stands in the raw file; of furniture that was changed on the way, the whole."""
        if self.raw is None:
            return self.text.raw_span(self.start + start, self.start + end)
        same = self.raw.end - self.raw.start == len(self.line)
        return RawSpan(self.raw.start + start, self.raw.start + end) if same else self.raw

    def ending(self) -> RawSpan:
        """Where the line's last word stands in the raw file."""
        return self.part(last_word(self.line), len(self.line))

    def dots(self) -> RawSpan:
        """Where the dots at the line's end stand in the raw file, with the brackets around them."""
        at = len(self.line) - len(self.tail)
        dots = _DOTS_END.search(self.tail)
        return self.part(at + dots.start(), len(self.line)) if dots else self.ending()


def last_word(line: str) -> int:
    """Give the offset at which the last word of a line begins; scripts without spaces show a few characters."""
    return len(line) - min(len(line.rsplit(maxsplit=1)[-1]), LAST) if line.strip() else 0


def tail_of(draft: PartialDocument) -> tuple[list[TailLine], int]:
    """Give the last lines of a draft and the index of the article's own last line (-1: there is none)."""
    text = draft.text
    items = [
        TailLine(text.value[b.start : b.end], b.kind, text, b.start, b.end, b.marked) for b in draft.blocks[-TAIL:]
    ]
    after = items[-1].span.end if items and draft.boilerplate else 0
    # A menu is told by its shape alone: an article's last, unfinished line may have been taken for one.
    items += [
        TailLine(f.text, "paragraph" if f.kind == "menu" else "furniture", text, 0, 0, raw=f.span)
        for f in draft.boilerplate
        if f.span.start >= after
    ][:TAIL]
    return items, _last(items)


def is_page_dump(draft: PartialDocument, items: Sequence[TailLine]) -> bool:
    """Tell whether the tail is that of a whole page: much furniture, or hardly anything but short lines."""
    return len(draft.boilerplate) >= PAGE_DUMP or sum(map(is_short, items[-2 * PAGE_DUMP :])) >= 2 * PAGE_DUMP - 4


def _last(items: Sequence[TailLine]) -> int:
    last = _skip(items, len(items) - 1)
    section = next((n for n in range(last + 1) if _opens_aftermatter(items, n, last)), None)
    if section is not None:
        last = _skip(items, section - 1)
    run = last
    while run >= 0 and (is_short(items[run]) or (run < last and _stands_after(items[run]))):
        run -= 1
    # Three short lines in a row are a list, links, a menu: the article's last line stands before them.
    return run if last - run >= 3 else last


def _skip(items: Sequence[TailLine], last: int) -> int:
    while last >= 0 and _stands_after(items[last]):
        last -= 1
    return last


def _stands_after(item: TailLine) -> bool:
    if item.kind == "furniture":
        return True
    if item.marked and item.kind in ("heading", "title"):
        return bool(is_section(item.line)) or is_more(item.line) or is_aftermatter(item.line)
    prose = count_words(item.line) > 3  # a mark between dashes is no sentence
    if (item.line.endswith("]") and COUNT.search(item.tail)) or (
        prose and (ending(item.line) in ("comma", "ellipsis") or ends_open_word(item.line))
    ):
        return False
    return (
        item.kind in ("byline", "dateline")
        or is_aftermatter(item.line)
        or (is_more(item.line) and len(item.line) <= MORE)
    )


def _opens_aftermatter(items: Sequence[TailLine], n: int, last: int) -> bool:
    """Tell whether a line is a heading under which only links, credits, a biography or references follow."""
    if n == 0 or not is_section(items[n].line):
        return False
    following = [i for i in items[n + 1 : last + 1] if not _stands_after(i)]
    if is_section(items[n].line) == "box":
        return len(following) <= BOX
    return all(is_short(i) for i in following)


def is_short(item: TailLine) -> bool:
    """Tell whether a line could be an item of a list, a link or a heading."""
    line = item.line
    if BULLET.match(line) is not None:
        return count_words(line) <= 3 * SHORT and ending(line) != "colon"
    return (
        count_words(line) <= SHORT
        and ending(line) in ("open", "stop")
        and line[-1] not in FULL_STOPS
        and not INNER_STOP.search(line)
    )
