"""Suite files are read strictly: every slip is an error that names the file and the line."""

from __future__ import annotations

from textwrap import dedent
from typing import TYPE_CHECKING

import pytest

from sourcelint.gate.suite_files import SuiteError, read_suites

if TYPE_CHECKING:
    from pathlib import Path

COLUMNS = ("source", "published", "grade", "language", "TRN001", "DAT008")
GOOD = """\
name: dates
meta: {title: Dates, about: What the bar is for.}
expectations:
  - type: expect_column_values_to_be_between
    kwargs: {column: DAT008, max_value: 0}
    severity: critical
    meta: {codes: [DAT008], reason: No calendar has it.}
"""


def read(tmp_path: Path, *texts: str) -> object:
    for number, text in enumerate(texts):
        (tmp_path / f"{number}.yaml").write_text(dedent(text), encoding="utf8")
    return read_suites(tmp_path, COLUMNS)


def test_a_suite_keeps_what_its_file_says(tmp_path):
    (suite,) = read(tmp_path, GOOD)
    assert (suite.name, suite.title, suite.about) == ("dates", "Dates", "What the bar is for.")
    (expected,) = suite.expectations
    assert expected.place == f"{tmp_path / '0.yaml'}:4"
    assert expected.kwargs == {"column": "DAT008", "max_value": 0}
    assert (expected.severity, expected.codes, expected.reason) == ("critical", ("DAT008",), "No calendar has it.")


@pytest.mark.parametrize(
    ("old", "new", "line", "says"),
    [
        ("name: dates", "nane: dates", 1, "did you mean name"),
        ("name: dates", "name: the dates", 1, "the name must be a word"),
        ("name: dates\n", "", 1, "must say its name"),
        ("title: Dates", "tilte: Dates", 2, "did you mean title"),
        ("severity: critical", "severity: error", 6, "must be critical, warning or info"),
        ("    severity: critical\n", "", 4, "must say its severity"),
        ("    severity: critical\n", "    severity: critical\n    severity: info\n", 7, "stands twice"),
        ("kwargs: {column: DAT008, max_value: 0}", "kwargs: DAT008", 5, "kwargs must be keys and values"),
        ("column: DAT008", "column: DAT080", 4, "no column has the name 'DAT080'; did you mean DAT008"),
        ("codes: [DAT008]", "codes: [DAT0008]", 4, "no rule has the name 'DAT0008'; did you mean DAT008"),
        ("codes: [DAT008]", "codes: DAT008", 7, "codes must be a list"),
        ("codes:", "code:", 7, "did you mean codes"),
        ("reason: No calendar has it.", "why: none", 7, "has no key 'why'"),
        ("type: expect_column_values_to_be_between", "type: [between]", 4, "type must be the name"),
        ("max_value: 0}", "max_value: 0", 6, "cannot be read"),
        ("max_value: 0", "value_set: [en, no]", 5, 'write "no" or true'),
    ],
)
def test_slips_name_their_line(tmp_path, old, new, line, says):
    assert old in GOOD
    with pytest.raises(SuiteError) as caught:
        read(tmp_path, GOOD.replace(old, new))
    assert str(caught.value).startswith(f"{tmp_path / '0.yaml'}:{line}: ")
    assert says in str(caught.value)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "is empty"),
        ("- a\n- b\n", "a suite must be keys and values"),
        ("name: dates\nexpectations: []\n", "must be a list of at least one"),
        ("name: dates\nexpectations: {a: 1}\n", "must be a list of at least one"),
        ("name: dates\nexpectations: [a]\n", "an expectation must be keys and values"),
        ("name: dates\nmeta: title\nexpectations: [a]\n", "the meta of a suite must be keys and values"),
    ],
)
def test_what_is_no_suite(tmp_path, text, says):
    with pytest.raises(SuiteError, match=says):
        read(tmp_path, text)


def test_a_folder_without_suites_is_no_bar(tmp_path):
    (tmp_path / "README.md").write_text("no suite", encoding="utf8")
    with pytest.raises(SuiteError, match="no suites"):
        read(tmp_path)


def test_a_name_stands_once(tmp_path):
    with pytest.raises(SuiteError, match=r"1\.yaml:1: the name 'dates' is taken by .*0\.yaml:1"):
        read(tmp_path, GOOD, GOOD)


def test_a_file_that_is_no_text(tmp_path):
    (tmp_path / "a.yml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(SuiteError, match=r"a\.yml:1: cannot be read: the byte 0xff is not UTF-8"):
        read(tmp_path)
