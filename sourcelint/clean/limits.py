"""How large an article may be, and a file of several: what is larger is reported, and not read.

Memory grows by about 20 times the text, so a forgotten database dump among the sources would take the machine down.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sourcelint.clean.characters.decoding import MAX_CHARACTER_BYTES, decode
from sourcelint.clean.containers.json_opening import ENCODED, OPENING

if TYPE_CHECKING:
    from io import BufferedIOBase
    from typing import BinaryIO

MAX_ARTICLE_BYTES = 20_000_000
"""Default size of the largest article: a hundred novels, or ten times the longest page of Wikipedia with its markup."""

MAX_ARTICLES_PER_FILE = 10
"""Articles of the largest size that a file of several may hold together: such a file is in memory as a whole."""

MAX_HEAD_BYTES = 1 << 16
"""Bytes by which a file of several articles is told from a single one."""

REMEDY = "raise the limit with --max-bytes, or max-bytes in the settings file, or split it"


class TooLargeError(ValueError):
    """A file that is too large to be read; the message names its size, the limit and how to raise it."""


def read_bounded(stream: BinaryIO | BufferedIOBase, max_bytes: int, size: int = 0) -> bytes:
    """Return what a stream holds if `check` allows it; else no more of it than shows that it is too large.

    `size` is the size of the file in bytes, 0 for a stream whose size is not known.
    """
    head = stream.read(MAX_HEAD_BYTES)
    if len(head) < MAX_HEAD_BYTES:
        return head
    bound = max_bytes if 0 < size <= max_bytes else _bound_of(head, max_bytes)
    if max(size, len(head)) > bound:
        return head
    # Python takes as much memory as is asked for, so that a known size is not exceeded.
    return head + stream.read(max(0, (size or bound + 1) - len(head)))


def check(raw: bytes, max_bytes: int, size: int = 0) -> None:
    """Raise TooLargeError if a file is too large; `raw` is what `read_bounded` returned for the same size."""
    if max(size, len(raw)) <= max_bytes:
        return
    head = raw[:MAX_HEAD_BYTES]
    bound = _bound_of(head, max_bytes)
    if max(size, len(raw)) <= bound:
        return
    what = (
        "an article" if bound == max_bytes else f"a file of several articles ({MAX_ARTICLES_PER_FILE} times max-bytes)"
    )
    held = f"{size:,}" if size else f"more than {bound:,}"
    raise TooLargeError(
        decode(head).fault or f"too large: it holds {held} bytes, and {what} may have {bound:,}; {REMEDY}"
    )


def fault_of_article(text: str, max_bytes: int | None) -> str | None:
    """Say why an article is too large, as it stands in its file; None if it fits or there is no limit."""
    if max_bytes is None or MAX_CHARACTER_BYTES * len(text) <= max_bytes:
        return None
    size = len(text.encode("utf8", "surrogatepass"))
    if size <= max_bytes:
        return None
    return f"too large: the article holds {size:,} bytes, and may have {max_bytes:,}; {REMEDY}"


def _bound_of(head: bytes, max_bytes: int) -> int:
    """Return how many bytes a file that begins so may have: it is JSON or a feed, or one article."""
    from sourcelint.clean.containers.feeds import ROOT  # few files are so large that it is asked

    text = decode(head).text
    holds_several = OPENING.match(text) or ENCODED.match(text) or ROOT.match(text)
    return max_bytes * MAX_ARTICLES_PER_FILE if holds_several else max_bytes
