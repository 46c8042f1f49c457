"""Hostile text acts nowhere: every command and every format, with hostile strings in every place that is shown."""

from __future__ import annotations

import argparse
import csv
import io
import json
import os
import re
import shutil
import sys
import unicodedata
import xml.etree.ElementTree as ET
from datetime import date
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest
from markdown_it import MarkdownIt

from sourcelint import cli, pipeline
from sourcelint.cli import COMMANDS
from sourcelint.gate.verdict import Outcome, SuiteVerdict, Verdict
from sourcelint.pipeline.file_results import basis_of, lint_file
from sourcelint.pipeline.incremental import Memory
from sourcelint.render import escape
from sourcelint.render.formats import FORMATS

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

FLOW = {"run", "serve", "ui"}
"""Commands that need Prefect; tests/flow has their log and artifacts."""

INVISIBLE = {"Cc", "Cs", "Zl", "Zp"}
BIDI = set("\u061c\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff\u00ad")
ANNOTATION = re.compile(
    r"::(error|warning|notice) file=[^:,]+"
    r"(,line=\d+,col=\d+(,endLine=\d+,endColumn=\d+)?,title=[A-Z]{3}\d{3} [a-z-]+|,title=[^:,]+)?::[^:]"
)
COLOUR = re.compile(r"\x1b\[[0-9;]*m")
FORMULA = tuple("=+-@\t\r\n＝＋－＠")


def inert(text: str, form: str = "text") -> None:
    """Check what holds for whatever reaches a terminal or log."""
    seen = {c for c in set(text) if c != "\n" and (unicodedata.category(c) in INVISIBLE or c in BIDI)}
    assert not seen, [f"U+{ord(c):04X}" for c in seen]
    plain = re.sub("[\u200c\u200d\ufe00-\ufe0f]", "", text)  # as the runner compares
    assert not re.search(r"##\w*\[", plain)
    for line in re.findall(r"(?m)^[^\S\n]*::.*$", plain):
        assert form == "github", line
        assert ANNOTATION.match(line), line


class Tags(HTMLParser):
    """The tags of a page, and the attributes that could run or load something."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[tuple[str, str | None]] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {
            (k, v) for k, v in attrs if k.startswith("on") or k in ("src", "href", "srcset", "autofocus")
        }


def well_formed(form: str, text: str, drawn: Collection[str] = ()) -> None:
    """Check a format by a reader of its own; `drawn` are live elements of a page that also links to files."""
    if form in ("json", "sarif", "gitlab"):
        json.loads(text)
    elif form == "jsonl":
        assert [json.loads(line) for line in text.splitlines()]
    elif form == "csv":
        rows = list(csv.reader(io.StringIO(text, newline="")))
        assert len({len(row) for row in rows}) == 1
        cells = [cell for row in rows for cell in row]
        assert not [c for c in cells if c.lstrip().startswith(FORMULA)]
        assert [c for c in cells if c.startswith("'=")]
    elif form == "junit":
        assert len(ET.fromstring(text)) > 10  # noqa: S314 - our own
    elif form in ("html", "markdown"):
        page = Tags(text if form == "html" else MarkdownIt("gfm-like", {"linkify": False, "html": True}).render(text))
        live = {"script", "img", "svg", "a", "form", "iframe", "link", "base", "object"}
        assert page.tags & live <= ({"a", *drawn} if form == "html" else set())
        inert_links = re.compile(r"#|(?!/)[\w%./~-]+$" if drawn else "#")  # to a file of the user's: no scheme, no host
        assert all(k == "href" and v and inert_links.match(v) for k, v in page.attributes)


@pytest.fixture(scope="module")
def outputs(hostile_project: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """All formats of one run of `check`, and what it says on both streams; names of files begin its lines."""
    folder = tmp_path_factory.mktemp("outputs")
    arguments = ["check", ".", "--as-of", "2026-11-21", "--severity", "info"]
    for name in FORMATS:
        arguments += ["--output", f"{name}={folder / name}"]
    code, out, err = run(arguments, hostile_project / "raw")
    assert code == 1
    texts = {name: (folder / name).read_text(encoding="utf8") for name in FORMATS}
    assert len(texts) == len(FORMATS)
    return {**texts, "stdout": out, "stderr": err}


def run(arguments: list[str], folder: Path, *, terminal: bool = False) -> tuple[int, str, str]:
    """Run a command in a folder, with streams of its own."""

    class Stream(io.StringIO):
        def isatty(self) -> bool:
            return terminal

    before, here = (sys.stdout, sys.stderr), os.getcwd()  # noqa: PTH109
    os.chdir(folder)
    sys.stdout, sys.stderr = Stream(newline=""), Stream(newline="")
    try:
        try:
            code = cli.main(arguments)
        except SystemExit as stop:
            code = int(stop.code or 0)
        return code, sys.stdout.getvalue(), sys.stderr.getvalue()
    finally:
        sys.stdout, sys.stderr = before
        os.chdir(here)


def choices(command: str) -> list[str]:
    """The formats that a command knows, by its own parser; one that has none writes text."""
    (subparsers,) = (a for a in cli.parser()._actions if isinstance(a, argparse._SubParsersAction))
    for action in subparsers.choices[command]._actions:
        if "--format" in action.option_strings:
            return sorted(action.choices or FORMATS)
    return ["text"]


@pytest.mark.parametrize("name", [*FORMATS, "stdout", "stderr"])
def test_every_format_of_check(name, outputs):
    assert outputs[name]
    inert(outputs[name], name)
    well_formed(name, outputs[name])


def test_formats_for_machines_lose_nothing(outputs, hostile):
    document = json.loads(outputs["json"])
    titles = {s["metadata"]["title"]["value"] for s in document["sources"]}
    assert {"::stop-commands::x", "##vso[task.setvariable variable=a]b"} <= titles
    quotes = "".join(f["quote"] for f in map(json.loads, outputs["jsonl"].splitlines()))
    assert "\u202e" in quotes
    assert "##[error]" in quotes
    found = [f for s in document["sources"] for f in s["findings"]] + document["across"]
    assert len(found) == len(outputs["jsonl"].splitlines())


def test_the_terminal_keeps_our_colours_and_nothing_else(hostile_project, monkeypatch):
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "100")  # as wide as where there is no terminal
    paths = sorted(p.name for p in (hostile_project / "raw").iterdir() if "\x1b" in p.name)
    arguments = ["check", *paths, "--as-of", "2026-11-21"]
    coloured = run(arguments, hostile_project / "raw", terminal=True)[1]
    assert "\x1b[1m" in coloured
    assert "<U+001B>[31mred" in coloured
    inert(COLOUR.sub("", coloured))
    assert COLOUR.sub("", coloured) == run([*arguments, "--format", "full"], hostile_project / "raw")[1]


@pytest.fixture
def judged(monkeypatch, hostile):
    """A verdict in which every string stands for a suite, a reason, a bar and a value; Great Expectations takes seconds."""

    def judge(reports, checks):
        ids = tuple(r.source for r in reports)
        suites = [
            SuiteVerdict(v, v, (Outcome(v, v, v, "critical", "missed", v, (), len(ids), ids, (v,) * len(ids), v),))
            for v in hostile
        ]
        return Verdict(ids, tuple(suites))

    monkeypatch.setattr(pipeline, "judge", judge)


def arguments_of(command: str, sources: Path, folder: Path) -> list[list[str]]:
    """How a command is run on the hostile project, from the folder of its sources."""
    named = sorted(p.name for p in sources.iterdir() if p.name[:1] in "\x1b:#=")
    return {
        "check": [],  # above, with all formats at once
        "gate": [["gate", "7.txt", "0.html", *named, "--select", "TRN,XSR,CLM001"]],
        "inspect": [["inspect", "feed.xml", "lines.jsonl", *named]],
        "claims": [["claims", "feed.xml", "lines.jsonl", *named]],
        "compare": [["compare", "feed.xml", "lines.jsonl", *named]],
        "baseline": [["baseline", "."]],
        "rules": [["rules"]],
        "explain": [["explain", "DAT003"]],
        "config": [["config"]],
        "init": [["init", str(folder / name)] for name in ("::error::x", "##[error]x", "a\x1b[31m\u202e\n::error::x")],
        "test": [],  # below: it loads Great Expectations
        "history": [],  # below: it needs runs
    }[command]


@pytest.mark.parametrize("command", [c for c in COMMANDS if c not in FLOW])
def test_every_command_in_every_format(command, hostile_project, judged, tmp_path):
    for form in choices(command):
        for arguments in arguments_of(command, hostile_project / "raw", tmp_path):
            given = ["--format", form] if len(choices(command)) > 1 else []
            code, out, err = run([*arguments, *given], hostile_project / "raw")
            assert code < 2, err
            assert out
            inert(out, form)
            inert(err)
            lines = form == "json" and command in ("inspect", "claims")
            if (command, form) == ("compare", "csv"):
                continue  # no hostile source tells what another does: tests/render/test_comparison.py has such cells
            drawn = {"svg"} if command == "compare" else ()
            well_formed("jsonl" if lines else "json" if command == "baseline" else form, out, drawn)


def test_the_history_of_hostile_sources(hostile_project, tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    shutil.copytree(hostile_project / "raw", tmp_path / "raw", symlinks=True)
    (tmp_path / "reports").mkdir()
    settings = pipeline.Settings(date(2026, 11, 21))
    for gone in ("", "feed.xml"):
        if gone:
            (tmp_path / "raw" / gone).unlink()
        sources = pipeline.discover([tmp_path / "raw"])
        memory = Memory.of(tmp_path / "reports", settings, sources)
        known, changed = memory.recall()
        known |= memory.remember([lint_file(source, settings, basis_of(settings)) for source in changed])
        outlines = memory.compare(known)
        verdict = Verdict(tuple(outline.report.source for outline in outlines), ())
        memory.keep_history(memory.look_back(outlines, verdict, "2026-11-29 06:00"))
    for source in ("", *(outline.report.source for outline in outlines)):
        code, out, err = run(["history", *(["--", source] if source else [])], tmp_path)
        assert (code, err) == (0, ""), err
        assert out
        inert(out)


@pytest.mark.slow
def test_test_tells_of_cases_and_suites(hostile_project):
    code, out, err = run(["test"], hostile_project)
    assert code < 2, err
    assert "CLM001.md" in out
    inert(out)
    inert(err)


@pytest.mark.slow
def test_the_gate_with_suites_of_hostile_words(hostile_project, tmp_path):
    code, out, err = run(["gate", "raw/7.txt", "raw/feed.xml", "--checks", "checks"], hostile_project)
    assert code == 1, err
    inert(out)
    inert(err)
    assert "<U+001B>[31mred" in out


@pytest.mark.slow
def test_the_pages_of_the_suites(hostile_project, hostile):
    raw = hostile_project / "raw"
    sources = pipeline.discover([p for p in raw.iterdir() if p.suffix not in (".txt", ".html", ".jsonl")], raw)
    reports = tuple(pipeline.lint_sources(sources, pipeline.Settings(date(2026, 11, 21))))
    pages = pipeline.judge(reports, hostile_project / "checks").data_docs
    assert len(pages) == len(hostile) + 1
    for page in pages.values():
        assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", page)
        assert not re.search(r"<(?:script>alert|img src=x|svg onload|a/>)", page)


def messages(value: str, folder: Path) -> list[list[str]]:
    """Ways to make a command refuse its work because of a string: an argument, a name, a value in each file it reads."""
    folder.mkdir()
    held = value.replace("\0", "").encode("utf8", "replace").decode("utf8")
    cell = f'"{held.replace(chr(34), chr(34) * 2)}"'
    (folder / "a.txt").write_text("A text.\n")
    (folder / "base.json").write_text(json.dumps({"schema": value}))
    quoted = json.dumps(held.encode("ascii", "replace").decode()) if held.isprintable() else json.dumps("x")
    (folder / "settings.toml").write_text(f"{quoted} = 1\n")
    (folder / "severity.toml").write_text(f"[severity]\n{quoted} = {quoted}\n")
    (folder / "broken.toml").write_text(held, encoding="utf8")
    found = [
        ["check", "a.txt", "--select", value], ["check", value], ["explain", value], ["inspect", value], ["rules", value],
        ["claims", "a.txt", "--as-of", value], ["check", "a.txt", "--format", value], [value],
        ["check", "a.txt", "--output", f"json=no/{held[:100]}"], ["baseline", "a.txt", "--output", f"no/{held[:100]}"],
        ["gate", "a.txt", "--baseline", "base.json"], ["gate", "a.txt", "--new-since", held], ["test", value],
        ["check", "a.txt", "--config", "settings.toml"], ["config", "--config", "severity.toml"], ["config", "--config", "broken.toml"],
        ["gate", "a.txt", "--checks", value],
    ]  # fmt: skip
    tables = (
        ("manifest.csv", f"path,{cell}\na.txt,x\n"),
        ("manifest.csv", f"path,language\na.txt,{cell}\n"),
        ("manifest.csv", f"path,published\na.txt,{cell}\n"),
        ("manifest.csv", f"path\n{cell}\n"),
        ("suppressions.csv", f"path,code,reason\na.txt,{cell},x\n"),
        ("suppressions.csv", f"path,code,reason,expires\na.txt,CLM001,x,{cell}\n"),
    )
    for number, (name, text) in enumerate(tables):
        (folder / f"{number}").mkdir()
        (folder / f"{number}" / "a.txt").write_text("A text.\n")
        (folder / f"{number}" / name).write_text(text, encoding="utf8", newline="")
        found.append(["check", str(number)])
    for number, text in enumerate(
        (f"{quoted}: 1", f"name: {quoted}\nexpectations: []", f"name: a\nexpectations:\n- type: {quoted}")
    ):
        (folder / f"checks{number}").mkdir()
        (folder / f"checks{number}" / "a.yaml").write_text(text)
        found.append(["gate", "a.txt", "--checks", f"checks{number}"])
    return found


def test_every_message_of_refusal(hostile, tmp_path):
    refused = 0
    for number, value in enumerate(hostile):
        for kind, arguments in enumerate(messages(value, tmp_path / str(number))):
            if (number + kind) % 6 or not all(map(sayable, arguments)):
                continue  # each string meets a sixth of the ways, each way a sixth of the strings
            code, out, err = run(arguments, tmp_path / str(number))
            inert(out)
            inert(err)
            refused += code == 2
            assert "Traceback" not in err, err
            assert code != 2 or err.count("\n") <= 2, err
    assert refused > 3 * len(hostile)


def sayable(argument: str) -> bool:
    """Tell whether a shell can hand an argument over: bytes without NUL."""
    try:
        return b"\0" not in os.fsencode(argument)
    except UnicodeEncodeError:
        return False


def test_a_fault_of_our_own_passes_the_exit_too(hostile_project, monkeypatch):
    def fail(*_):
        raise RuntimeError("\x1b[31m\n::error::owned ##[error]")

    monkeypatch.setattr("sourcelint.cli.config.config.load", fail)
    code, _, err = run(["config"], hostile_project)
    assert code == 2
    assert "Traceback" in err
    inert(err)


def test_a_line_that_comes_in_pieces_is_judged_as_a_whole(capsys):
    from sourcelint.cli.streams import guarded

    with guarded():
        for piece in ("a\n:", ":error", "::x #", "#", "[error]\nwords ::here", "\n##"):
            sys.stdout.write(piece)
        sys.stdout.flush()
        print("[", file=sys.stderr)
    assert capsys.readouterr().out == "a\n\\::error::x ##\\[error]\nwords ::here\n##"
    assert not hasattr(sys.stdout, "own")


@pytest.mark.parametrize("value", ["::error::x", "##[error]", "a\nb\x1b"])
def test_what_is_safe_stays_as_it_is(value):
    once = escape.log(value)
    assert escape.log(once) == once
