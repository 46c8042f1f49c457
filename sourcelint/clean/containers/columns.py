"""Which column of a table is what of an article: by what the settings say, by its name, the text by what stands in it.

The columns of a table become the keys of a record, which is then read as one of JSON is: what `record_metadata` knows
by its key keeps its name, what it does not gets one that it knows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sourcelint.clean.containers.record_keys import ASIDE, BODIES, PROSE, TEASERS, known_key
from sourcelint.expressions import lazy

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

KEYS = {
    "text": "content",
    "title": "title",
    "author": "author",
    "published": "date_published",
    "modified": "date_modified",
    "url": "url",
    "publisher": "publisher",
    "language": "language",
}
"""What a column can be called in the settings, and the key of a record that says it."""

NOT_IN_A_NAME = lazy(r"[\s\-./]+")
MIN_SHARE_OF_PROSE = 0.5
"""Share of the rows looked at that must have prose in the column of the text."""
MAX_NAMES_SHOWN, MAX_NAME_CHARS = 20, 40


def name_of(column: str) -> str:
    """Return the name of a column as names are compared: small letters, underscores for blanks."""
    return NOT_IN_A_NAME.sub("_", column.removeprefix("\ufeff").strip().lower())


def keys_of(columns: Sequence[str], rows: Sequence[Sequence[str]], named: Mapping[str, str]) -> tuple[str, ...] | None:
    """Return a key for each column of a table; None if no column holds the text.

    `rows` are some of its rows, `named` says by meaning (see `KEYS`) what columns the settings name.
    """
    chosen = {name_of(column): KEYS[meaning] for meaning, column in named.items()}
    taken = set(chosen.values())
    names = [name_of(column) for column in columns]
    text = _named_text(names, chosen) if "content" in taken else _text_column(names, rows)
    if text is None:
        return None
    return tuple(
        "content" if at == text else chosen.get(name) or _key(name, taken, at) for at, name in enumerate(names)
    )


def _named_text(names: list[str], chosen: Mapping[str, str]) -> int | None:
    return next((at for at, name in enumerate(names) if chosen.get(name) == "content"), None)


def _key(name: str, taken: set[str], at: int) -> str:
    """Return the key of a column that nobody named; one that would speak for the text or for a named column is kept apart."""
    key = known_key(name)
    if not key:  # pandas writes the numbers of the rows so
        return f"column_{at + 1}"
    return f"column_{at + 1}" if key in taken or key == "content" or (key in BODIES and key not in TEASERS) else key


def _text_column(names: Sequence[str], rows: Sequence[Sequence[str]]) -> int | None:
    """Find the column of the text: one that is called so and holds prose, else the one that holds most prose."""
    cells = [[row[at] for row in rows if at < len(row)] for at in range(len(names))]
    holds_prose = [_share_of_prose(column) >= MIN_SHARE_OF_PROSE for column in cells]
    called = [known_key(name) for name in names]
    for body in BODIES:
        if body in called and body not in TEASERS and (not rows or holds_prose[called.index(body)]):
            return called.index(body)
    likely = [at for at, name in enumerate(names) if holds_prose[at] and not _is_aside(name)]
    return max(likely, key=lambda at: sum(map(len, cells[at])), default=None)


def _is_aside(name: str) -> bool:
    """Tell the name of a column that says something of the article, and so is not its text."""
    return ASIDE.search(name) is not None or known_key(name) in {"title", "headline", "url", "author"}


def _share_of_prose(cells: Sequence[str]) -> float:
    filled = [cell for cell in cells if cell.strip()]
    return sum(PROSE.search(cell) is not None for cell in filled) / len(filled) if filled else 0.0


def no_text(columns: Sequence[str]) -> str:
    """Say that no column holds the text, which columns there are, and how to name one."""
    shown = ", ".join(repr(column[:MAX_NAME_CHARS]) for column in columns[:MAX_NAMES_SHOWN])
    more = f" and {len(columns) - MAX_NAMES_SHOWN} more" if len(columns) > MAX_NAMES_SHOWN else ""
    return (
        f"not read: no column of the table can be told to hold the text; it has {shown}{more}. "
        'Name one in the settings file: [columns], text = "NAME"'
    )
