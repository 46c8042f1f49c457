"""Pages as MediaWiki exports them (`Special:Export`, dumps): each is an article, in the wikitext of its last revision."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sourcelint.clean.article import PartialDocument
from sourcelint.clean.characters.entities import resolve_entities
from sourcelint.clean.containers.record_metadata import Value, metadata_of, value_of
from sourcelint.clean.html.xml_articles import Content, elements_of, unclosed
from sourcelint.expressions import lazy
from sourcelint.text import Span

if TYPE_CHECKING:
    from sourcelint.text import Text

_ROOT = lazy(r"\ufeff?\s*+(?:<\?xml[^>]{0,300}>\s*+)?<mediawiki(?=[\s>])", needs=("<mediawiki",))
_REDIRECT = lazy(r"<redirect[\s/]")
MAX_HEAD_CHARS = 2000
"""Characters of a page in which it says that it only leads to another."""
MAX_SITE_CHARS = 20_000
"""Characters of a file in which it says of which wiki it is."""


def open_mediawiki(text: Text) -> tuple[PartialDocument, ...] | None:
    """Take the pages out of an export, without those that only lead to others; None if the text is something else."""
    if _ROOT.match(text.value) is None:
        return None
    site = dict(_value_in(text, Span(0, min(len(text), MAX_SITE_CHARS)), "sitename"))
    return tuple(
        _draft(text, page, site)
        for page in elements_of(text.value, "page", Span(0, len(text)))
        if _REDIRECT.search(text.value, page.start, min(page.end, page.start + MAX_HEAD_CHARS)) is None
    )


def _draft(text: Text, page: Content, site: dict[str, Value]) -> PartialDocument:
    revisions = list(elements_of(text.value, "revision", Span(page.start, page.end))) or [page]
    last = Span(revisions[-1].start, revisions[-1].end)
    contents = list(elements_of(text.value, "text", last))
    values = (
        site | dict(_value_in(text, Span(page.start, page.end), "title")) | dict(_value_in(text, last, "timestamp"))
    )
    if "timestamp" in values:
        values["modified"] = values.pop("timestamp")
    cut = () if page.closed else (unclosed(text, "page"),)
    draft = PartialDocument(
        text[contents[0].start : contents[0].end] if contents else text[page.start : page.start],
        metadata=metadata_of(values, complete=True, origin="xml"),
        wrapper="xml",
        complete=not cut,
        truncations=cut,
        guid=values["title"].text if "title" in values else None,
    )
    return resolve_entities(draft, expected=True)


def _value_in(text: Text, within: Span, name: str) -> list[tuple[str, Value]]:
    """Return the first element of a name in a part of a file, with the key that records have for it."""
    found = next(elements_of(text.value, name, within), None)
    return [(name, value_of(text[found.start : found.end], name))] if found is not None and found.closed else []
