"""Read the suites of a folder, strictly: what a suite file says wrongly is an error that names its line.

Great Expectations drops what it does not understand from a suite and goes on; a bar that loses an expectation by a
misspelling is no bar. This module looks at the form of the files; `great_expectations.py` has each expectation built.
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Any, cast

from sourcelint.errors import MAX_NAME_CHARS, InputError, did_you_mean
from sourcelint.files import bounded_read
from sourcelint.gate.verdict import FAILURE_SEVERITIES
from sourcelint.inputs.config import ConfigError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping
    from pathlib import Path

    from sourcelint.files.strict_yaml import YamlNode
    from sourcelint.gate.verdict import FailureSeverity

COLUMN_KEYS = ("column", "column_A", "column_B", "column_list")
_REFERENCES = frozenset(("$ref", "$dynamicRef", "$recursiveRef"))
"""Keys of a JSON schema that name another one."""

MAX_SUITES = 100
"""In one folder."""

_SUITE = {"name": True, "meta": False, "expectations": True}
_EXPECTATION = {"type": True, "kwargs": True, "severity": True, "meta": False}
_SUITE_META = {"title": False, "about": False}
_META = {"reason": False, "codes": False}


class SuiteError(ConfigError):
    """A suite that cannot be used; the message names the file and the line."""


@dataclass(frozen=True, slots=True)
class Expected:
    """One expectation as its file says it. `place` is file:line; `kwargs` are Great Expectations' own."""

    place: str
    type: str
    kwargs: Mapping[str, Any]
    severity: FailureSeverity
    reason: str
    codes: tuple[str, ...]

    def columns(self) -> Iterable[Any]:
        """Return the columns of the table that it reads."""
        for key in COLUMN_KEYS:
            value = self.kwargs.get(key, ())
            yield from value if isinstance(value, list | tuple) else (value,)
        yield from _columns_of(self.kwargs.get("row_condition"))


@dataclass(frozen=True, slots=True)
class SuiteFile:
    """One suite file. `title` is a heading for people, by default the name; `about` says what the bar is for."""

    place: str
    name: str
    title: str
    about: str
    expectations: tuple[Expected, ...]


def read_suites(folder: Path, columns: Collection[str]) -> tuple[SuiteFile, ...]:
    """Read all suites of a folder, in the order of file names; `columns` are those that the table has.

    Raises SuiteError for a folder without suites, YAML that cannot be read, a key, severity or column that is not
    known, a missing or repeated key, a name that stands twice.
    """
    files = files_of(folder)
    if not files:
        raise SuiteError(
            f"{folder}: no suites; a suite is a file that ends in .yaml, and `sourcelint init` writes some"
        )
    if len(files) > MAX_SUITES:
        raise SuiteError(f"{folder}: {len(files):,} suites; {MAX_SUITES} at most can stand in one folder")
    suites: dict[str, SuiteFile] = {}
    for file in files:
        suite = _suite(file, columns)
        if suite.name in suites:
            raise SuiteError(f"{suite.place}: the name {suite.name!r} is taken by {suites[suite.name].place}")
        suites[suite.name] = suite
    return tuple(suites.values())


def files_of(folder: Path) -> list[Path]:
    """Return the suite files of a folder, by name."""
    return sorted(path for path in folder.glob("*") if path.suffix in {".yaml", ".yml"} and bounded_read.is_there(path))


def content_digest(folder: Path) -> str:
    """Return the SHA-256 of the suite files of a folder, in hexadecimal. Raises InputError for one that cannot be read."""
    told = sha256()
    for path in files_of(folder):
        content = bounded_read.read_bytes(path, bounded_read.MAX_SETTINGS_BYTES)
        told.update(f"{path} {sha256(content).hexdigest()}\n".encode("utf8", "surrogateescape"))
    return told.hexdigest()


def _suite(file: Path, columns: Collection[str]) -> SuiteFile:
    from sourcelint.files import strict_yaml  # loads PyYAML, which `check` can do without

    try:
        root = strict_yaml.parse(bounded_read.read_text(file, strict_yaml.MAX_YAML_BYTES), file)
    except InputError as error:
        raise SuiteError(str(error)) from None
    if root is None:
        raise SuiteError(f"{file}: is empty")
    parts = _mapping(file, root, "a suite", _SUITE)
    name, meta = parts["name"].plain(), _meta(file, parts, "the meta of a suite", _SUITE_META)
    if not isinstance(name, str) or not name.isidentifier():
        raise SuiteError(f"{_place(file, parts['name'])}: the name must be a word of letters, digits and underscores")
    items = parts["expectations"]
    if not isinstance(items.value, list) or not items.value:
        raise SuiteError(f"{_place(file, items)}: expectations must be a list of at least one")
    return SuiteFile(
        place=_place(file, parts["name"]),
        name=name,
        title=str(meta.get("title", name.replace("_", " ").capitalize())),
        about=str(meta.get("about", "")),
        expectations=tuple(_expected(file, item, columns) for item in items.value),
    )


def _expected(file: Path, node: YamlNode, columns: Collection[str]) -> Expected:
    parts = _mapping(file, node, "an expectation", _EXPECTATION)
    meta = _meta(file, parts, "the meta of an expectation", _META)
    kind, kwargs, severity = (parts[key].plain() for key in ("type", "kwargs", "severity"))
    if not isinstance(kind, str):
        raise SuiteError(f"{_place(file, parts['type'])}: type must be the name of an expectation")
    if not isinstance(kwargs, dict):
        raise SuiteError(f"{_place(file, parts['kwargs'])}: kwargs must be keys and values")
    for wrong in _refused(kwargs):
        raise SuiteError(f"{_place(file, parts['kwargs'])}: {wrong}")
    if severity not in FAILURE_SEVERITIES:
        wrong = f"severity is {severity!r}; it must be {', '.join(FAILURE_SEVERITIES[:-1])} or {FAILURE_SEVERITIES[-1]}"
        raise SuiteError(f"{_place(file, parts['severity'])}: {wrong}")
    codes = meta.get("codes", [])
    if not isinstance(codes, list) or not all(isinstance(code, str) for code in codes):
        raise SuiteError(f"{_place(file, parts['meta'])}: codes must be a list of rule codes")
    expected = Expected(
        _place(file, node), kind, kwargs, cast("FailureSeverity", severity), str(meta.get("reason", "")), tuple(codes)
    )
    for what, names in (("column", expected.columns()), ("rule", expected.codes)):
        for name in names:
            if not isinstance(name, str) or name not in columns:
                raise SuiteError(f"{expected.place}: no {what} has the name {name!r}{did_you_mean(str(name), columns)}")
    return expected


def _refused(kwargs: Mapping[str, Any]) -> Iterator[str]:
    """Find what Great Expectations would run, fetch or reckon without end rather than compare."""
    if not isinstance(kwargs.get("row_condition", {}), dict):
        yield "row_condition must be keys and values (docs/suites.md); pandas would run a text as code"
    if isinstance(kwargs.get("mostly", 1), bool) or not isinstance(kwargs.get("mostly", 1), int | float):
        yield f"mostly is {kwargs['mostly']!r}; it must be a share, such as 0.9"
    for key, value in _pairs_below(kwargs):
        if key == "$PARAMETER":
            yield "$PARAMETER is refused: it holds a formula; write its value"
        elif key in _REFERENCES and not str(value).startswith("#"):
            yield f"{key} is {str(value)[:MAX_NAME_CHARS]!r}: nothing is fetched; it must begin with #"


def _pairs_below(value: object) -> Iterator[tuple[str, object]]:
    """Walk through all keys and values of mappings and lists inside one another."""
    if isinstance(value, dict):
        for key, part in value.items():
            yield key, part
            yield from _pairs_below(part)
    elif isinstance(value, list):
        for part in value:
            yield from _pairs_below(part)


def _meta(file: Path, parts: Mapping[str, YamlNode], what: str, known: Mapping[str, bool]) -> Mapping[str, Any]:
    if "meta" not in parts:
        return {}
    return {key: node.plain() for key, node in _mapping(file, parts["meta"], what, known).items()}


def _columns_of(condition: object) -> Iterable[str]:
    """Find the columns of a row condition: comparisons, joined by and, by or, in lists."""
    for key, part in _pairs_below(condition):
        if key == "column" and isinstance(part, dict) and isinstance(part.get("name"), str):
            yield part["name"]


def _mapping(file: Path, node: YamlNode, what: str, known: Mapping[str, bool]) -> dict[str, YamlNode]:
    """Take a mapping apart; `known` says of every key that may stand there whether it must."""
    if not isinstance(node.value, dict):
        raise SuiteError(f"{_place(file, node)}: {what} must be keys and values")
    parts: dict[str, YamlNode] = node.value
    for key, part in parts.items():
        if key not in known:
            hint = did_you_mean(key, known) or f"; known are {', '.join(known)}"
            raise SuiteError(f"{file}:{part.key_line}: {what} has no key {key!r}{hint}")
    for key, needed in known.items():
        if needed and key not in parts:
            raise SuiteError(f"{_place(file, node)}: {what} must say its {key}")
    return parts


def _place(file: Path, node: YamlNode) -> str:
    return f"{file}:{node.line}"
