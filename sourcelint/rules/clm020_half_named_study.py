"""CLM020."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from sourcelint.annotate.claims.studies import MAX_BEHIND_CHARS, MAX_SENTENCES_BEHIND
from sourcelint.annotate.gazetteers.names import persons
from sourcelint.annotate.grammar.inflection import with_plurals
from sourcelint.annotate.text.word_lists import words
from sourcelint.expressions import lazy
from sourcelint.rule import Hit, rule
from sourcelint.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sourcelint.annotate.grammar import NounPhrase, Parse
    from sourcelint.annotate.text.sentences import Sentence
    from sourcelint.evidence.annotated import Annotated

_STUDIES = words("study survey poll paper experiment trial")
_SCHOLARS = words("researcher scientist")
_HINTS = with_plurals(_STUDIES | _SCHOLARS)
_MAKERS = words("by from at")
_INDEFINITE = words("a an one another")
_IDENTIFIED = lazy(
    r"""
    \bjournals?\b|\bpublished[ ]in\b|\bdoi\b|https?://|\[\d{1,3}\]|\bpreprint\b   # where it appeared
    |[“"][A-Z][^“”"\n]{10,200}[”"]                                                # its title
    """,
    re.VERBOSE,
)
"""What leads a reader to a study, besides a person, a year, a link or a mark."""
MAX_FINDINGS = 10
"""Findings in one document: by then a reader knows."""


@rule(
    "CLM020", "half-named-study", "info", languages={"en"}, experimental=True, yields_to={"CLM001", "CLM005"},
    fix="Give the title, the year and the authors of the study, or link it.",
)  # fmt: skip
def half_named_study(doc: Annotated) -> Iterator[Hit]:
    """
    ## What it does
    Notes a study of which the text says only whose house it comes from: "a recent study by Harvard", "researchers at MIT
    found". No author, title, journal, year or link stands in the sentence, the one before or the next two.

    ## Why is this bad?
    It looks like a source. A university publishes thousands of studies a year, and a reader cannot tell which one is meant.

    ## Known limits
    A person named nearby counts as an author. A poll is found by its institute and day, and polls with a day are let pass.
    Only the first mention of each house is noted.

    ## Measured
    1 finding in 1,000 texts (pages, news, dumps), right: news names an author nearby. Experimental until more were read.

    ## References
    Zhang et al. 2018 (doi 10.1145/3184558.3188731): citation of studies. Wikipedia: inline template {{full citation needed}}.
    """
    yield from islice(_find_half_named(doc), MAX_FINDINGS)


def _find_half_named(doc: Annotated) -> Iterator[Hit]:
    """Yield the studies of which a text names the house alone, each house once."""
    known: set[str] = set()
    for sentence in doc.sentences_at(doc.places_of(_HINTS)):
        for study, house in _studies(doc.parse(sentence)):
            name = doc.text[slice(*house)]
            if name in known or doc.quoted(study) or _is_identified(doc, sentence, house):
                continue
            known.add(name)
            what = doc.text[study.start : house.end]
            yield Hit(Span(study.start, house.end), f"“{what}”: which? no author, title, year or link leads to it")


def _studies(parse: Parse) -> Iterator[tuple[Span, Span]]:
    """Yield the studies of a sentence that a house is named for: where the study stands, and the house."""
    for phrase in parse.phrases:
        house = parse.phrase_from(phrase.last + 2) if _may_be_new(phrase) else None
        if house is not None and house.is_name and parse.word(phrase.last + 1) in _MAKERS:
            yield parse.span(phrase.first, phrase.last), parse.span(house.first, house.last)


def _may_be_new(phrase: NounPhrase) -> bool:
    """Tell whether a phrase brings a study or its makers into the text: "a new study", "researchers", not "the study"."""
    if phrase.lemma in _SCHOLARS:
        return phrase.is_plural and not phrase.determiner
    return phrase.lemma in _STUDIES and (phrase.determiner in _INDEFINITE or phrase.quantifier in _INDEFINITE)


def _is_identified(doc: Annotated, sentence: Sentence, house: Span) -> bool:
    """Tell whether something around a sentence leads to the study of a house, whose name may be that of its founder."""
    around = _around(doc, sentence)
    start, end = around[0].start, min(around[-1].end, around[-1].start + MAX_BEHIND_CHARS)
    if _IDENTIFIED.search(doc.text, start, end):
        return True
    if any(not house.overlaps(person) for person in persons(doc.text, start, end)):
        return True
    if any(time.first is not None for time in doc.times_in(sentence.start, sentence.end)):
        return True
    return any((claim := doc.claim_at(each.start)) and claim.support in ("citation", "link") for each in around)


def _around(doc: Annotated, sentence: Sentence) -> Sequence[Sentence]:
    """Return the sentences among which a study is named: the one before, the sentence itself, and the next two."""
    at = doc.sentence_number(sentence.start)
    return doc.sentences[max(0, at - 1) : at + 1 + MAX_SENTENCES_BEHIND]
