"""Calendars besides the Gregorian in which pages date themselves, and the days of the week by which a date is checked."""

from __future__ import annotations

from datetime import date, timedelta

ERAS = {"令和": 2019, "平成": 1989, "昭和": 1926, "大正": 1912, "明治": 1868}
"""First years of the eras of Japan."""

JALALI_MONTHS = {
    name: month
    for month, names in enumerate(
        (
            "فروردین حمل", "اردیبهشت ثور", "خرداد جوزا", "تیر سرطان", "مرداد امرداد اسد", "شهریور سنبله",
            "مهر میزان", "آبان عقرب", "آذر قوس", "دی جدی", "بهمن دلو", "اسفند حوت",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
"""Numbers of the months of Iran and, the second names, of Afghanistan."""

_FIRST_HALF_MONTHS = 6
_DAYS_OF_CYCLE, _LEAPS_OF_CYCLE, _YEARS_OF_CYCLE = 365, 8, 33
_LEAP_OFFSET = 29
"""Years by which the leap years of the 33-year rule are moved; the rule is right from 1178 to 1633 (1799 to 2254)."""
_EPOCH = date(622, 3, 21)


def gregorian_of_jalali(year: int, month: int, day: int) -> tuple[int, int, int]:
    """Return year, month and day of a date in the solar calendar of Iran; (0, 0, 0), which is no date, for none.

    The 33-year rule (Heydari-Malayeri 2004, "A concise review of the Iranian calendar", arXiv:astro-ph/0409620).

    >>> gregorian_of_jalali(1403, 2, 14)
    (2024, 5, 3)
    """
    if not (1 <= month <= 12 and 1 <= day <= (31 if month <= _FIRST_HALF_MONTHS else 30)):
        return (0, 0, 0)
    leaps = (_LEAPS_OF_CYCLE * year + _LEAP_OFFSET - _LEAPS_OF_CYCLE) // _YEARS_OF_CYCLE
    before = 31 * (month - 1) if month <= _FIRST_HALF_MONTHS + 1 else 186 + 30 * (month - 1 - _FIRST_HALF_MONTHS)
    found = _EPOCH + timedelta(days=_DAYS_OF_CYCLE * (year - 1) + leaps + before + day - 1)
    return found.year, found.month, found.day


# A line a day, Monday first: whole and short names in English, German, French, Spanish, Portuguese, Italian, Dutch, the
# Scandinavian languages, Polish, Czech, Russian, Turkish, Indonesian, Vietnamese, Arabic, Japanese, Chinese and Korean.
_WEEKDAY_LINES = """
monday mon montag mo lundi lun lunes segunda seg lunedì maandag ma mandag man måndag mån poniedziałek pon pondělí po понедельник пн pazartesi pzt senin الاثنين 月曜日 月 星期一 周一 월요일 월
tuesday tue tues dienstag di mardi mar martes terça ter martedì dinsdag tirsdag tir tisdag tis wtorek wt úterý út вторник вт salı sal selasa الثلاثاء 火曜日 火 星期二 周二 화요일 화
wednesday wed weds mittwoch mi mercredi mer miércoles mié quarta qua mercoledì woensdag wo onsdag ons środa śr středa st среда ср çarşamba çar rabu الأربعاء 水曜日 水 星期三 周三 수요일 수
thursday thu thur thurs donnerstag do jeudi jeu jueves jue quinta qui giovedì gio donderdag torsdag tor tors czwartek czw čtvrtek čt четверг чт perşembe per kamis الخميس 木曜日 木 星期四 周四 목요일 목
friday fri freitag fr vendredi ven viernes vie sexta sex venerdì vrijdag vr fredag fre piątek pt pátek pá пятница пт cuma cum jumat الجمعة 金曜日 金 星期五 周五 금요일 금
saturday sat samstag sonnabend sa samedi sam sábado sáb sabato sab zaterdag za lørdag lør lördag lör sobota sob so суббота сб cumartesi cmt sabtu السبت 土曜日 土 星期六 周六 토요일 토
sunday sun sonntag so dimanche dim domingo dom domenica zondag zo søndag søn söndag sön niedziela niedz neděle ne воскресенье вс pazar paz minggu الأحد 日曜日 日 星期日 周日 일요일 일
"""


def _weekdays() -> dict[str, tuple[int, ...]]:
    """Return the days of the week, Monday 0, that a name can mean."""
    names: dict[str, tuple[int, ...]] = {}
    for day, line in enumerate(_WEEKDAY_LINES.strip().splitlines()):
        for name in line.split():
            names[name] = (*names.get(name, ()), day)
    return names


WEEKDAYS = _weekdays()
"""Days of the week, Monday 0, by their names in lower case; "so" is Sunday in German and Saturday in Czech."""
