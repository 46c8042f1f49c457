"""What the lines of a text say about author, dates, publisher and address, and when absence is proved."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcelint.clean import read
from sourcelint.clean.article import PartialDocument
from sourcelint.clean.metadata import page_level, visible_metadata
from sourcelint.clean.segmentation.blocks import split_blocks
from sourcelint.document import Field, Metadata
from sourcelint.text import RawSpan, Text

BODY = "The council closed the harbour on Monday, and the ferry now leaves from the northern pier of the town."


def draft_of(raw: str) -> PartialDocument:
    return split_blocks(PartialDocument(Text.of_raw(raw)))


def metadata(raw: str) -> Metadata:
    return visible_metadata(draft_of(raw)).metadata


def page(*lines: str) -> str:
    return "\n\n".join(["The harbour is closed", *lines])


def test_title() -> None:
    title = metadata(page(BODY)).title
    assert title == Field("The harbour is closed", "present", RawSpan(0, 21))


@pytest.mark.parametrize(
    ("lines", "author"),
    [
        (("By Anna Berg", BODY), "Anna Berg"),
        ((BODY, "By Naila Huseynova"), "Naila Huseynova"),
        (("By Anna Berg, Senior Correspondent", BODY), "Anna Berg"),
        (("Anna Berg", BODY, "About the Author", "Anna Berg", "Senior Fellow"), "Anna Berg"),
        (("Anna Berg", "2 May 2024", BODY), "Anna Berg"),
        (("Von Anna Schmidt", BODY), "Anna Schmidt"),
        (("Автор: Иван Петров", BODY), "Иван Петров"),
        (("By the Editorial Board", BODY), "Editorial Board"),
        (("By Staff Writer", BODY), "Staff Writer"),
        (("Tom Reed in Harlow Bay", "Tue 12 Mar 2024 06.00 GMT", BODY), "Tom Reed"),
        (("Sarah Lind", "6 min read", "Mar 12, 2024", BODY), "Sarah Lind"),
        (("12 March 2024", "Tom Reed", "Courier, Harlow Bay", BODY), "Tom Reed"),
        (
            ("Ana Torres, Tom Reed, and Jane Holt", "Department of Civil Engineering", BODY),
            "Ana Torres, Tom Reed, and Jane Holt",
        ),
        (
            (
                "新华社北京3月14日电（记者王小明、李华）市议会周二投票决定重建北部海堤，此前港口道路沿线连续三个冬天遭受洪水。居民自2021年风暴以来一直要求进行这项工程。工程师估计需要两年。",
            ),
            "王小明、李华",
        ),
        (("12 March 2024", "Historical Context", BODY), None),
        (("Photographs by Tom Reed", BODY), None),
        (("Quest Games", "Wine Lore", "Contact Form", BODY, BODY, "Quest Games", "Wine Lore"), None),
        (("Mondo Military Updated on 2024-02-01", BODY), None),
        (("Historical Context", BODY), None),
        ((BODY, "By the end of the year, nobody will remember the old pier."), None),
    ],
)
def test_author(lines: tuple[str, ...], author: str | None) -> None:
    field = metadata(page(*lines)).author
    assert (field.value, field.state) == (author, "present" if author else "absent")


@pytest.mark.parametrize(
    ("line", "published", "modified"),
    [
        ("Published on 2 May 2024", "2024-05-02", None),
        ("May 2, 2024", "2024-05-02", None),
        ("Updated on 2024-05-02", None, "2024-05-02"),
        ("Last updated: 2 May 2024", None, "2024-05-02"),
        ("Published 1 May 2024, last updated 2 May 2024", "2024-05-01", "2024-05-02"),
        ("Medically reviewed on May 2, 2024", None, "2024-05-02"),
        ("Veröffentlicht am 2. Mai 2024 um 10:30 Uhr", "2024-05-02", None),
        ("Zuletzt aktualisiert: 02.05.2024", None, "2024-05-02"),
        ("Publié le 2 mai 2024", "2024-05-02", None),
        ("Mis à jour le 2 mai 2024", None, "2024-05-02"),
        ("Publicado el 2 de mayo de 2024", "2024-05-02", None),
        ("Publicado em 2 de maio de 2024", "2024-05-02", None),
        ("Pubblicato il 2 maggio 2024", "2024-05-02", None),
        ("Gepubliceerd op 2 mei 2024", "2024-05-02", None),
        ("Opublikowano 2 maja 2024", "2024-05-02", None),
        ("Опубликовано 2 мая 2024 г.", "2024-05-02", None),
        ("2024年5月2日", "2024-05-02", None),
        ("公開日：2024/05/02 11:30", "2024-05-02", None),
        ("Stand: 02.05.2024", None, "2024-05-02"),
        ("By Ida MoeMay 2, 202420 Mins Read", "2024-05-02", None),
        ("Health & HarbourMAY 1, 2024Updated: MAY 2, 2024", "2024-05-01", "2024-05-02"),
        ("02.05.20242. Mai 2024", "2024-05-02", None),
        ("2. Mai 2024,", "2024-05-02", None),
        ("Dieser Artikel wurde am 2. Mai 2024 veröffentlicht.", "2024-05-02", None),
        ("Der Beitrag wurde erstmals am 2. Mai 2024 im Nordboten publiziert.", "2024-05-02", None),
        (
            "Der Text ist am 1. Mai 2024 erschienen und wurde zuletzt am 2. Mai 2024 aktualisiert.",
            "2024-05-01",
            "2024-05-02",
        ),
        ("Das Buch wurde am 2. Mai 2024 veröffentlicht.", None, None),
        ("Posted 5/19/24", "2024-05-19", None),
        ("Posted 10/9/10", "2010", None),
        ("Posted: 10/9/10 9:00 PM PDT", "2010-10-09", None),
        ("Veröffentlicht: 02.05.24", "2024-05-02", None),
        ("02.05.24, 10:30 Uhr", "2024-05-02", None),
        ("Stand: 02.05.98", None, "1998-05-02"),
        ("02.05.24", None, None),
        ("Version 2.5.24", None, None),
        ("Posted version 2.5.24", None, None),
        ("Born 2/5/70", None, None),
        ("Posted 31.02.24", None, None),
        (
            "The treaty of 2 May 2024 was signed in the old town hall before the ferry left for the islands in the north.",
            None,
            None,
        ),
    ],
)
def test_dates(line: str, published: str | None, modified: str | None) -> None:
    found = metadata(page(line, BODY))
    assert (found.published.value, found.modified.value) == (published, modified)
    assert found.published.state == ("present" if published else "absent")
    assert [d.kind for d in found.dates] == ["published"] * bool(published) + ["updated"] * bool(modified)


@pytest.mark.parametrize(
    ("above", "below", "day"),
    [
        ("Tuesday, November 25 2025", "November 6, 2025", "2025-11-06"),  # the day on which the page was seen
        ("This week's issue\n\n01 Feb 2025", "By Ida Moe · 31 Jan 2025, 20:02", "2025-01-31"),
        ("June 20, 2023", "by Ida Moe\n\nJune 19, 2023", "2023-06-19"),
        ("Mittwoch, 16. April 2025 - 14:55", "", "2025-04-16"),
        ("6 November 2025", "Updated on 8 November 2025", "2025-11-06"),
    ],
)
def test_a_day_below_the_title_comes_before_one_above(above: str, below: str, day: str) -> None:
    raw = f"{above}\n\n# The harbour is closed\n\n{below}\n\n{BODY}\n\n{BODY}"
    assert metadata(raw).published.value == day


def test_a_date_stands_where_it_is_written() -> None:
    raw = page("Updated on 2024-05-02", BODY)
    (date,) = metadata(raw).dates
    assert raw[date.span.start : date.span.end] == "2024-05-02"
    assert date.origin == "visible"


@pytest.mark.parametrize(
    ("line", "publisher"),
    [
        ("© 2024 Norsund Times. All rights reserved.", "Norsund Times"),
        ("Copyright © 2019-2024 Norsund Media Group", "Norsund Media Group"),
        ("© Norsund Times 2024", "Norsund Times"),
        ("© 2013 Norsund Times Ltd, a Norsund company, is part of the Bay Group", "Norsund Times Ltd"),
        ("© 2020 Norsund Times, A Bay Company", "Norsund Times"),
        ("© Norsund Times is a trademark of the Bay Group", "Norsund Times"),
        ("© 2020 Ley, Ott and Anders", "Ley, Ott and Anders"),
        ("He has the copyright of the song.", None),
    ],
)
def test_publisher(line: str, publisher: str | None) -> None:
    assert metadata(page(BODY, line)).publisher.value == publisher


def test_the_copyright_line_of_a_footer_names_the_publisher() -> None:
    raw = f"Skip to content\nMenu\nSearch\n\nThe harbour is closed\n\n{BODY}\n\n{BODY}\n\nShare\n\n© 2024 Norsund Times. All rights reserved."
    document = read(raw.encode(), "harbour.txt")
    publisher = document.metadata.publisher
    assert "Norsund" not in document.text
    assert publisher.span is not None
    assert raw[publisher.span.start : publisher.span.end] == publisher.value == "Norsund Times"


@pytest.mark.parametrize(
    ("opening", "day", "publisher"),
    [
        ("BOSTON, Oct. 21, 2024 (GLOBE NEWSWIRE) -- ", "2024-10-21", "GLOBE NEWSWIRE"),
        ("BOSTON, Oct. 21, 2024 -- ", "2024-10-21", None),
        ("WASHINGTON (AP) — ", None, "AP"),
        ("April 17, 2015 -- ", "2015-04-17", None),
        ("(17 April 2015) — ", "2015-04-17", None),
        ("1914–1918 – ", None, None),
    ],
)
def test_a_report_opens_with_place_date_and_wire(opening: str, day: str | None, publisher: str | None) -> None:
    raw = page(opening + BODY, f"PARIS, May 1, 2020 -- {BODY}"[30:])
    found = metadata(raw)
    assert (found.published.value, found.publisher.value) == (day, publisher)


def test_headlines_above_an_opening_are_no_paragraphs() -> None:
    heads = [
        f"Harbour Company announces its {word} agreement on the rights to the northern pier"
        for word in ("first", "other", "last")
    ]
    assert metadata(page(*heads, f"BOSTON, Oct. 21, 2024 -- {BODY}")).published.value == "2024-10-21"


def test_the_entries_of_a_chronicle_date_nothing() -> None:
    found = metadata(page(f"April 17, 2015 -- {BODY}", f"May 3, 2016 -- {BODY}"))
    assert found.published.value is None


def test_the_days_of_a_numbered_series_date_nothing() -> None:
    entries = [f"Round {n}, {3 + 7 * n} May 2024" for n in range(1, 4)]
    lines = ["The ferry race", *(line for entry in entries for line in (entry, BODY))]
    assert metadata(page(*lines)).published.value is None
    assert metadata(page("Published: 2 May 2024", *lines)).published.value == "2024-05-02"


def test_a_date_that_goes_on_as_a_sentence_is_no_opening() -> None:
    assert metadata(page(f"17 April 2015 – the day of the fire – was a Friday. {BODY}")).published.value is None


def test_a_date_above_the_opening_wins() -> None:
    assert metadata(page("2 May 2024", f"BOSTON, May 1, 2024 -- {BODY}")).published.value == "2024-05-02"


@pytest.mark.parametrize(
    ("line", "body", "day"),
    [
        ("03/04/2024 14:02", BODY, "2024"),
        ("03/04/2024 2:02 PM EST", BODY, "2024-03-04"),
        ("03/04/2024 14:02 BST", BODY, "2024-04-03"),
        ("Le 03/04/2024 à 14h02", BODY, "2024-04-03"),
        (
            "03/04/2024 14:02",
            "Le conseil a voté les travaux de la digue, et les habitants, qui les demandaient depuis la tempête, sont contents de ce que la ville a fait pour eux.",
            "2024-04-03",
        ),
    ],
)
def test_a_date_in_figures_is_as_precise_as_can_be_known(line: str, body: str, day: str) -> None:
    assert metadata(page("By Tom Reed", line, *[body] * 5)).published.value == day


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (("FOR IMMEDIATE RELEASE", "City opens a library branch"), "City opens a library branch"),
        (("PRESS RELEASE – March 4, 2025", "City opens a library branch"), "City opens a library branch"),
        (("Subject: City opens a library branch",), "City opens a library branch"),
        (
            ("From: press@city.example", "To: news@courier.example", "Subject: City opens a library branch"),
            "City opens a library branch",
        ),
        (("Skip to content", "Menu", "City opens a library branch"), "City opens a library branch"),
        (
            ("An official website of the United States government", "City opens a library branch"),
            "City opens a library branch",
        ),
        (("id,title,date,author", "1,a,2,b"), None),
        (("6:05 p.m.",), None),
        (
            (
                "arXiv:2403.01234v2 [physics.geo-ph] 14 Mar 2024",
                "Sand along rebuilt walls",
                "Ana Torres, Tom Reed, and Jane Holt",
                "Faculty of Coasts",
                "Abstract",
            ),
            "Sand along rebuilt walls",
        ),
        (("---", "title: City opens a library branch", "author: Tom Reed", "---"), "City opens a library branch"),
        (("Home buyers wait for spring",), "Home buyers wait for spring"),
        (("Is the wall safe? What engineers say",), "Is the wall safe? What engineers say"),
        (("St. Louis opens a library branch",), "St. Louis opens a library branch"),
        (("10 ways to cross a river",), "10 ways to cross a river"),
    ],
)
def test_titles(lines: tuple[str, ...], title: str | None) -> None:
    assert metadata("\n\n".join([*lines, BODY, BODY])).title.value == title


def test_a_title_stands_behind_its_label() -> None:
    raw = f"Subject: City opens a library branch\n\n{BODY}"
    span = metadata(raw).title.span
    assert span is not None
    assert raw[span.start : span.end] == "City opens a library branch"


def test_names_below_an_article_with_a_date_are_those_of_its_readers() -> None:
    readers = ["Posted by quayside on 12 March 2024 at 11:02", "I was there."] * 6
    assert metadata(page(BODY, BODY, *readers)).author.value is None


@pytest.mark.parametrize(
    ("lines", "url"),
    [
        (("https://courier.example/wall", "The harbour is closed", BODY), "https://courier.example/wall"),
        (("The harbour is closed", BODY, "https://social.example/harbour"), None),
        (("The harbour is closed", "Read the report: https://council.example/report.pdf", BODY), None),
        (("The harbour is closed", BODY, "Permalink: https://courier.example/wall"), "https://courier.example/wall"),
    ],
)
def test_a_link_out_is_not_the_address(lines: tuple[str, ...], url: str | None) -> None:
    assert metadata("\n\n".join(lines)).url.value == url


def test_a_video_in_a_record_is_not_its_address() -> None:
    raw = '{"title":"Quay","content":"<p>https://video.example/watch</p><p>The council closed the harbour on Monday.</p>"}'
    assert read(raw.encode(), "quay.json").metadata.url.value is None


def test_the_agency_of_a_dateline_publishes() -> None:
    assert metadata(page(f"LONDON, Nov 3 (Reuters) — {BODY}")).publisher.value == "Reuters"


def test_an_address_line_names_address_and_publisher() -> None:
    found = metadata(page("https://www.norsund-times.example/harbour/closed", BODY))
    assert found.url.value == "https://www.norsund-times.example/harbour/closed"
    assert found.publisher.value == "norsund-times.example"


def test_an_address_in_prose_is_not_the_article_s() -> None:
    assert (
        metadata(
            page(
                "Read the report of the council at https://council.example/report.pdf, which runs to forty pages.", BODY
            )
        ).url.value
        is None
    )


def test_a_body_proves_nothing() -> None:
    found = metadata(f"{BODY}\n\n{BODY}")
    assert {getattr(found, f).state for f in ("title", "author", "published", "publisher", "url")} == {"unknown"}


def test_a_cut_record_proves_nothing() -> None:
    draft = draft_of(page(BODY)).replace(complete=False)
    assert visible_metadata(draft).metadata.author.state == "unknown"


def test_the_hint_decides() -> None:
    assert visible_metadata(draft_of(page(BODY)), input="body").metadata.author.state == "unknown"
    assert visible_metadata(draft_of(BODY), input="page").metadata.author.state == "absent"


def test_page_level() -> None:
    assert page_level(draft_of(page(BODY)))
    assert not page_level(draft_of(BODY))
    assert page_level(draft_of(BODY).replace(wrapper="html"))
    assert page_level(draft_of(BODY).replace(metadata=Metadata(title=Field("A title", "present"))))


def test_what_the_container_said_wins() -> None:
    known = Metadata(author=Field("Jane Holt", "present"))
    draft = draft_of(page("By Anna Berg", BODY)).replace(metadata=known)
    assert visible_metadata(draft).metadata.author.value == "Jane Holt"


@given(
    st.lists(
        st.sampled_from(["By Anna Berg", "© 2024", "Updated on 30 February 2024", "https://", "©", BODY])
        | st.text(max_size=40),
        max_size=12,
    )
)
def test_any_text(lines: list[str]) -> None:
    raw = "\n".join(lines)
    found = metadata(raw)
    for name in ("title", "author", "published", "modified", "publisher", "url"):
        field = getattr(found, name)
        assert (field.state == "present") == (field.value is not None) == (field.span is not None)
        if field.span is not None:
            assert 0 <= field.span.start < field.span.end <= len(raw)


@pytest.mark.parametrize(
    ("line", "author", "day"),
    [
        ("By Jamie Lee and Ann Poole | January 5, 2025 | 5 min read", "Jamie Lee and Ann Poole", "2025-01-05"),
        ("By Jamie Lee on January 5, 2025", "Jamie Lee", "2025-01-05"),
        ("By Jamie Lee · 5 min read", "Jamie Lee", None),
    ],
)
def test_a_byline_ends_where_something_else_begins(line: str, author: str, day: str | None) -> None:
    body = "The mill on the river burned down in the night, the fire service of the county said. Nobody was hurt."
    metadata = read(f"Mill fire\n\n{line}\n\n{body}\n".encode(), "mill.txt").metadata
    assert (metadata.author.value, metadata.published.value) == (author, day)


def test_an_address_behind_a_long_paragraph_is_none_of_the_article() -> None:
    assert (
        metadata("\n\n".join(["The harbour is closed", BODY * 3, "https://social.example/harbour"])).url.value is None
    )


def test_an_address_at_the_foot_that_spells_the_title_is_the_articles_own() -> None:
    body = "The ferry leaves from the northern pier of the town at noon, and nobody was told of it.\n\n" * 4
    foot = "https://bay.example/news/2017/12/31/harbour-ferry-leaves-northern-pier.html\n"
    metadata = read(f"Harbour ferry leaves northern pier\n\n{body}{foot}".encode(), "a.txt").metadata
    assert metadata.url.value == foot.strip()
    assert metadata.published.value == "2017-12-31"
    other = read(f"Council closes the old market hall\n\n{body}{foot}".encode(), "a.txt").metadata
    assert (other.url.value, other.published.value) == (None, None)


def test_signs_of_agencies_and_capitals_before_an_outlet_stand_for_a_byline() -> None:
    body = "The ferry leaves from the northern pier of the town at noon, and nobody was told of it.\n\n" * 12
    foot = read(f"Harbour ferry leaves northern pier\n\n{body}Bay News/DPA/hc\n".encode(), "a.txt").metadata
    assert foot.author.value == "Bay News/DPA/hc"
    head = read(f"Harbour ferry leaves northern pier\n\nANNA HOLM / BAY NEWS\n\n{body}".encode(), "a.txt").metadata
    assert head.author.value == "ANNA HOLM"
    neither = read(f"Harbour ferry leaves northern pier\n\n{body}north/south/east\n".encode(), "a.txt").metadata
    assert neither.author.value is None


def test_a_day_that_is_said_to_be_of_publication_counts_before_that_of_a_masthead() -> None:
    lines = (
        "Thursday, November 21, 2024",
        "By Anna Berg",
        "Published: Feb. 3, 2014 at 9:12 AM | Updated: Feb. 4, 2014",
        BODY,
    )
    found = metadata(page(*lines))
    assert (found.published.value, found.modified.value) == ("2014-02-03", "2014-02-04")
    assert metadata(page("November 21, 2024", BODY, BODY, "Published: Feb. 3, 2014")).published.value == "2024-11-21"


@pytest.mark.parametrize(
    "mark", ["[edit]", "[edit | edit source]", "[Bearbeiten | Quelltext bearbeiten]", "[править | править код]"]
)
def test_links_to_edit_a_section_go(mark: str) -> None:
    raw = f"The harbour\n\n{BODY}\n\nHistory{mark}\n\n{BODY} The note [edit] stays in “the [edit] of it”, said she."
    document = read(raw.encode(), "a.txt")
    assert "History" in document.text.split("\n")
    assert document.text.count("[edit]") == 2
    assert [repair.count for repair in document.repairs if repair.name == "edit_links"] == [1]
