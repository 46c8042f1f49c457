"""A sketch says what story a text tells, and whether it speaks to its reader."""

from __future__ import annotations

import pytest

import sourcelint
from sourcelint.clean import Hints, read
from sourcelint.corpus.stories import find_story_pairs
from sourcelint.corpus.story_sketches import read_sketch, sketch_of

REPORT = (
    "The Okrent shipyard built the ferry Marlene in 1994 for the Halden line. The ferry Marlene of Halden ran aground off "
    "the Varnby lighthouse. Harbour master Ole Tamsin of Varnby towed the ferry Marlene to the Okrent shipyard."
)
GUIDE = f"{REPORT} You see the Okrent shipyard from your cabin. You pay for the ferry Marlene at the Varnby lighthouse."


def story_of(text: str) -> bytes:
    profile = sourcelint.lint(read(text.encode(), "a.txt", Hints(language="en")), rules=()).profile
    assert profile is not None
    return profile.story


@pytest.mark.parametrize(("text", "guide"), [(REPORT, False), (GUIDE, True), ("Ja.", False)])
def test_a_sketch_says_whether_a_text_is_a_guide(text: str, guide: bool) -> None:
    assert read_sketch(story_of(text)).guide is guide


def test_nothing_is_the_sketch_of_a_text_that_tells_nothing() -> None:
    assert sketch_of(()) == b""
    assert not read_sketch(b"").stems


def test_two_guides_tell_no_story_but_a_guide_and_a_report_may() -> None:
    report, guide = story_of(REPORT), story_of(GUIDE)
    assert [pair[:2] for pair in find_story_pairs(["", "", ""], [report, guide, guide])] == [(0, 1), (0, 2)]


def test_a_name_that_opens_its_sentence_links_two_sources() -> None:
    one = "Amadeu Teles, who carried the dance tunes of the Minho to the concert hall with his accordion, has died in Braga."
    other = "The Portuguese musician Amadeu Teles died in his sleep on Sunday. He took up the accordion at six and loved the dance tunes."
    assert [pair[:2] for pair in find_story_pairs(["", ""], [story_of(one), story_of(other)])] == [(0, 1)]
