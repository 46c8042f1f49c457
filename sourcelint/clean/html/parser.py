"""An HTML page → what a reader sees of it, block by block, with the place of every piece, in one linear pass.

The tokenizer follows the HTML standard's (quotes count only in attribute values, raw text elements end at their own end
tag), the tree is reduced to what layout needs: block elements on a stack, inline elements passed over. libxml2's tree
knows no character offsets; this is where findings in a page get theirs.
"""

from __future__ import annotations

import re
import string
from bisect import bisect_left
from dataclasses import dataclass, field
from html import unescape
from typing import NamedTuple

from sourcelint.expressions import lazy
from sourcelint.text import Span

TAG = lazy(r"<(?:(/?)([a-zA-Z][^\s/>]*+)((?>[^>=]++|=\s*+(?>\"[^\"]*+\"|'[^']*+')?+)*+)>|[!?/][^>]*+>)")
BROKEN_TAG = lazy(r"<(?:(/?)([a-zA-Z][^\s/>]*+)([^>]*+)>|[!?/][^>]*+>)")
BEGINS_MARKUP = frozenset(string.ascii_letters + "/!?")
"""What follows a "<" that begins a tag, a comment or a declaration."""
ATTRIBUTE = lazy(r"(?<![^\s=/>\"'])([^\s=/>\"']++)\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\s>]++))")

RAW_TEXT = frozenset(("script", "style", "xmp", "iframe", "noembed", "noframes", "title", "textarea"))
HEAD = frozenset(("meta", "link", "base"))
"""Void elements that tell of the page, and show nothing."""
BREAK = frozenset(("br", "hr"))
"""Void elements that end a block."""
INLINE = frozenset(
    """a abbr acronym area b bdi bdo big cite circle code col data defs del dfn ellipse em embed font font-face g i img
    input ins kbd label line map mark meter nobr object output param path picture polygon polyline progress q rb rect
    rp rt ruby s samp slot small source span strike strong sub sup svg time relative-time time-ago local-time track tt u use var
    wbr""".split()  # noqa: SIM905
)
TIMES = frozenset(("time", "relative-time", "time-ago", "local-time"))
MAY_BE_DATED = frozenset(("span", "abbr", "a"))
DATED_TITLE = lazy(r"""\btitle=["'][^"'<>]{0,40}\b(?:19|20)\d\d\b[^"'<>\d]{0,4}(?:\d[^"'<>]{0,30})?["']""")
"""The exact time behind a word such as "yesterday", as sites show it below the pointer."""
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
MAX_IMPLIED_LEVELS = 63
"""Open elements that are looked through for one that ends when another begins, so that the pass stays linear."""
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

    `heads` are the tags meta, link and base, `around_heads` the elements around each (-1: none); `scripts` the contents of JSON-LD scripts; `times` the start tags of elements
    that state a time to machines or in their title, `bylines` of inline elements that are named after an author; `title` the
    contents of the first title element; `links` the contents of anchors. `open` are the block elements still open at the end, `open_link` where the
    link starts that is; `unfinished` is the tag, comment or script that the end of the file cuts; `closed` are the names
    of all end tags, `ended` is where the last one of body or html stands (-1: nowhere). `names` keeps what `layout.names_of`
    has read.
    """

    raw: str
    elements: list[Element] = field(default_factory=list)
    blocks: list[VisibleBlock] = field(default_factory=list)
    heads: list[Span] = field(default_factory=list)
    around_heads: list[int] = field(default_factory=list)
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
    names: dict[int, str] = field(default_factory=dict, repr=False)

    @property
    def window_title(self) -> str:
        """What a browser's window is called; empty if the page does not say it."""
        return " ".join(unescape(self.raw[slice(*self.title)]).split()) if self.title is not None else ""

    def attributes(self, span: Span) -> dict[str, str]:
        """Read the attributes of a tag, names in lower case; the first of a name counts."""
        found: dict[str, str] = {}
        for match in ATTRIBUTE.finditer(self.raw, *span):
            value = match[match.lastindex or 0]
            found.setdefault(match[1].lower(), unescape(value) if "&" in value else value)
        return found

    def around_head(self, start: int) -> int:
        """Return the number of the element around the tag of `heads` that begins at an offset; -1 if there is none."""
        number = bisect_left(self.heads, (start,))
        is_head = number < len(self.heads) and self.heads[number].start == start
        return self.around_heads[number] if is_head else -1

    def tag_of(self, block: VisibleBlock) -> str:
        """Return the tag of the element around a block, empty outside all elements."""
        return self.elements[block.element].tag if block.element >= 0 else ""

    def block_string(self, block: VisibleBlock) -> str:
        """Return what a reader sees of a block, white space as it stands in the file."""
        text = "".join([self.raw[start:end] for start, end in block.pieces])
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
        self.match_tag = TAG.match
        self.stack: list[int] = []
        self.count: dict[str, int] = {}
        self.pieces: list[Span] = []
        self.linked = 0
        self.link = -1
        self.closed: set[str] = set()

    def read(self) -> Page:
        """Read the page from one "<" to the next."""
        raw, page = self.page.raw, self.page
        position, end = 0, len(raw)
        while (at := raw.find("<", position)) >= 0:
            if raw[at + 1 : at + 2] not in BEGINS_MARKUP:
                self.text(position, at + 1)
                position = at + 1
                continue
            if at > position:
                self.text(position, at)
            position = self.markup(at)
        if position < end:
            self.text(position, end)
        self.flush()
        page.open = tuple(self.stack)
        page.open_link = self.link if self.link >= 0 else None
        page.closed = frozenset(self.closed)
        return page

    def markup(self, at: int) -> int:
        """Take a tag, comment or declaration in; return the offset where reading goes on."""
        raw = self.page.raw
        if raw.startswith("<!--", at):
            close = raw.find("-->", at + 2)
            return close + 3 if close >= 0 else self.break_off(at)
        tag = self.match_tag(raw, at)
        if tag is None and self.match_tag == TAG.match:
            # A quote or the tag itself never ends: from here on read tags without minding quotes, so that no
            # start can make the pass run to the end of the file twice.
            self.match_tag = BROKEN_TAG.match
            tag = self.match_tag(raw, at)
        if tag is None:
            return self.break_off(at)
        if not tag[2]:
            return tag.end()
        name = tag[2].lower()
        if tag[1]:
            self.end_tag(name, tag.start())
            return tag.end()
        return self.start_tag(tag, name)

    def break_off(self, at: int) -> int:
        """Note that the file ends inside what begins here."""
        end = len(self.page.raw)
        self.page.unfinished = Span(at, end)
        return end

    def text(self, start: int, end: int) -> None:
        """Take text in; pieces that touch become one. White space before the first word of a block belongs to none."""
        pieces = self.pieces
        if not pieces and self.page.raw[start:end].isspace():
            return
        if pieces and pieces[-1].end == start:
            pieces[-1] = Span(pieces[-1].start, end)
        else:
            pieces.append(Span(start, end))
        if self.link >= 0:
            self.linked += len("".join(self.page.raw[start:end].split()))

    def flush(self) -> None:
        """End the block that is being filled; white space behind its last word belongs to none."""
        raw, pieces = self.page.raw, self.pieces
        while pieces and raw[slice(*pieces[-1])].isspace():
            pieces.pop()
        if pieces:
            element = self.stack[-1] if self.stack else -1
            self.page.blocks.append(VisibleBlock(tuple(pieces), element, self.linked))
            pieces.clear()
        self.linked = 0

    def end_tag(self, name: str, at: int) -> None:
        """Take an end tag in."""
        if name in INLINE:
            if name == "a":
                self.end_link(at)
            return
        self.flush()
        self.closed.add(name)
        if name in ("html", "body"):
            self.page.ended = at
            self.cut(0)
        self.close(name)

    def start_tag(self, tag: re.Match[str], name: str) -> int:
        """Take a start tag in; return the offset where reading goes on."""
        if name in INLINE:
            self.inline(tag, name)
        elif name in RAW_TEXT:
            return self.raw_text(tag, name)
        elif name in HEAD:
            self.page.heads.append(Span(*tag.span()))
            self.page.around_heads.append(self.stack[-1] if self.stack else -1)
        else:
            self.flush()
            if name not in BREAK:
                self.open(tag, name)
        return tag.end()

    def inline(self, tag: re.Match[str], name: str) -> None:
        """Take the start tag of an inline element in: a link, a time, perhaps a byline."""
        if name == "a":
            self.end_link(tag.start())
            self.link = tag.end()
        attributes = tag[3]
        if name in TIMES or (name in MAY_BE_DATED and "title=" in attributes and DATED_TITLE.search(attributes)):
            self.page.times.append(Span(*tag.span()))
        if "uthor" in attributes or "yline" in attributes:
            self.page.bylines.append(Span(*tag.span()))

    def end_link(self, at: int) -> None:
        """End the link that is open, if one is."""
        if self.link >= 0:
            self.page.links.append(Span(self.link, at))
            self.link = -1

    def raw_text(self, tag: re.Match[str], name: str) -> int:
        """Pass over an element whose contents are not markup; return the offset where reading goes on."""
        page, raw = self.page, self.page.raw
        end_tag = _END_TAGS[name].search(raw, tag.end())
        if end_tag is None:
            return tag.end() if name in ("title", "textarea") else self.break_off(tag.start())
        inside = Span(tag.end(), end_tag.start())
        if name == "title":
            page.title = page.title or inside
        elif name == "script" and "ld+json" in tag[3]:
            page.scripts.append(inside)
        close = raw.find(">", inside.end)
        return close + 1 if close >= 0 else len(raw)

    def open(self, tag: re.Match[str], name: str) -> None:
        """Open a block element, and close those that end when it begins."""
        if self.count.get("p") and name not in IN_PARAGRAPH:
            self.close("p")
        if name in ENDS:
            self.close_implied(*ENDS[name])
        self.page.elements.append(Element(name, tag.start(), Span(*tag.span(3)), self.stack[-1] if self.stack else -1))
        self.stack.append(len(self.page.elements) - 1)
        self.count[name] = self.count.get(name, 0) + 1
        self.page.depth = max(self.page.depth, len(self.stack))

    def close_implied(self, ended: set[str], within: set[str]) -> None:
        """Close the innermost element of some names, unless one that they never leave is open inside it."""
        top = len(self.stack) - 1
        for depth in range(top, max(-1, top - MAX_IMPLIED_LEVELS), -1):
            tag = self.page.elements[self.stack[depth]].tag
            if tag in ended:
                self.cut(depth)
                return
            if tag in within:
                return

    def close(self, name: str) -> None:
        """Close the innermost element of a name, and all inside it."""
        if not self.count.get(name):
            return
        depth = len(self.stack) - 1
        while self.page.elements[self.stack[depth]].tag != name:
            depth -= 1
        self.cut(depth)

    def cut(self, depth: int) -> None:
        """Close all elements from a level of the stack on."""
        for number in self.stack[depth:]:
            self.count[self.page.elements[number].tag] -= 1
        del self.stack[depth:]


_END_TAGS = {name: lazy(rf"</{name}(?=[\s/>])", re.IGNORECASE) for name in RAW_TEXT}
