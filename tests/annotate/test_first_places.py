"""What a sentence says is the first of its kind."""

import pytest

from sourcelint.annotate.claims.first_places import find_first_places
from sourcelint.annotate.grammar.sentence import read_sentence


def first_places(sentence: str) -> list[str]:
    return [sentence[place.start : place.end] for place in find_first_places(read_sentence(sentence))]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Brazil is by far the largest producer of coffee.", ["the largest producer"]),
        ("Beer is the oldest and most widely brewed drink.", ["the oldest and most widely brewed drink"]),
        ("The fort is one of the most visited castles here.", ["the most visited castles"]),
        ("The fort is Norway's most visited castle.", ["Norway's most visited castle"]),
        ("They asked Anna Holm, the town's largest employer.", ["the town's largest employer"]),
        ("It was built by the country's largest utility.", ["the country's largest utility"]),
        ("He runs the largest brewery in Norway.", ["the largest brewery"]),
        ("The tower is the tallest building in Norway.", ["the tallest building"]),
        ("The bridge is one of the longest in the world.", ["the longest"]),
        ("They lived through the biggest flood in modern history.", ["the biggest flood"]),
        ("She sold him the cheapest model ever made.", ["the cheapest model"]),
        ("They list the costliest storms of all time.", ["the costliest storms"]),
        ("They lived through the biggest flood in living memory.", ["the biggest flood"]),
        ("It was the only year in history when the river froze.", ["the only year"]),
        ("This is one of the most useful tools yet.", ["the most useful tools"]),
        ("They run the world's first floating museum.", ["the world's first floating museum"]),
        ("The car is the world's fastest and most powerful coupe.", ["the world's fastest and most powerful coupe"]),
    ],
)
def test_first_places(sentence: str, expected: list[str]) -> None:
    assert first_places(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "This is the largest room.",
        "The fort is not the oldest house.",
        "The dam would be the largest of its kind.",
        "The most important step is the last one.",
        "Rest is the most important step.",
        "The beer is of interest to most people.",
        "The house is one of the 10 largest houses.",
        "The world's largest ports handle grain.",
        "Anna is the youngest daughter.",
        "She wore the longest coat I have ever seen.",
        "They read the longest chapter of a book, which has a history.",
        "Sleep is often the first to be lost.",
        "It was the first to come.",
        "The winter was the coldest in years.",
        "It was their most ambitious effort yet.",
        "They boil for the shortest amount of time.",
        "It deletes the largest object in memory.",
        "She became the country's first black mayor.",
    ],
)
def test_what_is_no_first_place(sentence: str) -> None:
    assert first_places(sentence) == []
