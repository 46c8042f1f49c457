"""What a number can mean by the hedges before it: "at least 12", "about 40", "fewer than 300"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sourcelint.annotate.text.word_lists import words

if TYPE_CHECKING:
    from collections.abc import Sequence

MAX_HEDGE_WORDS = 3
"""Words before a number among which a hedge stands."""

ABOUT_SHARE = 0.2
"""Share by which an approximate amount may be off."""

INFINITE = float("inf")

_FEWER = words("less fewer")
_LEAST = words("least over more than exceeding far")
_MOST = words("nearly almost under most within maximum")
_ABOUT = words("about around some roughly approximately estimated near circa approx like")
_OF_PLACES = words("near around over under within like far")
"""Those of them that tell of a place or a way unless the number follows at once: "the reserve near Mbala is 460 hectares"."""


def hedged(before: Sequence[str], value: float, slack: float) -> tuple[float, float]:
    """Return what a number can mean that is off by `slack` at most, by the words before it, the nearest first.

    >>> hedged(("least", "at"), 12, 0), hedged(("about",), 40, 0), hedged(("is", "mbala", "near"), 460, 0)
    ((12, inf), (32.0, 48.0), (460, 460))
    """
    said = {*before[:1], *(frozenset(before[1:MAX_HEDGE_WORDS]) - _OF_PLACES)}
    least, most = value - slack, value + slack
    if said & _FEWER:
        return 0.0, most
    if said & _LEAST:
        return least, INFINITE
    if said & _MOST or {"up", "to"} <= said:
        return least * (1 - ABOUT_SHARE), most
    if said & _ABOUT:
        return value * (1 - ABOUT_SHARE), value * (1 + ABOUT_SHARE)
    return least, most
