"""PRV007."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from sourcelint.expressions import lazy
from sourcelint.rule import Hit, rule
from sourcelint.text import RawSpan

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sourcelint.evidence.annotated import Annotated

MIN_SHARED = 0.5
"""Share of the slug's words that must stand in the title: slugs leave words out, they do not bring others."""

MIN_WORDS = 3
"""Words that a slug and a title need before they can be compared."""

MAX_HEAD_CHARS = 200_000
"""Characters of a raw file in which its metadata are looked for."""

_SLUG = lazy(r'"slug" ?: ?"([^"\\]{3,200})"')
_LINK = lazy(r'"link" ?: ?"(https?:[^"]{5,400})"')
_GUID = lazy(r'"guid" ?: ?(?:\{ ?"rendered" ?: ?)?"(https?:[^"]{5,400})"')
_POST_ID = lazy(r"[?&]p=(\d+)")
_ID = lazy(r'"id" ?: ?(\d{1,12})\b')
_OG = lazy(r'<meta\b[^>]{0,80}?\bproperty=["\']og:url["\'][^>]{0,80}?\bcontent=["\']([^"\']{5,400})', re.IGNORECASE)
_CANONICAL = lazy(r'<link\b[^>]{0,80}?\brel=["\']canonical["\'][^>]{0,80}?\bhref=["\']([^"\']{5,400})', re.IGNORECASE)
_TOKEN = lazy(r"[a-z0-9]{2,40}")
_SECOND_LEVEL = {"co", "com", "org", "net", "ac", "gov", "edu", "gob", "gouv", "or", "ne", "go"}


@rule("PRV007", "metadata-mismatch", "warning", fix="Find out which of the two describes this text.")
def metadata_mismatch(doc: Annotated) -> Iterator[Hit]:
    """
    ## What it does
    Flags metadata of one record or page that contradict each other: a slug that shares less than half of its words with the
    title, a post id that differs from the id in the permalink, addresses on different domains.

    ## Why is this bad?
    Text and metadata come from two articles, or a page was copied from another site: author and date may be the wrong ones.

    ## Known limits
    WordPress records and the heads of HTML pages. Sub-domains (m., amp., www.) and addresses of content networks count as
    the same site; slugs in another language than the title cannot be told from wrong ones and are only compared if they share an alphabet.

    ## References
    W3C Credibility Signals; schema.org `url`, `headline`.
    """
    head = doc.document.raw[:MAX_HEAD_CHARS]
    if doc.document.wrapper == "wordpress":
        yield from _record(head, doc.metadata.title.value or "")
    elif "<" in head:
        og, canonical = _OG.search(head), _CANONICAL.search(head)
        if og and canonical and _differ(og[1], canonical[1]):
            message = f"og:url is on {_site(og[1])}, the canonical address on {_site(canonical[1])}"
            yield Hit(RawSpan(*og.span(1)), message, related=(RawSpan(*canonical.span(1)),))


def _record(head: str, title: str) -> Iterator[Hit]:
    """Compare the slug, link, permalink and id of a WordPress record."""
    slug, link, guid, number = _SLUG.search(head), _LINK.search(head), _GUID.search(head), _ID.search(head)
    post = _POST_ID.search(guid[1]) if guid else None
    if guid and number and post and post[1] != number[1]:
        yield Hit(RawSpan(*guid.span()), f"the permalink names post {post[1]}, the record is post {number[1]}")
    if slug and _has_other_words(slug[1], title):
        yield Hit(RawSpan(*slug.span()), "the slug and the title have little in common")
    if link and guid and _differ(link[1], guid[1]):
        yield Hit(RawSpan(*link.span()), f"the link is on {_site(link[1])}, the permalink on {_site(guid[1])}")


def _has_other_words(slug: str, title: str) -> bool:
    """Tell whether a slug shares too few of its words with a title in the same alphabet."""
    words, said = set(_TOKEN.findall(slug.lower())), set(_TOKEN.findall(title.lower()))
    shorter = min(len(words), len(said))
    return shorter >= MIN_WORDS and title.isascii() and len(words & said) < MIN_SHARED * shorter


def _differ(one: str, other: str) -> bool:
    """Tell whether two addresses are on different sites; acme.com and acme.org count as one."""
    sites = {_site(one), _site(other)}
    return "" not in sites and len({site.split(".", 1)[0] for site in sites}) > 1


def _site(address: str) -> str:
    """Return the registered part of a host: the last two labels, or three below co.uk and its like."""
    try:
        host = urlsplit(address.replace("\\/", "/")).hostname or ""
    except ValueError:
        return ""
    labels = host.split(".")
    return ".".join(labels[-3 if len(labels) > 2 and labels[-2] in _SECOND_LEVEL else -2 :])
