"""Chosen blocks of a page → the text of the article, by edits of the page itself, so that every character keeps its place."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, NamedTuple

from sourcelint.document import Block
from sourcelint.text import RawSpan, Span, Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sourcelint.clean.html.parser import Page, VisibleBlock
    from sourcelint.document import BlockKind

Edit = tuple[int, int, str]

KINDS: dict[str, tuple[BlockKind, int]] = {
    **{f"h{n}": ("heading", n) for n in range(1, 7)},
    "li": ("list", 0), "dt": ("list", 0), "dd": ("list", 0),
    "blockquote": ("quote", 0), "figcaption": ("caption", 0), "caption": ("caption", 0), "pre": ("code", 0),
}  # fmt: skip
# So many ancestors may say what a block is: a quotation or a list item holds paragraphs, which hold the text.
TELLING = 4

SPACE_OR_ENTITY = re.compile(r"\s++|&(?:#[0-9]{1,8};?|#[xX][0-9a-fA-F]{1,7};?|[A-Za-z][A-Za-z0-9]{1,31};?)")
SPACES = re.compile(r"\s++")
TAGS = re.compile(r"(?:<[^<>]*+>?+|\s)++")


class ComposedArticle(NamedTuple):
    """The text of an article, its blocks, and the places of its links in the raw file."""

    text: Text
    blocks: tuple[Block, ...]
    links: tuple[RawSpan, ...]


def compose_article(
    whole: Text, page: Page, wanted: Sequence[bool], extra: Mapping[int, Sequence[str]]
) -> ComposedArticle:
    """Put the wanted blocks together, one a line, in page order.

    `extra` holds strings without a place that belong behind the block of that number (-1: before the first).
    """
    edits: list[Edit] = []
    blocks: list[Block] = []
    ranges: list[Span] = []
    position = length = 0

    def put(kind: BlockKind, level: int, size: int) -> None:
        nonlocal length
        blocks.append(Block(kind, length, length + size, level, marked=True))
        length += size + 1

    def insert(n: int) -> None:
        for string in extra.get(n, ()):
            line = " ".join(string.split())
            edits.append((position, position, "\n" + line if blocks else line))
            put("paragraph", 0, len(line))

    insert(-1)
    for n, block in enumerate(page.blocks):
        if wanted[n]:
            kind, level = _kind(page, block.element)
            start, end, inner, size = _read(page.raw, block, verbatim=kind == "code")
            if size:
                edits.append((position, start, "\n" if blocks else ""))
                edits += inner
                position = end
                ranges.append(Span(start, end))
                put(kind, level, size)
        insert(n)
    edits.append((position, len(page.raw), ""))
    return ComposedArticle(whole.edit(edits), tuple(blocks), tuple(_links(whole, page, ranges)))


def plain(whole: Text) -> Text:
    """Give all text between tags as one line: for files that are nothing but tags, in a time that their length bounds."""
    return whole.sub(TAGS, " ").strip()


def resolve(text: Text) -> Text:
    """Read the entities of a text, and make its white space single spaces."""
    if "&" in text.value:
        text = text.sub(SPACE_OR_ENTITY, lambda m: unescape(m[0]) if m[0][0] == "&" else m[0])
    return text.sub(SPACES, " ").strip()


def _read(raw: str, block: VisibleBlock, *, verbatim: bool) -> tuple[int, int, list[Edit], int]:
    """Give where a block starts and ends, the edits in between, and the length of the text that they leave.

    White space becomes one space, also where it stands in several pieces or as `&nbsp;`, and none at either end;
    `verbatim` keeps it as it is between the ends.
    """
    edits: list[Edit] = []
    first, at = block.pieces[0].start, block.pieces[0].start
    size = 0
    pending: list[Edit] = []  # white space, and what goes behind it: its first edit becomes a space if text follows
    for start, end in block.pieces:
        if start > at:
            (pending or edits).append((at, start, ""))
        at = start
        for m in SPACE_OR_ENTITY.finditer(raw, start, end):
            new = m[0] if m[0][0] != "&" else unescape(m[0])
            if m.start() > at:
                size += m.start() - at + _settle(raw, edits, pending)
            at = m.end()
            if new.isspace() and not (verbatim and size):
                (pending if pending or size else edits).append((m.start(), m.end(), ""))
                continue
            size += len(new) + _settle(raw, edits, pending)
            if new != m[0]:
                edits.append((m.start(), m.end(), new))
        if end > at:
            size += end - at + _settle(raw, edits, pending)
            at = end
    return first, at, edits + pending, size


def _settle(raw: str, edits: list[Edit], pending: list[Edit]) -> int:
    """Let a run of white space that text follows stand as one space; return how long it is now.

    What is one space already needs no edit: it is most of the white space of a page.
    """
    if not pending:
        return 0
    start, end, _ = pending[0]
    if raw[start:end] != " ":
        edits.append((start, end, " "))
    edits += pending[1:]
    pending.clear()
    return 1


def _kind(page: Page, element: int) -> tuple[BlockKind, int]:
    for _ in range(TELLING):
        if element < 0:
            break
        tag = page.elements[element].tag
        if tag in KINDS:
            return KINDS[tag]
        element = page.elements[element].parent
    return "paragraph", 0


def _links(whole: Text, page: Page, ranges: Sequence[Span]) -> Iterator[RawSpan]:
    n = 0
    for link in sorted(page.links):
        while n < len(ranges) and ranges[n].end <= link.start:
            n += 1
        if n < len(ranges) and ranges[n].start < link.end:
            text = page.raw[slice(*link)]
            left = len(text) - len(text.lstrip())
            if left < len(text):
                yield whole.raw_span(link.start + left, link.start + len(text.rstrip()))
