"""English: the words of time, by class, with what they mean."""

from __future__ import annotations

from typing import Any

from sourcelint.annotate.text.calendar_words import MONTHS, WEEKDAYS
from sourcelint.annotate.text.number_words import NUMBERS, ORDINALS

DECADES = ["twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties"]

SHORT_MONTHS = {
    short: number for number, month in enumerate(MONTHS, 1) if month != "may" for short in (month[:3], month[:3] + ".")
}

WORDS: dict[str, dict[str, Any]] = {
    # Ordinals, months, weekdays: their number. Weekdays from 0, as in Python.
    "ordinal": {word: number for number, word in enumerate(ORDINALS, 1)},
    "month": {month: number for number, month in enumerate(MONTHS, 1)} | SHORT_MONTHS | {"sept": 9, "sept.": 9},
    "weekday": {day: number for number, day in enumerate(WEEKDAYS)},
    "short_weekday": {
        "mon.": 0, "tue.": 1, "tues.": 1, "wed.": 2, "thu.": 3, "thur.": 3, "thurs.": 3, "fri.": 4, "sat.": 5, "sun.": 6,
        "mon": 0, "tue": 1, "tues": 1, "wed": 2, "thu": 3, "thur": 3, "thurs": 3, "fri": 4, "sat": 5, "sun": 6,
    },
    "weekdays": {day + "s": number for number, day in enumerate(WEEKDAYS)},
    # Units: the letter of TIMEX3.
    "unit": {"day": "D", "week": "W", "month": "M", "year": "Y", "decade": "DE", "fortnight": "2W"},
    "units": {"days": "D", "weeks": "W", "months": "M", "years": "Y", "decades": "DE", "fortnights": "2W", "centuries": "CE", "millennia": "ML"},
    "quarter": {"quarter": "Q"},
    "quarters": {"quarters": "Q"},
    "quarter_name": {f"q{number}": number for number in range(1, 5)},
    "century": {"century": "CE", "millennium": "ML"},
    "weekend": {"weekend": "WE"},
    "weekends": {"weekends": "WE"},
    "hour": {"hour": "H", "minute": "M"},
    "hours": {"hours": "H", "minutes": "M", "seconds": "S", "hrs": "H"},
    # Parts of the day and the year.
    "part": {
        "morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI", "dusk": "EV", "midafternoon": "AF",
        "mid-afternoon": "AF", "mid-morning": "MO", "nightfall": "NI", "nighttime": "NI", "lunchtime": "MI",
    },
    "parts": {"mornings": "MO", "afternoons": "AF", "evenings": "EV", "nights": "NI"},
    "noon": {"noon": "12:00", "midday": "12:00", "midnight": "24:00"},
    "season": {"spring": "SP", "summer": "SU", "autumn": "FA", "winter": "WI", "springtime": "SP", "summertime": "SU"},
    "fall": {"fall": "FA"},
    # Days and times that count from the day of writing: days from it, and the part of the day.
    "deixis": {
        "today": (0, ""), "yesterday": (-1, ""), "tomorrow": (1, ""), "tonight": (0, "NI"), "overnight": (0, "NI"),
        "the day before yesterday": (-2, ""), "the day after tomorrow": (2, ""),
    },
    "ref": {
        "now": "PRESENT_REF", "right now": "PRESENT_REF", "currently": "PRESENT_REF", "nowadays": "PRESENT_REF",
        "recently": "PAST_REF", "more recently": "PAST_REF", "lately": "PAST_REF", "these days": "PRESENT_REF",
        "at present": "PRESENT_REF", "the present": "PRESENT_REF", "present-day": "PRESENT_REF", "modern-day": "PRESENT_REF",
        "modern day": "PRESENT_REF", "the present day": "PRESENT_REF", "in modern times": "PRESENT_REF",
        "the time being": "PRESENT_REF", "the foreseeable future": "FUTURE_REF",
        "the near term": "FUTURE_REF", "the short term": "FUTURE_REF", "the recent past": "PAST_REF",
        "the distant past": "PAST_REF", "the near future": "FUTURE_REF", "as soon as possible": "FUTURE_REF",
    },
    "ref_noun": {"future": "FUTURE_REF"},
    "ref_adjective": {"current": (0, "now"), "recent": (-1, "done")},
    "past": {"past": (-1, "now")},
    "often": {
        "daily": "P1D", "weekly": "P1W", "monthly": "P1M", "yearly": "P1Y", "annually": "P1Y", "hourly": "PT1H",
        "nightly": "P1D", "biweekly": "P2W", "bimonthly": "P2M",
    },
    # Steps: how many units, and from where: the day of writing, the last date of the text, the last period that is over.
    "shift": {
        "last": (-1, "now"), "this past": (-1, "now"), "next": (1, "now"), "coming": (1, "now"), "this coming": (1, "now"),
        "this": (0, "now"), "upcoming": (1, "now"), "latest": (-1, "done"), "most recent": (-1, "done"),
        "following": (1, "text"), "previous": (-1, "text"), "preceding": (-1, "text"), "subsequent": (1, "text"),
        "that": (0, "text"), "that same": (0, "text"), "same": (0, "text"), "succeeding": (1, "text"), "prior": (-1, "text"),
        "this same": (0, "text"), "intervening": (0, "text"), "this very": (0, "text"), "that very": (0, "text"),
    },
    "beside": {"before": -1, "after": 1},
    "ago": {"ago": -1},
    "later": {"later": 1, "earlier": -1, "afterward": 1, "afterwards": 1, "previously": -1, "beforehand": -1},
    # Parts of a period: the value of MOD.
    "edge": {
        "early": "START", "late": "END", "mid": "MID", "sometime": None, "later part": "END", "latter half": "END", "early in": "START", "late in": "END", "midway through": "MID",
    },
    "edge_noun": {
        "beginning": "START", "start": "START", "end": "END", "middle": "MID", "eve": "BEFORE", "rest": "END", "close": "END",
        "onset": "START", "turn": "START", "early part": "START", "latter part": "END", "dawn": "START",
    },
    "end_of": {"year-end": "Y", "year end": "Y", "month-end": "M", "month's end": "M", "year's end": "Y", "month’s end": "M", "year’s end": "Y"},
    # Small words.
    "the": {"the": None},
    "an": {"a": 1, "an": 1},
    "of": {"of": None},
    "in_": {"in": None, "on": None, "at": None, "during": None},
    "and_": {"and": None, "or": None, "to": None, "through": None, "until": None, "till": None},
    "approx": {
        "about": "APPROX", "around": "APPROX", "roughly": "APPROX", "approximately": "APPROX",
        "circa": "APPROX", "ca.": "APPROX", "c.": "APPROX", "nearly": "LESS_THAN", "almost": "LESS_THAN",
        "more than": "MORE_THAN", "well over": "MORE_THAN", "just over": "MORE_THAN", "a little more than": "MORE_THAN",
        "a little over": "MORE_THAN", "less than": "LESS_THAN", "fewer than": "LESS_THAN", "under": "LESS_THAN",
        "just under": "LESS_THAN", "a little less than": "LESS_THAN", "close to": "LESS_THAN", "at least": "EQUAL_OR_MORE",
        "no less than": "EQUAL_OR_MORE", "at most": "EQUAL_OR_LESS", "up to": "EQUAL_OR_LESS",
        "no more than": "EQUAL_OR_LESS", "not more than": "EQUAL_OR_LESS", "as much as": "EQUAL_OR_LESS", "a mere": None,
    },
    "over": {"over": "MORE_THAN", "some": "APPROX"},
    # Numbers. None is a number that the text leaves open.
    "few": {
        "several": None, "few": None, "a few": None, "many": None, "a couple of": 2, "a couple": 2, "couple of": 2,
        "a number of": None, "hundreds of": None, "thousands of": None, "dozens of": None, "countless": None,
        "numerous": None, "various": None,
    },
    "word": NUMBERS,
    "big": {"hundred": 100, "thousand": 1000, "million": 10**6},
    "dozen": {"dozen": 12},
    "half": {"half": 0.5},
    "decade": {word: f"{tens}0s" for tens, word in enumerate(DECADES, 2)},
    "more": {
        "more": None, "full": None, "consecutive": None, "straight": None, "successive": None, "additional": None,
        "long": None, "whole": None, "business": None, "working": None, "trading": None, "short": None, "entire": None,
        "further": None, "other": None, "solid": None, "extra": None, "single": None,
    },
    "another": {"another": 1, "an additional": 1, "an entire": 1, "a full": 1, "a single": 1, "a whole": 1},
    "old": {"old": None},
    "long_": {"of age": None},
    "each": {"each": None, "every": None},
    "per": {"per": None},
    "era": {"bc": -1, "b.c": -1, "b.c.": -1, "bce": -1, "b.c.e.": -1, "ad": 1, "a.d.": 1, "a.d": 1, "ce": 1, "c.e.": 1},
    "ampm": {"am": 0, "a.m.": 0, "a.m": 0, "pm": 12, "p.m.": 12, "p.m": 12},
    "zone": {
        "gmt": "Z", "utc": "Z", "est": "-05", "edt": "-04", "cst": "-06", "cdt": "-05", "mst": "-07", "mdt": "-06",
        "pst": "-08", "pdt": "-07", "bst": "+01", "cet": "+01", "cest": "+02", "eastern time": "",
        "eastern": "", "et": "", "o'clock": "", "o’clock": "", "ist": "", "jst": "+09",
    },
    # Holidays: month-day, month-weekday#nth, or days from Easter Sunday (see calendar.holiday).
    "holiday": {
        "christmas": "12-25", "christmas day": "12-25", "christmas eve": "12-24", "new year's day": "1-1", "new year’s day": "1-1",
        "new year's eve": "12-31", "new year’s eve": "12-31", "thanksgiving": "11-3#4", "thanksgiving day": "11-3#4",
        "halloween": "10-31", "easter": "easter", "easter sunday": "easter", "easter monday": "easter1",
        "good friday": "easter-2", "ash wednesday": "easter-46", "pentecost": "easter49", "valentine's day": "2-14",
        "valentine’s day": "2-14", "labor day": "9-0#1", "independence day": "7-4", "veterans day": "11-11",
        "boxing day": "12-26", "st. patrick's day": "3-17", "may day": "5-1", "bastille day": "7-14",
        "black friday": "11-3#4+1", "cyber monday": "11-3#4+4",
    },
    "fiscal": {"fiscal": None, "financial": None},
    "period": {"period": None},
    "corresponding": {"corresponding": None, "comparable": None},
    "time": {"time": None},
}  # fmt: skip
