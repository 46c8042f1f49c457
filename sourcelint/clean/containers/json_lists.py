"""Which objects of a JSON file may be articles: at its top, in the list of an answer, under keys of their own.

Interfaces put the list that was asked for below other objects (`response.results`, `data.children`), and each entry perhaps
into one more (`node`, `_source`). That list is told by being most of the file.
"""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING

from sourcelint.clean.containers.json_body import describes_article, is_aside
from sourcelint.clean.containers.json_kinds import is_page_state
from sourcelint.clean.containers.record_keys import ROLES, TEXTS, known_key

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from sourcelint.clean.containers.json_scanner import Node

LISTS = frozenset(
    ("articles", "items", "posts", "results", "data", "entries", "stories", "docs", "hits", "news", "objects", "@graph")
)
"""Keys of the list that an answer carries its articles in."""
MIN_LIST_SHARE = 0.6
"""Share of a file that is the list of what was asked for: menus and settings are more of the state of a page."""
MAX_LIST_DEPTH = 6
"""Objects around such a list."""


def listed_objects(root: Node) -> Sequence[Node]:
    """Return the objects of a JSON value that may be articles, without what is wrapped around each."""
    return [_unwrapped(node) for node in _listed(root)]


def _listed(root: Node) -> Sequence[Node]:
    if root.kind != "object":
        objects = [child for child in root.children if child.kind == "object"]
        return [node for entry in objects for node in (_objects_under(entry, ("@graph",)) or (entry,))]
    listed = _objects_under(root, LISTS) or _answer_of(root)
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


def _answer_of(root: Node) -> list[Node]:
    """Return the records in the list that most of a file is; none for the state of a page, whose lists are of other articles."""
    node = root
    for _ in range(0 if is_page_state(root) or _is_record(root) else MAX_LIST_DEPTH):
        containers = [child for child in node.children if child.kind in ("array", "object") and not is_aside(child)]
        node = max(containers, key=attrgetter("width"), default=root)
        if node is root or node.width < MIN_LIST_SHARE * root.width:
            return []
        objects = [child for child in node.children if child.kind == "object"]
        if node.kind == "array" and objects:
            return objects if all(_is_record(_unwrapped(child)) for child in objects) else []
    return []


def _unwrapped(entry: Node) -> Node:
    """Return the object inside an entry that is nothing but a wrapper: `{"kind": "t3", "data": {…}}`, `{"node": {…}}`."""
    inner = [child for child in entry.children if child.kind == "object"]
    if len(inner) == 1 and not _is_record(entry) and _is_record(inner[0]):
        return inner[0]
    return entry


def _is_record(node: Node) -> bool:
    """Tell an article, or a post, which has a day and a text and no title."""
    if describes_article(node):
        return True
    keys = {known_key(child.key or "") for child in node.children}
    return not keys.isdisjoint(TEXTS) and "day" in map(ROLES.get, keys)
