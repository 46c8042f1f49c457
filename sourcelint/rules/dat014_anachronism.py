"""DAT014."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from sourcelint.expressions import lazy
from sourcelint.rule import Hit, rule
from sourcelint.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from sourcelint.annotate.gazetteers.mentions import Mention
    from sourcelint.annotate.text.sentences import Sentence
    from sourcelint.evidence.annotated import Annotated

_PROSE = frozenset({"paragraph", "list", "standfirst", "caption"})
_ACTS = lazy(
    r"""
    ['’]s?\ (?:\w+\ )?  # Pakistan's military support
    (?:
        support|aid|assistance|army|troops|forces|government|president|leaders?|invasion|attack|decision|offer|demand
    )\b
    |\ (?:
        signed|joined|invaded|attacked|declared|recognized|recognised|agreed|supported|provided|supplied|gave|sent|received
        |refused|rejected|accepted|launched|tested|proposed|announced|condemned|voted|adopted|withdrew|fought|helped|sold|bought
        |and\ [A-Z]\w+\ signed
    )\b
    """,
    re.VERBOSE,
)
"""What follows a name that does something."""

_ACTED_ON = lazy(
    r"""
    \b(?:support|aid|assistance|help|weapons|loans?)\ (?:for|to)(?:\ the)?\ $
    |\b(?:treaty|pact|agreement|alliance|ties|relations|war|talks|trade)\ with(?:\ the)?\ $
    |\b(?:war|sanctions)\ (?:against|on)(?:\ the)?\ $
    """,
    re.VERBOSE,
)
"""What stands before a name with which something is done: its support, a treaty with it."""

_NAMED_LATER = lazy(
    r"""
    \b(?:
        now|today['’]s|today|modern|modern-day|present-day|future|later|become|became|current|what\ (?:is|would\ be)
        |territory\ of|area\ of|part\ of
    )
    (?:\ \w+)?(?:\ the)?\ $
    """,
    re.VERBOSE | re.IGNORECASE,
)
_THEN = lazy(
    r"(?:During|In|At|Throughout|Over) (?:this|that|these|those|the same) (?:period|time|years|days|war|era|decade|century|conflict)\b"
)
"""How a sentence opens that is told of the time named before it."""

MAX_BEFORE_CHARS, MAX_BEHIND_CHARS = 40, 40
"""Characters before and behind a name in which its act stands."""
MAX_DATES_SHOWN = 5
"""Dates of one sentence that a message names."""
MAX_CLAIM_CHARS = 1000
"""Characters to which a finding reaches where no mark ends the clause."""
MAX_SENTENCES_BACK = 5
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
        sentence = doc.sentence_at(span.start)
        when = (told.of(sentence) or told.before(sentence)) if sentence else None
        if sentence is None or when is None:
            continue
        life = doc.reference.lifespans[actor.name]
        if when.last.year < life.first.year:
            message = f"{actor.name} has existed since {life.first.year}; this is told of {when.words}"
        elif when.first.year > life.last.year:
            message = f"{actor.name} existed until {life.last.year}; this is told of {when.words}"
        else:
            continue
        if _is_act(doc, span):
            yield Hit(_claim_span(doc.text, span, sentence), message)


def _is_act(doc: Annotated, span: Span) -> bool:
    """Tell whether an actor acts in a sentence of the text itself."""
    block = doc.block_at(span.start)
    return block is not None and block.kind in _PROSE and not doc.quoted(span) and _acts(doc.text, span)


def _acts(text: str, span: Span) -> bool:
    """Tell whether a name does something, or something is done with it, under the name of that time."""
    before = text[max(0, span.start - MAX_BEFORE_CHARS) : span.start]
    if _NAMED_LATER.search(before):
        return False
    if _ACTS.match(text, span.end, span.end + MAX_BEHIND_CHARS):
        return True
    return _ACTED_ON.search(before) is not None


class _Told:
    """Of which time a sentence is told."""

    def __init__(self, doc: Annotated) -> None:
        self._doc = doc
        self._known: dict[Sentence, When | None] = {}

    def of(self, sentence: Sentence) -> When | None:
        """Return the time that a sentence names: the hull of its dates, else its eras."""
        if sentence not in self._known:
            self._known[sentence] = self._read(sentence)
        return self._known[sentence]

    def _read(self, sentence: Sentence) -> When | None:
        doc, (start, end, _) = self._doc, sentence
        dates = [
            time
            for time in doc.times_in(start, end)
            if time.reference_type == "absolute" and time.type in {"DATE", "TIME"}
        ]
        whens = [
            When(time.first, time.last, doc.text[time.start : time.end])
            for time in dates
            if time.first is not None and time.last is not None
        ]
        return _hull(whens or [self._era(mention) for mention in doc.eras_in(start, end)])

    def _era(self, mention: Mention) -> When:
        era = self._doc.reference.eras[mention.name]
        return When(era.first, era.last, era.name)

    def before(self, sentence: Sentence) -> When | None:
        """Return the time that the sentences before it in the paragraph name, for one that goes on with it."""
        if not _THEN.match(self._doc.text, sentence.start):
            return None
        at = self._doc.sentence_number(sentence.start)
        for earlier in reversed(self._doc.sentences[max(0, at - MAX_SENTENCES_BACK) : at]):
            when = self.of(earlier) if earlier.block == sentence.block else None
            if when is not None:
                return when
        return None


def _hull(whens: list[When]) -> When | None:
    """Return the time from the first day of several to the last, with the words of the first few; None without any."""
    if not whens:
        return None
    words = " and ".join(list(dict.fromkeys(when.words for when in whens))[:MAX_DATES_SHOWN])
    return When(min(when.first for when in whens), max(when.last for when in whens), words)


def _claim_span(text: str, span: Span, sentence: Sentence) -> Span:
    """Return the actor with what it does: from its name, or what is done with it, to the next mark."""
    before = _ACTED_ON.search(text[max(sentence.start, span.start - MAX_BEFORE_CHARS) : span.start])
    start = span.start - (before.end() - before.start()) if before else span.start
    last = min(sentence.end, span.end + MAX_CLAIM_CHARS)
    end = min((at for mark in ",;.:" if (at := text.find(mark, span.end, last)) > 0), default=last)
    return Span(start, end)
