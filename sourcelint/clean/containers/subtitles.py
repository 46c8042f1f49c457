"""Subtitles (SubRip, WebVTT, SubViewer) → what is said in them, as running text.

Cues break sentences at the width of a screen. Their numbers, times, settings and tags are left out, and their lines joined; a
paragraph begins with a new speaker, and behind a pause.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sourcelint.clean.lines.line import ending
from sourcelint.expressions import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sourcelint.text import Text

MIN_CUES = 2
"""Cues that a file has at least; one time with an arrow may stand in any text."""

MIN_PAUSE_SECONDS = 3.0
"""Silence behind a whole sentence from which on the next one begins a paragraph."""

_TIME = r"(?:\d{1,3}:)?\d{1,2}:\d{2}[.,]\d{1,3}"
_ARROW = r"(?:[ ]{1,3}-->[ ]{1,3}|,)"
"""What parts the two times of a cue: SubViewer, which YouTube saves, has a comma."""
_CUE = lazy(
    rf"""
    (?:^[^\n]{{1,80}}\r?\n)??  # the number or name of the cue
    ^(?P<start>{_TIME}){_ARROW}(?P<end>{_TIME})[^\n]{{0,200}}(?:\n|\Z)  # its times and settings
    """,
    re.MULTILINE | re.VERBOSE,
)
_OPENS = lazy(
    rf"""
    \A\ufeff?(?:
        \s*+\d{{1,6}}\r?\n{_TIME}[ ]{{1,3}}-->     # SubRip
      | WEBVTT(?=[ \t\r\n])
      | \s*+{_TIME},{_TIME}[ \t]{{0,9}}\r?\n       # SubViewer
    )
    """,
    re.VERBOSE,
)
_LOST = lazy(r"</?(?:[bicuv]|lang|ruby|rt|font)\b[^<>\n]{0,80}>|<[\d:.]{5,12}>|\{\\[^{}\n]{1,40}\}|\r?\n(?=\S)")
"""Tags, times inside a line, codes of position, and the ends of lines inside a cue."""
_SPEAKER = lazy(r"\s*(?:<v[.\s]|[-–—>]{1,2}\s?[^\W\d_]|[A-Z][A-Z .'-]{1,30}:\s)")
"""The start of what another person says: `<v Ida>`, "- No.", "IDA MOE: No."."""
_NOTE = lazy(r"^(?:NOTE|STYLE|REGION)\b")


def open_subtitles(text: Text) -> Text | None:
    r"""Return what is said in subtitles; None for any other text.

    >>> from sourcelint.text import Text
    >>> raw = "1\n00:00:01,000 --> 00:00:02,000\nThe pier\nis\n\n2\n00:00:02,000 --> 00:00:03,000\nclosed.\n"
    >>> open_subtitles(Text.of_raw(raw)).value
    'The pier is closed.'
    """
    if _OPENS.match(text.value) is None:
        return None
    cues = list(_CUE.finditer(text.value))
    if len(cues) < MIN_CUES:
        return None
    return text.edit(list(_edits(text.value, cues))).strip()


def _edits(value: str, cues: list[re.Match[str]]) -> Iterator[tuple[int, int, str]]:
    """Yield what is to be replaced: all before the first cue, each head with the blank lines before it, and tags."""
    end, clock, said = 0, 0.0, ""
    for number, cue in enumerate(cues):
        following = cues[number + 1].start() if number + 1 < len(cues) else len(value)
        first, last = _part_said(value, cue.end(), following)
        is_new = _SPEAKER.match(value, first, last) is not None
        is_new = is_new or (_seconds(cue["start"]) - clock >= MIN_PAUSE_SECONDS and ending(said) == "stop")
        yield end, first, "\n\n" if is_new and said else " " if said else ""
        for lost in _LOST.finditer(value, first, last):
            yield *lost.span(), " " if lost[0].isspace() else ""
        end, clock, said = last, _seconds(cue["end"]), value[first:last] or said
    yield end, len(value), ""


def _part_said(value: str, start: int, end: int) -> tuple[int, int]:
    """Return where the words of a cue stand: up to the first empty line."""
    blank = re.search(r"\n[ \t\r]*\n", value[start:end])
    end = start + blank.start() if blank else end
    words = value[start:end]
    if _NOTE.match(words):
        return start, start
    return start + len(words) - len(words.lstrip()), start + len(words.rstrip())


def _seconds(time: str) -> float:
    """Return a time of a cue in seconds: "00:01:02,500"."""
    parts = time.replace(",", ".").split(":")
    return sum(float(part) * 60.0**power for power, part in enumerate(reversed(parts)))
