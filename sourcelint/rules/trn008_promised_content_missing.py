"""TRN008."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from sourcelint.annotate.text.number_words import ONES, ORDINALS
from sourcelint.expressions import lazy
from sourcelint.rule import Hit, rule
from sourcelint.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sourcelint.evidence.annotated import Annotated

NUMBERS = {word: number for number, word in enumerate(ONES[:10], 1) if number > 1}
"""Two to ten: longer lists are promised in figures."""
COUNTED_OFF = ORDINALS[:10]
PROMISE = lazy(
    rf"""
    (?<![\w.,$£€-])(?P<number>{"|".join(NUMBERS)}|[2-9]|[1-9]\d)\s
    (?:(?!of\b)[\w-]{{2,20}}\s){{0,2}}  # "good", "surprising little-known"
    (?:
        reasons|ways|factors|steps|tips|lessons|principles|rules|causes|arguments|stages|phases|myths|mistakes|questions|signs
        |things|facts|tricks|benefits|ideas
    )\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
MAX_PROMISES = 20
"""Promises of one document behind which items are looked for."""
COUNTED = lazy(
    rf"""
    (?:^|[.!?:;]\s)\W{{0,3}}(?:the\s)?(?P<ordinal>{"|".join(COUNTED_OFF)})(?:ly)?\b  # Secondly, …
    |^\W{{0,3}}(?:(?:step|tip|reason|no\.?)\s|\#)?(?P<figure>[1-9]\d?)[.):]\s  # 2. …
    """,
    re.VERBOSE | re.IGNORECASE | re.MULTILINE,
)


@rule(
    "TRN008",
    "promised-content-missing",
    "info",
    fix="Look for the missing items at the source.",
    languages={"en"},
    experimental=True,
)
def promised_content_missing(doc: Annotated) -> Iterator[Hit]:
    """
    ## What it does
    Compares a number that title or text announces ("three reasons") with the items that follow and count themselves
    ("First, …", "2. …").

    ## Why is this bad?
    If the third of three reasons is missing, whatever came after it may be missing too.

    ## Known limits
    Only items that count themselves, from the first on, are counted; the rule does not apply to reasons told without ordinals.

    ## References
    Zhang et al. 2018 (doi 10.1145/3184558.3188731): title representativeness.
    """
    for promise in islice(PROMISE.finditer(doc.text), MAX_PROMISES):
        number = promise["number"].lower()
        promised = NUMBERS.get(number) or int(number)
        counted = {
            COUNTED_OFF.index(item["ordinal"].lower()) + 1 if item["ordinal"] else int(item["figure"])
            for item in COUNTED.finditer(doc.text, promise.end())
        }
        found = next(number for number in range(len(counted) + 1) if number + 1 not in counted)
        if 0 < found < promised and max(counted) == found:
            yield Hit(Span(*promise.span()), f"{promise.group()} are announced, {found} can be counted")
            return
