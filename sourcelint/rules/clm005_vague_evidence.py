"""CLM005."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sourcelint.annotate.crowds import named_near
from sourcelint.rule import Hit, rule
from sourcelint.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sourcelint.annotate import Annotated

_EVIDENCE = re.compile(
    r"(?<![\w’'-])(?:"
    r"(?:(?:some|many|several|various|numerous|most|recent|countless|a number of|a growing body of|mounting|new|early|modern"
    r"|scientific|historical|archival|academic|clinical|medical|official|empirical|anecdotal|ample|past|previous|multiple"
    r"|available|existing|the|all|plenty of|lots of|a lot of),? ){0,3}"
    r"(?P<what>records|documents|studies|research|data|evidence|statistics|surveys|polls|science|experience|findings|history)"
    r"(?: (?:now|also|has|have|often|consistently|repeatedly|clearly|even|generally|long|already|strongly|\w+ly)){0,2}"
    r" (?:reveal|reveals|revealed|show|shows|showed|shown|suggest|suggests|suggested|indicate|indicates|indicated|prove|proves"
    r"|proved|proven|demonstrate|demonstrates|demonstrated|confirm|confirms|confirmed|say|says|tells? us|point(?:s|ed)? to)\b"
    r"|there (?:is|are|were|was|has been|have been) (?:(?:some|many|several|strong|clear|growing|increasing|ample|mounting"
    r"|also|now|credible|early|plenty of|a lot of),? ){0,2}(?:indications?|evidence|signs|proof|reports|rumou?rs"
    r"|speculation|suggestions|claims) (?:that|suggesting|of)\b"
    r"|it (?:is|has been) (?:scientifically|historically|well|clinically) (?:proven|documented|established|known)\b"
    r")",
    re.IGNORECASE,
)
_OPENS = re.compile(
    r"(?:\A|[\n.!?:;,—–(]|\b(?:and|but|that|as|because|since|where|while|although|though|if|when|which|yet|so|however))\s*\Z",
    re.IGNORECASE,
)
"""What stands before evidence that nobody owns; anything else ("her own", "budget", "the company's") says whose it is."""
_CITED = re.compile(
    r"\[\d{1,3}\]|\(\d{1,3}\)|\(\w[^()]{0,60}(?:19|20)\d\d\)|https?://|\b(?:19|20)\d\d (?:study|report|survey|paper)"
    r"|\b(?:according to|published (?:in|by|on)|by researchers|conducted by|from the|compiled by|journal|university|institute"
    r"|released by|obtained by|seen by|reviewed by|collected by|analy[sz]ed by)\b",
    re.IGNORECASE,
)
REACH = 160
"""Characters after the evidence in which it may be named: the narrowing that made this precise on ordinary articles."""


@rule(
    "CLM005", "vague-evidence", "warning", languages={"en"}, yields_to={"CLM001"},
    fix="Name the study, record or data set, so that a reader can look it up.",
)  # fmt: skip
def vague_evidence(doc: Annotated) -> Iterator[Hit]:
    """
    ## What it does
    Flags an appeal to evidence that is not named: "studies show", "historical records reveal", "there are indications
    that".

    ## Why is this bad?
    It sounds checked and cannot be checked. One cannot read "studies".

    ## Known limits
    Evidence is taken to be named where a mark, a link, a year or an institution stands within 160 characters behind it,
    or where a person is named in the same or the next sentence. "The data show" goes back to data named before, and is
    left alone; so is what stands in a quotation, and denials ("no evidence that").

    ## References
    Wikipedia: MOS:WEASEL ("research has shown") and inline template {{specify}}.
    """
    for m in _EVIDENCE.finditer(doc.text):
        span = Span(*m.span())
        first = m.group().split(" ", 1)[0].lower()
        if first == "the" or (m["what"] and not _OPENS.search(doc.text, max(0, m.start() - 12), m.start())):
            continue
        sentence = doc.sentence_at(m.start())
        if sentence is None or doc.quoted(span) or named_near(doc, m.start(), examples=False):
            continue
        start = max(sentence.start, m.start() - REACH)
        if _CITED.search(doc.text, start, min(sentence.end + REACH, m.end() + REACH)):
            continue
        yield Hit(span, f"“{m.group()}” names nothing that a reader could look up")
