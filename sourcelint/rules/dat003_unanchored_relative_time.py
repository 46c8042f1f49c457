"""DAT003."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sourcelint.rule import Hit, rule
from sourcelint.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sourcelint.annotate import Annotated
    from sourcelint.annotate.times import TimeExpression
    from sourcelint.document import Severity

# "Today's ally", "in today's world" speak of no day; "today's vote" does.
_FIGURE = re.compile(
    r"['’]s?\s+(?!(?:meeting|vote|announcement|decision|statement|ruling|election|summit|attack|speech|report|talks|session|hearing|news)\b)"
)
_SPAN = re.compile(r"\b(?:over|during|in|within|for|throughout|across)\s$", re.IGNORECASE)
_VAGUE = frozenset({"PRESENT_REF", "PAST_REF"})
_SILENT = frozenset(
    {"now", "right now", "current", "recent", "future", "past", "soon", "previously", "present-day", "present", "time"}
)
_MODERN = re.compile(r"in modern times|nowadays|these days", re.IGNORECASE)
OPENING = 4
"""Words before a time expression that still count as the opening of its sentence ("Earlier, in the capital, yesterday")."""


@rule(
    "DAT003",
    "unanchored-relative-time",
    "warning",
    fix="Write the date itself, or state when the text was published.",
    languages={"en"},
)
def unanchored_relative_time(doc: Annotated) -> Iterator[Hit] | None:
    """
    ## What it does
    Reports a time that only means something on the day of writing (last month, yesterday, on Tuesday, over the past
    year) in a page that does not say when it was published. It is an error where it opens a sentence that reports an
    event, a warning elsewhere, and a note where it only means "about now". One finding for each phrase.

    ## Why is this bad?
    "Last month" without a date of writing is no date: the event cannot be looked up, and the text never ages visibly.

    ## Known limits
    Figures of speech are told by their form only (today's ally, in today's world). What an earlier date of the text
    explains (at that time, two days later), lengths between events (for the first time in 20 years) and quotations
    stay silent, as does a source that cannot prove that it has no date.

    ## References
    Wikipedia, Manual of Style, relative time references; inline template {{when}}.
    """
    if doc.metadata.published.state == "unknown":
        return None
    return _hits(doc, dated=doc.metadata.published.state == "present")


def _hits(doc: Annotated, *, dated: bool) -> Iterator[Hit]:
    kept: dict[str, tuple[TimeExpression, Severity]] = {}
    for t in doc.times:
        if t.form not in {"deictic", "weekday"}:
            continue
        phrase = " ".join(doc.text[t.start : t.end].lower().split())
        if (dated and not _MODERN.match(phrase)) or not _is_relative(doc, t, phrase):
            continue
        severity = _severity(doc, t, phrase)
        known = kept.get(phrase)
        if known is None or (severity == "error") > (known[1] == "error"):
            kept[phrase] = t, severity
    for phrase, (t, severity) in sorted(kept.items(), key=lambda item: item[1][0].start):
        why = "a period without a beginning or an end" if dated else "the text does not say when it was written"
        yield Hit(Span(t.start, t.end), f"“{phrase}” has no date: {why}", severity=severity)


def _is_relative(doc: Annotated, t: TimeExpression, phrase: str) -> bool:
    if phrase in _SILENT or phrase.removeprefix("the ") in _SILENT or t.value == "FUTURE_REF":
        return False
    after = doc.text[t.end : t.end + 24]
    return not (_FIGURE.match(after) and phrase in {"today", "yesterday", "tomorrow"}) and not doc.quoted(
        Span(t.start, t.end)
    )


def _severity(doc: Annotated, t: TimeExpression, phrase: str) -> Severity:
    if t.value in _VAGUE or t.type == "DURATION" or phrase == "today":
        return "info"
    if "past" in phrase and _SPAN.search(doc.text, max(0, t.start - 12), t.start):
        return "info"
    sentence = doc.sentence_at(t.start)
    block = doc.block_at(t.start)
    if sentence is None or block is None or block.kind not in {"paragraph", "standfirst", "title"}:
        return "warning"
    opening = doc.text[sentence.start : t.start]
    return "error" if len(opening.split()) < OPENING and "," not in opening else "warning"
