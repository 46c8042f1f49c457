"""Which places of a page may date its article: not comments, related items, tables of facts, clocks, nor prose.

A page states many days. One of them is the day of publication only if it stands with the article's title and nothing says
that it dates something else: another item, a reader's comment, a founding, an event.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from itertools import islice
from typing import TYPE_CHECKING, Literal

from sourcelint.clean.html.layout import names_of
from sourcelint.clean.language import is_foreign
from sourcelint.clean.lines.date_stamps import DATE_FILLER, DateKind, dates_by, short_dates_of, what_is_dated
from sourcelint.clean.lines.dates import has_year, written_dates
from sourcelint.expressions import lazy
from sourcelint.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sourcelint.clean.html.align import Column
    from sourcelint.clean.html.parser import Page
    from sourcelint.clean.lines.dates import WrittenDate

MAX_LINE_CHARS, MAX_HEAD_BLOCKS = 160, 30
"""Characters of the longest block that dates an article, and blocks behind the title in which its text begins."""
MAX_BOX_CHARS = 10
"""Characters of the day, the month or the year in a box of its own."""
DAY_AND_MONTH = 2
"""Boxes of a day without its year."""
MAX_LOWERCASE_WORDS, MAX_SENTENCE_WORDS = 4, 2
"""Words in lower case, fillers aside, that a line about an article has at most; one that ends like a sentence has fewer."""

_NEVER = frozenset(("nav", "form", "select", "button", "template", "dialog", "figcaption"))
_OF_PAGE = frozenset(("header", "footer", "aside"))
"""Elements that belong to the page, unless they stand in the article, or in the section that holds its title."""
_OTHER_ITEMS = frozenset(
    """comment comments commentlist commentary reply replies respond disqus upcoming calendar clock weather
    infobox biography obituary quote deadline agenda caption captions""".split()  # noqa: SIM905 - a word list
)
"""Words in class or id of an element whose dates are those of something else."""
_OTHER_ARTICLES = frozenset(
    """related recommended recommendation recommendations recirc recirculation sidebar popular trending latest teaser
    teasers promo today newsletter carousel similar event events menu megamenu ticker""".split()  # noqa: SIM905 - a word list
)
"""Words of elements that tell of other articles or of events, unless they stand directly behind the title."""
MAX_BLOCKS_DIRECTLY_BEHIND = 2
_PAIRS = lazy(r"more[-_]?(?:from|stories|news|articles)|also[-_]?(?:like|read)|most[-_]?read|read[-_]?(?:more|next)")
_FOR_SCRIPTS = lazy(r"(?<!\S)js-\S+")
_CAMEL = lazy(r"(?<=[a-z])(?=[A-Z])")
_WORD = lazy(r"[a-z]+")
_LOWERCASE_WORD = lazy(r"(?<![\w’'-])[^\W\d_]{2,}")
_CLAUSE = lazy(r"[^\W\d_]\s(?:was|were|is|are|has|had|have|will|wurde|wurden|war|fue|fut|était|è|era)\s[^\W\d_]")
"""A verb behind its subject: "The act was signed into law on 14 August 1935"."""
_SENTENCE_END = lazy(r"\w{2}[.!?…][\"”’)]*$")
_OF_OTHER = lazy(
    r"""startDate|endDate|birthDate|deathDate|foundingDate|dtstart|dtend|bday|validThrough|deadline|expires
    |\bevents?[-_]{1,2}(?:(?:date|time)[-_]{1,2})?(?:start|end|schedule)""",
    re.VERBOSE,
)
"""What markup calls the dates of something else (schema.org, microformats, calendars)."""
MIN_PROSE_CHARS, MAX_PROSE_BLOCKS, MAX_LANGUAGE_CHARS = 80, 20, 2000
"""Characters of a block, such blocks, and characters of them by which the language of a page is told."""
MAX_MARKUP_CHARS = 2000
MIN_CAPTION_CHARS = 24
"""Characters of a line that a picture before it repeats, as its alternative text or title: its caption."""

_CELLS, _LABEL_CELLS = frozenset(("td", "dd")), frozenset(("th", "td", "dt"))


@dataclass(frozen=True, slots=True)
class DatePlaces:
    """The blocks of a page as places for the date of its article.

    `titles` are the numbers of the blocks that say its title, `own` tells for each element whether it holds one of
    them, `foreign` whether it holds something else.
    """

    page: Page
    column: Column
    titles: tuple[int, ...]
    own: tuple[bool, ...]
    foreign: tuple[int, ...]
    ends: tuple[int, ...]
    day_first: bool
    """The page is in a language that writes the day before the month."""

    @classmethod
    def of(cls, page: Page, column: Column, titles: Sequence[int]) -> DatePlaces:
        """Tell the elements of an article from those of all else on its page."""
        own = _mark_own(page, titles[:1])
        ends = tuple(block.pieces[-1].end for block in page.blocks)
        return cls(
            page, column, tuple(titles), tuple(own), tuple(_mark_foreign(page, own)), ends, _writes_day_first(column)
        )

    def block_at(self, offset: int) -> int | None:
        """Return the number of the block in which, or before which, an offset of the page stands."""
        number = bisect_left(self.ends, offset)
        return number if number < len(self.ends) else None

    def is_foreign(self, number: int) -> bool:
        """Tell whether a block belongs to something else than the article."""
        element = self.page.blocks[number].element
        if element < 0 or not self.foreign[element]:
            return False
        is_directly_behind = any(0 < number - title <= MAX_BLOCKS_DIRECTLY_BEHIND for title in self.titles)
        return self.foreign[element] > 1 or not is_directly_behind

    def dates_in(self, number: int) -> Iterator[tuple[DateKind, WrittenDate]]:
        """Yield the days that a short block names, and what each dates; a title may name any."""
        line = self.line(number) if len(self.column.strings[number]) <= MAX_LINE_CHARS else ""
        if not has_year(line):
            return short_dates_of(line) if line and number not in self.titles else iter(())
        if number in self.titles:
            dates = dates_by(line, lambda *_: "bare")
        else:
            dates = dates_by(line, lambda before, start: self.kind(number, before, line, start))
        return ((kind, self._in_order(written)) for kind, written in dates)

    def _in_order(self, written: WrittenDate) -> WrittenDate:
        """Choose the day of 07/11/2023 by the language of the page."""
        return written._replace(value=written.either[0], either=None) if written.either and self.day_first else written

    def line(self, number: int) -> str:
        """Return what a reader sees of a short block, with a space between inline elements that a style sheet parts."""
        pieces = self.page.blocks[number].pieces
        if len(pieces) == 1:
            return self.column.strings[number]
        seen = [unescape(self.page.raw[start:end]) for start, end in pieces]
        parted = (f" {piece}" if piece[:1].isupper() or piece.isdecimal() else piece for piece in seen)
        return " ".join("".join(parted).split())

    def boxes(self, number: int, month: str = "") -> tuple[WrittenDate, Span] | None:
        """Read a day whose parts stand from a block on in boxes of their own: "10", "Oct", "2010".

        Without a box for the year it counts if the address names the same month (`month`: "2010-10").
        """
        for count in (3, 2):
            parts = self.column.strings[number : number + count]
            if max(map(len, parts)) > MAX_BOX_CHARS:
                continue
            line = " ".join(parts)
            if has_year(parts[-1] + " " + parts[0]):
                whole = next((day for day in written_dates(line) if day.end - day.start == len(line)), None)
            else:
                whole = _in_month(line, month) if month and len(parts) == DAY_AND_MONTH else None
            if whole is not None:
                last = self.page.blocks[number + len(parts) - 1]
                return whole, Span(self.page.blocks[number].pieces[0].start, last.pieces[-1].end)
        return None

    def kind(self, number: int, before: str, line: str, start: int = 0) -> DateKind | Literal["other"]:
        """Tell what a date in a block dates, by what stands before it in the line, from `start` on, and by its label."""
        begin = max(self.ends[number - 1] if number else 0, self.ends[number] - MAX_MARKUP_CHARS)
        if _OF_OTHER.search(self.page.raw, begin, self.ends[number]) or self._is_caption(number, line, begin):
            return "other"
        kind = what_is_dated(before, self.label(number), start)
        return "other" if kind == "bare" and is_sentence(line) else kind

    def _is_caption(self, number: int, line: str, begin: int) -> bool:
        """Tell whether the markup before a block, which is that of a picture, says the same as the block."""
        return (
            len(line) >= MIN_CAPTION_CHARS and line in self.page.raw[begin : self.page.blocks[number].pieces[0].start]
        )

    def label(self, number: int) -> str:
        """Return the label of a block: that of its row in a table or list of facts, else the block above."""
        if number == 0:
            return ""
        above = self.column.strings[number - 1]
        page = self.page
        tag, before = page.tag_of(page.blocks[number]), page.tag_of(page.blocks[number - 1])
        if tag in _CELLS and before in _LABEL_CELLS and self._is_row(number):
            return above.rstrip(" :") + ":"
        return above if len(above) <= MAX_LINE_CHARS and number - 1 not in self.titles else ""

    def _is_row(self, number: int) -> bool:
        """Tell whether a cell stands behind another one in its row; a list of facts has no rows."""
        elements, blocks = self.page.elements, self.page.blocks
        one, other = blocks[number - 1].element, blocks[number].element
        return one != other and elements[one].parent == elements[other].parent

    def is_in_head(self, number: int, title: int) -> bool:
        """Tell whether a block stands between a title and the first paragraph of the text below it."""
        blocks = range(title + 1, min(number + 1, title + MAX_HEAD_BLOCKS))
        return title < number < title + MAX_HEAD_BLOCKS and not any(
            len(self.column.strings[between]) > MAX_LINE_CHARS for between in blocks if not self.is_foreign(between)
        )

    def is_above_navigation(self, number: int, title: int) -> bool:
        """Tell whether something foreign stands between a block and the title below it: it dates the page, or the day."""
        return any(self.is_foreign(between) for between in range(number + 1, min(title, number + MAX_HEAD_BLOCKS)))


def _writes_day_first(column: Column) -> bool:
    """Tell by its language whether a page writes the day before the month."""
    prose = " ".join(islice((string for string in column.strings if len(string) >= MIN_PROSE_CHARS), MAX_PROSE_BLOCKS))
    return is_foreign(prose[:MAX_LANGUAGE_CHARS])


def _in_month(line: str, month: str) -> WrittenDate | None:
    """Read a day without a year, "10 Oct" or "Oct 10", that falls in a month."""
    dated = f"{line}, {month[:4]}" if line[:1].isalpha() else f"{line} {month[:4]}"
    day = next((day for day in written_dates(dated) if day.end - day.start == len(dated)), None)
    return day if day is not None and day.value.startswith(f"{month}-") else None


def is_sentence(line: str) -> bool:
    """Tell whether a line with a date says something else besides: "The port was founded on 11 July 1961."."""
    words = [word for word in _LOWERCASE_WORD.findall(DATE_FILLER.sub(" ", line)) if word.islower()]
    if len(words) > 1 and _CLAUSE.search(line):
        return True
    return len(words) > (MAX_SENTENCE_WORDS if _SENTENCE_END.search(line) else MAX_LOWERCASE_WORDS)


def _mark_own(page: Page, titles: Sequence[int]) -> list[bool]:
    """Mark the elements in which a title of the article stands."""
    own = [False] * len(page.elements)
    for title in titles:
        element = page.blocks[title].element
        while element >= 0 and not own[element]:
            own[element] = True
            element = page.elements[element].parent
    return own


_CERTAIN = 2
"""The mark above which there is none."""


def _mark_foreign(page: Page, own: Sequence[bool]) -> list[int]:
    """Mark the elements of something else than the article, and all below them: 2 for certain, 1 for a name."""
    main = _main_article(page, own)
    foreign: list[int] = []
    in_article: list[bool] = []
    for number, element in enumerate(page.elements):
        parent = element.parent
        is_below = parent >= 0
        is_article = (element.tag in ("article", "main", "section") and own[number]) or number == main
        in_article.append(is_article or (is_below and in_article[parent]))
        mark = foreign[parent] if is_below and not own[number] else 0
        if mark < _CERTAIN and not own[number]:
            mark = max(mark, _mark_of(page, number, main, in_article=in_article[number]))
        foreign.append(mark)
    return foreign


def _mark_of(page: Page, number: int, main: int, *, in_article: bool) -> int:
    """Tell whether the tag or the name of an element says that it holds something else."""
    tag = page.elements[number].tag
    if tag in _NEVER or (tag in _OF_PAGE and not in_article) or (tag == "article" and number != main >= 0):
        return _CERTAIN
    return _mark_of_names(names_of(page, number))


def _main_article(page: Page, own: Sequence[bool]) -> int:
    """Return the number of the article element that the title stands in, else of the first; -1 if there is none."""
    articles = [number for number, element in enumerate(page.elements) if element.tag == "article"]
    return next((number for number in reversed(articles) if own[number]), articles[0] if articles else -1)


@lru_cache(maxsize=4096)
def _mark_of_names(names: str) -> int:
    """Tell whether class or id name something else than the article: 2 for comments, events and facts, 1 for other articles.

    Names that begin with "js-" are there for scripts.
    """
    if not names:
        return 0
    names = _FOR_SCRIPTS.sub("", _CAMEL.sub(" ", names).lower())
    words = _WORD.findall(names)
    if not _OTHER_ITEMS.isdisjoint(words):
        return 2
    return 1 if not _OTHER_ARTICLES.isdisjoint(words) or _PAIRS.search(names) else 0
