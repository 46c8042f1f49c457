"""A page that a browser saved as one message is read like the page."""

from __future__ import annotations

import base64
import time

import pytest

from sourcelint.clean import read
from sourcelint.clean.containers.mhtml import open_mhtml
from sourcelint.text import Text

PARAGRAPH = "The café=C2=A0on the quay was closed on Friday, after cracks were found in its floor, the town=E2=80=99s engi=\nneer said."
HEAD = """From: <Saved by Blink>
Snapshot-Content-Location: https://gazette.example/quay
Subject: The quay
MIME-Version: 1.0
Content-Type: multipart/related;
\ttype="text/html";
\tboundary="----MultipartBoundary--abc----"


------MultipartBoundary--abc----
Content-Type: text/html
Content-Transfer-Encoding: {encoding}
Content-Location: https://gazette.example/quay

{body}
------MultipartBoundary--abc----
Content-Type: image/png
Content-Transfer-Encoding: base64

iVBORw0KGgo=
------MultipartBoundary--abc------
"""


def message(encoding: str, body: str) -> str:
    return HEAD.format(encoding=encoding, body=body)


def test_quoted_printable_is_undone_in_place() -> None:
    raw = message(
        "quoted-printable", f'<html><body class=3D"a"><p>{PARAGRAPH}</p></body></html>'.replace("é", "=C3=A9")
    )
    text = open_mhtml(Text.of_raw(raw))
    assert text is not None
    assert text.value.startswith('<html><body class="a"><p>The café\N{NO-BREAK SPACE}on the quay')
    assert "the town’s engineer said." in text.value
    at = text.value.index("é")
    assert raw[slice(*text.raw_span(at, at + 1))] == "=C3=A9"
    at = text.value.index("engineer")
    assert raw[slice(*text.raw_span(at, at + 8))] == "engi=\nneer"


def test_base64_is_undone() -> None:
    page = "<html><body><p>The quay was closed on Friday.</p></body></html>"
    text = open_mhtml(Text.of_raw(message("base64", base64.b64encode(page.encode()).decode())))
    assert text is not None
    assert text.value == page


def test_the_article_of_a_saved_page() -> None:
    body = "".join(f"<p>{PARAGRAPH} This is paragraph {n}, and it says what it has to say.</p>\n" for n in range(6))
    document = read(
        message("quoted-printable", f"<html><body><article>{body}</article></body></html>")
        .replace("é", "=C3=A9")
        .encode(),
        "x.mhtml",
    )
    assert "the town’s engineer said. This is paragraph 5" in document.text
    assert "iVBOR" not in document.text


def test_the_address_of_a_saved_page_is_that_of_its_part() -> None:
    page = f"<html><body><h1>The quay</h1><p>{PARAGRAPH}</p></body></html>"
    raw = message("quoted-printable", page)
    url = read(raw.encode(), "page.mhtml").metadata.url
    assert (url.value, url.span and raw[slice(*url.span)]) == ("https://gazette.example/quay",) * 2
    local = raw.replace("https://gazette.example/quay", "file:///home/ada/quay.html")
    assert read(local.encode(), "page.mhtml").metadata.url.value is None


def test_a_message_that_is_cut() -> None:
    raw = message("quoted-printable", f"<p>{PARAGRAPH}</p>")
    text = open_mhtml(Text.of_raw(raw[: raw.index("engi=")]))
    assert text is not None
    assert text.value.endswith("the town’s ")


def test_a_text_that_begins_like_a_mail_is_none() -> None:
    assert open_mhtml(Text.of_raw("From: Ada\nTo: the editor\n\nThe quay was closed on Friday.")) is None
    assert open_mhtml(Text.of_raw("Date: Friday\n\nThe quay was closed.")) is None


@pytest.mark.parametrize(
    "charset",
    ["punycode", "idna", "utf-16", "unicode_escape", "no-such-thing", "iso-8859-1", "windows-1252", "utf-8"],
)
@pytest.mark.parametrize("transfer", ["quoted-printable", "base64"])
def test_only_encodings_of_the_web_are_believed(transfer: str, charset: str) -> None:
    html = "<p>The café is closed. " * 4_000
    body = {
        "quoted-printable": html.replace("é", "=E9"),
        "base64": base64.b64encode(html.encode("latin-1")).decode(),
    }[transfer]
    raw = f"MIME-Version: 1.0\nContent-Type: text/html; charset={charset}\nContent-Transfer-Encoding: {transfer}\n\n{body}"
    begun = time.process_time()
    text = open_mhtml(Text.of_raw(raw))
    assert time.process_time() - begun < 2
    assert text is not None
    # A single byte that is none of UTF-8 is a Latin-1 character.
    assert "café" in text.value


def test_a_long_run_of_escaped_bytes_is_one_text() -> None:
    raw = "MIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n"
    chinese = "理事会讨论了桥的问题" * 60
    text = open_mhtml(Text.of_raw(raw + "".join(f"={byte:02X}" for byte in chinese.encode())))
    assert text is not None
    assert text.value == chinese
    assert text.raw_span(1, 2).end - text.raw_span(1, 2).start == 9


def test_a_boundary_like_a_header_takes_linear_time() -> None:
    head = 'From: a\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary="a:"\n\n'

    def seconds(times: int) -> float:
        begun = time.process_time()
        open_mhtml(Text.of_raw(head + "--a:\n" * times))
        return time.process_time() - begun

    seconds(100)
    # The least of three: once the collector of cycles runs meanwhile, it takes as long as the rest.
    few, many = (min(seconds(times) for _ in range(3)) for times in (1_000, 8_000))
    assert many < 20 * few + 0.1


def test_bytes_that_are_utf_8_are_read_so_whatever_is_declared() -> None:
    body = base64.b64encode("<html><body>é––</body></html>".encode("windows-1252")).decode()
    raw = message("base64", body).replace("text/html", "text/html; charset=windows-1252")
    text = open_mhtml(Text.of_raw(raw))
    assert text is not None
    assert text.value == "<html><body>閖</body></html>"
