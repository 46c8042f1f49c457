"""How the time of an expression grows with the length of a text: in processor time, and never for longer than a limit."""

from __future__ import annotations

import itertools
import math
import signal
import time
from functools import partial
from typing import TYPE_CHECKING, Any

from pumps.attacks import attacks

if TYPE_CHECKING:
    import re
    from collections.abc import Callable

    from pumps.attacks import Attack
    from pumps.collect import Expression

FIRST_CHARS = 2_000
"""Of the first try: enough to tell a quadratic expression from a linear one in a millisecond."""
SUSPICIOUS_SECONDS = 0.0008
SMALLEST_CHARS = 1_000
LARGEST_CHARS = 64_000
SIGNIFICANT_SECONDS = 0.02
LIMIT_SECONDS = 1.0
MAX_EXPONENT = 1.5
MAX_SECONDS_PER_MB = 30.0
NEGLIGIBLE_SECONDS_PER_MB = 0.5
TRIES = 3


class TooLongError(Exception):
    """The time of a single run is over."""


def _stop(*_: object) -> None:
    raise TooLongError


def seconds(run: Callable[[], object]) -> float:
    """Return the processor time of a call, or infinity above the limit."""
    previous = signal.signal(signal.SIGVTALRM, _stop)
    begun = time.process_time()
    try:
        signal.setitimer(signal.ITIMER_VIRTUAL, LIMIT_SECONDS)
        run()
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    except TooLongError:
        return math.inf
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, previous)
    return time.process_time() - begun


def fault_of(expression: Expression) -> str | None:
    """Attack an expression with every string derived from it; say on which its time grows too fast, or None."""
    pattern = expression.pattern
    for attack in attacks(pattern):
        for use in sorted(expression.uses):
            run = partial(_run, pattern, use)
            if seconds(partial(run, _text(pattern, attack, FIRST_CHARS))) < SUSPICIOUS_SECONDS:
                continue
            # A busy machine makes a measurement long, none short: a fault is seen each time.
            tries = (_growth(run, pattern, attack) for _ in range(TRIES))
            faults = list(itertools.takewhile(lambda fault: fault is not None, tries))
            if len(faults) == TRIES:
                return f"{faults[-1]} ({use}) on {attack.head!r} + n * {attack.unit!r} + {attack.tail!r}"
    return None


def _run(pattern: re.Pattern[Any], use: str, text: Any) -> None:
    if use == "finditer":
        for _ in pattern.finditer(text):
            pass
    else:
        getattr(pattern, use)(text)


def _text(pattern: re.Pattern[Any], attack: Attack, size: int) -> Any:
    text = attack.text(size)
    return text if isinstance(pattern.pattern, str) else text.encode("latin-1", "replace")


def _growth(run: Callable[[Any], None], pattern: re.Pattern[Any], attack: Attack) -> str | None:
    """Double the text until its time is significant; say how it grows if that is too fast."""
    size, before = SMALLEST_CHARS, 0.0
    while size <= LARGEST_CHARS:
        text = _text(pattern, attack, size)
        taken = seconds(partial(run, text))
        if math.isinf(taken):
            return f"over {LIMIT_SECONDS} s for {size} characters"
        if before and taken > SIGNIFICANT_SECONDS:
            exponent, cost = math.log2(taken / before), taken / len(text) * 1e6
            # A bounded part looks quadratic as long as the text is shorter than its bound.
            may_be_bounded = exponent > MAX_EXPONENT and size < LARGEST_CHARS and taken < LIMIT_SECONDS / 8
            if not may_be_bounded:
                growing = exponent > MAX_EXPONENT and cost > NEGLIGIBLE_SECONDS_PER_MB
                too_fast = growing or cost > MAX_SECONDS_PER_MB
                return f"exponent {exponent:.1f}, {cost:.1f} s/MB at {size} characters" if too_fast else None
        size, before = size * 2, taken
    return None
