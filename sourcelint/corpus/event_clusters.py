"""Which statements of many sources are about the same event."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator, Sequence
    from datetime import date

    from sourcelint.report import SourceProfile, Statement

MIN_SHARE_OF_WORDS = 0.5
"""Share of their words that two names of the same thing have in common."""

SELDOM_LABELS = ("treaty", "pact", "armistice")
"""Instruments of which two parties have few, so that one without a name may be the one that others name."""

MAX_NAMES = 50
"""Different names of instruments between the same parties that are told apart."""

ONE_YEAR, ONE_MONTH = 366, 31
"""Days of a date that is given to the year, or to the month."""


class SourceStatement(NamedTuple):
    """What one source says of an event. `number` is the source's place in the collection."""

    number: int
    statement: Statement

    @property
    def days(self) -> tuple[date, date] | None:
        """The first and the last day between which the event lies, None without a date."""
        first, last = self.statement.first, self.statement.last
        return (first, last) if first is not None and last is not None else None


class EventCluster(NamedTuple):
    """One event, and all who tell of it, in the order of the collection.

    `loose` are statements that may be about it, because the parties are the same and nothing else tells: they can agree
    with the others, and never contradict them.
    """

    event: str
    kind: str
    who: str
    tellings: tuple[SourceStatement, ...] = ()
    loose: tuple[SourceStatement, ...] = ()

    @property
    def dated(self) -> list[SourceStatement]:
        """Those that give a date."""
        return [telling for telling in self.tellings if telling.days]

    def agreed(self) -> list[SourceStatement]:
        """Return the statements whose dates agree, in the order of the collection; none if two dates exclude each other.

        A loose statement joins if its date agrees. If all are loose, they must agree among themselves.
        """
        # Without any name only the day or the month shows that it was the same.
        loose = (
            self.loose
            if self.dated
            else [telling for telling in self.loose if telling.days and length(telling.days) <= ONE_MONTH]
        )
        common = common_days(self.dated or loose)
        if common is None:
            return []
        joined = [telling for telling in loose if telling.days and overlap(telling.days, common)]
        return sorted((*self.dated, *joined), key=lambda telling: (telling.number, telling.statement.place.start))


def cluster_events(profiles: Sequence[SourceProfile]) -> tuple[EventCluster, ...]:
    """Join what sources tell of the same events; events that one source alone tells of are left out."""
    blocks: defaultdict[Hashable, list[SourceStatement]] = defaultdict(list)
    for number, profile in enumerate(profiles):
        for statement in profile.events:
            blocks[_block(statement)].append(SourceStatement(number, statement))
    found = []
    for tellings in blocks.values():
        if len({telling.number for telling in tellings}) > 1:
            found += [
                cluster
                for cluster in _told_apart(tellings)
                if len({telling.number for telling in (*cluster.tellings, *cluster.loose)}) > 1
            ]
    return tuple(found)


def _block(statement: Statement) -> Hashable:
    """Return the key that two statements must share to be about the same event at all."""
    actors = tuple(key_of(actor) for actor in statement.actors)
    return statement.event, actors, frozenset() if _between_parties(statement) else statement.name


def _between_parties(statement: Statement) -> bool:
    """Tell whether it is about an instrument between two parties, who may have others with other names."""
    return statement.who == "treaty" and len(statement.actors) == 2


def key_of(name: str) -> str:
    """Normalise a name for comparison: letters and digits only, without accents, in lower case."""
    plain = unicodedata.normalize("NFKD", name)
    return re.sub(r"[^a-z0-9]", "", plain.casefold()) or name


def _told_apart(tellings: Iterable[SourceStatement]) -> Iterator[EventCluster]:
    """Tell the instruments of the same parties apart by their names; all other events are one already."""
    named: list[tuple[frozenset[str], list[SourceStatement]]] = []
    loose = []
    for telling in tellings:
        statement = telling.statement
        if not _between_parties(statement):
            if not named:
                named.append((statement.name, []))
            named[0][1].append(telling)
        elif statement.name:
            _join_namesake(named, telling)
        elif _may_be_any(statement.label):
            loose.append(telling)
    if not named and loose:
        named.append((frozenset(), []))
    for _, own in named:
        statement = (own or loose)[0].statement
        yield EventCluster(statement.event or "", statement.kind, statement.who, tuple(own), tuple(loose))


def _join_namesake(named: list[tuple[frozenset[str], list[SourceStatement]]], telling: SourceStatement) -> None:
    """Add a statement to the first group whose name is alike, or begin a group."""
    own_name = telling.statement.name
    group = next((group for name, group in named if are_names_alike(name, own_name)), None)
    if group is not None:
        group.append(telling)
    elif len(named) < MAX_NAMES:
        named.append((own_name, [telling]))


def _may_be_any(label: str) -> bool:
    """Tell whether an instrument without a name may be the one that others name."""
    return not label or any(word in label.lower() for word in SELDOM_LABELS)


def are_names_alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Tell whether two names have at least half of their words in common."""
    return len(one & other) >= MIN_SHARE_OF_WORDS * len(one | other)


def common_days(tellings: Iterable[SourceStatement]) -> tuple[date, date] | None:
    """Return the days that all dates have in common; None if there is no such day, or no date."""
    days = [telling.days for telling in tellings if telling.days]
    if not days:
        return None
    first, last = max(stretch[0] for stretch in days), min(stretch[1] for stretch in days)
    return (first, last) if first <= last else None


def title_of(statement: Statement) -> str:
    """Say in a few words what a statement is about: "treaty signed (China, North Korea)"."""
    who = ", ".join(statement.actors) or statement.label
    return f"{(statement.event or '').replace('-', ' ')} ({who})"


def overlap(one: tuple[date, date], other: tuple[date, date]) -> bool:
    """Tell whether two stretches of days have one in common."""
    return one[0] <= other[1] and other[0] <= one[1]


def gap(one: tuple[date, date], other: tuple[date, date]) -> int:
    """Count the days between two stretches that share none."""
    return max((other[0] - one[1]).days, (one[0] - other[1]).days)


def length(days: tuple[date, date]) -> int:
    """Count the days of a stretch."""
    return (days[1] - days[0]).days + 1
