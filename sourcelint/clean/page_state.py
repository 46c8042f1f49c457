"""Where the article is in JSON that holds much else: the state of a web page, the answer of an unknown interface.

Length alone does not tell: such files hold menus, settings, translations and the teasers of other articles. The body
is found by its shape: strings of prose that stand together, below the one container that has most of them. Editors of
rich text store a paragraph as a list of runs (`children: [{text}, {text, bold}]`); such runs are one paragraph.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sourcelint.clean.json_scanner import inside

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sourcelint.clean.json_scanner import Node

ASIDE = re.compile(
    r"teaser|related|recommend|recirc|popular|trending|latest|newsletter|promo|advert|sponsor|comment|footer|menu|^nav"
    r"|navigation|sidebar|^seo|meta(?!l)|^og|opengraph|twitter|social|author|byline|contributor|^bio|config|setting|i18n"
    r"|translation|locale|label|cookie|consent|^alt|alttext|imagealt|tracking|analytics|script|style|^css|schema|breadcrumb"
    r"|banner|disclaimer|copyright|privacy|keyword|^tags?$|categor|embeddedpost|readnext|nextpost|prevpost|moreposts|query$",
    re.IGNORECASE,
)
"""Keys below which no article's body stands."""
TEASING = re.compile(r"descri|summary|excerpt|abstract|standfirst|^lead|^dek$|subtitle|intro", re.IGNORECASE)
PROSE = re.compile(
    r"(?:[^\W\d_][^\s{}\[\]<>|\\=]{0,40}[ ]){4}|[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]{12}"
)
"""Four words in a row, or as much of a script that puts no blanks between words."""
CODE = re.compile(
    r"function\s{0,3}\(|=>\s{0,3}\{|\bvar [\w$]{1,30}\s{0,3}=|window\.|document\.|@media|https?://\S+\Z|!important"
)
MARKUP = re.compile(r"<[^<>]{1,2000}>")
RUNS = frozenset(("children", "content", "inlines", "spans", "runs"))
TEXT_KEYS = frozenset(("text", "value", "html", "content", "copy", "plain", "paragraph"))
SHARE = 0.6
"""Share of the prose of a container that one child must have for the body to be looked for there."""
SHORTEST = 20


@dataclass(slots=True)
class Weighed:
    """A node, its parent, and how much prose stands below it, in characters without tags."""

    node: Node
    parent: Weighed | None
    mass: int = 0
    children: list[Weighed] = field(default_factory=list)

    def above(self) -> Iterator[Weighed]:
        """Give the nodes above, nearest first."""
        node = self.parent
        while node is not None:
            yield node
            node = node.parent


def find_body(value: str, roots: Sequence[Node]) -> Weighed | None:
    """Find the container (or the one string) that holds the article's body; None where there is no prose."""
    weighed = _weigh(value, roots)
    if weighed is None or not weighed.mass:
        return None
    while weighed.children:
        best = max(weighed.children, key=lambda c: c.mass)
        if best.mass < SHARE * weighed.mass:
            break
        weighed = best
    return weighed


def _weigh(value: str, roots: Sequence[Node]) -> Weighed | None:
    """Sum up the prose below every node; prose that stands twice counts once, where it stands first."""
    if not roots:
        return None
    top = max(roots, key=lambda n: n.end - n.start)
    whole = Weighed(top, None)
    order: list[Weighed] = []
    seen: set[str] = set()
    stack = [whole]
    while stack:
        weighed = stack.pop()
        order.append(weighed)
        node = weighed.node
        if node.kind == "string":
            weighed.mass = _prose(value, node, seen)
        for child in reversed(node.children):
            if child.kind != "scalar" and not (child.key is not None and ASIDE.search(child.key)):
                stack.append(Weighed(child, weighed))
    for weighed in reversed(order):
        if weighed.parent is not None and weighed.mass:
            weighed.parent.mass += weighed.mass
            weighed.parent.children.insert(0, weighed)
    return whole


def _prose(value: str, node: Node, seen: set[str]) -> int:
    start, end = inside(node)
    if end - start < SHORTEST or not PROSE.search(value, start, end):
        return 0
    head = value[start : min(end, start + 200)]
    if head in seen or CODE.search(head):
        return 0
    seen.add(head)
    mass = end - start
    if "<" in value[start:end]:
        mass -= sum(m.end() - m.start() for m in MARKUP.finditer(value, start, end))
    return mass // 3 if node.key is not None and TEASING.search(node.key) else mass


def paragraphs(value: str, body: Weighed) -> list[list[Node]]:
    """Give the strings of a body in text order, those of one paragraph together.

    A short string counts where prose stands under the same keys: a heading, or a short paragraph.
    """
    shapes = {_shape(w) for w in _prose_below(body)}
    found: list[list[Node]] = []
    stack: list[tuple[Node, Node | None, list[Node] | None]] = [(body.node, None, None)]
    seen: set[str] = set()
    while stack:
        node, parent, run = stack.pop()
        if node.kind == "string":
            start, end = inside(node)
            words = value[start:end]
            shape = (node.key, parent.key if parent is not None else None)
            short = node.key in TEXT_KEYS and shape[0] in {s[0] for s in shapes} and run is not None
            if not words.strip() or (run is None and words[:200] in seen):
                continue
            if short or shape in shapes or node is body.node:
                seen.add(words[:200])
                if run is None:
                    found.append([node])
                else:
                    if not run:
                        found.append(run)
                    run.append(node)
            continue
        if run is None and node.kind == "array" and node.key in RUNS and any(_leaf(c) for c in node.children):
            run = []
        for child in reversed(node.children):
            if child.kind != "scalar" and not (child.key is not None and ASIDE.search(child.key)):
                stack.append((child, node, run))
    return found


def _leaf(node: Node) -> bool:
    """Tell a run of text: an object with a text and nothing below it that has one."""
    keys = {c.key: c for c in node.children}
    text = keys.get("text") or keys.get("value")
    return node.kind == "object" and text is not None and text.kind == "string" and "children" not in keys


def _shape(weighed: Weighed) -> tuple[str | None, str | None]:
    return weighed.node.key, weighed.parent.node.key if weighed.parent is not None else None


def _prose_below(weighed: Weighed) -> Iterator[Weighed]:
    stack = [weighed]
    while stack:
        w = stack.pop()
        if w.node.kind == "string":
            yield w
        stack.extend(w.children)
