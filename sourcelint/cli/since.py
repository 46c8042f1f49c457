"""Which sources a gate judges again: those that are new, and those whose verdict a changed setting, suite or row may change."""

from __future__ import annotations

import csv
import io
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

from sourcelint.counting import format_count
from sourcelint.errors import InputError
from sourcelint.files import bounded_read
from sourcelint.inputs import config, manifest, suppressions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from sourcelint.cli.git import History
    from sourcelint.pipeline import Source


def judged_since(
    history: History,
    sources: Sequence[Source],
    folder: Path,
    checks: Path,
    settings: Path | None,
    tell: Callable[[str], object],
) -> Sequence[Source]:
    """Choose the sources to judge; `folder` is theirs, `settings` a settings file that was named.

    A changed suite, reference table or settings file may change any verdict: all are judged. A changed row of the
    manifest or of the suppressions means its own sources. Either is told in a line.
    """
    if wide := _reaches_all(history, checks, settings):
        tell(f"{_shown(wide)} changed: all of {format_count(len(sources), 'source')} are judged")
        return sources
    judged = {source.id for source in history.new(sources)}
    for table in (folder / manifest.FILE, folder / suppressions.FILE):
        if history.touched(table):
            paths = _changed_rows(history.before(table), _now(table))
            named = {source.id for source in sources if _mean(paths, source.id)} - judged
            if named:
                tell(f"{_shown(table)} changed: {format_count(len(named), 'source')} that it names judged as well")
            judged |= named
    return [source for source in sources if source.id in judged]


def _reaches_all(history: History, checks: Path, settings: Path | None) -> Path | None:
    here = Path.cwd()
    places = [settings] if settings else [folder / name for folder in (here, *here.parents) for name in config.FILES]
    changed = (
        path
        for path in places
        if history.touched(path) and _table(path, history.before(path)) != _table(path, _now(path))
    )
    return history.touched_below(checks) or next(changed, None)


def _table(file: Path, text: str) -> object:
    """Return what a settings file says: of pyproject.toml our own table only."""
    try:
        values = bounded_read.parse_toml(text, file)
    except InputError:
        return text
    return config.section(values, "tool", "sourcelint") if file.name == "pyproject.toml" else values


def _now(file: Path) -> str:
    return bounded_read.read_text(file, bounded_read.MAX_TABLE_BYTES) if bounded_read.is_there(file) else ""


def _changed_rows(before: str, now: str) -> set[str]:
    """Find the paths of the rows that only one of two tables has."""
    return {dict(row).get("path", "") for row in _rows(before) ^ _rows(now)}


def _rows(text: str) -> set[tuple[tuple[str, str], ...]]:
    table = csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""))
    try:
        return {tuple((key, value.strip()) for key, value in row.items() if isinstance(value, str)) for row in table}
    except csv.Error:  # said where it is read for its rows
        return set()


def _mean(paths: Iterable[str], file: str) -> bool:
    """Tell whether rows with some paths are about a file, or about something in it."""
    names = (unicodedata.normalize("NFC", path) for path in paths if path)
    return any(suppressions.names_file(path, file) for path in names)


def _shown(file: Path) -> str:
    real, here = file.resolve(), Path.cwd().resolve()
    return str(real.relative_to(here) if real.is_relative_to(here) else real)
