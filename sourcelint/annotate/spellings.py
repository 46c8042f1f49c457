"""How a text writes the names of persons and things, to be compared with how others write them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sourcelint.annotate.claims.lexicon import CLASSES, DAY, MONTH, PLAIN
from sourcelint.annotate.names import ORGANISATION_WORDS, TITLES
from sourcelint.text import Span

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from sourcelint.annotate import Annotated

MOST = 30
"""Names of one text that are kept, those first that can be written in more than one way."""

LONGEST = 4
"""Words of the longest name."""

_CAPITALS = re.compile("AA+")
_SPECIAL = re.compile(r"[^A-Za-z ]")
_NOT_IN_NAMES = PLAIN | MONTH | DAY


def spellings(annotated: Annotated, known: Collection[str]) -> tuple[Span, ...]:
    """Give the first place of every full name of a text, in text order; names of actors that are `known` apart.

    A full name has two words or more, none of which is a title, the word of an organisation or a country.
    """
    if annotated.language != "en":
        return ()
    found: dict[str, Span] = {}
    for claim in annotated.claims:
        for m in _CAPITALS.finditer(claim.shapes):
            name = _name(claim.tokens[m.start() : m.end()], known)
            if name and name not in found:
                at = annotated.text.find(name, claim.start, claim.end)
                if at >= 0:
                    found[name] = Span(at, at + len(name))
    plain = {name: not (_SPECIAL.search(name) or name.count(" ") > 1) for name in found}
    return tuple(sorted(found[name] for name in sorted(found, key=lambda name: plain[name])[:MOST]))


def _name(tokens: Sequence[str], known: Collection[str]) -> str:
    """Give the name that a row of capitalised words ends in; "" where it is none."""
    start = len(tokens)
    while start and _may_be_in_name(tokens[start - 1], known):
        start -= 1
    name = " ".join(tokens[start:]).replace("’", "'").removesuffix("'s")
    return name if 1 <= name.count(" ") < LONGEST else ""


def _may_be_in_name(token: str, known: Collection[str]) -> bool:
    bare = token.replace("’", "'").removesuffix("'s")
    return not (
        bare in TITLES or bare in ORGANISATION_WORDS or bare in known or CLASSES.get(bare.lower(), 0) & _NOT_IN_NAMES
    )
