"""When somebody, or something that can be looked up, is named after all behind a crowd, an opinion or a state of mind."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sourcelint.annotate.gazetteers.countries import nation_of
from sourcelint.annotate.gazetteers.names import kind_of, persons
from sourcelint.annotate.grammar.inflection import forms_of
from sourcelint.annotate.text.word_lists import words
from sourcelint.expressions import lazy
from sourcelint.text import Span

if TYPE_CHECKING:
    from sourcelint.evidence.annotated import Annotated

MAX_NEARBY_CHARS = 1000
"""Characters around a crowd in which somebody may be named: a few sentences, and a bound on hostile ones."""

LEAD_SENTENCES = 3
"""Sentences behind title, byline and date that are read as the lead of a text; these are read with it."""

_TURNS = ("But ", "However", "Yet ", "Nevertheless", "On the other hand")
"""Openings of a sentence that speaks against the one before: whoever it names is not one of that crowd."""
_EXAMPLE = lazy(r"(?:,| [—–-])? (?:such as|like|including|led by|among them|headed by|for example|for instance)\b")
_SURVEY = lazy(r"\b(?:survey(?:ed)?|poll(?:ed|s|ing)?|panel of)\b", re.IGNORECASE)
_SHARE = lazy(r"\b\d+(?:\.\d+)? ?(?:%|(?:per ?cent|-point)\b)|\b\d+ (?:of|out of) \d+\b", re.IGNORECASE)
MAX_COUNT_CHARS = len("999 out of ")
"""Characters before a crowd in which it is counted: "8 out of 10 economists"."""
_AFFILIATED = lazy(
    r" (?:at|from|with|of|in|for|who work) (?:the |an? |\w+ )?(?P<name>[A-Z][\w’'-]{0,30}(?: [A-Z][\w’'-]{0,30})?)"
)

MAX_EXAMPLE_CHARS = 40
"""Characters before a name in which "such as" stands."""
_SAID = words(
    "say tell write add argue suggest warn explain note find estimate believe think call agree testify tweet point"
)
_SAID_FORMS = forms_of(_SAID, "base", "s", "past", "ed") | {"according to"}
_FOR_ONE = lazy(r", for (?:one|example|instance)\b")
_EXAMPLES = lazy(r"\b(?:such as|like|including) (?:(?!the\b)[\w.]+ ){0,3}\Z")


def is_affiliated(text: str, at: int) -> bool:
    """Tell whether a crowd that ends at `at` is tied to a body by name, or followed by an example."""
    tied = _AFFILIATED.match(text, at)
    is_body = tied is not None and nation_of(tied["name"]) is None  # "activists in Bolivia" are nobody's
    return is_body or _EXAMPLE.match(text, at) is not None


def is_surveyed(doc: Annotated, span: Span, counted: Span | None = None) -> bool:
    """Tell whether a passage speaks of a survey, or gives a share in `counted` or right before (anywhere in it if None).

    Then the crowd was counted: "most analysts (62%) say". Not so in "analysts say that 40 percent of the homes are empty".
    """
    if _has(_SURVEY, doc.text, span):
        return True
    of_crowd = span if counted is None else Span(max(span.start, counted.start - MAX_COUNT_CHARS), counted.end)
    return _has(_SHARE, doc.text, of_crowd)


def _has(sign: re.Pattern[str], text: str, span: Span) -> bool:
    return sign.search(text, span.start, min(span.end, span.start + MAX_NEARBY_CHARS)) is not None


_JOINS = (", and ", ", but ", ", while ", ", though ", ", although ", ", yet ", "; ")
"""What opens a clause of the author's own right behind what somebody said: "The board said it was safe, but experts doubt it"."""
_CONCEDES = ("while ", "though ", "although ", "whereas ")
"""What opens a sentence whose main clause begins behind a comma: "While the board says it is safe, experts doubt it"."""


def _opens_clause(lowercase: str, start: int, at: int) -> bool:
    """Tell whether a clause that is none of what somebody said before opens at an offset."""
    if lowercase.endswith(_JOINS, start, at):
        return True
    return lowercase.startswith(_CONCEDES, start) and lowercase.endswith(", ", start, at)


def is_told_by_name(doc: Annotated, span: Span, start: int, end: int, but: Span | None = None) -> bool:
    """Tell whether a span stands in what somebody named is said to have said in `start..end`; the cue `but` does not count.

    "The mayor, Jane Doe, said that experts agree": who says it is named. An outlet that passes it on does not stand for it.
    """
    if _opens_clause(doc.lowercase, start, span.start):
        return False
    return any(
        other.content is not None and other.content.overlaps(span) and _answers(doc, other.source, start)
        for other in doc.attributions_in(start, end)
        if other.kind == "speech" and other.cue != but and not (other.cue and other.cue.overlaps(span))
    )


def _answers(doc: Annotated, source: Span | None, start: int) -> bool:
    """Tell whether a source has a name, or is a pronoun in a claim behind which a named source stands."""
    if source is None:
        return False
    if doc.text[source.start : source.end].lower() in ("he", "she"):
        claim = doc.claim_at(start)
        return claim is not None and claim.support == "named source"
    known = doc.source_at(source)
    if known is not None and known.kind in ("collective", "anonymous"):
        return known.named  # not "Visitors", which has a capital for opening its sentence
    return kind_of(doc.text, source) in ("person", "organisation")


def is_named_nearby(doc: Annotated, offset: int, *, examples: bool = True) -> bool:
    """Tell whether the sentence at `offset` or the next one of its block names a person; for the lead, the next few do.

    A weasel in the first sentence of a text or paragraph is fine where it then says who (Wikipedia, MOS:WEASEL).
    `examples` counts persons behind "such as" too.
    """
    i = doc.sentence_number(offset)
    if i < 0:
        return False
    sentence = doc.sentences[i]
    end = sentence.end
    opens = i == 0 or doc.sentences[i - 1].block != sentence.block
    leads = i < doc.body_from + LEAD_SENTENCES
    for following in doc.sentences[i + 1 : i + (5 if leads else 3 if opens else 2)]:
        if (following.block != sentence.block and not leads) or doc.text.startswith(_TURNS, following.start):
            break
        end = following.end
    # Windows begin at round offsets, so that a hostile sentence full of crowds is read once and not for each of them.
    around = offset - offset % MAX_NEARBY_CHARS
    begin, last = max(sentence.start, around - MAX_NEARBY_CHARS), min(end, around + 2 * MAX_NEARBY_CHARS)
    key = ("with examples" if examples else "without", begin, last)
    if key not in doc.memo:
        doc.memo[key] = _speaks(doc, begin, last, examples=examples)
    return doc.memo[key]


def _speaks(doc: Annotated, start: int, end: int, *, examples: bool) -> bool:
    """Tell whether a person is named in `start..end` who says something, or is an example."""
    if any(
        _is_said(doc.lowercase, said.cue) and _names_person(doc, said.source)
        for said in doc.attributions_in(start, end)
    ):
        return True
    return examples and any(
        _EXAMPLES.search(doc.text, max(start, person.start - MAX_EXAMPLE_CHARS), person.start)
        or _FOR_ONE.match(doc.text, person.end)
        for person in persons(doc.text, start, end)
    )


def _is_said(lowercase: str, cue: Span | None) -> bool:
    return cue is not None and lowercase[cue.start : cue.end] in _SAID_FORMS


def _names_person(doc: Annotated, source: Span | None) -> bool:
    """Tell whether a source is a person with a full name: "Jane Doe, a baker", "a baker, Jane Doe", not "one Acme Farm employee"."""
    known = None if source is None else doc.source_at(source)
    if source is None or known is None:
        return False
    return any(
        known.kind == "person" or doc.text.startswith(", ", person.start - 2)
        for person in persons(doc.text, source.start, source.end)
    )
