"""What Prefect's API answers with a page at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

T = TypeVar("T")

PAGE = 200
"""Runs or artifacts in one answer; Prefect gives no more than that."""


def read_all(page_at: Callable[[int], Sequence[T]]) -> list[T]:
    """Ask for page after page, from an offset on each, until one is empty."""
    found: list[T] = []
    while page := page_at(len(found)):
        found += page
    return found
