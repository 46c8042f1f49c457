"""XSR001."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sourcelint.corpus.disputes import MAX_RELATED, by_place, told_otherwise
from sourcelint.corpus.event_clusters import ONE_YEAR, gap, length, overlap, title_of
from sourcelint.rule import CorpusHit, corpus_rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sourcelint.corpus.collection import Collection
    from sourcelint.corpus.event_clusters import EventCluster, SourceStatement
    from sourcelint.finding import Severity

MAX_SHOWN = 3
"""Sources of another date that a finding names."""

MAX_SOURCES_PER_DATE = 5
"""Sources of one date that get a finding; where a hundred say 1961 and one 1951, that one is what matters."""

MAX_DATES = 50
"""Different dates of one event that are compared."""

MAX_DAY_GAP, MAX_BATTLE_GAP = 2, 366
"""Days by which two dates may differ that are given to the day (midnight falls at another hour elsewhere), and by which
those of a battle may, which has more than one day."""


@corpus_rule("XSR001", "date-conflict", "error", fix="Look the date up; say which source is wrong, or why they differ.")
def date_conflict(collection: Collection) -> Iterator[CorpusHit]:
    """
    ## What it does
    Reports an event that happens once, such as the signing of a treaty between the same parties, to which two sources
    give dates that exclude each other; and a "first" that another source dates earlier. A warning where one of the dates
    is no more than a decade or an era, and for other events, which are known by what two sources on one story share: the words
    around the date, or one act of one body that both date to the day ("the vote, which took place on", "the decision, made on").
    Two years exclude each other in what such sources say of an act that happens once ("was founded in", "first lit on"), if the rest of
    the date is the same and one year may be a slip of the other: a few years off, one other digit, two digits that changed places.

    ## Why is this bad?
    At least one of the sources is wrong, or they speak of different things by one name. Which, only a look outside tells.

    ## Known limits
    Of events that happen once only dates that stand in the sentence with their year are compared. On other topics two
    sources must be near to each other, agree on more than they differ on, and have words around the date in common; much is
    missed, though each of 13 changed dates was found. "1961" and "July 11, 1961" agree, as do 1992 and "the 1990s". Visits, tests and
    summits happen more than once: they conflict only where one side says "first".

    ## Measured
    On 607 news texts about 43 stories, two like ones a topic (ECB+), 6 of 7 pairs of dates were right; these texts served to
    mend it. None on 73 other news texts (MEANTIME) and on 297 pages on anything. On 924 texts on one election (PolNeAR) it
    found two pairs, both wrong: days of writing. They served to mend it, and it finds none now.

    ## References
    NATO AJP-2.1, information rating 4: contradicted by other information. Wikipedia: Verifiability.
    """
    known: list[CorpusHit] = []
    for cluster in collection.clusters:
        if cluster.kind in {"once", "era"}:
            known += _once(collection, cluster)
        elif cluster.kind == "repeated":
            known += _first(collection, cluster)
    yield from known
    for place, others in by_place(collection.disputes, dates=True).items():
        if any(hit.place.source == place.source and hit.place.start <= place.start < hit.place.end for hit in known):
            continue  # the tables know the event
        yield CorpusHit(place, told_otherwise(place, others), tuple(others[:MAX_RELATED]), "warning")


def _once(collection: Collection, cluster: EventCluster) -> Iterator[CorpusHit]:
    """Compare the dates of what happens once."""
    dated = _some([entry for entry in cluster.dated if entry.statement.sure])
    for entry in dated:
        others = [other for other in collection.independent_of(entry, dated) if _exclude(entry, other)]
        if others:
            others.sort(key=_vague)
            soft = cluster.kind == "era" or _vague(entry) or _vague(others[0])
            yield _hit(collection, entry, others, "warning" if soft else "error")


def _vague(entry: SourceStatement) -> bool:
    """Tell whether a date is no more than a decade or an era."""
    return entry.days is None or length(entry.days) > ONE_YEAR


def _some(dated: Sequence[SourceStatement]) -> list[SourceStatement]:
    """Choose a few who give each date, so that the work does not grow with the square of the sources."""
    each: dict[object, list[SourceStatement]] = {}
    for entry in dated:
        if entry.days in each or len(each) < MAX_DATES:
            same = each.setdefault(entry.days, [])
            if len(same) < MAX_SOURCES_PER_DATE:
                same.append(entry)
    return [entry for same in each.values() for entry in same]


def _exclude(one: SourceStatement, other: SourceStatement) -> bool:
    """Tell whether two dates exclude each other."""
    here, there = one.days, other.days
    if here is None or there is None or overlap(here, there):
        return False
    to_the_day = max(length(here), length(there)) <= MAX_DAY_GAP
    return gap(here, there) > (MAX_BATTLE_GAP if one.statement.who == "battle" else MAX_DAY_GAP if to_the_day else 0)


def _first(collection: Collection, cluster: EventCluster) -> Iterator[CorpusHit]:
    """Hold what is called the first of its kind against what is dated earlier."""
    dated = _some([entry for entry in cluster.dated if entry.statement.sure])
    firsts = [entry for entry in dated if entry.statement.leads]
    for entry in dated:
        against = dated if entry.statement.leads else firsts
        others = [other for other in collection.independent_of(entry, against) if _too_early(entry, other)]
        if others:
            yield _hit(collection, entry, others, "error", "; the later is called the first")


def _too_early(one: SourceStatement, other: SourceStatement) -> bool:
    """Tell whether one of two comes before the other although that is called the first."""
    here, there = one.days, other.days
    if here is None or there is None or not _exclude(one, other):
        return False
    later = other if here < there else one
    return later.statement.leads


def _hit(
    collection: Collection,
    entry: SourceStatement,
    others: Sequence[SourceStatement],
    severity: Severity,
    note: str = "",
) -> CorpusHit:
    dates = dict.fromkeys(f"{other.statement.time} in {collection.outlines[other.number].source}" for other in others)
    more = f" and {len(dates) - MAX_SHOWN} more" if len(dates) > MAX_SHOWN else ""
    there = ", ".join(list(dates)[:MAX_SHOWN])
    message = f"{title_of(entry.statement)}: {entry.statement.time} here, {there}{more}{note}"
    return CorpusHit(
        entry.statement.place, message, tuple(other.statement.place for other in others[:MAX_SHOWN]), severity
    )
