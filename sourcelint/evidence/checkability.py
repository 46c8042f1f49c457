"""What a text gives a reader to check it by: sources, documents, specifics, dates. Measured, not judged.

Each sign is what an editor would ask for with the text alone in hand. What only a page could say (author, day, outlet) is
not among them: `engine/grade.py` takes it from the metadata, and leaves out what the source cannot prove.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sourcelint.annotate.times import LANGUAGES
from sourcelint.evidence.document_date import hangs_on_publication

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from sourcelint.annotate.claims import Claim
    from sourcelint.evidence.annotated import Annotated

MAX_WORTH = 6
"""Points of a claim that count: a sentence with ten figures is one claim."""
MIN_WORTH = 0.5
"""What a sentence weighs that states nothing to check: a text of opinions alone is not sourced by one figure."""
ARGUED_WORTH = 3
"""What a sentence weighs at least that asks its reader to agree and gives no source: as much as a fact without one."""

CITED = frozenset({"citation", "link", "named document"})
TOLD = frozenset({"named source"})


class DateSigns(NamedTuple):
    """How many times of a text a reader can place in the calendar, and how many hang on a day that nobody states."""

    placed: int
    hanging: int


class ClaimSigns(NamedTuple):
    """Who and what stands behind a text.

    `voices` counts distinct named sources. `told` and `cited` are the shares, by what they are worth checking, of the
    sentences behind which a named source, and a document or link, stands. `specifics` are the figures,
    dates and names for each 1,000 words, `shouted` is the share of sentences with an exclamation mark, `argued` of those in
    which the author argues, advises or speaks of themselves without a source, `is_issuers` says that the text is a press
    release, whose voices are its issuer's.
    """

    voices: int
    told: float
    cited: float
    specifics: float
    shouted: float
    argued: float
    is_issuers: bool


def date_signs(doc: Annotated) -> DateSigns | None:
    """Count the times of a text by whether they can be placed; None for a language without tables of times."""
    if (doc.language or "en") not in LANGUAGES:
        return None
    times = [time for time in doc.times if time.type in {"DATE", "TIME"}]
    return DateSigns(
        sum(time.resolution != "unresolved" and time.first is not None for time in times),
        sum(map(hangs_on_publication, times)),
    )


def claim_signs(doc: Annotated) -> ClaimSigns | None:
    """Measure who stands behind the sentences of a text; None for another language than English."""
    if doc.language != "en":
        return None
    claims = doc.claims
    arguing = [claim.argues for claim in claims]
    worth = list(map(_worth, claims, arguing))
    return ClaimSigns(
        sum(voice.named for voice in doc.voices),
        _share(claims, worth, TOLD),
        _share(claims, worth, CITED),
        1000 * doc.specifics / max(1, doc.words),
        sum("!" in claim.tokens for claim in claims) / max(1, len(claims)),
        sum(arguing) / max(1, len(claims)),
        doc.genre == "press release",
    )


def _share(claims: Sequence[Claim], worth: Sequence[float], supports: Collection[str]) -> float:
    """Return the share of the claims, by what they are worth, that have one of some kinds of support."""
    told = sum(weight for claim, weight in zip(claims, worth, strict=True) if claim.support in supports)
    return told / sum(worth) if claims else 0.0


def _worth(claim: Claim, argues: bool) -> float:  # noqa: FBT001 - one of two sequences of a map
    worth = MIN_WORTH + min(claim.points, MAX_WORTH)
    return max(worth, ARGUED_WORTH) if argues else worth
