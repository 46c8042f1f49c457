"""RSS and Atom: the items of a feed → drafts, also of a feed that is cut or not well-formed.

An XML parser gives no offsets of characters and nothing for a damaged file; the few elements that matter are found by
their tags, in one pass.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from sourcelint.clean.article import PartialDocument
from sourcelint.clean.characters.entities import references
from sourcelint.clean.containers.record_metadata import Value, metadata_of, value_of
from sourcelint.document import Repair, Truncation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sourcelint.text import Text

ROOT = re.compile(
    r"""\ufeff?\s*+
    (?:(?><\?xml[^>]{0,300}>|<!--.{0,2000}?-->)\s*+)*+  # atomic: a comment ends at its first "-->" and nowhere else
    <(?P<root>rss|feed|rdf:RDF|channel|item|entry)(?=[\s>])""",
    re.IGNORECASE | re.DOTALL | re.VERBOSE,
)
TOKEN = re.compile(
    r"<!\[CDATA\[.*?(?:\]\]>|\Z)|<!--.*?(?:-->|\Z)"
    r"|<(?P<close>/?)(?P<name>[a-zA-Z][\w:.-]{0,60})(?P<rest>(?:\s[^<>]*+)?+)>|<[^<>]*+\Z",
    re.DOTALL,
)
CDATA = re.compile(r"<!\[CDATA\[|\]\]>")
ATTRIBUTE = re.compile(r"""\b(rel|href|url)\s{0,9}=\s{0,9}["']([^"'<>]{1,1000})["']""")
MAILBOX = re.compile(r"(?<=\S)@[^\s@]{1,200}+\s{1,9}+\((?P<name>[^()\n]{2,100})\)")
PERSON = re.compile(r"<name>(?P<name>[^<>]{1,200})</name>")
PEOPLE = frozenset(("author", "dc:creator", "creator", "itunes:author"))
ITEMS = frozenset(("item", "entry"))
ROOTS = frozenset(("rss", "feed", "rdf:rdf", "channel"))
BODIES = ("content:encoded", "content", "xhtml:body", "body", "description", "summary")
SHOWN = 80


class FeedElement(NamedTuple):
    """An element directly below an item or channel: its name, attributes and where its content stands."""

    name: str
    rest: str
    start: int
    end: int
    closed: bool


class FeedItem(NamedTuple):
    """An item of a feed and what is in it."""

    start: int
    children: tuple[FeedElement, ...]
    closed: bool


def open_feed(text: Text) -> tuple[PartialDocument, ...] | None:
    """Take the items out of a feed; None where the text is none."""
    m = ROOT.match(text.value)
    if m is None:
        return None
    channel, items = _scan(text.value, m.start("root") - 1)
    if not items:
        return None
    root = m["root"]
    kind = "atom" if root.lower() in {"feed", "entry"} else "rss"
    closed = text.value.rfind(f"</{root}") > items[-1].start
    outlet = next(
        (Value(v.text, v.span, "title") for e in channel if e.name == "title" and (v := _value(text, e)).text), None
    )
    drafts = [_draft(text, item, kind, outlet) for item in items if item.children] or [
        _draft(text, items[0], kind, outlet)
    ]
    if not closed:
        drafts[-1] = drafts[-1].replace(truncations=(_unclosed(text, root, items[-1]),), complete=items[-1].closed)
    return tuple(drafts)


def _scan(value: str, position: int) -> tuple[tuple[FeedElement, ...], list[FeedItem]]:
    """Find the items and the elements of the channel around them."""
    channel: list[FeedElement] = []
    items: list[FeedItem] = []
    children = channel  # of the item that is being read, or of the channel
    begun = 0
    while (m := TOKEN.search(value, position)) is not None:
        position = m.end()
        name = (m["name"] or "").lower()
        if name in ITEMS:
            if children is not channel:
                items.append(FeedItem(begun, tuple(children), closed=bool(m["close"])))
            begun, children = m.start(), channel if m["close"] else []
        elif name and not m["close"] and name not in ROOTS:
            element = _element(value, name, m)
            children.append(element)
            if element.closed and not element.rest.endswith("/"):
                position = max(position, value.find(">", element.end) + 1)
            position = max(position, element.end)
    if children is not channel:
        items.append(FeedItem(begun, tuple(children), closed=False))
    return tuple(channel), items


def _element(value: str, name: str, opening: re.Match[str]) -> FeedElement:
    """Find where an element ends: at its closing tag, at the next item (it was never closed), or at the end of the file."""
    start, rest = opening.end(), opening["rest"]
    if rest.endswith("/"):
        return FeedElement(name, rest, start, start, closed=True)
    nested = 0
    for m in TOKEN.finditer(value, start):
        inner = (m["name"] or "").lower()
        if inner == name:
            nested += -1 if m["close"] else 0 if m["rest"].endswith("/") else 1
            if nested < 0:
                return FeedElement(name, rest, start, m.start(), closed=True)
        elif inner in ITEMS and name not in BODIES:
            return FeedElement(name, rest, start, m.start(), closed=False)
    return FeedElement(name, rest, start, len(value), closed=False)


def _draft(text: Text, item: FeedItem, kind: str, outlet: Value | None) -> PartialDocument:
    by_name: dict[str, FeedElement] = {}
    for e in item.children:
        by_name.setdefault(e.name, e)
    body = next(
        (by_name[n] for n in BODIES if n in by_name and text.value[by_name[n].start : by_name[n].end].strip()), None
    )
    values = dict(_values(text, item.children))
    names = [v for e in item.children if e.closed and e.name in PEOPLE and (v := _person(text, e)).text]
    if names:
        values["author.*"] = names[0]._replace(text=", ".join(dict.fromkeys(v.text for v in names)))
    if outlet is not None:
        values.setdefault("publisher.name", outlet)
    guid = values.get("guid") or values.get("id")
    first = item.children[0].start if item.children else item.start
    return PartialDocument(
        _content(text, body) if body else text[item.start : item.start],
        metadata=metadata_of(values, complete=item.closed, origin=kind),
        repairs=(Repair("feed_item", 1, (text.raw_span(item.start, first),), kind),),
        wrapper=kind, guid=guid.text if guid else None,
    )  # fmt: skip


def _content(text: Text, element: FeedElement) -> Text:
    """Give what an element holds as HTML: sections of CDATA opened, or one level of escaping undone."""
    inner = text[element.start : element.end]
    if "<![CDATA[" in inner.value:
        return inner.sub(CDATA, "")
    return inner if "<" in inner.value else inner.edit(references(inner.value))


def _value(text: Text, element: FeedElement) -> Value:
    return value_of(_content(text, element).strip(), element.name)


def _values(text: Text, elements: tuple[FeedElement, ...]) -> Iterator[tuple[str, Value]]:
    """Give what an item states about itself, by the names that records use; the first of each name comes last."""
    for e in reversed(elements):
        if e.name in BODIES or not e.closed:
            continue
        if e.name == "link" and (target := dict(ATTRIBUTE.findall(e.rest)).get("href")):
            if dict(ATTRIBUTE.findall(e.rest)).get("rel", "alternate") == "alternate":
                start = text.value.index(target, e.start - len(e.rest) - 1)
                yield "link", value_of(text[start : start + len(target)], "link")
        elif e.name not in PEOPLE:
            yield e.name, _value(text, e)


def _person(text: Text, element: FeedElement) -> Value:
    """Give the name in an element of a person: in Atom an element of its own, in RSS perhaps behind an address."""
    m = PERSON.search(text.value, element.start, element.end) or MAILBOX.search(text.value, element.start, element.end)
    return value_of(text[slice(*m.span("name"))].strip(), element.name) if m else _value(text, element)


def _unclosed(text: Text, root: str, last: FeedItem) -> Truncation:
    value = text.value
    end = len(value.rstrip())
    start = max(value.rfind("\n", 0, end) + 1, end - SHOWN)
    open_element = next((e.name for e in last.children if not e.closed), None)
    where = f"inside <{open_element}> of its last item" if open_element else "inside its last item"
    note = f"the feed ends {where if not last.closed else 'behind an item'}, <{root}> is never closed"
    return Truncation("unclosed_container", text.raw_span(start, end), note)
