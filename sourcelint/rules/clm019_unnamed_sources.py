"""CLM019."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sourcelint.annotate.attributions.classified_sources import BARE_QUANTIFIERS
from sourcelint.evidence.sources.crowds import find_crowds
from sourcelint.rule import Hit, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sourcelint.evidence.annotated import Annotated
    from sourcelint.finding import Severity
    from sourcelint.text import Span

MIN_UNNAMED = 3
"""Sources without a name from which on a text rests on them; one or two are common in good reports."""
MIN_SHARE = 1 / 3
"""Share of all sources from which on those without a name are too many."""
MAX_SHOWN, MAX_RELATED = 3, 9
"""Sources that the message quotes, and places that the finding names."""


@rule(
    "CLM019", "unnamed-sources", "warning", languages={"en"}, experimental=True,
    fix="Name those who can be named, or find documents that say the same.",
)  # fmt: skip
def unnamed_sources(doc: Annotated) -> Iterator[Hit]:
    """
    ## What it does
    Counts who is heard in a text, and reports it once if at least three sources, and a third of all, have no name
    ("officials", "two aides familiar with the matter", "critics"). A note as long as those with a name are as many.

    ## Why is this bad?
    One source without a name may have its reasons. A text whose sources mostly have none rests on trust in its author
    alone: no reader can ask anybody, or look anything up.

    ## Known limits
    A source is told from another by its words: "officials" in two places are one, "a U.S. official" and "the official" too.
    Crowds whose members are named later count as unnamed.

    ## Measured
    6 findings in 900 texts, all right (such as 3 of 7 and 3 of 9 sources); experimental until more were read.

    ## References
    Associated Press, rules on anonymous sources: information must be vital, and the source reliable. IFCN Code of Principles.
    """
    unnamed = _find_unnamed(doc)
    named = sum(voice.named for voice in doc.voices)
    if len(unnamed) < MIN_UNNAMED or len(unnamed) < (len(unnamed) + named) * MIN_SHARE:
        return
    shown = ", ".join(f"“{doc.text[slice(*span)]}”" for span in list(unnamed.values())[:MAX_SHOWN])
    more = ", …" if len(unnamed) > MAX_SHOWN else ""
    message = f"{len(unnamed)} of {len(unnamed) + named} sources have no name: {shown}{more}"
    severity: Severity = "warning" if len(unnamed) > named else "info"
    yield Hit(doc.headline, message, severity, scope="document", related=tuple(unnamed.values())[:MAX_RELATED])


def _find_unnamed(doc: Annotated) -> dict[tuple[str, ...], Span]:
    """Return the sources that name nobody, by their words without what counts them, each at its first place."""
    found: dict[tuple[str, ...], Span] = {}
    for crowd in find_crowds(doc):
        if not doc.quoted(crowd.span):
            phrase = crowd.source.phrase
            found.setdefault(
                (*phrase.modifiers, phrase.quantifier if phrase.lemma in BARE_QUANTIFIERS else "", phrase.lemma),
                crowd.who,
            )
    return found
