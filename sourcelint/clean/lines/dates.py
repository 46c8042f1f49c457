"""Dates as pages write them: in figures, or with the name of a month in one of the languages of the web.

Figures may be those of any script; years may be counted as in Thailand, Iran, Japan and Taiwan. Names of months come from
CLDR (`month_names`, written by tools/build_month_names.py).
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from sourcelint.clean.lines.calendars import ERAS, JALALI_MONTHS, WEEKDAYS, gregorian_of_jalali
from sourcelint.clean.lines.month_names import CLDR_MONTHS
from sourcelint.expressions import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

# What CLDR does not have, a line a month: spellings without their letters, short forms of the press, Levantine names.
_MORE_MONTHS = """
jaenner jänner janv janvier
febbr fevr feber شباط
maerz mrt آذار
apr kwi ابريل نيسان
may mai أيار
haziran حزيران
tem تموز
aug ağu agu آب
sept setiembre sett أيلول
okt out ott تشرين_الأول تشرين_الاول
nov kas تشرين_الثاني
dez dec ara كانون_الأول كانون_الاول
"""


_ARABIC = lazy(r"[\u0621-\u064a]")


def _without_marks(name: str) -> str:
    """Take the marks off letters, as keyboards without them do: "décembre" is "decembre", "kasım" "kasim", "أيار" "ايار"."""
    plain = "".join(char for char in unicodedata.normalize("NFKD", name) if not unicodedata.combining(char))
    return plain.replace("ı", "i").replace("ł", "l")


def _month_names() -> dict[str, int]:
    """Return the number of each name of a month, in lower case; the names of CLDR win."""
    names: dict[str, int] = {}
    for table in (CLDR_MONTHS.strip().split("\n\n"), _MORE_MONTHS.strip().splitlines()):
        for month, line in enumerate(table, 1):
            for name in line.split():
                names.setdefault(name.replace("_", " "), month)
    marked = [name for name in names if not name.isascii() and (name[0] < "\u0250" or _ARABIC.match(name))]
    for name, plain in zip(marked, _without_marks("\n".join(marked)).split("\n"), strict=True):
        names.setdefault(plain, names[name])
    return names


MONTHS = _month_names()
"""Numbers of the months by their names in lower case, without stops."""
_CROATIAN = {"listopada": 10, "listopad": 10, "lip": 6, "srp": 7, "lis": 10}
"""Names that mean one month in Polish or Czech and another in Croatian, which writes a point behind the day."""
_BUDDHIST_YEARS, _ROC_YEARS = 543, 1911
"""Years by which the years of Thailand are ahead of ours, and those of Taiwan behind them."""

_DOUBLE = "|".join(
    sorted((re.escape(name) for name in (*MONTHS, *JALALI_MONTHS) if " " in name), key=len, reverse=True)
)
# A word of any script: letters with their marks, and points between the letters of Thai.
_WORD = rf"(?:{_DOUBLE}|[^\W\d_](?:[^\s\d!-@\[-`{{-~«»“”„|·•–—،؛।、。年月日년월일]|(?<=[\u0e00-\u0e7f])\.(?=[\u0e00-\u0e7f])){{1,14}})"
_OTHER_NAME = r"(?:\s?(?:[/-]\s?|\()(?:تشرين\s|كانون\s)?[\u0621-\u064a]{2,9}\)?)?"
"""The name of the same month in another Arab country: "28 آب/أغسطس 2013"."""
_YEAR = r"(?:1[2-9]|2[0-5])\d\d"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_MONTH = r"(?:0?[1-9]|1[0-2])"
# A page that names its day writes it in one of these ways; two-digit years are left alone. A label may stand directly
# behind ("Jan. 25, 2020Updated").
_GLUED = (
    r"\d{1,2}:\d\d|\d{1,4}\s?(?i:min|hour|day|month|year|view|comment|share|like)|(?:0?[1-9]|[12]\d|3[01])\.\s[^\W\d_]"
)
"""What a page without its markup leaves glued to a year: a time of day, a count, the same day once more."""
_END = rf"(?:(?!\d)|(?={_GLUED}))"
"""Behind a year no figure follows, but what is glued to it: "Jun 24 20247:00 AM", "January 14, 202620 Mins Read"."""
_DATE = lazy(
    rf"""
    (?<!\d)(?P<iso>{_YEAR})(?P<sep>[-/]|\.\s?)(?P<im>0?[1-9]|1[0-2])(?P=sep)(?P<id>[12]\d|3[01]|0?[1-9])(?!\d)  # 2024-05-03
    | (?P<era>{"|".join(ERAS)}|中華民國|民國|民国)?\s?(?P<cy>\d{{1,4}}|元)\s?[年년]\s?  # 2024年5月3日, 令和6年5月3日
      (?P<cm>1[0-2]|0?[1-9])\s?[月월]\s?(?P<cd>[12]\d|3[01]|0?[1-9])\s?[日일号號]
    | (?<![\d.,/-])(?P<d>{_DAY})(?:st|nd|rd|th|er|[º°ª])?(?P<dot>\.?)[\s-]?\s?(?:of\s|de\s|del\s|d[’']|tháng\s|ta[’']\s)?
      (?P<m>{_WORD}){_OTHER_NAME}\.?[,،]?[\s/-]?\s?(?:de\s|del\s|năm\s|พ\.ศ\.\s?|ค\.ศ\.\s?|of\s)?(?P<y>{_YEAR}){_END}  # 3 May 2024
    | (?<![\d.,/-])(?P<dn>{_DAY})\stháng\s(?P<mn>{_MONTH}),?\s(?:năm\s)?(?P<yn>{_YEAR})(?!\d)  # 3 tháng 5 năm 2024
    | (?<!\d)(?P<y4>{_YEAR})[.,]?-?\s?(?:gada|gadā|жылғы|жылы|жылдын|yil|il|оны)\s(?P<d4>{_DAY})[.-]?\s?(?P<m4>{_WORD})  # 2024. gada 3. maijs
    | (?<!\d)(?P<y3>{_YEAR})[.,]?(?:ko)?\s(?:m\.\s)?(?P<m3>{_WORD})\.?\s(?P<d3>[12]\d|3[01]|0?[1-9])(?![\d:])  # 2024. május 3.
    | (?:(?<![^\W\d_])|(?<=(?-i:[a-z]))(?=(?-i:[A-Z])))(?P<m2>{_WORD})\.?[\s-]?\s?(?P<d2>{_DAY})(?:st|nd|rd|th)?,?\s{{1,2}}(?:de\s)?
      (?P<y2>{_YEAR})(?:\b|(?=(?-i:[A-Z][a-z])|{_GLUED}))  # May 3rd, 2024
    | (?<![\d.,/-])(?P<n1>{_DAY})(?P<nsep>[/-]|\.\s?)(?P<n2>{_DAY})(?P=nsep)(?P<ny>{_YEAR})(?:(?!\.?\d)|(?={_GLUED}))  # 3.5.2024
    """,
    re.IGNORECASE | re.VERBOSE,
)
_MAX_CHARS_BEFORE, _MAX_CHARS_AFTER = 32, 26
"""Characters around a year in which the rest of a date stands ("24th of September, 2023", "2023年12月 31 日")."""
_MAX_WEEKDAY_CHARS = 24
"""Characters before or behind a date in which its weekday stands."""
YEAR = lazy(rf"[12](?<!\d.)\d{{3}}{_END}|(?:{'|'.join(ERAS)}|民國|民国)\s?(?:\d{{1,3}}|元)\s?年")
"""What every date with its year holds."""


_OTHER_DIGIT = lazy(r"[^\D0-9\U00010000-\U0010ffff]")
"""A decimal digit of another script; those beyond the basic plane are letters of mathematics."""


def _in_ascii(line: str) -> str:
    """Write the figures of a line in ASCII; all else, and its length, stay."""
    return line if line.isascii() else _OTHER_DIGIT.sub(lambda digit: str(unicodedata.decimal(digit[0])), line)


def has_year(line: str) -> bool:
    """Tell whether a line may name a year: a cheap test."""
    if line.isascii() and "1" not in line and "2" not in line:
        return False
    return YEAR.search(_in_ascii(line)) is not None


class WrittenDate(NamedTuple):
    """A day named in a line: half-open offsets into the line, and its ISO 8601 form.

    `03/04/2024` is the third of April to some readers and the fourth of March to others. Its value is the year, and
    `either` holds both days, the day-first one first. With dots the day comes first, as wherever dates are written so;
    a weekday beside the date that fits only one of them settles it.
    """

    start: int
    end: int
    value: str
    either: tuple[str, str] | None = None


def written_dates(line: str) -> Iterator[WrittenDate]:
    """Find the days that a line names with their year."""
    figures = _in_ascii(line)
    end = 0
    for year in YEAR.finditer(figures):
        if year.start() < end:
            continue
        found = _date_around(line, figures, year, end)
        if found is not None:
            end = found.end
            if found.value:
                yield found


_FIGURES = lazy(r"\d\s?[-/.]\s?\d")
_WORDS = lazy(r"\d?(?:[A-Z]?[a-z]+|[A-Z]+)")
_MONTH_NAMES = frozenset(
    name.replace("-", " ").rpartition(" ")[2] for name in (*MONTHS, *JALALI_MONTHS) if name.isascii()
)
_MONTH_ENDS = tuple(_MONTH_NAMES)


_TYPOGRAPHY = str.maketrans(dict.fromkeys("‘’“”–—…", " "))
"""Marks that stand in English lines too, and are no part of a date but as a straight one would be."""


def may_hold_date(line: str) -> bool:
    """Check for what a date has beside its year: the name of a month, or figures with a sign between; a cheap test.

    A line with letters or figures beyond ASCII is taken to hold one: its months and signs are too many for a cheap test.
    """
    line = line.translate(_TYPOGRAPHY)
    if not line.isascii() or _FIGURES.search(line):
        return True
    # A word that stands directly behind a figure may begin with the end of an ordinal: "3rdMay".
    words = map(str.lower, _WORDS.findall(line))
    return any(word in _MONTH_NAMES or (word[0].isdigit() and word.endswith(_MONTH_ENDS)) for word in words)


def _date_around(line: str, figures: str, year: re.Match[str], begin: int) -> WrittenDate | None:
    """Read the date around a year; one without a value is a day that no calendar has."""
    # Nothing further away than this belongs to a date.
    at, stop = max(begin, year.start() - _MAX_CHARS_BEFORE), min(len(line), year.end() + _MAX_CHARS_AFTER)
    if not may_hold_date(figures[at:stop]):
        return None
    while (match := _DATE.search(figures, at, stop)) is not None:
        readings = _readings(match, line)
        if readings:
            return _written(line, match, readings)
        at = match.start() + 1  # a word that is no month: the date may begin inside
    return None


def _written(line: str, match: re.Match[str], readings: list[tuple[int, int, int]]) -> WrittenDate:
    try:
        days = [date(*reading) for reading in readings]
    except ValueError:
        return WrittenDate(*match.span(), "")
    if len(days) > 1:
        days = _settle_by_weekday(line, match, days)
    if len(days) > 1:
        return WrittenDate(*match.span(), f"{days[0].year:04d}", (days[0].isoformat(), days[1].isoformat()))
    return WrittenDate(*match.span(), days[0].isoformat())


def _settle_by_weekday(line: str, match: re.Match[str], days: list[date]) -> list[date]:
    """Keep the one day of two that falls on the weekday beside it."""
    beside = line[max(0, match.start() - _MAX_WEEKDAY_CHARS) : match.start()], line[match.end() :][:_MAX_WEEKDAY_CHARS]
    for words in beside:
        for word in re.findall(r"[^\W\d_]{2,}", words.lower()):
            fitting = [day for day in days if day.weekday() in WEEKDAYS.get(word, ())]
            if len(fitting) == 1:
                return fitting
    return days


_IN_ORDER = (
    ("iso", "im", "id"), ("y", "m", "d"), ("yn", "mn", "dn"), ("y2", "m2", "d2"), ("y3", "m3", "d3"), ("y4", "m4", "d4"),
)  # fmt: skip
"""Groups of year, month and day in the forms that leave no doubt which is which."""
_MONTHS_A_YEAR = 12
_FIRST_BUDDHIST_YEAR, _LAST_YEAR, _FIRST_YEAR, _LAST_JALALI_YEAR = 2400, 2100, 1500, 1450


def _readings(match: re.Match[str], line: str) -> list[tuple[int, int, int]]:
    """Return year, month and day as they may be read: two ways for figures in doubt, the day-first one first.

    None at all if a word is no month, or the year is none.
    """
    if match["cy"]:
        year_of_era = _year_of_era(match["era"] or "", match["cy"])
        return [(year_of_era, int(match["cm"]), int(match["cd"]))] if year_of_era else []
    for groups in _IN_ORDER:
        if match[groups[0]]:
            return _reading(match, line, int(match[groups[0]]), match[groups[1]], int(match[groups[2]]))
    return _readings_of_figures(match)


def _readings_of_figures(match: re.Match[str]) -> list[tuple[int, int, int]]:
    """Read 3.5.2024, 03/05/2024 and 03/05/2567."""
    first, second = int(match["n1"]), int(match["n2"])
    common = _common_year(int(match["ny"]))
    if common is None:
        return []
    if second > _MONTHS_A_YEAR:
        return [(common, first, second)]
    if match["nsep"][0] == "." or first > _MONTHS_A_YEAR or first == second or common != int(match["ny"]):
        return [(common, second, first)]
    return [(common, second, first), (common, first, second)]


def _reading(match: re.Match[str], line: str, year: int, month: str, day: int) -> list[tuple[int, int, int]]:
    """Read year, month and day in the calendar that the name of the month, or figures of Persian, belong to."""
    persian = JALALI_MONTHS.get(month.lower())
    if persian is None and match["iso"] and year <= _LAST_JALALI_YEAR and not line[match.start()].isascii():
        persian = int(month)
    if persian is not None:
        return [gregorian_of_jalali(year, persian, day)] if year <= _LAST_JALALI_YEAR else []
    number = month_of(month, dotted=bool(match["dot"]))
    common = _common_year(year)
    return [(common, number, day)] if number is not None and common is not None else []


def _common_year(year: int) -> int | None:
    """Count a year from Christ on; None if nobody writes today's dates so."""
    if year >= _FIRST_BUDDHIST_YEAR:
        return year - _BUDDHIST_YEARS
    return year if _FIRST_YEAR <= year < _LAST_YEAR else None


def _year_of_era(era: str, written: str) -> int | None:
    """Read the year of a Chinese, Japanese or Korean date; the first of an era is written 元."""
    year = 1 if written == "元" else int(written)
    if era in ERAS:
        return ERAS[era] + year - 1
    return year + _ROC_YEARS if era else _common_year(year)


def month_of(written: str, *, dotted: bool = False) -> int | None:
    """Return the number of a month; None for a word that is none. A point behind the day tells Croatian."""
    if written.isdecimal():
        return int(written)
    name = written.lower().replace(".", "")
    if dotted and name in _CROATIAN:
        return _CROATIAN[name]
    # The expression takes "ſept" for "sept", as all that ignores case does. Hebrew writes "in" and the month as one word.
    return MONTHS.get(name) or MONTHS.get(written.casefold()) or MONTHS.get(name.removeprefix("ב"))
