"""A copy of a page says where the original stands and when it was kept: in a comment, or in its own address."""

from __future__ import annotations

import json

import pytest

from sourcelint.clean import read

SENTENCE = "The council of Marrow agreed on Monday to repair the lighthouse before the first gales reach the coast."
ORIGINAL = "https://www.courier.example/lamp"
PAGE = f"<html><head><title>The lamp stays</title>%s</head><body><h1>The lamp stays</h1><p>{SENTENCE}</p><p>{SENTENCE}</p></body></html>"
PLAIN = PAGE % ""


@pytest.mark.parametrize(
    ("page", "retrieved"),
    [
        (f"<!-- saved from url=(0032){ORIGINAL} -->\n{PLAIN}", None),
        (
            f"<!DOCTYPE html><!--\n Page saved with SingleFile \n url: {ORIGINAL} \n saved date: Tue Mar 01 2016 10:11:12 GMT+0100 (CET)\n-->{PLAIN}",
            "2016-03-01T10:11:12+01:00",
        ),
        (
            f"{PLAIN}<!-- Mirrored from {ORIGINAL} by HTTrack Website Copier/3.x [XR&CO'2014], Tue, 01 Mar 2016 10:11:12 GMT -->",
            "2016-03-01T10:11:12+00:00",
        ),
        (
            PAGE % f'<link rel="canonical" href="https://web.archive.org/web/20160301101112/{ORIGINAL}">'
            + "<!--\n     FILE ARCHIVED ON 10:11:12 Mar 01, 2016 AND RETRIEVED FROM THE\n     INTERNET ARCHIVE ON 09:00:00 Jun 01, 2017.\n-->",
            "2016-03-01",
        ),
    ],
)
def test_a_saved_page_says_where_it_stood_and_when_it_was_saved(page: str, retrieved: str | None) -> None:
    document = read(page.encode(), "x.html")
    said = document.metadata
    assert (said.url.value, said.publisher.value) == (ORIGINAL, "courier.example")
    assert said.url.span is not None
    assert document.raw[slice(*said.url.span)] == ORIGINAL
    assert next((date.value for date in said.dates if date.kind == "retrieved"), None) == retrieved
    assert said.published.value is None
    assert document.text.count(SENTENCE) == 2


def test_the_page_itself_counts_before_a_comment() -> None:
    page = (
        f"<!-- saved from url=(0032)https://mirror.example/copy -->\n{PAGE % f'<link rel=canonical href={ORIGINAL}>'}"
    )
    assert read(page.encode(), "x.html").metadata.url.value == ORIGINAL


@pytest.mark.parametrize(
    "archive",
    [
        "https://web.archive.org/web/20160301101112/",
        "http://web.archive.org/web/20160301101112id_/",
        "https://webarchive.nationalarchives.gov.uk/ukgwa/20160301101112/",
        "https://arquivo.pt/wayback/20160301101112/",
    ],
)
def test_the_address_of_a_copy_in_an_archive_holds_that_of_the_original(archive: str) -> None:
    record = json.dumps({"title": "The lamp stays", "url": archive + ORIGINAL, "text": f"{SENTENCE}\n\n{SENTENCE}"})
    for raw in (record, f"The lamp stays\n\nSource: {archive}{ORIGINAL}\n\n{SENTENCE}\n\n{SENTENCE}\n"):
        document = read(raw.encode(), "x.txt")
        assert (document.metadata.url.value, document.metadata.publisher.value) == (ORIGINAL, "courier.example")


@pytest.mark.parametrize(
    "address", ["https://share.example/?u=https://courier.example/lamp", "https://a.example/2016/https/lamp"]
)
def test_other_addresses_stay_whole(address: str) -> None:
    record = json.dumps({"title": "The lamp stays", "url": address, "text": f"{SENTENCE}\n\n{SENTENCE}"})
    assert read(record.encode(), "x.json").metadata.url.value == address
