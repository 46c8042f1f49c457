"""Words around the numbers of a sentence: units, hedges, what a length measures, who has an age."""

from __future__ import annotations

from functools import cache

from sourcelint.annotate.text.number_words import MAGNITUDES, ONES, TENS
from sourcelint.annotate.text.word_lists import words
from sourcelint.evidence.events.stems import stem_of, stems

CONVERTED_SHARE = 0.06
"""Share by which an amount may be off that was converted from another unit."""

UNITS: dict[str, tuple[str, float]] = {
    form.replace("_", " "): (unit, factor)
    for forms, unit, factor in (
        ("km kms kilometer kilometers kilometre kilometres", "m", 1000.0),
        ("mile miles mi", "m", 1609.0),
        ("m meter meters metre metres", "m", 1.0),
        ("ft foot feet", "m", 0.3048),
        ("inch inches", "m", 0.0254),
        ("cm centimeter centimeters centimetre centimetres", "m", 0.01),
        ("yard yards", "m", 0.9144),
        ("minute minutes min mins", "day", 1 / 1440),
        ("hour hours", "day", 1 / 24),
        ("day days", "day", 1.0),
        ("week weeks", "day", 7.0),
        ("month months", "day", 30.44),
        ("year years yr yrs", "day", 365.25),
        ("kg kilogram kilograms kilo kilos", "kg", 1.0),
        ("ton tons tonne tonnes", "kg", 1000.0),
        ("pound-weight", "kg", 0.4536),
        ("percent per_cent pct %", "percent", 1.0),
        ("euro euros €", "eur", 1.0),
        ("dollar dollars $", "usd", 1.0),
        ("pound pounds £", "gbp", 1.0),
        ("mph", "km/h", 1.609),
        ("kph km/h", "km/h", 1.0),
        ("caliber calibre magnum", "caliber", 1.0),
    )
    for form in forms.split()
}
FACTORS = {**MAGNITUDES, "m": 1e6, "bn": 1e9}


@cache
def unit_stems() -> frozenset[str]:
    """Return the stems of units and of the words for thousands and millions."""
    return frozenset(stem_of[word] for word in (*UNITS, *FACTORS) if word.isalpha())


NUMBERS = {
    **{word: float(value) for value, word in enumerate(ONES[1:], 2)},
    **{word: 10.0 * value for value, word in enumerate(TENS, 2)},
    **{f"{ten}-{one}": 10.0 * tens + ones for tens, ten in enumerate(TENS, 2) for ones, one in enumerate(ONES[:9], 1)},
    "dozen": 12.0,
}
"""The words that are read as numbers, with their values."""

SLACK = {"m": CONVERTED_SHARE, "kg": CONVERTED_SHARE, "km/h": CONVERTED_SHARE, "day": 0.15}
"""Shares by which a figure may be off by its unit at most, if half of its last digit is more: 53 days are not 58, two may be 1.7."""

ROLES = {
    word: role
    for role, forms in {
        "deep": "depth deep",
        "radius": "radius",
        "wide": "wide width across diameter",
        "high": "high height tall elevation altitude",
        "long": "long length",
        "far": "away off distance from west east north south northwest northeast southwest southeast",
        "fall": "fell fall falling fallen plunged plunging slipped slipping",
        "speed": "hour speed",
    }.items()
    for word in forms.split()
}  # fmt: skip
DETERMINERS = words("the these those his her their its")
MORE_WORDS = words("other more others fewer")
PLURALS = words(
    """people men women children police cattle fish sheep aircraft troops personnel staff crew clergy dead missing feet mice
    series species lives wolves"""
)
NUMBER_WORDS, GIVEN_WORDS = words("number total"), words("at to of was were is are reached")
INHABITANTS = (stem_of["inhabitants"],)
"""Words that say what a bare number counts ("the number of"), those directly before it, and what a population is."""

REGULAR_WORDS = words("yearly annually monthly weekly daily apiece annual")
"""Words behind an amount of money that say how often it is paid."""

OPENING_WORDS = words(
    "the a an of to in on at by for with from and or but who which that was were is are had has have during"
)
PERSON_STEMS = stems(
    """boy girl man woman child teenager climber officer deputy student actor resident suspect victim driver worker player
    pilot soldier native citizen veteran singer father mother son daughter brother sister husband wife"""
)
VOTE = stem_of["vote"]
"""What a tally such as 7-2 is of; matches have several, of halves, sets and seasons."""

ELLIPTIC = frozenset({"", ",", ";", ")", "from", "of", "in", "by", "were", "are", "had", "died"})
"""What stands behind a number that counts what was counted before."""

NUMBERED = frozenset({"block", "blocks"})
"""Nouns that a number before them names, not counts."""

THING_STEMS = stems(
    """mark record hold law ban rule tradition company firm building house church school bridge ship plane car war feud
    dispute conflict treaty agreement deal contract system programme program tree wine book film song case"""
)
"""What is no person: a 30-year-old record has stood for so long."""

AGED_STEMS = stems("boy girl man woman child teenager")
"""Persons whose "16-year" is an age; those of an employee or a veteran are years of service."""
