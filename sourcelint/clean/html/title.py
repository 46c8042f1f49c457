"""What a page is called: the heading that its titles repeat, else the first of those, without the name of the site."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, NamedTuple

from sourcelint.clean.html.layout import names_of
from sourcelint.clean.html.metadata import MetadataStatement
from sourcelint.clean.html.parser import span_of_block
from sourcelint.clean.lines.bylines import is_name
from sourcelint.clean.lines.site_name import names_of_host, outlet_at_end, parts_of, without_site, words_of
from sourcelint.expressions import lazy
from sourcelint.text import Span, part_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sourcelint.clean.html.align import Column
    from sourcelint.clean.html.metadata import PageMetadata
    from sourcelint.clean.html.parser import Page

TITLES = ("meta:citation_title", "meta:og:title", "json-ld:headline", "meta:twitter:title", "meta:title")
SITE_NAMES = (
    "meta:og:site_name", "meta:application-name", "meta:apple-mobile-web-app-title", "meta:twitter:site", "meta:publisher",
    "meta:dc.publisher", "meta:dcterms.publisher", "meta:article:publisher", "meta:copyright", "json-ld:publisher",
)  # fmt: skip
"""Statements that name the site."""
MIN_TITLE_CHARS, MAX_TITLE_CHARS = 4, 400
MAX_SITE_CHARS = 60
"""Characters of the longest name of a site."""
MAX_ROOT_LINKS = 60
"""Links that are looked at for one to the front page."""
MIN_CUT_CHARS = 20
"""Characters before the dots of a title that was cut by which a heading is known to be it."""
MAX_LINK_TAG_CHARS = 1000
"""Characters of the tag of a link, at most."""
MAX_TITLES, MAX_OTHER_HEADINGS = 3, 2
"""Blocks that say the title, and main headings that do not, by which the place of the article is known."""
MIN_SAID_CHARS, MIN_SAID_LETTERS = 13, 9
MAX_SAID_CHARS = 160
"""Characters of the longest block besides a main heading that says the title, and characters and letters of the shortest."""
MIN_INNER_WORDS = 4
"""Words of the shortest title between a kicker and the name of a site."""
MAX_COMPARED_LETTERS = 20
"""Letters and digits at their start by which two titles are the same, whatever a site puts behind them."""
_MASTHEAD = lazy(r"(?<![a-z])(?:logo|masthead|brand|site-?_?(?:title|name|logo|brand))", re.IGNORECASE)
"""What the element that holds a site's name is called."""
_OF_ARTICLE = lazy(r"(?<![a-z])(?:entry|post|article|story)[-_]{1,2}(?:title|headline|heading)(?![a-z])", re.IGNORECASE)
"""What themes call the heading of an article."""
_ROOT = lazy(
    r"\bhref\s*=\s*[\"']?(?:https?://[^/\"'\s>]+/?|/|\./|(?:\./|/)?index\.\w{3,5}(?:\?[^\"'\s>]{0,99})?)[\"'\s>]",
    re.IGNORECASE,
)
"""A link to the front page."""
_TAG = lazy(r"<[^<>]{0,400}>")
_HEADING = lazy(r"h[1-3]")
_ANCHOR = lazy(r"\s{0,3}[¶#🔗]{1,3}$")
"""What documentation puts behind its headings to link to them."""
_CUT = lazy(r"\s{0,3}(?:…|\.\.\.)$")


def title_of(page: Page, column: Column, said: PageMetadata, sites: list[str]) -> tuple[str, Span] | None:
    """Return the title as a reader sees it, and where it stands; `sites` are the names of the site."""
    heading = _find_heading(page, column, said, sites) or _marked_heading(page, column, sites)
    if heading is not None:
        return heading
    outlet = outlet_in_window(page, None)  # by its host it is known already
    sites = [*sites, *(outlet[:1] if outlet else ())]
    stated = said.first(*TITLES)
    if stated is not None:
        return _cut(stated.value, stated.span, sites)
    if page.title is None:
        return None
    title = page.window_title
    return _cut(title, page.title, sites, tag=True) if title else None


def site_names_of(
    page: Page, column: Column, said: PageMetadata, address: str | None, holder: str | None = None
) -> list[str]:
    """Return what the site is called: as it states, in its masthead, by its host, by who holds the copyright."""
    stated = [holder] if holder else []
    stated += [one.value.lstrip("@") for name in SITE_NAMES for one in said.said.get(name, ())[:1]]
    mastheads = [
        column.strings[number]
        for number, block in enumerate(page.blocks)
        if page.tag_of(block) == "h1" and _is_masthead(page, block.element)
    ]
    names = [*stated, *mastheads, *_names_of_root_links(page)]
    return [
        *(name for name in names if len(name) <= MAX_SITE_CHARS),
        *names_of_host(address),
    ]


def names_in_window(page: Page) -> list[str]:
    """Return what stands behind the first part of the window's title: sections, and perhaps the site."""
    return [page.window_title[slice(*part)] for part in parts_of(page.window_title)[1:]]


def outlet_in_window(page: Page, address: str | None) -> tuple[str, Span] | None:
    """Return the outlet at the end of the window's title, and where it stands."""
    title = page.window_title
    outlet = outlet_at_end(title, address) if page.title is not None else None
    if outlet is None or page.title is None:
        return None
    return title[slice(*outlet)], part_of(page.title, len(title), *outlet)


def _is_masthead(page: Page, element: int) -> bool:
    parent = page.elements[element].parent
    return any(number >= 0 and _MASTHEAD.search(names_of(page, number)) for number in (element, parent))


def _names_of_root_links(page: Page) -> Iterator[str]:
    """Yield what the first links to the front page say."""
    for link in page.links[:MAX_ROOT_LINKS]:
        tag = page.raw.rfind("<", max(0, link.start - MAX_TITLE_CHARS), link.start)
        if tag >= 0 and link.end - link.start <= MAX_TITLE_CHARS and _ROOT.search(page.raw, tag, link.start):
            yield " ".join(unescape(_TAG.sub(" ", page.raw[slice(*link)])).split())


def _find_heading(page: Page, column: Column, said: PageMetadata, sites: list[str]) -> tuple[str, Span] | None:
    """Find the heading that the page's titles repeat: a main one that says half of one, else one that says all of it."""
    titles = _Titles.of(said.titles(page).splitlines(), sites)
    named = [
        number
        for number, block in enumerate(page.blocks)
        if page.tag_of(block) in ("h2", "h3")
        and _OF_ARTICLE.search(names_of(page, block.element))
        and titles.say(words_of(column.strings[number]))
    ]
    if len(named) == 1:  # of a theme whose main heading is the name of the site
        return _cut(column.strings[named[0]], span_of_block(page.blocks[named[0]]), sites, heading=True)
    found = _best_heading(page, column, titles)
    if found is None:
        return None
    return _cut(found.string, span_of_block(page.blocks[found.number]), sites, heading=True)


class _Heading(NamedTuple):
    """A heading of a page: the number of its block, what it says, and its words."""

    number: int
    string: str
    words: str


def _best_heading(page: Page, column: Column, titles: _Titles) -> _Heading | None:
    headings = []
    for number, string in enumerate(column.strings):
        if _HEADING.fullmatch(page.tag_of(page.blocks[number])) and MIN_TITLE_CHARS <= len(string) <= MAX_TITLE_CHARS:
            said = _ANCHOR.sub("", string)
            headings.append(_Heading(number, said, words_of(said)))
    main = [one for one in headings if page.tag_of(page.blocks[one.number]) == "h1" and titles.say(one.words)]
    found = (
        *(one for one in main if one.words not in titles.lasts),
        *(one for one in headings if one.words in titles.firsts),
        *main,  # the name of a book above its chapters, if nothing else says what the page is about
    )
    return next(iter(found), None)


def _marked_heading(page: Page, column: Column, sites: list[str]) -> tuple[str, Span] | None:
    """Find the one main heading that its markup calls the title of the article, whatever a page tells search engines."""
    known = set(map(words_of, sites))
    marked = [
        number
        for number, block in enumerate(page.blocks)
        if page.tag_of(block) == "h1" and _OF_ARTICLE.search(names_of(page, block.element))
    ]
    if len(marked) != 1 or words_of(column.strings[marked[0]]) in known:
        return None
    string = _ANCHOR.sub("", column.strings[marked[0]])
    if not MIN_TITLE_CHARS <= len(string) <= MAX_TITLE_CHARS:
        return None
    return _cut(string, span_of_block(page.blocks[marked[0]]), sites, heading=True)


class _Titles(NamedTuple):
    """The titles that a page states, as words and without the site: whole, their first and last parts, and those cut by dots."""

    whole: list[str]
    firsts: set[str]
    lasts: set[str]
    cut: list[str]
    sites: set[str]

    @classmethod
    def of(cls, titles: Iterable[str], sites: Iterable[str]) -> _Titles:
        """Take the titles of a page apart."""
        left = [left for title in titles for left in _cuts_of(title, sites)]
        whole = [words for title in left if (words := words_of(title))]
        firsts = {words_of(title[slice(*parts_of(title)[0])]) for title in left}
        firsts.update(words for title in left for words in _inner_titles(title))
        cut = [words_of(title) for title in left if _CUT.search(title)]
        known = set(map(words_of, sites))
        lasts = {words_of(title[slice(*parts[-1])]) for title in left if len(parts := parts_of(title)) > 1}
        return cls(
            whole,
            {*whole, *firsts} - known,
            lasts - firsts - set(whole),
            [title for title in cut if len(title) >= MIN_CUT_CHARS],
            known,
        )

    def say(self, words: str) -> bool:
        """Tell whether a heading is one of the titles: at least half of it, its first part, or what its dots stand for."""
        if words in self.sites:
            return False
        halves = any(words in title and 2 * len(words) >= len(title) for title in self.whole)
        return halves or words in self.firsts or any(map(words.startswith, self.cut))


def _cuts_of(title: str, sites: Iterable[str]) -> dict[str, None]:
    """Return a window's title without the site; also with what only looks like one, which the heading may say too."""
    spans = (without_site(title, sites, tag=True, heading=heading) for heading in (False, True))
    return dict.fromkeys(title[slice(*span)] for span in spans)


def _inner_titles(title: str) -> Iterator[str]:
    """Yield what may be the title inside of one: without who wrote it, or between a kicker and the site."""
    called, _, author = title.rpartition(" by ")
    if is_name(author):
        yield words_of(called)
    between = (words_of(title[slice(*part)]) for part in parts_of(title)[1:-1])
    yield from (words for words in between if words.count(" ") + 1 >= MIN_INNER_WORDS)


def _cut(title: str, span: Span, sites: list[str], *, tag: bool = False, heading: bool = False) -> tuple[str, Span]:
    """Take the site off a title; its place is known to the character if the page writes it as a reader sees it."""
    left = without_site(title, sites, tag=tag, heading=heading)
    return title[slice(*left)], part_of(span, len(title), *left)


def titles_of(page: Page, column: Column, said: PageMetadata) -> list[int]:
    """Return the numbers of the blocks that say the page's title, and behind them of main headings that do not.

    A masthead may say it too, for search engines; it stands behind the others.
    """
    lines = map(_letters, said.titles(page).splitlines())
    titles = [letters for letters in lines if len(letters) >= MIN_SAID_LETTERS]
    named: list[int] = []
    other: list[int] = []
    for number, block in enumerate(page.blocks):
        if len(named) == MAX_TITLES:
            break
        string = column.strings[number]
        heading = page.tag_of(block) == "h1"
        if (heading or len(string) < MAX_SAID_CHARS) and _is_title(string, titles):
            named.append(number)
        elif heading:
            other.append(number)
    named.sort(key=lambda number: _is_masthead(page, page.blocks[number].element))
    return [*named, *other[:MAX_OTHER_HEADINGS]]


def link_of_title(page: Page, titles: Sequence[int]) -> MetadataStatement | None:
    """Return where the first of the blocks that say the title links to on its own site: that is where the page stands."""
    for block in map(page.blocks.__getitem__, titles[:1]):
        reach = span_of_block(block)
        for link in (link for link in page.links if reach.start <= link.start <= reach.end):
            tag = page.raw.rfind("<", max(0, link.start - MAX_LINK_TAG_CHARS), link.start)
            path = page.attributes(Span(tag, link.start)).get("href", "") if tag >= 0 else ""
            at = page.raw.find(path, tag, link.start)
            if path.startswith("/") and not path.startswith("//") and at >= 0:
                return MetadataStatement(path, Span(at, at + len(path)), "link of the title")
    return None


def _letters(string: str) -> str:
    return "".join(filter(str.isalnum, string.casefold()))


def _is_title(string: str, titles: list[str]) -> bool:
    """Check whether a line says one of the titles, or at least half of one, or begins like one."""
    if len(string) < MIN_SAID_CHARS:
        return False
    letters = _letters(string)
    start = letters[:MAX_COMPARED_LETTERS] if len(letters) > MAX_COMPARED_LETTERS else None
    return any(
        (2 * len(letters) >= len(title) and letters in title) or title[:MAX_COMPARED_LETTERS] == start
        for title in titles
    )
