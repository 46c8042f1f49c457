"""A sketch of a text by which near-duplicates are found without keeping the text."""

from __future__ import annotations

import zlib
from array import array
from itertools import compress, count
from operator import itemgetter

from sourcelint.text import pieces_of

SHINGLE_WORDS = 5
SAMPLING_MODULUS, SAMPLING_RESIDUE = 8, 3
"""A shingle is kept where its first letter says so: code point 3 modulo 8, in English c, k and s, one word in eight.

A sample fixed by the content estimates containment as well as similarity (FracMinHash, Irber et al. 2022); choosing it by
a letter costs a tenth of choosing it by a hash.
"""

MAX_HASHES = 4096
"""Most hashes kept; reached by texts of more than about 30,000 words, of which the sketch then holds the smallest."""

MAX_HASHES_HELD = 8 * MAX_HASHES
"""Hashes of a long text that are held before those above the smallest are dropped."""


def signature_of(text: str) -> bytes:
    """Return the hashes of a sample of the distinct 5-word shingles of a text, ascending, four bytes each.

    A text of 800 words has about 100 of them; one of fewer than five words has none.
    """
    hashes: set[int] = set()
    words: list[str] = []
    for start, end in pieces_of(text):
        words = words[1 - SHINGLE_WORDS :] + text[start:end].casefold().split()
        firsts = list(map(itemgetter(0), words[: -SHINGLE_WORDS + 1]))
        sampled = {letter for letter in set(firsts) if ord(letter) % SAMPLING_MODULUS == SAMPLING_RESIDUE}
        hashes |= {
            zlib.crc32(" ".join(words[n : n + SHINGLE_WORDS]).encode("utf8", "surrogatepass"))
            for n in compress(count(), map(sampled.__contains__, firsts))
        }
        if len(hashes) > MAX_HASHES_HELD:
            hashes = set(sorted(hashes)[:MAX_HASHES])
    return array("I", sorted(hashes)[:MAX_HASHES]).tobytes()


def hashes_of(signature: bytes) -> array[int]:
    """Unpack a signature."""
    return array("I", signature)
