"""Exports of Nexis and Factiva: each document a source, with what its head says."""

from __future__ import annotations

from io import BytesIO

import pytest

from sourcelint.clean import read_all

BODY = """The council of Northhaven voted on Tuesday to rebuild the northern sea wall, which fell in the storm of January, the mayor said.

Residents had asked for years that the wall be made higher. Their petition was signed by 4,312 people, a tenth of the town."""


def nexis(title: str) -> str:
    return f"""{title}

The Northhaven Observer

May 2, 2024 Thursday

Late Edition - Final

Copyright 2024 The Northhaven Observer Company All Rights Reserved

Section: Section A; Column 0; Metropolitan Desk; Pg. 12

Length: 512 words

Byline: By Anna Ley

Body


{BODY}

URL: https://www.northhaven.example/news/wall

Graphic

PHOTO: The wall in January. (PHOTOGRAPH BY Tom Roe) (A12)

Load-Date: May 2, 2024


End of Document
"""


def old_nexis(title: str, number: int) -> str:
    return f"""                               {number} of 2 DOCUMENTS

                          The Northhaven Observer

                             May 2, 2024 Thursday
                              Late Edition - Final

{title}

BYLINE: By ANNA LEY

SECTION: Section A; Column 0; Metropolitan Desk; Pg. 12

LENGTH: 512 words

DATELINE: NORTHHAVEN, May 1

{BODY}

LOAD-DATE: May 2, 2024

LANGUAGE: ENGLISH

          Copyright 2024 The Northhaven Observer Company
"""


def factiva(title: str) -> str:
    lead, rest = BODY.split("\n\n")
    return f"""HD
{title}
BY
By Anna Ley
WC
512 words
PD
2 May 2024
SN
The Northhaven Observer
LA
English
LP
{lead}
TD
{rest}
CO
nhtown : Town of Northhaven
AN
Document NHO0000020240502ek520001x
"""


@pytest.mark.parametrize(
    "raw",
    [
        nexis("Council Votes on the Wall") + nexis("Mayor Asks for Money"),
        old_nexis("Council Votes on the Wall", 1) + old_nexis("Mayor Asks for Money", 2),
        factiva("Council Votes on the Wall") + factiva("Mayor Asks for Money"),
    ],
    ids=["nexis", "older nexis", "factiva"],
)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_each_document_is_a_source_with_what_its_head_says(raw: str, end: str) -> None:
    documents = list(read_all(raw.replace("\n", end).encode(), "export.txt"))
    assert [document.metadata.title.value for document in documents] == [
        "Council Votes on the Wall",
        "Mayor Asks for Money",
    ]
    for document in documents:
        metadata = document.metadata
        assert (metadata.author.value or "").title() == "Anna Ley"
        assert (metadata.published.value, metadata.publisher.value) == ("2024-05-02", "The Northhaven Observer")
        assert document.text == BODY
        assert not document.truncations
    at = documents[1].text.index("4,312")
    assert documents[1].raw[slice(*documents[1].clean.raw_span(at, at + 5))] == "4,312"
    assert documents[1].clean.raw_span(at, at + 5).start > len(raw) // 2


def test_a_document_of_word_may_hold_an_export() -> None:
    docx = pytest.importorskip("docx")
    written, stream = docx.Document(), BytesIO()
    for line in (nexis("Council Votes on the Wall") + nexis("Mayor Asks for Money")).split("\n"):
        if line.strip():
            written.add_paragraph(line)
    written.save(stream)
    documents = list(read_all(stream.getvalue(), "export.docx"))
    assert [document.metadata.title.value for document in documents] == [
        "Council Votes on the Wall",
        "Mayor Asks for Money",
    ]
    assert all(document.text.splitlines()[0] == BODY.splitlines()[0] for document in documents)


def test_a_newer_document_says_its_address() -> None:
    (document,) = read_all(nexis("Council Votes on the Wall").encode(), "export.txt")
    assert document.metadata.url.value == "https://www.northhaven.example/news/wall"


@pytest.mark.parametrize(
    "raw",
    [
        f"Council votes\n\nLength: 512 words\n\n{BODY}",
        f"HD is short for high definition.\n\n{BODY}\n\nEnd of Document\n",
        f"3 of 7 DOCUMENTS\n\n{BODY}",
        f"WC\nPD\n\n{BODY}",
    ],
)
def test_other_texts_are_no_exports(raw: str) -> None:
    (document,) = read_all(raw.encode(), "a.txt")
    assert "4,312" in document.text
    assert document.text.startswith(raw[:2])


def test_a_document_without_a_day_keeps_its_text() -> None:
    raw = old_nexis("Council Votes on the Wall", 1).replace("May 2, 2024 Thursday", "")
    (document,) = read_all(raw.encode(), "export.txt")
    assert document.text == BODY
    assert (document.metadata.title.value, document.metadata.published.value) == ("Council Votes on the Wall", None)
