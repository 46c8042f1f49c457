"""How precisely a number is given: its digits, and by how much it may be off that is rounded to the last of them."""

from __future__ import annotations

import math

MIN_AMOUNT = 1e-9
"""What nothing counts as where a figure has to be above it."""


def digits_of(value: float) -> int:
    """Return to how many digits a number is given.

    >>> digits_of(23), digits_of(2300)
    (2, 2)
    """
    return len(f"{value:.12g}".replace(".", "").strip("0"))


def rounding_of(value: float) -> float:
    """Return by how much a figure may be off that is rounded to its last digit.

    >>> rounding_of(120_000), rounding_of(53)
    (5000.0, 0.5)
    """
    magnitude = math.floor(math.log10(max(value, MIN_AMOUNT)))
    return float(f"5e{magnitude - digits_of(value)}")
