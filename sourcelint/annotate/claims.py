"""Claims: what a sentence asserts that could be checked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sourcelint.annotate.attributions import Attribution
    from sourcelint.annotate.quotations import Quotation
    from sourcelint.annotate.sentences import Sentence
    from sourcelint.annotate.times import TimeExpression


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence (half-open span) with its check-worthiness.

    `reasons` are readable words (figure, date, named actors, event verb, …), `type` is one of quantity, event, law,
    causal, quotation, prediction, opinion, other; `support` is one of citation, link, named source, named document,
    weasel, none.
    """

    start: int
    end: int
    score: float
    checkworthy: bool
    reasons: tuple[str, ...] = ()
    type: str = "other"
    support: str = "none"


def find_claims(
    text: str,  # noqa: ARG001
    sentences: Sequence[Sentence],  # noqa: ARG001
    times: Sequence[TimeExpression],  # noqa: ARG001
    quotations: Sequence[Quotation],  # noqa: ARG001
    attributions: Sequence[Attribution],  # noqa: ARG001
) -> tuple[Claim, ...]:
    """Score every sentence."""
    return ()
