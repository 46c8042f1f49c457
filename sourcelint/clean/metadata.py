"""What the text itself says about who wrote it, when, for whom: bylines, date lines, copyright lines, addresses.

What a container proved (JSON, HTML) wins. A field is present, absent (a whole page that does not say it) or unknown (a
cut record, or the body of an article without its page).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sourcelint.clean.dates import has_year, written_dates
from sourcelint.clean.heads import name_head
from sourcelint.clean.lines import DATE_LABEL, byline_of, count_words, has_date_label, is_dateline, is_name
from sourcelint.document import Field, Metadata, StatedDate

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sourcelint.clean.draft import Draft
    from sourcelint.document import Block, InputKind

ENDS = 10
"""Blocks at either end, and behind the title, in which a page names its author, date and publisher."""

LABEL = 200
"""Characters that a line about the article may have; a longer one is of it."""

_FIELDS = ("title", "author", "published", "modified", "publisher", "url")
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|ⓒ|\bcopyright\b)(?:\s*(?:©|\(c\)|copyright|by|,))*\s*(?:(?:19|20)\d\d\s*(?:[-–—]\s*(?:(?:19|20)?\d\d|present))?)?[\s,:|-]*"
    r"(?:by\s+)?(?P<name>[^\W\d_][^|•·©\n]{1,80})",
    re.IGNORECASE,
)
_SIGNS = ("©", "(c)", "(C)", "ⓒ", "opyright", "OPYRIGHT")
_LAST_YEAR = re.compile(r"[\s,]+(?:19|20)\d\d$")
_NAME_ENDS = re.compile(
    r"(?:[.,;|]?\s*\b(?:all|alle|tous|todos|tutti|wszelkie|все)\b|\.\s|\s[-–—]\s|\s{2}|[.,;]?\s*$)", re.IGNORECASE
)
_URL = re.compile(
    r"\bhttps?://[^\s<>\"'»”)\]]{4,300}|\bwww\.[^\s<>\"'»”)\]/]{3,100}[^\s<>\"'»”)\]]{0,200}", re.IGNORECASE
)
_HOST = re.compile(r"^(?:https?://)?(?:www\d?\.)?([^/:?#\s]+)", re.IGNORECASE)
# The agency in a news dateline: "LONDON, Nov 3 (Reuters) —".
_AGENCY = re.compile(
    r"^(?:[A-ZÀ-Þ][\w.’'-]*[,/]?\s){1,6}.{0,24}?\(?\b(?P<agency>Reuters|AP|AFP|dpa|ANSA|EFE|PTI|ANI|IANS|Xinhua|TASS|Bloomberg|"
    r"UPI|Kyodo|Yonhap|Interfax|Anadolu|Bernama|Antara)\b\)?\s?[-–—:]"
)
_DASHES = "-–—:"
_ADDRESS = re.compile(r"\S+@\S+|https?://\S+|www\.\S+")
_ROLE_AFTER = re.compile(r"\s*(?:[,|•·/]|\s[-–—]\s|\b(?:for|in|at|updated|published|posted|on)\b).*$", re.IGNORECASE)


def visible_metadata(draft: Draft, *, input: InputKind | None = None) -> Draft:  # noqa: A002 - the name of the hint
    """Fill in what the container left open from the lines of the text, and settle every field's state.

    `input` is what a manifest says of the source; without it `page_level` decides whether a missing field is absent.
    """
    text = draft.text.value
    # A record has its title beside the text; the first heading in it is one.
    blocks = name_head(text, draft.blocks) if draft.wrapper in {"text", "html"} else draft.blocks
    draft = draft.replace(blocks=blocks)
    head, tail = _ends(blocks)
    ends = [*head, *tail]
    known = draft.metadata
    dates = [*known.dates, *_dates(draft, head, bare=True), *_dates(draft, tail, bare=False)]
    proves = draft.complete and (page_level(draft) if input is None else input == "page")
    missing: Field = Field(state="absent" if proves else "unknown")
    found = {
        "title": _title(draft),
        "author": _author(draft, ends),
        "published": _first(dates, "published"),
        "modified": _first(dates, "updated") or _first(dates, "modified"),
        "publisher": _publisher(draft, ends),
        "url": _url(draft, ends),
    }
    found["publisher"] = found["publisher"] or _host(found["url"])
    fields = {}
    for name in _FIELDS:
        field: Field = getattr(known, name)
        fields[name] = field if field.state == "present" else found[name] or missing
    return draft.replace(metadata=Metadata(**fields, dates=tuple(dates)))


def page_level(draft: Draft) -> bool:
    """Tell whether the source holds the page around the article and not just its body: it is HTML, or has a title."""
    return (
        draft.wrapper == "html"
        or draft.metadata.title.state == "present"
        or any(b.kind == "title" for b in draft.blocks)
    )


def _field(draft: Draft, value: str, start: int, end: int) -> Field:
    return Field(value, "present", draft.text.raw_span(start, end))


def _title(draft: Draft) -> Field | None:
    title = next((b for b in draft.blocks if b.kind == "title"), None)
    return _field(draft, draft.text.value[title.start : title.end], title.start, title.end) if title else None


def _lines(draft: Draft, blocks: list[Block]) -> Iterator[tuple[str, Block]]:
    for block in blocks:
        if block.end - block.start <= LABEL:
            yield draft.text.value[block.start : block.end], block


def _author(draft: Draft, ends: list[Block]) -> Field | None:
    for line, block in _lines(draft, ends):
        name = byline_of(line)
        if name is None and block.kind == "byline" and is_name(line):
            name = line
        if name is None:
            continue
        at = block.start + line.rfind(name)
        value = _ROLE_AFTER.sub("", _ADDRESS.sub("", name)).strip(" ,;")
        if value:
            return _field(draft, value, at, at + len(name))
    return None


def _ends(blocks: Sequence[Block]) -> tuple[list[Block], list[Block]]:
    """Give the first blocks and those around the title, the latter first, and the last blocks."""
    title = next((n for n, b in enumerate(blocks) if b.kind == "title"), 0)
    near = range(max(0, title - 3), min(len(blocks), title + 1 + ENDS))
    first = [n for n in range(min(ENDS, len(blocks))) if n not in near]
    last = [n for n in range(max(0, len(blocks) - ENDS), len(blocks)) if n not in near and n >= ENDS]
    return [blocks[n] for n in (*near, *first)], [blocks[n] for n in last]


def _dates(draft: Draft, blocks: list[Block], *, bare: bool) -> Iterator[StatedDate]:
    """Find dates in lines that say so ("Published …"), or, where `bare`, that hold hardly anything else.

    At the end of a page the dates of comments and of other articles stand alone.
    """
    for line, block in _lines(draft, blocks):
        if block.kind == "title" or not has_year(line):
            continue
        alone = bare and (block.kind in ("dateline", "byline") or is_dateline(line))
        if not alone and not (count_words(line) <= 24 and has_date_label(line)):
            continue
        for written in written_dates(line):
            labels = list(DATE_LABEL.finditer(line, 0, written.start))
            if not labels and not alone:
                continue
            kind = "updated" if labels and labels[-1]["updated"] else "published"
            span = draft.text.raw_span(block.start + written.start, block.start + written.end)
            yield StatedDate(kind, written.value, span, "visible")


def _first(dates: list[StatedDate], kind: str) -> Field | None:
    date = next((d for d in dates if d.kind == kind), None)
    return Field(date.value, "present", date.span) if date else None


def _publisher(draft: Draft, ends: list[Block]) -> Field | None:
    for line, block in _lines(draft, ends):
        m = _COPYRIGHT.search(line) if any(map(line.__contains__, _SIGNS)) else None
        if m is None:
            continue
        end = _NAME_ENDS.search(m["name"])
        name = _LAST_YEAR.sub("", m["name"][: end.start() if end else None].strip(" ,;."))
        if name and count_words(name) <= 10 and name[0].isupper():
            return _field(draft, name, block.start + m.start("name"), block.start + m.start("name") + len(name))
    for block in ends[:ENDS]:
        start = draft.text.value[block.start : min(block.end, block.start + 120)]
        m = _AGENCY.match(start) if any(map(start.__contains__, _DASHES)) else None
        if m:
            return _field(draft, m["agency"], block.start + m.start("agency"), block.start + m.end("agency"))
    return None


def _url(draft: Draft, ends: list[Block]) -> Field | None:
    """Find the article's address: a line that is nothing but one, or that calls it the original."""
    for line, block in _lines(draft, ends):
        m = _URL.search(line) if "http" in line or "www." in line else None
        if m is None:
            continue
        rest = (line[: m.start()] + line[m.end() :]).strip(" \t:()[]<>")
        if count_words(rest) <= 3:
            return _field(draft, m.group().rstrip(".,;"), block.start + m.start(), block.start + m.end())
    return None


def _host(url: Field | None) -> Field | None:
    """Take the host of the article's own address for its publisher."""
    m = _HOST.match(url.value) if url and url.value else None
    return Field(m[1].lower(), "present", url.span) if m and url else None
