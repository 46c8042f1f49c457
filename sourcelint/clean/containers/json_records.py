"""JSON around articles: WordPress records, NewsAPI answers, JSON-LD, page state, JSON Lines, Python's repr.

A record is an object with a body: prose under one of the keys that publishers use, else the prose that stands together
(`page_state`). What the record says beside its body becomes metadata with its raw place.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from sourcelint.clean.article import PartialDocument
from sourcelint.clean.characters.non_ascii import non_ascii_bytes
from sourcelint.clean.containers.cut_end import end_shown
from sourcelint.clean.containers.json_body import (
    PROSE,
    Weighed,
    describes_article,
    find_body,
    lists_articles,
    paragraphs,
)
from sourcelint.clean.containers.json_scanner import Node, Scan, escapes, inside, members_of, scan, unescape
from sourcelint.clean.containers.json_values import values_of
from sourcelint.clean.containers.record_metadata import Value, metadata_of
from sourcelint.document import MAX_REPAIR_SPANS, Repair, Truncation
from sourcelint.text import Text

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping, Sequence

KEY = r"[^\"'{}\n]{1,200}"
OPENING = re.compile(
    rf"""
    \ufeff?
    (?:\s*+//[^\n]{{0,2000}}\n){{0,9}}\s*+                  # comment lines
    (?:<script\b[^<>]{{0,200}}>\s*+)?
    (?:(?:var[ ]|let[ ]|const[ ]|window\.)?[\w.$]{{1,60}}\s{{0,9}}[=(]\s{{0,9}})?  # an assignment or a call in JavaScript
    (?P<bracket>[{{\[])(?:(?<=\[)\s*+\{{)?\s*+              # an object, a list, or a list of objects
    (?P<quote>["'])(?:{KEY}(?P=quote)\s{{0,99}}:|(?<=\[.))  # its first key, or the first string of the list
    """,
    re.DOTALL | re.VERBOSE,
)
"""The start of an object, or of a list of objects or strings."""
ESCAPED_BLANK = r"(?:\\[nrt]|[ ])"
ENCODED = re.compile(
    rf"""
    \ufeff?\s*+["']{ESCAPED_BLANK}*+
    [\[{{]{ESCAPED_BLANK}*+(?:\{{{ESCAPED_BLANK}*+)?        # an object, a list, or a list of objects
    \\["']{KEY}\\["']{ESCAPED_BLANK}{{0,9}}:                # its first key
    """,
    re.VERBOSE,
)
"""The start of a string that holds JSON, as `json.dumps` of JSON gives it."""
LEFT_OUT = re.compile(r"\s{0,3}\[\+(\d{1,7}) chars\]\s*+\Z")
"""NewsAPI's note at the end of an article of which it gives the first 200 characters."""
LEFT_OUT_CHARS = 80
"""Characters at the end of a text in which that note is looked for."""
CONTROL = re.compile(r"[\x00-\x1f]++")
CONTROL_BYTE = re.compile(rb"[\x00-\x1f]")
MAX_STRAY_SHARE = 0.05
"""Share of characters outside any value up to which a file is still JSON; above, it is a text that shows some."""
MAX_STRAY_CHARS = 20
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

MAX_TOP_KEYS = 100
"""Keys at the top of a file that may name its kind."""
MAX_NEAR_OBJECTS = 3
"""Objects around a body that was found by its shape which may speak of the article."""
MAX_NESTED_JSON = 3
"""JSON inside strings of JSON is opened so many times."""


class Record(NamedTuple):
    """An article: the objects that speak of it, the nearest first, and the strings of each of its paragraphs."""

    nodes: tuple[Node, ...]
    body: list[list[Node]]


class RecordBody(NamedTuple):
    """The string that holds the body of a record; a teaser, if the record has no better one."""

    string: Node
    is_teaser: bool


class RecordKind(NamedTuple):
    """Who printed a record: the name of the container, and the keys of its records in the order of printing."""

    name: str
    key_order: tuple[str, ...] = ()


class KindSign(NamedTuple):
    """A kind of record and the keys by which it is told: it has at least so many of them."""

    kind: RecordKind
    keys: frozenset[str]
    least: int


KIND_SIGNS = (
    KindSign(
        RecordKind("wordpress", WORDPRESS),
        frozenset(("date_gmt", "guid", "modified_gmt", "slug", "status", "type", "link", "title", "content")),
        least=4,  # others have a type, link, title and slug too, but not these and dates in GMT
    ),
    KindSign(RecordKind("wordpress"), frozenset(("post_title", "post_content", "post_date")), least=2),  # its database
    KindSign(RecordKind("newsapi", NEWSAPI), frozenset(("urlToImage", "publishedAt", "source", "content")), least=3),
    KindSign(RecordKind("jsonld"), frozenset(("@context", "articleBody")), least=1),
)
"""Kinds of records, the first that fits counts."""


def open_json(text: Text, depth: int = MAX_NESTED_JSON) -> tuple[PartialDocument, ...] | None:
    """Take the articles out of JSON; None if the text is something else.

    JSON without prose becomes one draft without text.
    """
    value = text.value
    if ENCODED.match(value):
        return _open_encoded(text, depth)
    opening = OPENING.match(value)
    if opening is None:
        return None
    found = scan(value, opening.start("bracket"), opening["quote"])
    if not _is_json(value, found):
        return None
    drafts = [draft for record in _find_records(value, found) for draft in _drafts(text, found, record, depth)]
    if not drafts:
        return (_draft(text, found, Record((found.roots[0],), [])),)
    if found.open and all(draft.complete for draft in drafts):
        cut = _unclosed(text, found, found.roots[-1], ())
        drafts[-1] = drafts[-1].replace(truncations=(*drafts[-1].truncations, cut))
    return tuple(drafts)


def _open_encoded(text: Text, depth: int) -> tuple[PartialDocument, ...] | None:
    string = scan(text.value, quote=text.value.lstrip("\ufeff \t\r\n")[0]).roots[0]
    drafts = open_json(unescape(text[slice(*inside(string))]), depth - 1) if depth else None
    note = Repair("double_encoding", 1, (text.raw_span(string.start, string.start + 1),))
    return drafts and tuple(draft.repaired(note) for draft in drafts)


def _is_json(value: str, found: Scan) -> bool:
    """Tell JSON from a text that shows some: little stands outside the values, and little behind them."""
    last = max((root.end for root in found.roots), default=0)
    return (
        bool(found.roots)
        and found.stray <= MAX_STRAY_CHARS + MAX_STRAY_SHARE * len(value)
        and last >= len(value) * (1 - MAX_STRAY_SHARE) - MAX_STRAY_CHARS
    )


def _find_records(value: str, found: Scan) -> list[Record]:
    """Find the articles: where records usually have their bodies, else by the shape of what is there."""
    listed = [node for root in found.roots for node in _listed(root)]
    bodies = {id(node): body for node in listed if (body := _body_of(value, node)) is not None}
    if all(body.is_teaser for body in bodies.values()):
        by_shape = find_body(value, found.roots)
        if by_shape is not None and by_shape.mass > sum(_width(body.string) for body in bodies.values()):
            return _records_by_shape(value, by_shape)
    return [
        Record((node,), [[bodies[id(node)].string]] if id(node) in bodies else [])
        for node in _articles_among(listed, bodies)
    ]


def _articles_among(listed: list[Node], bodies: Mapping[int, RecordBody]) -> list[Node]:
    """Choose the objects that are articles; `bodies` are those of the objects that have one, by `id`."""
    if any(child.key == "@type" for node in listed for child in node.children):
        # JSON-LD lists menus, organisations and pictures beside the article.
        return [node for node in listed if id(node) in bodies and not bodies[id(node)].is_teaser]
    # Elsewhere a record without a body is an article whose text is missing.
    return listed if bodies else []


def _listed(root: Node) -> Sequence[Node]:
    """Return the objects at the top of a file, or in the list that an answer carries its articles in."""
    if root.kind != "object":
        objects = [child for child in root.children if child.kind == "object"]
        return [node for entry in objects for node in (_objects_under(entry, ("@graph",)) or (entry,))]
    listed = _objects_under(root, LISTS)
    if listed:
        return listed
    # Articles under keys of their own: `{"a1": {"title": …}, "a2": {"title": …}}`.
    all_are_articles = len(root.children) > 1 and all(map(describes_article, root.children))
    return root.children if all_are_articles else (root,)


def _objects_under(node: Node, keys: Container[str]) -> list[Node]:
    """Return the objects in the first list under one of the keys."""
    lists = (child for child in node.children if child.kind == "array" and (child.key or "").lower() in keys)
    first = next(lists, None)
    return [child for child in first.children if child.kind == "object"] if first is not None else []


def _body_of(value: str, node: Node) -> RecordBody | None:
    """Find the body of a record: prose under the best of the keys that it has, else its teaser."""
    members = members_of(node)
    teaser: Node | None = None
    for key in BODIES:
        string = _string_under(members.get(key))
        if string is None:
            continue
        if key not in TEASERS and (key == "content" or PROSE.search(value, *inside(string))):
            return RecordBody(string, is_teaser=False)
        teaser = teaser or string
    return RecordBody(teaser, is_teaser=True) if teaser is not None else None


def _string_under(member: Node | None) -> Node | None:
    """Return the string that holds a body, or that stands in the object that does; None if it is empty."""
    if member is not None and member.kind == "object":
        if describes_article(member):
            return None  # a record of its own
        inner = members_of(member)
        member = next((inner[key] for key in INNER if key in inner), None)
    is_text = member is not None and member.kind == "string" and _width(member) > len('""')
    return member if is_text else None


def _width(node: Node) -> int:
    return node.end - node.start


def _records_by_shape(value: str, body: Weighed) -> list[Record]:
    """Make records of a container that was chosen by its shape: one, or one for each article that it lists."""
    if lists_articles(body.node):
        return [
            Record((child.node,), paragraphs(value, child)) for child in body.children if child.node.kind == "object"
        ]
    objects = tuple(weighed.node for weighed in (body, *body.above()) if weighed.node.kind == "object")
    near, outermost = objects[:MAX_NEAR_OBJECTS], objects[MAX_NEAR_OBJECTS:][-1:]
    return [Record((*near, *outermost), paragraphs(value, body))]


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
    kind = _kind_of(found, nodes[0])
    values = _collect_values(text, nodes)
    complete = not found.open or nodes[0].closed
    content, left_out = _take_note_off(_content_of(text, record))
    cut = () if complete else (_unclosed(text, found, nodes[0], kind.key_order),)
    guid = values.get("guid.rendered") or values.get("guid")
    return PartialDocument(
        content,
        metadata=metadata_of(values, complete=complete, origin="json"),
        wrapper=kind.name,
        complete=complete,
        truncations=(*left_out, *cut),
        guid=guid.text if guid else None,
    ).repaired(*_repairs_of(text, found, record, nodes, kind.name))


def _collect_values(text: Text, nodes: Sequence[Node]) -> dict[str, Value]:
    """Return what the objects around an article state; the nearest one that says something counts."""
    values: dict[str, Value] = {}
    for node in nodes:
        for path, value in values_of(text, node):
            values.setdefault(path, value)
    return values


def _content_of(text: Text, record: Record) -> Text:
    """Join the strings of an article, its paragraphs with a blank line between them."""
    return Text.join(
        (Text.join(unescape(text[slice(*inside(string))]) for string in paragraph) for paragraph in record.body),
        "\n\n",
    )


def _take_note_off(content: Text) -> tuple[Text, tuple[Truncation, ...]]:
    """Take off the note that says how much of an article was left out: `… [+1234 chars]`."""
    left_out = LEFT_OUT.search(content.value, max(0, len(content) - LEFT_OUT_CHARS))
    if left_out is None:
        return content, ()
    note = f"{left_out[1]} characters were left out here"
    return content[: left_out.start()], (
        Truncation("teaser", content.raw_span(*left_out.span()), note, lost_chars=int(left_out[1])),
    )


def _repairs_of(text: Text, found: Scan, record: Record, nodes: Sequence[Node], kind: str) -> Iterator[Repair]:
    """Yield what was undone to read an article."""
    nearest, outermost = nodes[0], nodes[-1]
    head_end = outermost.children[:2][-1].end if outermost.children else outermost.end
    yield Repair("json_wrapper", 1, (text.raw_span(outermost.start, head_end),), kind)
    strings = [string for paragraph in record.body for string in paragraph]
    body_starts = {string.start for string in strings}
    beside = [child for child in nearest.children if child.kind == "string" and child.start not in body_starts]
    control = sorted(span for string in (*strings, *beside) for span in _control(text.value, *inside(string)))
    if control and kind != "python_repr":
        # No reader of JSON takes such a record, so that its escapes reach the reader of the text.
        yield _repair(text, "control_in_string", control)
        yield _repair(text, "json_escapes", _escapes_in(text.value, strings))
    if found.unescaped:
        yield _repair(text, "unescaped_quotes", [(at, at + 1) for at in found.unescaped])


def _escapes_in(value: str, strings: Sequence[Node]) -> list[tuple[int, int]]:
    r"""Return the places of all escapes in strings; `\/` is written by habit and harms nobody."""
    return [
        (first + start, first + end)
        for first, last in map(inside, strings)
        for start, end, new in escapes(value[first:last])
        if new != "/"
    ]


def _control(value: str, start: int, end: int) -> list[tuple[int, int]]:
    """Find the runs of raw control characters in a string."""
    section = value[start:end]
    if "\n" not in section and CONTROL_BYTE.search(non_ascii_bytes(section)) is None:
        return []
    return [run.span() for run in CONTROL.finditer(value, start, end)]


def _repair(text: Text, name: str, places: list[tuple[int, int]]) -> Repair:
    return Repair(name, len(places), tuple(text.raw_span(*place) for place in places[:MAX_REPAIR_SPANS]))


def _kind_of(found: Scan, record: Node) -> RecordKind:
    """Tell who printed a record."""
    keys = {child.key for child in record.children if child.key is not None}
    kind = next((sign.kind for sign in KIND_SIGNS if len(keys & sign.keys) >= sign.least), None)
    if kind is None:
        kind = RecordKind(
            "page_state" if _is_page_state(found.roots[0]) else "jsonl" if len(found.roots) > 1 else "json"
        )
    return kind._replace(name="python_repr") if found.quote == "'" else kind


def _is_page_state(root: Node) -> bool:
    """Tell the state of a web page, as Next.js and Apollo store it."""
    keys = ((child.key or "").lower() for child in islice(root.children, MAX_TOP_KEYS))
    return root.kind == "object" and not PAGE_STATE.isdisjoint(keys)


def _unclosed(text: Text, found: Scan, record: Node, key_order: tuple[str, ...]) -> Truncation:
    inner = next((node.key for node in reversed(found.open) if node.key), None)
    where = f' inside "{inner}"' if inner else ""
    brackets = "1 bracket" if len(found.open) == 1 else f"{len(found.open)} brackets"
    note = f"the record ends{where} with {brackets} open"
    return Truncation("unclosed_container", end_shown(text), note, lost=_lost_keys(record, key_order))


def _lost_keys(record: Node, key_order: tuple[str, ...]) -> tuple[str, ...]:
    """Return the keys that its printer would have written behind the last one that a cut record has."""
    present = {child.key for child in record.children}
    last = max((place for place, key in enumerate(key_order) if key in present), default=len(key_order))
    return tuple(key for key in key_order[last + 1 :] if key not in present)
