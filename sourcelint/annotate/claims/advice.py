"""Advice to states and those who govern, in a sentence: "the government should act", "it is time for Europe to arm itself"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sourcelint.annotate.claims.lexicon import is_nation
from sourcelint.annotate.claims.support import SAYING
from sourcelint.annotate.text.word_lists import words
from sourcelint.expressions import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sourcelint.annotate.grammar import NounPhrase, Parse, VerbGroup
    from sourcelint.text import Span

HINTS = (" should ", " must ", " ought to ", " time for ")
"""What stands in each piece of advice, in lower case."""
ACTORS = words("""
    administration alliance allies americans authorities city congress council government governments governor lawmakers
    leaders legislators legislature mayor ministers ministry nations parliament policymakers policy-makers politicians
    regulators republicans democrats senate states voters west world washington community house koreas zealand arabia
    kingdom
""")
"""Whom an opinion piece tells what to do, beside single states."""
_NAMES_TOO = words("city house community kingdom")
"""Actors only behind a "the": a name may end with them."""
_COUNTRY = words("US U.S. U.S")
"""Not "us"."""
_DEMANDS = words("should must")
_NOT_ADVICE = words("have be expect note come ease last arrive know see")
_REPORTED = words("that why how what if whether which when until before")
"""Before the actor: somebody else's advice, a question, a condition."""
_JOINTS = words("and or ,")
_GOVERNING = frozenset(["preposition", "verb"])
"""Classes of the word before a list of names that make it the object of a preposition or verb."""

_CONDITION = lazy(
    r"""
    \b(?:
        under|rules?|laws?|court|requir[a-z]{1,6}|regulations?|directive|treaty|terms|deal|agreement|constitution  # by what
    |   in[ ]order[ ]to|if|unless|before|by[ ]law|deadline|eligible|qualif[a-z]{1,6}                              # for what
    )\b
    """,
    re.VERBOSE,
)
"""In the sentence of a "must": it states a duty or a condition, and gives no advice."""


def find_advice(parse: Parse) -> Iterator[Span]:
    """Find the advice of a sentence; half-open spans from whom it is given to the verb."""
    for group in parse.groups:
        subject = _advised(parse, group)
        is_act = group.lemma not in _NOT_ADVICE and group.form == "base"
        if subject is None or not is_act or not _is_actor(parse, subject):
            continue
        around = {parse.word(subject.first - 1), subject.determiner}
        if around.isdisjoint(_REPORTED | SAYING) and _is_subject(parse, subject):
            yield parse.span(subject.first, group.last)


def _advised(parse: Parse, group: VerbGroup) -> NounPhrase | None:
    """Return who should, must or ought to do something, or for whom it is time to."""
    if group.modal in _DEMANDS:
        return parse.subject_of(group)
    before = parse.group_with(group.first - 1) if group.is_infinitive else None
    if before is not None:
        return parse.subject_of(before) if before.lemma == "ought" else None
    whose = parse.phrase_with(group.first - 1) if group.is_infinitive else None
    is_time = whose is not None and (parse.word(whose.first - 2), parse.word(whose.first - 1)) == ("time", "for")
    return whose if is_time else None


def _is_actor(parse: Parse, subject: NounPhrase) -> bool:
    """Tell whether a subject is a state or those who govern it."""
    actor = parse.word(subject.head)
    if parse.text_of(subject).rpartition(" ")[2] in _COUNTRY:
        return True
    return bool(subject.determiner) or actor not in _NAMES_TOO if actor in ACTORS else is_nation(actor)


def _is_subject(parse: Parse, subject: NounPhrase) -> bool:
    """Tell whether a name behind an "and" is a subject: not in "support among states such as Norway and Iceland should"."""
    at = subject.first - 1
    if parse.word(at) not in ("and", "or"):
        return True
    while parse.word(at) in _JOINTS and (phrase := parse.phrase_with(at - 1)) is not None:
        at = phrase.first - 1
    return parse.tag(at) not in _GOVERNING


def states_duty(sentence: str, at: int = 0) -> bool:
    """Tell whether the "must" that ends at an offset of a sentence, in lower case, is a duty by law or the condition of something.

    >>> states_duty("states must publish it by law"), states_duty("it must act, and norway must leave the treaty", 11)
    (True, False)
    """
    clause = sentence.find(", and ", at)
    return _CONDITION.search(sentence, 0, len(sentence) if clause < 0 else clause) is not None
