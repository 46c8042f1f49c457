from __future__ import annotations

import json
import re
import time
from importlib.resources import files

import pytest

import sourcelint
from sourcelint.annotate.gazetteers.countries import nation_at_end, nation_of
from sourcelint.annotate.gazetteers.names import kind_of, named
from sourcelint.annotate.text.word_index import alternation, lowered
from sourcelint.clean.characters.non_ascii import places
from sourcelint.text import Span


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("Some people believe that the tower is haunted.", "Some people"),
        ("It is widely believed that the tower is haunted.", "is widely believed"),
        ("Many critics consider it one of the greatest songs.", "Many critics"),
        ("The tower is probably the oldest in the county.", "probably"),
    ],
)
def test_points_at_the_phrase(text: str, phrase: str) -> None:
    found = [text[w.start : w.end] for w in sourcelint.weasels(text)]
    assert any(phrase in piece or piece in phrase for piece in found), found


@pytest.mark.parametrize("text", ["The tower was built in 1958.", "Jane Doe was born in Leeds.", "", "12 (3) ;"])
def test_plain_sentences(text: str) -> None:
    assert not sourcelint.weasels(text)


def test_stronger_weasels_score_higher() -> None:
    (weak, *_) = sourcelint.weasels("The tower is probably the oldest in the county.")
    (strong, *_) = sourcelint.weasels("Some people believe that the tower is probably the oldest in the county.")
    assert 0 < weak.score < strong.score


def test_the_shipped_weights_name_their_source_and_licence() -> None:
    shipped = json.loads(files("sourcelint.annotate").joinpath("data/weasels.json").read_text(encoding="utf8"))
    assert "CC BY-SA" in shipped["licence"]
    assert shipped["source"]


@pytest.mark.parametrize("unit", ["some people ", "it is believed ", "may "])
def test_hostile_input_is_linear(unit: str) -> None:
    begun = time.process_time()
    sourcelint.weasels(unit * 8_000)
    assert time.process_time() - begun < 2


@pytest.mark.parametrize(
    ("phrase", "kind"),
    [
        ("Jane Doe", "person"),
        ("Foreign Minister Jane Doe", "person"),
        ("Mr. Doe", "person"),
        ("the United Nations", "organisation"),
        ("a spokesman for the Ministry of Defence", "organisation"),
        ("Foreign Affairs", "publication"),
        ("Beijing", "country"),
        ("the White House", "country"),
        ("Chinese officials", "unnamed"),
        ("some experts", "unnamed"),
        ("she", "pronoun"),
    ],
)
def test_kinds_of_sources(phrase: str, kind: str) -> None:
    assert kind_of(phrase, Span(0, len(phrase))) == kind
    assert named(phrase, Span(0, len(phrase))) == (kind in ("person", "organisation", "publication"))


def test_countries_speak_under_many_names() -> None:
    assert {nation_of(name) for name in ("Beijing", "the PRC", "Chinese", "China’s")} == {"China"}
    assert nation_of("Leeds") is None
    assert nation_at_end("Last March China") == "China"
    assert nation_at_end("China Daily") is None


def test_alternations_match_the_longest_name() -> None:
    assert re.match(alternation(["South", "South Korea", "Son"]), "South Korea")[0] == "South Korea"
    assert re.match(alternation(["a", "ab"]), "abc")[0] == "ab"


def test_scanning_keeps_offsets() -> None:
    assert len(lowered("İstanbul’s")) == len("İstanbul’s")
    assert places("ab ab b", ("ab", "b")) == [0, 1, 3, 4, 6]
