"""DAT013."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sourcelint.expressions import lazy
from sourcelint.rule import Hit, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sourcelint.evidence.annotated import Annotated

MAX_FRESH_DAYS = 730
"""Days after which "currently" needs a second look: two years, in which offices and laws change hands."""

_LASTING = frozenset({"currently", "at present", "nowadays", "these days", "to this day"})
_DAYS = frozenset({"today", "this year", "the current year"})
"""Words that say of a state that it lasts, and of an event when it happened: "announced today" stays true."""
_STATE = lazy(
    r"""
    \b(?:is|are|remains?|exists?|still\ \w+s)\b
    (?!\ (?:also\ |now\ |today\ |very\ )?  # what goes on or is announced today, and feelings about it
        (?:\w+ing|pleased|proud|happy|delighted|excited|thrilled|available|out|due|set|expected|scheduled)\b)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_EVENT = lazy(
    r"\b(?:I|we|our|us|you|my|announc\w+|releas\w+|launch\w+|unveil\w+|publish\w+|said|says|told|report(?:s|ed))\b",
    re.IGNORECASE,
)
MAX_AROUND_CHARS = 300
"""Characters of a sentence around the phrase that are read."""


@rule(
    "DAT013",
    "stale-present",
    "info",
    fix="See whether it still holds, and write “as of” with the date.",
    languages={"en"},
)
def stale_present(doc: Annotated) -> Iterator[Hit] | None:
    """
    ## What it does
    Reports a state that lasts (currently, nowadays, "is today") in a text that was published more than two years before
    `--as-of`. One finding for each phrase.

    ## Why is this bad?
    What was true when it was written is read as true today.

    ## Known limits
    It needs a day of publication, and `--as-of`, which is today on the command line unless it is given; without them it
    does not apply. Events of the day ("today announced"), and "today" where the writers speak of themselves, do not
    count. Whether the statement still holds is not known here.

    ## References
    Wikipedia, Manual of Style, relative time references; template {{as of}}.
    """
    if doc.today is None or doc.anchor is None:
        return None
    return _hits(doc) if doc.today.reached(doc.anchor.toordinal() + MAX_FRESH_DAYS + 1) else iter(())


def _hits(doc: Annotated) -> Iterator[Hit]:
    seen: set[str] = set()
    for time in doc.times:
        phrase = " ".join(doc.text[time.start : time.end].lower().split())
        possessive = doc.text[time.end : time.end + 1] in {"'", "’"}
        if phrase in seen or possessive or doc.quoted(time):
            continue
        if phrase in _LASTING or (phrase in _DAYS and _is_state(doc, time.start)):
            seen.add(phrase)
            yield Hit(time.span, f"“{phrase}” was written on {doc.anchor}, more than two years ago")


def _is_state(doc: Annotated, offset: int) -> bool:
    """Tell whether the sentence at an offset tells how something is, and no event of that day."""
    sentence = doc.sentence_at(offset)
    if sentence is None:
        return False
    start, end = max(sentence.start, offset - MAX_AROUND_CHARS), min(sentence.end, offset + MAX_AROUND_CHARS)
    return _STATE.search(doc.text, start, end) is not None and _EVENT.search(doc.text, start, end) is None
