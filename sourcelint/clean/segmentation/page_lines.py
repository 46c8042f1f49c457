"""The lines of a page: what each says by its words, its shape and its place; what decides whether the article has it."""

from __future__ import annotations

from collections import Counter
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from sourcelint.clean.lines.boilerplate_phrases import boilerplate_phrase, has_signs, section_opener
from sourcelint.clean.lines.line import count_words, ending
from sourcelint.expressions import lazy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sourcelint.document import Block

MAX_PHRASE_CHARS = 400
"""A boilerplate phrase stands in a block of at most so many characters."""

MAX_OPENER_WORDS = 20
"""A heading of what follows an article has at most so many words."""

MIN_SENTENCE_WORDS = 8
"""A line is a sentence of the article from this many words on, if it ends like one."""

MIN_UNFINISHED_WORDS = 3 * MIN_SENTENCE_WORDS
"""A line of so many words is prose however it ends: no menu entry is that long."""

MAX_MENU_CHARS = 80
"""A line that a menu may repeat has at most so many characters."""

MIN_ENTRIES, MAX_ENTRY_WORDS = 15, 4
"""So many lines of so many plain words before an article, two of three there, are a menu."""

MIN_PARAGRAPH_CHARS = 120
"""A line of more characters counts as a paragraph when the halves of a page are told apart."""

MAX_TEASER_LINES, MAX_TEASER_PARAGRAPHS = 6, 3
"""More paragraphs than the second among so many lines below "Related" are the article's own text: teasers are short."""

# Assignments, prices, paths, calls, several numbers, an inner comma: code, listings and programmes, not a menu.
NOT_MENU = lazy(r"[=:;/\\_{}<>@$€£%]|\d.*\d|[a-z]\(|[.,]\s")
ITEM_MARKS = "-*•·"


class PageLine(NamedTuple):
    """A block with what decides whether it belongs to the article."""

    block: Block
    string: str
    words: int
    kind: str
    """Which piece of boilerplate its words say it is, or nothing."""
    opener: str
    """Which section it opens, or nothing."""
    is_sentence: bool
    is_repeated: bool
    is_late: bool
    """More than half of the page's paragraphs stand up to here."""


def _read_phrase(text: str, block: Block, *, signed: bool) -> tuple[str, str]:
    """Return which piece of boilerplate a block is by its words, and which section it opens."""
    if block.end - block.start > MAX_PHRASE_CHARS or block.kind in ("code", "quote"):
        return "", ""
    string = text[block.start : block.end]
    opener = section_opener(string)
    if opener and count_words(string) > MAX_OPENER_WORDS:
        opener = ""
    return boilerplate_phrase(string, signed=signed), opener


def read_lines(text: str, blocks: Sequence[Block]) -> list[PageLine]:
    """Read the blocks of a text as the lines of a page; none, if no words say that it is one, and few lines are short."""
    signed = has_signs(text)
    said = [_read_phrase(text, block, signed=signed) for block in blocks]
    if not any(map(any, said)) and sum(map(_is_short, blocks)) < MIN_ENTRIES:
        return []
    strings = [text[block.start : block.end] for block in blocks]
    times = Counter(string for string in strings if len(string) <= MAX_MENU_CHARS)
    read = list(accumulate(len(string) if len(string) > MIN_PARAGRAPH_CHARS else 0 for string in strings))
    lines = []
    for index, (block, string, (kind, opener)) in enumerate(zip(blocks, strings, said, strict=True)):
        words = count_words(string)
        lines.append(
            PageLine(
                block=block,
                string=string,
                words=words,
                kind=kind,
                opener="" if opener and _opens_part_of_article(opener, strings, index) else opener,
                is_sentence=words >= MIN_SENTENCE_WORDS and ending(string) in ("stop", "ellipsis", "colon"),
                is_repeated=times[string] > 1,
                is_late=2 * read[index] > read[-1],
            )
        )
    return lines


def _is_short(block: Block) -> bool:
    return block.end - block.start <= MAX_MENU_CHARS


def _opens_part_of_article(opener: str, strings: Sequence[str], index: int) -> bool:
    """Check whether "Related" or "Comments" is an item, a question or a heading of the article itself."""
    string = strings[index]
    if opener in ("comments", "related") and (string[0] in ITEM_MARKS or string[-1] == "?"):
        return True
    below = strings[index + 1 : index + 1 + MAX_TEASER_LINES]
    return opener == "related" and sum(len(line) > MIN_PARAGRAPH_CHARS for line in below) > MAX_TEASER_PARAGRAPHS


def is_entry(line: PageLine) -> bool:
    """Check for a line as menus have them: a few plain words."""
    return line.words <= MAX_ENTRY_WORDS and is_link(line) and not NOT_MENU.search(line.string)


def is_link(line: PageLine) -> bool:
    """Check for a line that ends as headlines and labels do: openly, and is no item of the article's lists."""
    return not line.block.marked and ending(line.string) == "open"


def is_paragraph(line: PageLine) -> bool:
    """Check for prose that is longer than what menus and teasers have, however it ends."""
    return len(line.string) > MIN_PARAGRAPH_CHARS and (line.is_sentence or line.words >= MIN_UNFINISHED_WORDS)
