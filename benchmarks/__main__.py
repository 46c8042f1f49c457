"""Run every benchmark that needs nothing but this repository: `make bench`."""

from __future__ import annotations

import runpy
import sys

ALONE = ("throughput", "startup", "salvage", "cleaning_speed", "timex_speed", "claims_speed")

for name in ALONE:
    print(f"\n== {name}", flush=True)
    sys.argv = [name]
    runpy.run_module(f"benchmarks.{name}", run_name="__main__")
