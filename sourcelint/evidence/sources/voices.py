"""The voices of a text: who is heard, how often, in their own words or not, and whether a reader learns the name."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from sourcelint.annotate.attributions.sources import each_of
from sourcelint.annotate.claims.source_kinds import source_kind
from sourcelint.annotate.claims.support import SAYING
from sourcelint.annotate.text.calendar_words import WEEKDAY
from sourcelint.expressions import lazy
from sourcelint.text import Span, Spans

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sourcelint.annotate.attributions import Attribution
    from sourcelint.annotate.grammar import Parse
    from sourcelint.evidence.annotated import Annotated

NAMED = frozenset({"named source", "named document"})
_WORD = lazy(r"[^\W_][\w’'-]*")
_ASIDE = lazy(r",| (?:of|from|at|in|for|with|who|which|that|on|by|and) ")
"""Where the core of a source ends: "Greg Taylor of Indianapolis" is Taylor, whatever follows."""

_CLAUSE = lazy(r",| (?:who|whose|which|that|when|where|while) ")
_TIME = lazy(rf" (?:today|yesterday|also|later|earlier|now|recently|again|(?:on )?{WEEKDAY})$")
"""What stands between a source and its verb: "The company today announced"."""
MAX_LABEL_CHARS = 80
MAX_PLACES_BACK = 8
"""Places of an office that are searched for the name of who holds it."""


class Voice(NamedTuple):
    """Somebody whom a text lets speak: `label` as the text first says it in full, at `span`.

    `statements` counts what the text credits to them, `quotations` those of them that stand in quotation marks.
    `named`: a reader could find them (see `source_kind`); a "source close to the talks" nobody can.
    """

    label: str
    named: bool
    statements: int
    quotations: int
    span: Span


def find_voices(doc: Annotated) -> tuple[Voice, ...]:
    """Return the voices of a text, the one heard most first; those heard as often in text order."""
    quotations = Spans(Span(quotation.start, quotation.end) for quotation in doc.quotations)
    voices: dict[tuple[bool, str], Voice] = {}
    for kind, key, source, content in _heard(doc):
        quoted = content is not None and quotations.overlap(content)
        named = kind in NAMED
        label = _label_of(doc.text[slice(*source)])
        known = voices.get((named, key), Voice(label, named, 0, 0, source))
        voices[named, key] = known._replace(statements=known.statements + 1, quotations=known.quotations + quoted)
    return tuple(sorted(voices.values(), key=lambda voice: (-voice.statements, voice.span)))


def _heard(doc: Annotated) -> Iterator[tuple[str, str, Span, Span | None]]:
    """Yield kind and key of whoever says something, their place and what they say; "he" is who was named last."""
    last = ("", "")
    said = [(found.source, found.content) for found in doc.attributions if found.source and _is_said(doc, found)]
    for together, content in sorted(said, key=lambda pair: pair[0]):
        sentence = doc.sentence_at(together.start)
        parse = None if sentence is None else doc.parse(sentence)
        for source in [together] if parse is None else each_of(parse, together):
            kind = "weasel" if parse is None else source_kind(parse, source)
            if kind != "pronoun":
                name = None if parse is None else _name_of_office(doc, parse, source)
                last = (kind if name is None else "named source", _key_of(name or doc.text[slice(*source)]))
            if last[1]:
                yield *last, source, content


def _name_of_office(doc: Annotated, parse: Parse, span: Span) -> str | None:
    """Return the name of whom an office points back to: "the alderman" behind "Joost Smit, an alderman"; None if to nobody."""
    phrase = parse.phrase_from(parse.token_at(span.start))
    if phrase is None or phrase.determiner != "the" or phrase.is_name or phrase.is_plural:
        return None
    places = doc.index.get(parse.word(phrase.head), ())
    for at in reversed(places[: bisect_left(places, span.end)][-MAX_PLACES_BACK:]):
        sentence = doc.sentence_at(at)
        name = None if sentence is None else _name_beside(doc.parse(sentence), at)
        if name is not None:
            return name
    return None


def _name_beside(parse: Parse, offset: int) -> str | None:
    """Return the name beside an office at an offset: of "Joost Smit, an alderman", "the engineer, Ola Berg", "Mayor Jane Doe"."""
    phrase = parse.phrase_with(parse.token_at(offset))
    if phrase is None:
        return None
    before = parse.phrase_with(phrase.first - 2) if parse.word(phrase.first - 1) == "," else None
    behind = parse.phrase_from(phrase.last + 2) if parse.word(phrase.last + 1) == "," else None
    beside = next((other for other in (phrase, before, behind) if other is not None and other.is_name), None)
    return None if beside is None else parse.text_of(beside)


def _is_said(doc: Annotated, attribution: Attribution) -> bool:
    """Tell whether somebody is said to have said something: no thought, and no mere appearance."""
    if attribution.cue is None:
        return False
    cue = doc.text[attribution.cue.start : attribution.cue.end]
    return cue.split(" ", 1)[0].lower() in SAYING


def _label_of(words: str) -> str:
    """Return what a report calls a source: its words, without clauses about it."""
    label = _TIME.sub("", " ".join(_CLAUSE.split(words, maxsplit=1)[0].split()))
    if label.count("(") > label.count(")"):
        label = label[: label.rindex("(")].rstrip() or label
    return label if len(label) <= MAX_LABEL_CHARS else label[: MAX_LABEL_CHARS - 1] + "…"


def _key_of(words: str) -> str:
    """Return the word by which a source is known again: its last name, else the last word of its core."""
    core = _ASIDE.split(words, maxsplit=1)[0] or words
    found = _WORD.findall(core) or [words]
    capitals = [word for word in found if word[0].isupper()]
    last: str = (capitals or found)[-1]
    return last.lower().removesuffix("’s").removesuffix("'s")
