"""The text of a file, or of a part of it → its articles, cleaned: steps 2 to 5; several can be joined to one text."""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING, Any

from sourcelint.clean.article import UNCOLLECTED, Collected, PartialDocument
from sourcelint.clean.characters.entities import resolve_entities
from sourcelint.clean.characters.mojibake import repair_mojibake
from sourcelint.clean.characters.whitespace import drop_invisible
from sourcelint.clean.containers.envelope import open_envelope
from sourcelint.clean.containers.front_matter import open_front_matter
from sourcelint.clean.containers.mail import mails_of, open_copied_mail, open_mail
from sourcelint.clean.containers.man_pages import open_man_page
from sourcelint.clean.containers.mhtml import open_mhtml
from sourcelint.clean.containers.notebooks import open_notebook
from sourcelint.clean.containers.press_exports import open_press_export
from sourcelint.clean.containers.rtf import open_rtf
from sourcelint.clean.containers.subtitles import open_subtitles
from sourcelint.clean.html.detect import is_page
from sourcelint.clean.limits import fault_of_article
from sourcelint.clean.metadata import visible_metadata
from sourcelint.clean.repair import repair_characters
from sourcelint.clean.segmentation.blocks import split_blocks
from sourcelint.clean.segmentation.boilerplate import strip_boilerplate, strip_feed_note
from sourcelint.clean.segmentation.printed_pages import undo_page_breaks
from sourcelint.clean.truncation import find_truncations
from sourcelint.document import METADATA_FIELDS, Metadata
from sourcelint.expressions import lazy
from sourcelint.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sourcelint.document import Field, Hints

OPENS_PAGE = lazy(r"\s*+<(?:!doctype\s|html\b)", re.IGNORECASE)
"""The start of a whole page, as crawls keep it in a record or a table."""
ARTICLE_BREAK = "\n\n"
"""What stands between the articles of a file that is read as one text."""


def articles_of(
    raw: Text, hints: Hints, max_bytes: int | None = None, collected: Collected = UNCOLLECTED
) -> tuple[PartialDocument, ...]:
    """Return the articles of a text, cleaned; one of more than `max_bytes` has a fault in place of its text."""
    return tuple(draft for mail in mails_of(raw) for draft in _articles_in(mail, hints, max_bytes, collected))


def documents_of(draft: PartialDocument, hints: Hints, max_bytes: int | None = None) -> tuple[PartialDocument, ...]:
    """Return what a file of documents holds, cleaned: its text, which may be an export of many."""
    return tuple(_clean_draft(document, hints, max_bytes) for document in open_press_export(draft.text) or (draft,))


def _clean_draft(draft: PartialDocument, hints: Hints, max_bytes: int | None = None) -> PartialDocument:
    """Clean an article that is taken out of its file already; one of more than `max_bytes` has a fault in place of its text."""
    return _clean(_bounded(draft, max_bytes), hints)


def _articles_in(raw: Text, hints: Hints, max_bytes: int | None, collected: Collected) -> tuple[PartialDocument, ...]:
    """Open what stands around the articles: a mail, what scrapers or front matter left, subtitles, a saved page, then a record…"""
    whole = open_mail(raw)
    if whole is None:
        opened = open_envelope(raw)
        raw = opened.text
        collected = collected if collected != UNCOLLECTED else opened.collected
        text, stated = (
            open_front_matter(raw)
            or open_copied_mail(raw)
            or open_man_page(raw)
            or open_notebook(raw)
            or (
                open_subtitles(raw) or open_mhtml(raw) or open_rtf(raw) or raw,
                Metadata(),
            )
        )
        whole = PartialDocument(text, metadata=stated)
    for opening in _openings_of(whole.text.value):
        drafts = opening(whole.text)
        if drafts:
            return tuple(_clean_draft(draft.replace(collected=collected), hints, max_bytes) for draft in drafts)
    return (_clean_draft(whole.replace(collected=collected), hints, max_bytes),)


def _openings_of(value: str) -> Iterator[Callable[[Text], tuple[PartialDocument, ...] | None]]:
    """Yield what takes articles out of a text, in the order in which it is tried; for one without brackets half is not loaded."""
    if "\\document" in value:
        from sourcelint.clean.containers.latex import open_latex

        yield open_latex
    if "{" in value or "[" in value:
        from sourcelint.clean.containers.json_records import open_json

        yield open_json
    if "<" in value:
        from sourcelint.clean.containers.feeds import open_feed
        from sourcelint.clean.html.mediawiki import open_mediawiki
        from sourcelint.clean.html.xml_articles import open_xml
        from sourcelint.clean.html.xml_exports import open_xml_export

        yield from (open_feed, open_xml, open_mediawiki, open_xml_export)
    yield open_press_export


OF_SCRAPERS = frozenset(("text", "json", "jsonl", "python_repr", "csv", "tsv", "parquet"))
"""Files and records that a scraper wrote: their text may hold what stood around the article. A publisher's own do not."""


def _bounded(draft: PartialDocument, max_bytes: int | None) -> PartialDocument:
    """Leave out the text of an article that is too large."""
    fault = fault_of_article(draft.text.value, max_bytes)
    return draft if fault is None else draft.replace(text=draft.text[:0], fault=fault)


def _clean(draft: PartialDocument, hints: Hints) -> PartialDocument:
    """Take one article from characters to blocks, metadata and truncations."""
    if draft.fault is not None:
        return draft
    draft = _clean_page(draft) if _holds_page(draft) else _clean_text(draft)
    return find_truncations(visible_metadata(draft, input=hints.input))


def _holds_page(draft: PartialDocument) -> bool:
    """Check for a whole page of HTML: the file itself, that of a mail, or what a record or a row holds from its doctype on."""
    value = draft.text.value
    return (draft.wrapper in ("text", "html") or OPENS_PAGE.match(value) is not None) and is_page(value)


def _clean_page(draft: PartialDocument) -> PartialDocument:
    """Take the article out of a whole page of HTML; its tags say where most blocks begin."""
    from sourcelint.clean.html.extract import extract_page  # 20 ms that a plain text can do without
    from sourcelint.clean.html.page_data import article_in_data

    page = extract_page(draft.replace(wrapper="html"))
    hidden = article_in_data(page, draft.text)
    if hidden is not None:
        return _clean_text(hidden)
    page = drop_invisible(resolve_entities(repair_mojibake(page)))
    return page if page.blocks else split_blocks(page)


def _clean_text(draft: PartialDocument) -> PartialDocument:
    """Repair a plain text or the body of a record; boilerplate is looked for in what a scraper took from a page."""
    draft = repair_characters(undo_page_breaks(draft))
    draft = draft if _is_divided(draft) else split_blocks(draft)
    if draft.wrapper in OF_SCRAPERS:
        stripped = strip_boilerplate(draft)
        # A text of nothing but boilerplate is a short text that looks like it.
        draft = stripped if stripped.text.value.strip() else draft
    return strip_feed_note(draft)


def _is_divided(draft: PartialDocument) -> bool:
    """Tell a text all of which stands in blocks; in Markdown with some HTML, only what has tags of its own does."""
    value = draft.text.value
    starts = (*(block.start for block in draft.blocks), len(value))
    ends = (0, *(block.end for block in draft.blocks))
    return bool(draft.blocks) and not any(value[slice(*gap)].strip() for gap in zip(ends, starts, strict=True))


def join_articles(drafts: tuple[PartialDocument, ...]) -> PartialDocument:
    """Put the articles of a file behind one another; metadata stays if all articles agree."""
    blocks, at = [], 0
    for draft in drafts:
        blocks += [block._replace(start=block.start + at, end=block.end + at) for block in draft.blocks]
        at += len(draft.text) + len(ARTICLE_BREAK)
    return (
        drafts[0]
        .replace(
            text=Text.join((draft.text for draft in drafts), ARTICLE_BREAK),
            blocks=tuple(blocks),
            metadata=_shared_metadata(drafts),
            complete=all(draft.complete for draft in drafts),
            guid=None,
            boilerplate=tuple(chain.from_iterable(draft.boilerplate for draft in drafts)),
            truncations=tuple(chain.from_iterable(draft.truncations for draft in drafts)),
            links=tuple(chain.from_iterable(draft.links for draft in drafts)),
        )
        .repaired(*chain.from_iterable(draft.repairs for draft in drafts[1:]))
    )


def _shared_metadata(drafts: tuple[PartialDocument, ...]) -> Metadata:
    """Return the fields in which all articles say the same, as the first one says it."""
    shared: dict[str, Any] = {}
    for name in METADATA_FIELDS:
        fields: list[Field] = [getattr(draft.metadata, name) for draft in drafts]
        if len({(field.value, field.state) for field in fields}) == 1:
            shared[name] = fields[0]
    return Metadata(**shared)
