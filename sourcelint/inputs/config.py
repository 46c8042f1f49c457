"""Settings: `[tool.sourcelint]` of pyproject.toml, or sourcelint.toml, which needs no table.

    select = ["DAT", "CLM001"]       # only these rules, by code or prefix; default: all
    ignore = ["CLM014"]              # not these
    checks = "checks"                # folder of the suites and the reference tables
    reports = "reports"              # folder that `sourcelint run` writes
    max-bytes = 20_000_000           # of one article; a larger one is reported (ERR001) and not read. A file of several
                                     # articles (JSON, JSON Lines, feed) may have ten times as many
    [columns]                        # of tables (CSV, TSV, Parquet), where their names do not say it: text, title, author,
    text = "artikel"                 # published, modified, url, publisher, language
    [severity]                       # [tool.sourcelint.severity] in pyproject.toml
    CLM001 = "info"

Nothing is guessed: a key, a code or a value that is not known is an error that names the file and the key.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from sourcelint.clean.containers.columns import KEYS
from sourcelint.clean.limits import MAX_ARTICLE_BYTES
from sourcelint.engine.registry import all_rules, every_rule, select
from sourcelint.errors import InputError, did_you_mean
from sourcelint.expressions import lazy
from sourcelint.files import bounded_read
from sourcelint.finding import SEVERITIES

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sourcelint.finding import Severity

FILES = ("sourcelint.toml", "pyproject.toml")
_TABLE = lazy(r"^[ \t\[\"']*+tool[ \t\"']*+(?:\.[ \t\"']*+sourcelint|[\]=])", re.MULTILINE)
"""How a line begins, in each way to write it in TOML, without which a pyproject.toml has no table of ours."""


class ConfigError(InputError, ValueError):
    """A settings file that cannot be used; the message names the file and the key."""


@dataclass(frozen=True, slots=True)
class Config:
    """What a settings file says. Folders are as they stand in the file, joined to the file's own folder.

    `select` and `ignore` are codes or prefixes of codes; an empty `select` means all rules that are not experimental.
    `severity` overrides the severity of rules by code. `checks` is None if the search order of `pipeline/resources.py` decides.
    `max_bytes` is how large an article may be, `columns` says which columns of tables hold what.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, Severity] = field(default_factory=dict)
    checks: str | None = None
    reports: str = "reports"
    max_bytes: int = MAX_ARTICLE_BYTES
    columns: Mapping[str, str] = field(default_factory=dict)


def find(folder: Path) -> Path | None:
    """Find the settings file of a folder: its own or that of the nearest folder above which has one."""
    for here in (folder, *folder.parents):
        for name in FILES:
            path = here / name
            if bounded_read.is_there(path) and (name == FILES[0] or _has_table(path)):
                return path
    return None


def _has_table(path: Path) -> bool:
    """Tell whether a pyproject.toml holds settings of ours. To parse one of other tools' takes longer than to read it."""
    text = bounded_read.read_text(path, bounded_read.MAX_SETTINGS_BYTES)
    return _TABLE.search(text) is not None and "sourcelint" in section(_toml(path), "tool")


def load(path: Path | None) -> Config:
    """Read settings; without a file, the defaults. Raises ConfigError."""
    if path is None:
        return Config()
    table: Mapping[str, Any] = _toml(path)
    if path.name == "pyproject.toml":
        table = section(table, "tool", "sourcelint")
    config = read(table, path.name)
    inside = {
        key: str(path.parent / getattr(config, key))
        if key in table and path.parent != Path.cwd()
        else getattr(config, key)
        for key in ("checks", "reports")
    }
    return replace(config, checks=inside["checks"], reports=inside["reports"])


def _is_list_of_strings(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(code, str) for code in value)


def _is_path(value: object) -> bool:
    return isinstance(value, str) and bool(value)


def _is_positive_number(value: object) -> bool:
    # TOML's `true` is read as a bool, which Python counts among the integers.
    return type(value) is int and value > 0


def _is_anything(_: object) -> bool:
    return True


VALUES: Mapping[str, tuple[Callable[[object], bool], str]] = {
    "select": (_is_list_of_strings, "a list of rule codes"),
    "ignore": (_is_list_of_strings, "a list of rule codes"),
    "checks": (_is_path, "the path of a folder"),
    "reports": (_is_path, "the path of a folder"),
    "max-bytes": (_is_positive_number, "a number of bytes from 1 on, such as 20_000_000"),
}
"""What the value of a key must be; `severity` is checked code by code (`_severities`)."""


def read(table: Mapping[str, Any], name: str) -> Config:
    """Read a table of settings strictly; `name` is the file that messages name. Raises ConfigError."""
    known = {setting.name.replace("_", "-") for setting in fields(Config)}
    for key, value in table.items():
        if key not in known:
            hint = did_you_mean(key, known) or f"; known are {', '.join(sorted(known))}"
            if key == "tool" and name == FILES[0]:
                hint = f"; {name} needs no [tool.sourcelint]: its keys stand at the top"
            raise ConfigError(f"{name}: unknown key {key!r}{hint}")
        fits, wanted = VALUES.get(key, (_is_anything, ""))
        if not fits(value):
            raise ConfigError(f"{name}: {key} must be {wanted}")
    for key in ("select", "ignore"):
        try:
            select(all_rules(), tuple(table.get(key, ())))
        except ValueError as error:
            raise ConfigError(f"{name}: {key}: {error}") from error
    return Config(
        tuple(table.get("select", ())),
        tuple(table.get("ignore", ())),
        _severities(table.get("severity", {}), name),
        table.get("checks"),
        table.get("reports", Config().reports),
        table.get("max-bytes", MAX_ARTICLE_BYTES),
        _columns(table.get("columns", {}), name),
    )


def _columns(table: object, name: str) -> dict[str, str]:
    if not isinstance(table, dict):
        raise ConfigError(f'{name}: columns must be a table, such as text = "artikel"')
    for meaning, column in table.items():
        if meaning not in KEYS:
            raise ConfigError(f"{name}: columns.{meaning}: no column is called so; known are {', '.join(KEYS)}")
        if not isinstance(column, str) or not column.strip():
            raise ConfigError(f"{name}: columns.{meaning} must be the name of a column")
    return dict(table)


def _severities(table: object, name: str) -> dict[str, Severity]:
    if not isinstance(table, dict):
        raise ConfigError(f"{name}: severity must be a table of rule codes")
    for code, value in table.items():
        if all(rule.code != code for rule in every_rule()):
            raise ConfigError(f"{name}: severity.{code}: no rule has this code; `sourcelint rules` lists them")
        if value not in SEVERITIES:
            raise ConfigError(f"{name}: severity.{code}: {value!r} is none of {', '.join(SEVERITIES)}")
    return cast("dict[str, Severity]", dict(table))


def section(table: Mapping[str, Any], *names: str) -> Mapping[str, Any]:
    """Return the table inside tables that has some names; empty if there is none, or something else in its place."""
    for name in names:
        table = table.get(name, {})
        if not isinstance(table, dict):
            return {}
    return table


def _toml(path: Path) -> dict[str, Any]:
    try:
        return bounded_read.read_toml(path)
    except InputError as error:
        raise ConfigError(str(error)) from None
