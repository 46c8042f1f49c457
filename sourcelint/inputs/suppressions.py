"""Findings that somebody has looked at and set aside: `suppressions.csv` in the folder of the sources.

A row says which finding it means and why; the finding then counts nowhere, and the report names it with the reason. A
row that has expired, or that means nothing any more, is reported.
"""

from __future__ import annotations

import unicodedata
from datetime import date
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from sourcelint.engine.registry import every_rule
from sourcelint.errors import InputError
from sourcelint.finding import Suppressed
from sourcelint.inputs.manifest import rows as rows_of
from sourcelint.inputs.source_ids import FilesBelow, files_of, without_root

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from sourcelint.finding import Finding

FILE = "suppressions.csv"
COLUMNS = frozenset(("path", "code", "quote", "fingerprint", "reason", "expires"))


class Suppression(NamedTuple):
    """One row: `place` is its file:line. Without `quote` and `fingerprint` it means all findings of its rule there."""

    place: str
    path: str
    code: str
    reason: str
    quote: str = ""
    fingerprint: str = ""
    expires: date | None = None

    def covers(self, source: str) -> bool:
        """Tell whether a source is meant: a file, an article in it, or, with `*` in the path, several."""
        return covers(self.path, source)

    def may_cover(self, file: str) -> bool:
        """Tell whether something in a file may be meant: the file, an article or a file in it, or several by `*`."""
        return "*" in self.path or names_file(self.path, file)

    def means(self, finding: Finding) -> bool:
        """Tell whether a finding is meant: its quote holds the words of this one, whatever the case and white space."""
        return (
            finding.code == self.code
            and (not self.fingerprint or finding.fingerprint == self.fingerprint)
            and (not self.quote or _plain(self.quote) in _plain(finding.quote))
            and self.covers(finding.source)
        )

    def holds(self, as_of: date | None) -> bool:
        """Tell whether it still holds on a day."""
        return self.expires is None or as_of is None or as_of <= self.expires


@cache
def _codes() -> dict[str, str]:
    """Return the codes of all rules by what a row may call them."""
    return {key: rule.code for rule in every_rule() for key in (rule.code, rule.name)}


def read(folder: Path, *, follow_links: bool = False) -> tuple[Suppression, ...]:
    """Read the suppressions of a folder; only with `follow_links` may the list be a link out of it. Raises InputError with the line."""
    found = []
    for place, values in rows_of(folder / FILE, COLUMNS, ("path", "code", "reason"), follow_links=follow_links):
        code = _codes().get(values["code"])
        if code is None:
            raise InputError(f"{place}: no rule is called {values['code']!r}; `sourcelint rules` lists them")
        if code.startswith("ERR"):
            raise InputError(
                f"{place}: {code} is a fault of the run and cannot be set aside; take the file out instead"
            )
        try:
            expires = date.fromisoformat(values["expires"]) if "expires" in values else None
        except ValueError:
            raise InputError(
                f"{place}: expires is {values['expires']!r}; it must be a day, such as 2027-06-30"
            ) from None
        path = unicodedata.normalize("NFC", values["path"])
        found.append(
            Suppression(
                place, path, code, values["reason"], values.get("quote", ""), values.get("fingerprint", ""), expires
            )
        )
    return tuple(found)


def apply(
    findings: Iterable[Finding], rows: Sequence[Suppression], as_of: date | None
) -> tuple[tuple[Finding, ...], tuple[Suppressed, ...]]:
    """Part findings from those that are set aside."""
    if not rows:
        return tuple(findings), ()
    kept, aside = [], []
    for finding in findings:
        row = next((row for row in rows if row.code == finding.code and row.holds(as_of) and row.means(finding)), None)
        if row is None:
            kept.append(finding)
        else:
            aside.append(Suppressed(finding, row.reason, row.place))
    return tuple(kept), tuple(aside)


def notices(
    rows: Iterable[Suppression],
    used: Collection[str],
    sources: Collection[str],
    codes: Collection[str],
    as_of: date | None,
) -> Iterator[str]:
    """Say which rows do nothing any more. `used` are the places of those that did; `codes` are the rules that ran.

    A row of a rule that did not run, or of a source that was not read, is left alone: this run cannot tell.
    """
    given = frozenset(sources)
    below = cache(FilesBelow)
    for row in rows:
        folder = Path(row.place).parent
        files = files_of(row.path)
        was_read = any(_means_some(file, given) for file in files)
        if not row.holds(as_of):
            yield f"{row.place}: expired on {row.expires}; look at the finding again, then move the day or take the line out"
        elif was_read and row.code in codes and row.place not in used:
            yield f"{row.place}: {row.code} finds nothing there that this line means; take it out"
        elif not was_read and "*" not in row.path and not any(map(below(folder).has, files)):
            yield f"{row.place}: there is no {row.path!r} below {folder}{without_root(row.path, folder) or '; take the line out'}"


def _means_some(path: str, sources: Collection[str]) -> bool:
    """Tell whether a row with this path is about a source of the run."""
    return path in sources or ("*" in path and any(fits(path, source) for source in sources))


def names_file(path: str, file: str) -> bool:
    """Tell whether a row with a path names a file, or something in it; `*` stands for anything in the name of the file."""
    return covers(path, file) or any(fits(part, file) for part in files_of(path))


def covers(path: str, source: str) -> bool:
    """Tell whether a row with a path is about a source: a file, an article in it, or, with `*` in the path, several."""
    return fits(path, source) or ("*" not in path and source.startswith(f"{path}#"))


def fits(path: str, source: str) -> bool:
    """Tell whether a row with a path, in which `*` stands for anything, is about a source."""
    return fnmatchcase(source, path.replace("[", "[[]")) if "*" in path else source == path


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()
