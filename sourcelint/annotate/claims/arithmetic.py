"""Figures of a text that can be checked against each other: changes in percent, and shares of a whole.

Every figure stands for all values that round to it: "100 million" for 95 to 105, "1.5" for 1.45 to 1.55. Two figures
contradict each other only if no such values agree.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from sourcelint.annotate.text.word_lists import words
from sourcelint.expressions import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

MAGNITUDES = {
    "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "k": 1e3, "m": 1e6, "mn": 1e6, "bn": 1e9, "b": 1e9,
}  # fmt: skip

_NUMBER = r"(?:US|A|C)?[$€£]?\d{1,3}(?:,\d{3}){1,4}(?:\.\d{1,4})?|(?:US|A|C)?[$€£]?\d{1,9}(?:\.\d{1,4})?"
_UNIT = r"(?:[ ]?(?:thousand|million|billion|trillion|percent|per[ ]cent|k|mn|m|bn|b)\b|%)?"
_PERCENT = r"(?P<percent>\d{1,4}(?:\.\d{1,2})?)[ ]?(?:%|percent\b|per[ ]cent\b)"
_WORDS = r"(?:[ ][\w’'-]{1,20}){0,4}"
_ABOUT = r"(?:(?:about|around|nearly|almost|over|some)[ ])?"
_FROM_TO = rf"""
    from[ ]{_ABOUT}(?P<old>{_NUMBER})(?P<old_unit>{_UNIT}){_WORDS},?
    [ ]to[ ]{_ABOUT}(?P<new>{_NUMBER})(?P<new_unit>{_UNIT})
"""
_RISING = r"increased|rose|grew|jumped|climbed|surged|up|decreased|dropped|fell|declined|down"
_NOUNS = r"increase|rise|jump|gain|growth|surge|up|decrease|drop|fall|decline|down"
_PARTS_OF_ONE = {
    "half": 50.0,
    "a third": 33.3,
    "a quarter": 25.0,
    "a fifth": 20.0,
    "two thirds": 66.7,
    "three quarters": 75.0,
}
_TIMES = {"doubled": 100.0, "tripled": 200.0, "trebled": 200.0, "quadrupled": 300.0, "halved": 50.0}
"""Words for a change, in percent."""
_SHARE_OF = rf"(?:{_PERCENT}|(?P<part>{'|'.join(_PARTS_OF_ONE).replace(' ', '[ ]')})\b)"
_CHANGES = (
    # "from 100 million to 150 million, an increase of 25 percent"
    lazy(
        rf"""
        {_FROM_TO}{_WORDS},?[ ](?:[–—-][ ])?\(?(?:an?[ ])?(?P<way>{_NOUNS})[ ](?:of[ ])?{_SHARE_OF}
        """,
        re.VERBOSE,
    ),
    # "rose 25 percent, from 100 million to 150 million", "fell by a third, from 900 to 700"
    lazy(rf"\b(?P<way>{_RISING})[ ](?:by[ ])?{_SHARE_OF}{_WORDS},?[ ]{_FROM_TO}", re.VERBOSE),
    # "doubled from 120 to 180"
    lazy(rf"\b(?P<way>{'|'.join(_TIMES)}){_WORDS},?[ ]{_FROM_TO}", re.VERBOSE),
    # "60 million, up 20 percent from 40 million"
    lazy(
        rf"""
        (?<![\w.,])(?P<new>{_NUMBER})(?P<new_unit>{_UNIT}){_WORDS},?[ ]\(?(?:an?[ ])?(?P<way>{_NOUNS})[ ](?:of[ ])?{_SHARE_OF}
        [ ](?:from|on|over)[ ]{_ABOUT}(?P<old>{_NUMBER})(?P<old_unit>{_UNIT})
        """,
        re.VERBOSE,
    ),
    # "rose 20 percent to 60 million from 40 million"
    lazy(
        rf"""
        \b(?P<way>{_RISING})[ ](?:by[ ])?{_SHARE_OF}[ ]to[ ]{_ABOUT}(?P<new>{_NUMBER})(?P<new_unit>{_UNIT}){_WORDS},?
        [ ]from[ ]{_ABOUT}(?P<old>{_NUMBER})(?P<old_unit>{_UNIT})
        """,
        re.VERBOSE,
    ),
)
_DOWN = words("decrease drop fall decline down decreased dropped fell declined halved")
_YEAR = lazy(r"(?:1[5-9]|20)\d\d")
_HALF = 0.5
"""Half a unit of the last digit: by so much a figure may be rounded."""
MAX_ROUNDED_SHARE = 0.05
"""Share of a figure by which it may be rounded at most: "100" is 95 to 105."""


MAX_ROUNDED_PART, MAX_ROUNDED_TIMES = 5.0, 20.0
"""Points of a percentage by which "a third" and "doubled" may be rounded."""


class Mismatch(NamedTuple):
    """Half-open span of figures that contradict each other, and what they should be, in words."""

    start: int
    end: int
    says: str


class _Range(NamedTuple):
    least: float
    most: float


def find_wrong_changes(text: str) -> Iterator[Mismatch]:
    """Find changes whose percentage does not fit the two figures it is about.

    >>> [wrong.says for wrong in find_wrong_changes("It grew from 100 million to 150 million, an increase of 25 percent.")]
    ['from 100 million to 150 million is 50 percent, not 25']
    """
    for pattern in _CHANGES:
        for match in pattern.finditer(text):
            says = _change_of(match)
            if says:
                yield Mismatch(match.start(), match.end(), says)


def _change_of(match: re.Match[str]) -> str | None:
    """Return what a change is by its two figures, if its percentage does not fit them."""
    old_unit, new_unit = match["old_unit"].strip().lower(), match["new_unit"].strip().lower()
    if _is_percent(old_unit) or _is_percent(new_unit):
        return None  # whether points or a share of them are meant cannot be told
    if _is_year(match["old"], old_unit) or _is_year(match["new"], new_unit):
        return None
    old = _range_of(match["old"], old_unit or new_unit)
    new = _range_of(match["new"], new_unit)
    said, spare = _said(match)
    if old.least <= 0:
        return None
    sign = -1 if match["way"] in _DOWN else 1
    least, most = sorted((
        sign * 100 * (new.least / old.most - 1),
        sign * 100 * (new.most / old.least - 1),
    ))  # fmt: skip
    if least - spare <= said <= most + spare:
        return None
    middle = sign * 100 * ((new.least + new.most) / (old.least + old.most) - 1)
    figures = f"from {match['old']}{match['old_unit']} to {match['new']}{match['new_unit']}"
    return f"{figures} is {middle:.0f} percent, not {said:g}"


def _said(match: re.Match[str]) -> tuple[float, float]:
    """Return the percentage that a change is said to be, and by how much it may be rounded: more where words say it."""
    groups = match.groupdict()
    if groups.get("percent"):
        return float(groups["percent"]), 2 * _HALF
    part = groups.get("part")
    return (_PARTS_OF_ONE[part], MAX_ROUNDED_PART) if part else (_TIMES[groups["way"]], MAX_ROUNDED_TIMES)


def _is_year(number: str, unit: str) -> bool:
    return not unit and _YEAR.fullmatch(number) is not None


def _is_percent(unit: str) -> bool:
    return unit in {"%", "percent", "per cent"}


def _range_of(number: str, unit: str) -> _Range:
    """Return the least and the most that a figure can mean: it is rounded to its last digit that is not a nought."""
    whole, _, decimals = number.lstrip("USAC$€£").replace(",", "").partition(".")
    value = float(f"{whole}.{decimals or 0}")
    noughts = 0 if decimals else len(whole) - len(whole.rstrip("0"))
    half = min(_HALF * 10.0 ** (noughts - len(decimals)), MAX_ROUNDED_SHARE * value)
    scale = MAGNITUDES.get(unit, 1.0)
    return _Range((value - half) * scale, (value + half) * scale)


_SHARE = lazy(_PERCENT)
_PARTS = lazy(
    r"""
    \b(?:
        (?:is|are|was|were)[ ](?:split|divided)[ ](?:between|among|into)\b|made[ ]up[ ]of\b|consists?[ ]of\b|breaks?[ ]down[ ]into\b
    |   (?:is|are|was|were)(?=(?:,?(?:[ ]and)?[ ]\d{1,3}(?:%|[ ]per[ ]?cent)[ ][a-z]{3,20}){3})       # "is 45% wind, 40% gas and 30% coal"
    )
    """,
    re.VERBOSE,
)
"""Before shares that are parts of one whole, and not answers of which several could be given."""
MIN_SHARES = 3
"""Shares of one sentence that are added up."""
MAX_SUM_PERCENT = 102.0
"""Sum of the parts of a whole, rounded up each, above which they are too many."""


def find_wrong_sums(text: str, start: int, end: int) -> Mismatch | None:
    """Find the shares of one sentence that are parts of one whole and add up to more than it."""
    parted = _PARTS.search(text, start, end)
    shares = list(_SHARE.finditer(text, parted.end(), end)) if parted is not None else []
    if len(shares) < MIN_SHARES:
        return None
    total = sum(float(share["percent"]) for share in shares)
    if total <= MAX_SUM_PERCENT:
        return None
    return Mismatch(shares[0].start(), shares[-1].end(), f"the shares add up to {total:g} percent")
