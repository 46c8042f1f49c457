"""CLN006."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sourcelint.rule import Hit, rule
from sourcelint.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sourcelint.evidence.annotated import Annotated

OPENING, CLOSING = "\N{LEFT DOUBLE QUOTATION MARK}", "\N{RIGHT DOUBLE QUOTATION MARK}"
MARK = re.compile(f"[{OPENING}{CLOSING}]")
OTHER_MARKS = (
    "\N{DOUBLE LOW-9 QUOTATION MARK}", "\N{DOUBLE HIGH-REVERSED-9 QUOTATION MARK}",
    "\N{FULLWIDTH QUOTATION MARK}", "\N{LEFT CORNER BRACKET}",
)  # fmt: skip
"""Beside „German“ marks and those of East Asia, ours mean something else."""
BOTH_WAYS = re.compile(rf"(?:^|[\s(]){CLOSING}\w[^{OPENING}{CLOSING}\n]*{CLOSING}", re.MULTILINE)
"""A ”Swedish” quotation."""
BEFORE_BOTH_WAYS = (f" {CLOSING}", f"\n{CLOSING}", f"({CLOSING}")
UNPAIRED = (
    '"', "''", "``", "\N{RIGHT SINGLE QUOTATION MARK}" * 2, "\N{LEFT SINGLE QUOTATION MARK}" * 2,
    f"={OPENING}", f"={CLOSING}", f" {CLOSING} ", f"\n{CLOSING} ", f" {CLOSING}\n",
)  # fmt: skip
"""What makes the marks of a paragraph impossible to pair: straight ones, those of code, one between blanks."""
SHOWN = 40
"""Characters of the text shown before a closing mark, or after an opening one."""
BEFORE_OPENING = "([-\N{EN DASH}\N{EM DASH}\N{LEFT SINGLE QUOTATION MARK}"
FURTHER = 30
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
    text = doc.text
    if (OPENING not in text and CLOSING not in text) or _other_style(text):
        return
    waiting: tuple[int, int] | None = None  # an opening mark, and the block in which it stands
    for number, block in enumerate(doc.blocks):
        paragraph = text[block.start : block.end]
        if OPENING not in paragraph and CLOSING not in paragraph:
            continue
        if any(marks in paragraph for marks in UNPAIRED):
            waiting = None
            continue
        if waiting is not None and number - waiting[1] > FURTHER:
            yield _unclosed(text, waiting[0])
            waiting = None
        depth, last = 0, 0
        continues = waiting is not None and not paragraph.lstrip().startswith(OPENING)
        for mark in MARK.finditer(paragraph):
            at = block.start + mark.start()
            if _opens(paragraph, mark.start(), depth):
                depth += 1
                last = at
            elif depth:
                depth -= 1
            elif waiting is not None and continues:
                waiting, continues = None, False
            elif not paragraph[mark.start() - 1 : mark.start()].isdigit():
                yield _unopened(text, block.start, at)
        if depth and block.kind in {"paragraph", "quote"}:
            waiting = (last, number)
        elif paragraph.lstrip().startswith(OPENING):
            waiting = None
    if waiting is not None and doc.document.complete and waiting[1] < len(doc.blocks) - 1:
        yield _unclosed(text, waiting[0])


def _other_style(text: str) -> bool:
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
    first = max(start, at - SHOWN)
    sentence = max(text.rfind(f"{end} ", first, at) for end in ".!?")
    if sentence >= 0:
        first = sentence + len(". ")
    elif first > start:
        first += text[first:at].find(" ") + 1
    return Hit(Span(first, at + 1), "a quotation ends here that never began")


def _unclosed(text: str, at: int) -> Hit:
    end = min(len(text), at + SHOWN, (text.find("\n", at) + 1 or len(text) + 1) - 1)
    end = end if end - at < SHOWN else max(at + 1, text.rfind(" ", at, end))
    return Hit(Span(at, end), "a quotation begins here that never ends")
