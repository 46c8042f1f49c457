"""What stands before a record or page is taken off, and a mail is read as one; prose that looks so stays."""

from __future__ import annotations

import base64
import json
from typing import TYPE_CHECKING

import pytest

from sourcelint.clean import read, read_all

if TYPE_CHECKING:
    from sourcelint.document import Document

SENTENCE = "The council of Marrow agreed on Monday to repair the lighthouse before the first gales reach the coast."
RECORD = json.dumps(
    {"title": "The lamp stays", "date": "2016-02-26T22:29:08", "content": f"<p>{SENTENCE}</p><p>{SENTENCE}</p>"}
)
PAGE = f"""<!DOCTYPE html><html><head><title>The lamp stays</title></head><body><h1>The lamp stays</h1>
<p>Published 26 February 2016</p><p>{SENTENCE}</p><p>{SENTENCE}</p></body></html>"""

BEFORE = {
    "fence": "```json\n", "tildes": "~~~\n", "told": "Sure, here it is.\n\n~~~ json\n", "announced": "Here is the answer:\n\n```json\n",
    "http": "HTTP/1.1 200 OK\r\nServer: nginx\r\nContent-Type: text/html; charset=UTF-8\r\n\r\n",
    "http2": "HTTP/2 200\ncontent-type: application/json\nset-cookie: a=b\n\n",
    "redirect": "HTTP/1.1 301 Moved\nLocation: https://x.example/\n\nHTTP/1.1 200 OK\nContent-Type: text/html\n\n",
    "headers": "Server: nginx\nContent-Type: text/html\nX-Total: 1\n\n",
    "php": "<br />\n<b>Notice</b>:  Undefined variable: x in <b>/var/www/x.php</b> on line <b>12</b><br />\n",
    "php plain": "\nWarning: Cannot modify header information in /var/www/x.php on line 3\n",
    "php twice": "PHP Notice:  a in /x.php on line 1\nPHP Deprecated:  b in /x.php on line 2\n",
    "guard": ")]}',\n",
    "curl": "*   Trying 192.0.2.1:443...\n* Connected\n> GET / HTTP/1.1\n> Host: x.example\n> \n< HTTP/1.1 200 OK\n< Server: nginx\n< \n",
    "warc": "WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 9\r\n\r\nHTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n",
}  # fmt: skip


@pytest.mark.parametrize("before", BEFORE)
@pytest.mark.parametrize("inside", [RECORD, PAGE])
def test_what_stands_before_is_taken_off(before: str, inside: str) -> None:
    if before == "guard" and inside is PAGE:
        pytest.skip("no page has one")
    end = "\n```" if "```" in BEFORE[before] else "\n~~~\n" if "~~~" in BEFORE[before] else "\n"
    document = read((BEFORE[before] + inside + end).encode(), "x.txt")
    assert document.metadata.title.value == "The lamp stays"
    assert (document.metadata.published.value or "").startswith("2016-02-26")
    assert document.text.count(SENTENCE) == 2
    for noise in ("nginx", "HTTP/", "Notice", "```", "WARC", "Warning", "on line", "Trying", "Sure"):
        assert noise not in document.text
    at = document.text.index(SENTENCE)
    assert document.raw[slice(*document.clean.raw_span(at, at + len(SENTENCE)))] == SENTENCE


@pytest.mark.parametrize(
    "text",
    [
        f"Notice: the office is shut on line 4.\n\n{SENTENCE}\n\n{SENTENCE}",
        f"HTTP/1.1 200 OK is what a server answers.\n\n{SENTENCE}",
        f"Warning: storm in the north, trains stop on line 12\n\n{SENTENCE}\n\n{SENTENCE}",
        f"* One\n* Two\n* Three\n* Four\n\n{SENTENCE}\n\n{SENTENCE}",
        f"```\nsome code\n```\n\n{SENTENCE}\n\n{SENTENCE}",
        f"From: the harbour\nSubject: the lamp\n\n{SENTENCE}\n\n{SENTENCE}",
    ],
)
def test_prose_that_begins_like_one_stays(text: str) -> None:
    assert read(text.encode(), "x.txt").text.count(SENTENCE) == text.count(SENTENCE)
    assert read(text.encode(), "x.txt").text.split()[0] == text.split(maxsplit=1)[0] or text.startswith("From")


WARC_RECORD = """WARC/1.0\r\nWARC-Type: %s\r\nWARC-Target-URI: <https://www.courier.example/2016/02/26/lamp>\r
WARC-Date: 2016-03-01T10:11:12Z\r\nContent-Length: 9\r\n\r\n"""
HTTP_HEAD = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"
UNDATED_PAGE = PAGE.replace("<p>Published 26 February 2016</p>", "")


@pytest.mark.parametrize(
    ("kind", "inside"),
    [
        ("response", HTTP_HEAD + UNDATED_PAGE),
        ("resource", UNDATED_PAGE),
        ("conversion", f"The lamp stays\n\n{SENTENCE}\n\n{SENTENCE}\n"),
    ],
)
def test_a_single_record_of_an_archive_says_where_and_when_it_was_collected(kind: str, inside: str) -> None:
    document = read((WARC_RECORD % kind + inside).encode(), "x.warc")
    said = document.metadata
    assert (said.url.value, said.publisher.value) == ("https://www.courier.example/2016/02/26/lamp", "courier.example")
    assert said.url.span is not None
    assert document.raw[slice(*said.url.span)] == said.url.value
    assert said.published.value == "2016-02-26"
    assert [(date.kind, date.value) for date in said.dates if date.origin == "warc:WARC-Date"] == [
        ("retrieved", "2016-03-01T10:11:12")
    ]


def test_what_a_page_says_of_its_address_counts_before_its_archive() -> None:
    page = UNDATED_PAGE.replace("<title>", '<link rel="canonical" href="https://lamp.example/stays"><title>')
    document = read((WARC_RECORD % "response" + HTTP_HEAD + page).encode(), "x.warc")
    assert document.metadata.url.value == "https://lamp.example/stays"
    assert document.metadata.published.value is None


@pytest.mark.parametrize("before", ["/**/lamp(", "/**/ typeof lamp === 'function' && lamp(", "lamp("])
def test_a_record_in_a_call(before: str) -> None:
    document = read(f"{before}{RECORD});".encode(), "x.js")
    assert document.metadata.title.value == "The lamp stays"
    assert document.text.count(SENTENCE) == 2


def mail(body: str, *headers: str) -> Document:
    head = (
        "Return-Path: <a@b.example>", "From: Nora Tamm <nora@courier.example>", "To: list@courier.example",
        "Subject: The lamp stays", "Date: Mon, 14 Mar 2016 10:00:00 +0100", "Message-ID: <1@b.example>", "MIME-Version: 1.0",
    )  # fmt: skip
    return read(("\n".join([*head, *headers]) + "\n\n" + body).encode(), "x.eml")


ALTERNATIVE = f"""--b1
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: quoted-printable

{SENTENCE[:60]}=
{SENTENCE[60:]}

{SENTENCE} The caf=C3=A9 too.
--b1
Content-Type: text/html; charset=utf-8

<html><body><p>{SENTENCE}</p></body></html>
--b1--
"""


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (f"{SENTENCE}\n\n{SENTENCE}\n", ()),
        (f"{SENTENCE}\n\n{SENTENCE}\n", ("Content-Type: text/plain; charset=utf-8",)),
        (
            f"<html><body><h1>The lamp stays</h1><p>{SENTENCE}</p><p>{SENTENCE}</p></body></html>",
            ("Content-Type: text/html",),
        ),
        (ALTERNATIVE, ('Content-Type: multipart/alternative; boundary="b1"',)),
        (
            f'--b0\nContent-Type: multipart/alternative; boundary="b1"\n\n{ALTERNATIVE}\n--b0\nContent-Type: image/png\n\nx\n--b0--\n',
            ('Content-Type: multipart/mixed; boundary="b0"',),
        ),
    ],
)
def test_a_mail_is_read(body: str, headers: tuple[str, ...]) -> None:
    document = mail(body, *headers)
    metadata = document.metadata
    assert (metadata.title.value, metadata.author.value) == ("The lamp stays", "Nora Tamm")
    assert metadata.published.value == "2016-03-14T10:00:00+01:00"
    assert document.text.count(SENTENCE) == 2
    assert "Message-ID" not in document.text
    assert "--b" not in document.text
    assert not document.truncations


def test_words_of_headers_are_decoded_and_an_address_is_no_author() -> None:
    raw = f"From: list@courier.example\nSubject: =?utf-8?q?The_caf=C3=A9?=\nDate: 14 Mar 16 10:00 GMT\nMessage-ID: <1@x>\n\n{SENTENCE}\n"
    metadata = read(raw.encode(), "x.eml").metadata
    assert (metadata.title.value, metadata.author.value) == ("The café", None)
    assert metadata.published.value == "2016-03-14T10:00:00+00:00"


def test_the_day_of_a_saved_page_is_not_that_of_its_publication() -> None:
    raw = f"From: <Saved by Blink>\nSubject: The lamp stays\nDate: Mon, 14 Mar 2016 10:00:00 -0000\nMIME-Version: 1.0\nContent-Type: text/html\n\n{PAGE}"
    document = read(raw.encode(), "x.mhtml")
    assert document.metadata.published.value == "2016-02-26"
    assert ("saved", "2016-03-14T10:00:00+00:00") in [(date.kind, date.value) for date in document.metadata.dates]


@pytest.mark.parametrize(
    ("header", "title"),
    [
        ("Subject: =?utf-8?b?abcde?=", "=?utf-8?b?abcde?="),
        ("Subject: =?rot13?q?abcde?=", "=?rot13?q?abcde?="),
        ("Subject: =?idna?q?abc..de?=", "=?idna?q?abc..de?="),
        ("Subject: =?utf-7?q?+2AA-?=", "?"),
        ("Subject: The lamp stays\nFrom: " + "(" * 5000, "The lamp stays"),
        ("Subject: The lamp stays\nFrom: =?utf-8?b?a?= <a@b.example>", "The lamp stays"),
    ],
)
def test_a_header_that_cannot_be_read_is_left_as_it_stands(header: str, title: str) -> None:
    head = f"Date: Mon, 14 Mar 2016 10:00:00 +0100\nMIME-Version: 1.0\n{header}\n\n{SENTENCE}\n"
    document = read(head.encode(), "x.eml")
    assert document.metadata.title.value == title
    assert document.text.strip() == SENTENCE


def test_what_a_mail_says_is_found_at_its_header() -> None:
    document = mail(SENTENCE)
    fields = document.metadata.title, document.metadata.author, document.metadata.published
    assert [document.raw[slice(*field.span)] for field in fields] == [
        "Subject: The lamp stays", "From: Nora Tamm <nora@courier.example>", "Date: Mon, 14 Mar 2016 10:00:00 +0100",
    ]  # fmt: skip


def test_a_part_that_a_mail_calls_html_is_no_plain_text() -> None:
    document = mail(f"{SENTENCE}<br>\n<p>{SENTENCE}<p>\n<br><br>{SENTENCE}<p>\n", "Content-Type: text/html")
    assert document.wrapper == "html"
    assert document.text == "\n".join([SENTENCE] * 3)


def test_a_day_in_a_mail_does_not_date_it() -> None:
    document = mail(f"{SENTENCE}\n\nThursday, September 13, 2018\n2:00 p.m. ET\n\n{SENTENCE}\n")
    assert [(date.kind, date.origin) for date in document.metadata.dates] == [("published", "mail:date")]


RELATED = f"""--b0
Content-Type: multipart/related; boundary="b1"

--b1
Content-Type: text/plain

{SENTENCE} {SENTENCE}
--b1
Content-Type: image/png

x
--b1--
--b0--
"""


def test_a_mail_with_its_pictures_is_no_saved_page() -> None:
    metadata = mail(RELATED, 'Content-Type: multipart/mixed; boundary="b0"').metadata
    assert (metadata.title.value, metadata.author.value) == ("The lamp stays", "Nora Tamm")
    saved = "From: <Saved by Blink>\nSubject: x\nDate: Mon, 14 Mar 2016 10:00:00 -0000\nMIME-Version: 1.0\n"
    document = read(f'{saved}Content-Type: multipart/mixed; boundary="b0"\n\n{RELATED}'.encode(), "x.mhtml")
    assert document.metadata.author.value is None
    assert document.metadata.published.value is None


def test_a_boundary_that_its_mailer_did_not_use() -> None:
    body = f"----=_other\nContent-Type: text/plain\n\n{SENTENCE}\n----=_other--\n"
    document = mail(body, 'Content-Type: multipart/alternative; boundary="--=_named"')
    assert document.text.strip() == SENTENCE
    assert mail(f"--\n{SENTENCE}", 'Content-Type: multipart/alternative; boundary="b"').text.strip("-\n") == SENTENCE


def test_a_header_in_the_superset_of_its_encoding() -> None:
    word = base64.b64encode("镕基在码头".encode("gbk")).decode()
    raw = (
        f"From: a@b.example\nSubject: =?gb2312?B?{word}?=\nDate: 14 Mar 16 10:00 GMT\nMessage-ID: <1@x>\n\n{SENTENCE}\n"
    )
    assert read(raw.encode(), "x.eml").metadata.title.value == "镕基在码头"


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
def test_base64_that_declares_no_encoding_is_read_like_a_file(encoding: str) -> None:
    body = base64.encodebytes(f"Le café est fermé – “{SENTENCE}”".encode(encoding)).decode()
    document = mail(body, "Content-Type: text/plain", "Content-Transfer-Encoding: base64")
    assert document.text.startswith("Le café est fermé – “The council")


def test_each_mail_of_a_mailbox_is_a_source() -> None:
    heads = [
        f"From a@b.example Mon May  3 1{n}:00:00 2021\nFrom: Nora Tamm <n@b.example>\nSubject: Lamp {n}\n"
        for n in (0, 1)
    ]
    body = f"Message-ID: <1@b.example>\n\n{SENTENCE}\n\nFrom the harbour in 2021\nnothing came back.\n\n"
    found = read_all("".join(head + body for head in heads).encode(), "box")
    assert [document.metadata.title.value for document in found] == ["Lamp 0", "Lamp 1"]
    assert [document.text.count(SENTENCE) for document in found] == [1, 1]
    assert len({document.source for document in found}) == 2
    place = found[1].metadata.title.span
    assert place is not None
    assert found[1].raw[slice(*place)] == "Subject: Lamp 1"
