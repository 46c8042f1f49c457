"""CLN012."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sourcelint.rule import Hit, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sourcelint.annotate import Annotated

LONGEST = 200
"""Words of the longest page that can be nothing but a notice."""
WIDEST = 15
"""Characters of a word, on average, above which no language goes."""
SHARE = 0.5
"""Share of the words that stand in sentences of a notice."""
NOTICE = re.compile(
    r"""\b(?:
        (?:enable|activate|turn\ on|requires?)\ java-?script | java-?script\ (?:is|has\ been)\ (?:disabled|required|not\ enabled)
      | (?:enable|accept|allow|disable)\ (?:all\ )?cookies | (?:uses?|use\ of)\ cookies | cookie\ (?:policy|settings|preferences)
      | (?:checking|verify|verifying)\ (?:if\ the\ site|your\ browser|(?:that\ )?you\ are\ (?:a\ )?human|you\ are\ human)
      | (?:are\ you|you\ are\ not)\ a\ robot | unusual\ (?:traffic|activity) | captcha | cloudflare\ ray | ray\ id
      | access\ (?:denied|to\ this\ (?:page|site|resource)) | (?:permission|not\ authori[sz]ed)\ to\ (?:access|view)
      | (?:page|article|content|url|file|story)\ (?:you\ (?:are|were)\ looking\ for|(?:you\ )?requested|cannot\ be\ found|can.?t\ be\ found|could\ not\ be\ found|(?:was|is)\ not\ found|no\ longer\ (?:exists|available)|does\ not\ exist|is\ (?:not|un)available)
      | (?:404|403|410|500|502|503|504)\ (?:error|not\ found|forbidden|gone|bad\ gateway|service\ unavailable|internal\ server\ error)
      | (?:error|http)\ (?:404|403|410|500|502|503|504) | (?:internal\ server\ error|bad\ gateway|service\ (?:temporarily\ )?unavailable|gateway\ time-?out)
      | not\ available\ in\ your\ (?:country|region|location) | (?:european\ economic\ area|gdpr)
      | (?:subscribe|sign\ (?:in|up)|log\ in|register)\ (?:now\ )?(?:to|and)\ (?:continue|keep|read|access|view|unlock) | (?:already\ a\ (?:subscriber|member))
      | (?:ad\ ?blocker|ad-blocker)\ (?:is|has|detected)? | (?:disable|turn\ off|whitelist)\ (?:your\ )?ad
      | (?:under|scheduled)\ (?:construction|maintenance) | try\ (?:again|refreshing)\b | (?:please\ )?upgrade\ your\ browser | browser\ (?:is\ (?:not\ supported|out\ of\ date)|you\ are\ using)
      | domain\ (?:is|may\ be)\ for\ sale | (?:this\ )?account\ has\ been\ suspended | redirect(?:ed|ing)
    )""",
    re.IGNORECASE | re.VERBOSE,
)  # fmt: skip


@rule(
    "CLN012", "non-article-page", "error",
    fix="Collect the article itself; this is what the server sent instead.",
)  # fmt: skip
def non_article_page(doc: Annotated) -> Iterator[Hit]:
    """
    ## What it does
    Flags a page that is no article: an error message, a request for cookies, JavaScript or a subscription, a check that
    the reader is human. More than half of its words, and at most 200 in all, are such a notice.

    ## Why is this bad?
    The collector stored the obstacle and not the source; everything said about such a text is meaningless.

    ## Known limits
    English notices only.

    ## References
    Pomikálek 2011; Raffel et al. 2020, "C4", which drops pages by the words "javascript" and "cookie".
    """
    if len(doc.text) > LONGEST * WIDEST:
        return
    spans = [(b.start, b.end) for b in doc.blocks] or [(0, len(doc.text))]
    total = sum(len(doc.text[start:end].split()) for start, end in spans)
    if not 0 < total <= LONGEST:
        return
    notice = 0
    first = None
    for sentence in re.finditer(r"[^.!?\n]+[.!?]*", doc.text):
        if m := NOTICE.search(sentence[0]):
            notice += len(sentence[0].split())
            first = first or (sentence.start() + m.start(), sentence.start() + m.end())
    if first is not None and notice > SHARE * total:
        yield Hit(doc.headline, f'no article: "{doc.text[slice(*first)]}" and little else', scope="document")
