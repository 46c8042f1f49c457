"""The rows of a long list of sources, as data that a script draws: a page of 100,000 rows of markup takes a browser a minute.

The script is `templates/index.js`, always the same; the page allows it by its hash and nothing else. What it is given is made
visible here as everything else is, and cannot end the block that it stands in.
"""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any, NamedTuple

from sourcelint.render import escape

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sourcelint.render import Run
    from sourcelint.render.summary import SourceRow

MAX_PLAIN_ROWS = 500
"""Rows that a list has as markup. A longer one has the others as data."""

ROWS_PER_BLOCK = 2_000
"""Rows that are parsed at once, so that the text of all never stands in memory twice."""

SCRIPT = Path(__file__).parent / "templates" / "index.js"

TONES = {
    "met": "good", "met, with notes": "good", "missed": "error", "complete": "good", "bar met": "good", "INCOMPLETE": "error",
    "bar missed": "error",
}  # fmt: skip
"""How states are coloured; others are soft."""


class RowData(NamedTuple):
    """All rows of a long list as JSON: `told` has states and missing fields, which many rows have alike, `blocks` the rows."""

    told: str
    blocks: tuple[str, ...]


def rows_as_data(rows: Sequence[SourceRow], run: Run) -> RowData | None:
    """Return the rows of a list as data; None if it is short enough to be markup alone."""
    if len(rows) <= MAX_PLAIN_ROWS:
        return None
    states: dict[tuple[str, ...], int] = {}
    missing: dict[tuple[str, ...], int] = {}
    written = [
        [
            row.letter or "",
            float(f"{row.points:g}"),
            _shown(row.title),
            _shown(row.source) if row.source != row.title else 0,
            PurePosixPath(row.page).stem,
            states.setdefault(row.states, len(states)),
            row.counts["error"],
            row.counts["warning"],
            missing.setdefault(row.missing, len(missing)),
            _shown(run.before.get(row.source, "")) or 0,
        ]
        for row in rows
    ]
    told = {
        "states": [[[_shown(state), TONES.get(state, "soft")] for state in some] for some in states],
        "missing": [_shown(", ".join(fields)) for fields in missing],
    }
    blocks = (written[start : start + ROWS_PER_BLOCK] for start in range(0, len(written), ROWS_PER_BLOCK))
    return RowData(_json(told), tuple(map(_json, blocks)))


def _shown(text: str) -> str:
    return escape.visible(escape.cut(text))


def _json(value: Any) -> str:
    """Write JSON that can stand inside of a script element: nothing in it looks like markup."""
    text = escape.json_text(value, indent=None)
    return text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")


@cache
def script() -> str:
    """Return the script that draws the rows."""
    return SCRIPT.read_text(encoding="utf8")


@cache
def script_hash() -> str:
    """Return the source expression of a Content-Security-Policy that allows the script alone (CSP Level 3, 2.3.1)."""
    return f"'sha256-{b64encode(sha256(script().encode('utf8')).digest()).decode('ascii')}'"
