"""Take boilerplate out of a plain page dump: menus, skip links, share lines, related links, author boxes, footers.

Each line gets a weight: sentences weigh for the article, boilerplate phrases and short unfinished lines against it. The
stretch of lines with the greatest sum is the article (Pomikálek 2011 and Kohlschütter 2010 find the same two features,
length and ending, to decide most). Lines outside go only if their own words or shape give them away; title, byline and
date stay. Everything taken out is kept with its place.
"""

from __future__ import annotations

from collections import Counter
from itertools import accumulate, takewhile
from typing import TYPE_CHECKING, NamedTuple

from sourcelint.clean.lines.boilerplate_phrases import TYPE_LABEL, boilerplate_phrase, has_signs, section_opener
from sourcelint.clean.lines.date_stamps import has_date_label
from sourcelint.clean.lines.line import count_words, ending
from sourcelint.document import Boilerplate
from sourcelint.expressions import lazy

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sourcelint.clean.article import PartialDocument
    from sourcelint.document import Block

MAX_PHRASE_CHARS = 400
"""A boilerplate phrase stands in a block of at most so many characters."""

MAX_OPENER_WORDS = 20
"""A heading of what follows an article has at most so many words."""

MIN_SENTENCE_WORDS = 8
"""A line is a sentence of the article from this many words on, if it ends like one."""

MIN_UNFINISHED_WORDS = 3 * MIN_SENTENCE_WORDS
"""A line of so many words is prose however it ends: no menu entry is that long."""

MIN_PROSE_WORDS = 4
"""A line of so many words that ends in a stop is no menu entry."""

MAX_MENU_CHARS = 80
"""A line that a menu may repeat has at most so many characters."""

MIN_PARAGRAPH_CHARS = 120
"""A line of more characters counts as a paragraph when the halves of a page are told apart."""

MAX_TEASER_LINES, MAX_TEASER_PARAGRAPHS = 6, 3
"""More paragraphs than the second among so many lines below "Related" are the article's own text: teasers are short."""

MAX_LINKS, MIN_HEADLINE_WORDS, MIN_PARAGRAPHS_BEHIND = 12, 5, 2
"""Lines below "More stories" in the middle of an article, words of a headline, paragraphs with which the article goes on."""

MIN_ARTICLE_WORDS = 120
"""So many words make an article, in front of its readers' comments."""

MIN_THREAD_LINES = 3
"""So many answers make a thread of comments."""

THREAD_HEAD_SHARE = 20
"""A thread does not begin in the first of so many parts of a page: there a counter of comments links to it."""

MIN_DUMP_LINES, DUMP_SPREAD = 4, 30
"""So many lines outside the article that say they are boilerplate, and one in so many, make the text a page dump."""

BOILERPLATE_SHARE = 8
"""One line in so many says itself that the lines before or behind the article are a page's."""

MAX_HEADING_LINES = 2
"""A heading among so many lines right above the article is the article's."""

ONE_WORD_KINDS = frozenset(("share", "navigation", "subscribe", "consent", "tags"))
"""One word ("Print") is boilerplate of these kinds only on a page that has more of it."""

ARTICLE_KINDS = frozenset(("title", "byline", "dateline", "standfirst", "code", "quote"))
"""Blocks that stay, whatever their words are."""

ARTICLE_KINDS_NEAR = ARTICLE_KINDS | {"heading"}
"""Blocks that stay right above the article."""

LAST_SECTIONS = frozenset(("author_box", "related"))
"""Sections behind which, in the second half of a page, no article goes on."""

SECTION_KINDS = {
    "related": "related_links",
    "comments": "comments",
    "author_box": "author_box",
    "subscribe": "subscribe",
}
"""What lines behind the article are called, by the opener of their section."""

# Assignments, prices, paths, calls, several numbers, an inner comma: code, listings and programmes, not a menu.
_NOT_MENU = lazy(r"[=:;/\\_{}<>@$€£%]|\d.*\d|[a-z]\(|[.,]\s")
_ITEM_MARKS = "-*•·"


class _Line(NamedTuple):
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


def strip_boilerplate(draft: PartialDocument) -> PartialDocument:
    """Take the boilerplate of a page dump out of the text and list it in `boilerplate`.

    The draft must have its blocks. A text of nothing but boilerplate stays: it is what its author meant to publish.
    """
    signed = has_signs(draft.text.value)
    said = [_read_phrase(draft.text.value, block, signed=signed) for block in draft.blocks]
    if not any(kind or opener for kind, opener in said):
        return draft
    lines = _read_lines(draft.text.value, draft.blocks, said)
    kinds = _name_boilerplate(lines) if any(line.kind or line.opener for line in lines) else []
    if not any(kinds) or all(kinds):
        return draft
    return _remove(draft, kinds)


def _read_phrase(text: str, block: Block, *, signed: bool) -> tuple[str, str]:
    """Return which piece of boilerplate a block is by its words, and which section it opens."""
    if block.end - block.start > MAX_PHRASE_CHARS or block.kind in ("code", "quote"):
        return "", ""
    string = text[block.start : block.end]
    opener = section_opener(string)
    if opener and count_words(string) > MAX_OPENER_WORDS:
        opener = ""
    return boilerplate_phrase(string, signed=signed), opener


def _read_lines(text: str, blocks: Sequence[Block], said: Sequence[tuple[str, str]]) -> list[_Line]:
    """Collect what the weights are made of."""
    strings = [text[block.start : block.end] for block in blocks]
    times = Counter(string for string in strings if len(string) <= MAX_MENU_CHARS)
    read = list(accumulate(len(string) if len(string) > MIN_PARAGRAPH_CHARS else 0 for string in strings))
    lines = []
    for index, (block, string, (kind, opener)) in enumerate(zip(blocks, strings, said, strict=True)):
        words = count_words(string)
        lines.append(
            _Line(
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


def _opens_part_of_article(opener: str, strings: Sequence[str], index: int) -> bool:
    """Check whether "Related" or "Comments" is an item, a question or a heading of the article itself."""
    string = strings[index]
    if opener in ("comments", "related") and (string[0] in _ITEM_MARKS or string[-1] == "?"):
        return True
    below = strings[index + 1 : index + 1 + MAX_TEASER_LINES]
    return opener == "related" and sum(len(line) > MIN_PARAGRAPH_CHARS for line in below) > MAX_TEASER_PARAGRAPHS


class _Sign(NamedTuple):
    """What a line weighs if the sign holds: positive for the article, negative against it."""

    holds: Callable[[_Line], object]
    weight: int
    reason: str


MIN_ARTICLE_WEIGHT = -400
"""Weight in words behind which no article goes on, however long the lines that follow are."""

MAX_WEIGHT = 100
"""One long line does not outweigh a section that opens."""

_REPEATED = _Sign(
    lambda line: line.is_repeated and not line.is_sentence, -4, "menus stand at the top and at the bottom of a page"
)

# Weights in words, the first sign that holds counts. What none of them holds of weighs as a sentence does.
_SIGNS = (
    _Sign(lambda line: line.opener == "comments", MIN_ARTICLE_WEIGHT, "readers write behind the article"),
    _Sign(
        lambda line: line.opener in LAST_SECTIONS and line.is_late,
        MIN_ARTICLE_WEIGHT,
        "a page ends in its author or in related links",
    ),
    _Sign(lambda line: line.opener, -20, "a section opens, yet the article may go on behind it"),
    _Sign(lambda line: line.kind, -14, "its words are those of boilerplate"),
)
_SIGNS_OF_UNFINISHED = (
    _Sign(lambda line: line.block.kind == "heading", -1, "articles have headings too"),
    _Sign(lambda line: line.block.kind == "list" and line.block.marked, -1, "articles have lists too"),
    _Sign(lambda line: line.words >= 12, 2, "longer than an entry of a menu"),
    _Sign(lambda line: line.words >= 6, -1, "as long as a headline, a link's or the article's"),
    _Sign(lambda line: _NOT_MENU.search(line.string), -1, "code, prices, programmes"),
    _Sign(lambda _: True, -5, "menu entries are a few plain words"),
)


def _weigh(line: _Line) -> int:
    """Return how much a line speaks for the article (positive) or against it."""
    weight = next((sign.weight for sign in _SIGNS if sign.holds(line)), None)
    if weight is None and (line.is_sentence or line.words >= MIN_UNFINISHED_WORDS):
        weight = min(line.words, MAX_WEIGHT)
    if weight is None:
        weight = next(sign.weight for sign in _SIGNS_OF_UNFINISHED if sign.holds(line))
    return weight + _REPEATED.weight if _REPEATED.holds(line) else weight


def _weigh_all(lines: Sequence[_Line], links: frozenset[int]) -> list[int]:
    """Weigh each line; links between paragraphs weigh nothing; where a thread of comments begins, the article ends."""
    weights = [0 if index in links else _weigh(line) for index, line in enumerate(lines)]
    head = len(lines) // THREAD_HEAD_SHARE
    thread = [index for index, line in enumerate(lines) if "comments" in (line.kind, line.opener) and index > head]
    if len(thread) >= MIN_THREAD_LINES:
        weights[thread[0]] = MIN_ARTICLE_WEIGHT
    return weights


def _find_article(weights: Sequence[int]) -> tuple[int, int]:
    """Find the stretch of lines with the greatest sum of weights (Kadane); none crosses the start of a thread of comments.

    The first stretch that is long enough for an article is one: readers may have written more than the author.
    """
    best, best_range, total, start = 0, (0, 0), 0, 0
    for index, weight in enumerate(weights):
        if weight <= MIN_ARTICLE_WEIGHT and best >= MIN_ARTICLE_WORDS:
            break
        if total <= 0:
            total, start = 0, index
        total += weight
        if total > best:
            best, best_range = total, (start, index + 1)
    return best_range


def _name_boilerplate(lines: Sequence[_Line]) -> list[str]:
    """Return for each line which piece of boilerplate it is, or nothing if it stays."""
    links = _links_between(lines)
    first, end = _find_article(_weigh_all(lines, links))
    kinds = [line.kind for line in lines]
    if first == end:
        return kinds
    head, tail = lines[:first], lines[end:]
    is_dump = _is_page_dump((*head, *tail))
    if is_dump or _shows_boilerplate(head):
        kinds[:first] = _name_head(head)
    if is_dump or _shows_boilerplate(tail):
        kinds[end:] = _name_tail(tail)
    kinds[first:end] = ["" if _is_of_article(line, is_dump=is_dump) else line.kind for line in lines[first:end]]
    for index in links:
        kinds[index] = SECTION_KINDS["related"]
    return kinds


def _links_between(lines: Sequence[_Line]) -> frozenset[int]:
    """Find links to other articles in the middle of this one: "More stories", headlines, labels between; then it goes on.

    It goes on with paragraphs, perhaps below a short heading: what follows the last headline is not a link.
    """
    found: set[int] = set()
    for index, line in enumerate(lines, 1):
        if line.opener == "related":
            run = list(takewhile(_is_link, lines[index : index + MAX_LINKS]))
            links = max((at for at, link in enumerate(run, 1) if link.words >= MIN_HEADLINE_WORDS), default=0)
            behind = lines[index + len(run) : index + len(run) + MIN_PARAGRAPHS_BEHIND]
            if links and len(behind) == MIN_PARAGRAPHS_BEHIND and all(map(_is_paragraph, behind)):
                found.update(range(index - 1, index + links))
    return frozenset(found)


def _is_link(line: _Line) -> bool:
    return not line.block.marked and ending(line.string) == "open"


def _is_paragraph(line: _Line) -> bool:
    return line.is_sentence and len(line.string) > MIN_PARAGRAPH_CHARS


def _count_boilerplate(lines: Sequence[_Line]) -> int:
    return sum(1 for line in lines if line.kind or line.opener)


def _is_page_dump(outside: Sequence[_Line]) -> bool:
    """Check whether the lines outside the article show that the text is a dump of a whole page."""
    said = _count_boilerplate(outside)
    return said >= MIN_DUMP_LINES and said * DUMP_SPREAD >= len(outside)


def _shows_boilerplate(lines: Sequence[_Line]) -> bool:
    """Check whether the lines before or behind the article are a page's: enough of them say so themselves."""
    return BOILERPLATE_SHARE * _count_boilerplate(lines) >= len(lines) > 0


def _is_of_article(line: _Line, *, is_dump: bool) -> bool:
    """Check whether a line inside the article stays although its words are those of boilerplate."""
    return line.block.kind in ARTICLE_KINDS or (not is_dump and line.words == 1 and line.kind in ONE_WORD_KINDS)


class _StaySign(NamedTuple):
    holds: Callable[[_Line], object]
    reason: str


_STAY_SIGNS = (
    _StaySign(lambda line: line.is_sentence, "menus have no sentences"),
    _StaySign(lambda line: line.words >= MIN_PROSE_WORDS and ending(line.string) == "stop", "a short sentence"),
    _StaySign(lambda line: line.words <= 2 and TYPE_LABEL.match(line.string), 'the type of the article ("Opinion")'),
    _StaySign(lambda line: line.block.kind == "dateline" and has_date_label(line.string), "its date"),
)
"""What shows that a line outside the article belongs to it; one sign is enough."""


def _stays(line: _Line) -> bool:
    """Check whether a line outside the article belongs to it."""
    return any(sign.holds(line) for sign in _STAY_SIGNS)


def _name_head(head: Sequence[_Line]) -> list[str]:
    """Name the lines above the article: a menu, except for what belongs to the title block."""
    kinds = []
    for index, line in enumerate(head):
        article_kinds = ARTICLE_KINDS_NEAR if index >= len(head) - MAX_HEADING_LINES else ARTICLE_KINDS
        is_of_article = line.block.kind in article_kinds or _stays(line)
        kinds.append(line.kind or ("" if is_of_article else "menu"))
    return kinds


def _name_tail(tail: Sequence[_Line]) -> list[str]:
    """Name the lines behind the article by the section that they stand in.

    Sentences go only inside a section: readers' comments, an author's life.
    """
    section = "menu"
    kinds = []
    for line in tail:
        section = SECTION_KINDS[line.opener] if line.opener else section
        kinds.append(line.kind or ("" if section == "menu" and _stays(line) else section))
    return kinds


def _remove(draft: PartialDocument, kinds: Sequence[str]) -> PartialDocument:
    """Cut the lines that have a kind, each run of them in one edit."""
    text = draft.text.value
    named = list(zip(draft.blocks, kinds, strict=True))
    starts = [block.start for block in draft.blocks[1:]]
    edits: list[tuple[int, int, str]] = []
    for (block, kind), stop in zip(named, (*starts, len(text)), strict=True):
        if kind:
            start = edits.pop()[0] if edits and edits[-1][1] == block.start else block.start
            edits.append((start, stop, ""))
    if kinds[-1]:  # the line breaks before the last lines go with them
        start, stop, _ = edits.pop()
        edits.append((len(text[:start].rstrip()), stop, ""))
    taken = tuple(
        Boilerplate(kind, draft.text.raw_span(block.start, block.end), text[block.start : block.end])
        for block, kind in named
        if kind
    )
    cut = draft.replace(blocks=tuple(block for block, kind in named if not kind)).edit(edits)
    return cut.replace(boilerplate=draft.boilerplate + taken)
