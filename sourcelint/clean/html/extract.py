"""An HTML page → the article in it. trafilatura chooses the main text, the page's own characters make it up.

The only module that imports trafilatura and htmldate. They give strings without positions; every one is found again in
the visible text of the page, so that each character of the article knows its raw span.
"""

from __future__ import annotations

import logging
from html import unescape
from typing import TYPE_CHECKING, Any

from sourcelint.clean.html.align import Column, Placed, place
from sourcelint.clean.html.article_text import ComposedArticle, compose_article, plain, resolve
from sourcelint.clean.html.author import author_of
from sourcelint.clean.html.dates import DateStatement, date_statements_of, place_of
from sourcelint.clean.html.layout import OUTSIDE, is_prose, prose_size
from sourcelint.clean.html.main_text import article_blocks
from sourcelint.clean.html.metadata import PageMetadata, host_of, metadata_of
from sourcelint.clean.html.parser import Page, read_visible_page
from sourcelint.clean.html.unclosed import cut_of
from sourcelint.clean.lines.publisher import holder_of
from sourcelint.document import Block, Field, Metadata, Repair, StatedDate, Truncation
from sourcelint.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sourcelint.clean.article import PartialDocument
    from sourcelint.text import Text

# A page with more tags than this is read as text between tags. Of 522 real pages the one with most has 5,300.
TAGS, DENSITY = 20_000, 0.03
# Bounds of what is handed to lxml and trafilatura, whose time is not linear in depth and size. The largest of 522 real
# pages has 1.1 million characters, 50 levels and 1,200 block elements.
LARGEST = 4_000_000
DEEPEST = 200
ELEMENTS = 12_000
# Share of the page's prose below which trafilatura's own rules are not trusted alone.
ENOUGH = 0.22
# Blocks at the foot of a page in which it says who holds the copyright, and characters of the longest.
FOOT, LONGEST = 30, 300
# htmldate refuses dates after today unless told otherwise; the engine has no today.
LATEST, EARLIEST = "2099-12-31", "1995-01-01"


def extract_page(draft: PartialDocument) -> PartialDocument:
    """Give the article of an HTML page: text, blocks, links, metadata; say so where the page is cut or a piece unplaced."""
    raw = draft.text.value
    if raw.count("<") > TAGS + len(raw) * DENSITY:
        return draft.replace(text=plain(draft.text))
    page = read_visible_page(raw)
    column = Column.of(page)
    said = metadata_of(page)
    tree = _tree(page)
    placed, covered = _choose(tree, page, column)
    article = _article(draft.text, page, column, said, placed, covered)
    truncations = _cuts(draft.text, page)
    complete = draft.complete and not truncations
    repairs = draft.repairs
    if placed.unplaced:
        note = "paragraphs kept whose place in the page is not known"
        repairs = (*repairs, Repair("unplaced", len(placed.unplaced), (), note))
    if not article.blocks:
        article = _described(draft.text, said)
        truncations += tuple(
            Truncation(
                "teaser",
                draft.text.raw_span(*one.span),
                "the page shows no text without scripts; this describes it",
                certain=False,
            )
            for one in said.descriptions[:1]
        )
    return draft.replace(
        text=article.text,
        blocks=article.blocks,
        links=article.links,
        metadata=_metadata(draft, page, column, said, tree, complete=complete),
        truncations=(*draft.truncations, *truncations),
        repairs=repairs,
        complete=complete,
    )


def _article(
    whole: Text, page: Page, column: Column, said: PageMetadata, placed: Placed, covered: list[int]
) -> ComposedArticle:
    if any(covered):
        wanted = article_blocks(page, column, covered, [one.value for one in said.descriptions], said.titles(page))
    else:
        wanted = []
    if not any(wanted):
        wanted = _fallback(page, column)
    extra: dict[int, list[str]] = {}
    for offset, string in placed.unplaced:
        n = column.block_at(offset - 1) if offset else -1
        extra.setdefault(n, []).append(string)
    return compose_article(whole, page, wanted, extra)


def _described(whole: Text, said: PageMetadata) -> ComposedArticle:
    """Give what a page without visible text says it is about."""
    if not said.descriptions:
        return ComposedArticle(whole[0:0], (), ())
    text = resolve(whole[slice(*said.descriptions[0].span)])
    return ComposedArticle(text, (Block("standfirst", 0, len(text), marked=True),) if text.value else (), ())


def _tree(page: Page) -> Any:
    """Parse the page for trafilatura; None where that would not end well."""
    if len(page.raw) > LARGEST or page.depth > DEEPEST or len(page.elements) > ELEMENTS:
        return None
    from trafilatura.utils import load_html

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    try:
        return load_html(page.raw)
    except ImportError:  # a fault of the installation
        raise
    except Exception:  # noqa: BLE001 - a page that lxml refuses is still read as visible text
        return None


def _choose(tree: Any, page: Page, column: Column) -> tuple[Placed, list[int]]:
    """Let trafilatura choose the main text; give the places of what it chose and the characters chosen of each block.

    Its own rules alone come first: they cost half as much and err on the side of too little. Where they leave most of
    the page's prose, or take mostly links, all its methods are tried.
    """
    placed = place(column, _extract(tree, fast=True))
    covered = column.cover(placed)
    chosen = sum(covered)
    linked = sum(
        b.linked for b, hit, size in zip(page.blocks, covered, column.sizes, strict=True) if 2 * hit >= size > 0
    )
    if tree is not None and (chosen < ENOUGH * prose_size(page, column.sizes) or 2 * linked > chosen):
        second = place(column, _extract(tree, fast=False))
        if second.ranges or second.unplaced:
            return second, column.cover(second)
    return placed, covered


def _extract(tree: Any, *, fast: bool) -> Iterator[tuple[str, ...]]:
    """Give the paragraphs of the main text, each as the text nodes it is made of; none where there is no main text."""
    if tree is None:
        return
    from trafilatura import bare_extraction

    try:
        found = bare_extraction(tree, include_comments=False, fast=fast)
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


def _fallback(page: Page, column: Column) -> list[bool]:
    """Choose the visible blocks that are not mostly links and do not stand in navigation, head or foot."""
    outside: list[bool] = []
    for element in page.elements:
        outside.append(element.tag in OUTSIDE or (element.parent >= 0 and outside[element.parent]))
    return [is_prose(block, size, outside) for block, size in zip(page.blocks, column.sizes, strict=True)]


def _cuts(whole: Text, page: Page) -> tuple[Truncation, ...]:
    cut = cut_of(page)
    return () if cut is None else (Truncation("unclosed_container", whole.raw_span(*cut.span), cut.note),)


def _metadata(
    draft: PartialDocument, page: Page, column: Column, said: PageMetadata, tree: Any, *, complete: bool
) -> Metadata:
    known = draft.metadata
    missing = Field(None, "absent" if complete else "unknown")

    def field(value: str | None, span: Span | None) -> Field:
        return Field(value, "present", None if span is None else draft.text.raw_span(*span)) if value else missing

    def choose(old: Field, *names: str) -> Field:
        if old.value:
            return old
        found = said.first(*names)
        return field(found.value, found.span) if found else missing

    url = choose(known.url, "link:canonical", "meta:og:url", "json-ld:url")
    title = known.title
    if not title.value:
        title = field(*(_title(page, column, said) or (None, None)))
    publisher = choose(known.publisher, "meta:og:site_name", "json-ld:publisher")
    if not publisher.value and url.value and (host := host_of(url.value)):
        publisher = Field(host, "present", url.span)
    if not publisher.value:
        publisher = field(*(_holder(page, column) or (None, None)))
    author = known.author
    if not author.value:
        author = field(*(author_of(page, column, said) or (None, None)))
    moments = date_statements_of(page, column, said)
    published = _published(page, column, moments, tree, url.value)
    modified = next((m for m in moments if m.kind == "modified"), None)
    return Metadata(
        title,
        author,
        known.published if known.published.value else field(*(published[:2] if published else (None, None))),
        known.modified if known.modified.value else field(*(modified[:2] if modified else (None, None))),
        publisher,
        url,
        (
            *known.dates,
            *(StatedDate(m.kind, m.value, draft.text.raw_span(*m.span), m.origin) for m in moments if m.span),
        ),
    )


def _holder(page: Page, column: Column) -> tuple[str, Span] | None:
    """Read the copyright line at the foot of the page."""
    for n in reversed(range(max(0, len(page.blocks) - FOOT), len(page.blocks))):
        found = holder_of(column.strings[n]) if len(column.strings[n]) <= LONGEST else None
        if found is not None:
            first, end = page.blocks[n].pieces[0].start, page.blocks[n].pieces[-1].end
            at = page.raw.find(found.value, first, end)
            return found.value, Span(at, at + len(found.value)) if at >= 0 else Span(first, end)
    return None


def _title(page: Page, column: Column, said: PageMetadata) -> tuple[str, Span] | None:
    """Give the title as a reader sees it: the heading that the page's titles repeat, else the first of those."""
    titles = said.titles(page).casefold()
    for n, block in enumerate(page.blocks):
        string = column.strings[n]
        if (
            block.element >= 0
            and page.elements[block.element].tag == "h1"
            and len(string) > 3
            and string.casefold() in titles
        ):
            return string, Span(block.pieces[0].start, block.pieces[-1].end)
    named = said.first("meta:og:title", "json-ld:headline", "meta:twitter:title", "meta:title")
    if named is not None:
        return named.value, named.span
    title = " ".join(unescape(page.raw[slice(*page.title)]).split()) if page.title else ""
    return (title, page.title) if title and page.title else None


def _published(
    page: Page, column: Column, moments: list[DateStatement], tree: Any, url: str | None
) -> DateStatement | None:
    """Give the best statement of when the page was published; htmldate searches where the page makes none."""
    best: DateStatement | None = next(
        (m for m in moments if m.kind in ("published", "url") and len(m.value) >= len("2020-01-31")), None
    )
    if best is not None or tree is None:
        return best
    from htmldate import find_date

    try:
        day = find_date(tree, original_date=True, url=url, min_date=EARLIEST, max_date=LATEST)
    except ImportError:  # a fault of the installation
        raise
    except Exception:  # noqa: BLE001 - a date that cannot be read is a date that is not there
        return None
    if not day:
        return None
    if any(m.kind == "updated" and m.value[: len(day)] == day for m in moments):
        return None  # all that it found is the day of an update
    span = place_of(page, column, day)
    # What stands nowhere is made of a year in a copyright line, or of the address of another page.
    return None if span is None else DateStatement(day, span, "htmldate", "published")
