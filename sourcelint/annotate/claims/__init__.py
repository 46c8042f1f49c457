"""Claims: what a sentence asserts that could be checked, how much it is worth checking, and who stands behind it."""

from __future__ import annotations

from sys import intern
from typing import TYPE_CHECKING, NamedTuple

from sourcelint.annotate.claims.argument import argues
from sourcelint.annotate.claims.checkworthiness import TOKEN, read_cues
from sourcelint.annotate.claims.lines import begin, states
from sourcelint.annotate.claims.model import load, score
from sourcelint.annotate.claims.support import supports
from sourcelint.annotate.grammar import parser_of
from sourcelint.text import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from sourcelint.annotate.attributions import Attribution
    from sourcelint.annotate.grammar import Parse
    from sourcelint.annotate.text.quotations import Quotation
    from sourcelint.annotate.text.sentences import Sentence

__all__ = ["Claim", "find_claims"]


class Claim(NamedTuple):
    """A sentence (half-open span) with what makes it worth checking.

    `points` counts the cues by which the rules rank sentences of articles, whoever stands behind them; `reasons` are
    these cues in readable words (figure, date, named actors, event, …). `type` is one of quantity, event, law, causal,
    quotation, prediction, opinion, other; `support` is one of citation, link, named source, named document, weasel, none.
    `tokens` are its words, numbers and marks, `shapes` one character for each (see `checkworthiness.Word`).
    """

    start: int
    end: int
    points: int = 0
    reasons: tuple[str, ...] = ()
    type: str = "other"
    support: str = "none"
    tokens: tuple[str, ...] = ()
    shapes: str = ""

    @property
    def span(self) -> Span:
        """The sentence as a span of the text."""
        return Span(self.start, self.end)

    @property
    def score(self) -> float:
        """The model's probability (0 to 1) that a fact-checker would take the sentence; computed when asked for."""
        return score(self.tokens)

    @property
    def checkworthy(self) -> bool:
        """Tell whether the model calls the sentence check-worthy, in the sense of ClaimBuster's debate sentences."""
        return self.score >= load().threshold

    @property
    def supported(self) -> bool:
        """Tell whether a reader is told where the claim comes from."""
        return self.support not in {"none", "weasel"}

    @property
    def argues(self) -> bool:
        """Tell whether the sentence is its author's own talk, and nobody else is said to say it."""
        return self.support == "none" and self.type != "quotation" and argues(self.tokens)


def find_claims(
    text: str,
    sentences: Sequence[Sentence],
    quotations: Sequence[Quotation],
    attributions: Sequence[Attribution],
    linked: Collection[int] = frozenset(),
    parse: Callable[[Sentence], Parse] | None = None,
) -> tuple[Claim, ...]:
    """Score every sentence; one claim a sentence, in text order.

    `linked` holds the indices of sentences that carry a hyperlink; `parse` returns the parse of a sentence, if the caller
    keeps them.
    """
    found = []
    quoted = _quoted(sentences, quotations)
    support = supports(text, sentences, attributions, linked, parse or parser_of(text))
    for n, sentence in enumerate(sentences):
        start = begin(text, sentence.start, sentence.end)
        # Each word once, however often the text has it: as strings of their own they take ten times the text.
        tokens = tuple(map(intern, TOKEN.findall(text, start, sentence.end)))
        points, reasons, kind, shapes = read_cues(tokens)
        if points > 1 and not states(text, start, sentence.end, tokens):
            points, reasons = 0, ()
        if n in quoted:
            kind = "quotation"
        found.append(Claim(sentence.start, sentence.end, points, reasons, kind, support[n], tokens, shapes))
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
