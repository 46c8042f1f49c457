"""The values that pass between cleaning, rules and reports. All frozen; no behaviour beyond looking things up."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from sourcelint.text import Lines, RawSpan, Span, Text

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

Severity = Literal["error", "warning", "info"]
Depth = Literal["findings", "grade", "pages"]
State = Literal["present", "absent", "unknown"]
InputKind = Literal["page", "body"]

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")
DEPTHS: tuple[Depth, ...] = ("findings", "grade", "pages")
"""How much a report says: findings alone; their place in the text, grade and facts too; all that its pages show."""

SCHEMA = "sourcelint/finding/1"


@dataclass(frozen=True, slots=True)
class Field:
    """One piece of metadata.

    `absent` means that the source could have said it and does not; `unknown` that the source cannot prove it, because
    it is cut or holds only the body of an article. `span` is where it stands in the raw file.
    """

    value: str | None = None
    state: State = "unknown"
    span: RawSpan | None = None


@dataclass(frozen=True, slots=True)
class StatedDate:
    """A date that the source states about itself, outside its prose.

    `kind` is one of published, published_gmt, modified, modified_gmt, updated, url; `value` is ISO 8601 as far as the
    source is precise (2023-11-16T20:35:22, 2023-11-16, 2023-11); `origin` names the place (json:date, meta:…, visible).
    """

    kind: str
    value: str
    span: RawSpan
    origin: str


@dataclass(frozen=True, slots=True)
class Metadata:
    """Who, when and where from, each in three states. Dates in fields are ISO 8601."""

    title: Field = Field()
    author: Field = Field()
    published: Field = Field()
    modified: Field = Field()
    publisher: Field = Field()
    url: Field = Field()
    dates: tuple[StatedDate, ...] = ()


@dataclass(frozen=True, slots=True)
class Repair:
    """What a step of cleaning undid: `spans` are the first places in the raw file, at most a hundred of `count`."""

    name: str
    count: int
    spans: tuple[RawSpan, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Truncation:
    """A place where text is missing.

    `kind` is one of masked_gap, unclosed_container, dangling_heading, cut_sentence, cut_word, teaser, empty_section,
    missing_start, missing_promised; `span` is what a reader is shown in the raw file; `lost` names what is known to be
    missing (keys of a record); `certain` is false where only the shape of the text speaks for it.
    """

    kind: str
    span: RawSpan
    note: str
    certain: bool = True
    lost: tuple[str, ...] = ()


BlockKind = Literal[
    "title", "byline", "dateline", "standfirst", "heading", "paragraph", "list", "caption", "quote", "code"
]


class Block(NamedTuple):
    """A line or paragraph of the cleaned text: half-open `start..end` in `Document.text`, without its line breaks.

    `level` is the rank of a heading (1 to 6) where markup says it, else 0; `marked` tells whether markup says the kind.
    """

    kind: BlockKind
    start: int
    end: int
    level: int = 0
    marked: bool = False

    @property
    def span(self) -> Span:
        """The block as a span of the cleaned text."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Furniture:
    """A piece of the page that is not the article, taken out of the text: `kind` is what it is (skip_link, read_more, …)."""

    kind: str
    span: RawSpan
    text: str


@dataclass(frozen=True, slots=True)
class Hints:
    """What a manifest says of a source; it wins over what the file says. Dates are ISO 8601."""

    url: str | None = None
    publisher: str | None = None
    published: str | None = None
    retrieved: str | None = None
    author: str | None = None
    language: str | None = None
    input: InputKind | None = None


@dataclass(frozen=True)
class Document:
    """One cleaned article and what cleaning learnt about it.

    Offsets in the raw file count code points of `raw`, the file decoded as `encoding`, byte order mark and newlines
    included. `wrapper` names the container (text, html, wordpress, json, jsonl, rss, …). `input` is body where the file
    holds an article without its page: there nothing can be proved absent. `complete` is false where the container is
    cut. `fault` says why a source could not be read at all; such a document has no text. `lines` are those of `raw`,
    which the articles of one file share.
    """

    source: str
    raw: str
    encoding: str
    clean: Text
    blocks: tuple[Block, ...] = ()
    metadata: Metadata = Metadata()
    language: str | None = None
    wrapper: str = "text"
    input: InputKind = "page"
    complete: bool = True
    truncations: tuple[Truncation, ...] = ()
    repairs: tuple[Repair, ...] = ()
    furniture: tuple[Furniture, ...] = ()
    links: tuple[RawSpan, ...] = ()
    fault: str | None = None
    lines: Lines = field(default=None, repr=False, compare=False)  # type: ignore[assignment]  # set below

    def __post_init__(self) -> None:
        """Read the lines of the file, unless another article has them."""
        if self.lines is None:
            object.__setattr__(self, "lines", Lines(self.raw))

    @property
    def text(self) -> str:
        """The cleaned text of the article, without furniture; in a wrapped record the content without the title."""
        return self.clean.value

    def position(self, offset: int) -> tuple[int, int]:
        """Return line and column (both from 1, lines end at LF only) of a raw offset."""
        return self.lines.position(offset)

    def repair(self, name: str) -> Repair | None:
        """Find a repair by its name."""
        return next((r for r in self.repairs if r.name == name), None)


class Place(NamedTuple):
    """A place in a raw file: half-open character offsets, line and column from 1, and what stands there."""

    source: str
    start: int
    end: int
    line: int
    column: int
    quote: str


class Finding(NamedTuple):
    """One place in the raw file where a rule fired. The JSON form is `docs/schemas/finding.schema.json`."""

    source: str
    code: str
    name: str
    severity: Severity
    scope: Literal["span", "document"]
    start: int
    end: int
    line: int
    column: int
    quote: str
    message: str
    fix: str
    related: tuple[Place, ...]
    fingerprint: str
    schema: str = SCHEMA


@dataclass(frozen=True, slots=True)
class Suppressed:
    """A finding that somebody set aside: `reason` says why, `place` is the file and line of the suppression."""

    finding: Finding
    reason: str
    place: str


class Statement(NamedTuple):
    """What a sentence states, to be compared across sources: actors, event, time.

    With an `event`, a type of `checks/reference/events.csv`, `place` are the words that tell of it: `kind` says how
    often it can happen and `who` what takes part, `actors` are canonical names in the order of the type, `name` are the
    words that tell it from others of its type and `label` is what they stand for in the text; `time` is its date as it
    stands there, `first` and `last` are the days between which it lies. `sure`: the date belongs to this event alone;
    `leads`: it is called the first of its kind; `dated`: its paragraph has a date. Without an event, `place` is a
    sentence, `actors` are all that it names, `points` what it is worth checking and `words` the hashes of its words as
    `told.py` packs them, an `array("I")` of this machine (four bytes each, native order). A `figure` has `least` and
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
class Charge:
    """Points that one rule takes from one pillar. `points` after caps; `why` is the line of arithmetic."""

    pillar: str
    code: str
    points: float
    why: str


@dataclass(frozen=True, slots=True)
class Grade:
    """How well the text lets a reader check it; `letter` is None where that cannot be graded, and `note` says why."""

    letter: str | None
    points: float
    pillars: Mapping[str, float]
    charges: tuple[Charge, ...]
    gates: tuple[str, ...] = ()
    note: str = ""

    def __str__(self) -> str:
        return self.letter or "not gradable"


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A place as a reader is shown it: line and column from 1, what stands there, and a little of its line around it."""

    line: int
    column: int
    before: str
    quote: str
    after: str


@dataclass(frozen=True, slots=True)
class Moment:
    """A date that the text itself names: its place, its TIMEX3 value, and how the value was found (TimeExpression.how).

    `anchor` is the value that the date was counted from; None where it stands as it is.
    """

    place: Place
    value: str
    how: str
    anchor: str | None = None


NOT_ASKED = Grade(None, 0.0, {}, (), (), "not asked for")


@dataclass(frozen=True, slots=True)
class SourceReport:
    """What the engine says of one source.

    `headline` is where a finding about the whole source stands; `signature` is a sketch of the text by which
    near-duplicates are found without keeping the text. `suppressed` are findings that count nowhere. With the grade
    come `facts`, the source's row in the table (plain values; None is "not applicable"), `counts`, a number of findings
    for each rule that ran and None for each that does not speak the language, and `excerpts`, an entry for every raw
    span that the report mentions, so that it can be shown without the file. `timeline` has what the text dates, in text
    order; `names` the first places of full names, `passages` its sentences as hashes; `upstream` is the outlet to which
    it credits the whole of itself, and `credit` where.
    """

    source: str
    findings: tuple[Finding, ...]
    grade: Grade
    facts: Mapping[str, Any]
    counts: Mapping[str, int | None]
    headline: Place
    statements: tuple[Statement, ...] = ()
    verify_first: tuple[VerifyFirst, ...] = ()
    metadata: Metadata = Metadata()
    repairs: tuple[Repair, ...] = ()
    truncations: tuple[Truncation, ...] = ()
    timeline: tuple[Moment, ...] = ()
    suppressed: tuple[Suppressed, ...] = ()
    signature: bytes = field(default=b"", repr=False)
    names: Mapping[str, Place] = field(default_factory=dict, repr=False)
    passages: Passages = field(default=Passages(), repr=False)
    upstream: str = ""
    credit: Place | None = None
    excerpts: Mapping[RawSpan, Excerpt] = field(default_factory=dict, repr=False)
