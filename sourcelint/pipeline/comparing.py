"""Comparing the sources of a run by the profiles that the store keeps of them.

All that it takes is small beside what it works out, so that it can be sent to a process of its own and done there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sourcelint.corpus import event_table
from sourcelint.corpus.kept_results import KeptResults
from sourcelint.engine.compare import Comparison
from sourcelint.engine.lint import CRASHED
from sourcelint.inputs import suppressions
from sourcelint.pipeline.file_results import basis_of, digest_of, lint_again
from sourcelint.pipeline.settings import corpus_rules_of
from sourcelint.pipeline.told_events import ToldEvents, told_events
from sourcelint.store.codec import Codec
from sourcelint.store.database import Entry
from sourcelint.store.engine import engine_digest
from sourcelint.store.results import PROFILE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sourcelint.finding import Finding
    from sourcelint.pipeline.discover import Source
    from sourcelint.pipeline.settings import Settings
    from sourcelint.report import SourceProfile
    from sourcelint.store.database import Database

PROFILES, COMPARED, EVENTS, NEIGHBOURS = "profile", "comparison", "events", "neighbours"
"""Kinds of rows in the store."""

PROFILES_AT_ONCE = 200
"""Profiles that are read from the store in one go: some megabytes, for less than a second."""


class Compared(NamedTuple):
    """What a comparison found, before anything is set aside, and the rules that ran."""

    findings: tuple[Finding, ...]
    ran: tuple[str, ...]


_COMPARED: Codec[Compared] = Codec(Compared)
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
        if compared is None or events is None or events.key != _events_key(self._shown(compared)):
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
        shown = self._shown(compared)
        told = told_events(comparison.table(shown))
        self.database.write({EVENTS: [Entry("", _events_key(shown), _EVENTS.encode(told))]})
        return compared

    def _kept(self) -> Compared | None:
        entry = self.database.find(COMPARED, "")
        return _COMPARED.decode(entry.content) if entry is not None and entry.key == self._key() else None

    def _find(self, comparison: Comparison, kept: KeptResults) -> Compared:
        """Return what the rules find, and keep it unless one of them crashed."""
        found = comparison.findings(corpus_rules_of(self.settings), self.settings.severities)
        compared = Compared(found, tuple(sorted(comparison.ran)))
        if not any(finding.code == CRASHED for finding in found):
            entry = Entry("", self._key(), _COMPARED.encode(compared))
            self.database.write({COMPARED: [entry], NEIGHBOURS: kept.made})
        return compared

    def _key(self) -> str:
        codes = [rule.code for rule in corpus_rules_of(self.settings)]
        return digest_of(basis_of(self.settings), codes, list(self.profiles.items()))

    def _shown(self, compared: Compared) -> tuple[Finding, ...]:
        return suppressions.apply(compared.findings, self.settings.suppressions, self.settings.as_of)[0]

    def _read(self) -> Iterator[SourceProfile | None]:
        """Yield the profiles. Only some are read at a time: together they take more than all reports."""
        names = [name for name, digest in self.profiles.items() if digest]
        for start in range(0, len(names), PROFILES_AT_ONCE):
            some = names[start : start + PROFILES_AT_ONCE]
            entries = self.database.some(PROFILES, some)
            for name in some:
                entry = entries.get(name)
                if entry is not None and entry.key == self.profiles[name]:
                    yield PROFILE.decode(entry.content)
                else:  # another run over the same folder has replaced it
                    yield lint_again(name, self.sources, self.settings).profile


def events_of(database: Database) -> tuple[str, ToldEvents]:
    """Return what the sources of the last comparison say of the same events, and a key for it."""
    entry = database.find(EVENTS, "")
    return (entry.key, _EVENTS.decode(entry.content)) if entry else ("", ToldEvents("", ()))


def _events_key(shown: Sequence[Finding]) -> str:
    return digest_of(engine_digest(), [finding for finding in shown if finding.code in event_table.RULES])
