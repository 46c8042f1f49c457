"""PRV002."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from sourcelint.annotate.names import outlets, persons
from sourcelint.rule import Hit, rule
from sourcelint.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sourcelint.annotate import Annotated
    from sourcelint.document import Block

LEAD = 900
"""Characters of body text in which a credit speaks of the whole piece; further down it is a credit in passing."""


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Compile the credits of a lead and those that say it of the piece wherever they stand."""
    outlet = "|".join(re.escape(name) for name in sorted(outlets(), key=lambda n: (-len(n), n)))
    lead = re.compile(
        rf"(?<![\w’'-])(?:(?P<a>{outlet})(?:,? (?:magazine|newspaper|news agency|website))?"
        r" (?:reports?,? (?:citing|referring to|with reference to)|highlights|reports|writes|notes|has learned|informs|points out|observes|says in (?:its|an))\b"
        rf"|(?:citing|with reference to|referring to|as reported by|reports? (?:by|in|from)|via|according to) (?:the )?(?P<b>{outlet})(?![\w’'-]| (?:reporter|editor|poll|columnist|interview|data|analysis|count|estimate|survey)))"
    )
    whole = re.compile(
        r"\b(?:(?:(?:this|the) (?:article|story|piece|post|report|essay|text|column|interview) )?(?:was |has been )?"
        r"(?:originally|first) (?:published|appeared|posted|printed|aired)(?: \w+ \d{1,2},? \d{4})? (?:by|in|on|at)"
        r"|reprinted (?:from|with|by)|republished (?:from|with|by|under)|reposted from|cross-?posted (?:from|at|on)"
        rf"|(?:adapted|excerpted|translated|syndicated|reproduced) from|courtesy of (?:the )?(?={outlet})"
        rf"|(?:source|via|credit): (?:the )?(?={outlet}))[^\n.]{{0,80}}",
        re.IGNORECASE,
    )
    return lead, whole


@rule(
    "PRV002", "derived-text", "warning", languages={"en"},
    fix="Cite the original by author, title, date and link, or use it instead of this retelling.",
)  # fmt: skip
def derived_text(doc: Annotated) -> Iterator[Hit]:
    """
    ## What it does
    Flags a text that retells another outlet's piece: its first two paragraphs credit the whole to that outlet ("Foreign
    Affairs highlights"), or its foot says where it was first published. Names what of the original is missing.

    ## Why is this bad?
    It is no source of its own. Errors may have been added, and two retellings of one piece are not two witnesses.

    ## Known limits
    Outlets are known by a table (`annotate/data/outlets.txt`). A credit further down speaks of one fact and not of the
    piece. The text's own outlet is not another one.

    ## References
    schema.org isBasedOn. Journalism Trust Initiative (CEN CWA 17493), clause 12. Zhang et al. 2018: originality.
    """
    lead, whole = _patterns()
    body = [b for b in doc.blocks if b.kind in ("paragraph", "standfirst", "list", "quote", "byline", "dateline")]
    hit = _in_lead(doc, lead, body) or _at_foot(doc, whole, body)
    if hit is None:
        return
    span, who = hit
    missing = _missing(doc, span)
    wanted = f"; of the original, {missing} not given" if missing else ""
    yield Hit(span, f"a retelling of {who}{wanted}", scope="document")


def _in_lead(doc: Annotated, pattern: re.Pattern[str], body: list[Block]) -> tuple[Span, str] | None:
    """Find a credit that ends or opens a sentence of the first two paragraphs."""
    paragraphs = [b for b in body if b.kind in ("paragraph", "standfirst") and b.end - b.start > 60][:2]
    if not paragraphs:
        return None
    for m in pattern.finditer(doc.text, paragraphs[0].start, min(paragraphs[-1].end, paragraphs[0].start + LEAD)):
        name = m["a"] or m["b"]
        sentence = doc.sentence_at(m.start())
        if sentence is None or doc.quoted(Span(*m.span())) or _own(doc, name):
            continue
        begins, ends = m.start() - sentence.start < 8, sentence.end - m.end() < 8
        if begins or ends:
            return Span(*m.span()), name
    return None


def _at_foot(doc: Annotated, pattern: re.Pattern[str], body: list[Block]) -> tuple[Span, str] | None:
    """Find a line at the head or the foot that says where the text was first published."""
    for block in (*body[-2:], *body[:2]):
        if block.end - block.start > LEAD:
            continue
        m = pattern.search(doc.text, block.start, block.end)
        if m and (m.start() - block.start < 40 or block.end - block.start < 240):
            where = doc.text[m.start() : m.end()].strip()
            if not _own(doc, where):
                return Span(m.start(), m.start() + len(where)), "another publication"
    return None


def _own(doc: Annotated, name: str) -> bool:
    """Tell whether an outlet is the text's own."""
    host = (doc.metadata.url.value or "") + " " + (doc.metadata.publisher.value or "")
    bare = re.sub(r"[^a-z]", "", name.lower().removeprefix("the "))
    return len(bare) > 1 and bare in re.sub(r"[^a-z]", "", host.lower())


def _missing(doc: Annotated, span: Span) -> str:
    """Name what the credit does not give: author, title, date, link."""
    sentence = doc.sentence_at(span.start)
    start, end = (sentence.start, sentence.end) if sentence else span
    raw = doc.document.clean.raw_span(start, end)
    given = {
        "author": any(True for _ in persons(doc.text, start, end)),
        "title": any(start <= q.start < end for q in doc.quotations),
        "date": any(start <= t.start < end and t.first is not None for t in doc.times),
        "link": any(raw.start <= link.start < raw.end for link in doc.document.links) or "http" in doc.text[start:end],
    }
    return ", ".join(name for name, there in given.items() if not there)
