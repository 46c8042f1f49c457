"""Figures and dates of sentences: read, compared, and kept in bytes."""

from __future__ import annotations

import json
import zlib

import pytest

import sourcelint
from sourcelint.clean import read
from sourcelint.corpus.amount_slots import conflicting_amounts, developing_tolls
from sourcelint.corpus.date_slots import (
    NEEDED_OF_ONE_WEEKDAY,
    conflicting_dates,
    dates_exclude,
    partial_date,
)
from sourcelint.corpus.spellings import are_variants
from sourcelint.document import Hints
from sourcelint.evidence.events.amounts import read_amounts
from sourcelint.evidence.events.stems import stem_of
from sourcelint.evidence.events.told import SCHEMA, ToldSentence, packed, unpacked


def told(text: str, published: str | None = None) -> ToldSentence:
    """Return what the one sentence of a text tells."""
    document = read(text.encode(), "a.txt", Hints(language="en", published=published))
    profile = sourcelint.lint(document, rules=()).profile
    assert profile is not None
    (sentence,) = unpacked(profile.told)
    return sentence


@pytest.mark.parametrize(
    ("sentence", "label", "unit", "of"),
    [
        ("The navy captured 23 Somali pirates.", "23 Somali pirates", "", ("pirate", "somali")),
        ("A 36-year-old climber fell.", "36-year-old", "age", ("climb",)),
        ("Police met Winston Blackmore, 52, at home.", "52", "age", ("blackm", "winston")),
        ("It lay 10 kilometres deep.", "10 kilometres", "m", ("deep",)),
        ("Twenty-four tourists came.", "Twenty-four tourists", "", ("tourist",)),
        ("The council voted 7-2 for it.", "7-2", "tally", ("elect",)),
        ("They put the number of jobless sailors at 8,000.", "8,000", "", ("sailor", "jobless")),
        ("The population of Varnby fell to 48,300.", "48,300", "", ("resident",)),
        (
            "The navy took nine heavily armed Somali and Yemeni pirates.",
            "nine heavily armed Somali and Yemeni pirates",
            "",
            ("pirate", "yemeni", "somali"),
        ),
        ("It took off 420 passengers and crew.", "420 passengers", "", ("passenger+crew",)),
        ("He earns $22 million per season.", "$22 million", "usd/season", ()),
        ("They met a 60-year-old, terminally ill woman.", "60-year-old", "age", ("woman",)),
        ("It had a radius of 12 meters and a lid.", "12 meters", "m", ("wide",)),
        ("He broke a 30-year-old record.", "30-year-old record", "day", ("record",)),
        ("A quake of magnitude 6.1 struck.", "6.1", "magnitude", ()),
        ("They took $2.6 million in cash.", "$2.6 million", "usd", ()),
        ("Sales rose by 6.2 per cent in May.", "6.2 per cent", "percent", ()),
        (
            "Two plainclothes NYPD officers came.",
            "Two plainclothes NYPD officers",
            "",
            ("police", "nypd", "plaincloth"),
        ),
    ],
)
def test_an_amount_is_read(sentence: str, label: str, unit: str, of: tuple[str, ...]) -> None:
    (amount,) = read_amounts(sentence, 0, len(sentence), ())
    assert (amount.label, amount.unit, amount.of) == (label, unit, of)


@pytest.mark.parametrize(
    ("sentence", "least", "most"),
    [
        ("The reserve near Mbala is 460 hectares.", 460, 460),
        ("They have near 460 hectares.", 368, 552),
        ("She needed 53 days.", 52.5, 53.5),
        ("They stayed 40 days.", 35, 45),
        ("Gusts of 137 kilometres an hour came.", 136.5, 137.5),
        ("It weighed 95 kilograms.", 94.5, 95.5),
    ],
)
def test_what_a_figure_can_mean(sentence: str, least: float, most: float) -> None:
    (amount,) = read_amounts(sentence, 0, len(sentence), ())
    assert (amount.least, amount.most) == pytest.approx((least, most))


@pytest.mark.parametrize("word", ["two", "twelve", "thirteen", "fourteen", "sixty", "ninety"])
def test_a_number_may_be_written_as_any_word(word: str) -> None:
    (amount,) = told(f"The navy captured {word} pirates off Aden.").amounts
    assert amount.place.quote == f"{word} pirates"


@pytest.mark.parametrize(
    "sentence",
    [
        "It runs on 64-bit versions.",
        "It lay 13 nautical miles away.",
        "It stood in the 2200 block.",
        "They won 91-73.",
        "He took Route 94 on foot.",
        "It began in 1999 there.",
        "Two years ago it ended.",
    ],
)
def test_scores_roads_and_years_count_nothing(sentence: str) -> None:
    assert read_amounts(sentence, 0, len(sentence), ()) == ()


@pytest.mark.parametrize(
    ("sentence", "least", "most"),
    [
        ("At least 20 boats sank.", 20, float("inf")),
        ("More than 20 boats sank.", 20, float("inf")),
        ("Fewer than 20 boats sank.", 0, 20),
        ("About 20 boats sank.", 16, 24),
        ("Exactly 20 boats sank.", 20, 20),
    ],
)
def test_a_hedge_opens_the_bounds(sentence: str, least: float, most: float) -> None:
    (amount,) = read_amounts(sentence, 0, len(sentence), ())
    assert (amount.least, amount.most) == (least, most)


@pytest.mark.parametrize(
    ("here", "there"),
    [
        ("The navy captured 23 pirates off Aden.", "The navy seized 55 pirates off Aden."),
        ("Ole Tamsin, 52, saved the crew.", "The crew was saved by Ole Tamsin, 25, on Friday."),
        ("The quakes had magnitudes of 7.6 and 7.5 magnitude.", "Quakes of magnitude 7.6 and magnitude 8.9 struck."),
        ("The ferry Marlene carried 212 passengers to Oslo.", "To Oslo the ferry Marlene carried 221 passengers."),
        (
            "Fares of the Marlene rose 6% in May, the board said on Friday.",
            "In May fares of the Marlene rose 2%, the board said on 3 March.",
        ),
    ],
)
def test_figures_conflict(here: str, there: str) -> None:
    assert len(list(conflicting_amounts(told(here), told(there), 0))) == 1


@pytest.mark.parametrize(
    ("here", "there"),
    [
        ("The navy captured 23 pirates off Aden.", "The navy seized at least 20 pirates off Aden."),
        ("The navy captured 23 pirates off Aden.", "The navy seized 55 rifles off Aden."),
        ("The quake lay 10 kilometres deep under Aceh.", "The quake lay six miles deep under Aceh."),
        ("The quake killed 11 people in Aceh.", "The quake killed 24 people in Aceh."),
        ("The navy captured 23 pirates off Aden in 2004.", "The navy seized 55 pirates off Aden in 2009."),
        ("Ole Tamsin, 52, saved the crew.", "Jon Marl, 25, saved the crew."),
        ("The ferry Marlene carried 220 passengers to Oslo.", "To Oslo the ferry Marlene carried 210 passengers."),
        (
            "Ferries of the line were down by 81% in Egypt and by 65% in India.",
            "Ferries of the line were down by up to 77% in Egypt and by 62% in India.",
        ),
        (
            "The attack on Varnby left four Danes dead.",
            "The attack on Varnby left Ole Tamsin and three other Danes dead.",
        ),
        ("Ole Tamsin is 71 delegates short in Varnby.", "Ole Tamsin is 439 delegates short in Varnby."),
        ("Ole Tamsin leads among those 18 to 25 years old.", "The young love the 74-year-old Ole Tamsin."),
        (
            "A court in Varnby ordered that 12 of the 24 sailors of the Marlene be held for 60 days.",
            "A court in Varnby later ordered that 12 of the sailors of the Marlene be held for 60 days.",
        ),
    ],
)
def test_figures_do_not_conflict(here: str, there: str) -> None:
    assert list(conflicting_amounts(told(here), told(there), 0)) == []


def test_what_is_counted_changes_with_the_days() -> None:
    here, there = told("The navy captured 23 pirates off Aden."), told("The navy seized 55 pirates off Aden.")
    assert list(conflicting_amounts(here, there, 30)) == []


def test_a_toll_rises() -> None:
    here, there = told("The quake killed 11 people in Aceh."), told("The quake killed 24 people in Aceh.")
    assert len(list(developing_tolls(here, there))) == 1


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("2011-10-08", "2011-10-18", True),
        ("2011-10-08", "XXXX-10-18", True),
        ("2011-10", "2011-10-18", False),
        ("2011", "XXXX-02-01", False),
        ("XXXX-WXX-4", "XXXX-WXX-7", True),
    ],
)
def test_dates_exclude_each_other(one: str, other: str, expected: bool) -> None:
    here, there = partial_date(one), partial_date(other)
    assert here
    assert there
    assert dates_exclude(here, there) is expected


@pytest.mark.parametrize(
    ("here", "there", "number"),
    [
        (
            "The ferry Marlene burned on 8 October 2011 in thick fog.",
            "On 18 October 2011 the ferry Marlene burned in thick fog.",
            1,
        ),
        (
            "The ferry Marlene burned on 8 October 2011 in thick fog.",
            "In October 2011 the ferry Marlene burned in thick fog.",
            0,
        ),
        (
            "The ferry Marlene will sail on 8 October 2011 in thick fog.",
            "On 18 October 2011 the ferry Marlene sailed in thick fog.",
            0,
        ),
        (
            "The minister visited Oslo on 8 October 2011 in thick fog.",
            "The minister visited Oslo on 8 March 2009 in thick fog.",
            0,
        ),
        (
            "The board hopes to appeal in a second hearing on 9 September.",
            "A second hearing to appeal is set by the board for 19 September.",
            1,
        ),
        (
            "The study was published on 3 February in the journal Sleep and Ageing.",
            "The journal Sleep and Ageing published the study on 13 February.",
            1,
        ),
        ("The page was published on 3 February.", "Another page was published on 13 February.", 0),
        (
            "On Monday night the board of Halden closed the harbour for a 30-day period from 26 November to all ferries.",
            "On Monday night the board of Halden closed the harbour for a 30-day period from 28 November to all ferries.",
            1,
        ),
        (
            "The harbour of Halden was closed to all ferries and cars for repairs from 26 November.",
            "All ferries and cars of Halden left the closed harbour for repairs from 28 November.",
            0,
        ),
    ],
)
def test_dates_conflict(here: str, there: str, number: int) -> None:
    assert len(list(conflicting_dates(told(here), told(there), 0))) == number


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Wilfried Strauch", "Wilfredo Strauss", True),
        ("LaTonya Sharon Brown", "Latonya Brown", True),
        ("Bryant Dalton", "Brian Dalton", True),
        ("Humberto Garcia", "Humberto Saballos", False),
        ("Dorothy Brown", "LaTonya Brown", False),
        ("Kim Il-sung", "Kim Il Sung", False),
        ("Texas Ranger", "Texas Rangers", False),
        ("Los Angeles", "Los Angeles Angels", False),
        ("South Korea", "South Korean", False),
    ],
)
def test_names_are_variants(one: str, other: str, expected: bool) -> None:
    assert are_variants(one, other) is expected


def test_a_stem_joins_forms_and_classes() -> None:
    assert stem_of["announced"] == stem_of["announcement"] == stem_of["announces"]
    assert stem_of["killing"] == stem_of["death"]
    assert stem_of["news"] != stem_of["new"]


def test_sentences_survive_being_written() -> None:
    sentence = told("Ole Tamsin, 52, saved 11 sailors on 8 October 2011.")
    assert unpacked(packed([sentence])) == (sentence,)


def test_another_version_is_refused() -> None:
    written = zlib.compress(json.dumps([SCHEMA + 1, "a.txt"]).encode())
    with pytest.raises(ValueError, match="lint the source again"):
        unpacked(written)


def test_a_model_is_no_number_of_rifles() -> None:
    sentence = "They took seven AK-47 rifles."
    assert [amount.label for amount in read_amounts(sentence, 0, len(sentence), ())] == ["seven AK"]


def test_a_bare_number_counts_what_was_counted_before_and_excludes_nothing() -> None:
    sentence = "Five Danish sailors died, four from smoke."
    whole, part = read_amounts(sentence, 0, len(sentence), ())
    assert (part.label, part.of, part.context) == ("four", whole.of[:1], ())


def test_words_of_saying_date_what_was_said_not_what_is_told_before_a_comma() -> None:
    assert told("Varnby announced on 8 October 2011 that the ferry Marlene burned.").dates[0].uttered
    assert not told("The ferry Marlene burned on 8 October 2011, said Ole Tamsin.").dates[0].uttered


@pytest.mark.parametrize("sentence", ["They bid $140 to $150 million.", "They bid between $140 and $150 million."])
def test_the_first_of_a_range_is_of_millions_too(sentence: str) -> None:
    assert [amount.least for amount in told(sentence).amounts] == [140e6, 150e6]


@pytest.mark.parametrize("sentence", ["The two met in Varnby.", "He drove 94 around noon."])
def test_a_number_without_a_noun_counts_nothing(sentence: str) -> None:
    assert read_amounts(sentence, 0, len(sentence), ()) == ()


def test_a_conversion_in_brackets_measures_the_same() -> None:
    sentence = "It had a radius of 12 meters (39 feet) and was five metres (16 feet) deep."
    assert [amount.of for amount in told(sentence).amounts] == [("wide",), ("wide",), ("deep",), ("deep",)]


@pytest.mark.parametrize(
    ("other", "is_slip"), [("Saturday 18 October 2011", True), ("Saturday 15 October 2011", False)]
)
def test_two_days_called_a_saturday_that_are_not_weeks_apart_need_less_to_conflict(other: str, is_slip: bool) -> None:
    sentences = (
        told(f"The Karla cable to the harbour of Varnby broke on {day}, and nobody knew why.")
        for day in ("Saturday 8 October 2011", other)
    )
    (conflict,) = conflicting_dates(*sentences, 0)
    assert (conflict.needed == NEEDED_OF_ONE_WEEKDAY) == is_slip


def test_two_days_of_one_announcement_conflict_and_those_of_two_do_not() -> None:
    here = told("The board held a meeting, July 13, 2009 to announce its nominee, Jan Berg.")
    same = told("On July 23, the board announced Jan Berg as nominee.")
    another = told("On July 23, the harbour announced a fee.")
    assert len(list(conflicting_dates(here, same, 0))) == 1
    assert not list(conflicting_dates(here, another, 0))


@pytest.mark.parametrize(
    ("here", "there"),
    [
        ("VARNBY, Dec. 8 (Reuters) — The harbour board met on the ferry.", "OSTWICK, Dec. 14 (Reuters) — The harbour board met on the ferry."),
        ("No ferry today at the harbour of Varnby — Jan Berg (@janberg) March 7, 2016.", "No ferry at the harbour of Varnby — Jan Berg (@janberg) March 9, 2016."),
        ("Halden asked voters of Varnby by landline from 30 March to 4 April 2016.", "Voters of Varnby were asked by landline from 8 July to 12 July 2016."),
        ('The tweet date="March 7, 2016" says the harbour board met.', 'The tweet date="March 9, 2016" says the harbour board met.'),
    ],
)  # fmt: skip
def test_days_of_writing_do_not_conflict(here: str, there: str) -> None:
    assert not list(conflicting_dates(told(here), told(there), 0))


def test_shares_of_two_polls_do_not_conflict() -> None:
    here = told("In a poll Jan Berg leads Ole Tamsin by 49 percent to 39 percent among likely voters.")
    there = told("The survey has Jan Berg before Ole Tamsin with 46 percent to 24 percent among likely voters.")
    assert not list(conflicting_amounts(here, there, 0))
