"""Literal search: vocabulary and places."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from sourcelint.annotate.scan import index, lowered, phrases, vocabulary
from sourcelint.clean.rare import places

WORDS = re.compile(r"[a-zäöüßé]+")


def test_vocabulary_has_letters_only() -> None:
    assert vocabulary("it’s 3rd, naïve_day – day") >= {"it", "s", "rd", "naïve", "day"}
    assert not any(c.isdigit() for word in vocabulary("in 1999, 3rd") for c in word)


@given(st.text(alphabet="abcdäöé' ’“”.,-_19ž\n", max_size=60))
def test_vocabulary_misses_no_word(text: str) -> None:
    low = lowered(text)
    whole = {w for w in re.findall(r"[^\W\d_]+", low) if WORDS.fullmatch(w)}
    assert whole <= vocabulary(low)


def test_places_come_once_and_sorted() -> None:
    assert places("fears and fear", ["fears", "fear", "and"]) == [0, 6, 10]


def test_the_index_says_where_words_stand() -> None:
    assert index("a fear, a naïve fear") == {"a": [0, 8], "fear": [2, 16], "naïve": [10]}


@given(st.text(alphabet="abdé ’-_1\n", max_size=40))
def test_phrases_stand_between_the_borders_of_words(text: str) -> None:
    table = {"ab": ("ab", "b-ab"), "d": ("d a",)}
    expected = sorted(
        (m.start(), phrase)
        for phrase in ("ab", "b-ab", "d a")
        for m in re.finditer(rf"(?<!\w)(?={phrase}(?!\w))", text)
    )
    assert sorted(phrases(text, table, index(lowered(text)))) == expected
