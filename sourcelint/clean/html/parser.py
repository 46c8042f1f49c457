"""An HTML page → what a reader sees of it, block by block, with the place of every piece, in one linear pass.

The tokenizer follows the HTML standard's (quotes count only in attribute values, raw text elements end at their own end
tag), the tree is reduced to what layout needs: block elements on a stack, inline elements passed over. libxml2's tree
knows no character offsets; this is where findings in a page get theirs.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape
from typing import NamedTuple

from sourcelint.text import Span

TAG = re.compile(r"<(?:(/?)([a-zA-Z][^\s/>]*+)((?:[^>=]++|=\s*+(?:\"[^\"]*+\"|'[^']*+')?+)*+)>|[!?/][^>]*+>)")
BROKEN_TAG = re.compile(r"<(?:(/?)([a-zA-Z][^\s/>]*+)([^>]*+)>|[!?/][^>]*+>)")
ATTRIBUTE = re.compile(r"(?<![^\s=/>\"'])([^\s=/>\"']++)\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\s>]++))")

RAW_TEXT = frozenset(("script", "style", "xmp", "iframe", "noembed", "noframes", "title", "textarea"))
VOID = frozenset(("base", "br", "hr", "link", "meta"))
INLINE = frozenset(
    """a abbr acronym area b bdi bdo big cite circle code col data defs del dfn ellipse em embed font font-face g i img
    input ins kbd label line map mark meter nobr object output param path picture polygon polyline progress q rb rect
    rp rt ruby s samp slot small source span strike strong sub sup svg time track tt u use var wbr""".split()  # noqa: SIM905
)
# An end tag that HTML lets authors leave out: the elements that end when the key begins, and what they never leave.
ENDS = {
    "li": ({"li"}, {"ul", "ol", "menu"}),
    "dt": ({"dt", "dd"}, {"dl"}),
    "dd": ({"dt", "dd"}, {"dl"}),
    "tr": ({"tr"}, {"table"}),
    "td": ({"td", "th"}, {"tr", "table"}),
    "th": ({"td", "th"}, {"tr", "table"}),
    "option": ({"option"}, {"select"}),
}
IN_PARAGRAPH = frozenset(("button", "caption", "noscript", "template", "video", "audio", "canvas"))


class Element(NamedTuple):
    """A block element: lower-case tag, where its start tag begins, its attributes, the number of its parent (-1: none)."""

    tag: str
    start: int
    attributes: Span
    parent: int


class VisibleBlock(NamedTuple):
    """Text between two block boundaries: its pieces, the block element around it, its characters in links (no spaces)."""

    pieces: tuple[Span, ...]
    element: int
    linked: int


@dataclass(slots=True)
class Page:
    """What one pass over a page finds, in page order. Spans are offsets into `raw`, the page as it was given.

    `heads` are the tags meta, link and base; `scripts` the contents of JSON-LD scripts; `times` the start tags of
    `time`, `bylines` of inline elements that are named after an author; `title` the contents of the first title
    element; `links` the contents of anchors. `open` are the block elements still open at the end, `open_link` where the
    link starts that is; `unfinished` is the tag, comment or script that the end of the file cuts; `closed` are the names
    of all end tags, `ended` is where the last one of body or html stands (-1: nowhere).
    """

    raw: str
    elements: list[Element] = field(default_factory=list)
    blocks: list[VisibleBlock] = field(default_factory=list)
    heads: list[Span] = field(default_factory=list)
    scripts: list[Span] = field(default_factory=list)
    times: list[Span] = field(default_factory=list)
    bylines: list[Span] = field(default_factory=list)
    links: list[Span] = field(default_factory=list)
    title: Span | None = None
    open: tuple[int, ...] = ()
    open_link: int | None = None
    unfinished: Span | None = None
    closed: frozenset[str] = frozenset()
    ended: int = -1
    depth: int = 0

    def attributes(self, span: Span) -> dict[str, str]:
        """Read the attributes of a tag, names in lower case; the first of a name counts."""
        found: dict[str, str] = {}
        for m in ATTRIBUTE.finditer(self.raw, *span):
            value = m[2] or m[3] or m[4] or ""
            found.setdefault(m[1].lower(), unescape(value) if "&" in value else value)
        return found

    def block_string(self, block: VisibleBlock) -> str:
        """Give what a reader sees of a block, white space as it stands in the file."""
        text = "".join([self.raw[a:b] for a, b in block.pieces])
        return unescape(text) if "&" in text else text


def span_of_block(block: VisibleBlock) -> Span:
    """Return where a block stands, from its first piece to its last."""
    return Span(block.pieces[0].start, block.pieces[-1].end)


def find_in_block(page: Page, number: int, value: str, start: int = 0) -> Span:
    """Find a value in a block, at `start` or behind; the block itself if it is written differently there."""
    block = span_of_block(page.blocks[number])
    at = page.raw.find(value, max(start, block.start), block.end)
    return Span(at, at + len(value)) if at >= 0 else block


def read_visible_page(raw: str) -> Page:
    """Read a page in one pass; linear in its length whatever it holds."""
    return _PageReader(raw).read()


class _PageReader:
    """The state of the pass."""

    def __init__(self, raw: str) -> None:
        self.page = Page(raw)
        self.stack: list[int] = []
        self.count: dict[str, int] = {}
        self.pieces: list[Span] = []
        self.linked = 0
        self.link = -1
        self.closed: set[str] = set()

    def read(self) -> Page:
        raw, page = self.page.raw, self.page
        match, position, end = TAG.match, 0, len(raw)
        while (at := raw.find("<", position)) >= 0:
            following = raw[at + 1 : at + 2]
            if not (following.isalpha() and following.isascii()) and following not in ("/", "!", "?"):
                self.text(position, at + 1)
                position = at + 1
                continue
            if at > position:
                self.text(position, at)
            if raw.startswith("<!--", at):
                position = raw.find("-->", at + 2) + 3
                if position == 2:
                    page.unfinished = Span(at, end)
                    position = end
                continue
            m = match(raw, at)
            if m is None and match == TAG.match:
                # A quote or the tag itself never ends: from here on read tags without minding quotes, so that no
                # start can make the pass run to the end of the file twice.
                match = BROKEN_TAG.match
                m = match(raw, at)
            if m is None:
                page.unfinished = Span(at, end)
                position = end
                break
            position = m.end()
            if m[2]:
                position = self.tag(m, m[2].lower())
        if position < end:
            self.text(position, end)
        self.flush()
        page.open = tuple(self.stack)
        page.open_link = self.link if self.link >= 0 else None
        page.closed = frozenset(self.closed)
        return page

    def text(self, start: int, end: int) -> None:
        pieces = self.pieces
        if pieces and pieces[-1].end == start:
            pieces[-1] = Span(pieces[-1].start, end)
        else:
            pieces.append(Span(start, end))
        if self.link >= 0:
            self.linked += len("".join(self.page.raw[start:end].split()))

    def flush(self) -> None:
        if self.pieces:
            raw = self.page.raw
            pieces = [p for p in self.pieces if not raw[p.start : p.end].isspace()]
            if pieces:
                first, last = self.pieces.index(pieces[0]), len(self.pieces) - self.pieces[::-1].index(pieces[-1])
                self.page.blocks.append(
                    VisibleBlock(tuple(self.pieces[first:last]), self.stack[-1] if self.stack else -1, self.linked)
                )
            self.pieces = []
        self.linked = 0

    def tag(self, m: re.Match[str], name: str) -> int:
        """Take a tag in; gives the offset where reading goes on."""
        page = self.page
        if m[1]:
            if name in INLINE:
                if name == "a" and self.link >= 0:
                    page.links.append(Span(self.link, m.start()))
                    self.link = -1
            else:
                self.flush()
                self.closed.add(name)
                if name in ("html", "body"):
                    page.ended = m.start()
                    self.cut(0)
                self.close(name)
            return m.end()
        if name in INLINE:
            if name == "a":
                if self.link >= 0:
                    page.links.append(Span(self.link, m.start()))
                self.link = m.end()
            elif name == "time":
                page.times.append(Span(m.start(), m.end()))
            if "uthor" in m[3] or "yline" in m[3]:
                page.bylines.append(Span(m.start(), m.end()))
            return m.end()
        if name in VOID:
            if name in ("meta", "link", "base"):
                page.heads.append(Span(m.start(), m.end()))
            else:
                self.flush()
            return m.end()
        if name in RAW_TEXT:
            return self.raw_text(m, name)
        self.flush()
        self.open(m, name)
        return m.end()

    def raw_text(self, m: re.Match[str], name: str) -> int:
        """Pass over an element whose contents are not markup."""
        page, raw = self.page, self.page.raw
        end = _end_of(raw, name, m.end())
        if end < 0:
            if name in ("title", "textarea"):
                return m.end()
            page.unfinished = Span(m.start(), len(raw))
            return len(raw)
        inside = Span(m.end(), end)
        if name == "title":
            page.title = page.title or inside
        elif name == "script" and "ld+json" in m[3]:
            page.scripts.append(inside)
        close = raw.find(">", end)
        return close + 1 if close >= 0 else len(raw)

    def open(self, m: re.Match[str], name: str) -> None:
        if self.count.get("p") and name not in IN_PARAGRAPH:
            self.close("p")
        if name in ENDS:
            ended, within = ENDS[name]
            for depth in range(len(self.stack) - 1, max(-1, len(self.stack) - 64), -1):
                tag = self.page.elements[self.stack[depth]].tag
                if tag in ended:
                    self.cut(depth)
                if tag in ended or tag in within:
                    break
        self.page.elements.append(
            Element(name, m.start(), Span(m.start(3), m.end(3)), self.stack[-1] if self.stack else -1)
        )
        self.stack.append(len(self.page.elements) - 1)
        self.count[name] = self.count.get(name, 0) + 1
        self.page.depth = max(self.page.depth, len(self.stack))

    def close(self, name: str) -> None:
        if not self.count.get(name):
            return
        depth = len(self.stack) - 1
        while self.page.elements[self.stack[depth]].tag != name:
            depth -= 1
        self.cut(depth)

    def cut(self, depth: int) -> None:
        for number in self.stack[depth:]:
            self.count[self.page.elements[number].tag] -= 1
        del self.stack[depth:]


_ENDS = {name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE) for name in RAW_TEXT}


def _end_of(raw: str, name: str, position: int) -> int:
    m = _ENDS[name].search(raw, position)
    return m.start() if m else -1
