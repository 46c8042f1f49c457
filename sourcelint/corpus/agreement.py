"""Whether two sentences that tell of the same confirm each other, and what both say, in words for a reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sourcelint.corpus.alignment import MIN_SCORE, shared_terms
from sourcelint.corpus.amount_slots import INDICES, MARKETS
from sourcelint.corpus.credited_outlets import shared_outlets
from sourcelint.corpus.speakers import are_one, speaker_at
from sourcelint.evidence.events.rarity import rarity_of
from sourcelint.evidence.events.stems import stem_of
from sourcelint.expressions import lazy

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sourcelint.corpus.alignment import Aligned
    from sourcelint.corpus.source_texts import SourceText
    from sourcelint.evidence.events.told import ToldSentence

MAX_SHARE_OF_TERMS, MIN_COPIED_TERMS = 0.8, 6
"""Share of the telling words that two sentences have in common when one was copied from the other, or both from a third; of
sentences with so many words."""

MAX_SHARE_QUOTED = 0.5
"""Share of the telling words of the shorter of two sentences that quote which the other has if one man said both: he counts
once, however long each source says who he is."""

MIN_FIRM_PAIRS, MIN_RARITY_SHARED = 2, 1.5
"""Pairs of sentences with a name or a figure in common from which on two sources may tell the same without, and the rarity of
the words, added up, that such sentences share."""

MAX_NAMES, MAX_WORDS, MAX_FIGURES = 3, 2, 2
"""Names, other words and figures that a message shows."""

_WORD = lazy(r"[^\W_]{2,60}(?:[-'’.,][^\W_]{1,60}){0,4}")


def confirming_pairs(aligned: Iterable[Aligned], one: SourceText, other: SourceText) -> Iterator[Aligned]:
    """Find the aligned sentences of two independent sources that tell of the same, in other words than each other's.

    Two sentences that share neither a name nor a figure count if the two sources tell of the same in others that do.
    """
    firm = 0
    nameless: list[Aligned] = []
    for pair in aligned:
        here, there = one.sentences[pair.here], other.sentences[pair.there]
        if pair.score < MIN_SCORE or not may_confirm(here, there) or are_copied(here, there):
            continue
        if share_name_or_figure(here, there):
            firm += 1
            yield pair
        elif _rarity_shared(here, there) >= MIN_RARITY_SHARED:
            nameless.append(pair)
    if firm >= MIN_FIRM_PAIRS:
        yield from nameless


def _rarity_shared(here: ToldSentence, there: ToldSentence) -> float:
    return sum(rarity_of[term] for term in sorted(here.terms & there.terms))


def are_of_one_mouth(pair: Aligned, one: SourceText, other: SourceText) -> bool:
    """Tell whether two aligned sentences have what they tell from one speaker or one outlet: they count as one source."""
    if shared_outlets(one.sentences[pair.here], other.sentences[pair.there]):
        return True
    here, there = speaker_at(one.sentences, pair.here), speaker_at(other.sentences, pair.there)
    return max(len(here), len(there)) > 1 and are_one(here, there)  # "Rescuers said" names nobody


def may_confirm(here: ToldSentence, there: ToldSentence) -> bool:
    """Tell whether two sentences can confirm each other: one is a sentence or a title, and they do not give prices.

    Two lists share words, and tell no event; what a stock index did is told anew every day in the same words.
    """
    if not any(sentence.whole or sentence.title for sentence in (here, there)):
        return False  # items of two lists
    shared = here.terms & there.terms
    are_prices = here.amounts and there.amounts and not MARKETS.isdisjoint(shared)
    return not are_prices and INDICES.isdisjoint(shared)


def share_name_or_figure(here: ToldSentence, there: ToldSentence) -> bool:
    """Tell whether two sentences have a name or a figure in common."""
    return any(term in here.names or term in there.names or term[0].isdigit() for term in here.terms & there.terms)


def are_copied(here: ToldSentence, there: ToldSentence) -> bool:
    """Tell whether two sentences say the same in the same words, or quote one speaker."""
    shared = len(here.terms & there.terms)
    shorter = min(len(here.terms), len(there.terms))
    if here.terms == there.terms:
        return True
    if here.quoted and there.quoted:
        return shared > MAX_SHARE_QUOTED * shorter
    share = shared / max(1, len(here.terms | there.terms))
    return share > MAX_SHARE_OF_TERMS and shorter >= MIN_COPIED_TERMS


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
