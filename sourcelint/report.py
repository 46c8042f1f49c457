"""What the engine says of one source: findings, grade, columns, and what its pages show. Frozen values."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sourcelint.finding import Finding, Place, Suppressed
    from sourcelint.text import RawSpan


from sourcelint.document import Block, Metadata, Repair, Truncation

Depth = Literal["findings", "grade", "pages"]
DEPTHS: tuple[Depth, ...] = ("findings", "grade", "pages")
"""How much a report says: findings alone; their place in the text, grade and columns too; all that its pages show."""


class Statement(NamedTuple):
    """What a sentence states, to be compared across sources: actors, event, time.

    With an `event`, a type of `checks/reference/events.csv`, `place` are the words that tell of it: `kind` says how
    often it can happen and `who` what takes part, `actors` are canonical names in the order of the type, `name` are the
    words that tell it from others of its type and `label` is what they stand for in the text; `time` is its date as it
    stands there, `first` and `last` are the days between which it lies. `sure`: the date belongs to this event alone;
    `leads`: it is called the first of its kind; `dated`: its paragraph has a date. Without an event, `place` is a
    sentence, `actors` are all that it names, `points` what it is worth checking and `words` the hashes of its words as
    `claim_words.py` packs them, an `array("I")` of this machine (four bytes each, native order). A `figure` has `least` and
    `most`, what its number can mean, in units of what is counted; 0 and infinity are open ends. `terms` say of a
    lasting state whether it is a `duty`, a `permission`, under a `condition`.
    """

    place: Place
    actors: tuple[str, ...]
    event: str | None = None
    kind: str = ""
    who: str = ""
    name: frozenset[str] = frozenset()
    label: str = ""
    time: str | None = None
    first: date | None = None
    last: date | None = None
    sure: bool = False
    leads: bool = False
    dated: bool = False
    points: int = 0
    words: bytes = b""
    terms: frozenset[str] = frozenset()
    least: float = 0.0
    most: float = 0.0


class Passages(NamedTuple):
    """Sentences of a text, packed: seven numbers of four bytes for each, and a line of `quotes` with how it begins.

    The numbers are a hash of its words, its place among the `rows` sentences of the text, the number of its words, start,
    end, line and column in the raw file.
    """

    numbers: bytes = b""
    quotes: str = ""
    rows: int = 0


@dataclass(frozen=True, slots=True)
class SourceProfile:
    """What is kept of a source to compare it with others: 10 to 20 KB, however long it is.

    `signature` is a sketch of its text by which near-duplicates are found, `events` are what it tells of events that
    tables know. `subject` are the two actors that it names most, if it names them often enough; only then has it `claims`,
    those worth checking most, and `facts`, the words of all sentences that state one, packed as in `Statement.words`.
    `names` are the first places of full names, `passages` its sentences as hashes; `published` is ISO 8601; `site` is the
    host of its address, else its publisher, else empty; `upstream` is the outlet that it credits with the whole of what it
    tells, at `credit`; `told` is what each of its sentences tells, packed by `told.py`, with places counted from `start`, the
    offset in its file of the part that it is; `story` is a sketch of that, by which sources on one story are found.
    """

    source: str
    headline: Place
    signature: bytes
    published: str | None = None
    events: tuple[Statement, ...] = ()
    subject: frozenset[str] = frozenset()
    claims: tuple[Statement, ...] = ()
    facts: tuple[bytes, ...] = ()
    names: Mapping[str, Place] = field(default_factory=dict)
    passages: Passages = field(default=Passages())
    site: str = ""
    upstream: str = ""
    credit: Place | None = None
    told: bytes = b""
    start: int = 0
    story: bytes = b""


@dataclass(frozen=True, slots=True)
class VerifyFirst:
    """A claim most worth checking: its place, its score and why it was chosen. `support` says who stands behind it.

    `text` is the sentence as a reader sees it, without markup and escapes.
    """

    place: Place
    score: float
    reasons: tuple[str, ...]
    support: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class HeardVoice:
    """Somebody whom the text lets speak, at the place where it first does: `statements` are what it credits to them.

    `quotations` counts those in quotation marks. `named`: a reader could find them. `label` is what the text calls them.
    """

    place: Place
    label: str
    named: bool
    statements: int
    quotations: int


@dataclass(frozen=True, slots=True)
class Deduction:
    """Points that a pillar lacks: by a measure (`code` is empty) or by what a rule found. `why` is a line about it."""

    pillar: str
    code: str
    points: float
    why: str


UNGRADED = "not gradable"
"""In the place of a letter."""


@dataclass(frozen=True, slots=True)
class Grade:
    """How well the text lets a reader check it; `letter` is None if that cannot be graded, and `note` says why.

    `pillars` has the points of each pillar that could be judged, `caps` what it is worth at most; `points` are the sum,
    scaled to 100. `scale` is the version of the scale (0 without a letter). `lifted` and `lowered` name in a line each
    what gave most points, and what took them.
    """

    letter: str | None
    points: float
    pillars: Mapping[str, float]
    charges: tuple[Deduction, ...]
    gates: tuple[str, ...] = ()
    note: str = ""
    caps: Mapping[str, float] = field(default_factory=dict)
    scale: int = 0
    lifted: str = ""
    lowered: str = ""

    def __str__(self) -> str:
        return self.letter or UNGRADED


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A place as a reader is shown it: line and column from 1, what stands there, and a little of its line around it.

    `read` has the three as the cleaned text has them, without tags and escapes; None if that is the same, or if the place is
    not in the cleaned text. `span` is the place in that, half-open.
    """

    line: int
    column: int
    before: str
    quote: str
    after: str
    read: tuple[str, str, str] | None = None
    span: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """A date that the text itself names: its place, its TIMEX3 value, and how the value was found (TimeExpression.resolution).

    `anchor` is the value that the date was counted from; None if the text states it in full.
    """

    place: Place
    value: str
    resolution: str
    anchor: str | None = None


class Validity(NamedTuple):
    """The days, as ordinals of the proleptic Gregorian calendar and both inclusive, on which a report is the same."""

    first: int
    last: int


ALWAYS = Validity(date.min.toordinal(), date.max.toordinal())

NOT_ASKED = Grade(None, 0.0, {}, (), (), "not asked for")


@dataclass(frozen=True, slots=True)
class SourceReport:
    """What the engine says of one source.

    `headline` is where a finding about the whole source stands. `suppressed` are findings that count nowhere. With the
    grade come `facts`, the source's row in the table (plain values; None is "not applicable"), `counts`, a number of
    findings for each rule that ran and None for each that does not speak the language, and `excerpts`, an entry for every
    raw span that the report mentions, so that it can be shown without the file. `text` is the cleaned text with its `blocks`, for
    pages that show it; empty for one that is too long for a page. `voices` are whom the text lets speak,
    the one heard most first. `timeline` has what the text dates, in text order. `profile` is what the comparison with
    other sources reads; None if it was not asked for or failed. On any day of `validity` that counts as today
    the report is the same.
    """

    source: str
    findings: tuple[Finding, ...]
    grade: Grade
    facts: Mapping[str, Any]
    counts: Mapping[str, int | None]
    headline: Place
    verify_first: tuple[VerifyFirst, ...] = ()
    voices: tuple[HeardVoice, ...] = ()
    metadata: Metadata = field(default_factory=Metadata)
    repairs: tuple[Repair, ...] = ()
    truncations: tuple[Truncation, ...] = ()
    timeline: tuple[TimelineEntry, ...] = ()
    suppressed: tuple[Suppressed, ...] = ()
    excerpts: Mapping[RawSpan, Excerpt] = field(default_factory=dict, repr=False)
    profile: SourceProfile | None = field(default=None, repr=False)
    validity: Validity = field(default=ALWAYS, compare=False, repr=False)
    text: str = field(default="", repr=False)
    blocks: tuple[Block, ...] = field(default=(), repr=False)
