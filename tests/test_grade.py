"""The grade: what lifts it, what lowers it, what is not on its scale."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sourcelint.clean import read
from sourcelint.document import Block, Document, Field, Metadata, Truncation
from sourcelint.engine.grade import CAPS, CLAIMS, DATES, MEASURED, PRICE, SCALE, SOURCES, TEXT, WHO, grade_of, letter_of
from sourcelint.engine.lint import lint
from sourcelint.evidence.annotated import Annotated
from sourcelint.finding import Finding
from sourcelint.text import RawSpan, Text

if TYPE_CHECKING:
    from sourcelint.report import Grade

AS_OF = date(2026, 11, 29)

LEAD = "The ferry Alma left the yard in Port Ellery on 4 May 2021, four years after the county had ordered her for 31 million kronor."
VAGUE = "It is a fine thing to have a ship again and everybody is glad about it, though some say that it came late."
NAMED = "“The hull was welded twice,” said Ann Field, who runs the yard, and Mayor Tom Berg said that the county paid 3 million more."
CITED = "The audit of 2020 puts the delay at 14 months [3]."
FILLER = "The crew went aboard in the morning and cleaned the cabins before the first guests came down to the quay with their bags."


def annotated(words: int = 1000, language: str | None = "en", **kwargs) -> Annotated:
    text = "word " * (words - 1) + "word."
    return Annotated(
        Document(
            "a.txt", text, "utf-8", Text.of_raw(text), (Block("paragraph", 0, len(text)),), language=language, **kwargs
        )
    )


def finding(code: str, severity: str = "warning", word: int = 0, scope: str = "span") -> Finding:
    return Finding(
        "a.txt", code, "name", severity, scope, word * 5, word * 5 + 4, 1, word * 5 + 1, "word", "m", "f", (), ""
    )


def lost(*findings: Finding, words: int = 1000, **kwargs) -> dict[str, float]:
    """Return the points that findings take, by rule."""
    grade = grade_of(annotated(words, **kwargs), findings)
    return {charge.code: charge.points for charge in grade.charges if charge.code}


def grade(raw: str, name: str = "a.txt") -> Grade:
    return lint(read(raw.encode(), name), as_of=AS_OF).grade


def article(*sentences: str, head: str = "", times: int = 6) -> str:
    return head + "\n\n".join([LEAD, *sentences, *[FILLER] * times]) + "\n"


@pytest.mark.parametrize("better", [NAMED, CITED, LEAD + " She carries 212 cars and 640 people."])
def test_sources_documents_and_specifics_lift_a_text(better: str) -> None:
    assert grade(article(better)).points > grade(article(VAGUE)).points + 2


def test_an_author_who_argues_is_harder_to_check_than_one_who_reports() -> None:
    argued = "We should not forget what they did to our county, and I for one have had enough of it and of them."
    essay = grade(article(NAMED, CITED, *[argued] * 4))
    report = grade(article(NAMED, CITED, *[argued.replace("We", "“We") + "” said Ann Field."] * 4))
    assert essay.points < report.points - 10
    assert "the author argues" in essay.lowered


def test_documents_are_worth_more_than_names() -> None:
    names = [
        NAMED.replace("Ann Field", f"{name} Field") for name in ("Ann", "Bo", "Cy", "Di", "Ed", "Flo", "Gus", "Hal")
    ]
    told, cited = grade(article(*names)), grade(article(*[CITED] * 8))
    assert cited.pillars[SOURCES] > told.pillars[SOURCES]


def test_the_voices_of_a_press_release_are_its_issuers() -> None:
    text = article(NAMED, NAMED.replace("Ann Field", "Bo Field"))
    release = text + "\n\nMedia contact: Ann Field, 555 0100"
    assert grade(release).pillars[SOURCES] < grade(text).pillars[SOURCES]


def test_a_text_that_says_nothing_to_check_is_at_the_bottom() -> None:
    assert grade("\n\n".join([VAGUE] * 8)).letter in {"D", "E"}
    rich = article(
        *[NAMED.replace("Ann Field", f"{name} Field") for name in ("Ann", "Bo", "Cy")], *[CITED] * 4, times=1
    )
    assert grade(rich).letter in {"A", "B"}


def test_letters_and_their_points() -> None:
    assert [letter_of(points) for points in (100, 80, 79.9, 65, 50, 49.9, 35, 34.9, 0)] == list("AABBCDDEE")


def test_the_grade_names_its_scale_and_what_moved_it() -> None:
    found = grade(article(NAMED))
    assert found.scale == SCALE
    assert "figures, dates, names and places" in found.lifted
    assert "(−" in found.lowered


def test_no_points_for_leaving_out_the_headline() -> None:
    head = "The ferry is back\n\nBy Ann Example\n\n4 May 2021\n\n"
    heads = [head, head.replace("By Ann Example\n\n", ""), "The ferry is back\n\n", ""]
    points = [grade(article(NAMED, VAGUE, head=words)).points for words in heads]
    assert max(points) == points[0], "who and when lift a text"
    assert points[3] <= points[2] + 1
    assert points[2] <= points[1] + 1


SENTENCES = st.lists(
    st.sampled_from([LEAD, VAGUE, NAMED, CITED, FILLER, "The ferry came back last week."]), min_size=6, max_size=12
)


@settings(max_examples=25, deadline=None)
@given(SENTENCES, st.permutations(["The ferry that came back", "By Ann Example", "4 May 2021"]), st.integers(0, 2))
def test_cutting_off_a_line_of_the_head_never_lifts_a_text(sentences: list[str], head: list[str], cut: int) -> None:
    body = "\n\n".join([*sentences, *[FILLER] * 3])
    left = [line for at, line in enumerate(head) if at != cut]
    whole, without = ("\n\n".join([*lines, body]) for lines in (head, left))
    assert grade(without).points <= grade(whole).points + 2


def test_page_or_body_is_the_same_where_neither_says_who_and_when() -> None:
    text = "\n\n".join([LEAD, NAMED, *[FILLER] * 6])
    page = annotated_as(text, "page", Metadata(published=Field(state="absent"), author=Field(state="absent")))
    body = annotated_as(text, "body", Metadata())
    assert grade_of(page, ()).points == grade_of(body, ()).points
    assert "not judged" in grade_of(body, ()).note


def annotated_as(text: str, kind: str, metadata: Metadata) -> Annotated:
    blocks = (Block("paragraph", 0, len(text)),)
    return Annotated(
        Document("a.txt", text, "utf-8", Text.of_raw(text), blocks, metadata, "en", input=kind)  # type: ignore[arg-type]
    )


def test_a_record_that_leaves_a_field_empty_pays_for_it_and_unknown_does_not() -> None:
    absent = annotated(
        wrapper="html", metadata=Metadata(published=Field(state="absent"), publisher=Field("x", "present"))
    )
    unknown = annotated(wrapper="html", metadata=Metadata(publisher=Field("x", "present")))
    assert grade_of(absent, ()).caps[WHO] == 7
    assert grade_of(absent, ()).points < grade_of(unknown, ()).points


def test_prices_of_findings() -> None:
    found = finding("CLM001", "error"), finding("CLM003"), finding("CLM008", "info")
    assert lost(*found, words=500) == {"CLM001": 8, "CLM003": 4, "CLM008": 1}
    assert lost(*found) == {"CLM001": 8, "CLM003": 2, "CLM008": 0.5}, "for each 500 words, errors wherever they stand"
    assert lost(*found, words=200) == {"CLM001": 8, "CLM003": 4, "CLM008": 1}, "a short text pays no more"


def test_what_a_measure_has_counted_costs_nothing_more() -> None:
    assert lost(*(finding(code, "error") for code in sorted(MEASURED)), finding("XSR004"), finding("ERR002")) == {}


def test_no_pillar_takes_more_than_it_is_worth() -> None:
    found = grade_of(annotated(), [finding(f"CLM{number:03}", "error") for number in (1, 2, 3, 5, 6, 7)])
    assert found.pillars[CLAIMS] == 0
    assert sum(charge.points for charge in found.charges if charge.pillar == CLAIMS) == CAPS[CLAIMS]


def cut(code: str, severity: str, chars: int = 0, words: int = 300) -> Grade:
    truncation = Truncation("teaser", RawSpan(0, 4), "", lost_chars=chars)
    return grade_of(annotated(words, truncations=(truncation,)), [finding(code, severity)])


def test_a_cut_costs_what_is_lost() -> None:
    whole = grade_of(annotated(300), ()).points
    assert cut("TRN005", "error", chars=18_000).pillars[TEXT] == round(CAPS[TEXT] * 300 / 3300, 1)
    assert (
        whole > cut("TRN004", "warning").points > cut("TRN004", "error").points > cut("TRN005", "error", 18_000).points
    )
    assert cut("TRN004", "error", words=3000).pillars[TEXT] > cut("TRN004", "error").pillars[TEXT]
    assert cut("TRN001", "error").gates == ("INCOMPLETE (TRN001): about 6% of the text is missing",)
    assert cut("TRN003", "error").gates == ()


BODY = " ".join([NAMED, *[FILLER] * 4])


@pytest.mark.parametrize("blank", ["", " ", "… ", "…"])
@pytest.mark.parametrize("name", ["a.json", "a.txt"])
def test_a_stated_loss_counts_in_full(name: str, blank: str) -> None:
    """It did not in JSON behind a blank, counted a fifth without one, and not at all in plain text."""

    def graded(note: str) -> Grade:
        text = f"{LEAD} {BODY} The crew went{note}"
        return grade(json.dumps({"title": "The Alma", "content": text}) if name.endswith("json") else text, name)

    large, middle, small = (graded(f"{blank}[+{chars} chars]") for chars in (43_000, 900, 12))
    assert large.pillars[TEXT] < 0.5
    assert 4 < middle.pillars[TEXT] < 6
    assert small.pillars[TEXT] > 9.5
    assert large.gates == ("INCOMPLETE (TRN005): about 98% of the text is missing",)
    assert small.points > middle.points > large.points


PLAIN = "The engineers found that the piles are weak and that the clay below them moves."


@pytest.mark.parametrize(
    "sentence",
    [
        "A report by the Harbour Office, “Walls of the North” (2021), gives the piles ten years.",
        "In its 2024 report the Norsund Institute of Harbours gives the piles ten years.",
        "The contract that the county signed with the yard on 4 May 2021 names the piles.",
        "The minutes of 12 May 2021 say that the piles are weak.",
        "Under the Harbours Act the county must keep the quay open to all ships.",
        "The piles are weak, see https://www.example.org/piles.pdf for the list.",
    ],
)
def test_documents_that_a_text_names_count(sentence: str) -> None:
    without, with_document = (grade(article(NAMED, each)) for each in (PLAIN, sentence))
    assert with_document.pillars[SOURCES] > without.pillars[SOURCES] + 1
    assert "1 document or link" in repr(with_document)
    assert "no document or link" in repr(without)


@pytest.mark.parametrize(
    "sentence",
    [
        "The report says that the first ship came to the North Quay in May of that year.",
        "A study was done in 1999, and the crew of Port Ellery took part in it.",
        "The paper mill in Courtland closed in 2014, and Bill Holm bought it.",
        "“We read the report,” said the mayor in a statement on 4 May 2021.",
        "The Act must be changed, and this Act is old.",
    ],
)
def test_no_document_that_a_reader_could_look_up(sentence: str) -> None:
    assert "no document or link" in repr(grade(article(NAMED, sentence)))


def test_places_never_make_a_text_harder_to_check() -> None:
    placed = (
        "The crew went aboard in Whitby on 3 May 2021, and the cabins were cleaned in Leeds by 40 people from Hull."
    )
    bare = "The crew went aboard on 3 May 2021, and the cabins were cleaned by 40 people."
    for times in (0, 3, 8):
        assert grade(article(placed, times=times + 6)).points >= grade(article(bare, times=times + 6)).points


def test_next_to_nothing_is_told_so() -> None:
    assert cut("TRN005", "warning", chars=6, words=1000).gates == (
        "INCOMPLETE (TRN005): hardly any of the text is missing",
    )


def test_what_cannot_be_graded_says_why() -> None:
    assert grade_of(annotated(99), ()).note == "too short to grade: 99 words, 100 are needed"
    assert grade_of(annotated(), [finding("CLN012", "error")]).letter is None
    assert grade_of(annotated(fault="empty"), ()).letter is None


def test_a_language_in_which_claims_cannot_be_judged_has_no_letter() -> None:
    for language, why in (("sv", "claims and dates are not judged in this language (sv)"), (None, "(not detected)"),
                          ("de", "claims are not judged in this language (de)")):  # fmt: skip
        found = grade_of(annotated(language=language), [finding("CLM001"), finding("DAT008", "error")])
        assert found.letter is None
        assert why in found.note


def test_pillars_that_cannot_be_judged_are_left_out() -> None:
    found = grade_of(annotated(), [finding("CLM001")])
    assert WHO not in found.pillars
    assert found.points == round(100 * sum(found.pillars.values()) / sum(found.caps.values()), 1)
    assert "the file may have lost them" in found.note


def test_only_what_reaches_half_of_its_points_lifts_a_text() -> None:
    found = grade("\n\n".join([VAGUE] * 8))
    assert "named source" not in found.lifted
    assert "no named source, no document and no link" in found.lowered
    rich = grade(article(*[NAMED.replace("Ann", name) for name in ("Ann", "Bo", "Cy", "Di")]))
    assert "figures, dates, names and places" in rich.lifted
    assert "named source" not in rich.lifted  # four voices without a document are less than half
    assert "(+" in rich.lifted


def test_each_family_has_its_pillar() -> None:
    found = [finding(code) for code in ("CLN002", "PRV002", "DAT013", "DAT008", "CLM001", "XSR004", "ERR002")]
    graded = grade_of(
        annotated(metadata=Metadata(author=Field("x", "present"), published=Field("2021-05-04", "present"))), found
    )
    assert {charge.code: charge.pillar for charge in graded.charges if charge.code and charge.code in {f.code for f in found}} == {
        "CLN002": TEXT, "PRV002": WHO, "DAT013": WHO, "CLM001": CLAIMS,
    }  # fmt: skip
    assert graded.pillars[DATES] == 0, "nothing is left that DAT008 could take"


FINDINGS = st.lists(
    st.builds(
        finding,
        st.sampled_from(["CLN002", "TRN001", "TRN004", "PRV001", "DAT003", "CLM001", "CLM006", "CLM013"]),
        st.sampled_from(list(PRICE)),
        st.integers(0, 1999),
        st.sampled_from(["span", "document"]),
    ),
    max_size=30,
)


LONG = annotated(2000)


@given(FINDINGS, FINDINGS)
def test_more_findings_never_raise_the_grade(some: list[Finding], more: list[Finding]) -> None:
    assert grade_of(LONG, [*some, *more]).points <= grade_of(LONG, some).points


@given(FINDINGS)
def test_the_charges_add_up(found: list[Finding]) -> None:
    graded = grade_of(LONG, found)
    charged = sum(charge.points for charge in graded.charges)
    assert 100 * charged / sum(graded.caps.values()) == pytest.approx(100 - graded.points, abs=0.2)
    assert all(charge.why for charge in graded.charges)
    assert grade_of(LONG, found[::-1]).points == graded.points


def test_names_in_a_plan_weigh_no_less_than_nothing() -> None:
    plan = (
        "HALDEN — The house in which the painter Ole Tamsin was born will be turned into a school, the mayor of Varnby said on "
        "Tuesday, after long debates over how best to keep visitors of all kinds from leaving flowers and letters on the stairs "
        "and in the garden behind the kitchen, where they are a burden to the people who live next door."
    )
    rest = (
        "It will be open to the children of the town and to their parents, who will be asked to come in by the gate at the back, "
        "to leave their shoes at the door and to keep their voices down in the rooms that look out on the street, since the "
        "walls are thin and the floors are old."
    )
    report = lint(read(f"{plan}\n\n{rest}\n".encode(), "a.txt"), as_of=AS_OF)
    assert report.grade is not None
    assert not [finding for finding in report.findings if finding.code == "ERR001"]
