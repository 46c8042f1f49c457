"""Number words in English: the one list that other word lists are built from."""

from __future__ import annotations

ONES = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
"""In lower case, from 1 on."""

TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
"""In lower case, from 20 on."""

ORDINALS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
    "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth",
    "twentieth", "twenty-first", "twenty-second", "twenty-third", "twenty-fourth", "twenty-fifth", "twenty-sixth",
    "twenty-seventh", "twenty-eighth", "twenty-ninth", "thirtieth", "thirty-first",
)  # fmt: skip
"""In lower case, from 1 on, as far as days of a month go."""

NUMBERS = {word: number for number, word in enumerate(ONES, 1)} | {
    word: 10 * number for number, word in enumerate(TENS, 2)
}
"""Single words with their values."""

COUNTS = (*ONES[1:], *TENS)
"""Single words that count several things; without "one", which is a pronoun more often."""

MAGNITUDES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
"""Words behind a number that multiply it."""
