"""Plain text → blocks: title, byline, dateline, headings, paragraphs, lists, captions, quotes, code.

Markup decides if there is any (blocks that a wrapper or the HTML step marked, Markdown). If there is none, the shape of
the lines does: a heading is a line of at most twelve words that ends no sentence and stands before a longer block.
"""

from __future__ import annotations

from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from sourcelint.clean.characters.markdown import FENCE
from sourcelint.clean.lines.bylines import is_credit
from sourcelint.clean.lines.code import is_code_line, is_sentence
from sourcelint.clean.lines.date_stamps import is_dateline
from sourcelint.clean.lines.line import (
    BULLET,
    INNER_STOP,
    MAX_HEADING_WORDS,
    RULE_LINE,
    count_words,
    ending,
    is_caption,
    is_headlike,
)
from sourcelint.clean.segmentation.title_block import name_title_block
from sourcelint.clean.segmentation.wrapped_lines import join_wrapped
from sourcelint.document import Block, BlockKind
from sourcelint.expressions import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sourcelint.clean.article import PartialDocument

MAX_HEADING_CHARS = 200
"""A heading has at most so many characters."""

MAX_LABEL_BLOCKS = 200
"""Bylines and date lines stand among so many first and last blocks of a page, menus included."""

MAX_LABEL_CHARS = 200
"""Bylines and date lines are at most so long."""

MIN_LISTING_LINES, MAX_LISTING_WIDTH = 20_000, 40
"""More lines than the first that have fewer characters each than the second are a listing, a log, a column of data: no
prose, in which a line might be a heading or a byline. A book of that many lines is wider."""

MAX_CAPTION_WORDS = 40
"""A line without a stop between paragraphs is a caption from a heading's length up to so many words."""

MIN_INDENT_CHARS, MAX_INDENTED_SHARE = 4, 0.6
"""Blanks before a line that is indented, and the share of the lines of a text from which indenting means nothing."""

MIN_CODE_LINES, MAX_CODE_GAP = 3, 2
"""So many lines that look like code are a program, if no more than so many others in a row stand between them."""
MIN_ANNOUNCING_WORDS = 4
"""Words of a line that ends in a colon and is no label."""
_CODE_SIGNS = frozenset("={}$")
"""Signs of which a program has one, and prose hardly any."""

MIN_LIST_LINES = 3
"""So many short lines in a row are a list."""

_LINE = lazy(r"[^\n]+")
_ATX = lazy(r"^(?P<marks>#{1,6})\s+(?P<text>\S.*)$")
_SETEXT = lazy(r"^(?:={3,}|-{3,})\s*$")
MAX_MAIL_FIELDS = 5
"""Lines of the head of a mail that is quoted, one of which says when it was sent."""
_FRAMED = lazy(r"-{3,}\s?[^\W\d_][^-]{1,40}-{3,}")
_MAIL_FIELD = lazy(r"[^\W\d_]{2,12}\s?:\s\S")
_QUOTE = lazy(r"^>[>\s]*(?=[^\s=>])")


def split_blocks(draft: PartialDocument) -> PartialDocument:
    """Divide the text into blocks.

    Blocks that the draft already has stay as they are; what lies between them is divided by its lines. Paragraphs that
    were wrapped at a column are joined first.
    """
    if _is_listing(draft.text.value):
        return draft.replace(blocks=draft.blocks or _as_code(draft.text.value))
    if not draft.blocks:
        draft = join_wrapped(draft)
    text = draft.text.value
    blocks: list[Block] = []
    position = 0
    for block in sorted(draft.blocks, key=lambda block: block.start):
        blocks += _split_lines(text, position, block.start)
        blocks.append(block)
        position = max(position, block.end)
    blocks += _split_lines(text, position, len(text))
    blocks = _join_code(text, blocks)
    named = name_title_block(text, _name_by_shape(text, _name_indented(text, blocks)))
    return draft.replace(blocks=_name_forwarded(text, named))


def _join_code(text: str, blocks: list[Block]) -> list[Block]:
    """Make one block of the lines of a program, of which a few that look like nothing may stand between those that do."""
    if _CODE_SIGNS.isdisjoint(text):
        return blocks
    joined: list[Block] = []
    run: list[Block] = []  # from a line of code on
    code: list[int] = []  # how many blocks of the run end in each line of code
    for block in blocks:
        line = text[block.start : block.end]
        is_code = not block.marked and is_code_line(line)
        if is_code or (run and _may_stand_in_code(block, line) and len(run) - code[-1] < MAX_CODE_GAP):
            run.append(block)
            code += [len(run)] if is_code else []
        else:
            joined += [*_code_of(run, code), block]
            run, code = [], []
    return joined + _code_of(run, code)


def _may_stand_in_code(block: Block, line: str) -> bool:
    """Tell a line that is no prose: no sentence, and none that announces something ("The output is:")."""
    announces = line[0].isupper() and ending(line) == "colon" and count_words(line) >= MIN_ANNOUNCING_WORDS
    return block.kind != "code" and not announces and not is_sentence(line)


def _code_of(run: list[Block], code: list[int]) -> list[Block]:
    """Return the blocks from a line of code on as one of code and those behind its last line, if they are enough."""
    if len(code) < MIN_CODE_LINES:
        return run
    return [Block("code", run[0].start, run[code[-1] - 1].end), *run[code[-1] :]]


def _name_indented(text: str, blocks: list[Block]) -> list[Block]:
    """Call paragraphs quotations that stand indented behind a line with a colon, in a text that indents few others.

    A text that indents the first line of each paragraph quotes nothing by it.
    """
    indented = [block.kind == "paragraph" and not block.marked and _is_indented(text, block.start) for block in blocks]
    if not any(indented) or sum(indented) > MAX_INDENTED_SHARE * len(blocks):
        return blocks
    named, inside = list(blocks), False
    for index, (block, stands_in) in enumerate(zip(blocks, indented, strict=True)):
        above = blocks[index - 1] if index else None
        inside = stands_in and (inside or (above is not None and text[above.end - 1] == ":"))
        if inside:
            named[index] = block._replace(kind="quote")
    return named


def _name_forwarded(text: str, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Call quotations what stands below "-----Original Message-----" and the head of a mail: somebody else wrote it."""
    if "---" not in text:
        return blocks
    for index, (frame, head) in enumerate(pairwise(blocks)):
        is_head = _FRAMED.fullmatch(text, frame.start, frame.end) and _MAIL_FIELD.match(text, head.start, head.end)
        has_day = any(block.kind == "dateline" for block in blocks[index + 1 : index + 1 + MAX_MAIL_FIELDS])
        if is_head and has_day and any(block.kind == "paragraph" for block in blocks[:index]):
            below = (block._replace(kind="quote") if block.kind == "paragraph" else block for block in blocks[index:])
            return (*blocks[:index], *below)
    return blocks


def _is_indented(text: str, start: int) -> bool:
    before = text[max(0, start - MIN_INDENT_CHARS) : start]
    return before == " " * MIN_INDENT_CHARS or before.endswith("\t")


def _is_listing(text: str) -> bool:
    return text.count("\n") > max(MIN_LISTING_LINES, len(text) // MAX_LISTING_WIDTH)


def _as_code(text: str) -> tuple[Block, ...]:
    """Return a text as one block of code."""
    start, end = len(text) - len(text.lstrip()), len(text.rstrip())
    return (Block("code", start, end),) if start < end else ()


def _split_lines(text: str, start: int, end: int) -> list[Block]:
    """Return the non-empty lines of a span as blocks of what their own marks say; the rest are paragraphs."""
    found: list[Block] = []
    fence = ""
    code_start = 0
    for left, line in _strip_lines(text, start, end):
        right = left + len(line)
        mark = _fence_of(line)
        if fence:
            if line == mark and mark.startswith(fence):
                found.append(Block("code", code_start, right, marked=True))
                fence = ""
        elif mark and _closes(text, right, end, mark):
            fence, code_start = mark, left
        elif line[0] in "=-" and found and _underlines(text, found[-1], left, line):
            found[-1] = found[-1]._replace(kind="heading", level=1 if line[0] == "=" else 2, marked=True)
        elif line[0].isalnum() or not RULE_LINE.match(line):
            found.append(_block_of(line, left, right))
    return found


def _strip_lines(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    """Yield the lines of a span without the space around them, each with its offset; empty ones are left out."""
    for match in _LINE.finditer(text, start, end):
        line = match.group()
        left = match.start()
        if line[0].isspace() or line[-1].isspace():
            left += len(line) - len(line.lstrip())
            line = line.strip()
        if line:
            yield left, line


def _fence_of(line: str) -> str:
    """Return the backticks or tildes that open or close a block of code, or nothing."""
    match = FENCE.match(line) if line[0] in "`~" else None
    return match["ticks"] if match else ""


def _closes(text: str, start: int, end: int, fence: str) -> bool:
    return text.find("\n" + fence, start, end) >= 0


def _underlines(text: str, above: Block, start: int, line: str) -> bool:
    return (
        _SETEXT.match(line) is not None
        and text[above.end : start].count("\n") == 1
        and _may_be_heading(above, text[above.start : above.end])
    )


def _block_of(line: str, start: int, end: int) -> Block:
    """Return a line as the block that its first characters say it is."""
    if line[0] == "#" and (atx := _ATX.match(line)):
        title = atx["text"].rstrip("# ") or atx["text"]
        left = start + atx.start("text")
        return Block("heading", left, left + len(title), len(atx["marks"]), marked=True)
    return Block(_kind_of(line), start, end)


def _kind_of(line: str) -> BlockKind:
    # Letters may number an item too: "a) …".
    if not line[0].isalpha() or "." in line[1:5] or ")" in line[1:5]:
        if BULLET.match(line):
            return "list"
        if _QUOTE.match(line):
            return "quote"
    return "caption" if is_caption(line) else "paragraph"


def _name_labels(text: str, blocks: Sequence[Block]) -> list[Block]:
    """Find bylines and date lines at either end, where a page names its author and its day."""
    named = list(blocks)
    first, last = (
        range(min(MAX_LABEL_BLOCKS, len(blocks))),
        range(max(MAX_LABEL_BLOCKS, len(blocks) - MAX_LABEL_BLOCKS), len(blocks)),
    )
    for index in (*first, *last):
        block = blocks[index]
        if block.marked or block.kind != "paragraph" or block.end - block.start > MAX_LABEL_CHARS:
            continue
        line = text[block.start : block.end]
        if is_dateline(line):
            named[index] = block._replace(kind="dateline")
        elif is_credit(line):
            named[index] = block._replace(kind="byline")
    return named


def _may_be_heading(block: Block, line: str) -> bool:
    """Check whether a paragraph is as short as a heading, and ends neither a sentence nor within a quotation."""
    return (
        block.kind == "paragraph"
        and len(line) <= MAX_HEADING_CHARS
        and is_headlike(line)
        and (line.rfind("“") <= line.rfind("”") or "„" in line)  # where „ opens, “ closes
    )


def _is_between_paragraphs(text: str, blocks: Sequence[Block], index: int) -> bool:
    """Check whether a longer line without a stop stands where the caption of a picture does: the next does not go on."""
    block = blocks[index]
    if block.kind != "paragraph" or block.marked or not 0 < index < len(blocks) - 1:
        return False
    line = text[block.start : block.end]
    return (
        ending(line) == "open"
        and MAX_HEADING_WORDS < count_words(line) <= MAX_CAPTION_WORDS
        and not text[blocks[index + 1].start].islower()
        and not INNER_STOP.search(text, block.start, block.end)
    )


def _name_by_shape(text: str, blocks: Sequence[Block]) -> list[Block]:
    """Name bylines, date lines, headings, lists and captions that only their place and length give away."""
    blocks = _name_labels(text, blocks)
    lines = [text[block.start : block.end] for block in blocks]
    is_short = [not block.marked and _may_be_heading(block, line) for block, line in zip(blocks, lines, strict=True)]
    shaped = list(blocks)
    for are_short, group in groupby(range(len(blocks)), key=is_short.__getitem__):
        run = list(group)
        if are_short:
            stop = run[-1] + 1
            below = count_words(lines[stop]) if stop < len(blocks) else 0
            above_list = stop < len(blocks) and blocks[stop].kind == "list"
            for index, kind in zip(run, _kinds_of_run(lines[run[0] : stop], below, above_list=above_list), strict=True):
                shaped[index] = blocks[index]._replace(kind=kind)
        else:
            for index in run:
                if _is_between_paragraphs(text, blocks, index):
                    shaped[index] = blocks[index]._replace(kind="caption")
    return shaped


def _kinds_of_run(run: Sequence[str], words_below: int, *, above_list: bool) -> list[BlockKind]:
    """Name short lines in a row: a list, or headings above something longer."""
    words = list(map(count_words, run))
    kinds: list[BlockKind] = ["list"] * len(words)
    if len(words) < MIN_LIST_LINES:
        kinds = ["heading" if words_below or below > above else "paragraph" for above, below in pairwise(words)]
        kinds.append("paragraph")
    if words_below and (words_below > words[-1] or above_list):
        kinds[-1] = "heading"
    return kinds
