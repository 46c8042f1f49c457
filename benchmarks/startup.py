"""CPU seconds and peak memory of `sourcelint check raw/`, beside those of `import great_expectations`.

python -m benchmarks.startup [--rounds 5]
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
from pathlib import Path

RAW = Path(__file__).parent.parent / "raw"
COMMANDS = {
    "sourcelint check raw/": [sys.executable, "-m", "sourcelint", "check", str(RAW)],
    "import great_expectations": [sys.executable, "-c", "import great_expectations"],
}


def measure(command: list[str]) -> tuple[float, float]:
    """CPU seconds (user and system) and peak resident memory in MB of a process."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, _, usage = os.wait4(process.pid, 0)
    process.returncode = 0
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5)
    rounds = parser.parse_args().rounds
    measured: dict[str, list[tuple[float, float]]] = {name: [] for name in COMMANDS}
    for _ in range(rounds):
        for name, command in COMMANDS.items():
            measured[name].append(measure(command))
    print(f"median of {rounds} rounds\n{'':28}{'CPU s':>8}{'MB':>8}")
    cpu = []
    for name, values in measured.items():
        seconds, memory = (statistics.median(column) for column in zip(*values, strict=True))
        cpu.append(seconds)
        print(f"{name:28}{seconds:8.2f}{memory:8.0f}")
    print(f"check uses {cpu[0] / cpu[1]:.0%} of the CPU time")


if __name__ == "__main__":
    main()
