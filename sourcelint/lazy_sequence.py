"""A sequence of what is made by its number each time that it is asked for, and not held: of many sources not all can be at hand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, TypeVar, overload

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")


class LazySequence(Sequence[T]):
    """A sequence of some length, each item of which a function makes of its number.

    >>> squares = LazySequence(4, lambda number: number**2)
    >>> squares[-1], squares[1:3], list(squares)
    (9, [1, 4], [0, 1, 4, 9])
    """

    def __init__(self, length: int, item: Callable[[int], T]) -> None:
        """Take what makes the items; it is called with numbers from 0 to below the length."""
        self._numbers = range(length)
        self._item = item

    def __len__(self) -> int:
        return len(self._numbers)

    @overload
    def __getitem__(self, key: int) -> T: ...
    @overload
    def __getitem__(self, key: slice) -> list[T]: ...
    def __getitem__(self, key: int | slice) -> T | list[T]:
        if isinstance(key, slice):
            return [self._item(number) for number in self._numbers[key]]
        return self._item(self._numbers[key])
