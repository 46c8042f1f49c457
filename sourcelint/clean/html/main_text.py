"""From the paragraphs that an extractor chose to the blocks of the article: whole containers instead of single paragraphs.

The extractor judges each paragraph by itself, so it loses headings and list items in the middle of an article and keeps
teasers beside it. Here its choice is a vote: the deepest element that holds nearly all of it is the article's container;
what stands among chosen blocks or looks like them comes in, what is named, linked or headed like furniture goes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sourcelint.clean.html.layout import LINKED, Layout, alike, lay_out, names_of
from sourcelint.clean.lines.boilerplate_phrases import LINE, OPENER
from sourcelint.clean.lines.line import ending

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sourcelint.clean.html.align import Column
    from sourcelint.clean.html.parser import Page

# Text of the same looks comes in where this share of it was chosen.
ALIKE = 0.4
STRUCTURE = frozenset(("li", "h2", "h3", "h4", "h5", "h6", "pre", "summary", "blockquote"))
# Characters: a sentence has at least, a heading at most, a paragraph that opens an article by itself at least so many.
SENTENCE, HEADING, LONG = 50, 60, 150
# Blocks behind the last chosen one in which the article may go on.
TAIL = 8
# A closing section begins behind this share of the chosen text and holds at most that share of it.
BODY, MOST = 0.2, 0.85

# One link on a line of its own between two paragraphs: "Related: …", "READ MORE: …".
INTERJECTED = re.compile(
    r"\W*+(?:(?i:related|also read|read also|read more|read next|see also|more|watch|listen|also on|don.t miss|recommended|"
    r"must read|read|mira|lea también|vea|te puede interesar|lire|leia também|lesen sie auch|mehr|lire aussi|leia|lee|ver|"
    r"leggi|читайте)\b[^:|]{0,40}[:|]|(?:ALSO READ|READ MORE|READ NEXT|RELATED|CLICK HERE|MORE FROM)\b)"
)
# What sites call the element of a standfirst.
LEAD = re.compile(
    r"(?<![a-z])(?:lead|lede|intro|introduction|stand-?first|excerpt|teaser-?text|dek|deck|sub-?title|sub-?head(?:line)?|"
    r"summary|abstract|vorspann|entradilla|chapo|sommario|bajada)(?![a-z])",
    re.IGNORECASE,
)
# Headings of sections that may as well belong to the article: they need links below them to be believed.
AMBIGUOUS = re.compile(
    r"\W*+(?:related|more|see also|recommended|related (?:resources|links|content|topics|information)|resources|discussion|"
    r"comments?)\W*$",
    re.IGNORECASE,
)
# Phrases that stand alone on a line inside the container of an article and are none of it.
SHELL = frozenset(("subscribe", "share", "copyright", "consent", "advertisement", "skip_link", "read_more"))


@dataclass(frozen=True, slots=True)
class _View:
    """All that the decision on one block looks at."""

    page: Page
    strings: Sequence[str]
    sizes: Sequence[int]
    hits: Sequence[bool]
    alike: Sequence[bool]
    layout: Layout
    filled: frozenset[int]
    first: int
    last: int
    prose_end: int
    leads: tuple[str, ...]
    title: str


def article_blocks(
    page: Page, column: Column, covered: Sequence[int], leads: Sequence[str] = (), title: str = ""
) -> list[bool]:
    """Decide for each block of the page whether it belongs to the article.

    `covered` is how many characters of it the extractor chose, `leads` are descriptions that the page gives of itself:
    a block that says the same above the text is its standfirst; `title` holds its titles, which are no part of the text.
    """
    sizes = column.sizes
    hits = [size > 0 and 2 * hit >= size for size, hit in zip(sizes, covered, strict=True)]
    if True not in hits:
        return hits
    last = len(hits) - 1 - hits[::-1].index(True)
    closing = _closing_sections(page, column.strings, sizes, hits)
    hits = [hit and not closed for hit, closed in zip(hits, closing, strict=True)]
    numbers = [n for n, hit in enumerate(hits) if hit]
    prose = [n for n in numbers if 2 * page.blocks[n].linked < sizes[n] > SENTENCE]
    view = _View(
        page,
        column.strings,
        sizes,
        hits,
        alike(page, sizes, hits, ALIKE),
        lay_out(page, sizes, hits),
        frozenset(page.blocks[n].element for n in numbers),
        numbers[0],
        last,
        prose[-1] if prose else numbers[-1],
        tuple("".join(lead.split())[:SENTENCE].lower() for lead in leads if len(lead) > SENTENCE),
        title.casefold(),
    )
    return [
        size > 0 and not closing[n] and (_stays(view, n) if hits[n] else _comes_in(view, n))
        for n, size in enumerate(sizes)
    ]


def _stays(view: _View, n: int) -> bool:
    """Decide on a block that was chosen."""
    block, size, string = view.page.blocks[n], view.sizes[n], view.strings[n]
    element = block.element
    tag = view.page.elements[element].tag if element >= 0 else ""
    if n <= view.first + 3 and len(string) > 3 and string.casefold() in view.title:
        return False
    doubt = view.layout.doubt[element] if element >= 0 else 0
    if doubt > 1 or (doubt and tag in ("dd", "dt") and size < HEADING):
        return False
    if (
        element >= 0
        and not view.layout.inside[element]
        and not ((size >= 80 or _is_sentence(string)) and block.linked < LINKED * size)
    ):
        return False
    if size <= 160 and tag[:1] != "h" and (said := LINE.match(string)) and said.lastgroup in SHELL:
        return False
    if 2 * block.linked <= size or size >= 200:
        return True
    if INTERJECTED.match(string):
        return False
    heading = tag[:1] == "h"
    alone = n > view.prose_end or (tag != "li" and string.isupper())
    return not (alone and not heading and 5 * block.linked > 4 * size and size < 150 and not _is_sentence(string))


def _comes_in(view: _View, n: int) -> bool:
    """Decide on a block that was not chosen."""
    block, size, string = view.page.blocks[n], view.sizes[n], view.strings[n]
    element = block.element
    if element < 0 or block.linked > LINKED * size:
        return False
    if n < view.first and size > SENTENCE and _is_lead(view, n):
        return True
    if view.layout.doubt[element]:
        return False
    tag = view.page.elements[element].tag
    sentence = _is_sentence(string)
    if sentence and view.alike[n]:
        return True
    if (
        n < view.first
        or not view.layout.inside[element]
        or not (sentence or tag in STRUCTURE or element in view.filled)
    ):
        return False
    return n < view.last or (sentence and n < view.last + TAIL)


def _is_lead(view: _View, n: int) -> bool:
    """Tell whether a block above the text introduces it: by its name, by its words, or by standing right above."""
    element = view.page.blocks[n].element
    doubt = view.layout.doubt[element]
    if doubt > 1 or view.page.elements[element].tag == "li":
        return False
    string = view.strings[n]
    condensed = "".join(string[: 2 * SENTENCE].split())[:SENTENCE].lower()
    if not doubt and condensed in view.leads:
        return True
    if not _is_sentence(string):
        return False
    if n > view.first - 12 and LEAD.search(names_of(view.page, element)):
        return True
    if doubt or n <= view.first - 4:
        return False
    return view.layout.inside[element] or (view.sizes[n] > LONG and _same_article(view, element))


def _same_article(view: _View, element: int) -> bool:
    """Tell whether an element stands in the `article` or `main` that holds the first chosen block."""
    top = view.page.blocks[view.first].element
    while top >= 0 and view.page.elements[top].tag not in ("article", "main"):
        top = view.page.elements[top].parent
    return top >= 0 and _below(view.page, element, top)


def _is_sentence(string: str) -> bool:
    return len(string) >= SENTENCE and ending(string) in ("stop", "ellipsis", "colon")


def _closing_sections(page: Page, strings: Sequence[str], sizes: Sequence[int], hits: Sequence[bool]) -> list[bool]:
    """Mark the sections behind headings such as "You might also like" or "3 comments"."""
    closed = [False] * len(hits)
    votes = sum(size for size, hit in zip(sizes, hits, strict=True) if hit)
    n = seen = 0
    while n < len(hits):
        end = n
        if 0 < sizes[n] <= HEADING and seen > BODY * votes and OPENER.match(strings[n]):
            end = _section_end(page, sizes, n)
            text, links = sum(sizes[n + 1 : end]), sum(b.linked for b in page.blocks[n + 1 : end])
            lost = sum(size for size, hit in zip(sizes[n:end], hits[n:end], strict=True) if hit)
            if lost > MOST * votes or (AMBIGUOUS.match(strings[n]) and links < 0.4 * text):
                end = n
        for i in range(n, end):
            closed[i] = True
        seen += sizes[n] if hits[n] and end == n else 0
        n = max(end, n + 1)
    return closed


def _section_end(page: Page, sizes: Sequence[int], n: int) -> int:
    """Find where the section of a heading ends: with its parent element, or at a heading of its rank beside it.

    A line that is no heading by its tag heads only the links below it.
    """
    element = page.blocks[n].element
    if element < 0:
        return n
    tag, parent = page.elements[element].tag, page.elements[element].parent
    rank = int(tag[1]) if tag[0] == "h" and tag[1:].isdigit() else 0
    end = n + 1
    while end < len(sizes):
        below = page.blocks[end].element
        if below <= parent or not _below(page, below, parent):
            break
        linked = 2 * page.blocks[end].linked > sizes[end]
        other = page.elements[below]
        if not linked and (
            not rank
            or (
                other.tag[0] == "h"
                and other.tag[1:] <= str(rank)
                and other.tag[1:].isdigit()
                and other.parent == parent
            )
        ):
            break
        end += 1
    return end


def _below(page: Page, element: int, ancestor: int) -> bool:
    while element > ancestor:
        element = page.elements[element].parent
    return element == ancestor
