"""Sentences: never across blocks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sourcelint.document import Block


class Sentence(NamedTuple):
    """Half-open span of a sentence and the index of its block (or line, where no blocks are given)."""

    start: int
    end: int
    block: int


_END = re.compile(r"[.!?…]+[\"”’')\]]*\s+(?=[\"“‘(\[]?[A-Z0-9])")


def split_sentences(text: str, blocks: Sequence[Block] = ()) -> tuple[Sentence, ...]:
    """Split a text into sentences, block by block, or line by line where no blocks are given."""
    spans = [(b.start, b.end) for b in blocks] or [m.span() for m in re.finditer(r"[^\n]+", text)]
    found = []
    for n, (start, end) in enumerate(spans):
        position = start
        for m in _END.finditer(text, start, end):
            found.append(Sentence(position, m.start() + len(m.group().rstrip()), n))
            position = m.end()
        if position < end:
            found.append(Sentence(position, end, n))
    return tuple(found)
