"""Words around which weasels are found, and the classes that their neighbours are read as.

Written by hand after Wikipedia's "words to watch" and the hedge classes of the CoNLL-2010 shared task; what each is
worth is learnt (`data/weasels.json`).
"""

from __future__ import annotations

from sourcelint.annotate.attributions.reporting_verbs import FORMS
from sourcelint.annotate.grammar.lexicon import members
from sourcelint.annotate.text.bounded_cache import BoundedCache
from sourcelint.annotate.text.word_lists import words

QUANTIFIERS, PEOPLE, HEDGES, MODALS = (members(f"hedge {name}") for name in ("quantifier", "people", "adverb", "modal"))
TRIGGERS = QUANTIFIERS | MODALS | HEDGES | members("hedge trigger")
"""Words whose neighbours are looked at."""


def _class_of(word: str) -> str:
    """Name the class of a word or mark as it stands in the text: a few hundred words by list, the rest by shape."""
    lowercase = word.lower()
    if lowercase in _CLASSES:
        return _CLASSES[lowercase]
    if word[0].isdigit():
        return "NUM"
    if word[0].isupper():
        return "CAP"
    return next((name for ending, name in _ENDINGS if lowercase.endswith(ending)), "W")


_ENDINGS = (("ly", "LY"), ("est", "EST"), ("ed", "ED"), ("s", "S"))


def _classes() -> dict[str, str]:
    names: dict[str, str] = {}
    for word, entry in FORMS.items():
        if entry.form != "noun" and entry.kind in ("speech", "belief"):
            names[word] = "SAID" if entry.form in ("ed", "participle") else "SAY"
        elif entry.kind == "appearance":
            names[word] = "SEEM"
        elif entry.kind == "evidence":
            names[word] = "SHOW"
    names |= dict.fromkeys(words("the a an this that these those his her their its"), "DET")
    names |= {word: word for word in words("by of in to as for on with from at")}
    names |= dict.fromkeys(words("is are was were be been being"), "BE") | dict.fromkeys(words("has have had"), "HAVE")
    names |= dict.fromkeys(MODALS, "MODAL") | dict.fromkeys(HEDGES, "HEDGE") | dict.fromkeys(PEOPLE, "PEOPLE")
    return names | dict.fromkeys(QUANTIFIERS, "QUANT")


_CLASSES = _classes()
CLASS_OF = BoundedCache(_class_of)
"""The class of a word or mark as it stands in the text, by the word."""
