"""A bracket that is opened and never closed: the rest of it is gone, and perhaps more behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sourcelint.clean.truncation.line_breaks import continues_line
from sourcelint.document import Truncation
from sourcelint.expressions import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sourcelint.clean.article import PartialDocument
    from sourcelint.document import Block

MAX_OPEN_BRACKETS = 1
"""In one text; with more of them it is code, or written so."""

MAX_QUOTE_CHARS = 30
"""Characters of the bracket that a message repeats."""

_BRACKET = lazy(r"\((?<=[\w,;.”\"’]\s\()(?=[^\W_])|\)")
_CODE = lazy(r"[{}=`]|\w\(|\\")


def find_open_brackets(draft: PartialDocument) -> Iterator[Truncation]:
    """Find the bracket that a paragraph opens and neither it nor the next one closes.

    Six of 900 whole texts have such a paragraph, four of them of code.
    """
    text = draft.text.value
    opened = [
        at
        for number, block in enumerate(draft.blocks)
        if (at := _open_bracket(text, block)) is not None
        and not _is_closed_below(draft, block, draft.blocks[number + 1 : number + 2])
    ]
    for at in opened if len(opened) <= MAX_OPEN_BRACKETS else ():
        note = f"a bracket is never closed: {' '.join(text[at : at + MAX_QUOTE_CHARS].split())!r}"
        yield Truncation("masked_gap", draft.text.raw_span(at, at + 1), note, certain=False)


def _open_bracket(text: str, block: Block) -> int | None:
    """Return the offset of the last bracket of a paragraph of prose that is still open at its end."""
    if block.kind not in ("paragraph", "quote") or text.find("(", block.start, block.end) < 0:
        return None
    opened: list[int] = []
    for bracket in _BRACKET.finditer(text, block.start, block.end):
        if bracket[0] == "(":
            opened.append(bracket.start())
        elif opened:
            opened.pop()
    return opened[-1] if opened and not _CODE.search(text, block.start, block.end) else None


def _is_closed_below(draft: PartialDocument, block: Block, below: tuple[Block, ...]) -> bool:
    """Check whether the next block closes a bracket, or goes on the line in which it stands, as others may behind it."""
    text = draft.text.value
    return any(
        continues_line(draft, block, following)
        or 0 <= text.find(")", following.start, following.end) < _first(text, "(", following)
        for following in below
    )


def _first(text: str, sign: str, block: Block) -> int:
    found = text.find(sign, block.start, block.end)
    return found if found >= 0 else block.end
