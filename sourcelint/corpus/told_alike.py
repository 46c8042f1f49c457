"""Which sentences of a source independent sources tell as well, the surest, each with the likest of these."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from sourcelint.corpus.agreement import are_of_one_mouth, confirming_pairs, what_both_say
from sourcelint.finding import Place  # noqa: TC001 - the codec reads the annotations

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from sourcelint.corpus.alignment import Aligned
    from sourcelint.corpus.source_texts import SourceText

MAX_LINKED = 2
"""Sentences of other sources that one is linked to: the likest are right more often than those after them."""

MAX_TOLD_ALIKE = 12
"""Sentences of one source that are pointed at, those that are told alike most surely."""


class ToldAlike(NamedTuple):
    """A sentence, the likest sentences of independent sources, the likest first, and how many more sources tell it.

    `both` says what it shares with the first of them. `one_mouth` is a source that has it from the same speaker or outlet, "" if none.
    """

    place: Place
    others: tuple[Place, ...]
    more: int
    both: str
    one_mouth: str


class Mates:
    """What independent sources tell as the sentences of one source do, as it is found pair by pair."""

    def __init__(self) -> None:
        """Start with nothing."""
        self._ranked: defaultdict[int, list[tuple[float, int, int]]] = defaultdict(list)
        self._one_mouth: defaultdict[int, set[int]] = defaultdict(set)

    def add(self, row: int, other: int, there: int, score: float, *, one_mouth: bool) -> None:
        """Take in that a sentence of another source tells the same; `one_mouth`: both have it from one speaker or outlet."""
        if one_mouth:
            self._one_mouth[row].add(other)
        else:
            self._ranked[row].append((-score, other, there))

    def surest(
        self, number: int, text_of: Callable[[int], SourceText], voices: Sequence[int], names: Callable[[int], str]
    ) -> Iterator[ToldAlike]:
        """Yield the sentences of the source with a number that are told alike most surely, in text order."""
        surest = sorted((min(ranked)[0], row) for row, ranked in self._ranked.items())[:MAX_TOLD_ALIKE]
        for row in sorted(row for _, row in surest):
            best: dict[int, tuple[int, int]] = {}
            for _, other, there in sorted(self._ranked[row]):
                best.setdefault(voices[other], (other, there))
            shown = list(best.values())[:MAX_LINKED]
            sentence = text_of(number).sentences[row]
            others = [text_of(other).sentences[there] for other, there in shown]
            yield ToldAlike(
                sentence.place,
                tuple(other.place for other in others),
                len(best) - len(shown),
                what_both_say(sentence, others[0]),
                min(map(names, self._one_mouth[row]), default=""),
            )


def take_in(pairs: Iterable[Aligned], here: SourceText, there: SourceText, mates: Mapping[int, Mates]) -> None:
    """Add what two independent sources tell alike to the mates of each that has some, by its number."""
    for pair in confirming_pairs(pairs, here, there):
        one_mouth = are_of_one_mouth(pair, here, there)
        if pair.one in mates:
            mates[pair.one].add(pair.here, pair.other, pair.there, pair.score, one_mouth=one_mouth)
        if pair.other in mates:
            mates[pair.other].add(pair.there, pair.one, pair.here, pair.score, one_mouth=one_mouth)
