"""Runs that do again only what has changed: reading, linting and comparing, with what earlier runs found out.

A result is used again for the same bytes, the same place in the collection, the same settings and the same program, on a
day on which it is the same (`SourceReport.validity`). What a run finds out anew goes through the store as well, so that a
fresh run and an incremental one have the same on their way to the pages.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from contextlib import suppress
from hashlib import file_digest, sha256
from importlib.metadata import version
from typing import TYPE_CHECKING, NamedTuple

from sourcelint.annotate.gazetteers import reference
from sourcelint.engine.compare import Comparison
from sourcelint.engine.lint import CRASHED
from sourcelint.gate import suite_files
from sourcelint.gate.verdict import Verdict
from sourcelint.host import state_folder
from sourcelint.inputs import suppressions
from sourcelint.pipeline import history, run
from sourcelint.pipeline.history import RunRecord, Standing
from sourcelint.pipeline.revised import Revised, revised, successors
from sourcelint.pipeline.settings import corpus_rules_of, rules_of
from sourcelint.publishing.publish import Pages, Tables, Written
from sourcelint.render import file_of
from sourcelint.store import results
from sourcelint.store.codec import Codec, CodecError
from sourcelint.store.database import FILE, Database, Entry
from sourcelint.store.engine import engine_digest
from sourcelint.store.results import ARTICLES, DETAILS, PROFILE, Article, Packed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from sourcelint.finding import Finding
    from sourcelint.pipeline.discover import Source
    from sourcelint.pipeline.settings import Settings
    from sourcelint.render import Run
    from sourcelint.report import SourceProfile, SourceReport

FILES, DETAILED, PROFILES, REVISED, COMPARED, VERDICT, SUITES, PAGES, TABLES, SHOWN, STOOD, RUNS = (
    "file", "details", "profile", "revised", "comparison", "verdict", "suites", "pages", "tables", "shown", "stood", "run",
)  # fmt: skip
"""Kinds of rows in the store."""


MAX_RUNS = 1000
"""Runs of which the store says what changed."""

Articles = dict[str, tuple[Article, ...]]
"""The articles of files, by the id of the file."""


class Compared(NamedTuple):
    """What a comparison found, before anything is set aside, and the rules that ran."""

    findings: tuple[Finding, ...]
    ran: tuple[str, ...]


class History(NamedTuple):
    """What changed since the run before, and how the sources stand now."""

    record: RunRecord
    standings: Mapping[str, Standing]

    def before(self, source: str) -> str:
        """Say how a source stood before it was as it is, "" if it always was."""
        own = self.standings[source]
        return f"before {own.since}: {own.before}" if own.before else ""


class Outline(NamedTuple):
    """A report without its details, which are kept under the key `details`.

    `digest` identifies all that its pages say, but for the verdict; `raw` is the SHA-256 of the bytes of its file, `text`
    that of its own text and metadata.
    """

    report: SourceReport
    digest: str
    details: str
    raw: str
    text: str


_COMPARED: Codec[Compared] = Codec(Compared)
_TABLES: Codec[Tables] = Codec(Tables)
_WRITTEN: Codec[Written] = Codec(Written)
_VERDICT: Codec[Verdict] = Codec(Verdict)
_STANDINGS: Codec[Mapping[str, Standing]] = Codec(Mapping[str, Standing])
_RECORD: Codec[RunRecord] = Codec(RunRecord)
_REVISED: Codec[Revised] = Codec(Revised)
_DIGESTS: Codec[Mapping[str, str]] = Codec(Mapping[str, str])


class Memory:
    """What earlier runs found out about some sources, and what this run adds."""

    @classmethod
    def of(cls, folder: Path, settings: Settings, sources: Iterable[Source], *, fresh: bool = False) -> Memory:
        """Open the store below a folder of reports. With `fresh`, all that earlier runs found out about sources is forgotten.

        Raises RefusedFolderError, and InputError.
        """
        with run.refusals(folder):
            memory = cls(Database(folder, _secret()), settings, sources)
            if fresh:  # details only tell what a source stated before
                memory.outdated = memory.database.read(FILES)
                memory.database.keep(dict.fromkeys((FILES, PROFILES, COMPARED, VERDICT, PAGES, TABLES), ()))
        return memory

    def __init__(self, database: Database, settings: Settings, sources: Iterable[Source]) -> None:
        self.database = database
        self.settings = settings
        self.sources = {source.id: source for source in sources}
        self.outdated: Mapping[str, Entry] = {}

    def recall(self) -> tuple[Articles, tuple[Source, ...]]:
        """Return what is known of files, by id, and the sources that have to be linted."""
        basis = basis_of(self.settings)
        entries = self.database.read(FILES)
        known: Articles = {}
        changed = []
        for source in self.sources.values():
            found = _still_right(entries.get(source.id), source, self.settings, basis)
            if found is None:
                changed.append(source)
            else:
                known[source.id] = found
        self.outdated = {
            **self.outdated,
            **{source.id: entries[source.id] for source in changed if source.id in entries},
        }
        return known, tuple(changed)

    def remember(self, packed: Sequence[Packed]) -> Articles:
        """Keep what was found out about some files, and return it as `recall` does."""
        kinds = {
            FILES: [Entry(file.file, file.key, file.articles) for file in packed],
            DETAILED: [entry for file in packed for entry in file.details],
            PROFILES: [entry for file in packed for entry in file.profiles],
            REVISED: [entry for file in packed for entry in self._revised(file)],
        }
        self.database.write(kinds)
        return {file.file: ARTICLES.decode(file.articles) for file in packed}

    def compare(self, articles: Sequence[Article]) -> tuple[Outline, ...]:
        """Compare the sources of a run and add to every report its cross-source findings."""
        compared = self._compared(articles)
        found, aside = suppressions.apply(compared.findings, self.settings.suppressions, self.settings.as_of)
        reports = [article.report for article in articles]
        merged = run.with_comparison(reports, found, aside, frozenset(compared.ran))
        basis = repr((engine_digest(), compared.ran))
        return tuple(
            Outline(
                report,
                _digest(basis, article.digest, _across(article, report), report.suppressed),
                article.digest,
                article.raw,
                article.text,
            )
            for article, report in zip(articles, merged, strict=True)
        )

    def judge(self, outlines: Sequence[Outline], checks: Path) -> Verdict:
        """Judge all sources by the suites of a folder as `run.judge` does. Raises SuiteError."""
        reports = [outline.report for outline in outlines]
        suites = _suites_digest(checks)
        key = _digest(suites, [(report.source, report.facts, report.counts) for report in reports])
        entry = self.database.find(VERDICT, "")
        if entry is not None and entry.key == key:
            return _VERDICT.decode(entry.content)
        verdict = run.judge(reports, checks)
        self.database.write({VERDICT: [Entry("", key, _VERDICT.encode(verdict))], SUITES: [Entry("", suites, b"")]})
        return verdict

    def look_back(self, outlines: Sequence[Outline], verdict: Verdict, at: str) -> History:
        """Compare how the sources stand with how they stood in the run before; `at` is when this run is."""
        entry = self.database.find(STOOD, "")
        before = _STANDINGS.decode(entry.content) if entry else None
        now = history.standings(outlines, verdict)
        day = self.settings.as_of.isoformat() if self.settings.as_of else ""
        messages = {
            finding.fingerprint: f"{finding.line}:{finding.column} {finding.code} {finding.message}"
            for outline in outlines
            if before is None or (source := outline.report.source) not in before
            or before[source].findings.keys() != now[source].findings.keys()
            for finding in outline.report.findings
        }  # fmt: skip
        rules = basis_of(self.settings)
        told = self._revised_since(before or {}, now)
        return History(*history.record(before, now, (at, day, rules), entry.key if entry else "", messages, told))

    def keep_history(self, seen: History) -> None:
        """Keep how the sources stand, for the next run, and what changed, for those who ask."""
        kept = list(self.database.read(RUNS))
        number = int(max(kept)) + 1 if kept else 0
        self.database.write(
            {
                STOOD: [Entry("", seen.record.rules, _STANDINGS.encode(seen.standings))],
                RUNS: [Entry(f"{number:08}", "", _RECORD.encode(seen.record))],
            }
        )
        self.database.keep({RUNS: {*sorted(kept)[1 - MAX_RUNS :], f"{number:08}"}})

    def publish(
        self, outlines: Sequence[Outline], verdict: Verdict | None, about: Run, folder: Path,
        tell: Callable[[str], object] | None = None,
    ) -> None:  # fmt: skip
        """Write the folder of reports as `run.publish` does; pages that hold still are left."""
        known = KnownPages(self, outlines)
        written, tables = run.publish([outline.report for outline in outlines], verdict, about, folder, tell, known)
        new = [
            Entry(source, page.key, _WRITTEN.encode(page))
            for source, page in written.items()
            if page is not known.written.get(source)
        ]
        self.database.write({PAGES: new, TABLES: [Entry("", tables.key, _TABLES.encode(tables))]})

    def whole(self, outline: Outline) -> SourceReport:
        """Return a report with all that its pages show."""
        source = outline.report.source
        entry = self.database.find(DETAILED, source)
        if entry is not None and entry.key == outline.details:
            return results.whole(outline.report, DETAILS.decode(entry.content))
        again = self._again(source)
        return results.whole(outline.report, results.details_of(again))

    def shown(self) -> tuple[str, Mapping[str, str]]:
        """Return the id of the table that was shown last, "" if none was, and what was shown of each source then."""
        entry = self.database.find(SHOWN, "")
        return (entry.key, _DIGESTS.decode(entry.content)) if entry else ("", {})

    def show(self, table: str, digests: Mapping[str, str]) -> None:
        """Keep what is shown of each source, together with a table."""
        self.database.write({SHOWN: [Entry("", table, _DIGESTS.encode(digests))]})

    def forget_others(self, articles: Iterable[Article]) -> None:
        """Forget what is kept of sources that are not of this run."""
        names = {article.report.source for article in articles}
        self.database.keep({FILES: self.sources.keys(), **dict.fromkeys((DETAILED, PROFILES, PAGES, REVISED), names)})

    def _revised(self, file: Packed) -> Iterator[Entry]:
        """Find what the articles of a file state otherwise than what is still kept of them."""
        entry = self.outdated.get(file.file)
        if entry is None or not file.key:
            return
        details = {entry.name: entry for entry in file.details}
        with suppress(CodecError):  # written by another version
            for was, now in successors(ARTICLES.decode(entry.content), ARTICLES.decode(file.articles)):
                kept = self.database.find(DETAILED, was.report.source) if was.text != now.text else None
                if kept is None or kept.key != was.digest:
                    continue
                before = results.whole(was.report, DETAILS.decode(kept.content))
                after = results.whole(now.report, DETAILS.decode(details[now.report.source].content))
                if told := revised(before, after):
                    yield Entry(now.report.source, f"{was.text} {now.text}", _REVISED.encode(told))

    def _revised_since(self, before: Mapping[str, Standing], now: Mapping[str, Standing]) -> dict[str, Revised]:
        """Return what sources state otherwise than in the run before, whichever run found it out."""
        told = {}
        for name, entry in self.database.read(REVISED).items():
            found = _REVISED.decode(entry.content)
            if name in now and found.was in before and entry.key == f"{before[found.was].text} {now[name].text}":
                told[name] = found
        return told

    def _compared(self, articles: Sequence[Article]) -> Compared:
        rules = corpus_rules_of(self.settings)
        key = _digest(
            basis_of(self.settings),
            [rule.code for rule in rules],
            [(article.report.source, article.profile) for article in articles],
        )
        entry = self.database.find(COMPARED, "")
        if entry is not None and entry.key == key:
            return _COMPARED.decode(entry.content)
        comparison = Comparison(self.settings.tables)
        profiles = self.database.read(PROFILES) if rules else {}
        for article in articles:
            if article.profile and rules:
                comparison.add_profile(self._profile(article, profiles))
        found = Compared(comparison.findings(rules, self.settings.severities), tuple(sorted(comparison.ran)))
        if not any(finding.code == CRASHED for finding in found.findings):
            self.database.write({COMPARED: [Entry("", key, _COMPARED.encode(found))]})
        return found

    def _profile(self, article: Article, profiles: Mapping[str, Entry]) -> SourceProfile | None:
        entry = profiles.get(article.report.source)
        if entry is not None and entry.key == article.profile:
            return PROFILE.decode(entry.content)
        return self._again(article.report.source).profile

    def _again(self, name: str) -> SourceReport:
        """Lint the file of a source again: another run over the same folder has replaced what was kept of it."""
        source = self.sources[file_of(name, self.sources)]
        return next(report for report in run.lint_source(source, self.settings) if report.source == name)


def records_of(folder: Path) -> tuple[RunRecord, ...]:
    """Return the records of the runs that wrote a folder of reports, the newest last; none that others signed.

    Raises RefusedFolderError, and InputError.
    """
    if not (folder / FILE).is_file():
        return ()
    with run.refusals(folder):
        runs = Database(folder, _secret()).read(RUNS)
    return tuple(_RECORD.decode(runs[number].content) for number in sorted(runs))


def suites_are_known(folder: Path, checks: Path) -> bool:
    """Tell whether an earlier run judged by the very suites of a folder, so that they need not be tried again."""
    if not (folder / FILE).is_file():
        return False
    with run.refusals(folder):
        entry = Database(folder, _secret()).find(SUITES, "")
    return entry is not None and entry.key == _suites_digest(checks)


def _suites_digest(checks: Path) -> str:
    """Return a hash of the suites of a folder and of what judges by them."""
    return _digest(
        engine_digest(), version("great-expectations"), version("pandas"), suite_files.content_digest(checks)
    )


def _secret() -> bytes:
    """Return the secret of the user; one of this call alone if none can be kept: then nothing that was kept is believed."""
    try:
        return state_folder.secret()
    except state_folder.StateError:
        return secrets.token_bytes(state_folder.SECRET_BYTES)


class KnownPages(Pages):
    """What is known of the pages of some reports."""

    def __init__(self, memory: Memory, outlines: Iterable[Outline]) -> None:
        self._memory = memory
        self._outlines = {outline.report.source: outline for outline in outlines}
        entry = memory.database.find(TABLES, "")
        self.tables = _TABLES.decode(entry.content) if entry else None
        self.written = {name: _WRITTEN.decode(entry.content) for name, entry in memory.database.read(PAGES).items()}

    def key(self, report: SourceReport) -> str:
        """Return the digest of the whole report."""
        return self._outlines[report.source].digest

    def whole(self, report: SourceReport) -> SourceReport:
        """Read the details of a report."""
        return self._memory.whole(self._outlines[report.source])


def basis_of(settings: Settings) -> str:
    """Return what results depend on beside the source: the program, its settings, the tables."""
    return _digest(
        engine_digest(),
        [rule.code for rule in rules_of(settings)],
        sorted(settings.severities.items()),
        settings.depth,
        settings.max_bytes,
        sorted(settings.columns.items()),
        bool(corpus_rules_of(settings)),
        settings.as_of is None,
        reference.content_digest(settings.table_folders),
    )


def lint_file(source: Source, settings: Settings, basis: str) -> Packed:
    """Read and lint a file, and return what is kept of it.

    A fault is never used again, because it may be the machine's; nor is what was read of a file that changed meanwhile.
    """
    before = _file_digest(source)
    reports = run.lint_source(source, settings)
    faulty = any(finding.code.startswith("ERR") for report in reports for finding in report.findings)
    if before is None or faulty or before != _file_digest(source):
        return results.pack(source.id, "", before or "", reports)
    return results.pack(source.id, _key(source, before, settings, basis), before, reports)


def _file_digest(source: Source) -> str | None:
    """Return the SHA-256 of a file, in hexadecimal; None if it cannot be read, and linting says why."""
    try:
        with source.open() as stream:
            return file_digest(stream, "sha256").hexdigest()
    except OSError:
        return None


def unreadable_file(source: Source, fault: str, settings: Settings) -> Packed:
    """Return what is kept of a file that could not even be tried: a report with one finding that says why."""
    return results.pack(source.id, "", "", (run.unreadable_report(source, fault, settings),))


def _still_right(entry: Entry | None, source: Source, settings: Settings, basis: str) -> tuple[Article, ...] | None:
    """Return what is kept of a file if it holds for what the file is now, and on this day."""
    if entry is None or not entry.key:
        return None
    try:
        digest = _file_digest(source)
        if digest is None or entry.key != _key(source, digest, settings, basis):
            return None
        articles = ARTICLES.decode(entry.content)
    except ValueError:  # damaged
        return None
    day = settings.as_of.toordinal() if settings.as_of else None
    valid = (day is None or first <= day <= last for first, last in (article.report.validity for article in articles))
    return articles if all(valid) else None


def _across(article: Article, merged: SourceReport) -> tuple[Finding, ...]:
    """Return the findings of a report if the comparison added some."""
    return merged.findings if len(merged.findings) != len(article.report.findings) else ()


def _key(source: Source, digest: str, settings: Settings, basis: str) -> str:
    """Return the key of a file: a hash of all that the reports of its articles depend on, but for the day."""
    rows = [row for row in settings.suppressions if row.holds(settings.as_of) and row.may_cover(source.id)]
    return _digest(basis, source.id, source.hints, source.others, rows, digest)


def _digest(*parts: object) -> str:
    """Return the SHA-256 of plain values, in hexadecimal."""
    return sha256(repr(parts).encode("utf8", "surrogatepass")).hexdigest()
