"""Statements: which event, who, when; and that reading them takes linear time."""

from __future__ import annotations

import time
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import sourcelint
from sourcelint.clean import read
from sourcelint.document import Hints
from sourcelint.engine.compare import Comparison

if TYPE_CHECKING:
    from sourcelint.report import Statement


def events(text: str, language: str = "en") -> list[Statement]:
    report = sourcelint.lint(read(f"The quay\n\n{text}".encode(), "a.txt", Hints(language=language)))
    return list(report.profile.events)


@pytest.mark.parametrize(
    ("sentence", "event", "actors", "first"),
    [
        ("On July 11, 1961, Norway and Iceland signed the Fish Treaty.", "treaty-signed", ("Iceland", "Norway"), "1961-07-11"),
        ("The alliance was formalized with the 1961 Norway-Iceland Fish Treaty.", "treaty-signed", ("Iceland", "Norway"), "1961-01-01"),
        ("In 1992, Oslo established diplomatic ties with Yerevan.", "diplomatic-ties", ("Armenia", "Norway"), "1992-01-01"),
        ("Norway’s ties with Iceland cooled in the 1990s as it normalized relations with Armenia.", "diplomatic-ties", ("Armenia", "Norway"), "1990-01-01"),
        ("India conducted its first nuclear test in 1974.", "nuclear-test", ("India",), "1974-01-01"),
        ("India’s first nuclear test in May 1974 was underground.", "nuclear-test", ("India",), "1974-05-01"),
        ("In 1988, President Olaf Berg made a rare trip to Iceland.", "visit", ("Olaf Berg", "Iceland"), "1988-01-01"),
        ("The carver Halvor Lindqvist died on 3 March 1952 in his shop.", "died", ("Halvor Lindqvist",), "1952-03-03"),
        ("The Norwegian Quay Society was founded in 1911.", "organisation-founded", ("Norwegian Quay Society",), "1911-01-01"),
        ("The Battle of Long Quay (12 May 1711) was lost.", "battle", (), "1711-05-12"),
        ("During the Cold War, Norway intervened in the Falklands War.", "intervened", ("Norway",), None),
    ],
)  # fmt: skip
def test_who_and_when(sentence: str, event: str, actors: tuple[str, ...], first: str | None) -> None:
    stated = next(s for s in events(sentence) if s.event == event)
    assert stated.actors == actors
    assert stated.first == (date.fromisoformat(first) if first else None)


@pytest.mark.parametrize(
    "sentence",
    [
        "Norway and Iceland would sign the Fish Treaty in 1961.",
        "Norway and Iceland did not sign the Fish Treaty in 1961.",
        "Norway and Iceland agreed to sign the Fish Treaty in 1961.",
        "“In 1961, Norway and Iceland signed the Fish Treaty and were glad of it,” she said.",
        "The contract was signed in 1961.",
        "He signed the agreement in 1961.",
        "Four Norwegians died in 1961.",
        "East Norway and West Iceland signed the Fish Treaty in 1961.",
        "President Berg died in 1961.",
        "The committee was founded in 1911.",
    ],
)
def test_no_event(sentence: str) -> None:
    assert events(sentence) == []


def test_an_era_is_a_date_and_a_part_of_a_decade_is_less_than_it() -> None:
    (era,) = events("The relationship between Norway and Iceland dates back to the Crimean War.")
    assert (era.time, era.first) == ("Crimean War", date(1853, 10, 16))
    (late,) = events("Norway and Iceland’s relationship began in the late 1940s.")
    assert (late.first, late.last) == (date(1946, 1, 1), date(1949, 12, 31))


def test_other_languages_have_no_statements() -> None:
    assert events("1961 unterzeichneten Norwegen und Island den Vertrag.", language="de") == []


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["China", "and", "the two countries", "signed", "Treaty", "of", "in", "1961", ".", "it", "in effect", "“", "”",
             "visited", "first", "nuclear test", "was founded", "Battle of", "-", "\n", "the", "Korean War", "’s", "Kim"]
        ),
        max_size=60,
    )
)  # fmt: skip
def test_statements_of_any_text_stand_in_it(words: list[str]) -> None:
    text = " ".join(words)
    report = sourcelint.lint(read(text.encode(), "a.txt", Hints(language="en")))
    for s in (*report.profile.events, *report.profile.claims):
        assert text[s.place.start : s.place.end].startswith(s.place.quote[:40])
        assert s.first is None or s.last is None or s.first <= s.last
    other = sourcelint.lint(read((text + " x").encode(), "b.txt", Hints(language="en")))
    sourcelint.compare([report, other])


@pytest.mark.parametrize(
    "unit",
    ["China and Japan signed ", "China ", "the two countries signed a treaty ", "signed treaty ", "visit to ", "Treaty of ",
     "A Treaty. ", "China-Japan ", "was founded ", "nuclear test ", "Battle of A ", "first ", "In 1961 ", "40 boats ", "In 1972 China sold 40 boats to Japan ", "Kim Il Sung "],
)  # fmt: skip
def test_linear_on_hostile_text(unit: str) -> None:
    def seconds(size: int) -> float:
        document = read(f"The quay\n\n{unit * (size // len(unit))}".encode(), "a.txt", Hints(language="en"))
        begun = time.process_time()
        sourcelint.lint(document, rules=())
        return time.process_time() - begun

    # A busy machine makes a measurement long, none short.
    small, large = (min(seconds(size) for _ in range(2)) for size in (8_000, 32_000))
    assert large < 10 * small + 0.3


def test_words_with_hyphens_before_a_treaty_are_read_once() -> None:
    def seconds(word: str) -> float:
        sentence = f"In 1961, {word * 12}China and North Korea signed a treaty of X. "
        document = read(f"The quay\n\n{sentence * 600}".encode(), "a.txt", Hints(language="en"))
        begun = time.process_time()
        sourcelint.lint(document, rules=())
        return time.process_time() - begun

    assert seconds("A-B ") < 4 * seconds("A_B ") + 0.3


def test_comparing_is_linear_in_the_number_of_sources() -> None:
    def seconds(sources: int) -> float:
        comparison = Comparison()
        for n in range(sources):
            text = (
                f"The quay {n}\n\nIn {1900 + n % 90}, Norway and Iceland signed the Fish Treaty. In 1972, Norway sold {n} boats to "
                f"Iceland. In 1975, Norway sent the frigate H{n} to Iceland. It was seen by Ho Lam{'-' if n % 2 else ' '}Bek."
            )
            comparison.add(sourcelint.lint(read(text.encode(), f"{n:05}.txt", Hints(language="en")), rules=()))
        begun = time.process_time()
        assert len(comparison.findings()) > 0
        return time.process_time() - begun

    assert seconds(240) < 12 * seconds(60) + 0.3
