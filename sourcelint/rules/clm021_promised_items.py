"""CLM021."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sourcelint.annotate.text.number_words import NUMBERS
from sourcelint.counting import format_count
from sourcelint.expressions import lazy
from sourcelint.rule import Hit, rule
from sourcelint.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sourcelint.evidence.annotated import Annotated

_PROMISE = lazy(
    rf"""
    (?<![\w.,$£€%#-])(?P<number>\d{{1,2}}|{"|".join(NUMBERS)})
    [ ](?:(?!(?:of|for|to|in|on|and|with|from|at|by)\b)[a-z’'-]{{2,20}}[ ]){{0,3}}   # "10 surprising little-known"
    (?:reason|way|tip|thing|step|fact|lesson|sign|trick|question|mistake|myth|benefit|idea)s\b
    """,
    re.VERBOSE,
)
"""How many of something a text promises, in lower case."""
_NUMBERED = lazy(
    r"[^\w\n]{0,6}(?:(?:no\.?|step|tip|reason|#)[ ]?)?(?P<number>\d{1,2})[ ]?[.):–—-][ )]?(?=\D)", re.IGNORECASE
)
MIN_PROMISED, MIN_NUMBERED = 3, 2
"""Items from which a promise is one, and numbered ones from which a text numbers them."""


@rule(
    "CLM021", "promised-items", "info", languages={"en"}, experimental=True,
    fix="Fetch the rest of the text, or do not quote its headline.",
)  # fmt: skip
def promised_items(doc: Annotated) -> Iterator[Hit]:
    """
    ## What it does
    Notes a headline that promises a number of reasons, tips or steps over a text that numbers fewer: "Five reasons to …",
    and the numbers end at three.

    ## Why is this bad?
    Either the text was cut where no other sign shows it, or its headline promises what it does not hold.

    ## Known limits
    Only items with a number of their own are counted; two of them at least must be there, the first among them. Lists
    that count down are read too.

    ## Measured
    Not yet read; experimental until it is.

    ## References
    Zhang et al. 2018 (doi 10.1145/3184558.3188731): title representativeness.
    """
    title = doc.title
    promise = _PROMISE.search(doc.lowercase, title.start, title.end) if title is not None else None
    if promise is None:
        return
    promised, numbers = _value(promise["number"]), _numbers(doc)
    if promised < MIN_PROMISED or len(numbers) < MIN_NUMBERED or 1 not in numbers or max(numbers) >= promised:
        return
    message = f"promises {promise.group()}, and the text numbers {format_count(max(numbers), 'item')}"
    yield Hit(Span(*promise.span()), message)


def _value(number: str) -> int:
    return int(number) if number.isdecimal() else NUMBERS[number]


def _numbers(doc: Annotated) -> set[int]:
    """Return the numbers with which blocks of the body begin."""
    marks = (_NUMBERED.match(doc.text, block.start, block.end) for block in doc.blocks if block.kind != "title")
    return {int(mark["number"]) for mark in marks if mark}
