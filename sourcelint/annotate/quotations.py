"""Passages in quotation marks."""

from __future__ import annotations

from typing import NamedTuple


class Quotation(NamedTuple):
    """Half-open span, quotation marks included."""

    start: int
    end: int


def find_quotations(text: str) -> tuple[Quotation, ...]:  # noqa: ARG001
    """Find quotations."""
    return ()
