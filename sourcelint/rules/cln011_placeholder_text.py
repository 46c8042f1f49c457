"""CLN011."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sourcelint.expressions import lazy
from sourcelint.rule import Hit, rule
from sourcelint.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sourcelint.evidence.annotated import Annotated

PLACEHOLDER = lazy(
    r"""
    (?=[{$<%*\[]|\b[lbdhcoftiaun])(?:  # how one can begin: no branch is tried elsewhere
    lorem\ ipsum\ dolor\b
    |\{\{-?\s{0,3}[a-z'"][\w.'"/ -]{1,60}(?:\|[\w .:'",/-]{1,60}){0,4}\s{0,3}-?\}\}  # {{first_name}}, {{ "/a" | relative_url }}
    |\{%-?\s{1,3}[a-z]{2,20}\b[^{}%\n]{0,80}-?%\}  # {% include head.html %}
    |\{\{[<%]\s{0,3}/?\s?[a-z][^{}\n]{1,120}[>%]\}\}  # {{< figure src="a.jpg" >}}, of Hugo
    |\$\{[a-z][\w.]{1,40}\}  # ${name}
    |<%=?\s{0,3}[\w.]{1,40}\s{0,3}%>  # <%= name %>
    |%%[A-Z_]{3,30}%%
    |\*\|[A-Z_:]{3,30}\|\*  # *|FNAME|*
    |\[(?:  # [Insert source]
        (?:insert|replace|your|todo|tbd|placeholder|enter\ your|add\ your|add\ a|add\ the)\b[^\]\[\n]{1,40}
        |(?:name|date|city|company|title|number|source|link|author|place|time)\ (?:of|here)\b[^\]\[\n]{0,40}
        |(?:text|image|photo|citation|caption)\ (?:goes\ )?here|todo|tbd|tktk|placeholder
        |(?:first|last|full|author|company|customer|recipient|city|product|event)\ name|(?:phone|fax|order)\ number
        |(?:e-?mail|street|postal)\ address|[a-z]{2,15}(?:\ [a-z]{2,15})?\ tk
    )\]
    |(?P<plugin>\[(?:
        /?(?:vc|et_pb|fusion|av|nectar)_[a-z_]{2,40}(?:\s[^\]\[\n]{0,300})?  # [vc_row], of a builder of pages
        |/(?:caption|embed|gallery|video|audio|playlist|su_[a-z_]{2,20})  # [/caption], of WordPress
        |(?:caption|embed|gallery|video|audio|playlist|contact-form-7|su_[a-z_]{2,20})\s[a-z_-]{2,20}=[^\]\[\n]{1,300}
    )\])
    |^(?-i:\[object\ Object\]|undefined|NaN)$
    |\b(?:by|dear|hello|hi|call|on)\ (?P<field>(?-i:  # Dear [Name], by {author}, call %PHONE_NUMBER%
            \[(?:[A-Z][a-z]+\ )?(?:Name|Author|Date|Phone|Number)\]
            |\{[a-z]{3,20}(?:_[a-z]{1,20}){0,3}\}|%[A-Z][A-Z_]{2,30}%(?!\w)
        ))
    |\b(?:by|on|from|to|at|in|dear|hello|hi)  # by undefined.
    \ (?P<value>(?-i:undefined|null)(?=[,.!]|$)|(?-i:NaN|\[object\ Object\])(?!\w))
    )
    """,
    re.VERBOSE | re.IGNORECASE | re.MULTILINE,
)
PREDICATES = r"is|was|were|are|be|been|being|remain\w*|le(?:ft|aves?|aving)|stay\w*|seem\w*|appear\w*|still|and|or|but"
"""Before an adjective that no noun follows: "is undefined", "vague or undefined"."""
NO_NOUN = """
    the|an?|his|her|their|its|our|your|he|she|they|we|you|it|this|these|those|there|when|if|who|which|of|to|with|from|into
    |is|was|are|were|has|had|have|will|would|could|can
"""
UNDEFINED = lazy(
    rf"""
    (?<![\w-])(?!(?i:{PREDICATES})\b)\w{{1,30}}\ (?P<adjective>undefined)
    (?=\ (?:{"".join(NO_NOUN.split())})\ |\ [A-Z][a-z]|\ \d)
    |\ a\ (?P<article>undefined)\b
    """,
    re.VERBOSE,
)
"""The word before no noun, or before a name: "secured undefined Slovakia", "with undefined the win"; or behind "a"."""
CUES = ("ipsum", "{", "<%", "%%", " %", "*|", "[", "undefined", "NaN", "null")
"""What stands in every placeholder."""
TECHNICAL = lazy(
    r"""
    \b(?:
        javascript|template|templating|variable|syntax|function|code|programming|placeholder|python|sql|database|api
        |json|typesetting|dummy\ text|changelog|markdown|html|yaml
    )s?\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""Words of texts that may show placeholders on purpose; one of them is by chance."""

_CALLED = lazy(r"\w\(\)")
"""A function of a program: who names one shows fields on purpose."""

_CODED = "`"
"""What stands around a placeholder that is shown and not left over."""


@rule("CLN011", "placeholder-text", "error", fix="Fill the placeholder in, or do not use the text.")
def placeholder_text(doc: Annotated) -> Iterator[Hit]:
    """
    ## What it does
    Flags what a template left unfilled: "lorem ipsum", "{{first_name}}", "{% include map.html %}", "Dear [First Name]", "[Insert source]",
    "[NAME TK]", "undefined" or "NaN" where a value should stand, and what a plugin should have made a picture or a column: "[gallery ids="1"]".

    ## Why is this bad?
    Nobody has read the text before it was published, and what it should say here is not there.

    ## Known limits
    Texts that speak of templates, variables or code may show such placeholders and are left alone, and so is what stands
    in backticks. A lone "[Name]" or "{name}" counts behind words such as "Dear", "by" and "call" alone: editors take
    names out with the same brackets.

    ## References
    NewsGuard, rating criteria: gathers and presents information responsibly.
    """
    text = doc.text
    found = list(PLACEHOLDER.finditer(text)) if any(cue in text for cue in CUES) else []
    found += UNDEFINED.finditer(text) if "undefined" in text else ()
    if not found or len(TECHNICAL.findall(text)) > 1 or _CALLED.search(text):
        return
    for match in found:
        place = Span(*match.span(match.lastgroup or 0))
        if not _is_shown(doc, match) and not (text[place.start] == "[" and doc.quoted(place)):
            left = text[place.start : place.end]
            if match.lastgroup == "plugin":
                yield Hit(place, f"a mark for a plugin, which a reader should not see: {left}", severity="warning")
            else:
                yield Hit(place, f"a placeholder that was never filled in: {left}")


def _is_shown(doc: Annotated, match: re.Match[str]) -> bool:
    """Tell whether a placeholder is shown on purpose: in backticks or in a block of code."""
    if doc.text[max(0, match.start() - 1) : match.start()] == _CODED or doc.text.startswith(_CODED, match.end()):
        return True
    block = doc.block_at(match.start())
    return block is not None and block.kind == "code"
