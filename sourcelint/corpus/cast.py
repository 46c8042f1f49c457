"""Whether two sources tell of one event as a whole: who and what they name is the same, and so are their words.

Two raids, matches or quarters are told in like words, but mostly of others. Of two sources with one cast a sentence may say "they"
and still be of the same, and a figure that each of them has but once is of one thing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sourcelint.evidence.events.rarity import rarity_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sourcelint.corpus.source_texts import SourceText

MIN_ALIKE = 1.1
"""Share of the names of the source with fewer that the other has too, and likeness of the two, added up. Of the near pairs of
ECB+ that tell one story .50 have it, of those that tell two like stories .13."""

MIN_RARITY_OF_CAST = 1.5
"""Rarity of the shared names, added up: one place alone is no cast."""

MAX_STRANGERS = 0.4
"""Rarity of the names of one source that the other has not, as a share of those of both, up to which they name nobody else. Of the
near pairs of ECB+ that tell one story .08 stay below, of 332 that tell two like stories none."""


def share_cast(one: SourceText, other: SourceText, likeness: float) -> bool:
    """Tell whether two sources of some likeness, see `StoryPair`, name the same."""
    own, theirs = _casts(one, other)
    shared, least = _rarity(own & theirs), min(_rarity(own), _rarity(theirs))
    return shared >= MIN_RARITY_OF_CAST and shared / least + likeness >= MIN_ALIKE


def have_one_cast(one: SourceText, other: SourceText) -> bool:
    """Tell whether neither of two sources names anybody or anything of weight that the other does not."""
    own, theirs = _casts(one, other)
    shared = _rarity(own & theirs)
    return shared >= MIN_RARITY_OF_CAST and max(_rarity(own - theirs), _rarity(theirs - own)) <= MAX_STRANGERS * shared


def _casts(one: SourceText, other: SourceText) -> tuple[frozenset[str], frozenset[str]]:
    """Return the names of two sources; what opens its only sentence is a name that shows in the other source."""
    return one.names | (other.names & one.terms), other.names | (one.names & other.terms)


def _rarity(names: Iterable[str]) -> float:
    return sum(rarity_of[name] for name in sorted(names))
