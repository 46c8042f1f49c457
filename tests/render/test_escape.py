"""Whatever a source holds, what is shown of it is inert."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcelint.render import escape

HOSTILE = st.text(
    st.characters() | st.sampled_from("\x1b\x07\u202e\u2066`*_[]<>&|#~$\\\n\r\t\ud800!-+=:/@ "), max_size=60
)


@given(HOSTILE)
def test_visible_text_holds_no_control_characters(text):
    shown = escape.visible(text)
    assert not [c for c in shown if unicodedata.category(c) in ("Cc", "Cs")]
    assert not re.search("[\u202a-\u202e\u2066-\u2069\u200e\u200f]", shown)


# The combining grapheme joiner is a mark that nobody sees; noncharacters are no text.
@given(st.text(st.characters(exclude_categories=("Cc", "Cs", "Cf", "Zl", "Zp", "Cn"), exclude_characters="\u034f")))
def test_ordinary_text_is_shown_as_it_is(text):
    assert escape.visible(text) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\x1b[31mb", "a<U+001B>[31mb"),
        ("a\u202eb", "a<U+202E>b"),
        ("a\nb\tc\rd", "a⏎b→c<U+000D>d"),
        ("\x9b31m", "<U+009B>31m"),
        ("\ud800", "<U+D800>"),
        ("می‌خواهم 👩‍🔬", "می‌خواهم 👩‍🔬"),
    ],
)
def test_visible(text, shown):
    assert escape.visible(text) == shown


@given(HOSTILE)
def test_markdown_stays_in_its_line_and_cell(text):
    shown = escape.markdown(text)
    assert "\n" not in shown
    assert not re.search(r"(?<!\\)(?:\\\\)*(?![\\])[|`*_\[\]$~]", re.sub(r"\\.", "", shown))
    assert "<" not in shown
    assert not re.search(r"&(?!amp;|lt;|gt;|#\d+;)", shown)


@pytest.mark.parametrize(
    "text",
    ["<img src=x>", "[a](b)", "![a](b)", "`a`", "**a**", "a|b", "http://a.example/b", "a@b.example", "# a", "$x$"],
)
def test_markdown_is_literal(text):
    import markdown_it

    parsed = (
        markdown_it.MarkdownIt("gfm-like", {"linkify": False}).enable("table").parseInline(f"“{escape.markdown(text)}”")
    )
    assert {t.type for t in parsed[0].children} <= {"text", "text_special"}
    assert "".join(t.content for t in parsed[0].children) == f"“{text}”"


def test_slugs_are_stable_short_and_different():
    assert re.fullmatch(r"rger-a-b-txt-[0-9a-f]{32}", escape.slug("Ärger/A b.TXT"))
    assert escape.slug("a.txt") != escape.slug("A.txt")
    assert re.fullmatch(r"[0-9a-f]{32}", escape.slug("日本"))


@given(st.text())
def test_slugs_are_names_of_files_and_artifacts(source):
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", escape.slug(source))
    assert len(f"{escape.slug(source)}.html") <= 255
    assert len(escape.slug(source)) <= 60 + 1 + 32


def test_a_hundred_thousand_articles_of_one_feed_have_names_of_their_own():
    names = {escape.slug(f"feeds/2026/the-gazette-politics.xml#{article}") for article in range(100_000)}
    assert len(names) == 100_000
