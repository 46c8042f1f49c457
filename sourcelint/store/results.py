"""What is kept of a file of sources: which articles are in it, their reports, what the comparison reads, what only pages show.

The four stand apart, because a run in which nothing changed needs the first alone.
"""

from __future__ import annotations

from collections.abc import Mapping  # noqa: TC003 - the codec reads the annotations
from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple

from sourcelint.document import Block, Repair  # noqa: TC001
from sourcelint.report import Excerpt, SourceProfile, SourceReport, TimelineEntry, Validity, VerifyFirst
from sourcelint.store.codec import Codec
from sourcelint.store.database import Entry
from sourcelint.text import RawSpan  # noqa: TC001

if TYPE_CHECKING:
    from collections.abc import Iterable


class Details(NamedTuple):
    """What of a report only its pages show."""

    verify_first: tuple[VerifyFirst, ...]
    repairs: tuple[Repair, ...]
    timeline: tuple[TimelineEntry, ...]
    excerpts: Mapping[RawSpan, Excerpt]
    text: str
    blocks: tuple[Block, ...]


class Article(NamedTuple):
    """An article of a file: its id and title, and the first and last day on which its report holds, as ordinals.

    `raw` is the SHA-256 of the bytes of its file, `profile` that of its profile, "" without one, `digest` that of all
    that its pages can say, and `text` that of its text and metadata, wherever they stand in the file.
    """

    source: str
    title: str | None
    validity: Validity
    raw: str
    profile: str
    digest: str
    text: str


class Packed(NamedTuple):
    """What is kept of a file, as bytes: its articles; report, details and profile of each by its id.

    Report and details have the digest of the article for a key, a profile its own. `key` says for which input all of it
    holds; it is "" for what must not be used again.
    """

    file: str
    key: str
    articles: bytes
    reports: tuple[Entry, ...]
    details: tuple[Entry, ...]
    profiles: tuple[Entry, ...]


REPORT: Codec[SourceReport] = Codec(SourceReport)
ARTICLES: Codec[tuple[Article, ...]] = Codec(tuple[Article, ...])
DETAILS: Codec[Details] = Codec(Details)
PROFILE: Codec[SourceProfile] = Codec(SourceProfile)


def pack(file: str, key: str, raw: str, reports: Iterable[SourceReport]) -> Packed:
    """Write the reports of a file; `raw` is the SHA-256 of its bytes, which pages show."""
    articles, outlines, details, profiles = [], [], [], []
    for report in reports:
        shown = DETAILS.encode(details_of(report))
        content = REPORT.encode(outlined(report))
        told = sha256(raw.encode() + content + shown).hexdigest()
        outlines.append(Entry(report.source, told, content))
        details.append(Entry(report.source, told, shown))
        profile = ""
        if report.profile is not None:
            content = PROFILE.encode(report.profile)
            profile = sha256(content).hexdigest()
            profiles.append(Entry(report.source, profile, content))
        title = report.metadata.title.value
        articles.append(Article(report.source, title, report.validity, raw, profile, told, _text_digest(report, raw)))
    return Packed(file, key, ARTICLES.encode(tuple(articles)), tuple(outlines), tuple(details), tuple(profiles))


def outlined(report: SourceReport) -> SourceReport:
    """Return a report without its details and profile."""
    return replace(report, verify_first=(), repairs=(), timeline=(), excerpts={}, profile=None, text="", blocks=())


def details_of(report: SourceReport) -> Details:
    """Return what of a report only its pages show."""
    return Details(report.verify_first, report.repairs, report.timeline, report.excerpts, report.text, report.blocks)


def _text_digest(report: SourceReport, raw: str) -> str:
    """Return the SHA-256 of the text and metadata of a report; a text that no page shows counts by its file."""
    values = [field.value for field in report.metadata.fields.values()]
    return sha256(repr((report.text or raw, values)).encode("utf8", "surrogatepass")).hexdigest()


def whole(outline: SourceReport, details: Details) -> SourceReport:
    """Return a report with its details."""
    return replace(outline, **details._asdict())
