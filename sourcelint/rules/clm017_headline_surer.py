"""CLM017."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sourcelint.annotate.text.word_lists import words
from sourcelint.expressions import lazy
from sourcelint.rule import Hit, rule
from sourcelint.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sourcelint.evidence.annotated import Annotated

_EFFECTS = words("""
    cause causes cure cures prevent prevents kill kills prove proves stop stops reverse reverses boost boosts reduce reduces
    cut cuts lower lowers raise raises increase increases protect protects improve improves trigger triggers heal heals
    treat treats beat beats fight fights slow slows double doubles shrink shrinks spread spreads damage damages destroy destroys
""")
"""Verbs by which a headline states an effect."""

_HEDGE = lazy(
    r"""
    \b(?:
        may|might|could|can|would|if|whether|perhaps|not|no                             # what is open, or denied
    |   suggest[a-z]{0,3}|indicat[a-z]{1,3}|associat[a-z]{2,4}|link(?:s|ed)?|correlat[a-z]{1,4}   # what goes together
    |   appears?|seems?|potential(?:ly)?|possib(?:le|ly|ility)|likely|believed?|hopes?|promis[a-z]{1,3}
    )\b | [?] | n't\b
    """,
    re.VERBOSE,
)
"""What makes a sentence less than the statement of an effect."""

_WORD = lazy(r"[a-z]{4,30}")
_EMPTY = words(
    "with from that this these those your their have been what when here will more most than study studies news says"
)
STEM_CHARS = 5
"""Letters by which a word of the headline is found again in the text: "cures", "curing"."""

MAX_SENTENCES = 200
"""Sentences of the body that are compared with the headline."""


@rule(
    "CLM017", "headline-surer", "warning", languages={"en"}, experimental=True,
    fix="Use the wording of the text, not of the headline.",
)  # fmt: skip
def headline_surer(doc: Annotated) -> Iterator[Hit]:
    """
    ## What it does
    Flags a headline that states an effect ("Coffee cures acne") over a text in which every sentence about it is hedged
    ("may be linked to", "could reduce").

    ## Why is this bad?
    The headline is what is remembered and quoted, and its own text does not support it.

    ## Known limits
    Only effects named by common verbs are compared, by the words before and behind the verb. A headline that is a question,
    hedged or somebody's statement is let pass.

    ## Measured
    On 1,300 pages it did not fire.

    ## References
    Zhang et al. 2018 (doi 10.1145/3184558.3188731): title representativeness.
    """
    title = doc.title
    effect = _effect_of(doc.lowercase[title.start : title.end]) if title is not None else None
    if title is None or effect is None:
        return
    told = [
        sentence
        for claim in doc.claims[:MAX_SENTENCES]
        if claim.start >= title.end and _tells(sentence := doc.lowercase[claim.start : claim.end], effect)
    ]
    if told and all(map(_HEDGE.search, told)):
        message = (
            f"the headline states an effect, and all that the text says of it is hedged: “{told[0][:MAX_SHOWN_CHARS]}”"
        )
        yield Hit(Span(title.start, title.end), message)


MAX_SHOWN_CHARS = 120
"""Characters of a hedged sentence in the message."""


def _effect_of(title: str) -> tuple[frozenset[str], frozenset[str]] | None:
    """Return the stems of what has an effect by a headline in lower case, and of what it works on."""
    if _HEDGE.search(title) or ":" in title or "“" in title or '"' in title:
        return None
    verb = next((match for match in _WORD.finditer(title) if match.group() in _EFFECTS), None)
    if verb is None:
        return None
    cause, object_ = _stems(title[: verb.start()]), _stems(title[verb.end() :])
    return (cause, object_) if cause and object_ else None


def _stems(words_of: str) -> frozenset[str]:
    return frozenset(word[:STEM_CHARS] for word in _WORD.findall(words_of) if word not in _EMPTY)


def _tells(sentence: str, effect: tuple[frozenset[str], frozenset[str]]) -> bool:
    """Tell whether a sentence is about a cause and what it works on."""
    stems = _stems(sentence)
    return all(not stems.isdisjoint(part) for part in effect)
