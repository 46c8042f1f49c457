"""DAT010."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sourcelint.rule import Hit, rule
from sourcelint.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sourcelint.annotate.text.sentences import Sentence
    from sourcelint.annotate.times import TimeExpression
    from sourcelint.evidence.annotated import Annotated

_YEARS = re.compile(r"P(\d+)Y")
_LINK = re.compile(
    r"\s*(?:after|before|since|following|prior to|from|between|,? ?\(?from|[a-z]+ (?:from|between))\b", re.IGNORECASE
)
_SUM = re.compile(r"\s?\(|[^.;!?]{0,20}\b(?:period|span|total)\b[^.;!?]{0,8}")
_LASTED = re.compile(r"\)?,? (?:had |has )?(?:lasted|raged|dragged on|went on)(?: for)?(?: [a-z]+){0,2} ")
_RANGE = re.compile(r"\s?(?:[–—-]|to|until)\s?")
_AGE = re.compile(r"\baged (\d{1,3})\b|\bat (?:the )?age (?:of )?(\d{1,3})\b")
_LIFE = re.compile(
    r"""(?>.*?\bborn\b) .*?\b(?:died|dead|death|killed|passed\ away)\b
    | (?>.*?\b(?:died|killed)\b) .*?\bborn\b""",
    re.DOTALL | re.VERBOSE,
)
"""A birth and a death in a sentence, whichever comes first."""
_CENTURIES = {"centenary": 100, "centennial": 100, "bicentenary": 200, "bicentennial": 200, "golden jubilee": 50}
_ANNIVERSARY = re.compile(
    rf"\b(\d{{1,4}})(?:st|nd|rd|th)\s+anniversary\b|\b(\d{{1,4}})[ -]years?[ -]anniversary\b|\b({'|'.join(_CENTURIES)})\b",
    re.IGNORECASE,
)
_ROUND = re.compile(
    r"\b(?:nearly|almost|over|more than|less than|about|around|some|roughly|approximately|at least|just over|just under|up to)\s*$",
    re.IGNORECASE,
)
NEAR = 45
"""Characters between a number of years and the years that it links: one phrase."""


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
        dated = [
            time
            for time in times
            if time.how == "explicit"
            and time.first is not None
            and time.type in {"DATE", "TIME"}
            and len(time.value) >= 4
        ]
        if dated:
            yield from _lengths(doc, times, dated)
            yield from _counted(doc, times, dated, _told_before(sentence, before))
            yield from _ages(doc, sentence, dated)
            yield from _anniversaries(doc, sentence, times, dated)
        before = (sentence, times)


def _told_before(sentence: Sentence, before: tuple[Sentence, Sequence[TimeExpression]] | None) -> TimeExpression | None:
    """Give the one date of the sentence right before, from which "nine years later" counts; with more it is unclear."""
    if before is None or before[0].block != sentence.block or not 0 <= sentence.start - before[0].end <= 2:
        return None
    (first, *more) = before[1]
    return first if not more and first.how == "explicit" and first.type == "DATE" and first.first else None


def _lengths(doc: Annotated, times: Sequence[TimeExpression], dated: Sequence[TimeExpression]) -> Iterator[Hit]:
    """Twelve years after 1961; 12 years, from 1949 to 1961; 1949-1961 (12 years)."""
    if len(dated) > 3:
        return
    for time in times:
        match = _YEARS.fullmatch(time.value) if time.type == "DURATION" and time.form == "period" else None
        if match is None:
            continue
        before = [date for date in dated if date.end <= time.start]
        after = [date for date in dated if date.start >= time.end]
        link = _LINK.match(doc.text, time.end)
        pair: Sequence[TimeExpression] = ()
        if link and after:
            ranged = link.group().lower().endswith(("from", "between"))
            pair = after[:2] if ranged or not before else (before[-1], after[0])
        elif len(before) == 2 and (
            _SUM.fullmatch(doc.text[before[-1].end : time.start]) or _lasted(doc.text, before[0], before[1], time)
        ):
            pair = before
        if len(pair) == 2:
            yield from _compare(doc, time, int(match[1]), *pair)


def _lasted(text: str, first: TimeExpression, last: TimeExpression, length: TimeExpression) -> bool:
    """Tell whether two years are a range that is said to have lasted: the war (1709-1714) lasted nine years."""
    ranged = _RANGE.fullmatch(text[first.end : last.start]) is not None
    return ranged and _LASTED.fullmatch(text[last.end : length.start]) is not None


def _ages(doc: Annotated, sentence: Sentence, dated: Sequence[TimeExpression]) -> Iterator[Hit]:
    """Born in 1911, died in 1990 at the age of 79."""
    years = sorted({date.first.year for date in dated if date.first})
    if len(years) != 2 or not _LIFE.match(doc.text, sentence.start, sentence.end):
        return
    born, died = min(date.first for date in dated if date.first), max(date.first for date in dated if date.first)
    exact = len(dated) == 2 and all(len(date.value) == len("2024-05-02") for date in dated)
    real = died.year - born.year - (exact and (died.month, died.day) < (born.month, born.day))
    for match in _AGE.finditer(doc.text, sentence.start, sentence.end):
        count = int(match[1] or match[2])
        if exact and count != real:
            yield Hit(Span(*match.span()), f"from {born} to {died} it is {real} years, not {count}")
        elif not exact and not -1 <= years[1] - years[0] - count <= 1:
            yield Hit(
                Span(*match.span()), f"from {years[0]} to {years[1]} it is {years[1] - years[0]} years, not {count}"
            )


def _counted(
    doc: Annotated, times: Sequence[TimeExpression], dated: Sequence[TimeExpression], told: TimeExpression | None
) -> Iterator[Hit]:
    """Ten years ago, in 1975; in 1975, ten years later; ten years later, in 1975, than the one date `told` before."""
    for time in times:
        if (
            time.type != "DATE"
            or time.form not in {"deictic", "anaphoric"}
            or len(time.value) != 4
            or not time.anchor
            or doc.text[time.start : time.end].split()[-1].lower() not in {"ago", "later", "earlier"}
        ):
            continue
        beside = next(
            (date for date in dated if 0 <= date.start - time.end <= 8 or 0 <= time.start - date.end <= 3), None
        )
        if beside is None or beside.first is None or not time.value.isdigit():
            continue
        count = int(time.value) - int(time.anchor[:4])
        if time.how == "reference":
            base = next((date for date in reversed(dated) if date is not beside and date.end <= time.start), None)
            base = base or (told if time is times[0] and len(dated) == 1 and beside.start >= time.end else None)
            if base is None or base.first is None:
                continue
            start = base.first.year
        else:
            start = int(time.anchor[:4])
        if abs(start + count - beside.first.year) > _tolerance(doc, time, abs(count)):
            yield Hit(
                Span(time.start, time.end),
                f"{doc.text[time.start : time.end]} is {start + count}, not {beside.first.year}",
                related=(Span(beside.start, beside.end),),
            )


def _anniversaries(
    doc: Annotated, sentence: Sentence, times: Sequence[TimeExpression], dated: Sequence[TimeExpression]
) -> Iterator[Hit]:
    for match in _ANNIVERSARY.finditer(doc.text, sentence.start, sentence.end):
        years = {date.first.year for date in dated if date.first}
        if len(dated) == 1:
            years |= {
                time.first.year
                for time in times
                if time.how == "anchor" and time.first and time.first.year == (time.last or time.first).year
            }
        count = _CENTURIES[match[3].lower()] if match[3] else int(match[1] or match[2])
        if len(years) == 2 and abs(max(years) - min(years) - count) > 1:
            yield Hit(
                Span(*match.span()),
                f"from {min(years)} to {max(years)} it is {max(years) - min(years)} years, not {count}",
            )


def _compare(
    doc: Annotated, time: TimeExpression, count: int, one: TimeExpression, other: TimeExpression
) -> Iterator[Hit]:
    if one.first is None or other.first is None:
        return
    real = abs(one.first.year - other.first.year)
    if real and abs(real - count) > _tolerance(doc, time, count):
        years = sorted((one.first.year, other.first.year))
        related = (Span(one.start, one.end), Span(other.start, other.end))
        yield Hit(
            Span(time.start, time.end),
            f"from {years[0]} to {years[1]} it is {real} years, not {count}",
            related=related,
        )


def _tolerance(doc: Annotated, time: TimeExpression, count: int) -> float:
    phrase = doc.text[time.start : time.end].lower()
    rounded = time.mod is not None or _ROUND.search(doc.text, max(0, time.start - 16), time.start) is not None
    return 5 if "decade" in phrase else max(1 + rounded, count / 10 if rounded else 0)
