"""Whether two sentences that tell of the same confirm each other, and what both say, in words for a reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sourcelint.corpus.alignment import shared_terms
from sourcelint.corpus.amount_slots import MARKETS
from sourcelint.corpus.speakers import are_one, speaker_at
from sourcelint.evidence.events.stems import stem_of
from sourcelint.expressions import lazy

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sourcelint.evidence.events.told import ToldSentence

MAX_SHARE_OF_TERMS, MIN_COPIED_TERMS = 0.8, 6
"""Share of the telling words that two sentences have in common when one was copied from the other, or both from a third; of
sentences with so many words."""

MAX_SHARE_QUOTED = 0.5
"""The same for two sentences that quote: one man's words in two sources are one witness."""

MAX_NAMES, MAX_WORDS, MAX_FIGURES = 3, 2, 2
"""Names, other words and figures that a message shows."""

_WORD = lazy(r"[^\W_]{2,60}(?:[-'’.,][^\W_]{1,60}){0,4}")


def are_independent(here: ToldSentence, there: ToldSentence) -> bool:
    """Tell whether two aligned sentences of independent sources can confirm each other, and are not in the same words."""
    return may_confirm(here, there) and not are_copied(here, there)


def are_of_one_mouth(one: Sequence[ToldSentence], row: int, other: Sequence[ToldSentence], there: int) -> bool:
    """Tell whether a sentence of one source and one of another have what they tell from one speaker, who is one witness."""
    speaker, theirs = speaker_at(one, row), speaker_at(other, there)
    return max(len(speaker), len(theirs)) > 1 and are_one(speaker, theirs)  # "Rescuers said" names nobody


def may_confirm(here: ToldSentence, there: ToldSentence) -> bool:
    """Tell whether two sentences can confirm each other: one is a sentence or a title, and they share a name or a figure.

    Two guides to one craft share words, and tell no event; what a stock index did is told anew every day in the same words.
    """
    if not any(sentence.whole or sentence.title for sentence in (here, there)):
        return False  # items of two lists
    shared = here.terms & there.terms
    if here.amounts and there.amounts and not MARKETS.isdisjoint(shared):
        return False
    return any(term in here.names or term in there.names or term[0].isdigit() for term in shared)


def are_copied(here: ToldSentence, there: ToldSentence) -> bool:
    """Tell whether two sentences say the same in the same words, or quote one speaker."""
    share = len(here.terms & there.terms) / max(1, len(here.terms | there.terms))
    if here.terms == there.terms:
        return True
    if here.quoted and there.quoted:
        return share > MAX_SHARE_QUOTED
    return share > MAX_SHARE_OF_TERMS and min(len(here.terms), len(there.terms)) >= MIN_COPIED_TERMS


def what_both_say(here: ToldSentence, there: ToldSentence) -> str:
    """Say what two sentences share, in the words of the first: "both name Gulf and Aden, say “captured”, 23"."""
    names, words, figures = shared_terms(here, there)
    parts = []
    if names:
        parts.append("name " + " and ".join(_as_written(here, names[:MAX_NAMES])))
    said = [f"“{word}”" for word in _as_written(here, words[:MAX_WORDS])]
    said += figures[:MAX_FIGURES]
    if said:
        parts.append("say " + ", ".join(said))
    return "both " + " and ".join(parts) if parts else "in like words"


def _as_written(sentence: ToldSentence, stems: Sequence[str]) -> Iterable[str]:
    """Return stems as the sentence writes them, in the order of the sentence."""
    wanted = set(stems)
    for match in _WORD.finditer(sentence.place.quote):
        for word in match.group().split("-"):
            stem = stem_of[word]
            if stem in wanted:
                wanted.discard(stem)
                yield word.removesuffix("'s").removesuffix("’s")
