"""Articles as XML: the text and what stands around it, whatever the elements are called."""

from __future__ import annotations

import pytest

from sourcelint.clean import read

TITLE = "Lighthouse of Marrow to be repaired"
FIRST = (
    "The council of Marrow agreed on Monday to repair the <hi>lighthouse</hi> before the first gales reach the coast."
)
SECOND = "Keeper Olan Brand said that two lamps and a new stair would be paid for by the county &amp; the port."
BODY = f"<p>{FIRST}</p><p>{SECOND}</p>"
FORMS = {
    "trafilatura": f'<doc sitename="Marrow Gazette" title="{TITLE}" author="Ann Ley" date="2024-05-02" source="https://g.example/a"'
    f' hostname="g.example" fingerprint="x"><main><head rend="h2">The stair</head>{BODY}<list rend="ul"><item>A lamp</item></list></main>'
    "<comments/></doc>",
    "tei": '<?xml version="1.0"?><TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt>'
    f'<title type="main">{TITLE}</title><author>Ann Ley</author></titleStmt><publicationStmt><publisher>Marrow Gazette</publisher>'
    f"<date>2024-05-02</date></publicationStmt></fileDesc></teiHeader><text><body><div><head>The stair</head>{BODY}<list><item>A lamp"
    "</item></list></div></body></text></TEI>",
    "jats": '<!DOCTYPE article PUBLIC "-//NLM//DTD JATS 1.2//EN" "JATS.dtd"><article article-type="news"><front><journal-meta>'
    "<journal-title>Marrow Gazette</journal-title></journal-meta><article-meta><title-group><article-title>Lighthouse of "
    '<italic>Marrow</italic> to be repaired</article-title></title-group><contrib contrib-type="author"><name><surname>Ley</surname>'
    '<given-names>Ann</given-names></name></contrib><contrib contrib-type="editor"><name><surname>Moor</surname></name></contrib>'
    '<pub-date pub-type="epub"><day>2</day><month>05</month><year>2024</year></pub-date></article-meta></front><body><sec>'
    f"<title>The stair</title>{BODY}<list><list-item><p>A lamp</p></list-item></list></sec></body><back/></article>",
    "nitf": f'<nitf><head><docdata><date.issue norm="20240502T080000Z"/></docdata><pubdata type="web" name="Marrow Gazette"/></head>'
    f"<body><body.head><hedline><hl1>{TITLE}</hl1></hedline><byline>By <person>Ann Ley</person></byline></body.head><body.content>"
    f"<block><hl2>The stair</hl2>{BODY}<ul><li>A lamp</li></ul></block></body.content></body></nitf>",
    "newsml": '<newsItem guid="x" version="1"><itemMeta><provider><name>Marrow Gazette</name></provider>'
    "<versionCreated>2024-05-03T00:00:00Z</versionCreated></itemMeta><contentMeta><contentCreated>2024-05-02T08:00:00Z</contentCreated>"
    f"<by>By Ann Ley</by><headline>{TITLE}</headline></contentMeta><contentSet><inlineData><h2>The stair</h2>{BODY}<ul><li>A lamp</li>"
    "</ul></inlineData></contentSet></newsItem>",
}


@pytest.mark.parametrize("form", FORMS)
def test_text_and_metadata(form: str) -> None:
    document = read(FORMS[form].encode(), "article.xml")
    metadata = document.metadata
    assert (document.wrapper, document.complete, metadata.title.value) == ("xml", True, TITLE)
    assert (metadata.author.value, metadata.publisher.value) == ("Ann Ley", "Marrow Gazette")
    assert (metadata.published.value or "")[:10] == "2024-05-02"
    lines = ["The stair", FIRST.replace("<hi>", "").replace("</hi>", ""), SECOND.replace("&amp;", "&"), "A lamp"]
    assert document.clean.value.split("\n") == lines
    assert [block.kind for block in document.blocks][:3] == ["heading", "paragraph", "paragraph"]
    at = document.clean.value.index("Keeper")
    span = document.clean.raw_span(at, at + len("Keeper Olan"))
    assert document.raw[span.start : span.end] == "Keeper Olan"


def test_an_abstract_stands_before_the_body() -> None:
    raw = FORMS["jats"].replace("</article-meta>", "<abstract><p>The tower is old.</p></abstract></article-meta>")
    assert read(raw.encode(), "article.xml").clean.value.startswith("The tower is old.\nThe stair")


@pytest.mark.parametrize("form", FORMS)
def test_a_cut_file_is_incomplete(form: str) -> None:
    document = read(FORMS[form][: FORMS[form].index("two lamps")].encode(), "article.xml")
    assert not document.complete
    assert [cut.kind for cut in document.truncations if cut.kind == "unclosed_container"]


@pytest.mark.parametrize(
    "page",
    [
        f"<article><h1>{TITLE}</h1>{BODY}</article>",
        f"<doc><p>{TITLE}</p></doc>",
        f'<article article-type="news"><front><article-title>{TITLE}</article-title></front></article>',
    ],
)
def test_what_is_none_of_these_forms_is_read_as_before(page: str) -> None:
    assert read(page.encode(), "page.html").wrapper != "xml"
