"""Which stretch of a page's lines is the article: the one with the greatest sum of weights.

Sentences weigh for the article, boilerplate phrases and short unfinished lines against it (Pomikálek 2011 and Kohlschütter
2010 find length and ending to decide most).
"""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple

from sourcelint.clean.segmentation.page_lines import MIN_UNFINISHED_WORDS, NOT_MENU, is_link, is_paragraph

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sourcelint.clean.segmentation.page_lines import PageLine

MAX_LINKS, MIN_HEADLINE_WORDS, MIN_PARAGRAPHS_BEHIND = 30, 5, 2
"""Lines below "More stories" in the middle of an article, words of a headline, paragraphs with which the article goes on."""

MIN_ARTICLE_WORDS = 120
"""So many words make an article, in front of its readers' comments."""

MIN_THREAD_LINES = 3
"""So many answers make a thread of comments."""

THREAD_HEAD_SHARE = 20
"""A thread does not begin in the first of so many parts of a page: there a counter of comments links to it."""

LAST_SECTIONS = frozenset(("author_box", "related"))
"""Sections behind which, in the second half of a page, no article goes on."""


class _Sign(NamedTuple):
    """What a line weighs if the sign holds: positive for the article, negative against it."""

    holds: Callable[[PageLine], object]
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
    _Sign(lambda line: NOT_MENU.search(line.string), -1, "code, prices, programmes"),
    _Sign(lambda _: True, -5, "menu entries are a few plain words"),
)


def _weigh(line: PageLine) -> int:
    """Return how much a line speaks for the article (positive) or against it."""
    weight = next((sign.weight for sign in _SIGNS if sign.holds(line)), None)
    if weight is None and (line.is_sentence or line.words >= MIN_UNFINISHED_WORDS):
        weight = min(line.words, MAX_WEIGHT)
    if weight is None:
        weight = next(sign.weight for sign in _SIGNS_OF_UNFINISHED if sign.holds(line))
    return weight + _REPEATED.weight if _REPEATED.holds(line) else weight


def _weigh_all(lines: Sequence[PageLine], links: frozenset[int]) -> list[int]:
    """Weigh each line; links between paragraphs weigh nothing; where a thread of comments begins, the article ends."""
    weights = [0 if index in links else _weigh(line) for index, line in enumerate(lines)]
    head = len(lines) // THREAD_HEAD_SHARE
    thread = [index for index, line in enumerate(lines) if "comments" in (line.kind, line.opener) and index > head]
    if len(thread) >= MIN_THREAD_LINES:
        weights[thread[0]] = MIN_ARTICLE_WEIGHT
    return weights


def find_article(lines: Sequence[PageLine], links: frozenset[int]) -> tuple[int, int]:
    """Find the stretch of lines with the greatest sum of weights (Kadane); none crosses the start of a thread of comments.

    The first stretch that is long enough for an article is one: readers may have written more than the author. `links` are
    the lines that `links_between` found.
    """
    best, best_range, total, start = 0, (0, 0), 0, 0
    for index, weight in enumerate(_weigh_all(lines, links)):
        if weight <= MIN_ARTICLE_WEIGHT and best >= MIN_ARTICLE_WORDS:
            break
        if total <= 0:
            total, start = 0, index
        total += weight
        if total > best:
            best, best_range = total, (start, index + 1)
    return best_range


def _is_link_to_article(line: PageLine) -> bool:
    """Tell a line of a box of links from what says that the page goes on or ends: "Share", "Next article"."""
    return is_link(line) and not line.kind


def links_between(lines: Sequence[PageLine]) -> frozenset[int]:
    """Find links to other articles in the middle of this one: "More stories", headlines, labels between; then it goes on.

    It goes on with paragraphs, perhaps below a short heading: what follows the last headline is not a link.
    """
    found: set[int] = set()
    for index, line in enumerate(lines, 1):
        if line.opener == "related":
            run = list(takewhile(_is_link_to_article, lines[index : index + MAX_LINKS]))
            links = max((at for at, link in enumerate(run, 1) if link.words >= MIN_HEADLINE_WORDS), default=0)
            behind = lines[index + len(run) : index + len(run) + MIN_PARAGRAPHS_BEHIND]
            if links and len(behind) == MIN_PARAGRAPHS_BEHIND and all(map(is_paragraph, behind)):
                found.update(range(index - 1, index + links))
    return frozenset(found)
