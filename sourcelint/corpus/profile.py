"""Make the profile of a source: all that comparing it with others reads, so that reports can stream past."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from sourcelint.corpus.lone_profile import MAX_EVENTS
from sourcelint.corpus.story_sketches import sketch_of
from sourcelint.evidence.events.statements import find_events, find_facts
from sourcelint.evidence.events.told import collect_told, packed
from sourcelint.evidence.sources.credits import credit_of
from sourcelint.evidence.text_reuse.minhash import signature_of
from sourcelint.evidence.text_reuse.passages import collect_passages
from sourcelint.evidence.text_reuse.spellings import collect_spellings
from sourcelint.report import SourceProfile

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from sourcelint.evidence.annotated import Annotated
    from sourcelint.finding import Place
    from sourcelint.report import Statement
    from sourcelint.text import RawSpan, Span

MAX_CLAIMS = 5
"""Claims kept of one source, those worth most; a list of all that others do not tell would be the text again."""

MIN_CLAIM_POINTS = 4
"""Points from which a sentence is worth checking: an event with a date, a figure or named actors."""

MIN_SUBJECT_SENTENCES = 3
"""Sentences in which an actor is named whom a text is about."""


def profile_of(
    annotated: Annotated,
    place: Callable[[Span | RawSpan], Place],
    *,
    every_sentence: bool = True,
) -> SourceProfile:
    """Make the profile of a source; `place` finds a span in its raw file.

    Without `every_sentence` facts, claims and most names are left out too, which no rule asks for that does without
    `Collection.results`.
    """
    document = annotated.document
    events = find_events(annotated, place)
    facts = find_facts(annotated, place) if every_sentence else ()
    subject = _subject_of(facts)
    credit = credit_of(annotated) if annotated.language == "en" else None
    metadata = document.metadata
    told = collect_told(annotated, place)
    return SourceProfile(
        source=document.source,
        headline=place(annotated.headline),
        signature=signature_of(document.text),
        published=metadata.published.value,
        events=events[:MAX_EVENTS],
        subject=subject,
        claims=_best_claims(facts, subject) if subject else (),
        facts=tuple(statement.words for statement in facts) if subject else (),
        names=_names_of(annotated, place) if every_sentence or credit else {},
        passages=collect_passages(annotated, place),
        site=host_of(metadata.url.value or "") or (metadata.publisher.value or "").casefold(),
        upstream=credit.outlet if credit else "",
        credit=place(credit.span) if credit else None,
        told=packed(told),
        start=document.start,
        story=sketch_of(told),
    )


def _names_of(annotated: Annotated, place: Callable[[Span | RawSpan], Place]) -> dict[str, Place]:
    """Return the full names of a source with the first place of each."""
    spellings = collect_spellings(annotated, annotated.reference.names)
    return {annotated.text[slice(*spelling)]: place(spelling) for spelling in spellings}


def _subject_of(facts: Iterable[Statement]) -> frozenset[str]:
    """Return the two actors that a text names most; nobody if fewer than two are named often enough."""
    counts = Counter(actor for fact in facts for actor in fact.actors)
    common = sorted((-count, actor) for actor, count in counts.items() if count >= MIN_SUBJECT_SENTENCES)[:2]
    return frozenset(actor for _, actor in common) if len(common) > 1 else frozenset()


def _best_claims(facts: Iterable[Statement], subject: frozenset[str]) -> tuple[Statement, ...]:
    """Choose the claims about the subject, or about nobody by name, that are worth checking most; in text order."""
    worth = [
        fact
        for fact in facts
        if fact.points >= MIN_CLAIM_POINTS and (not fact.actors or subject.intersection(fact.actors))
    ]
    best = sorted(worth, key=lambda fact: (-fact.points, fact.place.start))[:MAX_CLAIMS]
    return tuple(sorted(best, key=lambda fact: fact.place.start))


def host_of(url: str) -> str:
    """Return the host of an address; "" if it has none or cannot be read."""
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""
