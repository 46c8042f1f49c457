"""Headings whose section is missing, told from names, items and credits."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from sourcelint.clean.lines.bylines import is_name
from sourcelint.clean.lines.line import BULLET, MAX_HEADING_WORDS, count_words, ending
from sourcelint.clean.truncation.aftermatter import ends_in_contact, is_section
from sourcelint.clean.truncation.last_line import NUMBERED
from sourcelint.clean.truncation.tail import is_short
from sourcelint.document import Truncation
from sourcelint.expressions import lazy

if TYPE_CHECKING:
    from collections.abc import Callable

    from sourcelint.clean.truncation.last_line import LastLine
    from sourcelint.clean.truncation.tail import TailLine

MIN_SLUG_CHARS = 40
"""Characters above which a word is an address or a file's name."""

MAX_TAG_WORDS = 4
"""Words of a line behind a heading that may be a tag or a link."""

MIN_WORD_CHARS = 4
"""Shorter words of a name stand in lower case in any text."""

MIN_FRAGMENT_WORDS = 6
"""Words of a line without a mark whose last word tells that it is no heading."""

MAX_DESCRIPTION_WORDS = 100
"""Words of a description, as records and feeds have them: they are cut at 300 characters or so."""

_SUBJECT = lazy(r"\b(?:[Hh]e|[Ss]he|[Ii]t|[Ww]e|[Tt]hey|you|I)\s[a-z]")
_QUESTION = lazy(r"(?:what|who|where|why|how|which|when|if|before)\b", re.IGNORECASE)
"""Headings ask in clauses: "Why it matters"."""
_AGENCIES = lazy(r"[\w.]{2,20}(?: [\w.]{2,20}){0,2}(?:/[\w.]{2,20}){1,3}$")
"""Who wrote and edited, in the shorthand of agencies: The Local/DPA/hc."""
_SIGNATURE = lazy(
    r"""
    (?:--|[–—])\s?[^\W\d]  # "-- Ina Holt, Mon, 3 May 2021", "—Ina Holt"
  | (?:The|Your)\s(?:[A-ZÀ-Þ][\w.&’'-]*\s){1,3}(?:[A-Za-z]\w+[eo]rs|[Tt]eam|[Ss]taff|[Bb]oard|[Cc]ommittee)$  # "The Quay Developers"
    """,
    re.VERBOSE,
)
"""Who wrote it, below the text."""
_ADDRESS = lazy(r"https?://\w|\w@\w")
"""An address of mail or of a page: no heading has one."""
_CLOCK = lazy(r"\d{1,2}[:.]\d\d(?:\s?(?:[ap]\.?m\.?|Uhr|h))?$", re.IGNORECASE)
"""When something happened: "Council adjourns at 7:11 pm"."""
_NETWORKS = lazy(r"\b(?:facebook|twitter|instagram|whatsapp|telegram|linkedin|pinterest|youtube)\b", re.IGNORECASE)
MIN_GLUED_WORDS = 2
"""Words with a capital inside from which a line is buttons that lost what stood between them: "Larger textSmaller textPrint"."""
_CALL = lazy(r"(?:check\sout|visit|contact|call|shop|buy|book|order|request|schedule|download|bring)\b", re.IGNORECASE)


def find_dangling_heading(last: LastLine) -> Truncation | None:
    """Judge a short last line: a heading whose section is missing, or a name, an item, a credit."""
    note = "nothing follows the last heading"
    if last.is_marked_heading:
        if any(item.kind != "boilerplate" for item in last.behind):
            return None
        return Truncation("dangling_heading", last.item.span, note, certain=not last.draft.complete)
    if any(sign.holds(last) for sign in _SIGNS):
        return None
    return Truncation("dangling_heading", last.item.span, note, certain=False)


class _HeadingSign(NamedTuple):
    """What speaks against a heading."""

    holds: Callable[[LastLine], object]
    reason: str


def _follows_paragraph(last: LastLine) -> bool:
    """Check whether a longer line that ends its sentence stands above."""
    return (
        last.above is not None
        and len(last.above.line) > len(last.line)
        and ending(last.above.line) in ("stop", "ellipsis")
    )


def _is_followed(last: LastLine) -> bool:
    """Check whether text stands behind the line: more than boilerplate, sections and tags."""
    return not all(map(_is_no_text, last.behind))


def _is_no_text(item: TailLine) -> bool:
    if item.kind == "boilerplate" or is_section(item.line):
        return True
    return count_words(item.line) <= MAX_TAG_WORDS and not ends_in_contact(item.line)


def _is_only_name(last: LastLine) -> bool:
    return is_name(last.line) and not _stands_in_lower_case(last.draft.text.value, last.line)


def _stands_in_lower_case(text: str, line: str) -> bool:
    """Check whether a word of the line is also an ordinary word of the text, so that it is no name."""
    words = (word.lower() for word in line.split() if len(word) >= MIN_WORD_CHARS)
    return any(re.search(rf"\b{re.escape(word)}\b", text) for word in words)


def _names_new_network(last: LastLine) -> bool:
    """Check whether a line names a network of which the text does not speak."""
    found = _NETWORKS.search(last.line)
    return found is not None and last.draft.text.value.lower().count(found[0].lower()) == 1


def _is_glued(last: LastLine) -> bool:
    glued = sum(any(a.islower() and b.isupper() for a, b in pairwise(word)) for word in last.line.split())
    return glued >= MIN_GLUED_WORDS


_SIGNS = (
    _HeadingSign(_is_followed, "its section may follow"),
    _HeadingSign(lambda last: count_words(last.line) > MAX_HEADING_WORDS, "longer than a heading"),
    _HeadingSign(lambda last: last.ending != "open", "headings have no stop"),
    _HeadingSign(lambda last: not _follows_paragraph(last), "headings stand between paragraphs"),
    _HeadingSign(lambda last: last.above and is_short(last.above), "an item, a line of an address"),
    _HeadingSign(
        lambda last: last.above and last.above.kind in ("list", "code", "quote"), "a part of what stands above"
    ),
    _HeadingSign(lambda last: BULLET.match(last.line) and not NUMBERED.match(last.line), "an item"),
    _HeadingSign(lambda last: max(map(len, last.line.split())) > MIN_SLUG_CHARS, "an address, a file's name"),
    _HeadingSign(lambda last: _CLOCK.search(last.line), "a note of the hour"),
    _HeadingSign(lambda last: _CALL.match(last.line), "a call to buy, book or visit"),
    _HeadingSign(lambda last: _AGENCIES.match(last.line), "agencies and editors"),
    _HeadingSign(lambda last: _SIGNATURE.match(last.line), "a signature"),
    _HeadingSign(lambda last: _ADDRESS.search(last.line), "an address"),
    _HeadingSign(_is_only_name, "the author's name"),
    _HeadingSign(_names_new_network, "a button to share it"),
    _HeadingSign(_is_glued, "buttons"),
)
"""What speaks against a heading whose section is missing; one sign is enough."""


def is_no_heading(last: LastLine) -> bool:
    """Check whether a line that has no mark of a heading cannot be one: a description that was cut ends in such lines."""
    return any(sign.holds(last) for sign in _SENTENCE_SIGNS)


def _has_pronoun_and_verb(last: LastLine) -> bool:
    return _SUBJECT.search(last.line) is not None and _QUESTION.match(last.line) is None


def _ends_in_fragment(last: LastLine) -> bool:
    """Check whether a longer line ends in the beginning of a word; a shorter one may name in the singular what the text has."""
    is_long = count_words(last.line) >= MIN_FRAGMENT_WORDS
    return is_long and last.vocabulary.ends_in_fragment(last.item.tail)


def _is_in_description(last: LastLine) -> bool:
    """Check whether the text is a field of a record and too short for sections."""
    return last.draft.wrapper != "text" and count_words(last.draft.text.value) <= MAX_DESCRIPTION_WORDS


def _is_only_wrapped(last: LastLine) -> bool:
    """Check whether the line goes on a paragraph, in a text that mostly sets an empty line between them."""
    if last.above is None or last.item.raw is not None:
        return False
    text = last.item.text.value
    empty = text.count("\n\n", 0, last.above.end)
    return text.count("\n", last.above.end, last.item.start) == 1 and 3 * empty > text.count("\n", 0, last.above.end)


_SENTENCE_SIGNS = (
    _HeadingSign(_is_in_description, "descriptions have no headings"),
    _HeadingSign(_is_only_wrapped, "headings stand apart"),
    _HeadingSign(_has_pronoun_and_verb, "a clause"),
    _HeadingSign(_ends_in_fragment, "headings end in whole words"),
)
"""What shows that a line without a mark is a sentence; one sign is enough."""
