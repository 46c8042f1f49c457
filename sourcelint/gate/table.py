"""Reports as tables: one row a source for the suites, one row a finding for analysis."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sourcelint.engine.columns import COLUMNS
from sourcelint.engine.registry import every_rule
from sourcelint.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import pandas as pd

    from sourcelint.report import SourceReport


def columns() -> dict[str, str]:
    """Return the names and types of all columns of `table_of`: the source, its facts, one count for each rule."""
    return {"source": "string", **COLUMNS, **{rule.code: "Int64" for rule in every_rule()}}


def table_of(reports: Sequence[SourceReport]) -> pd.DataFrame:
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
    import pandas as pd

    names = [name for name in Finding._fields if name != "related"]
    rows = [finding._asdict() for report in reports for finding in report.findings]
    numbers = {"start", "end", "line", "column"}
    return pd.DataFrame(
        {name: pd.array([row[name] for row in rows], dtype="Int64" if name in numbers else "string") for name in names}
    )


COMPARISON_KINDS = dict.fromkeys(("conflicts", "dated_by", "line", "column", "start", "end"), "Int64")
"""Types of the columns of `comparison_table` that are no text."""


def comparison_table(names: Sequence[str], records: Iterable[Sequence[object]]) -> pd.DataFrame:
    """Return one row for each thing that a source says of an event; `records` have a value for each of the names."""
    import pandas as pd

    rows = list(records)
    return pd.DataFrame(
        {
            name: pd.array([row[at] for row in rows], dtype=COMPARISON_KINDS.get(name, "string"))
            for at, name in enumerate(names)
        }
    )
