"""CLM012."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sourcelint.expressions import lazy
from sourcelint.rule import Hit, rule
from sourcelint.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sourcelint.evidence.annotated import Annotated

_NOUNS = frozenset(["factors", "reasons", "circumstances", "causes", "considerations"])
_NOUN = lazy(rf"(?:{'|'.join(sorted(_NOUNS))})\b")
_CAUSE = lazy(
    r"""
    \b(?:
        (?:due|owing|thanks|attributed)\ to|because\ of|as\ a\ result\ of|on\ account\ of|caused\ by|influenced\ by|for
    )
    \ (?:the\ (?:influence|effects?|impact|combination)\ of\ )?
    (?:
        a\ (?:number|variety|range|host|multitude|combination)\ of
        |various|several|many|multiple|numerous|diverse|certain|a\ mix\ of|all\ sorts\ of|some
    )
    \ (?:[a-z-]+\ (?:and|or)\ )?(?:[a-z-]+\ ){0,2}\Z  # economic and social
    """,
    re.VERBOSE | re.IGNORECASE,
)
_MAX_CAUSE_CHARS = 120
_LISTED = lazy(
    r"\s*(?:[:(–—-]|,? ?(?:such as|including|among them|namely|like|ranging from|from \w+ to|e\.g\.|which|that))"
)
_NEXT = lazy(
    r"""
    \s*(?:[.!?]\s+)
    (?:
        First(?:ly)?\b|One\ (?:is|of|reason)|For\ one\b|These\ (?:include|are)|They\ (?:include|range)|Among\ them
        |The\ (?:first|main|most)|Chief\ among
    )
    """,
    re.VERBOSE,
)


@rule(
    "CLM012", "vague-cause", "info", languages={"en"},
    fix="Name the factors, or say that they are not known.",
)  # fmt: skip
def vague_cause(doc: Annotated) -> Iterator[Hit]:
    """
    ## What it does
    Notes a cause that is none: "due to various factors", "for a number of reasons", and no list follows.

    ## Why is this bad?
    The sentence explains something and gives a reader nothing that could be true or false.

    ## Known limits
    A list is looked for in the same sentence and at the start of the next, not further on.

    ## References
    Wikipedia: inline template {{clarify}}.
    """
    if doc.vocabulary.isdisjoint(_NOUNS):
        return
    for noun in _NOUN.finditer(doc.text):
        cause = _CAUSE.search(doc.text, max(0, noun.start() - _MAX_CAUSE_CHARS), noun.start())
        if cause is None or _LISTED.match(doc.text, noun.end()) or _NEXT.match(doc.text, noun.end()):
            continue
        span = Span(cause.start(), noun.end())
        if not doc.quoted(span):
            yield Hit(span, f"“{doc.text[slice(*span)]}” names no cause")
