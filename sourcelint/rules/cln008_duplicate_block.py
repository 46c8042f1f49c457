"""CLN008."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from sourcelint.rule import Hit, rule
from sourcelint.text import RawSpan

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sourcelint.annotate import Annotated
    from sourcelint.document import Block

LIKE = 0.8
"""Share of common words (Jaccard) from which two paragraphs say the same."""
SHORTEST = 12
"""Words of the shortest paragraph that counts; a shorter one may be a refrain."""
OFTEN = 3
"""A text that stands more often is the page's structure: a table, a list of recipes, a song."""
NAME_TWICE = re.compile(
    r"^(?P<name>[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){1,3})[ \t]*\r?\n(?:[ \t]*\r?\n){0,2}(?P=name)[ \t]*\r?$", re.MULTILINE
)
MANY = 5
"""Repetitions above which a text is reported once, with their number."""
COMPARED = 20
"""Earlier paragraphs that one word leads to, at most: keeps hostile texts cheap."""
WORD = re.compile(r"\w+")


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
    repeated = list(_repeated(doc))
    many = f" ({len(repeated)} paragraphs do)" if len(repeated) > MANY else ""
    for block, earlier in repeated[: 1 if many else MANY]:
        yield Hit(block.span, f"repeats an earlier paragraph nearly word for word{many}", related=(earlier.span,))
    if doc.document.wrapper == "text":
        for m in NAME_TWICE.finditer(doc.document.raw):
            yield Hit(RawSpan(*m.span()), f'the line "{m["name"]}" stands twice')


def _repeated(doc: Annotated) -> Iterator[tuple[Block, Block]]:
    """Give each block that repeats an earlier one, with the one it repeats.

    Two sets of words of a size n can only be alike if they share one of their rarest words, about n/5 of each: only
    those are indexed.
    """
    sets = [
        (b, frozenset(WORD.findall(doc.text[b.start : b.end].lower())))
        for b in doc.blocks
        if b.end - b.start > 4 * SHORTEST
    ]
    sets = [(b, words) for b, words in sets if len(words) >= SHORTEST]
    if len(sets) < 2:
        return
    frequency = Counter(w for _, words in sets for w in words)
    index: defaultdict[str, list[int]] = defaultdict(list)
    groups: defaultdict[int, list[int]] = defaultdict(list)
    for n, (_, words) in enumerate(sets):
        rare = sorted(words, key=lambda w: (frequency[w], w))[: int(len(words) * (1 - LIKE)) + 1]
        seen = {m for w in rare for m in index[w][:COMPARED]}
        match = next((m for m in sorted(seen) if _alike(words, sets[m][1])), None)
        if match is None:
            for w in rare:
                index[w].append(n)
        else:
            groups[match].append(n)
    for first, repeats in groups.items():
        if len(repeats) < OFTEN:
            yield from ((sets[n][0], sets[first][0]) for n in repeats)


def _alike(a: frozenset[str], b: frozenset[str]) -> bool:
    common = len(a & b)
    return common >= LIKE * (len(a) + len(b) - common)
