"""`sourcelint test`: what a team relies on, tried against the installed rules."""

from __future__ import annotations

from pathlib import Path

import pytest

from sourcelint import cli
from sourcelint.pipeline.cases import cases_of, failure_of

ROOT = Path(__file__).parents[1]
FIRES = "## it fires\n```\nT\n\nThe council had paid ⟦[redacted]⟧ for the stones of the pier.\n```\n"
LIVES = "## by our tables\n``` published=2023-03-01\nIn 1900, ⟦Norway signed a treaty with the two islands⟧.\n```\n"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A folder with one source and one case."""
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw" / "a.txt").write_text("The harbour is closed.\n")
    (tmp_path / "cases").mkdir()
    (tmp_path / "cases" / "TRN001.md").write_text(FIRES)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sourcelint.cli.test._suites", lambda checks: f"{checks.name} are fine")
    return tmp_path


def test_all_is_well(folder, capsys):
    (folder / "sourcelint.toml").write_text('ignore = ["CLM014"]\n')
    (folder / "raw" / "suppressions.csv").write_text("path,code,reason\na.txt,TRN001,seen\n")
    assert cli.main(["test"]) == 0
    out = capsys.readouterr().out.splitlines()
    assert out[0].endswith("sourcelint.toml")
    assert out[1].endswith("checks are fine")
    assert out[2:] == ["ok      raw: 1 source, 1 row in suppressions.csv", "ok      cases/TRN001.md: 1 case"]


def test_a_case_that_fails_is_named_with_its_line(folder, capsys):
    silent = "\n## silent: our style\n```\nT\n\nThe council had paid [redacted] for the stones of the pier.\n```\n"
    gap = "\n## known gap: a wish\n```\nT\n\nThe council had ⟦paid⟧ for the stones of the pier.\n```\n"
    (folder / "cases" / "TRN001.md").write_text(FIRES.replace("⟦[redacted]⟧", "[redacted] ⟦for⟧") + silent + gap)
    assert cli.main(["test"]) == 1
    assert capsys.readouterr().out.splitlines()[3:] == [
        "failed  cases/TRN001.md:1: it fires: must fire on 'for'; must not fire on '[redacted]'",
        "failed  cases/TRN001.md:8: silent: our style: must not fire on '[redacted]'",
        "2 cases failed.",
    ]


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("TRN999.md", FIRES, "TRN999.md: a file of cases is called as its rule"),
        ("TRN001.md", "nothing", "TRN001.md: no cases; a case is a heading"),
        ("TRN001.md", FIRES.replace("```\nT", "``` langage=en\nT"), "TRN001.md:1: unknown setting 'langage'"),
        ("TRN001.md", FIRES.replace("```\nT", "``` as-of=foo\nT"), "TRN001.md:1: as-of is 'foo'; it must be a day"),
        (
            "TRN001.md",
            FIRES.replace("```\nT", "``` input=foo\nT"),
            "TRN001.md:1: input is 'foo'; it must be page or body",
        ),
        (
            "TRN001.md",
            FIRES.replace("```\nT", "``` published=xx\nT"),
            "TRN001.md:1: published is 'xx'; it must be ISO 8601",
        ),
        (
            "TRN001.md",
            FIRES.replace("```\nT", "``` language=English\nT"),
            "TRN001.md:1: language is 'English'; it must be",
        ),
        (
            "TRN001.md",
            FIRES.replace("```\nT", "``` severity=bad\nT"),
            "TRN001.md:1: severity is 'bad'; it must be one of",
        ),
        ("TRN001.md", FIRES.replace("⟧", ""), "TRN001.md:1: ⟦ and ⟧ do not stand in turn"),
    ],
)
def test_cases_that_cannot_be_read(folder, capsys, name, text, message):
    (folder / "cases" / name).write_text(text)
    assert cli.main(["test", f"cases/{name}"]) == 2
    assert message in capsys.readouterr().err


def test_what_is_not_there(folder, capsys):
    assert cli.main(["test", "nowhere"]) == 2
    assert "nowhere: no such file or directory" in capsys.readouterr().err
    (folder / "cases" / "TRN001.md").unlink()
    (folder / "cases").rmdir()
    assert cli.main(["test"]) == 0


def test_a_known_gap_that_holds_is_named(folder, capsys):
    (folder / "cases" / "TRN001.md").write_text(FIRES.replace("it fires", "known gap: a wish"))
    assert cli.main(["test"]) == 1
    assert capsys.readouterr().out.splitlines()[3:] == [
        "failed  cases/TRN001.md:1: known gap: a wish: holds now; take “known gap: ” out of its heading",
        "1 case failed.",
    ]


def test_own_reference_tables_are_tried_and_count(folder, capsys):
    (folder / "cases" / "TRN001.md").unlink()
    (folder / "cases" / "DAT014.md").write_text(LIVES)
    (folder / "checks" / "reference").mkdir(parents=True)
    assert cli.main(["test"]) == 1
    table = folder / "checks" / "reference" / "lifespans.csv"
    table.write_text("name,first,last,source\nNorway,1905-06-07,,https://example.org\n")
    assert cli.main(["test"]) == 0
    table.write_text("name,first,last,source\nNorway,1905,,https://example.org\n")
    capsys.readouterr()
    assert cli.main(["test"]) == 2
    assert "lifespans.csv:2: first is '1905'" in capsys.readouterr().err


def test_the_severity_of_the_settings_counts(folder, capsys):
    (folder / "sourcelint.toml").write_text('[severity]\nTRN001 = "info"\n')
    (folder / "cases" / "TRN001.md").write_text(FIRES.replace("```\nT", "``` severity=error\nT"))
    assert cli.main(["test"]) == 1
    assert "must have the severity error, has info" in capsys.readouterr().out


def test_the_example_of_the_documentation(tmp_path):
    page = (ROOT / "docs" / "testing.md").read_text(encoding="utf8")
    lines = [line[4:] for line in page.splitlines() if line.startswith("    ") or not line.strip()]
    file = tmp_path / "TRN001.md"
    file.write_text("\n".join(lines[lines.index("## our style for omissions") :]), encoding="utf8")
    cases = cases_of(file)
    assert [case.silent for case in cases] == [False, True]
    assert not any(map(failure_of, cases))


@pytest.mark.slow
def test_the_suites_that_come_along(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert cli.main(["test"]) == 0
    assert " suites, " in capsys.readouterr().out
