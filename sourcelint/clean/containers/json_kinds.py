"""Who printed a record: its container by name, and the order of its keys, which shows what a cut one has lost."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from sourcelint.clean.containers.json_scanner import Node, Scan
    from sourcelint.document import Wrapper

PAGE_STATE = frozenset(
    ("props", "pageprops", "buildid", "initialstate", "apollostate", "__apollo_state__", "urqlstate")
)

WORDPRESS = (
    "id", "date", "date_gmt", "guid", "modified", "modified_gmt", "slug", "status", "type", "link", "title", "content",
    "excerpt", "author", "featured_media", "comment_status", "ping_status", "sticky", "template", "format", "meta",
    "categories", "tags",
)  # fmt: skip
"""Keys of a post in the order in which WordPress' REST interface prints them (class WP_REST_Posts_Controller)."""
NEWSAPI = ("source", "author", "title", "description", "url", "urlToImage", "publishedAt", "content")
"""Keys of an article in the order in which NewsAPI prints them."""

MAX_TOP_KEYS = 100
"""Keys at the top of a file that may name its kind."""


class RecordKind(NamedTuple):
    """Who printed a record: the name of the container, and the keys of its records in the order of printing."""

    name: Wrapper
    key_order: tuple[str, ...] = ()


class KindSign(NamedTuple):
    """A kind of record and the keys by which it is told: it has at least so many of them."""

    kind: RecordKind
    keys: frozenset[str]
    min_keys: int


KIND_SIGNS = (
    KindSign(
        RecordKind("wordpress", WORDPRESS),
        frozenset(("date_gmt", "guid", "modified_gmt", "slug", "status", "type", "link", "title", "content")),
        min_keys=4,  # others have a type, link, title and slug too, but not these and dates in GMT
    ),
    KindSign(
        RecordKind("wordpress"), frozenset(("post_title", "post_content", "post_date")), min_keys=2
    ),  # its database
    KindSign(RecordKind("newsapi", NEWSAPI), frozenset(("urlToImage", "publishedAt", "source", "content")), min_keys=3),
    KindSign(RecordKind("jsonld"), frozenset(("@context", "articleBody")), min_keys=1),
)
"""Kinds of records, the first that fits counts."""


def kind_of(found: Scan, record: Node) -> RecordKind:
    """Tell who printed a record."""
    keys = {child.key for child in record.children if child.key is not None}
    kind = next((sign.kind for sign in KIND_SIGNS if len(keys & sign.keys) >= sign.min_keys), None)
    if kind is None:
        kind = RecordKind(
            "page_state" if is_page_state(found.roots[0]) else "jsonl" if len(found.roots) > 1 else "json"
        )
    return kind._replace(name="python_repr") if found.quote == "'" else kind


def is_page_state(root: Node) -> bool:
    """Tell the state of a web page, as Next.js and Apollo store it."""
    keys = ((child.key or "").lower() for child in islice(root.children, MAX_TOP_KEYS))
    return root.kind == "object" and not PAGE_STATE.isdisjoint(keys)


def lost_keys(record: Node, key_order: tuple[str, ...]) -> tuple[str, ...]:
    """Return the keys that its printer would have written behind the last one that a cut record has."""
    present = {child.key for child in record.children}
    last = max((place for place, key in enumerate(key_order) if key in present), default=len(key_order))
    return tuple(key for key in key_order[last + 1 :] if key not in present)
