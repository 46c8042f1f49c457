"""Findings that somebody set aside count nowhere, and are never forgotten."""

from __future__ import annotations

import json
from datetime import date

import pytest

from sourcelint import cli
from sourcelint.inputs.suppressions import Suppression, read
from sourcelint.pipeline import Settings, discover, lint_corpus, suppressions_of

TEXT = """The harbour is closed

By Ann Example

The council met on Monday, and it had paid [redacted] for the stones of the new pier of the town.

Afterwards it had paid *** for the boats as well, the auditors said when the books were opened again.
"""
HEAD = "path,code,quote,fingerprint,reason,expires\n"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A folder with two sources, each with two gaps."""
    raw = tmp_path / "raw"
    (raw / "sub").mkdir(parents=True)
    (raw / "a.txt").write_text(TEXT)
    (raw / "sub" / "b.txt").write_text(TEXT + "\nNobody else was asked.\n")
    monkeypatch.chdir(tmp_path)
    return raw


def left(folder, *rows: str, as_of: date = date(2026, 11, 21)) -> list[tuple[str, str]]:
    (folder / "suppressions.csv").write_text(HEAD + "".join(f"{row}\n" for row in rows))
    reports = lint_corpus(discover(["raw"]), Settings(as_of, ("TRN",), suppressions=suppressions_of(["raw"])))
    return [(r.source, f.quote) for r in reports for f in r.findings]


def test_a_row_means_a_quote_a_fingerprint_a_rule_or_several_files(folder):
    everything = [("a.txt", "[redacted]"), ("a.txt", "***"), ("sub/b.txt", "[redacted]"), ("sub/b.txt", "***")]
    assert left(folder) == everything
    assert left(folder, "a.txt,TRN001,[REDACTED],,seen,") == everything[1:]
    assert left(folder, "a.txt,masked-gap,,,seen,") == everything[2:]
    assert left(folder, "sub/*,TRN001,,,seen,") == everything[:2]
    assert left(folder, "*,TRN001,***,,seen,") == [everything[0], everything[2]]
    assert left(folder, "a.txt,TRN001,,0123456789abcdef,seen,") == everything
    reports = lint_corpus(discover(["raw"]), Settings(None, ("TRN",)))
    assert left(folder, f"a.txt,TRN001,,{reports[0].findings[0].fingerprint},seen,") == everything[1:]
    assert left(folder, "a.txt,TRN001,,,seen,2026-11-20") == everything
    assert left(folder, "a.txt,TRN001,,,seen,2026-11-21") == everything[2:]


def test_what_is_set_aside_counts_nowhere_and_is_named(folder):
    (folder / "suppressions.csv").write_text(HEAD + '*,TRN001,,,"the <court> said so",\n')
    first, _ = lint_corpus(discover(["raw"]), Settings(None, suppressions=suppressions_of(["raw"])))
    assert first.counts["TRN001"] == 0
    assert first.facts["errors"] == 0
    assert [(s.finding.quote, s.reason, s.place) for s in first.suppressed] == [
        ("[redacted]", "the <court> said so", "raw/suppressions.csv:2"),
        ("***", "the <court> said so", "raw/suppressions.csv:2"),
    ]


def test_the_command_line_counts_them_and_names_rows_that_do_nothing(folder, capsys):
    rows = (
        "a.txt,TRN001,,,seen,",
        "a.txt,TRN004,,,seen,",
        "a.txt,CLM001,,,rule did not run,",
        "a.txt,TRN001,,,old,2020-01-01",
        "gone.txt,TRN001,,,seen,",
    )
    (folder / "suppressions.csv").write_text(HEAD + "".join(f"{row}\n" for row in rows))
    assert cli.main(["check", "raw", "--select", "TRN", "--as-of", "2026-11-21"]) == 1
    out, err = capsys.readouterr()
    assert "raw/a.txt: " in out
    assert ": no findings, 2 suppressed" in out
    assert "2 errors in 2 sources; 2 suppressed\n" in out
    assert err.splitlines()[:2] == [
        "sourcelint: raw/suppressions.csv:3: TRN004 finds nothing there that this line means; take it out",
        "sourcelint: raw/suppressions.csv:5: expired on 2020-01-01; look at the finding again, then move the day or take the line out",
    ]
    assert err.splitlines()[2:] == [
        "sourcelint: raw/suppressions.csv:6: there is no 'gone.txt' below raw; take the line out"
    ]
    for form, shown in (("html", "<h3>Set aside</h3>"), ("markdown", "### Set aside")):
        cli.main(["check", "raw", "--select", "TRN", "--format", form])
        assert shown in capsys.readouterr().out
    cli.main(["check", "raw", "--select", "TRN", "--format", "json"])
    report = json.loads(capsys.readouterr().out)["sources"][0]
    assert [(s["reason"], s["place"]) for s in report["suppressed"]] == [("seen", "raw/suppressions.csv:2")] * 2


def test_rows_of_articles_that_do_nothing_are_named(folder, capsys):
    record = json.dumps({"url": "https://e.example/1", "text": TEXT}) + "\n"
    (folder / "feed#1.jsonl").write_text(record + record.replace("e.example/1", "e.example/2"))
    paths = [s.source for s in lint_corpus(discover(["raw"]), Settings()) if "jsonl#" in s.source]
    assert len(paths) == 2
    rows = (f"{paths[0]},TRN001,,,seen,", "feed#1.jsonl#gone,TRN001,,,seen,", "feed*#gone*,TRN001,,,seen,")
    (folder / "suppressions.csv").write_text(HEAD + "".join(f"{row}\n" for row in (*rows, "no.json#1,TRN001,,,seen,")))
    cli.main(["check", "raw", "--select", "TRN"])
    assert capsys.readouterr().err.splitlines()[:3] == [
        "sourcelint: raw/suppressions.csv:3: TRN001 finds nothing there that this line means; take it out",
        "sourcelint: raw/suppressions.csv:4: TRN001 finds nothing there that this line means; take it out",
        "sourcelint: raw/suppressions.csv:5: there is no 'no.json#1' below raw; take the line out",
    ]


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("a.txt,TRN001,,,,", r"suppressions.csv:2: a row without a reason"),
        ("a.txt,,,,seen,", r"suppressions.csv:2: a row without a code"),
        ("a.txt,TRN999,,,seen,", r"suppressions.csv:2: no rule is called 'TRN999'; `sourcelint rules` lists them"),
        ("a.txt,ERR001,,,seen,", r"suppressions.csv:2: ERR001 is a fault of the run"),
        ("a.txt,TRN001,,,seen,soon", r"suppressions.csv:2: expires is 'soon'; it must be a day, such as 2027-06-30"),
    ],
)
def test_a_row_that_is_not_right_ends_the_run(folder, capsys, row, message):
    (folder / "suppressions.csv").write_text(f"{HEAD}{row}\n")
    assert cli.main(["check", "raw"]) == 2
    assert message in capsys.readouterr().err


def test_a_path_that_begins_with_the_folder_says_how_it_is_written(folder, capsys):
    (folder / "suppressions.csv").write_text("path,code,reason\nraw/b.txt,TRN001,known\n")
    cli.main(["check", "raw"])
    assert "there is no 'raw/b.txt' below raw; write 'b.txt'" in capsys.readouterr().err


def test_unknown_columns_and_files_that_are_no_csv(folder, capsys):
    (folder / "suppressions.csv").write_text("path,code,why\n")
    assert cli.main(["check", "raw"]) == 2
    assert "suppressions.csv:1: unknown column 'why'" in capsys.readouterr().err
    (folder / "suppressions.csv").write_text("path;code;reason\n")
    assert cli.main(["check", "raw"]) == 2
    assert "unknown column 'path;code;reason'; separate columns by commas" in capsys.readouterr().err
    (folder / "suppressions.csv").write_bytes(b"\xff\xfe")
    assert cli.main(["check", "raw"]) == 2
    assert "suppressions.csv:1: cannot be read" in capsys.readouterr().err


def test_a_path_means_articles_of_the_file_too():
    row = Suppression("s.csv:2", "dump[1].json", "TRN001", "seen")
    assert row.covers("dump[1].json")
    assert row.covers("dump[1].json#https://e.example/#/1")
    assert not row.covers("dump1.json")
    assert Suppression("s.csv:2", "dump[1]*", "TRN001", "seen").covers("dump[1].json")


def test_a_folder_without_a_list(folder):
    assert read(folder) == ()
