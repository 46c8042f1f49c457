"""Statistics, changes, tolls, effects and loaded words, each by itself."""

from __future__ import annotations

import pytest

from sourcelint.annotate.claims.arithmetic import find_wrong_changes
from sourcelint.annotate.claims.checkworthiness import TOKEN, read_cues
from sourcelint.annotate.claims.effects import find_effects
from sourcelint.annotate.claims.loaded import find_loaded
from sourcelint.annotate.claims.statistics import MIN_SIGNS, find_statistics
from sourcelint.annotate.claims.tolls import contradict, find_tolls
from sourcelint.annotate.grammar import read_sentence
from sourcelint.annotate.text.word_index import index


def statistics(sentence: str) -> list[tuple[str, str]]:
    cues = read_cues(tuple(TOKEN.findall(sentence)))
    found = find_statistics(read_sentence(sentence), happened="event" in cues.reasons)
    return [(one.kind, sentence[slice(*one.place)]) for one in found if one.signs >= MIN_SIGNS]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Over 2 million Canadians suffer from it.", [("count", "Over 2 million Canadians")]),
        ("Germany took in more than one million migrants.", [("count", "more than one million migrants")]),
        ("There are more than a million people in the camps.", [("count", "more than a million people")]),
        ("The gum is 5 times faster than coffee.", [("ratio", "5 times faster")]),
        ("The number of thefts has doubled.", [("trend", "number of thefts has doubled")]),
        (
            "The average cost of a roof hovers at $3.6 million.",
            [("average", "average cost of a roof hovers at $3.6 million")],
        ),
        ("It is not the largest exporter of wheat in the world.", []),
        ("Shirts that double as a bag cost 25 dollars.", []),
        ("The road is 300 miles long.", []),
        ("He has met her three times.", []),
    ],
)
def test_statistics(sentence: str, expected: list[tuple[str, str]]) -> None:
    assert statistics(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "wrong"),
    [
        ("from 100 million to 150 million, an increase of 25 percent", True),
        ("from 100 million to 150 million, an increase of 50 percent", False),
        ("from 1.2 million to 1.5 million, an increase of 22 percent", False),
        ("grew 27 percent from 2009 to 2014", False),
        ("fell by 10 percent, from $4.0 billion to $2.9 billion", True),
        ("rose 4 percent, from 8 percent to 12 percent", False),
    ],
)
def test_changes(sentence: str, *, wrong: bool) -> None:
    assert bool(list(find_wrong_changes(sentence))) == wrong


@pytest.mark.parametrize(
    ("headline", "text", "wrong"),
    [
        ("kills 12", "killed 15", True),
        ("kills 12", "killing at least 9", True),
        ("kills at least 12", "15 people died", False),
        ("injures nearly 100", "97 people were injured", False),
        ("12 dead", "12 people were killed", False),
        ("12 injured", "15 people were killed", False),
    ],
)
def test_tolls(headline: str, text: str, *, wrong: bool) -> None:
    first, second = (next(find_tolls(part, 0, len(part))) for part in (headline, text))
    assert contradict(first, second) == wrong


def test_effects_stated_as_facts() -> None:
    def effects(sentence: str) -> list[str]:
        return [sentence[slice(*one.span)] for one in find_effects(read_sentence(sentence), on_health=True)]

    assert effects("The tea will reduce and heal acne.") == ["will reduce and heal acne"]
    assert effects("The tea can also reduce pain, and it is used to treat anxiety.") == ["can also reduce pain"]
    assert effects("Dust gets into the lungs, which weakens the heart.") == ["weakens the heart"]
    assert effects("The tea is clinically proven.") == ["clinically proven"]


def test_loaded_words_in_text_order() -> None:
    text = "he believes his own lies about a groundbreaking case; the key was lying on the table, not shocking at all"
    assert [(text[one.start : one.end], one.kind) for one in find_loaded(text, index(text))] == [
        ("lies", "accusation"),
        ("groundbreaking", "praise"),
    ]
