"""What the claims of a document add up to: columns for the table, the claims to verify first, statements to compare."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from sourcelint.annotate.claims.lexicon import (
    CLASSES,
    DAY,
    EVENT_BASE,
    EVENT_NOUN,
    MAGNITUDE,
    MONTH,
    NATION,
    PLAIN,
    SHARE,
)
from sourcelint.text import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sourcelint.annotate import Annotated
    from sourcelint.annotate.claims import Claim
    from sourcelint.annotate.times import TimeExpression
    from sourcelint.document import Finding

CHECKABLE = 4
"""Points from which a sentence of an article is worth checking: a date, a figure and an event weigh two each."""

FACTUAL = 3
"""Points from which a sentence states a fact between named actors."""

_FEW = 0.1
_MOST = 5
_OPEN = {"none", "weasel"}
_TOLD = {"citation", "link", "named source"}


def well_sourced(claims: Sequence[Claim]) -> bool:
    """Tell whether the text has sources, and at least one to ten sentences that state facts."""
    worth = sum(c.points >= FACTUAL for c in claims)
    sourced = sum(c.support in _TOLD for c in claims)
    return sourced > 0 and sourced >= _FEW * worth


_THING = ("tion", "ance", "ics", "ship", "ment", "ism", "ity", "ing", "ness")
_LAND = {
    "north", "south", "east", "west", "united", "new", "saudi", "great", "world", "cold", "european", "international", "national",
}  # fmt: skip


def specifics(claims: Sequence[Claim]) -> int:
    """Count what a reader can look up: years, dates, figures, distinct persons and titled names, sentences with a named source."""
    count = 0
    persons = set()
    for claim in claims:
        count += claim.support == "named source"
        name: list[str] = []
        for token in (*claim.tokens, ","):
            if token[0].isupper():
                name.append(token)
                continue
            if len(name) > 1:
                persons.add(_person(name))
            if name and CLASSES.get(name[-1].lower(), 0) & MONTH:
                count += 1
            name = []
            if token[0].isdigit() or CLASSES.get(token, 0) & (MAGNITUDE | SHARE):
                count += 1
    persons.discard("")
    return count + len(persons)


def _person(name: Sequence[str]) -> str:
    """Give the last word of a name, by which a person is told from another; "" where it names no person or title."""
    parts = [part.lower().removesuffix("’s").removesuffix("'s") for part in name]
    if any(CLASSES.get(part, 0) or part in _LAND for part in parts) or parts[-1].endswith(_THING):
        return ""
    return parts[-1]


def specifics_per_1000(annotated: Annotated) -> float | None:
    """Give the specifics per 1,000 words of the body; None for an empty body or another language than English."""
    words = annotated.words
    return round(1000 * annotated.specifics / words, 1) if words and annotated.language == "en" else None


def claim_facts(annotated: Annotated) -> dict[str, Any]:
    """Give the claim columns of a source's row; None where no claim was looked for (another language than English).

    claims: sentences of the author's prose; checkworthy: those with four points or more; supported_share: the share of
    these that name a citation, link, source or document (None without any); named_sources: sentences with a named source;
    specifics_per_1000: what can be looked up per 1,000 words of the body (None for an empty body).
    """
    columns = ("claims", "checkworthy", "supported_share", "named_sources", "specifics_per_1000")
    if annotated.language != "en":
        return dict.fromkeys(columns)
    claims = annotated.prose_claims
    worth = [c for c in claims if c.points >= CHECKABLE]
    values = (
        len(claims),
        len(worth),
        round(sum(c.supported for c in worth) / len(worth), 3) if worth else None,
        sum(c.support == "named source" for c in annotated.claims),
        specifics_per_1000(annotated),
    )
    return dict(zip(columns, values, strict=True))


class Stated(NamedTuple):
    """What a sentence states, for comparison across sources: its span, then parts as they stand in the text.

    `actors` are the names in text order without their possessive; `event` is the base form of the first event verb, else an
    event noun; `time` is the TIMEX3 value nearest to it; `quantity` is the first figure with its unit. None where missing.
    """

    span: Span
    actors: tuple[str, ...]
    event: str | None
    time: str | None
    quantity: str | None


_ACTORS = 6
_NAME = re.compile(r"(?:[A-Z][\w’'.-]{0,30}|\b[A-Z]\.)(?: (?:of |de |al |bin |van |von )?[A-Z][\w’'.-]{0,30}){0,4}")
_POSSESSIVE = re.compile(r"[’']s(?: |$)")
_WORD = re.compile(r"[A-Za-z]+")
_QUANTITY = re.compile(
    r"(?:[$€£] ?)?\d[\d,.]{0,15}(?: ?%| (?:per ?cent|million|billion|trillion|thousand|hundred)\b)?(?: (?:of )?[a-z-]{3,20})?"
    r"|\b(?:[Hh]alf|[Tt]housands|[Mm]illions|[Hh]undreds|[Dd]ozens|[Nn]early all|[Aa] (?:third|quarter)) of [\w’'-]{1,20}(?: [a-z-]{3,20})?"
)


def statements(annotated: Annotated) -> tuple[Stated, ...]:
    """Take actors, event, time and quantity out of the author's sentences that state facts, in text order.

    Other languages than English give none.
    """
    if annotated.language != "en":
        return ()
    dates = [t for t in annotated.times if t.type == "DATE" and t.value[:1].isdigit()]
    return tuple(_stated(annotated, claim, dates) for claim in annotated.prose_claims if claim.points >= FACTUAL)


def _stated(annotated: Annotated, claim: Claim, dates: Sequence[TimeExpression]) -> Stated:
    text, start, end = annotated.text, claim.start, claim.end
    event, at = None, start
    for m in _WORD.finditer(text, start, end):
        low = m.group().lower()
        if low in EVENT_BASE:
            event, at = EVENT_BASE[low], m.start()
            break
        if event is None and CLASSES.get(low, 0) & EVENT_NOUN:
            event, at = low, m.start()
    names = (part for m in _NAME.finditer(text, start, end) for part in _POSSESSIVE.split(m.group()))
    actors = dict.fromkeys(actor for actor in map(_actor, names) if actor)
    near = min((d for d in dates if start <= d.start < end), key=lambda d: abs(d.start - at), default=None)
    taken = [(d.start, d.end) for d in annotated.times if start <= d.start < end]
    quantity = next(
        (
            m.group()
            for m in _QUANTITY.finditer(text, start, end)
            if not any(a < m.end() and m.start() < b for a, b in taken)
        ),
        None,
    )
    return Stated(Span(start, end), tuple(actors)[:_ACTORS], event, near.value if near else None, quantity)


def _actor(name: str) -> str:
    """Take words that only open the sentence, and months, off a name."""
    parts = name.rstrip(".’'").split()
    while (
        parts
        and CLASSES.get(parts[0].lower(), 0) & (PLAIN | MONTH | DAY)
        and not CLASSES.get(parts[0].lower(), 0) & NATION
    ):
        del parts[0]
    return " ".join(parts)


class ToVerify(NamedTuple):
    """A claim most worth checking: its span, its rank (higher is first), the reasons for it, and who stands behind it."""

    span: Span
    score: float
    reasons: tuple[str, ...]
    support: str


def verify_first(annotated: Annotated, findings: Sequence[Finding] = ()) -> tuple[ToVerify, ...]:
    """Rank the five claims most worth checking, best first.

    The rank is the points, one more where nobody stands behind the claim and one more where a finding of severity warning
    or error marks its sentence, and the model's probability as the fraction between equals. Other languages give none.
    """
    if annotated.language != "en":
        return ()
    marked = [
        (f.start, f.end)
        for f in findings
        if f.severity != "info" and f.scope == "span" and f.code[:3] in {"CLM", "DAT", "XSR"}
    ]
    ranked = []
    for claim in annotated.prose_claims:
        if claim.points >= FACTUAL and claim.type not in {"prediction", "opinion"}:
            raw = annotated.document.clean.raw_span(claim.start, claim.end)
            suspect = any(start < raw.end and raw.start < end for start, end in marked)
            ranked.append((claim.points + (claim.support in _OPEN) + suspect, claim))
    last = sorted((rank for rank, _ in ranked), reverse=True)[:_MOST][-1:] or [0]
    # The model is asked about those alone that may be among the first.
    best = [
        ToVerify(
            Span(claim.start, claim.end), round(rank + claim.score, 2),
            (*claim.reasons, *(["no source"] if claim.support in _OPEN else [])), claim.support,
        )
        for rank, claim in ranked if rank >= last[0]
    ]  # fmt: skip
    return tuple(sorted(best, key=lambda c: (-c.score, c.span))[:_MOST])
