"""What the claims of a document add up to: columns for the table, the claims to verify first, statements to compare."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from sourcelint.annotate.claims.lexicon import CLASSES, MAGNITUDE, MONTH, NATION, PLAIN, SHARE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sourcelint.annotate import Annotated
    from sourcelint.annotate.claims import Claim

CHECKABLE = 4
"""Points from which a sentence of an article is worth checking (the catalogue of cues: date, figure, event weigh two)."""

_PROSE = {"paragraph", "list", "standfirst"}
_FEW = 0.1


def article_claims(annotated: Annotated) -> tuple[Claim, ...]:
    """Give the claims that the author makes: those of the body's prose, outside quotations."""
    found = []
    for claim in annotated.claims:
        block = annotated.block_at(claim.start)
        if block is not None and block.kind in _PROSE and claim.type != "quotation":
            found.append(claim)
    return tuple(found)


def well_sourced(claims: Sequence[Claim]) -> bool:
    """Tell whether at least every tenth sentence worth checking says where it comes from."""
    worth = [c for c in claims if c.points >= CHECKABLE - 1]
    sourced = sum(c.support in {"citation", "link", "named source"} for c in claims)
    return sourced > 0 and sourced >= _FEW * len(worth)


_SPECIFIC = re.compile(
    r"(?P<number>(?:[$€£] ?)?\d[\d,.]{0,15}(?:s\b|%)?)|(?P<name>[A-Z][\w’'.-]{0,30}(?: [A-Z][\w’'.-]{0,30}){1,4})|(?P<word>[A-Za-z-]+)"
)


def specifics(annotated: Annotated) -> int:
    """Count what a reader can look up in the prose: years, dates, figures, distinct persons and titled names, named sources."""
    count = 0
    persons = set()
    for block in annotated.blocks_of("paragraph", "list", "standfirst", "quote"):
        for m in _SPECIFIC.finditer(annotated.text, block.start, block.end):
            group = m.lastgroup
            word = m.group()
            if group == "number":
                count += 1
            elif group == "name":
                parts = [p.lower().removesuffix("’s").removesuffix("'s") for p in word.split()]
                if not any(CLASSES.get(p, 0) & (NATION | PLAIN) or p == "united" for p in parts):
                    persons.add(parts[-1])
            elif CLASSES.get(word.lower(), 0) & (MAGNITUDE | SHARE) or (
                word[0].isupper() and CLASSES.get(word.lower(), 0) & MONTH
            ):
                count += 1
    return count + len(persons) + sum(c.support == "named source" for c in annotated.claims)


def claim_facts(annotated: Annotated) -> dict[str, Any]:
    """Give the claim columns of a source's row; None where no claim was looked for (another language, no text)."""
    return {}
