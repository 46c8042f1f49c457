"""What scrapers and programs leave before a record or a page: a code fence, HTTP headers, notices of PHP, a WARC header.

Also what curl says of its connection. Each is taken off the front, one after another; without a record or a page behind it, the text stays as it is.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from sourcelint.clean.article import UNCOLLECTED, Collected
from sourcelint.document import Field, StatedDate
from sourcelint.expressions import lazy

if TYPE_CHECKING:
    from sourcelint.text import Text

MAX_ENVELOPES = 20
"""Things that are taken off: PHP repeats its notices, and a redirect has headers of its own."""
FENCE = lazy(r"\A\s*+(?:[^\n`~]{0,200}\n\s*+)?(?P<fence>`{3,9}|~{3,9}) ?[\w+-]{0,20}[ \t\r]*\n", needs=("```", "~~~"))
"""The first line of a code block in Markdown, perhaps below a line that announces it: "Here it is."."""
HEADER_LINE = r"[A-Za-z][\w-]{0,60}:[^\n]{0,8000}\n(?:[ \t][^\n]{0,8000}\n){0,20}"
HTTP = lazy(rf"\A\s*+HTTP/\d(?:\.\d)?\s\d{{3}}[^\n]{{0,200}}\n(?:{HEADER_LINE}){{0,100}}[ \t\r]*\n", needs=("HTTP/",))
"""A status line and the headers below it, as `curl -i` prints them."""
BARE_HEADERS = lazy(
    rf"\A\s*+(?=(?:{HEADER_LINE}){{0,40}}?Content-Type:)(?:{HEADER_LINE}){{2,100}}[ \t\r]*\n\s*+(?=[<\[{{])",
    re.IGNORECASE,
    needs=("<", "[", "{"),
)
"""Headers without their status line, and a page or record behind them."""
WARC = lazy(rf"\A\s*+WARC/\d\.\d+[ \t\r]*\n(?P<headers>(?:{HEADER_LINE}){{1,60}})[ \t\r]*\n", needs=("WARC/",))
WARC_CONTENT = lazy(r"^WARC-Type:\s*(?:response|resource|conversion)\b", re.IGNORECASE | re.MULTILINE)
WARC_TEXT = lazy(r"^WARC-Type:\s*conversion\b", re.IGNORECASE | re.MULTILINE)
WARC_ADDRESS = lazy(r"^WARC-Target-URI:[ \t]*<?(?P<value>[^\s<>]{1,4000})", re.IGNORECASE | re.MULTILINE)
WARC_DATE = lazy(r"^WARC-Date:[ \t]*(?P<value>\d{4}-\d\d-\d\dT[\d:.]{8,20})Z?[ \t\r]*$", re.IGNORECASE | re.MULTILINE)
RETRIEVED = "warc:WARC-Date"
"""Origin of the day on which an archive collected a page."""
WARC_NEXT = lazy(r"(?<=\n)\r?\nWARC/\d\.\d{1,3}[ \t\r]{0,9}\n")
CURL = lazy(r"\A(?:[*<>{}](?:[ ][^\n]{0,8000}+)?[\t\r]*+\n){3,400}", needs=tuple("*<>{}"))
"""What `curl -v` says of the connection, the request and the headers."""
PHP = lazy(
    r"""\A\s*+(?:<br\s?/?>\s*)?
    (?:<b>)?(?:PHP\s)?(?:Notice|Warning|Deprecated|Strict\sStandards|Fatal\serror|Parse\serror)(?:</b>)?:
    [^\n]{0,2000}?\son\sline\s(?:<b>)?\d{1,7}(?:</b>)?
    (?:\s*<br\s?/?>)?\s*?(?=[\n<\[{]|$)""",
    re.VERBOSE,
    needs=("Notice", "Warning", "Deprecated", "Strict", "Fatal", "Parse"),
)
"""A message of PHP, with or without its tags."""
GUARD = lazy(
    r"\A\s*+(?:\]?\)\]?\}while\(1\);</x>|\)\]\}'?,?|for\s?\(;;\);|while\s?\(1\);)\s*+(?=[\[{])", needs=("[", "{")
)
"""What answers begin with so that no other page can run them."""
RECORD = lazy(r"""\s*+(?:[<{]|\[\s{0,99}[\[{"'\]\d-])""")
"""How a page or a record begins; a link in Markdown has a bracket and words."""


class Opened(NamedTuple):
    """What stands inside of an envelope, and what that says of its collection."""

    text: Text
    collected: Collected = UNCOLLECTED


def open_envelope(text: Text) -> Opened:
    """Take off what stands before a record or a page; return the text itself if nothing does."""
    inner, collected = text, UNCOLLECTED
    for _ in range(MAX_ENVELOPES):
        opened = _open_one(inner)
        if opened is None:
            break
        collected = _collected_of(inner) or collected
        inner = opened
    if inner is text or RECORD.match(inner.value.removeprefix("\ufeff")) or _is_text_of_page(text.value):
        return Opened(inner, collected)
    return Opened(text)


def _collected_of(text: Text) -> Collected | None:
    """Read where and when a WARC record was collected; None for another envelope."""
    warc = WARC.match(text.value)
    if warc is None:
        return None
    address = WARC_ADDRESS.search(text.value, *warc.span("headers"))
    day = WARC_DATE.search(text.value, *warc.span("headers"))
    return Collected(
        Field(address["value"], "present", text.raw_span(*address.span("value"))) if address else Field(),
        StatedDate("retrieved", day["value"], text.raw_span(*day.span("value")), RETRIEVED) if day else None,
    )


def _is_text_of_page(value: str) -> bool:
    """Tell a WARC record that holds the text of a page, as the WET files of Common Crawl do."""
    warc = WARC.match(value)
    return warc is not None and WARC_TEXT.search(warc["headers"]) is not None


def _open_one(text: Text) -> Text | None:
    value = text.value
    warc = WARC.match(value)
    if warc is not None:
        following = WARC_NEXT.search(value, warc.end() - 1)
        if WARC_CONTENT.search(warc["headers"]):
            return text[warc.end() : following.start() if following else len(value)]
        return None if following is None else text[following.start() :]
    fence = FENCE.match(value)
    if fence is not None:
        end = value.find(f"\n{fence['fence']}", fence.end() - 1)
        return text[fence.end() : end if end >= 0 else len(value)]
    for expression in (HTTP, BARE_HEADERS, CURL, PHP, GUARD):
        match = expression.match(value)
        if match is not None and match.end() > 0:
            return text[match.end() :]
    return None
