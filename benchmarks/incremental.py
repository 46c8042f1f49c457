"""What a scheduled run costs if nothing changed, or one source did, against the first run: processor time of all processes.

    python -m benchmarks.incremental [--sources 1000] [--data FILE...] [--retelling]

Each run is a whole `sourcelint run` with a Prefect server of its own. From each figure that of the same run over one source is
taken off, the first one, one without a change, or one after a change: Prefect's and Great Expectations' start, which is there
whatever the number of sources. Peak memory is told of the process of the flow, and of the largest one: that which compares and
judges, or Prefect's server. The growth of the database is that of the unchanged runs; `--runs` says how many there are. The sources are those of `compare_scale`, of which half
are alone and half on stories of two to eight, if the files of `--data` hold many texts: the five of `raw/` share their names. With
`--retelling` each is put together from the paragraphs of these five, so that all are on one story.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import suppress
from pathlib import Path

from benchmarks.compare_scale import make_texts, read_pool
from benchmarks.texts import plain_texts

PROGRAM = Path(sys.executable).with_name("sourcelint")
POLL_SECONDS = 0.2
CHANGE = "{}\n\nThe bridge was opened on 30 February 2023.\n"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sources", type=int, default=1000)
    parser.add_argument("--runs", type=int, default=2)
    parser.add_argument(
        "--data", nargs="*", type=Path, default=[], help="JSON Lines files with texts, in place of raw/"
    )
    parser.add_argument("--retelling", action="store_true", help="sources that all retell five texts")
    args = parser.parse_args()
    texts = plain_texts(args.sources) if args.retelling else list(make_texts(read_pool(args.data), args.sources))
    with tempfile.TemporaryDirectory() as folder:
        one, many = Project(Path(folder, "one")), Project(Path(folder, "many"))
        one.write(texts[:1])
        many.write(texts)
        fixed = one.seconds()
        again = one.seconds()
        one.write([CHANGE.format(texts[0])])
        after_change = one.seconds()
        first = many.seconds() - fixed
        size = many.database()
        unchanged = [many.seconds() - again for _ in range(args.runs)]
        growth = (many.database() - size) / args.runs
        many.write([CHANGE.format(texts[0])])
        changed = many.seconds() - after_change
        fresh = many.seconds("--fresh") - fixed
        checked = many.check()
    print(
        f"{args.sources} sources, processor seconds without those of a run over one source "
        f"({fixed:.1f}, again {again:.1f}, after a change {after_change:.1f})"
    )
    for name, seconds in (
        ("first run", first),
        ("unchanged", min(unchanged)),
        ("one changed", changed),
        ("--fresh", fresh),
        ("check, all formats, with its start", checked),
    ):
        print(
            f"{name:36}{seconds:8.1f} s  {1000 * seconds / args.sources:8.2f} ms a source  {seconds / first:6.3f} of the first"
        )
    print(f"the database grows by {growth / 1000:.0f} KB an unchanged run")


class Project:
    """A working directory with sources and a home."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        (folder / "raw").mkdir(parents=True)
        (folder / "home").mkdir()

    def write(self, texts: list[str]) -> None:
        """Write sources, numbered from 0."""
        for number, text in enumerate(texts):
            (self.folder / "raw" / f"{number:05}.txt").write_text(text, encoding="utf8")

    def seconds(self, *more: str) -> float:
        """Return the processor time of a run."""
        return self._seconds("run", "raw", "--as-of", "2026-11-29", *more)

    def check(self) -> float:
        """Return the processor time of `check` where it writes what it can."""
        formats = [f"--output={name}=out.{name}" for name in ("html", "markdown", "json", "jsonl")]
        return self._seconds("check", "raw", "--as-of", "2026-11-29", "--jobs", "2", *formats, codes=(0, 1))

    def database(self) -> int:
        """Return the size of Prefect's database and of what SQLite lays beside it."""
        return sum(path.stat().st_size for path in (self.folder / ".prefect").glob("prefect.db*"))

    def _seconds(self, *command: str, codes: tuple[int, ...] = (0,)) -> float:
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("PREFECT", "XDG_"))}
        environment = {**kept, "HOME": str(self.folder / "home")}
        begun = time.monotonic()
        with subprocess.Popen(
            [PROGRAM, *command], cwd=self.folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
        ) as process:  # fmt: skip
            peak = Peak(process.pid)
            said = process.stdout.read() if process.stdout else b""
            _, status, used = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
        assert process.returncode in codes, said.decode()
        seconds = used.ru_utime + used.ru_stime
        print(
            f"# {self.folder.name} {command[0]}: {seconds:.1f} s, {time.monotonic() - begun:.0f} s by the clock, "
            f"peak {peak.megabytes:.0f} MB, that of the largest process {used.ru_maxrss / 1000:.0f} MB",
            flush=True,
        )
        return seconds


class Peak:
    """Follows the peak memory of a process, from a thread, for as long as it runs. Needs Linux."""

    megabytes = 0.0

    def __init__(self, pid: int) -> None:
        self._status = Path(f"/proc/{pid}/status")
        threading.Thread(target=self._follow, daemon=True).start()

    def _follow(self) -> None:
        with suppress(OSError):
            while found := re.search(r"VmHWM:\s+(\d+) kB", self._status.read_text()):
                self.megabytes = int(found[1]) / 1000
                time.sleep(POLL_SECONDS)


if __name__ == "__main__":
    main()
