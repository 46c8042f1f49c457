"""How a page is laid out around its main text: containers, elements named like boilerplate, elements that look alike."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Literal, NamedTuple

from sourcelint.expressions import lazy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sourcelint.clean.html.parser import Page, VisibleBlock
    from sourcelint.text import Span

# An element's name counts against it: never (0), against text that nobody chose (1), against all its text (2).
Doubt = Literal[0, 1, 2]

MIN_CONTAINER_SHARE = 0.8
"""Share of the chosen characters that the container holds at least."""
MAX_BOILERPLATE_SHARE = 0.3
"""Share of the chosen characters above which the name of an element does not count against it."""
MAX_LINKED_SHARE = 0.6
"""Share of its characters in links above which a block is no prose."""
MAX_LOOK_LEVELS = 3
"""Elements, from the one around a block upwards, whose tags and names make up its looks."""

OUTSIDE = frozenset(("nav", "footer", "aside", "header", "noscript", "template", "form", "button", "select"))
"""Elements that hold no main text, taken by themselves."""

_DOUBTFUL_TAGS: dict[str, Doubt] = dict.fromkeys(("aside", "template", "figure", "fieldset", "label", "menu"), 1)
_DOUBTFUL_TAGS.update(
    dict.fromkeys(("nav", "footer", "form", "button", "select", "noscript", "dialog", "figcaption"), 2)
)
_STRONG = frozenset(
    """sidebar related recirc recirculation promo promos promotion promoted newsletter newsletters subscribe subscription
    signup share sharedaddy social socials socialbar disqus cookie cookies consent advert adverts advertisement
    advertisements sponsor sponsored breadcrumb breadcrumbs popular trending pagination outbrain taboola cta latest upsell
    donate donation noprint relatedposts""".split()  # noqa: SIM905 - a word list
)
_WEAK = frozenset(
    """nav navbar navigation menu relation recommend recommended recommendation recommendations sharing comment comments
    respond foot footer footnote footnotes ad ads tag tags bio pager modal popup teaser teasers carousel swiper callout
    caption captions credit credits byline media image img photo photos picture gallery video player info meta author
    profile card box rating price product hidden toc signature signatures subscriber subscribers subscriptions""".split()  # noqa: SIM905
)
_PAIRS = frozenset(
    """side-bar sign-up most-read more-from more-stories read-more also-like also-read tag-list author-box author-bio
    author-info sr-only visually-hidden screen-reader paywall-prompt no-print by-line""".split()  # noqa: SIM905
)
_NAMES = lazy(r"\b(class|id)\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\s>]++))", re.IGNORECASE)
# "has-sidebar" tells of the page, not of the element.
_STATE = lazy(r"(?<!\S)(?:has|with|without|is|not)-\S+")
_CAMEL = lazy(r"(?<=[a-z])(?=[A-Z])")
_WORD = lazy(r"[a-z]+")
_DIGITS = lazy(r"\d+")


_PART_OF_ITEM = lazy(
    r"""\bitemprop\s{0,9}=\s{0,9}["']?(?:reviews?|comments?|\w{0,12}answer|events?|subevents?|video|audio|offers)\b""",
    re.IGNORECASE,
)
"""Microdata of something else inside of an item: a review of the recipe, a comment on the article."""
MAX_ITEM_LEVELS = 40
"""Elements around one that are looked at."""


class Layout(NamedTuple):
    """Facts about the elements of a page, by their number.

    `inside` tells whether it lies in the container of the main text, `doubt` what its name or tag counts against it.
    """

    inside: list[bool]
    doubt: list[Doubt]


def lay_out(page: Page, sizes: Sequence[int], hits: Sequence[bool]) -> Layout:
    """Find the container of the chosen blocks, the deepest element that holds nearly all, and doubtful parts of it."""
    chosen = _sum_up(page, [size if hit else 0 for size, hit in zip(sizes, hits, strict=True)])
    total = _sum_up(page, sizes)
    votes = sum(size for size, hit in zip(sizes, hits, strict=True) if hit)
    container = _find_container(page, chosen, votes)
    return Layout(_mark_inside(page, container), _find_doubts(page, container, chosen, total, votes))


def _sum_up(page: Page, sizes: Sequence[int]) -> list[int]:
    """Sum the sizes of all blocks below each element. Parents have lower numbers than their children."""
    sums = [0] * len(page.elements)
    for block, size in zip(page.blocks, sizes, strict=True):
        if block.element >= 0:
            sums[block.element] += size
    for number in range(len(sums) - 1, -1, -1):
        parent = page.elements[number].parent
        if parent >= 0:
            sums[parent] += sums[number]
    return sums


def _find_container(page: Page, chosen: Sequence[int], votes: int) -> int:
    """Return the deepest element that holds nearly all chosen characters, -1 if there is none."""
    container = -1
    for number, element in enumerate(page.elements):
        if element.parent == container and chosen[number] >= MIN_CONTAINER_SHARE * votes:
            container = number
    return container


def _mark_inside(page: Page, container: int) -> list[bool]:
    """Mark the container and all elements below it; without a container, all elements."""
    if container < 0:
        return [True] * len(page.elements)
    return _mark_below(page, [number == container for number in range(len(page.elements))])


def _mark_below(page: Page, marked: Sequence[bool]) -> list[bool]:
    """Mark some elements and all below them."""
    below: list[bool] = []
    for element, own in zip(page.elements, marked, strict=True):
        below.append(own or (element.parent >= 0 and below[element.parent]))
    return below


def _find_doubts(page: Page, container: int, chosen: Sequence[int], total: Sequence[int], votes: int) -> list[Doubt]:
    """Find what tags and names say against each element; an element inherits the doubt about its parent."""
    doubts: list[Doubt] = []
    for number, element in enumerate(page.elements):
        doubt: Doubt = doubts[element.parent] if element.parent >= 0 else 0
        weighed = total[number] and number != container and chosen[number] <= MAX_BOILERPLATE_SHARE * votes
        if doubt < 2 and weighed:
            own = max(_DOUBTFUL_TAGS.get(element.tag, 0), doubt_of(names_of(page, number)))
            if own > 1 or not chosen[number]:
                doubt = max(doubt, own)
        doubts.append(doubt)
    return doubts


def names_of(page: Page, number: int) -> str:
    """Return class and id of an element as they stand in its tag; each element is read once."""
    names = page.names.get(number)
    if names is None:
        start, end = attributes = page.elements[number].attributes
        names = page.names[number] = names_in_tag(page, attributes) if end - start >= len("id=a") else ""
    return names


def words_of_names(names: str) -> list[str]:
    """Return the words of class and id in lower case: "commentAuthor has-photo" → comment, author."""
    return _WORD.findall(_CAMEL.sub(" ", _STATE.sub(" ", names)).lower())


def names_in_tag(page: Page, tag: Span) -> str:
    """Return class and id of a start tag."""
    return " ".join([match[match.lastindex or 0] for match in _NAMES.finditer(page.raw, *tag)])


@lru_cache(maxsize=4096)
def doubt_of(names: str) -> Doubt:
    """Return what class and id count against an element. A class for one screen size ("hidden md:block") hides nothing."""
    if not names:
        return 0
    words = words_of_names(names)
    if not _STRONG.isdisjoint(words) or any(f"{first}-{second}" in _PAIRS for first, second in pairwise(words)):
        return 2
    if "hidden" in words and "hidden" in names.split() and ":" not in names:
        return 2
    return 0 if _WEAK.isdisjoint(words) else 1


def mark_alike(looks: Sequence[str | None], sizes: Sequence[int], hits: Sequence[bool], share: float) -> list[bool]:
    """Mark each block of prose if at least a share of all text of its looks was chosen."""
    total: dict[str, int] = {}
    chosen: dict[str, int] = {}
    for look, size, hit in zip(looks, sizes, hits, strict=True):
        if look is not None:
            total[look] = total.get(look, 0) + size
            chosen[look] = chosen.get(look, 0) + (size if hit else 0)
    return [look is not None and 0 < share * total[look] <= chosen[look] for look in looks]


def looks_of(page: Page, sizes: Sequence[int]) -> list[str | None]:
    """Describe each block by the tags and names of its elements; None for one outside all elements or mostly of links."""
    looks: dict[int, str] = {}
    found: list[str | None] = []
    for block, size in zip(page.blocks, sizes, strict=True):
        if block.element < 0 or block.linked > MAX_LINKED_SHARE * size:
            found.append(None)
            continue
        if block.element not in looks:
            looks[block.element] = _describe(page, block.element)
        found.append(looks[block.element])
    return found


def _describe(page: Page, element: int) -> str:
    chain: list[str] = []
    while element >= 0 and len(chain) < MAX_LOOK_LEVELS:
        chain.append(f"{page.elements[element].tag} {_DIGITS.sub('', names_of(page, element))}")
        element = page.elements[element].parent
    return "<".join(chain)


def mark_outside(page: Page) -> list[bool]:
    """Mark the elements in navigation, head, foot and controls of a page."""
    return _mark_below(page, [element.tag in OUTSIDE for element in page.elements])


def prose_size(page: Page, sizes: Sequence[int]) -> int:
    """Count the characters of visible text that is neither mostly links nor in navigation, head or foot of the page."""
    outside = mark_outside(page)
    return sum(size for block, size in zip(page.blocks, sizes, strict=True) if is_prose(block, size, outside))


def is_prose(block: VisibleBlock, size: int, outside: Sequence[bool]) -> bool:
    """Tell whether a block is neither mostly links nor below an element that is marked as outside."""
    return 2 * block.linked < size and not (block.element >= 0 and outside[block.element])


def is_of_other_item(page: Page, element: int) -> bool:
    """Tell whether an element lies in the microdata of something else than the page is about, such as a reader's review."""
    for _ in range(MAX_ITEM_LEVELS):
        if element < 0:
            break
        around = page.elements[element]
        if _PART_OF_ITEM.search(page.raw, *around.attributes):
            return True
        element = around.parent
    return False
