"""XSR003."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from sourcelint.corpus.disputes import by_place
from sourcelint.corpus.event_clusters import ONE_MONTH, ONE_YEAR, length, title_of
from sourcelint.corpus.union_find import connected_components
from sourcelint.rule import CorpusHit, corpus_rule

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sourcelint.corpus.collection import Collection
    from sourcelint.corpus.event_clusters import EventCluster, SourceStatement
    from sourcelint.corpus.told_alike import ToldAlike
    from sourcelint.finding import Place

MAX_SHOWN = 3
"""Other sources that a finding names."""

MAX_PLACES_PER_SOURCE = 2
"""Places in one source that are shown for one event."""

MAX_DAYS = 3653
"""Days of the least exact date that can agree with another."""

MAX_DAYS_REPEATED = {"visit": ONE_MONTH, "actor": ONE_YEAR}
"""Days within which what happens more than once must fall to be the same, by who takes part."""


@corpus_rule(
    "XSR003",
    "corroborated-claim",
    "info",
    fix="Nothing to mend; name both sources where the claim matters.",
    every_sentence=True,
)
def corroborated_claim(collection: Collection) -> Iterator[CorpusHit]:
    """
    ## What it does
    Notes what two or more independent sources tell alike: the same event with dates that agree, or the same state, such
    as a treaty that is in force; and sentences on any topic that share names, words and figures enough. Tolls of one
    disaster that differ are shown here as well: they rise, and are no conflict.

    ## Why is this bad?
    It is not: such a claim stands on more than one source. Copies of one text count as one, and so do sentences that have
    what they tell from one speaker or one agency.

    ## Known limits
    Sources that share an origin which neither names look independent. Agreement does not make a claim true. Opinions
    that many sources share are not compared.

    ## Measured
    Of 1,069 pairs of sentences that it linked in 607 news texts (ECB+) and that annotators had read, .91 tell one event; of
    the sentences that tell what another source tells too it found .74. Its weights were learnt on these texts. Annotators
    read the beginnings of texts; of 90 pairs from further down, read by hand, .66 told of the same.

    ## References
    NATO AJP-2.1, information rating 1: confirmed by other sources. Associated Press, on a second source.
    """
    for cluster in collection.clusters:
        agreeing = _agreeing(cluster)
        groups = _independent_groups(collection, agreeing)
        if len(set(groups.values())) > 1:
            yield from _hits(collection, agreeing, groups)
    yield from _told_alike(collection)
    yield from _tolls(collection)


def _tolls(collection: Collection) -> Iterator[CorpusHit]:
    """Point at the tolls of one disaster that differ: the later report may have the higher."""
    published = {profile.source: profile.published or "" for profile in collection.outlines}
    for place, (other, *_) in by_place(collection.tolls, dates=False).items():
        own, theirs = published[place.source][:10], published[other.source][:10]
        dated = f", published {own} and {theirs}" if own and theirs and own != theirs else ""
        message = f"{place.quote} here, {other.quote} in {other.source}{dated}: the toll of a disaster may still change"
        yield CorpusHit(place, message, (other,))


def _told_alike(collection: Collection) -> Iterator[CorpusHit]:
    """Point at each sentence that sentences of independent sources tell as well, the likest first, one a source."""
    known = _places_of_events(collection)
    disputed = _disputed(collection)
    for number, alike in collection.results.alike.items():
        for told in alike:
            place = told.place
            if _is_disputed(told, disputed.get(place.source, ())):
                continue
            if any(start < place.end and place.start < end for start, end in known.get(number, ())):
                continue
            names = ", ".join(other.source for other in told.others)
            more = f" and {told.more} more" if told.more else ""
            message = f"told alike by {names}{more}: {told.both}"
            if told.one_mouth:
                message += f"; {told.one_mouth} has it from the same mouth and does not count"
            yield CorpusHit(place, message, told.others)


def _disputed(collection: Collection) -> defaultdict[str, list[tuple[Place, Place]]]:
    """Return, by source, its figures and dates that another source gives otherwise, each with the place of these."""
    places: defaultdict[str, list[tuple[Place, Place]]] = defaultdict(list)
    for dispute in collection.disputes:
        for own, mate in ((dispute.own.place, dispute.other.place), (dispute.other.place, dispute.own.place)):
            places[own.source].append((own, mate))
    return places


def _is_disputed(told: ToldAlike, disputed: Iterable[tuple[Place, Place]]) -> bool:
    """Tell whether a sentence and one of those that tell it alike give a figure or a date otherwise."""
    return any(
        _stands_in(own, told.place) and any(_stands_in(mate, other) for other in told.others) for own, mate in disputed
    )


def _stands_in(place: Place, sentence: Place) -> bool:
    return place.source == sentence.source and sentence.start <= place.start < sentence.end


def _places_of_events(collection: Collection) -> defaultdict[int, list[tuple[int, int]]]:
    """Return, by source, where it tells of events that tables know: whether these agree is seen by their dates."""
    places: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    for cluster in collection.clusters:
        for entry in (*cluster.tellings, *cluster.loose):
            places[entry.number].append((entry.statement.place.start, entry.statement.place.end))
    return places


def _agreeing(cluster: EventCluster) -> list[SourceStatement]:
    """Return the entries of a cluster that agree; none if their dates exclude each other."""
    if cluster.kind == "lasting" or cluster.who == "war":
        return sorted(
            (*cluster.tellings, *cluster.loose), key=lambda entry: (entry.number, entry.statement.place.start)
        )
    longest = MAX_DAYS_REPEATED.get(cluster.who, ONE_MONTH) if cluster.kind == "repeated" else MAX_DAYS
    return [entry for entry in cluster.agreed() if entry.days and length(entry.days) <= longest]


def _independent_groups(collection: Collection, agreeing: Sequence[SourceStatement]) -> dict[int, int]:
    """Return the independent group of each source; those that tell it in the same words are one."""
    own = [collection.voices[entry.number] for entry in agreeing]
    first: dict[str, int] = {}
    words = (" ".join(entry.statement.place.quote.casefold().split()) for entry in agreeing)
    groups = connected_components(
        own, [(group, first.setdefault(quote, group)) for group, quote in zip(own, words, strict=True)]
    )
    return {entry.number: groups[group] for entry, group in zip(agreeing, own, strict=True)}


def _hits(collection: Collection, agreeing: Sequence[SourceStatement], groups: dict[int, int]) -> Iterator[CorpusHit]:
    sources = Counter(groups.values())
    one_each: dict[int, SourceStatement] = {}
    for entry in agreeing:
        one_each.setdefault(groups[entry.number], entry)
    # Whoever is spoken of, one more than are shown suffice.
    some = list(one_each.values())[: MAX_SHOWN + 1]
    seen: Counter[int] = Counter()
    for entry in agreeing:
        seen[entry.number] += 1
        if seen[entry.number] > MAX_PLACES_PER_SOURCE:
            continue
        group = groups[entry.number]
        others = [other for other in some if groups[other.number] != group][:MAX_SHOWN]
        unnamed = sources.total() - sources[group] - len(others)
        more = f" and {unnamed} more" if unnamed > 0 else ""
        names = ", ".join(collection.outlines[other.number].source for other in others)
        message = f"{title_of(entry.statement)}: told alike by {names}{more}"
        yield CorpusHit(entry.statement.place, message, tuple(other.statement.place for other in others))
