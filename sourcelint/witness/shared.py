"""What sources share word for word: runs of sentences that stand in two of them."""

from __future__ import annotations

import re
from array import array
from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from sourcelint.document import Place

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Sequence

    from sourcelint.witness.sketch import Witness

FIELDS = 7
"""Numbers that `Passages` has for a sentence."""

COMMON = 6
"""A sentence that so many sources have belongs to a site, a form or a law: it shows no copying."""


FOOT = 5
"""Sentences at the end of a text in which an outlet or an author is introduced, in the same words each time."""


class Sentence(NamedTuple):
    """A sentence of a source: its place in the row of sentences, its words, where it stands, whether in the foot."""

    row: int
    words: int
    place: Place
    foot: bool


class Run(NamedTuple):
    """Sentences in a row that two sources share: the numbers of these, the words, and where it stands in each."""

    one: int
    other: int
    words: int
    here: Place
    there: Place


def runs_of(witnesses: Sequence[Witness], least: int) -> Iterator[Run]:
    """Find what pairs of sources share, at least so many words in a row."""
    having: defaultdict[Hashable, list[tuple[int, Sentence]]] = defaultdict(list)
    for n, witness in enumerate(witnesses):
        for key, sentence in _sentences(witness):
            having[key].append((n, sentence))
    pairs: defaultdict[tuple[int, int], list[tuple[Sentence, Sentence]]] = defaultdict(list)
    for found in having.values():
        if 1 < len(found) < COMMON:
            for (n, a), (m, b) in combinations(found, 2):
                if n != m and not (a.foot and b.foot):
                    pairs[n, m].append((a, b))
    for (n, m), common in sorted(pairs.items()):
        yield from (run for run in _runs(n, m, sorted(common)) if run.words >= least)


_NO_LETTER = re.compile("[^A-Za-z]")


def _sentences(witness: Witness) -> Iterator[tuple[Hashable, Sentence]]:
    """Give the sentences, each with what only the same sentence has: a hash, the number of its words, its first letters.

    The raw beginning itself would not do: one file writes an apostrophe as another writes `&rsquo;` or as an escape.
    """
    numbers = array("I", witness.passages.numbers)
    quotes = witness.passages.quotes.split("\n") if numbers else []
    for at, quote in enumerate(quotes):
        mark, row, words, start, end, line, column = numbers[at * FIELDS : (at + 1) * FIELDS]
        place = Place(witness.source, start, end, line, column, quote)
        letters = _NO_LETTER.split(quote, maxsplit=1)[0].lower()
        yield (mark, words, letters), Sentence(row, words, place, row >= witness.passages.rows - FOOT)


def _runs(n: int, m: int, common: Sequence[tuple[Sentence, Sentence]]) -> list[Run]:
    """Join sentences that follow each other in both sources, by where they stand; one may stand there more than once."""
    ending: dict[tuple[int, int], Run] = {}
    for a, b in common:
        run = ending.pop((a.row - 1, b.row - 1), None)
        ending[a.row, b.row] = (
            Run(n, m, run.words + a.words, _to(run.here, a.place), _to(run.there, b.place))
            if run
            else Run(n, m, a.words, a.place, b.place)
        )
    return sorted(ending.values(), key=lambda r: (r.here.start, r.there.start))


def _to(first: Place, last: Place) -> Place:
    """Stretch a place up to where another ends."""
    return Place(first.source, first.start, max(first.end, last.end), first.line, first.column, first.quote)
