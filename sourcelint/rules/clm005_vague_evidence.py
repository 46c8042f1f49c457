"""CLM005."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from sourcelint.annotate.claims.studies import MAX_SENTENCES_BEHIND, study_named
from sourcelint.evidence.sources.named_nearby import is_named_nearby
from sourcelint.evidence.sources.unnamed_studies import find_appeals
from sourcelint.expressions import lazy
from sourcelint.rule import Hit, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sourcelint.evidence.annotated import Annotated
    from sourcelint.text import Span

_CITED = lazy(
    r"""
    \[\d{1,3}\]|\(\d{1,3}\)  # the mark of a note
    |\(\w[^()]{0,60}(?:19|20)\d\d\)  # (Smith 2019)
    |https?://
    |\b(?:
        according\ to|published\ (?:in|by|on)|by\ researchers|conducted\ by|from\ the\ (?-i:[A-Z])|compiled\ by|journal|university|institute
        |released\ by|obtained\ by|seen\ by|reviewed\ by|collected\ by|analy[sz]ed\ by
    )\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
_PUBLISHED = lazy(
    r"\b(?:study|research|paper|report|findings|results|work|review|trial)\b[^\n]{0,60}\bin the (?:[a-z-]{1,20} )?journal\b"
)
"""Where science news says, mostly at its end, where the one study that it is about appeared."""
MAX_FINDINGS = 50
"""Findings in one document: by then a reader knows."""
MAX_CITED_CHARS = 160
"""Characters after the evidence in which it may be named: the narrowing that made this precise on ordinary articles."""


@rule(
    "CLM005", "vague-evidence", "warning", languages={"en"}, yields_to={"CLM001"},
    fix="Name the study, record or data set, so that a reader can look it up.",
)  # fmt: skip
def vague_evidence(doc: Annotated) -> Iterator[Hit]:
    """
    ## What it does
    Flags an appeal to evidence that is not named: "studies show", "according to research", "historical records reveal", "a
    recent study found", "in one study, …", "cited a study showing", "a study conducted on babies showed", "a new study is
    shedding light", "a review of 27 trials found", "is backed by decades of research", "were tested in clinical trials",
    "according to official figures", "there are indications that", "the science is clear", "there is real science behind",
    "evidence to suggest", "a leaked document shows". A note where the year or the kind of data is given ("on-chain data
    suggests"), where pictures show it ("photos shared online show", "video appeared to show"), or the evidence is left out
    altogether ("has been shown to", "is scientifically proven", "is linked to lower risks", "is associated with heart
    disease").

    ## Why is this bad?
    It sounds checked and cannot be checked. One cannot read "studies".

    ## Known limits
    Evidence is taken to be named where a mark or an institution stands within 160 characters behind it, where the sentence
    carries a link, or where a person is named in the same or the next sentence. "The data show" goes back to data named
    before, and is left alone, but "the latest data" do not; so is what stands in a quotation, and denials ("no evidence
    that"). One study ("a new report says") is taken to be named where any name, but that of a country, or link stands in its
    sentence, the one before or the next two.

    ## Measured
    Right in 17 of 21 findings read in 280 news texts and 140,000 words of other pages, in 17 of 20 warnings on 350 further texts,
    in 22 of 25 on 339 pages, in 16 of 20 drawn from 2,603 texts, and in 9 of 11 pictures, latest data and what is called sound.
    Since whoever is only spoken of nearby names no evidence, in 13 of 16 warnings more on 2,331 texts, 12 of them on polls without
    a name. Wrong were evidence that the next sentence names ("There is some evidence that …. In a poll of …"), and data named just
    before.

    ## References
    Wikipedia: MOS:WEASEL ("research has shown") and inline template {{specify}}.
    """
    yield from islice(_find_unnamed(doc), MAX_FINDINGS)


def _find_unnamed(doc: Annotated) -> Iterator[Hit]:
    """Yield the appeals to evidence that nothing nearby names."""
    for span, one, mild in find_appeals(doc):
        if doc.lowercase.startswith("what ", span.start):
            continue  # "what the early reviews say": they follow
        if not (doc.quoted(span) or (_is_study_named(doc, span) if one else _is_named(doc, span))):
            message = f"which? “{doc.text[span.start : span.end]}” names nothing that a reader could look up"
            yield Hit(span, message, severity="info" if mild else None)


def _is_named(doc: Annotated, span: Span) -> bool:
    """Tell whether a person, a mark, a link or an institution stands near an appeal to evidence."""
    claim = doc.claim_at(span.start)
    if claim is None or claim.support in ("citation", "link") or is_named_nearby(doc, span.start, examples=False):
        return True
    start = max(claim.start, span.start - MAX_CITED_CHARS)
    end = min(claim.end + MAX_CITED_CHARS, span.end + MAX_CITED_CHARS)
    return any(cited.start() != span.start for cited in _CITED.finditer(doc.text, start, end))


def _is_study_named(doc: Annotated, span: Span) -> bool:
    """Tell whether a single study is named near its mention: news names the journal after the finding."""
    number = doc.sentence_number(span.start)
    first = min(number, doc.body_from)
    if number < 0 or study_named(doc.text, doc.sentences, number, first) or _says_where_published(doc):
        return True
    return any(
        claim.support in ("citation", "link") for claim in doc.claims[number : number + 1 + MAX_SENTENCES_BEHIND]
    )


def _says_where_published(doc: Annotated) -> bool:
    """Tell whether a text names the journal of the study that it is about; a text is searched once."""
    key = ("published", 0, 0)
    if key not in doc.memo:
        doc.memo[key] = _PUBLISHED.search(doc.text) is not None
    return doc.memo[key]
