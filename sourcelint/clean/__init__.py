"""Raw bytes → Document. The steps, in order:

1. `characters.decoding`: bytes → characters, offsets fixed.
2. `containers`: headers, fences and mail around them, JSON, feeds, saved pages → articles, with what each says of itself.
3. `html.extract`: whole HTML pages → the article on them.
4. `repair`: wrong decoding, escapes, tags, references, invisible characters.
5. `segmentation`, `metadata`, `truncation`: what the text is made of, who says it, what is missing.
6. `language`: once a text.

`splitting` cuts a file of many articles into parts before the first step, `cleaning` takes a text through steps 2 to 5. Every
step is a pure function that keeps the raw span of each character and notes what it undid.
"""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from itertools import chain, groupby, islice
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from sourcelint.clean.article import Collected, PartialDocument
from sourcelint.clean.article_ids import namer
from sourcelint.clean.characters.decoding import Decoded, decode
from sourcelint.clean.cleaning import articles_of, documents_of, join_articles
from sourcelint.clean.containers.envelope import RETRIEVED
from sourcelint.clean.containers.front_matter import day_of_post
from sourcelint.clean.containers.parts import MAX_HEAD_BYTES, Part
from sourcelint.clean.containers.tables import refuse_table
from sourcelint.clean.language import declared_language, detect_language, short_language
from sourcelint.clean.limits import check, read_bounded
from sourcelint.clean.metadata import page_level, settle_missing
from sourcelint.clean.splitting import is_document, split
from sourcelint.document import METADATA_FIELDS, Document, Field, Hints, Metadata, StatedDate, StatedValue, member_id
from sourcelint.text import Lines, RawSpan, Text

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from sourcelint.clean.containers.parts import Stream
    from sourcelint.document import Wrapper

NO_COLUMNS: Mapping[str, str] = MappingProxyType({})
NO_PARTS: Mapping[str, Hints] = MappingProxyType({})
TABLES, DOCUMENTS = frozenset(("csv", "parquet")), frozenset(("pdf", "docx"))
WRAPPER_NAMES = {
    "csv": "row",
    "parquet": "row",
    "text": "file",
    "rss": "feed item",
    "atom": "feed entry",
    "pdf": "document",
    "docx": "document",
}
MAX_FILE_BYTES = 1 << 40
"""Size of an article where nobody gave a limit."""


def read(raw: bytes, name: str, hints: Hints = Hints()) -> Document:  # noqa: B008 - frozen
    """Read the whole file as one text, whatever number of articles it wraps.

    `name` becomes the source's id; `hints` are what a manifest says. A file that holds no text gives a document with a
    fault; nothing raises.
    """
    if is_document(raw[:MAX_HEAD_BYTES]):
        return read_all(raw, name, hints)[0]
    decoded = decode(raw)
    fault = decoded.fault or refuse_table(name)
    if fault is not None:
        return _faulty(decoded._replace(fault=fault), name)
    drafts = articles_of(Text.of_raw(decoded.text), hints)
    draft = drafts[0] if len(drafts) == 1 else join_articles(drafts)
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
    stream, parts = split(BytesIO(raw), name, bound, len(raw), NO_COLUMNS)
    if parts is None:
        del stream
        decoded = decode(raw)
        del raw  # the caller may have kept no other reference: a large file is not held twice
        parts = iter((_whole(decoded),))
    return tuple(_documents(parts, name, _Stated(hints), others, bound))


def read_stream(
    stream: Stream,
    name: str,
    hints: Hints = Hints(),  # noqa: B008 - frozen
    others: Collection[str] = (),
    *,
    max_bytes: int,
    size: int = 0,
    columns: Mapping[str, str] = NO_COLUMNS,
    parts_stated: Mapping[str, Hints] = NO_PARTS,
) -> Iterator[Document]:
    """Read the articles of a file one by one, as `read_all` does.

    JSON Lines, long lists of JSON objects and tables may be of any size; of other files no more is read than `limits`
    allow. `size` is that of the file in bytes, 0 if it is not known. `columns` says which columns of a table hold what
    (`containers.columns.KEYS`), where their names do not. `parts_stated` is what a manifest says of the file, if it is a member
    of an archive, and of articles of it, by their ids, which wins over `hints`. Raises limits.TooLargeError.
    """
    stream, parts = split(stream, name, max_bytes, size, columns)
    if parts is None:
        raw = read_bounded(stream, max_bytes, size)
        check(raw, max_bytes, size)
        decoded = decode(raw)
        del raw
        parts = iter((_whole(decoded),))
    yield from _documents(parts, name, _Stated(hints, parts_stated).within(name), others, max_bytes)


def _whole(decoded: Decoded) -> Part:
    """Return a file as its only part."""
    return Part(decoded, Lines(decoded.text), 0, Text.of_raw(decoded.text), alone=True)


class _Stated(NamedTuple):
    """What a manifest says of a file, and of its members and articles by their ids."""

    file: Hints
    parts: Mapping[str, Hints] = NO_PARTS

    def of(self, name: str) -> Hints:
        return self.parts[name].over(self.file) if name in self.parts else self.file

    def within(self, name: str) -> _Stated:
        """Return what is said of a member, and of its articles."""
        return _Stated(self.of(name), self.parts)


def _documents(
    parts: Iterator[Part], name: str, stated: _Stated, others: Collection[str], max_bytes: int
) -> Iterator[Document]:
    """Yield the articles of the parts of a file; each page of an archive of pages is a member of it."""
    name_of = namer()
    for is_member, alike in groupby(parts, key=lambda part: part.is_member):
        if not is_member:
            yield from _articles(alike, name, stated, others, max_bytes)
            continue
        for part in alike:
            member = member_id(name, name_of(part.decoded.text, part.address))
            yield from _articles(iter((part,)), member, stated.within(member), (), max_bytes)


def _articles(
    parts: Iterator[Part], name: str, stated: _Stated, others: Collection[str], max_bytes: int
) -> Iterator[Document]:
    """Yield the articles of parts: a single one has the name of the file, of several each an id of its own."""
    found = ((part, draft) for part in parts for draft in _articles_of_part(part, stated.file, max_bytes))
    first = tuple(islice(found, 2))
    if len(first) == 1:
        part, draft = first[0]
        is_read = part.decoded.fault is None
        yield _document(part, draft, name, stated.file) if is_read else _faulty(part.decoded, name)
        return
    id_of = namer(tuple(other.removeprefix(f"{name}#") for other in others))
    for part, draft in chain(first, found):
        article = f"{name}#{id_of(draft.text.value, draft.guid, draft.metadata.url.value)}"
        hints = stated.of(article)
        settled = settle_missing(draft, hints.input) if hints.input != stated.file.input else draft
        yield _document(part, settled, article, hints)


def _articles_of_part(part: Part, hints: Hints, max_bytes: int) -> Iterator[PartialDocument]:
    if part.decoded.fault is not None:
        yield PartialDocument(Text.of_raw(""), fault=part.decoded.fault, complete=False)
        return
    try:
        drafts = _opened(part, hints, max_bytes)
    except ImportError:  # a fault of the installation
        raise
    except Exception as error:
        if part.alone:
            raise
        # One broken record never stops the reading of its file.
        fault = f"cleaning stopped with {type(error).__name__}: {error}; please report this record"
        drafts = (PartialDocument(Text.of_raw(""), fault=fault, complete=False),)
    for draft in drafts:
        yield _as_part(draft, part.wrapper)


def _opened(part: Part, hints: Hints, max_bytes: int) -> tuple[PartialDocument, ...]:
    if part.draft is not None:
        return documents_of(part.draft, hints, max_bytes)
    return articles_of(part.opened, hints, max_bytes, _collected_of(part))


def _collected_of(part: Part) -> Collected:
    """Return where and when a page was collected, as its archive says outside of the page."""
    nowhere = RawSpan(0, 0)
    return Collected(
        Field(part.address, "present") if part.address else Field(),
        StatedDate("retrieved", part.retrieved.removesuffix("Z"), nowhere, RETRIEVED) if part.retrieved else None,
    )


def _as_part(draft: PartialDocument, wrapper: Wrapper | None) -> PartialDocument:
    """Call an article after the file that it is a part of; a row of a table is no record of JSON that somebody saved."""
    if wrapper in TABLES:
        repairs = tuple(repair for repair in draft.repairs if repair.name != "json_wrapper")
        dates = (replace(date, origin=date.origin.replace("json:", f"{wrapper}:")) for date in draft.metadata.dates)
        named = wrapper if draft.wrapper != "html" else draft.wrapper
        return draft.replace(wrapper=named, repairs=repairs, metadata=replace(draft.metadata, dates=tuple(dates)))
    is_named = wrapper in DOCUMENTS or (wrapper is not None and draft.wrapper == "json")
    return draft.replace(wrapper=wrapper) if is_named else draft


def _faulty(decoded: Decoded, name: str) -> Document:
    return Document(name, decoded.text, decoded.encoding, Text.of_raw(""), repairs=decoded.repairs, fault=decoded.fault)


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
        metadata=_hinted(_named(draft.metadata, name, decoded.text), hints),
        language=hints.language or _language_of(draft.text.value, part.opened.value),
        wrapper=draft.wrapper,
        input=hints.input or ("page" if page_level(draft) else "body"),
        complete=draft.complete,
        truncations=draft.truncations,
        repairs=draft.repairs,
        boilerplate=draft.boilerplate,
        links=draft.links,
        fault=draft.fault or _fault(draft),
        listing=draft.listing,
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


def _named(metadata: Metadata, name: str, raw: str) -> Metadata:
    """Return metadata with the day that the name of a file says, if the file itself does not."""
    day = None if metadata.published.state == "present" else day_of_post(name, raw)
    return replace(metadata, published=Field(day, "present")) if day else metadata


def _hinted(metadata: Metadata, hints: Hints) -> Metadata:
    """Return metadata in which what a manifest says of a source wins."""
    hinted = {name: getattr(hints, name, None) for name in METADATA_FIELDS}
    stated: dict[str, Any] = {name: Field(value, "present") for name, value in hinted.items() if value}
    if not stated:
        return metadata
    was = {name: getattr(metadata, name) for name in stated if name != "published"}
    others = (StatedValue(name, old.value, old.span, "") for name, old in was.items() if old.value and old.span)
    return replace(metadata, **stated, others=(*metadata.others, *others))
