"""DAT010."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sourcelint.expressions import lazy
from sourcelint.rule import Hit, rule
from sourcelint.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sourcelint.annotate.text.sentences import Sentence
    from sourcelint.annotate.times import TimeExpression
    from sourcelint.evidence.annotated import Annotated

_YEARS = lazy(r"P(\d+)Y")
_LINK = lazy(
    r"\s*(?:after|before|since|following|prior to|from|between|,? ?\(?from|[a-z]+ (?:from|between))\b", re.IGNORECASE
)
_SUM = lazy(r"\s?\(|[^.;!?]{0,20}\b(?:period|span|total)\b[^.;!?]{0,8}")
_LASTED = lazy(r"\)?,? (?:had |has )?(?:lasted|raged|dragged on|went on)(?: for)?(?: [a-z]+){0,2} ")
_RANGE = lazy(r"\s?(?:[–—-]|to|until)\s?")
_AGE = lazy(r"\baged (\d{1,3})\b|\bat (?:the )?age (?:of )?(\d{1,3})\b")
_LIFE = lazy(
    r"""(?>.*?\bborn\b) .*?\b(?:died|dead|death|killed|passed\ away)\b
    | (?>.*?\b(?:died|killed)\b) .*?\bborn\b""",
    re.DOTALL | re.VERBOSE,
)
"""A birth and a death in a sentence, whichever comes first."""
_CENTURIES = {"centenary": 100, "centennial": 100, "bicentenary": 200, "bicentennial": 200, "golden jubilee": 50}
_ANNIVERSARY = lazy(
    rf"\b(\d{{1,4}})(?:st|nd|rd|th)\s+anniversary\b|\b(\d{{1,4}})[ -]years?[ -]anniversary\b|\b({'|'.join(_CENTURIES)})\b",
    re.IGNORECASE,
)
_ROUND = lazy(
    r"""
    \b(?:
        nearly|almost|over|more\ than|less\ than|about|around|some|roughly|approximately|at\ least|just\ over|just\ under|up\ to
    )\s*$
    """,
    re.VERBOSE | re.IGNORECASE,
)
MAX_LINKED_DATES = 3
"""Dates of a sentence in which it is still clear which two a number of years links."""
MAX_BEHIND_CHARS, MAX_BEFORE_CHARS = 8, 3
"""Characters between "ten years later" and the date behind it (", in 1975"), or the one before it ("1975, ")."""
MAX_ROUNDING_CHARS = 16
"""Characters before a number of years in which "approximately" stands."""
MAX_DECADE_SLACK_YEARS = 5
"""Years by which decades may be off: they are counted in tens."""


@rule(
    "DAT010",
    "interval-mismatch",
    "warning",
    fix="Do the sum again; correct the number of years or one of the dates.",
    languages={"en"},
)
def interval_mismatch(doc: Annotated) -> Iterator[Hit]:
    """
    ## What it does
    Reports a number of years (twelve years after, ten years ago, the 50th anniversary) that disagrees by more than one
    with the two years that it links.

    ## Why is this bad?
    One of three numbers is wrong, and a reader who does the sum no longer trusts the others.

    ## Known limits
    Only years in the same sentence are compared, the day of publication for "ago", and for a sentence that begins with
    "nine years later, in" the one date of the sentence before. "Nearly", "over" and "some" are
    given a tenth more, decades five years.

    ## References
    Journalism Trust Initiative (CWA 17493), accuracy of facts.
    """
    before: tuple[Sentence, Sequence[TimeExpression]] | None = None
    for sentence, times in doc.times_told.items():
        dated = [time for time in times if _names_year(time)]
        if dated:
            yield from _lengths(doc, times, dated)
            yield from _counted(doc, times, dated, _told_before(sentence, before))
            yield from _ages(doc, sentence, dated)
            yield from _anniversaries(doc, sentence, times, dated)
        before = (sentence, times)


def _names_year(time: TimeExpression) -> bool:
    """Tell whether a time names its year itself, and the calendar has it."""
    explicit = time.resolution == "explicit" and time.type in {"DATE", "TIME"}
    return explicit and time.first is not None and len(time.value) >= len("1961")


def _told_before(sentence: Sentence, before: tuple[Sentence, Sequence[TimeExpression]] | None) -> TimeExpression | None:
    """Return the one date of the sentence right before, from which "nine years later" counts; with more it is unclear."""
    if before is None or before[0].block != sentence.block or not 0 <= sentence.start - before[0].end <= 2:
        return None
    (first, *more) = before[1]
    return first if not more and first.resolution == "explicit" and first.type == "DATE" and first.first else None


def _lengths(doc: Annotated, times: Sequence[TimeExpression], dated: Sequence[TimeExpression]) -> Iterator[Hit]:
    """Check "twelve years after 1961", "12 years, from 1949 to 1961" and "1949-1961 (12 years)"."""
    if len(dated) > MAX_LINKED_DATES:
        return
    for time in times:
        match = _YEARS.fullmatch(time.value) if time.type == "DURATION" and time.reference_type == "period" else None
        linked = _linked_dates(doc.text, time, dated) if match else ()
        if match and len(linked) == 2:
            yield from _compare(doc, time, int(match[1]), *linked)


def _linked_dates(text: str, length: TimeExpression, dated: Sequence[TimeExpression]) -> Sequence[TimeExpression]:
    """Return the two dates that a number of years links; fewer if it links none."""
    before = [date for date in dated if date.end <= length.start]
    after = [date for date in dated if date.start >= length.end]
    link = _LINK.match(text, length.end)
    if link and after:
        ranged = link.group().lower().endswith(("from", "between"))
        return after[:2] if ranged or not before else (before[-1], after[0])
    return before if len(before) == 2 and _sums_up(text, before[0], before[1], length) else ()


def _sums_up(text: str, first: TimeExpression, last: TimeExpression, length: TimeExpression) -> bool:
    """Tell whether a number of years behind two dates is given as the time between them."""
    return _SUM.fullmatch(text[last.end : length.start]) is not None or _lasted(text, first, last, length)


def _lasted(text: str, first: TimeExpression, last: TimeExpression, length: TimeExpression) -> bool:
    """Tell whether two years are a range that is said to have lasted: the war (1709-1714) lasted nine years."""
    ranged = _RANGE.fullmatch(text[first.end : last.start]) is not None
    return ranged and _LASTED.fullmatch(text[last.end : length.start]) is not None


def _ages(doc: Annotated, sentence: Sentence, dated: Sequence[TimeExpression]) -> Iterator[Hit]:
    """Check "born in 1911, died in 1990 at the age of 79"."""
    days = [date.first for date in dated if date.first]
    born, died = min(days), max(days)
    if len({day.year for day in days}) != 2 or not _LIFE.match(doc.text, sentence.start, sentence.end):
        return
    lived = died.year - born.year
    if len(dated) == 2 and all(len(date.value) == len("2024-05-02") for date in dated):
        lived -= (died.month, died.day) < (born.month, born.day)
        begin, end, slack = str(born), str(died), 0
    else:
        begin, end, slack = str(born.year), str(died.year), 1
    for match in _AGE.finditer(doc.text, sentence.start, sentence.end):
        age = int(match[1] or match[2])
        if abs(lived - age) > slack:
            yield Hit(Span(*match.span()), f"from {begin} to {end} it is {lived} years, not {age}")


def _counted(
    doc: Annotated, times: Sequence[TimeExpression], dated: Sequence[TimeExpression], told: TimeExpression | None
) -> Iterator[Hit]:
    """Check "ten years ago, in 1975" and "in 1975, ten years later", then also from the one date `told` before."""
    for time in times:
        count = _years_counted(doc, time)
        beside = next((date for date in dated if _is_beside(date, time)), None) if count is not None else None
        if count is None or beside is None or beside.first is None:
            continue
        if time.resolution == "reference":
            start = _start_year(time, dated, beside, told if time is times[0] else None)
        else:
            start = int(time.value) - count
        if start is not None and abs(start + count - beside.first.year) > _tolerance(doc, time, abs(count)):
            yield Hit(
                time.span,
                f"{doc.text[time.start : time.end]} is {start + count}, not {beside.first.year}",
                related=(beside.span,),
            )


def _years_counted(doc: Annotated, time: TimeExpression) -> int | None:
    """Return the years that a time counts from its anchor: -10 for "ten years ago"; None if it counts none."""
    if time.type != "DATE" or time.reference_type not in {"deictic", "anaphoric"} or not time.anchor:
        return None
    if len(time.value) != len("1975") or not time.value.isdigit():
        return None
    counted = doc.text[time.start : time.end].split()[-1].lower() in {"ago", "later", "earlier"}
    return int(time.value) - int(time.anchor[:4]) if counted else None


def _is_beside(date: TimeExpression, time: TimeExpression) -> bool:
    """Tell whether a date stands right before or behind another time: "ten years later, in 1975"."""
    return 0 <= date.start - time.end <= MAX_BEHIND_CHARS or 0 <= time.start - date.end <= MAX_BEFORE_CHARS


def _start_year(
    time: TimeExpression, dated: Sequence[TimeExpression], beside: TimeExpression, told: TimeExpression | None
) -> int | None:
    """Return the year from which "ten years later" counts: of the last other date before it, else of the one `told`."""
    base = next((date for date in reversed(dated) if date is not beside and date.end <= time.start), None)
    if base is None and len(dated) == 1 and beside.start >= time.end:
        base = told
    return base.first.year if base is not None and base.first is not None else None


def _anniversaries(
    doc: Annotated, sentence: Sentence, times: Sequence[TimeExpression], dated: Sequence[TimeExpression]
) -> Iterator[Hit]:
    """Check "the 50th anniversary" between two years; the second may be that of publication."""
    for match in _ANNIVERSARY.finditer(doc.text, sentence.start, sentence.end):
        years = {date.first.year for date in dated if date.first}
        if len(dated) == 1:
            years |= _anchored_years(times)
        first, last = min(years), max(years)
        count = _CENTURIES[match[3].lower()] if match[3] else int(match[1] or match[2])
        if len(years) == 2 and abs(last - first - count) > 1:
            yield Hit(Span(*match.span()), f"from {first} to {last} it is {last - first} years, not {count}")


def _anchored_years(times: Sequence[TimeExpression]) -> set[int]:
    """Return the years of times that lie in one year, known from the day of publication."""
    anchored = [(time.first, time.last or time.first) for time in times if time.resolution == "anchor" and time.first]
    return {first.year for first, last in anchored if first.year == last.year}


def _compare(
    doc: Annotated, time: TimeExpression, count: int, one: TimeExpression, other: TimeExpression
) -> Iterator[Hit]:
    """Compare a number of years with the years of the two dates that it links."""
    if one.first is None or other.first is None:
        return
    real = abs(one.first.year - other.first.year)
    if real and abs(real - count) > _tolerance(doc, time, count):
        first, last = sorted((one.first.year, other.first.year))
        related = (one.span, other.span)
        yield Hit(time.span, f"from {first} to {last} it is {real} years, not {count}", related=related)


def _tolerance(doc: Annotated, time: TimeExpression, count: int) -> float:
    """Return the years by which a number of years may be off: more for decades and for "nearly"."""
    if "decade" in doc.text[time.start : time.end].lower():
        return MAX_DECADE_SLACK_YEARS
    rounded = (
        time.mod is not None or _ROUND.search(doc.text, max(0, time.start - MAX_ROUNDING_CHARS), time.start) is not None
    )
    return max(2, count / 10) if rounded else 1
