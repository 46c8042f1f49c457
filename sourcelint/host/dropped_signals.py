"""Signals that Python drops: a handler raises where the main thread stands, and in a finaliser nobody hears of it."""

from __future__ import annotations

import os
import sys
import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import signal
    from collections.abc import Mapping
    from sys import UnraisableHookArgs

AGAIN_SECONDS = 0.2
"""How long after a signal was dropped it is sent again: the finaliser has ended by then."""


def send_again(raised: Mapping[type[BaseException], signal.Signals]) -> None:
    """Let this process hear each signal whose handler raises one of some exceptions, which a finaliser may drop.

    Python hands what it drops to `sys.unraisablehook`. There it cannot be raised once more, but the signal can be sent again.
    """
    show = sys.unraisablehook

    def hear(dropped: UnraisableHookArgs) -> None:
        number = raised.get(dropped.exc_type)
        if number is None:
            show(dropped)
        else:
            again = threading.Timer(AGAIN_SECONDS, os.kill, (os.getpid(), number))
            again.daemon = True
            again.start()

    sys.unraisablehook = hear
