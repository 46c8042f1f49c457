"""Letters that a wrong conversion left out: "— , . , 2018 , ." is what remains of Cyrillic written as ASCII."""

from __future__ import annotations

from sourcelint.expressions import lazy
from sourcelint.text import Span

_ALONE = lazy(r"[,.;:!?«»“”()–—-](?<!\S.)[,.;:!?«»“”()–—-]{0,2}(?!\S)")
"""A sign of punctuation without the word that it belongs to; that begins with the sign is quicker to look for."""
_WORD = lazy(r"[^\W\d_]{2,}")
MIN_SIGNS = 8
"""Signs that stand alone in a text whose letters are lost; an ornament repeats fewer."""
MIN_SIGNS_PER_WORD = 2
"""Such signs for each word that is left; in prose of any language there are hardly any."""
MIN_KINDS = 2
"""Different signs: a row of dots or dashes is an ornament."""
_NOTHING_BETWEEN = lazy(r"[,;:](?<!\S.)\s{1,9}(?=[,.;:](?!\S))")
"""A comma that stands alone, with nothing between it and the next mark."""
MIN_NOTHINGS, MIN_NOTHINGS_PER_WORD = 5, 0.2
"""Such commas from which on the words between were lost, where words of another script remain, and their number to a word
that is left. A text in which marks are tokens of their own has none."""
MAX_SAMPLE_CHARS = 4000
"""Characters in which they are counted."""


def find_lost_letters(text: str) -> Span | None:
    """Find the first sign that lost its word in a text that consists of such; None if the text has its letters.

    Reads the first 4,000 characters.
    """
    sample = text[:MAX_SAMPLE_CHARS]
    signs = list(_ALONE.finditer(sample))
    nothings = len(_NOTHING_BETWEEN.findall(sample)) if signs else 0
    if len(signs) < MIN_SIGNS and nothings < MIN_NOTHINGS:
        return None
    words = len(_WORD.findall(sample))
    kinds = {sign.group() for sign in signs} - {"–", "—", "-"}
    are_most = len(signs) >= max(MIN_SIGNS, MIN_SIGNS_PER_WORD * words) and len(kinds) >= MIN_KINDS
    return Span(*signs[0].span()) if are_most or nothings >= max(MIN_NOTHINGS, MIN_NOTHINGS_PER_WORD * words) else None
