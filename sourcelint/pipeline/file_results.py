"""What is kept of a file, and for what it holds: its bytes, its place in the collection, the settings, the program, the day."""

from __future__ import annotations

from hashlib import file_digest, sha256
from typing import TYPE_CHECKING

from sourcelint.annotate.gazetteers import reference
from sourcelint.errors import InputError
from sourcelint.pipeline import run
from sourcelint.pipeline.settings import corpus_rules_of, rules_of
from sourcelint.render import file_of
from sourcelint.store import results
from sourcelint.store.engine import engine_digest
from sourcelint.store.results import ARTICLES, Article, Packed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sourcelint.pipeline.discover import Source
    from sourcelint.pipeline.settings import Settings
    from sourcelint.report import SourceReport
    from sourcelint.store.database import Entry


def basis_of(settings: Settings) -> str:
    """Return what results depend on beside the source: the program, its settings, the tables."""
    return digest_of(
        engine_digest(),
        [rule.code for rule in rules_of(settings)],
        sorted(settings.severities.items()),
        settings.depth,
        settings.max_bytes,
        sorted(settings.columns.items()),
        [rule.code for rule in corpus_rules_of(settings)],
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


def lint_files(sources: Sequence[Source], settings: Settings, basis: str) -> tuple[Packed, ...]:
    """Read and lint files, and return what is kept of each."""
    return tuple(lint_file(source, settings, basis) for source in sources)


def lint_again(name: str, sources: Mapping[str, Source], settings: Settings) -> SourceReport:
    """Lint the file of a source again, and return the report of the source: what the store kept of it was replaced.

    Raises InputError if it is no longer there.
    """
    source = sources[file_of(name, sources)]
    for report in run.lint_source(source, settings):
        if report.source == name:
            return report
    raise InputError(f"{name}: is gone since the run began; run again")


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


def still_right(entry: Entry | None, source: Source, settings: Settings, basis: str) -> tuple[Article, ...] | None:
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
    valid = (day is None or first <= day <= last for first, last in (article.validity for article in articles))
    return articles if all(valid) else None


def _key(source: Source, digest: str, settings: Settings, basis: str) -> str:
    """Return the key of a file: a hash of all that the reports of its articles depend on, but for the day."""
    rows = [row for row in settings.suppressions if row.holds(settings.as_of) and row.may_cover(source.id)]
    return digest_of(basis, source.id, source.hints, source.parts, source.others, rows, digest)


def digest_of(*parts: object) -> str:
    """Return the SHA-256 of plain values, in hexadecimal."""
    return sha256(repr(parts).encode("utf8", "surrogatepass")).hexdigest()
