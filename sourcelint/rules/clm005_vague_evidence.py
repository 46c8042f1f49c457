"""CLM005."""

from __future__ import annotations

import re
from bisect import bisect_right
from heapq import merge
from itertools import islice
from typing import TYPE_CHECKING

from sourcelint.annotate.claims.studies import A_STUDY, MAX_SENTENCES_BEHIND, STUDIES, study_named
from sourcelint.annotate.text.word_lists import words
from sourcelint.clean.characters.non_ascii import places
from sourcelint.evidence.sources.named_nearby import is_named_nearby
from sourcelint.rule import Hit, rule
from sourcelint.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sourcelint.evidence.annotated import Annotated

_NOUNS = words(
    "records documents studies research data evidence statistics surveys polls science experience findings history"
)
_SHOWS = re.compile(
    rf"""
    (?:{"|".join(sorted(_NOUNS))})
    (?:\ (?:now|also|has|have|often|consistently|repeatedly|clearly|even|generally|long|already|strongly|[a-z]+ly)){{0,2}}
    \ (?:
        reveals?|revealed|shows?|showed|shown|suggests?|suggested|indicates?|indicated|proves?|proved|proven
        |demonstrates?|demonstrated|confirms?|confirmed|found|finds?|concluded?|link(?:s|ed)|says?|tells?\ us|point(?:s|ed)?\ to
    )\b
    """,
    re.VERBOSE,
)
_MODIFIERS = re.compile(
    r"""
    (?<![\w’'-])
    (?:(?:
            some|many|several|various|numerous|most|recent|countless|a\ number\ of|a\ growing\ body\ of|mounting|new
            |early|modern|scientific|historical|archival|academic|clinical|medical|official|empirical|anecdotal|ample|past|previous
            |multiple|available|existing|the|all|plenty\ of|lots\ of|a\ lot\ of
        ),?\ ){1,3}\Z
    """,
    re.VERBOSE | re.IGNORECASE,
)
_THERE = re.compile(
    r"""
    (?:
        there\ (?:is|are|were|was|has\ been|have\ been)  # there is growing evidence that
        \ (?:(?:
                some|many|several|strong|clear|growing|increasing|ample|mounting|also|now|credible|early|plenty\ of|a\ lot\ of
            ),?\ ){0,2}
        (?:indications?|evidence|signs|proof|reports|rumou?rs|speculation|suggestions|claims)\ (?:that|suggesting|of)
        |it\ (?:is|has\ been)\ (?:scientifically|historically|well|clinically)\ (?:proven|documented|established|known)
    )\b
    """,
    re.VERBOSE,
)
_ACCORDING = re.compile(
    rf"""
    according\ to\ (?:(?:some|several|many|various|numerous|recent|new|most)\ ){{0,2}}
    (?:{"|".join(sorted(_NOUNS | {"reports", "estimates"}))})(?=[,.;])
    """,
    re.VERBOSE,
)
_STUDY_SHOWS = re.compile(
    r"""
    (?:\ (?:now|also|has|have|even|clearly|[a-z]+ly)){0,2}
    \ (?:
        reveals?|revealed|shows?|showed|shown|suggests?|suggested|indicates?|indicated|proves?|proved|proven
        |demonstrates?|demonstrated|confirms?|confirmed|found|finds?|concludes?|concluded|estimates?|estimated|links|linked
        |says?|said|claims?|claimed|warns?|warned
    )\b
    """,
    re.VERBOSE,
)
_ACCORDED = "according to "
_GOES_ON = re.compile(r" (?:by|of|from|in|that|which|seen|obtained|released|published|prepared|commissioned)\b")
"""What says behind a study which one it is."""
_OPENS = re.compile(
    r"""
    (?:
        \A|[\n.!?:;,—–(]  # the start of a sentence or clause
        |\b(?:and|but|that|as|because|since|where|while|although|though|if|when|which|yet|so|however)
    )\s{0,11}\Z
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""What stands before evidence that nobody owns; anything else ("her own", "budget", "the company's") says whose it is."""
_CITED = re.compile(
    r"""
    \[\d{1,3}\]|\(\d{1,3}\)  # the mark of a note
    |\(\w[^()]{0,60}(?:19|20)\d\d\)  # (Smith 2019)
    |https?://
    |\b(?:19|20)\d\d\ (?:study|report|survey|paper)
    |\b(?:
        according\ to|published\ (?:in|by|on)|by\ researchers|conducted\ by|from\ the|compiled\ by|journal|university|institute
        |released\ by|obtained\ by|seen\ by|reviewed\ by|collected\ by|analy[sz]ed\ by
    )\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
MAX_MODIFIER_CHARS, MAX_BEFORE_CHARS = 60, 12
"""Characters before evidence in which "a growing body of" stands, and before that, in which "although" does."""
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
    Flags an appeal to evidence that is not named: "studies show", "according to research", "historical records
    reveal", "a recent study found", "there are indications that".

    ## Why is this bad?
    It sounds checked and cannot be checked. One cannot read "studies".

    ## Known limits
    Evidence is taken to be named where a mark, a year or an institution stands within 160 characters behind it, where
    the sentence carries a link, or where a person is named in the same or the next sentence. "The data show" goes back to data named before, and is
    left alone; so is what stands in a quotation, and denials ("no evidence that"). One study ("a new report says") is taken
    to be named where any name or link stands in its sentence, the one before or the next two.

    ## References
    Wikipedia: MOS:WEASEL ("research has shown") and inline template {{specify}}.
    """
    yield from islice(merge(_find_unnamed(doc), _find_unnamed_studies(doc)), MAX_FINDINGS)


def _find_unnamed(doc: Annotated) -> Iterator[Hit]:
    """Yield the appeals to evidence that nothing nearby names."""
    for span in sorted(_find_evidence(doc)):
        sentence = doc.sentence_at(span.start)
        if sentence is None or doc.quoted(span) or is_named_nearby(doc, span.start, examples=False):
            continue
        claim = doc.claim_at(span.start)
        if claim is not None and claim.support in ("citation", "link"):
            continue
        start = max(sentence.start, span.start - MAX_CITED_CHARS)
        end = min(sentence.end + MAX_CITED_CHARS, span.end + MAX_CITED_CHARS)
        if any(cited.start() != span.start for cited in _CITED.finditer(doc.text, start, end)):
            continue
        yield Hit(span, f"“{doc.text[span.start : span.end]}” names nothing that a reader could look up")


def _find_unnamed_studies(doc: Annotated) -> Iterator[Hit]:
    """Yield the single studies that nothing nearby names: "a recent study found", "according to a new report"."""
    if doc.vocabulary.isdisjoint(STUDIES):
        return
    for study in A_STUDY.finditer(doc.lowercase):
        span = _study_span(doc, study)
        if span is None:
            continue
        number = bisect_right(doc.sentences, span.start, key=lambda sentence: sentence.start) - 1
        if number < 0 or doc.quoted(span) or study_named(doc.text, doc.sentences, number):
            continue
        if any(
            claim.support in ("citation", "link") for claim in doc.claims[number : number + 1 + MAX_SENTENCES_BEHIND]
        ):
            continue
        yield Hit(span, f"which? “{doc.text[span.start : span.end]}” names nothing that a reader could look up")


def _study_span(doc: Annotated, study: re.Match[str]) -> Span | None:
    """Return the span of an appeal to a study; None if it only mentions one, or says which."""
    if doc.lowercase.endswith(_ACCORDED, 0, study.start()):
        goes_on = _GOES_ON.match(doc.lowercase, study.end())
        return None if goes_on else Span(study.start() - len(_ACCORDED), study.end())
    shows = _STUDY_SHOWS.match(doc.lowercase, study.end())
    if shows is None or not _is_unowned(doc.text, study.start()):
        return None
    return Span(study.start(), shows.end())


def _is_unowned(text: str, at: int) -> bool:
    """Tell whether nothing before some evidence says whose it is."""
    return _OPENS.search(text, max(0, at - MAX_BEFORE_CHARS), at) is not None


def _find_evidence(doc: Annotated) -> Iterator[Span]:
    """Yield the appeals to evidence that nobody owns."""
    text, lowercase = doc.text, doc.lowercase
    for at in doc.places_of(_NOUNS):
        shows = None if lowercase[at - 1 : at].isalnum() else _SHOWS.match(lowercase, at)
        if shows is None:
            continue
        before = _MODIFIERS.search(text, max(0, at - MAX_MODIFIER_CHARS), at)
        start = before.start() if before else at
        if not lowercase.startswith("the ", start) and _is_unowned(text, start):
            yield Span(start, shows.end())
    for at in places(lowercase, ("there ", "it is ", "it has been ", "according to ")):
        if not lowercase[at - 1 : at].isalnum():
            match = _THERE.match(lowercase, at) or _ACCORDING.match(lowercase, at)
            if match:
                yield Span(*match.span())
