"""When a page was published or changed, as one line of it says."""

from __future__ import annotations

import pytest

from sourcelint.clean.lines.date_stamps import dates_of, is_dateline
from sourcelint.clean.lines.dates import written_dates


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("2024-02-01", "2024-02-01"), ("1 February 2024", "2024-02-01"), ("February 1st, 2024", "2024-02-01"),
        ("1. Februar 2024", "2024-02-01"), ("1er février 2024", "2024-02-01"), ("1 de febrero de 2024", "2024-02-01"),
        ("1º de fevereiro de 2024", "2024-02-01"), ("1 febbraio 2024", "2024-02-01"), ("1 februari 2024", "2024-02-01"),
        ("1 lutego 2024", "2024-02-01"), ("1 февраля 2024 г.", "2024-02-01"), ("2024年2月1日", "2024-02-01"),
        ("2024년 2월 1일", "2024-02-01"), ("1 فبراير 2024", "2024-02-01"), ("1 Φεβρουαρίου 2024", "2024-02-01"), ("1 februarie 2024", "2024-02-01"),
        ("2024 Feb 1", "2024-02-01"),
        ("01.02.2024", "2024-02-01"), ("31/01/2024", "2024-01-31"), ("01/31/2024", "2024-01-31"), ("30 February 2024", None),
        ("in May 2024", None), ("version 1.2.2024.7", None),
        ("3 ſept 2020", "2020-09-03"),  # the long s, which an expression that ignores case takes for an s
    ],
)  # fmt: skip
def test_written_dates(line: str, value: str | None) -> None:
    assert [d.value for d in written_dates(line)] == ([value] if value else [])


def test_a_date_that_reads_two_ways_is_sure_of_its_year() -> None:
    (date,) = written_dates("03/04/2024 14:02")
    assert (date.value, date.either) == ("2024", ("2024-04-03", "2024-03-04"))


def test_dates_that_are_the_whole_line() -> None:
    assert is_dateline("Dienstag, 27. August 2024, 10:30 Uhr")
    assert is_dateline("Mondo Military Updated on 2024-02-01")
    assert is_dateline("03/04/2024 14:02")
    assert not is_dateline("The treaty was signed by both ministers on 11 July 1961 in the old town hall of the city")


@pytest.mark.parametrize(
    ("line", "above", "found"),
    [
        ("Published 12 March 2024, updated 13 March 2024", "", [("published", "2024-03-12"), ("updated", "2024-03-13")]),
        ("12 March 2024", "", [("bare", "2024-03-12")]),
        ("March 12, 2024Updated 4:12 p.m. ET", "", [("bare", "2024-03-12")]),
        ("Published March 12, 2024Updated March 13, 2024", "", [("published", "2024-03-12"), ("updated", "2024-03-13")]),
        ("Publié le 14 mars 2024, modifié le 15 mars 2024", "", [("published", "2024-03-14"), ("updated", "2024-03-15")]),
        ("3 June 2024 — See all updates", "Last updated", [("updated", "2024-06-03")]),
        ("12 March 2024", "Published:", [("published", "2024-03-12")]),
        ("12 March 2024", "The wall was published widely", [("bare", "2024-03-12")]),
        ("Received 12 January 2024; Revised 1 March 2024; Published 14 March 2024", "", [("published", "2024-03-14")]),
        ("입력 2024.03.14 10:30 수정 2024.03.15 12:00", "", [("published", "2024-03-14"), ("updated", "2024-03-15")]),
    ],
)  # fmt: skip
def test_what_a_date_dates(line: str, above: str, found: list[tuple[str, str]]) -> None:
    assert [(kind, written.value) for kind, written in dates_of(line, above)] == found
