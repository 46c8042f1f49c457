"""CLN006."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from sourcelint.expressions import lazy
from sourcelint.rule import Hit, rule
from sourcelint.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sourcelint.evidence.annotated import Annotated

OPENING, CLOSING = "\N{LEFT DOUBLE QUOTATION MARK}", "\N{RIGHT DOUBLE QUOTATION MARK}"
MARK = lazy(f"[{OPENING}{CLOSING}]")
OTHER_MARKS = (
    "\N{DOUBLE LOW-9 QUOTATION MARK}", "\N{DOUBLE HIGH-REVERSED-9 QUOTATION MARK}",
    "\N{FULLWIDTH QUOTATION MARK}", "\N{LEFT CORNER BRACKET}",
)  # fmt: skip
"""Beside „German“ marks and those of East Asia, ours mean something else."""
BOTH_WAYS = lazy(rf"(?:^|[\s(]){CLOSING}\w[^{OPENING}{CLOSING}\n]*{CLOSING}", re.MULTILINE)
"""A ”Swedish” quotation."""
BEFORE_BOTH_WAYS = (f" {CLOSING}", f"\n{CLOSING}", f"({CLOSING}")
UNPAIRED = (
    '"', "''", "``", "\N{RIGHT SINGLE QUOTATION MARK}" * 2, "\N{LEFT SINGLE QUOTATION MARK}" * 2,
    f"={OPENING}", f"={CLOSING}", f" {CLOSING} ", f"\n{CLOSING} ", f" {CLOSING}\n",
)  # fmt: skip
"""What makes the marks of a paragraph impossible to pair: straight ones, those of code, one between blanks."""
MAX_SHOWN_CHARS = 40
"""Characters of the text shown before a closing mark, or after an opening one."""
BEFORE_OPENING = "([-\N{EN DASH}\N{EM DASH}\N{LEFT SINGLE QUOTATION MARK}"
MAX_BLOCKS_OPEN = 30
"""Blocks in which an opening mark may still be closed: a quotation of several paragraphs."""


@rule(
    "CLN006", "unbalanced-quotes", "warning", fix="Put the missing quotation mark where the quotation begins or ends."
)
def unbalanced_quotes(doc: Annotated) -> Iterator[Hit]:
    """
    ## What it does
    Flags a closing quotation mark (”) that nothing opened, and an opening one (“) that nothing closes.

    ## Why is this bad?
    Nobody can tell where the quotation begins or ends: what somebody said and what the author says run together.

    ## Known limits
    Curly marks only. Paragraphs that mix them with straight ones are skipped, as are texts in the German or Swedish
    style, single quotation marks, and marks that may mean inches.

    ## References
    Wikipedia: Verifiability (quotations must be delimited); Chicago Manual of Style, 13.30: a quotation of several
    paragraphs opens each and closes the last.
    """
    if _has_marks(doc.text) and not _is_other_style(doc.text):
        yield from _find_unbalanced(doc)


def _find_unbalanced(doc: Annotated) -> Iterator[Hit]:
    """Yield the marks without their counterpart; a quotation of several paragraphs may stay open between them."""
    text = doc.text
    waiting: _Waiting | None = None
    for number, block in enumerate(doc.blocks):
        paragraph = text[block.start : block.end]
        if not _has_marks(paragraph):
            continue
        if _is_unpairable(paragraph):
            waiting = None
            continue
        if waiting is not None and number - waiting.block > MAX_BLOCKS_OPEN:
            yield _unclosed(text, waiting.at)
            waiting = None
        opens_anew = paragraph.lstrip().startswith(OPENING)
        pairs = _pair_marks(paragraph, continues=waiting is not None and not opens_anew)
        for at in pairs.unopened:
            yield _unopened(text, block.start, block.start + at)
        if pairs.closes_earlier or opens_anew:
            waiting = None
        if pairs.unclosed is not None and block.kind in {"paragraph", "quote"}:
            waiting = _Waiting(block.start + pairs.unclosed, number)
    if waiting is not None and doc.document.complete and waiting.block < len(doc.blocks) - 1:
        yield _unclosed(text, waiting.at)


class _Waiting(NamedTuple):
    """An opening mark that a later paragraph may still close: its offset, and the number of its block."""

    at: int
    block: int


class _Pairs(NamedTuple):
    """What pairing the marks of a paragraph leaves over."""

    unopened: list[int]
    unclosed: int | None
    """The last opening mark if a quotation is open at the end."""
    closes_earlier: bool
    """Whether it closes the quotation of an earlier paragraph."""


def _pair_marks(paragraph: str, *, continues: bool) -> _Pairs:
    """Pair the marks of a paragraph; if it continues a quotation, its first closing mark without an opening one ends it."""
    depth = last = 0
    unopened: list[int] = []
    closes_earlier = False
    for mark in MARK.finditer(paragraph):
        at = mark.start()
        if _opens(paragraph, at, depth):
            depth += 1
            last = at
        elif depth:
            depth -= 1
        elif continues and not closes_earlier:
            closes_earlier = True
        elif not paragraph[at - 1 : at].isdigit():  # behind a digit it may mean inches
            unopened.append(at)
    return _Pairs(unopened, last if depth else None, closes_earlier)


def _has_marks(text: str) -> bool:
    return OPENING in text or CLOSING in text


def _is_unpairable(paragraph: str) -> bool:
    return any(marks in paragraph for marks in UNPAIRED)


def _is_other_style(text: str) -> bool:
    """Tell whether a text sets its quotations in the German, Swedish or an East Asian style."""
    if any(mark in text for mark in OTHER_MARKS):
        return True
    begins = text.startswith(CLOSING) or any(marks in text for marks in BEFORE_BOTH_WAYS)
    return begins and BOTH_WAYS.search(text) is not None


def _opens(paragraph: str, at: int, depth: int) -> bool:
    """Tell an opening mark by its shape, unless it stands where only the other can: a slip of the typesetter."""
    before, after = paragraph[at - 1 : at] if at else " ", paragraph[at + 1 : at + 2] or " "
    if paragraph[at] == OPENING:
        return not depth or before.isspace() or before in BEFORE_OPENING or after.isalnum()
    return not depth and before.isspace() and (after.isalnum() or not at)


def _unopened(text: str, start: int, at: int) -> Hit:
    first = max(start, at - MAX_SHOWN_CHARS)
    sentence = max(text.rfind(f"{end} ", first, at) for end in ".!?")
    if sentence >= 0:
        first = sentence + len(". ")
    elif first > start:
        first += text[first:at].find(" ") + 1
    return Hit(Span(first, at + 1), "a quotation ends here that never began")


def _unclosed(text: str, at: int) -> Hit:
    end = min(len(text), at + MAX_SHOWN_CHARS, (text.find("\n", at) + 1 or len(text) + 1) - 1)
    end = end if end - at < MAX_SHOWN_CHARS else max(at + 1, text.rfind(" ", at, end))
    return Hit(Span(at, end), "a quotation begins here that never ends")
