"""What comparing sources found, a column for each field of their results: who reads one field does not unpack the others."""

from __future__ import annotations

from array import array
from collections.abc import Mapping
from itertools import repeat
from typing import TYPE_CHECKING, TypeVar

from sourcelint.corpus.credited_outlets import SharedCredit
from sourcelint.corpus.source_results import KeptDispute, SourceResult, Spelt
from sourcelint.corpus.spool import ValueSpool
from sourcelint.corpus.told_alike import ToldAlike
from sourcelint.finding import Place
from sourcelint.store.codec import Codec

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

T = TypeVar("T")


class Column(Mapping[int, T]):
    """Values by the number of their source, in the order of these, without the sources that have none.

    >>> column = Column(Codec(str))
    >>> column.put(7, "seven")
    >>> dict(column)
    {7: 'seven'}
    """

    def __init__(self, codec: Codec[T]) -> None:
        """Start empty."""
        self._values = ValueSpool(codec)
        self._places = array("l")
        """Of the value of each source, -1 for one that has none."""

    def put(self, number: int, value: T) -> None:
        """Add the value of a source."""
        self._places.extend(repeat(-1, number + 1 - len(self._places)))
        self._places[number] = len(self._values)
        self._values.append(value)

    def __getitem__(self, number: int) -> T:
        place = self._places[number] if number < len(self._places) else -1
        if place < 0:
            raise KeyError(number)
        return self._values[place]

    def __iter__(self) -> Iterator[int]:
        return (number for number, place in enumerate(self._places) if place >= 0)

    def __len__(self) -> int:
        return len(self._values)


class ResultColumns:
    """The results of many sources, see `SourceResult`."""

    def __init__(self, results: Iterable[tuple[int, SourceResult]]) -> None:
        """Take them in, each with the number of its source."""
        self.alike = Column(Codec[tuple[ToldAlike, ...]](tuple[ToldAlike, ...]))
        self.lonely = Column(Codec[tuple[Place, ...]](tuple[Place, ...]))
        self.voices_near = Column(Codec[int](int))
        self.disputes = Column(Codec[tuple[KeptDispute, ...]](tuple[KeptDispute, ...]))
        self.tolls = Column(Codec[tuple[KeptDispute, ...]](tuple[KeptDispute, ...]))
        self.spelt = Column(Codec[tuple[Spelt, ...]](tuple[Spelt, ...]))
        self.credits = Column(Codec[tuple[SharedCredit, ...]](tuple[SharedCredit, ...]))
        self.aligned = Column(Codec[bytes](bytes))
        for number, result in results:
            for name, value in zip(SourceResult._fields, result, strict=True):
                if value:
                    getattr(self, name).put(number, value)
