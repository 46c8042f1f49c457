"""What is kept of a file of sources: the reports of its articles, what the comparison reads of them, what only pages show.

The three stand apart, because a run in which nothing changed needs the first alone.
"""

from __future__ import annotations

import pickle
import zlib
from collections.abc import Mapping  # noqa: TC003 - the codec reads the annotations
from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple

from sourcelint.document import Block, Repair  # noqa: TC001
from sourcelint.report import Excerpt, SourceProfile, SourceReport, TimelineEntry, VerifyFirst
from sourcelint.store.codec import Codec
from sourcelint.store.database import LEVEL, Entry
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
    """A report without its details and profile.

    `raw` is the SHA-256 of the bytes of its file, `profile` that of its profile, "" without one, `digest` that of all
    that its pages can say, and `text` that of its text and metadata, wherever they stand in the file.
    """

    report: SourceReport
    raw: str
    profile: str
    digest: str
    text: str


class Packed(NamedTuple):
    """What is kept of a file, as bytes: its articles; details and profile of each by its id, and by their SHA-256.

    `key` says for which input it holds; it is "" for what must not be used again.
    """

    file: str
    key: str
    articles: bytes
    details: tuple[Entry, ...]
    profiles: tuple[Entry, ...]


REPORT: Codec[SourceReport] = Codec(SourceReport)
ARTICLES: Codec[tuple[Article, ...]] = Codec(tuple[Article, ...])
DETAILS: Codec[Details] = Codec(Details)
PROFILE: Codec[SourceProfile] = Codec(SourceProfile)


def pack(file: str, key: str, raw: str, reports: Iterable[SourceReport]) -> Packed:
    """Write the reports of a file; `raw` is the SHA-256 of its bytes, which pages show."""
    articles, details, profiles = [], [], []
    for report in reports:
        shown = DETAILS.encode(details_of(report))
        outline = replace(
            report, verify_first=(), repairs=(), timeline=(), excerpts={}, profile=None, text="", blocks=()
        )
        told = sha256(raw.encode() + REPORT.encode(outline) + shown).hexdigest()
        details.append(Entry(report.source, told, shown))
        profile = ""
        if report.profile is not None:
            content = PROFILE.encode(report.profile)
            profile = sha256(content).hexdigest()
            profiles.append(Entry(report.source, profile, content))
        articles.append(Article(outline, raw, profile, told, _text_digest(report, raw)))
    return Packed(file, key, ARTICLES.encode(tuple(articles)), tuple(details), tuple(profiles))


def details_of(report: SourceReport) -> Details:
    """Return what of a report only its pages show."""
    return Details(report.verify_first, report.repairs, report.timeline, report.excerpts, report.text, report.blocks)


def _text_digest(report: SourceReport, raw: str) -> str:
    """Return the SHA-256 of the text and metadata of a report; a text that no page shows counts by its file."""
    values = [field.value for field in report.metadata.fields.values()]
    return sha256(repr((report.text or raw, values)).encode("utf8", "surrogatepass")).hexdigest()


def squeeze(report: SourceReport) -> bytes:
    """Write a report in little space, a tenth of what it takes, for this process to hold until it is looked at."""
    return zlib.compress(pickle.dumps(report), LEVEL)


def restore(squeezed: bytes) -> SourceReport:
    """Return a report that `squeeze` wrote: eight times a run, for which `REPORT` would take twice as long."""
    report: SourceReport = pickle.loads(zlib.decompress(squeezed))  # noqa: S301 - never leaves the process
    return report


def whole(outline: SourceReport, details: Details) -> SourceReport:
    """Return a report with its details."""
    return replace(outline, **details._asdict())
