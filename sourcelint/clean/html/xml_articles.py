"""Articles as XML: what trafilatura writes, TEI, JATS (journals), NITF and NewsML-G2 (news agencies) → the text and its metadata.

The body is handed on as HTML: names of elements that mean the same are exchanged in place, so that every character keeps its
place in the file. A parser of XML would give no offsets, and nothing for a file that is cut.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from sourcelint.clean.article import PartialDocument
from sourcelint.clean.containers.cut_end import end_shown
from sourcelint.clean.containers.record_metadata import Value, join_names, metadata_of, value_of
from sourcelint.clean.html.fragment import BREAKING, INLINE
from sourcelint.document import Truncation
from sourcelint.expressions import lazy
from sourcelint.text import Span, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_HEAD_CHARS = 100_000
"""Characters before the body in which the metadata stand; longer ones are lists of references."""
_PART = lazy(r"<(?P<name>year|month|day|surname|given-names)(?:\s[^<>]{0,100})?>(?P<value>[^<>]{1,100})<")
"""The parts of a day and of a name in JATS."""
MAX_AUTHORS = 20
"""Authors that are listed."""

_ROOT = lazy(
    r"""\ufeff?\s*+
    (?>(?><\?xml[^>]{0,300}>|<!--.{0,2000}?-->|<!DOCTYPE\s(?!html)[^>\[]{0,600}>)\s*+)*+
    <(?P<root>doc(?=\s[^<>]{0,8000}\s(?:fingerprint|hostname)=)  # trafilatura
    |TEI(?=[\s>])
    |article(?=\s[^<>]{0,2000}\b(?:article-type|dtd-version)=|[^<>]{0,2000}>\s{0,99}<(?:front|processing-meta)[\s>])  # JATS
    |nitf(?=[\s>])|newsItem(?=\s))[^<>]{0,20000}>""",
    re.IGNORECASE | re.DOTALL | re.VERBOSE,
    needs=("<",),
)
_TAG = lazy(r"</?(?P<name>[a-zA-Z][\w:.-]{0,60})(?=[\s/>])")
_ANY_TAG = lazy(r"<[^<>]{0,4000}>")


class XmlForm(NamedTuple):
    """A form of XML for articles: the elements that hold its text, and where it says what records call by these keys.

    A place is a path of elements, "titleStmt/title", the last perhaps with an attribute, "ptr@target"; "contrib[author]" is
    an element whose attributes say so. `authors` may be there several times.
    """

    bodies: tuple[str, ...]
    authors: str
    places: dict[str, str]


def _form(bodies: str, authors: str, **places: str) -> XmlForm:
    return XmlForm(tuple(bodies.split()), authors, places)


FORMS = {
    "doc": _form(
        "main", "doc@author", title="doc@title", date="doc@date", url="doc@source", sitename="doc@sitename", hostname="doc@hostname",
    ),
    "tei": _form(
        "body", "author", title="titleStmt/title", when="publicationStmt/date@when", date="publicationStmt/date", url="ptr@target",
        publisher="publicationStmt/publisher",
    ),
    "article": _form(
        "abstract body", "contrib[author]/name", title="article-title", date="pub-date", publisher="journal-title",
    ),
    "nitf": _form(
        "body.content", "byline", title="hl1", date="date.issue@norm", publisher="pubdata@name", url="pubdata@ex-ref",
    ),
    "newsitem": _form(
        "inlineData", "by", title="headline", created="contentCreated", date="versionCreated", publisher="provider/name",
    ),
}  # fmt: skip
"""The forms by the name of their outermost element in lower case."""

_AS_HTML = {
    "head": "h2", "title": "h2", "hl2": "h3", "list": "ul", "item": "li", "list-item": "li", "quote": "blockquote", "bq": "blockquote",
    "disp-quote": "blockquote", "row": "tr", "cell": "td", "lb": "br", "hi": "b", "bold": "b", "italic": "i", "ab": "p",
    "ext-link": "a", "para": "p", "graphic": "img", "caption": "figcaption", "figdesc": "figcaption",
}  # fmt: skip
_KEYS = {"when": "date_published", "created": "date_published"}
"""What the better of two places of a day is called by records."""
_WITHIN_LINES = frozenset(
    """ref xref name persname placename orgname forename surname given-names rs date num money person location org chron
    emphasis ulink link xlink literal filename sc monospace underline named-content styled-content inline-formula uri email""".split()  # noqa: SIM905
)
"""Elements that stand in the middle of a line."""
NAMES_IN_HTML = BREAKING | INLINE - {"head", "title"}


def open_xml(text: Text) -> tuple[PartialDocument] | None:
    """Take the article out of a file of XML; None if the text is something else."""
    root = _ROOT.match(text.value)
    if root is None:
        return None
    form = FORMS[root["root"].lower()]
    whole = Span(root.end(), len(text.value))
    bodies = [body for name in form.bodies for body in islice(elements_of(text.value, name, whole), 1)]
    if not bodies:
        return None
    head = text[root.start("root") - 1 : min(bodies[-1].start, MAX_HEAD_CHARS)]
    cut = () if bodies[-1].closed else (unclosed(text, root["root"]),)
    draft = PartialDocument(
        Text.join((as_html(text[body.start : body.end]) for body in bodies), "\n\n"),
        metadata=metadata_of(dict(_values_of(head, form)), complete=True, origin="xml"),
        wrapper="xml",
        complete=not cut,
        truncations=cut,
    )
    return (draft,)


class Content(NamedTuple):
    """Where the content of an element stands, whether the element ends, and where its attributes do."""

    start: int
    end: int
    closed: bool
    attributes: Span


def elements_of(value: str, step: str, within: Span) -> Iterator[Content]:
    """Yield the elements of a step of a path in a part of a file, one behind the other; one that never ends is the last."""
    name, _, sign = step.rstrip("]").partition("[")
    position, opens = within.start, re.compile(rf"<{re.escape(name)}(?=[\s/>])(?P<attributes>[^<>]{{0,20000}})>")
    while (opening := opens.search(value, position, within.end)) is not None:
        end = value.find(f"</{name}", opening.end(), within.end)
        position = within.end if end < 0 else end
        if sign in opening["attributes"]:
            yield Content(opening.end(), within.end if end < 0 else end, end >= 0, Span(*opening.span("attributes")))


def _found(value: str, path: str, within: Span) -> Iterator[Span]:
    """Yield what stands at a path: the content of its last element, or an attribute of it."""
    elements, _, attribute = path.partition("@")
    step, _, deeper = elements.partition("/")
    for element in elements_of(value, step, within):
        if deeper:
            yield from _found(value, path.partition("/")[2], Span(element.start, element.end))
        elif attribute:
            stated = re.compile(rf"(?<!\S){attribute}\s?=\s?(?:\"(?P<a>[^\"]*)\"|'(?P<b>[^']*)')").search(
                value, *element.attributes
            )
            if stated is not None:
                yield Span(*stated.span(stated.lastgroup or 0))
        elif element.closed:
            yield Span(element.start, element.end)


def as_html(text: Text) -> Text:
    """Call the elements of a text as HTML calls them."""
    return text.sub(_TAG, _as_html)


def _as_html(tag: re.Match[str]) -> str:
    """Return what a tag is called in HTML, up to the end of its name."""
    name = tag["name"].lower()
    if name in NAMES_IN_HTML:
        return tag[0]
    inner = "span" if name in _WITHIN_LINES else "div"
    return tag[0][: tag.start("name") - tag.start()] + _AS_HTML.get(name, inner)


def _values_of(head: Text, form: XmlForm) -> Iterator[tuple[str, Value]]:
    """Yield what a file states of its article, by the names that records use."""
    whole = Span(0, len(head))
    for key, path in form.places.items():
        for span in islice(_found(head.value, path, whole), 1):
            yield _KEYS.get(key, key), stated_value(head[slice(*span)], key)
    names = [
        stated_value(head[slice(*span)], "author")
        for span in islice(_found(head.value, form.authors, whole), MAX_AUTHORS)
    ]
    if names:
        yield "author.*", join_names(names)


def stated_value(stated: Text, key: str) -> Value:
    """Return a value without its tags: a day in parts as ISO 8601, a name with the surname behind."""
    parts = {part["name"]: part["value"] for part in _PART.finditer(stated.value)}
    value = value_of(stated.sub(_ANY_TAG, " ").strip(), key)
    if "year" in parts:
        return value._replace(text="-".join(parts[name].zfill(2) for name in ("year", "month", "day") if name in parts))
    if "surname" in parts and "given-names" in parts:
        return value._replace(text=f"{parts['given-names']} {parts['surname']}")
    return value


def unclosed(text: Text, root: str) -> Truncation:
    """Return what a file lacks that ends inside the element in which its text stands."""
    return Truncation("unclosed_container", end_shown(text), f"the text of <{root}> is never closed")
