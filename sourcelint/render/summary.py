"""What the page of all sources says: sources, the worst first, verdict of the suites, what sources say of each other."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple

from sourcelint.finding import SEVERITIES
from sourcelint.render import PAIRS
from sourcelint.render.escape import slug
from sourcelint.render.missed import paired
from sourcelint.render.model import Kind, Quote, describe_state
from sourcelint.render.view import view

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sourcelint.finding import Finding
    from sourcelint.gate.verdict import Outcome, Verdict
    from sourcelint.render import Run
    from sourcelint.render.model import View
    from sourcelint.report import SourceReport

MIN_SHARE_LACKING = 0.8
"""Share of the sources above which a missing field is said once, of the collection, and not of each source."""

NOT_MISSED = "Updated"
"""A text that was never changed has no such date."""

MAX_PAIRS = 100
"""Pairs of one kind that the page lists; the pages of the sources have more, findings.jsonl all."""

MAX_NAMED_SOURCES = 10
"""Sources that an expectation names on the page; the suites' own pages have them all."""


class Brief(NamedTuple):
    """What the page of all sources reads of the report of one: `said` are fields and their states, `pairs` what it says of others.

    `ties` has for each of the pairs a hash of its place with each place in another source, the same from either side.
    """

    source: str
    title: str
    letter: str | None
    points: float
    states: tuple[str, ...]
    counts: Mapping[str, int]
    said: tuple[tuple[str, str], ...]
    pairs: tuple[CorpusNote, ...]
    ties: tuple[tuple[bytes, ...], ...]
    unlisted_pairs: int


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


class NamedSource(NamedTuple):
    """A source that falls short, what it has in the column ("" if that is not known), and its page."""

    source: str
    value: str
    page: str


class MissedExpectation(NamedTuple):
    """An expectation that was missed; `named` are the first sources that fall short, `more` the number of the others."""

    outcome: Outcome
    named: tuple[NamedSource, ...]
    more: int


class JudgedSuite(NamedTuple):
    """A suite."""

    title: str
    state: str
    missed: tuple[MissedExpectation, ...]

    @property
    def shown_state(self) -> str:
        """Say the state on a page."""
        return describe_state(self.state, self.missed)


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
    return summarise_briefs([brief_of(view(report, run, verdict)) for report in reports], verdict)


def brief_of(page: View) -> Brief:
    """Return what the page of all sources reads of a report that is arranged for reading."""
    return Brief(
        source=page.source,
        title=page.title,
        letter=page.letter,
        points=page.points,
        states=page.states,
        counts=page.counts,
        said=tuple((item.label, item.state) for item in page.said),
        pairs=tuple(
            CorpusNote(
                pair.kind,
                pair.finding.code,
                pair.finding.message,
                page.source,
                page_of(page.source),
                pair.here,
                pair.there,
            )
            for pair in page.pairs
        ),
        ties=tuple(_ties(pair.finding) for pair in page.pairs),
        unlisted_pairs=page.unlisted_pairs,
    )


def _ties(finding: Finding) -> tuple[bytes, ...]:
    here = (finding.source, finding.start, finding.end)
    sides = (sorted((here, (place.source, place.start, place.end))) for place in finding.related)
    return tuple(sha256(repr((finding.code, both)).encode("utf8", "surrogatepass")).digest() for both in sides)


def summarise_briefs(briefs: Iterable[Brief], verdict: Verdict | None = None) -> Summary:
    """Sum up what is read of the reports of a run, of which little is held at a time."""
    across = _Across()
    views = [across.take(brief) for brief in briefs]
    everywhere = _lacking_everywhere(views)
    folded = {label for label, _ in everywhere}
    rows = sorted((_row(page, folded) for page in views), key=_worst_first)
    return Summary(
        rows=tuple(rows),
        grades=_grades(views),
        counts={severity: sum(page.counts[severity] for page in views) for severity in SEVERITIES},
        verdict=verdict.headline() if verdict else "",
        passed=verdict.passed if verdict else None,
        suites=_judged(verdict) if verdict else (),
        data_docs=_data_docs(verdict),
        everywhere=everywhere,
        said=across.listed(),
        unlisted_pairs=across.unlisted + sum(page.unlisted_pairs for page in views),
        pages={page.source: page_of(page.source) for page in views},
    )


def _lacking_everywhere(views: Iterable[Brief]) -> tuple[tuple[str, int], ...]:
    """Find the fields that most of the graded sources lack, with how many do; nothing if only one has a grade."""
    graded = [page for page in views if page.letter is not None]
    if len(graded) <= 1:
        return ()
    lacking = Counter(
        label for page in graded for label, state in page.said if state != "present" and label != NOT_MISSED
    )
    return tuple((label, count) for label, count in lacking.most_common() if count > MIN_SHARE_LACKING * len(graded))


def _data_docs(verdict: Verdict | None) -> str:
    """Return where the suites' own pages lie, "" if there are none."""
    return "data_docs/index.html" if verdict and "index.html" in verdict.data_docs else ""


def _grades(views: Iterable[Brief]) -> dict[str, int]:
    """Count the sources by grade, the best first."""
    grades = Counter(page.letter or "none" for page in views)
    return {letter: grades[letter] for letter in ("A", "B", "C", "D", "E", "none") if grades[letter]}


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


def _row(page: Brief, folded: set[str]) -> SourceRow:
    missing = tuple(
        f"{label.lower()}{'?' if state == 'unknown' else ''}"
        for label, state in page.said
        if state != "present" and label not in folded and label != NOT_MISSED
    )
    return SourceRow(
        page.source,
        page.title,
        page_of(page.source),
        page.letter,
        page.points,
        page.states,
        page.counts,
        missing if page.letter else (),
    )


def _judged(verdict: Verdict) -> tuple[JudgedSuite, ...]:
    return tuple(
        JudgedSuite(
            suite.title,
            suite.state,
            tuple(
                MissedExpectation(
                    outcome,
                    tuple(
                        NamedSource(source, value, page_of(source))
                        for source, value in paired(outcome)[:MAX_NAMED_SOURCES]
                    ),
                    max(0, len(outcome.sources) - MAX_NAMED_SOURCES),
                )
                for outcome in suite.missed()
            ),
        )
        for suite in verdict.suites
    )


class _Across:
    """Takes in what sources say of each other; a pair that both sides report stands once, with the first of them."""

    def __init__(self) -> None:
        self._seen: set[bytes] = set()
        self._first: defaultdict[str, list[CorpusNote]] = defaultdict(list)
        self.unlisted = 0

    def take(self, page: Brief) -> Brief:
        """Take in the pairs of a source, and return the rest of what is read of it."""
        for pair, ties in zip(page.pairs, page.ties, strict=True):
            if self._seen.isdisjoint(ties):
                self._seen.update(ties)
                self._list(pair)
        return page._replace(pairs=(), ties=())

    def _list(self, pair: CorpusNote) -> None:
        if pair.kind in PAIRS and len(self._first[pair.kind]) < MAX_PAIRS:
            self._first[pair.kind].append(pair)
        else:
            self.unlisted += 1

    def listed(self) -> tuple[CorpusNote, ...]:
        """Return the first pairs of each kind."""
        return tuple(pair for kind in PAIRS for pair in self._first[kind])
