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

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from datetime import date

    from sourcelint.annotate.attributions import Attribution
    from sourcelint.annotate.claims import Claim
    from sourcelint.annotate.claims.weasels import Weasel
    from sourcelint.annotate.times import TimeExpression
    from sourcelint.clean import read, read_all
    from sourcelint.engine.compare import compare
    from sourcelint.engine.lint import lint

__version__ = "0.1.0"
__all__ = ["attributions", "claims", "compare", "lint", "read", "read_all", "time_expressions", "weasels"]

_HOMES = {
    "compare": "sourcelint.engine.compare",
    "lint": "sourcelint.engine.lint",
    "read": "sourcelint.clean",
    "read_all": "sourcelint.clean",
}
"""Modules of the functions that are used as they are; the command line needs its name and version before any of them."""


def __getattr__(name: str) -> Any:
    """Import a function of `__all__` when it is first asked for."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    function = globals()[name] = getattr(import_module(_HOMES[name]), name)
    return function


def time_expressions(text: str, anchor: date | None = None, language: str = "en") -> tuple[TimeExpression, ...]:
    """Find time expressions with their TIMEX3 values; `anchor` is the document creation time, None if unknown."""
    from sourcelint.annotate.times import find_times

    return find_times(text, anchor, language)


def weasels(text: str) -> tuple[Weasel, ...]:
    """Find the words that credit a statement to nobody in particular."""
    from sourcelint.annotate.claims.weasels import find_weasels

    return find_weasels(text)


def attributions(text: str) -> tuple[Attribution, ...]:
    """Find who is said to have said what: spans of source, cue and content, None for what the text does not have."""
    from sourcelint.annotate.attributions import find_attributions
    from sourcelint.annotate.text.quotations import find_quotations
    from sourcelint.annotate.text.sentences import split_sentences

    return find_attributions(text, split_sentences(text), find_quotations(text))


def claims(text: str) -> tuple[Claim, ...]:
    """Score every sentence by how much it is worth checking; one claim a sentence, in text order."""
    from sourcelint.annotate.attributions import find_attributions
    from sourcelint.annotate.claims import find_claims
    from sourcelint.annotate.grammar import parser_of
    from sourcelint.annotate.text.quotations import find_quotations
    from sourcelint.annotate.text.sentences import split_sentences

    sentences, quotations = split_sentences(text), find_quotations(text)
    parse = parser_of(text)
    found = find_attributions(text, sentences, quotations, parse=parse)
    return find_claims(text, sentences, quotations, found, parse=parse)
