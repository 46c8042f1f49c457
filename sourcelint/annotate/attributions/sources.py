"""Who: the subject of a verb, the agent of a passive, the owner of a noun, as spans of a parsed sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sourcelint.annotate.attributions.asides import ASIDE_MARKS, BARE_FORMS, before_aside, before_inner_aside
from sourcelint.annotate.text.calendar_words import WEEKDAYS
from sourcelint.annotate.text.word_lists import words
from sourcelint.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sourcelint.annotate.grammar import NounPhrase, Parse, VerbGroup

MAX_SOURCE_CHARS = 160
"""Characters that a source may have: appositions are long, and a hostile line has no end."""
MAX_ASIDES, MAX_STEPS, MAX_GROUPS_BACK = 3, 8, 8
"""Appositions in a row; phrases that a subject may have; verb groups looked back on."""
_TIMES = frozenset(WEEKDAYS) | words("today yesterday earlier later also")
_TIED = frozenset(["preposition", "adverb", "adjective", "possessive", "number"])
_LEADING = words("lead prompt cause push drive force")
_RELATIVES = words("who which that")
_CLAUSE_TIES = words("who whom which that where")
_STOPS = frozenset(["subordinator", "relative", "mark", "be", "have", "do", "modal", "to", "conjunction"])
_DATED = frozenset(["name", "number"])
_JOINTS = frozenset(["and", "or", "&"])
_SUBJECT_OPENERS = frozenset(["", "mark", "subordinator", "conjunction", "adverb"])
"""Classes of the word before a subject, none at the beginning: behind a verb or a preposition stands its object."""


def subject_of(parse: Parse, group: VerbGroup) -> Span | None:
    """Return the subject before a verb group, with what is tied to it: "Jane Doe, a professor at Leeds, argued"."""
    beside = _accompanying(parse, group) if group.is_participle else None
    if beside is not None:
        return parse.span(beside.first, group.first - 1)
    end = _subject_end(parse, group)
    head = None if end is None else _head_before(parse, end[0])
    return None if end is None or head is None else _trimmed(parse, _first_of_all(parse, head), end[1])


def _first_of_all(parse: Parse, phrase: NounPhrase) -> int:
    """Return the first word of those who do something together: of "Ruth Amery and Neil Barton", "Lund, a nurse, and Dahl"."""
    return _joined_to(parse, phrase)[-1].first


def _joined_to(parse: Parse, phrase: NounPhrase) -> list[NounPhrase]:
    """Return a noun phrase and those before it that an "and" and commas join to it, from right to left."""
    joined = [phrase]
    for _ in range(MAX_STEPS):
        at = joined[-1].first - 1
        if parse.word(at) in _JOINTS:
            at -= 1
            at = before_aside(parse, at) or at
        elif parse.word(at) == "," and len(joined) > 1:
            at -= 1  # "Smith, Jones and Brown"
        else:
            break
        other = parse.phrase_with(at)
        if other is None or other.last != at or parse.tag(other.first - 1) not in _SUBJECT_OPENERS:
            break
        joined.append(other)
    return joined


def each_of(parse: Parse, span: Span) -> list[Span]:
    """Return each of those who do something together, from left to right: "the mayor" and "the council"."""
    first, last = parse.token_at(span.start), parse.token_at(span.end - 1)
    phrase = parse.phrase_before(last)
    while phrase is not None and phrase.first > first:
        joined = _joined_to(parse, phrase) if parse.word(phrase.first - 1) in _JOINTS else []
        if joined and joined[-1].first == first:
            firsts = [other.first for other in reversed(joined)]
            return [parse.span(at, stop) for at, stop in zip(firsts, _lasts(parse, firsts, last), strict=True)]
        phrase = parse.phrase_before(phrase.first - 1)
    return [span]


def _lasts(parse: Parse, firsts: Sequence[int], last: int) -> Iterator[int]:
    """Yield the last words of those who begin with some words, without the "and" and commas between them."""
    for at in firsts[1:]:
        stop = at - 1
        while parse.word(stop) in _JOINTS or parse.word(stop) == ",":
            stop -= 1
        yield stop
    yield last


def _accompanying(parse: Parse, group: VerbGroup) -> NounPhrase | None:
    """Return whose a participle is behind a "with": "with key senators on both sides expressing concerns"."""
    phrase = parse.phrase_with(group.first - 1)
    for _ in range(MAX_STEPS):
        if phrase is None or parse.tag(phrase.first - 1) != "preposition":
            return None
        if parse.goes_along(phrase, group):
            return phrase
        phrase = parse.phrase_with(phrase.first - 2)
    return None


def follower_of(parse: Parse, group: VerbGroup) -> Span | None:
    """Return the subject behind a verb group: "…,” said the mayor of Leeds"."""
    at = group.last + 1
    phrase = parse.phrase_from(at)
    return None if phrase is None else parse.span(at, extent(parse, phrase))


def agent_of(parse: Parse, group: VerbGroup) -> Span | None:
    """Return who stands behind the "by" of a passive: "was criticized on Monday by the board"."""
    agent = parse.agent_of(group)
    return None if agent is None else parse.span(agent.first, extent(parse, agent))


def owner_of(parse: Parse, phrase: NounPhrase) -> Span | None:
    """Return the owner of a noun: "Jane Doe's" of "Jane Doe's claim", "his" of "his claim"."""
    for at in range(phrase.head - 1, phrase.first - 1, -1):
        tag = parse.tokens[at].tag
        if tag == "owner":
            return parse.span(at, at)
        if tag == "possessive":
            first = next((n for n in range(at - 1, phrase.first, -1) if parse.tokens[n].tag != "name"), phrase.first)
            return parse.span(first, at)
    return None


def extent(parse: Parse, phrase: NounPhrase) -> int:
    """Return the last word of a noun phrase with what follows it up to a mark or the next clause."""
    last, start = phrase.last, parse.tokens[phrase.first].start
    for at in range(phrase.last + 1, len(parse.tokens)):
        token = parse.tokens[at]
        bare = token.tag == "verb" and token.form in BARE_FORMS
        if token.word == "and" and at + 1 < len(parse.tokens) and parse.tokens[at + 1].tag == "name":
            continue  # "researchers at the universities of Leeds and Bath"
        if token.tag in _STOPS or (token.tag == "verb" and not bare) or token.end - start > MAX_SOURCE_CHARS:
            break
        last = at
    return last


def is_led(parse: Parse, phrase: NounPhrase) -> bool:
    """Tell whether something makes somebody say or do what follows: "leading some analysts to predict"."""
    leading = parse.group_with(phrase.first - 1)
    return leading is not None and leading.lemma in _LEADING


def controller_of(parse: Parse, number: int) -> Span | None:
    """Return whose an infinitive, a participle or a verb behind "and" is: the subject of a verb near it, else what opens the sentence."""
    at = parse.groups[number].first
    led = parse.phrase_with(at - 1)
    if led is not None and is_led(parse, led):
        return parse.span(led.first, led.last)
    before = parse.groups[max(0, number - MAX_GROUPS_BACK) : number]
    behind = parse.groups[number + 1 : number + 1 + MAX_GROUPS_BACK] if not before else ()
    subjects = filter(None, (subject_of(parse, group) for group in (*reversed(before), *behind)))
    joins = parse.tag(at - 1) == "conjunction"
    nearest = next((span for span in subjects if not (joins and _is_embedded(parse, span))), None)
    return nearest or _opening_phrase(parse, at)


def _is_embedded(parse: Parse, span: Span) -> bool:
    """Tell whether a subject is that of a clause inside another: of "the hospital where he died", not of the sentence."""
    return parse.tag(parse.token_at(span.start) - 1) in ("subordinator", "relative")


def _opening_phrase(parse: Parse, stop: int) -> Span | None:
    """Return the first noun phrase of a sentence that stands before token `stop` and no preposition governs."""
    phrase = parse.phrases[0] if parse.phrases else None
    if phrase is None or phrase.last >= stop or parse.tag(phrase.first - 1) == "preposition":
        return None
    return parse.span(phrase.first, phrase.last)


def _subject_end(parse: Parse, group: VerbGroup) -> tuple[int, int] | None:
    """Return the last word of what may be the subject of a verb group, and the last one of its appositions."""
    tokens = parse.tokens
    at = group.first - 1
    while at >= 0 and tokens[at].tag in ("adverb", "not"):
        at -= 1
    if at >= 1 and tokens[at].word in _RELATIVES and tokens[at].tag != "determiner":
        at -= 1 + (tokens[at - 1].word == ",")
    last = at - (parse.word(at) in ASIDE_MARKS)
    for _ in range(MAX_ASIDES):
        before = before_aside(parse, at)
        if before is None:
            before = before_inner_aside(parse, at) if at < last else None
        if before is None:
            break
        if parse.word(before + 1) == "(":
            last = before
        at = before
    return (at, max(at, last)) if at >= 0 and tokens[at].tag not in _STOPS | {"mark"} else None


def _head_before(parse: Parse, last: int) -> NounPhrase | None:
    """Return the noun phrase that heads the words up to token `last`: "people" of "people briefed on the talks"."""
    phrase = parse.phrase_with(last) or parse.phrase_before(last)
    stop = last + 1
    for _ in range(MAX_STEPS):
        if phrase is None or not _are_tied(parse, phrase.last + 1, stop):
            return None
        tie = _tie_before(parse, phrase, is_clause=stop > phrase.last + 1)
        if tie is None:
            return phrase
        stop = tie
        phrase = parse.phrase_before(stop - 1)
    return None


def _tie_before(parse: Parse, phrase: NounPhrase, *, is_clause: bool) -> int | None:
    """Return the token from which on a phrase is tied to another: "of Leeds", "calling itself Reform", "where he worked"."""
    at = phrase.first - 1
    if at < 0 or _opens_clause(parse, phrase):
        return None
    token = parse.tokens[at]
    if token.tag == "preposition" or (
        phrase.first == phrase.head and parse.tag(phrase.head) == "number" and token.tag in _DATED
    ):
        return phrase.first  # also "2026" of "3 May 2026"
    if token.tag == "verb" and token.form == "ing" and parse.phrase_with(at - 1) is not None:
        return phrase.first
    group = parse.group_with(at)
    if group is not None and parse.word(group.first - 1) in _RELATIVES:
        at, is_clause = group.first - 1, True  # "a nurse who keeps bees said"
    is_tied = is_clause and parse.word(at) in _CLAUSE_TIES and parse.phrase_with(at - 1) is not None
    return at if is_tied else None


def _opens_clause(parse: Parse, phrase: NounPhrase) -> bool:
    """Tell whether a phrase is the subject of a clause of its own: "to what some believe", "As the mayor said", "as many call it"."""
    if parse.word(phrase.first) == "what":
        return True
    before = parse.tag(phrase.first - 2)
    is_bare = parse.tag(phrase.head) == "quantifier"
    return parse.word(phrase.first - 1) == "as" and (before in ("", "mark") or is_bare)


def _are_tied(parse: Parse, first: int, stop: int) -> bool:
    """Tell whether the words between two phrases of a subject are prepositions, adverbs and participles."""
    return all(
        token.tag in _TIED or (token.tag == "verb" and token.form in BARE_FORMS) for token in parse.tokens[first:stop]
    )


def _trimmed(parse: Parse, first: int, last: int) -> Span:
    """Leave out the time before and behind a subject, and what it says: "In 2019 officials", "the board on Monday", "what many"."""
    while last > first and parse.word(last) in _TIMES:
        last -= 1 + (parse.word(last - 1) == "on")
    is_day = parse.word(first) in WEEKDAYS and parse.tag(first + 1) != "possessive"
    first += first < last and (is_day or parse.word(first) == "what")
    span = parse.span(first, max(first, last))
    return span if span.end - span.start <= MAX_SOURCE_CHARS else Span(span.start, span.start + MAX_SOURCE_CHARS)
