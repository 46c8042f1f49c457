"""What the page of all sources says: sources, the worst first, verdict of the suites, what sources say of each other."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from sourcelint.finding import SEVERITIES
from sourcelint.render import PAIRS
from sourcelint.render.escape import slug
from sourcelint.render.model import told
from sourcelint.render.view import view

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sourcelint.gate.verdict import Outcome, Verdict
    from sourcelint.render import Run
    from sourcelint.render.model import Kind, Quote, View
    from sourcelint.report import SourceReport

MOST = 0.8
"""Share of the sources above which a missing field is said once, of the collection, and not of each source."""

NOT_MISSED = "Updated"
"""A text that was never changed has no such date."""

MAX_PAIRS = 100
"""Pairs of one kind that the page lists; the pages of the sources have more, findings.jsonl all."""

NAMED = 10
"""Sources that an expectation names on the page; the suites' own pages have them all."""


class SourceRow(NamedTuple):
    """A source in the list."""

    source: str
    title: str
    page: str
    letter: str | None
    points: float
    states: tuple[str, ...]
    counts: Mapping[str, int]
    missing: tuple[str, ...]


class CorpusNote(NamedTuple):
    """What a corpus rule holds against each other, once for all the sources that take part."""

    kind: Kind
    code: str
    message: str
    source: str
    page: str
    here: Quote
    there: tuple[Quote, ...]


class MissedExpectation(NamedTuple):
    """An expectation that was missed; `named` are the first sources that fall short, `more` the number of the others."""

    outcome: Outcome
    named: tuple[tuple[str, str], ...]
    more: int


class JudgedSuite(NamedTuple):
    """A suite."""

    title: str
    state: str
    missed: tuple[MissedExpectation, ...]

    @property
    def told(self) -> str:
        """Say the state on a page."""
        return told(self.state, self.missed)


@dataclass(frozen=True, slots=True)
class Summary:
    """The page of all sources.

    `unlisted_pairs` is the number of pairs that `said` leaves out; `everywhere` are the fields that most sources lack, with how many do; `data_docs` is where the suites' own pages lie.
    """

    rows: tuple[SourceRow, ...]
    grades: Mapping[str, int]
    counts: Mapping[str, int]
    verdict: str
    passed: bool | None
    suites: tuple[JudgedSuite, ...]
    everywhere: tuple[tuple[str, int], ...]
    said: tuple[CorpusNote, ...]
    unlisted_pairs: int
    pages: Mapping[str, str]
    data_docs: str


def page_of(source: str, ending: str = "html") -> str:
    """Say where the page of a source lies in the folder of reports."""
    return f"sources/{slug(source)}.{ending}"


def summarise(reports: Iterable[SourceReport], run: Run, verdict: Verdict | None = None) -> Summary:
    """Sum up the reports of a run."""
    views = [view(r, run, verdict) for r in reports]
    lacking = Counter(
        s.label for v in views for s in v.said if s.state != "present" and v.letter and s.label != NOT_MISSED
    )
    graded = sum(v.letter is not None for v in views)
    everywhere = tuple((label, n) for label, n in lacking.most_common() if graded > 1 and n > MOST * graded)
    folded = {label for label, _ in everywhere}
    said = _said(views)
    listed = tuple(s for kind in PAIRS for s in [s for s in said if s.kind == kind][:MAX_PAIRS])
    rows = sorted((_row(v, folded) for v in views), key=_worst_first)
    grades = Counter(v.letter or "none" for v in views)
    return Summary(
        rows=tuple(rows),
        grades={letter: grades[letter] for letter in ("A", "B", "C", "D", "E", "none") if grades[letter]},
        counts={s: sum(v.counts[s] for v in views) for s in SEVERITIES},
        verdict=verdict.headline() if verdict else "",
        passed=verdict.passed if verdict else None,
        suites=_judged(verdict) if verdict else (),
        everywhere=everywhere,
        said=listed,
        unlisted_pairs=len(said) - len(listed) + sum(v.unlisted_pairs for v in views),
        pages={v.source: page_of(v.source) for v in views},
        data_docs="data_docs/index.html" if verdict and "index.html" in verdict.data_docs else "",
    )


def _worst_first(row: SourceRow) -> tuple[bool, int, bool, int, float, str]:
    """Sort what needs somebody first: by the bar, by errors, by grade; no grade and no error, nothing to do."""
    letter = row.letter
    return (
        "bar missed" not in row.states,
        -row.counts["error"],
        letter is None,
        -ord(letter or "A"),
        row.points,
        row.source,
    )


def _row(v: View, folded: set[str]) -> SourceRow:
    missing = tuple(
        f"{s.label.lower()}{'?' if s.state == 'unknown' else ''}"
        for s in v.said
        if s.state != "present" and s.label not in folded and s.label != NOT_MISSED
    )
    return SourceRow(
        v.source, v.title, page_of(v.source), v.letter, v.points, v.states, v.counts, missing if v.letter else ()
    )


def _judged(verdict: Verdict) -> tuple[JudgedSuite, ...]:
    return tuple(
        JudgedSuite(
            suite.title,
            suite.state,
            tuple(
                MissedExpectation(o, tuple((s, page_of(s)) for s in o.sources[:NAMED]), max(0, len(o.sources) - NAMED))
                for o in suite.missed()
            ),
        )
        for suite in verdict.suites
    )


def _said(views: Iterable[View]) -> tuple[CorpusNote, ...]:
    """Give what sources say of each other; a pair that both sides report stands once, with the first of them."""
    seen: set[frozenset[tuple[str, int, int]]] = set()
    found = []
    for v in views:
        for p in v.pairs:
            places = (
                (p.finding.source, p.finding.start, p.finding.end),
                *((r.source, r.start, r.end) for r in p.finding.related),
            )
            if frozenset(places) not in seen:
                seen.add(frozenset(places))
                found.append(
                    CorpusNote(p.kind, p.finding.code, p.finding.message, v.source, page_of(v.source), p.here, p.there)
                )
    return tuple(found)
