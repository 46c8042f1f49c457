"""What keeps the comparison of many sources small: profiles as bytes, and spellings found without trying all pairs."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

import pytest

import sourcelint
from sourcelint.clean import Hints, read
from sourcelint.corpus import collection
from sourcelint.corpus.collection import Collection
from sourcelint.corpus.packed_profiles import PackedProfiles
from sourcelint.corpus.spellings import single_names_of, spelt_almost_alike
from sourcelint.corpus.spool import Spool

if TYPE_CHECKING:
    from sourcelint.report import SourceProfile

TEXT = """The mayor of Bireuen, Hasan Tirosa, opened the bridge on 3 May 2019, the Halden Gazette reported.
China and North Korea signed a treaty on 11 July 1961. Repairs in Bireuen cost 31 million crowns."""


def profile_of(text: str, name: str) -> SourceProfile:
    profile = sourcelint.lint(read(text.encode(), name, Hints(language="en")), rules=()).profile
    assert profile is not None
    return profile


@pytest.mark.parametrize(
    "text", [TEXT, "", "Ein Satz.", "A lone \udc80 surrogate\u2028 stands in Bireuen, said Ann Lee."]
)
def test_a_profile_is_what_was_packed(text: str) -> None:
    document = read(text.encode("utf8", "surrogateescape"), "a.txt", Hints(language="en"))
    profile = sourcelint.lint(document, rules=()).profile
    assert profile is not None
    assert PackedProfiles([profile]).by_id()[0] == profile


def test_packed_profiles_are_a_sequence_by_id() -> None:
    profiles = [profile_of(TEXT, name) for name in ("b.txt", "a.txt", "c.txt")]
    packed = PackedProfiles(profiles).by_id()
    assert [profile.source for profile in packed] == ["a.txt", "b.txt", "c.txt"]
    assert packed[-1] == profiles[2]
    assert packed[:2] == [profiles[1], profiles[0]]
    assert packed[1].names
    assert not packed.outlines[1].names


@pytest.mark.parametrize(
    ("mate", "found"),
    [
        ("Bireun", {("Bireuen", "Bireun")}),
        ("Bireuem", {("Bireuen", "Bireuem")}),
        ("Bireuenn", set()),  # the other with a letter more at its end
        ("Birxun", set()),
        ("Bireuen", set()),
    ],
)
def test_names_that_differ_by_one_letter_are_found(mate: str, found: set[tuple[str, str]]) -> None:
    collection = Collection([profile_of(TEXT, "a.txt"), profile_of(TEXT.replace("Bireuen", mate), "b.txt")])
    one, other = (single_names_of(collection.text_of(number)) for number in (0, 1))
    assert {(own[0], their[0]) for own, their in spelt_almost_alike(one, other)} == found


def test_pairs_of_one_story_follow_each_other() -> None:
    ferry = "Halden police freed {} passengers from the ferry Marlene off Varnby, harbour master Ole Tamsin said on 6 May 2019."
    comet = "Tarnholm astronomers photographed {} tails of the comet Astrid near Quentar, professor Ida Okrent said on 7 May 2019."
    texts = [story.format(20 + number) for number in range(3) for story in (ferry, comet)]
    collection = Collection(profile_of(text, f"{number}.txt") for number, text in enumerate(texts))
    found = [(pair.one, pair.other) for pair in collection.stories]
    assert found == [(0, 2), (0, 4), (2, 4), (1, 3), (1, 5), (3, 5)]


def test_of_many_copies_each_is_compared_with_a_few_and_the_one_that_differs_is_found(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(collection, "MAX_OF_ONE_VOICE", 1)
    told = (
        "The ferry Marlene ran aground off Varnby on 6 May 2019, and the coast guard of Halden towed it into the harbour "
        "of the town before dawn while many people were watching. "
        "Halden police freed {} passengers from the ferry Marlene, and harbour master Ole Tamsin said that nobody else was on board. "
        "The sea was calm. The night was dark. The lamp was lit. The crew was awake. The fog came late."
    )
    made = Collection(profile_of(told.format(41 if number == 3 else 23), f"{number}.txt") for number in range(6))
    assert len(set(made.voices)) == 1
    compared = sum(neighbour.is_near for neighbours in made.neighbours.values() for neighbour in neighbours) / 2
    assert len(made.stories) == 15
    assert compared <= 6
    assert {dispute.own.place.source for dispute in made.disputes} | {
        dispute.other.place.source for dispute in made.disputes
    } >= {"3.txt"}


def test_many_figures_of_one_thing_take_no_time() -> None:
    def told(step: int) -> str:
        rows = (", ".join(f"{5 + (step * (12 * ward + bed)) % 991} beds" for bed in range(12)) for ward in range(20))
        return " ".join(
            f"The Varnby council of Halden and Karl Tamsin measured {row} in ward {ward} of Norsund."
            for ward, row in enumerate(rows)
        )

    profiles = [profile_of(told(step), f"{step}.txt") for step in (7, 11)]
    start = time.process_time()
    list(Collection(profiles).disputes)
    assert time.process_time() - start < 6


@pytest.mark.parametrize("space", [0, 4])
def test_pieces_of_a_spool_are_read_as_they_were_written_whatever_the_disk_takes(
    space: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = os.pwrite
    monkeypatch.setattr(os, "pwrite", lambda file, content, at: write(file, content[: space - at], at))
    spool = Spool(max_held=3)
    pieces = [b"one", b"", b"fo", b"ur", b"five", b"", b"six"]
    spool.extend(pieces[:2])
    for piece in pieces[2:]:
        spool.extend([piece])
    assert [spool[number] for number in range(len(spool))] == pieces
