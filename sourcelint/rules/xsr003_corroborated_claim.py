"""XSR003."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from sourcelint.rule import CorpusHit, corpus_rule
from sourcelint.witness.joined import joined
from sourcelint.witness.matters import ONE_MONTH, ONE_YEAR, length, title_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sourcelint.witness import Collection, Matter, Telling

SHOWN = 3
"""Other sources that a finding names."""

EACH = 2
"""Places in one source that are shown for one event."""

DECADE = 3653
"""Days of the least exact date that can agree with another."""

EXACT = {"visit": ONE_MONTH, "actor": ONE_YEAR}
"""Days within which what happens more than once must fall to be the same, by who takes part."""


@corpus_rule("XSR003", "corroborated-claim", "info", fix="Nothing to mend; name both sources where the claim matters.")
def corroborated_claim(collection: Collection) -> Iterator[CorpusHit]:
    """
    ## What it does
    Notes what two or more independent sources tell alike: the same event with dates that agree, or the same state, such
    as a treaty that is in force.

    ## Why is this bad?
    It is not: such a claim stands on more than one source. Copies of one text count as one.

    ## Known limits
    Sources that share an origin which neither names look independent. Agreement does not make a claim true. Opinions
    that many sources share are not compared.

    ## References
    NATO AJP-2.1, information rating 1: confirmed by other sources. Associated Press, on a second source.
    """
    for matter in collection.matters:
        agreeing = _agreeing(matter)
        voices = _voices(collection, agreeing)
        if len(set(voices.values())) > 1:
            yield from _hits(collection, agreeing, voices)


def _agreeing(matter: Matter) -> list[Telling]:
    """Give those who tell of a matter alike; nobody where the dates do not all agree."""
    if matter.kind == "lasting" or matter.who == "war":
        return sorted((*matter.tellings, *matter.loose), key=lambda t: (t.number, t.statement.place.start))
    longest = EXACT.get(matter.who, ONE_MONTH) if matter.kind == "repeated" else DECADE
    return [t for t in matter.agreed() if t.days and length(t.days) <= longest]


def _voices(collection: Collection, agreeing: Sequence[Telling]) -> dict[int, int]:
    """Give the voice of each source; those that tell it in the same words are one."""
    own = [collection.voices[t.number] for t in agreeing]
    first: dict[str, int] = {}
    words = (" ".join(t.statement.place.quote.casefold().split()) for t in agreeing)
    voices = joined(own, [(voice, first.setdefault(w, voice)) for voice, w in zip(own, words, strict=True)])
    return {t.number: voices[voice] for t, voice in zip(agreeing, own, strict=True)}


def _hits(collection: Collection, agreeing: Sequence[Telling], voices: dict[int, int]) -> Iterator[CorpusHit]:
    sources = Counter(voices.values())
    one_each: dict[int, Telling] = {}
    for telling in agreeing:
        one_each.setdefault(voices[telling.number], telling)
    # Whoever is spoken of, one more than are shown suffice.
    some = list(one_each.values())[: SHOWN + 1]
    seen: Counter[int] = Counter()
    for telling in agreeing:
        seen[telling.number] += 1
        if seen[telling.number] > EACH:
            continue
        voice = voices[telling.number]
        others = [o for o in some if voices[o.number] != voice][:SHOWN]
        more = sources.total() - sources[voice] - len(others)
        names = ", ".join(collection[o.number].source for o in others) + (f" and {more} more" if more > 0 else "")
        message = f"{title_of(telling.statement)}: told alike by {names}"
        yield CorpusHit(telling.statement.place, message, tuple(o.statement.place for o in others))
