"""Source text made safe to show: control characters become visible, markup and commands lose their meaning.

Web pages can hold anything: escape sequences that recolour a terminal or retitle its window, bidirectional controls that
make a line read backwards ("Trojan Source", CVE-2021-42574), HTML and Markdown that a viewer would run, commands that a
CI service reads from the log, formulas that a spreadsheet runs. Each kind of output has one function here:

    visible, one_line   a piece of text, on one line
    log                 lines for a terminal or log, whoever wrote them; the last thing before the stream
    json_text           JSON
    xml_text            text and attributes of XML and HTML
    html_page           a page of HTML that another program wrote
    csv_row             CSV
    markdown            a line or table cell of Markdown
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
from functools import cache
from typing import TYPE_CHECKING, Any

from sourcelint.expressions import lazy

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

MAX_VALUE_CHARS = 1000
"""Characters of one value (a title, a name, a message) that a page or a line repeats: its author chooses its length."""

NAMES = {"\t": "→", "\n": "⏎"}
"""Signs that fonts have; all else is written as `less` writes it, <U+202E>."""

# Characters that are not seen but do something: controls, separators of lines, what changes the direction of writing,
# blanks without width, tags, surrogates, and noncharacters, which XML forbids. U+200C and U+200D are left: Persian and many
# emoji are written with them.
_CLASS = (
    "\x0b-\x1f\x7f-\x9f\u00ad\u034f\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u2064\u2066-\u206f\ufeff"
    "\ufdd0-\ufdef\ufff9-\ufffb\ufffe\uffff\ud800-\udfff\U000e0000-\U000e007f"
)
_HIDDEN = lazy(f"[\x00-\x0a{_CLASS}]")
_HIDDEN_IN_LINES = lazy(f"[\x00-\x09{_CLASS}]")
_HIDDEN_IN_PAGES = lazy(f"(?!\r)[\x00-\x08{_CLASS}]")
_COLOUR = lazy("(\x1b\\[[0-9;]{0,20}m)")

# What a CI service takes for a command: GitHub's runner `::name …::` at the start of a line behind any white space, and
# `##[name]` anywhere in it (ActionCommand.cs of actions/runner, TryParseV2 and TryParse); Azure Pipelines `##vso[…]` and
# TeamCity `##teamcity[…]` likewise. GitLab's `section_start:` works only between escape sequences. The runner compares
# by the rules of a language, which see no joiners and no variation selectors.
_UNSEEN = "[\u200c\u200d\ufe00-\ufe0f]*"
_BRACKET = lazy(rf"(#{_UNSEEN}#[\w{_UNSEEN[1:-2]}]*)(\[)")
_COLONS = lazy(rf"(?m)^([^\S\n]*{_UNSEEN})(:{_UNSEEN}:)")
_ANNOTATION = lazy(r"::(?:error|warning|notice) (?:file|title)=[^:]*::")

_FORMULA = lazy(r"\s*[=+\-@\uff1d\uff0b\uff0d\uff20\t\r\n]")
_MARKDOWN = lazy(r"[\\`*_\[\]#|~$]")
_HTML = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}  # the ampersand first: the others become one
_XML = {**_HTML, '"': "&#34;", "'": "&#39;"}
_AUTOLINK = lazy(r"(?i):(?<=http:)|:(?<=https:)|:(?<=ftp:)|\.(?<=www\.)|@(?<=[\w.+-]@)")


def visible(text: str) -> str:
    """Show control characters, bidirectional controls and lone surrogates by name instead of sending them on."""
    return _HIDDEN.sub(_shown, text)


def one_line(text: str) -> str:
    """Show text on one line: runs of white space become one space, other invisible characters are shown."""
    return visible(cut(" ".join(text.split())))


def cut(text: str) -> str:
    """Shorten a value that is longer than anybody reads."""
    return text if len(text) <= MAX_VALUE_CHARS else f"{text[:MAX_VALUE_CHARS]}…"


def log(text: str, *, colour: bool = False, annotations: bool = False) -> str:
    """Make whole lines safe for a terminal or log: control characters become visible, commands get a backslash.

    With `colour`, sequences that set colours pass. With `annotations`, so do lines that begin with `::error file=…::` and
    its like, which are what the format for GitHub consists of. What is safe already stays as it is.
    """
    if colour and "\x1b" in text:
        pieces = _COLOUR.split(text)
        shown = "".join(
            piece if number % 2 else _HIDDEN_IN_LINES.sub(_shown, piece) for number, piece in enumerate(pieces)
        )
    else:
        shown = _HIDDEN_IN_LINES.sub(_shown, text)
    return _COLONS.sub(lambda match: _disarmed(match, annotations=annotations), _BRACKET.sub(r"\1\\\2", shown))


def json_text(value: object, *, indent: int | None = None, sort_keys: bool = False) -> str:
    """Write JSON that reads back as the same value and holds nothing that acts where the JSON itself is shown.

    Control characters (also U+007F to U+009F), line separators, bidirectional controls, noncharacters and lone
    surrogates are escapes; so is the bracket of a command such as `##[`. Other characters stand as they are.
    """
    text = _encoder(indent, sort_keys=sort_keys).encode(value)
    # Both only match inside of strings; line breaks outside of them are layout.
    return _BRACKET.sub(lambda match: f"{match[1]}\\u005b", _HIDDEN_IN_LINES.sub(_json_escape, text))


@cache
def _encoder(indent: int | None, *, sort_keys: bool) -> json.JSONEncoder:
    return json.JSONEncoder(ensure_ascii=False, indent=indent, sort_keys=sort_keys)


def xml_text(text: str) -> str:
    """Write text for XML or HTML, between tags or as an attribute, with control characters shown by name."""
    shown = _with_entities(visible(text), _XML)
    return _BRACKET.sub(lambda match: f"{match[1]}&#91;", shown) if "[" in shown else shown


def html_page(page: str) -> str:
    """Show control characters of a page by name that something else has escaped; its white space is left alone."""
    return _HIDDEN_IN_PAGES.sub(lambda match: _with_entities(_shown(match), _XML), page)


def csv_row(values: Iterable[Any]) -> str:
    """Write a row of CSV, ending in a line break."""
    stream = io.StringIO(newline="")
    csv.writer(stream, lineterminator="\n").writerow(
        [csv_cell(value) if isinstance(value, str) else value for value in values]
    )
    return stream.getvalue()


def csv_cell(text: str) -> str:
    """Write text for a cell of CSV, on one line; what a spreadsheet would run gets an apostrophe, which marks text.

    A formula begins with = + - @ or their full-width forms, or a tab or line break in front of them (OWASP, CSV
    Injection).
    """
    return ("'" if _FORMULA.match(text) else "") + log(visible(text))


def markdown(text: str) -> str:
    """Show text literally in a line or table cell of Markdown, also where the viewer lets HTML pass.

    Addresses in it do not become links: those of a source are not the report's. The text must not begin a line, where
    a dash or number would begin a list.
    """
    escaped = _MARKDOWN.sub(lambda match: f"\\{match[0]}", _with_entities(one_line(text), _HTML))
    return _AUTOLINK.sub(lambda match: f"&#{ord(match[0])};", escaped)


MAX_SLUG_WORDS_CHARS = 60
"""Characters of a source's id that its file name repeats for readers; with hash and ending it stays below 255 bytes."""

SLUG_HASH_HEX_DIGITS = 32
"""128 bits: at 32, two of 100,000 sources share a name about as often as not, and names can be made to collide."""


def slug(source: str) -> str:
    """Name the files and artifacts of a source: lower-case letters, digits, dashes, and 128 bits of its id's SHA-256."""
    words = re.sub(r"[^a-z0-9]+", "-", source.lower()).strip("-")[:MAX_SLUG_WORDS_CHARS].strip("-")
    digest = hashlib.sha256(source.encode("utf8", "surrogatepass")).hexdigest()[:SLUG_HASH_HEX_DIGITS]
    return f"{words}-{digest}" if words else digest


def _with_entities(text: str, entities: Mapping[str, str]) -> str:
    # Ten to thirty times as fast as `str.translate`, which looks up each character.
    for sign, entity in entities.items():
        text = text.replace(sign, entity)
    return text


def _shown(match: re.Match[str]) -> str:
    return NAMES.get(match[0]) or f"<U+{ord(match[0]):04X}>"


def _json_escape(match: re.Match[str]) -> str:
    units = match[0].encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[start]:02x}{units[start + 1]:02x}" for start in range(0, len(units), 2))


def _disarmed(match: re.Match[str], *, annotations: bool) -> str:
    if annotations and _ANNOTATION.match(match.string, match.start()):
        return match[0]
    return f"{match[1]}\\{match[2]}"
