from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sourcelint.annotate.text.sentences import split_sentences
from sourcelint.document import Block


def split(text: str) -> list[str]:
    return [text[s.start : s.end] for s in split_sentences(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One. Two! Three? Four", ["One.", "Two!", "Three?", "Four"]),
        ("Dr. Doe met Gen. Roe. They spoke.", ["Dr. Doe met Gen. Roe.", "They spoke."]),
        ("The U.S. Army left. It rained.", ["The U.S. Army left.", "It rained."]),
        ("He moved to the U.S. The rest stayed.", ["He moved to the U.S.", "The rest stayed."]),
        (
            "At 5 p.m. Tuesday it shut. At 6 p.m. The lights went out.",
            ["At 5 p.m. Tuesday it shut.", "At 6 p.m.", "The lights went out."],
        ),
        ("It ended.Mayor Roe left.“Who knew?” asked we.", ["It ended.", "Mayor Roe left.", "“Who knew?” asked we."]),
        ("“We waited.”The firm built. Dr.Doe read node.Js", ["“We waited.”", "The firm built.", "Dr.Doe read node.Js"]),
        ("See Bonn.Com or a.b.Bonn now. Then rest.", ["See Bonn.Com or a.b.Bonn now.", "Then rest."]),
        ("If os.Create fails, CSBonn.Christmas went.", ["If os.Create fails, CSBonn.Christmas went."]),
        ("He paused . . . and left. Then he came back. . .", ["He paused . . . and left.", "Then he came back. . ."]),
        ("It rose 3.5 percent. Then it fell.", ["It rose 3.5 percent.", "Then it fell."]),
        ("J. K. Roe wrote No. 5 in Jan. 2019. See fig. 3.", ["J. K. Roe wrote No. 5 in Jan. 2019.", "See fig. 3."]),
        ("Acme Inc. rose. Acme Inc. It rose.", ["Acme Inc. rose.", "Acme Inc.", "It rose."]),
        ("“Go.” She went. “Why?” he asked.", ["“Go.”", "She went.", "“Why?” he asked."]),
        ("“Why now?” Jane Doe asked. Nobody knew.", ["“Why now?” Jane Doe asked.", "Nobody knew."]),
        ("It ended... and began again. Wait… What?", ["It ended... and began again.", "Wait…", "What?"]),
        ("It holds.[12] It broke.(It did.) So.", ["It holds.[12]", "It broke.(It did.)", "So."]),
        ("It sank.[citation needed] It rose.[when?] So.", ["It sank.[citation needed]", "It rose.[when?]", "So."]),
        ("1. First of all, 2. second.", ["1. First of all, 2. second."]),
        ("No stop\nanother line", ["No stop", "another line"]),
        ("It was late.The ferry had gone.", ["It was late.", "The ferry had gone."]),
        ("他走了。她留下！真的？", ["他走了。", "她留下！", "真的？"]),
        ("「はい。」彼は言った。", ["「はい。」", "彼は言った。"]),
        ("Es waren z.B. Hunde. Dann ging er.", ["Es waren z.B. Hunde.", "Dann ging er."]),
        ("", []),
        (" \n ", []),
    ],
)
def test_splits(text: str, expected: list[str]) -> None:
    assert split(text) == expected


def test_a_sentence_never_crosses_a_block_and_knows_its_own() -> None:
    text = "A title\nOne. Two.\nand so on"
    blocks = (Block("title", 0, 7), Block("paragraph", 8, 17), Block("paragraph", 18, 27))
    found = split_sentences(text, blocks)
    assert [(text[s.start : s.end], s.block) for s in found] == [
        ("A title", 0),
        ("One.", 1),
        ("Two.", 1),
        ("and so on", 2),
    ]


@settings(max_examples=80, deadline=None)
@given(st.text(alphabet=st.sampled_from("ab AB.!?…“”\"'()1 \n。No.U.S."), max_size=120))
def test_sentences_cover_all_but_white_space(text: str) -> None:
    found = split_sentences(text)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(s.start < s.end and not text[s.start].isspace() and not text[s.end - 1].isspace() for s in found)
    covered = "".join(text[s.start : s.end] for s in found)
    assert "".join(covered.split()) == "".join(text.split())
    assert not any("\n" in text[s.start : s.end] for s in found)


@pytest.mark.parametrize("unit", [". A", ". ", '"', "a.\t", "No. 5 ", "…", "U.S."])
def test_hostile_input_is_linear(unit: str) -> None:
    begun = time.process_time()
    split_sentences(unit * 15_000)
    assert time.process_time() - begun < 2


def test_a_block_of_thousands_of_crumbs_is_not_split_to_the_end() -> None:
    crumbs, prose = split_sentences("A. " * 50_000), split_sentences("The wall leaked. " * 5_000)
    assert len(crumbs) < 2_000
    assert len(prose) == 5_000
    assert crumbs[-1].end == 3 * 50_000 - 1
