"""Claims: what a sentence asserts that could be checked, how much it is worth checking, and who stands behind it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sourcelint.annotate.claims.cues import TOKEN, read_cues
from sourcelint.annotate.claims.support import supports

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from sourcelint.annotate.attributions import Attribution
    from sourcelint.annotate.quotations import Quotation
    from sourcelint.annotate.sentences import Sentence
    from sourcelint.annotate.times import TimeExpression
    from sourcelint.annotate.weasels import Weasel

__all__ = ["Claim", "find_claims"]


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence (half-open span) with its check-worthiness.

    `score` (0 to 1) and `checkworthy` are the judgement of the trained model, in the sense of ClaimBuster: would a fact-checker
    of a debate take this sentence? `points` counts the cues by which the rules rank sentences of articles, whoever stands
    behind them; `reasons` are these cues in readable words (figure, date, named actors, event, …). `type` is one of
    quantity, event, law, causal, quotation, prediction, opinion, other; `support` is one of citation, link, named
    source, named document, weasel, none.
    """

    start: int
    end: int
    score: float
    checkworthy: bool
    reasons: tuple[str, ...] = ()
    type: str = "other"
    support: str = "none"
    points: int = 0

    @property
    def supported(self) -> bool:
        """Tell whether a reader is told where the claim comes from."""
        return self.support not in {"none", "weasel"}


def find_claims(
    text: str,
    sentences: Sequence[Sentence],
    times: Sequence[TimeExpression],  # noqa: ARG001
    quotations: Sequence[Quotation],
    attributions: Sequence[Attribution],
    weasels: Sequence[Weasel] = (),
    linked: Collection[int] = frozenset(),
) -> tuple[Claim, ...]:
    """Score every sentence; one claim a sentence, in text order.

    `linked` holds the indices of sentences that carry a hyperlink.
    """
    found = []
    quoted = _quoted(sentences, quotations)
    for n, (sentence, support) in enumerate(
        zip(sentences, supports(text, sentences, quotations, attributions, weasels, linked), strict=True)
    ):
        start, end = sentence.start, sentence.end
        cues = read_cues(TOKEN.findall(text, start, end))
        kind = "quotation" if n in quoted else cues.type
        found.append(Claim(start, end, cues.points / 8, cues.points >= 4, cues.reasons, kind, support, cues.points))
    return tuple(found)


def _quoted(sentences: Sequence[Sentence], quotations: Sequence[Quotation]) -> frozenset[int]:
    """Find the sentences of which more than half stands in quotation marks."""
    found = set()
    n = 0
    for quotation in quotations:
        while n < len(sentences) and sentences[n].end <= quotation.start:
            n += 1
        m = n
        while m < len(sentences) and sentences[m].start < quotation.end:
            shared = min(sentences[m].end, quotation.end) - max(sentences[m].start, quotation.start)
            if 2 * shared > sentences[m].end - sentences[m].start:
                found.add(m)
            m += 1
    return frozenset(found)
