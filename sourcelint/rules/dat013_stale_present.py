"""DAT013."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sourcelint.rule import Hit, rule
from sourcelint.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sourcelint.annotate import Annotated

STALE = 730
"""Days after which "currently" needs a second look: two years, in which offices and laws change hands."""

_PRESENT = frozenset(
    {"currently", "at present", "nowadays", "these days", "today", "to this day", "this year", "the current year"}
)


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
    Reports a present (currently, today, nowadays) in a text that was published more than two years before `--as-of`.
    One finding for each phrase.

    ## Why is this bad?
    What was true when it was written is read as true today.

    ## Known limits
    It needs `--as-of` and a day of publication; without them it has no opinion. Whether the statement still holds is
    not known here.

    ## References
    Wikipedia, Manual of Style, relative time references; template {{as of}}.
    """
    if doc.as_of is None or doc.anchor is None:
        return None
    return _hits(doc) if (doc.as_of - doc.anchor).days > STALE else iter(())


def _hits(doc: Annotated) -> Iterator[Hit]:
    seen: set[str] = set()
    for t in doc.times:
        phrase = " ".join(doc.text[t.start : t.end].lower().split())
        possessive = doc.text[t.end : t.end + 1] in {"'", "’"}
        if phrase in _PRESENT and phrase not in seen and not possessive and not doc.quoted(Span(t.start, t.end)):
            seen.add(phrase)
            yield Hit(Span(t.start, t.end), f"“{phrase}” was written on {doc.anchor}, more than two years ago")
