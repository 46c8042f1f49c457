"""The lexicon: classes of verbs, nouns and adjectives by their base form, and of words of claims (`data/*.txt`)."""

from __future__ import annotations

from functools import cache

from sourcelint.files.package_data import read_package_data

_NONE: frozenset[str] = frozenset()
_EXPERT = frozenset(["expert"])
EXPERT_ENDINGS = ("ologist", "iatrist", "ician", "icist", "ographer", "onomer", "onomist", "metrist")
"""Endings of nouns that are experts if the lexicon does not have them: cardiologist, dietician, geneticist."""


@cache
def _sections() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    section: set[str] = set()
    for name in ("lexicon", "claim_words"):
        for line in read_package_data("sourcelint.annotate", f"data/{name}.txt").splitlines():
            if line.startswith("["):
                section = found.setdefault(line.strip("[]"), set())
            elif not line.startswith("#"):
                section.update(line.split())
    return {name: frozenset(words) for name, words in found.items()}


def members(name: str) -> frozenset[str]:
    """Return the base forms of a class: "verb belief", "noun expert". KeyError if the lexicon has no such class."""
    return _sections()[name]


@cache
def _by_word(kind: str) -> dict[str, frozenset[str]]:
    classes: dict[str, set[str]] = {}
    for name, words in _sections().items():
        first, _, rest = name.partition(" ")
        if first == kind:
            for word in words:
                classes.setdefault(word, set()).add(rest)
    return {word: frozenset(names) for word, names in classes.items()}


def classes_of(kind: str, lemma: str) -> frozenset[str]:
    """Return the classes that the lexicon gives a verb, noun or adjective (`kind`); empty if it does not know it.

    >>> sorted(classes_of("noun", "expert"))
    ['expert']
    >>> sorted(classes_of("noun", "cardiologist"))
    ['expert']
    """
    known = _by_word(kind).get(lemma, _NONE)
    return _EXPERT if not known and kind == "noun" and lemma.endswith(EXPERT_ENDINGS) else known


def knows(kind: str, lemma: str) -> bool:
    """Tell whether the lexicon has a lemma as a verb, noun or adjective."""
    return lemma in _by_word(kind)
