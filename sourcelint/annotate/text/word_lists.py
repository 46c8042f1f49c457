"""Word tables as they are best read and reviewed: running text."""

from __future__ import annotations


def words(table: str) -> frozenset[str]:
    """Give the words of a table, set apart by white space."""
    return frozenset(table.split())
