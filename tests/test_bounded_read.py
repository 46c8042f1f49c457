"""Files that are handed in beside the sources: whatever they are, reading them ends, and ends in a sentence."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from sourcelint import cli
from sourcelint.errors import InputError
from sourcelint.files import bounded_read
from sourcelint.pipeline import discover
from sourcelint.pipeline.cases import MAX_CASES_BYTES, blocks_of

TEXT = "The bridge\n\nThe bridge was opened on 3 May 1999 by the mayor of the town.\n"
SUITE = "name: x\nexpectations:\n- type: expect_column_values_to_not_be_null\n  kwargs: {column: source}\n  severity: info\n"
READERS = {
    "settings": ("s.toml", ["config", "--config", "s.toml"]),
    "settings that are found": ("sourcelint.toml", ["config"]),
    "manifest": ("raw/manifest.csv", ["check", "raw"]),
    "suppressions": ("raw/suppressions.csv", ["check", "raw"]),
    "baseline": ("b.json", ["gate", "raw", "--baseline", "b.json"]),
    "suite": ("checks/a.yaml", ["gate", "raw"]),
    "table": ("checks/reference/eras.csv", ["check", "raw"]),
    "cases": ("cases/CLM001.md", ["test", "cases/CLM001.md"]),
}


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A working directory with a source, a suite and a folder for each kind of file."""
    for name in ("raw", "checks/reference", "cases"):
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / "raw" / "a.txt").write_text(TEXT)
    (tmp_path / "checks" / "good.yaml").write_text(SUITE)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def refused(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    """Run a command that must end with exit code 2, and return the line that says why."""
    assert cli.main(arguments) == 2
    err = capsys.readouterr().err
    assert err.startswith("sourcelint: ")
    assert err.count("\n") == 1
    return err


@pytest.fixture
def no_suites_built(monkeypatch):
    """`test` without Great Expectations, which takes seconds to load."""
    monkeypatch.setattr("sourcelint.cli.test._suites", lambda _: "")


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (os.mkfifo, "a named pipe, not a file"),
        (lambda path: Path(path).symlink_to("/dev/zero"), "a device, not a file"),
        (lambda path: Path(path).symlink_to("nowhere"), "it is a link to nothing"),
        (lambda path: Path(path).symlink_to(Path(path).name), "symbolic links"),
        (lambda path: Path(path).write_bytes(b"a\n\xff"), ":2: cannot be read: the byte 0xff is not UTF-8"),
        (lambda path: os.truncate(os.open(path, os.O_CREAT | os.O_RDWR), 1 << 40), "bytes; is it the right file?"),
    ],
    ids=["pipe", "device", "link to nothing", "link loop", "other bytes", "terabyte"],
)
@pytest.mark.parametrize("reader", READERS)
def test_whatever_stands_in_place_of_a_file_is_named(reader, make, says, folder, capsys, no_suites_built):
    name, arguments = READERS[reader]
    make(str(folder / name))
    err = refused([*arguments, "--follow-links"] if name.startswith("raw/") else arguments, capsys)
    assert Path(name).name in err
    assert says in err


@pytest.mark.parametrize(
    "arguments", [["check", "{}"], ["check", "raw", "--config", "{}"], ["check", "raw", "--checks", "{}"]]
)
@pytest.mark.parametrize("path", ["x/" * 2500, "x" * 300])
def test_a_path_that_is_too_long_is_no_traceback(arguments, path, folder, capsys):
    if "--checks" in arguments:
        arguments = ["gate", *arguments[1:]]
    err = refused([a.format(path) for a in arguments], capsys)
    assert "File name too long" in err


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("a = 1\nb = " + "[" * 5000 + "]" * 5000, ":2: more than 100 brackets"),
        ("a = 1\nb = " + "9" * 10_000, ":2: a number of more than 4,000 digits"),
        ("a = 1\nb = 0x" + "f" * 10_000, ":2: a number of more than 4,000 digits"),
        ("a = 1\nb = 1979-12-45\n", ":2: cannot be read"),
        ("a = 1\na = 2\n", ":2: cannot be read: Cannot overwrite a value"),
        ("a = [", ":1: cannot be read"),
    ],
)
def test_toml_is_read_or_refused_with_its_line(text, says, folder, capsys):
    (folder / "s.toml").write_text(text)
    assert f"s.toml{says}" in refused(["config", "--config", "s.toml"], capsys)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("\n" + "[" * 100_000, ":2: more than 100 brackets"),
        ('{"a":\n' + "9" * 10_000 + "}", ":2: a number of more than 4,000 digits"),
        ('{"a": 1,\n', ":2: cannot be read"),
        (json.dumps({"schema": "x"}), ": is no baseline"),
    ],
)
def test_a_baseline_is_read_or_refused_with_its_line(text, says, folder, capsys):
    (folder / "b.json").write_text(text)
    err = refused(["gate", "raw", "--baseline", "b.json"], capsys)
    assert f"b.json{says}" in err
    assert "`sourcelint baseline --output b.json` writes" in err


def test_a_table_has_a_number_of_rows(folder, capsys, monkeypatch):
    assert cli.main(["check", "raw"]) == 0  # the tables that come along have more rows, and are read once
    monkeypatch.setattr(bounded_read, "MAX_TABLE_ROWS", 3)
    rows = [f"a.txt,TRN00{n},seen\n" for n in range(1, 6)]
    (folder / "raw" / "suppressions.csv").write_text("path,code,reason\n" + "".join(rows))
    assert "suppressions.csv:5: more than 3 rows" in refused(["check", "raw"], capsys)


def test_a_cell_too_many_is_not_dropped_in_silence(folder, capsys):
    (folder / "raw" / "suppressions.csv").write_text("path,code,reason\na.txt,TRN001,seen, and judged\n")
    assert "suppressions.csv:2: 4 cells for 3 columns" in refused(["check", "raw"], capsys)
    (folder / "raw" / "suppressions.csv").write_text("path,code,reason\na.txt,TRN001,seen,,\n")
    assert cli.main(["check", "raw"]) == 0


@pytest.mark.parametrize(
    "text",
    [
        "a" + ".a" * 40_000 + " = 1",
        '"a".' * 40_000 + '"a" = 1',
        "".join(f"[t{n}]\n" for n in range(20_000)),
        "a = [" + "{b = 1}," * 20_000 + "]",
    ],
    ids=["dotted key", "quoted key", "tables", "list"],
)
def test_settings_cost_what_they_weigh(text):
    start = time.process_time()
    with contextlib.suppress(InputError):
        bounded_read.parse_toml(text, "s.toml")
    assert time.process_time() - start < 10


@pytest.mark.parametrize("mark", ["#", "/", "a/"])
def test_a_path_in_a_manifest_costs_what_it_weighs(mark, folder):
    path = "z" + mark * (100_000 // len(mark))
    (folder / "raw" / "manifest.csv").write_text(f"path,title\n{path},x\n")
    start = time.process_time()
    with pytest.raises(InputError, match="there is no 'z"):
        discover(["raw"])
    assert time.process_time() - start < 5


def test_standard_input_is_no_settings_file(folder):
    code = "import sys; from sourcelint.cli import main; sys.exit(main(['config', '--config', '/dev/stdin']))"
    with subprocess.Popen(["sleep", "60"], stdout=subprocess.PIPE) as silent:
        done = subprocess.run(
            [sys.executable, "-c", code], stdin=silent.stdout, capture_output=True, text=True, timeout=60, check=False
        )
        silent.kill()
    assert done.returncode == 2
    assert "/dev/stdin: cannot be read: it is a named pipe" in done.stderr


@pytest.mark.parametrize("piece", ["## x\n```a\n", "## x\n", "`````\n## x\n```a\n`````\n", "## x\n\n```\n"])
def test_a_file_of_cases_costs_what_it_weighs(piece, folder):
    text = (piece * MAX_CASES_BYTES)[:MAX_CASES_BYTES]
    start = time.process_time()
    list(blocks_of(text))
    assert time.process_time() - start < 20
