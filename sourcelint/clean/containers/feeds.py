"""RSS and Atom: the items of a feed → drafts, also of a feed that is cut or not well-formed.

An XML parser gives no offsets of characters and nothing for a damaged file; the few elements that matter are found by
their tags, in one pass.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from sourcelint.clean.article import PartialDocument
from sourcelint.clean.characters.entities import references
from sourcelint.clean.containers.cut_end import end_shown
from sourcelint.clean.containers.feed_backups import is_article, names_of_authors
from sourcelint.clean.containers.record_metadata import Value, join_names, metadata_of, value_of
from sourcelint.document import Repair, Truncation
from sourcelint.expressions import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sourcelint.document import Wrapper
    from sourcelint.text import Text

ROOT = lazy(
    r"""\ufeff?\s*+
    (?>(?><\?xml[^>]{0,300}>|<!--.{0,2000}?-->)\s*+)*+  # atomic: a comment ends at its first "-->" and nowhere else
    <(?P<root>rss|feed|rdf:RDF|channel|item|entry)(?=[\s>])""",
    re.IGNORECASE | re.DOTALL | re.VERBOSE,
    needs=("<",),
)
TOKEN = lazy(
    r"""
    <!\[CDATA\[.*?(?:\]\]>|\Z)
    |<!--.*?(?:-->|\Z)
    |<(?P<close>/?)(?P<name>[a-zA-Z][\w:.-]{0,60})(?P<rest>(?>\s[^<>]*+)?+)>
    |<[^<>]*+\Z                                                            # a tag that is cut
    """,
    re.DOTALL | re.VERBOSE,
)
CDATA = lazy(r"<!\[CDATA\[|\]\]>")
ATTRIBUTE = lazy(r"""\b(rel|href|url)\s{0,9}=\s{0,9}["']([^"'<>]{1,1000})["']""")
MAILBOX = lazy(r"(?<=\S)@[^\s@]{1,200}+\s{1,9}+\((?P<name>[^()\n]{2,100})\)")
PERSON = lazy(r"<name>(?P<name>[^<>]{1,200})</name>")
PEOPLE = frozenset(("author", "dc:creator", "creator", "itunes:author"))
ITEMS = frozenset(("item", "entry"))
ROOTS = frozenset(("rss", "feed", "rdf:rdf", "channel"))
BODIES = ("content:encoded", "content", "xhtml:body", "body", "description", "summary")


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


class _Channel(NamedTuple):
    """What a feed says of all its items: which kind of feed it is, who publishes it, the names of those who log in."""

    kind: Wrapper
    outlet: Value | None
    authors: Mapping[str, str]


def open_feed(text: Text) -> tuple[PartialDocument, ...] | None:
    """Take the items out of a feed; None if the text is something else."""
    opening = ROOT.match(text.value)
    if opening is None:
        return None
    channel, items = _find_items(text.value, opening.start("root") - 1)
    if not items:
        return None
    root = opening["root"]
    kind: Wrapper = "atom" if root.lower() in {"feed", "entry"} else "rss"
    about = _Channel(kind, _outlet_of(text, channel), names_of_authors(text, channel))
    # A feed whose items are all empty still says that there was one.
    told = [item for item in items if item.children and is_article(text, item.children)] or items[:1]
    drafts = [_draft(text, item, about) for item in told]
    if text.value.rfind(f"</{root}") <= items[-1].start:
        drafts[-1] = drafts[-1].replace(truncations=(_unclosed(text, root, items[-1]),), complete=told[-1].closed)
    return tuple(drafts)


def _outlet_of(text: Text, channel: tuple[FeedElement, ...]) -> Value | None:
    """Return the title of the channel, which names the publisher."""
    titles = (_value(text, element) for element in channel if element.name == "title")
    return next((title for title in titles if title.text), None)


def _find_items(value: str, position: int) -> tuple[tuple[FeedElement, ...], list[FeedItem]]:
    """Find the items and the elements of the channel around them."""
    channel: list[FeedElement] = []
    items: list[FeedItem] = []
    children = channel  # of the item that is being read, or of the channel
    item_start = 0
    while (tag := TOKEN.search(value, position)) is not None:
        position = tag.end()
        name = (tag["name"] or "").lower()
        if name in ITEMS:
            if children is not channel:
                items.append(FeedItem(item_start, tuple(children), closed=bool(tag["close"])))
            item_start, children = tag.start(), channel if tag["close"] else []
        elif name and not tag["close"] and name not in ROOTS:
            element = _read_element(value, name, tag)
            children.append(element)
            position = max(position, _end_of(value, element))
    if children is not channel:
        items.append(FeedItem(item_start, tuple(children), closed=False))
    return tuple(channel), items


def _end_of(value: str, element: FeedElement) -> int:
    """Return where an element ends, with its closing tag if it has one of its own."""
    if not element.closed or element.rest.endswith("/"):
        return element.end
    return max(element.end, value.find(">", element.end) + 1)


def _read_element(value: str, name: str, opening: re.Match[str]) -> FeedElement:
    """Find where an element ends: at its closing tag, at the next item (it was never closed), or at the end of the file."""
    start, rest = opening.end(), opening["rest"]
    if rest.endswith("/"):
        return FeedElement(name, rest, start, start, closed=True)
    depth = 1
    for tag in TOKEN.finditer(value, start):
        inner = (tag["name"] or "").lower()
        if inner == name:
            depth += _depth_change(tag)
            if not depth:
                return FeedElement(name, rest, start, tag.start(), closed=True)
        elif inner in ITEMS and name not in BODIES:
            return FeedElement(name, rest, start, tag.start(), closed=False)
    return FeedElement(name, rest, start, len(value), closed=False)


def _depth_change(tag: re.Match[str]) -> int:
    if tag["close"]:
        return -1
    return 0 if tag["rest"].endswith("/") else 1


def _draft(text: Text, item: FeedItem, channel: _Channel) -> PartialDocument:
    body = _body_of(text, item)
    values = dict(_values(text, item.children))
    names = [name._replace(text=channel.authors.get(name.text, name.text)) for name in _people_of(text, item)]
    if names:
        values["author.*"] = join_names(names)
    if channel.outlet is not None:
        values.setdefault("publisher.name", channel.outlet)
    guid = values.get("guid") or values.get("id")
    first = item.children[0].start if item.children else item.start
    return PartialDocument(
        _content(text, body) if body else text[item.start : item.start],
        metadata=metadata_of(values, complete=item.closed, origin=channel.kind),
        repairs=(Repair("feed_item", 1, (text.raw_span(item.start, first),), channel.kind),),
        wrapper=channel.kind,
        guid=guid.text if guid else None,
    )


def _body_of(text: Text, item: FeedItem) -> FeedElement | None:
    """Return the best element that holds text; of equal names the first counts, even if it is empty."""
    by_name = {element.name: element for element in reversed(item.children)}
    candidates = (by_name[name] for name in BODIES if name in by_name)
    return next((element for element in candidates if text.value[element.start : element.end].strip()), None)


def _people_of(text: Text, item: FeedItem) -> list[Value]:
    """Return the names of those who wrote an item."""
    elements = (element for element in item.children if element.closed and element.name in PEOPLE)
    return [name for element in elements if (name := _person(text, element)).text]


def _content(text: Text, element: FeedElement) -> Text:
    """Return what an element holds as HTML: sections of CDATA opened, or one level of escaping undone."""
    inner = text[element.start : element.end]
    if "<![CDATA[" in inner.value:
        return inner.sub(CDATA, "")
    return inner if "<" in inner.value else inner.edit(references(inner.value))


def _value(text: Text, element: FeedElement) -> Value:
    return value_of(_content(text, element).strip(), element.name)


def _values(text: Text, elements: tuple[FeedElement, ...]) -> Iterator[tuple[str, Value]]:
    """Yield what an item states about itself, by the names that records use; the first of each name comes last."""
    for element in reversed(elements):
        if element.name in BODIES or element.name in PEOPLE or not element.closed:
            continue
        attributes = dict(ATTRIBUTE.findall(element.rest)) if element.name == "link" else {}
        target = attributes.get("href")
        if not target:
            yield element.name, _value(text, element)
        elif attributes.get("rel", "alternate") == "alternate":
            start = text.value.index(target, element.start - len(element.rest) - 1)
            yield "link", value_of(text[start : start + len(target)], "link")


def _person(text: Text, element: FeedElement) -> Value:
    """Return the name in an element of a person: in Atom an element of its own, in RSS perhaps behind an address."""
    place = element.start, element.end
    name = PERSON.search(text.value, *place) or MAILBOX.search(text.value, *place)
    if name is not None:
        return value_of(text[slice(*name.span("name"))].strip(), element.name)
    return _value(text, element if "<name" not in text.value[slice(*place)] else element._replace(end=element.start))


def _unclosed(text: Text, root: str, last: FeedItem) -> Truncation:
    note = f"the feed ends {_place_of_cut(last)}, <{root}> is never closed"
    return Truncation("unclosed_container", end_shown(text), note)


def _place_of_cut(last: FeedItem) -> str:
    if last.closed:
        return "behind an item"
    open_element = next((element.name for element in last.children if not element.closed), None)
    return f"inside <{open_element}> of its last item" if open_element else "inside its last item"
