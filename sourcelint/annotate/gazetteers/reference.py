"""The reference tables: names of actors and their lifespans, types of events, eras, facts to compare claims with.

The tables (`COLUMNS`) lie in `checks/reference/`, so that a collection about another subject can bring its own.
docs/corroboration.md explains their columns.
"""

from __future__ import annotations

import hashlib
import re
from datetime import date
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeVar, get_args

from sourcelint.annotate.gazetteers.countries import NATIONS, PERSONS_TOO
from sourcelint.annotate.text.word_index import longest_word, vocabulary
from sourcelint.errors import InputError
from sourcelint.expressions import lazy
from sourcelint.files import bounded_read

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    Index = Mapping[str, tuple[str, ...]]

Kind = Literal["once", "era", "repeated", "lasting"]
Who = Literal["treaty", "pair", "actor", "thing", "person", "war", "named-war", "battle", "visit", "member"]
FactKind = Literal["first", "once", "all", "members"]
T = TypeVar("T")

COLUMNS = {
    "aliases": ("name", "aliases", "kind", "source"),
    "events": ("type", "kind", "who", "act", "with", "unless", "about"),
    "eras": ("name", "aliases", "first", "last", "source"),
    "lifespans": ("name", "first", "last", "source"),
    "facts": ("kind", "event", "actors", "name", "first", "last", "until", "says", "source"),
}
"""The tables, each a CSV file of this name, and their columns."""


class TableError(InputError, ValueError):
    """A table that cannot be used; the message names the file, the line and what is wrong."""


class EventType(NamedTuple):
    """A type of event: by what words it is told, who takes part, how often it can happen to the same actors.

    `act` are phrases in lower case of which one must stand in the sentence, `needs` those of which one must stand beside
    it (none: the act is enough), `unless` those that make it another event.
    """

    name: str
    kind: Kind
    who: Who
    act: tuple[str, ...]
    needs: re.Pattern[str] | None
    unless: re.Pattern[str] | None
    needed: frozenset[str]


class Era(NamedTuple):
    """A stretch of time that has a name; first and last day, both inclusive."""

    name: str
    first: date
    last: date


class ReferenceFact(NamedTuple):
    """What a reference says: the first event of a type, the only one, one of all there were until a day, the members.

    `actors` are canonical names in the order of the event type: visitor, place; group, members.
    """

    kind: FactKind
    event: str
    actors: tuple[str, ...]
    name: str
    first: date
    last: date
    until: date
    says: str
    source: str


class Reference(NamedTuple):
    """The tables, read. The indices lead from the longest word of a phrase, in lower case, to the phrases that have it."""

    names: Mapping[str, str]
    groups: frozenset[str]
    eras: Mapping[str, Era]
    acts: Mapping[str, tuple[EventType, ...]]
    lifespans: Mapping[str, Era]
    facts: tuple[ReferenceFact, ...]
    name_index: Index
    era_index: Index
    act_index: Index

    def canonical(self, name: str) -> str:
        """Return the name under which an actor is compared; a name that no table has is returned as it is."""
        return self.names.get(name.replace("’", "'"), name)


@cache
def shipped_reference() -> Reference:
    """Read the tables that come with sourcelint."""
    return load(())


def load(folders: tuple[Path, ...]) -> Reference:
    """Read each table from the first folder that has it; the shipped folder comes last.

    Tables that have not changed since are not read again. Raises TableError for a table that cannot be used.
    """
    places = (*folders, *_SHIPPED)
    return _load(places, tuple(_stamp(_path(places, table)) for table in COLUMNS))


def content_digest(folders: tuple[Path, ...]) -> str:
    """Return the SHA-256 of the tables that `load` reads from some folders, in hexadecimal."""
    told = hashlib.sha256()
    for table in COLUMNS:
        path = _path((*folders, *_SHIPPED), table)
        content = bounded_read.read_bytes(path, bounded_read.MAX_TABLE_BYTES) if path is not None else b""
        told.update(hashlib.sha256(content).digest())
    return told.hexdigest()


def _stamp(path: Path | None) -> tuple[Path, int, int] | None:
    """Return what identifies the state of a file: its path, the time of its last change in nanoseconds, its size."""
    if path is None:
        return None
    try:
        stat = path.stat()
    except OSError:  # gone since: reading it reports that
        return None
    return path, stat.st_mtime_ns, stat.st_size


@lru_cache(maxsize=8)
def _load(places: tuple[Path, ...], stamps: tuple[tuple[Path, int, int] | None, ...]) -> Reference:
    """Read the tables of some places; their stamps only make the cache forget what has changed."""
    del stamps
    names, groups = _read_actors(places)
    eras: dict[str, Era] = {}
    for row in _rows(places, "eras"):
        eras |= dict.fromkeys(_names(row), Era(row["name"], _day(row, "first"), _day(row, "last")))
    types = tuple(map(_event_type, _rows(places, "events")))
    acts: dict[str, list[EventType]] = {}
    for event in types:
        for act in event.act:
            acts.setdefault(act, []).append(event)
    lives = {row["name"]: Era(row["name"], _day(row, "first"), _last_day(row)) for row in _rows(places, "lifespans")}
    facts = tuple(_facts(places, frozenset(event.name for event in types)))
    known = [name for name in names if name not in PERSONS_TOO]
    return Reference(
        names, groups, eras, {act: tuple(found) for act, found in acts.items()}, lives, facts,
        _index(known), _index(eras), _index(acts),
    )  # fmt: skip


def _read_actors(places: tuple[Path, ...]) -> tuple[dict[str, str], frozenset[str]]:
    """Return the canonical name of every alias, and the names that are groups."""
    names = dict(NATIONS)
    groups = set()
    for row in _rows(places, "aliases"):
        for alias in _names(row):
            names[alias.replace("’", "'")] = row["name"]
        if row["kind"] == "group":
            groups.add(row["name"])
    return names, frozenset(groups)


_HERE = Path(__file__).resolve().parents[1]
_SHIPPED = (_HERE.parent / "checks" / "reference", _HERE.parents[1] / "checks" / "reference")
"""Folders of the shipped tables: inside the package if it is installed, beside it in a checkout."""


class TableRow(dict[str, str]):
    """A row of a table, by column; `place` is its file and line."""

    place = ""

    def error(self, wrong: str) -> TableError:
        """Return an error whose message names this row."""
        return TableError(f"{self.place}: {wrong}")


def _path(folders: Iterable[Path], table: str) -> Path | None:
    return next((path for folder in folders if bounded_read.is_there(path := folder / f"{table}.csv")), None)


def _rows(folders: Iterable[Path], table: str) -> Iterator[TableRow]:
    path, columns = _path(folders, table), COLUMNS[table]
    if path is None:
        return
    try:
        lines = bounded_read.csv_rows(path, strict=True)
        number, head = next(lines, (1, []))
        if tuple(head) != columns:
            raise TableError(f"{path}:{number}: the columns must be {','.join(columns)}")
        for number, values in lines:
            row = TableRow(dict.fromkeys(columns, "") | dict(zip(columns, map(str.strip, values), strict=False)))
            row.place = f"{path}:{number}"
            if len(values) > len(columns):
                raise row.error(
                    f"{len(values)} cells for {len(columns)} columns; put a cell that holds a comma in quotes"
                )
            yield row
    except InputError as error:
        raise error if isinstance(error, TableError) else TableError(str(error)) from None


def _event_type(row: TableRow) -> EventType:
    needs, unless = _findable(row, _list(row["with"])), _list(row["unless"])
    return EventType(
        row["type"], _one_of(row, "kind", get_args(Kind)), _one_of(row, "who", get_args(Who)),
        _findable(row, _list(row["act"])),
        _phrases(needs), _phrases(unless), frozenset(_longest_word(phrase) for phrase in needs),
    )  # fmt: skip


def _facts(places: tuple[Path, ...], known: frozenset[str]) -> Iterator[ReferenceFact]:
    path = _path(places, "facts")
    # Own events beside the facts that come along: those of other events contradict nothing, which is no mistake.
    own = path is not None and path.parent not in _SHIPPED
    for row in _rows(places, "facts"):
        if own and row["event"] not in known:
            raise row.error(f"event is {row['event']!r}; it must be one of {', '.join(sorted(known))}")
        yield _fact(row)


def _fact(row: TableRow) -> ReferenceFact:
    first = _day(row, "first")
    return ReferenceFact(
        _one_of(row, "kind", get_args(FactKind)), row["event"], _list(row["actors"]), row["name"].lower(),
        first, _day(row, "last") if row["last"] else first, _day(row, "until") if row["until"] else date.max,
        row["says"], row["source"],
    )  # fmt: skip


def _one_of(row: TableRow, column: str, allowed: tuple[T, ...]) -> T:
    for value in allowed:
        if row[column] == value:
            return value
    raise row.error(f"{column} is {row[column]!r}; it must be one of {', '.join(map(str, allowed))}")


def _day(row: TableRow, column: str) -> date:
    try:
        return date.fromisoformat(row[column])
    except ValueError:
        raise row.error(f"{column} is {row[column]!r}; it must be a day such as 1961-07-11") from None


def _last_day(row: TableRow) -> date:
    return _day(row, "last") if row["last"] else date.max


def _names(row: TableRow) -> tuple[str, ...]:
    return _findable(row, (row["name"], *_list(row["aliases"])))


def _findable(row: TableRow, phrases: tuple[str, ...]) -> tuple[str, ...]:
    for phrase in phrases:
        if not vocabulary(_lower(phrase)):
            raise row.error(f"{phrase!r} has no word in Latin letters, so that it would never be found")
    return phrases


def _list(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split("|") if part.strip())


def _phrases(phrases: Iterable[str]) -> re.Pattern[str] | None:
    either = "|".join(sorted(map(re.escape, phrases), key=len, reverse=True))
    return lazy(rf"(?<![\w-])(?:{either})(?![\w-])") if either else None


def _index(phrases: Iterable[str]) -> dict[str, tuple[str, ...]]:
    index: dict[str, list[str]] = {}
    for phrase in phrases:
        index.setdefault(_longest_word(phrase), []).append(phrase)
    return {word: tuple(found) for word, found in index.items()}


def _longest_word(phrase: str) -> str:
    return longest_word(_lower(phrase))


def _lower(phrase: str) -> str:
    return phrase.lower().replace("’", "'")
