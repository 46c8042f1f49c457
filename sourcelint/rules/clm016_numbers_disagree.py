"""CLM016."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from sourcelint.annotate.claims.arithmetic import find_wrong_changes, find_wrong_sums
from sourcelint.annotate.claims.tolls import contradict, find_tolls
from sourcelint.annotate.text.number_words import NUMBERS
from sourcelint.expressions import lazy
from sourcelint.rule import Hit, rule
from sourcelint.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sourcelint.annotate.claims import Claim
    from sourcelint.annotate.claims.tolls import Toll
    from sourcelint.evidence.annotated import Annotated

MAX_LEAD_SENTENCES = 5
"""Sentences of the body among which the toll of the headline is told again; later ones may be of other events."""

MAX_FINDINGS = 5
"""Findings in one document."""

_YEAR = lazy(r"\b(?:19|20)\d\d\b")
_WORD = lazy(r"\d[\d,]{0,12}|[a-z]{3,9}")


@rule(
    "CLM016", "numbers-disagree", "warning", languages={"en"}, experimental=True,
    fix="Find out which of the figures is right; use none of them until then.",
)  # fmt: skip
def numbers_disagree(doc: Annotated) -> Iterator[Hit]:
    """
    ## What it does
    Flags figures of one text that cannot all be right: a toll of the headline that the body never gives while it tells
    another ("kills 12" over "killed 15 people"), a change that does not fit its two figures ("from 100 million to
    150 million, an increase of 25 percent", "doubled from 120 to 180"), parts of a whole that add up to more than it.

    ## Why is this bad?
    One of the figures is wrong, and the text does not say which.

    ## Known limits
    Of tolls those of the killed, injured, arrested and missing are read, in the title and the first five sentences. Every figure may be
    rounded. Changes of percentages are not looked at: points and percent are mixed up too often to tell.

    ## Measured
    On 1,700 texts it did not fire; of 16 headlines of ECB+ whose toll was changed it found 10.

    ## References
    Zhang et al. 2018 (doi 10.1145/3184558.3188731): title representativeness.
    """
    yield from islice(_find_all(doc), MAX_FINDINGS)


def _find_all(doc: Annotated) -> Iterator[Hit]:
    """Yield what disagrees, kind by kind."""
    yield from _find_tolls(doc)
    if "%" not in doc.text and doc.vocabulary.isdisjoint({"percent", "cent"}):
        return
    for wrong in find_wrong_changes(doc.text):
        yield Hit(Span(wrong.start, wrong.end), wrong.says)
    for claim in doc.prose_claims:
        sum_of_shares = find_wrong_sums(doc.text, claim.start, claim.end) if claim.shapes.count("0") > 1 else None
        if sum_of_shares is not None:
            yield Hit(Span(sum_of_shares.start, sum_of_shares.end), sum_of_shares.says)


def _find_tolls(doc: Annotated) -> Iterator[Hit]:
    """Yield the first toll of the lead that contradicts the one of the headline, fate by fate."""
    title = doc.title
    announced = list(find_tolls(doc.lowercase, title.start, title.end)) if title is not None else []
    if title is None or not announced:
        return
    known = _numbers_behind(doc.lowercase, title.end)
    told = _tolls_of_lead(doc, title.end)
    for headline in announced:
        others = [toll for toll in told if toll.fate == headline.fate]
        if headline.number not in known and _is_contradicted(headline, others):
            message = f"the headline says {headline.number} {headline.fate}, the text {others[0].number}"
            yield Hit(Span(others[0].start, others[0].end), message, related=(Span(headline.start, headline.end),))


def _tolls_of_lead(doc: Annotated, start: int) -> list[Toll]:
    """Find the tolls in the first sentences behind the headline, but for those of other years."""
    lead = [claim for claim in doc.prose_claims if claim.start >= start][:MAX_LEAD_SENTENCES]
    return [
        toll
        for claim in lead
        if not _tells_of_another_year(doc, claim)
        for toll in find_tolls(doc.lowercase, claim.start, claim.end)
    ]


def _tells_of_another_year(doc: Annotated, claim: Claim) -> bool:
    """Tell whether a sentence gives a year that is not that of publication: its toll is that of an earlier event."""
    own = None if doc.anchor is None else str(doc.anchor.year)
    return any(year.group() != own for year in _YEAR.finditer(doc.text, claim.start, claim.end))


def _is_contradicted(headline: Toll, others: list[Toll]) -> bool:
    """Tell whether the toll of the headline fits none of the others, nor their sum."""
    return bool(others) and all(contradict(headline, toll) for toll in others) and not _adds_up(headline, others)


def _numbers_behind(lowercase: str, start: int) -> set[int]:
    """Find the numbers of the body, in figures and words."""
    found = set()
    for match in _WORD.finditer(lowercase, start):
        word = match.group().replace(",", "")
        number = int(word) if word.isdecimal() else NUMBERS.get(word)
        if number is not None:
            found.add(number)
    return found


def _adds_up(headline: Toll, others: list[Toll]) -> bool:
    """Tell whether the toll of the headline is the sum of those of the text, or of its first two."""
    return headline.number in {sum(toll.number for toll in others), sum(toll.number for toll in others[:2])}
