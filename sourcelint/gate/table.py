"""Reports as tables: one row a source for the suites; one row a finding, or a thing said of an event, for analysis."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sourcelint.engine.columns import COLUMNS
from sourcelint.engine.registry import every_rule
from sourcelint.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    import pandas as pd

    from sourcelint.report import SourceReport

NUMBERS = frozenset(("line", "column", "start", "end", "conflicts", "dated_by"))
"""Columns of findings and of what sources say of an event that are no text."""


class Row(NamedTuple):
    """What the suites judge of a source."""

    source: str
    facts: Mapping[str, object]
    counts: Mapping[str, int | None]


def rows_of(reports: Iterable[SourceReport]) -> list[Row]:
    """Return what the suites judge of each source: little beside its report."""
    return [Row(report.source, report.facts, report.counts) for report in reports]


def columns() -> dict[str, str]:
    """Return the names and types of all columns of `table_of`: the source, its facts, one count for each rule."""
    return {"source": "string", **COLUMNS, **{rule.code: "Int64" for rule in every_rule()}}


def table_of(reports: Sequence[SourceReport | Row]) -> pd.DataFrame:
    """Return one row for each source, in their order; every column is there and typed even if all values are null.

    A count is null, not 0, if the rule does not read the source's language, was not chosen, or crashed.
    """
    import pandas as pd

    rows = [{"source": report.source, **report.facts, **report.counts} for report in reports]
    return pd.DataFrame(
        {name: pd.array([row.get(name) for row in rows], dtype=kind) for name, kind in columns().items()}
    )


def findings_table(reports: Sequence[SourceReport]) -> pd.DataFrame:
    """Return one row for each finding; related places are left to the JSON reports."""
    names = [name for name in Finding._fields if name != "related"]
    findings = (finding for report in reports for finding in report.findings)
    return table_of_records(names, ([getattr(finding, name) for name in names] for finding in findings))


def table_of_records(names: Sequence[str], records: Iterable[Sequence[object]]) -> pd.DataFrame:
    """Return one row for each record, which has a value for each of the names: text, but for those in `NUMBERS`."""
    import pandas as pd

    rows = list(records)
    return pd.DataFrame(
        {
            name: pd.array([row[at] for row in rows], dtype="Int64" if name in NUMBERS else "string")
            for at, name in enumerate(names)
        }
    )
