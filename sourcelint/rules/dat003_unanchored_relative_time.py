"""DAT003."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sourcelint.evidence.document_date import is_shop, is_told, is_undated
from sourcelint.rule import Hit, rule
from sourcelint.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sourcelint.annotate.times import TimeExpression
    from sourcelint.evidence.annotated import Annotated
    from sourcelint.finding import Severity

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
_NEAR = re.compile(
    r"\b(?:last|this|yesterday|today|tonight|\w+day)\b|\b(?:a|one) (?:day|week|month) ago\b|\bdays ago\b"
)
MIN_WORDS_BEFORE = 4
"""Words before a time from which on it opens its sentence no longer; "In early July last year" has three."""
MAX_OPENING_CHARS = 200
"""Characters in which those words stand: what comes later in a sentence opens none, however few its words."""
MAX_BEFORE_CHARS, MAX_BEHIND_CHARS = 12, 24
"""Characters before a time in which "throughout the" stands, and behind it, in which "'s announcement" does."""

MAX_WARNINGS = 3
"""Phrases of one text, beside its news peg, that are warnings: by then the point is made."""

MAX_RELATED = 9
"""Further places of one phrase that a finding names."""


@rule(
    "DAT003",
    "unanchored-relative-time",
    "warning",
    max_severity="error",
    fix="Write the date itself, or state when the text was published.",
    languages={"en"},
)
def unanchored_relative_time(doc: Annotated) -> Iterator[Hit] | None:
    """
    ## What it does
    Reports a time that only means something on the day of writing (last month, yesterday, on Tuesday, over the past
    year) in a page that does not say when it was published or last changed. It is an error for the first event that such a time opens
    (the news peg), a warning for three more phrases, and a note for others and where it only means "about now". One finding for each phrase, and
    one for all weekdays; further places are related ones.

    ## Why is this bad?
    "Last month" without a date of writing is no date: the event cannot be looked up, and the text never ages visibly.

    ## Known limits
    Figures of speech are told by their form only (today's ally, in today's world). What an earlier date of the text
    explains (at that time, two days later), lengths between events (for the first time in 20 years) and quotations
    stay silent, as do labels of a page (opening hours, a delivery) and whole pages of shops, whose days are counted from the
    moment at which they are shown, and a source that cannot prove that it has no date.

    ## References
    Wikipedia, Manual of Style, relative time references; inline template {{when}}.
    """
    undated = is_undated(doc, updates=True)
    if undated is None:
        return None
    return _hits(doc, dated=not undated or is_shop(doc))


def _hits(doc: Annotated, *, dated: bool) -> Iterator[Hit]:
    places = _group_by_phrase(doc, dated=dated)
    # One event is the peg of a text: the first that a relative time opens.
    opening = (time for times in places.values() for time in times if _opens(doc, time))
    peg = min(opening, key=lambda time: time.start, default=None)
    why = "a period without a beginning or an end" if dated else "the text does not say when it was written"
    warned = 0
    for phrase, times in places.items():
        lead = peg if peg in times else times[0]
        severity: Severity = "error" if lead is peg else "info" if _is_about_now(doc, lead, phrase) else "warning"
        if severity == "warning":
            warned += 1
            severity = "info" if warned > MAX_WARNINGS else "warning"
        related = tuple(Span(time.start, time.end) for time in times if time is not lead)[:MAX_RELATED]
        quoted = " ".join(doc.text[lead.start : lead.end].split())
        yield Hit(Span(lead.start, lead.end), f"“{quoted}” has no date: {why}", severity=severity, related=related)


def _group_by_phrase(doc: Annotated, *, dated: bool) -> dict[str, list[TimeExpression]]:
    """Group the relative times by their phrase, all weekdays as one; in a dated page only those such as "nowadays"."""
    places: dict[str, list[TimeExpression]] = {}
    for time in doc.times:
        if time.reference_type in {"deictic", "weekday"}:
            phrase = " ".join(doc.text[time.start : time.end].lower().split())
            if (not dated or _MODERN.match(phrase)) and _is_relative(doc, time, phrase):
                places.setdefault("on a weekday" if time.reference_type == "weekday" else phrase, []).append(time)
    return places


def _is_relative(doc: Annotated, time: TimeExpression, phrase: str) -> bool:
    """Tell whether a time is told relative to the day of writing, and is no figure of speech or quotation."""
    if phrase in _SILENT or phrase.removeprefix("the ") in _SILENT or time.value == "FUTURE_REF":
        return False
    if not is_told(doc, time):
        return False
    after = doc.text[time.end : time.end + MAX_BEHIND_CHARS]
    figurative = _FIGURE.match(after) and phrase in {"today", "yesterday", "tomorrow"}
    return not figurative and not doc.quoted(Span(time.start, time.end))


def _is_about_now(doc: Annotated, time: TimeExpression, phrase: str) -> bool:
    """Tell whether a time means no more than about now: "today", "recently", "over the past year"."""
    if time.value in _VAGUE or time.type == "DURATION" or phrase == "today":
        return True
    return "past" in phrase and _SPAN.search(doc.text, max(0, time.start - MAX_BEFORE_CHARS), time.start) is not None


def _opens(doc: Annotated, time: TimeExpression) -> bool:
    """Tell whether a near, exact time opens a sentence: there it dates the event that the sentence reports."""
    return _is_near(doc, time) and _stands_first(doc, time)


def _is_near(doc: Annotated, time: TimeExpression) -> bool:
    """Tell whether a time means a day, week or month close to the day of writing."""
    if time.type == "DURATION" or time.value.endswith("_REF"):
        return False
    phrase = doc.text[time.start : time.end].lower()
    return _NEAR.search(phrase) is not None and not _is_about_now(doc, time, phrase)


def _stands_first(doc: Annotated, time: TimeExpression) -> bool:
    """Tell whether a time stands within the first words of a sentence of the article."""
    sentence, block = doc.sentence_at(time.start), doc.block_at(time.start)
    if sentence is None or block is None or block.kind not in {"paragraph", "standfirst"}:
        return False
    if time.start - sentence.start > MAX_OPENING_CHARS:
        return False
    opening = doc.text[sentence.start : time.start]
    return len(opening.split()) < MIN_WORDS_BEFORE and "," not in opening
