"""First places: what a sentence says is the largest, the oldest or the most used of its kind.

Read are superlatives that are said of something: behind a form of to be ("is the most common form"), or beside a name ("Acme, the
largest utility"); and those of the world or a country wherever they stand ("the country's largest utility"). What is said of
"it" or "this", matters of view ("the most important step") and what a day or a life holds ("the latest") are none. One of all time
("the biggest trade war in modern history", "the only model ever sold there") is one whatever it is said of.

Also what is first or alone in something that can be looked up: "was the first country to introduce", "is the only model that".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sourcelint.annotate.attributions.classified_sources import PEOPLE
from sourcelint.annotate.claims.lexicon import is_nation
from sourcelint.annotate.grammar.lexicon import classes_of, members
from sourcelint.annotate.text.bounded_cache import BoundedCache
from sourcelint.annotate.text.word_lists import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sourcelint.annotate.grammar import Parse
    from sourcelint.annotate.grammar.tokens import Token
    from sourcelint.text import Span

RANKING = words("most least leading primary")
"""Words that make a first place of what is behind them, beside those in -est."""
_ALONE = words("first only")
"""Words that make one of what does, or is, something: "the first country to", "the only model that"."""
_DOES = words("to that which ever available capable able")
"""Behind such a noun: what it is first or alone in."""
_LEADERS = words("leader pioneer")
_WIDE = words("global world worldwide market industry national international leading")
HINTS = RANKING | _ALONE | _LEADERS
_NO_SUPERLATIVES = members("first none")
"""Words in -est that are no superlatives, or ones of taste, kin and time."""
_OF_VIEW = members("first of view")
"""Adjectives of what cannot be measured."""
_VAGUE = members("first vague")
"""Nouns of what is first for somebody, or in some respect."""
_LANDS = words("world country nation planet globe")
_POINTING = words("this that these those here there what which who")
"""Subjects that point back, beside pronouns: "this is the largest"."""
_COPULAS = words("be become remain")
_HOLDING = words("have hold house own boast host")
"""Verbs by which something has what is first: "has the largest collection"."""
_MODIFIERS = frozenset(["adjective", "adverb", "noun", "name", "quantifier", "conjunction", "verb"])
_OPENERS = frozenset(["determiner", "owner", "possessive"])
_OF_ALL_TIME = frozenset([("in", "history"), ("to", "date")])
"""Preposition and noun behind a first place by which it is one of all time; "ever" says so alone, and "yet" at the end of a clause."""
_WHOLE = frozenset([("all", "time"), ("living", "memory"), ("recent", "memory")])
"""The same of nouns that need the word before them: not "the shortest amount of time", "the largest object in memory"."""
_CLOSERS = frozenset(["mark", ""])
_LIVED = words("i we you")
"""Whose "ever" is no more than a life: "the best one I ever had"."""
MAX_PHRASE_WORDS = 9
"""Words from a superlative to its noun, back to what opens its phrase, and on to what it is first in."""


def _is_superlative(word: str) -> bool:
    return word in RANKING or (len(word) > 4 and word.endswith("est") and word not in _NO_SUPERLATIVES)


is_superlative = BoundedCache(_is_superlative).__getitem__
"""Tells whether a word in lower case may make a first place of what is behind it; asked of every word of a text."""


def may_be_first(word: str) -> bool:
    """Tell whether a word in lower case may make a first place: a superlative, "the first", "a leader"."""
    return word in HINTS or is_superlative(word)


def find_first_places(parse: Parse) -> Iterator[Span]:
    """Find the first places of a sentence; half-open spans from the article or owner to the noun."""
    read = -1
    for at, token in enumerate(parse.tokens):
        if at <= read or not may_be_first(token.word):
            continue
        first, head = _opening(parse, at), _head_at(parse, at)
        if first is not None and head is not None and _counts(parse, at, first, head):
            read = head
            yield parse.span(first, head)


def _head_at(parse: Parse, at: int) -> int | None:
    """Find the noun of a first place whose ranking word is token `at`; the word itself in "the longest in the world"."""
    if parse.tokens[at].lemma in _LEADERS or (parse.word(at) not in RANKING and _is_in_land(parse, at)):
        return at
    return _head(parse.tokens, at)


def _counts(parse: Parse, at: int, first: int, head: int) -> bool:
    """Tell whether a phrase gives something a first place, and not only an order in time, or a way of speaking."""
    word = parse.word(at)
    if parse.tag(first) != "owner" and _is_of_all_time(parse, head):  # not "their best effort yet"
        return True
    if word in _ALONE:
        return _is_alone(parse, first, head) or _is_owned_by_land(parse, first, head)
    if parse.tokens[at].lemma in _LEADERS:
        is_wide = parse.word(first) == "the" or any(parse.word(n) in _WIDE for n in range(first, at))
        if not (is_wide or _is_said(parse, first)):
            return False
        return parse.word(head + 1) == "in" and parse.tag(head + 2) not in _OPENERS
    return _is_said(parse, first) or _is_of_land(parse, first, head)


def _is_alone(parse: Parse, first: int, head: int) -> bool:
    """Tell whether something is said to be the first or the only one of its kind that does or is something."""
    if parse.word(first) != "the" or not classes_of("noun", parse.tokens[head].lemma).isdisjoint(PEOPLE):
        return False  # who was first in office stands in public records
    at = head + 1
    if parse.word(at) == "in":  # "the first country in Europe to"
        place = parse.phrase_from(at + 1)
        at = at if place is None else place.last + 1
    is_of_kind = parse.word(at) == "of" and parse.word(at + 2) in ("kind", "type", "sort")
    does = parse.word(at) in _DOES and not (parse.word(at) == "to" and parse.group_with(at) is None)
    group = parse.group_with(first - 1)
    is_it = group is not None and group.lemma in _COPULAS and not group.modal and not group.is_negated
    return (is_of_kind or does) and (is_it or _is_said(parse, first))


def _is_of_all_time(parse: Parse, head: int) -> bool:
    """Tell whether the words behind a noun make it first of all that ever was: "in modern history", "to date", "ever built"."""
    before = ""
    for at in range(head + 1, min(head + MAX_PHRASE_WORDS, len(parse.tokens))):
        token = parse.tokens[at]
        if token.tag == "mark" or token.word in _LIVED:
            return False
        is_so_far = token.word == "yet" and parse.tag(at + 1) in _CLOSERS
        if (
            token.word == "ever"
            or is_so_far
            or (before, token.word) in _OF_ALL_TIME
            or (parse.word(at - 1), token.word) in _WHOLE
        ):
            return True
        before = token.word if token.tag in ("preposition", "to") else before
    return False


def _opening(parse: Parse, at: int) -> int | None:
    """Find the article or owner that opens the phrase of a superlative; None if nothing does."""
    for first in range(at - 1, max(-1, at - MAX_PHRASE_WORDS), -1):
        if parse.tag(first) in _OPENERS:
            if parse.tag(first) == "possessive":
                owner = parse.phrase_with(first - 1)
                return None if owner is None else owner.first
            return first
        if parse.tag(first) not in _MODIFIERS:
            return None
    return None


def _head(tokens: Sequence[Token], at: int) -> int | None:
    """Find the noun that a superlative belongs to: the last of the nouns behind it and its other adjectives."""
    head = None
    for number in range(at + 1, min(at + MAX_PHRASE_WORDS, len(tokens))):
        token = tokens[number]
        if number == at + 1 and token.word in _OF_VIEW:
            return None
        if token.tag in ("noun", "name") and not is_superlative(token.word):
            head = number
        elif head is not None or token.tag not in _MODIFIERS:
            break
    return None if head is None or tokens[head].lemma in _VAGUE else head


def _is_said(parse: Parse, first: int) -> bool:
    """Tell whether a phrase that begins with a token is said of something that has a name or a noun."""
    at = first - 1
    if parse.word(at) == "of" and parse.word(at - 1) == "one":
        at -= 2
    while parse.tag(at) == "adverb" or parse.word(at) in ("by", "among"):
        at -= 1
    if parse.word(at) == ",":
        return parse.tag(at - 1) == "name"
    group = parse.group_with(at)
    holds = group is not None and group.lemma in _HOLDING and parse.word(first) in ("the", "a")
    if group is None or not (group.lemma in _COPULAS or holds) or group.modal or group.is_negated:
        return False
    subject = parse.subject_of(group)
    return subject is not None and subject.lemma not in _POINTING and not subject.is_pronoun


def _is_of_land(parse: Parse, first: int, head: int) -> bool:
    """Tell whether a phrase has the world or a country as its owner, or behind it: "the nation's largest", "the largest in Asia"."""
    if _is_owned_by_land(parse, first, head):
        return True
    return _is_in_land(parse, head)


def _is_in_land(parse: Parse, at: int) -> bool:
    """Tell whether the world or a country stands behind a word: "the largest in Asia"."""
    if parse.word(at + 1) not in ("in", "of", "on"):
        return False
    land = parse.phrase_from(at + 2)
    return land is not None and (land.lemma in _LANDS or is_nation(land.lemma))


def _is_owned_by_land(parse: Parse, first: int, head: int) -> bool:
    """Tell whether a phrase is one thing of the world or a country: "the world's first museum", not "the world's largest banks", "the country's first leader"."""
    owners = (at for at in range(first, head) if parse.word(at) in _LANDS)
    is_thing = parse.tokens[head].form == "singular" and classes_of("noun", parse.tokens[head].lemma).isdisjoint(PEOPLE)
    return is_thing and any(parse.tag(at + 1) == "possessive" for at in owners)
