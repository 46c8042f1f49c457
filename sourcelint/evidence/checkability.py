"""What a text gives a reader to check it by: sources, documents, specifics, dates. Measured, not judged.

Each sign is what an editor would ask for with the text alone in hand. What only a page could say (author, day, outlet) is
not among them: `engine/grade.py` takes it from the metadata, and leaves out what the source cannot prove.
"""

from __future__ import annotations

from itertools import compress
from typing import TYPE_CHECKING, NamedTuple

from sourcelint.annotate.times import LANGUAGES
from sourcelint.evidence.claim_columns import count_lone_names
from sourcelint.evidence.document_date import hangs_on_publication
from sourcelint.evidence.documents import count_documents

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sourcelint.annotate.claims import Claim
    from sourcelint.evidence.annotated import Annotated

MAX_WORTH = 6
"""Points of a claim that count: a sentence with ten figures is one claim."""
MIN_WORTH = 0.5
"""What a sentence weighs that states nothing to check: a text of opinions alone is not sourced by one figure."""
NAMES = "named actors"
"""The cue that adds nothing to that weight: a name or place gives a reader something to look up, and is no debt."""
LONE_NAME = 0.5
"""What a name of one word counts among the specifics: more than the words around it thin them out, so that a text without
its places is never easier to check."""
ARGUED_WORTH = 3
"""What a sentence weighs at least that asks its reader to agree and gives no source: as much as a fact without one."""

CITED = frozenset({"citation", "link", "named document"})
LOOKED_UP = frozenset({"citation", "link"})
TOLD = frozenset({"named source"})


class DateSigns(NamedTuple):
    """How many times of a text a reader can place in the calendar, and how many hang on a day that nobody states."""

    placed: int
    hanging: int


class ClaimSigns(NamedTuple):
    """Who and what stands behind a text.

    `voices` counts distinct named sources, `documents` the documents that the text names and the sentences that have a
    citation or a link. `told` and `cited` are the shares, by what they are worth checking, of the
    sentences behind which a named source, and a document or link, stands. `specifics` are the figures,
    dates, names and places for each 1,000 words, `shouted` is the share of sentences with an exclamation mark, `argued` of those in
    which the author argues, advises or speaks of themselves without a source, `is_issuers` says that the text is a press
    release, whose voices are its issuer's.
    """

    voices: int
    documents: int
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
        count_documents(doc) + sum(claim.support in LOOKED_UP for claim in claims),
        _share(worth, [claim.support in TOLD for claim in claims]),
        _share(worth, [claim.support in CITED for claim in claims]),
        1000 * (doc.specifics + LONE_NAME * count_lone_names(doc.prose_claims)) / max(1, doc.words),
        sum("!" in claim.tokens for claim in claims) / max(1, len(claims)),
        sum(arguing) / max(1, len(claims)),
        doc.genre == "press release",
    )


def _share(worth: Sequence[float], supported: Sequence[bool]) -> float:
    """Return the share of the claims, by what they are worth, that have some kind of support."""
    return sum(compress(worth, supported)) / sum(worth) if worth else 0.0


def _worth(claim: Claim, argues: bool) -> float:  # noqa: FBT001 - one of two sequences of a map
    points = claim.points - (NAMES in claim.reasons)
    # What speaks against a claim may have taken the point of its names.
    worth = MIN_WORTH + max(0, min(points, MAX_WORTH))
    return max(worth, ARGUED_WORTH) if argues else worth
