"""What the claims of a document add up to: columns for the table, the claims to verify first."""

from __future__ import annotations

from bisect import bisect_left
from itertools import accumulate
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from sourcelint.annotate.claims.lexicon import CLASSES, MONTH
from sourcelint.expressions import lazy
from sourcelint.text import Span

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sourcelint.annotate.claims import Claim
    from sourcelint.evidence.annotated import Annotated
    from sourcelint.finding import Finding
    from sourcelint.text import RawSpan

MIN_CHECKABLE_POINTS = 4
"""Points from which a sentence of an article is worth checking: a date, a figure and an event weigh two each."""

MIN_FACTUAL_POINTS = 3
"""Points from which a sentence states a fact between named actors."""

_MIN_SOURCED_SHARE = 0.1
_MAX_CLAIMS_SHOWN = 5
_OPEN = {"none", "weasel"}
_TOLD = {"citation", "link", "named source"}


def well_sourced(claims: Sequence[Claim]) -> bool:
    """Tell whether the text has sources, and at least one to ten sentences that state facts."""
    worth = sum(c.points >= MIN_FACTUAL_POINTS for c in claims)
    sourced = sum(c.support in _TOLD for c in claims)
    return sourced > 0 and sourced >= _MIN_SOURCED_SHARE * worth


_THING = ("tion", "ance", "ics", "ship", "ment", "ism", "ity", "ing", "ness")
_LAND = {
    "north", "south", "east", "west", "united", "new", "saudi", "great", "world", "cold", "european", "international", "national",
}  # fmt: skip


_COMMON = frozenset(_LAND | CLASSES.keys())
_CAPITALS = lazy("AA+")
_LONE_NAME = lazy("(?<=[^A])A(?!A)")
_DATED = lazy("A(?!A)")
_MONTHS = frozenset(form for word, kind in CLASSES.items() if kind & MONTH for form in (word.title(), word.upper()))


def specifics(claims: Sequence[Claim]) -> int:
    """Count what a reader can look up: years, dates, figures, distinct persons and titled names, sentences with a named source."""
    count = 0
    persons = set()
    for claim in claims:
        tokens, shapes = claim.tokens, claim.shapes
        count += (claim.support == "named source") + shapes.count("0") + shapes.count("n")
        if "AA" in shapes:
            persons.update([_person(tokens[m.start() : m.end()]) for m in _CAPITALS.finditer(shapes)])
        if not _MONTHS.isdisjoint(tokens):
            count += sum(tokens[m.start()] in _MONTHS for m in _DATED.finditer(shapes))
    persons.discard("")
    return count + len(persons)


def count_lone_names(claims: Sequence[Claim]) -> int:
    """Count the names of one word behind the first of a sentence: places mostly, bodies, surnames."""
    return sum(
        claim.tokens[name.start()] not in _MONTHS and claim.tokens[name.start()].lower() not in _COMMON
        for claim in claims
        for name in _LONE_NAME.finditer(claim.shapes)
    )


def _person(name: Sequence[str]) -> str:
    """Return the last word of a name, by which a person is told from another; "" if it names no person or title."""
    parts = [part.lower().removesuffix("’s").removesuffix("'s") for part in name]
    return parts[-1] if _COMMON.isdisjoint(parts) and not parts[-1].endswith(_THING) else ""


CLAIM_COLUMNS: Mapping[str, Literal["Int64", "Float64"]] = {
    "claims": "Int64",
    "checkworthy": "Int64",
    "supported_share": "Float64",
    "named_sources": "Int64",
    "specifics_per_1000": "Float64",
}
"""Names and types of the columns, in the order of the table."""


def claim_columns(annotated: Annotated) -> dict[str, Any]:
    """Return the columns of `CLAIM_COLUMNS` for one source; None if no claim was looked for (another language than English).

    claims: sentences of the author's prose; checkworthy: those with four points or more; supported_share: the share of
    these that name a citation, link, source or document (None without any); named_sources: sentences with a named source;
    specifics_per_1000: what can be looked up per 1,000 words of the body (None for an empty body).
    """
    if annotated.language != "en":
        return dict.fromkeys(CLAIM_COLUMNS)
    claims = annotated.prose_claims
    worth = [c for c in claims if c.points >= MIN_CHECKABLE_POINTS]
    values = (
        len(claims),
        len(worth),
        round(sum(c.supported for c in worth) / len(worth), 3) if worth else None,
        sum(c.support == "named source" for c in annotated.claims),
        round(1000 * annotated.specifics / annotated.words, 1) if annotated.words else None,
    )
    return dict(zip(CLAIM_COLUMNS, values, strict=True))


class ToVerify(NamedTuple):
    """A claim most worth checking: its span, its rank (higher is first), the reasons for it, and who stands behind it."""

    span: Span
    score: float
    reasons: tuple[str, ...]
    support: str


class _Marked:
    """The places in the raw file that findings of severity warning or error mark."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        spans = sorted(
            (f.start, f.end)
            for f in findings
            if f.severity != "info" and f.scope == "span" and f.code[:3] in {"CLM", "DAT", "XSR"}
        )
        self.starts = [start for start, _ in spans]
        self.ends = list(accumulate([end for _, end in spans], max))  # the last end of all spans so far

    def touch(self, span: RawSpan) -> bool:
        """Tell whether one of them shares a character with a span."""
        before = bisect_left(self.starts, span.end)
        return before > 0 and self.ends[before - 1] > span.start


def verify_first(annotated: Annotated, findings: Sequence[Finding] = ()) -> tuple[ToVerify, ...]:
    """Rank the five claims most worth checking, best first.

    The rank is the points, one more where nobody stands behind the claim and one more where a finding of severity warning
    or error marks its sentence, and the model's probability as the fraction between equals. Other languages give none.
    """
    if annotated.language != "en":
        return ()
    marked = _Marked(findings)
    ranked = []
    for claim in annotated.prose_claims:
        if claim.points >= MIN_FACTUAL_POINTS and claim.type not in {"prediction", "opinion"}:
            suspect = marked.touch(annotated.document.clean.raw_span(claim.start, claim.end))
            ranked.append((claim.points + (claim.support in _OPEN) + suspect, claim))
    last = sorted((rank for rank, _ in ranked), reverse=True)[:_MAX_CLAIMS_SHOWN][-1:] or [0]
    # The model is asked about those alone that may be among the first.
    best = [
        ToVerify(
            Span(claim.start, claim.end), round(rank + claim.score, 2),
            (*claim.reasons, *(["no source"] if claim.support in _OPEN else [])), claim.support,
        )
        for rank, claim in ranked if rank >= last[0]
    ]  # fmt: skip
    return tuple(sorted(best, key=lambda c: (-c.score, c.span))[:_MAX_CLAIMS_SHOWN])
