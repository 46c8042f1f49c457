"""What the tagger makes of single expressions: span, type, value."""

from __future__ import annotations

from datetime import date

import pytest

import sourcelint
from sourcelint.annotate.times import find_times

ANCHOR = date(2021, 5, 5)  # a Wednesday


def only(text: str, anchor: date | None = ANCHOR, language: str = "en") -> list[tuple[str, str, str]]:
    return [(text[t.start : t.end], t.type, t.value) for t in find_times(text, anchor, language)]


@pytest.mark.parametrize(
    ("text", "phrase", "type_", "value"),
    [
        # days, months, years
        ("It began on 11 July 1961.", "11 July 1961", "DATE", "1961-07-11"),
        ("It began on July 11th, 1961.", "July 11th, 1961", "DATE", "1961-07-11"),
        ("It began on Tuesday, July 11, 1961.", "Tuesday, July 11, 1961", "DATE", "1961-07-11"),
        ("It began on the 11th of July 1961.", "the 11th of July 1961", "DATE", "1961-07-11"),
        ("It began in July 1961.", "July 1961", "DATE", "1961-07"),
        ("It began in Sept. 1961.", "Sept. 1961", "DATE", "1961-09"),
        ("It began in 1961.", "1961", "DATE", "1961"),
        ("It began in nineteen sixty-one.", "nineteen sixty-one", "DATE", "1961"),
        ("Updated 2021-05-03.", "2021-05-03", "DATE", "2021-05-03"),
        ("Due on 25/12/2020.", "25/12/2020", "DATE", "2020-12-25"),
        ("Due on 3.4.2020.", "3.4.2020", "DATE", "2020-04-03"),
        ("In January\u00a01968 it began.", "January\u00a01968", "DATE", "1968-01"),
        # decades, centuries, eras, parts of the year
        ("It began in the 1960s.", "the 1960s", "DATE", "196"),
        ("It began in the late 1940s.", "the late 1940s", "DATE", "194"),
        ("It began in the nineties.", "the nineties", "DATE", "199"),
        ("It began in the 1930's.", "the 1930's", "DATE", "193"),
        ("It began in the late 1930’s.", "the late 1930’s", "DATE", "193"),
        ("It was 1930's best film.", "1930", "DATE", "1930"),
        ("It began in the nineteenth century.", "the nineteenth century", "DATE", "18"),
        ("It began in the 4th century BC.", "the 4th century BC", "DATE", "BC03"),
        ("It began in 480 BC.", "480 BC", "DATE", "BC0480"),
        ("It began in the summer of 2003.", "the summer of 2003", "DATE", "2003-SU"),
        ("It began in the second quarter of 1989.", "the second quarter of 1989", "DATE", "1989-Q2"),
        ("Profits rose in Q3 2022.", "Q3 2022", "DATE", "2022-Q3"),
        ("It was sold in 2021 Q4.", "2021 Q4", "DATE", "2021-Q4"),
        ("It began in the first half of 1990.", "the first half of 1990", "DATE", "1990-H1"),
        ("It began in late May 1944.", "late May 1944", "DATE", "1944-05"),
        ("It began at the end of 1944.", "the end of 1944", "DATE", "1944"),
        ("It began at Christmas 1963.", "Christmas 1963", "DATE", "1963-12-25"),
        ("It began on Good Friday 2021.", "Good Friday 2021", "DATE", "2021-04-02"),
        # against the day of publication
        ("It began yesterday.", "yesterday", "DATE", "2021-05-04"),
        ("It began last week.", "last week", "DATE", "2021-W17"),
        ("It began last month.", "last month", "DATE", "2021-04"),
        ("It began earlier this year.", "earlier this year", "DATE", "2021"),
        ("It began two years ago.", "two years ago", "DATE", "2019"),
        ("It began ten days ago.", "ten days ago", "DATE", "2021-04-25"),
        ("It began on Monday.", "Monday", "DATE", "2021-05-03"),
        ("It will begin on Monday.", "Monday", "DATE", "2021-05-10"),
        ("It began last Friday.", "last Friday", "DATE", "2021-04-30"),
        ("It began in March.", "March", "DATE", "2021-03"),
        ("It began in December.", "December", "DATE", "2020-12"),
        ("It will begin in June.", "June", "DATE", "2021-06"),
        ("It began on April 28.", "April 28", "DATE", "2021-04-28"),
        ("It began last summer.", "last summer", "DATE", "2020-SU"),
        ("It fell in the third quarter.", "the third quarter", "DATE", "2020-Q3"),
        # times of the day
        ("It began at 10:30 p.m. on the pier.", "10:30 p.m.", "TIME", "2021-05-05T22:30"),
        ("It began at noon Friday.", "noon Friday", "TIME", "2021-04-30T12:00"),
        ("It began this morning.", "this morning", "TIME", "2021-05-05TMO"),
        ("It began on the night of 20 June 1791.", "the night of 20 June 1791", "TIME", "1791-06-20TNI"),
        ("It began yesterday afternoon.", "yesterday afternoon", "TIME", "2021-05-04TAF"),
        # lengths and repetitions
        ("It took three months.", "three months", "DURATION", "P3M"),
        ("A ten-year term.", "ten-year", "DURATION", "P10Y"),
        ("It took two and a half years.", "two and a half years", "DURATION", "P2Y6M"),
        ("It took 2 1/2 years.", "2 1/2 years", "DURATION", "P2Y6M"),
        ("It took more than a hundred years.", "more than a hundred years", "DURATION", "P100Y"),
        ("It took half an hour.", "half an hour", "DURATION", "PT30M"),
        ("It took twenty-four hours.", "twenty-four hours", "DURATION", "PT24H"),
        ("It took a dozen years.", "a dozen years", "DURATION", "P12Y"),
        ("It took two dozen years.", "two dozen years", "DURATION", "P24Y"),
        ("It took half a dozen years.", "half a dozen years", "DURATION", "P6Y"),
        ("It took several weeks.", "several weeks", "DURATION", "PXW"),
        ("Over the past 75 years it grew.", "the past 75 years", "DURATION", "P75Y"),
        ("In recent years it grew.", "recent years", "DURATION", "PXY"),
        ("It runs every week.", "every week", "SET", "P1W"),
        ("It runs each July.", "each July", "SET", "XXXX-07"),
        ("It runs daily.", "daily", "SET", "P1D"),
        ("It runs on Mondays.", "Mondays", "SET", "XXXX-WXX-1"),
        ("It is now closed.", "now", "DATE", "PRESENT_REF"),
        ("It was recently closed.", "recently", "DATE", "PAST_REF"),
    ],
)  # fmt: skip
def test_an_expression(text: str, phrase: str, type_: str, value: str) -> None:
    assert only(text) == [(phrase, type_, value)]


@pytest.mark.parametrize(
    "text",
    [
        "Theresa May may march with them in an august body.",
        "April Jones and August Strand met.",
        "Release 2024.13 and version 10.30.99 are out.",
        "Vim 9.0.1220, patch 8.2.3428 and the chips of the 4770S line are out.",
        "Call 555-2013 or +44 131 496 0631.",
        "The wreck lies at 45°61' N, 127.50° E.",
        "It cost $1999 and held 1500 people.",
        "The score was 3-4 and the ratio 25:61.",
        "Lending reached 100M, or 12.5 percent.",
        "A 6-year-old boy and a 44-year-old man.",
        "It holds three quarters of the market.",
        "Q1: Why does it float? Q2: Why does it sink?",
        "The fall of the town began with the fall of the wall.",
        "Jan Kavan and Dec Healy.",
    ],
)
def test_no_date(text: str) -> None:
    assert only(text) == []


@pytest.mark.parametrize(
    ("text", "values"),
    [
        (
            "He came on June 29, 1961. Between June 26 and June 30 they talked.",
            ["1961-06-29", "1961-06-26", "1961-06-30"],
        ),
        (
            "It fell in May 1940. Two years later it was free, and the following year it was rich.",
            ["1940-05", "1942", "1943"],
        ),
        (
            "On 30 April 1975 it fell. The next day was quiet; two days earlier it was not.",
            ["1975-04-30", "1975-05-01", "1975-04-29"],
        ),
        ("The war of 1914-18 and the years 1939–1945.", ["1914", "1918", "PXY", "1939", "1945"]),
        ("From 499-493 BC.", ["BC0499", "BC0493"]),
        ("On the 6 and 9 August 1945.", ["1945-08-06", "1945-08-09"]),
        ("Between May-August 1950.", ["1950-05", "1950-08"]),
        (
            "From June 17 to 23, 2007, and from June 17th to 23rd, 2008.",
            ["2007-06-17", "2007-06-23", "2007", "2008-06-17", "2008-06-23", "2008"],
        ),
        ("Between 17 June and 23 July 2007.", ["2007-06-17", "2007-07-23"]),
        ("Between the 17th of June and the 23rd of July, 2007.", ["2007-06-17", "2007-07-23"]),
        ("In 1961. That year was hot.", ["1961", "1961"]),
    ],
)
def test_a_running_text(text: str, values: list[str]) -> None:
    assert [t.value for t in find_times(text, ANCHOR)] == values


@pytest.mark.parametrize(
    ("text", "value", "form"),
    [
        ("It began yesterday.", "XXXX-XX-XX", "deictic"),
        ("It began last month.", "XXXX-XX", "deictic"),
        ("It began in June.", "XXXX-06", "yearless"),
        ("It began on 26 June.", "XXXX-06-26", "yearless"),
        ("It began on Tuesday.", "XXXX-WXX-2", "weekday"),
        ("It began two years ago.", "XXXX", "deictic"),
        ("It began this summer.", "XXXX-SU", "deictic"),
        ("It holds today.", "PRESENT_REF", "deictic"),
        ("It began at 10:30 a.m.", "XXXX-XX-XXT10:30", "vague"),
    ],
)
def test_without_an_anchor_the_value_stays_open(text: str, value: str, form: str) -> None:
    (found,) = find_times(text, None)
    assert (found.value, found.resolution, found.reference_type, found.first) == (value, "unresolved", form, None)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("It began on 30 February 2023.", "February has 28 days in 2023"),
        ("It began on April 31.", "April has 30 days"),
        ("It began on 29 February 1900.", "February has 28 days in 1900"),
        ("It began on 2023-13-01.", "there is no month 13"),
        ("It began at 25:61.", "a day has 24 hours"),
        ("It began at 7:75 p.m. sharp.", "an hour has 60 minutes"),
    ],
)
def test_what_no_calendar_has(text: str, problem: str) -> None:
    (found,) = find_times(text, None)
    assert (found.problem, found.first, found.last) == (problem, None, None)


@pytest.mark.parametrize(
    "address", ["doi:10.1186/1742-9994-10-80", "https://doi.example/1742-9994-10-80", "www.doi.example/1742-9994-10-80"]
)
def test_figures_in_an_address_that_no_calendar_has_are_no_date(address: str) -> None:
    assert all(found.problem is None for found in find_times(f"It began, as {address} says, on 3 May 2019.", None))
    assert any(found.problem for found in find_times("It began on 9994-10-80, as doi:10.1186/7 says.", None))


def test_provenance() -> None:
    text = "It began on 3 May 2019 and ended two days later; last month it was sold."
    day, later, sold = find_times(text, ANCHOR)
    assert (day.resolution, day.anchor) == ("explicit", None)
    assert (day.how, day.form) == (day.resolution, day.reference_type)
    assert (later.resolution, later.anchor, later.value) == ("reference", "2019-05-03", "2019-05-05")
    assert (sold.resolution, sold.anchor, sold.first, sold.last) == (
        "anchor",
        "2021-05-05",
        date(2021, 4, 1),
        date(2021, 4, 30),
    )


def test_both_readings_of_a_numeric_date() -> None:
    (found,) = find_times("Signed on 03/04/2024.", None)
    assert (found.value, found.ambiguous) == ("2024-03-04", "2024-04-03")


@pytest.mark.parametrize(
    ("text", "phrase", "value"),
    [
        ("Am 3. Mai 2021 begann es.", "3. Mai 2021", "2021-05-03"),
        ("Am Montag, dem 3. Mai 2021 begann es.", "Montag, dem 3. Mai 2021", "2021-05-03"),
        ("Es begann letzte Woche.", "letzte Woche", "2021-W17"),
        ("Es begann vor zwei Jahren.", "vor zwei Jahren", "2019"),
        ("Es begann Ende Mai 1961.", "Ende Mai 1961", "1961-05"),
        ("Es begann Mitte der 1980er Jahre.", "Mitte der 1980er Jahre", "198"),
        ("Es begann im 19. Jahrhundert.", "19. Jahrhundert", "18"),
        ("Es begann 480 v. Chr. im Süden.", "480 v. Chr.", "BC0480"),
        ("Es begann am 03.04.2020.", "03.04.2020", "2020-04-03"),
        ("Es begann im dritten Quartal 2020.", "dritten Quartal 2020", "2020-Q3"),
        ("In den letzten drei Monaten wuchs es.", "den letzten drei Monaten", "P3M"),
    ],
)
def test_german(text: str, phrase: str, value: str) -> None:
    assert [(p, v) for p, _, v in only(text, language="de")] == [(phrase, value)]


def test_a_language_without_tables_has_no_expressions() -> None:
    assert find_times("3 May 2021", None, "fi") == ()


def test_the_public_function() -> None:
    assert [t.value for t in sourcelint.time_expressions("It began yesterday.", ANCHOR)] == ["2021-05-04"]
    assert [t.value for t in sourcelint.time_expressions("It began yesterday.")] == ["XXXX-XX-XX"]


def _values(text: str, anchor: date) -> dict[str, str]:
    return {text[found.start : found.end]: found.value for found in find_times(text, anchor, "en")}


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("The storm of 10-Apr-15 was strong.", {"10-Apr-15": "2015-04-10"}),
        ("The log names 19-Nov-12 and 3/May/99.", {"19-Nov-12": "2012-11-19", "3/May/99": "1999-05-03"}),
        ("The storm of 10/Apr/2015 was strong.", {"10/Apr/2015": "2015-04-10"}),
        ("The storm of 10-Apr-2015 was strong.", {"10-Apr-2015": "2015-04-10"}),
        ("The storm of 2015-Apr-10 was strong.", {"2015-Apr-10": "2015-04-10"}),
        ("The storm of 10.Apr.2015 was strong.", {"10.Apr.2015": "2015-04-10"}),
        ("The board met on the 2nd of this month.", {"the 2nd of this month": "2019-02-02"}),
        ("The board met on the 23rd of last month.", {"the 23rd of last month": "2019-01-23"}),
        ("They meet on the 5th of next month.", {"the 5th of next month": "2019-03-05"}),
        ("They meet on the second of this month.", {"the second of this month": "2019-02-02"}),
        ("They met on the 31st of last month.", {"the 31st of last month": "2019-01-31"}),
        ("Write to P.O. Box 1998, Lowmere, or to PO Box 2015.", {}),
        ("He lives in Room 2015 of Suite 1998 at 1999 Broadway.", {}),
        ("The shop at 1998 Harbour Street is shut.", {}),
        ("Send it to Apartment 1999 or to Postfach 2001.", {}),
        ("In 1999 Wall Street fell.", {"1999": "1999"}),
        ("In May it rained.", {"May": "2018-05"}),
        ("The crew slept in May.", {"May": "2018-05"}),
        ("Prices rose in March.", {"March": "2018-03"}),
        ("What did the crew do during May?", {"May": "2018-05"}),
        ("It was cold in April.", {"April": "2018-04"}),
        ("The board will vote in May.", {"May": "2019-05"}),
        ("The board agreed to vote in May.", {"May": "2019-05"}),
        ("It announced a plan to close the pier in April.", {"April": "2019-04"}),
        ("The fee would be paid in March.", {"March": "2019-03"}),
    ],
)
def test_logs_boxes_and_months_of_the_past(text: str, values: dict[str, str]) -> None:
    assert _values(text, date(2019, 2, 1)) == values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("The Boxing Day tsunami of 2004 took it away.", ["2004-12-26", "2004"]),
        ("The Boxing Day tsunami killed many in 2004.", ["2004-12-26", "2004"]),
        ("The May Day riots in London in 2001 began it.", ["2001-05-01", "2001"]),
        ("She left at Christmas in December 2015.", ["2015-12-25", "2015-12"]),
        ("He spoke on Boxing Day about the tsunami of 2004.", ["2020-12-26", "2004"]),
        ("On Christmas Day, 25 people died in 2003.", ["2020-12-25", "2003"]),
    ],
)
def test_a_holiday_and_the_year_of_its_event(text: str, values: list[str]) -> None:
    assert [t.value for t in find_times(text, ANCHOR)] == values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("It took one to two minutes.", ["PTXM"]),
        ("It took the next two to three weeks.", ["PXW"]),
        ("It took twenty-four minutes.", ["PT24M"]),
        ("It took two-and-a-half years.", ["P2Y6M"]),
        ("Records show that July 2019 was hot.", ["2019-07"]),
        ("It costs 1900 baht, or 1950 kroner.", []),
    ],
)
def test_ranges_halves_and_sums(text: str, values: list[str]) -> None:
    assert [t.value for t in find_times(text, ANCHOR)] == values


def test_what_a_year_does_not_tell() -> None:
    planned = "They plan to fly a rover in 2022. The lander was unveiled in May."
    assert [t.value for t in find_times(planned, None)] == ["2022", "XXXX-05"]
    vague = "The film came out in 2017. She was back by the next morning."
    assert [t.value for t in find_times(vague, None)] == ["2017", "XXXX-XX-XXTMO"]
