"""Who stands behind each sentence, by the scope of attributions, citation marks and links."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from sourcelint.annotate.claims.lexicon import CLASSES, NATION, PLAIN

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from sourcelint.annotate.attributions import Attribution
    from sourcelint.annotate.quotations import Quotation
    from sourcelint.annotate.sentences import Sentence
    from sourcelint.annotate.weasels import Weasel

CITATION = re.compile(
    r"\[\d{1,3}(?:[,–-] ?\d{1,3}){0,8}\]|(?<=[\w.,;”\"’]) ?\((?:\d{1,2}|[A-Z][\w’'-]{1,30}(?: (?:et al\.|and|&)(?: [A-Z][\w’'-]{1,30})?)?,? (?:19|20)\d\d[a-z]?)\)"
    r"|https?://|\bdoi:|\bwww\.",
)
"""A mark that points at a source: [12], (9) after a clause, (Smith 2019), a visible address."""

DOCUMENT = re.compile(
    r"(?:[A-Z][\w’'-]{1,30}|\d{4})(?:,? (?:of|on|for|and|the|to|[A-Z][\w’'-]{1,30})){0,12} ?(?:Treaty|Act|Resolution|Convention|Constitution|Protocol|Report|Charter|Declaration)\b",
)
"""An instrument or report by its name."""

_PRONOUN = {"he", "she", "it", "they"}
_ACCORDING = re.compile(r"According to ")
_NAME = re.compile(r"[^\W\d_][\w’'.-]*")


def supports(
    text: str,
    sentences: Sequence[Sentence],
    quotations: Sequence[Quotation],
    attributions: Sequence[Attribution],
    weasels: Sequence[Weasel],
    linked: Collection[int],
) -> list[str]:
    """Give the support of each sentence: citation, link, named source, named document, weasel or none."""
    found = ["none"] * len(sentences)
    starts = [s.start for s in sentences]
    for start, _ in weasels:
        found[max(0, bisect_right(starts, start) - 1)] = "weasel"
    pronouns = set()
    for attribution in attributions:
        place = attribution.cue or attribution.source or attribution.content
        if place is None:
            continue
        at = bisect_right(starts, place.start) - 1
        if at < 0:
            continue
        kind = source_kind(text[attribution.source.start : attribution.source.end]) if attribution.source else "none"
        if kind == "pronoun":
            pronouns.add(at)
        elif kind == "named source":
            _mark(found, at, attribution, starts)
        elif found[at] == "none" and kind == "weasel":
            found[at] = kind
    for at in sorted(pronouns):
        before = at - 1
        if before >= 0 and found[at] in {"none", "weasel"}:
            opener = sentences[before]
            if found[before] == "named source" or named_actor(text[opener.start : opener.end]):
                found[at] = "named source"
    covered = -1
    for n, sentence in enumerate(sentences):
        if sentence.block != (sentences[n - 1].block if n else -1):
            covered = sentence.block if found[n] == "named source" and _ACCORDING.match(text, sentence.start) else -1
        if found[n] == "none" and sentence.block == covered:
            found[n] = "named source"
    for n in linked:
        found[n] = "link"
    for m in CITATION.finditer(text):
        at = bisect_right(starts, max(0, m.start() - 1)) - 1
        if at >= 0:
            found[at] = "citation"
    return found


def _mark(found: list[str], at: int, attribution: Attribution, starts: list[int]) -> None:
    """Give support to the sentence of the cue and to those that the content reaches."""
    first = last = at
    if attribution.content:
        first = min(first, max(0, bisect_right(starts, attribution.content.start) - 1))
        last = max(last, bisect_right(starts, attribution.content.end - 1) - 1)
    for n in range(first, last + 1):
        found[n] = "named source"


def named_actor(sentence: str) -> bool:
    """Tell whether a sentence names a person, a body or a state that a following pronoun may mean."""
    words = _NAME.findall(sentence)
    return any(w[0].isupper() for w in words[1:]) or bool(words and CLASSES.get(words[0].lower(), 0) & NATION)


def source_kind(source: str) -> str:
    """Tell what a source is: named source, pronoun, weasel (nobody in particular), or none for a whole state.

    Named means that a reader could find it (IFCN): a person, a publication, an institution. A state as a speaker has no
    address: who of it, when, in which paper?
    """
    words = _NAME.findall(source)
    lowered = [w.lower().replace("’", "'") for w in words]
    if len(words) == 1 and lowered[0] in _PRONOUN:
        return "pronoun"
    proper = [
        low for word, low in zip(words, lowered, strict=True)
        if word[0].isupper() and not CLASSES.get(low.removesuffix("'s"), 0) & (NATION | PLAIN)
    ]  # fmt: skip
    if proper:
        return "named source"
    if any(
        w[0].isupper() and CLASSES.get(low.removesuffix("'s"), 0) & NATION
        for w, low in zip(words, lowered, strict=True)
    ):
        return "none" if len(words) == 1 else "weasel"
    return "weasel"
