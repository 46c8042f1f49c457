"""Lines that follow an article without belonging to its last sentence: credits, tags, links, notes, addresses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from sourcelint.clean.lines.boilerplate_phrases import boilerplate_phrase, section_opener
from sourcelint.clean.lines.bylines import is_credit
from sourcelint.clean.lines.date_stamps import is_dateline
from sourcelint.clean.lines.line import BULLET, INNER_STOP, RULE_LINE, count_words, is_caption
from sourcelint.clean.truncation.aftermatter_expressions import (
    ANYWHERE,
    BIO,
    BOX,
    CALL,
    COMPANY,
    CONTACT_END,
    CONTACT_SIGNS,
    JOIN,
    LABELLED,
    LINK_END,
    LINKS,
    LIVES,
    NOTE,
    ON_SALE,
    OPENING,
    PHONE_END,
    PLACED,
    REFERENCE_END,
    ROW,
    WHOLE,
)
from sourcelint.expressions import matcher

if TYPE_CHECKING:
    from collections.abc import Callable

_ROW_MARKS = "|·•"
MAX_ROW_WORDS = 4
"""Words on average in a piece of such a row."""

MAX_LINE_CHARS = 500
"""Characters that a line after an article may have."""

MAX_LABEL_CHARS = 80
"""Characters of a labelled credit or a place, and of the end of a reference."""

MAX_NOTICE_CHARS = 300
"""Characters of a notice of rights or of contributors."""

MAX_SECTION_CHARS = 60
"""Characters of a heading behind the article."""

MAX_CREDIT_WORDS = 40
"""A longer line is prose, unless its own first words or signs say otherwise."""

MAX_LINK_WORDS = 14
"""Words of a line that ends in a link."""

MAX_LINK_CHARS, MAX_CONTACT_CHARS = 60, 100
"""Characters at the end of a line in which a link, or an address, is looked for."""


def is_section(line: str) -> Literal["", "box", "links"]:
    """Check whether a line is a heading under which nothing of the article follows: a box of prose, or only links."""
    if len(line) > MAX_SECTION_CHARS:
        return ""
    if BOX.match(line):
        return "box"
    return "links" if LINKS.match(line) or section_opener(line) else ""


def ends_in_contact(tail: str) -> bool:
    """Check whether the end of a line is an address, a handle, a hashtag or a telephone number."""
    tail = tail[-MAX_CONTACT_CHARS:]
    if PHONE_END.search(tail):
        return True
    return any(sign in tail for sign in CONTACT_SIGNS) and CONTACT_END.search(tail) is not None


def _is_row(line: str) -> bool:
    """Check whether a line is a row of links."""
    if not any(mark in line for mark in _ROW_MARKS) or ROW.match(line) is None:
        return False
    pieces = 1 + sum(map(line.count, _ROW_MARKS))
    return count_words(line) <= MAX_ROW_WORDS * pieces and not INNER_STOP.search(line)


def _is_notice(line: str) -> bool:
    """Check whether a line speaks of rights or contributors."""
    return len(line) <= MAX_NOTICE_CHARS and any(map(line.lower().__contains__, ANYWHERE))


def _is_label(line: str) -> bool:
    return len(line) <= MAX_LABEL_CHARS and any(label.match(line) for label in (LABELLED, PLACED, LIVES))


def _ends_in_link(line: str) -> bool:
    return (
        count_words(line) <= MAX_LINK_WORDS
        and "…" not in line
        and LINK_END.search(line[-MAX_LINK_CHARS:]) is not None
        and not INNER_STOP.search(line)
    )


class _AftermatterSign(NamedTuple):
    """What lines after an article look like."""

    holds: Callable[[str], object]
    example: str


_SIGNS = (
    _AftermatterSign(matcher(RULE_LINE), "* * *"),
    _AftermatterSign(matcher(WHOLE), "(Reuters)"),
    _AftermatterSign(matcher(NOTE), "[3] Holt (2019)"),
    _AftermatterSign(matcher(OPENING), "Read more: The lamp that failed"),
    _AftermatterSign(_is_notice, "© 2024 Quay Press"),
    _AftermatterSign(is_credit, "Reporting by Ina Holt"),
    _AftermatterSign(is_dateline, "Updated 3 May 2024"),
    _AftermatterSign(is_caption, "Photo: Ina Holt"),
    _AftermatterSign(boilerplate_phrase, "Share this article"),
    _AftermatterSign(_is_label, "Źródło: PAP"),
)
"""Signs of a line of any length."""

_SIGNS_OF_SHORT_LINE = (
    _AftermatterSign(matcher(COMPANY), "Holt Software GmbH, Bremen"),
    _AftermatterSign(
        lambda line: ON_SALE.search(line[-MAX_NOTICE_CHARS:]), "The Lamp is published by Quay Press (£9.99)"
    ),
    _AftermatterSign(matcher(JOIN), "Already a subscriber? Sign in"),
    _AftermatterSign(matcher(CALL), "If you need help, call 0800 123 456"),
    _AftermatterSign(lambda line: REFERENCE_END.search(line[-MAX_LABEL_CHARS:]), "Ley, I. Lamps of Oslo, pp. 44-51"),
    _AftermatterSign(_is_row, "Privacy | Terms"),
    _AftermatterSign(_ends_in_link, "Watch the lighting of the lamps here"),
    _AftermatterSign(ends_in_contact, "Write to ina@example.org"),
    _AftermatterSign(lambda line: BIO.match(BULLET.sub("", line)), "Ina Holt is a reporter in Bremen"),
)
"""Signs that hold in prose too, and count only in a line that is hardly any."""


def is_aftermatter(line: str) -> bool:
    """Check whether a line stands after the article: it may end as it likes."""
    if len(line) > MAX_LINE_CHARS:
        return False
    return any(sign.holds(line) for sign in _SIGNS) or (
        count_words(line) <= MAX_CREDIT_WORDS and any(sign.holds(line) for sign in _SIGNS_OF_SHORT_LINE)
    )
