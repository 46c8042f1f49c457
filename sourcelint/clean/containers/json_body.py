"""Where the article is in JSON that holds much else: the state of a web page, the answer of an unknown interface.

Length alone does not tell: such files hold menus, settings, translations and the teasers of other articles. The body
is found by its shape: strings of prose that stand together, below the one container that has most of them. Editors of
rich text store a paragraph as a list of runs (`children: [{text}, {text, bold}]`); such runs are one paragraph.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sourcelint.clean.containers.json_scanner import inside

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sourcelint.clean.containers.json_scanner import Node

ASIDE = re.compile(
    r"teaser|preview|related|mostread|mostpopular|recommend|recirc|popular|trending|latest|newsletter|promo|advert|sponsor|comment|footer|menu|^nav"
    r"|navigation|sidebar|^seo|meta(?!l)|^og|opengraph|twitter|social|author|byline|contributor|^bio|config|setting|i18n"
    r"|translation|locale|label|cookie|consent|^alt|alttext|imagealt|tracking|analytics|(?<!de)script(?!ion)|style|^css|schema|breadcrumb"
    r"|banner|disclaimer|copyright|privacy|keyword|^tags?$|categor|embeddedpost|readnext|nextpost|prevpost|moreposts",
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
LONG = 100
"""Characters from which a string that stands twice is a copy."""
SHORTEST = 20
"""Characters of the shortest string that may be prose."""
ARTICLE = 300
"""Characters of prose that may be an article by itself."""
STATED = frozenset(
    ("title", "headline", "name", "url", "link", "href", "slug", "date", "datepublished", "publishedat", "createdat")
)
"""Keys by which an article is told from a paragraph: one needs two of them."""


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
    """Find the container (or the one string) that holds the article's body; None where there is no prose.

    Lists of articles are looked into only where little stands outside them.
    """
    if not roots:
        return None
    top = max(roots, key=lambda n: n.end - n.start)
    weighed = _weigh(value, top, lists=False)
    if weighed.mass < ARTICLE:
        weighed = _weigh(value, top, lists=True)
    while weighed.children:
        best = max(weighed.children, key=lambda c: c.mass)
        if best.mass < SHARE * weighed.mass:
            break
        weighed = best
    return weighed if weighed.mass else None


def lists_articles(node: Node) -> bool:
    """Tell a list of articles from the list of one article's paragraphs: its objects say what they are called and where."""
    articles = (len(STATED & {(k.key or "").lower() for k in c.children}) > 1 for c in node.children)
    return node.kind == "array" and sum(articles) > 1


def _weigh(value: str, top: Node, *, lists: bool) -> Weighed:
    """Sum up the prose below every node; prose that stands twice counts once, where it stands first."""
    whole = Weighed(top, None)
    order: list[Weighed] = []
    seen: set[str] = set()
    stack = [whole]
    while stack:
        weighed = stack.pop()
        order.append(weighed)
        if weighed.node.kind == "string":
            weighed.mass = _prose(value, weighed.node, seen)
        elif lists or not lists_articles(weighed.node):
            stack.extend(Weighed(child, weighed) for child in _below(weighed.node))
    for weighed in reversed(order):
        if weighed.parent is not None and weighed.mass:
            weighed.parent.mass += weighed.mass
            weighed.parent.children.append(weighed)
    for weighed in order:
        weighed.children.reverse()
    return whole


def _below(node: Node) -> Iterator[Node]:
    """Give the children that may belong to a body, last first."""
    return (
        c for c in reversed(node.children) if c.kind != "scalar" and not (c.key is not None and ASIDE.search(c.key))
    )  # fmt: skip


def _prose(value: str, node: Node, seen: set[str]) -> int:
    start, end = inside(node)
    if end - start < SHORTEST or not PROSE.search(value, start, end):
        return 0
    head = value[start : min(end, start + 200)]
    if head in seen or CODE.search(head):
        return 0
    if end - start >= LONG:
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
                if end - start >= LONG:
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
        if node.kind != "array" or not lists_articles(node) or node is body.node:
            stack.extend((child, node, run) for child in _below(node))
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
