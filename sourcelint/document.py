"""One cleaned article and what cleaning learnt about it. Frozen values; no behaviour beyond looking things up."""

from __future__ import annotations

from dataclasses import dataclass, field, fields, replace
from typing import Literal, NamedTuple

from sourcelint.text import Lines, RawSpan, Span, Text

State = Literal["present", "absent", "unknown"]
InputKind = Literal["page", "body"]
Wrapper = Literal[
    "text",
    "html",
    "rss",
    "atom",
    "wordpress",
    "newsapi",
    "jsonld",
    "page_state",
    "jsonl",
    "json",
    "python_repr",
    "xml",
    "csv",
    "parquet",
    "pdf",
    "docx",
]
"""The containers that articles are taken out of; each has a sample in `tests/clean/test_wrappers.py`."""


def member_id(archive: str, name: str) -> str:
    r"""Return the id of a file in a ZIP archive, or of a page in a WARC archive: places are counted in the member.

    Behind a `#`, ids name an article of a file; in the name of a member it is written `\x23`.

    >>> member_id("news.zip", "2024/no#1.txt")
    'news.zip/2024/no\\x231.txt'
    """
    return f"{archive}/{name.replace('#', chr(92) + 'x23')}"


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

    `kind` is one of published, published_gmt, modified, modified_gmt, updated, posted (the last answer, post or entry on
    the page), url, retrieved; `value` is ISO 8601 as far as the
    source is precise (2023-11-16T20:35:22, 2023-11-16, 2023-11); `origin` names the place (json:date, meta:…, visible).
    `either` holds both days that it may be, the day-first one first, as long as nothing tells how 07/11/2023 is meant.
    """

    kind: str
    value: str
    span: RawSpan
    origin: str
    either: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class StatedValue:
    """What the source states as a title, an author or another field besides its dates, and what did not become the field.

    `origin` is the name under which it stands (meta:author, title, json:byline).
    """

    field: str
    value: str
    span: RawSpan
    origin: str


METADATA_FIELDS = ("title", "author", "published", "modified", "publisher", "url")
"""The fields of `Metadata`, in the order in which reports tell them."""


@dataclass(frozen=True, slots=True)
class Metadata:
    """Who, when and where from, each in three states. Dates in fields are ISO 8601; `others` is what was passed over."""

    title: Field = Field()
    author: Field = Field()
    published: Field = Field()
    modified: Field = Field()
    publisher: Field = Field()
    url: Field = Field()
    dates: tuple[StatedDate, ...] = ()
    others: tuple[StatedValue, ...] = ()

    @property
    def fields(self) -> dict[str, Field]:
        """The fields by their names."""
        return {name: getattr(self, name) for name in METADATA_FIELDS}


MAX_REPAIR_SPANS = 100
"""Spans kept of one repair: a reader looks at a few, and a damaged file has many."""


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
    missing (keys of a record), `lost_chars` counts the characters of the text that are, where the source says so;
    `certain` is false if only the shape of the text speaks for it.
    """

    kind: str
    span: RawSpan
    note: str
    certain: bool = True
    lost: tuple[str, ...] = ()
    lost_chars: int = 0


BlockKind = Literal[
    "title", "byline", "dateline", "standfirst", "heading", "paragraph", "list", "caption", "quote", "code"
]


class Block(NamedTuple):
    """A line or paragraph of the cleaned text: half-open `start..end` in `Document.text`, without its line breaks.

    `level` is the rank of a heading (1 to 6) if markup says it, else 0; `marked` tells whether markup says the kind.
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
class Boilerplate:
    """A piece of the page that is not the article, taken out of the text: `kind` is what it is (skip_link, read_more, …).

    `goes_on` tells that nothing of the article stands between the piece before and this one.
    """

    kind: str
    span: RawSpan
    text: str
    goes_on: bool = False


@dataclass(frozen=True, slots=True)
class Hints:
    """What a manifest says of a source; it wins over what the file says. Dates are ISO 8601."""

    url: str | None = None
    publisher: str | None = None
    published: str | None = None
    author: str | None = None
    language: str | None = None
    input: InputKind | None = None
    title: str | None = None
    modified: str | None = None

    def over(self, other: Hints) -> Hints:
        """Return what is said here, and what the other says where nothing is: an article's row wins over its file's."""
        said = {hint.name: value for hint in fields(self) if (value := getattr(self, hint.name)) is not None}
        return replace(other, **said)


@dataclass(frozen=True)
class Document:
    """One cleaned article and what cleaning learnt about it.

    Offsets in the raw file count code points of `raw`, the file decoded as `encoding`, byte order mark and newlines included.
    `wrapper` names the container (text, html, wordpress, json, jsonl, rss, …). `input` is body if the file holds an article
    without its page: then nothing can be proved absent. `complete` is false if the container is cut. `fault` says why a source
    could not be read at all; such a document has no text. `listing` is where a page begins to list other articles, if it does
    little else. `lines` are those of `raw`, which the articles of one file share. A file that is read in parts (JSON Lines, a
    table) gives documents whose `raw` is their own part alone: it begins at the character `start` of the file, and `position`
    counts the lines of the file.
    """

    source: str
    raw: str
    encoding: str
    clean: Text
    blocks: tuple[Block, ...] = ()
    metadata: Metadata = Metadata()
    language: str | None = None
    wrapper: Wrapper = "text"
    input: InputKind = "page"
    complete: bool = True
    truncations: tuple[Truncation, ...] = ()
    repairs: tuple[Repair, ...] = ()
    boilerplate: tuple[Boilerplate, ...] = ()
    links: tuple[RawSpan, ...] = ()
    fault: str | None = None
    listing: RawSpan | None = None
    start: int = 0
    lines: Lines = field(default=None, repr=False, compare=False)  # type: ignore[assignment]  # set below

    def __post_init__(self) -> None:
        """Read the lines of the file, unless another article has them."""
        if self.lines is None:
            object.__setattr__(self, "lines", Lines(self.raw))

    @property
    def text(self) -> str:
        """The cleaned text of the article, without boilerplate; in a wrapped record the content without the title."""
        return self.clean.value

    def position(self, offset: int) -> tuple[int, int]:
        """Return line and column (both from 1, lines end at LF only) of a raw offset."""
        return self.lines.position(offset)

    def repair(self, name: str) -> Repair | None:
        """Find a repair by its name."""
        return next((repair for repair in self.repairs if repair.name == name), None)
