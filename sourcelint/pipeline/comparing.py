"""Comparing the sources of a run by the profiles that the store keeps of them.

All that it takes is small beside what it works out, so that it can be sent to a process of its own and done there. What it
finds goes into the store, a row for each source: all findings together would take more than anything else in the process that reads them.
"""

from __future__ import annotations

import secrets
from contextlib import suppress
from functools import partial
from hashlib import sha256
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from sourcelint.corpus import event_table
from sourcelint.corpus.kept_results import KeptResults
from sourcelint.corpus.spool import ValueSpool
from sourcelint.engine.compare import Comparison
from sourcelint.engine.lint import CRASHED
from sourcelint.finding import Finding
from sourcelint.inputs import suppressions
from sourcelint.pipeline.file_results import basis_of, digest_of, lint_again
from sourcelint.pipeline.settings import corpus_rules_of
from sourcelint.pipeline.told_events import ToldEvents, told_events
from sourcelint.store.codec import Codec, CodecError
from sourcelint.store.database import Entry
from sourcelint.store.engine import engine_digest
from sourcelint.store.results import PROFILE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sourcelint.pipeline.discover import Source
    from sourcelint.pipeline.settings import Settings
    from sourcelint.report import SourceProfile
    from sourcelint.store.database import Database

T = TypeVar("T")

PROFILES, COMPARED, ACROSS, EVENTS, NEIGHBOURS = "profile", "comparison", "across", "events", "neighbours"
"""Kinds of rows in the store."""

KEY_BYTES = 16
"""Of a random key: enough that no two are the same."""


class Compared(NamedTuple):
    """A comparison: what it holds for, the rules that ran, and the SHA-256 of what it found of each source of which it found something.

    That is before anything is set aside.
    """

    key: str
    ran: tuple[str, ...]
    found: Mapping[str, str]


class KeptEvents(NamedTuple):
    """What sources say of the same events, and a hash of all that it hangs on."""

    basis: str
    told: ToldEvents


class ReplacedError(Exception):
    """Another run over the same folder has replaced what a comparison found."""


_COMPARED: Codec[Compared] = Codec(Compared)
_FINDINGS: Codec[tuple[Finding, ...]] = Codec(tuple[Finding, ...])
_EVENTS: Codec[KeptEvents] = Codec(KeptEvents)


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
        kept = KeptResults(partial(self.database.rows, NEIGHBOURS), self.profiles, basis_of(self.settings))
        comparison = Comparison(self.settings.tables, kept)
        keeps = True
        for profile, is_same in self._read() if corpus_rules_of(self.settings) else ():
            comparison.add_profile(profile)
            keeps = keeps and is_same
        known = self._kept()
        if known is None:
            compared, of_events = self._find(comparison, kept, keeps=keeps)
        else:
            compared, of_events = known, self._of_events(known)
        unsuppressed, _ = suppressions.apply(of_events, self.settings.suppressions, self.settings.as_of)
        events = self._events(comparison, unsuppressed)
        self.database.write({EVENTS: [Entry("", self._events_key(compared), _EVENTS.encode(events))]})
        return compared

    def _events(self, comparison: Comparison, findings: Sequence[Finding]) -> KeptEvents:
        """Return what the sources say of the same events, made anew if anything changed that it hangs on.

        That are the findings, the texts of the sources in which they stand and which of these are copies, and how many
        sources there are.
        """
        named = {finding.source for finding in findings}.union(
            place.source for finding in findings for place in finding.related
        )
        copies = comparison.copies_of(named)
        texts = [(*copy, self.profiles[copy[0]]) for copy in copies]
        basis = digest_of(engine_digest(), sum(map(bool, self.profiles.values())), findings, texts)
        before = _last(self.database, EVENTS, _EVENTS)
        if before is not None and before.basis == basis:
            return before
        return KeptEvents(basis, told_events(comparison.table(findings)))

    def _kept(self) -> Compared | None:
        entry = self.database.find(COMPARED, "")
        return _COMPARED.decode(entry.content) if entry is not None and entry.key == self._key() else None

    def _find(self, comparison: Comparison, kept: KeptResults, *, keeps: bool) -> tuple[Compared, list[Finding]]:
        """Return what the rules find, of events apart, and keep it; for another run only with `keeps`, and if none crashed."""
        before = _last(self.database, COMPARED, _COMPARED)
        there = before.found if before is not None else {}
        across, found = ValueSpool(Codec[Entry](Entry)), {}
        of_events: list[Finding] = []
        findings = comparison.each_finding(corpus_rules_of(self.settings), self.settings.severities)
        for source, of_source in groupby(findings, key=attrgetter("source")):
            own = tuple(of_source)
            content = _FINDINGS.encode(own)
            found[source] = sha256(content).hexdigest()
            if there.get(source) != found[source]:
                across.append(Entry(source, found[source], content))
            of_events += [finding for finding in own if finding.code in event_table.RULES]
            keeps = keeps and all(finding.code != CRASHED for finding in own)
        key = self._key() if keeps else secrets.token_hex(KEY_BYTES)
        compared = Compared(key, tuple(sorted(comparison.ran)), found)
        rows: dict[str, Iterable[Entry]] = {ACROSS: across, COMPARED: [Entry("", key, _COMPARED.encode(compared))]}
        self.database.write(rows | {NEIGHBOURS: kept.made} if keeps else rows)
        return compared, of_events

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

    def _of_events(self, compared: Compared) -> list[Finding]:
        """Return what an earlier comparison found of events, in the order in which it did."""
        found = findings_of(self.database, compared, sorted(compared.found))
        return [finding for finding in found if finding.code in event_table.RULES]

    def _read(self) -> Iterator[tuple[SourceProfile | None, bool]]:
        """Yield the profiles, and whether each is the one that is asked for. Together they take more than all reports.

        One that another run over the same folder has replaced is made again, perhaps of a text that has changed meanwhile.
        """
        names = [name for name, digest in self.profiles.items() if digest]
        for name, entry in self.database.each(PROFILES, names):
            if entry is not None and entry.key == self.profiles[name]:
                yield PROFILE.decode(entry.content), True
                continue
            profile = lint_again(name, self.sources, self.settings).profile
            is_same = profile is not None and sha256(PROFILE.encode(profile)).hexdigest() == self.profiles[name]
            yield profile, is_same


def _last(database: Database, kind: str, codec: Codec[T]) -> T | None:
    """Read what the last comparison left of a kind, whatever it holds for; None if another version wrote it."""
    entry = database.find(kind, "")
    with suppress(CodecError):
        return codec.decode(entry.content) if entry is not None else None
    return None


def findings_of(database: Database, compared: Compared, sources: Iterable[str]) -> Iterator[Finding]:
    """Yield what a comparison found of some of its sources, in their order. Raises ReplacedError."""
    for name, entry in database.each(ACROSS, (name for name in sources if name in compared.found)):
        if entry is None or entry.key != compared.found[name]:
            raise ReplacedError
        yield from _FINDINGS.decode(entry.content)


def events_of(database: Database) -> tuple[str, ToldEvents]:
    """Return what the sources of the last comparison say of the same events, and a hash of it."""
    entry = database.find(EVENTS, "")
    if entry is None:
        return "", ToldEvents("", ())
    told = _EVENTS.decode(entry.content).told
    return digest_of(engine_digest(), told), told
