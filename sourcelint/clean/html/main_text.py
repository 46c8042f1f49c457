"""From the paragraphs that an extractor chose to the blocks of the article: whole containers instead of single paragraphs.

The extractor judges each paragraph by itself, so it loses headings and list items in the middle of an article and keeps
teasers beside it. Here its choice is a vote: the deepest element that holds nearly all of it is the article's container;
what stands among chosen blocks or looks like them comes in, what is named, linked or headed like boilerplate goes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from sourcelint.clean.html.closing_sections import MAX_HEADING_CHARS, closing_sections, count_chosen, is_below
from sourcelint.clean.html.layout import MAX_LINKED_SHARE, Layout, lay_out, looks_of, mark_alike, names_of
from sourcelint.clean.lines.boilerplate_phrases import LINE
from sourcelint.clean.lines.line import ending, is_caption
from sourcelint.expressions import lazy

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sourcelint.clean.html.align import Column
    from sourcelint.clean.html.parser import Page

MIN_ALIKE_SHARE = 0.4
"""Text of the same looks comes in if at least this share of it was chosen."""
STRUCTURE = frozenset(("li", "h2", "h3", "h4", "h5", "h6", "pre", "summary", "blockquote"))
"""Elements that belong to a text even if they hold no whole sentence."""
MIN_SENTENCE_CHARS = 50
MIN_OPENING_CHARS = 150
"""Characters of a paragraph that may open an article although it stands outside the container."""
MAX_BLOCKS_BEHIND = 8
"""Blocks behind the last chosen one in which the article may go on."""

# Blocks above or below the first chosen one in which a page repeats its title, says what a text is about in an element
# of that name, or begins with a paragraph that the extractor skipped.
MAX_TITLE_BLOCKS, MAX_NAMED_LEAD_BLOCKS, MAX_LEAD_BLOCKS = 3, 11, 3
MIN_TITLE_CHARS = 4
MIN_OUTSIDE_CHARS = 80
"""Characters of a chosen paragraph outside the container that stays, whether or not it is a sentence."""
MAX_SHELL_CHARS = 160
"""Characters of a line that is held against the phrases of page shells."""
MIN_CARDS, MIN_CARD_SHARE = 3, 0.4
"""Cards of a page that is made of them, and the share that their text is of what was chosen."""
MIN_LINKED_TEXT_CHARS = 200
"""Characters of a paragraph that is too long for a line of links."""
MAX_LINK_LINE_CHARS, MIN_LINK_LINE_SHARE = 150, 0.8
"""Characters of a line of links, and the share of them that is linked."""

# One link on a line of its own between two paragraphs: "Related: …", "READ MORE: …".
INTERJECTED = lazy(
    r"""\W*+(?:
    (?i:related|also[ ]read|read[ ]also|read[ ]more|read[ ]next|see[ ]also|more|watch|listen|also[ ]on|don.t[ ]miss|
        recommended|must[ ]read|read  # English
      | mira|lea[ ]también|vea|te[ ]puede[ ]interesar|lire|leia[ ]também|lesen[ ]sie[ ]auch|mehr|lire[ ]aussi|leia|lee|
        ver|leggi|читайте  # other languages
    )\b[^:|]{0,40}[:|]
  | (?:ALSO[ ]READ|READ[ ]MORE|READ[ ]NEXT|RELATED|CLICK[ ]HERE|MORE[ ]FROM)\b  # in capitals it needs no colon
    )""",
    re.VERBOSE,
)
# What sites call the element of a standfirst.
LEAD = lazy(
    r"""(?<![a-z])(?:
        lead|lede|intro|introduction|stand-?first|excerpt|teaser-?text|dek|deck|
        sub-?title|sub-?head(?:line)?|summary|abstract|  # English
        vorspann|entradilla|chapo|sommario|bajada  # German, Spanish, French, Italian, Spanish of America
    )(?![a-z])""",
    re.IGNORECASE | re.VERBOSE,
)
# Phrases that stand alone on a line inside the container of an article and are no part of it.
SHELL = frozenset(("subscribe", "share", "copyright", "consent", "advertisement", "skip_link", "read_more"))


@dataclass(frozen=True, slots=True)
class _View:
    """All that the decision on one block looks at: the page, what was chosen, and what follows from that.

    `first` and `last` are the numbers of the first and last chosen block, `prose_end` that of the last chosen paragraph.
    `looks` describe the blocks, `filled` are the elements of chosen blocks, `leads` the openings of the page's own
    descriptions without white space.
    """

    page: Page
    strings: Sequence[str]
    sizes: Sequence[int]
    hits: Sequence[bool]
    looks: Sequence[str | None]
    alike: Sequence[bool]
    layout: Layout
    filled: frozenset[int]
    first: int
    last: int
    prose_end: int
    leads: tuple[str, ...]
    title: str


class _Candidate(NamedTuple):
    """A block that is decided on; `linked` counts its characters in links, `tag` is empty outside all elements."""

    number: int
    string: str
    size: int
    linked: int
    element: int
    tag: str


def article_blocks(
    page: Page, column: Column, covered: Sequence[int], leads: Sequence[str] = (), title: str = ""
) -> list[bool]:
    """Decide for each block of the page whether it belongs to the article.

    `covered` counts the characters of each block that the extractor chose. `leads` are descriptions that the page gives
    of itself: a block that says the same above the text is its standfirst. `title` holds the titles of the page, which
    are no part of the text.
    """
    sizes = column.sizes
    hits = [size > 0 and 2 * hit >= size for size, hit in zip(sizes, covered, strict=True)]
    if True not in hits:
        return hits
    last = len(hits) - 1 - hits[::-1].index(True)
    closing = closing_sections(page, column.strings, sizes, hits)
    hits = [hit and not closed for hit, closed in zip(hits, closing, strict=True)]
    view = _view_of(page, column, hits, last, leads, title)
    wanted = [size > 0 and not closing[number] and _belongs(view, number) for number, size in enumerate(sizes)]
    return _add_cards(view, _add_alike(view, wanted, closing), closing)


def _add_cards(view: _View, wanted: list[bool], closing: Sequence[bool]) -> list[bool]:
    """Add the cards of a page that is mostly cards: links that hold a title and a sentence on what it leads to."""
    texts = [
        number
        for number, closed in enumerate(closing)
        if not closed and _is_linked_line(view, number) and ending(view.strings[number]) == "stop"
    ]
    size = sum(view.sizes[number] for number in texts)
    if len(texts) < MIN_CARDS or size < MIN_CARD_SHARE * count_chosen(view.sizes, wanted):
        return wanted
    titles = [number - 1 for number in texts if _is_linked_line(view, number - 1)]
    cards = frozenset((*texts, *titles))
    return [here or number in cards for number, here in enumerate(wanted)]


def _is_linked_line(view: _View, number: int) -> bool:
    """Check for a block of the container that is a link, and whose name says no more against it than "card" does."""
    block, size = view.page.blocks[number], view.sizes[number]
    if block.element < 0 or not view.layout.inside[block.element] or view.layout.doubt[block.element] > 1:
        return False
    return block.linked > MAX_LINKED_SHARE * size > 0


def _add_alike(view: _View, wanted: list[bool], closing: Sequence[bool]) -> list[bool]:
    """Add the prose of the container that looks like what came in: the posts of a thread before the first chosen one."""
    alike = mark_alike(view.looks, view.sizes, wanted, MIN_ALIKE_SHARE)
    added = [
        looks and not here and not closed and _is_container_prose(view, number)
        for number, (looks, here, closed) in enumerate(zip(alike, wanted, closing, strict=True))
    ]
    return [here or new for here, new in zip(wanted, added, strict=True)]


def _is_container_prose(view: _View, number: int) -> bool:
    """Check for a block of the container that nothing speaks against; behind the last chosen one, for a sentence."""
    element, string = view.page.blocks[number].element, view.strings[number]
    if view.hits[number] or not view.layout.inside[element] or view.layout.doubt[element]:
        return False
    return _is_sentence(string) or (number < view.last and not is_caption(string))


def _view_of(page: Page, column: Column, hits: Sequence[bool], last: int, leads: Sequence[str], title: str) -> _View:
    sizes, looks = column.sizes, looks_of(page, column.sizes)
    numbers = [number for number, hit in enumerate(hits) if hit]
    prose = [number for number in numbers if 2 * page.blocks[number].linked < sizes[number] > MIN_SENTENCE_CHARS]
    return _View(
        page,
        column.strings,
        sizes,
        hits,
        looks,
        mark_alike(looks, sizes, hits, MIN_ALIKE_SHARE),
        lay_out(page, sizes, hits),
        frozenset(page.blocks[number].element for number in numbers),
        numbers[0],
        last,
        prose[-1] if prose else numbers[-1],
        tuple(_condensed_opening(lead) for lead in leads if len(lead) > MIN_SENTENCE_CHARS),
        title.casefold(),
    )


def _belongs(view: _View, number: int) -> bool:
    block = view.page.blocks[number]
    tag = view.page.tag_of(block)
    candidate = _Candidate(number, view.strings[number], view.sizes[number], block.linked, block.element, tag)
    if view.hits[number]:
        return not any(objects(view, candidate) for objects in _OBJECTIONS)
    return _comes_in(view, candidate)


def _repeats_title(view: _View, block: _Candidate) -> bool:
    """Check for a line at the top that says the title of the page again."""
    if block.number > view.first + MAX_TITLE_BLOCKS or len(block.string) < MIN_TITLE_CHARS:
        return False
    return block.string.casefold() in view.title


def _has_doubtful_name(view: _View, block: _Candidate) -> bool:
    """Check for an element whose name is that of boilerplate."""
    doubt = view.layout.doubt[block.element] if block.element >= 0 else 0
    return doubt > 1 or (doubt == 1 and block.tag in ("dd", "dt") and block.size < MAX_HEADING_CHARS)


def _is_stray(view: _View, block: _Candidate) -> bool:
    """Check for a short or linked block outside the container."""
    if block.element < 0 or view.layout.inside[block.element]:
        return False
    if block.linked >= MAX_LINKED_SHARE * block.size:
        return True
    return block.size < MIN_OUTSIDE_CHARS and not _is_sentence(block.string)


def _is_shell(_: _View, block: _Candidate) -> bool:
    """Check for a phrase of the page's shell, such as "Share this", that is not marked as a heading."""
    if block.size > MAX_SHELL_CHARS or block.tag.startswith("h"):
        return False
    phrase = LINE.match(block.string)
    return phrase is not None and phrase.lastgroup in SHELL


def _is_link_line(view: _View, block: _Candidate) -> bool:
    """Check for a line of links: one that says so, or one behind the last paragraph or in capitals."""
    if 2 * block.linked <= block.size or block.size >= MIN_LINKED_TEXT_CHARS:
        return False
    if INTERJECTED.match(block.string):
        return True
    if block.tag.startswith("h") or block.size >= MAX_LINK_LINE_CHARS:
        return False
    if block.linked <= MIN_LINK_LINE_SHARE * block.size or _is_sentence(block.string):
        return False
    return block.number > view.prose_end or (block.tag != "li" and block.string.isupper())


_OBJECTIONS: tuple[Callable[[_View, _Candidate], bool], ...] = (
    _repeats_title,
    _has_doubtful_name,
    _is_stray,
    _is_shell,
    _is_link_line,
)
"""Each is reason enough to leave out a block that the extractor chose."""


def _comes_in(view: _View, block: _Candidate) -> bool:
    """Return True if a block that the extractor skipped belongs to the article."""
    if block.element < 0 or block.linked > MAX_LINKED_SHARE * block.size:
        return False
    if _is_lead(view, block):
        return True
    if view.layout.doubt[block.element]:
        return False
    return (view.alike[block.number] and _is_sentence(block.string)) or _stands_in_text(view, block)


def _stands_in_text(view: _View, block: _Candidate) -> bool:
    """Check for a block of the container between the first and the last chosen one, or for a sentence right behind."""
    if block.number < view.first or not view.layout.inside[block.element]:
        return False
    if block.number >= view.last:
        return block.number < view.last + MAX_BLOCKS_BEHIND and _is_sentence(block.string)
    return block.tag in STRUCTURE or block.element in view.filled or _is_sentence(block.string)


def _is_lead(view: _View, block: _Candidate) -> bool:
    """Tell whether a block above the text introduces it: by its name, by its words, or by standing right above."""
    if block.number >= view.first or block.size <= MIN_SENTENCE_CHARS:
        return False
    doubt = view.layout.doubt[block.element]
    if doubt > 1 or block.tag == "li":
        return False
    if not doubt and _condensed_opening(block.string[: 2 * MIN_SENTENCE_CHARS]) in view.leads:
        return True
    if not _is_sentence(block.string):
        return False
    above = view.first - block.number
    if above <= MAX_NAMED_LEAD_BLOCKS and LEAD.search(names_of(view.page, block.element)):
        return True
    return not doubt and above <= MAX_LEAD_BLOCKS and _opens_article(view, block)


def _opens_article(view: _View, block: _Candidate) -> bool:
    """Check for a block of the container, or for a long paragraph of the same article above it."""
    if view.layout.inside[block.element]:
        return True
    return block.size > MIN_OPENING_CHARS and _is_same_article(view, block.element)


def _condensed_opening(text: str) -> str:
    """Return the first characters of a text in lower case, without white space, to compare it by."""
    return "".join(text.split())[:MIN_SENTENCE_CHARS].lower()


def _is_same_article(view: _View, element: int) -> bool:
    """Tell whether an element stands in the `article` or `main` that holds the first chosen block."""
    top = view.page.blocks[view.first].element
    while top >= 0 and view.page.elements[top].tag not in ("article", "main"):
        top = view.page.elements[top].parent
    return top >= 0 and is_below(view.page, element, top)


def _is_sentence(string: str) -> bool:
    return len(string) >= MIN_SENTENCE_CHARS and ending(string) in ("stop", "ellipsis", "colon")
