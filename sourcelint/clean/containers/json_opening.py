"""Whether a text is JSON: how it opens, and how much of it stands outside of any value."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sourcelint.expressions import lazy

if TYPE_CHECKING:
    from sourcelint.clean.containers.json_scanner import Scan

KEY = r"[^\"'{}\n]{1,200}"
OPENING = lazy(
    rf"""
    \ufeff?
    (?:\s*+(?://[^\n]{{0,2000}}\n|/\*[^*]{{0,200}}\*/)){{0,9}}\s*+  # comments
    (?:<script\b[^<>]{{0,200}}>\s*+)?
    (?:typeof[ ][\w.$]{{1,60}}[ ]?===?[ ]?["']function["'][ ]?&&[ ]?)?  # the guard before a call
    (?:(?:var[ ]|let[ ]|const[ ]|window\.)?[\w.$]{{1,60}}\s{{0,9}}[=(]\s{{0,9}})?  # an assignment or a call in JavaScript
    (?P<bracket>[{{\[])(?:(?<=\[)\s*+\{{)?\s*+              # an object, a list, or a list of objects
    (?P<quote>["'])(?:{KEY}(?P=quote)\s{{0,99}}:|(?<=\[.))  # its first key, or the first string of the list
    """,
    re.DOTALL | re.VERBOSE,
    needs=("{", "["),
)
"""The start of an object, or of a list of objects or strings."""
ESCAPED_BLANK = r"(?>\\[nrt]|[ ])"
ENCODED = lazy(
    rf"""
    \ufeff?\s*+["']{ESCAPED_BLANK}*+
    [\[{{]{ESCAPED_BLANK}*+(?:\{{{ESCAPED_BLANK}*+)?        # an object, a list, or a list of objects
    \\["']{KEY}\\["']{ESCAPED_BLANK}{{0,9}}:                # its first key
    """,
    re.VERBOSE,
    needs=("{", "["),
)
"""The start of a string that holds JSON, as `json.dumps` of JSON gives it."""
MAX_STRAY_SHARE = 0.05
"""Share of characters outside any value up to which a file is still JSON; above, it is a text that shows some."""
MAX_STRAY_CHARS = 20
"""Characters that may stand around JSON in any case: a semicolon, a closing bracket, an HTML comment."""


def is_json(value: str, found: Scan) -> bool:
    """Tell JSON from a text that shows some: little stands outside the values, and little behind them."""
    last = max((root.end for root in found.roots), default=0)
    return (
        bool(found.roots)
        and found.stray <= MAX_STRAY_CHARS + MAX_STRAY_SHARE * len(value)
        and last >= len(value) * (1 - MAX_STRAY_SHARE) - MAX_STRAY_CHARS
    )
