"""Which findings pages and texts list: a source with thousands of one kind is shown some, and told how many there are.

Counts, grades, suites, baselines and the formats for machines always have all.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from sourcelint.finding import SEVERITIES
from sourcelint.render import select_shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sourcelint.finding import Finding
    from sourcelint.render import Run

MAX_LISTED_PER_RULE, MAX_LISTED_PER_SOURCE = 100, 500
"""Findings of one source that are listed: of one rule, and of all.

The hundredth finding of one rule tells a reader nothing that the first did not. A finding takes about 1 KB of a page and
150 bytes of a log, so that a page stays below 1 MB beside the raw text, and a source below 100 KB of a log: a raw file of
24 KB had a page of 7.5 MB. Pages, Markdown, artifacts, terminal, annotations and JUnit share the numbers, so that they
list the same findings.
"""

MAX_PLACES = 5
"""Places beside its own that one entry of a list shows."""

MAX_ROWS = 100
"""Rows of a table about one source: dates, pairs of one kind, findings that are set aside."""

WHERE_ALL_ARE = "findings.jsonl and --format jsonl have all"


class Listed(NamedTuple):
    """The findings to list, in their order, and how many more there are of each rule."""

    findings: tuple[Finding, ...]
    more: Mapping[str, int]


def choose_listed(findings: Iterable[Finding], run: Run) -> Listed:
    """Choose the findings to list: the gravest ones first, of equal ones those that stand first."""
    visible = select_shown(findings, run)
    if len(visible) <= MAX_LISTED_PER_RULE:
        return Listed(visible, {})
    taken: set[int] = set()
    more, of_rule, of_source = Counter[str](), Counter[tuple[str, str]](), Counter[str]()
    for number in sorted(range(len(visible)), key=lambda number: SEVERITIES.index(visible[number].severity)):
        code, source = visible[number].code, visible[number].source
        if of_rule[source, code] == MAX_LISTED_PER_RULE or of_source[source] == MAX_LISTED_PER_SOURCE:
            more[code] += 1
            continue
        of_rule[source, code] += 1
        of_source[source] += 1
        taken.add(number)
    return Listed(
        tuple(finding for number, finding in enumerate(visible) if number in taken), dict(sorted(more.items()))
    )


def describe_unlisted(more: Mapping[str, int]) -> str:
    """Say how many findings are not listed, and where they are; empty if all are."""
    if not more:
        return ""
    return (
        "Not listed: " + ", ".join(f"{count:,} more of {code}" for code, count in more.items()) + f"; {WHERE_ALL_ARE}."
    )
