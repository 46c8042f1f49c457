"""What is larger than `max-bytes` is reported and not read; time and memory grow with the file, not with its square."""

from __future__ import annotations

import io
import json
import sys
import time
import tracemalloc
from typing import TYPE_CHECKING

import pytest

from sourcelint.clean.limits import MAX_ARTICLES_PER_FILE, MAX_HEAD_BYTES, TooLargeError, check, read_bounded
from sourcelint.cli import main
from sourcelint.pipeline import Settings, discover, lint_source

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SENTENCE = "The council of the town met on Monday and put the vote off to a later day.\n\n"
SMALL = 100_000
"""A limit above `MAX_HEAD_BYTES`, so that tests need no files of megabytes."""


def records(count: int, text: str = "Officials said on Monday that it was late.") -> str:
    return "".join(json.dumps({"title": f"Report {n}", "text": text}) + "\n" for n in range(count))


def faults(path: Path, max_bytes: int = SMALL) -> list[str]:
    reports = lint_source(discover([path])[0], Settings(max_bytes=max_bytes))
    return [f.message for r in reports for f in r.findings if f.code == "ERR001"]


def test_a_name_that_stands_twice_far_away_in_a_file_is_none_of_a_text(tmp_path):
    # Else each of a thousand texts would be looked through for what stands beside all others.
    mail = "From a@b Mon May  3 10:00:00 2021\nSubject: {0}\nFrom: {0}\nMIME-Version: 1.0\n\n{1}\n\n"
    mails = ["Anna Ley\nAnna Ley\n\n" + SENTENCE, SENTENCE * 50, SENTENCE]
    path = _file(tmp_path, "box.mbox", "".join(mail.format(n, text) for n, text in enumerate(mails)))
    reports = lint_source(discover([path])[0], Settings())
    first, _, last = ([f.code for f in r.findings if f.message.startswith("the line")] for r in reports)
    assert first == ["CLN008"]
    assert not last


def test_a_file_of_json_lines_takes_time_and_memory_in_proportion_to_its_records(tmp_path):
    costs, settings = [], Settings(depth="findings")
    for count in (100, 300):
        # Lines without a record are cheap, so that what is done anew for each article and line shows.
        path = _file(tmp_path, f"{count}.jsonl", records(count).replace("\n", "\n" * 200))
        source = discover([path])[0]
        assert len(lint_source(source, settings)) == count
        tracemalloc.start()
        lint_source(source, settings)
        held = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        costs.append((min(_seconds(lambda s=source: lint_source(s, settings)) for _ in range(3)), held))
    (seconds, held), (seconds_thrice, held_thrice) = costs
    assert seconds_thrice < 6 * seconds  # the square would be nine times
    assert held_thrice < 4 * held


def test_a_thousand_tiny_records_of_json_lines_take_milliseconds_each(tmp_path):
    """Each is read as an article in English by all rules, some 3 ms; what was done anew for each record took 50 ms."""
    text = "Officials said on Monday that the plan was late, and that it would cost more than was said in the spring."
    path = _file(tmp_path, "news.jsonl", records(148_000 // len(records(1, text)), text))
    source = discover([path])[0]
    lint_source(discover([_file(tmp_path, "first.jsonl", records(2, text))])[0], Settings(depth="findings"))
    assert _seconds(lambda: lint_source(source, Settings(depth="findings"))) < 8


def test_a_plain_file_above_the_limit_is_reported_and_not_read(tmp_path):
    path = _file(tmp_path, "large.txt", SENTENCE * 2000)
    size = path.stat().st_size
    tracemalloc.start()
    (message,) = faults(path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert f"{size:,} bytes" in message
    assert "may have 100,000" in message
    assert "--max-bytes" in message
    assert faults(path, size) == []
    with path.open("rb") as stream:
        assert len(read_bounded(stream, SMALL, size)) == MAX_HEAD_BYTES
    assert peak < 50 * MAX_HEAD_BYTES


def test_a_sparse_file_of_terabytes_is_reported_at_once(tmp_path):
    path = tmp_path / "dump.txt"
    with path.open("wb") as stream:
        stream.write(SENTENCE.encode() * 1000)
        stream.truncate(1 << 40)
    (message,) = faults(path, 20_000_000)
    assert "1,099,511,627,776 bytes" in message


@pytest.mark.parametrize("opening", ["", "["], ids=["text", "list"])
def test_of_a_stream_no_more_is_read_than_shows_that_it_is_too_large(opening):
    endless = io.BytesIO(opening.encode() + SENTENCE.encode() * 20_000)
    raw = read_bounded(endless, SMALL)
    assert len(raw) == endless.tell() == SMALL + 1
    with pytest.raises(TooLargeError, match="more than 100,000 bytes"):
        check(raw, SMALL)


def test_of_a_file_of_several_articles_the_limit_is_that_of_each(tmp_path):
    long = records(1, SENTENCE * 2000)
    path = _file(tmp_path, "news.jsonl", records(200) + long + records(1))
    assert SMALL < path.stat().st_size < MAX_ARTICLES_PER_FILE * SMALL
    reports = lint_source(discover([path])[0], Settings(max_bytes=SMALL))
    assert len(reports) == 202
    codes = [[f.code for f in r.findings] for r in reports]
    assert [n for n, found in enumerate(codes) if "ERR001" in found] == [200]
    (message,) = (f.message for f in reports[200].findings)
    assert "the record holds more than 100,000 bytes" in message


def test_a_file_of_several_articles_has_a_limit_too(tmp_path):
    text = f'{{"articles": [{",".join(records(1000).splitlines())}]}}'
    (message,) = faults(_file(tmp_path, "news.json", text), 5_000)
    assert "a file of several articles (10 times max-bytes) may have 50,000" in message


def test_a_large_binary_file_is_called_what_it_is(tmp_path):
    path = tmp_path / "film.txt"
    path.write_bytes(b"\x1f\x8b" + bytes(2 * SMALL))
    assert "the archive is damaged" in faults(path)[0]


def test_the_command_line_wins_over_the_settings_file(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    _file(tmp_path, "a.txt", SENTENCE * 20)
    (tmp_path / "sourcelint.toml").write_text("max-bytes = 1000\n")
    assert main(["check", "a.txt", "--format", "jsonl"]) == 1
    assert "may have 1,000" in json.loads(capsys.readouterr().out.splitlines()[0])["message"]
    main(["check", "a.txt", "--format", "jsonl", "--max-bytes", "2000", "--select", "ERR"])
    assert capsys.readouterr().out == ""


def test_standard_input_has_the_limit_too(monkeypatch, capsys):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(SENTENCE.encode() * 2000)))
    assert main(["check", "-", "--format", "jsonl", "--max-bytes", "70000"]) == 1
    assert "more than 70,000 bytes" in json.loads(capsys.readouterr().out.splitlines()[0])["message"]


def _file(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf8")
    return path


def _seconds(work: Callable[[], object]) -> float:
    """Return the processor time of a piece of work."""
    begun = time.process_time()
    work()
    return time.process_time() - begun
