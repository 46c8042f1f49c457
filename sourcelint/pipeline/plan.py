"""What a run is to do: the settings file joined with what was asked for, and whether it could be done."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from sourcelint.errors import InputError
from sourcelint.files.remote import is_url, shown
from sourcelint.gate import suite_files, table
from sourcelint.inputs import config
from sourcelint.pipeline import judging
from sourcelint.pipeline.discover import discover
from sourcelint.pipeline.incremental import suites_are_known
from sourcelint.pipeline.read import import_all
from sourcelint.pipeline.resources import shipped
from sourcelint.pipeline.run import check_reports_folder
from sourcelint.pipeline.settings import Settings, settings_from, suppressions_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from sourcelint.pipeline.discover import Source


class Plan(NamedTuple):
    """How to lint, by which suites to judge, where the reports go."""

    settings: Settings
    checks: Path
    reports: Path

    @classmethod
    def of(
        cls,
        as_of: date | None,
        settings: str | None = None,
        checks: str | None = None,
        reports: str | None = None,
        select: Sequence[str] | None = None,
        ignore: Sequence[str] | None = None,
    ) -> Plan:
        """Join the settings file and the parameters of a flow run, which win. Raises InputError."""
        file = config.load(Path(settings) if settings else config.find(Path.cwd()))
        folder = shipped("checks", checks or file.checks).absolute()
        return cls(settings_from(file, as_of, select, ignore, folder), folder, Path(reports or file.reports))

    def check(self, raw: str, *, follow_links: bool) -> tuple[Source, ...]:
        """Raise InputError or SuiteError for what stops a run and is quickly found; return the sources in the folder `raw`."""
        if is_url(raw) and "?" in raw:
            raise InputError(
                f"{shown(raw)}: a run keeps what it is called with, and a query may hold a secret; use check"
            )
        sources = discover([raw], follow_links=follow_links)
        suppressions_of([raw], follow_links=follow_links)
        suite_files.read_suites(self.checks, table.columns())
        return sources

    def rehearse(self, raw: str, sources: Iterable[Source]) -> None:
        """Load what a run needs and make the folder of reports. Raises what would stop it before its first source is linted.

        Great Expectations, which takes seconds, is left out if an earlier run judged by the same suites.
        """
        import_all()
        if not suites_are_known(self.reports, self.checks):
            judging.try_suites(self.checks)
        check_reports_folder(self.reports, sources, raw)
