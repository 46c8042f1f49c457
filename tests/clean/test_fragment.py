"""Fragments of HTML: text and blocks, whole or damaged, with every character at its place."""

from __future__ import annotations

import pytest

from sourcelint.clean.article import PartialDocument
from sourcelint.clean.html.detect import is_fragment, is_page
from sourcelint.clean.html.fragment import read_fragment
from sourcelint.text import Text


def fragment(html: str) -> PartialDocument:
    return read_fragment(PartialDocument(Text.of_raw(html), wrapper="wordpress"))


def shape(html: str) -> list[tuple[str, int, str]]:
    draft = fragment(html)
    return [(b.kind, b.level, draft.text.value[b.start : b.end]) for b in draft.blocks]


@pytest.mark.parametrize(
    ("html", "blocks"),
    [
        ("<h2>One</h2><p>Two <b>three</b></p>", [("heading", 2, "One"), ("paragraph", 0, "Two three")]),
        ("<ul><li>One</li><li>Two</li></ul>", [("list", 0, "One"), ("list", 0, "Two")]),
        ("<p>One<br />\nTwo</p>", [("paragraph", 0, "One"), ("paragraph", 0, "Two")]),
        ("<p>One\n  two\tthree</p>", [("paragraph", 0, "One two three")]),
        ("<blockquote>One</blockquote>Two", [("quote", 0, "One"), ("paragraph", 0, "Two")]),
        ("<figure><img src='a'><figcaption>One</figcaption></figure>", [("caption", 0, "One")]),
        ('<p class="wp-caption-text">One</p>', [("caption", 0, "One")]),
        ("<p>One</p><script>var a = '<p>no</p>';</script><p>Two</p>", [("paragraph", 0, "One"), ("paragraph", 0, "Two")]),
        ("<p>One &amp; two&nbsp;three</p>", [("paragraph", 0, "One & two\N{NO-BREAK SPACE}three")]),
        ("<p>&nbsp;</p><p>One</p>", [("paragraph", 0, "One")]),
        ("<table><tr><td>One</td><td>Two</td></tr><tr><td>Three</td></tr></table>", [("paragraph", 0, "One Two"), ("paragraph", 0, "Three")]),
        ("One\n\nTwo\nThree", [("paragraph", 0, "One"), ("paragraph", 0, "Two"), ("paragraph", 0, "Three")]),
        ("One</h2>\n\nTwo.</p>\nThree</li>", [("heading", 2, "One"), ("paragraph", 0, "Two."), ("list", 0, "Three")]),
        ("<p>One <a href='x", [("paragraph", 0, "One")]),
        ("<p>One<!-- no --> two<!-- never closed", [("paragraph", 0, "One two")]),
        ("<p>a < b and c > d, <3</p>", [("paragraph", 0, "a < b and c > d, <3")]),
        ("<p>Write to <ada@a.example> now</p>", [("paragraph", 0, "Write to <ada@a.example> now")]),
        ("<pre>a\n  b</pre>", [("code", 0, "a"), ("code", 0, "b")]),
        ("<p title='a > b'>One</p>", [("paragraph", 0, "One")]),
        ("<h3><a name='x'></a>One</h3>", [("heading", 3, "One")]),
        ("", []),
    ],
)  # fmt: skip
def test_blocks(html: str, blocks: list[tuple[str, int, str]]) -> None:
    assert shape(html) == blocks


def test_every_character_keeps_its_place() -> None:
    html = '<p>The  <b>quay</b> was&#8217;nt\n<a href="x">closed</a>.</p>'
    draft = fragment(html)
    assert draft.text.value == "The quay was’nt closed."
    for word, raw in (("quay", "quay"), ("’", "&#8217;"), ("closed.", "closed</a>."), ("The quay", "The  <b>quay")):
        at = draft.text.value.index(word)
        assert html[slice(*draft.text.raw_span(at, at + len(word)))] == raw
    assert [html[a:b] for a, b in draft.links] == ["closed"]


def test_what_was_taken_out_is_counted() -> None:
    draft = fragment("One</h2><p>Two &amp; three</p></p>")
    counts = {r.name: r.count for r in draft.repairs}
    assert counts == {"html_tags": 4, "orphan_tags": 2, "character_references": 1}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<p>One</p>", True),
        ("One <b>two</b> and <i>three</i>.", True),
        ("One < two and two > one.", False),
        ("The <p> tag opens what the </p> tag closes in HTML, and <b> is another.", False),
        ("I <3 it, <really>.", False),
    ],
)
def test_tags_in_plain_text(text: str, expected: bool) -> None:
    assert is_fragment(PartialDocument(Text.of_raw(text))) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<!DOCTYPE html><html><body>x", True),
        ("\n<!-- saved -->\n<html>", True),
        ("<head><title>x</title><meta charset=utf-8>", True),
        ("<p>x</p>", False),
        ("The <html> element", False),
    ],
)
def test_pages(text: str, expected: bool) -> None:
    assert is_page(text) is expected


@pytest.mark.parametrize("linked", ["", "  \n", "<img src='a.png'>"])
def test_links_without_words_are_none(linked: str) -> None:
    assert fragment(f"<p>One <a href='x'>{linked}</a> two</p>").links == ()


def test_a_linked_no_break_space_is_harmless() -> None:
    assert fragment("<p>One <a href='x'>\N{NO-BREAK SPACE}</a> two</p>").text.value == "One \N{NO-BREAK SPACE} two"
