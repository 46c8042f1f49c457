"""Shares that a sentence states: "12.5%", "two thirds of", "one in four", "the overwhelming majority of"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sourcelint.annotate.text.number_words import ONES, TENS
from sourcelint.annotate.text.word_lists import words
from sourcelint.expressions import lazy
from sourcelint.text import Span

if TYPE_CHECKING:
    from sourcelint.annotate.claims import Claim

_NUMBER_WORD = rf"\b(?i:(?:{'|'.join(TENS)})(?:[-\ ](?:{'|'.join(ONES)}))?|{'|'.join(ONES)})"
_SHARE = lazy(
    r"""
    (?P<exact>(?:
            (?<![\d.,])\d{1,3}(?:\.\d{1,30})?(?:%|\ ?per\ ?cent\b|\ percentage\ points\b)  # 12.5%, 12 per cent
            |"""
    + _NUMBER_WORD
    + r"""\ per\ ?cent\b  # eighty-five percent
            |\b(?:nearly|almost|about|over|around|than)\ (?:two|three|four)[-\ ](?:thirds|quarters|fifths)\b
            |\b(?<!same\ )(?<!other\ )(?<!first\ )(?<!second\ )(?<!upper\ )(?<!lower\ )  # a part, not a share
            (?:half|thirds?|quarters?|fifths?)\ of\b
            |\bhalf\ (?:the|its|their)\b(?!\ (?:time|year|size|price|way|amount|length|battle|fun|point|number))
            |\b(?:[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine|\d)  # three out of every four
            \ (?:in|out\ of)\ (?:every\ )?(?:three|four|five|ten|10)\b(?=\ [a-z])
            |\b(?:[Oo]ne|1)\ (?:in|out\ of)\ (?:every\ )?(?:six|seven|eight|nine|\d{1,3})\b(?=\ [a-z])  # 1 in 3
        ))
    |(?:majority\ of|all\ of|most\ of\ (?:its|their|the\ country))\b  # a share without a figure
    """,
    re.VERBOSE,
)
WORDED = (
    "all of", "most of its", "most of their", "most of the country", "majority of",
    "ne in ", "1 in ", " in three", " in four", " in five", " in ten", " in 10", " out of ", " in every ",
)  # fmt: skip
"""What shares hold that are no figures for `claims`."""
_BEFORE = lazy(
    r"(?:[Aa]bout|[Aa]round|[Aa]lmost|[Nn]early|[Oo]ver|[Vv]irtually|[Tt]he|[Aa]|[Oo]ne|[Tt]wo|[Tt]hree)[- ](?:vast |overwhelming |a )?\Z"
)
_OF_FIGURES = ("about", "around", "over")
"""What comes before figures alone: "loop over all of them"."""
MAX_BEFORE_CHARS = 30
"""Characters before a share in which "the overwhelming" stands."""
_NO_SHARE = lazy(
    r"""
    [-\ ]an?\ (?:million|billion|century|dozen|mile|day|year|hour)
    |[-\ ](?:the|this|that|last|next)\ (?:year|month|century|decade|season|day|game|book|film|time)
    """,
    re.VERBOSE,
)
"""What half of, or a quarter of, is a number or a time and no share: "a quarter of a million", "half of the year"."""
_SHARES = words(
    "percent cent half Half third thirds quarter quarters fifth fifths two-thirds one-third three-quarters one-quarter"
)
"""Words of which one stands in a sentence with a figure that is a share, or it has a % or is one in words."""


def may_hold_share(claim: Claim, worded: set[int]) -> bool:
    """Tell by its annotations whether a claim may hold a share; `worded` are the starts of claims that have one in words."""
    if claim.start in worded:
        return True
    return ("figure" in claim.reasons) and ("%" in claim.shapes or not _SHARES.isdisjoint(claim.tokens))


def find_share(text: str, start: int, end: int) -> Span | None:
    """Find the first share of a sentence, with the words before it that belong to it.

    >>> find_share("Nearly half of the ships sank.", 0, 30)
    Span(start=0, end=14)
    """
    for match in _SHARE.finditer(text, start, end):
        if _NO_SHARE.match(text, match.end()):
            continue
        before = _BEFORE.search(text, max(start, match.start() - MAX_BEFORE_CHARS), match.start())
        if match["exact"] or (before and not before.group().startswith(_OF_FIGURES)):
            return Span(before.start() if before else match.start(), match.end())
    return None
