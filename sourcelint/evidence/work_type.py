"""What kind of work a document is: by its label (opinion, analysis, review), or by marks of a genre (press release, recipe)."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Literal

from sourcelint.annotate.claims.public_records import MARKET_INDICES, SPORTS
from sourcelint.annotate.text.word_lists import words
from sourcelint.expressions import lazy
from sourcelint.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sourcelint.document import Document
    from sourcelint.evidence.annotated import Annotated


_WORK_TYPE = lazy(
    r"""
    (?:an?[ ])?(?:guest[ ]|reader[ ])?
    (?:
        opinion|op-?ed|editorial|comment(?:ary)?|column|viewpoint|perspective     # what argues
    |   analysis|essay|blog(?:[ ]?post)?|review                                   # what interprets
    |   satire|humou?r|parody                                                     # what jokes
    |   letters?[ ]to[ ]the[ ]editor|first[ ]person                               # what readers write
    )s?\b
    (?=\W*$|[:|–—-]|[ ]by\b)                                       # nothing, a title, or who wrote it follows
    """,
    re.IGNORECASE | re.VERBOSE,
)
_DISCLAIMED = lazy(
    r"\b(?:views|opinions)(?: and opinions)? (?:expressed|stated)(?: [a-z]+){0,6} (?:are|do not|reflect)\b"
)
"""What an outlet says of the opinion of somebody else: "the views expressed are those of the author"."""
_OPINION_PATH = lazy(
    r"""
    /(?:
        opinions?|op-?eds?|editorials?|commentisfree|comment|columns?|columnists?|ideas|voices|views    # what argues
    |   blogs?|analysis|reviews?                                                                        # what interprets
    |   satire|humou?r                                                                                  # what jokes
    )/
    """,
    re.IGNORECASE | re.VERBOSE,
    needs=("/",),
)


_DECLARED = lazy(
    r"""
    # a type of schema.org: "@type": "OpinionNewsArticle"
    \"@type\"[ ]?:[ ]?(?:\[[ ]?)?\"(?P<type>Opinion|Analysis|Satirical|Review|AdvertiserContent)[A-Za-z]{0,20}\"
    |
    # a section: "articleSection": "Opinion", article:section" content="Opinion"
    (?:\"articleSection\"[ ]?:[ ]?\[?[ ]?\"|article:section\"?[ ]content=\")
    (?P<label>opinions?|commentary|editorials?|op-?eds?|columns?|analysis|blogs?|voices|views|reviews?|satire)\b
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""What schema.org types and sections of a page or record call a work that is not a report."""

Genre = Literal[
    "press release", "abstract", "recipe", "obituary", "notice", "forum post", "market report", "sports report"
]

PERSONAL: frozenset[Genre | None] = frozenset(["forum post", "obituary", "recipe"])
"""Genres in which those who write tell what they heard, hold or tried, and answer for it themselves."""

_GENRES: tuple[tuple[Genre, int, frozenset[str], re.Pattern[str]], ...] = (
    (
        "press release",
        1,
        words(
            "prnewswire wire newswire globenewswire marketwire marketwired release contact contacts enquiries inquiries office"
        ),
        lazy(
            r"""
            /[ ]?(?:prnewswire|market[ ]?wire)|\(business[ ]wire\)|globe[ ]?newswire\b|\(marketwired?\)|\bfor[ ]immediate[ ]release\b
            |^\W{0,4}(?:media|press)[ ](?:contacts?|enquiries|inquiries|office)\b|^\W{0,4}(?:press|news|media)[ ]release\W{0,4}$
            """,
            re.VERBOSE | re.MULTILINE,
        ),
    ),
    (
        "abstract",
        2,
        words(
            "background objective objectives aim aims design method methods result results findings conclusion conclusions interpretation funding"
        ),
        lazy(
            r"""
            ^\W{0,4}(?:background|objectives?|aims?                      # what was asked
            |design|methods?|results?|findings                           # how, and what came out
            |conclusions?|interpretation|funding)(?:[:.]|$)              # what it means, who paid
            """,
            re.MULTILINE | re.VERBOSE,
        ),
    ),
    (
        "recipe",
        2,
        words("ingredients instructions directions method preparation serves prep"),
        lazy(r"^\W{0,4}(?:ingredients|instructions|directions|method|preparation|serves \d|prep time)\b", re.MULTILINE),
    ),
    (
        "obituary",
        2,
        words("passed survived preceded flowers funeral visitation"),
        lazy(
            r"\b(?:passed away|survived by|preceded in death|in lieu of flowers|funeral (?:service|home)|visitation)\b"
        ),
    ),
    (
        "notice",
        1,
        words("notice"),
        lazy(r"\bnotice is hereby given\b|^\W{0,4}(?:public|legal) notice\b", re.MULTILINE),
    ),
    (
        "forum post",
        3,
        words("re posted joined reply quote member newbie moderator"),
        lazy(
            r"^\W{0,4}(?:re: |posted by |joined: |reply\W*$|quote:|(?:member|newbie|moderator)\W*$)|\[/?quote\b",
            re.MULTILINE,
        ),
    ),
)
"""Kinds of text whose issuer is the source of what they say, how many marks it takes, words of which one stands in them, and the marks."""

MIN_INDICES, MIN_SPORTS_WORDS = 2, 6
"""Words of indices of stock markets, or of games, from which a text is a report on them: public records keep its figures."""

MIN_WORDS_BESIDE_SCORES, MIN_SCORES = 3, 4
"""Words of games that make a report on them of a text with so many scores."""
_SCORE = lazy(r"(?<![\d-])\d{1,2}[-–]\d{1,2}(?![\d-])")
"""What a game ended with, or stood at: "25-23"."""

_MAX_HEAD_CHARS = 200_000
"""Characters of a raw file in which its metadata are looked for."""

_MAX_BESIDE_CHARS = 2000
"""Characters before and behind the text of a record in which its metadata are looked for."""

MAX_MARKS = 50
"""Marks of a genre that are looked at."""

_MAX_LABEL_CHARS = 60
"""Characters of a line that may be a label."""


def label_of(annotated: Annotated) -> str | None:
    """Return the label of a document that says what kind of work it is: in a short line, its title, address or metadata."""
    document = annotated.document
    lines = [annotated.text[b.start : b.end] for b in annotated.blocks if b.end - b.start <= _MAX_LABEL_CHARS]
    lines += [piece.text for piece in document.boilerplate if len(piece.text) <= _MAX_LABEL_CHARS]
    lines.append(document.metadata.title.value or "")
    disclaimer = (
        None if annotated.vocabulary.isdisjoint(("views", "opinions")) else _DISCLAIMED.search(annotated.lowercase)
    )
    if disclaimer:
        return disclaimer.group()
    declared = _DECLARED.search(document.raw, *_metadata_span(document)) if document.wrapper != "text" else None
    return work_type(lines, document.metadata.url.value) or (declared[declared.lastgroup or 0] if declared else None)


def _metadata_span(document: Document) -> Span:
    """Return where in the file the metadata of an article stand: at the head of a page, around the text of a record.

    A file of a thousand records has a thousand of them, and each says what kind of work it is for itself.
    """
    if document.wrapper == "html":
        return Span(0, _MAX_HEAD_CHARS)
    start, end = document.clean.raw_span(0, len(document.text))
    first, last = max(0, start - _MAX_BESIDE_CHARS), end + _MAX_BESIDE_CHARS
    if document.wrapper == "jsonl":  # a record is a line
        first = max(first, document.raw.rfind("\n", first, start))
        newline = document.raw.find("\n", end, last)
        last = newline if newline >= 0 else last
    return Span(first, last)


def genre_of(lowercase: str, vocabulary: frozenset[str]) -> Genre | None:
    """Return the genre of a text whose issuer, or a public record, is the source of what it says; None for all other texts.

    `lowercase` is the text in lower case, `vocabulary` its distinct words. "FOR IMMEDIATE RELEASE" makes a press release; a
    recipe has "Ingredients" and "Directions".
    """
    if len(MARKET_INDICES & vocabulary) >= MIN_INDICES:
        return "market report"
    sports_words = len(SPORTS & vocabulary)
    if sports_words >= MIN_SPORTS_WORDS or (sports_words >= MIN_WORDS_BESIDE_SCORES and _has_scores(lowercase)):
        return "sports report"
    for genre, least, hints, pattern in _GENRES:
        if hints.isdisjoint(vocabulary):
            continue
        marks = {match.group() for match in islice(pattern.finditer(lowercase), MAX_MARKS)}
        if len(marks) >= least:
            return genre
    return None


def _has_scores(lowercase: str) -> bool:
    """Tell whether a text gives so many scores that it reports on games."""
    return sum(1 for _ in islice(_SCORE.finditer(lowercase), MIN_SCORES)) == MIN_SCORES


def work_type(lines: Iterable[str], url: str | None) -> str | None:
    """Return the label that says what kind of work a text is ("Opinion", "Blog post"), from short lines or the address."""
    for line in lines:
        for part in (line, line.rpartition("|")[2]):  # "Wall of shame | Comment"
            label = _WORK_TYPE.match(part.strip().lstrip("[(•# "))
            if label:
                return label.group()
    folder = _OPINION_PATH.search(url or "")
    return folder.group().strip("/") if folder else None
