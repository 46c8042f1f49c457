"""An HTML page → the article in it. trafilatura chooses the main text, the page's own characters make it up.

The only module that imports trafilatura and htmldate. They give strings without positions; every one is found again in
the visible text of the page, so that each character of the article knows its raw span.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

from sourcelint.clean.html.align import Column, Placed, place_paragraphs
from sourcelint.clean.html.article_text import ComposedArticle, compose_article, flatten, resolve_entities
from sourcelint.clean.html.author import NAMES as AUTHORS
from sourcelint.clean.html.author import author_of
from sourcelint.clean.html.controls import drop_controls
from sourcelint.clean.html.date_places import DatePlaces
from sourcelint.clean.html.dates import DateStatement, date_statements_of, last_post_of, year_of_publication
from sourcelint.clean.html.found_day import place_of
from sourcelint.clean.html.further_pages import row_of_pages
from sourcelint.clean.html.layout import is_prose, mark_outside, prose_size
from sourcelint.clean.html.listing import listing_of
from sourcelint.clean.html.main_text import article_blocks
from sourcelint.clean.html.metadata import MetadataStatement, PageMetadata, host_of, metadata_of
from sourcelint.clean.html.parser import Page, find_in_block, read_visible_page
from sourcelint.clean.html.thread import opening_of
from sourcelint.clean.html.title import TITLES, names_in_window, outlet_in_window, site_names_of, title_of, titles_of
from sourcelint.clean.html.tree import parse_tree
from sourcelint.clean.html.unclosed import cut_of
from sourcelint.clean.lines.page_numbers import further_page
from sourcelint.clean.lines.publisher import holder_of
from sourcelint.document import Block, Field, Metadata, Repair, StatedDate, StatedValue, Truncation
from sourcelint.text import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from sourcelint.clean.article import PartialDocument
    from sourcelint.text import Text

# A page with more tags than this is read as text between tags. Of 522 real pages the one with most has 5,300.
MAX_TAGS, MAX_TAGS_PER_CHAR = 20_000, 0.03
# Bounds of what is handed to lxml and trafilatura, whose time is not linear in depth and size. The largest of 522 real
# pages has 1.1 million characters, 50 levels and 1,200 block elements.
MAX_TREE_CHARS = 4_000_000
MAX_TREE_LEVELS = 200
MAX_TREE_ELEMENTS = 12_000
MAX_BEGINNING_CHARS = 50
"""Characters at the start of a page in which trafilatura looks for what says that it is HTML."""
MIN_PROSE_SHARE = 0.22
"""Share of the page's prose below which trafilatura's own rules are not trusted alone."""
MAX_FOOT_BLOCKS, MAX_COPYRIGHT_CHARS = 30, 300
"""Blocks at the foot of a page in which it says who holds the copyright, and characters of the longest."""
# htmldate refuses dates after today unless told otherwise; the engine has no today.
LATEST_DAY, EARLIEST_DAY = "2099-12-31", "1995-01-01"
DAY_CHARS = len("2020-01-31")

Stated = tuple[str, Span | None]
"""A value that the page states, and where; None if its place is not known."""


def extract_page(draft: PartialDocument) -> PartialDocument:
    """Find the article of an HTML page: text, blocks, links, metadata. Record if the page is cut or a piece unplaced."""
    draft = draft.replace(text=drop_controls(draft.text))
    raw = draft.text.value
    if raw.count("<") > MAX_TAGS + len(raw) * MAX_TAGS_PER_CHAR:
        return draft.replace(text=flatten(draft.text))
    page = read_visible_page(raw)
    column = Column.of(page)
    said = metadata_of(page)
    tree = _parse_tree(page)
    placed, covered = _choose(tree, page, column)
    article = _make_article(draft.text, page, column, said, placed, covered)
    truncations = _find_cuts(draft.text, page) if draft.complete else ()  # else its container was cut, and it with that
    further = row_of_pages(page, column, article.reach) if draft.complete else None
    complete = draft.complete and not truncations
    listing = listing_of(page, column)
    repairs = draft.repairs
    if placed.unplaced:
        note = "paragraphs kept whose place in the page is not known"
        repairs = (*repairs, Repair("unplaced", len(placed.unplaced), (), note))
    if not article.blocks:
        article = _describe(draft.text, said)
        truncations += tuple(
            Truncation(
                "teaser",
                draft.text.raw_span(*one.span),
                "the page shows no text without scripts; this describes it",
                certain=False,
            )
            for one in said.descriptions[:1]
        )
    if further is not None:
        truncations += (further_page(draft.text.raw_span(*further)),)
    return draft.replace(
        text=article.text,
        blocks=article.blocks,
        links=article.links,
        metadata=_complete_metadata(draft, page, column, said, tree, article.reach, complete=complete),
        truncations=(*draft.truncations, *truncations),
        repairs=repairs,
        complete=complete,
        listing=None if listing is None else draft.text.raw_span(*listing),
    )


def _make_article(
    whole: Text, page: Page, column: Column, said: PageMetadata, placed: Placed, covered: list[int]
) -> ComposedArticle:
    if any(covered):
        wanted = article_blocks(page, column, covered, [one.value for one in said.descriptions], said.titles(page))
    else:
        wanted = []
    if not any(wanted):
        wanted = _choose_prose(page, column)
    extra: dict[int, list[str]] = {}
    for offset, string in placed.unplaced:
        number = column.block_at(offset - 1) if offset else -1
        extra.setdefault(number, []).append(string)
    return compose_article(whole, page, wanted, extra)


def _describe(whole: Text, said: PageMetadata) -> ComposedArticle:
    """Return what a page without visible text says it is about."""
    if not said.descriptions:
        return ComposedArticle(whole[0:0], (), ())
    text = resolve_entities(whole[slice(*said.descriptions[0].span)])
    return ComposedArticle(text, (Block("standfirst", 0, len(text), marked=True),) if text.value else (), ())


def _parse_tree(page: Page) -> Any:
    """Parse the page for trafilatura; None if it is too large for that or lxml refuses it."""
    if len(page.raw) > MAX_TREE_CHARS or page.depth > MAX_TREE_LEVELS or len(page.elements) > MAX_TREE_ELEMENTS:
        return None
    from trafilatura.utils import is_dubious_html, repair_faulty_html

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    beginning = page.raw[:MAX_BEGINNING_CHARS].lower()
    try:
        tree = parse_tree(repair_faulty_html(page.raw, beginning))
    except ImportError:  # a fault of the installation
        raise
    except Exception:  # noqa: BLE001 - a page that lxml refuses is still read as visible text
        return None
    return None if is_dubious_html(beginning) and len(tree) < 2 else tree


def _choose(tree: Any, page: Page, column: Column) -> tuple[Placed, list[int]]:
    """Let trafilatura choose the main text; return its places and how many characters of each block were chosen.

    Its own rules alone come first: they cost half as much and err on the side of too little. If they leave most of the
    page's prose, or take mostly links, all its methods are tried.
    """
    placed = place_paragraphs(column, _extract(tree, fast=True))
    covered = column.cover(placed)
    if tree is not None and _chose_badly(page, column, covered):
        second = place_paragraphs(column, _extract(tree, fast=False))
        if second.ranges or second.unplaced:
            placed, covered = second, column.cover(second)
    if sum(covered) < sum(len(string) for _, string in placed.unplaced):
        # Of a short page trafilatura may give all text as one paragraph, with something left out in the middle.
        return Placed((), ()), [0] * len(covered)
    return placed, covered


def _chose_badly(page: Page, column: Column, covered: list[int]) -> bool:
    """Check whether too little of the page's prose was chosen, or mostly links."""
    chosen = sum(covered)
    blocks = zip(page.blocks, covered, column.sizes, strict=True)
    linked = sum(block.linked for block, hit, size in blocks if 2 * hit >= size > 0)
    return 2 * linked > chosen or chosen < MIN_PROSE_SHARE * prose_size(page, column.sizes)


def _extract(tree: Any, *, fast: bool) -> Iterator[tuple[str, ...]]:
    """Yield the paragraphs of the main text, each as the text nodes it is made of; none if no main text is found."""
    if tree is None:
        return
    from trafilatura import bare_extraction

    try:
        found = bare_extraction(tree, output_format="txt", include_comments=False, fast=fast)  # no text of its own
    except ImportError:  # a fault of the installation
        raise
    except Exception:  # noqa: BLE001 - the visible text stands in for it
        return
    body = getattr(found, "body", None)
    if body is None:
        return
    yield (body.text or "",)
    for child in body:
        yield tuple(child.itertext())
        yield (child.tail or "",)


def _choose_prose(page: Page, column: Column) -> list[bool]:
    """Choose the visible blocks that are not mostly links and do not stand in navigation, head or foot."""
    outside = mark_outside(page)
    return [is_prose(block, size, outside) for block, size in zip(page.blocks, column.sizes, strict=True)]


def _find_cuts(whole: Text, page: Page) -> tuple[Truncation, ...]:
    cut = cut_of(page)
    return () if cut is None else (Truncation("unclosed_container", whole.raw_span(*cut.span), cut.note),)


def _complete_metadata(
    draft: PartialDocument,
    page: Page,
    column: Column,
    said: PageMetadata,
    tree: Any,
    reach: Span,
    *,
    complete: bool,
) -> Metadata:
    """Add what the page says of itself to the metadata that its container gave; those of the container stand."""
    known = draft.metadata
    missing = Field(None, "absent" if complete else "unknown")

    def choose(old: Field, stated: Stated | None) -> Field:
        if old.value:
            return old
        if stated is None or not stated[0]:
            return missing
        value, span = stated
        return Field(value, "present", None if span is None else draft.text.raw_span(*span))

    places = DatePlaces.of(page, column, titles_of(page, column, said))
    statements = date_statements_of(places, said)
    url = choose(known.url, _stated(said.address))
    url = url if url.value or not draft.collected.address.value else draft.collected.address
    published = _find_publication(places, said, statements, tree, url.value)
    holder = _find_holder(page, column)
    sites = site_names_of(page, column, said, url.value, holder[0] if holder else None)
    author = author_of(page, column, said, places.titles, [*sites, *names_in_window(page)])
    opening = opening_of(places) if author is None or published is None else None
    if opening is not None:
        author = author or opening.author
        published = published or DateStatement(*opening.day, "first post", "published")
    known_dates = (*statements, published) if published else statements
    title = choose(known.title, title_of(page, column, said, sites))
    return Metadata(
        title,
        choose(known.author, author),
        choose(known.published, _stated(published)),
        choose(known.modified, _stated(next((one for one in statements if one.kind == "modified"), None))),
        choose(_publisher_or_host(known.publisher, said, url, _outlet_behind(page, title, url), choose), holder),
        url,
        (*known.dates, *_stated_dates(draft.text, (*statements, *last_post_of(page, reach, known_dates)))),
        (*known.others, *_other_statements(draft.text, page, said)),
    )


def _other_statements(whole: Text, page: Page, said: PageMetadata) -> Iterator[StatedValue]:
    """Yield what the tags of a page state as its title and its authors, each name of a tag once."""
    if page.title is not None and page.window_title:
        yield StatedValue("title", page.window_title, whole.raw_span(*page.title), "title")
    for field, names in (("title", TITLES), ("author", AUTHORS)):
        for name in names:
            for one in said.said.get(name, ())[:1]:
                yield StatedValue(field, one.value, whole.raw_span(*one.span), one.origin)


def _publisher_or_host(
    known: Field, said: PageMetadata, url: Field, outlet: Stated | None, choose: Callable[[Field, Stated | None], Field]
) -> Field:
    """Return the publisher that the page names, in its title too, else the host of its address."""
    named = said.first("meta:og:site_name", "json-ld:publisher")
    publisher = choose(known, _stated(named) or outlet)
    host = host_of(url.value) if url.value and not publisher.value else None
    return Field(host, "present", url.span) if host else publisher


def _outlet_behind(page: Page, title: Field, url: Field) -> Stated | None:
    """Return the outlet behind the title of the article in that of the window."""
    outlet = outlet_in_window(page, url.value)
    return None if outlet is None or (title.value or "").endswith(outlet[0]) else outlet


def _stated_dates(whole: Text, statements: Iterable[DateStatement]) -> Iterator[StatedDate]:
    for one in statements:
        if one.span:
            yield StatedDate(one.kind, one.value, whole.raw_span(*one.span), one.origin)


def _stated(statement: MetadataStatement | DateStatement | None) -> Stated | None:
    return (statement.value, statement.span) if statement else None


def _find_holder(page: Page, column: Column) -> Stated | None:
    """Read the copyright line at the foot of the page."""
    for number in reversed(range(max(0, len(page.blocks) - MAX_FOOT_BLOCKS), len(page.blocks))):
        string = column.strings[number]
        found = holder_of(string) if len(string) <= MAX_COPYRIGHT_CHARS else None
        if found is not None:
            return found.value, find_in_block(page, number, found.value)
    return None


def _find_publication(
    places: DatePlaces, said: PageMetadata, statements: list[DateStatement], tree: Any, url: str | None
) -> DateStatement | None:
    """Return the best statement of when the page was published; if it makes none, htmldate searches for one."""
    for one in statements:
        if one.kind in ("published", "url") and len(one.value) >= DAY_CHARS:
            return one
    day = _search_day(tree, url)
    is_of_update = any(one.kind == "updated" and one.value[: len(day or "")] == day for one in statements)
    span = place_of(places, day) if day is not None and not is_of_update else None
    if day is None or span is None:
        # What stands nowhere is made of a year in a copyright line, or of the address of another page.
        return year_of_publication(said, day_first=places.day_first)
    return DateStatement(day, span, "htmldate", "published")


def _search_day(tree: Any, url: str | None) -> str | None:
    """Let htmldate search a page for the day of its publication."""
    if tree is None:
        return None
    from htmldate import find_date

    try:
        day = find_date(tree, original_date=True, url=url, min_date=EARLIEST_DAY, max_date=LATEST_DAY)
    except ImportError:  # a fault of the installation
        raise
    except Exception:  # noqa: BLE001 - a date that cannot be read is a date that is not there
        return None
    return day or None
