"""CLM001."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sourcelint.annotate.crowds import OFFICIALS, affiliated, crowds, named_near, surveyed
from sourcelint.rule import Hit, rule
from sourcelint.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sourcelint.annotate import Annotated

_SAYS = re.compile(
    r"(?:,? (?:who|that|which)|, (?:however|meanwhile|in turn|for their part),)?"
    r"(?: (?:also|often|long|now|still|even|have|has|had|would|might|may|will|generally|widely|recently|repeatedly|\w+ly)){0,3}"
    r" (?:say|said|says|suggest|suggested|suggests|argue|argued|believe|believed|think|thought|claim|claimed|warn|warned"
    r"|predict|predicted|agree|agreed|point(?:ed)? (?:out|to)|note|noted|insist|insisted|contend|contended|estimate|estimated|expect|expected"
    r"|maintain|maintained|speculate|speculated|assert|asserted|question|questioned|describe|described|recommend"
    r"|recommended|allege|alleged|indicate|indicated|caution|cautioned|conclude|concluded|told|acknowledge"
    r"|acknowledged|made (?:\w+ )?(?:statements|remarks|comments)|call(?:ed)? (?:it|for|this|the)|see (?:it|this|the)|consider)\b"
)
_USUAL = OFFICIALS | {"scientists", "researchers"}
_ACCORDING = re.compile(
    r"(?:\baccording to|[,”\"] (?:say|said|argue|argued|warn|warned|believe|suggest)) \Z", re.IGNORECASE
)


@rule(
    "CLM001", "weasel-attribution", "warning", languages={"en"},
    fix="Say who: name the person, the body or the document, or drop the claim.",
)  # fmt: skip
def weasel_attribution(doc: Annotated) -> Iterator[Hit]:
    """
    ## What it does
    Flags statements credited to a crowd that nobody can ask: "some experts suggest", "critics say", "media reports
    suggest". A note only where the crowd are officials, whom dated news may have reasons not to name, or scientists,
    who often stand for what their field agrees on.

    ## Why is this bad?
    It gives a claim weight without giving a reader anybody to check it with.

    ## Known limits
    A person named in the same sentence, the next one, or the paragraph that the sentence opens is taken to be one of
    the crowd. Crowds at a named body ("analysts at Acme Bank") and counted ones (a survey) are left alone, and so is
    what stands in somebody's quotation.

    ## References
    Wikipedia: MOS:WEASEL and inline template {{who}}. Associated Press, rules on anonymous sources.
    """
    for crowd in crowds(doc):
        says = _SAYS.match(doc.text, crowd.end)
        accorded = _ACCORDING.search(doc.text, max(0, crowd.start - 14), crowd.start)
        if not (says or accorded):
            continue
        first = accorded.end() - len(accorded.group().lstrip(',”" ')) if accorded else crowd.start
        span = Span(first, says.end() if says else crowd.end)
        sentence = doc.sentence_at(crowd.start)
        if sentence is None or doc.quoted(span) or affiliated(doc.text, crowd.end):
            continue
        if surveyed(doc.text, Span(sentence.start, sentence.end)) or named_near(doc, crowd.start):
            continue
        yield Hit(
            span,
            f"who? “{doc.text[crowd.start : crowd.end]}” names nobody",
            severity="info" if crowd.head in _USUAL else None,
        )
