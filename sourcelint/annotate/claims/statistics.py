"""Statistics that a sentence states beside shares (`shares.py`) and first places (`first_places.py`).

They are counts, sums, rates, ratios, trends and averages.

A statistic is a figure that somebody must have counted: how many of a kind there are, how often something happens, how one
group compares to another, what all of it costs. A price, a score, a length or an age is none. What is read are the tokens of a claim
(`checkworthiness.TOKEN`), each once; several signs together make a statistic.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple

from sourcelint.annotate.claims.first_places import is_superlative
from sourcelint.annotate.claims.lexicon import CLASSES, DURATION, MAGNITUDE, NUMBER, PLAIN, is_nation
from sourcelint.annotate.text.word_index import LOWERED
from sourcelint.annotate.text.word_lists import words
from sourcelint.expressions import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Kind = Literal["count", "sum", "ratio", "trend", "average"]


class Statistic(NamedTuple):
    """Tokens of a claim (first, behind the last) that state a statistic, its kind, and how many signs speak for one."""

    first: int
    last: int
    kind: Kind
    signs: int


MIN_SIGNS = 3
"""Signs from which words are called a statistic."""

_MONEY = frozenset(["$", "€", "£"])
_NO_COUNT = _MONEY | {"/"}
"""Before a number: it is a sum, or part of a date ("9/11 victims")."""
_ABOUT = words("over about around nearly almost roughly approximately some estimated than least approx")
"""Before a number: somebody has estimated."""
POPULATION = words("""
    people persons men women girls boys children kids babies adults teenagers teens seniors students pupils patients
    deaths cases victims workers employees jobs households families users customers consumers voters residents citizens
    immigrants migrants refugees prisoners inmates schools homes companies businesses firms farmers flights
    accidents crimes murders suicides births pregnancies injuries infections hospitals doctors nurses guns cars vehicles
    trees animals drivers mothers fathers parents teachers soldiers troops believers members attacks incidents
    abortions overdoses visitors tourists passengers shootings arrests lives dogs cats birds chemicals ingredients
""")
"""What censuses, registers and surveys count."""
_STANDS_FOR_MANY = words("people men women children police cattle livestock sheep fish")
"""Plurals without an s."""
_UNCOUNTED = words("""
    percent per cent point points degrees dollars euros pounds cents yen yuan rupees rand francs miles mile light-years kilometers kilometres
    km metres meters meter metre feet foot inch inches yards acres hectares square cubic tons tonnes ounces oz grams kg kilograms
    kilos litres liters gallons calories watts kilowatts megawatts gigawatts volts hertz pixels megapixels bits bytes
    gigabytes terabytes gb mb tb mg ml cm mm mph horsepower knots gears cores games goals runs wickets assists rebounds
    touchdowns sets laps rounds matches wins losses seats votes delegates pages words chapters episodes seasons steps ways
    reasons tips things types kinds versions parts sections rules questions options features models speeds sizes colors
    colours rooms bedrooms bathrooms doors shares bonds songs tracks albums
    followers likes views subscribers fans tweets comments downloads retweets posts
    volcanoes islands rivers lakes mountains states provinces counties districts languages cities
""")
"""What a number measures, scores or numbers off, what a page shows beside its name, and what a map has."""
_STOPS = words("""
    in on at for from to with by and or but as than that which who is are was were has have had will would can could may
    since until before after during when while a an the this these those its their his her our
""")
"""Words before which the noun of a number must have come."""
MIN_COUNT = 10
"""Numbers below which things are numbered off, not counted."""
_YEAR = lazy(r"(?:1[1-9]|20)\d\ds?\Z")
_HALVES = words("half-million half-billion quarter-million")
_CURRENCIES = words("dollars euros pounds")
_COSTS = words("cost costs damage damages losses worth budget debt market industry economy taxpayers")
"""Words of what a sum of many is: of all that a storm broke, of an industry."""
_ESTIMATES = (["estimated"], ["roughly"], ["approximately"])
_CURRENCY_BEHIND = tuple([currency] for currency in sorted(_CURRENCIES))
_NUMBERS = _HALVES.union(word for word, kind in CLASSES.items() if kind & (NUMBER | MAGNITUDE))
MAX_NOUN_WORDS = 5
"""Words behind a number among which the noun that it counts stands."""

_FREQUENT = lazy(
    r"""
    \b(?:
        (?:each|every|per|a|last|this|past)[ ](?:year|month|week|day|hour|minute|second)|annually|yearly|daily   # how often
    |   (?:in|since|between|from|to|by)[ ](?:1[89]|20)\d\d                                                     # in which year
    )\b
    """,
    re.VERBOSE,
)
_WIDE = words("worldwide globally nationwide countrywide world country nation globe planet america u.s")
_STATES = words("""
    is are has have there suffer suffers live lives affects affect contains contain use uses die dies kill kills own owns
    rely relies depend lack lacks exist work works remain reported
""")
"""Verbs of what is so in general, and not of what happened on a day."""

_RATIO = words("times twice double triple thrice fold")
_COMPARED = words("""
    as the more less fewer likely faster slower higher lower larger bigger greater smaller cheaper longer shorter stronger
    weaker heavier lighter richer poorer deadlier older younger safer harder brighter hotter colder
""")
_MULTIPLES = words("double triple")
_SCALE = words("number numbers rate rates share proportion percentage incidence prevalence amount average population")
_CHANGED = words("""
    increased risen rose grown grew doubled tripled quadrupled fallen fell declined dropped decreased soared surged
    skyrocketed plummeted climbed shrunk
""")
_MUCH = words(
    "significantly dramatically sharply steadily rapidly drastically considerably exponentially substantially"
)
MAX_TREND_WORDS = 16
"""Words between what is measured and how it changed."""

_AVERAGES = words("average median")
_NO_AVERAGE = words("above below than near about beat beats")
"""Before "average": something is only held against one."""
MAX_AVERAGE_WORDS = 12
"""Words between an average and its figure."""


HINTS = (
    _RATIO
    | _SCALE
    | words("ten eleven twelve fifteen twenty thirty forty fifty sixty seventy eighty ninety million billion")
)
"""Words of which one stands in each statistic without a figure; that of others the shapes of a claim tell."""


def find_statistics(tokens: Sequence[str], shapes: str, *, happened: bool) -> Iterator[Statistic]:
    """Find the statistics of a claim, given with its tokens and their shapes, kind by kind.

    `happened` says that the sentence tells of an event: its figures count what was seen on a day.
    """
    lowercase = [LOWERED[token] for token in tokens]
    known = set(lowercase)
    counts = list(_find_counts(lowercase, shapes))
    averages = [] if _AVERAGES.isdisjoint(known) else list(_find_averages(lowercase, shapes))
    has_money = not (_MONEY.isdisjoint(known) and _CURRENCIES.isdisjoint(known))
    sums = list(_find_sums(lowercase, shapes)) if has_money and not averages else []
    general = _general_signs(lowercase, shapes, known) - happened if counts or sums else 0
    yield from (count._replace(signs=count.signs + general) for count in counts)
    yield from averages
    costs = not _COSTS.isdisjoint(known)
    yield from (total._replace(signs=total.signs + general + costs) for total in sums)
    if not _RATIO.isdisjoint(known):
        yield from _find_ratios(lowercase)
    if not (_CHANGED.isdisjoint(known) or _SCALE.isdisjoint(known)):
        yield from _find_trends(lowercase, known)


def _find_sums(lowercase: Sequence[str], shapes: str) -> Iterator[Statistic]:
    """Find sums of millions and more, which no single thing costs: "$1.2 billion", "three million dollars"."""
    for at, word in enumerate(lowercase):
        if (
            not CLASSES.get(word, 0) & MAGNITUDE
            or not at
            or (shapes[at - 1] != "0" and lowercase[at - 1] not in _NUMBERS)
        ):
            continue
        in_sign = at > 1 and lowercase[at - 2] in _MONEY
        if in_sign or lowercase[at + 1 : at + 2] in _CURRENCY_BEHIND:
            first = at - 1 - in_sign
            estimated = lowercase[max(0, first - 1) : first] in _ESTIMATES
            yield Statistic(first, at + 2 - in_sign, "sum", MIN_SIGNS - 1 + estimated)


def _find_averages(lowercase: Sequence[str], shapes: str) -> Iterator[Statistic]:
    """Find averages with their figure: "the average cost of a breach hovers at $3.6 million"."""
    for at, word in enumerate(lowercase):
        if word not in _AVERAGES or not _NO_AVERAGE.isdisjoint(lowercase[max(0, at - 2) : at]):
            continue
        figure = shapes.find("0", at + 2, at + 2 + MAX_AVERAGE_WORDS)
        if figure >= 0 and lowercase[at + 1][0].isalpha() and not _YEAR.match(lowercase[figure]):
            magnified = any(CLASSES.get(behind, 0) & MAGNITUDE for behind in lowercase[figure + 1 : figure + 2])
            yield Statistic(at, figure + 1 + magnified, "average", MIN_SIGNS)


def _general_signs(lowercase: Sequence[str], shapes: str, known: set[str]) -> int:
    """Count the signs of a sentence that its figures speak of a place, of a period or rate, or of what is so in general."""
    frequent = _FREQUENT.search(" ".join(lowercase)) is not None
    wide = (
        not _WIDE.isdisjoint(known)
        or any(word == "in" and shapes[at : at + 1] == "A" for at, word in enumerate(lowercase, 1))
        or any(is_nation(word) for word in known if len(word) > 2)
    )
    return frequent + wide + (not _STATES.isdisjoint(known))


def _find_counts(lowercase: Sequence[str], shapes: str) -> Iterator[Statistic]:
    """Find numbers of things: "over 2 million people", "some 300 base chemicals"."""
    measured = not _SCALE.isdisjoint(lowercase)
    read = 0
    for at, word in enumerate(lowercase):
        if at < read or (shapes[at] != "0" and word not in _NUMBERS) or (at and lowercase[at - 1] in _NO_COUNT):
            continue
        read = at + 1
        while read < len(lowercase) and CLASSES.get(lowercase[read], 0) & MAGNITUDE:
            read += 1
        found = _count_at(lowercase, at, read, measured=measured)
        if found is not None:
            yield found


def _count_at(lowercase: Sequence[str], at: int, end: int, *, measured: bool) -> Statistic | None:
    """Read what the number between two tokens counts, and weigh it by itself; None if it counts nothing.

    `measured`: the sentence says what a number without a noun is one of.
    """
    about = _words_before(lowercase, at)
    magnified = end > at + 1
    noun = _noun_behind(lowercase, end)
    if noun is None:
        # "a population of about 126 million"
        if not (magnified and measured):
            return None
        return Statistic(at - about, end, "count", 2 + bool(about))
    if not magnified and _numbers_off(lowercase, at, about=bool(about)):
        return None
    counted = lowercase[noun]
    vague = lowercase[at].endswith("s") and lowercase[at][0].isalpha()  # "millions of", which nobody counted
    weighty = (magnified or _is_large(lowercase[at])) + (counted in POPULATION or is_nation(counted.removesuffix("s")))
    return Statistic(at - about, noun + 1, "count", bool(about) + (weighty or -1) - vague)


def _words_before(lowercase: Sequence[str], at: int) -> int:
    """Count the words before a number that say that it was estimated: "over", "more than", "at least"."""
    if at and lowercase[at - 1] == "one":
        return 1 + _words_before(lowercase, at - 1)  # "more than one million"
    if not at or lowercase[at - 1] not in _ABOUT:
        return 0
    return 2 if at > 1 and lowercase[at - 1] in {"than", "least"} else 1


def _is_large(word: str) -> bool:
    return (
        "," in word or (word.isdigit() and len(word) > 3) or bool(CLASSES.get(word, 0) & MAGNITUDE) or word in _HALVES
    )


def _numbers_off(lowercase: Sequence[str], at: int, *, about: bool) -> bool:
    """Tell whether a number is a year, the length of a list ("the 10 largest"), or so small that everybody can see it."""
    word = lowercase[at]
    if at and lowercase[at - 1] in {"top", "first", "last", "next", "these", "those"}:
        return True
    if any(map(is_superlative, lowercase[at + 1 : at + 2])):
        return True  # "the 10 largest banks"
    if _YEAR.match(word):
        return not about
    if CLASSES.get(word, 0) & NUMBER:
        return not about
    return word.isdigit() and int(word) < MIN_COUNT


def _noun_behind(lowercase: Sequence[str], start: int) -> int | None:
    """Find the plural that a number counts, behind it and its adjectives."""
    for at in range(start, min(start + MAX_NOUN_WORDS, len(lowercase))):
        word = lowercase[at]
        kind = CLASSES.get(word, 0)
        if word == "of" or (word in {"the", "all"} and lowercase[at - 1] == "of"):
            continue
        if word in _UNCOUNTED or word in _STOPS or kind & DURATION or not word[0].isalpha():
            return None
        if word in _STANDS_FOR_MANY or (
            len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is", "'s"))
        ):
            return at if not kind & PLAIN else None
    return None


def _find_ratios(lowercase: Sequence[str]) -> Iterator[Statistic]:
    """Find comparisons by a factor: "five times faster", "twice as likely", "20-fold higher"."""
    for at, word in enumerate(lowercase[:-1]):
        after = lowercase[at + 1]
        if word in _RATIO and after in _COMPARED:
            if word in {"times", "fold"} and (not at or not _counted_times(lowercase[at - 1])):
                continue
            if word in _MULTIPLES and (after != "the" or not _is_scale(lowercase, at + 2)):
                continue
            if word == "times" and after == "the" and not _is_scale(lowercase, at + 2):
                continue
            yield Statistic(at - (word in {"times", "fold"}), at + 2, "ratio", MIN_SIGNS)


def _counted_times(word: str) -> bool:
    return word[0].isdigit() or bool(CLASSES.get(word, 0) & (NUMBER | MAGNITUDE))


def _is_scale(lowercase: Sequence[str], at: int) -> bool:
    return not (_SCALE | {"pace", "risk", "odds", "average"}).isdisjoint(lowercase[at : at + 2])


def _find_trends(lowercase: Sequence[str], known: set[str]) -> Iterator[Statistic]:
    """Find changes of a number that is not given: "the number of … has increased significantly"."""
    for at, word in enumerate(lowercase):
        if word not in _SCALE:
            continue
        for end in range(at + 1, min(at + MAX_TREND_WORDS, len(lowercase))):
            if lowercase[end] in _CHANGED and lowercase[end - 1] not in {"an", "the", "of"}:
                yield Statistic(at, end + 1, "trend", MIN_SIGNS + (not _MUCH.isdisjoint(known)))
                return
