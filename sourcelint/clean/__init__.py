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
from collections import defaultdict
from dataclasses import replace
from functools import partial
from itertools import chain, count
from typing import TYPE_CHECKING, Any

from sourcelint.clean.article import PartialDocument
from sourcelint.clean.characters.decoding import Decoded, decode, refuse_table
from sourcelint.clean.characters.entities import resolve_entities
from sourcelint.clean.characters.mojibake import repair_mojibake
from sourcelint.clean.characters.whitespace import drop_invisible
from sourcelint.clean.containers.envelope import open_envelope
from sourcelint.clean.containers.feeds import open_feed
from sourcelint.clean.containers.json_records import open_json
from sourcelint.clean.containers.mail import mails_of, open_mail
from sourcelint.clean.containers.mhtml import open_mhtml
from sourcelint.clean.html.detect import is_page
from sourcelint.clean.language import declared_language, detect_language, short_language
from sourcelint.clean.limits import fault_of_article
from sourcelint.clean.metadata import page_level, visible_metadata
from sourcelint.clean.repair import repair_characters
from sourcelint.clean.segmentation.blocks import split_blocks
from sourcelint.clean.segmentation.boilerplate import strip_boilerplate
from sourcelint.clean.truncation import find_truncations
from sourcelint.document import Document, Field, Hints, Metadata
from sourcelint.text import Lines, Text

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

FIELDS = ("title", "author", "published", "modified", "publisher", "url")
WRAPPER_NAMES = {"text": "file", "rss": "feed item", "atom": "feed entry"}
ARTICLE_BREAK = "\n\n"
"""What stands between the articles of a file that is read as one text."""
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
    drafts = _articles(decoded, hints)
    draft = drafts[0] if len(drafts) == 1 else _joined(drafts)
    return _document(decoded, Lines(decoded.text), draft, name, hints)


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
    decoded = _open(raw, name)
    del raw  # the caller may have kept no other reference: a large file is not held twice
    if decoded.fault is not None:
        return (_faulty(decoded, name),)
    drafts = _articles(decoded, hints, max_bytes)
    lines = Lines(decoded.text)
    if len(drafts) == 1:
        return (_document(decoded, lines, drafts[0], name, hints),)
    ids = _ids(drafts, tuple(other.removeprefix(f"{name}#") for other in others))
    return tuple(
        _document(decoded, lines, draft, f"{name}#{article_id}", hints)
        for draft, article_id in zip(drafts, ids, strict=True)
    )


def _open(raw: bytes, name: str) -> Decoded:
    decoded = decode(raw)
    return decoded if decoded.fault is not None else decoded._replace(fault=refuse_table(name))


def _faulty(decoded: Decoded, name: str) -> Document:
    return Document(name, decoded.text, decoded.encoding, Text.of_raw(""), repairs=decoded.repairs, fault=decoded.fault)


def _articles(decoded: Decoded, hints: Hints, max_bytes: int | None = None) -> tuple[PartialDocument, ...]:
    mails = mails_of(Text.of_raw(decoded.text))
    return tuple(draft for mail in mails for draft in _articles_of(mail, hints, max_bytes))


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
    draft = _clean_page(draft) if draft.wrapper == "text" and is_page(draft.text.value) else _clean_text(draft)
    return find_truncations(visible_metadata(draft, input=hints.input))


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


def _document(decoded: Decoded, lines: Lines, draft: PartialDocument, name: str, hints: Hints) -> Document:
    if decoded.repairs or draft.repairs:
        draft = draft.replace(repairs=()).repaired(*decoded.repairs, *draft.repairs)
    return Document(
        source=name,
        raw=decoded.text,
        encoding=decoded.encoding,
        clean=draft.text,
        blocks=draft.blocks,
        metadata=_hinted(draft.metadata, hints),
        language=hints.language or _language_of(draft.text.value, decoded.text),
        wrapper=draft.wrapper,
        input=hints.input or ("page" if page_level(draft) else "body"),
        complete=draft.complete,
        truncations=draft.truncations,
        repairs=draft.repairs,
        boilerplate=draft.boilerplate,
        links=draft.links,
        fault=draft.fault or _fault(draft),
        lines=lines,
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
    hinted = {name: getattr(hints, name, None) for name in FIELDS}
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
    for name in FIELDS:
        fields: list[Field] = [getattr(draft.metadata, name) for draft in drafts]
        if len({(field.value, field.state) for field in fields}) == 1:
            shared[name] = fields[0]
    return Metadata(**shared)


def _ids(drafts: tuple[PartialDocument, ...], files: Collection[str]) -> Iterable[str]:
    """Yield an id for each article that stays the same when others are added to the file.

    `files` are ids that belong to other files, and all that begins with one of them and `#` to the articles in these.
    """
    seen: set[str] = set()

    def is_free(wish: str) -> bool:
        return wish not in seen and not any(wish == file or wish.startswith(f"{file}#") for file in files)

    numbers: defaultdict[str, Iterator[int]] = defaultdict(partial(count, 2))  # of articles with the same content
    for draft in drafts:
        content = hashlib.sha256(draft.text.value.encode("utf8", "replace")).hexdigest()[:CONTENT_HASH_DIGITS]
        wishes = filter(None, (draft.guid, draft.metadata.url.value, content))
        name = next(filter(is_free, wishes), None)
        while name is None or not is_free(name):
            name = f"{content}-{next(numbers[content])}"
        seen.add(name)
        yield name
