"""Where the articles of a JSON file are: the objects that speak of each, and the strings of its body."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sourcelint.clean.containers.json_body import (
    Weighed,
    describes_article,
    find_body,
    lists_articles,
    paragraphs,
)
from sourcelint.clean.containers.json_lists import listed_objects
from sourcelint.clean.containers.json_scanner import Node, Scan, inside, members_of
from sourcelint.clean.containers.record_keys import BODIES, ENTRIES, FIELDS, PROSE, ROLES, TEASERS, known_key

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

INNER = ("rendered", "html", "value", "raw", "plain", "text", "#text", "$t", "_", "content", "body", "__html")
"""Keys under which a body is one level deeper, as in WordPress' `content.rendered`."""
STARTS = ("start", "offset", "begin", "tstartms")
"""Keys of the time at which a line of a transcript is said."""
MAX_NEAR_OBJECTS = 3
"""Objects around a body that was found by its shape which may speak of the article; the outermost does too, and what
Next.js hands to the page."""


class Record(NamedTuple):
    """An article: the objects that speak of it, the nearest first, and the strings of each of its paragraphs."""

    nodes: tuple[Node, ...]
    body: list[list[Node]]
    joint: str = "\n\n"
    """What is put between the paragraphs."""


class RecordBody(NamedTuple):
    """The paragraphs that are the body of a record; a teaser, if the record has no better one."""

    paragraphs: list[list[Node]]
    is_teaser: bool

    @property
    def width(self) -> int:
        """Characters of the strings, with their quotation marks."""
        return sum(string.width for paragraph in self.paragraphs for string in paragraph)


def find_records(value: str, found: Scan) -> list[Record]:
    """Find the articles: where records usually have their bodies, else by the shape of what is there."""
    whole = _text_in_pieces(found.roots) or _live_blogs(found.roots)
    if whole:
        return whole
    listed = [node for root in found.roots for node in listed_objects(root)]
    bodies = {id(node): body for node in listed if (body := _body_of(value, node)) is not None}
    if all(body.is_teaser for body in bodies.values()):
        by_shape = find_body(value, found.roots)
        if by_shape is not None and by_shape.mass > sum(body.width for body in bodies.values()):
            return _records_by_shape(value, by_shape)
    return [
        Record((node,), bodies[id(node)].paragraphs if id(node) in bodies else [])
        for node in _articles_among(listed, bodies)
    ]


def _text_in_pieces(roots: Sequence[Node]) -> list[Record]:
    """Read a file that lists the parts of one text as that text."""
    elements = _elements_of(roots)
    if not elements:
        return []
    joint = "\n" if _is_cue(elements[0]) else "\n\n"
    return [Record((elements[0],), [[members_of(element)["text"]] for element in elements], joint)]


def _live_blogs(roots: Sequence[Node]) -> list[Record]:
    """Read the live blogs among the values of a file and those that stand right inside them."""
    nodes = (node for root in roots for node in (root, *root.children))
    return [record for record in map(_live_blog, nodes) if record is not None]


def _elements_of(roots: Sequence[Node]) -> Sequence[Node]:
    """Return the parts of one text, if a file is a list of them: the elements of a partitioner, the cues of a transcript."""
    listed = roots[0].children if len(roots) == 1 and roots[0].kind == "array" else ()
    is_of_one = all(map(_is_element, listed)) or all(map(_is_cue, listed))
    return listed if len(listed) > 1 and is_of_one else ()


def _is_element(node: Node) -> bool:
    members = members_of(node) if node.kind == "object" else {}
    strings = {key for key in ("type", "text") if key in members and members[key].kind == "string"}
    return len(strings) == 2 and not describes_article(node)


def _is_cue(node: Node) -> bool:
    """Tell a line of what was said, and when it begins: `{"text": "so we voted", "start": 3.1, "duration": 2.9}`."""
    members = members_of(node) if node.kind == "object" else {}
    is_timed = any(key in members and members[key].kind == "scalar" for key in STARTS)
    return is_timed and "text" in members and members["text"].kind == "string" and not describes_article(node)


def _live_blog(node: Node) -> Record | None:
    """Read a live blog of schema.org as one article: its entries, each below its headline, are no articles of their own."""
    members = members_of(node) if node.kind == "object" else {}
    entries = members.get(ENTRIES)
    if entries is None or entries.kind != "array" or not describes_article(node):
        return None
    told = (members, *(members_of(entry) for entry in entries.children if entry.kind == "object"))
    keys = ("articlebody",), *((("headline", "articlebody"),) * (len(told) - 1))
    strings = [one[key] for one, wanted in zip(told, keys, strict=True) for key in wanted if key in one]
    body = [[string] for string in strings if _is_text(string)]
    return Record((node,), body) if body else None


def _articles_among(listed: list[Node], bodies: Mapping[int, RecordBody]) -> list[Node]:
    """Choose the objects that are articles; `bodies` are those of the objects that have one, by `id`."""
    if any(child.key == "@type" for node in listed for child in node.children):
        # JSON-LD lists menus, organisations and pictures beside the article.
        return [node for node in listed if id(node) in bodies and not bodies[id(node)].is_teaser]
    # Elsewhere a record without a body is an article whose text is missing; a post without a text is a picture.
    return [node for node in listed if id(node) in bodies or describes_article(node)] if bodies else []


def _body_of(value: str, node: Node) -> RecordBody | None:
    """Find the body of a record: prose under the best of the keys that it has, else its teaser."""
    members = _members_by_known_key(node)
    teaser: RecordBody | None = None
    for key in BODIES:
        found = _paragraphs_under(members.get(key))
        if not found:
            continue
        is_prose = key == "content" or any(PROSE.search(value, *inside(string)) for (string, *_) in found)
        if key not in TEASERS and is_prose:
            return RecordBody(found, is_teaser=False)
        teaser = teaser or RecordBody(found, is_teaser=True)
    return teaser


def _members_by_known_key(node: Node) -> dict[str, Node]:
    """Return the values of a record, and of what it keeps in an object of fields, by the keys of the tables."""
    members = members_of(node)
    fields = (members_of(members[key]) for key in FIELDS if key in members)
    for key, member in (*members.items(), *(item for inner in fields for item in inner.items())):
        members.setdefault(known_key(key), member)
    return members


def _paragraphs_under(member: Node | None) -> list[list[Node]]:
    """Return the paragraphs of a body, or of what stands in the object that holds it; none if it is empty."""
    if member is not None and member.kind == "object":
        if describes_article(member):
            return []  # a record of its own
        inner = members_of(member)
        member = next((inner[key] for key in INNER if key in inner), None)
    if member is None:
        return []
    if member.kind == "array":
        return _paragraphs_in(member)
    return [[member]] if _is_text(member) else []


def _paragraphs_in(listed: Node) -> list[list[Node]]:
    """Return the strings of a list, each a paragraph; with objects between them, which are set in bold or a link, all are one."""
    runs = [members_of(child).get("text") if child.kind == "object" else child for child in listed.children]
    strings = [run for run in runs if run is not None and _is_text(run)]
    if all(child.kind == "string" for child in listed.children):
        return [[string] for string in strings]
    is_text = any(child.kind == "string" for child in listed.children)  # objects alone are blocks, told by their shape
    return [strings] if is_text and strings else []


def _is_text(node: Node) -> bool:
    return node.kind == "string" and node.width > len('""')


def _without_title(article: Node, found: list[list[Node]]) -> list[list[Node]]:
    """Leave the title out of the strings of an article, which is as long as a short paragraph."""
    titles = {id(child) for child in article.children if ROLES.get(known_key(child.key or "")) == "title"}
    return [paragraph for paragraph in found if id(paragraph[0]) not in titles]


def _records_by_shape(value: str, body: Weighed) -> list[Record]:
    """Make records of a container that was chosen by its shape: one, or one for each article that it lists."""
    if lists_articles(body.node):
        articles = (child for child in body.children if child.node.kind == "object")
        return [Record((child.node,), _without_title(child.node, paragraphs(value, child))) for child in articles]
    objects = tuple(weighed.node for weighed in (body, *body.above()) if weighed.node.kind == "object")
    far = objects[MAX_NEAR_OBJECTS:]
    of_page = [node for node in far if node is far[-1] or (node.key or "").lower() == "pageprops"]
    return [Record((*objects[:MAX_NEAR_OBJECTS], *of_page), paragraphs(value, body))]
