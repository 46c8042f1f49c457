"""CLN011."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sourcelint.rule import Hit, rule
from sourcelint.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sourcelint.annotate import Annotated

PLACEHOLDER = re.compile(
    r"(?P<lorem>\blorem ipsum dolor\b)"
    r"|(?P<field>\{\{\s{0,3}[a-z][\w.]{1,40}\s{0,3}\}\}|\$\{[a-z][\w.]{1,40}\}|<%=?\s{0,3}[\w.]{1,40}\s{0,3}%>|%%[A-Z_]{3,30}%%|\*\|[A-Z_:]{3,30}\|\*)"
    r"|(?P<insert>\[(?:insert|add|your|enter|replace|todo|tbd|placeholder|link|source|name|date|company|image|photo|caption)"
    r"(?: (?:here|text|name|names|source|sources|link|links|url|date|image|photo|quote|title|company|author|caption|citation"
    r"|number|city|country|website|address|email|description|a|an|the|your|of|to|for|and|relevant|specific|number)\b){1,6}\])"
    r"|(?P<value>(?:^|[.!?:;,] |\b(?:by|on|in|at|of|to|from|dear|hello|hi|is|was) )(?P<word>undefined|NaN|\[object Object\]|null)(?=[ ,.!]|$))",
    re.IGNORECASE | re.MULTILINE,
)
CUES = ("ipsum", "{{", "${", "<%", "%%", "*|", "[", "undefined", "nan", "null")
TECHNICAL = re.compile(
    r"\b(?:javascript|template|templating|variable|syntax|function|code|programming|placeholder|python|sql|database|api|json|typesetting|dummy text)s?\b",
    re.IGNORECASE,
)


@rule("CLN011", "placeholder-text", "error", fix="Fill the placeholder in, or do not use the text.")
def placeholder_text(doc: Annotated) -> Iterator[Hit]:
    """
    ## What it does
    Flags what a template left unfilled: "lorem ipsum", "{{first_name}}", "[Insert source]", "undefined" or "NaN" where
    a value should stand.

    ## Why is this bad?
    Nobody has read the text before it was published, and what it should say here is not there.

    ## Known limits
    Texts that speak of templates, variables or code may show such placeholders and are left alone.

    ## References
    NewsGuard, rating criteria: gathers and presents information responsibly.
    """
    text = doc.text
    folded = text.lower()
    if not any(cue in folded for cue in CUES) or len(TECHNICAL.findall(text)) > 1:
        return
    for m in PLACEHOLDER.finditer(text):
        block = doc.block_at(m.start())
        if (
            m["value"] is not None
            and m["word"].lower() in {"undefined", "nan", "null"}
            and m["word"] not in {"undefined", "NaN", "null"}
        ):
            continue
        if block is None or block.kind != "code":
            place = Span(*m.span("word")) if m["value"] is not None else Span(*m.span())
            yield Hit(place, f"a placeholder that was never filled in: {text[place.start : place.end]}")
