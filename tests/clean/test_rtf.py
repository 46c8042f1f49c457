"""Rich Text Format: the words of a document, each with its place in the file."""

from __future__ import annotations

import pytest

from sourcelint.clean import read, read_all
from sourcelint.clean.containers.rtf import open_rtf
from sourcelint.text import Text

HEAD = (
    r"{\rtf1\ansi\ansicpg1252\deff0\uc1{\fonttbl{\f0\froman Times New Roman;}{\f1 Arial;}}{\colortbl;\red0\green0\blue0;}"
    "\n"
    r"{\stylesheet{\s0 Normal;}}{\info{\title Wall}{\author Tom}}{\*\generator Riched20;}\viewkind4\pard\sa200 "
)
LETTER = HEAD + (
    r"\b Council votes to rebuild the sea wall\b0\par By Anna Ley\par "
    "\n"
    r"\pard The council voted on Tuesday to rebuild the \i northern\i0  wall, the mayor\rquote s office said. It\u8217?s said to cost "
    r"12 million euros, caf\'e9s included.{\pict\wmetafile8 0102030405{\*\blipuid 00ff}}\par "
    r'Residents had asked for {\field{\*\fldinst HYPERLINK "http://a.example"}{\fldrslt years}} that the wall be higher.\par}'
)


def words_of(rtf: str) -> str:
    opened = open_rtf(Text.of_raw(rtf))
    assert opened is not None
    return opened.value


def test_a_document_is_read_as_its_readers_see_it() -> None:
    document = read(LETTER.encode(), "letter.rtf")
    assert document.fault is None
    assert document.text.split("\n\n") == [
        "Council votes to rebuild the sea wall",
        "By Anna Ley",
        "The council voted on Tuesday to rebuild the northern wall, the mayor’s office said. It’s said to cost 12 million euros, cafés included.",
        "Residents had asked for years that the wall be higher.",
    ]
    assert (document.metadata.title.value, document.metadata.author.value) == (
        "Council votes to rebuild the sea wall",
        "Anna Ley",
    )
    at = document.text.index("cafés")
    assert document.raw[slice(*document.clean.raw_span(at, at + 5))] == r"caf\'e9s"


@pytest.mark.parametrize(
    ("rtf", "words"),
    [
        (r"{\rtf1 a \{b\} c\\d\~e}", "a {b} c\\d e"), (r"{\rtf1 Year\cell Metres\cell\row 1911\cell 5\cell\row}", "Year | Metres | \n1911 | 5 |"),
        (r"{\rtf1\uc0 It\u8217s so}", "It’s so"), (r"{\rtf1 It\u8217\'92s so}", "It’s so"), (r"{\rtf1 a\par\pard b}", "a\n\nb"),
        (r"{\rtf1 a{\header page 1}b{\*\unknown x{y}z}c}", "abc"), (r"{\rtf1 one {\b two {\i three}} four}", "one two three four"),
        (r"{\rtf1 never closed {\b a", "never closed a"), (r"{\rtf1 a {\pict 0102", "a"), (r"{\rtf1 a}} b}", "a b"),
        (r"{\rtf1 a \* b \pict c}", "a  b c"),
    ],
)  # fmt: skip
def test_what_readers_see_of_control_words(rtf: str, words: str) -> None:
    assert words_of(rtf) == words


def test_other_texts_are_none() -> None:
    assert open_rtf(Text.of_raw(r"The command \par ends a paragraph {so}.")) is None


def test_an_export_of_the_press_may_be_written_in_it() -> None:
    def document(number: int, title: str) -> str:
        return (
            rf"{number} of 2 DOCUMENTS\par The Northhaven Observer\par May 2, 2024 Thursday\par {title}\par BYLINE: By ANNA LEY\par "
            r"LENGTH: 512 words\par The council voted on Tuesday to rebuild the wall.\par LOAD-DATE: May 2, 2024\par "
        )

    raw = HEAD + document(1, "Council Votes") + document(2, "Mayor Asks") + "}"
    documents = list(read_all(raw.encode(), "export.rtf"))
    assert [document.metadata.title.value for document in documents] == ["Council Votes", "Mayor Asks"]
    assert {document.text for document in documents} == {"The council voted on Tuesday to rebuild the wall."}
