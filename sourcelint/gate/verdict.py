"""What the suites decide about a run: plain values, without the machinery that decided it."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from sourcelint.counting import format_count

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

FailureSeverity = Literal["critical", "warning", "info"]
State = Literal["met", "missed", "not applicable"]

FAILURE_SEVERITIES: tuple[FailureSeverity, ...] = ("critical", "warning", "info")
"""Severities of an expectation, the gravest first. A missed critical one fails the gate; the others are shown."""

MAX_MISSED = 3
"""Expectations that one line names; the pages have them all."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How the sources of a run meet one expectation.

    `bar` is what it asks, in words; `reason` and `codes` are its `meta`: why, and the rules that it rests on. `judged`
    is the number of sources that it could judge: those with a null in its column are skipped, and if there is no
    other source the state is "not applicable", never "met". `sources` are the ids that fall short, sorted; in the
    state "met" they are within the tolerance (`mostly`). `values` says what each of them has in the column, in their
    order. `observed` is the measured value of an expectation about the table as a whole, else empty.
    """

    suite: str
    bar: str
    column: str
    severity: FailureSeverity
    state: State
    reason: str = ""
    codes: tuple[str, ...] = ()
    judged: int = 0
    sources: tuple[str, ...] = ()
    values: tuple[str, ...] = ()
    observed: str = ""


@dataclass(frozen=True, slots=True)
class SuiteVerdict:
    """The outcomes of one suite, in the order of its file. `title` is a heading for people."""

    name: str
    title: str
    outcomes: tuple[Outcome, ...]

    @property
    def state(self) -> State:
        """Return "missed" if a critical expectation is, "not applicable" if none could be judged, else "met"."""
        return _state(self.outcomes)

    def missed(self, severity: FailureSeverity | None = None) -> tuple[Outcome, ...]:
        """Return the outcomes that were missed, of one severity or of all."""
        return tuple(
            outcome for outcome in self.outcomes if outcome.state == "missed" and severity in (None, outcome.severity)
        )


@dataclass(frozen=True)
class Verdict:
    """What all suites decide about the sources of a run. `data_docs` holds their pages: file name to HTML."""

    sources: tuple[str, ...]
    suites: tuple[SuiteVerdict, ...]
    data_docs: Mapping[str, str] = field(default_factory=dict, repr=False, compare=False)

    @cached_property
    def state(self) -> State:
        """Return the verdict of the run. Without sources it is "not applicable", which passes no gate."""
        return _state(tuple(outcome for suite in self.suites for outcome in suite.outcomes))

    @property
    def passed(self) -> bool:
        """Tell whether a gate lets the run through."""
        return self.state == "met"

    @cached_property
    def _by_source(self) -> Mapping[str, tuple[Outcome, ...]]:
        return _by_source(self.missed())

    @cached_property
    def _by_suite(self) -> tuple[tuple[SuiteVerdict, Mapping[str, tuple[Outcome, ...]]], ...]:
        return tuple((suite, _by_source(suite.missed())) for suite in self.suites)

    def suites_of(self, source: str) -> tuple[tuple[SuiteVerdict, tuple[Outcome, ...]], ...]:
        """Return each suite with what was missed of it by a source, in the order of its file."""
        return tuple((suite, named.get(source, ())) for suite, named in self._by_suite)

    def missed(self, source: str | None = None) -> tuple[Outcome, ...]:
        """Return what was missed, the gravest first; with a source, what that source is named for."""
        if source is not None:
            return self._by_source.get(source, ())
        found = [outcome for suite in self.suites for outcome in suite.missed()]
        return tuple(sorted(found, key=lambda outcome: FAILURE_SEVERITIES.index(outcome.severity)))

    def state_of(self, source: str) -> State:
        """Return the verdict of one source: "missed" if a missed critical expectation names it."""
        if any(outcome.severity == "critical" for outcome in self.missed(source)):
            return "missed"
        return "not applicable" if self.state == "not applicable" else "met"

    def headline(self) -> str:
        """Say in a few words what was decided."""
        if not self.sources:
            return "There was no source to judge."
        total = len(self.sources)
        if self.state == "not applicable":
            return f"No expectation applies to the {format_count(total, 'source')}."
        if self.state == "met":
            return f"{format_count(total, 'source')}: the bar is met."
        named = sum(self.state_of(source) == "missed" for source in self.sources)
        who = f"{named} of {format_count(total, 'source')}" if named else "the sources as a whole"
        return f"The bar is missed by {who}."

    def summary(self) -> str:
        """Say in one line what was decided, and why: the first of what is missed, and how much more there is."""
        missed = [outcome.bar for outcome in self.missed() if outcome.severity == "critical"] if self.sources else []
        if not missed:
            return self.headline()
        more = [f"and {len(missed) - MAX_MISSED:,} more"] if len(missed) > MAX_MISSED else []
        return f"{self.headline()} Missed: " + "; ".join((*missed[:MAX_MISSED], *more)) + "."


def _by_source(outcomes: Iterable[Outcome]) -> dict[str, tuple[Outcome, ...]]:
    """Return the outcomes that name a source, by the source."""
    named: dict[str, list[Outcome]] = {}
    for outcome in outcomes:
        for source in outcome.sources:
            named.setdefault(source, []).append(outcome)
    return {source: tuple(own) for source, own in named.items()}


def _state(outcomes: tuple[Outcome, ...]) -> State:
    if any(outcome.state == "missed" and outcome.severity == "critical" for outcome in outcomes):
        return "missed"
    return "met" if any(outcome.state != "not applicable" for outcome in outcomes) else "not applicable"
