"""Chosen blocks of a page → the text of the article, by edits of the page itself, so that every character keeps its place."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, NamedTuple

from sourcelint.document import Block
from sourcelint.expressions import lazy
from sourcelint.text import RawSpan, Span, Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sourcelint.clean.html.parser import Page, VisibleBlock
    from sourcelint.document import BlockKind

Edit = tuple[int, int, str]

KINDS: dict[str, tuple[BlockKind, int]] = {
    **{f"h{level}": ("heading", level) for level in range(1, 7)},
    "li": ("list", 0), "dt": ("list", 0), "dd": ("list", 0),
    "blockquote": ("quote", 0), "figcaption": ("caption", 0), "caption": ("caption", 0), "pre": ("code", 0),
}  # fmt: skip
MAX_KIND_LEVELS = 4
"""Elements upwards that may say what a block is: a quotation or a list item holds paragraphs, which hold the text."""

SPACE_OR_ENTITY = lazy(
    r"""
    (?:(?<![^\s;>])|(?![ ][^\s&]))\s++  # not the one space between two words: it stays, and is most of the white space
  | &(?:\#[0-9]{1,8};?|\#[xX][0-9a-fA-F]{1,7};?|[A-Za-z][A-Za-z0-9]{1,31};?)
    """,
    re.VERBOSE,
)
"""White space that may need an edit, and entities; behind ";" and ">" a space may go on one of an entity or a tag."""
SPACES = lazy(r"\s++")
TAGS = lazy(r"(?><[^<>]*+>?+|\s)++")


class ComposedArticle(NamedTuple):
    """The text of an article, its blocks, the places of its links in the raw file, and where in the page it stands."""

    text: Text
    blocks: tuple[Block, ...]
    links: tuple[RawSpan, ...]
    reach: Span = Span(0, 0)


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

    def insert(number: int) -> None:
        for string in extra.get(number, ()):
            line = " ".join(string.split())
            edits.append((position, position, "\n" + line if blocks else line))
            put("paragraph", 0, len(line))

    insert(-1)
    for number, block in enumerate(page.blocks):
        if wanted[number]:
            kind, level = _kind_of(page, block.element)
            reader = _BlockReader(page.raw, verbatim=kind == "code")
            span = reader.read(block)
            if reader.size:
                edits.append((position, span.start, "\n" if blocks else ""))
                edits += reader.edits
                position = span.end
                ranges.append(span)
                put(kind, level, reader.size)
        insert(number)
    edits.append((position, len(page.raw), ""))
    reach = Span(ranges[0].start, ranges[-1].end) if ranges else Span(0, 0)
    return ComposedArticle(whole.edit(edits), tuple(blocks), tuple(_links(whole, page, ranges)), reach)


def flatten(whole: Text) -> Text:
    """Return all text between tags as one line: for files that are nothing but tags, in a time that their length bounds."""
    return whole.sub(TAGS, " ").strip()


def resolve_entities(text: Text) -> Text:
    """Read the entities of a text, and make its white space single spaces."""
    if "&" in text.value:
        text = text.sub(SPACE_OR_ENTITY, lambda match: _character_of(match[0]))
    return text.sub(SPACES, " ").strip()


def _character_of(space_or_entity: str) -> str:
    return unescape(space_or_entity) if space_or_entity[0] == "&" else space_or_entity


class _BlockReader:
    """The edits that make the text of a block out of its markup, and the length of that text.

    White space becomes one space, also if it stands in several pieces or as `&nbsp;`, and none at either end;
    `verbatim` keeps it as it is between the ends.
    """

    def __init__(self, raw: str, *, verbatim: bool) -> None:
        self.raw = raw
        self.verbatim = verbatim
        self.edits: list[Edit] = []
        self.size = 0
        self._pending: list[
            Edit
        ] = []  # white space and what follows it: the first edit becomes a space if text follows

    def read(self, block: VisibleBlock) -> Span:
        """Read the pieces of a block; return where it starts and ends."""
        first = position = block.pieces[0].start
        for piece in block.pieces:
            if piece.start > position:
                (self._pending or self.edits).append((position, piece.start, ""))
            self._read_piece(*piece)
            position = piece.end
        self.edits += self._pending
        return Span(first, position)

    def _read_piece(self, start: int, end: int) -> None:
        position = start
        for match in SPACE_OR_ENTITY.finditer(self.raw, start, end):
            found = match.start()
            if found > position:
                self.size += found - position + self._settle()
            position = match.end()
            old = match[0]
            new = unescape(old) if old[0] == "&" else old
            if new.isspace() and not (self.verbatim and self.size):
                (self._pending if self._pending or self.size else self.edits).append((found, position, ""))
                continue
            self.size += len(new) + self._settle()
            if new != old:
                self.edits.append((found, position, new))
        if end > position:
            self.size += end - position + self._settle()

    def _settle(self) -> int:
        """Let a run of white space that text follows stand as one space; return how long it is now."""
        pending = self._pending
        if not pending:
            return 0
        start, end, _ = pending[0]
        if self.raw[start:end] != " ":
            self.edits.append((start, end, " "))
        self.edits += pending[1:]
        pending.clear()
        return 1


def _kind_of(page: Page, element: int) -> tuple[BlockKind, int]:
    for _ in range(MAX_KIND_LEVELS):
        if element < 0:
            break
        tag = page.elements[element].tag
        if tag in KINDS:
            return KINDS[tag]
        element = page.elements[element].parent
    return "paragraph", 0


def _links(whole: Text, page: Page, ranges: Sequence[Span]) -> Iterator[RawSpan]:
    """Yield the places of the links that begin in or reach into one of the ranges, white space at their ends apart."""
    number = 0
    for link in sorted(page.links):
        while number < len(ranges) and ranges[number].end <= link.start:
            number += 1
        if number == len(ranges):
            return
        text = page.raw[slice(*link)]
        left = len(text) - len(text.lstrip())
        if ranges[number].start < link.end and left < len(text):
            yield whole.raw_span(link.start + left, link.start + len(text.rstrip()))
