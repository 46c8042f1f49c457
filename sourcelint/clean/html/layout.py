"""How a page is laid out around its main text: containers, elements named like furniture, elements that look alike."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sourcelint.clean.html.parser import Page, VisibleBlock

# An element's name counts against it: never (0), against text that nobody chose (1), against all its text (2).
Doubt = Literal[0, 1, 2]

# The container holds this share of the chosen characters; what furniture may hold of them at most.
SHARE = 0.8
MINOR = 0.3
LINKED = 0.6

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
    profile card box rating price product hidden toc subscriber subscribers subscriptions""".split()  # noqa: SIM905
)
_PAIRS = frozenset(
    """side-bar sign-up most-read more-from more-stories read-more also-like also-read tag-list author-box author-bio
    author-info sr-only visually-hidden screen-reader paywall-prompt no-print by-line""".split()  # noqa: SIM905
)
_NAMES = re.compile(r"\b(class|id)\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\s>]++))", re.IGNORECASE)
# "has-sidebar" tells of the page, not of the element.
_STATE = re.compile(r"(?<!\S)(?:has|with|without|is|not)-\S+")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_WORD = re.compile(r"[a-z]+")
_DIGITS = re.compile(r"\d+")


class Layout(NamedTuple):
    """Facts about the elements of a page, by their number.

    `chosen` and `total` count the characters below an element that were chosen and that there are, white space apart;
    `inside` tells whether it lies in the container of the main text; `doubt` what its name or tag says.
    """

    chosen: list[int]
    total: list[int]
    inside: list[bool]
    doubt: list[Doubt]


def lay_out(page: Page, sizes: Sequence[int], hits: Sequence[bool]) -> Layout:
    """Find the container of the chosen blocks, the deepest element that holds nearly all, and doubtful parts of it."""
    elements = page.elements
    chosen, total = [0] * len(elements), [0] * len(elements)
    for block, size, hit in zip(page.blocks, sizes, hits, strict=True):
        if block.element >= 0:
            total[block.element] += size
            chosen[block.element] += size if hit else 0
    votes = sum(size for size, hit in zip(sizes, hits, strict=True) if hit)
    for n in range(len(elements) - 1, -1, -1):
        parent = elements[n].parent
        if parent >= 0:
            chosen[parent] += chosen[n]
            total[parent] += total[n]
    container = -1
    for n, element in enumerate(elements):
        if element.parent == container and chosen[n] >= SHARE * votes:
            container = n
    inside, doubt = [container < 0] * len(elements), list[Doubt]([0] * len(elements))
    for n, element in enumerate(elements):
        above = element.parent >= 0
        inside[n] = container < 0 or n == container or (above and inside[element.parent])
        inherited: Doubt = doubt[element.parent] if above else 0
        if inherited < 2 and total[n] and n != container and chosen[n] <= MINOR * votes:
            own = max(_DOUBTFUL_TAGS.get(element.tag, 0), doubt_of(names_of(page, n)))
            inherited = max(inherited, own if own > 1 or not chosen[n] else 0)
        doubt[n] = inherited
    return Layout(chosen, total, inside, doubt)


def names_of(page: Page, n: int) -> str:
    """Give class and id of an element as they stand in its tag."""
    start, end = page.elements[n].attributes
    if end - start < len("id=a"):
        return ""
    return " ".join([m[2] or m[3] or m[4] or "" for m in _NAMES.finditer(page.raw, start, end)])


@lru_cache(maxsize=4096)
def doubt_of(names: str) -> Doubt:
    """Say what class and id count against an element. A class for one screen size ("hidden md:block") hides nothing."""
    if not names:
        return 0
    words = _WORD.findall(_CAMEL.sub(" ", _STATE.sub(" ", names)).lower())
    if not _STRONG.isdisjoint(words) or any(f"{a}-{b}" in _PAIRS for a, b in pairwise(words)):
        return 2
    if "hidden" in words and "hidden" in names.split() and ":" not in names:
        return 2
    return 0 if _WEAK.isdisjoint(words) else 1


def alike(page: Page, sizes: Sequence[int], hits: Sequence[bool], share: float) -> list[bool]:
    """Tell for each block whether text of its looks (tag and class, three levels up) was mostly chosen elsewhere."""
    looks: dict[int, str] = {}
    own: dict[int, str] = {}

    def look(n: int) -> str:
        if n not in looks:
            chain: list[str] = []
            at = n
            while at >= 0 and len(chain) < 3:
                if at not in own:
                    own[at] = f"{page.elements[at].tag} {_DIGITS.sub('', names_of(page, at))}"
                chain.append(own[at])
                at = page.elements[at].parent
            looks[n] = "<".join(chain)
        return looks[n]

    total: dict[str, int] = {}
    chosen: dict[str, int] = {}
    prose = [b.element >= 0 and b.linked <= LINKED * size for b, size in zip(page.blocks, sizes, strict=True)]
    for block, size, hit, counts in zip(page.blocks, sizes, hits, prose, strict=True):
        if counts:
            name = look(block.element)
            total[name] = total.get(name, 0) + size
            chosen[name] = chosen.get(name, 0) + (size if hit else 0)
    return [
        counts and 0 < share * total[look(b.element)] <= chosen[look(b.element)]
        for b, counts in zip(page.blocks, prose, strict=True)
    ]


def prose_size(page: Page, sizes: Sequence[int]) -> int:
    """Count the characters of visible text that is neither mostly links nor in navigation, head or foot of the page."""
    outside: list[bool] = []
    for element in page.elements:
        outside.append(element.tag in OUTSIDE or (element.parent >= 0 and outside[element.parent]))
    return sum(size for b, size in zip(page.blocks, sizes, strict=True) if is_prose(b, size, outside))


def is_prose(block: VisibleBlock, size: int, outside: Sequence[bool]) -> bool:
    """Tell whether a block is neither mostly links nor below an element that is marked as outside."""
    return 2 * block.linked < size and not (block.element >= 0 and outside[block.element])
