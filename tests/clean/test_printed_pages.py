"""Pages of a printed text, divided by form feeds, are one text without their heads and feet."""

from __future__ import annotations

import time

import pytest

from sourcelint.clean import read

TITLE = "Bridge in Lowmere to close"
FIRST = """The old bridge across the Lowmere will close on Monday for re-
pairs that are expected to last three weeks, the council said on
Thursday. Engineers found cracks in two of the seven arches du-
ring a survey in March, according to a report that the council pub-
lished. The chair of the committee for roads, which met in May,
"""
SECOND = """wants the work to begin before the winter. Buses will use the ring
road, and a ferry will carry cyclists and people on foot between six
in the morning and nine at night, seven days a week.
"""
THIRD = "The ferry costs nothing. It was built in 1961, and has been painted twice since then.\n"


def printed(head: str, foot: str) -> str:
    pages = (f"{TITLE}\n\nBy Anna Ley\n2 May 2024\n\n{FIRST}", SECOND, THIRD)
    return "\n\f".join(
        f"{head.format(number)}\n\n{page}\n{foot.format(number)}\n" for number, page in enumerate(pages, 1)
    )


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
@pytest.mark.parametrize(
    ("head", "foot"),
    [
        ("Coast Daily                           Page {}", "                    {}"), ("", "Ley          Coast Daily          [Page {}]"),
        ("{}", ""), ("Report of the council | {}", "Printed on paper"),
    ],
)  # fmt: skip
def test_heads_and_feet_go_and_paragraphs_go_on(head: str, foot: str, ends: str) -> None:
    document = read(printed(head, foot).replace("\n", ends).encode(), "bridge.txt")
    said = document.metadata
    assert (said.title.value, said.author.value, said.published.value) == (TITLE, "Anna Ley", "2024-05-02")
    text = document.text
    assert "for repairs that are expected" in text
    assert "which met in May, wants the work to begin" in text
    assert not any(word in text for word in ("Page", "Printed on paper", "Report of the council", "\f"))
    assert document.truncations == ()
    at = text.index("wants the work")
    assert document.raw[slice(*document.clean.raw_span(at, at + len("wants the work")))] == "wants the work"


def test_a_title_that_is_the_head_of_later_pages_stays() -> None:
    raw = f"{TITLE}\n\n{FIRST}\n1\n\f{TITLE}\n\n{SECOND}\n2\n\f{TITLE}\n\n{THIRD}\n3\n"
    document = read(raw.encode(), "bridge.txt")
    assert document.metadata.title.value == TITLE
    assert document.text.count(TITLE) == 1


@pytest.mark.parametrize("raw", [f"{TITLE}\n\n{FIRST}\f", f"\f{TITLE}\n\n{FIRST}"])
def test_one_page_is_left_alone(raw: str) -> None:
    assert "page_breaks" not in {repair.name for repair in read(raw.encode(), "bridge.txt").repairs}


def test_many_pages_take_no_time() -> None:
    start = time.process_time()
    for raw in ("\f" * 8_000, "a\f" * 8_000, f"{TITLE}\n1\n\f" * 1_500, f"a\f{' ' * 50_000}\nb"):
        read(raw.encode(), "bridge.txt")
    assert time.process_time() - start < 20
