"""Markdown inside lines: a reader sees words, and every character keeps its place in the raw file."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

import sourcelint
from sourcelint.clean import read
from sourcelint.clean.characters.markdown import is_markdown

SIGN = "See [the report](https://a.example/report).\n\n"


def seen(markdown: str) -> str:
    """Return what is read of a line that stands in a text of Markdown."""
    return str(read(f"{SIGN}{markdown}\n".encode(), "page.md").clean.value).partition("\n\n")[2].strip()


@pytest.mark.parametrize(
    ("markdown", "words"),
    [
        ("The [mayor](https://a.example/m) spoke.", "The mayor spoke."),
        ("The [mayor](https://a.example/m_(b) \"Who's who\") spoke.", "The mayor spoke."),
        ("The [mayor](</a b>) spoke.", "The mayor spoke."),
        ("The [**mayor** of Marrow](https://a.example/a_b_c) spoke.", "The mayor of Marrow spoke."),
        ("A tower[[1]](https://a.example/#1) fell.", "A tower[[1]](https://a.example/#1) fell."),
        ("It fell. [[1]](https://a.example/#1)", "It fell. [1]"),
        ("The [mayor][1] spoke.\n\n[1]: https://a.example/m", "The mayor spoke."),
        ("![The tower](https://a.example/t.jpg)It fell.", "It fell."),
        ("[![The tower](t.jpg)](https://a.example/t) It fell.", "It fell."),
        ("**By** *Ann Ley*, ***Marrow***", "By Ann Ley, Marrow"),
        ("__By__ _Ann Ley_ of snake_case_word", "By Ann Ley of snake_case_word"),
        ("**Note:** a *long, \"quoted\" one*.", 'Note: a long, "quoted" one.'),
        ("It rose to 3 * 4 * 5 metres.", "It rose to 3 * 4 * 5 metres."),
        ("In 2023\\. He said \\[so\\] and 5\\*6.", "In 2023. He said [so] and 5*6."),
        ("Call `find_all(*a*)` now.", "Call find_all(*a*) now."),
        ("He [sic] said (so).", "He [sic] said (so)."),
        ("It is so.[^1] Really.", "It is so.[^1] Really."),
        ("| Year | Visitors |\n| --- | ---: |\n| 2022 | *11,000* |", "Year Visitors\n\n2022 11,000"),
        ("```\n[a](https://b.example) **c**\n```", "```\n[a](https://b.example) **c**\n```"),
    ],
)  # fmt: skip
def test_what_a_reader_sees(markdown: str, words: str) -> None:
    assert seen(markdown) == words


@pytest.mark.parametrize(
    "gap",
    [
        "the *** said",
        "said ***, and ***",
        "the ***. Then ***",
        "f***ing",
        "a **** of",
        "lost (***) there",
        "* * *",
        "***",
    ],
)
def test_stars_that_hide_words_stay(gap: str) -> None:
    assert seen(f"It was {gap} yesterday.") == f"It was {gap} yesterday."


def test_a_gap_in_markdown_is_found() -> None:
    raw = (
        f"{SIGN}The **council** of Marrow agreed on Monday to repair the *** before the first gales reach the coast.\n"
    )
    codes = {finding.code for finding in sourcelint.lint(sourcelint.read(raw.encode(), "page.md")).findings}
    assert "TRN001" in codes


@pytest.mark.parametrize(
    "text",
    [
        "He lost *** in the *** [sic] (all of it).",
        "See [1] (p. 4) and *this*.",
        "5 ** 3 and 2 ** 8 are powers.",
        "a[i](x) = b[j](y)",
    ],
)
def test_a_text_without_signs_is_left_alone(text: str) -> None:
    assert not is_markdown(text)
    assert read(text.encode(), "page.txt").clean.value.strip() == text


def test_links_and_byline_are_known() -> None:
    raw = "# Lighthouse\n\n*By [Ann Ley](https://a.example/ann)* · 2 May 2024\n\nThe tower [fell](https://a.example/f) on Monday.\n"
    document = read(raw.encode(), "page.md")
    assert (document.metadata.author.value, document.metadata.published.value) == ("Ann Ley", "2024-05-02")
    assert [document.raw[link.start : link.end] for link in document.links] == ["Ann Ley", "fell"]


def test_markdown_inside_a_record_is_read() -> None:
    record = json.dumps(
        {"title": "Lighthouse", "url": "https://a.example/l", "markdown": f"{SIGN}The **tower** of the town fell."}
    )
    assert "The tower of the town fell." in read(record.encode(), "page.json").clean.value


def test_attributes_of_kramdown_are_no_text() -> None:
    raw = '* TOC\n{:toc}\n\nThe tower of the town fell.\n{: .lead #top}\n\nRead [the report](/r){:target="_blank"} on it, said Ann Ley {:-(.\n'
    lines = read(raw.encode(), "page.md").text.split("\n")
    assert [line for line in lines if line] == [
        "* TOC",
        "The tower of the town fell.",
        "Read the report on it, said Ann Ley {:-(.",
    ]


MARKS = st.lists(
    st.sampled_from(["*", "**", "***", "_", "[", "]", "(", ")", "`", "```\n", "|", "\\", "![", "](https://a.example)", "\n", " ", "tower", "Ann", "5,000"]),
    max_size=60,
)  # fmt: skip


@given(MARKS)
def test_any_marks_leave_the_words_at_their_places(marks: list[str]) -> None:
    raw = SIGN + "".join(marks)
    clean = read(raw.encode(), "page.md").clean
    for word in ("tower", "5,000"):
        at = clean.value.find(word)
        if at >= 0:
            span = clean.raw_span(at, at + len(word))
            assert raw[span.start : span.end] == word
