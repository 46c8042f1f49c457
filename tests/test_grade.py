"""The arithmetic of the grade: prices, windows, caps, gates."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcelint.document import Block, Document
from sourcelint.engine.grade import CLAIMS, DATES, TEXT, WHO, grade_of
from sourcelint.evidence.annotated import Annotated
from sourcelint.finding import Finding
from sourcelint.text import Text


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
    grade = grade_of(annotated(words), findings, **kwargs)
    return {c.code: c.points for c in grade.charges}


def test_nothing_found_nothing_lost() -> None:
    grade = grade_of(annotated(), ())
    assert (grade.letter, grade.points, grade.charges, grade.gates) == ("A", 100.0, (), ())
    assert sum(grade.pillars.values()) == 100


def test_prices_of_span_findings() -> None:
    found = finding("CLM001", "error"), finding("CLM003"), finding("CLM008", "info")
    assert lost(*found) == {"CLM001": 8, "CLM003": 3, "CLM008": 0.5}


def test_prices_of_document_findings() -> None:
    found = [finding(c, scope="document") for c in ("PRV001", "DAT002", "CLM004", "CLN001")]
    assert lost(*found) == {"PRV001": 10, "DAT002": 5, "CLM004": 10, "CLN001": 4}
    assert lost(finding("PRV001", "info", scope="document")) == {"PRV001": 1}, "unknown is not absent"


def test_a_vague_text_pays_by_how_vague_it_is() -> None:
    vague = finding("CLM013", scope="document")
    assert lost(vague, specifics=0.0) == {"CLM013": 8}
    assert lost(vague, specifics=5.0) == {"CLM013": 4}
    assert lost(vague) == {"CLM013": 8}


def test_warnings_count_in_the_worst_window_only() -> None:
    spread = [finding(f"CLM{n:03}", word=n * 400) for n in range(5)]
    assert sum(lost(*spread, words=3000).values()) == 6
    near = [finding(f"CLM{n:03}", word=1200 + n * 99) for n in range(5)]
    assert sum(lost(*near, words=3000).values()) == 15


def test_errors_count_wherever_they_stand() -> None:
    assert lost(*(finding(f"DAT00{n}", "error", word=n * 900) for n in (6, 8)), words=9000) == {
        "DAT006": 6,
        "DAT008": 6,
    }


def test_padding_lowers_no_charge() -> None:
    found = [finding("CLM001", word=n * 20) for n in range(3)]
    assert lost(*found, words=500) == lost(*found, words=50_000)


def test_no_rule_takes_more_than_its_share_and_no_pillar_more_than_its_cap() -> None:
    many = [finding("CLM001", word=n) for n in range(50)]
    assert lost(*many) == {"CLM001": 12}
    grade = grade_of(annotated(), [finding(f"CLM{r:03}", word=n) for n in range(50) for r in range(6)])
    assert grade.pillars[CLAIMS] == 0
    assert sum(c.points for c in grade.charges) == pytest.approx(30)
    assert grade.charges[-1].why == "the pillar is worth 30 points"
    assert lost(*(finding("TRN001", "error", word=n) for n in range(3))) == {"TRN001": 24}


def test_missing_text_is_a_gate() -> None:
    grade = grade_of(annotated(), [finding("TRN001", "error")])
    assert (grade.points, grade.letter) == (92.0, "C")
    assert grade.gates == ("INCOMPLETE (TRN001): at most C",)
    assert grade_of(annotated(), [finding("TRN003", "error")]).gates == ()


def test_what_cannot_be_graded_says_why() -> None:
    assert grade_of(annotated(99), ()).note == "too short to grade: 99 words, 100 are needed"
    assert grade_of(annotated(), [finding("CLN012", "error")]).letter is None
    assert grade_of(annotated(fault="empty"), ()).letter is None


def test_pillars_that_cannot_be_judged_are_left_out() -> None:
    for document, why in (
        (annotated(120), "too short"),
        (annotated(language="de"), "language (de)"),
        (annotated(language=None), "not detected"),
    ):
        grade = grade_of(document, [finding("CLM001"), finding("DAT008", "error")])
        assert why in grade.note
        assert CLAIMS not in grade.pillars
        assert grade.points == round(100 * (70 - 6) / 70, 1)


def test_each_family_has_its_pillar() -> None:
    found = [finding(c) for c in ("CLN002", "TRN003", "PRV007", "DAT013", "DAT003", "CLM001", "XSR004", "ERR002")]
    assert {c.code: c.pillar for c in grade_of(annotated(), found).charges} == {
        "CLN002": TEXT, "TRN003": TEXT, "PRV007": WHO, "DAT013": WHO, "DAT003": DATES, "CLM001": CLAIMS,
    }  # fmt: skip


FINDINGS = st.lists(
    st.builds(
        finding,
        st.sampled_from(["CLN002", "TRN001", "PRV001", "DAT003", "CLM001", "CLM006", "CLM013"]),
        st.sampled_from(["error", "warning", "info"]),
        st.integers(0, 1999),
        st.sampled_from(["span", "document"]),
    ),
    max_size=30,
)


@given(FINDINGS, FINDINGS)
def test_more_findings_never_raise_the_grade(some: list[Finding], more: list[Finding]) -> None:
    text = annotated(2000)
    assert grade_of(text, [*some, *more]).points <= grade_of(text, some).points


@given(FINDINGS)
def test_the_charges_add_up(found: list[Finding]) -> None:
    grade = grade_of(annotated(2000), found)
    assert sum(c.points for c in grade.charges) == pytest.approx(100 - grade.points, abs=0.11)
    assert all(c.why for c in grade.charges)
    assert grade_of(annotated(2000), found[::-1]).points == grade.points
