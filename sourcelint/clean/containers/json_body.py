"""Where the article is in JSON that holds much else: the state of a web page, the answer of an unknown interface.

Length alone does not tell: such files hold menus, settings, translations and the teasers of other articles. The body
is found by its shape: strings of prose that stand together, below the one container that has most of them. Editors of
rich text store a paragraph as a list of runs (`children: [{text}, {text, bold}]`); such runs are one paragraph.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from sourcelint.clean.containers.json_scanner import inside, unquoted
from sourcelint.clean.containers.record_keys import ASIDE, PROSE, ROLES, known_key
from sourcelint.expressions import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sourcelint.clean.containers.json_scanner import Node

TEASING = lazy(r"descri|summary|excerpt|abstract|standfirst|^lead|^dek$|subtitle|intro", re.IGNORECASE)
"""Keys of a text about the article; it counts as a body only if there is little else."""
TEASER_DIVISOR = 3
"""The prose under such a key counts a third."""
CODE = lazy(
    r"function\s{0,3}\(|=>\s{0,3}\{|\bvar [\w$]{1,30}\s{0,3}=|window\.|document\.|@media|https?://\S+\Z|!important"
)
MARKUP = lazy(r"<[^<>]{1,2000}>")
RUNS = frozenset(("children", "content", "inlines", "spans", "runs"))
TEXT_KEYS = frozenset(("text", "value", "html", "content", "copy", "plain", "paragraph"))
MIN_SHARE = 0.6
"""Share of the prose of a container that one child must have for the body to be looked for there."""
MIN_COPY_CHARS = 100
"""Characters from which a string that stands twice is a copy."""
MAX_HEAD_CHARS = 200
"""Characters by which a string is told from another one, and from code."""
MIN_PROSE_CHARS = 20
"""Characters of the shortest string that may be prose."""
MIN_ARTICLE_CHARS = 300
"""Characters of prose that may be an article by itself."""
MIN_ROLES = 2
"""An article says two of its title, its address and its day; a paragraph may say one."""


@dataclass(slots=True)
class Weighed:
    """A node, its parent, and how much prose stands below it, in characters without tags."""

    node: Node
    parent: Weighed | None
    mass: int = 0
    children: list[Weighed] = field(default_factory=list)

    def above(self) -> Iterator[Weighed]:
        """Yield the nodes above, nearest first."""
        node = self.parent
        while node is not None:
            yield node
            node = node.parent


class _Place(NamedTuple):
    """A node to be read, the node above it, and the paragraph that its strings are runs of, if they are."""

    node: Node
    parent: Node | None
    paragraph: list[Node] | None


def find_body(value: str, roots: Sequence[Node]) -> Weighed | None:
    """Find the container (or the one string) that holds the article's body; None if there is no prose.

    Lists of articles are searched only if little stands outside them; one that has several with prose is the body.
    """
    if not roots:
        return None
    top = max(roots, key=lambda node: node.width)
    weighed = _weigh(value, top, lists=False)
    if weighed.mass < MIN_ARTICLE_CHARS:
        weighed = _weigh(value, top, lists=True)
    while weighed.children and not (len(weighed.children) > 1 and lists_articles(weighed.node)):
        best = max(weighed.children, key=lambda child: child.mass)
        if best.mass < MIN_SHARE * weighed.mass:
            break
        weighed = best
    return weighed if weighed.mass else None


def describes_article(node: Node) -> bool:
    """Tell whether an object says what an article is called, where it stands or when it appeared."""
    return len({ROLES.get(known_key(child.key or "")) for child in node.children} - {None}) >= MIN_ROLES


def lists_articles(node: Node) -> bool:
    """Tell a list of articles from the list of one article's paragraphs."""
    return node.kind == "array" and sum(map(describes_article, node.children)) > 1


def _weigh(value: str, top: Node, *, lists: bool) -> Weighed:
    """Sum up the prose below every node; prose that stands twice counts once, where it stands first."""
    whole = Weighed(top, None)
    order = _weigh_strings(value, whole, lists=lists)
    for weighed in reversed(order):
        if weighed.parent is not None and weighed.mass:
            weighed.parent.mass += weighed.mass
            weighed.parent.children.append(weighed)
    for weighed in order:
        weighed.children.reverse()
    return whole


def _weigh_strings(value: str, whole: Weighed, *, lists: bool) -> list[Weighed]:
    """Return a node and all below it in text order, the strings with their own mass."""
    order: list[Weighed] = []
    seen: set[str] = set()
    stack = [whole]
    while stack:
        weighed = stack.pop()
        order.append(weighed)
        if weighed.node.kind == "string":
            weighed.mass = _mass_of(value, weighed.node, seen)
        elif lists or not lists_articles(weighed.node):
            stack.extend(Weighed(child, weighed) for child in _nodes_below(weighed.node))
    return order


def _nodes_below(node: Node) -> Iterator[Node]:
    """Yield the children that may belong to a body, last first."""
    for child in reversed(node.children):
        if child.kind != "scalar" and not is_aside(child):
            yield child


def is_aside(node: Node) -> bool:
    """Tell whether a value stands under a key below which no article's body does."""
    return node.key is not None and ASIDE.search(node.key) is not None


def _mass_of(value: str, node: Node, seen: set[str]) -> int:
    """Return the characters of prose in a string, 0 for code and for a copy of what was seen."""
    start, end = inside(node)
    if end - start < MIN_PROSE_CHARS or not PROSE.search(value, start, end):
        return 0
    head = value[start : min(end, start + MAX_HEAD_CHARS)]
    if head in seen or CODE.search(head):
        return 0
    if end - start >= MIN_COPY_CHARS:
        seen.add(head)
    mass = end - start
    if "<" in value[start:end]:
        mass -= sum(tag.end() - tag.start() for tag in MARKUP.finditer(value, start, end))
    return mass // TEASER_DIVISOR if TEASING.search(node.key or "") else mass


def paragraphs(value: str, body: Weighed) -> list[list[Node]]:
    """Return the strings of a body in text order, those of one paragraph together.

    A short string counts if prose stands under the same keys: a heading, or a short paragraph.
    """
    shapes = {_shape(string) for string in _strings_below(body)}
    run_keys = TEXT_KEYS & {key for key, _ in shapes}
    found: list[list[Node]] = []
    seen: set[str] = set()
    stack = [_Place(body.node, None, None)]
    while stack:
        place = stack.pop()
        node, parent, paragraph = place
        if node.kind != "string":
            stack.extend(_places_below(place, body.node))
            continue
        is_run = paragraph is not None and node.key in run_keys
        shape = (node.key, parent.key if parent is not None else None)
        string = unquoted(value, node)
        if not (is_run or shape in shapes or node is body.node) or not string.strip():
            continue
        if paragraph is None:
            if string[:MAX_HEAD_CHARS] in seen:
                continue
            found.append([node])
        else:
            if not paragraph:
                found.append(paragraph)
            paragraph.append(node)
        if len(string) >= MIN_COPY_CHARS:
            seen.add(string[:MAX_HEAD_CHARS])
    return found


def _places_below(place: _Place, top: Node) -> Iterator[_Place]:
    """Yield what is to be read below a container, last first; the runs of a paragraph share it."""
    node, _, paragraph = place
    if node is not top and lists_articles(node):
        return
    if paragraph is None and node.kind == "array" and node.key in RUNS and any(map(_is_run, node.children)):
        paragraph = []
    for child in _nodes_below(node):
        yield _Place(child, node, paragraph)


def _is_run(node: Node) -> bool:
    """Tell a run of text: an object with a text and nothing below it that has one."""
    members = {child.key: child for child in node.children}
    text = members.get("text") or members.get("value")
    return node.kind == "object" and text is not None and text.kind == "string" and "children" not in members


def _shape(weighed: Weighed) -> tuple[str | None, str | None]:
    return weighed.node.key, weighed.parent.node.key if weighed.parent is not None else None


def _strings_below(weighed: Weighed) -> Iterator[Weighed]:
    stack = [weighed]
    while stack:
        current = stack.pop()
        if current.node.kind == "string":
            yield current
        stack.extend(current.children)
