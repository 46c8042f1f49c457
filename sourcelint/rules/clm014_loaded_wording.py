"""CLM014."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from sourcelint.annotate.claims.loaded import find_loaded
from sourcelint.annotate.claims.support import SAYING
from sourcelint.annotate.grammar.inflection import forms_of
from sourcelint.annotate.text.word_lists import words
from sourcelint.evidence.work_type import label_of
from sourcelint.rule import Hit, rule
from sourcelint.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sourcelint.annotate.claims import Claim
    from sourcelint.evidence.annotated import Annotated
    from sourcelint.finding import Severity

_MESSAGES = {
    "label": "a nickname that judges, used as a name",
    "truth": "claims the truth instead of showing it",
    "mockery": "a joke stands where a date or a document should",
}


_LOADED = {
    "praise": "praises instead of saying what is better, and than what",
    "scorn": "passes judgement instead of stating the fact",
    "alarm": "tells the reader what to feel",
    "accusation": "accuses of lying in the author’s own voice",
}
MAX_FINDINGS = 5
"""Loaded words of one document that are shown: by then a reader knows."""

_ABOUT_ME = words("i me my mine")
_BELIEFS = forms_of(["believe", "think"])
"""What somebody believes is not in their words."""
_CALLED = forms_of(words("call dub brand label describe hail")) | {"labelled"}
"""Words by which the wording is somebody else's."""


@rule(
    "CLM014", "loaded-wording", "info", max_severity="warning", languages={"en"},
    fix="Use the plain name, or state the fact that the image stands for.",
)  # fmt: skip
def loaded_wording(doc: Annotated) -> Iterator[Hit]:
    """
    ## What it does
    Notes nicknames that judge ("the Hermit Kingdom"), rhetoric of truth ("lays bare the truth that") and, as a warning,
    mockery in place of a fact ("was the diplomatic equivalent of sending …"). In a text without a label such as Opinion or
    Review also words that praise ("groundbreaking"), scorn ("shameless"), alarm ("a shocking case") or accuse ("his own
    lies"), each once and at most five. Nothing in quotations or of named sources.

    ## Why is this bad?
    Such words ask for agreement, not for a look at the evidence; a mocked event often has no date.

    ## Known limits
    A short lexicon of words that an editor would strike in almost any report; most loaded words depend on who says them
    about whom, and are left to the reader. Sentences in the first person are let pass.

    ## Measured
    Right in 53 of 62, all of those on 1,100 texts (news of polnear, Wikinews and ECB+, pages of html_wcxb), in 24 of 29 on 350
    further texts, and in 18 of 20 on 145 pages and 145 news texts; most of the wrong ones stood in reviews and blurbs without a label.

    ## References
    Wikipedia: Manual of Style, Words to watch (LABEL, EDITORIAL).
    """
    yield from _find_phrases(doc)
    found = list(islice(_find_words(doc), MAX_FINDINGS))
    if found and not label_of(doc):
        yield from found


def _find_phrases(doc: Annotated) -> Iterator[Hit]:
    """Yield nicknames, rhetoric and mockery."""
    for opinion in doc.opinions:
        span = opinion.span
        if opinion.kind not in _MESSAGES or doc.quoted(span):
            continue
        claim = doc.claim_at(opinion.start)
        if claim is not None and not claim.supported:
            severity: Severity = "warning" if opinion.kind == "mockery" else "info"
            yield Hit(span, f"“{doc.text[slice(*span)]}”: {_MESSAGES[opinion.kind]}", severity=severity)


def _find_words(doc: Annotated) -> Iterator[Hit]:
    """Yield the loaded words of the author, each once."""
    known: set[str] = set()
    for word in find_loaded(doc.lowercase, doc.index):
        span = Span(word.start, word.end)
        claim = doc.claim_at(word.start)
        text = doc.lowercase[word.start : word.end]
        if text in known or claim is None or doc.quoted(span) or not _is_authors_own(claim):
            continue
        known.add(text)
        yield Hit(span, f"“{doc.text[slice(*span)]}”: {_LOADED[word.kind]}")


def _is_authors_own(claim: Claim) -> bool:
    """Tell whether a claim is in the author's voice, and not about the author: links support facts, not wording."""
    lowercase = set(map(str.lower, claim.tokens))
    told = claim.support in {"named source", "weasel"} and not _BELIEFS.issuperset(lowercase & SAYING)
    if told or claim.type == "quotation":
        return False
    return lowercase.isdisjoint(_ABOUT_ME) and lowercase.isdisjoint(_CALLED)
