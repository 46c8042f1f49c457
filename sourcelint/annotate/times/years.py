"""Readings of years, and of decades, centuries, halves and seasons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sourcelint.annotate.times.calendar import SEASONS
from sourcelint.annotate.times.common import amount_of, is_year, made, mod_of
from sourcelint.expressions import lazy

if TYPE_CHECKING:
    from sourcelint.annotate.times.context import Context, Match
    from sourcelint.annotate.times.expression import ReferenceType, TimeExpression

MAX_BARE_YEAR = 2100
"""Later years need a preposition: 2137 Lombard Street."""

MAX_YEAR_AHEAD = 30
"""Two digits up to this one are a year of this century, '89 one of the last."""

MAX_YEAR_CUE_CHARS, MAX_LABEL_CHARS, MAX_SEASON_CUE_CHARS = 12, 14, 10
"""Characters before a year or a season in which "since", "Resolution" and "during the" stand."""

MAX_ERA_TOKENS = 4
"""Tokens behind the first year of a range within which its era stands: "499-493 BC"."""

_COUNTED = lazy(r"\s[a-z]+s\b")
_IN_YEAR = lazy(r"\b(?:in|since|during|until|till|by|from|of|after|before)\s$")
_SIGNS = frozenset("$€£#+_@=&")
_POINTS = frozenset(":.")


def short_year(text: str, context: Context) -> int:
    """Read '89: in the century of the last year said, else as a year from 1931 to 2030."""
    digits = int(text[-2:])
    if context.anchor is None and context.year is not None:
        return context.year // 100 * 100 + digits
    return (1900 if digits > MAX_YEAR_AHEAD else 2000) + digits


def written_year(match: Match, context: Context) -> int | None:
    """Read a year written as '89 or nineteen eighty-nine; return None if there is none."""
    if match.has("short_year"):
        return short_year(match.get("short_year"), context)
    words = match.slots.get("word", [])
    if len(words) < 2 or not 13 <= words[0] <= 20 or words[1] < 10:
        return None
    if len(words) == 3 and (words[1] < 20 or words[2] > 9):  # "nineteen twelve three" is no year
        return None
    return int(words[0] * 100 + sum(words[1:3]))


def spoken_year(match: Match, context: Context) -> TimeExpression | None:
    """Read nineteen ninety-six and the year two thousand."""
    if match.has("unit"):
        number = amount_of(match)[0] or 0
        year = int(number) if match.get("unit") == "Y" and is_year(number) else None
    else:
        year = written_year(match, context)
    return None if year is None else made(match, "DATE", f"{year:04d}", "explicit", "absolute")


def year_ad(match: Match, context: Context) -> TimeExpression | None:
    """Read a year: 1961, late 1961, fiscal 1989, '89, 480 BC, AD 79."""
    era = match.get("era")
    mod = mod_of(match)
    year = match.get("year", "number", "day")
    if year is None:
        is_cued = match.has("edge") or context.is_behind(context.language.year_cues, match.start, MAX_YEAR_CUE_CHARS)
        if not is_cued:
            return None
        year = short_year(match.get("short_year"), context)
    if era == -1:
        return made(match, "DATE", f"BC{int(year):04d}", "explicit", "absolute", mod=mod)
    is_said = era is not None or match.has("fiscal", "unit", "edge", "edge_noun", "later")
    if is_said or plausible_year(match, context):
        return made(match, "DATE", f"{int(year):04d}", "explicit", "absolute", mod=mod)
    return None


def plausible_year(match: Match, context: Context) -> bool:
    """Tell whether four digits are a year: not a count of something, a sum, a part of a longer number or a model name."""
    lowercase, start, end = context.lowercase, match.own_tokens[-1].start, match.end
    year = match.get("year") or 0
    if is_joined_before(lowercase, start) or is_joined_after(lowercase, end) or is_ratio(lowercase, end, year):
        return False
    if context.is_behind(context.language.labels, match.start, MAX_LABEL_CHARS):
        return False  # Resolution 1483
    if context.language.address.match(lowercase, end) and not context.is_behind(
        _IN_YEAR, match.start, MAX_YEAR_CUE_CHARS
    ):
        return False  # 1999 Broadway, but "in 1999 Wall Street fell"
    if year > MAX_BARE_YEAR and not lowercase[max(0, start - 6) : start].endswith(("in ", "by ", "until ", "of ")):
        return False
    if context.language.counted_after.match(lowercase, end):
        return False
    return context.is_behind(context.language.year_cues, match.start, MAX_YEAR_CUE_CHARS) or not _COUNTED.match(
        lowercase, end
    )


def is_joined_before(lowercase: str, start: int) -> bool:
    """Tell whether what stands before a number makes it a sum or a part of something longer: $1961, 3.1961, mx-1961."""
    before = lowercase[max(0, start - 2) : start]
    if before[-1:] in _SIGNS:
        return True
    if len(before) < 2 or before[1] not in "-/:.," or not before[0].isalnum():
        return False
    is_range = before[0].isdigit() and before[1] in "-/"  # 1914-1918
    return not is_range


def is_joined_after(lowercase: str, end: int) -> bool:
    """Tell whether a number goes on: 1961ers, 1961.5, 1961:30."""
    after = lowercase[end : end + 2]
    return after[:1].isalpha() or (after[:1] in _POINTS and after[1:].isdigit())


def is_ratio(lowercase: str, end: int, year: int) -> bool:
    """Tell a ratio or a number of a document (1436/1633) from two years that follow one another (1961/1962, 1961/62)."""
    if not lowercase.startswith(("/1", "/2"), end):
        return False
    return not lowercase.startswith((str(year + 1), f"{(year + 1) % 100:02d}"), end + 1)


def years_tail(match: Match, context: Context) -> TimeExpression | None:  # noqa: ARG001
    """Read the end of 1914-18."""
    token, first_year = match.tokens[match.begin], match.tokens[match.begin - 2]
    century, year = divmod(first_year.value, 100)
    if token.end - token.start != 2 or first_year.end - first_year.start != 4 or token.value <= year:
        return None
    return made(match, "DATE", f"{century * 100 + int(token.value):04d}", "explicit", "absolute")


def bc_list(match: Match, context: Context) -> TimeExpression | None:  # noqa: ARG001
    """Read the first year of 499-493 BC."""
    following = match.tokens[match.stop : match.stop + MAX_ERA_TOKENS]
    era = next((token.value for token in following if token.name == "era"), 1)
    year = int(match.get("number", "day", "year"))
    return made(match, "DATE", f"BC{year:04d}" if era < 0 else f"{year:04d}", "explicit", "absolute")


def years_of(match: Match, context: Context) -> TimeExpression | None:
    """Read a decade or a century: the 1980s, the late '40s, the nineties, the 19th century, the 470s BC."""
    text = match.get("decade")
    if text is None:
        return read_century(match)
    mod = mod_of(match)
    digits = "".join(filter(str.isdigit, text))
    if match.get("era") == -1:
        return made(match, "DATE", f"BC{int(digits) // 10:03d}", "explicit", "absolute", mod=mod)
    if len(digits) == 2:
        if text[0] not in "'’" and not match.has("the"):
            return None
        digits = f"{century_of_decade(digits, context)}{digits}"
    if len(digits) != 4 or not is_year(int(digits)):
        return None
    return made(match, "DATE", digits[:3], "explicit", "absolute", mod=mod)


def read_century(match: Match) -> TimeExpression | None:
    """Read the 19th century, the third century BC."""
    if not match.has("century"):
        return None
    value = f"{int(match.get('ordinal', 'number', 'day')) - 1:02d}"
    value = f"BC{value}" if match.get("era") == -1 else value
    return made(match, "DATE", value, "explicit", "absolute", mod=mod_of(match))


def century_of_decade(digits: str, context: Context) -> int:
    """Find the century of the '40s: that of the last year said in a text without an anchor, else the last or this one."""
    if context.anchor is None and context.year:
        return context.year // 100
    return 20 if digits <= "20" else 19


def half_of(match: Match, context: Context) -> TimeExpression | None:
    """Read the first half of 1990, the latter half of the year."""
    if match.has("decade"):
        return years_of(match, context)
    half = match.get("ordinal") or (1 if match.get("edge") == "START" else 2)
    if half > 2:
        return None
    year = match.get("year")
    if year is not None:
        return made(match, "DATE", f"{year:04d}-H{half}", "explicit", "absolute")
    if match.get("unit") != "Y":
        return None
    rel = match.rel
    base, resolution = context.base("text" if rel is None or rel[1] == "text" else "now")
    if base is None:
        return made(match, "DATE", f"XXXX-H{half}", "unresolved", "deictic")
    shift = match.slots["shift"][-1][0] if match.has("shift") else 0
    reference_type: ReferenceType = "deictic" if rel else "anaphoric"
    return made(match, "DATE", f"{base.year + shift:04d}-H{half}", resolution, reference_type, anchor=str(base))


def season_of(match: Match, context: Context) -> TimeExpression | None:
    """Read a season: the summer of 2003, last fall, winter."""
    season = match.get("season", "fall")
    if match.has("fall") and not fall_is_season(match, context):
        return None
    mod = mod_of(match)
    if match.get("era") == -1:
        year = match.get("year", "number", "day")
        if year is None:
            return None
        return made(match, "DATE", f"BC{int(year):04d}-{season}", "explicit", "absolute", mod=mod)
    year = match.get("year")
    if year is None:
        year = written_year(match, context)
    if year is not None:
        return made(match, "DATE", f"{year:04d}-{season}", "explicit", "absolute", mod=mod)
    return season_without_year(match, context, season, mod)


def season_without_year(match: Match, context: Context, season: str, mod: str | None) -> TimeExpression:
    """Read last fall, that summer, winter."""
    rel = match.rel
    if rel is None and context.year is not None and context.speaks_of_past(match.start):
        return made(match, "DATE", f"{context.year:04d}-{season}", "reference", "vague", mod=mod, anchor=context.value)
    shift, origin = rel or (0, "now")
    reference_type: ReferenceType = "vague" if rel is None else "anaphoric" if origin == "text" else "deictic"
    base, resolution = context.base("text" if origin == "text" else "now")
    if base is None:
        return made(match, "DATE", f"XXXX-{season}", "unresolved", reference_type, mod=mod)
    year = base.year + (shift if match.has("unit") else years_to_season(season, base.month, shift))
    return made(match, "DATE", f"{year:04d}-{season}", resolution, reference_type, mod=mod, anchor=str(base))


def years_to_season(season: str, month: int, shift: int) -> int:
    """Return the years from a month to the last season of a name that has ended (shift < 0), or the next to begin (> 0)."""
    begins = SEASONS[season][0]
    if shift < 0:
        return -(begins + 2 >= month)
    return int(begins <= month) if shift > 0 else 0


def fall_is_season(match: Match, context: Context) -> bool:
    """Tell the season from the verb and from the fall of a city."""
    if match.has("year", "shift", "past", "short_year", "edge"):
        return True
    if not match.has("the") or context.language.fraction.match(context.lowercase, match.end):
        return False
    return context.is_behind(context.language.month_cues, match.start, MAX_SEASON_CUE_CHARS)
