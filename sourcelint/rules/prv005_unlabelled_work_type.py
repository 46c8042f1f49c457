"""PRV005."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sourcelint.evidence.work_type import label_of
from sourcelint.expressions import lazy
from sourcelint.rule import Hit, rule
from sourcelint.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sourcelint.evidence.annotated import Annotated

MIN_MARKS = 3
"""Marks of opinion or humour from which a text owes its readers a label."""

MIN_WORDS = 200
"""Body words below which three marks say nothing about the kind of text."""

_JUDGED = ("crucial", "essential", "vital", "imperative", "illusion", "myth")
_VERDICT = r" (?:crucial|essential|vital|imperative|an illusion|a myth)\b"
_MARKS = tuple((frozenset(hints), lazy(pattern)) for hints, pattern in (
    (["us"], r"teach(?:es)? us\b"), (["us"], r"reminds? us\b"), (["us"], r"let us\b"), (["let"], r"let's\b"),
    (["we"], r"we (?:must|should|need to)\b"), (["after"], r"after all\b"), (["so"], r"so, (?:are|is|do|does|what|why)\b"),
    (_JUDGED, "is" + _VERDICT), (_JUDGED, "are" + _VERDICT),
    (["granted"], r"must not be taken for granted\b"), (["granted"], r"should not be taken for granted\b"),
))  # fmt: skip
"""Words of which one stands in each phrase, and the phrase in lower case; one that begins with letters is found fast."""


@rule(
    "PRV005", "unlabelled-work-type", "info", languages={"en"}, fix="Label the text: news, analysis, opinion or satire."
)
def unlabelled_work_type(doc: Annotated) -> Iterator[Hit]:
    """
    ## What it does
    Notes a text that argues or jokes in at least three places - advice to states, verdicts, lessons for "us", rhetorical
    questions, mockery - and carries no label such as Opinion, Blog post, Review or Satire.

    ## Why is this bad?
    News, advice and jokes are read in different ways, and quoted in the same.

    ## Known limits
    Labels are searched in short lines and in the address. First-person stories and service pieces use other words.

    ## References
    The Trust Project, indicator "type of work"; NewsGuard, news and opinion; schema.org OpinionNewsArticle.
    """
    if doc.words < MIN_WORDS or not any(claim.type == "opinion" for claim in doc.prose_claims) or label_of(doc):
        return
    marks = sorted(span for span in _find_marks(doc) if _is_authors_own(doc, span))
    if len(marks) >= MIN_MARKS:
        message = f"{len(marks)} marks of opinion or humour and no label that says so"
        yield Hit(doc.headline, message, scope="document", related=tuple(marks[:MIN_MARKS]))


def _find_marks(doc: Annotated) -> Iterator[Span]:
    """Yield the places where a text argues or jokes."""
    yield from (opinion.span for opinion in doc.opinions)
    for hints, pattern in _MARKS:
        if not doc.vocabulary.isdisjoint(hints):
            for match in pattern.finditer(doc.lowercase):
                if "’" not in doc.text[match.start() : match.end()]:
                    yield Span(*match.span())


def _is_authors_own(doc: Annotated, span: Span) -> bool:
    """Tell whether neither a quotation nor a source stands behind a place."""
    claim = None if doc.quoted(span) else doc.claim_at(span.start)
    return claim is not None and not claim.supported
