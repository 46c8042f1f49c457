"""Front matter above a text: what it says is metadata, and the text begins below it."""

from __future__ import annotations

import pytest

import sourcelint

BODY = "\n".join(
    f"The river rose for the {day} day, and the town moved its market to the school behind the hill.\n"
    for day in ("first", "second", "third", "fourth")
)


def read(front_matter: str) -> sourcelint.Document:
    return sourcelint.read(f"---\n{front_matter}\n---\n\n{BODY}".encode(), "flood.md")


def test_keys_become_metadata_with_their_places_in_the_file() -> None:
    document = read(
        'layout: post\ntitle: "Water in the market"\ndate: 2024-05-02\nauthor: Anna Ley\nsource: "Bay News"'
    )
    metadata = document.metadata
    assert (metadata.title.value, metadata.author.value) == ("Water in the market", "Anna Ley")
    assert (metadata.published.value, metadata.publisher.value) == ("2024-05-02", "Bay News")
    span = metadata.title.span
    assert span is not None
    assert document.raw[span.start : span.end] == "Water in the market"
    assert document.text.startswith("The river rose for the first day")


def test_authors_are_read_from_lists_and_may_be_handles() -> None:
    assert read("title: Water\nauthors:\n- eric\n- gray").metadata.author.value == "eric, gray"
    assert read("title: Water\nauthors: [Anna Ley, Jan Ott]").metadata.author.value == "Anna Ley, Jan Ott"
    assert read("title: Water\nauthor: admin").metadata.author.value is None


def test_names_of_a_source_own_say_by_their_words_what_a_day_is() -> None:
    def dates(line: str) -> tuple[str | None, str | None]:
        metadata = read(f"title: Water\n{line}").metadata
        return metadata.published.value, metadata.modified.value

    published = ("date_text", "fecha_publicacion", "date-of-issue", "issue_date", "original_release_date")
    assert [dates(f"{name}: 3 Feb 1939") for name in published] == [("1939-02-03", None)] * 5
    changed = ("last_updated", "lastUpdated", "last_update_time", "date_modify")
    assert [dates(f"{name}: 3 Feb 1939") for name in changed] == [(None, "1939-02-03")] * 4
    others = (
        "event_date",
        "birth_date",
        "user_created_at",
        "date_accessed",
        "expiry_date",
        "crawl_date",
        "last_published",
    )
    assert [dates(f"{name}: 3 Feb 1939") for name in others] == [(None, None)] * 7
    assert dates("date: 2024-05-02\nissue_date: 2024-06-01") == ("2024-05-02", None), (
        "a known name counts before one's own"
    )


def test_what_stands_indented_below_a_key_is_read() -> None:
    metadata = read("title: >-\n  Water in\n  the market\ndate:\n  created: 2024-05-02\n  updated: 2024-06-01").metadata
    assert (metadata.title.value, metadata.published.value) == ("Water in the market", "2024-05-02")
    assert metadata.modified.value == "2024-06-01"
    assert read("title: Water\nauthor:\n  name: Anna Ley\n  url: x").metadata.author.value == "Anna Ley"
    people = "authors:\n  - name: Anna Ley\n    title: Editor\n  - name: Jan Ott"
    assert read(f"title: Water\n{people}").metadata.author.value == "Anna Ley, Jan Ott"


def test_notes_of_a_clipper_are_dated_by_the_page_and_not_by_the_visit() -> None:
    clipped = 'title: Water\nsource: https://bay.example/water\nauthor:\n  - "[[Anna Ley]]"\npublished: {}\ncreated: 2025-01-01'
    metadata = read(clipped.format("2024-05-02")).metadata
    assert (metadata.author.value, metadata.published.value) == ("Anna Ley", "2024-05-02")
    assert read(clipped.format("")).metadata.published.value is None
    assert read("title: Water\ncreated: 2024-05-02").metadata.published.value == "2024-05-02"
    assert read("title: Water\ncreated: 2024-05-02\npublished:").metadata.published.value == "2024-05-02"


def test_a_clipped_title_is_that_of_a_window() -> None:
    def title(of_window: str, address: str) -> str | None:
        head = f"Title: {of_window}\n\nURL Source: {address}\n\nMarkdown Content:\n"
        read_by_reader = sourcelint.read((head + BODY).encode(), "flood.md").metadata.title.value
        assert read(f'title: "{of_window}"\nsource: "{address}"').metadata.title.value == read_by_reader
        return read_by_reader

    assert title("Water in the market - HBR News", "https://www.hbr.example/water") == "Water in the market"
    assert title("Water in the market | Floods | The Bay", "https://www.hbr.example/water") == "Water in the market"
    clipped = "title: Water in the market | Part 2\nurl: https://www.hbr.example/water\ndate: 2024-05-02\ndate_saved: 2024-06-01"
    assert read(clipped).metadata.title.value == "Water in the market"


@pytest.mark.parametrize("line", ["layout: post", "url: https://www.hbr.example/water"])
def test_the_title_of_a_post_is_no_window(line: str) -> None:
    post = f"title: Water in the market | Part 2\n{line}\ndate: 2024-05-02"
    assert read(post).metadata.title.value == "Water in the market | Part 2"


def test_lines_end_as_windows_ends_them() -> None:
    document = sourcelint.read(f"---\r\ntitle: Water\r\ndate: 2024-05-02\r\n---\r\n{BODY}".encode(), "flood.md")
    assert (document.metadata.title.value, document.metadata.published.value) == ("Water", "2024-05-02")


def test_a_title_alone_is_enough() -> None:
    document = read('title: "Water in the market"')
    assert document.metadata.title.value == "Water in the market"
    assert document.text.startswith("The river rose for the first day")
    assert "note: Water" in read("note: Water").text


def test_what_only_looks_like_it_stays_in_the_text() -> None:
    for start in ("---\nThe market: a report\n---\n", "---\nNo end of it, and no key.\n", "title: Water\ndate: 2024\n"):
        assert sourcelint.read(f"{start}{BODY}".encode(), "flood.md").text.startswith(start.split("\n")[0])


def test_other_heads_are_read_too() -> None:
    toml = '+++\ntitle = "Water in the market"\ndate = 2024-05-02T10:00:00Z\nauthor = "Anna Ley"\n+++\n\n'
    hugo = toml.replace("author =", "lastmod = 2024-05-03\nauthor =")
    assert str(sourcelint.read((hugo + BODY).encode(), "flood.md").metadata.modified.value) == "2024-05-03"
    org = "#+TITLE: Water in the market\n#+AUTHOR: Anna Ley\n#+DATE: <2024-05-02 Thu>\n\n"
    for head in (toml, org, toml.replace("\n", "\r\n")):
        document = sourcelint.read((head + BODY).encode(), "flood.md")
        metadata = document.metadata
        assert (metadata.title.value, metadata.author.value) == ("Water in the market", "Anna Ley")
        assert str(metadata.published.value)[:10] == "2024-05-02"
        assert document.text.startswith("The river rose for the first day")


TITLE, AUTHOR, DAY = "Water in the market", "Anna Ley", "2024-05-02"
HEADS = {
    "org below a drawer": f":PROPERTIES:\n:ID: 12\n:END:\n#+title: {TITLE}\n#+author: {AUTHOR}\n#+date: [{DAY} Thu]\n\n",
    "nikola": f".. title: {TITLE}\n.. slug: water\n.. date: {DAY} 10:00:00 UTC+01:00\n.. author: {AUTHOR}\n\n",
    "nikola in a comment": f"<!--\n.. title: {TITLE}\n.. date: {DAY}\n.. author: {AUTHOR}\n-->\n\n",
    "pelican": f"{TITLE}\n###################\n\n:date: {DAY} 10:20\n:tags: water,\n   market\n:author: {AUTHOR}\n\n",
    "docutils": f"=====================\n {TITLE}\n=====================\n\n:Author: {AUTHOR}\n:Date: 2 May 2024\n\n",
    "docutils below comments": f".. -*- coding: utf-8 -*-\n.. include:: ../head.rst\n   :start-line: 2\n\n=====================\n{TITLE}\n"
    f"=====================\n\n:Author: {AUTHOR},\n   of the harbour\n:Date: $Date: {DAY} 10:43:38 +0200 (Do, 02. Mai 2024) $\n\n",
    "lines": f"PEP: 257\nTitle: {TITLE}\nLast-Modified: $Date: 2024-08-15 10:43:38 +0200 $\nAuthor: {AUTHOR} <anna@bay.example>\nCreated: 02-May-2024\n\n",
    "lines of a scraper": f"URL: https://bay.example/water\nTitle: {TITLE}\nAuthor: {AUTHOR}\nDate: {DAY}\nContent-Type: text/html\n\n",
    "asciidoc": f"= {TITLE}\n{AUTHOR} <anna@bay.example>\nv1.0, {DAY}\n:toc:\n\n",
    "asciidoc with attributes": f"= {TITLE}\n// a remark\n:author: {AUTHOR}\n:revdate: {DAY}\n:!figure-caption:\n\n",
    "pandoc": f"% {TITLE}\n% {AUTHOR}\n% May 2, 2024\n\n",
}


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
@pytest.mark.parametrize("form", HEADS)
def test_heads_of_other_markup_are_read(form: str, ends: str) -> None:
    document = sourcelint.read((HEADS[form] + BODY).replace("\n", ends).encode(), "flood.txt")
    metadata = document.metadata
    assert (metadata.title.value, metadata.author.value) == (TITLE, AUTHOR)
    assert str(metadata.published.value)[:10] == DAY
    assert document.text.startswith("The river rose for the first day")
    assert metadata.title.span is not None
    assert document.raw[slice(*metadata.title.span)].strip() == TITLE


def test_a_title_of_org_or_asciidoc_may_stand_alone() -> None:
    for head in (f"#+TITLE: {TITLE}\n\n", f"= {TITLE}\n\n"):
        document = sourcelint.read((head + BODY).encode(), "flood.txt")
        assert document.metadata.title.value == TITLE
        assert document.text.startswith("The river rose for the first day")


@pytest.mark.parametrize(
    "start",
    [
        f"{TITLE}\n===================\n\n:warning: Nobody looks after this page any more.\n\n",
        "% The wheel turns the tide into power\n% over many years\n\n",
        "% Compute the tide\n% Anna Ley\n% Copyright 2024 the harbour of Marrow and its many friends\nx = 1;\n\n",
        "= 5 =\n\n", ".. title: Water\n\n", ".. note:: The market is closed.\n\n", ":date: 2024-05-02\n\n",
    ],
)  # fmt: skip
def test_what_only_looks_like_such_a_head_stays(start: str) -> None:
    document = sourcelint.read((start + BODY).encode(), "flood.txt")
    assert document.metadata.author.value is None
    assert document.metadata.title.value in (None, TITLE, start.split("\n", maxsplit=1)[0])


@pytest.mark.parametrize("behind", [BODY, ""])
def test_lines_that_hold_the_text_are_no_head(behind: str) -> None:
    raw = f"Title: {TITLE}\nAuthor: {AUTHOR}\nDate: 2024-05-02\nText: The market opens at noon.\n\n{behind}"
    document = sourcelint.read(raw.encode(), "flood.txt")
    assert document.metadata.title.value == TITLE
    assert "The market opens at noon." in document.text


def test_the_name_of_a_post_says_its_day_if_the_front_matter_does_not() -> None:
    def published(name: str, head: str) -> str | None:
        return sourcelint.read((head + BODY).encode(), name).metadata.published.value

    undated = "---\nlayout: post\ntitle: Water\n---\n\n"
    assert published("_posts/2024-05-02-water.md", undated) == "2024-05-02"
    assert published("2024-05-02-water.markdown", undated) == "2024-05-02"
    assert published("2024-05-02-water.md", undated.replace("layout: post", "date: 2024-05-03")) == "2024-05-03"
    assert published("2024-02-31-water.md", undated) is None
    assert published("water-2024-05-02.md", undated) is None
    assert published("2024-05-02-water.md", "") is None, "a scraper may call a file by the day on which it was saved"


@pytest.mark.parametrize(
    "said", ["Before 24 July 1937 (inferred)", "after 3 May 1939", "c. 1939", "3 May 1939 (issue not seen)"]
)
def test_a_day_that_a_source_only_infers_is_none(said: str) -> None:
    assert read(f"title: The meeting\ndate: unknown\ndate_text: {said}").metadata.published.value is None
