"""DAT011."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sourcelint.evidence.annotated import HEAD, PROSE
from sourcelint.evidence.document_date import is_undated
from sourcelint.expressions import lazy
from sourcelint.rule import Hit, rule
from sourcelint.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sourcelint.annotate.times import TimeExpression
    from sourcelint.evidence.annotated import Annotated
    from sourcelint.finding import Severity

_INSTRUMENT = r"(?:Treaty|Pact|Agreement|Accords?|Convention|Charter|Armistice|Declaration|Protocol|Memorandum|Communiqué|Alliance)"
_LINK = r"(?:of|on|for|between|and|with|against|the|to)"
# An act that happens once, done to an instrument that has a name.
_ACT = lazy(
    rf"""
    (?:signed|ratified|concluded|inked|initialled|adopted|acceded\ to|withdrew\ from)\ (?:the\ |an?\ |their\ )?
    (?:
        [\"“][^\"”\n]{{0,80}}\b{_INSTRUMENT}\b[^\"”\n]{{0,80}}[\"”]  # a name in quotation marks
        |(?:[A-Z][\w’'-]*,?\ (?:{_LINK}\ ){{0,2}}){{1,8}}{_INSTRUMENT}\b  # the North Atlantic Treaty
        |{_INSTRUMENT}(?:\ {_LINK}){{1,2}}\ [A-Z]\w*(?:\ (?:{_LINK}\ ){{0,2}}[A-Z]\w*){{0,8}}  # the Treaty of Rome
    )
    """,
    re.VERBOSE,
)
_WARS = frozenset(("conflict", "war", "crisis", "invasion", "coup"))
# A war without a name of its own that is given as the cause of something: "The Ukraine conflict has prompted".
_CAUSE = lazy(
    rf"(?:{'|'.join(sorted(_WARS))}) (?:has|have|had) (?:prompted|led|forced|caused|triggered|pushed|driven|sparked|spurred)\b"
)
_WHOSE = lazy(r"\b(?:[Tt]he|[Aa]n?) (?:ongoing |recent )?[A-Z][\w’'-]+ $")
MAX_NAME_CHARS = 60
"""Characters before "conflict" in which "the ongoing Ukraine" stands."""
_VERBS = frozenset(("signed", "ratified", "concluded", "inked", "initialled", "adopted", "acceded", "withdrew"))
_ERA = lazy(
    r"\b[A-Z]\w+ (?:World )?(?:War|Revolution|Dynasty|Crisis|Depression|Uprising|Era|Empire|Olympics)\b|\bWorld War\b|\bMiddle Ages\b"
)


@rule(
    "DAT011",
    "undated-event",
    "info",
    max_severity="warning",
    fix="Say when it happened, at least the year.",
    languages={"en"},
    yields_to={"DAT003", "DAT004"},
)
def undated_event(doc: Annotated) -> Iterator[Hit] | None:
    """
    ## What it does
    Reports an act that happens once, such as the signing of a named treaty, or a war given as a cause, told without any
    date in its paragraph, in a page without a date of publication. It is a warning if the text names no year at all.

    ## Why is this bad?
    A reader cannot look the event up, nor tell whether the text confuses it with another of the same name.

    ## Known limits
    The events are a short list of verbs and instruments. A named era (the Korean War) in the sentence counts as a date.

    ## References
    Wikipedia inline template {{when}}; rediscovery of events needs their time (TimeML, Pustejovsky et al. 2003).
    """
    undated = is_undated(doc)
    if undated is None:
        return None
    return _hits(doc) if undated else iter(())


def _hits(doc: Annotated) -> Iterator[Hit]:
    dated = [time for time in doc.times if _can_date(time)]
    has_year = any(time.reference_type == "absolute" and _stands_in_text(doc, time) for time in dated)
    for span, is_act in _find_events(doc):
        block, sentence = doc.block_at(span.start), doc.sentence_at(span.start)
        if block is None or sentence is None or block.kind not in PROSE or doc.quoted(span):
            continue
        if any(block.start <= time.start < block.end for time in dated) or _ERA.search(doc.text, *sentence[:2]):
            continue
        severity: Severity = "warning" if is_act and not has_year else "info"
        yield Hit(span, "an event without a date, in a text without a date", severity=severity)


def _can_date(time: TimeExpression) -> bool:
    """Tell whether a time can say when an event was: not "recently", nor "for two years"."""
    if time.type not in {"DATE", "TIME"} or time.reference_type not in {"absolute", "yearless", "deictic"}:
        return False
    return not time.value.endswith("_REF")


def _stands_in_text(doc: Annotated, time: TimeExpression) -> bool:
    """Tell whether a time stands below the title and the byline."""
    block = doc.block_at(time.start)
    return block is not None and block.kind not in HEAD


def _find_events(doc: Annotated) -> Iterator[tuple[Span, bool]]:
    """Yield the spans of events, and whether each is an act done to an instrument."""
    end = 0
    for at in doc.places_of(_VERBS):
        act = _ACT.match(doc.text, at) if at >= end else None
        if act:
            end = act.end()
            yield Span(at, end), True
    for at in doc.places_of(_WARS):
        cause = _CAUSE.match(doc.text, at)
        whose = _WHOSE.search(doc.text, max(0, at - MAX_NAME_CHARS), at) if cause else None
        if cause and whose:
            yield Span(whose.start(), cause.end()), False
