"""A sketch of a text by which near-duplicates are found without keeping the text."""

from __future__ import annotations

import re
import zlib
from array import array

SHINGLE = 5
KEPT = 2**32 // 8
"""One in eight shingles is kept: FracMinHash (Irber et al. 2022), which estimates containment as well as similarity."""

LIMIT = 4096
"""Most hashes kept; reached by texts of more than about 30,000 words, of which the sketch then holds the smallest."""

_WORD = re.compile(r"\w+")


def signature_of(text: str) -> bytes:
    """Give the sampled hashes of the distinct 5-word shingles of a text, ascending, four bytes each.

    A text of 800 words has about 100 of them. Empty for texts of fewer than five words.
    """
    words = [w.encode("utf8", "surrogatepass") for w in _WORD.findall(text.casefold())]
    line = b" ".join(words)
    starts = [0]
    for word in words:
        starts.append(starts[-1] + len(word) + 1)
    shingles = map(zlib.crc32, (line[a : b - 1] for a, b in zip(starts, starts[SHINGLE:], strict=False)))
    return array("I", sorted({h for h in shingles if h < KEPT})[:LIMIT]).tobytes()


def hashes_of(signature: bytes) -> array[int]:
    """Unpack a signature."""
    return array("I", signature)
