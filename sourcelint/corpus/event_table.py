"""What sources say of the same, as a table: a row an event, a column a source, copies folded into the first of them.

The table rests on findings alone, so that it never shows an agreement or a conflict that the rules do not report.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

from sourcelint.evidence.events.stems import stem_of
from sourcelint.expressions import lazy
from sourcelint.finding import Place

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sourcelint.corpus.collection import Collection
    from sourcelint.evidence.events.told import ToldDate, ToldSentence
    from sourcelint.finding import Finding

AGREEMENT, CONFLICTS = "XSR003", {"XSR001": "date", "XSR005": "figure"}
"""The rules that link what sources tell alike, and those that link what they tell otherwise, with what differs."""

RULES = (AGREEMENT, *CONFLICTS)
"""The codes of the rules whose findings make the table."""

MAX_WHO, MAX_WHO_WORDS = 4, 5
"""Names that a cell shows, and words of one."""

ID_HEX_DIGITS = 12
"""48 bits: two of a million events share an id in one of 500 collections."""

_DAY = lazy(r"\d{4}-\d\d-\d\d")
_NAME = lazy(r"[^\W\d_][\w'’.-]{0,40}(?: [^\W\d_][\w'’.-]{0,40})*")


class Cell(NamedTuple):
    """What one source says of an event: its sentence, the dates and figures in it, whom it names; `names` are their stems."""

    column: int
    place: Place
    dates: tuple[ToldDate, ...]
    figures: tuple[Place, ...]
    who: tuple[str, ...]
    names: frozenset[str] = frozenset()


class Conflict(NamedTuple):
    """Two places that exclude each other; `kind` is date or figure."""

    kind: str
    one: Place
    other: Place


class EventRow(NamedTuple):
    """An event: an id that stays when later sources are added, its day ("" if none), how many sources give that, cells, conflicts.

    The day is the one that most sources give. That of a single source counts if its sentence gives it in full, gives no
    other, and says more than when somebody spoke.
    """

    id: str
    day: str
    dated_by: int
    cells: tuple[Cell, ...]
    conflicts: tuple[Conflict, ...]

    @property
    def disputed(self) -> tuple[Place, ...]:
        """The places of all conflicts, both of each."""
        return tuple(place for conflict in self.conflicts for place in (conflict.one, conflict.other))

    @property
    def cell_of(self) -> dict[str, Cell]:
        """What each source says that has a cell of its own."""
        return {cell.place.source: cell for cell in self.cells}


class Column(NamedTuple):
    """A source with its day of publication, the sources that are copies of it, and the number of its independent group.

    Sources of one group count once: they share passages, or retell one piece.
    """

    source: str
    published: str | None
    copies: tuple[str, ...]
    group: int = 0


class EventTable(NamedTuple):
    """Events that more than one source tells, the most disputed first; `silent` sources tell nothing that another does."""

    columns: tuple[Column, ...]
    rows: tuple[EventRow, ...]
    silent: tuple[str, ...]

    @property
    def column_of(self) -> dict[str, int]:
        """The number of the column of each source that has one, copies among them."""
        return {
            source: number for number, column in enumerate(self.columns) for source in (column.source, *column.copies)
        }


_Node = tuple[int, int]
"""A column and the start of a sentence in the source of the cell."""


class _Builder:
    """Joins sentences that findings link to events, of which each column has at most one."""

    def __init__(self, collection: Collection) -> None:
        self._collection = collection
        self._number = {profile.source: number for number, profile in enumerate(collection.outlines)}
        self._column = collection.copied_from
        self.cells: dict[_Node, Cell] = {}
        self._event: dict[_Node, int] = {}
        self.events: dict[int, dict[int, _Node]] = {}

    def node(self, place: Place) -> _Node:
        """Return the sentence of a place, with its cell made."""
        number = self._number[place.source]
        sentences = self._collection.text_of(number).sentences
        at = bisect_right(sentences, place.start, key=lambda sentence: sentence.place.start) - 1
        sentence = sentences[at] if at >= 0 and place.start < sentences[at].place.end else None
        found = (self._column[number], sentence.place.start if sentence else place.start)
        if found not in self.cells:
            self.cells[found] = _cell(found[0], place, sentence)
            self._event[found] = len(self._event)
            self.events[self._event[found]] = {found[0]: found}
        return found

    def join(self, one: _Node, other: _Node) -> bool:
        """Make two sentences one event, unless a source would then tell it twice; return whether they are one."""
        here, there = self._event[one], self._event[other]
        if here == there:
            return True
        few, many = sorted((here, there), key=lambda event: (len(self.events[event]), event))
        if not self.events[few].keys().isdisjoint(self.events[many]):
            return False
        for node in self.events[few].values():
            self._event[node] = many
        self.events[many] |= self.events.pop(few)
        return True


def tabulate(collection: Collection, findings: Iterable[Finding]) -> EventTable:
    """Make the table of what findings of `RULES` link."""
    builder = _Builder(collection)
    conflicts: defaultdict[_Node, dict[frozenset[Place], Conflict]] = defaultdict(dict)
    for code, place, other in _links(findings):
        one, two = builder.node(place), builder.node(other)
        if one[0] == two[0]:
            continue
        builder.join(one, two)
        if code in CONFLICTS:
            conflicts[one].setdefault(frozenset({place, other}), Conflict(CONFLICTS[code], place, other))
    rows = []
    for nodes in builder.events.values():
        met: dict[frozenset[Place], Conflict] = {}
        for node in sorted(nodes.values()):
            met |= {pair: conflict for pair, conflict in conflicts[node].items() if pair not in met}
        if len(nodes) > 1 or met:
            rows.append(_row([builder.cells[node] for node in sorted(nodes.values())], tuple(met.values()), collection))
    rows.sort(key=lambda row: (-len(row.conflicts), -len(row.cells), row.cells[0].place))
    return _table(collection, rows)


def _links(findings: Iterable[Finding]) -> list[tuple[str, Place, Place]]:
    """Return the pairs of places that findings link: conflicts first, then the likest, so that these are joined first."""
    found = []
    for finding in findings:
        place = Place(finding.source, finding.start, finding.end, finding.line, finding.column, finding.quote)
        for rank, other in enumerate(finding.related if finding.code in RULES else ()):
            found.append((finding.code not in CONFLICTS, rank, finding.code, place, other))
    return [(code, place, other) for _, _, code, place, other in sorted(found)]


def _cell(column: int, place: Place, sentence: ToldSentence | None) -> Cell:
    if sentence is None:
        return Cell(column, place, (), (), ())
    figures = tuple(amount.place for amount in sentence.amounts)
    who = tuple(names_in(sentence.place.quote, sentence.names))
    return Cell(column, sentence.place, sentence.dates, figures, who, sentence.names)


def names_in(sentence: str, names: frozenset[str]) -> Iterator[str]:
    """Return the names in a sentence as it writes them; `names` are their stems."""
    seen: dict[str, None] = {}
    run: list[str] = []
    for match in _NAME.finditer(sentence):
        for word in [*match.group().split(" "), ""]:
            if word[:1].isupper() and stem_of[word.strip(".")] in names and len(run) < MAX_WHO_WORDS:
                run.append(word.rstrip("."))
            elif run:
                seen.setdefault(" ".join(run))
                run = []
    yield from list(seen)[:MAX_WHO]


def _row(cells: Sequence[Cell], conflicts: tuple[Conflict, ...], collection: Collection) -> EventRow:
    day, dated_by = _day_of(cells)
    eldest = min(cells, key=lambda cell: (collection.outlines[cell.column].published or "9999", cell.place))
    named = f"{eldest.place.source}\0{' '.join(eldest.place.quote.split())}"
    digest = hashlib.sha256(named.encode("utf8", "surrogatepass")).hexdigest()[:ID_HEX_DIGITS]
    return EventRow(digest, day, dated_by, tuple(cells), conflicts)


def _day_of(cells: Sequence[Cell]) -> tuple[str, int]:
    """Return the day of an event and the number of sources that give it; "" and 0 if it has none."""
    given = [{date for date in cell.dates if _DAY.fullmatch(date.value)} for cell in cells]
    days = Counter(day for dates in given for day in {date.value for date in dates})
    best = min(days, key=lambda day: (-days[day], day), default="")
    if days[best] > 1:
        return best, days[best]
    lone = sorted(
        date.value for cell, dates in zip(cells, given, strict=True) for date in dates if _is_lone(cell, date)
    )
    return (lone[0], 1) if len(lone) == 1 else ("", 0)


def _is_lone(cell: Cell, date: ToldDate) -> bool:
    """Tell whether a date is the only one of its sentence, stands there with its year, and is not that of a saying."""
    return len(cell.dates) == 1 and date.value[:4] in date.place.quote and not date.uttered


def _table(collection: Collection, rows: Sequence[EventRow]) -> EventTable:
    copies: defaultdict[int, list[str]] = defaultdict(list)
    for number, text in enumerate(collection.copied_from):
        if text != number:
            copies[text].append(collection.outlines[number].source)
    speaking = sorted({cell.column for row in rows for cell in row.cells})
    columns = tuple(
        Column(outline.source, outline.published, tuple(copies[number]), collection.voices[number])
        for number, outline in ((number, collection.outlines[number]) for number in speaking)
    )
    told = {column.source for column in columns}.union(*(column.copies for column in columns))
    silent = tuple(profile.source for profile in collection.outlines if profile.source not in told)
    return EventTable(columns, renumbered(rows, speaking), silent)


def renumbered(rows: Iterable[EventRow], columns: Sequence[int]) -> tuple[EventRow, ...]:
    """Return rows of which the cells stand in the places of their columns among some."""
    at = {number: place for place, number in enumerate(columns)}
    return tuple(row._replace(cells=tuple(cell._replace(column=at[cell.column]) for cell in row.cells)) for row in rows)
