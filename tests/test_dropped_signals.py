"""A signal that arrives in a finaliser is heard all the same."""

from __future__ import annotations

import subprocess
import sys

SCRIPT = """
import signal, time
from sourcelint.host.dropped_signals import send_again
send_again({KeyboardInterrupt: signal.SIGINT})

class Closing:
    def __del__(self):
        signal.raise_signal(signal.SIGINT)
        time.sleep(0)

class Broken:
    def __del__(self):
        raise ValueError("of its own")

signal.signal(signal.SIGINT, signal.default_int_handler)
Broken()
try:
    Closing()
    time.sleep(20)
    print("dropped")
except KeyboardInterrupt:
    print("heard")
"""


def test_a_signal_in_a_finaliser_is_heard() -> None:
    done = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout == "heard\n"
    assert "KeyboardInterrupt" not in done.stderr
    assert "ValueError: of its own" in done.stderr
