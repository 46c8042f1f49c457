"""Runs that do again only what has changed: reading, linting and comparing, with what earlier runs found out.

A result is used again for the same bytes, the same place in the collection, the same settings and the same program, on a
day on which it is the same (`SourceReport.validity`). What a run finds out anew goes through the store as well, so that a
fresh run and an incremental one have the same on their way to the pages.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping, Sequence
from importlib.metadata import version
from typing import TYPE_CHECKING

from sourcelint.errors import InputError
from sourcelint.gate import suite_files
from sourcelint.gate.table import pack_rows
from sourcelint.gate.verdict import Verdict
from sourcelint.host import state_folder
from sourcelint.pipeline import judging, kept_history, run
from sourcelint.pipeline.comparing import (
    ACROSS,
    COMPARED,
    EVENTS,
    NEIGHBOURS,
    PROFILES,
    Compared,
    Comparing,
    ReplacedError,
    events_of,
)  # fmt: skip
from sourcelint.pipeline.file_results import basis_of, digest_of, lint_again, still_right
from sourcelint.pipeline.kept_history import DETAILED, REPORTED, REVISED, History
from sourcelint.pipeline.known_pages import PAGES, TABLES, KnownPages, Published
from sourcelint.pipeline.outlines import OUTLINES, Outline, Reports, outlines_of
from sourcelint.store import results
from sourcelint.store.codec import Codec
from sourcelint.store.database import FILE, Database, Entry
from sourcelint.store.engine import engine_digest
from sourcelint.store.results import ARTICLES, DETAILS, Article, Packed

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from sourcelint.pipeline.discover import Source
    from sourcelint.pipeline.history import RunRecord
    from sourcelint.pipeline.settings import Settings
    from sourcelint.pipeline.told_events import ToldEvents
    from sourcelint.publishing.publish import Tabulate
    from sourcelint.render import Run
    from sourcelint.report import SourceReport

FILES, VERDICT, SUITES, SHOWN = "file", "verdict", "suites", "shown"
"""Kinds of rows in the store; `comparing`, `kept_history` and `known_pages` have theirs."""

FOUND = (FILES, PROFILES, NEIGHBOURS, COMPARED, ACROSS, EVENTS, OUTLINES, VERDICT, PAGES, TABLES)
"""Kinds of rows with what runs find out about sources."""

MAX_COMPARISONS = 3
"""Comparisons that are made for one run, if other runs over the same folder replace what they found."""

Ask = Callable[[Callable[[], Compared]], Compared]
"""Who makes a comparison."""


Articles = dict[str, tuple[Article, ...]]
"""The articles of files, by the id of the file."""


_VERDICT: Codec[Verdict] = Codec(Verdict)
_DIGESTS: Codec[Mapping[str, str]] = Codec(Mapping[str, str])


def here(make: Callable[[], Compared]) -> Compared:
    """Make a comparison in this process."""
    return make()


class Memory:
    """What earlier runs found out about some sources, and what this run adds."""

    @classmethod
    def of(cls, folder: Path, settings: Settings, sources: Iterable[Source], *, fresh: bool = False) -> Memory:
        """Open the store below a folder of reports. With `fresh`, all that earlier runs found out about sources is forgotten.

        Raises RefusedFolderError, and InputError.
        """
        with run.refusals(folder):
            memory = cls(Database(folder, _secret()), settings, sources)
            if fresh:  # reports and details only tell what a source stated before
                memory.outdated = memory.database.read(FILES)
                memory.database.keep(dict.fromkeys(FOUND, ()))
        return memory

    def __init__(self, database: Database, settings: Settings, sources: Iterable[Source]) -> None:
        self.database = database
        self.settings = settings
        self.sources = {source.id: source for source in sources}
        self.outdated: dict[str, Entry] = {}

    def recall(self) -> tuple[Articles, tuple[Source, ...]]:
        """Return what is known of files, by id, and the sources that have to be linted."""
        basis = basis_of(self.settings)
        known: Articles = {}
        changed = []
        for name, entry in self.database.each(FILES, self.sources):
            source = self.sources[name]
            found = still_right(entry, source, self.settings, basis)
            if found is not None:
                known[name] = found
                continue
            changed.append(source)
            if entry is not None:
                self.outdated[name] = entry
        return known, tuple(changed)

    def remember(self, packed: Sequence[Packed]) -> Articles:
        """Keep what was found out about some files, and return it as `recall` does."""
        kinds = {
            FILES: [Entry(file.file, file.key, file.articles) for file in packed],
            REPORTED: [entry for file in packed for entry in file.reports],
            DETAILED: [entry for file in packed for entry in file.details],
            PROFILES: [entry for file in packed for entry in file.profiles],
            REVISED: [
                entry
                for file in packed
                for entry in kept_history.revisions_of(self.database, self.outdated.get(file.file), file)
            ],
        }
        self.database.write(kinds)
        return {file.file: ARTICLES.decode(file.articles) for file in packed}

    def compare(self, articles: Articles, ask: Ask = here) -> tuple[Outline, ...]:
        """Compare the sources of a run and add to every report its cross-source findings. `ask` makes the comparison.

        Raises InputError if other runs over the same folder of reports replace what it found again and again.
        """
        every = [article for file in self.sources for article in articles[file]]
        profiles = {article.source: article.profile for article in every}
        comparing = Comparing(self.database, self.settings, self.sources, profiles)
        for _ in range(MAX_COMPARISONS):
            try:
                compared = comparing.known() or ask(comparing.make)
                return tuple(outlines_of(every, compared, self.database, self.settings, self.sources))
            except ReplacedError:
                self.database.keep({COMPARED: ()})
        raise InputError("another run writes into the same folder of reports; wait until it ends, then run again")

    def events(self) -> tuple[str, ToldEvents]:
        """Return what the sources of the last comparison say of the same events, and a key for it."""
        return events_of(self.database)

    def judge(self, outlines: Sequence[Outline], checks: Path) -> Verdict:
        """Judge all sources by the suites of a folder in one run of Great Expectations. Raises SuiteError."""
        rows = pack_rows(outline.row for outline in outlines)
        suites = _suites_digest(checks)
        key = digest_of(suites, rows)
        entry = self.database.find(VERDICT, "")
        if entry is not None and entry.key == key:
            return _VERDICT.decode(entry.content)
        verdict = judging.judge(rows, checks)
        self.database.write({VERDICT: [Entry("", key, _VERDICT.encode(verdict))], SUITES: [Entry("", suites, b"")]})
        return verdict

    def look_back(self, outlines: Sequence[Outline], verdict: Verdict, at: str) -> History:
        """Compare how the sources stand with how they stood in the run before; `at` is when this run is."""
        day = self.settings.as_of.isoformat() if self.settings.as_of else ""
        return kept_history.look_back(self.database, outlines, verdict, (at, day, basis_of(self.settings)))

    def keep_history(self, seen: History) -> None:
        """Keep how the sources stand, for the next run, and what changed, for those who ask."""
        kept_history.keep(self.database, seen)

    def publish(
        self, outlines: Sequence[Outline], verdict: Verdict | None, about: Run, folder: Path,
        tell: Callable[[str], object] | None = None, tabulate: Tabulate | None = None,
    ) -> Published:  # fmt: skip
        """Write the folder of reports as `run.publish` does; pages that hold still are left."""
        known = KnownPages(self, outlines)
        return Published(folder, run.publish(Reports(outlines), verdict, about, folder, tell, known, tabulate))

    def whole(self, report: SourceReport, details: str) -> SourceReport:
        """Return a report with all that its pages show; `details` is the key under which that is kept."""
        entry = self.database.find(DETAILED, report.source)
        if entry is not None and entry.key == details:
            return results.whole(report, DETAILS.decode(entry.content))
        # another run over the same folder has replaced it
        again = lint_again(report.source, self.sources, self.settings)
        return results.whole(report, results.details_of(again))

    def shown(self) -> tuple[str, Mapping[str, str]]:
        """Return the id of the table that was shown last, "" if none was, and what was shown of each source then."""
        entry = self.database.find(SHOWN, "")
        return (entry.key, _DIGESTS.decode(entry.content)) if entry else ("", {})

    def show(self, table: str, digests: Mapping[str, str]) -> None:
        """Keep what is shown of each source, together with a table."""
        self.database.write({SHOWN: [Entry("", table, _DIGESTS.encode(digests))]})

    def forget_others(self, outlines: Iterable[Outline]) -> None:
        """Forget what is kept of sources that are not of this run."""
        names = {outline.source for outline in outlines}
        kinds = (REPORTED, DETAILED, PROFILES, NEIGHBOURS, ACROSS, OUTLINES, PAGES, REVISED)
        self.database.keep({FILES: self.sources.keys(), **dict.fromkeys(kinds, names)})


def records_of(folder: Path) -> tuple[RunRecord, ...]:
    """Return the records of the runs that wrote a folder of reports, the newest last; none that others signed.

    Raises RefusedFolderError, and InputError.
    """
    if not (folder / FILE).is_file():
        return ()
    with run.refusals(folder):
        return kept_history.records(Database(folder, _secret()))


def suites_are_known(folder: Path, checks: Path) -> bool:
    """Tell whether an earlier run judged by the very suites of a folder, so that they need not be tried again."""
    if not (folder / FILE).is_file():
        return False
    with run.refusals(folder):
        entry = Database(folder, _secret()).find(SUITES, "")
    return entry is not None and entry.key == _suites_digest(checks)


def _suites_digest(checks: Path) -> str:
    """Return a hash of the suites of a folder and of what judges by them."""
    return digest_of(
        engine_digest(), version("great-expectations"), version("pandas"), suite_files.content_digest(checks)
    )


def _secret() -> bytes:
    """Return the secret of the user; one of this call alone if none can be kept: then nothing that was kept is believed."""
    try:
        return state_folder.secret()
    except state_folder.StateError:
        return secrets.token_bytes(state_folder.SECRET_BYTES)
