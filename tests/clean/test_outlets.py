"""Copyright lines, wires and addresses."""

from __future__ import annotations

import json

import pytest

import sourcelint
from sourcelint.clean.lines.publisher import address_of, holder_of


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("© 2024 Harlow Courier. All rights reserved.", "Harlow Courier"), ("Copyright © 2019-2024 Harlow Media Group", "Harlow Media Group"),
        ("© Harlow Courier 2017-2024", "Harlow Courier"), ("© 2024 Harlow Courier or its affiliated companies", "Harlow Courier"),
        ("© 2024 Harlow Courier, a division of Norsund Media", "Harlow Courier"), ("Copyright Policy", None), ("© 2024", None),
        ("Copyright: This document has been placed in the public domain.", None), ("© 2024 Will Harlow Press", "Will Harlow Press"),
        ("2024-03-14 10:30 来源：海湾日报 作者：王小明", "海湾日报"),
        ("© Harlow CourierPrivacyTermsContactImprintAdvertisingSubscribeNewslettersHelp", None),
    ],
)  # fmt: skip
def test_who_holds_the_copyright(line: str, name: str | None) -> None:
    found = holder_of(line)
    assert (found and found.value) == name
    if found is not None:
        assert line[found.start : found.end] == found.value


@pytest.mark.parametrize(
    ("line", "bare", "url"),
    [
        ("https://courier.example/wall", True, "https://courier.example/wall"), ("https://courier.example/wall", False, None),
        ("URL: https://courier.example/wall", False, "https://courier.example/wall"),
        ("Retrieved from https://courier.example/wall", False, "https://courier.example/wall"),
        ("Read the full report: https://county.example/report.pdf", True, None), ("Visit www.harlow.example", True, None),
        ("No address", True, None),
    ],
)  # fmt: skip
def test_the_address_of_the_article_itself(line: str, *, bare: bool, url: str | None) -> None:
    found = address_of(line, bare=bare)
    assert (found and found.value) == url


FERRY = "The ferry stays in the harbour until autumn"
SENTENCE = "The council of Marrow agreed on Monday to repair the ferry before the first gales reach the coast."
HTML = "<html><head><title>{title}</title>{link}</head><body><p>{text}</p><p>{text}</p></body></html>"


def said_of(title: str, address: str | None) -> list[tuple[str | None, str | None]]:
    """Return title and publisher of a page, a record and a text with a title and an address."""
    link = f'<link rel="canonical" href="{address}">' if address else ""
    record = {"title": title, "text": f"{SENTENCE}\n\n{SENTENCE}", **({"url": address} if address else {})}
    text = f"{title}\n{address or ''}\n\n{SENTENCE}\n\n{SENTENCE}\n"
    raws = (HTML.format(title=title, link=link, text=SENTENCE), json.dumps(record), text)
    found = [sourcelint.read(raw.encode(), "x.txt").metadata for raw in raws]
    return [(metadata.title.value, metadata.publisher.value) for metadata in found]


@pytest.mark.parametrize(
    ("end", "address", "outlet"),
    [
        (" – The Guardian", "https://www.theguardian.com/ferry", "The Guardian"),
        (" - Coast Daily", "https://coastdaily.example/ferry", "Coast Daily"),
        (" | Coast Daily", None, "Coast Daily"), (" - The Coast Herald", None, "The Coast Herald"),
    ],
)  # fmt: skip
def test_the_outlet_at_the_end_of_a_title(end: str, address: str | None, outlet: str) -> None:
    assert said_of(FERRY + end, address) == [(FERRY, outlet)] * 3


@pytest.mark.parametrize(
    "title",
    [
        f"{FERRY} | Opinion", f"{FERRY} – and Other Hard Times", f"{FERRY} | two hard times", f"{FERRY}: Hard Times",
        "Prices | Hard Times", f"{FERRY} - Anna Ley",
    ],
)  # fmt: skip
def test_the_end_of_a_title_that_is_no_outlet(title: str) -> None:
    assert {publisher for _, publisher in said_of(title, None)} == {None}


def test_an_address_below_a_title_is_no_part_of_it() -> None:
    raw = f"{FERRY} and then it goes\nhttps://coast.example/ferry\n\n{SENTENCE}\n\n{SENTENCE}\n"
    metadata = sourcelint.read(raw.encode(), "x.txt").metadata
    assert (metadata.title.value, metadata.url.value) == (f"{FERRY} and then it goes", "https://coast.example/ferry")
