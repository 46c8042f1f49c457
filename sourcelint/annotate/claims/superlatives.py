"""First places that are said of something: "is one of the most effective", "is the largest producer of coffee".

Only what somebody could have measured or asked ("popular", "effective", "oldest") is looked at, and only where a sentence
says it of its subject: "the most important thing is" ranks nothing that could be looked up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sourcelint.annotate.text.word_lists import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sourcelint.annotate.grammar import Parse, VerbGroup
    from sourcelint.text import Span

SUPERLATIVES = words("""
    largest oldest highest fastest safest healthiest deadliest leading best-selling best-known
""")  # fmt: skip
"""What can be ranked, in one word."""
_RANKED_BY = words("""
    popular effective powerful famous influential widely commonly frequently valuable successful visited studied haunted evidence-backed
    trusted expensive common prevalent dangerous deadly populous productive profitable reliable efficient
""")  # fmt: skip
"""What can be ranked, behind "most"."""
_SAYING = words("be become remain")
_RANKING = words("rank rate")
_POINTING = words("this these here what which who there that")
"""Subjects that point at something: "this is the largest", "which are the oldest?"."""
_ORDINALS = words("first second third")
_OWNING = words("the 's '")
MAX_OWNER_WORDS = 4
"""Words of a place that a first place belongs to: "the nation's", "Britain's"."""


def find_superlatives(parse: Parse) -> Iterator[Span]:
    """Yield the predicates of a sentence that give its subject a first place, from the verb to what is ranked by."""
    for group in parse.groups:
        last = None if group.is_negated or group.modal or group.is_infinitive else _rank_behind(parse, group)
        if last is not None and parse.word(group.first - 1) not in _POINTING:
            yield parse.span(group.first, last)


def _rank_behind(parse: Parse, group: VerbGroup) -> int | None:
    """Return the word that a predicate ranks by; None if it ranks nothing."""
    at = group.last + 1
    if group.lemma in _RANKING:
        at += parse.word(at) == "as"
    elif group.lemma not in _SAYING:
        return None
    while parse.tag(at) == "adverb":
        at += 1
    if parse.word(at) in ("one", "among"):
        at += 1 + (parse.word(at + 1) == "of")
    first = next(
        (n for n in range(at, at + MAX_OWNER_WORDS) if parse.word(n) in _OWNING and parse.word(n + 1) != "'s"), None
    )
    if first is None or any(parse.tag(n) not in ("name", "noun", "determiner", "possessive") for n in range(at, first)):
        return None
    at = first + 1
    at += parse.word(at) in _ORDINALS
    if parse.word(at) == "most":
        return at + 1 if parse.word(at + 1) in _RANKED_BY else None
    return at if parse.word(at) in SUPERLATIVES else None
