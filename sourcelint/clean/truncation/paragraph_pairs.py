"""Two paragraphs that follow each other, and what is asked about them."""

from __future__ import annotations

from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from sourcelint.clean.lines.line import ending
from sourcelint.clean.segmentation.wrapped_lines import MAX_WRAP_COLUMN
from sourcelint.clean.truncation.line_breaks import continues_line, has_lost_mark
from sourcelint.clean.truncation.more_links import find_paywall
from sourcelint.expressions import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sourcelint.clean.article import PartialDocument
    from sourcelint.document import Block

MIN_WHOLE_CHARS, MAX_AWAY = 60, 3
"""Characters of a whole paragraph near by, and how many paragraphs away it may be."""

MIN_LINES, MIN_STOPPED_SHARE = 5, 0.8
"""Lines that stand below each other, and the share of them that ends in a stop, from which each is a paragraph."""

MAX_NOTICE_CHARS = 300
"""Characters of a line that stands between the halves of a sentence and says that the rest is paid for."""

_LAST_SENTENCE = lazy(r"(?<=[.。])['\"”’»)\]]{0,3}\s+(?=\S)")
FIRST_WORD = lazy(r"(?:[a-zà-ÿ]['’])?([^\W\d_]{2,}|a)(?=[\s,.;’-])")


class ParagraphPair:
    """Two neighbours among the blocks of a text: `left` and `right` are their texts, `between` the blocks between them."""

    def __init__(self, text: str, blocks: Sequence[Block], at: int, *, between: int = 0) -> None:
        self._text, self._blocks, self._at = text, blocks, at
        self._next = at + 1 + between
        self.adjoins = not between
        self.first, self.second = blocks[at], blocks[self._next]
        self.left, self.right = text[self.first.start : self.first.end], text[self.second.start : self.second.end]

    @cached_property
    def last_sentence(self) -> str:
        """The last sentence of the first, or its beginning."""
        return _LAST_SENTENCE.split(self.left)[-1]

    @cached_property
    def first_word(self) -> str:
        """The first word of the second if it is one in lower case, else nothing."""
        first = FIRST_WORD.match(self.right)
        return first[1] if first is not None and first[1].islower() else ""

    @cached_property
    def is_among_prose(self) -> bool:
        """Whole paragraphs stand near both, before and behind."""
        before, behind = (
            self._blocks[max(0, self._at - MAX_AWAY) : self._at],
            self._blocks[self._next : self._next + MAX_AWAY],
        )
        return all(any(_is_whole_paragraph(self._text, block) for block in near) for near in (before, behind))

    @property
    def is_displayed(self) -> bool:
        """The first is indented: a command, an address, an example."""
        return self._text[self.first.start - 1 : self.first.start].isspace() and not self._text.endswith(
            "\n", 0, self.first.start
        )

    @cached_property
    def has_paywall(self) -> bool:
        """The line of a paywall stands between both."""
        lines = [self._text[block.start : block.end] for block in self._blocks[self._at + 1 : self._next]]
        return any(len(line) <= MAX_NOTICE_CHARS and find_paywall(line) is not None for line in lines)


def _is_whole_paragraph(text: str, block: Block) -> bool:
    is_long = block.kind == "paragraph" and block.end - block.start >= MIN_WHOLE_CHARS
    return is_long and ending(text[block.start : block.end]) == "stop"


def _lines_are_paragraphs(text: str, blocks: Sequence[Block]) -> bool:
    """Tell whether the lines of a text are paragraphs, each with its stop, and none of them was wrapped."""
    lines = [
        ending(text[first.start : first.end]) == "stop"
        for first, second in pairwise(blocks)
        if first.kind == second.kind == "paragraph" and text.count("\n", first.end, second.start) == 1
    ]
    return len(lines) >= MIN_LINES and sum(lines) >= len(lines) * MIN_STOPPED_SHARE


def suspect_pairs(draft: PartialDocument) -> Iterator[ParagraphPair]:
    """Yield the neighbours of which the first has no stop or the second no capital; few of prose, and all signs ask for it."""
    text, blocks = draft.text.value, draft.blocks
    are_paragraphs: bool | None = None
    for at, (first, second) in enumerate(pairwise(blocks)):
        last = text[first.end - 1]
        is_open, is_begun = last.isalpha() or last == ",", text[second.start].islower()
        if not (is_open or is_begun):
            continue
        if first.end - first.start <= MAX_WRAP_COLUMN and text.count("\n", first.end, second.start) == 1:
            # two lines of one paragraph, as editors wrap them, or a heading and what stands below it
            are_paragraphs = _lines_are_paragraphs(text, blocks) if are_paragraphs is None else are_paragraphs
            if is_open or not are_paragraphs:
                continue
        if continues_line(draft, first, second) or has_lost_mark(draft, second.start - 1, second.start + 1):
            continue  # a name of a program in backticks
        yield ParagraphPair(text, blocks, at)
        if is_open and at + 2 < len(blocks):
            yield ParagraphPair(text, blocks, at, between=1)
