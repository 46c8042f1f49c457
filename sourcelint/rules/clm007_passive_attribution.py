"""CLM007."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sourcelint.annotate.crowds import named_near
from sourcelint.rule import Hit, rule
from sourcelint.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sourcelint.annotate import Annotated

_GENERAL = "often|widely|generally|commonly|frequently|sometimes|usually|popularly|traditionally|increasingly|universally|largely|broadly|long|typically|regularly|routinely|once"  # fmt: skip
_HELD = "perceived|regarded|considered|viewed|seen|hailed|described|thought|believed|said|known|portrayed|depicted|touted|deemed|credited|rumou?red|accepted|acknowledged|recognized|recognised|understood|assumed|blamed|criticized|criticised|praised|acclaimed|reported|speculated|interpreted|derided|dismissed|mocked|cited|labelled|labeled|billed|heralded"  # fmt: skip
_PASSIVE = re.compile(
    rf"\b(?:(?:is|are|was|were|has been|have been|had been|being|been) (?:still |now |also |perhaps |quite )?(?:{_GENERAL}) (?:{_HELD})\b"
    rf"|(?:{_GENERAL}) (?:hailed|described|regarded|seen|touted|praised|viewed|perceived|considered|portrayed|heralded|billed) (?:as|to be)\b"
    r"|(?:is|are|was|were) (?:still |now |also )?(?:rumou?red|alleged|reputed|purported|perceived|said|believed|thought) (?:to|today|as)\b"
    rf"|it (?:is|was|has been|had been) (?:(?:{_GENERAL}) )?(?:said|believed|thought|argued|claimed|assumed|suggested|alleged|rumou?red|speculated|reported|considered|felt|feared|hoped|held) that\b"
    r"|(?:common|widespread|popular|prevailing|general|public|widely held|long-held) (?:perceptions?|beliefs?|views?|opinions?|assumptions?|consensus|wisdom) (?:that|is|was|holds|has it)\b"
    r"|conventional wisdom (?:that|is|was|holds|has it)\b)",
    re.IGNORECASE,
)
_BY = re.compile(r"[^.,;\n]{0,60}\bby (?!far\b|the time\b|now\b|then\b|\d)")


@rule(
    "CLM007", "passive-attribution", "info", languages={"en"}, yields_to={"CLM001", "CLM005"},
    fix="Say by whom, and when.",
)  # fmt: skip
def passive_attribution(doc: Annotated) -> Iterator[Hit]:
    """
    ## What it does
    Notes an opinion in the passive voice, held by nobody: "is often perceived as", "once hailed as", "it is widely
    believed that", "common perceptions that".

    ## Why is this bad?
    The reader is told that an opinion is common and not whose it is, nor who counted.

    ## Known limits
    A "by" in the same clause, a person named in the same or the next sentence, and quotations are left alone.

    ## References
    Wikipedia: MOS:WEASEL ("is widely regarded as") and inline template {{by whom}}.
    """
    for m in _PASSIVE.finditer(doc.text):
        span = Span(*m.span())
        if not doc.quoted(span) and not _BY.match(doc.text, m.end()) and not named_near(doc, m.start()):
            yield Hit(span, f"by whom? “{m.group()}” names nobody")
