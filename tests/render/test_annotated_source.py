"""The raw text with its findings marked: nothing is lost, nothing stands twice."""

from __future__ import annotations

from types import SimpleNamespace

from hypothesis import given
from hypothesis import strategies as st

from sourcelint.render.annotated_source import MAX_MARKED_CHARS, fits, lines

RAW = "One *** two.\n\nThree four\nfive."


def found(start: int, end: int, severity: str = "warning", scope: str = "span") -> SimpleNamespace:
    return SimpleNamespace(
        start=start, end=end, severity=severity, scope=scope, code="DAT001", fingerprint=f"{start}-{end}-{severity}", quote=RAW[start:end]
    )  # fmt: skip


def test_findings_that_overlap_and_one_of_several_lines():
    text = lines(RAW, [found(0, 12), found(4, 7, "error"), found(20, 27, "info"), found(0, 3, "error", "document")])
    assert [[p.text for p in line] for line in text] == [
        ["One ", "***", " two."],
        [],
        ["Three ", "four"],
        ["fi", "ve."],
    ]
    assert [p.severity for p in text[0]] == ["warning", "error", "warning"]
    assert [p.leads for p in text[0]] == ["0-12-warning", "4-7-error", "0-12-warning"]
    assert [p.begins for line in text for p in line if p.begins] == [("0-12-warning",), ("4-7-error",), ("20-27-info",)]


def test_a_place_without_characters_is_kept():
    text = lines(RAW, [found(4, 4)])
    assert [(p.text, p.begins, p.leads) for p in text[0]] == [("One ", (), ""), ("*** two.", ("4-4-warning",), "")]


@given(
    st.text("ab\n", max_size=30), st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=6, unique=True)
)
def test_nothing_is_lost(raw, places):
    findings = [found(min(a, b, len(raw)), min(max(a, b), len(raw))) for a, b in places]
    text = lines(raw, findings)
    assert "\n".join("".join(p.text for p in line) for line in text) == raw
    assert sorted(f for line in text for p in line for f in p.begins) == sorted(f.fingerprint for f in findings)


def test_another_text_and_one_that_is_too_long_are_not_shown():
    assert fits(RAW, [found(4, 7)])
    assert not fits("Another text.", [found(4, 7)])
    assert not fits("", [])
    assert not fits("x" * (MAX_MARKED_CHARS + 1), [])
