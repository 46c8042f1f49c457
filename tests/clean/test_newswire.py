"""Place, date and wire at the opening of a report or press release."""

from __future__ import annotations

import pytest

from sourcelint.clean.lines.datelines import slug_of

ACME = "Acme Robotics today opened a yard."


@pytest.mark.parametrize(
    ("opening", "date", "wire"),
    [
        ("BOSTON, Oct. 21, 2024 -- ", "2024-10-21", None), ("BOSTON, Oct. 21, 2024 (GLOBE NEWSWIRE) -- ", "2024-10-21", "GLOBE NEWSWIRE"),
        ("DES MOINES, Iowa, May 3, 2023 /PRNewswire/ -- ", "2023-05-03", "PRNewswire"), ("SAN DIEGO--(BUSINESS WIRE)--", None, "BUSINESS WIRE"),
        ("VANCOUVER, BC / ACCESSWIRE / February 7, 2024 / ", "2024-02-07", "ACCESSWIRE"), ("LONDON, 3 May 2023 (Reuters) - ", "2023-05-03", "Reuters"),
        ("LONDON, Nov 3 (Reuters) — ", None, "Reuters"), ("WASHINGTON (AP) — ", None, "AP"), ("KYIV, Ukraine (AP) — ", None, "AP"),
        ("(Reuters) - ", None, "Reuters"), ("Sept. 14 (UPI) -- ", None, "UPI"), ("MOSCOW, March 4. /TASS/. ", None, "TASS"), ("DENVER (KDVR) — ", None, "KDVR"),
        ("Hamburg (dpa) - ", None, "dpa"), ("Berlin, 14. März 2024 – ", "2024-03-14", None), ("Paris, le 14 mars 2024 – ", "2024-03-14", None),
        ("(Berlin, 14.03.2024) – ", "2024-03-14", None), ("WASHINGTON – March 4, 2025 – ", "2025-03-04", None),
        ("March 4, 2025 – SPRINGFIELD, Ill. – ", "2025-03-04", None), ("OSLO, July 18, 2023 (Newswire) -- ", "2023-07-18", None),
        ("OSLO, Norway, July 18, 2023 /Bay Post/ -- ", "2023-07-18", None),
    ],
)  # fmt: skip
def test_openings(opening: str, date: str | None, wire: str | None) -> None:
    text = opening + ACME
    slug = slug_of(text)
    assert slug is not None
    assert (slug.date.value if slug.date else None, text[slice(*slug.wire)] if slug.wire else None) == (date, wire)


@pytest.mark.parametrize(
    "text",
    [
        ACME, "SPRINGFIELD, Ill. – " + ACME, "Born May 3, 1920 – died in 1990.", "Tom Reed (3 May 1920 – 4 June 1990) was a boatbuilder.",
        "Harlow Bay, 3 May 2024 – 5 June 2024", "Updated March 4, 2025 - the wall", "The council - which met on 3 May 2024 - voted.",
        "Reuters – the agency – said so.", "AP: the news", "Bloomberg: the man who would be mayor - a life", "NEW YORK, 03/04/2025 - " + ACME,
        "On 3 May 2024 – a Friday – the wall fell.", "",
    ],
)  # fmt: skip
def test_prose(text: str) -> None:
    assert slug_of(text) is None


def test_hostile_openings() -> None:
    for text in (
        "A, " * 60,
        "A / " * 40,
        "(" * 160,
        "-" * 160,
        "A" * 160 + "-",
        ". " * 80 + "-",
        "March 4, 2024 " * 12,
    ):
        slug_of(text)


@pytest.mark.parametrize(
    ("text", "wire", "names"),
    [
        ("新华社北京3月14日电（记者王小明、李华）市议会周二投票决定重建北部海堤。", "新华社", "王小明、李华"),
        ("本报讯（记者 王小明）市议会周二投票决定重建北部海堤。", None, "王小明"),
        ("法新社巴黎14日电 市议会周二投票决定重建北部海堤。", "法新社", None),
    ],
)
def test_a_chinese_opening_names_agency_and_reporters(text: str, wire: str | None, names: str | None) -> None:
    slug = slug_of(text)
    assert slug is not None
    assert (text[slice(*slug.wire)] if slug.wire else None, text[slice(*slug.names)] if slug.names else None) == (
        wire,
        names,
    )
