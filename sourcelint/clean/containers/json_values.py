"""What a record in JSON states about its article: plain values, values one level below, and lists of people."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from sourcelint.clean.containers.json_scanner import Node, inside, members_of, unescape
from sourcelint.clean.containers.record_keys import ENTRIES, FIELDS, PUBLISHED_BELOW, known_key
from sourcelint.clean.containers.record_metadata import Value, join_names, value_of
from sourcelint.text import RawSpan

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sourcelint.text import Text

PLAIN_VALUES = frozenset(("$date", "$numberLong", "iso", "datetime", "value"))
"""Keys of an object that stands for one value: a date as MongoDB exports it, a field of Drupal."""
MAX_VALUE_CHARS = 2000
"""Longer values, with their quotation marks, are texts and no metadata."""
OF_METADATA = frozenset(("metadata", "meta", "extra_info", *FIELDS))
"""Where pipelines keep what they know of a text, beside it, and interfaces what was asked for."""
NOTHING = frozenset(("", "null", "None", "true", "false", "True", "False", "NaN", "nan", "NaT", "undefined"))

PEOPLE = (
    "author", "authors", "coauthors", "byline", "bylines", "creator", "creators", "writers", "credits.by", "_embedded.author", "_embedded.wp:term",
    "parsely.author", "parsely.meta.author", "parsely.meta.creator", "yoast_head_json.twitter_misc.written by",
)  # fmt: skip
"""Where records keep who wrote the article, if in a list or further below. WordPress embeds the account of a post as
`_embedded.author`, and the authors that a plugin adds as terms."""
NAME_KEYS = ("name", "display_name", "displayname", "full_name", "fullname", "title")
"""Keys of a person's name, the best first."""
NAME_PARTS = (("given", "family"), ("first_name", "last_name"), ("firstname", "lastname"), ("fore", "last"))
"""Keys of the parts of a name, first name first."""
MAX_DAY_PARTS = 3
MAX_NAMES = 20
"""More are no list of authors."""
MAX_LIST_DEPTH = 2
"""A list of lists of people is what WordPress embeds: one list a taxonomy."""


def values_of(text: Text, record: Node) -> Iterator[tuple[str, Value]]:
    """Yield what a record states by its key path in lower case, the first of each list; then `PEOPLE` with all names.

    What stands in an object of metadata is yielded behind all of this, as if the record said it itself.
    """
    yield from _own_values(text, record)
    for beside in record.children:
        if beside.kind == "object" and (beside.key or "").lower() in OF_METADATA:
            yield from _own_values(text, beside)


def _own_values(text: Text, record: Node) -> Iterator[tuple[str, Value]]:
    for member in record.children:
        if member.key is not None and member.key.lower() != ENTRIES:  # an entry has a day of its own
            yield from _values_of_member(text, member, member.key)
    for path in PEOPLE:
        people = (name for node in _nodes_at(record, path.split(".")) for name in _names(text, node, path))
        names = list(islice(people, MAX_NAMES))
        if names:
            yield f"{path}.*", join_names(names)


def _values_of_member(text: Text, member: Node, key: str) -> Iterator[tuple[str, Value]]:
    """Yield the plain value under a key, and those one level below it."""
    path = key.lower()
    value = _value(text, member, key)
    if value is not None:
        yield path, value
    for node in _nodes_below(member):
        value = _value(text, node, key)
        if value is None:
            continue
        inner = node.key or ""
        yield f"{path}.{inner.lower()}" if inner else path, value
        if known_key(inner) in PUBLISHED_BELOW:
            yield known_key(inner), value._replace(key=inner)
        elif inner in PLAIN_VALUES:
            yield path, value
    day = _day_in_parts(text, member, key)
    if day is not None:
        yield path, day


def _day_in_parts(text: Text, member: Node, key: str) -> Value | None:
    """Read a day as bibliographies keep it: `{"date-parts": [[2021, 5, 2]]}`."""
    listed = members_of(member).get("date-parts") if member.kind == "object" else None
    parts = listed.children[0].children[:MAX_DAY_PARTS] if listed is not None and listed.children else []
    figures = [text.value[part.start : part.end].strip('"') for part in parts]
    if not parts or not all(map(str.isdecimal, figures)):
        return None
    return Value("-".join(figure.zfill(2) for figure in figures), text.raw_span(parts[0].start, parts[-1].end), key)


def _nodes_below(member: Node) -> Sequence[Node]:
    """Return what an object holds, or the first entry of a list: its parts if it is an object, else itself."""
    if member.kind != "array":
        return member.children
    first = member.children[:1]
    return first[0].children if first and first[0].kind == "object" else first


def _value(text: Text, node: Node, key: str) -> Value | None:
    """Return a plain value that was read to its end and says something."""
    if node.kind not in {"string", "scalar"} or not node.closed or node.width >= MAX_VALUE_CHARS:
        return None
    plain = unescape(text[slice(*inside(node))])
    return None if plain.value in NOTHING else value_of(plain, key)


def _nodes_at(node: Node, path: list[str]) -> list[Node]:
    """Return all nodes that a path of keys leads to, the first by any of its names; a key may stand several times."""
    nodes = [child for child in node.children if child.key is not None and known_key(child.key) == path[0]]
    for key in path[1:]:
        nodes = [child for parent in nodes for child in parent.children if (child.key or "").lower() == key]
    return nodes


def _names(text: Text, node: Node, path: str) -> Iterator[Value]:
    """Yield the names in a list of strings or of people, which may be a list of lists; of terms only authors."""
    people = [node]
    for _ in range(MAX_LIST_DEPTH):
        people = [person for entry in people for person in (entry.children if entry.kind == "array" else (entry,))]
    for person in people:
        if path.endswith("term") and person.kind == "object" and not _is_author_term(text, person):
            continue
        parts = [value for name in _name_of(person) if (value := _value(text, name, path)) is not None]
        if parts and any(map(str.isalpha, parts[0].text)):
            whole = " ".join(part.text for part in parts)
            yield Value(whole, RawSpan(parts[0].span.start, parts[-1].span.end), path)


def _is_author_term(text: Text, term: Node) -> bool:
    """Tell an author among the terms of WordPress, which are categories and tags too."""
    taxonomy = members_of(term).get("taxonomy")
    return taxonomy is not None and "author" in text.value[slice(*inside(taxonomy))]


def _name_of(person: Node) -> list[Node]:
    """Return what a person is called: one value, or the parts of the name as bibliographies keep them."""
    if person.kind != "object":
        return [person]
    members = members_of(person)
    name = next((members[key] for key in NAME_KEYS if key in members), None)
    parts = next((parts for parts in NAME_PARTS if members.keys() >= set(parts)), ())
    return [name] if name is not None else [members[key] for key in parts]
