"""Tolls: how many were killed, injured, arrested or are missing, as sentences and headlines give them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from sourcelint.annotate.text.number_words import NUMBERS
from sourcelint.expressions import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

Fate = Literal["killed", "injured", "arrested", "missing"]


class Toll(NamedTuple):
    """Half-open span of a figure with its fate; `bound` says whether it is exact, at least, at most, or about right."""

    start: int
    end: int
    fate: Fate
    number: int
    bound: Literal["exact", "least", "most", "about"]


_BOUNDS = {
    "at least": "least", "more than": "least", "over": "least", "up to": "most", "as many as": "most", "nearly": "about",
    "almost": "about", "about": "about", "around": "about", "some": "about",
}  # fmt: skip
_HOW = rf"(?:(?P<how>{'|'.join(_BOUNDS)})[ ])?"
_NUMBER = rf"(?P<number>\d{{1,3}}(?:,\d{{3}}){{1,2}}|\d{{1,6}}|{'|'.join(NUMBERS)})(?![\w%-])(?!\.\d|[ ](?:percent|per[ ]cent|years?|months?|days?|hours?|miles|km|million|times)\b)"
_FATES: dict[str, Fate] = {
    "kill": "killed", "dead": "killed", "died": "killed", "dies": "killed", "die": "killed", "deat": "killed",
    "inju": "injured", "woun": "injured", "hurt": "injured", "arre": "arrested", "deta": "arrested", "miss": "missing",
}  # fmt: skip
_ACTIVE = r"(?P<fate>kill(?:s|ed|ing)?|injur(?:es?|ed|ing)|wound(?:s|ed|ing)?|arrest(?:s|ed|ing)?|detain(?:s|ed|ing)?)"
_PASSIVE = r"(?P<fate>killed|dead|died|dies|die|injured|wounded|hurt|arrested|detained|missing)"
_TOLLS = (
    # "kills 12", "killing at least 15 people"
    lazy(rf"\b{_ACTIVE}[ ]{_HOW}{_NUMBER}"),
    # "12 dead", "at least 15 people were killed"
    lazy(rf"\b{_HOW}(?<![\w$€£.,-]){_NUMBER}(?:[ ](?!of\b|and\b|or\b)[a-z-]{{2,15}}){{0,3}}[ ]{_PASSIVE}\b"),
    # "the death toll rose to 15"
    lazy(rf"\b(?P<fate>death)[ ]toll(?:[ ][a-z]{{2,10}}){{0,4}}[ ](?:to|at|of|is|was|reached|hits?)[ ]{_HOW}{_NUMBER}"),
)


def find_tolls(lowercase: str, start: int, end: int) -> Iterator[Toll]:
    """Find the tolls in a passage of a text in lower case.

    >>> [(toll.fate, toll.number, toll.bound) for toll in find_tolls("blast kills at least 12", 0, 23)]
    [('killed', 12, 'least')]
    """
    for pattern in _TOLLS:
        for match in pattern.finditer(lowercase, start, end):
            number = NUMBERS.get(match["number"]) or int(match["number"].replace(",", ""))
            fate = _FATES[match["fate"][:4]]
            yield Toll(match.start(), match.end(), fate, number, _BOUNDS.get(match["how"] or "", "exact"))  # type: ignore[arg-type]


def contradict(headline: Toll, told: Toll) -> bool:
    """Tell whether the toll of a headline is not what the text tells.

    "At least 12" in the text is what is known, and no room for a headline that says 15; in the headline it is a bound.
    """
    if headline.fate != told.fate or "about" in {headline.bound, told.bound} or headline.number == told.number:
        return False
    if headline.bound == "least":
        return told.number < headline.number
    return told.number > headline.number if headline.bound == "most" else told.bound != "most"
