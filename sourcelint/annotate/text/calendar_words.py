"""Months and weekdays in English: the one list that other word lists are built from."""

from __future__ import annotations

MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
)  # fmt: skip
"""In lower case, from January on."""

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
"""In lower case, from Monday on, as `date.weekday` counts them."""

WEEKDAY = f"(?:{'|'.join(map(str.title, WEEKDAYS))})"
"""An expression for a weekday as it is written."""

SHORT_MONTHS = ("jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec")
"""Short forms without their stop; May has none, September two."""

SHORT_WEEKDAYS = ("mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun")
"""Short forms without their stop; some days have several."""
