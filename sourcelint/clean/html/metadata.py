"""What an HTML page says of itself outside its prose: meta and link tags, JSON-LD, time elements; each with its place."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from html import unescape
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from sourcelint.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sourcelint.clean.html.parser import Page

# JSON-LD beyond these bounds is left unread: real pages nest about ten levels and hold some hundred nodes.
DEPTH = 40
NODES = 5000
NAMED = 20
"""Authors that are listed."""
INSIDE = ("hasPart", "mainEntity", "mainEntityOfPage", "itemListElement", "@graph")
MAIN = re.compile(r"Article|Posting|Report")
ARTICLES = re.compile(r"Article|Posting|Report|Review|Recipe|Question|WebPage|Course|Product|Event|VideoObject")


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
    bodies: list[str] = field(default_factory=list)
    types: list[str] = field(default_factory=list)

    def add(self, name: str, value: str, span: Span, origin: str) -> None:
        """Keep a statement that says something."""
        value = " ".join(value.split())
        if value:
            self.said.setdefault(name, []).append(MetadataStatement(value, span, origin))

    @property
    def descriptions(self) -> tuple[MetadataStatement, ...]:
        """What the page says it is about."""
        names = ("meta:og:description", "meta:description", "meta:twitter:description", "json-ld:description")
        return tuple(one for name in names for one in self.said.get(name, ())[:2])

    def titles(self, page: Page) -> str:
        """Give all titles of the page, a line each."""
        names = ("meta:og:title", "meta:twitter:title", "json-ld:headline", "meta:title", "meta:dc.title")
        title = unescape(page.raw[slice(*page.title)]) if page.title else ""
        return "\n".join(
            [" ".join(title.split()), *(one.value for name in names for one in self.said.get(name, ())[:2])]
        )

    def first(self, *names: str) -> MetadataStatement | None:
        """Give the first statement of the first name that has one."""
        return next((self.said[n][0] for n in names if n in self.said), None)


def metadata_of(page: Page) -> PageMetadata:
    """Collect what the tags of a page say."""
    found = PageMetadata()
    for tag in page.heads:
        attributes = page.attributes(tag)
        if "content" in attributes:
            name = (
                attributes.get("property")
                or attributes.get("name")
                or attributes.get("itemprop")
                or attributes.get("http-equiv")
            )
            if name:
                name = name.strip().lower()
                found.add(f"meta:{name}", attributes["content"], _value_span(page, tag, "content"), f"meta:{name}")
        elif "canonical" in attributes.get("rel", "").lower() and "href" in attributes:
            found.add("link:canonical", attributes["href"], _value_span(page, tag, "href"), "link:canonical")
    for n in ("1", "2"):
        label, data = found.first(f"meta:twitter:label{n}"), found.first(f"meta:twitter:data{n}")
        if (
            label
            and data
            and label.value.lower() in ("written by", "verfasst von", "écrit par", "escrito por", "geschrieben von")
        ):
            found.add("meta:twitter:written by", data.value, data.span, data.origin)
    for script in page.scripts:
        _read_json_ld(page, script, found)
    return found


def _value_span(page: Page, tag: Span, name: str) -> Span:
    m = re.compile(rf"\b{name}\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]+))", re.IGNORECASE).search(page.raw, *tag)
    return tag if m is None else Span(*m.span(m.lastindex or 0))


def _read_json_ld(page: Page, script: Span, found: PageMetadata) -> None:
    text = page.raw[script.start : script.end].strip().removeprefix("<!--").removesuffix("-->").strip()
    text = text.removeprefix("<![CDATA[").removesuffix("]]>")
    if text.count("[") + text.count("{") > NODES:
        return
    try:
        data = json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return
    people = {node["@id"]: node for node in _nodes(data) if isinstance(node.get("@id"), str) and "name" in node}
    for node in sorted(_nodes(data), key=lambda node: not MAIN.search(str(node.get("@type")))):
        kinds = node.get("@type")
        kind = " ".join(k for k in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(k, str))
        found.types.append(kind)
        article = bool(ARTICLES.search(kind))
        for key in (
            "datePublished",
            "dateModified",
            "dateCreated",
            "uploadDate",
            "headline",
            "url",
            "description",
            "articleBody",
        ):
            value = node.get(key)
            if isinstance(value, str) and article:
                if key == "articleBody":
                    found.bodies.append(value)
                    continue
                found.add(f"json-ld:{key.lower()}", value, _find(page, script, value), f"json-ld:{key}")
        for key in ("author", "publisher", "creator"):
            names = list(dict.fromkeys(_names(node.get(key), people)))[:NAMED] if article else []
            if names:
                found.add(f"json-ld:{key}", ", ".join(names), _find(page, script, names[0]), f"json-ld:{key}")


def _nodes(data: Any) -> Iterator[dict[str, Any]]:
    todo = [(data, 0)]
    while todo:
        value, depth = todo.pop()
        if depth > DEPTH:
            continue
        if isinstance(value, dict):
            yield value
            todo.extend((value[key], depth + 1) for key in INSIDE if isinstance(value.get(key), (dict, list)))
        elif isinstance(value, list):
            todo.extend((item, depth + 1) for item in reversed(value))


def _names(value: Any, people: dict[str, Any]) -> Iterator[str]:
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, dict) and "name" not in item and isinstance(item.get("@id"), str):
            item = people.get(item["@id"])  # noqa: PLW2901 - a reference to a node elsewhere in the graph
        name = item.get("name") if isinstance(item, dict) else item
        for one in name if isinstance(name, list) else [name]:
            if isinstance(one, str) and not one.startswith(("http:", "https:")):
                yield one


def _find(page: Page, script: Span, value: str) -> Span:
    """Find a value in a script as it is written there; the script itself where it is written otherwise."""
    for literal in (value, json.dumps(value)[1:-1], value.replace("/", "\\/")):
        at = page.raw.find(f'"{literal}"', script.start, script.end)
        if at >= 0:
            return Span(at + 1, at + 1 + len(literal))
    return script


def host_of(url: str) -> str | None:
    """Give the host of a URL without www."""
    try:
        host = urlsplit(url).hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host and "." in host else None
