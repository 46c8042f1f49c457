"""Comparing the sources of a run by the profiles that the store keeps of them.

All that it takes is small beside what it works out, so that it can be sent to a process of its own and done there. What it
finds goes into the store, a row for each source: all findings together would take more than anything else in the process that reads them.
"""

from __future__ import annotations

import secrets
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from sourcelint.corpus import event_table
from sourcelint.corpus.kept_results import KeptResults
from sourcelint.engine.compare import Comparison
from sourcelint.engine.lint import CRASHED
from sourcelint.finding import Finding
from sourcelint.inputs import suppressions
from sourcelint.pipeline.file_results import basis_of, digest_of, lint_again
from sourcelint.pipeline.settings import corpus_rules_of
from sourcelint.pipeline.told_events import ToldEvents, told_events
from sourcelint.store.codec import Codec
from sourcelint.store.database import Entry
from sourcelint.store.engine import engine_digest
from sourcelint.store.results import PROFILE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sourcelint.pipeline.discover import Source
    from sourcelint.pipeline.settings import Settings
    from sourcelint.report import SourceProfile
    from sourcelint.store.database import Database

PROFILES, COMPARED, ACROSS, EVENTS, NEIGHBOURS = "profile", "comparison", "across", "events", "neighbours"
"""Kinds of rows in the store."""

SOURCES_AT_ONCE = 200
"""Sources of which rows are read from the store in one go: some megabytes, for less than a second."""

KEY_BYTES = 16
"""Of a random key: enough that no two are the same."""


class Compared(NamedTuple):
    """A comparison: the key of the rows with what it found, before anything is set aside, and the rules that ran."""

    key: str
    ran: tuple[str, ...]


class ReplacedError(Exception):
    """Another run over the same folder has replaced what a comparison found."""


_COMPARED: Codec[Compared] = Codec(Compared)
_FINDINGS: Codec[tuple[Finding, ...]] = Codec(tuple[Finding, ...])
_EVENTS: Codec[ToldEvents] = Codec(ToldEvents)


class Comparing(NamedTuple):
    """Sources that are to be compared: `profiles` has the SHA-256 of the profile of each, "" without one.

    `sources` are the files, by id, in which they stand.
    """

    database: Database
    settings: Settings
    sources: Mapping[str, Source]
    profiles: Mapping[str, str]

    def known(self) -> Compared | None:
        """Return what an earlier comparison found of the very profiles; None if it or its events are not kept."""
        compared = self._kept()
        events = self.database.find(EVENTS, "")
        if compared is None or events is None or events.key != self._events_key(compared):
            return None
        return compared

    def make(self) -> Compared:
        """Compare the sources, and keep what is found and what they say of the same events."""
        kept = KeptResults(self.database.read(NEIGHBOURS), self.profiles, basis_of(self.settings))
        comparison = Comparison(self.settings.tables, kept)
        if corpus_rules_of(self.settings):
            for profile in self._read():
                comparison.add_profile(profile)
        compared = self._kept() or self._find(comparison, kept)
        told = told_events(comparison.table(self._of_events(compared)))
        self.database.write({EVENTS: [Entry("", self._events_key(compared), _EVENTS.encode(told))]})
        return compared

    def _kept(self) -> Compared | None:
        entry = self.database.find(COMPARED, "")
        return _COMPARED.decode(entry.content) if entry is not None and entry.key == self._key() else None

    def _find(self, comparison: Comparison, kept: KeptResults) -> Compared:
        """Return what the rules find, and keep it unless one of them crashed."""
        of_source: defaultdict[str, list[Finding]] = defaultdict(list)
        crashed = False
        for finding in comparison.findings(corpus_rules_of(self.settings), self.settings.severities):
            of_source[finding.source].append(finding)
            crashed = crashed or finding.code == CRASHED
        compared = Compared(secrets.token_hex(KEY_BYTES) if crashed else self._key(), tuple(sorted(comparison.ran)))
        rows: dict[str, Iterable[Entry]] = {
            ACROSS: (
                Entry(source, compared.key, _FINDINGS.encode(tuple(of_source[source]))) for source in self.profiles
            )
        }
        if not crashed:
            rows |= {COMPARED: [Entry("", compared.key, _COMPARED.encode(compared))], NEIGHBOURS: kept.made}
        self.database.write(rows)
        return compared

    def _key(self) -> str:
        codes = [rule.code for rule in corpus_rules_of(self.settings)]
        return digest_of(basis_of(self.settings), codes, list(self.profiles.items()))

    def _events_key(self, compared: Compared) -> str:
        rows = [
            row
            for row in self.settings.suppressions
            if row.code in event_table.RULES and row.holds(self.settings.as_of)
        ]
        return digest_of(compared.key, rows)

    def _of_events(self, compared: Compared) -> Iterator[Finding]:
        """Yield the findings about events that are not set aside, in the order in which a comparison returns them."""
        for some in _pieces(sorted(self.profiles)):
            for found in findings_of(self.database, compared, some).values():
                of_events = [finding for finding in found if finding.code in event_table.RULES]
                yield from suppressions.apply(of_events, self.settings.suppressions, self.settings.as_of)[0]

    def _read(self) -> Iterator[SourceProfile | None]:
        """Yield the profiles. Only some are read at a time: together they take more than all reports."""
        names = [name for name, digest in self.profiles.items() if digest]
        for some in _pieces(names):
            entries = self.database.some(PROFILES, some)
            for name in some:
                entry = entries.get(name)
                if entry is not None and entry.key == self.profiles[name]:
                    yield PROFILE.decode(entry.content)
                else:  # another run over the same folder has replaced it
                    yield lint_again(name, self.sources, self.settings).profile


def _pieces(sources: Sequence[str]) -> Iterator[Sequence[str]]:
    return (sources[start : start + SOURCES_AT_ONCE] for start in range(0, len(sources), SOURCES_AT_ONCE))


def findings_of(database: Database, compared: Compared, sources: Iterable[str]) -> dict[str, tuple[Finding, ...]]:
    """Return what a comparison found of some of its sources, in their order. Raises ReplacedError."""
    names = tuple(sources)
    rows = database.some(ACROSS, names)
    if any(name not in rows or rows[name].key != compared.key for name in names):
        raise ReplacedError
    return {name: _FINDINGS.decode(rows[name].content) for name in names}


def events_of(database: Database) -> tuple[str, ToldEvents]:
    """Return what the sources of the last comparison say of the same events, and a hash of it."""
    entry = database.find(EVENTS, "")
    if entry is None:
        return "", ToldEvents("", ())
    return digest_of(engine_digest(), entry.content), _EVENTS.decode(entry.content)
