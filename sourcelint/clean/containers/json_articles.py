"""Where the articles of a JSON file are: the objects that speak of each, and the strings of its body."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sourcelint.clean.containers.json_body import (
    PROSE,
    Weighed,
    describes_article,
    find_body,
    lists_articles,
    paragraphs,
)
from sourcelint.clean.containers.json_scanner import Node, Scan, inside, members_of
from sourcelint.clean.containers.record_keys import BODIES, TEASERS, known_key

if TYPE_CHECKING:
    from collections.abc import Container, Mapping, Sequence

INNER = ("rendered", "html", "value", "raw", "plain", "text", "#text", "$t", "_", "content", "body", "__html")
"""Keys under which a body is one level deeper, as in WordPress' `content.rendered`."""
LISTS = frozenset(
    ("articles", "items", "posts", "results", "data", "entries", "stories", "docs", "hits", "news", "objects", "@graph")
)
"""Keys of the list that an answer carries its articles in."""
MAX_NEAR_OBJECTS = 3
"""Objects around a body that was found by its shape which may speak of the article; the outermost does too, and what
Next.js hands to the page."""


class Record(NamedTuple):
    """An article: the objects that speak of it, the nearest first, and the strings of each of its paragraphs."""

    nodes: tuple[Node, ...]
    body: list[list[Node]]


class RecordBody(NamedTuple):
    """The string that holds the body of a record; a teaser, if the record has no better one."""

    string: Node
    is_teaser: bool


def find_records(value: str, found: Scan) -> list[Record]:
    """Find the articles: where records usually have their bodies, else by the shape of what is there."""
    elements = _elements_of(found.roots)
    if elements:
        return [Record((elements[0],), [[members_of(element)["text"]] for element in elements])]
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


def _elements_of(roots: Sequence[Node]) -> Sequence[Node]:
    """Return the elements of one text that a partitioner took apart: a list of objects with a type and a text; else none."""
    listed = roots[0].children if len(roots) == 1 and roots[0].kind == "array" else ()
    return listed if len(listed) > 1 and all(map(_is_element, listed)) else ()


def _is_element(node: Node) -> bool:
    members = members_of(node) if node.kind == "object" else {}
    strings = {key for key in ("type", "text") if key in members and members[key].kind == "string"}
    return len(strings) == 2 and not describes_article(node)


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
    for key, member in tuple(members.items()):
        members.setdefault(known_key(key), member)
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
    far = objects[MAX_NEAR_OBJECTS:]
    of_page = [node for node in far if node is far[-1] or (node.key or "").lower() == "pageprops"]
    return [Record((*objects[:MAX_NEAR_OBJECTS], *of_page), paragraphs(value, body))]
