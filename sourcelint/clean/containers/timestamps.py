"""Dates of containers (JSON, RSS, manifests of the web) as ISO 8601."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from sourcelint.clean.lines.dates import month_of, written_dates
from sourcelint.expressions import lazy

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_CLOCK = r"(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2}))?(?:[.,]\d{1,9})?"
ISO = lazy(
    rf"""
    (?P<year>\d{{4}})-(?P<month>\d{{2}})(?:-(?P<day>\d{{2}})
        (?:[T ]{{1,2}}{_CLOCK}
            \s?(?P<zone>Z|UTC|GMT|[+-]\d{{2}}:?\d{{2}})?
        )?
    )?
    """,
    re.VERBOSE,
)
"""2023-11-16T20:35:22.5+01:00, or the front of it."""
BASIC = lazy(
    r"""
    (?P<year>(?:19|20)\d\d)(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])
    (?:T?(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d)(?P<second>[0-5]\d)?(?P<zone>Z|[+-]\d{4})?)?
    """,
    re.VERBOSE,
)
"""20231116, 20231116T203522Z, 20231116203522: ISO 8601 without its signs."""
_WEEKDAY = r"(?:[^\W\d_]{2,12}\.?,?\s)?"
_NAME = r"(?P<name>[^\s\d.,-]{2,12})\.?"
RFC_822 = lazy(
    rf"""
    {_WEEKDAY}(?P<day>\d{{1,2}})\.?(?P<sep>[\s-]){_NAME}(?P=sep)(?P<year>\d{{4}}|\d{{2}})(?!\d)   # the day
    (?:,?\s{_CLOCK}\s?(?P<zone>[A-Z]{{1,4}}|[+-]\d{{2}}:?\d{{2}})?)?                             # time and zone
    """,
    re.VERBOSE,
)
"""Tue, 20 Jun 2023 16:49:10 +0000, also in other languages; Tuesday, 20-Jun-23 16:49:10 UTC, as RFC 850 and PHP write it."""
CTIME = lazy(
    rf"{_WEEKDAY}{_NAME}\s{{1,2}}(?P<day>\d{{1,2}})\s{_CLOCK}\s(?:(?P<zone>[A-Z]{{1,4}}|[+-]\d{{4}})\s)?(?P<year>\d{{4}})"
)
"""Tue Jun 20 16:49:10 UTC 2023, as C and the command `date` write it; Twitter writes its zone in figures."""
JAVASCRIPT = lazy(
    rf"""
    {_WEEKDAY}{_NAME}\s{{1,2}}(?P<day>\d{{1,2}}),?\s(?P<year>\d{{4}})                             # the day
    (?:,?\s(?:at\s)?{_CLOCK}(?!\s?[AaPp]\.?[Mm])\s?(?:GMT|UTC)?(?P<zone>[+-]\d{{4}})?)?           # time and zone
    """,
    re.VERBOSE,
)
"""Tue Jun 20 2023 16:49:10 GMT+0000 (Coordinated Universal Time), and June 20, 2023."""
_FORMS = (ISO, RFC_822, CTIME, JAVASCRIPT)
EPOCH = lazy(r"(?P<whole>\d{10}(?:\d{3}|\d{6}|\d{9})?)(?:\.\d{1,9})?")
"""Seconds since 1970, or thousandth, millionth or milliardth parts of them."""
DOT_NET = lazy(r"\\?/Date\((?P<milliseconds>\d{9,14})(?:[+-]\d{4})?\)\\?/")
"""/Date(1594512000000+0200)/, as .NET writes it."""
SECOND_DIGITS = 10
ZONES = {"Z": "+00:00", "UTC": "+00:00", "GMT": "+00:00", "UT": "+00:00", "EST": "-05:00", "EDT": "-04:00",
         "CST": "-06:00", "CDT": "-05:00", "MST": "-07:00", "MDT": "-06:00", "PST": "-08:00", "PDT": "-07:00"}  # fmt: skip
"""The zones that RFC 822 names."""
UNSET_YEARS = frozenset(["0000", "0001"])
"""Years of dates that nobody set: what databases (MySQL) and languages (.NET, Go) write for none."""
LAST_SHORT_YEAR = 68
"""Two digits up to this one are a year of this century (POSIX, strptime %y)."""
FIGURES = lazy(r"(?<![\d/-])(\d{1,2})[/-](\d{1,2})[/-]\d{4}(?!\d)")
MONTHS_A_YEAR = 12
MAX_DATE_CHARS = 80
"""Characters of the longest date that is written for readers."""


def to_iso(stated: str, beside: Iterable[str] = ()) -> str | None:
    """Write a date as ISO 8601, as precise as it is stated; None if it is no date. Dates for readers give the day alone.

    `beside` are other dates of the same source: 07/14/2023 shows how its 07/11/2023 is meant. Else only the year is sure.

    >>> to_iso("Tue, 20 Jun 2023 16:49:10 +0000"), to_iso("2025-07-30 04:47:03"), to_iso("1700166922")
    ('2023-06-20T16:49:10+00:00', '2025-07-30T04:47:03', '2023-11-16T20:35:22+00:00')
    >>> to_iso("Seg, 24 Set 2018 19:42:40 -0300"), to_iso("Mon Sep 24 19:42:40 2018"), to_iso("/Date(1594512000000)/")
    ('2018-09-24T19:42:40-03:00', '2018-09-24T19:42:40', '2020-07-12T00:00:00+00:00')
    >>> to_iso("07/11/2023"), to_iso("07/11/2023", ["07/14/2023"])
    ('2023', '2023-07-11')
    """
    stated = stated.strip()
    for form in _FORMS:
        parts = form.match(stated)
        found = _write_iso(parts.groupdict()) if parts is not None else None
        if found is not None or (form is ISO and parts is not None):
            return found
    return _of_machines(stated) or _of_readers(stated, beside)


def days_it_may_be(stated: str, iso: str) -> tuple[str, str] | None:
    """Return both days that a date in figures may be, of which only the year is sure; the day-first one first.

    >>> days_it_may_be("07/11/2023", to_iso("07/11/2023"))
    ('2023-11-07', '2023-07-11')
    """
    is_year = len(iso) == len("2023") and len(stated) <= MAX_DATE_CHARS
    written = next(written_dates(stated), None) if is_year else None
    return written.either if written is not None else None


def _of_machines(stated: str) -> str | None:
    """Read figures without signs, seconds since 1970, and what .NET writes."""
    seconds = EPOCH.fullmatch(stated)
    if seconds is not None:
        return _write_epoch(int(seconds["whole"]) / 10 ** (len(seconds["whole"]) - SECOND_DIGITS))
    basic = BASIC.fullmatch(stated)
    if basic is not None:
        return _write_iso(basic.groupdict())
    dot_net = DOT_NET.fullmatch(stated)
    return _write_epoch(int(dot_net["milliseconds"]) / 1000) if dot_net is not None else None


def _of_readers(stated: str, beside: Iterable[str]) -> str | None:
    written = next(written_dates(stated), None) if len(stated) <= MAX_DATE_CHARS else None
    if written is None:
        return None
    if written.either is not None:
        orders = {order for other in beside if (order := _order_of(other)) is not None}
        if len(orders) == 1:
            return written.either[orders.pop()]
    return written.value


def _order_of(stated: str) -> int | None:
    """Tell in which order a date in figures stands: 0 for the day first, 1 for the month; None if it does not show."""
    figures = FIGURES.search(stated[:MAX_DATE_CHARS])
    if figures is None:
        return None
    first, second = int(figures[1]), int(figures[2])
    return {(True, False): 0, (False, True): 1}.get((first > MONTHS_A_YEAR, second > MONTHS_A_YEAR))


def _write_iso(parts: Mapping[str, str | None]) -> str | None:
    """Write the parts of a date; None if nobody set it, or it names no month."""
    year, month = _four_digits(parts["year"] or ""), parts.get("month") or _month_number(parts.get("name") or "")
    if year in UNSET_YEARS or not month:
        return None
    iso = f"{year}-{month}"
    if parts["day"]:
        iso += f"-{int(parts['day']):02d}"
    if parts.get("hour"):
        iso += f"T{parts['hour']:0>2}:{parts['minute']}:{parts['second'] or '00'}"
    return iso + _write_zone(parts.get("zone") or "")


def _four_digits(year: str) -> str:
    if len(year) > 2:
        return year
    return f"{20 if int(year) <= LAST_SHORT_YEAR else 19}{year}"


def _write_zone(zone: str) -> str:
    """Write a zone as an offset; nothing for a name that RFC 822 does not have."""
    if zone.startswith(("+", "-")):
        return f"{zone[:3]}:{zone[-2:]}".replace("-00:00", "+00:00")
    return ZONES.get(zone, "")


def _write_epoch(seconds: float) -> str:
    return (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=int(seconds))).isoformat()


def _month_number(name: str) -> str:
    """Return the two digits of a month, empty for an unknown name: `06` for `Jun`."""
    month = month_of(name)
    return f"{month:02d}" if month is not None else ""
