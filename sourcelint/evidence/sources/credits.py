"""Whether a text credits the whole of itself to another outlet: in its lead, or in a line at its head or foot."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from sourcelint.annotate.gazetteers.names import outlets
from sourcelint.annotate.text.calendar_words import MONTHS
from sourcelint.annotate.text.word_lists import words
from sourcelint.expressions import lazy
from sourcelint.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sourcelint.document import Block
    from sourcelint.evidence.annotated import Annotated


class Credit(NamedTuple):
    """Where a text credits another outlet, which (empty where no table has its name), and whether it does in its lead."""

    span: Span
    outlet: str
    leads: bool


MAX_LEAD_CHARS = 900
"""Characters of body text in which a credit speaks of the whole piece; further down it is a credit in passing."""


_KIND = "(?:magazine|newspaper|news[ ]agency|website)"
_REPORTS = lazy(
    rf"""
    (?:,[ ]{_KIND}[ ]|[ ]{_KIND}[ ]|[ ])
    (?:
        reports?,?[ ](?:citing|referring[ ]to|with[ ]reference[ ]to)      # "The Post reports, citing"
    |   highlights|reports|writes|notes|has[ ]learned|informs|points[ ]out|observes|says[ ]in[ ](?:its|an)
    )\b
    """,
    re.VERBOSE,
)
_CREDITS = lazy(
    r"\b(?:citing|with reference to|referring to|as reported by|reports? (?:by|in|from)|via|according to) (?:the )?(?=[A-Z])"
)
_NO_CREDIT = lazy(r"[\w’'-]| (?:reporter|editor|poll|columnist|interview|data|analysis|count|estimate|survey)")
_WHOLE = lazy(
    r"""
    \b(?:
        # "This article was originally published on May 3, 2024 by"
        (?P<this>(?:this|the)[ ](?:article|story|piece|post|report|essay|text|column|interview|news)[ ])?(?:was[ ]|has[ ]been[ ])?
        (?:originally|first)[ ](?:published|appeared|posted|printed|aired|shared)(?:[ ]\w+[ ]\d{1,2},?[ ]\d{4})?[ ](?:by|in|on|at)
        # "Reprinted with permission of"
    |   reprinted[ ](?:from|with|by)|republished[ ](?:from|with|by|under)|reposted[ ]from|cross-?posted[ ](?:from|at|on)
    |   (?:adapted|excerpted|translated|syndicated|reproduced)[ ]from
        # "H/T: The Daily Herald"
    |   h/t:?|hat[ ]tip(?:[ ]to)?:?
        # what may credit a photograph as well
    |   (?P<loose>courtesy[ ]of|source:|via:|credit:)
    )
    [ ](?:the[ ])?(?P<where>[^\n.]{0,80})
    """,
    re.IGNORECASE | re.VERBOSE,
)
_FOOT_WORDS = words(
    """published appeared posted printed aired reprinted republished reposted crossposted adapted excerpted translated
    syndicated reproduced courtesy source via credit shared h hat"""
)
"""Words without which `_WHOLE` finds nothing."""

MAX_LEAD_PARAGRAPHS, MAX_HEAD_BLOCKS, MAX_FOOT_BLOCKS = 2, 6, 3
"""Paragraphs of the lead; blocks at the head (front matter among them) and at the foot that credit the whole."""
_MIN_PARAGRAPH_CHARS, _MAX_EDGE_CHARS, _MAX_LINE_START_CHARS = 60, 8, 4
_MAX_OUTLET_WORDS = 5
"""Words of an outlet's name."""


def _outlet_before(text: str, start: int, at: int) -> int | None:
    """Find where an outlet's name begins that ends at `at`."""
    begins = at
    found = None
    for _ in range(_MAX_OUTLET_WORDS):
        begins = text.rfind(" ", start, begins - 1) + 1 if begins > start else start
        begins = max(begins, start)
        if text[begins:at] in outlets():
            found = begins
        if begins == start:
            break
    return found


def _outlet_at(text: str, at: int) -> str | None:
    """Find the longest outlet's name that begins at `at`."""
    pieces = text[at : at + 80].split("\n", 1)[0].split(" ")
    for n in range(min(_MAX_OUTLET_WORDS, len(pieces)), 0, -1):
        name = " ".join(pieces[:n]).rstrip('.,;:!?)”"')
        if name in outlets():
            return name
    return None


def credit_of(doc: Annotated) -> Credit | None:
    """Find the outlet to which a text as a whole is credited."""
    body = [b for b in doc.blocks if b.kind not in ("title", "caption", "code")]
    return _in_lead(doc, body) or _at_foot(doc, body)


def _in_lead(doc: Annotated, body: list[Block]) -> Credit | None:
    """Find a credit that ends or opens a sentence of the first two paragraphs."""
    long_ones = (
        block
        for block in body
        if block.kind in ("paragraph", "standfirst") and block.end - block.start > _MIN_PARAGRAPH_CHARS
    )
    paragraphs = list(islice(long_ones, MAX_LEAD_PARAGRAPHS))
    if not paragraphs:
        return None
    start, end = paragraphs[0].start, min(paragraphs[-1].end, paragraphs[0].start + MAX_LEAD_CHARS)
    for first, last, name in sorted(_named(doc.text, start, end)):
        sentence = doc.sentence_at(first)
        if sentence is None or doc.quoted(Span(first, last)) or _is_own(doc, name):
            continue
        if first - sentence.start < _MAX_EDGE_CHARS or sentence.end - last < _MAX_EDGE_CHARS:
            return Credit(Span(first, last), name, leads=True)
    return None


def _named(text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """Find the outlets that a passage credits, each with the span of the words that do."""
    for match in _REPORTS.finditer(text, start, end):
        begins = _outlet_before(text, start, match.start())
        if begins is not None:
            yield begins, match.end(), text[begins : match.start()]
    for match in _CREDITS.finditer(text, start, end):
        name = _outlet_at(text, match.end())
        if name and not _NO_CREDIT.match(text, match.end() + len(name)):
            yield match.start(), match.end() + len(name), name


def _at_foot(doc: Annotated, body: list[Block]) -> Credit | None:
    """Find a line at the head or the foot that says where the text was first published."""
    marked = {doc.block_at(offset) for offset in doc.places_of(_FOOT_WORDS)}
    for block in (*body[-MAX_FOOT_BLOCKS:], *body[:MAX_HEAD_BLOCKS]):
        if block not in marked or block.end - block.start > MAX_LEAD_CHARS:
            continue
        match = _WHOLE.search(doc.text, block.start, block.end)
        if match is None:
            continue
        outlet = _outlet_at(doc.text, match.start("where"))
        if outlet is None and (match["loose"] or _is_day(match["where"])):
            continue
        where = match.group().strip()
        is_whole = match["this"] or match.start() - block.start < _MAX_LINE_START_CHARS
        if is_whole and not _is_own(doc, where):
            return Credit(Span(match.start(), match.start() + len(where)), outlet or "", leads=False)
    return None


def _is_day(where: str) -> bool:
    """Tell whether what follows "published in" is when and not where: "in December 2013"."""
    word = where.split(" ", 1)[0].strip(",").lower()
    return word[:1].isdigit() or word in MONTHS


def _is_own(doc: Annotated, name: str) -> bool:
    """Tell whether an outlet is the text's own."""
    host = (doc.metadata.url.value or "") + " " + (doc.metadata.publisher.value or "")
    bare = re.sub(r"[^a-z]", "", name.lower().removeprefix("the "))
    return len(bare) > 1 and bare in re.sub(r"[^a-z]", "", host.lower())
