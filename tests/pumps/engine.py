"""How long the engine takes for a family of input, and how that grows with its size."""

from __future__ import annotations

import math
import time
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

import sourcelint
from sourcelint.clean import read_all

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pumps.families import Family

AS_OF = date(2026, 11, 21)


class Growth(NamedTuple):
    """Seconds a megabyte at the largest size, and the exponent with which time grows from the smallest to the largest."""

    name: str
    seconds_per_mb: float
    exponent: float


def run(raw: bytes) -> float:
    """Read and lint an input with all rules; return the processor time. A rule that crashes is an error."""
    begun = time.process_time()
    for document in read_all(raw, "pumped"):
        report = sourcelint.lint(document, as_of=AS_OF)
        crashed = [f.message for f in report.findings if f.code == "ERR002"]
        assert not crashed, crashed
    return time.process_time() - begun


def growth(family: Family, sizes: Sequence[int], tries: int = 1) -> Growth:
    """Measure a family at each size, each the best of some tries."""
    raws = [family.make(size) for size in sizes]
    times = [min(run(raw) for _ in range(tries)) for raw in raws]
    ratio = len(raws[-1]) / len(raws[0])
    exponent = math.log(max(times[-1], 1e-9) / max(times[0], 1e-9), ratio)
    return Growth(family.name, times[-1] / len(raws[-1]) * 1e6, exponent)
