"""Who wrote a page: JSON-LD and meta tags first, then what is named or worded as a byline near the title."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from sourcelint.clean.containers.record_metadata import BY
from sourcelint.clean.html.dates import titles_of
from sourcelint.clean.html.layout import names_of
from sourcelint.clean.lines.bylines import byline_of, is_name, is_nobody, without_places, without_roles
from sourcelint.clean.lines.bylines import names_of as names_in
from sourcelint.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sourcelint.clean.html.align import Column
    from sourcelint.clean.html.metadata import PageMetadata
    from sourcelint.clean.html.parser import Page

NAMES = (
    "json-ld:author", "json-ld:creator", "meta:author", "meta:article:author", "meta:parsely-author", "meta:sailthru.author",
    "meta:dc.creator", "meta:dcterms.creator", "meta:citation_author", "meta:byl", "meta:twitter:written by",
)  # fmt: skip
NAMED = re.compile(r"(?<![a-z])(?:by-?lines?|authors?)(?![a-z])", re.IGNORECASE)
NO_NAME = re.compile(
    r"https?:|www\.|^@|^[\W\d_]*$|\.(?:com|org|net|de|fr|es|it|co|io|edu|gov)\b|^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\.?\s|^staff$",
    re.IGNORECASE,
)
ROLE = re.compile(
    r"\s{0,9}(?:[|•·/\n]|\s[-–—]\s|,?\s\(?\d|\b(?:on|updated|published|posted|last|min read|in|at)\b).*$",
    re.IGNORECASE | re.DOTALL,
)
# Blocks before and behind the title in which a page names its author, and the longest that is looked at.
BEFORE, BEHIND, LONGEST = 3, 14, 120
NAMED_MOST, LIST = 20, 500
"""Authors that are listed, and characters of all their names."""


def author_of(page: Page, column: Column, said: PageMetadata) -> tuple[str, Span] | None:
    """Give the author and where the page names them; None where it does not in a way that is known here."""
    for name in NAMES:
        stated = [one for one in said.said.get(name, ())[:NAMED_MOST] if _plausible(one.value)]
        if stated:
            return without_roles(BY.sub("", _listed(name, [one.value for one in stated]))), stated[0].span
    titles = titles_of(page, column, said)[:2]
    found = sorted(_candidates(page, column), key=lambda c: min((abs(c[0] - t) for t in titles), default=0))
    for n, start, marked in found:
        near = any(-BEFORE <= n - t <= BEHIND for t in titles)
        string = column.strings[n] if start < 0 else _visible(page, n, start)
        written = _name_in(string, marked=marked)
        if written and (near or marked):
            first, end = page.blocks[n].pieces[0].start, page.blocks[n].pieces[-1].end
            place = page.raw.find(written, max(start, first), end)
            return written, Span(place, place + len(written)) if place >= 0 else Span(first, end)
    return None


def _listed(name: str, authors: list[str]) -> str:
    """Put the authors that tags of one name state together; of JSON-LD each states all, the first those of the article."""
    authors = list(dict.fromkeys(authors))
    if name == "meta:citation_author":
        return "; ".join(authors)
    return ", ".join(authors) if name.startswith("meta:") and all(map(is_name, authors)) else authors[0]


def _candidates(page: Page, column: Column) -> Iterator[tuple[int, int, bool]]:
    """Give blocks that may name the author: number, where in the page the name may start (-1: the whole), by its markup."""
    starts = [b.pieces[0].start for b in page.blocks]
    for tag in page.bylines[:40]:
        if not NAMED.search(page.raw, *tag):
            continue
        n = bisect_right(starts, tag.end) - 1
        for at in (n, n + 1):
            if 0 <= at < len(page.blocks) and page.blocks[at].pieces[-1].end > tag.end:
                yield at, tag.end if at == n else -1, True
                break
    for n, block in enumerate(page.blocks):
        string = column.strings[n]
        if 3 < len(string) <= LONGEST:
            element = block.element
            marked = element >= 0 and bool(NAMED.search(names_of(page, element)))
            if marked or byline_of(string) is not None:
                yield n, -1, marked


def _visible(page: Page, n: int, start: int) -> str:
    text = "".join(page.raw[max(a, start) : b] for a, b in page.blocks[n].pieces if b > start)
    return " ".join(text.split())[:LONGEST]


def _name_in(string: str, *, marked: bool) -> str | None:
    name = byline_of(string)
    if name is None and marked:
        name = names_in(ROLE.sub("", string).strip(" ,;:"))
    if name is None:
        return None
    name = ROLE.sub("", without_places(name)).strip(" ,;:")
    return name if 3 < len(name) <= 80 and _plausible(name) else None


def _plausible(name: str) -> bool:
    return 1 < len(name) <= LIST and not NO_NAME.search(name) and not is_nobody(name)
