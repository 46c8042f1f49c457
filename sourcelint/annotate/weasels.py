"""Weasel words."""

from __future__ import annotations

from typing import NamedTuple


class Weasel(NamedTuple):
    """Half-open span."""

    start: int
    end: int


def find_weasels(text: str) -> tuple[Weasel, ...]:  # noqa: ARG001
    """Find weasels."""
    return ()
