"""The encoding of a file that says none and is not Windows-1252, told by its letters.

The languages that windows-1252 was made for write few letters beyond ASCII, those with an alphabet of their own hardly
others. Only such a file is given to charset_normalizer, which tells Cyrillic from Greek and Chinese from Japanese.
"""

from __future__ import annotations

from sourcelint.clean.characters.encoding_labels import codec_of
from sourcelint.expressions import lazy

CODECS = (
    "cp1251", "koi8_r", "cp866", "cp1253", "cp1255", "cp1256", "cp874", "gb18030", "big5", "cp932", "euc_jp", "cp949",
)  # fmt: skip
"""Encodings of alphabets and scripts beyond Latin in which web pages are written."""
MAX_SAMPLE_BYTES = 1 << 16
"""Bytes at the start of a file by which its encoding is told."""
MIN_FOREIGN_SHARE, MIN_FOREIGN_BYTES = 0.4, 24
"""Share of letters beyond ASCII from which on a text is in no Western language, and how many there are at least: French has
one in twenty, Icelandic one in eight."""
TAG = lazy(rb"<[^<>]{0,2000}>|\\[nrtu\"/]")
FOREIGN, LETTER = lazy(rb"[\x80-\xff]"), lazy(rb"[A-Za-z\x80-\xff]")


def guess_codec(raw: bytes) -> str | None:
    """Return the codec of a text in another script than Latin; None if it is in Latin letters, or in none of these.

    >>> guess_codec("Городской совет проголосовал за открытие рынка".encode("koi8-r"))
    'koi8-r'
    """
    sample = TAG.sub(b" ", raw[:MAX_SAMPLE_BYTES])
    foreign = len(FOREIGN.findall(sample))
    if foreign < max(MIN_FOREIGN_BYTES, MIN_FOREIGN_SHARE * len(LETTER.findall(sample))):
        return None
    from charset_normalizer import from_bytes  # compiled, but most files can do without

    found = from_bytes(sample, cp_isolation=list(CODECS), enable_fallback=False).best()
    return None if found is None else codec_of(found.encoding.replace("_", "-"))
