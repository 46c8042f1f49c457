"""The stem of an English word, so that "arrested", "arrests" and "arrest" are one, and "killing" and "death" of one class.

Regular endings are cut by a few rules; irregular forms and classes of words that tell of the same stand in
`data/word_classes.txt`. A lemma with its word class would do better and can take the place of `stem`.
"""

from __future__ import annotations

from functools import cache

from sourcelint.annotate.text.bounded_cache import BoundedCache
from sourcelint.annotate.text.word_lists import words
from sourcelint.files.package_data import read_package_data

MIN_STEM_CHARS = 4
"""Letters that must be left of a word when an ending is cut."""

_ENDINGS = {
    "s": ("ations", "ments", "ings", "ions", "ers", "ors", "ies", "es", "s"),
    "n": ("ation", "ion"), "t": ("ment",), "g": ("ing",), "d": ("ied", "ed"), "r": ("er", "or"), "y": ("ly", "y"),
    "l": ("al",), "e": ("e",),
}  # fmt: skip
"""Endings that are cut, by their last letter, the longest first; at most two of a word: "announc-ement-s"."""

_KEPT = ("ss", "us", "is")
"""Endings that look like a plural and are none."""

_CONTRACTED = ("'m", "'d", "'ll", "'ve", "'re", "n't")


@cache
def word_classes() -> dict[str, str]:
    """Return the class of each word that has one, named by its first word."""
    table: dict[str, str] = {}
    for line in read_package_data("sourcelint.evidence.events", "data/word_classes.txt").splitlines():
        if line and not line.startswith("#"):
            forms = line.split()
            table |= dict.fromkeys(forms, forms[0])
    return table


def _stem(word: str) -> str:
    lowercase = word.lower().replace("’", "'").removesuffix("'s").strip("'-.")
    if lowercase.endswith(_CONTRACTED):
        lowercase = lowercase.partition("'")[0] if not lowercase.endswith("n't") else "not"
    known = word_classes().get(lowercase)
    if known is not None:
        return known
    if not lowercase.isalpha():
        return lowercase
    once = _cut(lowercase)
    return word_classes().get(once) or _cut(once)


def _cut(word: str) -> str:
    """Cut the first ending that leaves enough of a word, and make a doubled last letter single."""
    if word.endswith(_KEPT):
        return word
    for ending in _ENDINGS.get(word[-1], ()):
        left = len(word) - len(ending)
        if left >= MIN_STEM_CHARS and word.endswith(ending):
            bare = word[:left]
            return bare[:-1] if bare[-1] == bare[-2] and bare[-1] not in "aeiousl" else bare
    return word


stem_of = BoundedCache(_stem)
"""The stem of a word as it stands in a text: `stem_of["Killings"]` is "die", `stem_of["announced"]` "announc"."""


def stems(table: str) -> frozenset[str]:
    """Return the stems of the words of a table, which white space separates."""
    return frozenset(stem_of[word] for word in words(table))
