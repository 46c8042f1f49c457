"""A file of JSON Lines of any size: memory, and the time to the first finding.

    python -m benchmarks.long_file [--articles 100000] [--select CODES]

Writes articles of 5 KB of varied sentences (100,000 make 500 MB) into a temporary file and reads it with `sourcelint check
--format jsonl --ignore XSR`, so without a comparison, for which a profile of each is kept. The table has a row for each tenth
of the articles: memory that is the same in all of them does not grow with the file. `--select` runs few rules, which takes a
third of the time and reads the same file.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

OPENINGS = (
    "On {day} {month} {year},", "Last month", "In {place},", "According to the {place} Gazette,", "Yesterday", "However,",
    "Meanwhile", "At the same time", "After a long debate", "In {month} {year}",
)  # fmt: skip
SPEAKERS = (
    "the harbour board", "the council", "a spokesman", "the mayor of {place}", "Jane {name}", "critics", "the ministry",
    "Professor {name} of the University of {place}", "residents", "the company",
)  # fmt: skip
VERBS = ("said", "agreed", "announced", "denied", "warned", "reported", "claimed", "found", "argued", "estimated")
STATEMENTS = (
    "that the ferry would stay until {year}", "that {number} people had moved to {place} since {year}",
    "that the price of bread rose by {share} percent in {month}", "that the bridge at {place} is unsafe",
    "that {share} of {number} schools would close", "that the report of {day} {month} {year} was wrong",
    "that no decision had been taken yet", "that the river had risen by {share} centimetres last week",
    "that there was a plan for {number} houses near {place}", "“we will not accept this”",
)  # fmt: skip
PLACES = ("Lowmere", "Harfield", "Osterby", "Kelso", "Brandon", "Marlow", "Tenby", "Westport", "Ashford", "Calder")
NAMES = ("Holt", "Ley", "Ott", "Roe", "Lind", "Marsh", "Quist", "Varga", "Okoro", "Sato")
MONTHS = "January February March April May June July August September October November December".split()  # noqa: SIM905
TENTHS = 10


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--select", default="")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "long.jsonl")
        with path.open("w", encoding="utf8") as out:
            out.writelines(records(args.articles))
        print(f"{args.articles:,} articles, {path.stat().st_size / 1e6:,.0f} MB")
        measure(path, args.articles, args.select)


def measure(path: Path, articles: int, select: str) -> None:
    command = [sys.executable, "-m", "sourcelint", "check", str(path), "--format", "jsonl", "--as-of", "2026-01-01"]
    command += ["--select", select] if select else ["--ignore", "XSR"]
    begun = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.PIPE)
    assert process.stdout is not None
    process.stdout.readline()
    print(
        f"first finding after {seconds_of(process.pid):.1f} s of the processor, {time.monotonic() - begun:.1f} s in all"
    )
    print(f"{'articles':>10}{'peak MB':>10}{'seconds':>10}")
    step, told = max(1, articles // TENTHS), 0
    for line in process.stdout:
        number = int(json.loads(line)["source"].rpartition("/")[2])
        if number >= told + step:
            told = number // step * step
            print(f"{told:10,}{peak_mb_of(process.pid):10.0f}{seconds_of(process.pid):10.0f}", flush=True)
    process.wait()


def records(articles: int) -> Iterator[str]:
    draw = random.Random(7)  # noqa: S311 - the same texts each time
    for number in range(articles):
        text = "\n\n".join(" ".join(sentence(draw) for _ in range(draw.randint(3, 6))) for _ in range(7))
        day = f"{draw.randint(2015, 2024)}-{draw.randint(1, 12):02}-{draw.randint(1, 28):02}"
        title = f"{filled(SPEAKERS, draw)} {draw.choice(VERBS)} {number}"
        record = {"url": f"https://news.example/{number}", "title": title, "author": f"Jane {draw.choice(NAMES)}"}
        yield json.dumps({**record, "date": day, "text": text}) + "\n"


def sentence(draw: random.Random) -> str:
    said = (f"{filled(SPEAKERS, draw)} {draw.choice(VERBS)} {filled(STATEMENTS, draw)}" for _ in range(2))
    return f"{filled(OPENINGS, draw)} {', '.join(said)}."


def filled(kinds: tuple[str, ...], draw: random.Random) -> str:
    return draw.choice(kinds).format(
        place=draw.choice(PLACES) + draw.choice(("", "ville", "ton", " Bay")), name=draw.choice(NAMES),
        year=draw.randint(1990, 2024), number=draw.randint(20, 90_000), share=draw.randint(2, 98),
        month=draw.choice(MONTHS), day=draw.randint(1, 28),
    )  # fmt: skip


def seconds_of(pid: int) -> float:
    """Processor time of a running process, as the kernel counts it."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def peak_mb_of(pid: int) -> float:
    status = Path(f"/proc/{pid}/status").read_text()
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024


if __name__ == "__main__":
    main()
