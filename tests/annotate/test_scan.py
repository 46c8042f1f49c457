"""Literal search: vocabulary and places."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from sourcelint.annotate.text.word_index import index, lowered, matches_at, phrases, places_of, vocabulary
from sourcelint.clean.characters.non_ascii import places
from sourcelint.text import MAX_PIECE_CHARS

WORDS = re.compile(r"[a-zäöüßé]+")


def test_vocabulary_has_letters_only() -> None:
    assert vocabulary("it’s 3rd, naïve_day – day") >= {"it", "s", "rd", "naïve", "day"}
    assert not any(c.isdigit() for word in vocabulary("in 1999, 3rd") for c in word)


@given(st.text(alphabet="abcdäöé' ’“”.,-_19ž\n", max_size=60))
def test_vocabulary_misses_no_word(text: str) -> None:
    lowercase = lowered(text)
    whole = {w for w in re.findall(r"[^\W\d_]+", lowercase) if WORDS.fullmatch(w)}
    assert whole <= vocabulary(lowercase)


def test_places_come_once_and_sorted() -> None:
    assert places("fears and fear", ["fears", "fear", "and"]) == [0, 6, 10]


def test_the_index_says_where_words_stand() -> None:
    found = {word: list(at) for word, at in index("a fear, a naïve fear").items()}
    assert found == {"a": [0, 8], "fear": [2, 16], "naïve": [10]}


def test_the_index_of_a_long_text_is_that_of_its_pieces_in_their_places() -> None:
    once = "a fear, a naïve fear\n"
    copies = 2 * MAX_PIECE_CHARS // len(once)
    found = index(once * copies)
    assert found.keys() == index(once).keys()
    assert list(found["fear"]) == [n * len(once) + at for n in range(copies) for at in (2, 16)]


@given(st.text(alphabet="abdé ’-_1\n", max_size=40))
def test_phrases_stand_between_the_borders_of_words(text: str) -> None:
    table = {"ab": ("ab", "b-ab"), "d": ("d a",)}
    expected = sorted(
        (m.start(), phrase)
        for phrase in ("ab", "b-ab", "d a")
        for m in re.finditer(rf"(?<!\w)(?={phrase}(?!\w))", text)
    )
    assert sorted(phrases(text, table, index(lowered(text)))) == expected


@given(st.text(alphabet="abdé ’-_1\n", max_size=40))
def test_matches_at_words_are_those_of_the_whole_text(text: str) -> None:
    pattern = re.compile(r"\b(?:ab|b)\b(?: \w+)*")
    found = matches_at(pattern, text, places_of(("ab", "b"), index(lowered(text))))
    assert [match.span() for match in found] == [match.span() for match in pattern.finditer(text)]
