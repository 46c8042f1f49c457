"""Wikitext as its readers see it, and the pages of an export."""

from __future__ import annotations

from html import escape

import pytest

from sourcelint.clean import read, read_all
from sourcelint.clean.characters.wikitext import is_wikitext

PAGE = """{{Short description|Wall in Bonn}}
{{Infobox wall
| name = Northern Sea Wall
| built = {{start date|1911|5|2}}
| image = [[File:Wall.jpg|thumb|The [[wall]] in 1912]]
}}
'''Northern Sea Wall''' ({{lang|de|Nordwall}}) is a [[sea wall]] in [[Bonn|the town of Bonn]].<ref>{{cite news|title=Wall|url=http://a.example}}</ref><ref name="x" /> It is {{convert|12|km|mi}} long.{{sfn|Ley|2020|p=3}}

[[File:Plan.png|thumb|The plan of [[Anna Ley]], 1910.]]
== History ==
The wall fell in {{date|2024}}, as [http://b.example/x the council] said.<!-- check --> It was the oldest.{{citation needed|date=May 2020}}
* First stone: 1909
# Second stone
:Indented line

{| class="wikitable"
! Year
|-
| 1911
|}

=== Repair ===
It was repaired in ''May''. {{Who|date=2020}} some say it is bad.
[[Category:Walls]]
[[de:Nordwall]]
"""
SEEN = [
    "Northern Sea Wall (Nordwall) is a sea wall in the town of Bonn. It is 12 km long.", "## History",
    "The wall fell in 2024, as the council said. It was the oldest.[citation needed]", "- First stone: 1909", "- Second stone",
    "Indented line", "### Repair", "It was repaired in May. [who?] some say it is bad.",
]  # fmt: skip


def test_a_page_is_read_as_its_readers_see_it() -> None:
    document = read(PAGE.encode(), "wall.txt")
    assert [line for line in document.text.splitlines() if line.strip()] == SEEN
    at = document.text.index("the council")
    assert document.raw[slice(*document.clean.raw_span(at, at + 11))] == "the council"


def test_notes_and_addresses_are_links_behind_their_sentences() -> None:
    document = read(PAGE.encode(), "wall.txt")
    behind = [document.raw[link.start : link.end + 5] for link in document.links]
    assert behind == [".<ref>"[:6], "><ref "[:6], ".{{sfn", "the council] sai"]


@pytest.mark.parametrize(
    "text",
    [
        "See [[the note]] of 2020, and [[another]].", "Use {{ name }} in the template of {{ site }}.", "It is '''not''' so.",
        "a[[1]] = b[[2]]; c = {{1, 2}, {3}}", "== Results ==\nIt rose.\n", "He said: [...] and left {sic}.",
    ],
)  # fmt: skip
def test_one_kind_of_sign_is_what_an_author_wrote(text: str) -> None:
    assert not is_wikitext(text)
    assert "wikitext" not in {repair.name for repair in read(text.encode(), "a.txt").repairs}


@pytest.mark.parametrize(
    "broken", ["{{open [[link]] '''b'''", "[[a]] {{b}} <ref>never closed", "[[a]] {{b}}\n{| row\n| cell"]
)
def test_what_is_never_closed_stays(broken: str) -> None:
    text = read(f"{broken} and the wall was rebuilt in May.".encode(), "a.txt").text
    assert "and the wall was rebuilt in May." in text


def exported(*pages: tuple[str, str]) -> bytes:
    xml = "".join(
        f"<page><title>{title}</title><ns>0</ns>{head}"
        "<revision><timestamp>2020-01-01T00:00:00Z</timestamp><text>Old.</text></revision>"
        "<revision><timestamp>2024-05-02T10:00:00Z</timestamp><contributor><username>Anna</username></contributor>"
        f'<text xml:space="preserve">{escape(PAGE)}</text></revision></page>\n'
        for title, head in pages
    )
    site = "<siteinfo><sitename>Harbour Wiki</sitename></siteinfo>"
    return f'<mediawiki version="0.11" xml:lang="en">{site}{xml}</mediawiki>'.encode()


def test_each_page_of_an_export_is_an_article_in_its_last_revision() -> None:
    raw = exported(("Northern Sea Wall", ""), ("Wall", '<redirect title="Northern Sea Wall" />'), ("Other wall", ""))
    documents = list(read_all(raw, "wiki.xml"))
    assert [document.metadata.title.value for document in documents] == ["Northern Sea Wall", "Other wall"]
    for document in documents:
        metadata = document.metadata
        assert (metadata.modified.value, metadata.published.state) == ("2024-05-02T10:00:00+00:00", "absent")
        assert metadata.publisher.value == "Harbour Wiki"
        assert SEEN[0] in document.text


def test_a_cut_export_says_so() -> None:
    raw = exported(("Northern Sea Wall", ""))
    (document,) = read_all(raw[: raw.index(b"Second stone")], "wiki.xml")
    assert "unclosed_container" in {truncation.kind for truncation in document.truncations}
    assert SEEN[0] in document.text
