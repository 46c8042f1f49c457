"""A text whose letters a wrong conversion left out."""

from __future__ import annotations

import pytest

from sourcelint.clean.characters.lost import find_lost_letters
from sourcelint.clean.language import detect_language

LOST = "- , . , . 2018 , , . Lowmere , « » . 41 000 , . "


@pytest.mark.parametrize(
    "text", [LOST, LOST * 20, ", : , . ; « » , . ! ? , .", "« » , . , - , . , . , Covid-19 , . , , . 2020 ."]
)
def test_lost(text: str) -> None:
    assert find_lost_letters(text) is not None


@pytest.mark.parametrize(
    "text",
    [
        "", "- - - - - - - - - - - -", ". . . . . . . . . . . .", "1 , 2 , 3 , 4", "Ida Moe , Jo Lund , Karl Ost , and others , too . It was late , very .",
        "Der Hafen schläft, und niemand weckt ihn.", "港湾局决定，冬季继续运营。", "| | | | | | | | |", "“ ” “ ” “ ”",
    ],
)  # fmt: skip
def test_not_lost(text: str) -> None:
    assert find_lost_letters(text) is None


def test_a_text_without_letters_has_no_language() -> None:
    assert detect_language(LOST * 20) is None
