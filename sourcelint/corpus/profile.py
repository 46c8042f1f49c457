"""What is kept of one source: 10 to 20 KB, however long it is, so that reports can stream past."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from sourcelint.report import Passages

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sourcelint.finding import Place
    from sourcelint.report import SourceReport, Statement

MAX_EVENTS = 100
"""Events kept of one source, the first."""

MAX_CLAIMS = 5
"""Claims kept of one source, those worth most; a list of all that others do not tell would be the text again."""

MIN_CLAIM_POINTS = 4
"""Points from which a sentence is worth checking: an event with a date, a figure or named actors."""

MIN_SUBJECT_SENTENCES = 3
"""Sentences in which an actor is named whom a text is about."""


NOTHING = Passages()


@dataclass(frozen=True, slots=True)
class SourceProfile:
    """A source as corpus rules see it.

    `signature` is a sketch of its text, `events` are what it tells of events that tables know. `subject` are the two
    actors that it names most, if it names them often enough; only then has it `claims`, those worth checking most,
    and `facts`, the words of all sentences that state one, packed as in `Statement.words`. `names` are the first places
    of full names, `passages` its sentences; `published` is ISO 8601; `site` is the host of its address, else its
    publisher, else empty; `upstream` is the outlet that it credits with the whole of what it tells, at `credit`; `told` is
    what each of its sentences tells, packed by `told.py`.
    """

    source: str
    headline: Place
    signature: bytes
    published: str | None = None
    events: tuple[Statement, ...] = ()
    subject: frozenset[str] = frozenset()
    claims: tuple[Statement, ...] = ()
    facts: tuple[bytes, ...] = ()
    names: Mapping[str, Place] = field(default_factory=dict)
    passages: Passages = NOTHING
    site: str = ""
    upstream: str = ""
    credit: Place | None = None
    told: bytes = b""


def profile_of(report: SourceReport) -> SourceProfile:
    """Keep of a report what corpus rules need. What goes wrong here is a finding by `Comparison.add`."""
    facts = [statement for statement in report.statements if statement.event is None]
    subject = _subject_of(facts)
    return SourceProfile(
        report.source,
        report.headline,
        report.signature,
        report.metadata.published.value,
        tuple(statement for statement in report.statements if statement.event is not None)[:MAX_EVENTS],
        subject,
        _best_claims(facts, subject) if subject else (),
        tuple(statement.words for statement in facts) if subject else (),
        report.names,
        report.passages,
        host_of(report.metadata.url.value or "") or (report.metadata.publisher.value or "").casefold(),
        report.upstream,
        report.credit,
        report.told,
    )


def _subject_of(facts: Iterable[Statement]) -> frozenset[str]:
    """Return the two actors that a text names most; nobody if fewer than two are named often enough."""
    counts = Counter(actor for fact in facts for actor in fact.actors)
    common = sorted((-count, actor) for actor, count in counts.items() if count >= MIN_SUBJECT_SENTENCES)[:2]
    return frozenset(actor for _, actor in common) if len(common) > 1 else frozenset()


def _best_claims(facts: Iterable[Statement], subject: frozenset[str]) -> tuple[Statement, ...]:
    """Choose the claims about the subject, or about nobody by name, that are worth checking most; in text order."""
    worth = [
        fact
        for fact in facts
        if fact.points >= MIN_CLAIM_POINTS and (not fact.actors or subject.intersection(fact.actors))
    ]
    best = sorted(worth, key=lambda fact: (-fact.points, fact.place.start))[:MAX_CLAIMS]
    return tuple(sorted(best, key=lambda fact: fact.place.start))


def host_of(url: str) -> str:
    """Return the host of an address; "" if it has none or cannot be read."""
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""
