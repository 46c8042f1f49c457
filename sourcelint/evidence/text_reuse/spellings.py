"""How a text writes the names of persons and things, to be compared with how others write them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sourcelint.annotate.claims.lexicon import CLASSES, DAY, MONTH, PLAIN
from sourcelint.annotate.gazetteers.names import ORGANISATION_WORDS, TITLES
from sourcelint.annotate.text.bounded_cache import BoundedCache
from sourcelint.expressions import lazy
from sourcelint.text import Span

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from sourcelint.evidence.annotated import Annotated

MAX_NAMES = 30
"""Names of one text that are kept, those first that can be written in more than one way."""

MAX_MISSES = 100
"""Names that do not stand in their sentence as they are put together: each costs a look through all of it."""

MAX_NAME_WORDS = 4
"""Words of the longest name."""

_CAPITALS = lazy("AA+")
_SPECIAL = lazy(r"[^A-Za-z ]")
_NOT_IN_NAMES = PLAIN | MONTH | DAY


def collect_spellings(annotated: Annotated, known: Collection[str]) -> tuple[Span, ...]:
    """Find the first place of every full name of a text, in text order; names of actors that are `known` apart.

    A full name has two words or more, none of which is a title, the word of an organisation or a country.
    """
    if annotated.language != "en":
        return ()
    found: dict[str, Span] = {}
    missed: set[str] = set()
    for claim in annotated.claims:
        for m in _CAPITALS.finditer(claim.shapes) if "AA" in claim.shapes else ():
            name = _name(claim.tokens[m.start() : m.end()], known)
            if name and name not in found and name not in missed and len(missed) < MAX_MISSES:
                at = annotated.text.find(name, claim.start, claim.end)
                if at >= 0:
                    found[name] = Span(at, at + len(name))
                else:
                    missed.add(name)
    plain = {name: not (_SPECIAL.search(name) or name.count(" ") > 1) for name in found}
    return tuple(sorted(found[name] for name in sorted(found, key=lambda name: plain[name])[:MAX_NAMES]))


def _name(tokens: Sequence[str], known: Collection[str]) -> str:
    """Return the name that a row of capitalised words ends in; "" if it ends in none."""
    start = len(tokens)
    while start and (part := _PARTS[tokens[start - 1]]) and part not in known:
        start -= 1
    if not 1 < len(tokens) - start <= MAX_NAME_WORDS:
        return ""
    return " ".join(tokens[start:]).removesuffix("'s").removesuffix("’s")


def _part(token: str) -> str:
    """Return a word without its possessive, "" for one that no name of a person holds."""
    bare = token.replace("’", "'").removesuffix("'s")
    other = bare in TITLES or bare in ORGANISATION_WORDS or CLASSES.get(bare.lower(), 0) & _NOT_IN_NAMES
    return "" if other else bare


_PARTS = BoundedCache(_part)
