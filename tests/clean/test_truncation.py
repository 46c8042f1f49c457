"""Where text is missing: places, certainty, silence, and what holds for any text."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sourcelint import cli
from sourcelint.clean import read
from sourcelint.clean.article import PartialDocument
from sourcelint.clean.metadata import visible_metadata
from sourcelint.clean.segmentation.blocks import split_blocks
from sourcelint.clean.truncation import find_truncations
from sourcelint.clean.truncation.quotes import find_quoted_spans
from sourcelint.document import Block, Boilerplate, Truncation
from sourcelint.text import RawSpan, Text

ONE = "The council closed the harbour on Monday, and the ferry now leaves from the northern pier of the town."
TWO = "Nobody on the islands was told of it before the boat had left, and the fishermen are angry about it now."


def clean(raw: str) -> PartialDocument:
    return find_truncations(visible_metadata(split_blocks(PartialDocument(Text.of_raw(raw)))))


def found(raw: str) -> list[tuple[str, str, bool]]:
    return [(t.kind, raw[t.span.start : t.span.end], t.certain) for t in clean(raw).truncations]


def article(*lines: str) -> str:
    return "\n\n".join(["The harbour is closed", ONE, TWO, *lines])


def test_an_intact_article() -> None:
    assert found(article()) == []


def test_kinds_and_certainty() -> None:
    assert found(article("The pier was built by")) == [("cut_sentence", "by", True)]
    assert found(article("What comes next")) == [("dangling_heading", "What comes next", False)]
    assert found(article("The pier was built by a firm that the *** Norsund never paid.")) == [
        ("masked_gap", "***", True)
    ]
    assert [k for k, _, _ in found(article("The pier was built by a firm that… Read more"))] == ["teaser"]
    assert found("```\nx = 1\n") == [("unclosed_container", "```", True)]


def test_a_heading_that_markdown_marks_is_in_no_menu() -> None:
    assert found(article("Ropes", "Nets", "Oars", "## What comes next"))[-1][:2] == (
        "dangling_heading",
        "What comes next",
    )
    assert found(article("Ropes", "Nets", "Oars", "What comes next")) == []


def test_a_word_that_the_text_has_whole_is_cut() -> None:
    assert found(article("The ferry was built in another town, and nobody asked the isl"))[0][0] == "cut_word"


def test_text_without_stops_is_no_proof() -> None:
    loose = [s.rstrip(".") for s in (ONE, TWO)]
    assert found("\n\n".join(["The harbour is closed", *loose, TWO.rstrip(".")])) == []


def test_furniture_that_was_taken_out_is_looked_at() -> None:
    raw = article("Subscribe to continue reading.")
    draft = split_blocks(PartialDocument(Text.of_raw(raw)))
    last = draft.blocks[-1]
    line = draft.text.value[last.start : last.end]
    stripped = draft.replace(
        text=draft.text[: last.start],
        blocks=draft.blocks[:-1],
        boilerplate=(Boilerplate("subscribe", RawSpan(last.start, last.end), line),),
    )
    (t,) = find_truncations(stripped).truncations
    assert (t.kind, raw[t.span.start : t.span.end]) == ("teaser", "Subscribe to continue")


def test_what_the_container_proved_stays() -> None:
    proved = Truncation("unclosed_container", RawSpan(0, 3), "the record is cut", lost=("author",))
    draft = split_blocks(PartialDocument(Text.of_raw(article()))).replace(truncations=(proved,), complete=False)
    assert find_truncations(draft).truncations == (proved,)


def test_a_last_heading_under_intact_markup_proves_nothing() -> None:
    raw = f"{ONE}\nPictures"
    blocks = (Block("paragraph", 0, len(ONE), marked=True), Block("heading", len(ONE) + 1, len(raw), 2, marked=True))
    draft = PartialDocument(Text.of_raw(raw), blocks, wrapper="wordpress")
    assert find_truncations(draft).truncations == ()
    (t,) = find_truncations(draft.replace(complete=False)).truncations
    assert (t.kind, t.certain) == ("dangling_heading", True)


def test_a_page_without_stops_at_its_end_proves_nothing() -> None:
    raw = f"{ONE}\n{TWO.rstrip('.')}"
    blocks = (Block("paragraph", 0, len(ONE), marked=True), Block("paragraph", len(ONE) + 1, len(raw), marked=True))
    assert find_truncations(PartialDocument(Text.of_raw(raw), blocks, wrapper="html")).truncations == ()
    cut = f"{ONE}\nThe pier was built by the"
    blocks = (blocks[0], Block("paragraph", len(ONE) + 1, len(cut), marked=True))
    assert [
        t.kind for t in find_truncations(PartialDocument(Text.of_raw(cut), blocks, wrapper="html")).truncations
    ] == ["cut_sentence"]


@pytest.mark.parametrize("note", ["Foto: Anna Berg", "Quelle: dpa", "Lire aussi : Le marché du travail", "READ MORE: What it means", "Sumber",
                                  "Previous article", "#harbour #ferry", "@norsund", "info@norsund.example", "+47 22 33 44 55", "ISSN 1234-5678",
                                  "*As of 8/30/21", "[1] Berg A. The pier. J North. 2015; 28: 685", "저작권자 ⓒ 노르순드", "Geef een reactie"])  # fmt: skip
def test_notes_after_the_article(note: str) -> None:
    assert found(article(note)) == []
    assert [k for k, _, _ in found(article("The pier was built by", note))] == ["cut_sentence"]


@pytest.mark.parametrize(("text", "spans"), [
    ("a “b” c", [(2, 5)]), ("a „b“ c", [(2, 5)]), ("a «b» c", [(2, 5)]), ("a »b« c", [(2, 5)]), ("a ”b” c", [(2, 5)]), ('a "b" c "d', [(2, 5), (8, 10)]),
    ("a ``b'' c", [(2, 7)]), ("「b」", [(0, 3)]), ("a “b", [(2, 4)]), ("it's five o'clock", []),
])  # fmt: skip
def test_quoted_spans(text: str, spans: list[tuple[int, int]]) -> None:
    assert find_quoted_spans(text, 0, len(text)) == spans


PIECES = st.sampled_from(
    [
        ONE, TWO, "What comes next", "***", "the *** of", "words … more", "[…]", "Read more", "[+12 chars]", "…", "By Anna Berg", "- item", "1.", "```", "# Head",
        "## Head", "the", "“", '"', ",", "署名した。", "สนธิสัญญา", "Related Articles", "Subscribe to continue reading", "\n", " ", "<![CDATA[", "____", "█",
    ]
)  # fmt: skip


@given(st.lists(PIECES | st.text(max_size=30), max_size=15), st.sampled_from(["\n", "\n\n", " "]))
@example(["\x1c"], "\n")
@example(["0\x85"], "\n")
def test_any_text(pieces: list[str], glue: str) -> None:
    raw = glue.join(pieces)
    draft = clean(raw)
    for t in draft.truncations:
        assert 0 <= t.span.start < t.span.end <= len(raw)
        assert t.note
    assert find_truncations(draft.replace(truncations=())).truncations == draft.truncations


WORDS = st.lists(
    st.sampled_from(
        [
            "the",
            "pier",
            "was",
            "built",
            "by",
            "a",
            "firm",
            "of",
            "Norsund",
            "which",
            "nobody",
            "had",
            "asked",
            "before",
            "and",
            "with",
            "them",
        ]
    ),
    min_size=4,
    max_size=20,
)


@given(WORDS)
def test_a_stop_silences_a_cut_sentence(words: list[str]) -> None:
    line = "Then " + " ".join(words)
    assert not any(t.kind in ("cut_sentence", "cut_word") for t in clean(article(line + ".")).truncations)


@given(st.integers(20, len(TWO) - 2))
def test_a_cut_anywhere_inside_the_last_sentence_is_found(at: int) -> None:
    assert clean(article(ONE[:at])).truncations or ONE[:at].rstrip().endswith(".")


@pytest.mark.parametrize("raw", [
    "The a " + "*" * 10**5 + " b and more.", "* " * 10**5, "word … " * 10**4, "a " + "." * 10**5, "[" * 10**5, "(" * 10**5, "“a […] b " * 10**4,
    "Heading line here\n\n" * 10**4, "# " + "a # " * 10**4, "# a" + "#" * 10**5 + "b", "```\n" * 10**4, "x" * 10**6, "lorem ipsum " * 10**5, "Updated on 2 May 2024\n" * 10**4,
])  # fmt: skip
def test_linear(raw: str) -> None:
    began = time.process_time()
    clean(raw)
    assert time.process_time() - began < 2  # a hundred times what it takes, a tenth of what a quadratic step would


def test_the_example_of_the_documentation(tmp_path, monkeypatch, capsys) -> None:
    page = (Path(__file__).parents[2] / "docs" / "truncation.md").read_text(encoding="utf8")
    text, printed = (page.split(f"```{kind}\n", 1)[1].split("\n```", 1)[0] + "\n" for kind in ("text", "console"))
    (tmp_path / "harbour.txt").write_text(text, encoding="utf8")
    monkeypatch.chdir(tmp_path)
    assert cli.main(["check", "harbour.txt", "--select", "TRN"]) == 1
    assert capsys.readouterr().out == printed


@pytest.mark.parametrize("number", ["+49 555 0101", "+1 (202) 555-0101", "202-555-0101", "(202) 555 0101"])
def test_a_telephone_number_ends_a_text(number: str) -> None:
    sentence = "The Marrow Harbour Company runs the largest harbour of the coast, and has done so for sixty years."
    text = f"The harbour\n\n{sentence}\n\n{sentence} Contact: the press desk of the company, {number}\n"
    assert read(text.encode(), "a.txt").truncations == ()
    assert read(text.replace(number, "the old").encode(), "a.txt").truncations != ()
