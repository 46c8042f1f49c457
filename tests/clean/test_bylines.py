"""Who wrote a text, as one line of its page says."""

from __future__ import annotations

import pytest

from sourcelint.clean import read
from sourcelint.clean.lines.bylines import byline_of, is_credit, is_name, names_of, without_places, without_roles


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Naila Huseynova", "Naila Huseynova"), ("By TOM REED", "TOM REED"), ("Von Anna Schmidt", "Anna Schmidt"),
        ("Written by: Jane Holt", "Jane Holt"), ("Byline: By Ana Torres", "Ana Torres"), ("Author: by Ana Torres", "Ana Torres"), ("Par Jean de La Tour", "Jean de La Tour"), ("Автор: Иван Петров", "Иван Петров"),
        ("Por María López", "María López"), ("By Staff Writer", "Staff Writer"), ("By Reuters", "Reuters"), ("By the Editorial Board", "Editorial Board"),
        ("Words: Ana Torres", "Ana Torres"), ("Text: Hans Becker", "Hans Becker"), ("Story and photos by Ana Torres", "Ana Torres"),
        ("Text und Fotos: Hans Becker", "Hans Becker"), ("Ein Kommentar von Hans Becker", "Hans Becker"), ("An essay by Jane Holt", "Jane Holt"),
        ("Propos recueillis par Claire Dumont", "Claire Dumont"), ("Das Gespräch führte Hans Becker.", "Hans Becker"),
        ("Das Interview führten Hans Becker und Lena Wolf", "Hans Becker und Lena Wolf"),
    ],
)  # fmt: skip
def test_a_byline(line: str, names: str) -> None:
    assert byline_of(line) == names
    assert is_credit(line)


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Tom Reed, Ana Torres and Jane Holt", "Tom Reed, Ana Torres and Jane Holt"), ("By Tom Reed & Ana Torres", "Tom Reed & Ana Torres"),
        ("Von Hans Becker und Lena Wolf", "Hans Becker und Lena Wolf"), ("By Tom Reed, San Diego", "Tom Reed"),
        ("By Tom Reed and others", "Tom Reed"), ("By Tom Reed in Harlow Bay and the council", "Tom Reed"),
        ("By Tom Reed in Cairo and Ana Torres in Rome", "Tom Reed in Cairo and Ana Torres"),
        ("Reporting by Tom Reed in Cairo and Ana Torres in Rome; editing by Jane Holt", "Tom Reed in Cairo and Ana Torres"),
    ],
)  # fmt: skip
def test_several_names(line: str, names: str) -> None:
    assert byline_of(line) == names


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Tom Reed, Staff Writer", "Tom Reed"), ("By Tom Reed Staff Writer", "Tom Reed"), ("By Tom Reed BBC Environment Correspondent", "Tom Reed"),
        ("By Tom Reed, Senior Director", "Tom Reed"), ("By Tom Reed in Harlow Bay", "Tom Reed"), ("By Tom Reed for the Courier", "Tom Reed"),
        ("By Tom Reed | 5 min read", "Tom Reed"), ("By Tom Reed (@tomreed)", "Tom Reed"), ("By Tom Reed tom.reed@courier.example", "Tom Reed"),
        ("By Tom Reed 03/04/2024 14:02", "Tom Reed"), ("Par Claire Dumont, publié le 14 mars 2024 à 10h30", "Claire Dumont"),
        ("Von Hans Becker, 14.03.2024", "Hans Becker"), ("(Reporting by Tom Reed; Editing by Jane Holt)", "Tom Reed"),
        ("Reporting by Tom Reed in Cairo; editing by Jane Holt", "Tom Reed"),
        ("By Tom Reed, Associated Press Writer", "Tom Reed"), ("By Tom Reed, Associate Publisher", "Tom Reed"), ("By Tom Reed, Data Editor", "Tom Reed"),
        ("Author(s): Tom Reed. Published on November 1, 2019.", "Tom Reed"),
        ("BY ANA TORRES PHOTOGRAPHS BY TOM REED", "ANA TORRES"),
        ("Text by Ana Torres, photos by Tom Reed", "Ana Torres"),
        ("Von Hans Becker, Studio Hamburg", "Hans Becker"),
        ("**Author:** Tom Reed", "Tom Reed"),
    ],
)  # fmt: skip
def test_what_stands_behind_a_name_is_not_of_it(line: str, names: str) -> None:
    assert byline_of(line) == names


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("January 5, 2025 by Sarah Lind", "Sarah Lind"), ("Published: Mar 3, 2024 | By: Tom Reed", "Tom Reed"),
        ("Publié le 14/03/2024 à 10:30 par Claire Dumont", "Claire Dumont"), ("Posted on March 12, 2024 by sarahlind", "sarahlind"),
        ("Posted by harbourfan on 12 March 2024 at 10:15", "harbourfan"), ("by harbourfan » Tue Mar 12, 2024 10:15 am", "harbourfan"),
        ("November 29, 2010 | Author: Sarah Lind", "Sarah Lind"), ("November 29, 2010 | Author: HarbourGal", "HarbourGal"),
        ("3. Mai 2024 | Autor: Hans Becker", "Hans Becker"), ("Posted on May 3, 2020 Author: Sarah Lind Categories News", "Sarah Lind"),
        ("Written by James. Published on May 3, 2024 under Harbours", "James"), ("By Tom Reed. Last updated 3 May 2024", "Tom Reed"),
        ("By Tom R. Last", "Tom R. Last"),
        ("Posted by u/quayside_mary 3 years ago", "u/quayside_mary"),
        ("Posted on November 3, 2024", None), ("Signed on 3 May 2024 by both ministers in the old town hall", None),
    ],
)  # fmt: skip
def test_a_name_beside_a_date(line: str, names: str | None) -> None:
    assert byline_of(line) == names


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("2024年03月14日 10:30 来源：海湾日报 作者：王小明", "王小明"), ("记者 王小明 李华", "王小明 李华"), ("文：佐藤花子", "佐藤花子"),
        ("김민수 기자", "김민수"), ("كتب: محمد علي", "محمد علي"), ("كتب – محمد علي:", "محمد علي"),
        ("إعداد : محمد علي", "محمد علي"), ("文章说，作者认为海堤太晚了", None), ("كتب محمد علي كتابا عن البحر", None),
    ],
)  # fmt: skip
def test_scripts_without_capitals(line: str, names: str | None) -> None:
    assert byline_of(line) == names


@pytest.mark.parametrize(
    "line",
    [
        "Das Gespräch führte zu nichts", "Das Interview führte in der Stadt zu Streit.",
        "By the end of the year, the pier will be closed", "By 2030 it will be closed", "Mondo Military",
        "By Monday the council had found the money for the wall, and by Tuesday it was spent again.", "Words: 1,200", "Text: 12 pages",
        "By the Numbers",
        "Posted by 2015 on 3 May 2024",
        "Interview: Mary Holt", "Review: Harbour Nights", "By:", "By", "Reporting by ", "A report by the council",
    ],
)  # fmt: skip
def test_no_byline(line: str) -> None:
    assert byline_of(line) is None


@pytest.mark.parametrize(
    "line",
    [
        "Photographs by Tom Reed", "Edited by Jane Holt", "Medically reviewed by Jane Holt, MD",
        "Medically-reviewed by Jane Holt, MD", "Fact-checked by Jane Holt",
    ],
)  # fmt: skip
def test_who_only_helped_is_no_author(line: str) -> None:
    assert byline_of(line) is None
    assert is_credit(line)


@pytest.mark.parametrize(("line", "is_one"), [
    ("Chen Jian", True), ("Anna von Berg", True), ("Related Pages", False), ("Historical Context", False), ("anna berg", False),
    ("SCORES QUARANTINED", False), ("Berg", False), ("Real Estate", False), ("Climate Change", False),
])  # fmt: skip
def test_is_name(line: str, *, is_one: bool) -> None:
    assert is_name(line) is is_one


@pytest.mark.parametrize(("line", "names"), [
    ("Tom Reed", "Tom Reed"), ("Tom Reed & Ana Torres", "Tom Reed & Ana Torres"), ("Tom Reed in Harlow Bay", "Tom Reed"),
    ("María López / Madrid", "María López"), ("Tom Reed | 03/14/2024 2:02 PM EST", "Tom Reed"), ("Tom Reed | Harlow Bay", None),
    ("March 12, 2024 / Tom Reed / 3 Comments", "Tom Reed"),
    ("Mar 12, 2024 · Tom Reed · 4 min read", "Tom Reed"),
    ("March 12, 2024 | Tom Reed | Ana Torres", None),
    ("Tom Reed Environment correspondent", "Tom Reed"),
    ("Science News | 14 March 2024", None), ("tom reed", None), ("", None), ("By Admin | Updated: 2024/05/03", None),
    ("Harbour Correspondent", None), ("Tom Reed, Bay News, Harlow", "Tom Reed"), ("Tom Reed, Bay News", "Tom Reed"),
    ("Tom Reed, Harlow correspondent", "Tom Reed"), ("Tom Reed, harbour engineer", None), ("Harlow, our correspondent", None),
    ("Tom Reed, a reader of the Bay News", None), ("Harlow Bay, Tom Reed, Bay News, Harlow", None), ("TOM REED", None),
])  # fmt: skip
def test_names_that_stand_alone(line: str, names: str | None) -> None:
    assert names_of(line) == names


def test_places_between_names_are_no_part_of_them() -> None:
    assert without_places("Tom Reed in Cairo and Ana Torres") == "Tom Reed and Ana Torres"
    assert without_places("Tom Reed and Ana Torres") == "Tom Reed and Ana Torres"


def test_capitals_are_a_name_where_the_caller_knows_it() -> None:
    assert names_of("TOM REED", capitals=True) == "TOM REED"
    assert names_of("HARBOUR NEWS", capitals=True) is None


@pytest.mark.parametrize(("byline", "author"), [
    ("TOM REED\nHarbour Correspondent", "TOM REED"), ("By Admin | Updated: 2024/05/03", None), ("Tom Reed, Bay News, Harlow", "Tom Reed"),
    ("By Tom Reed in Harlow and Ana Torres in Cairo", "Tom Reed and Ana Torres"), ("TOM REED", None),
])  # fmt: skip
def test_the_author_of_a_page(byline: str, author: str | None) -> None:
    body = "The harbour was dredged in 2023 and again in 2024, after the council had paid the firm for its work on the channel."
    document = read(f"The harbour is dredged\n\n{byline}\n\n{body}\n".encode(), "x.txt")
    assert document.metadata.title.value == "The harbour is dredged"
    assert document.metadata.author.value == author


def test_hostile_lines() -> None:
    for line in (
        "By " + "A " * 80,
        "By " + "Aa, " * 39,
        "Aa " * 50,
        "by" * 80,
        "By " + "Aa Bb in " * 17,
        "By " + "Aa Bb in Cc and " * 9,
        "By A" + "\t" * 150,
        "작 " * 53,
        "作者" * 80,
    ):
        byline_of(line)
        names_of(line)


@pytest.mark.parametrize(
    ("stated", "names"),
    [
        ("Anna Ley, CNN", "Anna Ley"), ("Anna Ley and Jan Ott, AFP", "Anna Ley and Jan Ott"), ("Anna Ley, Bay News", "Anna Ley"),
        ("Anna Ley, Staff Writer, Jan Ott", "Anna Ley, Jan Ott"), ("Anna Ley, Jan Ott", "Anna Ley, Jan Ott"),
        ("Bay News, CNN", "Bay News, CNN"), ("Anna Ley, Ph.D.", "Anna Ley, Ph.D."),
    ],
)  # fmt: skip
def test_the_outlet_behind_authors_is_none_of_them(stated: str, names: str) -> None:
    assert without_roles(stated) == names
