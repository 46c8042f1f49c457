"""The characters beyond printable ASCII, found quickly: every step that needs one asks first whether it is there.

A search for one of a class of characters costs 10 ns a character; taking all common ones out of the encoded text costs
1 ns, and what is left is short.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

COMMON = bytes((0x0A, *range(0x20, 0x7F)))
"""Line feed and printable ASCII."""


def non_ascii_bytes(value: str) -> bytes:
    """Return what is left of a text in UTF-8 without line feeds and printable ASCII, in text order."""
    return value.encode("utf8", "surrogatepass").translate(None, COMMON)


def places(text: str, needles: Iterable[str]) -> list[int]:
    """Return the offsets, sorted and each once, at which one of the needles begins in a text.

    A search for each needle is faster than one expression for all: `places("a-b", "-b")` is `[1, 2]`.
    """
    found = set()
    for needle in needles:
        at = text.find(needle)
        while at >= 0:
            found.add(at)
            at = text.find(needle, at + 1)
    return sorted(found)
