"""Raw bytes → Document. The steps, in order:

1. `characters.decoding`: bytes → characters, offsets fixed.
2. `containers`: headers, fences and mail around them, JSON, feeds, saved pages → articles, with what each says of itself.
3. `html.extract`: whole HTML pages → the article on them.
4. `repair`: wrong decoding, escapes, tags, references, invisible characters.
5. `segmentation`, `metadata`, `truncation`: what the text is made of, who says it, what is missing.
6. `language`: once a text.

Every step is a pure function that keeps the raw span of each character and notes what it undid.
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from dataclasses import replace
from functools import partial
from io import BytesIO
from itertools import chain, count, islice
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from sourcelint.clean.article import PartialDocument
from sourcelint.clean.characters.decoding import Decoded, decode, refuse_table
from sourcelint.clean.characters.entities import resolve_entities
from sourcelint.clean.characters.mojibake import repair_mojibake
from sourcelint.clean.characters.whitespace import drop_invisible
from sourcelint.clean.containers.envelope import open_envelope
from sourcelint.clean.containers.feeds import open_feed
from sourcelint.clean.containers.json_records import open_json
from sourcelint.clean.containers.json_stream import (
    LIST_OF_OBJECTS,
    MIN_STREAMED_LIST_BYTES,
    is_json_lines,
    is_long_list,
    split_lines,
    split_list,
)
from sourcelint.clean.containers.mail import mails_of, open_mail
from sourcelint.clean.containers.mhtml import open_mhtml
from sourcelint.clean.containers.parquet import MAGIC as PARQUET
from sourcelint.clean.containers.parquet import split_parquet
from sourcelint.clean.containers.parts import MAX_HEAD_BYTES, Part, placed, with_head
from sourcelint.clean.containers.tables import is_table, split_table
from sourcelint.clean.containers.warc import is_warc, split_warc
from sourcelint.clean.html.detect import is_page
from sourcelint.clean.language import declared_language, detect_language, short_language
from sourcelint.clean.limits import MAX_ARTICLES_PER_FILE, TooLargeError, check, fault_of_article, read_bounded
from sourcelint.clean.metadata import page_level, visible_metadata
from sourcelint.clean.repair import repair_characters
from sourcelint.clean.segmentation.blocks import split_blocks
from sourcelint.clean.segmentation.boilerplate import strip_boilerplate
from sourcelint.clean.truncation import find_truncations
from sourcelint.document import METADATA_FIELDS, Document, Field, Hints, Metadata, StatedDate
from sourcelint.expressions import lazy
from sourcelint.text import Lines, RawSpan, Text

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping

    from sourcelint.clean.containers.parts import Stream
    from sourcelint.document import Wrapper

OPENS_PAGE = lazy(r"\s*+<(?:!doctype\s|html\b)", re.IGNORECASE)
"""The start of a whole page, as crawls keep it in a record or a table."""
NO_COLUMNS: Mapping[str, str] = MappingProxyType({})
TABLES = frozenset(("csv", "parquet"))
WRAPPER_NAMES = {"csv": "row", "parquet": "row", "text": "file", "rss": "feed item", "atom": "feed entry"}
ARTICLE_BREAK = "\n\n"
"""What stands between the articles of a file that is read as one text."""
MAX_FILE_BYTES = 1 << 40
"""Size of an article where nobody gave a limit."""
CONTENT_HASH_DIGITS = 8
"""Hexadecimal digits of the content's hash in an id: enough for the articles of one file."""


def read(raw: bytes, name: str, hints: Hints = Hints()) -> Document:  # noqa: B008 - frozen
    """Read the whole file as one text, whatever number of articles it wraps.

    `name` becomes the source's id; `hints` are what a manifest says. A file that holds no text gives a document with a
    fault; nothing raises.
    """
    decoded = _open(raw, name)
    if decoded.fault is not None:
        return _faulty(decoded, name)
    drafts = _articles(Text.of_raw(decoded.text), hints)
    draft = drafts[0] if len(drafts) == 1 else _joined(drafts)
    return _document(_whole(decoded), draft, name, hints)


def read_all(
    raw: bytes,
    name: str,
    hints: Hints = Hints(),  # noqa: B008 - frozen
    others: Collection[str] = (),
    *,
    max_bytes: int | None = None,
) -> tuple[Document, ...]:
    """Read the articles of a file, one document each; one of more than `max_bytes` is not read and has a fault.

    A file with one article keeps its name as id; of several, each adds `#` and its guid, else its link, else 8 hex
    digits of its content. No article takes an id that is one of `others`, which are files, or that an article of them
    could have.
    """
    bound = MAX_FILE_BYTES if max_bytes is None else max_bytes
    stream = BytesIO(raw)
    head = _head_of(stream, bound, len(raw))
    parts = _parts_of(_rewound(head, stream, bound), head, name, bound, len(raw))
    if parts is None:
        del stream
        decoded = _open(raw, name)
        del raw  # the caller may have kept no other reference: a large file is not held twice
        parts = iter((_whole(decoded),))
    return tuple(_documents(parts, name, hints, others, bound))


def read_stream(
    stream: Stream,
    name: str,
    hints: Hints = Hints(),  # noqa: B008 - frozen
    others: Collection[str] = (),
    *,
    max_bytes: int,
    size: int = 0,
    columns: Mapping[str, str] = NO_COLUMNS,
) -> Iterator[Document]:
    """Read the articles of a file one by one, as `read_all` does.

    JSON Lines, long lists of JSON objects and tables may be of any size; of other files no more is read than `limits`
    allow. `size` is that of the file in bytes, 0 if it is not known. `columns` says which columns of a table hold what
    (`containers.columns.KEYS`), where their names do not. Raises limits.TooLargeError.
    """
    head = _head_of(stream, max_bytes, size)
    stream = _rewound(head, stream, max_bytes)
    parts = _parts_of(stream, head, name, max_bytes, size, columns)
    if parts is None:
        raw = read_bounded(stream, max_bytes, size)
        check(raw, max_bytes, size)
        decoded = _open(raw, name)
        del raw
        parts = iter((_whole(decoded),))
    yield from _documents(parts, name, hints, others, max_bytes)


def _head_of(stream: Stream, max_bytes: int, size: int) -> bytes:
    """Read what tells how a file is read: of one that begins with an object, at least the first line."""
    head = stream.read(MAX_HEAD_BYTES)
    if not size and LIST_OF_OBJECTS.match(head):
        head += stream.read(MIN_STREAMED_LIST_BYTES)
    if b"\n" not in head and head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        head += stream.readline(max_bytes) + stream.read(MAX_HEAD_BYTES)
    return head


def _rewound(head: bytes, stream: Stream, max_bytes: int) -> Stream:
    """Return a stream that begins again with its head; a table that is not read from front to back can be moved in."""
    if not head.startswith(PARQUET):
        return with_head(head, stream)
    if stream.seekable():
        stream.seek(0)
        return stream
    raw = head + stream.read(max_bytes * MAX_ARTICLES_PER_FILE)
    if stream.read(1):
        raise TooLargeError(f"too large: it holds more than {len(raw):,} bytes; unpack it first")
    return BytesIO(raw)


def _parts_of(
    stream: Stream, head: bytes, name: str, max_bytes: int, size: int, columns: Mapping[str, str] = NO_COLUMNS
) -> Iterator[Part] | None:
    """Return the parts of a file that is read in parts, None for any other."""
    if head.startswith(PARQUET):
        return placed(split_parquet(stream, max_bytes, columns), "parquet")
    if is_table(name) and not _is_binary(head):
        return placed(split_table(stream, max_bytes, name, columns), "csv")
    if is_warc(head):
        return placed(split_warc(stream, max_bytes), None)
    if is_json_lines(head):
        return placed(split_lines(stream, max_bytes), "jsonl")
    if is_long_list(head, size):
        return placed(split_list(stream, max_bytes), None)
    return None


def _whole(decoded: Decoded) -> Part:
    """Return a file as its only part."""
    return Part(decoded, Lines(decoded.text), 0, Text.of_raw(decoded.text), alone=True)


def _documents(
    parts: Iterator[Part], name: str, hints: Hints, others: Collection[str], max_bytes: int
) -> Iterator[Document]:
    """Yield the articles of the parts of a file: a single one has the name of the file, of several each an id of its own."""
    found = ((part, draft) for part in parts for draft in _articles_of_part(part, hints, max_bytes))
    first = tuple(islice(found, 2))
    if len(first) == 1:
        part, draft = first[0]
        is_read = part.decoded.fault is None
        yield _document(part, draft, name, hints) if is_read else _faulty(part.decoded, name)
        return
    id_of = _namer(tuple(other.removeprefix(f"{name}#") for other in others))
    for part, draft in chain(first, found):
        yield _document(part, draft, f"{name}#{id_of(part, draft)}", hints)


def _articles_of_part(part: Part, hints: Hints, max_bytes: int) -> Iterator[PartialDocument]:
    if part.decoded.fault is not None:
        yield PartialDocument(Text.of_raw(""), fault=part.decoded.fault, complete=False)
        return
    try:
        drafts = _articles(part.opened, hints, max_bytes)
    except ImportError:  # a fault of the installation
        raise
    except Exception as error:
        if part.alone:
            raise
        # One broken record never stops the reading of its file.
        fault = f"cleaning stopped with {type(error).__name__}: {error}; please report this record"
        drafts = (PartialDocument(Text.of_raw(""), fault=fault, complete=False),)
    for draft in drafts:
        yield _collected(_as_part(draft, part.wrapper), part)


def _collected(draft: PartialDocument, part: Part) -> PartialDocument:
    """Add where and when an article was collected, as its archive says; what the page says of its address counts first."""
    metadata, nowhere = draft.metadata, RawSpan(0, 0)
    if part.address and metadata.url.state != "present":
        metadata = replace(metadata, url=Field(part.address, "present"))
    if part.retrieved:
        retrieved = StatedDate("retrieved", part.retrieved.removesuffix("Z"), nowhere, "warc:WARC-Date")
        metadata = replace(metadata, dates=(*metadata.dates, retrieved))
    return draft.replace(metadata=metadata)


def _as_part(draft: PartialDocument, wrapper: Wrapper | None) -> PartialDocument:
    """Call an article after the file that it is a part of; a row of a table is no record of JSON that somebody saved."""
    if wrapper in TABLES:
        repairs = tuple(repair for repair in draft.repairs if repair.name != "json_wrapper")
        dates = (replace(date, origin=date.origin.replace("json:", f"{wrapper}:")) for date in draft.metadata.dates)
        named = wrapper if draft.wrapper != "html" else draft.wrapper
        return draft.replace(wrapper=named, repairs=repairs, metadata=replace(draft.metadata, dates=tuple(dates)))
    return draft.replace(wrapper=wrapper) if wrapper is not None and draft.wrapper == "json" else draft


def _is_binary(head: bytes) -> bool:
    return decode(head).encoding == "binary"


def _open(raw: bytes, name: str) -> Decoded:
    decoded = decode(raw)
    return decoded if decoded.fault is not None else decoded._replace(fault=refuse_table(name))


def _faulty(decoded: Decoded, name: str) -> Document:
    return Document(name, decoded.text, decoded.encoding, Text.of_raw(""), repairs=decoded.repairs, fault=decoded.fault)


def _articles(raw: Text, hints: Hints, max_bytes: int | None = None) -> tuple[PartialDocument, ...]:
    return tuple(draft for mail in mails_of(raw) for draft in _articles_of(mail, hints, max_bytes))


def _articles_of(raw: Text, hints: Hints, max_bytes: int | None) -> tuple[PartialDocument, ...]:
    mail = open_mail(raw)
    if mail is None:
        raw = open_envelope(raw)
    text, stated = mail if mail is not None else (open_mhtml(raw) or raw, Metadata())
    for opening in (open_json, open_feed):
        drafts = opening(text)
        if drafts:
            return tuple(_clean(_bounded(draft, max_bytes), hints) for draft in drafts)
    return (_clean(_bounded(PartialDocument(text, metadata=stated), max_bytes), hints),)


def _bounded(draft: PartialDocument, max_bytes: int | None) -> PartialDocument:
    """Leave out the text of an article that is too large."""
    fault = fault_of_article(draft.text.value, max_bytes)
    return draft if fault is None else draft.replace(text=draft.text[:0], fault=fault)


def _clean(draft: PartialDocument, hints: Hints) -> PartialDocument:
    """Take one article from characters to blocks, metadata and truncations."""
    if draft.fault is not None:
        return draft
    if draft.wrapper != "text" and OPENS_PAGE.match(draft.text.value) and is_page(draft.text.value):
        page = _clean(PartialDocument(draft.text), hints)
        return page.replace(metadata=_joined_metadata(draft.metadata, page.metadata), guid=draft.guid)
    draft = _clean_page(draft) if draft.wrapper == "text" and is_page(draft.text.value) else _clean_text(draft)
    return find_truncations(visible_metadata(draft, input=hints.input))


def _joined_metadata(record: Metadata, page: Metadata) -> Metadata:
    """Return what a record says of the page that it holds, and what the page says of itself where the record says nothing."""
    said: dict[str, Any] = {name: field for name, field in record.fields.items() if field.state == "present"}
    return replace(page, **said, dates=(*record.dates, *page.dates))


def _clean_page(draft: PartialDocument) -> PartialDocument:
    """Take the article out of a whole page of HTML; its tags say where most blocks begin."""
    from sourcelint.clean.html.extract import extract_page  # 20 ms that a plain text can do without

    draft = drop_invisible(resolve_entities(repair_mojibake(extract_page(draft.replace(wrapper="html")))))
    return draft if draft.blocks else split_blocks(draft)


def _clean_text(draft: PartialDocument) -> PartialDocument:
    """Repair a plain text or the body of a record; boilerplate is looked for in a file that is one text."""
    draft = repair_characters(draft)
    if draft.blocks:
        return draft
    draft = split_blocks(draft)
    if draft.wrapper != "text":
        return draft
    stripped = strip_boilerplate(draft)
    # A text of nothing but boilerplate is a short text that looks like it.
    return stripped if stripped.text.value.strip() else draft


def _document(part: Part, draft: PartialDocument, name: str, hints: Hints) -> Document:
    decoded = part.decoded
    if decoded.repairs or draft.repairs:
        draft = draft.replace(repairs=()).repaired(*decoded.repairs, *draft.repairs)
    return Document(
        source=name,
        raw=decoded.text,
        encoding=decoded.encoding,
        clean=draft.text,
        blocks=draft.blocks,
        metadata=_hinted(draft.metadata, hints),
        language=hints.language or _language_of(draft.text.value, part.opened.value),
        wrapper=draft.wrapper,
        input=hints.input or ("page" if page_level(draft) else "body"),
        complete=draft.complete,
        truncations=draft.truncations,
        repairs=draft.repairs,
        boilerplate=draft.boilerplate,
        links=draft.links,
        fault=draft.fault or _fault(draft),
        start=part.start,
        lines=part.lines,
    )


def _language_of(text: str, raw: str) -> str | None:
    """Tell the language of a text: by its words, by what the file declares, by few words of English; None if it cannot be told."""
    return detect_language(text) or declared_language(raw) or short_language(text)


def _fault(draft: PartialDocument) -> str | None:
    """Say why a draft has no text."""
    if draft.text.value.strip():
        return None
    if draft.wrapper == "html":
        return "no text: the page holds no article. Collect it again, with its text."
    if not draft.complete:
        return "no text: the record is cut before its article begins. Collect it again."
    return (
        f"no text: there is no article in this {WRAPPER_NAMES.get(draft.wrapper, 'JSON')}. Collect the article itself."
    )


def _hinted(metadata: Metadata, hints: Hints) -> Metadata:
    """Return metadata in which what a manifest says of a source wins."""
    hinted = {name: getattr(hints, name, None) for name in METADATA_FIELDS}
    stated: dict[str, Any] = {name: Field(value, "present") for name, value in hinted.items() if value}
    return replace(metadata, **stated) if stated else metadata


def _joined(drafts: tuple[PartialDocument, ...]) -> PartialDocument:
    """Put the articles of a file behind one another; metadata stays if all articles agree."""
    blocks, at = [], 0
    for draft in drafts:
        blocks += [block._replace(start=block.start + at, end=block.end + at) for block in draft.blocks]
        at += len(draft.text) + len(ARTICLE_BREAK)
    return (
        drafts[0]
        .replace(
            text=Text.join((draft.text for draft in drafts), ARTICLE_BREAK),
            blocks=tuple(blocks),
            metadata=_shared_metadata(drafts),
            complete=all(draft.complete for draft in drafts),
            guid=None,
            boilerplate=tuple(chain.from_iterable(draft.boilerplate for draft in drafts)),
            truncations=tuple(chain.from_iterable(draft.truncations for draft in drafts)),
            links=tuple(chain.from_iterable(draft.links for draft in drafts)),
        )
        .repaired(*chain.from_iterable(draft.repairs for draft in drafts[1:]))
    )


def _shared_metadata(drafts: tuple[PartialDocument, ...]) -> Metadata:
    """Return the fields in which all articles say the same, as the first one says it."""
    shared: dict[str, Any] = {}
    for name in METADATA_FIELDS:
        fields: list[Field] = [getattr(draft.metadata, name) for draft in drafts]
        if len({(field.value, field.state) for field in fields}) == 1:
            shared[name] = fields[0]
    return Metadata(**shared)


def _namer(files: Collection[str]) -> Callable[[Part, PartialDocument], str]:
    """Return what gives each article of a file in turn an id that stays the same when others are added to it.

    `files` are ids that belong to other files, and all that begins with one of them and `#` to the articles in these.
    """
    seen: set[str] = set()

    def is_free(wish: str) -> bool:
        return wish not in seen and not any(wish == file or wish.startswith(f"{file}#") for file in files)

    numbers: defaultdict[str, Iterator[int]] = defaultdict(partial(count, 2))  # of articles with the same content

    def id_of(part: Part, draft: PartialDocument) -> str:
        content = hashlib.sha256(draft.text.value.encode("utf8", "replace")).hexdigest()[:CONTENT_HASH_DIGITS]
        wishes = filter(None, (draft.guid, part.address, draft.metadata.url.value, content))
        name = next(filter(is_free, wishes), None)
        while name is None or not is_free(name):
            name = f"{content}-{next(numbers[content])}"
        seen.add(name)
        return name

    return id_of
