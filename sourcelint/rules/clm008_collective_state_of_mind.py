"""CLM008."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sourcelint.annotate.crowds import OFFICIALS, named_near, surveyed
from sourcelint.annotate.nations import NATION_PATTERN
from sourcelint.annotate.scan import lowered, places
from sourcelint.rule import Hit, rule
from sourcelint.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sourcelint.annotate import Annotated
    from sourcelint.annotate.sentences import Sentence
    from sourcelint.document import Severity

_OFFICIALS = "|".join(sorted(OFFICIALS))
_MIND = (
    r"(?:fears?|feared|worr(?:y|ies|ied) (?:that|about|over)|dreads?|resents?|resented|distrusts?|mistrusts?"
    r"|(?:is|are|was|were|remains?|remained|has been|have been|feels?|felt|grew|grows?|became)"
    r" (?:\w+ ){0,2}?(?:concerned|worried|anxious|alarmed|afraid|fearful|frustrated|furious|wary|uneasy|nervous|unhappy|angry)"
    r" (?:that|about|over|at|of|with|by))"
)
_STATE = re.compile(
    rf"(?<![\w’'-])(?:(?P<officials>(?:(?:{NATION_PATTERN}|[Ss]enior|[Tt]op|[Gg]overnment|[Ww]estern|[Ll]ocal),? ){{1,2}}"
    rf"(?:{_OFFICIALS}|leaders|planners|generals|elites))"
    rf"|(?P<nation>(?:[Tt]he )?(?:{NATION_PATTERN})(?: government| leadership)?)"
    r"|(?P<they>They|It))"
    rf"(?:, [^,.\n]{{2,40}},)?(?: (?:also|now|still|have|has|long|reportedly|increasingly|deeply|both)){{0,2}} {_MIND}"
)
_RAISED = re.compile(
    rf"\b(?:rais(?:ed|es|ing)|sparked|sparks|sparking|fuel(?:l?ed|s|l?ing)|caus(?:ed|es|ing)|prompt(?:ed|s|ing)|provok(?:ed|es|ing)|stok(?:ed|es|ing))"
    rf" (?:(?:some|serious|deep|new|fresh|growing|grave|renewed|much|great) )?(?:(?:concerns?|fears?|alarm|anxiety|unease|worries|suspicions?|resentment)"
    rf" (?:in|within) (?:{NATION_PATTERN})\b|(?:{NATION_PATTERN})[’']s? (?:concerns?|fears?|alarm|anxiety|unease|anger|worries|suspicions?|resentment)\b)"
)
_STEMS = (
    "fear", "worr", "dread", "resent", "distrust", "mistrust", "concern", "anxi", "alarm", "afraid", "frustrat", "furious",
    "wary", "uneas", "nervous", "unhappy", "angry", "anger", "suspicio",
)  # fmt: skip
_SUBJECT_REACH, _MIND_REACH = 90, 40
"""Characters before and behind the word for a feeling in which its subject and the country stand."""
_SUBJECTS = re.compile(rf"\b(?:{NATION_PATTERN}|{_OFFICIALS}|government|leaders)\b")


@rule(
    "CLM008", "collective-state-of-mind", "info", languages={"en"}, yields_to={"CLM001"},
    fix="Quote who said so, or report what was done instead of what was felt.",
)  # fmt: skip
def collective_state_of_mind(doc: Annotated) -> Iterator[Hit]:
    """
    ## What it does
    Notes a fear, a worry or a grudge that is ascribed to a country or its government as a fact: "China is concerned
    about", "raised concerns in Japan", "causing Beijing's unease". A warning where unnamed officials are said to feel
    it.

    ## Why is this bad?
    Nobody can look into a government. Somebody said so, and the text does not tell who.

    ## Known limits
    A sentence in which somebody named says it, surveys, and quotations are left alone. "They are worried" is only
    taken up behind a sentence about a country or its officials.

    ## References
    Redi et al. 2019 (arXiv 1902.11116): opinions need a citation.
    """
    low = lowered(doc.text)
    done = 0
    for at in places(low, _STEMS):
        m = _STATE.search(doc.text, max(done, at - _SUBJECT_REACH), at + _MIND_REACH)
        if m and m.end() > at:
            done = m.end()
            sentence, span = doc.sentence_at(m.start()), Span(*m.span())
            if sentence is None or _reported(doc, sentence, span):
                continue
            if m["they"] and not (sentence.start == m.start() and _spoken_of(doc, sentence)):
                continue
            severity: Severity | None = "warning" if m["officials"] else None
            yield Hit(span, f"who says so? “{m.group()}” is a state of mind", severity=severity)
            continue
        m = _RAISED.search(doc.text, max(done, at - _SUBJECT_REACH), at + _MIND_REACH)
        if m and m.end() > at:
            done = m.end()
            sentence, span = doc.sentence_at(m.start()), Span(*m.span())
            if sentence is not None and not _reported(doc, sentence, span):
                yield Hit(span, f"who says so? “{m.group()}” is a state of mind")


def _reported(doc: Annotated, sentence: Sentence, span: Span) -> bool:
    """Tell whether somebody else says it: in a quotation, by name in the sentence, or as a share of a survey."""
    return (
        doc.quoted(span)
        or named_near(doc, span.start)
        or surveyed(doc.text, Span(sentence.start, sentence.end))
        or _SAID.search(doc.text, span.end, sentence.end) is not None
    )


_SAID = re.compile(r", (?:[\w’' ]{2,60} )?(?:said|says|reported|reports|told|according to)\b")


def _spoken_of(doc: Annotated, sentence: Sentence) -> bool:
    """Tell whether the sentence before speaks of a country or its officials."""
    before = doc.sentence_at(max(0, sentence.start - 2))
    return (
        before is not None and _SUBJECTS.search(doc.text, before.start, min(before.end, before.start + 80)) is not None
    )
