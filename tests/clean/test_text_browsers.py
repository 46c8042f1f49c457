"""Pages as text browsers print them: numbered links, fields and pictures; headings between stars."""

from __future__ import annotations

import pytest

from sourcelint.clean import read

PROSE = (
    "The harbour council met on Tuesday to decide what should become of the old customs house.",
    "Nobody expected the vote to be close, but two members changed their minds during the break.",
    "The building has stood empty since the ferry line closed, and its roof has begun to leak.",
)
LYNX = """   #[1]alternate [2]Quay Times » Feed
   [3]next

   [logo-2.png] ____________________ (BUTTON) Search
     * [4]Home
     * [5]Sport

Council votes on the customs house

   By [6]Anna Ley
   3 May 2024

   The harbour council met on Tuesday to decide what should become of the
   old customs house, [7]as the Tribune reported.[3] Nobody expected the
   vote to be close, but two members changed their minds during the break.

   The building has stood empty since [9]the ferry line closed, and its
   roof has begun to leak.

References

   Visible links:
   1. https://quay.example/feed
   2. https://quay.example/feed/2
   3. https://quay.example/next
   4. https://quay.example/
   5. https://quay.example/sport
   6. https://quay.example/anna
   7. https://tribune.example/a
   9. https://quay.example/ferry

   Hidden links:
   8. https://quay.example/picture
"""
STARRED = """[logo]
    * Home
    * About_us
****** Council votes on the customs
house ******
By Anna Ley
3 May 2024
{0}

***** What the_Tribune_reported *****
{1} See the_old_plan and our_guide_to_the_pier.

{2} Then they saw *** and went home to the pier.
"""


def test_links_fields_and_buttons_of_a_printed_page_go_and_its_notes_stay() -> None:
    document = read(LYNX.encode(), "a.txt")
    text = document.clean.value
    assert "as the Tribune reported.[3] Nobody" in text
    assert text.count("[") == 1
    assert not any(sign in text for sign in ("___", "(BUTTON)", "https:", "References", "links:"))
    assert document.metadata.title.value == "Council votes on the customs house"
    assert document.metadata.author.value == "Anna Ley"
    assert document.metadata.published.value == "2024-05-03"
    assert not document.truncations
    linked = [LYNX[span.start : span.end].split("\n", maxsplit=1)[0] for span in document.links]
    assert "as the Tribune reported.[3] Nobody expected the" in linked


def test_what_is_left_of_a_printed_page_stands_in_the_raw_file() -> None:
    document = read(LYNX.encode(), "a.txt")
    at = document.clean.value.index("ferry line")
    assert LYNX[document.clean.raw_span(at, at + 10).start :].startswith("ferry line")


@pytest.mark.parametrize(
    "raw",
    [
        "\n\n".join(
            (*PROSE, "References", "1. Ley, A. (2020). The pier.\n2. Holm, B. (2021). The quay.\n3. Moe, C. (2022).")
        ),
        "\n\n".join((*PROSE, "See [1] and [2].", "References", "1. https://a.example\n2. https://b.example")),
        "\n\n".join((*PROSE, "The report of [1] the council, in [2] three parts, [3] was lost.")),
    ],
    ids=["a bibliography", "two addresses", "no list"],
)
def test_notes_of_an_article_are_no_printed_links(raw: str) -> None:
    assert not any(repair.name == "text_browser" for repair in read(raw.encode(), "a.txt").repairs)


def test_headings_between_stars_and_joined_links_are_read() -> None:
    document = read(STARRED.format(*PROSE).encode(), "a.txt")
    text = document.clean.value
    assert document.metadata.title.value == "Council votes on the customs house"
    headings = [text[block.start : block.end] for block in document.blocks if block.kind == "heading"]
    assert headings == ["What the Tribune reported"]
    assert "See the old plan and our guide to the pier." in text
    assert [truncation.kind for truncation in document.truncations] == ["masked_gap"]


def test_stars_between_words_of_an_article_are_a_gap() -> None:
    document = read("\n\n".join((PROSE[0], "The ferry of *** the north *** is a_b.", PROSE[1])).encode(), "a.txt")
    assert document.truncations
    assert not any(repair.name == "text_browser" for repair in document.repairs)
