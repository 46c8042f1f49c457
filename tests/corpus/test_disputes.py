"""When two sources exclude each other, and when they only look as if they did."""

from __future__ import annotations

import json

import pytest

import sourcelint
from sourcelint.clean import read, read_all
from sourcelint.corpus.disputes import nearness
from sourcelint.corpus.stories import StoryPair
from sourcelint.document import Hints
from sourcelint.engine.compare import Comparison

SCENE = (
    "The ferry Marlene ran aground off Varnby on Monday, harbour master Ole Tamsin said. "
    "The coast guard of Halden towed the ferry Marlene to Varnby. "
)


def conflicts(one: str, other: str, *, published: str = "2019-05-07") -> list[str]:
    """Return what is reported of two sources that tell one story, the scene apart."""
    comparison = Comparison()
    for name, text in (("a.txt", one), ("b.txt", other)):
        document = read(f"Ferry off Varnby\n\n{SCENE}{text}".encode(), name, Hints(language="en", published=published))
        comparison.add(sourcelint.lint(document, rules=()))
    return [f.quote for f in comparison.findings() if f.code in {"XSR001", "XSR005"}]


def test_the_same_words_published_on_another_day_are_no_conflict() -> None:
    told = "Halden police freed 23 passengers from the ferry Marlene on Sunday."
    comparison = Comparison()
    for name, published in (("a.txt", "2019-05-07"), ("b.txt", "2019-05-14")):
        document = read(f"Ferry off Varnby\n\n{SCENE}{told}".encode(), name, Hints(language="en", published=published))
        comparison.add(sourcelint.lint(document, rules=()))
    assert [finding.code for finding in comparison.findings() if finding.code in {"XSR001", "XSR005"}] == []


def test_one_figure_of_one_event_is_in_dispute() -> None:
    found = conflicts(
        "Halden police freed 23 passengers from the ferry Marlene.",
        "Police of Halden freed 41 passengers from the ferry Marlene.",
    )
    assert found == ["23 passengers", "41 passengers"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Halden police freed 23 passengers from the ferry Marlene.",
            "Halden police freed another 41 passengers from the ferry Marlene.",
        ),
        (
            "Halden police freed 23 passengers from the ferry Marlene.",
            "Halden police have so far freed 41 passengers from the ferry Marlene.",
        ),
        (
            "Halden police freed 23 passengers from the ferry Marlene, 11 of them Danish passengers.",
            "Halden police freed 11 passengers from the ferry Marlene.",
        ),
        (
            "Halden police freed 23 passengers of the ferry Marlene.",
            "Halden police freed 41 passengers of the ferry Marlene. Of these 23 passengers stayed in Halden.",
        ),
        (
            "Tamsin scored 23 points for Varnby in Halden on the ferry Marlene.",
            "Tamsin scored 41 points for Varnby in Halden on the ferry Marlene.",
        ),
        (
            "To clinch the seat, he would then need to win 91 percent of the remaining harbour delegates.",
            "To clinch the seat, she would then need to win 55 percent of the remaining harbour delegates.",
        ),
        (
            "Halden police freed 12 Danish passengers from the ferry Marlene.",
            "Halden police freed 41 Swedish passengers from the ferry Marlene.",
        ),
    ],
    ids=["a further part", "a sum", "a part of it", "told as well", "a score", "of somebody", "of another kind"],
)
def test_figures_that_are_of_two_things_are_left_alone(one: str, other: str) -> None:
    assert conflicts(one, other) == []


def test_a_few_of_the_passengers_and_sums_of_other_things_are_no_other_counts() -> None:
    one, other = (
        f"Police of Halden freed {number} passengers from the ferry Marlene. Three passengers were hurt."
        for number in (23, 41)
    )
    assert len(conflicts(one, other)) == 2


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "The quakes of 7.6 and 7.5 magnitude shook the ferry Marlene off Halden.",
            "Halden felt the ferry Marlene shake in quakes of 7.6 and 9.8 magnitude. A 7.5 magnitude quake came last.",
        ),
        (
            "Halden police charged the captain of the ferry over girls: a 12-year-old girl and a 15-year-old girl.",
            "The captain of the ferry was charged over a 12-year-old girl and a 35-year-old girl by police of Halden.",
        ),
    ],
    ids=["told as well", "others of that age"],
)
def test_one_figure_of_two_lists_that_agree_in_the_rest_is_in_dispute(one: str, other: str) -> None:
    assert len(conflicts(one, other)) == 2


@pytest.mark.parametrize(
    ("one", "other", "number"),
    [
        ("The ferry Marlene sank on 8 May 2017.", "On 18 May 2017 the ferry Marlene sank.", 2),
        ("The ferry Marlene sank on 8 May 2017.", "The ferry Marlene, hit by the 18 May 2017 storm, sank later.", 0),
        ("The ferry Marlene will sink on 8 May 2017.", "The ferry Marlene sank on 18 May 2017.", 0),
        (
            "The minister Alice Renfrew visited Halden on Saturday. The crew was freed on Sunday.",
            "On Sunday the minister Alice Renfrew visited Halden. The board meets on Saturday.",
            2,
        ),
        (
            "A fire broke out on the passenger ferry Marlene off Varnby on Saturday, killing nine of the ferry passengers.",
            "The toll of the fire on the passenger ferry Marlene off Varnby rose to 12 on Sunday. The blaze began on Saturday.",
            0,
        ),
    ],
    ids=["an event", "a thing that has a date", "a plan", "days of another act too", "a fire and its toll"],
)
def test_dates_conflict_only_if_they_date_one_act(one: str, other: str, number: int) -> None:
    assert len(conflicts(one, other)) == number


def test_what_records_of_one_file_say_otherwise_stands_where_it_does_in_the_file() -> None:
    texts = (f"{SCENE}Halden police freed {number} passengers from the ferry Marlene." for number in (23, 41))
    raw = "\n".join(json.dumps({"title": "Ferry off Varnby", "text": text}) for text in texts)
    comparison = Comparison()
    for document in read_all(raw.encode(), "a.jsonl", Hints(language="en")):
        comparison.add(sourcelint.lint(document, rules=()))
    found = [f for f in comparison.findings() if f.code == "XSR005"]
    assert sorted(f.quote for f in found) == ["23 passengers", "41 passengers"]
    for place in (place for f in found for place in (f, *f.related)):
        assert raw[place.start : place.end] == place.quote


FREED = (
    "Halden police freed 23 passengers from the ferry Marlene. Divers of Halden found 4 bodies in the ferry Marlene."
)
FREED_OTHERWISE = FREED.replace("23", "41").replace("4 bodies", "9 bodies")


def test_two_sources_that_differ_in_all_and_name_others_tell_of_two_events() -> None:
    named = " Captain Ina Mosvik, mate Per Quistgard and the nurse Lise Brandvik left for Larvik."
    assert conflicts(FREED, FREED_OTHERWISE + named) == []


def test_two_sources_that_name_the_same_may_differ_in_all() -> None:
    assert conflicts(FREED, FREED_OTHERWISE) == ["23 passengers", "4 bodies", "41 passengers", "9 bodies"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The Corran Bridge, 412 metres long, was opened by Queen Ingrid on 9 May 1954.", "The Vindal Bridge, 421 metres long, was opened by Queen Ingrid on 9 May 1956."),
        ("Norvik Shipping earned 412 million euros in the first quarter, chief executive Hanne Lie said.", "Norvik Shipping earned 365 million euros in the third quarter, chief executive Hanne Lie said."),
        ("The ferry Saint Aidan ran aground off Kilbrannan on 12 March with 186 passengers.", "The ferry Saint Aidan ran aground off Kilbrannan on 3 August with 168 passengers."),
    ],
)  # fmt: skip
def test_two_of_a_kind_do_not_contradict_each_other(one: str, other: str) -> None:
    comparison = Comparison()
    for name, text in (("a.txt", one), ("b.txt", other)):
        comparison.add(sourcelint.lint(read(text.encode(), name, Hints(language="en")), rules=()))
    assert [f.quote for f in comparison.findings() if f.code in {"XSR001", "XSR005"}] == []


def test_one_claim_in_two_sentences_gives_one_finding_a_source() -> None:
    found = conflicts(
        "Halden police freed 23 passengers from the ferry Marlene. The 23 passengers freed by Halden police left the ferry.",
        "Police of Halden freed 41 passengers from the ferry Marlene.",
    )
    assert len(found) == 2


def test_a_toll_that_differs_is_a_note_and_no_conflict() -> None:
    comparison = Comparison()
    for name, text, day in (
        ("a.txt", "A quake off Varnby killed 23 people in Halden, mayor Ole Tamsin said.", "2019-05-07"),
        ("b.txt", "Off Varnby a quake has killed 41 people in Halden, said mayor Ole Tamsin.", "2019-05-08"),
    ):
        document = read(f"Quake in Halden\n\n{text}".encode(), name, Hints(language="en", published=day))
        comparison.add(sourcelint.lint(document, rules=()))
    found = comparison.findings()
    assert {f.code for f in found} == {"XSR003"}
    toll = next(f for f in found if f.quote == "23 people")
    assert toll.message == (
        "23 people here, 41 people in b.txt, published 2019-05-07 and 2019-05-08: the toll of a disaster may still change"
    )


def test_nearness_is_a_share_of_what_is_nearest() -> None:
    near = nearness([StoryPair(0, 1, 0.8), StoryPair(0, 2, 0.2), StoryPair(2, 3, 0.8)])
    assert near[0, 1] > 1 > near[0, 2]
