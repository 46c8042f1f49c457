"""Letters that a wrong conversion left out: "— , . , 2018 , ." is what remains of Cyrillic written as ASCII."""

from __future__ import annotations

import re

from sourcelint.text import Span

_ALONE = re.compile(r"(?<!\S)[,.;:!?«»“”()–—-]{1,3}(?!\S)")
"""A sign of punctuation without the word that it belongs to."""
_WORD = re.compile(r"[^\W\d_]{2,}")
MIN_SIGNS = 8
"""Signs that stand alone in a text whose letters are lost; an ornament repeats fewer."""
MIN_SIGNS_PER_WORD = 2
"""Such signs for each word that is left; in prose of any language there are hardly any."""
MIN_KINDS = 2
"""Different signs: a row of dots or dashes is an ornament."""
SAMPLE_CHARS = 4000
"""Characters in which they are counted."""


def find_lost_letters(text: str) -> Span | None:
    """Find the first sign that lost its word in a text that consists of such; None if the text has its letters.

    Reads the first 4,000 characters.
    """
    sample = text[:SAMPLE_CHARS]
    signs = list(_ALONE.finditer(sample))
    if len(signs) < MIN_SIGNS or len({sign.group() for sign in signs if sign.group() not in "–—-"}) < MIN_KINDS:
        return None
    if len(signs) < MIN_SIGNS_PER_WORD * len(_WORD.findall(sample)):
        return None
    return Span(*signs[0].span())
