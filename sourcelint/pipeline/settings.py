"""How a run lints: the day, the rules, their severities, what is suppressed, the tables."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from sourcelint import errors
from sourcelint.annotate.gazetteers import reference
from sourcelint.clean import limits
from sourcelint.engine import registry
from sourcelint.finding import SEVERITIES
from sourcelint.inputs import suppressions
from sourcelint.pipeline.discover import root_of
from sourcelint.pipeline.resources import shipped

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from sourcelint.annotate.gazetteers.reference import Reference
    from sourcelint.engine.registry import AnyRule
    from sourcelint.finding import Severity
    from sourcelint.inputs.config import Config
    from sourcelint.inputs.suppressions import Suppression
    from sourcelint.pipeline.discover import Source
    from sourcelint.report import Depth
    from sourcelint.rule import CorpusRule, Rule


@dataclass(frozen=True, slots=True)
class Settings:
    """How to lint: the day that counts as today, rules chosen and ignored by code or prefix, severities by code.

    `suppressions` set findings aside. `depth` says how much reports hold (`report.DEPTHS`), and `min_severity` from which
    severity on findings are asked for: rules that have none are not run. `checks` is the folder whose `reference`
    tables sources are compared by; None is the one that `shipped` finds from the working directory. An article of more
    than `max_bytes` is reported and not read. `columns` says which columns of tables hold what, see `read_stream`.
    `compares` says whether sources will be compared, for which each needs a profile: up to half of the time.
    """

    as_of: date | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severities: Mapping[str, Severity] = field(default_factory=dict)
    suppressions: tuple[Suppression, ...] = ()
    depth: Depth = "pages"
    min_severity: Severity = "info"
    checks: Path | None = None
    max_bytes: int = limits.MAX_ARTICLE_BYTES
    columns: Mapping[str, str] = field(default_factory=dict)
    compares: bool = True

    @property
    def table_folders(self) -> tuple[Path, ...]:
        """Where the tables lie that win over the shipped ones."""
        return ((self.checks or shipped("checks")).absolute() / "reference",)

    @property
    def tables(self) -> Reference:
        """The tables by which statements are read and compared. Raises errors.InputError for one that cannot be used."""
        return reference.load(self.table_folders)


def settings_from(
    file: Config,
    as_of: date | None,
    select: Sequence[str] | None = None,
    ignore: Sequence[str] | None = None,
    checks: str | Path | None = None,
    max_bytes: int | None = None,
) -> Settings:
    """Join a settings file and what was asked for, which wins.

    Raises errors.InputError, also for a table that cannot be used: that is said before anything is read.
    """
    chosen = tuple(file.select if select is None else select)
    ignored = tuple(file.ignore if ignore is None else ignore)
    try:
        registry.select(registry.all_rules(), chosen, ignored)
    except ValueError as error:
        raise errors.InputError(str(error)) from None
    settings = Settings(
        as_of,
        chosen,
        ignored,
        file.severity,
        checks=shipped("checks", checks or file.checks),
        max_bytes=max_bytes or file.max_bytes,
        columns=file.columns,
    )
    _ = settings.tables
    return settings


def suppressions_of(paths: Iterable[Path | str], *, follow_links: bool = False) -> tuple[Suppression, ...]:
    """Read the list of suppressions in the folder that some paths share. Raises errors.InputError."""
    given = [path for path in paths if Path(path).exists()]
    return suppressions.read(_as_given(root_of(given)), follow_links=follow_links) if given else ()


def notices_of(settings: Settings, sources: Iterable[Source], used: Collection[str]) -> Iterator[str]:
    """Say which suppressions do nothing any more; `used` are the places of those that did something in this run."""
    if not settings.suppressions:  # which saves most runs the rules across sources
        return iter(())
    codes = {rule.code for rule in registry.select(registry.all_rules(), settings.select, settings.ignore)}
    codes |= {rule.code for rule in registry.select(registry.all_corpus_rules(), settings.select, settings.ignore)}
    return suppressions.notices(settings.suppressions, used, [source.id for source in sources], codes, settings.as_of)


def _as_given(folder: Path) -> Path:
    """Name a folder as it is typed: relative to the working directory if it is below."""
    here = Path.cwd()
    return folder.relative_to(here) if folder.is_relative_to(here) else folder


def rules_of(settings: Settings) -> tuple[Rule, ...]:
    """Return the rules over one source that are asked for."""
    return _rules(settings.select, settings.ignore, settings.min_severity, tuple(settings.severities.items()))


@lru_cache(maxsize=8)
def _rules(
    chosen: tuple[str, ...],
    ignored: tuple[str, ...],
    min_severity: Severity,
    severities: tuple[tuple[str, Severity], ...],
) -> tuple[Rule, ...]:
    return _asked_for(registry.select(registry.all_rules(), chosen, ignored), min_severity, dict(severities))


def corpus_rules_of(settings: Settings, *, alone: bool = False) -> tuple[CorpusRule, ...]:
    """Return the rules across sources that are asked for; `alone`: those that say something of one source."""
    if not settings.compares:
        return ()
    rules = registry.rules_against_tables() if alone else registry.all_corpus_rules()
    chosen = registry.select(rules, settings.select, settings.ignore)
    return _asked_for(chosen, settings.min_severity, settings.severities)


def needs_every_sentence(settings: Settings) -> bool:
    """Tell whether sources must be read for rules that compare all their sentences; reports with pages may be kept, and hold all."""
    return settings.depth != "findings" or any(rule.every_sentence for rule in corpus_rules_of(settings))


def _asked_for(
    rules: tuple[AnyRule, ...], min_severity: Severity, severities: Mapping[str, Severity]
) -> tuple[AnyRule, ...]:
    """Leave out the rules whose findings never have the severity that is asked for."""
    enough = SEVERITIES[: SEVERITIES.index(min_severity) + 1]
    return tuple(rule for rule in rules if severities.get(rule.code, rule.max_severity) in enough)
