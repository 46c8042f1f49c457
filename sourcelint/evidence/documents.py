"""Documents that a text names so that a reader can look them up, whoever is said to have said what.

A document is identified by its title and its body or year, by its own day, or by the name of a law: "A report by the Harbour
Office, “Walls of the North” (2021)", "the contract that the board signed on 11 March 2026", "under the Harbours Act".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sourcelint.annotate.grammar.lexicon import members
from sourcelint.annotate.text.word_lists import words
from sourcelint.expressions import lazy
from sourcelint.text import Span

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from sourcelint.annotate.text.sentences import Sentence
    from sourcelint.evidence.annotated import Annotated

_NO_PAPERS = words("""
    statement tweet post blog website story column email release lawsuit law experiment trial poll simulation investigation
    analysis
""")
"""What the lexicon counts among documents and studies, and is talk, an event, or many papers."""
_PAPERS = (
    members("noun document") | members("noun study") | words("contract agreement minutes audit judgment deed permit")
) - _NO_PAPERS
MAX_TITLE_CHARS, MAX_DISTANCE_CHARS, MAX_YEAR_CHARS = 120, 90, 30
"""Characters of a title; between a noun and its title or day; between a noun and its year."""
MAX_NEAR_CHARS = 400
"""Characters on both sides of a noun, in its sentence, in which a year or a body stands."""

_PAPER = lazy(rf"\b(?:{'|'.join(sorted(_PAPERS))})s?\b")
_TITLE = lazy(
    rf"[“\"‘«](?=[A-ZÀ-Þ\d])[^“”\"«».!?\n]{{3,{MAX_TITLE_CHARS}}} [^“”\"«».,!?\s]{{1,40}}[”\"’»]",
    needs=tuple('“"‘«'),
)
_YEAR = lazy(r"\b(?:1[89]|20)\d\d\b")
_YEAR_BEFORE = lazy(r"\b(?:1[89]|20)\d\d (?:[a-z-]{2,20} )?$")
_OF_BODY = lazy(r" (?:by|from|of|in) (?:the )?[A-ZÀ-Þ][^.!?;:]{2,60}?\b(?:1[89]|20)\d\d\b")
_BODY = lazy(r"(?<=[^.!?\s] )(?:[A-ZÀ-Þ][\w’'-]+ (?:(?:of|for|and|the) ){0,2}[A-ZÀ-Þ][\w’'-]+|[A-Z]{2,6}\b)")
_OWN_DAY = lazy(
    rf" (?:of|dated|from) (?:the )?$|\b(?:signed|dated|published|issued|adopted|released|concluded|approved)\b.{{0,{MAX_DISTANCE_CHARS}}}\b(?:on|of) $|\bdated $"
)
_LAW = lazy(r"\b(?:Act|Treaty|Directive|Ordinance|Convention(?= on\b))\b")
_LAW_NAME = lazy(r"(?<![\w’'()-])[A-ZÀ-Þ][\w’'()-]{1,30}(?: (?:of|and|on|for|the|to))? $")
_NO_NAME = words("the this that these an a its their our under each no every in by of")
MAX_NAME_CHARS = 40
"""Characters before a law in which a word of its name stands."""


def count_documents(doc: Annotated) -> int:
    """Count the different documents that a text names and identifies; a law in the headline is its subject."""
    headline = (doc.metadata.title.value or "").lower()
    names = {law for law in _laws(doc.text) if law not in headline}
    for paper in _PAPER.finditer(doc.text):
        sentence = doc.sentence_at(paper.start())
        name = None if sentence is None else _name_of(doc, paper, _near(paper, sentence))
        if name is not None:
            names.add(name.lower())
    return len(names)


def _laws(text: str) -> Iterator[str]:
    """Yield the names of laws and treaties."""
    for law in _LAW.finditer(text):
        name = _LAW_NAME.search(text, max(0, law.start() - MAX_NAME_CHARS), law.start())
        if name is not None and name[0].split(" ")[0].lower() not in _NO_NAME:
            yield text[name.start() : law.end()].lower()


def _near(paper: re.Match[str], sentence: Sentence) -> Span:
    """Return what of a sentence stands near a paper: a hostile text may be one sentence."""
    return Span(max(sentence.start, paper.start() - MAX_NEAR_CHARS), min(sentence.end, paper.end() + MAX_NEAR_CHARS))


def _name_of(doc: Annotated, paper: re.Match[str], sentence: Span) -> str | None:
    """Return what identifies a paper, None if nothing does."""
    text = doc.text
    return _title_of(text, paper, sentence) or _own_day(doc, paper, sentence.end) or _year_of(text, paper, sentence)


def _title_of(text: str, paper: re.Match[str], sentence: Span) -> str | None:
    """Return the title of a paper whose year or body the sentence has too."""
    first, last = (
        max(sentence.start, paper.start() - MAX_TITLE_CHARS),
        paper.end() + MAX_DISTANCE_CHARS + MAX_TITLE_CHARS,
    )
    title = _TITLE.search(text, first, min(sentence.end, last))
    if title is None:
        return None
    has_year = _YEAR.search(text, sentence.start, sentence.end) is not None
    bodies = _BODY.finditer(text, sentence.start, sentence.end)
    return title[0] if has_year or any(not title.start() <= body.start() < title.end() for body in bodies) else None


def _own_day(doc: Annotated, paper: re.Match[str], end: int) -> str | None:
    """Return a paper with the day on which it was signed or published."""
    for time in doc.times_in(paper.end(), min(end, paper.end() + MAX_DISTANCE_CHARS)):
        is_day = time.reference_type == "absolute" and time.first is not None and time.first == time.last
        if is_day and _OWN_DAY.search(doc.text, paper.end(), time.start):
            return f"{paper[0]} {time.value}"
    return None


def _year_of(text: str, paper: re.Match[str], sentence: Span) -> str | None:
    """Return a paper with its year: "its 2024 report" of a body that the sentence names, "a report by the Harbour Office (2024)"."""
    before = _YEAR_BEFORE.search(text, max(sentence.start, paper.start() - MAX_YEAR_CHARS), paper.start())
    if before is not None:
        body = _BODY.search(text, sentence.start, sentence.end)
        return f"{before[0]}{paper[0]}" if body is not None else None
    of = _OF_BODY.match(text, paper.end(), min(sentence.end, paper.end() + MAX_DISTANCE_CHARS))
    return f"{paper[0]}{of[0]}" if of is not None else None
