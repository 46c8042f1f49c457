"""JSON around articles: WordPress records, NewsAPI answers, JSON-LD, page state, JSON Lines, Python's repr.

A record is an object with a body: prose under one of the keys that publishers use or, where there is none, the prose
that stands together (`page_state`). What the record says beside its body becomes metadata with its raw place.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from sourcelint.clean.article import REPORTED, PartialDocument
from sourcelint.clean.characters.non_ascii import non_ascii_bytes
from sourcelint.clean.containers.json_body import PROSE, STATED, Weighed, find_body, lists_articles, paragraphs
from sourcelint.clean.containers.json_scanner import Node, Scan, escapes, inside, scan, unescape
from sourcelint.clean.containers.json_values import values_of
from sourcelint.clean.containers.record_metadata import Value, metadata_of
from sourcelint.document import Repair, Truncation
from sourcelint.text import Text

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

KEY = r"[^\"'{}\n]{1,200}"
OPENING = re.compile(
    r"\ufeff?(?:\s*+//[^\n]{0,2000}\n){0,9}\s*+(?:<script\b[^<>]{0,200}>\s*+)?(?:(?:var |let |const |window\.)?[\w.$]{1,60}\s{0,9}[=(]\s{0,9})?"
    rf"(?P<bracket>[{{\[])(?:(?<=\[)\s*+\{{)?\s*+(?P<quote>[\"'])(?:{KEY}(?P=quote)\s{{0,99}}:|(?<=\[.))",
    re.DOTALL,
)
"""The start of an object, or of a list of objects or strings; comment lines and a JavaScript assignment may precede."""
ENCODED = re.compile(
    rf"\ufeff?\s*+[\"'](?:\\[nrt]| )*+[\[{{](?:\\[nrt]| )*+(?:\{{(?:\\[nrt]| )*+)?\\[\"']{KEY}\\[\"'](?:\\[nrt]| ){{0,9}}:"
)
"""The start of a string that holds JSON, as `json.dumps` of JSON gives it."""
LEFT_OUT = re.compile(r"\s{0,3}\[\+(\d{1,7}) chars\]\s*+\Z")
"""NewsAPI's note at the end of an article of which it gives the first 200 characters."""
CONTROL = re.compile(r"[\x00-\x1f]++")
CONTROL_BYTE = re.compile(rb"[\x00-\x1f]")
STRAY = 0.05
"""Share of characters outside any value up to which a file is still JSON; above, it is a text that shows some."""
SLACK = 20
"""Characters that may stand around JSON in any case: a semicolon, a closing bracket, an HTML comment."""

BODIES = (
    "articlebody", "content", "post_content", "content_html", "body_html", "main_text", "maintext", "fulltext", "full_text",
    "article_text", "plain_text", "extract", "bodytext", "body_text", "contenthtml", "bodyhtml", "body", "article", "text", "html", "contents",
    "content_text", "markdown", "story", "message", "description", "summary", "excerpt", "abstract", "lead",
)  # fmt: skip
"""Keys of a body, in lower case, the best first."""
TEASERS = frozenset(("description", "summary", "excerpt", "abstract", "lead", "message"))
INNER = ("rendered", "html", "value", "raw", "plain", "text", "#text", "$t", "_", "content", "body", "__html")
"""Keys under which a body is one level deeper, as in WordPress' `content.rendered`."""
LISTS = frozenset(
    ("articles", "items", "posts", "results", "data", "entries", "stories", "docs", "hits", "news", "@graph")
)
"""Keys of the list that an answer carries its articles in."""
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

SHOWN = 80
"""Characters shown of the end of a cut file."""
FEW = 100
"""Keys at the top of a file that may name its kind."""
NEAR = 3
"""Objects around a body that was found by its shape which may speak of the article."""
DEPTH = 3
"""JSON inside strings of JSON is opened so many times."""


class Record(NamedTuple):
    """An article: the objects that speak of it, the nearest first, and the strings of each of its paragraphs."""

    nodes: tuple[Node, ...]
    body: list[list[Node]]


def open_json(text: Text, depth: int = DEPTH) -> tuple[PartialDocument, ...] | None:
    """Take the articles out of JSON; None where the text is none. JSON without prose gives one draft without text."""
    value = text.value
    if ENCODED.match(value):
        return _open_encoded(text, depth)
    m = OPENING.match(value)
    if m is None:
        return None
    found = scan(value, m.start("bracket"), m["quote"])
    last = max((root.end for root in found.roots), default=0)
    if not found.roots or found.stray > SLACK + STRAY * len(value) or last < len(value) * (1 - STRAY) - SLACK:
        return None
    drafts = [d for record in _records(value, found) for d in _drafts(text, found, record, depth)]
    if not drafts:
        return (_draft(text, found, Record((found.roots[0],), [])),)
    if found.open and all(d.complete for d in drafts):
        drafts[-1] = drafts[-1].replace(
            truncations=(
                *drafts[-1].truncations,
                _unclosed(text, found, found.roots[-1], ()),
            )
        )
    return tuple(drafts)


def _open_encoded(text: Text, depth: int) -> tuple[PartialDocument, ...] | None:
    string = scan(text.value, quote=text.value.lstrip("\ufeff \t\r\n")[0]).roots[0]
    drafts = open_json(unescape(text[slice(*inside(string))]), depth - 1) if depth else None
    note = Repair("double_encoding", 1, (text.raw_span(string.start, string.start + 1),))
    return drafts and tuple(d.repaired(note) for d in drafts)


def _records(value: str, found: Scan) -> list[Record]:
    """Find the articles: where records usually have their bodies, else by the shape of what is there."""
    listed = [node for root in found.roots for node in _listed(root)]
    bodies = [(node, *body) for node in listed if (body := _body(value, node)) is not None]
    if not any(teases is False for _, _, teases in bodies):
        chosen = find_body(value, found.roots)
        if chosen is not None and chosen.mass > sum(body.end - body.start for _, body, _ in bodies):
            return _chosen(value, chosen)
    full = {id(node): body for node, body, _ in bodies}
    typed = any(c.key == "@type" for node in listed for c in node.children)
    # JSON-LD lists menus, organisations and pictures beside the article; elsewhere a record without a body is kept.
    kept = [node for node, _, teases in bodies if not teases] if typed else listed if bodies else []
    return [Record((node,), [[full[id(node)]]] if id(node) in full else []) for node in kept]


def _listed(root: Node) -> Sequence[Node]:
    """Give the objects at the top of a file, or in the list that an answer carries its articles in."""
    if root.kind != "object":
        return [o for c in root.children if c.kind == "object" for o in (_objects(c, ("@graph",)) or (c,))]
    listed = _objects(root, LISTS)
    if listed:
        return listed
    # Articles under keys of their own: `{"a1": {"title": …}, "a2": {"title": …}}`.
    keyed = [c for c in root.children if len(STATED & {(k.key or "").lower() for k in c.children}) > 1]
    return keyed if len(keyed) > 1 and len(keyed) == len(root.children) else (root,)


def _objects(node: Node, keys: Container[str]) -> list[Node]:
    lists = (c for c in node.children if c.kind == "array" and c.key is not None and c.key.lower() in keys)
    first = next(lists, None)
    return [c for c in first.children if c.kind == "object"] if first is not None else []


def _body(value: str, node: Node) -> tuple[Node, bool] | None:
    """Find the body of a record: prose under the best of the keys that it has; tells also whether it is a teaser."""
    by_key = {c.key.lower(): c for c in node.children if c.key is not None}
    teaser: Node | None = None
    for key in BODIES:
        child = by_key.get(key)
        if child is not None and child.kind == "object":
            inner = {c.key.lower(): c for c in child.children if c.key is not None}
            if len(STATED & inner.keys()) > 1:
                continue  # a record of its own
            child = next((inner[k] for k in INNER if k in inner), None)
        if child is None or child.kind != "string" or child.end - child.start <= 2:
            continue
        if key not in TEASERS and (key == "content" or PROSE.search(value, *inside(child))):
            return child, False
        teaser = teaser or child
    return None if teaser is None else (teaser, True)


def _chosen(value: str, chosen: Weighed) -> list[Record]:
    """Make records of a container that was chosen by its shape: one, or one for each article that it lists."""
    above = tuple(w.node for w in chosen.above() if w.node.kind == "object")
    if lists_articles(chosen.node):
        return [Record((w.node,), paragraphs(value, w)) for w in chosen.children if w.node.kind == "object"]
    nodes = (chosen.node, *above) if chosen.node.kind == "object" else above
    return [Record((*nodes[:NEAR], *nodes[NEAR:][-1:]), paragraphs(value, chosen))]


def _drafts(text: Text, found: Scan, record: Record, depth: int) -> tuple[PartialDocument, ...]:
    """Make a draft of a record; of a record whose body is itself JSON, the drafts of that."""
    if depth and len(record.body) == 1 and len(record.body[0]) == 1:
        start, end = inside(record.body[0][0])
        if text.value[start : start + 1] in {"{", "["}:
            drafts = open_json(unescape(text[start:end]), depth - 1)
            if drafts is not None:
                return drafts
    return (_draft(text, found, record),)


def _draft(text: Text, found: Scan, record: Record) -> PartialDocument:
    nodes = record.nodes or found.roots[:1]
    kind, keys = _kind(found, nodes)
    values: dict[str, Value] = {}
    for node in nodes:
        for path, value in values_of(text, node):
            values.setdefault(path, value)
    complete = not found.open or nodes[0].closed
    strings = [string for paragraph in record.body for string in paragraph]
    content = Text.join(
        (Text.join(unescape(text[slice(*inside(s))]) for s in paragraph) for paragraph in record.body), "\n\n"
    )
    truncations: tuple[Truncation, ...] = () if complete else (_unclosed(text, found, nodes[0], keys),)
    if left_out := LEFT_OUT.search(content.value, max(0, len(content) - SHOWN)):
        note = f"{left_out[1]} characters were left out here"
        truncations = (Truncation("teaser", content.raw_span(*left_out.span()), note), *truncations)
        content = content[: left_out.start()]
    first = nodes[-1].children[: min(2, len(nodes[-1].children))]
    repairs = [
        Repair("json_wrapper", 1, (text.raw_span(nodes[-1].start, first[-1].end if first else nodes[-1].end),), kind)
    ]
    beside = [c for c in nodes[0].children if c.kind == "string" and c not in strings]
    control = sorted(span for s in (*strings, *beside) for span in _control(text.value, *inside(s)))
    if control and kind != "python_repr":
        # No reader of JSON takes such a record, so that its escapes reach the reader of the text.
        undone = [
            (first + start, first + end)
            for first, last in map(inside, strings)
            for start, end, new in escapes(text.value[first:last])
            if new != "/"
        ]
        repairs += [_repair(text, "control_in_string", control), _repair(text, "json_escapes", undone)]
    if found.unescaped:
        repairs.append(_repair(text, "unescaped_quotes", [(at, at + 1) for at in found.unescaped]))
    guid = values.get("guid.rendered") or values.get("guid")
    return PartialDocument(
        content, metadata=metadata_of(values, complete=complete, origin="json"), wrapper=kind, complete=complete,
        truncations=truncations, guid=guid.text if guid else None,
    ).repaired(*repairs)  # fmt: skip


def _control(value: str, start: int, end: int) -> list[tuple[int, int]]:
    """Find the runs of raw control characters in a string."""
    section = value[start:end]
    if "\n" not in section and CONTROL_BYTE.search(non_ascii_bytes(section)) is None:
        return []
    return [m.span() for m in CONTROL.finditer(value, start, end)]


def _repair(text: Text, name: str, places: list[tuple[int, int]]) -> Repair:
    return Repair(name, len(places), tuple(text.raw_span(*place) for place in places[:REPORTED]))


def _kind(found: Scan, nodes: Sequence[Node]) -> tuple[str, tuple[str, ...]]:
    """Name the container, and the keys that its records have, in order."""
    keys = {c.key for c in nodes[0].children if c.key is not None}
    shape: tuple[str, tuple[str, ...]] = ("jsonl" if len(found.roots) > 1 else "json"), ()
    if len(keys & {"date_gmt", "guid", "modified_gmt", "slug", "status", "type", "link", "title", "content"}) > 3:
        shape = "wordpress", WORDPRESS
    elif len(keys & {"post_title", "post_content", "post_date"}) > 1:
        shape = "wordpress", ()
    elif len(keys & {"urlToImage", "publishedAt", "source", "content"}) > 2:
        shape = "newsapi", NEWSAPI
    elif keys & {"@context", "articleBody"}:
        shape = "jsonld", ()
    elif found.roots[0].kind == "object" and any(
        (c.key or "").lower() in PAGE_STATE for c in islice(found.roots[0].children, FEW)
    ):
        shape = "page_state", ()
    if found.quote == "'":
        return "python_repr", shape[1]
    return shape


def _unclosed(text: Text, found: Scan, record: Node, keys: tuple[str, ...]) -> Truncation:
    present = {c.key for c in record.children}
    last = max((n for n, key in enumerate(keys) if key in present), default=len(keys))
    lost = tuple(key for key in keys[last + 1 :] if key not in present)
    value = text.value
    end = len(value.rstrip())
    start = max(value.rfind("\n", 0, end) + 1, end - SHOWN)
    inner = next((n.key for n in reversed(found.open) if n.key), None)
    where = f' inside "{inner}"' if inner else ""
    brackets = "1 bracket" if len(found.open) == 1 else f"{len(found.open)} brackets"
    note = f"the record ends{where} with {brackets} open"
    return Truncation("unclosed_container", text.raw_span(start, end), note, lost=lost)
