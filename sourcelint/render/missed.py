"""How the formats that write lines name the sources that fall short of an expectation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sourcelint.render import escape

if TYPE_CHECKING:
    from sourcelint.gate.verdict import Outcome
    from sourcelint.render import Run

MAX_NAMED_SOURCES = 5
"""Sources that an expectation names on a terminal, in an annotation, in a test case."""


def name_sources(outcome: Outcome, run: Run) -> str:
    """Name the first sources that fall short, as typed, with what they have instead: "raw/a.txt (E), raw/b.txt (D)".

    The text is safe to show on one line.
    """
    shown = [_named(source, value, run) for source, value in paired(outcome)[:MAX_NAMED_SOURCES]]
    more = len(outcome.sources) - len(shown)
    return ", ".join(shown) + (f" and {more:,} more" if more else "")


def paired(outcome: Outcome) -> list[tuple[str, str]]:
    """Return each source that falls short with what it has in the column, "" if that is not known."""
    values = outcome.values or ("",) * len(outcome.sources)
    return list(zip(outcome.sources, values, strict=True))


def describe(outcome: Outcome) -> str:
    """Say what is asked, and for an expectation about all sources together what they come to."""
    return escape.one_line(outcome.bar) + (f", here {escape.one_line(outcome.observed)}" if outcome.observed else "")


def _named(source: str, value: str, run: Run) -> str:
    name = escape.visible(escape.cut(run.name(source)))
    return f"{name} ({escape.one_line(value)})" if value else name
