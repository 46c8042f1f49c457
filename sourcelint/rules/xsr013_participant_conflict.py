"""XSR013."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sourcelint.corpus.participants import find_participant_conflicts
from sourcelint.rule import CorpusHit, corpus_rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sourcelint.corpus.collection import Collection


@corpus_rule(
    "XSR013", "participant-conflict", "warning", experimental=True, every_sentence=True,
    fix="Look up who it was, and for whom they speak.",
)  # fmt: skip
def participant_conflict(collection: Collection) -> Iterator[CorpusHit]:
    """
    ## What it does
    Reports two sources on one event that name others for one act ("won by …", "… won the cup"), or place one person in two bodies
    ("… of the Harbour Board"), if neither source names the other's.

    ## Why is this bad?
    At least one of the sources is wrong, or tells half of it.

    ## Known limits
    Full names before a verb and its object and behind "by", and bodies behind "of" and "from", are compared; all other roles
    are not. Experimental.

    ## Measured
    Of 10 participants that were altered for the purpose it finds 7, and of 10 that were not none; the pairs were at hand when
    it was mended. It finds none on 607 news texts about 43 stories, so that its precision is unknown.

    ## References
    NATO AJP-2.1, information rating 4: contradicted by other information.
    """
    for conflict in find_participant_conflicts(collection):
        for here, there, own, other in (
            (conflict.here, conflict.there, conflict.own, conflict.other),
            (conflict.there, conflict.here, conflict.other, conflict.own),
        ):
            yield CorpusHit(here, f"{own} here, {other} in {there.source}", (there,))
