"""All sources of a run together, and what follows from them once for all rules."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, overload

from sourcelint.witness.copies import Copy, copies_of
from sourcelint.witness.joined import joined
from sourcelint.witness.matters import Matter, matters_of
from sourcelint.witness.shared import Run, runs_of
from sourcelint.witness.upstream import retellings_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sourcelint.annotate.reference import Fact
    from sourcelint.witness.sketch import Witness

MIN_SHARED_WORDS = 25
"""Words in a row that two authors do not write alike by chance."""


class Collection(Sequence["Witness"]):
    """The sources of a run, by id. `known` are the facts of a reference list that claims are held against."""

    def __init__(self, witnesses: Iterable[Witness], known: tuple[Fact, ...] = ()) -> None:
        self._witnesses = tuple(sorted(witnesses, key=lambda w: w.source))
        self.known = known

    def __len__(self) -> int:
        return len(self._witnesses)

    @overload
    def __getitem__(self, key: int) -> Witness: ...
    @overload
    def __getitem__(self, key: slice) -> Sequence[Witness]: ...
    def __getitem__(self, key: int | slice) -> Witness | Sequence[Witness]:
        return self._witnesses[key]

    @cached_property
    def copies(self) -> tuple[Copy, ...]:
        """Near-duplicates, each with the first of its kind."""
        return copies_of(self)

    @cached_property
    def passages(self) -> tuple[Run, ...]:
        """What sources of different sites share word for word, each with the first that has it; copies apart."""
        return tuple(run for run in runs_of(self, MIN_SHARED_WORDS) if not self.copied(run.one, run.other))

    @cached_property
    def retellings(self) -> tuple[tuple[int, int], ...]:
        """Pairs of sources that retell one piece of another outlet."""
        return retellings_of(self)

    def copied(self, one: int, other: int) -> bool:
        """Tell whether two sources are copies of one text."""
        return self._texts[one] == self._texts[other]

    @cached_property
    def voices(self) -> tuple[int, ...]:
        """For each source the number of the voice that it is: copies, retellings and sources that share passages are one."""
        pairs = (*enumerate(self._texts), *((r.one, r.other) for r in self.passages), *self.retellings)
        return tuple(joined(range(len(self)), pairs).values())

    @cached_property
    def _texts(self) -> tuple[int, ...]:
        """For each source the number of the first that has its text."""
        first = list(range(len(self)))
        for copy in self.copies:
            first[copy.number] = copy.first
        return tuple(first)

    @cached_property
    def matters(self) -> tuple[Matter, ...]:
        """Events that more than one source tells of."""
        return matters_of(self)
