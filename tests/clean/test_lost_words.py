"""Holes in sentences that nothing marks."""

from __future__ import annotations

import json

import pytest

from sourcelint.clean import read

BEFORE = "The council closed the harbour on Monday, and the ferry now leaves from the northern pier of the town."


def holes(sentence: str) -> list[str]:
    raw = json.dumps(
        {"title": "The harbour", "author": "Ida Moe", "content": f"{BEFORE}\n\n{sentence}\n\n{BEFORE}"},
        ensure_ascii=False,
    )
    return [raw[slice(*cut.span)] for cut in read(raw.encode(), "a.json").truncations if cut.kind == "masked_gap"]


@pytest.mark.parametrize(
    "sentence",
    [
        "The Ottomans (or OSMANLI TURKS, ) took the harbour in the following spring.",
        "Ida Moe (, 5 May 1920) ran the ferry for most of her life.",
        "Norsund (; born as a fishing village) is the largest harbour of the coast.",
        "The town of Norsund ( ) lies at the end of the bay and has a ferry.",
        "Norsund (, ) lies at the end of the bay and has a ferry.",
        "The chair of the board told the: “They knew it all along.”",
        "The board wrote about it in the, and nobody answered.",
        "The harbour was sold to the of Norsund after the war.",
        "The crane stands in the north of , where the pilots live.",
        "Le port de Norsund (, 1920) est le plus grand de la côte.",
        "Norsund (norwegisch, ) ist der größte Hafen der Küste.",
    ],
)
def test_a_hole(sentence: str) -> None:
    assert len(holes(sentence)) == 1


@pytest.mark.parametrize(
    "sentence",
    [
        "The future you will be thankful;)", "She said that the word “the” is older than the harbour.", "In *the*, the stress is weak.",
        "Der Hafen bietet eine neue Fähre an, und alle sind zufrieden.", "The harbour is one that people live in, and others dream of, too.",
        "They came from the north, the south and the west (and, later, the east).", "The list (a, b, c) was long; the other (d) was short.",
        "It was he , she , they , and we , who met by , say , the pier of the town.", "Call open() and close(), as the manual says it.",
        "The Who is a band that played at the harbour.", "On the whole, the of-course people were right.",
        "Ce port est, pour la ville, un argument en or. D’autres ports du pays, d’abord, s’en saisissent.",
        "La ville (Norsund) est là , au fond de la baie , et le port aussi , par ailleurs , depuis .",
    ],
)  # fmt: skip
def test_no_hole(sentence: str) -> None:
    assert holes(sentence) == []


def test_a_hole_is_shown_where_it_stands() -> None:
    assert holes("The chair of the board told the: “They knew it all along.”") == ["the"]
