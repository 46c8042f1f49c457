"""Dates of containers (JSON, RSS, manifests of the web) as ISO 8601."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from sourcelint.clean.lines.dates import written_dates

if TYPE_CHECKING:
    from collections.abc import Mapping

ISO = re.compile(
    r"""
    (?P<year>\d{4})-(?P<month>\d{2})(?:-(?P<day>\d{2})
        (?:[T ]{1,2}(?P<hour>\d{2}):(?P<minute>\d{2})(?::(?P<second>\d{2}))?(?:[.,]\d{1,9})?
            \s?(?P<zone>Z|UTC|GMT|[+-]\d{2}:?\d{2})?
        )?
    )?
    """,
    re.VERBOSE,
)
"""2023-11-16T20:35:22.5+01:00, or the front of it."""
RFC_822 = re.compile(
    r"""
    (?:[A-Za-z]{3,9},?\s)?                                                        # a day of the week
    (?P<day>\d{1,2})\s(?P<name>[A-Za-z]{3})[a-z]{0,6}\s(?P<year>\d{4})
    (?:\s(?P<hour>\d{2}):(?P<minute>\d{2})(?::(?P<second>\d{2}))?
        \s?(?P<zone>[A-Z]{1,4}|[+-]\d{4})?
    )?
    """,
    re.VERBOSE,
)
"""Tue, 20 Jun 2023 16:49:10 +0000"""
AMERICAN = re.compile(r"(?P<name>[A-Za-z]{3})[a-z]{0,6}\.?\s(?P<day>\d{1,2}),\s(?P<year>\d{4})")
"""June 20, 2023"""
EPOCH = re.compile(r"(?P<whole>\d{10}(?:\d{3})?)(?:\.\d{1,6})?")
"""Seconds or milliseconds since 1970."""
MILLISECOND_DIGITS = 13
MONTH_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
ZONES = {"Z": "+00:00", "UTC": "+00:00", "GMT": "+00:00", "UT": "+00:00", "EST": "-05:00", "EDT": "-04:00",
         "CST": "-06:00", "CDT": "-05:00", "MST": "-07:00", "MDT": "-06:00", "PST": "-08:00", "PDT": "-07:00"}  # fmt: skip
"""The zones that RFC 822 names."""
UNSET_YEARS = frozenset(["0000", "0001"])
"""Years of dates that nobody set: what databases (MySQL) and languages (.NET, Go) write for none."""
MAX_DATE_CHARS = 60
"""Characters of the longest date that is written for readers."""


def to_iso(stated: str) -> str | None:
    """Write a date as ISO 8601, as precise as it is stated; None if it is no date. Dates for readers give the day alone.

    >>> to_iso("Tue, 20 Jun 2023 16:49:10 +0000"), to_iso("2025-07-30 04:47:03"), to_iso("1700166922")
    ('2023-06-20T16:49:10+00:00', '2025-07-30T04:47:03', '2023-11-16T20:35:22+00:00')
    """
    stated = stated.strip()
    parts = ISO.match(stated) or RFC_822.match(stated) or AMERICAN.match(stated)
    if parts is not None:
        return _write_iso(parts.groupdict())
    seconds = EPOCH.fullmatch(stated)
    if seconds is not None:
        return _write_epoch(seconds)
    written = next(written_dates(stated), None) if len(stated) <= MAX_DATE_CHARS else None
    return written.value if written is not None else None


def _write_iso(parts: Mapping[str, str | None]) -> str | None:
    """Write the parts of a date; None if nobody set it, or it names no month."""
    year, month = parts["year"], parts.get("month") or _month_number(parts.get("name") or "")
    if year in UNSET_YEARS or not month:
        return None
    iso = f"{year}-{month}"
    if parts["day"]:
        iso += f"-{int(parts['day']):02d}"
    if parts.get("hour"):
        iso += f"T{parts['hour']}:{parts['minute']}:{parts['second'] or '00'}"
    return iso + _write_zone(parts.get("zone") or "")


def _write_zone(zone: str) -> str:
    """Write a zone as an offset; nothing for a name that RFC 822 does not have."""
    if zone.startswith(("+", "-")):
        return f"{zone[:3]}:{zone[-2:]}"
    return ZONES.get(zone, "")


def _write_epoch(seconds: re.Match[str]) -> str:
    unit = 1000 if len(seconds["whole"]) == MILLISECOND_DIGITS else 1
    return (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=int(float(seconds[0]) / unit))).isoformat()


def _month_number(name: str) -> str:
    """Return the two digits of a month, empty for an unknown name: `06` for `Jun`."""
    name = name.lower()
    return f"{MONTH_NAMES.index(name) + 1:02d}" if name in MONTH_NAMES else ""
