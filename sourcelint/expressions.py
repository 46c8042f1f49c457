r"""Regular expressions that are compiled when they are first used.

A run uses some hundred of the several hundred expressions that the modules hold, and to compile them all would take half of
the time of a short run. So modules say `lazy(…)` for `re.compile(…)` at their top; inside functions `re.compile` stays.

    >>> YEAR = lazy(r"\b(?:19|20)\d\d\b")
    >>> YEAR.findall("from 1999 to 2004")
    ['1999', '2004']

An expression that few texts match is spared longer: `lazy(…, needs=("```", "~~~"))` is compiled for the first text that holds
one of these strings, for no other can match.

An error in an expression shows when it is first used: `tests/test_expressions.py` uses them all.
"""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, AnyStr, Generic, cast

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

_MEMBERS = (
    "findall", "finditer", "flags", "fullmatch", "groupindex", "groups", "match", "scanner", "search", "split", "sub", "subn",
)  # fmt: skip
"""What a compiled expression has, but its `pattern`, which is known before."""
_FOUND_NOTHING: dict[str, Callable[[], Any]] = {
    "findall": list, "finditer": lambda: iter(()), "fullmatch": lambda: None, "match": lambda: None, "search": lambda: None,
}  # fmt: skip
"""The methods that only look, and what makes what they return if there is nothing."""


def lazy(pattern: AnyStr, flags: int = 0, needs: tuple[AnyStr, ...] = ()) -> re.Pattern[AnyStr]:
    """Return what `re.compile` returns, compiled at the first call of one of its methods.

    Of the strings in `needs` each match holds one, or what stands ahead of it does. They are looked for at each call, so
    they suit expressions that read a text once. It is no instance of `re.Pattern`: the functions of `re` do not take it,
    `.search(…)` and the other methods work.
    """
    return cast("re.Pattern[AnyStr]", Lazy(pattern, flags, needs))


def matcher(expression: re.Pattern[str]) -> Callable[[str], re.Match[str] | None]:
    """Return what matches a text, for tables: to take the method `match` of an expression would compile it."""
    return lambda text: expression.match(text)  # noqa: PLW0108 - it looks the method up when it is called


def searcher(expression: re.Pattern[str]) -> Callable[[str], re.Match[str] | None]:
    """Return what searches a text, for tables: to take the method `search` of an expression would compile it."""
    return lambda text: expression.search(text)  # noqa: PLW0108 - as above


class Lazy(Generic[AnyStr]):
    """Stands for a compiled expression, and takes over its methods at the first use of one of them.

    From then on they are attributes of the instance, so that a call costs what it costs on the compiled expression.
    Two threads that come first at once compile the same expression twice. A pickle holds the text of the expression.
    """

    def __init__(self, pattern: AnyStr, flags: int = 0, needs: tuple[AnyStr, ...] = ()) -> None:
        """Keep what to compile."""
        self.pattern: AnyStr = pattern
        self.needs: tuple[AnyStr, ...] = needs
        self._given_flags = flags

    def __getattr__(self, name: str) -> Any:
        if name not in _MEMBERS:
            raise AttributeError(name)
        if self.needs and name in _FOUND_NOTHING:
            return partial(self._find, name)
        return self._take_over(name)

    def _find(self, name: str, text: AnyStr, *bounds: int) -> Any:
        """Call a method, if a text can match."""
        if any(text.find(need, *bounds) >= 0 for need in self.needs):
            return self._take_over(name)(text, *bounds)
        return _FOUND_NOTHING[name]()

    def _take_over(self, name: str) -> Any:
        """Return a method of the compiled expression, and have all of them from now on."""
        compiled = self.compiled()
        for member in _MEMBERS:
            setattr(self, member, getattr(compiled, member))
        return getattr(compiled, name)

    def __reduce__(self) -> tuple[type[Lazy[AnyStr]], tuple[AnyStr, int, tuple[AnyStr, ...]]]:
        return type(self), (self.pattern, self._given_flags, self.needs)

    def __repr__(self) -> str:
        return f"lazy({self.pattern!r}, {self._given_flags!r})"

    def compiled(self) -> re.Pattern[AnyStr]:
        """Return the compiled expression. Raises re.error if it is none."""
        return re.compile(self.pattern, self._given_flags)
