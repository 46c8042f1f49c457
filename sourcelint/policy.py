"""Read the suites of a folder, strictly: what a suite file says wrongly is an error that names its line.

Great Expectations drops what it does not understand from a suite and goes on; a bar that loses an expectation by a
misspelling is no bar. This module looks at the form of the files; `suites.py` has each expectation built.
"""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from sourcelint.config import ConfigError
from sourcelint.verdict import FAILURE_SEVERITIES

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from pathlib import Path

    import yaml

    from sourcelint.verdict import FailureSeverity

COLUMN_KEYS = ("column", "column_A", "column_B", "column_list")
YAML_TRAPS = {"yes", "no", "on", "off", "y", "n"}
"""Words that YAML 1.1 reads as true or false: `no` is the code of Norwegian."""

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

    def columns(self) -> Iterable[str]:
        """Give the columns of the table that it reads."""
        for key in COLUMN_KEYS:
            value = self.kwargs.get(key, ())
            yield from (value,) if isinstance(value, str) else value
        yield from _columns_of(self.kwargs.get("row_condition"))


@dataclass(frozen=True, slots=True)
class Suite:
    """One suite file. `title` is a heading for people, by default the name; `about` says what the bar is for."""

    place: str
    name: str
    title: str
    about: str
    expectations: tuple[Expected, ...]


def read_suites(folder: Path, columns: Collection[str]) -> tuple[Suite, ...]:
    """Read all suites of a folder, in the order of file names; `columns` are those that the table has.

    Raises SuiteError for a folder without suites, YAML that cannot be read, a key, severity or column that is not
    known, a missing or repeated key, a name that stands twice.
    """
    files = sorted(p for p in folder.glob("*") if p.suffix in {".yaml", ".yml"} and p.is_file())
    if not files:
        raise SuiteError(f"{folder}: no suites; a suite is a file that ends in .yaml")
    suites: dict[str, Suite] = {}
    for file in files:
        suite = _suite(file, columns)
        if suite.name in suites:
            raise SuiteError(f"{suite.place}: the name {suite.name!r} is taken by {suites[suite.name].place}")
        suites[suite.name] = suite
    return tuple(suites.values())


def _suite(file: Path, columns: Collection[str]) -> Suite:
    import yaml

    try:
        loader = yaml.SafeLoader(file.read_text(encoding="utf8"))
        root = loader.get_single_node()
    except (yaml.YAMLError, UnicodeDecodeError, OSError) as error:
        mark = getattr(error, "problem_mark", None)
        place = f"{file}:{mark.line + 1}" if mark else str(file)
        raise SuiteError(f"{place}: cannot be read: {getattr(error, 'problem', None) or error}") from error
    if root is None:
        raise SuiteError(f"{file}: is empty")
    _look_for_traps(file, root)
    parts = _mapping(file, root, "a suite", _SUITE)
    name, meta = _value(loader, parts["name"]), _meta(file, loader, parts, "the meta of a suite", _SUITE_META)
    if not isinstance(name, str) or not name.isidentifier():
        raise SuiteError(f"{_place(file, parts['name'])}: the name must be a word of letters, digits and underscores")
    items = parts["expectations"]
    if not isinstance(items, yaml.SequenceNode) or not items.value:
        raise SuiteError(f"{_place(file, items)}: expectations must be a list of at least one")
    return Suite(
        place=_place(file, parts["name"]),
        name=name,
        title=str(meta.get("title", name.replace("_", " ").capitalize())),
        about=str(meta.get("about", "")),
        expectations=tuple(_expected(file, loader, item, columns) for item in items.value),
    )


def _expected(file: Path, loader: yaml.SafeLoader, node: yaml.Node, columns: Collection[str]) -> Expected:
    parts = _mapping(file, node, "an expectation", _EXPECTATION)
    meta = _meta(file, loader, parts, "the meta of an expectation", _META)
    kind, kwargs, severity = (_value(loader, parts[key]) for key in ("type", "kwargs", "severity"))
    if not isinstance(kind, str):
        raise SuiteError(f"{_place(file, parts['type'])}: type must be the name of an expectation")
    if not isinstance(kwargs, dict):
        raise SuiteError(f"{_place(file, parts['kwargs'])}: kwargs must be keys and values")
    if severity not in FAILURE_SEVERITIES:
        wrong = f"severity is {severity!r}; it must be {', '.join(FAILURE_SEVERITIES[:-1])} or {FAILURE_SEVERITIES[-1]}"
        raise SuiteError(f"{_place(file, parts['severity'])}: {wrong}")
    codes = meta.get("codes", [])
    if not isinstance(codes, list) or not all(isinstance(c, str) for c in codes):
        raise SuiteError(f"{_place(file, parts['meta'])}: codes must be a list of rule codes")
    expected = Expected(
        _place(file, node), kind, kwargs, cast("FailureSeverity", severity), str(meta.get("reason", "")), tuple(codes)
    )
    for what, names in (("column", expected.columns()), ("rule", expected.codes)):
        for name in names:
            if name not in columns:
                raise SuiteError(f"{expected.place}: no {what} has the name {name!r}{_guess(str(name), columns)}")
    return expected


def _meta(
    file: Path, loader: yaml.SafeLoader, parts: Mapping[str, yaml.Node], what: str, known: Mapping[str, bool]
) -> Mapping[str, Any]:
    if "meta" not in parts:
        return {}
    return {key: _value(loader, node) for key, node in _mapping(file, parts["meta"], what, known).items()}


def _columns_of(condition: object) -> Iterable[str]:
    """Give the columns of a row condition: comparisons, joined by and, by or, in lists."""
    if isinstance(condition, dict):
        if isinstance(column := condition.get("column"), dict) and isinstance(column.get("name"), str):
            yield column["name"]
        for part in condition.values():
            yield from _columns_of(part)
    elif isinstance(condition, list):
        for part in condition:
            yield from _columns_of(part)


def _mapping(file: Path, node: yaml.Node, what: str, known: Mapping[str, bool]) -> dict[str, yaml.Node]:
    """Take a mapping apart; `known` says of every key that may stand there whether it must."""
    import yaml

    if not isinstance(node, yaml.MappingNode):
        raise SuiteError(f"{_place(file, node)}: {what} must be keys and values")
    parts = {str(key.value): value for key, value in node.value}
    for key, _ in node.value:
        if str(key.value) not in known:
            wrong = f"{what} has no key {key.value!r}{_guess(str(key.value), known)}"
            raise SuiteError(f"{_place(file, key)}: {wrong}; known are {', '.join(known)}")
    for key, needed in known.items():
        if needed and key not in parts:
            raise SuiteError(f"{_place(file, node)}: {what} must say its {key}")
    return parts


def _look_for_traps(file: Path, node: yaml.Node) -> None:
    """Refuse what YAML reads without a word but otherwise than it looks: keys that stand twice, `no` for false."""
    import yaml

    if isinstance(node, yaml.MappingNode):
        seen = set()
        for key, value in node.value:
            if str(key.value) in seen:
                raise SuiteError(f"{_place(file, key)}: the key {key.value!r} stands twice")
            seen.add(str(key.value))
            _look_for_traps(file, value)
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            _look_for_traps(file, item)
    elif node.tag.endswith(":bool") and node.value.lower() in YAML_TRAPS:
        raise SuiteError(
            f'{_place(file, node)}: YAML reads {node.value} as a truth value; write "{node.value}" or true'
        )


def _value(loader: yaml.SafeLoader, node: yaml.Node) -> Any:
    return loader.construct_object(node, deep=True)


def _place(file: Path, node: yaml.Node) -> str:
    return f"{file}:{node.start_mark.line + 1}"


def _guess(name: str, known: Iterable[str]) -> str:
    near = difflib.get_close_matches(name, known, 1)
    return f"; did you mean {near[0]!r}?" if near else ""
