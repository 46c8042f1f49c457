"""A report as it is read: the parts that all pages share, in their order. `view.py` fills them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping, Sized

    from sourcelint.document import State
    from sourcelint.finding import Finding, Suppressed
    from sourcelint.report import Deduction

Kind = Literal["disagree", "agree", "copy", "names"]


@dataclass(frozen=True, slots=True)
class Quote:
    """A place in a raw file as it is shown: in the words of the cleaned text, where they stand there.

    `source` is empty if it is the report's own. `raw` is what stands in the file, if that is not the same.
    """

    line: int
    column: int
    before: str
    text: str
    after: str
    cut: bool = False
    source: str = ""
    raw: str = ""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why the verdict is what it is. Without `shown` the place is the source's title, whose words say nothing of it."""

    message: str
    code: str = ""
    quote: Quote | None = None
    fingerprint: str = ""
    shown: bool = True


@dataclass(frozen=True, slots=True)
class MetadataItem:
    """One of who, when and where from."""

    label: str
    state: State
    value: str
    quote: Quote | None


@dataclass(frozen=True, slots=True)
class Verify:
    """A claim to verify first."""

    quote: Quote
    score: float
    reasons: tuple[str, ...]
    support: str
    others: str


@dataclass(frozen=True, slots=True)
class VoiceRow:
    """Somebody whom the text lets speak; `quote` is where it first does."""

    label: str
    named: bool
    statements: int
    quotations: int
    quote: Quote


@dataclass(frozen=True, slots=True)
class Pair:
    """What a corpus rule holds against each other; never says who is right."""

    kind: Kind
    finding: Finding
    here: Quote
    there: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Pillar:
    """A pillar of the grade."""

    name: str
    kept: float
    cap: float
    charges: tuple[Deduction, ...]


@dataclass(frozen=True, slots=True)
class RepairSummary:
    """What cleaning undid, with its first places."""

    name: str
    count: int
    note: str
    places: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class ShownFinding:
    """A finding with what is shown of the raw file; without `shown` as in a reason.

    `unlisted` is the number of its related places that `related` leaves out.
    """

    finding: Finding
    quote: Quote
    related: tuple[Quote, ...]
    shown: bool = True
    unlisted: int = 0


@dataclass(frozen=True, slots=True)
class FindingGroup:
    """Findings that are one fault to the reader; `note` says why, empty for a single finding."""

    entries: tuple[ShownFinding, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class DateRow:
    """A date that the source names or states about itself; `count` is how often its text names it."""

    value: str
    label: str
    quote: Quote
    count: int


def describe_state(state: str, missed: Sized) -> str:
    """Say the state of a suite; where only expectations that are not critical are missed, that there are such."""
    return "met, with notes" if state == "met" and len(missed) else state


@dataclass(frozen=True, slots=True)
class SuiteResult:
    """What a suite says of a source: its title, met or missed, and what it asks that this source does not have."""

    title: str
    state: str
    missed: tuple[str, ...]

    @property
    def shown_state(self) -> str:
        """Say the state on a page."""
        return describe_state(self.state, self.missed)


@dataclass(frozen=True, slots=True)
class View:
    """A report.

    Lists are cut (`listing.py`): `more` says which findings are not listed, the `unlisted` numbers how many rows of a
    table are not. `meaning` says in a sentence what the letter stands for, `lifted` and
    `lowered` say what moved the grade, `silent` which rules did not read the text, and why.
    """

    source: str
    path: str
    title: str
    letter: str | None
    points: float
    lost: float
    states: tuple[str, ...]
    note: str
    meaning: str
    lifted: str
    lowered: str
    reasons: tuple[Reason, ...]
    counts: Mapping[str, int]
    said: tuple[MetadataItem, ...]
    verify: tuple[Verify, ...]
    voices: tuple[VoiceRow, ...]
    unlisted_voices: int
    pairs: tuple[Pair, ...]
    unlisted_pairs: int
    alone: int
    pillars: tuple[Pillar, ...]
    gates: tuple[str, ...]
    suites: tuple[SuiteResult, ...]
    mended: tuple[RepairSummary, ...]
    missing: tuple[RepairSummary, ...]
    whole: tuple[ShownFinding, ...]
    stories: tuple[FindingGroup, ...]
    more: str
    hidden: int
    suppressed: tuple[Suppressed, ...]
    unlisted_suppressed: int
    timeline: tuple[DateRow, ...]
    unlisted_dates: int
    rules: tuple[tuple[str, str, str], ...]
    silent: str
    about: tuple[tuple[str, str], ...]

    @property
    def entries(self) -> tuple[ShownFinding, ...]:
        """The findings that are listed."""
        return (*self.whole, *(entry for story in self.stories for entry in story.entries))
