"""Take boilerplate out of a plain page dump: menus, skip links, share lines, related links, author boxes, footers.

Lines outside the article go only if their own words or shape give them away; title, byline and date stay. Everything taken
out is kept with its place.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import groupby, takewhile
from typing import TYPE_CHECKING, NamedTuple

from sourcelint.clean.lines.boilerplate_phrases import TYPE_LABEL
from sourcelint.clean.lines.date_stamps import has_date_label
from sourcelint.clean.lines.line import count_words, ending
from sourcelint.clean.segmentation.article_lines import find_article, links_between
from sourcelint.clean.segmentation.page_lines import ITEM_MARKS, MIN_ENTRIES, is_entry, read_lines
from sourcelint.document import Boilerplate

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sourcelint.clean.article import PartialDocument
    from sourcelint.clean.segmentation.page_lines import PageLine
    from sourcelint.document import Block

MIN_PROSE_WORDS = 4
"""A line of so many words that ends in a stop is no menu entry."""

MIN_DUMP_LINES, DUMP_SPREAD = 4, 30
"""So many lines outside the article that say they are boilerplate, and one in so many, make the text a page dump."""

BOILERPLATE_SHARE = 8
"""One line in so many says itself that the lines before or behind the article are a page's."""

MIN_BLOCKS_WITH_NOTE, MAX_NOTE_WORDS = 2, 8
"""Blocks of an article with such a note, and words of it beside title and outlet, in any language."""

MAX_HEADING_LINES = 2
"""A heading among so many lines right above the article is the article's."""

MAX_HEADING_SIGNS = 8
"""Characters before the words of a Markdown heading: its signs, and blanks."""

ONE_WORD_KINDS = frozenset(("share", "navigation", "subscribe", "consent", "tags"))
"""One word ("Print") is boilerplate of these kinds only on a page that has more of it."""

ARTICLE_KINDS = frozenset(("title", "byline", "dateline", "standfirst", "code", "quote"))
"""Blocks that stay, whatever their words are."""

ARTICLE_KINDS_NEAR = ARTICLE_KINDS | {"heading"}
"""Blocks that stay right above the article."""

SECTION_KINDS = {
    "related": "related_links",
    "comments": "comments",
    "author_box": "author_box",
    "subscribe": "subscribe",
}
"""What lines behind the article are called, by the opener of their section."""


def strip_boilerplate(draft: PartialDocument) -> PartialDocument:
    """Take the boilerplate of a page dump out of the text and list it in `boilerplate`.

    The draft must have its blocks. A text of nothing but boilerplate stays: it is what its author meant to publish.
    """
    lines = _open_lists_of_article(draft, read_lines(draft.text.value, draft.blocks))
    kinds = _name_boilerplate(lines)
    if not any(kinds) or all(kinds):
        return draft
    return _remove(draft, kinds)


def strip_feed_note(draft: PartialDocument) -> PartialDocument:
    """Take off a last line that only links to the article and its outlet: "The post Pier closed appeared first on Bay News."."""
    title, outlet = draft.metadata.title.value, draft.metadata.publisher.value
    if not title or not outlet or len(draft.blocks) < MIN_BLOCKS_WITH_NOTE or not draft.links:
        return draft
    last = draft.blocks[-1]
    line = draft.text.value[last.start : last.end]
    rest = line.replace(title, "", 1)
    if outlet not in rest or rest == line or count_words(rest.replace(outlet, "", 1)) > MAX_NOTE_WORDS:
        return draft
    if max(link.start for link in draft.links) < draft.text.raw_span(last.start, last.end).start:
        return draft
    return _remove(draft, [*[""] * (len(draft.blocks) - 1), "read_more"])


def _open_lists_of_article(draft: PartialDocument, lines: list[PageLine]) -> list[PageLine]:
    """Take "What's new" for a heading of the article if a list stands below it whose items are no links, where links are known."""
    links = sorted(link.start for link in draft.links)
    if not links:
        return lines
    for index, line in enumerate(lines):
        if line.opener == "related":
            items = takewhile(_is_item, lines[index + 1 :])
            if not all(_has_link(draft, links, item) for item in items):
                lines[index] = line._replace(opener="")
    return lines


def _is_item(line: PageLine) -> bool:
    return line.block.kind == "list" and line.string[0] in ITEM_MARKS


def _has_link(draft: PartialDocument, links: Sequence[int], line: PageLine) -> bool:
    """Check whether a link begins in a line; `links` says where they do in the raw file."""
    span = draft.text.raw_span(line.block.start, line.block.end)
    at = bisect_left(links, span.start)
    return at < len(links) and links[at] < span.end


def _name_boilerplate(lines: Sequence[PageLine]) -> list[str]:
    """Return for each line which piece of boilerplate it is, or nothing if it stays."""
    links = links_between(lines)
    first, end = find_article(lines, links)
    kinds = [line.kind for line in lines]
    if first == end:
        return kinds
    head, tail = lines[:first], lines[end:]
    is_dump = _is_page_dump((*head, *tail)) or _is_menu(head)
    if is_dump or _shows_boilerplate(head):
        kinds[:first] = _name_head(head)
    if is_dump or _shows_boilerplate(tail):
        kinds[end:] = _name_tail(tail)
    kinds[first:end] = ["" if _is_of_article(line, is_dump=is_dump) else line.kind for line in lines[first:end]]
    for index in links:
        kinds[index] = SECTION_KINDS["related"]
    return kinds


def _count_boilerplate(lines: Sequence[PageLine]) -> int:
    return sum(1 for line in lines if line.kind or line.opener)


def _is_page_dump(outside: Sequence[PageLine]) -> bool:
    """Check whether the lines outside the article show that the text is a dump of a whole page."""
    said = _count_boilerplate(outside)
    return said >= MIN_DUMP_LINES and said * DUMP_SPREAD >= len(outside)


def _shows_boilerplate(lines: Sequence[PageLine]) -> bool:
    """Check whether the lines before or behind the article are a page's: enough of them say so themselves."""
    return BOILERPLATE_SHARE * _count_boilerplate(lines) >= len(lines) > 0


def _is_menu(head: Sequence[PageLine]) -> bool:
    """Check whether most lines before the article are entries of a menu, which need no words of their own to be one."""
    entries = sum(map(is_entry, head))
    return entries >= MIN_ENTRIES and entries * 3 >= len(head) * 2


def _is_of_article(line: PageLine, *, is_dump: bool) -> bool:
    """Check whether a line inside the article stays although its words are those of boilerplate."""
    return line.block.kind in ARTICLE_KINDS or (not is_dump and line.words == 1 and line.kind in ONE_WORD_KINDS)


def _is_type_label(line: PageLine) -> bool:
    return line.words <= 2 and TYPE_LABEL.match(line.string) is not None


class _StaySign(NamedTuple):
    holds: Callable[[PageLine], object]
    reason: str


_STAY_SIGNS = (
    _StaySign(lambda line: line.is_sentence, "menus have no sentences"),
    _StaySign(lambda line: line.words >= MIN_PROSE_WORDS and ending(line.string) == "stop", "a short sentence"),
    _StaySign(_is_type_label, 'the type of the article ("Opinion")'),
    _StaySign(lambda line: line.block.kind == "dateline" and has_date_label(line.string), "its date"),
)
"""What shows that a line outside the article belongs to it; one sign is enough."""


def _stays(line: PageLine) -> bool:
    """Check whether a line outside the article belongs to it."""
    return any(sign.holds(line) for sign in _STAY_SIGNS)


def _name_labels_in_menus(lines: Sequence[PageLine], kinds: list[str]) -> list[str]:
    """Name labels with boilerplate right above and below: "Opinion" in a menu is a section of the site."""
    above = ""
    for is_label, group in groupby(
        range(len(lines)), key=lambda index: not kinds[index] and _is_type_label(lines[index])
    ):
        run = list(group)
        below = kinds[run[-1] + 1] if run[-1] + 1 < len(kinds) else ""
        if is_label and above and below:
            kinds[run[0] : run[-1] + 1] = ["menu"] * len(run)
        above = kinds[run[-1]]
    return kinds


def _name_head(head: Sequence[PageLine]) -> list[str]:
    """Name the lines above the article: a menu, except for what belongs to the title block and the last main heading."""
    kinds = []
    main = max((index for index, line in enumerate(head) if line.block.level == 1), default=len(head))
    for index, line in enumerate(head):
        is_near = index == main or index >= len(head) - MAX_HEADING_LINES
        article_kinds = ARTICLE_KINDS_NEAR if is_near else ARTICLE_KINDS
        is_of_article = line.block.kind in article_kinds or _stays(line)
        kinds.append(line.kind or ("" if is_of_article else "menu"))
    return _name_labels_in_menus(head, kinds)


def _name_tail(tail: Sequence[PageLine]) -> list[str]:
    """Name the lines behind the article by the section that they stand in.

    Sentences go only inside a section: readers' comments, an author's life.
    """
    section = "menu"
    kinds = []
    for line in tail:
        section = SECTION_KINDS[line.opener] if line.opener else section
        kinds.append(line.kind or ("" if section == "menu" and _stays(line) else section))
    return _name_labels_in_menus(tail, kinds)


def _start_of_line(text: str, block: Block) -> int:
    """Return where a block begins, with the signs of a heading before it: left alone they would stand before the next line."""
    before = text[max(0, block.start - MAX_HEADING_SIGNS) : block.start]
    return block.start - (len(before) - len(before.rstrip("# ")))


def _remove(draft: PartialDocument, kinds: Sequence[str]) -> PartialDocument:
    """Cut the lines that have a kind, each run of them in one edit."""
    text = draft.text.value
    named = list(zip(draft.blocks, kinds, strict=True))
    starts = [_start_of_line(text, block) for block in draft.blocks]
    edits: list[tuple[int, int, str]] = []
    for kind, first, stop in zip(kinds, starts, (*starts[1:], len(text)), strict=True):
        if kind:
            start = edits.pop()[0] if edits and edits[-1][1] == first else first
            edits.append((start, stop, ""))
    if kinds[-1]:  # the line breaks before the last lines go with them
        start, stop, _ = edits.pop()
        edits.append((len(text[:start].rstrip()), stop, ""))
    taken = tuple(
        Boilerplate(
            kind, draft.text.raw_span(block.start, block.end), text[block.start : block.end], goes_on=bool(kind_above)
        )
        for (block, kind), kind_above in zip(named, ("", *kinds), strict=False)
        if kind
    )
    cut = draft.replace(blocks=tuple(block for block, kind in named if not kind)).edit(edits)
    return cut.replace(boilerplate=draft.boilerplate + taken)
