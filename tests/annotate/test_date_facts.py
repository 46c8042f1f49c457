"""Columns and timeline of a source's dates."""

from __future__ import annotations

import sourcelint
from sourcelint.document import Hints
from sourcelint.evidence.annotated import Annotated
from sourcelint.evidence.date_columns import DATE_COLUMNS, date_columns

TEXT = b"It began on 3 May 1961. In June 1999 it ended; last month it was sold, on 31 June 2000 says the bill."


def test_facts_of_a_dated_article() -> None:
    doc = Annotated(sourcelint.read(TEXT, "a.txt", Hints(published="2021-05-05", language="en")))
    row = date_columns(doc)
    assert list(row) == list(DATE_COLUMNS)
    assert (row["explicit_dates"], row["anchored_dates"], row["unanchored_dates"], row["impossible_dates"]) == (
        3,
        1,
        0,
        1,
    )
    assert (row["earliest_date"], row["latest_date"]) == ("1961-05-03", "1999-06-30")


def test_what_cannot_be_known_is_none() -> None:
    body = Annotated(sourcelint.read(TEXT, "a.txt", Hints(language="en", input="body")))
    assert date_columns(body)["unanchored_dates"] is None
    other = Annotated(sourcelint.read(TEXT, "a.txt", Hints(language="fi")))
    assert date_columns(other)["date_expressions"] is None


def test_the_timeline_says_where_each_date_stands_and_what_it_was_counted_from() -> None:
    report = sourcelint.lint(sourcelint.read(TEXT, "a.txt", Hints(published="2021-05-05", language="en")))
    assert [(m.place.quote, m.value, m.resolution, m.anchor) for m in report.timeline] == [
        ("3 May 1961", "1961-05-03", "explicit", None),
        ("June 1999", "1999-06", "explicit", None),
        ("last month", "2021-04", "anchor", "2021-05-05"),
    ]


def test_days_from_publication_to_update() -> None:
    raw = b'{"date":"2021-05-03T10:00:00","modified":"2021-06-01T10:00:00","title":{"rendered":"T"},"content":{"rendered":"<p>It began in 1961.</p>"}}'
    doc = Annotated(sourcelint.read(raw, "a.json", Hints(language="en")))
    assert date_columns(doc)["days_to_update"] == 29
