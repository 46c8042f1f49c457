"""sourcelint lints raw web texts for source credibility: how far a reader can check a text, and where not.

It never says that a claim is false. The same raw bytes, rules and `as_of` give the same findings. No network, no
language model, no clock.

    >>> import sourcelint
    >>> document = sourcelint.read(b"The vote of 30 February 2023 was close.", "vote.txt")
    >>> document.text
    'The vote of 30 February 2023 was close.'

Spans are half-open character offsets into the text that was passed in, or into the raw file where a field says so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sourcelint.annotate.attributions import find_attributions
from sourcelint.annotate.claims import find_claims
from sourcelint.annotate.claims.weasels import find_weasels
from sourcelint.annotate.grammar import parser_of
from sourcelint.annotate.text.quotations import find_quotations
from sourcelint.annotate.text.sentences import split_sentences
from sourcelint.annotate.times import find_times
from sourcelint.clean import read, read_all
from sourcelint.engine.compare import compare
from sourcelint.engine.lint import lint

if TYPE_CHECKING:
    from datetime import date

    from sourcelint.annotate.attributions import Attribution
    from sourcelint.annotate.claims import Claim
    from sourcelint.annotate.claims.weasels import Weasel
    from sourcelint.annotate.times import TimeExpression

__version__ = "0.1.0"
__all__ = ["attributions", "claims", "compare", "lint", "read", "read_all", "time_expressions", "weasels"]


def time_expressions(text: str, anchor: date | None = None, language: str = "en") -> tuple[TimeExpression, ...]:
    """Find time expressions with their TIMEX3 values; `anchor` is the document creation time, None if unknown."""
    return find_times(text, anchor, language)


def weasels(text: str) -> tuple[Weasel, ...]:
    """Find the words that credit a statement to nobody in particular."""
    return find_weasels(text)


def attributions(text: str) -> tuple[Attribution, ...]:
    """Find who is said to have said what: spans of source, cue and content, None for what the text does not have."""
    return find_attributions(text, split_sentences(text), find_quotations(text))


def claims(text: str) -> tuple[Claim, ...]:
    """Score every sentence by how much it is worth checking; one claim a sentence, in text order."""
    sentences, quotations = split_sentences(text), find_quotations(text)
    parse = parser_of(text)
    found = find_attributions(text, sentences, quotations, parse=parse)
    return find_claims(text, sentences, quotations, found, parse=parse)
