"""Subtitles are read as what is said in them."""

from __future__ import annotations

import pytest

from sourcelint.clean import read

SRT = """1
00:00:01,000 --> 00:00:02,500
The council met on <i>Monday</i>
and heard the clerk.

2
00:00:02,500 --> 00:00:04,000 X1:10 X2:20
{\\an8}Nobody had asked him

3
00:00:04,000 --> 00:00:05,000
for the books.

4
00:00:20,000 --> 00:00:22,000
The pier is closed.

5
00:00:22,000 --> 00:00:23,000
- Until when?
"""
SAID = "The council met on Monday and heard the clerk. Nobody had asked him for the books.\n\nThe pier is closed.\n\n- Until when?"
VTT = "WEBVTT - Talk\nKind: captions\nLanguage: en\n\nSTYLE\n::cue { color: red }\n\n" + SRT.replace(
    ",000", ".000"
).replace(",500", ".500").replace("3\n00:00:04", "NOTE a remark\n\n00:00:04")

SBV = """0:00:01.000,0:00:02.500
The council met on Monday
and heard the clerk.

0:00:02.500,0:00:04.000
Nobody had asked him

0:00:04.000,0:00:05.000
for the books.

0:00:20.000,0:00:22.000
The pier is closed.

0:00:22.000,0:00:23.000
- Until when?
"""


@pytest.mark.parametrize("raw", [SBV, SRT, SRT.replace("\n", "\r\n"), "\ufeff" + SRT, VTT])
def test_subtitles_are_running_text(raw: str) -> None:
    document = read(raw.encode(), "talk.srt")
    assert document.text == SAID
    assert document.metadata.title.value is None
    at = document.text.index("Nobody")
    span = document.clean.raw_span(at, at + 6)
    assert document.raw[span.start : span.end] == "Nobody"


@pytest.mark.parametrize(
    "raw",
    [
        "1\n00:00:01,000 --> 00:00:02,500\nOne cue is a quotation of the format.\n",
        "The pier 00:00:01,000 --> 00:00:02,500 is closed.\n",
        "0:00:01.000,0:00:02.500\nOne cue --> is a line of a table.\n",
    ],
)
def test_what_only_looks_like_it_is_text(raw: str) -> None:
    assert "-->" in read(raw.encode(), "a.txt").text


def test_a_speaker_begins_a_paragraph() -> None:
    raw = "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ida>The pier is closed.</v>\n\n00:02.000 --> 00:03.000\n<v Kim>Until when?</v>\n"
    assert read(raw.encode(), "a.vtt").text == "The pier is closed.\n\nUntil when?"
