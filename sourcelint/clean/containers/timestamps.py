"""Dates of containers (JSON, RSS, manifests of the web) as ISO 8601."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

from sourcelint.clean.lines.dates import written_dates

ISO = re.compile(
    r"(\d{4})-(\d{2})(?:-(\d{2})(?:[T ]{1,2}(\d{2}):(\d{2})(?::(\d{2}))?(?:[.,]\d{1,9})?\s?(Z|UTC|GMT|[+-]\d{2}:?\d{2})?)?)?"
)
RFC_822 = re.compile(
    r"(?:[A-Za-z]{3,9},?\s)?(\d{1,2})\s([A-Za-z]{3})[a-z]{0,6}\s(\d{4})(?:\s(\d{2}):(\d{2})(?::(\d{2}))?\s?([A-Z]{1,4}|[+-]\d{4})?)?"
)
AMERICAN = re.compile(r"([A-Za-z]{3})[a-z]{0,6}\.?\s(\d{1,2}),\s(\d{4})")
EPOCH = re.compile(r"\d{10}(?:\d{3})?(?:\.\d{1,6})?")
MONTHS = {m: n for n, m in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)}  # noqa: SIM905
ZONES = {"Z": "+00:00", "UTC": "+00:00", "GMT": "+00:00", "UT": "+00:00", "EST": "-05:00", "EDT": "-04:00",
         "CST": "-06:00", "CDT": "-05:00", "MST": "-07:00", "MDT": "-06:00", "PST": "-08:00", "PDT": "-07:00"}  # fmt: skip
"""The zones that RFC 822 names."""
_NO_YEAR = frozenset(["0000", "0001"])
"""Years of dates that nobody set: what databases (MySQL) and languages (.NET, Go) write for none."""
LONGEST = 60
"""Characters of the longest date that is written for readers."""


def to_iso(stated: str) -> str | None:
    """Write a date as ISO 8601, as precise as it is stated; None where it is none. Dates for readers give the day alone.

    >>> to_iso("Tue, 20 Jun 2023 16:49:10 +0000"), to_iso("2025-07-30 04:47:03"), to_iso("1700166922")
    ('2023-06-20T16:49:10+00:00', '2025-07-30T04:47:03', '2023-11-16T20:35:22+00:00')
    """
    stated = stated.strip()
    if m := ISO.match(stated):
        year, month, day, hour, minute, second, zone = m.groups()
    elif m := RFC_822.match(stated):
        day, name, year, hour, minute, second, zone = m.groups()
        month = _month(name)
    elif m := AMERICAN.match(stated):
        (name, day, year), hour, minute, second, zone = m.groups(), None, None, None, None
        month = _month(name)
    elif EPOCH.fullmatch(stated):
        seconds = float(stated) / (1000 if len(stated.split(".")[0]) == 13 else 1)
        return (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=int(seconds))).isoformat()
    else:
        written = next(written_dates(stated), None) if len(stated) <= LONGEST else None
        return written.value if written is not None else None
    if year in _NO_YEAR or not month:
        return None
    iso = f"{year}-{month}"
    if day:
        iso += f"-{int(day):02d}"
    if hour:
        iso += f"T{hour}:{minute}:{second or '00'}"
    if zone:
        iso += ZONES.get(zone) or (f"{zone[:3]}:{zone[-2:]}" if zone[0] in "+-" else "")
    return iso


def _month(name: str) -> str:
    number = MONTHS.get(name.lower())
    return f"{number:02d}" if number else ""
