"""A section without a body, and a text without its start."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from sourcelint.clean.lines.line import ending
from sourcelint.document import Truncation
from sourcelint.expressions import lazy
from sourcelint.text import Span, Spans

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from sourcelint.clean.article import PartialDocument
    from sourcelint.document import Block

MIN_PROSE_WORDS = 12
"""Words from which a first line is prose and not a list item or a label."""

MAX_SAMPLE_CHARS = 2000
"""Characters in which other sentences must begin with a capital."""

_SENTENCE_START = lazy(r"[.!?]\s+([^\W\d_])")
_PROSE = lazy(r"^(?P<first>[^\W\d_]{2,20})\b[,]?\s\S+\s\S+\s\S+")


def find_broken_sections(draft: PartialDocument) -> Iterator[Truncation]:
    """Find headings without a section, and a first sentence that begins inside.

    A heading has no section if a heading of the same or a higher rank directly follows it, after the first paragraph.
    Only headings that plain text itself marks (Markdown) count: between two headings of a page there may be a picture.
    Headings of the first rank are left out: lines that begin with # are also comments of code. So are those with a link, which
    lead to other articles.
    """
    if draft.wrapper != "text":
        return
    text = draft.text
    begun = False
    linked = Spans(draft.links)
    for block, below in pairwise(draft.blocks):
        begun = begun or block.kind == "paragraph"
        if begun and _is_empty(text.value, block, below):
            span = text.raw_span(block.start, block.end)
            if not (linked.overlap(span) or linked.overlap(text.raw_span(below.start, below.end))):
                yield Truncation("empty_section", span, "the section has a heading and no text")
    start = _find_start_inside(draft)
    if start is not None:
        span = text.raw_span(start.start, start.end)
        yield Truncation("missing_start", span, "the text begins inside a sentence", certain=False)


def _find_start_inside(draft: PartialDocument) -> Span | None:
    """Find a first sentence that begins in lower case, in a text without a title whose other sentences do not."""
    first = next(iter(draft.blocks), None)
    if first is None or first.kind != "paragraph" or first.marked or draft.metadata.title.state == "present":
        return None
    text = draft.text.value
    words = _PROSE.match(text[first.start : first.end])
    if words is None or not _is_lower_case_sentence(words) or not _begins_in_capitals(text, first.start):
        return None
    return Span(first.start, first.start + words.end())


def _is_lower_case_sentence(words: re.Match[str]) -> bool:
    line = words.string
    return words["first"].islower() and len(line.split()) >= MIN_PROSE_WORDS and ending(line) == "stop"


def _begins_in_capitals(text: str, start: int) -> bool:
    """Check whether the sentences of the first paragraphs, from the second on, all begin with a capital."""
    letters = _SENTENCE_START.findall(text, start, start + MAX_SAMPLE_CHARS)
    return bool(letters) and all(letter.isupper() for letter in letters)


def _is_empty(text: str, block: Block, below: Block) -> bool:
    """Check whether two headings stand next to each other, the second of the same or a higher rank."""
    if not (_is_marked_heading(block) and _is_marked_heading(below)):
        return False
    is_apart = text.count("\n", block.end, below.start) > 1
    return is_apart and 1 < below.level <= block.level and text[below.end - 1] not in ".;:"


def _is_marked_heading(block: Block) -> bool:
    return block.kind == "heading" and block.marked
