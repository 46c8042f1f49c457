"""JSON around articles: WordPress records, NewsAPI answers, JSON-LD, page state, JSON Lines, Python's repr.

A record is an object with a body: a string of prose under one of the keys that publishers use, or, in the state of a
web page, the strings that look most like prose. What the record says beside it becomes metadata with its raw place.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from sourcelint.clean.draft import REPORTED, Draft
from sourcelint.clean.json_scanner import Node, Scan, inside, scan, unescape
from sourcelint.clean.records import Value, metadata_of, value_of
from sourcelint.document import Repair, Truncation
from sourcelint.text import RawSpan, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

OPENING = re.compile(
    r"""\s*+(?:(?:(?:var|let|const|window\.)\s*+)?[\w.$]{1,60}\s{0,9}[=(]\s{0,9})?"""
    r"""(?:\{\s*+(?P<object>["'])[^"'{}\n]{1,200}["']\s{0,99}:|\[\s*+(?:\{\s*+(?P<list>["'])[^"'{}\n]{1,200}["']\s{0,99}:|(?P<strings>["'])))"""
)
ENCODED = re.compile(
    r"""\s*+["'](?:\\[nrt ])*+\s*+[\[{](?:\\[nrt])*+\s*+(?:\{(?:\\[nrt])*+\s*+)?\\["'][^"'{}\n]{1,200}\\["']\s{0,99}:"""
)
CONTROL = re.compile(r"[\x00-\x1f]++")
STRAY = 0.05
"""Share of characters outside any value up to which a file is still JSON: above, it is a text that shows some."""

PROSE = re.compile(r"[^\s\d{}\[\]<>|\\/=_]{2,}\s+[^\s{}\[\]<>|\\/=_]{1,}\s+[^\s{}\[\]<>|\\/=_]{1,}\s")

BODIES = (
    "articlebody", "content", "post_content", "content_html", "body_html", "main_text", "maintext", "fulltext", "full_text",
    "article_text", "bodytext", "body_text", "contenthtml", "bodyhtml", "body", "article", "text", "html", "contents",
    "content_text", "markdown", "story", "message", "description", "summary", "excerpt", "abstract", "lead",
)  # fmt: skip
"""Keys of a body, the best first."""
TEASERS = frozenset(("description", "summary", "excerpt", "abstract", "lead"))
INNER = ("rendered", "html", "value", "raw", "plain", "text", "#text", "$t", "_", "content", "body", "__html")
"""Keys under which a body is one level deeper, as in WordPress' `content.rendered`."""

WORDPRESS = (
    "id", "date", "date_gmt", "guid", "modified", "modified_gmt", "slug", "status", "type", "link", "title", "content",
    "excerpt", "author", "featured_media", "comment_status", "ping_status", "sticky", "template", "format", "meta",
    "categories", "tags",
)  # fmt: skip
"""Keys of a post in the order in which WordPress' REST interface prints them (class WP_REST_Posts_Controller)."""
SHOWN = 80
"""Characters shown of the end of a cut file."""
LONGEST_VALUE = 2000
"""Characters of the longest value that is metadata."""
SLACK = 20
NEWSAPI = ("source", "author", "title", "description", "url", "urlToImage", "publishedAt", "content")
"""Keys of an article in the order in which NewsAPI prints them."""

LISTS = frozenset(
    "articles items posts results data entries stories docs hits records news value list documents".split()
)
"""Keys of the list that an answer of a programming interface carries its articles in."""


def open_json(text: Text) -> tuple[Draft, ...] | None:
    """Take the articles out of JSON; None where the text is none."""
    value = text.value
    if ENCODED.match(value):
        return _open_encoded(text)
    m = OPENING.match(value)
    if m is None:
        return None
    quote = m["object"] or m["list"] or m["strings"]
    found = scan(value, _first_bracket(value), quote)
    last = max((root.end for root in found.roots), default=0)
    if found.stray > max(SLACK, STRAY * len(value)) or last < len(value) * (1 - STRAY) - SLACK:
        return None
    records = _records(value, found)
    return tuple(_draft(text, found, record, body, len(records)) for record, body in records) or None


def _open_encoded(text: Text) -> tuple[Draft, ...] | None:
    string = scan(text.value, quote=text.value.lstrip()[0]).roots[0]
    drafts = open_json(unescape(text[slice(*inside(string))]))
    if drafts is None:
        return None
    note = Repair("double_encoding", 1, (text.raw_span(string.start, string.start + 1),))
    if not string.closed:
        drafts = tuple(d.replace(complete=False) for d in drafts)
    return tuple(d.repaired(note) for d in drafts)


def _first_bracket(value: str) -> int:
    return min(p for p in (value.find("{"), value.find("[")) if p >= 0)


def _records(value: str, found: Scan) -> list[tuple[Node, Node]]:
    """Find the articles, each an object and its body."""
    listed = [node for root in found.roots for node in _listed(root)]
    records = [(node, body) for node in listed if (body := _body(value, node)) is not None]
    if records:
        return records
    best: tuple[int, Node, Node] | None = None
    for root in found.roots:
        for node in root.walk():
            if node.kind == "object" and (body := _body(value, node)) is not None:
                size = body.end - body.start
                if best is None or size > best[0]:
                    best = size, node, body
    return [best[1:]] if best else []


def _listed(root: Node) -> list[Node]:
    """Give the objects at the top of a file, or in the list that an answer carries its articles in."""
    nodes = [root] if root.kind == "object" else [c for c in root.children if c.kind == "object"]
    if len(nodes) == 1 and root.kind == "object":
        for child in root.children:
            if child.key is not None and child.key.lower() in LISTS and child.kind == "array":
                return [c for c in child.children if c.kind == "object"]
        graph = root.get("@graph")
        if graph is not None:
            return graph.children
    return nodes


def _body(value: str, node: Node) -> Node | None:
    """Find the body of a record: prose under the best of the keys that it has."""
    by_key = {c.key.lower(): c for c in node.children if c.key is not None}
    teaser: Node | None = None
    for key in BODIES:
        child = by_key.get(key)
        if child is not None and child.kind == "object":
            inner = {c.key.lower(): c for c in child.children if c.key is not None}
            child = next((inner[k] for k in INNER if k in inner), None)
        if child is None or child.kind != "string":
            continue
        if PROSE.search(value, child.start, child.end):
            if key not in TEASERS:
                return child
            teaser = teaser or child
        elif key == "content" and child.end - child.start > 2 and teaser is None:
            teaser = child
    return teaser


def _draft(text: Text, found: Scan, record: Node, body: Node, records: int) -> Draft:
    kind, keys = _kind(text.value, record, records, len(found.roots))
    values = dict(_values(text, record))
    complete = not found.open or record.closed
    metadata = metadata_of(values, complete, "json")
    content = unescape(text[slice(*inside(body))])
    control = [m.span() for m in CONTROL.finditer(text.value, *inside(body))]
    spans = tuple(text.raw_span(*span) for span in control[:REPORTED])
    opening = record.children[min(1, len(record.children) - 1)]
    repairs = [Repair("json_wrapper", 1, (text.raw_span(record.start, opening.end),), kind)]
    if control:
        repairs.append(Repair("control_in_string", len(control), spans))
    guid = values.get("guid.rendered") or values.get("guid")
    return Draft(
        content, metadata=metadata, repairs=tuple(repairs), wrapper=kind, complete=complete,
        truncations=() if complete else (_unclosed(text, found, record, keys),), guid=guid.text if guid else None,
    )  # fmt: skip


def _kind(value: str, record: Node, records: int, roots: int) -> tuple[str, tuple[str, ...]]:
    """Name the container, and the keys that its records have, in order."""
    keys = [c.key for c in record.children if c.key is not None]
    if value[record.start + 1 : record.start + 20].lstrip()[:1] == "'":
        return "python_repr", WORDPRESS if "date_gmt" in keys else ()
    known = set(keys)
    if len(known & {"date_gmt", "guid", "modified_gmt", "slug", "status", "type", "link", "title", "content"}) >= 4:
        return "wordpress", WORDPRESS
    if known & {"post_title", "post_content", "post_date"}:
        return "wordpress", ()
    if len(known & {"urlToImage", "publishedAt", "source", "content"}) >= 3:
        return "newsapi", NEWSAPI
    if known & {"@context", "@type", "articleBody"}:
        return "jsonld", ()
    return ("jsonl" if roots > 1 else "json"), ()


def _values(text: Text, record: Node) -> Iterator[tuple[str, Value]]:
    """Give what a record states about its article: its own values and those one level below, the first of each key."""
    seen = set()
    for child in record.children:
        if child.key is None:
            continue
        key = child.key.lower()
        below = child.children
        if child.kind == "array":
            below = below[0].children if below and below[0].kind == "object" else below[:1]
        for path, node in ((key, child), *((f"{key}.{c.key.lower()}" if c.key else key, c) for c in below)):
            if node.kind in {"string", "scalar"} and path not in seen and node.end - node.start < LONGEST_VALUE:
                plain = unescape(text[slice(*inside(node))])
                if plain.value and plain.value not in {"null", "None", "true", "false"}:
                    seen.add(path)
                    yield path, value_of(plain, child.key)


def _unclosed(text: Text, found: Scan, record: Node, keys: tuple[str, ...]) -> Truncation:
    present = {c.key for c in record.children}
    last = max((n for n, key in enumerate(keys) if key in present), default=-1)
    lost = tuple(key for key in keys[last + 1 :] if key not in present)
    value = text.value
    end = len(value.rstrip())
    start = max(value.rfind("\n", 0, end) + 1, end - SHOWN)
    inside_key = next((n.key for n in reversed(found.open) if n.key), None)
    where = f' inside "{inside_key}"' if inside_key else ""
    note = f"the record ends{where} with {len(found.open)} brackets open"
    return Truncation("unclosed_container", text.raw_span(start, end), note, lost=lost)
