"""Dates as pages write them: in figures, or with the name of a month in one of the larger languages."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

# One line a month, January to December: English, German, French, Spanish, Portuguese, Italian, Dutch, the Scandinavian
# languages, Polish, Czech, Russian, Ukrainian, Turkish, Indonesian, Romanian, Bulgarian, Finnish, Greek, Arabic. Inflected and short forms stand beside the full name.
_MONTHS = """
january jan januar jänner jaenner janvier janv enero ene janeiro gennaio gen januari januar ledna leden stycznia styczeń
    styczen sty января январь янв січня січень ocak januari
    ianuarie януари tammikuuta ιανουαρίου يناير
february feb februar feber février fevrier févr fevr febrero fevereiro fev febbraio febbr februari února unora lutego luty
    февраля февраль фев лютого şubat subat
    februarie февруари helmikuuta φεβρουαρίου فبراير شباط
march mar märz maerz mars marzo março marco marzo maart mrt mars marts března brezna marca marzec марта март мар березня
    mart maret
    martie maaliskuuta μαρτίου مارس آذار
april apr avril avr abril abr aprile april dubna kwietnia kwiecień kwiecien kwi апреля апрель апр квітня nisan
    aprilie huhtikuuta απριλίου أبريل ابريل نيسان
may mai mayo maio maggio mag mei maj května kvetna maja мая май травня mayıs mayis
    toukokuuta μαΐου μαίου مايو أيار
june jun juni juin junio junho giugno giu juni června cervna czerwca czerwiec июня июнь июн червня haziran
    iunie юни kesäkuuta ιουνίου يونيو حزيران
july jul juli juillet juil julio julho luglio lug juli července cervence lipca lipiec июля июль июл липня temmuz
    iulie юли heinäkuuta ιουλίου يوليو تموز
august aug août aout agosto ago augustus augusti srpna sierpnia sierpień sierpien августа август авг серпня ağustos
    agustos agustus
    elokuuta αυγούστου أغسطس آب
september sept sep septembre septiembre setiembre setembro set settembre sett september září zari września wrzesnia
    wrzesień сентября сентябрь сен вересня eylül eylul
    septembrie септември syyskuuta σεπτεμβρίου سبتمبر أيلول
october oct oktober okt octobre octubre outubro out ottobre ott oktober října rijna października pazdziernika październik
    октября октябрь окт жовтня ekim
    octombrie октомври lokakuuta οκτωβρίου أكتوبر
november nov novembre noviembre noviembre novembro november listopadu listopada listopad ноября ноябрь ноя листопада kasım
    kasim
    noiembrie ноември marraskuuta νοεμβρίου نوفمبر
december dec dezember dez décembre decembre déc diciembre dic dezembro dicembre december prosince grudnia grudzień
    grudzien декабря декабрь дек грудня aralık aralik desember des
    decembrie декември joulukuuta δεκεμβρίου ديسمبر
"""


def _month_names() -> dict[str, int]:
    names: dict[str, int] = {}
    month = 0
    for line in _MONTHS.strip().splitlines():
        month += not line.startswith(" ")
        for name in line.split():
            names.setdefault(name, month)
    return names


MONTHS = _month_names()
_NAME = "|".join(sorted(MONTHS, key=len, reverse=True))
_YEAR = r"(?:1[5-9]|20)\d\d"
# A page that names its day writes it in one of these ways; two-digit years are left alone. A label may stand directly
# behind ("Jan. 25, 2020Updated").
_DATE = re.compile(
    rf"""
    \b(?P<iso>{_YEAR})(?P<sep>[-/.])(?P<im>0?[1-9]|1[0-2])(?P=sep)(?P<id>0?[1-9]|[12]\d|3[01])(?!\d)
    | (?P<cy>{_YEAR})\s?[年년]\s?(?P<cm>1[0-2]|0?[1-9])\s?[月월]\s?(?P<cd>[12]\d|3[01]|0?[1-9])\s?[日일]
    | (?<![\d.,/-])(?P<d>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th|er|º|ª|°)?\.?[\s-]?\s?(?:of\s|de\s|del\s|d[’'])?
      (?P<m>{_NAME})\b\.?,?[\s-]?\s?(?:de\s|del\s)?(?P<y>{_YEAR})\b
    | \b(?P<y3>{_YEAR}),?\s(?P<m3>{_NAME})\b\.?\s(?P<d3>[12]\d|3[01]|0?[1-9])(?![\d:])
    | \b(?P<m2>{_NAME})\b\.?[\s-]?\s?(?P<d2>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?,?\s{{1,2}}(?P<y2>{_YEAR})(?:\b|(?=(?-i:[A-Z][a-z])))
    | (?<![\d.,/-])(?P<n1>0?[1-9]|[12]\d|3[01])(?P<nsep>[./-])(?P<n2>0?[1-9]|[12]\d|3[01])(?P=nsep)(?P<ny>{_YEAR})(?!\.?\d)
    """,
    re.IGNORECASE | re.VERBOSE,
)
_MAX_CHARS_BEFORE, _MAX_CHARS_AFTER = 32, 16
"""Characters around a year in which the rest of a date stands ("24th of September, 2023", "2023年12月 31 日")."""
YEAR = re.compile(r"[12]\d{3}")
"""What every date with its year holds."""


def has_year(line: str) -> bool:
    """Tell whether a line may name a year: a cheap test."""
    return ("1" in line or "2" in line) and YEAR.search(line) is not None


class WrittenDate(NamedTuple):
    """A day named in a line: half-open offsets into the line, and its ISO 8601 form.

    `03/04/2024` is the third of April to some readers and the fourth of March to others. Its value is the year, and
    `either` holds both days, the day-first one first. With dots the day comes first, as wherever dates are written so.
    """

    start: int
    end: int
    value: str
    either: tuple[str, str] | None = None


def written_dates(line: str) -> Iterator[WrittenDate]:
    """Find the days that a line names with their year."""
    end = 0
    for year in YEAR.finditer(line):
        if year.start() < end:
            continue
        # The pattern is slow; nothing further away than this belongs to a date.
        match = _DATE.search(line, max(end, year.start() - _MAX_CHARS_BEFORE), year.end() + _MAX_CHARS_AFTER)
        if match is None:
            continue
        end = match.end()
        try:
            days = [date(*reading).isoformat() for reading in _readings(match)]
        except ValueError:
            continue
        if len(days) > 1:
            yield WrittenDate(match.start(), end, days[0][:4], (days[0], days[1]))
        else:
            yield WrittenDate(match.start(), end, days[0])


_IN_ORDER = (("iso", "im", "id"), ("cy", "cm", "cd"), ("y", "m", "d"), ("y2", "m2", "d2"), ("y3", "m3", "d3"))
"""Groups of year, month and day in the forms that leave no doubt which is which."""
_MONTHS_A_YEAR = 12


def _readings(match: re.Match[str]) -> list[tuple[int, int, int]]:
    """Return year, month and day as they may be read: two ways for figures in doubt, the day-first one first."""
    for year, month, day in _IN_ORDER:
        if match[year]:
            return [(int(match[year]), _month_of(match[month]), int(match[day]))]
    first, second, full_year = int(match["n1"]), int(match["n2"]), int(match["ny"])
    if second > _MONTHS_A_YEAR:
        return [(full_year, first, second)]
    if match["nsep"] == "." or first > _MONTHS_A_YEAR or first == second:
        return [(full_year, second, first)]
    return [(full_year, second, first), (full_year, first, second)]


def _month_of(written: str) -> int:
    # The expression takes "ſept" for "sept", as all that ignores case does; only folding the case does so too.
    return int(written) if written.isdecimal() else MONTHS.get(written.lower()) or MONTHS[written.casefold()]
