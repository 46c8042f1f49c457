"""DAT014."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from sourcelint.rule import Hit, rule
from sourcelint.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from sourcelint.annotate.gazetteers.mentions import Mention
    from sourcelint.annotate.text.sentences import Sentence
    from sourcelint.evidence.annotated import Annotated

_PROSE = frozenset({"paragraph", "list", "standfirst", "caption"})
_ACTS = re.compile(
    r"['’]s? (?:\w+ )?(?:support|aid|assistance|army|troops|forces|government|president|leaders?|invasion|attack|decision|offer|demand)\b"
    r"| (?:signed|joined|invaded|attacked|declared|recognized|recognised|agreed|supported|provided|supplied|gave|sent|received|refused"
    r"|rejected|accepted|launched|tested|proposed|announced|condemned|voted|adopted|withdrew|fought|helped|sold|bought|and [A-Z]\w+ signed)\b"
)
"""What follows a name that does something."""

_ACTED_ON = re.compile(
    r"\b(?:support|aid|assistance|help|weapons|loans?) (?:for|to)(?: the)? $"
    r"|\b(?:treaty|pact|agreement|alliance|ties|relations|war|talks|trade) with(?: the)? $|\b(?:war|sanctions) (?:against|on)(?: the)? $"
)
"""What stands before a name with which something is done: its support, a treaty with it."""

_NAMED_LATER = re.compile(
    r"\b(?:now|today['’]s|today|modern|modern-day|present-day|future|later|become|became|current|what (?:is|would be)|territory of|area of|part of)"
    r"(?: \w+)?(?: the)? $",
    re.IGNORECASE,
)
_THEN = re.compile(
    r"(?:During|In|At|Throughout|Over) (?:this|that|these|those|the same) (?:period|time|years|days|war|era|decade|century|conflict)\b"
)
"""How a sentence opens that is told of the time named before it."""

_BEFORE, _BEHIND = 40, 40
SHOWN = 5
"""Dates of one sentence that a message names."""
CLAIM = 1000
"""Characters to which a finding reaches where no mark ends the clause."""
BACK = 5
"""Sentences back in which the time is named that "during this period" goes on with."""


class When(NamedTuple):
    """The time that a sentence is told of: first and last day, and the words that name it."""

    first: date
    last: date
    words: str


@rule("DAT014", "anachronism", "warning", fix="Name who acted at that time, or correct the date.", languages={"en"})
def anachronism(doc: Annotated) -> Iterator[Hit] | None:
    """
    ## What it does
    Reports an actor that acts before it existed, or after it had ceased to: a state, an alliance or a body of the table
    `lifespans.csv`, in a sentence that names a date or an era, or that goes on with one ("during this period").

    ## Why is this bad?
    A state that was not there can have signed nothing. Either the date is wrong, or another actor is meant.

    ## Known limits
    Only what acts, or is acted with, is looked at: places keep the names that they have today ("born in Pakistan"), and so
    does what the text itself calls by its later name ("what is now Pakistan"). Years are compared, not days. Actors that the
    table does not have are not known; a project can bring its own (docs/corroboration.md).

    ## References
    Wikipedia, inline template {{dubious}}; the table cites a source for each row.
    """
    known = [actor for actor in doc.actors if actor.name in doc.reference.lifespans]
    return _hits(doc, known) if known else iter(())


def _hits(doc: Annotated, known: list[Mention]) -> Iterator[Hit]:
    told = _Told(doc)
    for actor in known:
        span = Span(actor.start, actor.end)
        block, sentence = doc.block_at(span.start), doc.sentence_at(span.start)
        if (
            block is None
            or sentence is None
            or block.kind not in _PROSE
            or doc.quoted(span)
            or not _acts(doc.text, span)
        ):
            continue
        when = told.of(sentence) or told.before(sentence)
        life = doc.reference.lifespans[actor.name]
        if when is None:
            continue
        if when.last.year < life.first.year:
            message = f"{actor.name} has existed since {life.first.year}; this is told of {when.words}"
            yield Hit(_claim(doc.text, span, sentence), message)
        elif when.first.year > life.last.year:
            message = f"{actor.name} existed until {life.last.year}; this is told of {when.words}"
            yield Hit(_claim(doc.text, span, sentence), message)


def _acts(text: str, span: Span) -> bool:
    before = text[max(0, span.start - _BEFORE) : span.start]
    if _NAMED_LATER.search(before):
        return False
    return _ACTS.match(text, span.end, span.end + _BEHIND) is not None or _ACTED_ON.search(before) is not None


class _Told:
    """Of which time a sentence is told."""

    def __init__(self, doc: Annotated) -> None:
        self._doc = doc
        self._known: dict[Sentence, When | None] = {}

    def of(self, sentence: Sentence) -> When | None:
        """Give the time that a sentence names: the hull of its dates, else its eras."""
        if sentence not in self._known:
            self._known[sentence] = self._read(sentence)
        return self._known[sentence]

    def _read(self, sentence: Sentence) -> When | None:
        doc, (start, end, _) = self._doc, sentence
        whens = [
            When(time.first, time.last, doc.text[time.start : time.end])
            for time in doc.times_in(start, end)
            if time.form == "absolute"
            and time.type in {"DATE", "TIME"}
            and time.first is not None
            and time.last is not None
        ]
        if not whens:
            eras = (doc.reference.eras[era.name] for era in doc.eras_in(start, end))
            whens = [When(era.first, era.last, era.name) for era in eras]
        if not whens:
            return None
        words = " and ".join(list(dict.fromkeys(when.words for when in whens))[:SHOWN])
        return When(min(when.first for when in whens), max(when.last for when in whens), words)

    def before(self, sentence: Sentence) -> When | None:
        """Give the time that the sentences before it in the paragraph name, for one that goes on with it."""
        if not _THEN.match(self._doc.text, sentence.start):
            return None
        at = bisect_left(self._doc.sentences, sentence)
        for earlier in reversed(self._doc.sentences[max(0, at - BACK) : at]):
            when = self.of(earlier) if earlier.block == sentence.block else None
            if when is not None:
                return when
        return None


def _claim(text: str, span: Span, sentence: Sentence) -> Span:
    """Give the actor with what it does: from its name, or what is done with it, to the next mark."""
    before = _ACTED_ON.search(text[max(sentence.start, span.start - _BEFORE) : span.start])
    start = span.start - (before.end() - before.start()) if before else span.start
    last = min(sentence.end, span.end + CLAIM)
    end = min((at for mark in ",;.:" if (at := text.find(mark, span.end, last)) > 0), default=last)
    return Span(start, end)
