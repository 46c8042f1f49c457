"""What the claims of a document add up to: columns for the table, the claims to verify first, statements to compare."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from sourcelint.annotate.claims.lexicon import CLASSES, MAGNITUDE, MONTH, SHARE
from sourcelint.text import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sourcelint.annotate import Annotated
    from sourcelint.annotate.claims import Claim
    from sourcelint.document import Finding

CHECKABLE = 4
"""Points from which a sentence of an article is worth checking: a date, a figure and an event weigh two each."""

FACTUAL = 3
"""Points from which a sentence states a fact between named actors."""

_PROSE = {"paragraph", "list", "standfirst"}
_FEW = 0.1
_MOST = 5
_OPEN = {"none", "weasel"}
_TOLD = {"citation", "link", "named source"}


def article_claims(annotated: Annotated) -> tuple[Claim, ...]:
    """Give the claims that the author makes: those of the body's prose, outside quotations."""
    found = []
    for claim in annotated.claims:
        block = annotated.block_at(claim.start)
        if block is not None and block.kind in _PROSE and claim.type != "quotation":
            found.append(claim)
    return tuple(found)


def well_sourced(claims: Sequence[Claim]) -> bool:
    """Tell whether the text has sources, and at least one to ten sentences that state facts."""
    worth = sum(c.points >= FACTUAL for c in claims)
    sourced = sum(c.support in _TOLD for c in claims)
    return sourced > 0 and sourced >= _FEW * worth


_THING = ("tion", "ance", "ics", "ship", "ment", "ism", "ity", "ing", "ness")
_LAND = {
    "north", "south", "east", "west", "united", "new", "saudi", "great", "world", "cold", "european", "international", "national",
}  # fmt: skip


def specifics(annotated: Annotated) -> int:
    """Count what a reader can look up: years, dates, figures, distinct persons and titled names, sentences with a named source."""
    count = 0
    persons = set()
    for claim in article_claims(annotated):
        count += claim.support == "named source"
        name: list[str] = []
        for token in (*claim.tokens, ","):
            if token[0].isupper():
                name.append(token)
                continue
            if len(name) > 1:
                persons.add(_person(name))
            if name and CLASSES.get(name[-1].lower(), 0) & MONTH:
                count += 1
            name = []
            if token[0].isdigit() or CLASSES.get(token, 0) & (MAGNITUDE | SHARE):
                count += 1
    persons.discard("")
    return count + len(persons)


def _person(name: Sequence[str]) -> str:
    """Give the last word of a name, by which a person is told from another; "" where it names no person or title."""
    parts = [part.lower().removesuffix("’s").removesuffix("'s") for part in name]
    if any(CLASSES.get(part, 0) or part in _LAND for part in parts) or parts[-1].endswith(_THING):
        return ""
    return parts[-1]


def claim_facts(annotated: Annotated) -> dict[str, Any]:
    """Give the claim columns of a source's row; None where no claim was looked for (another language than English).

    claims: sentences of the author's prose; checkworthy: those with four points or more; supported_share: the share of
    these that name a citation, link, source or document (None without any); named_sources: sentences with a named source;
    specifics_per_1000: what can be looked up per 1,000 words of the body (None for an empty body).
    """
    columns = ("claims", "checkworthy", "supported_share", "named_sources", "specifics_per_1000")
    if annotated.language != "en":
        return dict.fromkeys(columns)
    claims = article_claims(annotated)
    worth = [c for c in claims if c.points >= CHECKABLE]
    words = annotated.words
    values = (
        len(claims),
        len(worth),
        round(sum(c.supported for c in worth) / len(worth), 3) if worth else None,
        sum(c.support == "named source" for c in annotated.claims),
        round(1000 * specifics(annotated) / words, 1) if words else None,
    )
    return dict(zip(columns, values, strict=True))


class ToVerify(NamedTuple):
    """A claim most worth checking: its span, its rank (higher is first), the reasons for it, and who stands behind it."""

    span: Span
    score: float
    reasons: tuple[str, ...]
    support: str


def verify_first(annotated: Annotated, findings: Sequence[Finding] = ()) -> tuple[ToVerify, ...]:
    """Rank the five claims most worth checking, best first.

    The rank is the points, one more where nobody stands behind the claim and one more where a finding of severity warning
    or error marks its sentence, and the model's probability as the fraction between equals. Other languages give none.
    """
    if annotated.language != "en":
        return ()
    marked = [
        (f.start, f.end)
        for f in findings
        if f.severity != "info" and f.scope == "span" and f.code[:3] in {"CLM", "DAT", "XSR"}
    ]
    candidates = []
    for claim in article_claims(annotated):
        if claim.points < FACTUAL or claim.type in {"prediction", "opinion"}:
            continue
        raw = annotated.document.clean.raw_span(claim.start, claim.end)
        suspect = any(start < raw.end and raw.start < end for start, end in marked)
        unsupported = claim.support in _OPEN
        rank = claim.points + unsupported + suspect + claim.score
        reasons = (*claim.reasons, *(["no source"] if unsupported else []))
        candidates.append(ToVerify(Span(claim.start, claim.end), round(rank, 2), reasons, claim.support))
    return tuple(sorted(candidates, key=lambda c: (-c.score, c.span))[:_MOST])
