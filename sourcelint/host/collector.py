"""Python's collector of cycles, which looks at all objects again and again as they become more."""

from __future__ import annotations

import gc

THRESHOLDS = (20_000, 10, 10)
"""Objects after which it looks at the young ones, by default 700, and rounds for the older ones."""


def calm() -> None:
    """Let the collector look less often, and never again at what is there by now.

    What is loaded stays, and what a text is read into has no cycles.
    """
    gc.freeze()
    gc.set_threshold(*THRESHOLDS)
