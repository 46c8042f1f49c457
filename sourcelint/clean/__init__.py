"""Raw bytes → Document. The steps, in order:

1. `decoding`: bytes → characters, offsets fixed.
2. `mhtml`, `json_wrapper`, `feeds`: containers → articles, with what the container says about each.
3. `markup`: whole HTML pages → the article on them.
4. `characters`: wrong decoding, escapes, tags (`fragment`), references, invisible characters.
5. `blocks`, `furniture`, `metadata`, `truncation`: what the text is made of, who says it, what is missing.
6. `language`: once a text.

Every step is a pure function that keeps the raw span of each character and notes what it undid.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from dataclasses import replace
from functools import partial
from itertools import count
from typing import TYPE_CHECKING, Any

from sourcelint.clean.article import PartialDocument
from sourcelint.clean.characters.decoding import Decoded, decode, refuse_table
from sourcelint.clean.characters.entities import resolve_entities
from sourcelint.clean.characters.mojibake import repair_mojibake
from sourcelint.clean.characters.whitespace import drop_invisible
from sourcelint.clean.containers.feeds import open_feed
from sourcelint.clean.containers.json_records import open_json
from sourcelint.clean.containers.mhtml import open_mhtml
from sourcelint.clean.html.detect import is_page
from sourcelint.clean.language import declared_language, detect_language
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
NAMES = {"text": "file", "rss": "feed item", "atom": "feed entry"}
BETWEEN = "\n\n"
"""What stands between the articles of a file that is read as one text."""


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
    return tuple(_document(decoded, lines, d, f"{name}#{i}", hints) for d, i in zip(drafts, ids, strict=True))


def _open(raw: bytes, name: str) -> Decoded:
    decoded = decode(raw)
    return decoded if decoded.fault is not None else decoded._replace(fault=refuse_table(name))


def _faulty(decoded: Decoded, name: str) -> Document:
    return Document(name, decoded.text, decoded.encoding, Text.of_raw(""), repairs=decoded.repairs, fault=decoded.fault)


def _articles(decoded: Decoded, hints: Hints, max_bytes: int | None = None) -> tuple[PartialDocument, ...]:
    raw = Text.of_raw(decoded.text)
    text = open_mhtml(raw) or raw
    for opening in (open_json, open_feed):
        drafts = opening(text)
        if drafts:
            return tuple(_clean(_bounded(d, max_bytes), hints) for d in drafts)
    return (_clean(_bounded(PartialDocument(text), max_bytes), hints),)


def _bounded(draft: PartialDocument, max_bytes: int | None) -> PartialDocument:
    """Leave the text of an article out that is too large."""
    fault = fault_of_article(draft.text.value, max_bytes)
    return draft if fault is None else draft.replace(text=draft.text[:0], fault=fault)


def _clean(draft: PartialDocument, hints: Hints) -> PartialDocument:
    """Take one article from characters to blocks, metadata and truncations."""
    if draft.fault is not None:
        return draft
    if draft.wrapper == "text" and is_page(draft.text.value):
        from sourcelint.clean.html.extract import extract_page  # 20 ms that a plain text can do without

        draft = drop_invisible(resolve_entities(repair_mojibake(extract_page(draft.replace(wrapper="html")))))
        draft = draft if draft.blocks else split_blocks(draft)
    else:
        draft = repair_characters(draft)
        if not draft.blocks:
            draft = split_blocks(draft)
            if draft.wrapper == "text":
                stripped = strip_boilerplate(draft)
                # A text of nothing but furniture is a short text that looks like it.
                draft = stripped if stripped.text.value.strip() else draft
    return find_truncations(visible_metadata(draft, input=hints.input))


def _document(decoded: Decoded, lines: Lines, draft: PartialDocument, name: str, hints: Hints) -> Document:
    if decoded.repairs or draft.repairs:
        draft = draft.replace(repairs=()).repaired(*decoded.repairs, *draft.repairs)
    return Document(
        source=name, raw=decoded.text, encoding=decoded.encoding, clean=draft.text, blocks=draft.blocks,
        metadata=_hinted(draft.metadata, hints),
        language=hints.language or detect_language(draft.text.value) or declared_language(decoded.text),
        wrapper=draft.wrapper, input=hints.input or ("page" if page_level(draft) else "body"), complete=draft.complete, truncations=draft.truncations,
        repairs=draft.repairs, boilerplate=draft.boilerplate, links=draft.links,
        fault=draft.fault or _fault(draft), lines=lines,
    )  # fmt: skip


def _fault(draft: PartialDocument) -> str | None:
    """Say why a draft has no text."""
    if draft.text.value.strip():
        return None
    if draft.wrapper == "html":
        return "no text: the page holds no article. Collect it again, with its text."
    if not draft.complete:
        return "no text: the record is cut before its article begins. Collect it again."
    return f"no text: there is no article in this {NAMES.get(draft.wrapper, 'JSON')}. Collect the article itself."


def _hinted(metadata: Metadata, hints: Hints) -> Metadata:
    stated: dict[str, Any] = {f: Field(v, "present") for f in FIELDS if (v := getattr(hints, f, None))}
    return replace(metadata, **stated) if stated else metadata


def _joined(drafts: tuple[PartialDocument, ...]) -> PartialDocument:
    """Put the articles of a file behind one another; metadata stays where all articles agree."""
    first = drafts[0]
    blocks, at = [], 0
    for d in drafts:
        blocks += [b._replace(start=b.start + at, end=b.end + at) for b in d.blocks]
        at += len(d.text) + len(BETWEEN)
    shared = {
        f: getattr(first.metadata, f)
        for f in FIELDS
        if len({(getattr(d.metadata, f).value, getattr(d.metadata, f).state) for d in drafts}) == 1
    }
    return first.replace(
        text=Text.join((d.text for d in drafts), BETWEEN),
        blocks=tuple(blocks),
        metadata=Metadata(**shared),
        complete=all(d.complete for d in drafts),
        guid=None,
        **{f: tuple(x for d in drafts for x in getattr(d, f)) for f in ("boilerplate", "truncations", "links")},
    ).repaired(*(r for d in drafts[1:] for r in d.repairs))


def _ids(drafts: tuple[PartialDocument, ...], files: Collection[str]) -> Iterable[str]:
    """Give each article an id that stays the same when others are added to the file.

    `files` are ids that belong to other files, and all that begins with one of them and `#` to the articles in these.
    """
    seen: set[str] = set()

    def is_free(wish: str) -> bool:
        return wish not in seen and not any(wish == file or wish.startswith(f"{file}#") for file in files)

    numbers: defaultdict[str, Iterator[int]] = defaultdict(partial(count, 2))
    for d in drafts:
        content = hashlib.sha256(d.text.value.encode("utf8", "replace")).hexdigest()[:8]
        wishes = (d.guid, d.metadata.url.value, content)
        name = next((wish for wish in wishes if wish and is_free(wish)), None)
        while name is None or not is_free(name):
            name = f"{content}-{next(numbers[content])}"
        seen.add(name)
        yield name
