"""When a page was published or changed, as one line of it says."""

from __future__ import annotations

import pytest

from sourcelint.clean.lines.date_stamps import dates_of, is_dateline, what_is_dated
from sourcelint.clean.lines.dates import MONTHS, may_hold_date, written_dates


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("2024-02-01", "2024-02-01"), ("1 February 2024", "2024-02-01"), ("February 1st, 2024", "2024-02-01"),
        ("1. Februar 2024", "2024-02-01"), ("1er février 2024", "2024-02-01"), ("1 de febrero de 2024", "2024-02-01"),
        ("1º de fevereiro de 2024", "2024-02-01"), ("1 febbraio 2024", "2024-02-01"), ("1 februari 2024", "2024-02-01"),
        ("1 lutego 2024", "2024-02-01"), ("1 февраля 2024 г.", "2024-02-01"), ("2024年2月1日", "2024-02-01"),
        ("2024년 2월 1일", "2024-02-01"), ("1 فبراير 2024", "2024-02-01"), ("1 Φεβρουαρίου 2024", "2024-02-01"), ("1 februarie 2024", "2024-02-01"),
        ("2024 Feb 1", "2024-02-01"),
        ("01.02.2024", "2024-02-01"), ("31/01/2024", "2024-01-31"), ("01/31/2024", "2024-01-31"), ("30 February 2024", None),
        ("in May 2024", None), ("version 1.2.2024.7", None),
        # In other scripts and figures.
        ("3 मई 2024", "2024-05-03"), ("३ मार्च २०२४", "2024-03-03"), ("৩ মে ২০২৪", "2024-05-03"), ("3 மே 2024", "2024-05-03"),
        ("3 మే, 2024", "2024-05-03"), ("3 במאי 2024", "2024-05-03"), ("3 מאי, 2024", "2024-05-03"), ("٣ مايو ٢٠٢٤", "2024-05-03"),
        ("3 مئی 2024", "2024-05-03"), ("2024. május 3.", "2024-05-03"), ("2024. gada 3. maijs", "2024-05-03"),
        ("2024 m. gegužės 3 d.", "2024-05-03"), ("3. мај 2024.", "2024-05-03"), ("3. maj 2024.", "2024-05-03"),
        ("3 мая 2024 года", "2024-05-03"), ("3 май 2024 г.", "2024-05-03"), ("2024. 3. 5.", "2024-03-05"),
        ("2024.03.05 10:30", "2024-03-05"), ("3. 5. 2024", "2024-05-03"), ("3 tháng 5, 2024", "2024-05-03"),
        ("Ngày 3 tháng 5 năm 2024", "2024-05-03"), ("3 мамыр 2024", "2024-05-03"), ("3 მაისი, 2024", "2024-05-03"),
        ("3 травня 2024 року", "2024-05-03"), ("3 Şubat 2024", "2024-02-03"), ("3 Aralik 2024", "2024-12-03"),
        ("3 Mac 2024", "2024-03-03"), ("3 Mei 2024", "2024-05-03"), ("le 1er août 2024", "2024-08-01"), ("3 aout 2024", "2024-08-03"),
        ("3 de maig de 2024", "2024-05-03"), ("٣ أيار ٢٠٢٤", "2024-05-03"), ("3 كانون الأول 2024", "2024-12-03"),
        ("3 تشرين الثاني 2024", "2024-11-03"), ("3 listopada 2024", "2024-11-03"), ("3. listopada 2024.", "2024-10-03"),
        # Arab countries name the months in two ways, and keyboards leave the hamza out.
        ("24 نيسان / أبريل 2020", "2020-04-24"), ("28 آب/اغسطس 2013", "2013-08-28"), ("5 كانون الثاني/يناير 2015", "2015-01-05"),
        ("7 يناير/كانون الثاني 2016", "2016-01-07"), ("12 مايو (أيار) 2019", "2019-05-12"), ("١٢ مايو/أيار ٢٠٢٠", "2020-05-12"),
        ("3 ايلول 2020", "2020-09-03"), ("3 May/June 2024", None),
        # Other calendars.
        ("3 พฤษภาคม 2567", "2024-05-03"), ("3 พ.ค. 2567", "2024-05-03"), ("วันที่ 3 พฤษภาคม พ.ศ. 2567", "2024-05-03"),
        ("๓ พฤษภาคม ๒๕๖๗", "2024-05-03"), ("03/05/2567", "2024-05-03"), ("۱۴ اردیبهشت ۱۴۰۳", "2024-05-03"),
        ("۱۴۰۳/۰۲/۱۴", "2024-05-03"), ("14 ثور 1403", "2024-05-03"), ("令和6年5月3日", "2024-05-03"), ("平成元年1月8日", "1989-01-08"),
        ("民國113年5月3日", "2024-05-03"), ("中華民國113年5月3日", "2024-05-03"), ("２０２４年５月３日", "2024-05-03"),
        # A weekday settles which figure is the day.
        ("Mon, 03/04/2024 - 17:57", "2024-03-04"), ("Wednesday 03/04/2024", "2024-04-03"), ("Montag, 03/04/2024", "2024-03-04"),
        ("03/04/2024 (Mon)", "2024-03-04"), ("miércoles, 03/04/2024", "2024-04-03"), ("lundi 04/03/2024", "2024-03-04"),
        ("Tue, 07/11/2023", "2023"), ("Friday 03/04/2024", "2024"),  # both days, and neither
        # No dates.
        ("12 people 2024", None), ("5 pages 1999", None), ("Room 12 2024", None), ("1403/02/14", None), ("3 May 1403", None),
        ("30/02/2024", None), ("۳۱ مهر ۱۴۰۳", None),
        ("3 ſept 2020", "2020-09-03"),  # the long s, which an expression that ignores case takes for an s
    ],
)  # fmt: skip
def test_written_dates(line: str, value: str | None) -> None:
    assert [d.value for d in written_dates(line)] == ([value] if value else [])


def test_a_date_that_reads_two_ways_is_sure_of_its_year() -> None:
    (date,) = written_dates("03/04/2024 14:02")
    assert (date.value, date.either) == ("2024", ("2024-04-03", "2024-03-04"))


def test_dates_that_are_the_whole_line() -> None:
    assert is_dateline("Dienstag, 27. August 2024, 10:30 Uhr")
    assert is_dateline("Mondo Military Updated on 2024-02-01")
    assert is_dateline("03/04/2024 14:02")
    assert is_dateline("2019-09-28 10:29 来源:海湾网 大字体 小字体 扫码带走 打印本页")
    assert is_dateline("LUND BAY, TUESDAY, MARCH 12, 1912.              PRICE ONE PENNY")
    assert not is_dateline("LUND BAY, TUESDAY, MARCH 12, 1912. PRICE ONE PENNY")
    assert not is_dateline("2019-09-28 10:29 The harbour board of Lund Bay met behind closed doors")
    assert not is_dateline("The treaty was signed by both ministers on 11 July 1961 in the old town hall of the city")


@pytest.mark.parametrize(
    ("line", "above", "found"),
    [
        ("Published 12 March 2024, updated 13 March 2024", "", [("published", "2024-03-12"), ("updated", "2024-03-13")]),
        ("12 March 2024", "", [("bare", "2024-03-12")]),
        ("March 12, 2024Updated 4:12 p.m. ET", "", [("bare", "2024-03-12")]),
        ("Published March 12, 2024Updated March 13, 2024", "", [("published", "2024-03-12"), ("updated", "2024-03-13")]),
        ("Publié le 14 mars 2024, modifié le 15 mars 2024", "", [("published", "2024-03-14"), ("updated", "2024-03-15")]),
        ("3 June 2024 — See all updates", "Last updated", [("updated", "2024-06-03")]),
        ("12 March 2024", "Published:", [("published", "2024-03-12")]),
        ("12 March 2024", "The wall was published widely", [("bare", "2024-03-12")]),
        ("Received 12 January 2024; Revised 1 March 2024; Published 14 March 2024", "", [("published", "2024-03-14")]),
        ("입력 2024.03.14 10:30 수정 2024.03.15 12:00", "", [("published", "2024-03-14"), ("updated", "2024-03-15")]),
    ],
)  # fmt: skip
def test_what_a_date_dates(line: str, above: str, found: list[tuple[str, str]]) -> None:
    assert [(kind, written.value) for kind, written in dates_of(line, above)] == found


@pytest.mark.parametrize(
    ("before", "above", "kind"),
    [
        ("Published on ", "", "published"), ("By Nora Tamm | Posted: ", "", "published"), ("Date: ", "", "published"),
        ("Publication date: ", "", "published"), ("Release date: ", "", "published"), ("Fecha de publicación: ", "", "published"),
        ("发布时间：", "", "published"), ("Ngày đăng: ", "", "published"), ("تاريخ النشر: ", "", "published"), ("प्रकाशित: ", "", "published"),
        ("Δημοσίευση: ", "", "published"), ("Postado em: ", "", "published"), ("Veröffentlichung: ", "", "published"),
        ("Добавлено: ", "", "published"), ("Dodano: ", "", "published"), ("Giriş Tarihi: ", "", "published"), ("Tayang: ", "", "published"),
        ("등록일: ", "", "published"), ("发稿时间：", "", "published"), ("Megjelenés: ", "", "published"), ("نشرت في: ", "", "published"),
        ("Doğum tarihi: ", "", "other"), ("생년월일: ", "", "other"), ("Public hearing: ", "", "other"), ("תאריך לידה: ", "", "other"),
        ("Cập nhật: ", "", "updated"),
        ("Published: Friday, ", "", "published"), ("", "Published:", "published"), ("", "Date", "published"),
        ("Last updated: ", "", "updated"), ("Zuletzt aktualisiert am ", "", "updated"), ("", "Updated on:", "updated"),
        ("", "", "bare"), ("By Nora Tamm, ", "", "bare"), ("Friday, ", "", "bare"), ("Lowmere Courier – ", "", "bare"),
        ("By Mohamed Ahmed ", "", "bare"), ("News | ", "", "bare"), ("LOWMERE, ", "The ferry stays", "bare"), ("10:30, ", "", "bare"),
        ("Submitted on Mon, ", "", "published"), ("Submitted by Nora Tamm on ", "", "published"), ("Submitted by admin on Wed, ", "", "published"),
        ("Submitted on ", "", "other"), ("Submitted: ", "", "other"), ("", "Submitted", "other"),
        ("Received: ", "", "other"), ("Accepted ", "", "other"), ("Event date: ", "", "other"), ("Date of birth: ", "", "other"),
        ("Closing date: ", "", "other"), ("Born ", "", "other"), ("Founded: ", "", "other"), ("Inaugurated on ", "", "other"),
        ("Application deadline: ", "", "other"), ("Accessed ", "", "other"), ("Retrieved on ", "", "other"), ("Valid until ", "", "other"),
        ("Archived from the original on ", "", "other"), ("Member since ", "", "other"), ("Vote on the ferry: ", "", "other"), ("News: ", "", "bare"), ("Press release: ", "", "bare"),
        ("Next meeting: Tuesday, ", "", "other"), ("Gültig bis ", "", "other"), ("Geboren am ", "", "other"), ("Anmeldeschluss: ", "", "other"),
        ("Consulté le ", "", "other"), ("Reçu le ", "", "other"), ("Nacimiento: ", "", "other"), ("Fecha límite: ", "", "other"),
        ("Дата рождения: ", "", "other"), ("Дата обращения: ", "", "other"), ("Data di nascita: ", "", "other"),
        ("收稿日期：", "", "other"), ("更新时间：", "", "updated"), ("活动时间：", "", "other"), ("日期：", "", "published"), ("日時：", "", "other"), ("公開日時：", "", "published"), ("更新日時：", "", "updated"), ("", "日時", "other"), ("成立于", "", "other"), ("締切：", "", "other"), ("Eröffnung: ", "", "other"), ("Opening night: ", "", "other"),
        ("", "Founded", "other"), ("", "Next meeting:", "other"), ("", "Event date:", "other"),
    ],
)  # fmt: skip
def test_a_label_that_is_not_of_publication_dates_something_else(before: str, above: str, kind: str) -> None:
    assert what_is_dated(before, above) == kind


@pytest.mark.parametrize("month", sorted(name for name in MONTHS if name.isascii()))
def test_no_name_of_a_month_is_missed_by_the_cheap_test(month: str) -> None:
    for line in (f"3 {month} 2024", f"{month.title()} 3rd, 2024", f"Opened on 3 {month.upper()}. 2024, at noon"):
        assert may_hold_date(line)


@pytest.mark.parametrize(
    "line", ["2024-05-03", "3. 5. 2024", "03/05/2024", "3 tháng 5 2024", "2024年5月3日", "3rdMay 2024"]
)
def test_figures_may_be_a_date(line: str) -> None:
    assert may_hold_date(line)


@pytest.mark.parametrize("line", ["The signing of the 1961 treaty of friendship", "Room 2024", "In 1961 and 1962"])
def test_a_bare_year_is_no_date(line: str) -> None:
    assert not may_hold_date(line)
    assert not list(written_dates(line))
