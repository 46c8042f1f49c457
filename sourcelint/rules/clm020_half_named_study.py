"""CLM020."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from sourcelint.annotate.attributions.classified_sources import has_name
from sourcelint.annotate.claims.studies import MAX_BEHIND_CHARS, MAX_SENTENCES_BEHIND
from sourcelint.annotate.gazetteers.names import persons
from sourcelint.annotate.grammar.inflection import with_plurals
from sourcelint.annotate.grammar.lexicon import classes_of
from sourcelint.annotate.text.word_lists import words
from sourcelint.expressions import lazy
from sourcelint.rule import Hit, rule
from sourcelint.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sourcelint.annotate.grammar import NounPhrase, Parse
    from sourcelint.annotate.text.sentences import Sentence
    from sourcelint.evidence.annotated import Annotated

_STUDIES = words("study paper experiment trial")
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
    Notes a study of which the text says only whose house it comes from: "a recent study by Harvard", "Harvard’s study
    shows", "researchers at MIT found". No author, title, journal, year or link stands in the sentence, the one before or the next two.

    ## Why is this bad?
    It looks like a source. A university publishes thousands of studies a year, and a reader cannot tell which one is meant.

    ## Known limits
    A person named nearby counts as an author. Polls are let pass: their institute and day lead to them.
    Only the first mention of each house is noted.

    ## Measured
    5 findings, 4 right, on 1,700 texts (924 news of polnear, pages, dumps) and 26 pages on health and work; the wrong one, a
    poll, is silent now. Rare, since news names an author nearby: experimental until more were read.

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
            whole = Span(study.start, max(study.end, house.end))
            what = doc.text[slice(*whole)]
            yield Hit(whole, f"“{what}”: which? no author, title, year or link leads to it")


def _studies(parse: Parse) -> Iterator[tuple[Span, Span]]:
    """Yield the studies of a sentence that a house is named for: where the study stands, and the house."""
    for phrase in parse.phrases:
        if not _may_be_new(phrase):
            continue
        at = phrase.last + 1
        at += parse.tag(at) == "verb"  # "a study conducted by", "carried out by"
        at += parse.word(at) == "out"
        house = parse.phrase_from(at + 1) if parse.word(at) in _MAKERS else None
        if house is not None and house.is_name:
            yield parse.span(phrase.first, phrase.last), parse.span(house.first, house.last)
        elif phrase.lemma == "study" and _finds(parse, phrase) and has_name(parse, phrase.first, phrase.head):
            names = [at for at in range(phrase.first, phrase.head) if parse.tag(at) == "name"]
            yield parse.span(phrase.first, phrase.last), parse.span(names[0], names[-1])


def _finds(parse: Parse, phrase: NounPhrase) -> bool:
    """Tell whether a verb behind a study says what it found: "a Harvard study shows"."""
    group = parse.group_behind(phrase)
    return group is not None and (group.lemma == "find" or "evidence" in classes_of("verb", group.lemma))


def _may_be_new(phrase: NounPhrase) -> bool:
    """Tell whether a phrase brings a study or its makers into the text: "a new study", "researchers", not "the study"."""
    if phrase.lemma in _SCHOLARS:
        return phrase.is_plural and not phrase.determiner
    is_indefinite = phrase.determiner in _INDEFINITE or phrase.quantifier in _INDEFINITE
    return phrase.lemma in _STUDIES and (is_indefinite or (phrase.lemma == "study" and not phrase.determiner))


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
