"""What is kept of one source: 10 to 20 KB, however long it is, so that reports can stream past."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from sourcelint.report import Passages

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sourcelint.finding import Place
    from sourcelint.report import SourceReport, Statement

EVENTS = 100
"""Events kept of one source, the first."""

CLAIMS = 5
"""Claims kept of one source, those worth most; a list of all that others do not tell would be the text again."""

CHECKABLE = 4
"""Points from which a sentence is worth checking: an event with a date, a figure or named actors."""

SUBJECT = 3
"""Sentences in which an actor is named whom a text is about."""


NOTHING = Passages()


@dataclass(frozen=True, slots=True)
class SourceProfile:
    """A source as corpus rules see it.

    `signature` is a sketch of its text, `events` are what it tells of events that tables know. `subject` are the two
    actors that it names most, where it names them often enough; only then has it `claims`, those worth checking most,
    and `facts`, the words of all sentences that state one, packed as in `Statement.words`. `names` are the first places
    of full names, `passages` its sentences; `published` is ISO 8601; `site` is the host of its address, else its
    publisher, else empty; `upstream` is the outlet that it credits with the whole of what it tells, at `credit`.
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


def profile_of(report: SourceReport) -> SourceProfile:
    """Keep of a report what corpus rules need. What goes wrong here is a finding by `Comparison.add`."""
    facts = [statement for statement in report.statements if statement.event is None]
    counts = Counter(actor for statement in facts for actor in statement.actors)
    common = sorted((-count, actor) for actor, count in counts.items() if count >= SUBJECT)[:2]
    subject = frozenset(actor for _, actor in common) if len(common) > 1 else frozenset[str]()
    worth = (
        statement
        for statement in facts
        if statement.points >= CHECKABLE and (not statement.actors or subject.intersection(statement.actors))
    )
    best = sorted(worth, key=lambda statement: (-statement.points, statement.place.start))[:CLAIMS]
    return SourceProfile(
        report.source,
        report.headline,
        report.signature,
        report.metadata.published.value,
        tuple(statement for statement in report.statements if statement.event is not None)[:EVENTS],
        subject,
        tuple(sorted(best, key=lambda statement: statement.place.start)) if subject else (),
        tuple(statement.words for statement in facts) if subject else (),
        report.names,
        report.passages,
        host_of(report.metadata.url.value or "") or (report.metadata.publisher.value or "").casefold(),
        report.upstream,
        report.credit,
    )


def host_of(url: str) -> str:
    """Give the host of an address; "" where it has none, or is no address."""
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""
