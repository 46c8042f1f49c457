"""XSR014."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from sourcelint.corpus.quotations import find_quotation_conflicts
from sourcelint.rule import CorpusHit, corpus_rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sourcelint.corpus.collection import Collection
    from sourcelint.corpus.quotations import Quotation, QuotationConflict
    from sourcelint.finding import Place

MAX_HITS_PER_QUOTATION = 3
"""Other sources that are shown for one quotation."""


@corpus_rule(
    "XSR014", "quotation-conflict", "warning", experimental=True,
    fix="Hear or read what was said, and quote it so; say who said it.",
)  # fmt: skip
def quotation_conflict(collection: Collection) -> Iterator[CorpusHit]:
    """
    ## What it does
    Reports a saying that two sources on one story quote otherwise: without the "not" that the other has, with another word
    of weight, or from the mouth of another person.

    ## Why is this bad?
    A quotation is what somebody said, word for word. At most one of the two is.

    ## Known limits
    Only quotations whose speaker stands in the same sentence, or is the "he" of the one after, are compared; reports more
    than three days apart are not. What stands at either end, in brackets or beside dots is left alone, and so are translations, which differ
    in most of their words. Experimental.

    ## Measured
    Of 10 quotations that were altered for the purpose it finds 10; 10 that editors shortened or spelt otherwise it leaves alone;
    the pairs were at hand when it was mended. On 607 news texts about 43 stories it finds none, so that its precision is unknown.

    ## References
    Associated Press Stylebook: never alter quotations. SPJ Code of Ethics: never deliberately distort.
    """
    seen: Counter[Place] = Counter()
    for conflict in sorted(find_quotation_conflicts(collection), key=lambda found: found.kind != "negation"):
        for here, there in ((conflict.one, conflict.two), (conflict.two, conflict.one)):
            own, other = (conflict.own, conflict.other) if here is conflict.one else (conflict.other, conflict.own)
            place, mate = here.place_of(own), there.place_of(other)
            seen[place] += 1
            if seen[place] <= MAX_HITS_PER_QUOTATION:
                yield CorpusHit(place, _message(conflict, here, there), (mate,))


def _message(conflict: QuotationConflict, here: Quotation, there: Quotation) -> str:
    source = there.places[0].source
    if conflict.kind == "speaker":
        return f"quoted of {_name(here)} here, of {_name(there)} in {source}"
    own, other = (conflict.own, conflict.other) if here is conflict.one else (conflict.other, conflict.own)
    return f"{_name(here)} says {_words(own)} here, {_words(other)} in {source}, in a quotation that is else the same"


def _name(quotation: Quotation) -> str:
    return " ".join(part.capitalize() for part in quotation.speaker)


def _words(spoken: tuple[str, ...]) -> str:
    return f"“{' '.join(spoken)}”" if spoken else "nothing"
