"""Words around which weasels are found, and the classes that their neighbours are read as.

Written by hand after Wikipedia's "words to watch" and the hedge classes of the CoNLL-2010 shared task; what each is
worth is learnt (`data/weasels.json`).
"""

from __future__ import annotations

from sourcelint.annotate.attributions.reporting_verbs import FORMS
from sourcelint.annotate.text.bounded_cache import BoundedCache
from sourcelint.annotate.text.word_lists import words

QUANTIFIERS = words("some many several various numerous certain most few others other")
PEOPLE = words("""people person critics experts scholars historians scientists researchers fans observers analysts authors writers
    commentators players members sources reviewers believers opponents supporters proponents individuals users readers
    academics theorists philosophers residents locals christians jews muslims americans men women citizens groups media
    theologians linguists economists viewers listeners activists politicians officials investigators cases instances
    ways areas places countries times""")
HEDGES = words("""probably possibly perhaps generally usually often commonly widely likely presumably allegedly supposedly
    apparently arguably frequently typically seemingly sometimes largely mainly mostly reportedly considerably somewhat
    relatively quite fairly popularly traditionally normally rarely occasionally regularly virtually nearly
    almost""")
MODALS = words("may might could would can should must")

TRIGGERS = (
    QUANTIFIERS
    | MODALS
    | HEDGES
    | words("""much number majority lot variety kind sort sorts range people critics experts scholars historians scientists
        researchers fans observers analysts authors commentators sources reviewers believers opponents supporters
        proponents individuals users academics theorists philosophers christians jews muslims theologians linguists
        economists viewers groups someone anyone everyone nobody something unlikely especially particularly extremely
        highly very truly really clearly obviously certainly undoubtedly definitely surely essentially basically
        actually notably famously infamously seem seems seemed appear appears appeared suggest suggests suggested
        suggesting indicate indicates believe believes believed claim claims claimed argue argues argued think thinks
        thought say says said consider considers considered regard regarded view viewed see seen feel feels felt know
        known call called describe described note noted speculate speculated speculation rumored rumoured rumor rumors
        theory theories assume assumed estimated expected supposed alleged attributed credited referred perceived
        recognized accepted understood interpreted criticized criticised praised hailed acclaimed reported point pointed
        cite cited tend tends prefer popular famous notable important significant major well best greatest
        controversial legendary renowned prominent influential leading celebrated respected beloved beautiful unique
        unusual remarkable common widespread typical similar possible impossible probable unclear uncertain unknown
        apparent evidence whether if belief opinion views idea criticism consensus controversy debate debated disputed
        question questioned modern today recent recently about around approximately roughly such including however
        although though while they it one""")
)
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
