"""Texts a second, on one core: `sourcelint check` against proselint's API with its default checks, on the same texts.

    python -m benchmarks.throughput [--texts 2000] [--rounds 3]

What counts is the processor's time, start-up included, of an installed program: its modules are compiled, as `pip` leaves
them. Rounds alternate, so that a noisy machine is noisy for all; the table gives medians and their ratio. The texts are made of
the same paragraphs, so that each is compared with many others; `--ignore XSR` compares none, as proselint does. The last line
gives the peak memory of the linter for a quarter of the texts and for all of them: it grows by what is kept of each for the
comparison with the others, some 20 KB for a text that tells of many events.
"""

from __future__ import annotations

import argparse
import os
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.peers import require
from benchmarks.texts import plain_texts


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", type=int, default=2000)
    parser.add_argument("--rounds", type=int, default=3)
    args = parser.parse_args()
    require("proselint")
    os.sched_setaffinity(0, {0})
    register_checks()
    texts = plain_texts(args.texts)
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for n, text in enumerate(texts):
            path = Path(folder, f"{n:05}.txt")
            path.write_text(text, encoding="utf8")
            paths.append(path)
        environment = compiled(folder)
        ours, alone, theirs = [], [], []
        for _ in range(args.rounds):
            ours.append(args.texts / seconds_of_check(folder, environment))
            alone.append(args.texts / seconds_of_check(folder, environment, "--ignore", "XSR"))
            # proselint is slow enough that a quarter of the texts measures it.
            sample = texts[: max(1, args.texts // 4)]
            theirs.append(len(sample) / seconds_of_proselint(sample))
        a, c, b = map(statistics.median, (ours, alone, theirs))
        size = sum(map(len, texts)) / len(texts)
        print(
            f"{args.texts} texts of {size / 1000:.1f} KB, one core, median of {args.rounds} rounds, start-up included"
        )
        print(f"{'':20}{'texts/s':>10}{'MB/s':>8}")
        for name, rate in (("sourcelint check", a), ("  --ignore XSR", c), ("proselint", b)):
            print(f"{name:20}{rate:10.0f}{rate * size / 1e6:8.2f}")
        print(f"sourcelint handles {a / b:.2f} times as many texts a second, {c / b:.2f} if it compares none")
        few = Path(folder, "few")
        few.mkdir()
        for path in paths[: args.texts // 4]:
            path.rename(few / path.name)
        small = memory_of_check(few)
        for path in few.iterdir():
            path.rename(Path(folder, path.name))
        large = memory_of_check(folder)
        print(f"peak memory: {small:.0f} MB for {args.texts // 4} texts, {large:.0f} MB for {args.texts}")


def command(folder: str | Path) -> list[str]:
    return [
        sys.executable,
        "-m",
        "sourcelint",
        "check",
        str(folder),
        "--jobs",
        "1",
        "--as-of",
        "2026-01-01",
        "--format",
        "jsonl",
    ]


def compiled(folder: str) -> dict[str, str]:
    """Compile what the command imports, in a hidden folder; give the environment in which it is found."""
    environment = {**os.environ, "PYTHONPYCACHEPREFIX": str(Path(folder, ".pycache"))}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    one = next(Path(folder).glob("*.txt"))
    subprocess.run(command(one), env=environment, capture_output=True, check=False)
    return environment


def seconds_of_check(folder: str, environment: dict[str, str], *options: str) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run([*command(folder), *options], env=environment, capture_output=True, check=False)
    assert done.stdout.count(b"\n") > 1, done.stderr.decode()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def memory_of_check(folder: str | Path) -> float:
    """Peak resident memory in MB, as the kernel counts it."""
    code = (
        "import resource, sys; from sourcelint.cli import main; sys.argv[1:] = sys.argv[1:]\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *command(folder)[3:]],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        check=True,
    )
    return int(re.findall(r"\d+", done.stderr)[-1]) / 1024


def register_checks() -> None:
    """Register proselint's checks once: its registry is shared, and runs twice what is registered twice."""
    from proselint.checks import __register__
    from proselint.registry import CheckRegistry

    CheckRegistry().register_many(__register__)


def seconds_of_proselint(texts: list[str]) -> float:
    from proselint.tools import LintFile

    begun = time.process_time()
    for n, text in enumerate(texts):
        LintFile(f"{n}.txt", text).lint()
    return time.process_time() - begun


if __name__ == "__main__":
    main()
