"""A file of any size is linted record by record: what is found first is printed first, and memory stays where it was."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

WORDS = [
    "the",
    "board",
    "of",
    "lowmere",
    "agreed",
    "on",
    "tuesday",
    "to",
    "keep",
    "its",
    "small",
    "ferry",
    "running",
    "and",
    "many",
    "people",
    "say",
    "they",
    "are",
    "glad",
]
MAX_GROWTH_KB = 40_000
"""Of the peak of memory, where a file is four times as large: what is kept are the ids."""


def record(number: int, size: int) -> str:
    sentences = (
        " ".join(WORDS[(number + at + step) % len(WORDS)] for step in range(15)).capitalize() for at in range(size)
    )
    text = "\n\n".join(f"{sentence}. Some critics say so." for sentence in sentences)
    return json.dumps({"title": f"Ferry {number}", "url": f"https://a.example/{number}", "text": text}) + "\n"


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "sourcelint", "check", "--format", "jsonl", "--select", "CLN,CLM001", *arguments]


def peak_of(path: Path) -> int:
    """Return the most memory that a check took, in KB."""
    program = "import resource, runpy, sys; sys.argv = sys.argv[1:]\ntry: runpy.run_module('sourcelint', run_name='__main__')\nexcept SystemExit: print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, file=sys.stderr)"
    arguments = command(str(path))[3:]
    done = subprocess.run(
        [sys.executable, "-c", program, "sourcelint", *arguments],
        capture_output=True,
        text=True,
        check=True,
        cwd=path.parent,
    )
    assert done.stdout
    return int(done.stderr.split()[-1])


def test_memory_does_not_grow_with_json_lines(tmp_path: Path) -> None:
    small, large = tmp_path / "small.jsonl", tmp_path / "large.jsonl"
    # Few long records would do for the size; what could pile up are records and their reports.
    for path, count in ((small, 20), (large, 400)):
        path.write_text(
            "".join(
                record(number, 50) + json.dumps({"id": number, "pad": "x " * 25_000}) + "\n" for number in range(count)
            )
        )
    assert large.stat().st_size > 20_000_000
    assert peak_of(large) - peak_of(small) < MAX_GROWTH_KB


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_the_first_finding_is_printed_before_the_last_record_is_there(tmp_path: Path, jobs: str) -> None:
    path = tmp_path / "articles.jsonl"
    path.write_text("".join(record(number, 20) for number in range(3000)))
    with subprocess.Popen(
        command(path.name, "--jobs", jobs), cwd=tmp_path, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        first = json.loads(process.stdout.readline())
        # The pipe holds little of what is printed, so that the rest has not been read yet: it is gone before it can be.
        os.truncate(path, 0)
        lines = process.stdout.read().count("\n")
    assert first["source"].endswith("#https://a.example/0")
    assert lines < 3000
