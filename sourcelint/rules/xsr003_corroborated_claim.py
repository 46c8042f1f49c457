"""XSR003."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from sourcelint.corpus.event_clusters import ONE_MONTH, ONE_YEAR, length, title_of
from sourcelint.corpus.union_find import connected_components
from sourcelint.rule import CorpusHit, corpus_rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sourcelint.corpus import Collection, EventCluster, SourceStatement

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
    for cluster in collection.clusters:
        agreeing = _agreeing(cluster)
        voices = _voices(collection, agreeing)
        if len(set(voices.values())) > 1:
            yield from _hits(collection, agreeing, voices)


def _agreeing(cluster: EventCluster) -> list[SourceStatement]:
    """Give those who tell of a matter alike; nobody where the dates do not all agree."""
    if cluster.kind == "lasting" or cluster.who == "war":
        return sorted(
            (*cluster.tellings, *cluster.loose), key=lambda entry: (entry.number, entry.statement.place.start)
        )
    longest = EXACT.get(cluster.who, ONE_MONTH) if cluster.kind == "repeated" else DECADE
    return [entry for entry in cluster.agreed() if entry.days and length(entry.days) <= longest]


def _voices(collection: Collection, agreeing: Sequence[SourceStatement]) -> dict[int, int]:
    """Give the voice of each source; those that tell it in the same words are one."""
    own = [collection.voices[entry.number] for entry in agreeing]
    first: dict[str, int] = {}
    words = (" ".join(entry.statement.place.quote.casefold().split()) for entry in agreeing)
    voices = connected_components(
        own, [(voice, first.setdefault(quote, voice)) for voice, quote in zip(own, words, strict=True)]
    )
    return {entry.number: voices[voice] for entry, voice in zip(agreeing, own, strict=True)}


def _hits(collection: Collection, agreeing: Sequence[SourceStatement], voices: dict[int, int]) -> Iterator[CorpusHit]:
    sources = Counter(voices.values())
    one_each: dict[int, SourceStatement] = {}
    for entry in agreeing:
        one_each.setdefault(voices[entry.number], entry)
    # Whoever is spoken of, one more than are shown suffice.
    some = list(one_each.values())[: SHOWN + 1]
    seen: Counter[int] = Counter()
    for entry in agreeing:
        seen[entry.number] += 1
        if seen[entry.number] > EACH:
            continue
        voice = voices[entry.number]
        others = [other for other in some if voices[other.number] != voice][:SHOWN]
        more = sources.total() - sources[voice] - len(others)
        names = ", ".join(collection[other.number].source for other in others) + (
            f" and {more} more" if more > 0 else ""
        )
        message = f"{title_of(entry.statement)}: told alike by {names}"
        yield CorpusHit(entry.statement.place, message, tuple(other.statement.place for other in others))
