"""What a record in JSON states about its article: plain values, values one level below, and lists of people."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from sourcelint.clean.containers.json_scanner import Node, inside, unescape
from sourcelint.clean.containers.record_metadata import PUBLISHED_BELOW, Value, value_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sourcelint.text import Text

DATE_OBJECTS = frozenset(("$date", "$numberLong", "iso", "datetime"))
"""Keys of an object that stands for one date, as MongoDB exports it."""
LONGEST = 2000
"""Characters of the longest value that is metadata."""
NOTHING = frozenset(("", "null", "None", "true", "false", "True", "False"))

PEOPLE = (
    "author", "authors", "coauthors", "byline", "bylines", "creator", "creators", "writers", "_embedded.author", "_embedded.wp:term",
    "parsely.meta.author", "parsely.meta.creator", "yoast_head_json.twitter_misc.written by",
)  # fmt: skip
"""Where records keep who wrote the article, if in a list or further below. WordPress embeds the account of a post as
`_embedded.author`, and the authors that a plugin adds as terms."""
NAMES = ("name", "display_name", "displayname", "full_name", "fullname", "title")
"""Keys of a person's name, the best first."""
MOST, LISTS = 20, 2
"""Names that are listed, and lists in which they may stand."""


def values_of(text: Text, record: Node) -> Iterator[tuple[str, Value]]:
    """Give what a record states by its key path in lower case, the first of each list; then `PEOPLE` with all names."""
    for child in record.children:
        if child.key is None:
            continue
        key = child.key.lower()
        below = child.children
        if child.kind == "array":
            below = below[0].children if below and below[0].kind == "object" else below[:1]
        for path, node in ((key, child), *((f"{key}.{c.key.lower()}" if c.key else key, c) for c in below)):
            value = _value(text, node, child.key)
            if value is not None:
                yield path, value
                if node is not child and node.key is not None and node.key.lower() in PUBLISHED_BELOW:
                    yield node.key.lower(), value._replace(key=node.key)
                elif node is not child and node.key in DATE_OBJECTS:
                    yield key, value
    for path in PEOPLE:
        names = list(islice((v for node in _at(record, path.split(".")) for v in _names(text, node, path)), MOST))
        if names:
            yield f"{path}.*", names[0]._replace(text=", ".join(dict.fromkeys(v.text for v in names)))


def _value(text: Text, node: Node, key: str) -> Value | None:
    if node.kind not in {"string", "scalar"} or not node.closed or node.end - node.start >= LONGEST:
        return None
    plain = unescape(text[slice(*inside(node))])
    return None if plain.value in NOTHING else value_of(plain, key)


def _at(node: Node, keys: list[str]) -> list[Node]:
    nodes = [node]
    for key in keys:
        nodes = [c for n in nodes for c in n.children if c.key is not None and c.key.lower() == key]
    return nodes


def _names(text: Text, node: Node, path: str) -> Iterator[Value]:
    """Give the names in a list of strings or of people, which may be a list of lists; of terms only authors."""
    people = [node]
    for _ in range(LISTS):
        people = [p for n in people for p in (n.children if n.kind == "array" else (n,))]
    for person in people:
        name: Node | None = person
        if person.kind == "object":
            by_key = {c.key.lower(): c for c in person.children if c.key is not None}
            taxonomy = by_key.get("taxonomy")
            if path.endswith("term") and (taxonomy is None or "author" not in text.value[slice(*inside(taxonomy))]):
                continue
            name = next((by_key[k] for k in NAMES if k in by_key), None)
        value = _value(text, name, path) if name is not None else None
        if value is not None and any(map(str.isalpha, value.text)):
            yield value
