r"""Regular expressions that are compiled when they are first used.

A run uses some hundred of the several hundred expressions that the modules hold, and to compile them all would take half of
the time of a short run. So modules say `lazy(…)` for `re.compile(…)` at their top; inside functions `re.compile` stays.

    >>> YEAR = lazy(r"\b(?:19|20)\d\d\b")
    >>> YEAR.findall("from 1999 to 2004")
    ['1999', '2004']

An error in an expression shows when it is first used: `tests/test_expressions.py` uses them all.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, AnyStr, Generic, cast

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

_MEMBERS = (
    "findall", "finditer", "flags", "fullmatch", "groupindex", "groups", "match", "scanner", "search", "split", "sub", "subn",
)  # fmt: skip
"""What a compiled expression has, but its `pattern`, which is known before."""


def lazy(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """Return what `re.compile` returns, compiled at the first call of one of its methods.

    It is no instance of `re.Pattern`: the functions of `re` do not take it, `.search(…)` and the other methods work.
    """
    return cast("re.Pattern[AnyStr]", Lazy(pattern, flags))


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

    def __init__(self, pattern: AnyStr, flags: int = 0) -> None:
        """Keep what to compile."""
        self.pattern: AnyStr = pattern
        self._given_flags = flags

    def __getattr__(self, name: str) -> Any:
        if name not in _MEMBERS:
            raise AttributeError(name)
        compiled = self.compiled()
        for member in _MEMBERS:
            setattr(self, member, getattr(compiled, member))
        return getattr(compiled, name)

    def __reduce__(self) -> tuple[type[Lazy[AnyStr]], tuple[AnyStr, int]]:
        return type(self), (self.pattern, self._given_flags)

    def __repr__(self) -> str:
        return f"lazy({self.pattern!r}, {self._given_flags!r})"

    def compiled(self) -> re.Pattern[AnyStr]:
        """Return the compiled expression. Raises re.error if it is none."""
        return re.compile(self.pattern, self._given_flags)
