"""Properties of the tagger that hold for any text."""

from __future__ import annotations

import time
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sourcelint.annotate.times import LANGUAGES, find_times, tables_of
from sourcelint.annotate.times.calendar import bounds

ANCHORS = st.none() | st.dates(date(1, 1, 1), date(9999, 12, 31))
SMALL = [
    "1",
    "31",
    "45",
    "1961",
    "2024",
    "480",
    "9999",
    "10:30",
    "25:61",
    "3/4/2024",
    "2024-02-30",
    "1980s",
    "'89",
    "12th",
    ",",
    "-",
    ".",
    "/",
    "'s",
    "(",
    "1,000",
    "99999999999",
    "0",
]


def soup(language: str) -> st.SearchStrategy[str]:
    """Words of the lexicon and numbers in any order, joined by a space or by nothing."""
    words = sorted(tables_of(language).lexicon)
    item = st.sampled_from([*words, *(w.capitalize() for w in words), *SMALL, "\n", "\u00a0", "house"])
    return st.lists(st.tuples(item, st.sampled_from([" ", " ", " ", ""])), max_size=30).map(
        lambda pairs: "".join(a + b for a, b in pairs)
    )


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_any_words_in_any_order(language: str) -> None:
    @settings(max_examples=60, deadline=None)
    @given(soup(language), ANCHORS)
    def check(text: str, anchor: date | None) -> None:
        found = find_times(text, anchor, language)
        assert all(0 <= t.start < t.end <= len(text) for t in found)
        assert all(a.end <= b.start for a, b in pairwise(found))
        assert all(t.value for t in found)
        assert all(t.first <= t.last for t in found if t.first and t.last)
        assert all(t.first is None for t in found if t.problem)
        assert found == find_times(text, anchor, language)

    check()


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200), ANCHORS)
def test_any_text(text: str, anchor: date | None) -> None:
    assert all(0 <= t.start < t.end <= len(text) for t in find_times(text, anchor))


@given(st.text(alphabet="0123456789-WQHSPUFAIXT:BC", max_size=14))
def test_bounds_of_any_value(value: str) -> None:
    first, last = bounds(value)
    assert (first is None) == (last is None)
    assert first is None or first <= last


@given(st.dates(date(1000, 1, 1), date(2199, 12, 31)), ANCHORS)
def test_a_full_date_is_itself(day: date, anchor: date | None) -> None:
    for text in (
        f"{day.day} {day:%B} {day.year:04d}",
        f"{day:%B} {day.day}, {day.year:04d}",
        day.isoformat(),
        f"{day:%A}, {day:%B} {day.day}, {day.year:04d}",
    ):
        (found,) = find_times(f"It began on {text} in the harbour.", anchor)
        assert (found.value, found.first, found.last, found.resolution) == (day.isoformat(), day, day, "explicit")


@given(st.text(alphabet="May last2 week5,-\n", max_size=80))
def test_without_an_anchor_nothing_is_filled_in(text: str) -> None:
    """What counts from the day of writing names no day where that day is unknown."""
    for t in find_times(text, None):
        assert t.reference_type not in {"deictic", "weekday"} or t.first is None


@pytest.mark.parametrize(
    "unit",
    [
        "last ",
        "1",
        "1 ",
        "May ",
        "twenty ",
        "the last few ",
        "years ",
        "1999-",
        "11:11:",
        "'80",
        "2.2.",
        "year or ",
        "Monday, ",
        "(",
        "\n",
        "early late mid ",
        "a ",
    ],
)
def test_time_grows_with_length(unit: str) -> None:
    """Hostile repetition costs no more for each character than ten times the shorter one (linear, with room for noise)."""

    def seconds(text: str) -> float:
        begun = time.process_time()
        find_times(text, None)
        return time.process_time() - begun

    short, long = unit * (3_000 // len(unit)), unit * (24_000 // len(unit))
    assert seconds(long) < 10 * 8 * max(min(seconds(short) for _ in range(2)), 0.001)
