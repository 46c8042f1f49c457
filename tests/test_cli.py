"""The command line: what goes in, what comes out, with which exit code."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from sourcelint import cli, pipeline
from sourcelint.cli import common, usage
from sourcelint.finding import Place
from sourcelint.gate.verdict import Outcome, SuiteVerdict, Verdict
from sourcelint.report import VerifyFirst

ROOT = Path(__file__).parents[1]
HEAVY = (
    "prefect",
    "great_expectations",
    "pandas",
    "pyarrow",
    "numpy",
    "rich",
    "jinja2",
    "yaml",
    "trafilatura",
    "lxml",
    "ftfy",
    "langdetect",
)

WHOLE = """The vote on the bridge

By Ann Example

Published 4 May 2021

The town council voted on 3 May 2021 to mend the old bridge, the town clerk Ann Ode said on Monday. It is the first such
vote since 1998, when the members could not agree on who should pay for the stones. Ode said that the work would cost
40,000 crowns and that it would begin in June 2021, once the water in the river is low enough for the masons to stand in.

The bridge was built in 1871, according to the town archive, and has been closed to carts since a flood in 1954. Farmers
on the other bank have asked for it to be opened again at every meeting since then, the minutes of the council show. They
drive for an hour to reach the market, the farmer Ben Udal told the Example Courier, and some of them have given up.
"""
CUT = "The vote\n\nBy Ann Example\n\nThe council met to guard its own *** The members then signed the deed in the old hall.\n"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A folder with a whole source and one with a gap, which is an error."""
    raw = tmp_path / "raw"
    raw.mkdir()
    (raw / "whole.txt").write_text(WHOLE, encoding="utf8")
    (raw / "cut.txt").write_text(CUT, encoding="utf8")
    monkeypatch.chdir(tmp_path)
    return raw


def command(*arguments: str, **settings) -> subprocess.CompletedProcess[str]:
    environment = {k: v for k, v in os.environ.items() if k != "NO_COLOR"} | settings.pop("env", {})
    return subprocess.run(
        [sys.executable, "-m", "sourcelint", *arguments], capture_output=True, encoding="utf8", env=environment, check=False, **settings
    )  # fmt: skip


# Exit codes


def test_check_fails_at_severity_error(folder, capsys):
    assert cli.main(["check", "raw", "--select", "TRN001"]) == 1
    assert "raw/cut.txt:5:" in capsys.readouterr().out
    assert cli.main(["check", "raw/whole.txt", "--select", "TRN001"]) == 0
    assert cli.main(["check", "raw", "--ignore", "TRN,CLN,DAT,CLM,PRV"]) == 0


def test_severity_hides_but_does_not_forgive(folder, capsys):
    assert cli.main(["check", "raw", "--severity", "error", "--format", "jsonl", "--select", "TRN001,PRV"]) == 1
    shown = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert {f["severity"] for f in shown} == {"error"}


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["check", "nowhere"], "nowhere: no such file or directory"),
        (["check", "empty"], "no files"),
        (["check", "raw", "--select", "QQQ"], "no rule has the code 'QQQ'"),
        (["check", "raw", "--config", "none.toml"], "none.toml"),
        (["check", "raw", "--select", "DAT003", "--ignore", "DAT"], "no rule is left"),
        (["test", "--raw", "nowhere"], "nowhere: no such directory"),
        (["check", "raw", "--format", "json", "--format", "jsonl"], "only one format can go to standard output"),
        (["check", "raw", "--output", "jsonl=nowhere/out.jsonl"], "nowhere/out.jsonl: cannot be written"),
        (["gate", "raw", "--baseline", "none.json"], "none.json: cannot be read: No such file"),
        (["gate", "raw", "--checks", "none"], "none: no such directory"),
        (["gate", "raw", "--new-since=--output=x"], "'--output=x' is no revision"),
        (["explain", "DAT9"], "no rule is called 'DAT9'; did you mean DAT0"),
        (["explain", "masked-gaps"], "did you mean masked-gap?"),
        (["explain", "zzzzzz"], "`sourcelint rules` lists them"),
        (["run", "nowhere"], "nowhere"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line(arguments, message, folder, capsys):
    (folder.parent / "empty").mkdir()
    assert cli.main(arguments) == 2
    out, err = capsys.readouterr()
    assert message in err
    assert err.startswith("sourcelint: ")
    assert err.count("\n") == 1
    assert not out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "required: COMMAND"),
        (["chekc"], "invalid choice"),
        (["check", "--as-of", "yesterday"], "'yesterday' is not a date; write it as 2026-11-21"),
        (["check", "--format", "pdf"], "'pdf' is no format"),
        (["check", "raw", ""], "a path is empty; name a file or a folder"),
        (["run", ""], "a path is empty"),
        (["check", "--severity", "fatal"], "invalid choice"),
        (["check", "--jobs", "0"], "'0' is not a number from 1 on"),
        (["check", "--jobs", "-1"], "not a number"),
        (["gate", "--baseline", "a", "--new-since", "b"], "not allowed with"),
    ],
)
def test_bad_usage(arguments, message, capsys):
    with pytest.raises(SystemExit) as stop:
        cli.main(arguments)
    assert stop.value.code == 2
    assert message in capsys.readouterr().err


def test_a_file_with_a_leading_dash(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    Path("-x.txt").write_text(WHOLE)
    with pytest.raises(SystemExit):
        cli.main(["check", "-x.txt"])
    assert "unrecognized arguments: -x.txt; write ./-x.txt for the file" in capsys.readouterr().err
    assert cli.main(["check", "./-x.txt"]) == 0


def test_a_working_directory_that_is_gone(tmp_path, monkeypatch, capsys):
    (tmp_path / "gone").mkdir()
    monkeypatch.chdir(tmp_path / "gone")
    (tmp_path / "gone").rmdir()
    assert cli.main(["check"]) == 2
    assert capsys.readouterr().err == "sourcelint: the working directory: No such file or directory\n"


def test_a_malformed_config_is_named(folder, capsys):
    (folder.parent / "sourcelint.toml").write_text("selekt = []\n")
    assert cli.main(["check", "raw"]) == 2
    assert capsys.readouterr().err == "sourcelint: sourcelint.toml: unknown key 'selekt'; did you mean select?\n"


def test_the_command_line_wins_over_the_settings_file(folder, capsys):
    (folder.parent / "sourcelint.toml").write_text('select = ["PRV"]\n[severity]\nTRN001 = "info"\n')
    assert cli.main(["check", "raw", "--select", "TRN001", "--severity", "info", "--format", "jsonl"]) == 0
    (finding,) = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert (finding["code"], finding["severity"]) == ("TRN001", "info")


# Output


def test_jsonl_has_every_field_and_points_at_the_raw_file(folder, capsys):
    cli.main(["check", "raw", "--severity", "info", "--format", "jsonl", "--as-of", "2026-11-21"])
    findings = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    fields = {
        "schema", "source", "code", "name", "severity", "scope", "start", "end", "line", "column", "quote", "message", "fix",
        "related", "fingerprint",
    }  # fmt: skip
    assert findings
    for f in findings:
        raw = (folder / f["source"]).read_text(encoding="utf8")
        assert set(f) == fields
        assert raw[f["start"] : f["end"]].startswith(f["quote"])
        assert f["column"] == f["start"] - (raw.rfind("\n", 0, f["start"]) + 1) + 1
        assert f["line"] == raw.count("\n", 0, f["start"]) + 1


def test_several_outputs_of_one_run(folder, capsys):
    arguments = [
        "--output",
        "json=a.json",
        "--output",
        "html=a.html",
        "--output",
        "markdown=a.md",
        "--output",
        "sarif=a.sarif",
    ]
    cli.main(["check", "raw", *arguments])
    assert "raw/cut.txt:5:" in capsys.readouterr().out
    assert {s["source"] for s in json.loads(Path("a.json").read_text("utf8"))["sources"]} == {"cut.txt", "whole.txt"}
    assert Path("a.html").read_text("utf8").startswith("<!doctype html>")
    assert Path("a.md").read_text("utf8").count("\n## All findings") == 2
    assert json.loads(Path("a.sarif").read_text("utf8"))["version"] == "2.1.0"


def test_the_same_input_gives_the_same_bytes(folder, capsys):
    outputs = []
    for jobs in ("1", "2"):
        cli.main(["check", "raw", "--format", "json", "--as-of", "2026-11-21", "--jobs", jobs])
        outputs.append(capsys.readouterr().out)
    assert outputs[0] == outputs[1]
    assert str(folder) not in outputs[0]


def test_paths_are_those_of_the_user(folder, capsys):
    cli.main(["check", "raw/cut.txt", "--select", "TRN001"])
    assert "raw/cut.txt:5:" in capsys.readouterr().out
    cli.main(["check", str(folder / "cut.txt"), "--select", "TRN001"])
    assert capsys.readouterr().out.startswith("raw/cut.txt:5:")


def test_concise_when_piped_and_without_colours(folder):
    done = command("check", "raw", "--select", "TRN001")
    assert done.returncode == 1
    assert re.match(r"raw/cut\.txt:5:\d+: TRN001 error: ", done.stdout)
    assert "\x1b" not in done.stdout
    assert not done.stderr


def test_full_and_coloured_on_a_terminal(folder):
    shown = in_a_terminal("check", "raw", "--select", "TRN001")
    assert "\x1b[1;31mTRN001\x1b[0m" in shown
    assert "^" in shown
    for plain in (
        in_a_terminal("check", "raw", "--select", "TRN001", NO_COLOR="1"),
        in_a_terminal("check", "raw", "--select", "TRN001", TERM="dumb"),
        in_a_terminal("check", "raw", "--select", "TRN001", "--no-color"),
    ):
        assert "\x1b" not in plain
        assert "^" in plain


def in_a_terminal(*arguments: str, **env: str) -> str:
    """Run a command with a pseudo-terminal as its standard output and give what it wrote there."""
    import pty

    ours, theirs = pty.openpty()
    environment = {k: v for k, v in os.environ.items() if k != "NO_COLOR"} | {"TERM": "xterm"} | env
    process = subprocess.Popen([sys.executable, "-m", "sourcelint", *arguments], stdout=theirs, env=environment)
    os.close(theirs)
    pieces = []
    while True:
        try:
            piece = os.read(ours, 65536)
        except OSError:  # Linux reports the end of a pseudo-terminal as an error
            break
        if not piece:
            break
        pieces.append(piece)
    process.wait(60)
    os.close(ours)
    return b"".join(pieces).decode("utf8")


def test_hostile_names_and_texts_are_shown_inert_in_any_locale(tmp_path):
    folder = os.fsencode(tmp_path) + b"/raw"
    os.mkdir(folder)  # noqa: PTH102 - the name is bytes
    for name in (b"\xff\xfe.txt", b"esc\x1b[31m.txt", b"line\nbreak.txt", "ü.txt".encode()):
        with open(folder + b"/" + name, "wb") as stream:  # noqa: PTH123
            stream.write(
                "T\u202eitle\n\nIt was their own *** The end \x1b[31m of it\ud800 all.\n".encode(
                    "utf8", "surrogatepass"
                )
            )
    for form in ("full", "concise", "github", "jsonl", "markdown", "html"):
        done = command(
            "check",
            "raw",
            "--format",
            form,
            cwd=tmp_path,
            env={"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"},
        )
        assert done.returncode == 1, done.stderr
        assert not done.stderr
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f]", done.stdout)


def test_across_sources(folder, capsys):
    """What only shows beside other sources comes after them, and counts."""
    text = "A tale of two towns\n\n" + " ".join(
        f"In {1900 + n} the town of Number{n} built bridge {n * 7} over river {n * 3}." for n in range(60)
    )
    (folder / "one.txt").write_text(text)
    (folder / "two.txt").write_text(text + "\n")
    cli.main(["check", "raw", "--select", "XSR004", "--format", "concise"])
    shown = capsys.readouterr().out
    assert re.search(r"raw/two\.txt:1:1: XSR004 warning: .*one\.txt", shown)
    cli.main(["check", "raw", "--select", "XSR004", "--format", "markdown"])
    assert "The same text elsewhere" in capsys.readouterr().out


def test_the_formats_say_the_same(folder, capsys):
    counts = set()
    for form in ("jsonl", "github"):
        cli.main(["check", "raw", "--severity", "info", "--format", form])
        counts.add(len(capsys.readouterr().out.splitlines()))
    cli.main(["check", "raw", "--severity", "info", "--format", "json"])
    document = json.loads(capsys.readouterr().out)
    counts.add(sum(len(s["findings"]) for s in document["sources"]) + len(document["across"]))
    assert len(counts) == 1


# Ends


def test_interrupt_is_quiet(folder, monkeypatch, capsys):
    def interrupted(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr("sourcelint.cli.check.lint_sources", interrupted)
    assert cli.main(["check", "raw"]) == 128 + signal.SIGINT
    assert not capsys.readouterr().err


def test_a_closed_pipe_is_quiet(folder):
    for n in range(200):
        (folder / f"{n}.txt").write_text(CUT)
    process = subprocess.Popen(
        [sys.executable, "-m", "sourcelint", "check", "raw", "--format", "full", "--jobs", "1"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    assert process.stdout
    assert process.stderr
    process.stdout.readline()
    process.stdout.close()
    assert process.stderr.read() == b""
    assert process.wait(60) == 128 + signal.SIGPIPE
    process.stderr.close()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_a_full_disk_is_said(folder):
    with open("/dev/full", "w") as full:  # noqa: PTH123
        done = subprocess.run(
            [sys.executable, "-m", "sourcelint", "check", "raw"], stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert (done.returncode, done.stderr) == (2, b"sourcelint: standard output: No space left on device\n")


# What is loaded


@pytest.mark.parametrize(
    "arguments", [["check", "raw"], ["check", "raw", "--format", "jsonl"], ["--version"], ["rules"], ["config"]]
)
def test_nothing_heavy_is_loaded(arguments, tmp_path):
    raw = tmp_path / "raw"
    raw.mkdir()
    (raw / "a.txt").write_text(WHOLE)
    program = (
        "import sys\nfrom sourcelint.cli import main\n"
        f"try:\n    main({arguments!r})\nexcept SystemExit:\n    pass\n"
        f"sys.exit(', '.join(sorted(sys.modules.keys() & set({HEAVY!r}))))"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert not done.stderr.strip(), done.stderr


@pytest.mark.parametrize("columns", ["", "0", "57", "wide"])
def test_help_is_as_wide_as_the_terminal(columns, monkeypatch):
    monkeypatch.setenv("COLUMNS", columns)
    width = shutil.get_terminal_size().columns
    lines = usage.Parser(prog="a", epilog="word " * 99).format_help().splitlines()
    assert width - len("word ") - 2 <= max(map(len, lines)) < width


# Other commands


def test_rules_lists_all_with_their_files(capsys):
    from sourcelint.engine.registry import every_rule

    assert cli.main(["rules"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == len(every_rule())
    assert all((ROOT / re.search(r"sourcelint/rules/\S+", line)[0]).is_file() for line in lines)
    cli.main(["rules", "--format", "json"])
    assert [r["code"] for r in json.loads(capsys.readouterr().out)] == [r.code for r in every_rule()]


def test_explain_by_code_or_name_in_any_case(capsys):
    for wanted in ("ERR001", "err001", "unreadable-source"):
        assert cli.main(["explain", wanted]) == 0
        page = capsys.readouterr().out
        assert page.startswith("# ERR001 unreadable-source\n")
        assert [
            h
            for h in ("What it does", "Why is this bad?", "Known limits", "References", "Fix")
            if f"## {h}\n" not in page
        ] == []


def test_config_shows_what_holds(folder, capsys):
    (folder.parent / "sourcelint.toml").write_text('ignore = ["DAT009"]\n[severity]\nCLM001 = "info"\n')
    assert cli.main(["config"]) == 0
    shown = capsys.readouterr().out
    Path("copy.toml").write_text(shown)  # what is shown can be taken for a settings file
    assert cli.main(["config", "--config", "copy.toml"]) == 0
    assert capsys.readouterr().out.splitlines()[1:] == shown.splitlines()[1:]
    assert "sourcelint.toml" in shown
    assert 'ignore = ["DAT009"]' in shown
    assert 'reports = "reports"' in shown


def test_inspect_shows_what_was_understood(folder, capsys):
    (folder / "wrapped.json").write_text(
        '{"id":1,"date":"2021-05-03T10:00:00","title":{"rendered":"Caf&eacute;"},"content":{"rendered":"<p>Ann Ode said it rained.</p>"}}'
    )
    assert cli.main(["inspect", "raw"]) == 0
    shown = capsys.readouterr().out
    for words in (
        "raw/cut.txt: text",
        "metadata",
        "blocks",
        "text\n  | The vote on the bridge\n",
        "2021-05-03",
        "it rained",
    ):
        assert words in shown
    assert cli.main(["inspect", "raw", "--format", "json"]) == 0
    documents = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [d["source"] for d in documents] == ["cut.txt", "whole.txt", "wrapped.json"]
    raw = (folder / "whole.txt").read_text(encoding="utf8")
    for section in ("blocks", "times", "attributions", "claims", "weasels", "quotations"):
        for entry in documents[1][section]:
            assert raw[entry["start"] : entry["end"]].split() == entry["quote"].split()  # a line break is a space


def test_inspect_reads_by_the_tables_of_the_settings(folder, capsys):
    (folder.parent / "own" / "reference").mkdir(parents=True)
    (folder.parent / "own" / "reference" / "eras.csv").write_text("name,from\n")
    (folder.parent / "sourcelint.toml").write_text('checks = "own"\n')
    assert cli.main(["inspect", "raw"]) == 2
    assert "eras.csv:1: the columns must be" in capsys.readouterr().err


def test_claims_need_no_profiles_of_sources(folder, capsys, monkeypatch):
    made = []
    monkeypatch.setattr("sourcelint.corpus.lone_profile.lone_profile_of", lambda *_, **__: made.append(1))
    assert cli.main(["check", "raw/whole.txt"]) in (0, 1)
    assert made
    made.clear()
    assert cli.main(["claims", "raw/whole.txt"]) == 0
    assert not made


def test_claims_are_a_work_list(folder, capsys, monkeypatch):
    from sourcelint.cli import claims

    (report,) = pipeline.lint_source(pipeline.discover([folder / "whole.txt"])[0], pipeline.Settings())
    place = Place("whole.txt", 41, 60, 5, 1, "=HYPERLINK(1)\nsecond")
    item = VerifyFirst(place, 5.0, ("date", "figure"), "none", place.quote)
    monkeypatch.setattr(
        claims, "lint_sources", lambda *_: [__import__("dataclasses").replace(report, verify_first=(item,))]
    )
    assert cli.main(["claims", "raw/whole.txt"]) == 0
    (row,) = csv.DictReader(io.StringIO(capsys.readouterr().out))
    assert row["claimReviewed"] == "'=HYPERLINK(1) second"
    assert (row["source"], row["line"], row["column"], row["headline"]) == (
        "whole.txt",
        "5",
        "1",
        "The vote on the bridge",
    )
    assert cli.main(["claims", "raw/whole.txt", "--format", "json"]) == 0
    review = json.loads(capsys.readouterr().out)
    assert review["@type"] == "ClaimReview"
    assert review["itemReviewed"]["appearance"]["headline"] == "The vote on the bridge"
    assert "reviewRating" not in review


def test_claims_say_what_could_not_be_read(folder, capsys):
    (folder / "empty.txt").write_text("")
    assert cli.main(["claims", "raw"]) == 0
    assert capsys.readouterr().err == "sourcelint: raw/empty.txt: no text: it is empty. Collect the source again.\n"


def test_a_comparison_says_what_could_not_be_read(folder, capsys):
    (folder / "empty.txt").write_text("")
    assert cli.main(["compare", "raw"]) == 2
    assert capsys.readouterr().err == "sourcelint: raw/empty.txt: no text: it is empty. Collect the source again.\n"


# The gate. Great Expectations is stood in for: what is judged, and what follows from the verdict.


@pytest.fixture
def judged(monkeypatch):
    """Note which sources are judged; sources with an error miss the bar."""
    seen: list[str] = []

    def judge(reports, checks):
        assert (checks / "text_integrity.yaml").is_file()
        seen[:] = [r.source for r in reports]
        bad = tuple(r.source for r in reports if any(f.severity == "error" for f in r.findings))
        outcome = Outcome(
            "s", "errors at most 0", "errors", "critical", "missed" if bad else "met", judged=len(seen), sources=bad
        )
        return Verdict(tuple(seen), (SuiteVerdict("s", "The \x1bsuite", (outcome,)),))

    monkeypatch.setattr(pipeline, "judge", judge)
    return seen


def test_gate_follows_the_verdict(folder, judged, capsys):
    assert cli.main(["gate", "raw", "--select", "TRN001"]) == 1
    out, err = capsys.readouterr()
    assert (
        "✗ The <U+001B>suite\n  critical: errors at most 0\n    raw/cut.txt\nThe bar is missed by 1 of 2 sources" in out
    )
    assert not err
    assert cli.main(["gate", "raw/whole.txt", "--select", "TRN001"]) == 0
    assert "✓ The <U+001B>suite\n1 source: the bar is met.\n" in capsys.readouterr().out


def test_gate_leaves_standard_output_to_formats_for_machines(folder, judged, capsys):
    assert cli.main(["gate", "raw", "--select", "TRN001", "--format", "jsonl"]) == 1
    out, err = capsys.readouterr()
    assert [json.loads(line)["code"] for line in out.splitlines()] == ["TRN001"]
    assert "The bar is missed" in err


def test_gate_judges_only_what_is_not_in_the_baseline(folder, judged, capsys):
    assert cli.main(["baseline", "raw", "--output", "base.json"]) == 0
    assert cli.main(["gate", "raw", "--baseline", "base.json", "--output", "sarif=new.sarif"]) == 0
    assert capsys.readouterr().out == "No new or changed source among 2.\n"
    assert json.loads(Path("new.sarif").read_text())["runs"][0]["results"] == []
    assert cli.main(["gate", "raw", "--baseline", "base.json", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["sources"] == []
    (folder / "new.txt").write_text(WHOLE)
    (folder / "whole.txt").write_text(WHOLE + "More.\n")
    cli.main(["gate", "raw", "--baseline", "base.json"])
    assert judged == ["new.txt", "whole.txt"]
    assert "cut.txt" not in capsys.readouterr().out
    Path("base.json").write_text('{"schema": "other"}')
    assert cli.main(["gate", "raw", "--baseline", "base.json"]) == 2


def test_gate_judges_only_what_git_says_is_new(folder, judged, capsys):
    def git(*arguments: str) -> None:
        identity = ["-c", "user.name=A", "-c", "user.email=a@b.example", "-c", "commit.gpgsign=false"]
        subprocess.run(["git", *identity, *arguments], check=True, capture_output=True, cwd=folder.parent)

    assert cli.main(["gate", "raw", "--new-since", "HEAD"]) == 2
    assert "in no repository of git" in capsys.readouterr().err
    git("init", "-q")
    git("add", "raw")
    git("commit", "-q", "-m", "raw")
    assert cli.main(["gate", "raw", "--new-since", "HEAD"]) == 0
    (folder / "ünew.txt").write_text(WHOLE)
    (folder / "cut.txt").write_text(CUT + "More.\n")
    cli.main(["gate", "raw", "--new-since", "HEAD"])
    assert judged == ["cut.txt", "ünew.txt"]
    assert cli.main(["gate", "raw", "--new-since", "nowhere"]) == 2


@pytest.mark.slow
def test_check_and_gate_report_the_same_findings(folder, capsys):
    arguments = ["raw", "--severity", "info", "--format", "jsonl", "--as-of", "2026-11-21"]
    cli.main(["check", *arguments])
    checked = sorted(capsys.readouterr().out.splitlines())
    cli.main(["gate", *arguments])
    assert sorted(capsys.readouterr().out.splitlines()) == checked


# The repository's own sources


def test_reports_of_the_real_sources_follow_their_schemas(capsys, tmp_path, monkeypatch):
    from jsonschema import Draft202012Validator
    from referencing import Registry, Resource

    schemas = {p.name: json.loads(p.read_text(encoding="utf8")) for p in (ROOT / "docs" / "schemas").glob("*.json")}
    registry = Registry().with_resources((key, Resource.from_contents(value)) for key, value in schemas.items())
    monkeypatch.chdir(tmp_path)
    cli.main(["check", str(ROOT / "raw"), "--severity", "info", "--format", "json", "--as-of", "2026-11-21"])
    document = json.loads(capsys.readouterr().out)
    assert len(document["sources"]) == 5
    for report in document["sources"]:
        Draft202012Validator(schemas["report.schema.json"], registry=registry).validate(report)
        raw = (ROOT / "raw" / report["source"]).read_bytes().decode("utf8")
        for f in report["findings"]:
            Draft202012Validator(schemas["finding.schema.json"]).validate(f)
            assert raw[f["start"] : f["end"]][:500] == f["quote"]
            assert (f["line"], f["column"]) == (
                raw.count("\n", 0, f["start"]) + 1,
                f["start"] - raw.rfind("\n", 0, f["start"]),
            )


# Small parts


def test_one_process_for_few_sources_and_more_for_many(monkeypatch):
    import argparse

    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 1}, raising=False)
    given = argparse.Namespace(jobs=None)
    assert [common.jobs_of(given, n) for n in (1, 199, 200, 10_000)] == [1, 1, 2, 2]
    assert common.jobs_of(argparse.Namespace(jobs=3), 1) == 3


# Output files that are read


@pytest.mark.parametrize("name", ["raw/a.txt", "raw/../raw/a.txt", "link.txt", "hard.txt", "raw/manifest.csv",
                                  "raw/suppressions.csv", "sourcelint.toml", "RAW"])  # fmt: skip
@pytest.mark.parametrize("command", ["check", "gate", "baseline"])
def test_an_output_that_is_read_is_refused(tmp_path, monkeypatch, capsys, command, name):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "raw").mkdir()
    inputs = {
        "raw/a.txt": "The vote\n\nA text of one sentence.\n", "raw/manifest.csv": "path\n",
        "raw/suppressions.csv": "path,code,reason\n", "sourcelint.toml": "ignore = []\n",
    }  # fmt: skip
    for path, content in inputs.items():
        (tmp_path / path).write_text(content)
    (tmp_path / "link.txt").symlink_to("raw/a.txt")
    (tmp_path / "hard.txt").hardlink_to(tmp_path / "raw" / "a.txt")
    output = str(tmp_path / "raw" / "a.txt") if name == "RAW" else name
    given = output if command == "baseline" else f"json={output}"
    assert cli.main([command, "raw", "--output", given]) == 2
    assert f"{output}: is read in this run, and would be overwritten; name another file" in capsys.readouterr().err
    assert {path: (tmp_path / path).read_text() for path in inputs} == inputs


def test_a_gate_does_not_overwrite_its_baseline(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text("The vote\n\nA text of one sentence.\n")
    assert cli.main(["baseline", "a.txt", "--output", "known.json"]) == 0
    before = (tmp_path / "known.json").read_text()
    assert cli.main(["gate", "a.txt", "--baseline", "known.json", "--output", "json=known.json"]) == 2
    assert "known.json: is read in this run" in capsys.readouterr().err
    assert (tmp_path / "known.json").read_text() == before


def test_two_outputs_do_not_share_a_file(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text("The vote\n\nA text of one sentence.\n")
    assert cli.main(["check", "a.txt", "--output", "json=out", "--output", "sarif=./out"]) == 2
    assert "out: is named for two outputs" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()
    assert cli.main(["check", "a.txt", "--output", "json=/dev/null", "--output", "sarif=/dev/null"]) == 0


def test_inspect_says_where_a_field_was_found_and_what_was_passed_over(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    record = {
        "title": "Ferry", "date": "2024-05-03T10:00:00", "modified": "2024-06-01", "link": "https://a.example/2024/05/01/x",
        "content": "<p>By Mara Veld</p><p>The board of Lowmere agreed on Tuesday to keep the small ferry running.</p>",
    }  # fmt: skip
    Path("a.json").write_text(json.dumps(record))
    assert cli.main(["inspect", "--format", "json", "a.json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert {name: field["found"] for name, field in found["metadata"].items()} == {
        "title": "metadata (json)", "author": "paragraph of the text", "published": "json:date", "modified": "json:modified",
        "publisher": "json:link", "url": "json:link",
    }  # fmt: skip
    assert [(entry["field"], entry["value"], entry["why"]) for entry in found["passed over"]] == [
        ("published", "2024-06-01", "when it was changed"),
        ("published", "2024-05-01", "in the address: no more than a hint"),
    ]
    Path("b.html").write_text(
        "<html><head><title>Ferry | Lowmere Courier</title><meta name=author content='Lowmere Courier'><meta property=og:site_name "
        "content='Lowmere Courier'></head><body><article><h1>Ferry</h1><p class=byline>By Mara Veld</p><p>The board of Lowmere agreed on "
        "Tuesday to keep the small ferry running through the winter.</p></article></body></html>"
    )
    assert cli.main(["inspect", "--format", "json", "b.html"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["metadata"]["title"]["value"], found["metadata"]["author"]["value"]) == ("Ferry", "Mara Veld")
    assert [(entry["field"], entry["value"], entry["why"].partition("; ")[2]) for entry in found["passed over"]] == [
        ("title", "Ferry | Lowmere Courier", "stated as title"),
        ("author", "Lowmere Courier", "stated as meta:author"),
    ]
    Path("c.json").write_text(
        json.dumps({"title": "Ferry", "headline": "The ferry", "author": "%%name%%", "content": record["content"]})
    )
    Path("manifest.csv").write_text("path,publisher\nc.json,Bay News\n")
    assert cli.main(["inspect", "--format", "json", "c.json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["metadata"]["publisher"]["value"] == "Bay News"
    assert [(entry["field"], entry["value"]) for entry in found["passed over"]] == [
        ("title", "Ferry"),
        ("author", "%%name%%"),
    ]
    Path("manifest.csv").unlink()
    Path("a.txt").write_text("The board of Lowmere agreed on Tuesday to keep the small ferry running.\n")
    assert cli.main(["inspect", "a.txt"]) == 0
    assert "(paragraph" not in capsys.readouterr().out
