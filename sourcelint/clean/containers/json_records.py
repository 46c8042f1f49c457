"""JSON around articles: WordPress records, NewsAPI answers, JSON-LD, page state, JSON Lines, Python's repr.

A record is an object with a body: prose under one of the keys that publishers use, else the prose that stands together
(`page_state`). What the record says beside its body becomes metadata with its raw place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sourcelint.clean.article import PartialDocument
from sourcelint.clean.containers.cut_end import end_shown
from sourcelint.clean.containers.json_articles import Record, find_records
from sourcelint.clean.containers.json_kinds import kind_of, lost_keys
from sourcelint.clean.containers.json_opening import ENCODED, OPENING, is_json
from sourcelint.clean.containers.json_repairs import repairs_of
from sourcelint.clean.containers.json_scanner import Node, Scan, inside, scan, unescape
from sourcelint.clean.containers.json_values import values_of
from sourcelint.clean.containers.record_metadata import Value, metadata_of
from sourcelint.document import Repair, Truncation
from sourcelint.expressions import lazy
from sourcelint.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

LEFT_OUT = lazy(r"\s{0,3}\[\+(\d{1,7}) chars\]\s*+\Z")
"""NewsAPI's note at the end of an article of which it gives the first 200 characters."""
MAX_LEFT_OUT_CHARS = 80
"""Characters at the end of a text in which that note is looked for."""
MAX_NESTED_JSON = 3
"""JSON inside strings of JSON is opened so many times."""


def open_json(text: Text, depth: int = MAX_NESTED_JSON) -> tuple[PartialDocument, ...] | None:
    """Take the articles out of JSON; None if the text is something else.

    JSON without prose becomes one draft without text.
    """
    value = text.value
    if ENCODED.match(value):
        return _open_encoded(text, depth)
    opening = OPENING.match(value)
    if opening is None:
        return None
    found = scan(value, opening.start("bracket"), opening["quote"])
    if not is_json(value, found):
        return None
    drafts = [draft for record in find_records(value, found) for draft in _drafts(text, found, record, depth)]
    if not drafts:
        return (_draft(text, found, Record((found.roots[0],), [])),)
    if found.open and all(draft.complete for draft in drafts):
        cut = _unclosed(text, found, found.roots[-1], ())
        drafts[-1] = drafts[-1].replace(truncations=(*drafts[-1].truncations, cut))
    return tuple(drafts)


def _open_encoded(text: Text, depth: int) -> tuple[PartialDocument, ...] | None:
    string = scan(text.value, quote=text.value.lstrip("\ufeff \t\r\n")[0]).roots[0]
    drafts = open_json(unescape(text[slice(*inside(string))]), depth - 1) if depth else None
    note = Repair("double_encoding", 1, (text.raw_span(string.start, string.start + 1),))
    return drafts and tuple(draft.repaired(note) for draft in drafts)


def _drafts(text: Text, found: Scan, record: Record, depth: int) -> tuple[PartialDocument, ...]:
    """Make a draft of a record; of a record whose body is itself JSON, the drafts of that."""
    if depth and len(record.body) == 1 and len(record.body[0]) == 1:
        start, end = inside(record.body[0][0])
        if text.value[start : start + 1] in {"{", "["}:
            drafts = open_json(unescape(text[start:end]), depth - 1)
            if drafts is not None:
                return drafts
    return (_draft(text, found, record),)


def _draft(text: Text, found: Scan, record: Record) -> PartialDocument:
    nodes = record.nodes or found.roots[:1]
    kind = kind_of(found, nodes[0])
    values = _collect_values(text, nodes)
    complete = not found.open or nodes[0].closed
    content, left_out = _take_note_off(_content_of(text, record))
    cut = () if complete else (_unclosed(text, found, nodes[0], kind.key_order),)
    guid = values.get("guid.rendered") or values.get("guid")
    return PartialDocument(
        content,
        metadata=metadata_of(values, complete=complete, origin="json"),
        wrapper=kind.name,
        complete=complete,
        truncations=(*left_out, *cut),
        guid=guid.text if guid else None,
    ).repaired(*repairs_of(text, found, record, nodes, kind.name))


def _collect_values(text: Text, nodes: Sequence[Node]) -> dict[str, Value]:
    """Return what the objects around an article state; the nearest one that says something counts."""
    values: dict[str, Value] = {}
    for node in nodes:
        for path, value in values_of(text, node):
            values.setdefault(path, value)
    return values


def _content_of(text: Text, record: Record) -> Text:
    """Join the strings of an article, its paragraphs with a blank line between them, the cues of a transcript without."""
    return Text.join(
        (Text.join(unescape(text[slice(*inside(string))]) for string in paragraph) for paragraph in record.body),
        record.joint,
    )


def _take_note_off(content: Text) -> tuple[Text, tuple[Truncation, ...]]:
    """Take off the note that says how much of an article was left out: `… [+1234 chars]`."""
    left_out = LEFT_OUT.search(content.value, max(0, len(content) - MAX_LEFT_OUT_CHARS))
    if left_out is None:
        return content, ()
    note = f"{left_out[1]} characters were left out here"
    return content[: left_out.start()], (
        Truncation("teaser", content.raw_span(*left_out.span()), note, lost_chars=int(left_out[1])),
    )


def _unclosed(text: Text, found: Scan, record: Node, key_order: tuple[str, ...]) -> Truncation:
    inner = next((node.key for node in reversed(found.open) if node.key), None)
    where = f' inside "{inner}"' if inner else ""
    brackets = "1 bracket" if len(found.open) == 1 else f"{len(found.open)} brackets"
    note = f"the record ends{where} with {brackets} open"
    return Truncation("unclosed_container", end_shown(text), note, lost=lost_keys(record, key_order))
