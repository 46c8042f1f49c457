"""Lines that state nothing, whatever figures and names they hold: entries of a list, instructions, rows, references."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sourcelint.annotate.claims.lexicon import EVENT_BASE
from sourcelint.annotate.claims.word_classes import CLASS_OF
from sourcelint.annotate.text.word_lists import words
from sourcelint.expressions import lazy

if TYPE_CHECKING:
    from collections.abc import Sequence

_MARKER = lazy(r"(?:[-•*·–—▪●]|\(?\d{1,3}[.)]|\[\d{1,3}\]|\^)\s+")
_STOPPED = lazy(r"[.!?…:;][\s\"”’')\]]*\Z")
_AUTHOR = lazy(
    r"[A-Z][\w’'-]+, (?:[A-Z]\.[ -]?){1,3}(?:[,;&(]|and\b|\d{4})|[A-Z][\w’'-]+ [A-Z]{1,2}(?:, [A-Z][\w’'-]+ [A-Z]{1,2}){0,20}[.,] "
)
"""How an entry of a bibliography begins: "Moran, J. (2014)", "Ruskin KJ, Kraus D."."""
_PRINTED = lazy(
    r"\bpp?\. ?\d|\b[Vv]ol\. ?\d|\bISBN\b|\bISSN\b|\bdoi(?::|\.org)|\barXiv:|\b(?:Retrieved|Accessed) (?:on |from |\d|[A-Z])|\|"
)
"""What stands in an entry of a bibliography, or between the cells of a row."""

_ORDERS = words("""
    add mix stir bake preheat pour whisk ensure avoid choose select remove install keep make take get learn see know
    remember consider follow enter go do give let bring find buy save enjoy explore discover subscribe apply inspect
    allocate combine create click don't insert paste upload type scroll wash rinse chop slice peel simmer boil serve
    try ask tell think
""")
"""Verbs with which an instruction begins, whatever follows."""
_PERHAPS_ORDERS = words("""
    use check run cut set put read heat cook place call contact tap press order visit start turn work look search sign
    share store cover spread drain season monitor plan test donate manage lock open close download book write send
    pick pay hold lift fold cool freeze fill join stop wait watch listen help note view
""")
"""Nouns and participles too: an instruction only where what they work on follows."""
_WORKED_ON = words(
    "the a an your it them this that these those my our his her all each any some one two three half up out"
)
_AFTER_ORDER = _WORKED_ON | words(
    "in on with until for from into at over off down sure more us me how what to not yourself"
)
_BEFORE_ORDER = words("always never simply then now please just also first next finally instead")
_VERB_CLASSES = frozenset(["MODAL", "WAS", "IS", "HAVE", "HAD", "DO", "DID", "THINK", "SAY", "ACT", "CHANGE", "BECOME"])
_SUBJECTS = words("it that which who he she this")


def begin(text: str, start: int, end: int) -> int:
    """Find where the words of a sentence begin: behind the mark or number of a list's entry."""
    if text[start].isalpha():
        return start
    marker = _MARKER.match(text, start, end)
    return marker.end() if marker else start


def states(text: str, start: int, end: int, tokens: Sequence[str]) -> bool:
    """Tell whether a sentence, given with its tokens, states something at all."""
    if _instructs(tokens) or _AUTHOR.match(text, start, end):
        return False
    if has_verb(tokens):
        return True
    return _STOPPED.search(text, max(start, end - 4), end) is not None and not _PRINTED.search(
        text, start, min(end, start + _MAX_LINE_CHARS)
    )


_MAX_LINE_CHARS = 400


def _instructs(tokens: Sequence[str]) -> bool:
    """Tell whether a sentence, or what follows its label ("Pro tip: …"), is an instruction."""
    if ":" in tokens[:4]:
        tokens = tokens[tokens.index(":") + 1 :]
    lowercase = [token.lower() for token in tokens[:4]]
    while lowercase and lowercase[0] in _BEFORE_ORDER:
        del lowercase[0]
    if len(lowercase) < 2:
        return False
    number = lowercase[1][0].isdigit()
    return (lowercase[0] in _ORDERS and (number or lowercase[1] in _AFTER_ORDER)) or (
        lowercase[0] in _PERHAPS_ORDERS and (number or lowercase[1] in _WORKED_ON)
    )


def has_verb(tokens: Sequence[str]) -> bool:
    """Tell whether a line may hold a finite verb: in doubt it does."""
    before = ""
    for token in tokens:
        if token[0].islower() and (
            CLASS_OF.get(token) in _VERB_CLASSES
            or token in EVENT_BASE
            or token.endswith(("ed", "n't"))
            or (token.endswith("s") and (before[:1].isupper() or before.lower() in _SUBJECTS))
        ):
            return True
        before = token
    return False
