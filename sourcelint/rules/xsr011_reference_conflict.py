"""XSR011."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from sourcelint.corpus.event_clusters import are_names_alike, key_of, overlap
from sourcelint.evidence.events.treaties import words_of
from sourcelint.rule import CorpusHit, corpus_rule

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Sequence
    from datetime import date

    from sourcelint.annotate.gazetteers.reference import ReferenceFact
    from sourcelint.corpus.collection import Collection
    from sourcelint.report import Statement


@corpus_rule(
    "XSR011", "reference-conflict", "error", fix="Correct the claim, or the reference list where that is out of date."
)
def reference_conflict(collection: Collection) -> Iterator[CorpusHit]:
    """
    ## What it does
    Reports a claim that contradicts the list of known facts, `checks/reference/facts.csv`, and quotes what that says and
    where it has it from: a date other than the listed one, an event before the first of its kind, one that a complete list
    does not have, a member that a group never had.

    ## Why is this bad?
    Unlike two sources that disagree, the list was made to be right. When a collection is judged, such a source has a D at
    best.

    ## Known limits
    What the list does not have is not judged; the few rows that come along are examples of each kind, to be followed by
    your own. Only dates that stand in the sentence with their year are held against it. A list can be older than a claim:
    complete ones say until when they are.

    ## References
    schema.org ClaimReview. International Fact-Checking Network: Code of Principles, on sources that readers can check.
    """
    known: defaultdict[Hashable, list[ReferenceFact]] = defaultdict(list)
    for fact in collection.known:
        known[_key(fact.event, fact.actors, members=fact.kind == "members")].append(fact)
    for profile in collection.tellers:
        for statement in profile.events:
            facts = known.get(_key(statement.event or "", statement.actors, members=statement.who == "member"), [])
            against = _against(statement, facts)
            if against:
                yield CorpusHit(statement.place, f"{against.says} ({against.source})", ())


def _key(event: str, actors: Sequence[str], *, members: bool) -> Hashable:
    """Return what a claim and a fact must share: all actors, or for a membership the group."""
    return event, tuple(key_of(actor) for actor in actors[:1]) if members else frozenset(map(key_of, actors))


def _against(statement: Statement, facts: Sequence[ReferenceFact]) -> ReferenceFact | None:
    """Find a fact that a statement contradicts."""
    own = [fact for fact in facts if not fact.name or _same_name(fact, statement)]
    if statement.who == "member":
        return _against_members(statement, own)
    if not statement.sure or statement.first is None or statement.last is None:
        return None
    days = statement.first, statement.last
    contradicted = (fact for fact in own if _excludes(fact, days, leads=statement.leads))
    return next(contradicted, None) or _against_complete_list(days, own)


def _against_members(statement: Statement, facts: Sequence[ReferenceFact]) -> ReferenceFact | None:
    """Return a fact about a group if the group never had a member that the statement names."""
    members = {key_of(actor) for fact in facts for actor in fact.actors[1:]}
    return facts[0] if facts and any(key_of(actor) not in members for actor in statement.actors[1:]) else None


def _excludes(fact: ReferenceFact, days: tuple[date, date], *, leads: bool) -> bool:
    """Tell whether a fact rules out that its event happened within some days; `leads`: as the first of its kind."""
    if fact.kind == "first":
        return days[1] < fact.first or (leads and not _in(fact, days))
    return fact.kind == "once" and not _in(fact, days)


def _against_complete_list(days: tuple[date, date], facts: Sequence[ReferenceFact]) -> ReferenceFact | None:
    """Return a fact of a complete list that has no event within some days which the list covers."""
    listed = [fact for fact in facts if fact.kind == "all"]
    if not listed or any(_in(fact, days) for fact in listed):
        return None
    return listed[0] if days[1] <= min(fact.until for fact in listed) else None


def _same_name(fact: ReferenceFact, statement: Statement) -> bool:
    """Tell whether a fact and a statement name the same; treaties are named in many ways, wars and battles in one."""
    name = words_of(fact.name)
    return are_names_alike(name, statement.name) if statement.who == "treaty" else name == statement.name


def _in(fact: ReferenceFact, days: tuple[date, date]) -> bool:
    return overlap((fact.first, fact.last), days)
