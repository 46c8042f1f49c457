"""XML of no known form: the text is where the prose stands, and names beside it say the rest."""

from __future__ import annotations

import pytest

from sourcelint.clean import read, read_all

TITLE = "Lighthouse of Marrow to be repaired"
FIRST = "The council of Marrow agreed on Monday to repair the lighthouse before the first gales reach the coast."
SECOND = "Keeper Olan Brand said that two lamps and a new stair would be paid for by the county &amp; the port."
BODY = f"<p>{FIRST}</p><p>{SECOND}</p>"
FORMS = {
    "plain": f"<doc><headline>{TITLE}</headline><author>Ann Ley</author><date>2024-05-02</date><outlet>Marrow Gazette</outlet>"
    f"<text>{FIRST}\n\n{SECOND}</text></doc>",
    "cdata": f"<doc><title><![CDATA[{TITLE}]]></title><writer>Ann Ley</writer><pubDate>2024-05-02</pubDate>"
    f"<source>Marrow Gazette</source><content><![CDATA[{BODY}]]></content></doc>",
    "attributes": f'<item_ title="{TITLE}" author="Ann Ley" published="2024-05-02" publisher="Marrow Gazette"><a1/><b1/>{BODY}</item_>',
    "rcv1": f'<newsitem itemid="2" date="2024-05-02"><headline>{TITLE}</headline><byline>Ann Ley</byline><text>{BODY}</text><metadata>'
    '<dc element="dc.publisher" value="Marrow Gazette"/><dc element="dc.date.published" value="2024-05-02"/></metadata></newsitem>',
    "docbook": f'<!DOCTYPE article PUBLIC "-//OASIS//DTD DocBook XML V4.5//EN" "docbookx.dtd" [\n<!ENTITY x "y">\n]>\n<article lang="en">'
    f"<articleinfo><title>{TITLE}</title><author><firstname>Ann</firstname><surname>Ley</surname></author><pubdate>2024-05-02</pubdate>"
    f"<publisher><publishername>Marrow Gazette</publishername></publisher></articleinfo><para>{FIRST}</para><para>{SECOND}</para></article>",
    "newsml 1": "<NewsML><NewsManagement><FirstCreated>20240502T101112+0000</FirstCreated></NewsManagement><NewsLines>"
    f"<HeadLine>{TITLE}</HeadLine><ByLine>By Ann Ley</ByLine></NewsLines><Provider>Marrow Gazette</Provider>"
    f"<DataContent>{BODY}</DataContent></NewsML>",
}  # fmt: skip


@pytest.mark.parametrize("form", FORMS)
def test_text_and_metadata(form: str) -> None:
    document = read(f'<?xml version="1.0"?>\n{FORMS[form]}'.encode(), "article.xml")
    said = document.metadata
    assert (document.wrapper, document.complete, said.title.value) == ("xml", True, TITLE)
    assert said.author.value == "Ann Ley"
    assert (said.published.value or "")[:10] == "2024-05-02"
    if form != "newsml 1":
        assert said.publisher.value == "Marrow Gazette"
    lines = [line for line in document.text.split("\n") if line]
    assert lines == [FIRST, SECOND.replace("&amp;", "&")]
    assert said.title.span is not None
    assert TITLE in document.raw[slice(*said.title.span)]
    at = document.text.index("Keeper")
    assert document.raw[slice(*document.clean.raw_span(at, at + len("Keeper Olan")))] == "Keeper Olan"


def test_headings_between_paragraphs_stay() -> None:
    raw = f"<article><info><title>{TITLE}</title></info><section><title>The stair</title>{BODY}{BODY}{BODY}</section></article>"
    document = read(raw.encode(), "article.xml")
    assert document.metadata.title.value == TITLE
    assert [block.kind for block in document.blocks][:2] == ["heading", "paragraph"]


LISTS = {
    "articles": "<articles>"
    + "".join(
        f'<article id="{number}"><title>{TITLE}, part {number}</title><date>2024-05-0{number}</date><body>{FIRST} {SECOND}</body></article>'
        for number in (1, 2)
    )
    + "</articles>",
    "trec": "\n".join(
        f"<DOC>\n<DOCNO> {number} </DOCNO>\n<HEAD>{TITLE}, part {number}</HEAD>\n<TEXT>\n{FIRST}\n{SECOND}\n</TEXT>\n</DOC>"
        for number in (1, 2)
    ),
}


@pytest.mark.parametrize("form", LISTS)
def test_articles_of_a_list_are_sources_of_their_own(form: str) -> None:
    documents = read_all(LISTS[form].encode(), "list.xml")
    assert [document.source for document in documents] == ["list.xml#1", "list.xml#2"]
    assert [document.metadata.title.value for document in documents] == [f"{TITLE}, part 1", f"{TITLE}, part 2"]
    assert all(FIRST in document.text for document in documents)


def test_a_cut_file_is_incomplete() -> None:
    raw = f'<?xml version="1.0"?>\n{FORMS["plain"]}'
    document = read(raw[: raw.index("the county")].encode(), "article.xml")
    assert (document.wrapper, document.complete) == ("xml", False)
    assert [cut.kind for cut in document.truncations if cut.kind == "unclosed_container"] == ["unclosed_container"]


@pytest.mark.parametrize(
    "raw",
    [
        f"<article><header><h1>{TITLE}</h1></header>{BODY}</article>",
        f"<section><title>x</title></section>{BODY}{BODY}",
        f"<grin> {FIRST} So he said. {SECOND} </grin>",
        f"<angle> A word in brackets opens it. {FIRST} <x> and <y> {SECOND}",
        f"{FIRST} <doc><a>{FIRST}</a><b>{SECOND}</b><c>x</c></doc>",
        "<settings><port>8080</port><host>bay.example</host><name>Marrow</name><mode>quick</mode></settings>",
    ],
)
def test_what_only_looks_like_it_is_read_as_before(raw: str) -> None:
    assert read(raw.encode(), "x.txt").wrapper != "xml"


def test_tags_that_overlap_and_never_end_take_no_time() -> None:
    parts = ("<a><b></a><c></b>", "<a>", "<author><author>", "</a></b>", f"<a><title>x</title>{FIRST}")
    for part in parts:
        raw = f'<?xml version="1.0"?><doc>{FIRST}{FIRST}{part * 4_000}'
        assert read(raw.encode(), "x.xml").raw == raw
