"""Hundreds of families of input, each in growing sizes: the engine's time grows with the size, and is small.

`make soak` measures all of them and prints the worst; SOURCELINT_PUMPED names one to look at ("text: dates"). The bars
hold for a machine that does nothing else.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from pumps.engine import growth
from pumps.families import families

if TYPE_CHECKING:
    from pumps.engine import Growth

SIZES = (32_000, 256_000)
"""All 459 families take five minutes of one processor; those that seem slow are measured thrice more."""
MAX_SECONDS_PER_MB = 20.0
"""Ordinary prose takes 4; a text of intervals alone 10, and so does a box of mails of a dozen letters."""
MAX_EXPONENT = 1.15
SHORTEST_SECONDS = 0.05
"""Below this a measurement is mostly noise, and says nothing of growth."""
SHOWN = 25

pytestmark = [pytest.mark.soak, pytest.mark.timeout(0)]


def test_no_family_of_input_is_slow(capsys: pytest.CaptureFixture[str]) -> None:
    only = os.environ.get("SOURCELINT_PUMPED", "")
    by_name = {family.name: family for family in families() if only in family.name}
    assert only or len(by_name) >= 250
    measured = [growth(family, SIZES) for family in by_name.values()]
    # A busy machine makes a measurement long, none short.
    measured = [growth(by_name[g.name], SIZES, tries=3) if _is_slow(g) else g for g in measured]
    measured.sort(key=lambda g: g.seconds_per_mb, reverse=True)
    with capsys.disabled():
        print("\n  s/MB  exponent")
        for g in measured[:SHOWN]:
            print(f"{g.seconds_per_mb:6.2f}  {g.exponent:8.2f}  {g.name}")
    assert not [g for g in measured if _is_slow(g)]


def _is_slow(g: Growth) -> bool:
    long_enough = g.seconds_per_mb * SIZES[-1] / 1e6 > SHORTEST_SECONDS
    return g.seconds_per_mb > MAX_SECONDS_PER_MB or (long_enough and g.exponent > MAX_EXPONENT)
