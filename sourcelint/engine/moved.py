"""Move what was found in a part of a file (a record of JSON Lines, a row of a table) to where the part stands.

The engine counts characters from the start of the part that it reads. Lines need no moving: `Document.position` knows
those of the file. The packed sentences of a profile stay as they are: `SourceProfile.start` says where they are counted from.
"""

from __future__ import annotations

from array import array
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from typing import TYPE_CHECKING, Any

from sourcelint.finding import Finding, Place
from sourcelint.report import Passages
from sourcelint.text import RawSpan

if TYPE_CHECKING:
    from sourcelint.report import SourceReport

PASSAGE_NUMBERS, PASSAGE_OFFSETS = 7, (3, 4)
"""Numbers of a passage in `Passages`, and which of them are offsets."""


def moved(report: SourceReport, by: int) -> SourceReport:
    """Return a report whose offsets are `by` characters higher."""
    return _moved(report, by) if by else report


def _moved(value: Any, by: int) -> Any:
    """Move all places inside a value, whatever it is made of."""
    if value is None or isinstance(value, (str, bytes, int, float)):
        return value
    if isinstance(value, RawSpan | Place | Finding):
        value = value._replace(start=value.start + by, end=value.end + by)
        return value if not isinstance(value, Finding) else value._replace(related=_moved(value.related, by))
    if isinstance(value, Passages):
        return value._replace(numbers=_moved_passages(value.numbers, by))
    if isinstance(value, tuple):
        inner = (_moved(part, by) for part in value)
        return value._make(inner) if hasattr(value, "_make") else tuple(inner)
    if isinstance(value, Mapping):
        return {_moved(key, by): _moved(inner, by) for key, inner in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{field.name: _moved(getattr(value, field.name), by) for field in fields(value)})
    return value


def _moved_passages(numbers: bytes, by: int) -> bytes:
    packed = array("I", numbers)
    for place in PASSAGE_OFFSETS:
        for at in range(place, len(packed), PASSAGE_NUMBERS):
            packed[at] += by
    return packed.tobytes()
