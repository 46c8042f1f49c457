"""Statistics that a sentence states beside shares (`shares.py`) and first places (`first_places.py`).

They are counts, sums, rates, tolls, what most people do, ratios, trends and averages.

A statistic is a figure that somebody must have counted: how many of a kind there are, how often something happens, how one
group compares to another, what all of it costs. A price, a score, a length or an age is none. What is read are the numbers of
a parse, the nouns that they count, and the verb that they stand by; several signs together make a statistic.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple

from sourcelint.annotate.attributions.classified_sources import PEOPLE
from sourcelint.annotate.claims.amounts import (
    CURRENCIES,
    EACH,
    MILLIONS,
    YEAR,
    find_amounts,
    is_measure,
    words_of_estimate,
)
from sourcelint.annotate.claims.lexicon import CLASSES, DURATION, is_nation
from sourcelint.annotate.grammar.inflection import PAST_FORMS
from sourcelint.annotate.grammar.lexicon import classes_of, members
from sourcelint.annotate.grammar.sentence import CLAUSE_OPENERS
from sourcelint.annotate.grammar.tenses import is_past
from sourcelint.annotate.text.number_words import NUMBERS
from sourcelint.annotate.text.word_lists import words
from sourcelint.expressions import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sourcelint.annotate.claims.amounts import Amount
    from sourcelint.annotate.grammar import Parse
    from sourcelint.text import Span

Kind = Literal["count", "sum", "rate", "share", "toll", "ratio", "trend", "average"]


class Statistic(NamedTuple):
    """Where a sentence states a statistic, its kind, and how many signs speak for one."""

    place: Span
    kind: Kind
    signs: int


MIN_SIGNS = 3
"""Signs from which words are called a statistic."""

_REGISTERED = members("count registered")
"""What censuses, registers and surveys count beside people."""
_PERSONS = words("person man woman child girl boy kid baby senior pupil inmate prisoner troop")
_VAGUE_NUMBERS = words("dozens hundreds thousands millions billions trillions")
"""Numbers that nobody counted."""
_COSTS = words("cost costs damage damages losses worth budget debt market industry economy taxpayers")
"""Words of what a sum of many is: of all that a storm broke, of an industry."""
_ESTIMATES = words("estimated roughly approximately")
_FREQUENT = lazy(
    r"""
    \b(?:
        (?:each|every|per|a|last|this|past)[ ](?:year|month|week|day|hour|minute|second)|annually|yearly|daily   # how often
    |   (?:in|since|between|from|to|by)[ ](?:1[89]|20)\d\d                                                     # in which year
    )\b
    """,
    re.VERBOSE,
)
_TIMES = words("day week month year decade")
_ADVERBS_OF_RATE = words("annually yearly daily monthly weekly")
_EACH_PERSON = words("head capita household")
"""Behind "per", besides people."""
MAX_RATE_WORDS = 7
"""Words behind a number among which it is told how often, or for whom, it comes."""
_FATES = words("kill die drown injure wound hurt arrest detain displace")
_FATES_BEHIND = words("dead missing injured wounded hurt killed arrested")
_WIDE = words("worldwide globally nationwide countrywide world country nation globe planet america u.s u.s.")

_RATIO = words("times twice double triple thrice")
_COMPARED = words("""
    as the more less fewer likely faster slower higher lower larger bigger greater smaller cheaper longer shorter stronger
    weaker heavier lighter richer poorer deadlier older younger safer harder brighter hotter colder
""")
_MULTIPLES = words("double triple")
_SCALES_COMPARED = words("pace risk odds")
_SCALE = words("number rate share proportion percentage incidence prevalence amount average population")
_CHANGED = words("""
    increase rise grow double triple treble quadruple fall decline drop decrease soar surge skyrocket plummet climb shrink
""")
_CHANGED_FORMS = PAST_FORMS | {"participle"}
_CHANGING = words("growing increasing rising soaring surging declining falling shrinking dwindling decreasing")
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
    | {f"{word}s" for word in _SCALE}
    | {f"{number}fold" for number in NUMBERS}
    | words("ten eleven twelve fifteen twenty thirty forty fifty sixty seventy eighty ninety million billion")
)
"""Words of which one stands in each statistic without a figure; that of others the shapes of a claim tell."""


def is_counted(lemma: str) -> bool:
    """Tell whether censuses, registers and surveys count what a noun names: "nurse", "household", "Canadian"."""
    return lemma in _REGISTERED or are_people(lemma)


def are_people(lemma: str) -> bool:
    """Tell whether a noun names people."""
    return lemma in _PERSONS or is_nation(lemma) or not classes_of("noun", lemma).isdisjoint(PEOPLE)


def find_statistics(parse: Parse, *, happened: bool) -> Iterator[Statistic]:
    """Find the statistics of a sentence, kind by kind.

    `happened` says that the sentence tells of an event: its figures count what was seen on a day.
    """
    lowercase = [token.word for token in parse.tokens]
    known = set(lowercase)
    averages = [] if _AVERAGES.isdisjoint(known) else list(_find_averages(parse, lowercase))
    yield from averages
    amounts = list(find_amounts(parse))
    general = _general_signs(parse, lowercase) if amounts else 0
    for amount in amounts:
        told = _toll_of(parse, amount) or _rate_of(parse, amount)
        if told is not None:
            yield told
        if amount.is_money:
            total = None if averages else _sum_of(parse, amount, known)
            signs = general - happened
        else:
            total = _count_of(parse, amount, known)
            # no one sees a million at once
            signs = general + _is_of_now(parse, amount) - (happened and amount.size < MILLIONS)
        if total is not None:
            yield total._replace(signs=total.signs + signs)
    yield from _find_ratios(parse, lowercase)
    yield from _find_trends(parse)
    if "most" in known:
        yield from _find_most(parse)


def _sum_of(parse: Parse, amount: Amount, known: set[str]) -> Statistic | None:
    """Read a sum of millions and more, which no single thing costs: "$1.2 billion", "three million dollars"."""
    if amount.size < MILLIONS:
        return None
    last = amount.end - (parse.word(amount.end) not in CURRENCIES)
    is_estimated = parse.word(amount.at - 1) in _ESTIMATES
    signs = is_estimated + (not _COSTS.isdisjoint(known)) - (parse.word(amount.at) in _VAGUE_NUMBERS)
    return Statistic(parse.span(amount.at - is_estimated, last), "sum", MIN_SIGNS - 1 + signs)


def _count_of(parse: Parse, amount: Amount, known: set[str]) -> Statistic | None:
    """Read what a number counts, and weigh it by itself; None if it counts nothing."""
    place = parse.span(amount.first, amount.last)
    if amount.noun is None:
        # "a population of about 126 million"
        is_of_scale = amount.end > amount.at + 1 and not _SCALE.isdisjoint(known)
        return Statistic(place, "count", 2 + amount.is_estimated) if is_of_scale else None
    if is_measure(parse, amount):
        return None
    is_vague = parse.word(amount.at) in _VAGUE_NUMBERS
    is_large = bool(amount.size)
    weight = is_large + (is_large or is_counted(parse.tokens[amount.noun].lemma.removesuffix("s")))
    return Statistic(place, "count", amount.is_estimated + (weight or -1) - is_vague)


def _general_signs(parse: Parse, lowercase: Sequence[str]) -> int:
    """Count the signs of a sentence that its figures speak of a place, and of a period or rate."""
    is_wide = any(
        token.word in _WIDE or is_nation(token.word) or (token.word == "in" and parse.tag(at) == "name")
        for at, token in enumerate(parse.tokens, 1)
    )
    return is_wide + (_FREQUENT.search(" ".join(lowercase)) is not None)


def _toll_of(parse: Parse, amount: Amount) -> Statistic | None:
    """Read how many were killed, hurt or arrested, as somebody has estimated: "at least 12 people died"."""
    if not amount.is_estimated or amount.is_money or is_measure(parse, amount):
        return None
    group = parse.governing(amount.first, amount.last)
    behind = (token.word for token in parse.tokens[amount.last + 1 : amount.last + 3])
    if (group is None or group.lemma not in _FATES) and _FATES_BEHIND.isdisjoint(behind):
        return None
    return Statistic(parse.span(amount.first, amount.last), "toll", MIN_SIGNS)


def _rate_of(parse: Parse, amount: Amount) -> Statistic | None:
    """Read how much comes to each day or person: "a billion tons of ice per day", "$3,000 per nurse"; a price is no rate."""
    if not amount.size or CLASSES.get(parse.word(amount.end), 0) & DURATION:
        return None
    each = _each_behind(parse, amount.end)
    if each is None or (amount.is_money and amount.size < MILLIONS and each in _TIMES):
        return None
    return Statistic(parse.span(amount.first, amount.last), "rate", MIN_SIGNS)


def _each_behind(parse: Parse, end: int) -> str | None:
    """Find what a number is one of each of, behind it in its clause: "year" of "a year" and "annually", "nurse" of "per nurse"."""
    for at in range(end, min(end + MAX_RATE_WORDS, len(parse.tokens) - 1)):
        word, each = parse.word(at), parse.tokens[at + 1].lemma
        if word in _ADVERBS_OF_RATE:
            return "year"
        if word in EACH:
            is_each = each in _TIMES or (word == "per" and (are_people(each) or each in _EACH_PERSON))
            return each if is_each else None
        if parse.tag(at) in CLAUSE_OPENERS:
            return None
    return None


def _is_of_now(parse: Parse, amount: Amount) -> bool:
    """Tell whether a number stands by what is so, or has been so since, and not by what happened."""
    group = parse.governing(amount.first, amount.end - 1)
    if group is not None and group.is_participle:  # "has been hit, with floods killing 100 people"
        group = next((other for other in parse.groups if not other.is_participle), None)
    return group is not None and not group.is_infinitive and (group.is_perfect or not is_past(parse, group))


def _find_averages(parse: Parse, lowercase: Sequence[str]) -> Iterator[Statistic]:
    """Find averages with their figure: "the average cost of a breach hovers at $3.6 million"."""
    for at, word in enumerate(lowercase):
        if word not in _AVERAGES or not _NO_AVERAGE.isdisjoint(lowercase[max(0, at - 2) : at]):
            continue
        if not lowercase[at + 1 : at + 2] or not lowercase[at + 1][0].isalpha():
            continue
        behind = range(at + 2, min(at + 2 + MAX_AVERAGE_WORDS, len(lowercase)))
        figure = next((number for number in behind if lowercase[number].lstrip("$€£")[:1].isdigit()), None)
        if figure is not None and not YEAR.match(lowercase[figure]):
            magnified = parse.tag(figure + 1) == "number"
            yield Statistic(parse.span(at, figure + magnified), "average", MIN_SIGNS)


def _find_ratios(parse: Parse, lowercase: Sequence[str]) -> Iterator[Statistic]:
    """Find comparisons by a factor: "five times faster", "twice as likely", "20-fold higher"."""
    for at, word in enumerate(lowercase[:-1]):
        after = lowercase[at + 1]
        if after in _COMPARED and (word in _RATIO or _is_fold(word)):
            is_factor = word == "times"
            if (is_factor and parse.tag(at - 1) != "number") or (word in _MULTIPLES and after != "the"):
                continue
            if after == "the" and word != "twice" and not _is_of_scale(parse, at):
                continue
            yield Statistic(parse.span(at - is_factor, at + 1), "ratio", MIN_SIGNS)


def _is_fold(word: str) -> bool:
    """Tell whether a word is a factor: "20-fold", "threefold", not "unfold"."""
    factor = word.removesuffix("fold").rstrip("-")
    return factor != word and (factor.isdigit() or factor in NUMBERS)


def _is_of_scale(parse: Parse, at: int) -> bool:
    """Tell whether what is multiplied at a token is a number, or a limit: "triple the rate", "over three times the limits"."""
    if not (_SCALE | _SCALES_COMPARED).isdisjoint((parse.word(at + 2), parse.word(at + 3))):
        return True
    whole = parse.phrase_from(at + 1)
    return bool(
        parse.word(at) == "times" and words_of_estimate(parse, at - 1) and whole is not None and whole.is_plural
    )


def _find_trends(parse: Parse) -> Iterator[Statistic]:
    """Find changes of a number that is not given: "the number of … has increased significantly", "a growing number of"."""
    for at, token in enumerate(parse.tokens):
        if token.lemma not in _SCALE:
            continue
        if parse.word(at - 1) in _CHANGING and parse.word(at + 1) == "of":
            yield Statistic(parse.span(at - 1, at), "trend", MIN_SIGNS)
            return
        for end in range(at + 1, min(at + MAX_TREND_WORDS, len(parse.tokens))):
            other = parse.tokens[end]
            if other.lemma in _CHANGED and other.tag == "verb" and other.form in _CHANGED_FORMS:
                yield Statistic(
                    parse.span(at, end), "trend", MIN_SIGNS + any(one.word in _MUCH for one in parse.tokens)
                )
                return


def _find_most(parse: Parse) -> Iterator[Statistic]:
    """Find what is said of most people of a kind: "most adults eat too fast"."""
    for phrase in parse.phrases:
        if phrase.quantifier == "most" and phrase.is_plural and are_people(phrase.lemma):
            group = parse.group_behind(phrase)
            if group is not None and not group.modal and not is_past(parse, group):
                yield Statistic(parse.span(phrase.first, phrase.last), "share", MIN_SIGNS)
                return
