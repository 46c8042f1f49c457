"""What an HTML page says of itself outside its prose: meta and link tags, JSON-LD, time elements; each with its place."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from sourcelint.clean.html.layout import is_of_other_item
from sourcelint.clean.lines.copies import copy_notes_of, start_of_original
from sourcelint.expressions import lazy
from sourcelint.text import Span, part_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sourcelint.clean.html.parser import Page

# JSON-LD beyond these bounds is left unread: real pages nest about ten levels and hold some hundred nodes.
MAX_NODE_LEVELS = 40
MAX_NODES = 5000
MAX_AUTHORS = 20
"""Authors that are listed."""
MAX_VALUES = 2
"""Values of one name that are read; a page repeats its title and description, and later ones are those of others."""
INSIDE = ("hasPart", "mainEntity", "mainEntityOfPage", "itemListElement", "@graph")
MAIN = lazy(r"Article|Posting|Report")
STATED = ("datePublished", "dateModified", "dateCreated", "uploadDate", "headline", "url", "description")
"""Properties of an article in JSON-LD that are kept as they are written."""
PARSELY = frozenset(("meta:parsely-page", "meta:parsely-metadata"))
PARSELY_KEYS = ("author", "authors", "pub_date", "title")
"""What Parse.ly says of a page in JSON; elsewhere it has a tag for each."""
WRITTEN_BY = frozenset(("written by", "verfasst von", "écrit par", "escrito por", "geschrieben von"))
"""Labels of Twitter cards that name an author."""
SAVED_FROM, SAVED_ON = "comment:saved from", "comment:saved on"
"""Statements of who saved the page: where it stood, and when that was."""
ARTICLES = lazy(r"Article|Posting|Report|Review|Recipe|Question|WebPage|Course|Product|Event|VideoObject")


@dataclass(frozen=True, slots=True)
class MetadataStatement:
    """A value that the page states, where it stands, and the name it goes by (meta:article:published_time, json-ld:…)."""

    value: str
    span: Span
    origin: str


@dataclass(slots=True)
class PageMetadata:
    """All statements of a page by lower-case name, in page order."""

    said: dict[str, list[MetadataStatement]] = field(default_factory=dict)

    def add(self, name: str, value: str, span: Span, origin: str) -> None:
        """Keep a statement that says something."""
        value = " ".join(value.split())
        if value:
            self.said.setdefault(name, []).append(MetadataStatement(value, span, origin))

    @property
    def descriptions(self) -> tuple[MetadataStatement, ...]:
        """What the page says it is about."""
        names = ("meta:og:description", "meta:description", "meta:twitter:description", "json-ld:description")
        return tuple(one for name in names for one in self.said.get(name, ())[:MAX_VALUES])

    @property
    def address(self) -> MetadataStatement | None:
        """Where the page says that it stands, or who saved it; of a copy in an archive, where the original does."""
        stated = self.first("link:canonical", "meta:og:url", "json-ld:url", SAVED_FROM)
        start = start_of_original(stated.value) if stated else 0
        if stated is None or not start:
            return stated
        span = part_of(stated.span, len(stated.value), start, len(stated.value))
        return MetadataStatement(stated.value[start:], span, stated.origin)

    def titles(self, page: Page) -> str:
        """Return all titles of the page, a line each."""
        names = (
            "meta:citation_title",
            "meta:og:title",
            "meta:twitter:title",
            "json-ld:headline",
            "meta:title",
            "meta:dc.title",
        )
        return "\n".join(
            [page.window_title, *(one.value for name in names for one in self.said.get(name, ())[:MAX_VALUES])]
        )

    def first(self, *names: str) -> MetadataStatement | None:
        """Return the first statement of the first name that has one."""
        return next((self.said[name][0] for name in names if name in self.said), None)


def metadata_of(page: Page) -> PageMetadata:
    """Collect what the tags of a page say."""
    found = PageMetadata()
    for tag, around in zip(page.heads, page.around_heads, strict=True):
        if not is_of_other_item(page, around):
            _read_head(page, tag, found)
    for number in ("1", "2"):
        label, data = found.first(f"meta:twitter:label{number}"), found.first(f"meta:twitter:data{number}")
        if label is not None and data is not None and label.value.lower() in WRITTEN_BY:
            found.add("meta:twitter:written by", data.value, data.span, data.origin)
    for script in page.scripts:
        _read_json_ld(page, script, found)
    for note in copy_notes_of(page.raw):
        if note.address is not None:
            address = page.raw[slice(*note.address)]
            found.add(SAVED_FROM, address if "//" in address else f"http://{address}", note.address, SAVED_FROM)
        if note.date is not None:
            found.add(SAVED_ON, page.raw[slice(*note.date)], note.date, SAVED_ON)
    return found


def _read_head(page: Page, tag: Span, found: PageMetadata) -> None:
    """Read a meta tag that has a name, or the canonical link."""
    attributes = page.attributes(tag)
    if "content" in attributes:
        names = (attributes.get(attribute) for attribute in ("property", "name", "itemprop", "http-equiv"))
        name = next(filter(None, names), None)
        if name is not None:
            origin = f"meta:{name.strip().lower()}"
            if origin in PARSELY:
                _read_parsely(page, tag, attributes["content"], found)
            found.add(origin, attributes["content"], _value_span(page, tag, "content"), origin)
    elif "canonical" in attributes.get("rel", "").lower() and "href" in attributes:
        found.add("link:canonical", attributes["href"], _value_span(page, tag, "href"), "link:canonical")


def _read_parsely(page: Page, tag: Span, content: str, found: PageMetadata) -> None:
    """Read the object in JSON that Parse.ly puts into one meta tag."""
    data = _load_json(content)
    for key in PARSELY_KEYS if isinstance(data, dict) else ():
        names = [name for name in _as_list(data.get(key))[:MAX_AUTHORS] if isinstance(name, str)]
        for name in names:
            found.add(f"meta:parsely-{key.replace('_', '-')}", name, _find(page, tag, name), "meta:parsely-page")


def _value_span(page: Page, tag: Span, name: str) -> Span:
    match = re.compile(rf"\b{name}\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]+))", re.IGNORECASE).search(page.raw, *tag)
    return tag if match is None else Span(*match.span(match.lastindex or 0))


def _read_json_ld(page: Page, script: Span, found: PageMetadata) -> None:
    """Read what the nodes of a script say of articles, those of the page's own article first."""
    data = _load_json(page.raw[slice(*script)])
    people = {node["@id"]: node for node in _nodes(data) if isinstance(node.get("@id"), str) and "name" in node}
    for node in sorted(_nodes(data), key=lambda node: not MAIN.search(str(node.get("@type")))):
        kind = " ".join(word for word in _as_list(node.get("@type")) if isinstance(word, str))
        if not ARTICLES.search(kind):
            continue
        for key in STATED:
            value = node.get(key)
            if isinstance(value, str):
                found.add(f"json-ld:{key.lower()}", value, _find(page, script, value), f"json-ld:{key}")
        _read_people(page, script, node, people, found)


def _read_people(page: Page, script: Span, node: dict[str, Any], people: dict[str, Any], found: PageMetadata) -> None:
    for key in ("author", "publisher", "creator"):
        names = list(dict.fromkeys(_names(node.get(key), people)))[:MAX_AUTHORS]
        if names:
            found.add(f"json-ld:{key}", ", ".join(names), _find(page, script, names[0]), f"json-ld:{key}")


def _load_json(script: str) -> Any:
    """Parse a script; None if it is no JSON or too large. Some sites hide it in a comment or a CDATA section."""
    text = script.strip().removeprefix("<!--").removesuffix("-->").strip()
    text = text.removeprefix("<![CDATA[").removesuffix("]]>")
    if text.count("[") + text.count("{") > MAX_NODES:
        return None
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None


def _nodes(data: Any) -> Iterator[dict[str, Any]]:
    todo = [(data, 0)]
    while todo:
        value, depth = todo.pop()
        if depth > MAX_NODE_LEVELS:
            continue
        if isinstance(value, dict):
            yield value
            todo.extend((value[key], depth + 1) for key in INSIDE if isinstance(value.get(key), (dict, list)))
        elif isinstance(value, list):
            todo.extend((item, depth + 1) for item in reversed(value))


def _names(value: Any, people: dict[str, Any]) -> Iterator[str]:
    """Yield the names of people or organisations, however a page writes them; addresses are left out."""
    for item in _as_list(value):
        for name in _as_list(_name_of(item, people)):
            if isinstance(name, str) and not name.startswith(("http:", "https:")):
                yield name


def _name_of(item: Any, people: dict[str, Any]) -> Any:
    if not isinstance(item, dict):
        return item
    if "name" not in item and isinstance(item.get("@id"), str):
        item = people.get(item["@id"], {})  # a reference to a node elsewhere in the graph
    parts = (item.get(key) for key in ("givenName", "familyName"))
    return item.get("name") or " ".join(part for part in parts if isinstance(part, str)) or None


def _as_list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _find(page: Page, script: Span, value: str) -> Span:
    """Find a value in a script as it is written there; the script itself if it is written differently."""
    for literal in (value, json.dumps(value)[1:-1], value.replace("/", "\\/")):
        at = page.raw.find(f'"{literal}"', script.start, script.end)
        if at >= 0:
            return Span(at + 1, at + 1 + len(literal))
    return script


def host_of(url: str) -> str | None:
    """Return the host of a URL without www."""
    try:
        host = urlsplit(url).hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host and "." in host else None
