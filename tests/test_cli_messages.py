"""What a user reads who mistypes, or whose folder is not as it should be: what is wrong, where, and what to do."""

from __future__ import annotations

import os

import pytest

from sourcelint import cli
from sourcelint.pipeline import discover, read_source
from sourcelint.render import Run
from sourcelint.render.formats import renderer

LONG = "The council met to guard its own *** and the members then signed the deed in the old hall of the town.\n"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["chek"], "did you mean check?"),
        (
            ["check", "--foramt", "json"],
            "sourcelint check: unrecognized arguments: --foramt; did you mean --format?",
        ),
        (["check", "--new-since", "main"], "unrecognized arguments: --new-since; --new-since is an option of gate"),
        (["history", "--severity=info"], "--severity=info; --severity is an option of check, gate"),
        (["check", "--format", "jsno"], "'jsno' is no format; did you mean json"),
        (["check", "--output", "report.html"], "--output FORMAT=report.html"),
        (["check", "--severity", "warnings"], "did you mean warning?"),
        (["ui", "--port", "x"], "`sourcelint ui --help` says what there is."),
    ],
)
def test_usage_is_answered_in_two_lines(arguments, message, capsys):
    with pytest.raises(SystemExit) as stop:
        cli.main(arguments)
    assert stop.value.code == 2
    err = capsys.readouterr().err
    assert message in err
    assert err.count("\n") == 2


def test_without_a_command_the_commands_are_listed(capsys):
    with pytest.raises(SystemExit):
        cli.main([])
    err = capsys.readouterr().err
    assert "Lint sources with the rules alone" in err
    assert "required: COMMAND" in err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["check"], "raw: no such file or directory; name files or folders, or set a folder up: sourcelint init"),
        (
            ["check", "a.txt", "--output", "html=x/y.html"],
            "x/y.html: cannot be written: there is no folder x; make it first",
        ),
        (["check", "a.txt", "--select", "DAT3"], "no rule has the code 'DAT3'; did you mean DAT0"),
        (["check", "a.txt", "--config", "x.toml"], "x.toml: cannot be read: No such file or directory\n"),
        (
            ["gate", "a.txt", "--baseline", "x.json"],
            "x.json: cannot be read: No such file or directory; `sourcelint baseline",
        ),
        (["baseline", "a.txt", "--output", "x/y.json"], "there is no folder x"),
        (["check", "git://example.org/a"], "git://example.org/a: cannot read addresses of git://; known are"),
    ],
)
def test_what_cannot_be_done(arguments, message, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(LONG)
    assert cli.main(arguments) == 2
    assert message in capsys.readouterr().err


def test_links_to_folders_are_named_and_not_followed(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw" / "a.txt").write_text(LONG)
    (tmp_path / "raw" / "loop").symlink_to(".")
    cli.main(["check", "--select", "TRN"])
    assert capsys.readouterr().err == (
        "sourcelint: raw/loop: a link to a folder is not followed; name it as a PATH to read it too\n"
    )


def test_the_assets_of_a_saved_page_are_named_and_no_sources(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    for name in (
        "raw/Quay.html",
        "raw/Quay_files/frames/ad.html",
        "raw/Pier.htm",
        "raw/Pier-Dateien/a.js",
        "raw/Old_files/a.txt",
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(LONG)
    assert [source.id for source in discover(["raw"])] == ["Old_files/a.txt", "Pier.htm", "Quay.html"]
    assert [source.id for source in discover(["raw/Quay_files"])] == ["frames/ad.html"]
    cli.main(["check", "--select", "TRN"])
    assert capsys.readouterr().err == (
        "sourcelint: raw/Pier-Dateien: left out: it holds the pictures and scripts of Pier.htm; name it as a PATH to read it\n"
        "sourcelint: raw/Quay_files: left out: it holds the pictures and scripts of Quay.html; name it as a PATH to read it\n"
    )


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_a_folder_that_cannot_be_read_is_reported(tmp_path):
    closed = tmp_path / "closed"
    closed.mkdir()
    (tmp_path / "a.txt").write_text(LONG)
    closed.chmod(0)
    try:
        sources = discover([tmp_path])
        assert [s.id for s in sources] == ["a.txt", "closed"]
        assert "Permission denied" in (read_source(sources[1])[0].fault or "")
    finally:
        closed.chmod(0o700)


def test_a_folder_that_cannot_be_listed_is_a_source(tmp_path, monkeypatch):
    def walk(folder, onerror):
        onerror(PermissionError(13, "Permission denied", str(folder / "closed")))
        yield str(folder), [], ["a.txt"]

    (tmp_path / "a.txt").write_text(LONG)
    (tmp_path / "closed").mkdir()
    monkeypatch.setattr(os, "walk", walk)
    assert [s.id for s in discover([tmp_path])] == ["a.txt", "closed"]


def test_lines_fit_a_narrow_terminal(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text("A title\n\n" + LONG)
    from sourcelint.pipeline import Settings, lint_sources

    reports = tuple(lint_sources(discover(["a.txt"]), Settings(None, ("TRN001",))))
    text = "".join(renderer("full")(reports, Run("1", width=60)))
    shown = [line for line in text.splitlines() if " | " in line]
    assert shown
    assert max(map(len, shown)) <= 60
    assert "***" in text


def test_a_line_break_in_a_name_is_shown(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "new\nline.txt").write_text(LONG)
    cli.main(["check", "."])
    assert "new⏎line.txt: " in capsys.readouterr().out
