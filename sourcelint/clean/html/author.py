"""Who wrote a page: JSON-LD and meta tags first, then what is named or worded as a byline near the title."""

from __future__ import annotations

import re
from bisect import bisect_right
from html import unescape
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from sourcelint.clean.containers.record_metadata import BY
from sourcelint.clean.html.layout import is_of_other_item, names_in_tag, names_of, words_of_names
from sourcelint.clean.html.parser import find_in_block
from sourcelint.clean.lines.bylines import (
    byline_of,
    is_name,
    names_person,
    tells_author,
    without_glued,
    without_places,
    without_roles,
)
from sourcelint.clean.lines.bylines import names_of as names_in
from sourcelint.clean.lines.site_name import letters_of
from sourcelint.expressions import lazy

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sourcelint.clean.html.align import Column
    from sourcelint.clean.html.metadata import PageMetadata
    from sourcelint.clean.html.parser import Page
    from sourcelint.text import Span

NAMES = (
    "json-ld:author", "json-ld:creator", "meta:author", "meta:article:author", "meta:parsely-author", "meta:sailthru.author",
    "meta:dc.creator", "meta:dcterms.creator", "meta:citation_author", "meta:byl", "meta:twitter:written by", "meta:article_author",
    "meta:article.author", "meta:og:author", "meta:og:article:author", "meta:authors", "meta:parsely-authors", "meta:byline",
    "meta:author_name", "meta:author-name", "meta:article-author", "meta:cxenseparse:author", "meta:vr:author",
)  # fmt: skip
NAMED = lazy(r"(?<![a-z])(?:by-?lines?|authors?|autor(?:es|in|en)?|auteurs?|autore)(?![a-z])", re.IGNORECASE)
ESTABLISHED = frozenset(("json-ld:author", "meta:author"))
"""Statements that name the author even if it is the site."""
OTHERS = frozenset(
    """comment comments commentlist respond disqus reply replies related recirc recirculation recommended recommendations
    popular trending taboola outbrain teasers promo promos testimonials""".split()  # noqa: SIM905
)
"""Names of elements that hold what others wrote: comments, other articles, advertisements."""
MAX_LEVELS_UP = 40
"""Elements around a name that are looked at."""
MAX_BOX_LEVELS, MAX_BOX_WORDS = 3, 16
"""Elements around a name of which one may be called after the author, and words of a line there that may name them."""
BIO = lazy(r"\s(?:is|was|has|covers|writes|reports|joined|ist|schreibt|arbeitet|est|écrit|es|escribe|è|scrive)\s(?=\S)")
"""What goes on behind the name in a box about the author."""
_DEGREES = lazy(r"(?:,\s(?:[A-Z]{2,6}|Ph\.?D|M\.D|Dr|[A-Z][a-z]?\.(?:[A-Z][a-z]{0,3}\.?){1,2})\b\.?){1,5}$")
"""What stands behind the name of who holds it: "Anna Ley, MD, Ph.D."."""
ROLE = lazy(
    r"\s{0,9}(?:[|•·/\n]|\s[-–—]\s|,?\s\(?\d|\b(?:on|updated|published|posted|last|min read|in|at)\b).*$",
    re.IGNORECASE | re.DOTALL,
)
"""What stands behind a name: a date, a place, a reading time."""
MAX_BLOCKS_BEFORE, MAX_BLOCKS_BEHIND, MAX_LINE_CHARS = 3, 14, 120
"""Blocks before and behind the title in which a page names its author, and characters of the longest looked at."""
MAX_SEEN_CHARS = 2000
"""Raw characters of a block of which the line is made: a page may hold thousands of marked names in one block."""
MAX_AUTHORS = 20
"""Authors that are listed."""
MIN_NAME_CHARS, MIN_HAN_CHARS, MAX_NAME_CHARS = 4, 2, 80
"""Characters of a name; "李明" is one."""
MAX_MARKED_TAGS = 40
"""Inline elements named after an author that are looked at; more are the authors of comments."""


class _AuthorCandidate(NamedTuple):
    """A block that may name the author.

    `start` is where in the page the name may start, -1 for the whole block; `marked` tells that its markup says so,
    `boxed` that only elements around it do.
    """

    number: int
    start: int
    marked: bool
    boxed: bool = False


def author_of(
    page: Page, column: Column, said: PageMetadata, titles: Sequence[int], sites: Iterable[str] = ()
) -> tuple[str, Span] | None:
    """Return the author and where the page names them; None if it does not in a way that is known here.

    `titles` are the numbers of the blocks that say the page's title. An author who is called as the site is (`sites`)
    counts only if the page names nobody else, and so does a desk or an account if a person signs the page.
    """
    known = set(map(letters_of, sites))
    stated = list(_stated_authors(said))
    others = [found for _, found in stated if letters_of(found[0]) not in known]
    person = next((found for found in others if names_person(found[0])), None)
    if person is not None:
        return person
    visible = _visible_author(page, column, titles[:2], known, near=bool(others))
    if others:
        return visible if visible is not None and names_person(visible[0]) else others[0]
    return visible or next((found for name, found in stated if name in ESTABLISHED), None)


def _stated_authors(said: PageMetadata) -> Iterator[tuple[str, tuple[str, Span]]]:
    """Yield the authors that each kind of statement names, the most reliable kind first, and where it stands."""
    for name in NAMES:
        stated = [one for one in said.said.get(name, ())[:MAX_AUTHORS] if tells_author(one.value)]
        if stated:
            authors = BY.sub("", _list_authors(name, [one.value for one in stated]))
            yield name, (without_roles(authors), stated[0].span)


def _visible_author(
    page: Page, column: Column, titles: Sequence[int], sites: set[str], *, near: bool
) -> tuple[str, Span] | None:
    """Find the byline nearest to the title; a marked one may stand anywhere unless it has to be `near`."""
    candidates = sorted(
        _find_candidates(page, column),
        key=lambda candidate: (candidate.boxed, min((abs(candidate.number - title) for title in titles), default=0)),
    )
    own = None
    for number, start, marked, _ in candidates:
        if number in titles or _is_of_others(page, page.blocks[number].element):
            continue
        if (near or not marked) and not _is_near(number, titles):
            continue
        written = _name_in(_visible_from(page, number, max(start, 0)), marked=marked)
        found = (written, find_in_block(page, number, written, start)) if written else None
        if found and letters_of(found[0]) not in sites:
            return found
        own = own or found  # a person whose site bears their name
    return own


def _is_of_others(page: Page, element: int) -> bool:
    """Check whether an element stands among comments, other articles or advertisements."""
    if is_of_other_item(page, element):
        return True
    for _ in range(MAX_LEVELS_UP):
        if element < 0 or page.elements[element].tag in {"body", "html", "main"}:
            return False
        if not OTHERS.isdisjoint(words_of_names(names_of(page, element))):
            return True
        element = page.elements[element].parent
    return False


def _level_of_author(page: Page, element: int) -> int:
    """Return how many elements up one is called after the author; -1 if none is close by."""
    for level in range(MAX_BOX_LEVELS):
        if element < 0:
            break
        if NAMED.search(names_of(page, element)):
            return level
        element = page.elements[element].parent
    return -1


def _is_near(number: int, titles: Sequence[int]) -> bool:
    return any(-MAX_BLOCKS_BEFORE <= number - title <= MAX_BLOCKS_BEHIND for title in titles)


def _list_authors(name: str, authors: list[str]) -> str:
    """Join the authors that tags of one name state. Each node of JSON-LD states all, the first those of the article."""
    authors = list(dict.fromkeys(authors))
    if name == "meta:citation_author":
        return "; ".join(authors)
    return ", ".join(authors) if name.startswith("meta:") and all(map(is_name, authors)) else authors[0]


def _find_candidates(page: Page, column: Column) -> Iterator[_AuthorCandidate]:
    """Yield the blocks that may name the author: those of marked inline elements first, then those that look so."""
    starts = [block.pieces[0].start for block in page.blocks]
    for tag in page.bylines[:MAX_MARKED_TAGS]:
        if NAMED.search(page.raw, *tag) and OTHERS.isdisjoint(words_of_names(names_in_tag(page, tag))):
            yield from _text_behind(page, tag.end, bisect_right(starts, tag.end) - 1)
    for number, block in enumerate(page.blocks):
        string = column.strings[number]
        if MIN_NAME_CHARS <= len(string) <= MAX_LINE_CHARS:
            level = _level_of_author(page, block.element)
            marked = level == 0 or (level > 0 and len(string.split()) <= MAX_BOX_WORDS)
            if marked or byline_of(_visible_from(page, number, 0) if len(block.pieces) > 1 else string) is not None:
                yield _AuthorCandidate(number, -1, marked, level > 0)


def _text_behind(page: Page, position: int, number: int) -> Iterator[_AuthorCandidate]:
    """Yield the text behind a tag: the rest of the block that holds it or, if nothing is left of that, the next block."""
    if number >= 0 and page.blocks[number].pieces[-1].end > position:
        yield _AuthorCandidate(number, position, marked=True)
    elif number + 1 < len(page.blocks) and page.blocks[number + 1].pieces[-1].end > position:
        yield _AuthorCandidate(number + 1, -1, marked=True)


def _visible_from(page: Page, number: int, position: int) -> str:
    """Return what a reader sees of a block from a place on, with a space between elements that a style sheet parts."""
    pieces: list[str] = []
    room = MAX_SEEN_CHARS
    for start, end in page.blocks[number].pieces:
        if end > position and room > 0:
            piece = page.raw[max(start, position) : end]
            room -= len(piece)
            if pieces and not piece.strip():
                pieces[-1] += " "  # white space between two elements
            else:
                pieces.append(piece)
    parted = pieces[:1]
    for before, piece in pairwise(pieces):
        sign = " " if piece[:1].isupper() else ""
        if sign and is_name(before.strip()):
            parted[-1] = parted[-1].rstrip()
            is_role = without_roles(f"{before.strip()} {piece.strip()}") == before.strip()
            sign = ", " if names_in(piece.strip()) and not is_role else " | "  # another author, or what the one does
        parted.append(sign + piece)
    return " ".join(unescape("".join(parted)).split())[:MAX_LINE_CHARS]


def _name_in(string: str, *, marked: bool) -> str | None:
    name = byline_of(string)
    if name is None and marked:
        bare = ROLE.sub("", without_glued(string)).strip(" ,;:")
        name = names_in(_DEGREES.sub("", bare)) or _name_in_bio(string)
    if name is None:
        return None
    name = _said_once(ROLE.sub("", without_places(name)).strip(" ,;:"))
    shortest = MIN_NAME_CHARS if name.isascii() else MIN_HAN_CHARS
    return name if shortest <= len(name) <= MAX_NAME_CHARS and tells_author(name) else None


def _said_once(name: str) -> str:
    """Return a name once that stands twice: over a box about the author, and at its beginning."""
    words = name.split()
    half = len(words) // 2
    return " ".join(words[:half]) if words[:half] == words[half:] else name


def _name_in_bio(string: str) -> str | None:
    """Read the name that a box about the author begins with: "Anna Ley is a reporter in Bonn."."""
    bio = BIO.search(string)
    return string[: bio.start()] if bio and is_name(string[: bio.start()]) else None
