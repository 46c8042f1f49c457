"""XML and SGML of no form that is known: exports with elements of their own, DocBook, DITA, RCV1, TREC → articles.

Where the prose stands tells the text, the names of elements and attributes beside it tell the rest, as keys of records do.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from sourcelint.clean.article import PartialDocument
from sourcelint.clean.characters.entities import references
from sourcelint.clean.containers.feeds import CDATA, TOKEN
from sourcelint.clean.containers.record_keys import AUTHOR, DATE_KEYS, TEXTS, TITLE, URL, known_key
from sourcelint.clean.containers.record_metadata import Value, join_names, metadata_of
from sourcelint.clean.html.xml_articles import NAMES_IN_HTML, as_html, stated_value, unclosed
from sourcelint.clean.html.xml_tree import Tree
from sourcelint.expressions import lazy
from sourcelint.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sourcelint.clean.html.xml_tree import Element
    from sourcelint.text import Text

_START = lazy(
    r"""\ufeff?\s*+(?P<prolog><\?xml\b[^>]{0,300}>)?
    (?>\s*+(?>
        <!--.{0,2000}?-->
      | <\?[^>]{0,2000}>
      | <!DOCTYPE\s(?!html)[^>\[]{0,600}(?:\[.{0,20000}?\]\s{0,9})?>
    ))*+\s*+(?=<[a-zA-Z])""",
    re.IGNORECASE | re.DOTALL | re.VERBOSE,
)
_ATTRIBUTE = lazy(r"(?<!\S)(?P<name>[\w:.-]{1,60})\s?=\s?(?:\"(?P<a>[^\"]{0,2000})\"|'(?P<b>[^']{0,2000})')")
MIN_PROSE_CHARS = 150
"""Characters of prose from which a file holds a text, and is no table of settings."""
MIN_ELEMENTS = 2
"""Elements below the outermost one, at least."""
MAX_TAGS = 500_000
"""Tags of the largest file that is taken apart."""
MAX_VALUE_CHARS = 400
"""Characters of the longest title or list of authors."""
_HTML_ROOTS = frozenset(("article", "section", "map", "data", "object", "source", "summary", "main"))
"""Names of HTML that XML uses for what HTML does not hold directly."""
_NAMING, _VALUES = ("element", "name", "property", "key"), ("value", "content", "when", "norm", "date", "iso")
"""Attributes that say what a value is, and that hold one: `<dc element="dc.date.published" value="1996-08-20"/>`."""
_DAYS = frozenset(key for keys in DATE_KEYS.values() for key in keys)
_SHOWING = (frozenset(TITLE), _DAYS | frozenset(AUTHOR) | frozenset(URL))
"""Names of which an article in a list has one each, if it has no element for its text."""


def open_xml_export(text: Text) -> tuple[PartialDocument, ...] | None:
    """Take the articles out of a file of XML; None if the text is something else, or holds no prose."""
    start = _START.match(text.value)
    opening = TOKEN.match(text.value, start.end()) if start else None
    if start is None or opening is None or not opening["name"] or _is_of_html(opening["name"].lower()):
        return None
    if text.value.count("<") > MAX_TAGS:
        return None
    tree = Tree(text.value, opening.start())
    if not _is_xml(tree, has_prolog=start["prolog"] is not None):
        return None
    return tuple(_draft(text, tree, record) for record in _records(tree) or tree.children[0][:1])


def _is_of_html(name: str) -> bool:
    return name in NAMES_IN_HTML - _HTML_ROOTS or name in {"head", "title", "html"}


def _is_xml(tree: Tree, *, has_prolog: bool) -> bool:
    """Tell XML with a text in it from prose behind a tag, parts of HTML pages, and settings."""
    root, *below = tree.elements[1:]
    if len(below) < MIN_ELEMENTS or root.prose < MIN_PROSE_CHARS or not (root.closed or has_prolog):
        return False
    return root.name not in _HTML_ROOTS or below[0].name in {"title", "head"} or below[0].name not in NAMES_IN_HTML


def _records(tree: Tree) -> list[int]:
    """Return the elements that are articles of a list: alike, each with a text or with title and day of its own."""
    number: int | None = 0
    while number is not None:
        telling = tree.telling(number)
        names = Counter(tree.elements[child].name for child in telling)
        for name, _ in names.most_common(1):
            alike = [child for child in telling if tree.elements[child].name == name]
            records = [child for child in alike if _is_record(tree, child)]
            if len(records) > 1 and 2 * len(records) >= len(alike):
                return records
        number = tree.heir(number)
    return []


def _is_record(tree: Tree, number: int) -> bool:
    children = [tree.elements[child] for child in tree.children[number]]
    keys = {child.key for child in children}
    has_text = any(child.prose for child in children if child.key in TEXTS)
    return (has_text and len(keys) > 1) or all(not keys.isdisjoint(names) for names in _SHOWING)


def _body_of(tree: Tree, record: int) -> Span:
    """Return where the text of an article stands: in the element for it, else from its first part with prose to the last."""
    number, heir = record, tree.heir(record)
    while heir is not None:
        number = heir
        heir = None if tree.elements[number].key in TEXTS else tree.heir(number)
    element = tree.elements[number]
    parts = [child for child in tree.telling(number) if not _is_head(tree, child)]
    own = element.prose - sum(tree.elements[child].prose for child in tree.telling(number))
    is_text = number != record and (element.key in TEXTS or _has_title_before(tree, record, element))
    if is_text or own > 0 or not parts:
        return Span(element.start, element.end)
    return Span(tree.elements[parts[0]].opening.start, tree.elements[parts[-1]].end)


def _has_title_before(tree: Tree, record: int, element: Element) -> bool:
    before = (tree.elements[inner] for inner in tree.inside(record))
    return any(one.key in TITLE and one.end < element.start for one in before)


def _is_head(tree: Tree, number: int) -> bool:
    """Tell a part that says title and author of the whole, perhaps beside a summary."""
    keys = {tree.elements[inner].key for inner in tree.inside(number)}
    return all(not keys.isdisjoint(names) for names in _SHOWING)


def _draft(text: Text, tree: Tree, record: int) -> PartialDocument:
    body = _body_of(tree, record)
    element = tree.elements[record]
    values: dict[str, Value] = {}
    authors: list[Value] = []
    for key, value in _values_of(text, tree, record, body):
        if key in AUTHOR:
            authors.append(value)
        else:
            values.setdefault(key, value)
    if authors:
        values["author.*"] = join_names(authors)
    guid = values.get("guid") or values.get("id")
    return PartialDocument(
        as_html(_without_marks(text[slice(*body)])),
        metadata=metadata_of(values, complete=element.closed, origin="xml"),
        wrapper="xml",
        complete=element.closed,
        truncations=() if element.closed else (unclosed(text, element.name),),
        guid=guid.text if guid else None,
    )


def _values_of(text: Text, tree: Tree, record: int, body: Span) -> Iterator[tuple[str, Value]]:
    """Yield what elements and attributes beside the text of an article state, by the names that records use."""
    whole = tree.elements[record]
    yield from ((known_key(name), _stated(text, span, name)) for name, span in _attributes(text.value, whole.opening))
    done = whole.start
    for number in tree.inside(record):
        element = tree.elements[number]
        if body.start <= element.opening.start < body.end or element.start < done:
            continue
        yield from _stated_by_attributes(text, element)
        is_author = element.key in AUTHOR
        if element.end - element.start > MAX_VALUE_CHARS or (tree.children[number] and not is_author):
            continue
        content = _name_in(text, tree, number) if is_author else Span(element.start, element.end)
        value = _stated(text, content, element.name)
        if value.text:
            yield element.key, value
        done = element.end if is_author else done


def _name_in(text: Text, tree: Tree, number: int) -> Span:
    """Return where the name of a person stands: from the first element for a part of it to the last, of one that has some."""
    named = [
        tree.elements[inner]
        for inner in tree.inside(number)
        if not tree.children[inner] and tree.elements[inner].name.rpartition(":")[2].endswith(("name", "names"))
    ]
    if not named:
        return Span(tree.elements[number].start, tree.elements[number].end)
    return Span(named[0].opening.start, text.value.find(">", named[-1].end) + 1 or named[-1].end)


def _stated_by_attributes(text: Text, element: Element) -> Iterator[tuple[str, Value]]:
    stated = dict(_attributes(text.value, element.opening))
    span = next((stated[name] for name in _VALUES if name in stated), None)
    if span is None:
        return
    naming: Sequence[Span] = [stated[name] for name in _NAMING if name in stated]
    name = text.value[slice(*naming[0])].rpartition(".")[2] if naming else element.key
    yield known_key(name), _stated(text, span, name)


def _attributes(value: str, opening: Span) -> Iterator[tuple[str, Span]]:
    for attribute in _ATTRIBUTE.finditer(value, *opening):
        yield attribute["name"].lower(), Span(*attribute.span(attribute.lastgroup or 0))


def _stated(text: Text, span: Span, key: str) -> Value:
    value = stated_value(_without_marks(text[slice(*span)]), key)
    return value._replace(text=" ".join(value.text.split()))


def _without_marks(inner: Text) -> Text:
    """Open sections of CDATA; without tags of its own, undo one level of escaping."""
    if "<![CDATA[" in inner.value:
        return inner.sub(CDATA, "")
    return inner if "<" in inner.value else inner.edit(references(inner.value))
