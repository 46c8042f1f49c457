"""The sentences of a text as hashes of their words: enough to find what two texts share word for word, and where."""

from __future__ import annotations

import zlib
from array import array
from typing import TYPE_CHECKING

from sourcelint.expressions import lazy
from sourcelint.report import Passages
from sourcelint.text import Span

if TYPE_CHECKING:
    from collections.abc import Callable

    from sourcelint.evidence.annotated import Annotated
    from sourcelint.finding import Place

MIN_SENTENCE_WORDS = 12
"""Words of the shortest sentence that is kept: shorter ones recur by chance."""

MAX_SENTENCES = 200
"""Sentences of one text that are kept."""

MAX_QUOTE_CHARS = 40
"""Characters kept of each sentence, to be shown."""

_TO_THE_READER = lazy(r"\b(?:your?|editor's note|newsletter|subscribe|click)\b")
_HINTS = frozenset({"you", "your", "editor", "newsletter", "subscribe", "click"})


def collect_passages(annotated: Annotated, place: Callable[[Span], Place]) -> Passages:
    """Take the sentences of the author's prose; `place` finds a span in the raw file.

    Quotations are left out, and what addresses the reader: an outlet says it in the same words each time.
    """
    numbers = array("I")
    quotes: list[str] = []
    lowercase, hinted = annotated.lowercase, not _HINTS.isdisjoint(annotated.vocabulary)
    for n, claim in enumerate(annotated.prose_claims):
        start, end, words = claim.start, claim.end, len(claim.tokens)
        if words < MIN_SENTENCE_WORDS or (hinted and _TO_THE_READER.search(lowercase, start, end)):
            continue
        where = place(Span(start, end))
        mark = zlib.crc32(lowercase[start:end].encode("utf8", "surrogatepass"))
        numbers.extend((mark, n, words, where.start, where.end, where.line, where.column))
        quotes.append(where.quote[:MAX_QUOTE_CHARS].replace("\n", " "))
        if len(quotes) == MAX_SENTENCES:
            break
    return Passages(numbers.tobytes(), "\n".join(quotes), len(annotated.prose_claims))
