"""A sketch of a text by which near-duplicates are found without keeping the text."""

from __future__ import annotations

import heapq
import re
import zlib

SHINGLE = 5
SIZE = 256
_WORD = re.compile(r"\w+")


def signature_of(text: str) -> tuple[int, ...]:
    """Give the number of distinct 5-word shingles, then the 256 smallest of their hashes in ascending order.

    A bottom-k sketch (Broder 1997): the share of common values among the smallest of two sketches estimates the Jaccard
    similarity, here with a standard error of at most 3 %. Empty for texts of fewer than five words.
    """
    words = [w.casefold() for w in _WORD.findall(text)]
    if len(words) < SHINGLE:
        return ()
    hashes = {zlib.crc32(" ".join(words[i : i + SHINGLE]).encode("utf8", "surrogatepass")) for i in range(len(words) - SHINGLE + 1)}
    return (len(hashes), *heapq.nsmallest(SIZE, hashes))
