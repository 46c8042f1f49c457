"""Pages of a manual as `man` prints them."""

from __future__ import annotations

import pytest

from sourcelint.clean import read

PAGE = """TIDE(1)                          User Commands                          TIDE(1)

NAME
       tide - print when the water comes

SYNOPSIS
       tide [OPTION]... [PLACE]...

DESCRIPTION
       Print  the  hours  of  high water for each place, or for the place that
       $TIDE names. A script that is executed with the . or source builtin may
       be used to in\u2010
       clude others. The hours are those of the harbour, as the tables of the
       county give them for the year, and are rounded to a quarter of an hour
       in places that have no gauge of their own. Who needs them to the minute
       asks the harbour master for the readings of the day before, which are
       kept for a month and then thrown away.

AUTHOR
       Written by Anna Ley.

Marrow tools 2.1                   {}                          TIDE(1)
"""


@pytest.mark.parametrize(
    ("foot", "day"),
    [("3 May 2024", "2024-05-03"), ("2024-05-03", "2024-05-03"), ("May 2024", "2024-05"), ("3.7", None)],
)
def test_head_and_foot_tell_title_and_day(foot: str, day: str | None) -> None:
    document = read(PAGE.format(foot).encode(), "tide.1.txt")
    assert document.metadata.title.value == "tide - print when the water comes"
    assert document.metadata.published.value == day
    assert "TIDE(1)" not in document.text
    assert "the hours of high water" in document.text
    assert "to include others" in document.text
    assert document.truncations == ()


@pytest.mark.parametrize(
    "raw", ["TIDE(1) is a command of Marrow.\n\nNAME\n  tide - x\n", "A (1) and B (1)\n\nNAME\n\nx"]
)
def test_other_texts_are_none(raw: str) -> None:
    assert read(raw.encode(), "x.txt").metadata.title.value != "tide - x"
    assert read(raw.encode(), "x.txt").text.split()[0] == raw.split(maxsplit=1)[0]
