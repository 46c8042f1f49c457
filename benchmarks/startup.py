"""CPU seconds and peak memory of short runs: `sourcelint check` beside what else a reader would wait for.

    python -m benchmarks.startup [--rounds 5]

`check raw/` stands beside `import great_expectations`, and `check` of one text of 5 KB beside proselint's command on the same
text. Modules are compiled, as `pip` leaves them; rounds alternate.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.peers import require
from benchmarks.texts import plain_texts

RAW = Path(__file__).parent.parent / "raw"
PAIRS = (("sourcelint check raw/", "import great_expectations"), ("sourcelint check FILE", "proselint check FILE"))


def commands(folder: Path) -> dict[str, list[str]]:
    """Return the commands by name; the text of 5 KB that two of them read is written to a folder."""
    file = folder / "text.txt"
    file.write_text(plain_texts(1)[0], encoding="utf8")
    check = [sys.executable, "-m", "sourcelint", "check"]
    return {
        "sourcelint check raw/": [*check, str(RAW)],
        "import great_expectations": [sys.executable, "-c", "import great_expectations"],
        "sourcelint check FILE": [*check, str(file)],
        "proselint check FILE": [sys.executable, "-m", "proselint", "check", str(file)],
    }


def measure(command: list[str], environment: dict[str, str]) -> tuple[float, float]:
    """CPU seconds (user and system) and peak resident memory in MB of a process."""
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, _, usage = os.wait4(process.pid, 0)
    process.returncode = 0
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5)
    rounds = parser.parse_args().rounds
    require("proselint")
    with tempfile.TemporaryDirectory() as folder:
        # PYTHONDONTWRITEBYTECODE would have every run compile all modules again.
        environment = {**os.environ, "PYTHONPYCACHEPREFIX": str(Path(folder, ".pycache"))}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        named = commands(Path(folder))
        measured: dict[str, list[tuple[float, float]]] = {name: [] for name in named}
        for number in range(rounds + 1):
            for name, command in named.items():
                figures = measure(command, environment)
                if number:  # the first round compiles
                    measured[name].append(figures)
    print(f"median of {rounds} rounds\n{'':28}{'CPU s':>8}{'MB':>8}")
    cpu = {}
    for name, values in measured.items():
        cpu[name], memory = (statistics.median(column) for column in zip(*values, strict=True))
        print(f"{name:28}{cpu[name]:8.2f}{memory:8.0f}")
    for ours, theirs in PAIRS:
        print(f"{ours} takes {cpu[ours] / cpu[theirs]:.2f} times the CPU time of {theirs}")


if __name__ == "__main__":
    main()
