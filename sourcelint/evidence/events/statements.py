"""What sentences state, taken apart to be compared across sources: which event, who took part, when.

The types of events, the names of actors and the eras are tables (`reference.py`); here stands only how a sentence is read.
A sentence that tells of what is planned, denied or asked states no event.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from sourcelint.annotate.gazetteers.mentions import Actors
from sourcelint.annotate.text.word_index import phrases
from sourcelint.annotate.times.days import MAX_SENTENCE_CHARS, days_of, names_days
from sourcelint.evidence.events.claim_words import claim_words_of
from sourcelint.evidence.events.participants import ActInSentence, Participants, participants_of
from sourcelint.evidence.events.quantities import find_quantities
from sourcelint.expressions import lazy
from sourcelint.report import Statement
from sourcelint.text import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from sourcelint.annotate.claims import Claim
    from sourcelint.annotate.gazetteers.reference import EventType
    from sourcelint.annotate.times import TimeExpression
    from sourcelint.evidence.annotated import Annotated
    from sourcelint.finding import Place


class DatedSpan(NamedTuple):
    """The date of an event: as it stands in the text, its first and last day, both inclusive; None without one.

    `sure`: it stands there to the year, and belongs to this event alone.
    """

    time: str | None = None
    first: date | None = None
    last: date | None = None
    sure: bool = False


class Stated(NamedTuple):
    """An event that a sentence states: the span of its words, its type, who took part, when.

    `leads`: the text says that it was the first of its kind. `terms`: whether a lasting state is a duty, a permission, under
    a condition. `dated`: a date stands in the paragraph.
    """

    span: Span
    event: EventType
    who: Participants
    leads: bool = False
    terms: frozenset[str] = frozenset()
    when: DatedSpan = DatedSpan()
    dated: bool = False

    def at(self, place: Place) -> Statement:
        """Return it as a value of reports; if neither of two acts on the other, they stand in the order of the alphabet."""
        event, who = self.event, self.who
        actors = tuple(sorted(who.actors)) if event.who in {"pair", "treaty"} else who.actors
        return Statement(
            place, actors, event.name, event.kind, event.who, who.name, who.label, *self.when, self.leads, self.dated,
            terms=self.terms,
        )  # fmt: skip


MAX_ACTS = 500
"""Acts of one text that are read."""

MAX_BESIDE_CHARS = 100
"""Characters between the act and what must stand beside it."""

MAX_NEAR_DATE_CHARS, MAX_LONE_DATE_CHARS = 60, 140
"""Characters within which one of several dates of a sentence, or the only one, belongs to an event without doubt."""

MAX_AROUND_CHARS, MAX_PREPOSITION_CHARS = 20, 8
"""Characters before a date in which "prior to the" stands, or "in"."""

_PROSE = frozenset({"paragraph", "list", "standfirst", "caption"})
_OPEN = lazy(
    r"""
    (?:
        \b(?:
            would|will|shall|may|might|could|can|cannot|should|must|to        # what may come
        |   not|never|neither|nor|if|whether                                 # what is denied or left open
        |   plan\w*|agreed[ ]to|refus\w+|propos\w+|draft\w*|expected|hop\w+|want\w*    # what somebody means to do
        |   before|until|without|unless|fail\w*|no|yet[ ]to|about[ ]to|set[ ]to|almost|nearly    # what is not so yet
        )
    |   n['’]t
    )
    (?:[ ]be|[ ]have|[ ]been|[ ]yet|[ ]ever|[ ]again|[ ]also|[ ]formally|[ ]officially){0,2}(?:[ ]the|[ ]an?)?[ ]$
    """,
    re.VERBOSE,
)
"""What stands directly before an act that has not happened, or is not said to have."""

_AROUND = lazy(
    r"\b(?:after|before|since|until|till|by|following|prior to|from|between|to|ahead of|later than) (?:the )?$"
)
"""What stands before a date that is not the event's own: "signed after 1953"."""

_OTHER = lazy(r"\b(?:after|before|since|until|following|prior|under|based)\b")
"""What comes between an event and the date or the name of another: "signed 16 months after his visit in 1977"."""

_TERMS = {
    "condition": lazy(
        r"\b(?:only (?:when|if|where)|if|in the event of|in case of|unless|provided that|when (?:one|either|any))\b"
    ),
    "duty": lazy(r"\b(?:must|shall|obliged|obligat\w+|bound|required|duty)\b"),
    "permission": lazy(r"\b(?:may|allow\w*|permit\w*|entitle\w*|lets?)\b"),
}
"""What a sentence says of how far something binds."""

_IN = lazy(r"\b(?:[Ii]n|[Oo]n|[Bb]y|[Dd]uring) (?:the )?$")
_FIRST = lazy(r"\bfirst(?:-ever)?(?: and only)? (?:[\w-]+ ){0,2}$|\bfor the first time\b")
_NOT_EVER = lazy(
    r"""
    \bfirst[ ][^.;]{0,80}\b
    (?:
        since                                                                # "the first visit since 1990"
    |   in[ ](?:\w+[ ]){0,3}(?:years?|decades?|months?|weeks?|century)        # "the first in ten years"
    |   this[ ](?:year|month|week)|of[ ]the[ ]year
    )\b
    """,
    re.VERBOSE,
)
_BEHIND_NAME = lazy(
    r"""
    ,?[ ]\(?
    (?:(?:was[ ]fought|took[ ]place|occurred|happened|began|ended)?[ ]?(?:in|on)[ ])?    # "(in early 1916", "took place in"
    (?:early[ ]|late[ ]|mid-)?
    |
    ,?[ ](?:of|from)[ ]                                                                  # "of"
    """,
    re.VERBOSE,
)
_BEFORE_NAME = lazy(r",? (?:(?:at|in|during) )?(?:the )?")
_CLAUSE = lazy(r"[;:]|, (?:and|but|which|who|while|where|although|though|whereas) ")


def find_statements(annotated: Annotated, place: Callable[[Span], Place]) -> tuple[Statement, ...]:
    """Take events, figures and facts out of the author's sentences, in text order; other languages than English give none.

    `place` finds a span of the text in the raw file.
    """
    return tuple(sorted((*find_events(annotated, place), *find_facts(annotated, place)), key=_in_text_order))


def find_events(annotated: Annotated, place: Callable[[Span], Place]) -> tuple[Statement, ...]:
    """Take events and figures alone."""
    if annotated.language != "en":
        return ()
    events = [stated.at(place(stated.span)) for stated in _events(annotated)]
    figures = find_quantities(annotated, place)
    return tuple(sorted((*events, *figures), key=_in_text_order))


def find_facts(annotated: Annotated, place: Callable[[Span], Place]) -> tuple[Statement, ...]:
    """Take facts alone."""
    if annotated.language != "en":
        return ()
    return tuple(
        Statement(place(Span(*f.claim[:2])), f.actors, points=f.claim.points, words=f.words)
        for f in claim_words_of(annotated, annotated.actors, annotated.reference.groups)
    )


def _in_text_order(statement: Statement) -> tuple[int, int, str]:
    return statement.place.start, statement.place.end, statement.event or ""


def _events(annotated: Annotated) -> tuple[Stated, ...]:
    acts = _acts(annotated)
    if not acts:
        return ()
    reader = _StatementReader(annotated)
    found: dict[tuple[str, int], Stated] = {}
    for at, act in acts[:MAX_ACTS]:
        for event in annotated.reference.acts[act]:
            stated = reader.read(at, act, event)
            if stated is not None:
                found.setdefault((event.name, stated.span.start), stated)
    return tuple(found.values())


def _acts(annotated: Annotated) -> list[tuple[int, str]]:
    """Find the phrases that may tell of an event, and where they stand."""
    types, known = annotated.reference.acts, annotated.vocabulary
    return sorted(
        (at, act)
        for at, act in phrases(annotated.lowercase, annotated.reference.act_index, annotated.index)
        if any(not event.needed or not event.needed.isdisjoint(known) for event in types[act])
    )


class _StatementReader:
    """Reads the events of one text."""

    def __init__(self, annotated: Annotated) -> None:
        self.annotated = annotated
        self.reference = annotated.reference
        self.text, self.lowercase = annotated.text, annotated.lowercase
        self.actors = Actors(self.text, annotated.actors)

    def read(self, at: int, act: str, event: EventType) -> Stated | None:
        """Read the sentence around an act as an event of a type; None where it states none."""
        claim = self.annotated.claim_at(at)
        if claim is None or claim.end - claim.start > MAX_SENTENCE_CHARS or not self._is_told(claim):
            return None
        end = at + len(act)
        beside = self._beside(event, claim, at, end)
        if beside is None:
            return None
        once = event.kind in {"once", "repeated"}
        if once and _OPEN.search(self.lowercase, max(claim.start, at - MAX_BESIDE_CHARS), at):
            return None
        if event.unless and event.unless.search(
            self.lowercase, max(claim.start, at - MAX_BESIDE_CHARS), min(claim.end, end + MAX_BESIDE_CHARS)
        ):
            return None
        told = ActInSentence(
            self.text, self.actors, self.reference, self.annotated.eras, event, Span(*claim[:2]), Span(at, end), beside
        )
        who = participants_of(told)
        if who is None:
            return None
        span = Span(min(at, beside.start, who.span.start), max(end, beside.end, who.span.end))
        terms = frozenset[str]()
        if event.kind == "lasting":
            lowercase = self.lowercase[claim.start : claim.end]
            terms = frozenset(term for term, sign in _TERMS.items() if sign.search(lowercase))
        stated = Stated(span, event, who, self._leads(claim, at), terms)
        return self._dated(stated, claim, Span(min(at, beside.start), max(end, beside.end)))

    def _is_told(self, claim: Claim) -> bool:
        block = self.annotated.block_at(claim.start)
        return block is not None and block.kind in _PROSE and claim.type not in {"quotation", "prediction"}

    def _beside(self, event: EventType, claim: Claim, start: int, end: int) -> Span | None:
        """Find what must stand beside an act, the nearest; the act itself where nothing must."""
        if event.needs is None:
            return Span(start, end)
        spans = [
            m.span()
            for m in event.needs.finditer(
                self.lowercase, max(claim.start, start - MAX_BESIDE_CHARS), min(claim.end, end + MAX_BESIDE_CHARS)
            )
            if (m.end() <= start or m.start() >= end) and not _OTHER.search(self.lowercase, end, m.start())
        ]
        return Span(*min(spans, key=lambda s: max(start - s[1], s[0] - end))) if spans else None

    def _leads(self, claim: Claim, at: int) -> bool:
        """Tell whether the sentence says that this was the first ever."""
        lowercase = self.lowercase[claim.start : claim.end]
        return bool(
            _FIRST.search(self.lowercase, claim.start, at) or " for the first time" in lowercase
        ) and not _NOT_EVER.search(lowercase)

    def _dated(self, stated: Stated, claim: Claim, core: Span) -> Stated:
        """Add the date of its sentence that belongs to the event, else the era."""
        dates = self._dates(claim.start, claim.end)
        block = self.annotated.block_at(claim.start)
        stated = stated._replace(dated=bool(dates or (block and self._dates(block.start, claim.start))))
        own = self._own_dates(stated, dates, claim, core)
        if own:
            nearest = min(own, key=lambda date: self._distance(core, date.start, date.end))
            is_only = len({date.value for date in dates}) == 1
            return self._with_date(
                stated, nearest, claim, core, MAX_LONE_DATE_CHARS if is_only else MAX_NEAR_DATE_CHARS
            )
        if dates or stated.event.who in {"war", "named-war"}:
            return stated
        return self._in_era(stated, claim, core)

    def _own_dates(
        self, stated: Stated, dates: Sequence[TimeExpression], claim: Claim, core: Span
    ) -> list[TimeExpression]:
        """Find the dates of a sentence that may be the event's; of a battle it stands beside the name."""
        own = [date for date in dates if self._is_own(stated.event, claim.start, date.start, core.end)]
        if stated.event.who != "battle":
            return own
        return [date for date in own if self._is_beside_name(stated.span, date)]

    def _with_date(self, stated: Stated, date: TimeExpression, claim: Claim, core: Span, reach: int) -> Stated:
        """Add a date; it is sure if it stands in full within so many characters."""
        first, last = days_of(date)
        is_near = self._distance(core, date.start, date.end) <= reach
        is_exact = date.reference_type == "absolute" and date.resolution == "explicit"
        behind = _IN.search(self.text, max(claim.start, date.start - MAX_PREPOSITION_CHARS), date.start)
        start = behind.start() if behind else date.start
        span = Span(min(stated.span.start, start), max(stated.span.end, date.end))
        when = DatedSpan(self.text[date.start : date.end], first, last, is_exact and is_near)
        return stated._replace(span=span, when=when)

    def _in_era(self, stated: Stated, claim: Claim, core: Span) -> Stated:
        """Add the first era of the sentence that belongs to the event."""
        for named in self.annotated.eras_in(claim.start, claim.end):
            if self._is_own(stated.event, claim.start, named.start, core.end):
                era = self.reference.eras[named.name]
                span = Span(min(stated.span.start, named.start), max(stated.span.end, named.end))
                when = DatedSpan(named.name, era.first, era.last, stated.event.kind == "era")
                return stated._replace(span=span, when=when)
        return stated

    def _dates(self, start: int, end: int) -> list[TimeExpression]:
        return [time for time in self.annotated.times_in(start, end) if names_days(time)]

    def _is_own(self, event: EventType, start: int, at: int, end: int) -> bool:
        """Tell whether a date is that of the event, which ends at `end`, and not of something before or after it."""
        if _OTHER.search(self.lowercase, end, at):
            return False
        around = _AROUND.search(self.lowercase, max(start, at - MAX_AROUND_CHARS), at)
        return around is None or (event.kind == "era" and around.group().startswith("to "))

    def _is_beside_name(self, name: Span, date: TimeExpression) -> bool:
        """Tell whether a date stands directly behind a name, in brackets perhaps, or directly before it."""
        if date.start >= name.end:
            return _BEHIND_NAME.fullmatch(self.lowercase, name.end, date.start) is not None
        return _BEFORE_NAME.fullmatch(self.lowercase, date.end, name.start) is not None

    def _distance(self, core: Span, start: int, end: int) -> int:
        """Count the characters between an event and a date, the border of a clause counting as many more."""
        gap = (end, core.start) if end <= core.start else (core.end, start) if start >= core.end else (0, 0)
        between = self.lowercase[gap[0] : gap[1]]
        return len(between) + (MAX_LONE_DATE_CHARS if _CLAUSE.search(between) else 0)
