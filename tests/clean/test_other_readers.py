"""Our readers of JSON, feeds and saved pages beside those of the standard library, on whole files: the same strings.

Ours keep the raw place of every character and read on where others give up; on a whole file they may say nothing else.
"""

from __future__ import annotations

import ast
import email
import email.policy
import json
import math
import re
from contextlib import suppress
from email.message import EmailMessage
from html import escape, unescape
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

from hypothesis import given, settings
from hypothesis import strategies as st

from sourcelint.clean.containers.feeds import open_feed
from sourcelint.clean.containers.json_records import open_json
from sourcelint.clean.containers.json_scanner import inside, scan
from sourcelint.clean.containers.json_scanner import unescape as undo_escapes
from sourcelint.clean.containers.mhtml import open_mhtml
from sourcelint.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable

    from sourcelint.clean.containers.json_scanner import Node

# ---------------------------------------------------------------------------------------------------------------- JSON

MARKS = st.sampled_from(
    ["\\", '"', "'", "\\\\", '\\"', "\\u00e9", "\n", "\t", "\r", "{", "}", "[", "]", ":", ",", "/", "😀", "é", "\u2028", "\0", "\x7f"]
)  # fmt: skip
TEXTS = st.lists(MARKS | st.text(max_size=8), max_size=6).map("".join)
SCALARS = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | TEXTS
VALUES = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4), max_leaves=20
)
CONTAINERS = st.lists(VALUES, max_size=4) | st.dictionaries(TEXTS, VALUES, max_size=4)
LAYOUTS = st.sampled_from([{}, {"indent": 1}, {"indent": "\t"}, {"separators": (",", ":")}, {"ensure_ascii": False}])


def loaded(text: str, node: Node, literal: Any) -> Any:
    """Make the value that a node stands for; `literal` reads a number or a constant."""
    if node.kind == "array":
        return [loaded(text, child, literal) for child in node.children]
    if node.kind == "object":
        return {child.key or "": loaded(text, child, literal) for child in node.children}
    written = text[slice(*inside(node))]
    return string(written) if node.kind == "string" else literal(written)


def string(written: str) -> str:
    return undo_escapes(Text.of_raw(written)).value


def changed(value: Any, change: Callable[[str], str]) -> Any:
    """Change all strings in a value."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, list):
        return [changed(entry, change) for entry in value]
    if isinstance(value, dict):
        return {change(key): changed(entry, change) for key, entry in value.items()}
    return value


def without_halves(value: Any) -> Any:
    """Make of half a character what our scanner makes of it."""
    return changed(value, lambda text: re.sub("[\ud800-\udfff]", "\ufffd", text))


def as_read(value: Any) -> Any:
    r"""Make of what `json` read what our scanner means to read: \b is nothing, \f is the end of a line."""
    return changed(without_halves(value), lambda text: text.replace("\b", "").replace("\f", "\n"))


@settings(max_examples=60, deadline=None)
@given(CONTAINERS, LAYOUTS)
def test_the_scanner_reads_what_json_reads(value: Any, layout: dict[str, Any]) -> None:
    text = json.dumps(value, **layout)
    found = scan(text)
    (root,) = found.roots
    assert (found.open, found.stray, found.unescaped) == ((), 0, ())
    assert loaded(text, root, json.loads) == as_read(json.loads(text))


@settings(max_examples=60, deadline=None)
@given(CONTAINERS)
def test_the_scanner_reads_what_python_printed(value: Any) -> None:
    text = repr(value)
    found = scan(text, quote="'")
    (root,) = found.roots
    assert (found.open, found.stray, found.unescaped) == ((), 0, ())
    expected = eval(text, {"inf": math.inf})  # noqa: S307 - `literal_eval` knows no infinity
    assert loaded(text, root, float_or_literal) == without_halves(expected)


def float_or_literal(written: str) -> Any:
    return float(written) if written.endswith("inf") else ast.literal_eval(written)


PROSE = "The council met on Monday and agreed on the plan for the old bridge. "
RECORDS = st.lists(
    st.fixed_dictionaries(
        {"title": TEXTS.map("Bridge {}".format), "url": st.just("https://a.example/b"), "content": TEXTS.map(PROSE.__add__)},
        optional={"id": st.integers(), "tags": st.lists(TEXTS, max_size=3), "meta": VALUES},
    ),
    min_size=1, max_size=4,
)  # fmt: skip


@settings(max_examples=40, deadline=None)
@given(RECORDS, LAYOUTS, st.sampled_from(["list", "answer", "lines"]))
def test_records_have_the_titles_and_bodies_that_json_reads(
    records: list[dict[str, Any]], layout: dict[str, Any], form: str
) -> None:
    if form == "lines":
        text = "\n".join(json.dumps(record) for record in records)
    else:
        text = json.dumps(records if form == "list" else {"status": "ok", "articles": records}, **layout)
    drafts = open_json(Text.of_raw(text))
    assert drafts is not None
    assert [draft.text.value for draft in drafts] == [as_read(record["content"]) for record in records]
    assert [one_line(draft.metadata.title.value or "") for draft in drafts] == [
        one_line(as_read(record["title"])) for record in records
    ]


def one_line(value: str) -> str:
    """Resolve references and set all blanks alike: what a title is on a page."""
    return " ".join(unescape(value).split())


# --------------------------------------------------------------------------------------------------------------- feeds

XML_TEXT = st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Cn")) | st.sampled_from("<>&'\"\n]"), min_size=1, max_size=20
).filter(lambda text: "]]>" not in text and text.strip())
STYLES = st.sampled_from(["escaped", "cdata", "numbers", "two sections"])
ITEMS = st.lists(
    st.fixed_dictionaries({"title": XML_TEXT, "description": XML_TEXT, "guid": st.from_regex(r"[a-z0-9-]{1,9}", fullmatch=True)}),
    min_size=1, max_size=4,
)  # fmt: skip


def written(value: str, style: str) -> str:
    """Write a value as the content of an element."""
    match style:
        case "cdata":
            return f"<![CDATA[{value}]]>"
        case "numbers":
            return "".join(char if char.isalnum() else f"&#{ord(char)};" for char in value)
        case "two sections":
            half = len(value) // 2
            return f"<![CDATA[{value[:half]}]]><![CDATA[{value[half:]}]]>"
    return escape(value)


@settings(max_examples=60, deadline=None)
@given(ITEMS, STYLES, st.sampled_from(["rss", "atom"]), st.booleans())
def test_feeds_have_the_items_that_a_parser_of_xml_reads(
    items: list[dict[str, str]], style: str, form: str, commented: bool
) -> None:
    item, body, ident = ("item", "description", "guid") if form == "rss" else ("entry", "summary", "id")
    comment = "<!-- <item><title>not one</title></item> -->" if commented else ""
    inner = "".join(
        f"<{item}>{comment}<title>{written(entry['title'], style)}</title>\n<{ident}>{entry['guid']}</{ident}>"
        f"<{body}>{written(entry['description'], style)}</{body}></{item}>\n"
        for entry in items
    )
    channel = f"<channel><title>The Gazette</title>{inner}</channel>" if form == "rss" else inner
    root = "rss" if form == "rss" else "feed"
    text = f'<?xml version="1.0" encoding="UTF-8"?>\n<{root}>{channel}</{root}>\n'
    parsed = [
        [(child.text or "") for child in element]
        for element in ET.fromstring(text).iter(item)  # noqa: S314
    ]
    if commented:
        parsed = [fields[-3:] for fields in parsed]
    drafts = open_feed(Text.of_raw(text))
    assert drafts is not None
    assert [draft.guid for draft in drafts] == [guid for _, guid, _ in parsed]
    assert [draft.text.value for draft in drafts] == [description for _, _, description in parsed]
    titled = [
        (draft.metadata.title.value, one_line(title)) for draft, (title, _, _) in zip(drafts, parsed, strict=True)
    ]
    assert [one_line(ours) for ours, _ in titled if ours] == [theirs for ours, theirs in titled if ours]
    assert all(ours or not any(map(str.isalpha, theirs)) for ours, theirs in titled)


# --------------------------------------------------------------------------------------------------------- saved pages

CHARSETS = {"utf-8": "é’ü — 日本語 😀", "iso-8859-1": "éüß ÄÖ", "windows-1252": "é’“”– €", "shift_jis": "表示ソ能 日本語", "gbk": "你好丂亊 乗", "big5": "功許蓋 中文"}  # fmt: skip
LINES = st.lists(
    st.sampled_from(["<p>", "</p>", "a=3D", "=", "word " * 30, ".", "From me", "--", "\t", " ", "x"]), max_size=12
)


def saved(html: str, charset: str, encoding: str, form: str) -> bytes:
    """Write a page as a browser or a mail program saves it."""
    page = EmailMessage(policy=email.policy.SMTP)
    page.set_content(html, subtype="html", charset=charset, cte=encoding)
    if form == "related":
        page.add_related(b"\x89PNG", "image", "png")
    elif form == "alternative":
        whole = EmailMessage(policy=email.policy.SMTP)
        whole.set_content("A plain text.", charset="utf-8", cte="quoted-printable")
        whole.add_alternative(html, subtype="html", charset=charset, cte=encoding)
        page = whole
    elif form == "nested":
        whole = EmailMessage(policy=email.policy.SMTP)
        whole.set_content("A plain text.", charset="utf-8", cte="quoted-printable")
        whole.add_alternative(html, subtype="html", charset=charset, cte=encoding)
        whole.get_payload()[1].add_related(b"\x89PNG", "image", "png")
        page = whole
    page["From"], page["Subject"] = "<Saved by Blink>", "The quay"
    return page.as_bytes()


def page_of(raw: bytes) -> str:
    """Take the page out of a message with `email`.

    A body in base64 is read as any file: bytes that are UTF-8 are so, whatever is declared ("é––" of windows-1252 is 閖).
    """
    message = email.message_from_bytes(raw, policy=email.policy.default)
    part = next(part for part in message.walk() if part.get_content_type() == "text/html")
    if part["content-transfer-encoding"] == "base64":
        with suppress(UnicodeDecodeError):
            return part.get_payload(decode=True).decode()
    return str(part.get_content())


def lines_of(text: str) -> list[str]:
    return text.replace("\r\n", "\n").rstrip("\n").split("\n")


@settings(max_examples=60, deadline=None)
@given(
    form=st.sampled_from(["single", "related", "alternative", "nested"]),
    encoding=st.sampled_from(["quoted-printable", "base64"]),
    charset=st.sampled_from(sorted(CHARSETS)),
    words=st.lists(LINES, min_size=1, max_size=5),
    data=st.data(),
)
def test_saved_pages_are_what_email_reads(
    form: str, encoding: str, charset: str, words: list[list[str]], data: st.DataObject
) -> None:
    letters = data.draw(st.text(st.sampled_from(CHARSETS[charset]), max_size=30))
    html = f"<html><body>{letters}" + "\n".join("".join(line).rstrip() + letters for line in words) + "</body></html>\n"
    raw = saved(html, charset, encoding, form)
    text = open_mhtml(Text.of_raw(raw.decode("ascii")))
    assert text is not None
    assert lines_of(text.value) == lines_of(page_of(raw))
