"""Numbers with their nouns, as messages say them."""

from __future__ import annotations


def format_count(n: int, noun: str, plural: str = "") -> str:
    """Say how many: 1 word, 2,000 words. `plural` is given if it is not the noun and an s."""
    return f"{n:,} {noun if n == 1 else plural or noun + 's'}"
