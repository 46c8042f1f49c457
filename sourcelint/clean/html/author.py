"""Who wrote a page: JSON-LD and meta tags first, then what is named or worded as a byline near the title."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from sourcelint.clean.containers.record_metadata import BY
from sourcelint.clean.html.dates import titles_of
from sourcelint.clean.html.layout import names_of
from sourcelint.clean.html.parser import find_in_block
from sourcelint.clean.lines.bylines import byline_of, is_name, is_nobody, without_places, without_roles
from sourcelint.clean.lines.bylines import names_of as names_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sourcelint.clean.html.align import Column
    from sourcelint.clean.html.metadata import PageMetadata
    from sourcelint.clean.html.parser import Page
    from sourcelint.text import Span

NAMES = (
    "json-ld:author", "json-ld:creator", "meta:author", "meta:article:author", "meta:parsely-author", "meta:sailthru.author",
    "meta:dc.creator", "meta:dcterms.creator", "meta:citation_author", "meta:byl", "meta:twitter:written by",
)  # fmt: skip
NAMED = re.compile(r"(?<![a-z])(?:by-?lines?|authors?)(?![a-z])", re.IGNORECASE)
NO_NAME = re.compile(
    r"""https?:|www\.|^@  # an address or an account
  | ^[\W\d_]*$  # no letters
  | \.(?:com|org|net|de|fr|es|it|co|io|edu|gov)\b  # an outlet by its domain
  | ^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\.?\s  # a date
  | ^staff$""",
    re.IGNORECASE | re.VERBOSE,
)
ROLE = re.compile(
    r"\s{0,9}(?:[|•·/\n]|\s[-–—]\s|,?\s\(?\d|\b(?:on|updated|published|posted|last|min read|in|at)\b).*$",
    re.IGNORECASE | re.DOTALL,
)
"""What stands behind a name: a date, a place, a reading time."""
MAX_BLOCKS_BEFORE, MAX_BLOCKS_BEHIND, MAX_LINE_CHARS = 3, 14, 120
"""Blocks before and behind the title in which a page names its author, and characters of the longest looked at."""
MAX_AUTHORS, MAX_AUTHORS_CHARS = 20, 500
"""Authors that are listed, and characters of all their names."""
MIN_NAME_CHARS, MAX_NAME_CHARS = 4, 80
MAX_MARKED_TAGS = 40
"""Inline elements named after an author that are looked at; more are the authors of comments."""


class _AuthorCandidate(NamedTuple):
    """A block that may name the author.

    `start` is where in the page the name may start, -1 for the whole block; `marked` tells that its markup says so.
    """

    number: int
    start: int
    marked: bool


def author_of(page: Page, column: Column, said: PageMetadata) -> tuple[str, Span] | None:
    """Return the author and where the page names them; None if it does not in a way that is known here."""
    for name in NAMES:
        stated = [one for one in said.said.get(name, ())[:MAX_AUTHORS] if _is_plausible(one.value)]
        if stated:
            return without_roles(BY.sub("", _list_authors(name, [one.value for one in stated]))), stated[0].span
    titles = titles_of(page, column, said)[:2]
    candidates = sorted(
        _find_candidates(page, column),
        key=lambda candidate: min((abs(candidate.number - title) for title in titles), default=0),
    )
    for candidate in candidates:
        number, start, marked = candidate
        if not marked and not _is_near(number, titles):
            continue
        written = _name_in(column.strings[number] if start < 0 else _visible_from(page, number, start), marked=marked)
        if written:
            return written, find_in_block(page, number, written, start)
    return None


def _is_near(number: int, titles: list[int]) -> bool:
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
        if NAMED.search(page.raw, *tag):
            yield from _text_behind(page, tag.end, bisect_right(starts, tag.end) - 1)
    for number, block in enumerate(page.blocks):
        string = column.strings[number]
        if MIN_NAME_CHARS <= len(string) <= MAX_LINE_CHARS:
            marked = block.element >= 0 and bool(NAMED.search(names_of(page, block.element)))
            if marked or byline_of(string) is not None:
                yield _AuthorCandidate(number, -1, marked)


def _text_behind(page: Page, position: int, number: int) -> Iterator[_AuthorCandidate]:
    """Yield the text behind a tag: the rest of the block that holds it or, if nothing is left of that, the next block."""
    if number >= 0 and page.blocks[number].pieces[-1].end > position:
        yield _AuthorCandidate(number, position, marked=True)
    elif number + 1 < len(page.blocks) and page.blocks[number + 1].pieces[-1].end > position:
        yield _AuthorCandidate(number + 1, -1, marked=True)


def _visible_from(page: Page, number: int, position: int) -> str:
    """Return what a reader sees of a block from a place on."""
    pieces = [page.raw[max(start, position) : end] for start, end in page.blocks[number].pieces if end > position]
    return " ".join("".join(pieces).split())[:MAX_LINE_CHARS]


def _name_in(string: str, *, marked: bool) -> str | None:
    name = byline_of(string)
    if name is None and marked:
        name = names_in(ROLE.sub("", string).strip(" ,;:"))
    if name is None:
        return None
    name = ROLE.sub("", without_places(name)).strip(" ,;:")
    return name if MIN_NAME_CHARS <= len(name) <= MAX_NAME_CHARS and _is_plausible(name) else None


def _is_plausible(name: str) -> bool:
    return 1 < len(name) <= MAX_AUTHORS_CHARS and not NO_NAME.search(name) and not is_nobody(name)
