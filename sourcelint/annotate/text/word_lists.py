"""Word lists, written as running text because that is easiest to read and review."""

from __future__ import annotations


def words(table: str) -> frozenset[str]:
    """Return the words of a table, which white space separates."""
    return frozenset(table.split())
