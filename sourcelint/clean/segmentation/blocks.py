"""Plain text → blocks: title, byline, dateline, headings, paragraphs, lists, captions, quotes, code.

Markup decides where there is any (blocks that a wrapper or the HTML step marked, Markdown). Elsewhere the shape of the
lines does: a heading is a line of at most twelve words that ends no sentence and stands before a longer block.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sourcelint.clean.lines.bylines import is_credit
from sourcelint.clean.lines.date_stamps import is_dateline
from sourcelint.clean.lines.line import BULLET, FULL_STOPS, INNER_STOP, RULE_LINE, count_words, ending, is_caption
from sourcelint.clean.segmentation.title_block import HEADING_WORDS, name_title_block
from sourcelint.document import Block, BlockKind, Repair

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sourcelint.clean.article import PartialDocument

HEADING_CHARS = 200
"""A heading has at most so many characters."""

ENDS = 200
LABEL_CHARS = 200
"""Bylines and date lines stand among so many first and last lines of a page, menus included, and are no longer."""

LISTING = 20_000, 40
"""More lines than the first that have fewer characters each than the second are a listing, a log, a column of data: no
prose, in which a line might be a heading or a byline. A book of that many lines is wider."""

WRAP_MIN, WRAP_MAX = 40, 100
"""Columns at which e-mail, terminals and Project Gutenberg wrap."""

_BREAK = re.compile(r"\n(?=[^\s#>|=`~])")
_LINE = re.compile(r"[^\n]+")
_ATX = re.compile(r"^(?P<marks>#{1,6})\s+(?P<text>\S.*)$")
_SETEXT = re.compile(r"^(?:={3,}|-{3,})\s*$")
_FENCE = re.compile(r"^\s{0,3}(?P<fence>`{3,}|~{3,})")
_FIELD = re.compile(r"[a-z][\w-]{1,15}:\s\S")
"""A field of a record written for readers: "author: Anna Ley"."""
_QUOTE = re.compile(r"^>\s")


def split_blocks(draft: PartialDocument) -> PartialDocument:
    """Divide the text into blocks.

    Blocks that the draft already has stay as they are; what lies between them is divided by its lines. Paragraphs that
    were wrapped at a column are joined first, each line break becoming a space (repair `hard_wrap`).
    """
    if _is_listing(draft.text.value):
        return draft.replace(blocks=draft.blocks or _as_a_whole(draft.text.value))
    if not draft.blocks:
        draft = _join_wrapped(draft)
    text = draft.text.value
    lines: list[Block] = []
    position = 0
    for block in sorted(draft.blocks, key=lambda b: b.start):
        lines += _lines(text, position, block.start)
        lines.append(block)
        position = max(position, block.end)
    lines += _lines(text, position, len(text))
    return draft.replace(blocks=name_title_block(text, _shape(text, lines)))


def _is_listing(text: str) -> bool:
    lines, width = LISTING
    return text.count("\n") > max(lines, len(text) // width)


def _as_a_whole(text: str) -> tuple[Block, ...]:
    """Give a text as one block of code."""
    start, end = len(text) - len(text.lstrip()), len(text.rstrip())
    return (Block("code", start, end),) if start < end else ()


def _lines(text: str, start: int, end: int) -> list[Block]:
    """Give the non-empty lines of a span as blocks of what their own marks say; the rest are paragraphs."""
    found: list[Block] = []
    fence: tuple[str, int] | None = None
    for m in _LINE.finditer(text, start, end):
        line = m.group()
        left = m.start()
        if line[0].isspace() or line[-1].isspace():
            left += len(line) - len(line.lstrip())
            line = line.strip()
            if not line:
                continue
        right = left + len(line)
        mark = _FENCE.match(line) if line[0] in "`~" else None
        if fence is not None:
            if mark and mark["fence"].startswith(fence[0]) and line == mark["fence"]:
                found.append(Block("code", fence[1], right, marked=True))
                fence = None
        elif mark and _closes(text, m.end(), end, mark["fence"]):
            fence = mark["fence"], left
        elif line[0] in "=-" and found and _underlines(text, found[-1], left, line):
            found[-1] = found[-1]._replace(kind="heading", level=1 if line[0] == "=" else 2, marked=True)
        elif line[0].isalnum() or not RULE_LINE.match(line):
            found.append(_line(line, left, right))
    return found


def _underlines(text: str, above: Block, start: int, line: str) -> bool:
    return (
        _SETEXT.match(line) is not None
        and text[above.end : start].count("\n") == 1
        and _headlike(above, text[above.start : above.end])
    )


def _closes(text: str, start: int, end: int, fence: str) -> bool:
    return text.find("\n" + fence, start, end) >= 0


def _line(line: str, start: int, end: int) -> Block:
    if line[0] == "#" and (atx := _ATX.match(line)):
        title = atx["text"].rstrip("# ") or atx["text"]
        left = start + atx.start("text")
        return Block("heading", left, left + len(title), len(atx["marks"]), marked=True)
    kind: BlockKind = "paragraph"
    # Letters may number an item too: "a) …".
    if not line[0].isalpha() or "." in line[1:5] or ")" in line[1:5]:
        if BULLET.match(line):
            kind = "list"
        elif _QUOTE.match(line):
            kind = "quote"
    if kind == "paragraph" and is_caption(line):
        kind = "caption"
    return Block(kind, start, end)


def _name_ends(text: str, blocks: list[Block]) -> None:
    """Find bylines and date lines at either end, where a page names its author and its day."""
    for n, block in enumerate(blocks):
        if (
            ENDS <= n < len(blocks) - ENDS
            or block.marked
            or block.kind != "paragraph"
            or block.end - block.start > LABEL_CHARS
        ):
            continue
        line = text[block.start : block.end]
        if is_dateline(line):
            blocks[n] = block._replace(kind="dateline")
        elif is_credit(line):
            blocks[n] = block._replace(kind="byline")


def _headlike(block: Block, line: str) -> bool:
    return (
        block.kind == "paragraph"
        and len(line) <= HEADING_CHARS
        and line[-1] not in FULL_STOPS
        and count_words(line) <= HEADING_WORDS
        and ending(line) in ("open", "stop")
        and not INNER_STOP.search(line)
    )


def _shape(text: str, blocks: list[Block]) -> list[Block]:
    """Name headings, lists and captions that only their place and length give away."""
    _name_ends(text, blocks)
    lines = [text[b.start : b.end] for b in blocks]
    short = [not b.marked and _headlike(b, line) for b, line in zip(blocks, lines, strict=True)]
    shaped = list(blocks)
    n = 0
    while n < len(blocks):
        if not short[n]:
            block = blocks[n]
            if (
                block.kind == "paragraph" and not block.marked and 0 < n < len(blocks) - 1
                and ending(lines[n]) == "open" and HEADING_WORDS < count_words(lines[n]) <= 40
                and not text[blocks[n + 1].start].islower() and not INNER_STOP.search(text, block.start, block.end)
            ):  # fmt: skip
                shaped[n] = block._replace(kind="caption")
            n += 1
            continue
        stop = n
        while stop < len(blocks) and short[stop]:
            stop += 1
        words = [count_words(line) for line in lines[n : stop + 1]]
        following = words[stop - n] if stop < len(blocks) else 0
        if stop - n >= 3:
            for i in range(n, stop):
                shaped[i] = blocks[i]._replace(kind="list")
        else:
            for i in range(n, stop - 1):
                if following or words[i + 1 - n] > words[i - n]:
                    shaped[i] = blocks[i]._replace(kind="heading")
        if following and (following > words[stop - 1 - n] or blocks[stop].kind == "list"):
            shaped[stop - 1] = blocks[stop - 1]._replace(kind="heading")
        n = stop
    return shaped


def _join_wrapped(draft: PartialDocument) -> PartialDocument:
    """Join paragraphs that were wrapped at a column.

    A break goes where the line before it is of a column's width, ends no sentence, and the next begins in lower case. A
    text counts as wrapped as a whole where most breaks stand as far right as the next word allows and many are of that
    kind: then the breaks before capitals and figures go too.
    """
    text = draft.text.value
    inner = list(_inner_breaks(text))
    if not inner:
        return draft
    sure = [
        offset
        for offset, length in inner
        if length >= WRAP_MIN and text[offset + 1].islower() and _goes_on(text, offset, length)
    ]
    column = max(length for _, length in inner)
    full = [offset for offset, length in inner if length + 1 + _first_word(text, offset + 1) >= column * 0.88]
    if len(sure) >= 3 and len(full) * 5 >= len(inner) * 3 and len(sure) * 4 >= len(full):
        sure = sorted({*sure, *full})
    if not sure:
        return draft
    spans = tuple(draft.text.raw_span(offset, offset + 1) for offset in sure[:100])
    clean = draft.text.edit((offset, offset + 1, " ") for offset in sure)
    return draft.replace(text=clean, repairs=(*draft.repairs, Repair("hard_wrap", len(sure), spans)))


def _inner_breaks(text: str) -> Iterator[tuple[int, int]]:
    """Give the single line breaks between two lines of text that may be one, with the length of the line before."""
    for m in _BREAK.finditer(text):
        at = m.start()
        if at == 0 or text[at - 1].isspace():
            continue
        start = text.rfind("\n", max(0, at - WRAP_MAX - 1), at) + 1
        if not start and at > WRAP_MAX:
            continue
        if text[start] not in "#>|" and not BULLET.match(text[at + 1 : at + 9]) and not _FIELD.match(text, at + 1):
            yield at, at - start


def _goes_on(text: str, offset: int, length: int) -> bool:
    return ending(text[offset - length : offset]) in ("open", "comma")


def _first_word(text: str, start: int) -> int:
    space = text.find(" ", start, start + 40)
    return space - start if space >= 0 else 40
