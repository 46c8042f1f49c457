"""For whom a text was written and where it stands, as its lines say so: copyright, wire services, addresses."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from sourcelint.clean.lines.bylines import is_nobody
from sourcelint.document import Field
from sourcelint.expressions import lazy
from sourcelint.text import part_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sourcelint.document import Boilerplate

_COPYRIGHT = lazy(
    r"""(?:©|\(c\)|ⓒ|\bcopyright\b)(?:\s*+(?:©|\(c\)|copyright|by|,|:)){0,9}
    \s*+(?:(?:19|20)\d\d\s*+(?:[-–—]\s*+(?:(?:19|20)?\d\d|present))?)?  # the years
    [\s,:|-]*+(?:by\s++)?(?P<name>[^\W\d_][^|•·©\n]{1,80})""",
    re.IGNORECASE | re.VERBOSE,
)
_SIGNS = ("©", "(c)", "(C)", "ⓒ", "opyright", "OPYRIGHT")
MAX_NAME_CHARS = 60
"""Characters of the longest name; a longer one has run into the next line of the page."""
_NO_HOLDER = lazy(
    r"(?:policy|policies|notice|information|infringement|terms|statement|law|act|owners?|holders?|laws)\b",
    re.IGNORECASE,
)
_FINITE_VERB = lazy(r"\s(?:is|are|was|were|has|have|may|will|must)\s")
"""What a sentence has and no name: "This document has been placed in the public domain"."""
_LAST_YEAR = lazy(r"(?<![\s,])[\s,]++(?:19|20)\d\d(?:\s?[-–—]\s?(?:(?:19|20)?\d\d|present))?$")
_NAME_ENDS = lazy(
    r"""(?:
        [.,;|]?\s{0,80}\b(?:
            all|alle|tous|todos|tutti|wszelkie|все|  # rights reserved
            or[ ]its|and[ ]its|contact[ ]us|ISSN|(?:part|a[ ](?:subsidiary|division|member))[ ]of|
            (?:is|are)[ ](?:an?|the|part|owned|published))\b
      | ,[ ]an?[ ]  # what the holder is
      | \.\s | \s[-–—]\s | \s{2} | [.,;]?\s{0,80}$
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_URL = lazy(r"\bhttps?://[^\s<>\"'»”)\]]{4,300}|\bwww\.[^\s<>\"'»”)\]/]{3,100}[^\s<>\"'»”)\]]{0,200}", re.IGNORECASE)
# Chinese pages name the outlet beside the date.
_SOURCE = lazy(r"(?<![片图圖像据據料频訊讯])(?:来源|來源|稿源)\s?[:：]\s?(?P<name>[^\W\d_][^\s|｜:：]{1,20})")
_HOST = lazy(r"^(?:https?://)?(?:www\d?\.)?([^/:?#\s]+)", re.IGNORECASE)
_URL_LABEL = lazy(
    r"""(?:(?:source|original|canonical|article|page|web)\s)?
        (?:url|link|permalink|address|permalien|adresse|source|quelle|fuente|fonte)
  | (?:originally\s(?:published|posted|appeared)|retrieved|available|read\sthe\soriginal)(?:\s(?:from|at|on))?
  | original(?:\sarticle)?
  | 原文(?:链接|地址)?|来源""",
    re.IGNORECASE | re.VERBOSE,
)
"""What calls an address that of the article itself."""


class Found(NamedTuple):
    """A name or an address, and where in its line it stands."""

    value: str
    start: int
    end: int


def may_name_holder(text: str) -> bool:
    """Tell whether any line of a text may name its holder: a cheap test."""
    return any(map(text.__contains__, _SIGNS)) or any(map(text.__contains__, ("源：", "源:", "源 ")))


def holder_of(line: str) -> Found | None:
    """Read who holds the copyright, or whom a Chinese page names as its source."""
    if not line.isascii() and (source := _SOURCE.search(line)):
        return None if is_nobody(source["name"]) else Found(source["name"], *source.span("name"))
    match = _COPYRIGHT.search(line) if any(map(line.__contains__, _SIGNS)) else None
    if match is None:
        return None
    end = _NAME_ENDS.search(match["name"])
    name = _LAST_YEAR.sub("", match["name"][: end.start() if end else None].strip(" ,;."))
    if not _may_hold(name):
        return None
    start = match.start("name")
    return Found(name, start, start + len(name))


def _may_hold(name: str) -> bool:
    """Check for a name of the shape that holders of copyright have, and not "Copyright Policy"."""
    is_sentence = _FINITE_VERB.search(name) is not None
    return len(name) <= MAX_NAME_CHARS and name[:1].isupper() and not is_sentence and not _NO_HOLDER.match(name)


def holder_below(boilerplate: Iterable[Boilerplate]) -> Field | None:
    """Read the copyright line among what was taken out of a page."""
    for piece in boilerplate:
        found = holder_of(piece.text) if piece.kind == "copyright" else None
        if found is not None:
            return Field(found.value, "present", part_of(piece.span, len(piece.text), found.start, found.end))
    return None


def address_of(line: str, *, bare: bool) -> Found | None:
    """Read the address of the article itself: a line that calls it so or, if `bare`, that is nothing else."""
    match = _URL.search(line)
    if match is None:
        return None
    rest = (line[: match.start()] + line[match.end() :]).strip(" \t:：()[]<>*_")
    if not (_URL_LABEL.fullmatch(rest) if rest else bare):
        return None
    return Found(match.group().rstrip(".,;"), match.start(), match.end())


def host_of(url: Field | None) -> Field | None:
    """Take the host of the article's own address for its publisher."""
    match = _HOST.match(url.value) if url and url.value else None
    return Field(match[1].lower(), "present", url.span) if match and url else None
