"""Coarse classes of English words, by which the model sees patterns such as "he VOTED" or "NUM MAGNITUDE ECONOMY".

Written by hand; a word has one class, the first that lists it. What no list has is classed by its ending, and short
function words stand for themselves.
"""

from __future__ import annotations

from sourcelint.annotate.grammar.lexicon import members
from sourcelint.annotate.text.calendar_words import MONTHS
from sourcelint.annotate.text.number_words import COUNTS
from sourcelint.annotate.text.word_lists import words
from sourcelint.expressions import lazy

_ORDER = """I WE YOU HE THEY MODAL NOT WAS IS HAVE HAD BEEN DO DID THINK SAY NUMBER MAGNITUDE MONTH CHANGE ACT ECONOMY STATE WAR VALUE
    PEOPLE LAND TIME SUPERLATIVE MORE BECOME"""
_REST = {
    "NUMBER": frozenset([*COUNTS, *words("half third quarter twice double triple dozen")]),
    "MONTH": frozenset(MONTHS) - {"may"},  # "may" is a modal verb more often
}
TABLE = {name: _REST.get(name) or members(f"model {name}") for name in _ORDER.split()}
"""Class → its words."""

CLASS_OF: dict[str, str] = {}
for _name, _words in TABLE.items():
    for _word in _words:
        CLASS_OF.setdefault(_word, _name)

_FUNCTION = words("""a an the this that these those it its and or but if because so as of in on at by for with from to into between after
    before during until while when where who what which how why there here very some any each also just even still always now
    then up down out off again through against without all both other such too as well one new own same many much
    """)
_NOUNS = ("tion", "ment", "ness", "ity", "ism")
_ENDINGS = (
    ("PAST", 2, ("ed",)), ("ING", 3, ("ing",)), ("LY", 2, ("ly",)), ("EST", 2, ("est",)),
    ("TION", 2, (*_NOUNS, *(f"{ending}s" for ending in _NOUNS))),
)  # fmt: skip
"""Classes of unknown words, how many letters stand at least before the ending, and the endings."""
_YEAR = lazy(r"(?:18|19|20)\d\ds?\Z")


def class_of(lowercase: str, *, capital: bool) -> str:
    """Return the class of a token in lower case; `capital` says that it stands with a capital inside a sentence."""
    known = CLASS_OF.get(lowercase)
    if known:
        return known
    if lowercase[0].isdigit():
        return "YEAR" if _YEAR.match(lowercase) else "NUM"
    if lowercase in _FUNCTION or not lowercase[0].isalpha():
        return lowercase
    if capital:
        return "NAME"
    plural = lowercase.endswith("s", 1) and not lowercase.endswith("ss")
    other = "PLURAL" if plural else "WORD"
    return next((name for name, before, endings in _ENDINGS if lowercase.endswith(endings, before)), other)
