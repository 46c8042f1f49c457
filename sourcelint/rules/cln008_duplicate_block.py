"""CLN008."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from operator import eq
from typing import TYPE_CHECKING

from sourcelint.expressions import lazy
from sourcelint.rule import Hit, rule
from sourcelint.text import RawSpan, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sourcelint.document import Block, Document
    from sourcelint.evidence.annotated import Annotated

MIN_LIKENESS = 0.8
"""Share of common words (Jaccard) from which two paragraphs say the same."""
MIN_WORDS = 12
"""Words of the shortest paragraph that counts; a shorter one may be a refrain."""
MAX_REPETITIONS = 3
"""A text that stands more often is the page's structure: a table, a list of recipes, a song."""
NAME_TWICE = lazy(
    r"^(?P<name>[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){1,3})[ \t]*\r?\n(?:[ \t]*\r?\n){0,2}(?P=name)[ \t]*\r?$", re.MULTILINE
)
MAX_BESIDE_CHARS = 2000
"""Characters before and behind a text in which a name may stand twice."""
MAX_FINDINGS = 5
"""Repetitions above which a text is reported once, with their number."""
MAX_BLOCKS = 2000
"""Blocks that are compared at all: the length of a book."""
MAX_COMPARED = 20
"""Blocks of about its length that a block is compared with."""
MAX_LONGER = 1.5
"""How much longer a block that is alike may be."""
MAX_HEAD_CHARS = 200
"""Characters at the beginning of which half of the words must be common."""
WORD = lazy(r"\w+")


@rule("CLN008", "duplicate-block", "info", fix="Keep one of the two.")
def duplicate_block(doc: Annotated) -> Iterator[Hit]:
    """
    ## What it does
    Notes a paragraph that repeats an earlier one nearly word for word, and a name line that stands twice in a row.

    ## Why is this bad?
    Page shells print standfirsts, captions and author names twice; what is counted twice looks better supported.

    ## Known limits
    Paragraphs below 12 words are not compared, nor is what stands more than three times: tables, recipes, songs.

    ## References
    Zhang et al. 2018 (originality); Pomikálek 2011 (duplicate content).
    """
    repeated = list(_find_repeated(doc))
    many = f" ({len(repeated)} paragraphs do)" if len(repeated) > MAX_FINDINGS else ""
    for block, earlier in repeated[: 1 if many else MAX_FINDINGS]:
        yield Hit(block.span, f"repeats an earlier paragraph nearly word for word{many}", related=(earlier.span,))
    if doc.document.wrapper == "text":
        start, end = _lines_around(doc.document)
        raw = doc.document.raw
        for twins in NAME_TWICE.finditer(raw, start, end) if _has_twins(raw[start:end]) else ():
            yield Hit(RawSpan(*twins.span()), f'the line "{twins["name"]}" stands twice')


def _lines_around(document: Document) -> Span:
    """Return where the lines of a text and those beside it stand: a file may hold a thousand texts, such as the mails of a box."""
    start, end = document.clean.raw_span(0, len(document.text))
    last = document.raw.find("\n", end + MAX_BESIDE_CHARS)
    return Span(max(0, start - MAX_BESIDE_CHARS), last if last >= 0 else len(document.raw))


def _has_twins(raw: str) -> bool:
    """Tell whether two lines of a text that follow each other are the same: a cheap test."""
    lines = list(filter(None, map(str.strip, raw.split("\n"))))
    return any(map(eq, lines, lines[1:]))


def _find_repeated(doc: Annotated) -> Iterator[tuple[Block, Block]]:
    """Return each block that repeats an earlier one, with the one it repeats.

    Blocks that are alike are about as long: in order of their length each is compared with the next few only.
    """
    blocks = [block for block in doc.blocks if block.end - block.start > 4 * MIN_WORDS][:MAX_BLOCKS]
    order = sorted(range(len(blocks)), key=lambda number: (blocks[number].end - blocks[number].start, number))
    heads = [
        frozenset(doc.text[block.start : min(block.end, block.start + MAX_HEAD_CHARS)].split()) for block in blocks
    ]
    words = cache(lambda number: _words(doc, blocks[number]))
    first: dict[int, int] = {}  # a block, and the earliest that it repeats
    for rank, one in enumerate(order):
        longest = MAX_LONGER * (blocks[one].end - blocks[one].start)
        for other in order[rank + 1 : rank + 1 + MAX_COMPARED]:
            if blocks[other].end - blocks[other].start > longest:
                break
            if 2 * len(heads[one] & heads[other]) <= len(heads[one]):
                continue
            if _alike(words(one), words(other)):
                early, late = min(one, other), max(one, other)
                root = first.get(early, early)
                first[late] = min(first.get(late, root), root)
    often = Counter(first.values())
    return ((blocks[late], blocks[root]) for late, root in sorted(first.items()) if often[root] < MAX_REPETITIONS)


def _words(doc: Annotated, block: Block) -> frozenset[str]:
    return frozenset(WORD.findall(doc.text[block.start : block.end].lower()))


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Tell whether two paragraphs, by their words, say the same."""
    if min(len(one), len(other)) < MIN_WORDS:
        return False
    common = len(one & other)
    return common >= MIN_LIKENESS * (len(one) + len(other) - common)
