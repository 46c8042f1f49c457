"""DAT003."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sourcelint.annotate.grammar.inflection import PAST_FORMS
from sourcelint.annotate.grammar.tenses import is_past
from sourcelint.annotate.text.calendar_words import WEEKDAY
from sourcelint.evidence.document_date import has_own_date, is_shop, is_told, year_of_headline
from sourcelint.expressions import lazy
from sourcelint.rule import Hit, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sourcelint.annotate.times import TimeExpression
    from sourcelint.evidence.annotated import Annotated
    from sourcelint.finding import Severity

# "Today's ally", "in today's world" speak of no day; "today's vote" does.
_FIGURE = lazy(
    r"['’]s?\s+(?!(?:meeting|vote|announcement|decision|statement|ruling|election|summit|attack|speech|report|talks|session|hearing|news)\b)"
)
_SPAN = lazy(r"\b(?:over|during|in|within|for|throughout|across)\s$", re.IGNORECASE)
_VAGUE = frozenset({"PRESENT_REF", "PAST_REF"})
_SILENT = frozenset(
    {"now", "right now", "current", "recent", "future", "past", "soon", "previously", "present-day", "present", "time"}
)
_PLANS = lazy(
    r"\b(?:I|[Ww]e)(?:[’']ll|[’']m going|[’']re going| will| want| don[’']t want| would like)\b|\b[Ll]et[’']s\b"
)
"""What an author says of what this text is going to do."""
MAX_PLAN_CHARS = 120
"""Characters on either side of "today" in which that is said."""
_ADJECTIVE = lazy(r"\s(?!(?:on|in|at|by|after|as|and|when|to|from|into|with|before|but|that|while|because)\b)[a-z]")
"""Behind an "overnight" that belongs to a noun: overnight stops."""
_EVER = lazy(r"^(?:to )?this (?:very )?day$")
"""In "to this day" no day is meant."""
_HOLDS = lazy(r"\b(?:is|are|has|have|can|be|been)\s\Z")
"""Before a "now" that says what holds on the day of writing; elsewhere the word only joins sentences."""
_ENDS_SOMETHING = lazy(r"\s(?:of|to|before|for)\b")
"""Behind "the last day" or "the last month": it is the last of something, and not the one before this."""
_SHOW = lazy(r"\s(?:(?:[Nn]ight\s)?(?:Live|Football)|Times\b|Post\b|Mail\b|Telegraph\b|Express\b|[Ss]how\b)")
_MODERN = lazy(r"in modern times|nowadays|these days", re.IGNORECASE)
_NEAR = lazy(r"\b(?:last|this|yesterday|today|tonight|\w+day)\b|\b(?:a|one) (?:day|week|month) ago\b|\bdays ago\b")
MIN_WORDS_BEFORE = 4
"""Words before a time from which on it opens its sentence no longer; "In early July last year" has three."""
MAX_OPENING_CHARS = 200
"""Characters in which those words stand: what comes later in a sentence opens none, however few its words."""
MAX_BEFORE_CHARS, MAX_BEHIND_CHARS = 12, 24
"""Characters before a time in which "throughout the" stands, and behind it, in which "'s announcement" does."""

_WEEKLY = lazy(r"\b(?:typical(?:ly)?|usual(?:ly)?|normal(?:ly)?|always|(?:each|every|most) weeks?)\b", re.IGNORECASE)
_RANGE_OF_DAYS = lazy(rf"\b{WEEKDAY}s?(?:[ ](?:to|through|until|till)[ ]|[ ]?[–-][ ]?){WEEKDAY}\b")
"""What makes the weekdays of a sentence in the present those of every week."""

_PARTS_OF_CALENDAR = ("weekend", "in the week", "end of the week", "end of the month", "end of the year")

_ERAS = frozenset(["modern day", "modern-day", "current day", "present day", "many years ago", "long ago"])
_ERA_BEFORE = lazy(r"\b(?:even|of|to|for|until|into|know it|known|that we know)\s\Z", re.IGNORECASE)
"""Before a "today" or "tomorrow" that means an age."""
_THAN = lazy(r"\b(?:know (?:it|them)|see (?:it|them))(?: as)?\s\Z")
_AS = lazy(r"\bas\s\Z")
_AT_ONCE = frozenset(["today", "now", "tomorrow"])
_OFFER = lazy(
    r"""
    (?:^|[.!?:–—-]\s|\b(?:and|to|so|or|just|please)\s|\n)
    (?:book|call|contact|get|start|order|shop|schedule|visit|try|join|sign|register|subscribe|buy|apply|download|donate|reserve
       |request|learn|enrol|enroll|give|reach|speak|talk)\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""Verbs by which a page bids its reader."""
_HOLIDAY = lazy(r"\b(?:Super|Black|Good|Cyber|Giving|Ash|Palm|Easter|Shrove|Maundy|Bloody)\s\Z")
MAX_ERA_CHARS, MAX_OFFER_CHARS = 16, 120
"""Characters before a time in which a word stands that makes it an age, or an offer."""

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
def unanchored_relative_time(doc: Annotated) -> Iterator[Hit]:
    """
    ## What it does
    Reports a time that only means something on the day of writing (last month, yesterday, on Tuesday, over the past
    year; over the weekend where no day of the text explains it) in a text that does not say when it was published or last changed. In a page it is an error for the first event that such a time opens
    (the news peg), a warning for three more phrases, and a note for others and where it only means "about now". In the body of
    an article, whose page may have said the day, the peg is a warning and all else a note. One finding for each phrase, and
    one for all weekdays; further places are related ones.

    ## Why is this bad?
    "Last month" without a date of writing is no date: the event cannot be looked up, and the text never ages visibly.

    ## Known limits
    Figures of speech are told by their form only (today's ally, in today's world). What an earlier date of the text
    explains (at that time, two days later), lengths between events (for the first time in 20 years) and quotations
    stay silent, as do labels of a page (opening hours, a delivery) and whole pages of shops, whose days are counted from the
    moment at which they are shown, names of programmes (Today, This Week), days with a name (Super Tuesday), offers ("call us
    today"), ages ("the makers of today"), and what is counted in years where the headline names one.

    ## Measured
    Warnings: right in 74 of 80 read in 260 texts, and in 22 of 22 on 369 texts of radio news, histories and pages. Wrong were
    examples ("was it slower last week?"), ages ("for tomorrow") and days with a name; the last two are silent now.

    ## References
    Wikipedia, Manual of Style, relative time references; inline template {{when}}.
    """
    return _hits(doc, dated=has_own_date(doc) or is_shop(doc))


def _hits(doc: Annotated, *, dated: bool) -> Iterator[Hit]:
    places = _group_by_phrase(doc, dated=dated)
    # One event is the peg of a text: the first that a relative time opens.
    opening = (time for times in places.values() for time in times if _opens(doc, time))
    peg = min(opening, key=lambda time: time.start, default=None)
    why = "a period without a beginning or an end" if dated else "the text does not say when it was written"
    warned = 0
    for phrase, times in places.items():
        lead = times[0]
        severity = _severity(doc, lead, phrase, peg=peg in times)
        if severity == "warning":
            warned += 1
            severity = "info" if warned > MAX_WARNINGS else "warning"
        related = tuple(time.span for time in times if time is not lead)[:MAX_RELATED]
        quoted = " ".join(doc.text[lead.start : lead.end].split())
        yield Hit(lead.span, f"“{quoted}” has no date: {why}", severity=severity, related=related)


def _severity(doc: Annotated, time: TimeExpression, phrase: str, *, peg: bool) -> Severity:
    """Weigh a phrase: the peg of a page is worst; a body may have lost its day only when it was collected."""
    if doc.metadata.published.state == "unknown":
        return "warning" if peg else "info"
    if peg:
        return "error"
    return "info" if _is_about_now(doc, time, phrase) else "warning"


def _group_by_phrase(doc: Annotated, *, dated: bool) -> dict[str, list[TimeExpression]]:
    """Group the relative times by their phrase, all weekdays as one; in a dated page only those such as "nowadays"."""
    places: dict[str, list[TimeExpression]] = {}
    yearly = year_of_headline(doc)
    for time in doc.times:
        is_relative = time.reference_type in {"deictic", "weekday"} or _hangs_on_writing(doc, time)
        if is_relative and not (yearly and time.value == "XXXX"):
            phrase = " ".join(doc.text[time.start : time.end].lower().split())
            if (not dated or _MODERN.match(phrase)) and _is_relative(doc, time, phrase):
                places.setdefault("on a weekday" if time.reference_type == "weekday" else phrase, []).append(time)
    return places


def _hangs_on_writing(doc: Annotated, time: TimeExpression) -> bool:
    """Tell whether "over the weekend", which mostly goes back to a day of the text, has nothing but the day of writing to go back to."""
    phrase = doc.text[time.start : time.end].lower()
    if time.reference_type != "anaphoric" or time.resolution != "unresolved" or not phrase.endswith(_PARTS_OF_CALENDAR):
        return False
    sentence = doc.sentence_at(time.start)
    if sentence is None or any(other.first is not None for other in doc.times_in(0, time.start)):
        return False
    return any(group.form in PAST_FORMS or group.modal == "will" for group in doc.parse(sentence).groups)


def _is_relative(doc: Annotated, time: TimeExpression, phrase: str) -> bool:
    """Tell whether a time is told relative to the day of writing, and is no figure of speech or quotation."""
    if time.value == "FUTURE_REF" or not is_told(doc, time) or doc.quoted(time):
        return False
    if phrase == "now":
        return _HOLDS.search(doc.text, max(0, time.start - MAX_BEFORE_CHARS), time.start) is not None
    after = doc.text[time.end : time.end + MAX_BEHIND_CHARS]
    return not any(sign(doc, time, phrase, after) for sign in _FIGURES)


def _is_silent(_doc: Annotated, _time: TimeExpression, phrase: str, _after: str) -> bool:
    """Check for phrases that mean no day by themselves: "recent", "to this day"."""
    return phrase in _SILENT or phrase.removeprefix("the ") in _SILENT or _EVER.search(phrase) is not None


def _is_age(_doc: Annotated, _time: TimeExpression, phrase: str, after: str) -> bool:
    """Check for "today's world"."""
    return phrase in {"today", "yesterday", "tomorrow"} and _FIGURE.match(after) is not None


def _ends_something(_doc: Annotated, time: TimeExpression, phrase: str, after: str) -> bool:
    """Check for "the last day to enrol"."""
    return phrase.startswith("the last ") and time.type == "DATE" and _ENDS_SOMETHING.match(after) is not None


def _is_adjective(_doc: Annotated, _time: TimeExpression, phrase: str, after: str) -> bool:
    """Check for "overnight stops"."""
    return phrase == "overnight" and _ADJECTIVE.match(after) is not None


def _is_today_of_reading(doc: Annotated, time: TimeExpression, phrase: str, _after: str) -> bool:
    """Check for the author's word for this text: "Today I want to talk about …"."""
    sentence = doc.sentence_at(time.start)
    if phrase != "today" or sentence is None:
        return False
    start, end = max(sentence.start, time.start - MAX_PLAN_CHARS), min(sentence.end, time.end + MAX_PLAN_CHARS)
    return _PLANS.search(doc.text, start, end) is not None


def _is_programme(doc: Annotated, time: TimeExpression, _phrase: str, _after: str) -> bool:
    """Check for names: NBC's Today, “This Week”, Saturday Night Live, the Sunday Times."""
    words = doc.text[time.start : time.end].split()
    if _SHOW.match(doc.text, time.end, time.end + MAX_BEHIND_CHARS):
        return True
    # What has capitals inside a sentence is a title; a weekday has one in any case.
    sentence = doc.sentence_at(time.start)
    inside = (
        sentence is not None
        and sentence.start < time.start
        and doc.text[time.start - 2 : time.start - 1] not in '.!?:”"'
    )
    return time.reference_type == "deictic" and inside and all(word[0].isupper() for word in words)


def _is_era(doc: Annotated, time: TimeExpression, phrase: str, after: str) -> bool:
    """Check for an age and no day: "the watches of today", "as we know it today", "from 1400 to today", "modern day art"."""
    if phrase.removeprefix("the ") in _ERAS:
        return True
    before = doc.text[max(0, time.start - MAX_ERA_CHARS) : time.start]
    if phrase in {"today", "tomorrow"}:
        return _ERA_BEFORE.search(before) is not None or (phrase == "today" and _THAN.search(before) is not None)
    return phrase == "recently" and (_AS.search(before) is not None and after.startswith(" as"))


def _is_offer(doc: Annotated, time: TimeExpression, phrase: str, _after: str) -> bool:
    """Check for a page that tells its reader to act: "Call us today", "Book your move now"."""
    sentence = doc.sentence_at(time.start)
    if phrase not in _AT_ONCE or sentence is None:
        return False
    return _OFFER.search(doc.text[max(sentence.start, time.start - MAX_OFFER_CHARS) : time.start]) is not None


def _recurs(doc: Annotated, time: TimeExpression, _phrase: str, _after: str) -> bool:
    """Check for weekdays that return: "open Monday to Friday and closed on Sunday", "in a typical week she works on Monday"."""
    sentence = doc.sentence_at(time.start)
    if time.reference_type != "weekday" or sentence is None:
        return False
    if not (_WEEKLY.search(doc.text, *sentence[:2]) or _RANGE_OF_DAYS.search(doc.text, *sentence[:2])):
        return False
    parse = doc.parse(sentence)
    joined = [
        group for group in parse.groups if parse.tag(group.first - 1) == "conjunction"
    ]  # "is open … and closed on"
    return not any(group.modal == "will" or is_past(parse, group) for group in parse.groups if group not in joined)


def _is_holiday(doc: Annotated, time: TimeExpression, _phrase: str, _after: str) -> bool:
    """Check for days with a name: Super Tuesday, Black Friday, Good Friday."""
    return (
        time.reference_type == "weekday"
        and _HOLIDAY.search(doc.text[max(0, time.start - MAX_BEFORE_CHARS) : time.start]) is not None
    )


_FIGURES = (
    _is_silent, _is_programme, _is_age, _ends_something, _is_adjective, _is_today_of_reading, _is_era, _is_offer, _is_holiday,
    _recurs,
)  # fmt: skip
"""Figures of speech, in which no day of writing is meant."""


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
