"""The memory of a process: how often Python looks for what can go, and how much of what is free the system gets back."""

from __future__ import annotations

import gc
from contextlib import suppress

THRESHOLDS = (100_000, 10, 10)
"""Objects after which the collector of cycles looks at the young ones, by default 700, and rounds for the older ones."""


def calm_collector() -> None:
    """Let the collector look less often, and never again at what is there by now.

    What is loaded stays, and what a text is read into has no cycles.
    """
    gc.freeze()
    gc.set_threshold(*THRESHOLDS)


def drop_young_cycles() -> None:
    """Let go at once what lately came to be and is held by itself alone, as HTTP requests are with all that they sent.

    A calmed collector would find it after millions of objects.
    """
    gc.collect(1)


def give_back() -> None:
    """Return to the system what is free. Where the C library is not glibc nothing happens.

    Python's objects lie elsewhere than what libraries allocate, and cannot use what those have left.
    """
    import ctypes  # which commands that start in no time do without

    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).malloc_trim(0)
