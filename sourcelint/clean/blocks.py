"""Plain text → blocks: title, byline, dateline, headings, paragraphs, lists, captions, quotes, code.

Markup decides where there is any (blocks that a wrapper or the HTML step marked, Markdown). Elsewhere the shape of the
lines does: a heading is a line of at most twelve words that ends no sentence and stands before a longer block.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from sourcelint.clean.lines import (
    BULLET,
    FULL_STOPS,
    INNER_STOP,
    RULE_LINE,
    byline_of,
    count_words,
    ending,
    is_caption,
    is_dateline,
    is_name,
)
from sourcelint.document import Block, BlockKind, Repair

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sourcelint.clean.draft import Draft

HEADING_WORDS = 12
HEADING_CHARS = 200
"""A heading has at most so many words and characters."""

HEAD_BLOCKS = 12
TITLE_WORDS = 30
"""The title stands among so many first blocks; a longer one is a paragraph."""

ENDS = 200
LABEL_CHARS = 200
"""Bylines and date lines stand among so many first and last lines of a page, menus included, and are no longer."""

_LONG = 16

WRAP_MIN, WRAP_MAX = 40, 100
"""Columns at which e-mail, terminals and Project Gutenberg wrap."""

_BREAK = re.compile(r"\n(?=[^\s#>|=`~])")
_LINE = re.compile(r"[^\n]+")
_ATX = re.compile(r"^(?P<marks>#{1,6})\s+(?P<text>\S.*)$")
_SETEXT = re.compile(r"^(?:={3,}|-{3,})\s*$")
_FENCE = re.compile(r"^\s{0,3}(?P<fence>`{3,}|~{3,})")
_QUOTE = re.compile(r"^>\s")
_TITLED = frozenset(("paragraph", "heading", "list", "caption"))
_NOT_A_TITLE = re.compile(
    r"^(?:skip to|jump to|blog post|home\b|menu\b|navigation|search\b|log ?in|sign (?:in|up)|subscribe|share\b|print\b|advertise|"
    r"breaking news|cookie|accept|https?://|www\.|\d+$)",
    re.IGNORECASE,
)


def split_blocks(draft: Draft) -> Draft:
    """Divide the text into blocks.

    Blocks that the draft already has stay as they are; what lies between them is divided by its lines. Paragraphs that
    were wrapped at a column are joined first, each line break becoming a space (repair `hard_wrap`).
    """
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
    return replace(draft, blocks=name_head(text, _shape(text, lines)))


def _lines(text: str, start: int, end: int) -> list[Block]:
    """Give the non-empty lines of a span as blocks of what their own marks say; the rest are paragraphs."""
    found: list[Block] = []
    fence: tuple[str, int] | None = None
    for m in _LINE.finditer(text, start, end):
        line = m.group()
        left = m.start() + len(line) - len(line.lstrip())
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
            found[-1] = replace(found[-1], kind="heading", level=1 if line[0] == "=" else 2, marked=True)
        elif line[0].isalnum() or not RULE_LINE.match(line):
            found.append(_line(line, left, right))
    return found


def _underlines(text: str, above: Block, start: int, line: str) -> bool:
    return (
        _SETEXT.match(line) is not None
        and text[above.end : start].count("\n") == 1
        and _headlike(above, text[above.start : above.end], count_words(text[above.start : above.end]))
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
            blocks[n] = replace(block, kind="dateline")
        elif byline_of(line) is not None:
            blocks[n] = replace(block, kind="byline")


def _headlike(block: Block, line: str, words: int) -> bool:
    return (
        block.kind == "paragraph"
        and len(line) <= HEADING_CHARS
        and line[-1] not in FULL_STOPS
        and words <= HEADING_WORDS
        and ending(line) in ("open", "stop")
        and not INNER_STOP.search(line)
    )


def _shape(text: str, blocks: list[Block]) -> list[Block]:
    """Name headings, lists and captions that only their place and length give away."""
    _name_ends(text, blocks)
    lines = [text[b.start : b.end] for b in blocks]
    words = [count_words(line) for line in lines]
    short = [not b.marked and _headlike(b, line, n) for b, line, n in zip(blocks, lines, words, strict=True)]
    shaped = list(blocks)
    n = 0
    while n < len(blocks):
        if not short[n]:
            block = blocks[n]
            if (
                block.kind == "paragraph" and not block.marked and 0 < n < len(blocks) - 1
                and HEADING_WORDS < words[n] <= 40 and ending(text[block.start : block.end]) == "open"
                and not text[blocks[n + 1].start].islower() and not INNER_STOP.search(text, block.start, block.end)
            ):  # fmt: skip
                shaped[n] = replace(block, kind="caption")
            n += 1
            continue
        stop = n
        while stop < len(blocks) and short[stop]:
            stop += 1
        following = words[stop] if stop < len(blocks) else 0
        if stop - n >= 3:
            for i in range(n, stop):
                shaped[i] = replace(blocks[i], kind="list")
        else:
            for i in range(n, stop - 1):
                if words[i + 1] > words[i] or following:
                    shaped[i] = replace(blocks[i], kind="heading")
        if following and (following > words[stop - 1] or blocks[stop].kind == "list"):
            shaped[stop - 1] = replace(blocks[stop - 1], kind="heading")
        n = stop
    return shaped


def name_head(text: str, blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Name title, standfirst and bare names at the head of an article.

    The title is the first short line that ends no sentence and stands before anything long; a text that opens with a
    paragraph has none. May be called again when furniture has been taken away.
    """
    named = list(blocks)
    if any(b.kind == "title" for b in named):
        return tuple(named)
    head = _head(text, named)
    title = _title(text, named, head)
    if title is not None:
        named[title] = replace(named[title], kind="title")
        _name_bylines(text, named, title, head)
    return tuple(named)


def _head(text: str, blocks: list[Block]) -> int:
    """Count the blocks before the first long paragraph."""
    for n, block in enumerate(blocks[: 4 * HEAD_BLOCKS]):
        line = text[block.start : block.end]
        words = count_words(line)
        if block.kind in ("code", "quote") or words > TITLE_WORDS or (words >= _LONG and ending(line) == "stop"):
            return n
    return min(len(blocks), HEAD_BLOCKS)


def _title(text: str, blocks: list[Block], head: int) -> int | None:
    """Find the title among the first blocks; behind a menu, right above the article."""
    lines = [text[b.start : b.end] for b in blocks[:head]]
    marked = next(
        (n for n in range(head) if blocks[n].kind == "heading" and blocks[n].marked and blocks[n].level == 1), None
    )
    if marked is not None:
        return marked
    candidates: list[int] = []
    for n, line in enumerate(lines):
        if _may_be_title(blocks[n], line):
            if not candidates or count_words(line) < _LONG:
                candidates.append(n)
        elif blocks[n].kind in _TITLED and not _NOT_A_TITLE.match(line):
            if not candidates:
                return None
            break
    if len(candidates) > 4:  # more than a kicker, a title, a name
        behind = _title_behind_menu(text, blocks)
        return candidates[0] if behind is None else behind
    return next((n for n in candidates if count_words(lines[n]) > 2), candidates[0] if candidates else None)


def _may_be_title(block: Block, line: str) -> bool:
    if (
        block.marked
        or block.kind not in _TITLED
        or "\n" in line
        or BULLET.match(line)
        or _NOT_A_TITLE.match(line)
        or INNER_STOP.search(line)
    ):
        return False
    how = ending(line)
    return how in ("open", "ellipsis") or (how == "stop" and (line[-1] not in FULL_STOPS or count_words(line) <= 3))


def _title_behind_menu(text: str, blocks: list[Block]) -> int | None:
    """Find the line above the article's first paragraphs that is most like a title: near, long, above a byline or date."""
    lines = [text[b.start : b.end] for b in blocks[:ENDS]]
    long = [count_words(line) >= _LONG and ending(line) == "stop" for line in lines]
    start = next((n for n in range(len(long)) if long[n] and any(long[n + 1 : n + 5])), None)
    if start is None:
        return None
    best, found = 0.0, None
    for n in range(max(0, start - HEAD_BLOCKS), start):
        words = count_words(lines[n])
        if words > 3 and _may_be_title(blocks[n], lines[n]):
            above = any(b.kind in ("byline", "dateline") for b in blocks[n + 1 : n + 4])
            score = min(words, HEADING_WORDS) + 3 * above - (start - n) / 2
            if score > best:
                best, found = score, n
    return found


def _name_bylines(text: str, blocks: list[Block], title: int, head: int) -> None:
    """Find names that stand alone near the title, and the standfirst between title and byline."""
    lines = [text[b.start : b.end] for b in blocks]
    for n in range(max(0, title - 2), min(title + 7, len(blocks))):
        if n == title or blocks[n].marked or not is_name(lines[n]):
            continue
        following = lines[n + 1] if n + 1 < len(blocks) else ""
        if lines.count(lines[n]) > 1 or (following and (is_dateline(following) or _role(following))):
            blocks[n] = replace(blocks[n], kind="byline")
    for n in range(title + 1, head):
        if blocks[n].kind in ("byline", "dateline"):
            for i in range(title + 1, n):
                if not blocks[i].marked and blocks[i].kind in ("paragraph", "heading", "caption"):
                    blocks[i] = replace(blocks[i], kind="standfirst")
            break


_ROLE = re.compile(
    r"(?i)\b(?:correspondent|reporter|editor|writer|journalist|columnist|professor|fellow|analyst|director|author|staff|"
    r"redakteur|korrespondent|journaliste|periodista|redactor|giornalista|contributor|researcher|lecturer|phd|ph\.d)"
)


def _role(line: str) -> bool:
    return count_words(line) <= HEADING_WORDS and _ROLE.search(line) is not None


def _join_wrapped(draft: Draft) -> Draft:
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
    return replace(draft, text=clean, repairs=(*draft.repairs, Repair("hard_wrap", len(sure), spans)))


def _inner_breaks(text: str) -> Iterator[tuple[int, int]]:
    """Give the single line breaks between two lines of text that may be one, with the length of the line before."""
    for m in _BREAK.finditer(text):
        at = m.start()
        if at == 0 or text[at - 1].isspace():
            continue
        start = text.rfind("\n", max(0, at - WRAP_MAX - 1), at) + 1
        if not start and at > WRAP_MAX:
            continue
        if text[start] not in "#>|" and not BULLET.match(text[at + 1 : at + 9]):
            yield at, at - start


def _goes_on(text: str, offset: int, length: int) -> bool:
    return ending(text[offset - length : offset]) in ("open", "comma")


def _first_word(text: str, start: int) -> int:
    space = text.find(" ", start, start + 40)
    return space - start if space >= 0 else 40
