"""Readings of years and what is named by them: decades, centuries, halves, seasons."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sourcelint.annotate.times.common import amount_of, made, mod_of

if TYPE_CHECKING:
    from sourcelint.annotate.times.context import Context, Match
    from sourcelint.annotate.times.expression import Form, TimeExpression

LATEST = 2100
"""Later years need a preposition: 2137 Lombard Street."""

_COUNTED = re.compile(r"\s[a-z]+s\b")


def short_year(text: str, context: Context) -> int:
    """Read '89: the century of the last year said, else the one that makes it at most as late as 2030."""
    n = int(text[-2:])
    if context.anchor is None and context.year is not None:
        return context.year // 100 * 100 + n
    return (1900 if n > 30 else 2000) + n


def written_year(match: Match, context: Context) -> int | None:
    """Read a year written as '89 or nineteen eighty-nine; None if there is none."""
    if match.has("short_year"):
        return short_year(match.get("short_year"), context)
    words = match.slots.get("word", [])
    if (
        len(words) < 2
        or not 13 <= words[0] <= 20
        or words[1] < 10
        or (len(words) == 3 and (words[1] < 20 or words[2] > 9))
    ):
        return None
    return int(words[0] * 100 + sum(words[1:3]))


def spoken_year(match: Match, context: Context) -> TimeExpression | None:
    """Read nineteen ninety-six and the year two thousand."""
    if match.has("unit"):
        n = amount_of(match)[0]
        return (
            made(match, "DATE", f"{int(n):04d}", "explicit", "absolute")
            if match.get("unit") == "Y" and n and 1000 <= n < 2200
            else None
        )
    year = written_year(match, context)
    return None if year is None else made(match, "DATE", f"{year:04d}", "explicit", "absolute")


def year_ad(match: Match, context: Context) -> TimeExpression | None:
    """Read a year: 1961, late 1961, fiscal 1989, '89, 480 BC, AD 79."""
    era = match.get("era")
    mod = mod_of(match)
    n = match.get("year", "number", "day")
    if n is None:
        if not match.has("edge") and not context.language.year_cues.search(
            context.lowercase, max(0, match.start - 12), match.start
        ):
            return None
        n = short_year(match.get("short_year"), context)
    if era == -1:
        return made(match, "DATE", f"BC{int(n):04d}", "explicit", "absolute", mod=mod)
    if (
        era is None
        and not match.has("fiscal", "unit", "edge", "edge_noun", "later")
        and not plausible_year(match, context)
    ):
        return None
    return made(match, "DATE", f"{int(n):04d}", "explicit", "absolute", mod=mod)


def plausible_year(match: Match, context: Context) -> bool:
    """Tell whether four digits are a year: not a count of something, a sum, a part of a longer number or a model name."""
    lowercase, start, end = context.lowercase, match.tokens[match.b - 1].start, match.end
    before, after = lowercase[max(0, start - 2) : start], lowercase[end : end + 2]
    counted = context.language.counted_after.match(lowercase, end) is not None
    if before[-1:] in "$€£#+_@=&" and before:
        return False
    if (
        before[-1:] in {"-", "/", ":", ".", ","}
        and len(before) == 2
        and before[0].isalnum()
        and not (before[0].isdigit() and before[1] in "-/")
    ):
        return False
    if after and (after[0].isalpha() or (after[0] in ":." and after[1:].isdigit())):
        return False
    if context.language.labels.search(lowercase, max(0, match.start - 14), match.start):
        return False  # Resolution 1483
    year = match.get("year") or 0
    ratio = after == "/1" or after == "/2"
    if ratio and not lowercase[end + 1 : end + 5].startswith((str(year + 1), f"{(year + 1) % 100:02d}")):
        return False  # 1436/1633
    if year > LATEST and not lowercase[max(0, start - 6) : start].endswith(("in ", "by ", "until ", "of ")):
        return False
    if context.language.year_cues.search(lowercase, max(0, match.start - 12), match.start):
        return not counted
    return not counted and not _COUNTED.match(lowercase, end)


def years_tail(match: Match, context: Context) -> TimeExpression | None:  # noqa: ARG001
    """Read the end of 1914-18."""
    token, before = match.tokens[match.a], match.tokens[match.a - 2]
    if token.end - token.start != 2 or before.end - before.start != 4 or token.value <= before.value % 100:
        return None
    return made(match, "DATE", f"{before.value // 100 * 100 + int(token.value):04d}", "explicit", "absolute")


def bc_list(match: Match, context: Context) -> TimeExpression | None:  # noqa: ARG001
    """Read the first year of 499-493 BC."""
    era = next((t.value for t in match.tokens[match.b : match.b + 4] if t.name == "era"), 1)
    n = int(match.get("number", "day", "year"))
    return made(match, "DATE", f"BC{n:04d}" if era < 0 else f"{n:04d}", "explicit", "absolute")


def years_of(match: Match, context: Context) -> TimeExpression | None:
    """Read a decade or a century: the 1980s, the late '40s, the nineties, the 19th century, the 470s BC."""
    era = match.get("era")
    mod = mod_of(match)
    text = match.get("decade")
    if text is None:
        century = match.get("ordinal", "number", "day")
        if not match.has("century"):
            return None
        value = f"{int(century) - 1:02d}"
        return made(match, "DATE", f"BC{value}" if era == -1 else value, "explicit", "absolute", mod=mod)
    digits = "".join(filter(str.isdigit, text))
    if era == -1:
        return made(match, "DATE", f"BC{int(digits) // 10:03d}", "explicit", "absolute", mod=mod)
    if len(digits) == 2:
        if text[0] not in "'’" and not match.has("the"):
            return None
        century = context.year // 100 if context.anchor is None and context.year else 20 if digits <= "20" else 19
        digits = f"{century}{digits}"
    if len(digits) != 4:
        return None
    return made(match, "DATE", digits[:3], "explicit", "absolute", mod=mod)


def half_of(match: Match, context: Context) -> TimeExpression | None:
    """Read the first half of 1990, the latter half of the year."""
    if match.has("decade"):
        return years_of(match, context)
    rel = match.rel
    n = match.get("ordinal") or (1 if match.get("edge") == "START" else 2)
    year = match.get("year")
    if n > 2:
        return None
    if year is not None:
        return made(match, "DATE", f"{year:04d}-H{n}", "explicit", "absolute")
    if match.get("unit") != "Y":
        return None
    base, how = context.base("text" if rel is None or rel[1] == "text" else "now")
    if base is None:
        return made(match, "DATE", f"XXXX-H{n}", "unresolved", "deictic")
    shift = match.slots["shift"][-1][0] if match.has("shift") else 0
    return made(
        match, "DATE", f"{base.year + shift:04d}-H{n}", how, "deictic" if rel else "anaphoric", anchor=str(base)
    )


def season_of(match: Match, context: Context) -> TimeExpression | None:
    """Read a season: the summer of 2003, last fall, winter."""
    season = match.get("season", "fall")
    mod = mod_of(match)
    year = match.get("year")
    rel = match.rel
    if match.has("fall") and not fall_is_season(match, context):
        return None
    if match.get("era") == -1:
        n = match.get("year", "number", "day")
        return None if n is None else made(match, "DATE", f"BC{int(n):04d}-{season}", "explicit", "absolute", mod=mod)
    if year is None:
        year = written_year(match, context)
    if year is not None:
        return made(match, "DATE", f"{year:04d}-{season}", "explicit", "absolute", mod=mod)
    if rel is None and context.year is not None and context.speaks_of_past(match.start):
        return made(match, "DATE", f"{context.year:04d}-{season}", "reference", "vague", mod=mod, anchor=context.value)
    shift, origin = rel or (0, "now")
    base, how = context.base("text" if origin == "text" else "now")
    form: Form = "vague" if rel is None else "anaphoric" if origin == "text" else "deictic"
    if base is None:
        return made(match, "DATE", f"XXXX-{season}", "unresolved", form, mod=mod)
    year = base.year
    begins = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[season]
    if match.has("unit"):
        year += shift
    elif shift < 0:
        year -= begins + 2 >= base.month
    elif shift > 0:
        year += begins <= base.month
    return made(match, "DATE", f"{year:04d}-{season}", how, form, mod=mod, anchor=str(base))


def fall_is_season(match: Match, context: Context) -> bool:
    """Tell the season from the verb and from the fall of a city."""
    if match.has("year", "shift", "past", "short_year", "edge"):
        return True
    cue = context.language.month_cues.search(context.lowercase, max(0, match.start - 10), match.start)
    return match.has("the") and cue is not None and not context.language.fraction.match(context.lowercase, match.end)
