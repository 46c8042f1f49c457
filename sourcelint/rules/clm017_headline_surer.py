"""CLM017."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sourcelint.annotate.claims.effects import CHANGING
from sourcelint.annotate.grammar import read_sentence
from sourcelint.annotate.text.word_lists import words
from sourcelint.expressions import lazy
from sourcelint.rule import Hit, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sourcelint.annotate.grammar import Parse
    from sourcelint.evidence.annotated import Annotated
    from sourcelint.text import Span

_EFFECTS = CHANGING | words("prove kill stop cut raise treat beat fight double shrink spread destroy")
"""Verbs by which a headline states an effect."""
_OPEN = words("may might could can would")
"""Modals of what is not known to be so."""
_HEDGES = words("""
    if whether perhaps not no n't ?
    suggest indicate associate link correlate
    appear seem potential potentially possible possibly possibility likely believe hope promise promising
""")
"""Lemmas of what is open, or denied; of what only goes together; and of what is thought: less than the statement of an effect."""

_WORD = lazy(r"[a-z]{4,30}")
_EMPTY = words(
    "with from that this these those your their have been what when here will more most than study studies news says"
)
_SAID = frozenset(':“"')
"""Marks of a headline that quotes somebody."""
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
    effect = None if title is None else _effect_of(doc, title.span)
    if title is None or effect is None:
        return
    told = [
        sentence
        for sentence in doc.sentences[:MAX_SENTENCES]
        if sentence.start >= title.end and _tells(doc.lowercase[sentence.start : sentence.end], effect)
    ]
    if told and all(_is_hedged(doc.parse(sentence)) for sentence in told):
        first = doc.lowercase[told[0].start : told[0].end][:MAX_SHOWN_CHARS]
        yield Hit(title.span, f"the headline states an effect, and all that the text says of it is hedged: “{first}”")


MAX_SHOWN_CHARS = 120
"""Characters of a hedged sentence in the message."""


def _effect_of(doc: Annotated, title: Span) -> tuple[frozenset[str], frozenset[str]] | None:
    """Return the stems of what has an effect by a headline, and of what it works on."""
    words_of = doc.lowercase[slice(*title)]
    parse = read_sentence(doc.text, *title, doc.lowercase)
    verb = next((group for group in parse.groups if group.lemma in _EFFECTS), None)
    if verb is None or _is_hedged(parse) or not _SAID.isdisjoint(words_of):
        return None
    at = parse.tokens[verb.main]
    cause, object_ = _stems(doc.lowercase[title.start : at.start]), _stems(doc.lowercase[at.end : title.end])
    return (cause, object_) if cause and object_ else None


def _is_hedged(parse: Parse) -> bool:
    """Tell whether a sentence says less than that something is so; the month of May is no modal."""
    return any(token.lemma in _HEDGES or (token.tag == "modal" and token.word in _OPEN) for token in parse.tokens)


def _stems(words_of: str) -> frozenset[str]:
    return frozenset(word[:STEM_CHARS] for word in _WORD.findall(words_of) if word not in _EMPTY)


def _tells(sentence: str, effect: tuple[frozenset[str], frozenset[str]]) -> bool:
    """Tell whether a sentence is about a cause and what it works on."""
    stems = _stems(sentence)
    return all(not stems.isdisjoint(part) for part in effect)
