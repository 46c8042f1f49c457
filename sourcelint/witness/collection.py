"""All sources of a run together, and what follows from them once for all rules."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, overload

from sourcelint.witness.copies import Copy, copies_of
from sourcelint.witness.matters import Matter, matters_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sourcelint.annotate.reference import Fact
    from sourcelint.witness.sketch import Witness


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
    def voices(self) -> tuple[int, ...]:
        """For each source the number of the voice that it is: copies are one."""
        voice = list(range(len(self)))
        for copy in self.copies:
            voice[copy.number] = voice[copy.first]
        return tuple(voice)

    @cached_property
    def matters(self) -> tuple[Matter, ...]:
        """Events that more than one source tells of."""
        return matters_of(self)
