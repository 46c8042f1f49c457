"""The tense of a verb group."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sourcelint.annotate.grammar.inflection import PAST_FORMS, UNCHANGED
from sourcelint.annotate.text.word_lists import words

if TYPE_CHECKING:
    from sourcelint.annotate.grammar.chunks import VerbGroup
    from sourcelint.annotate.grammar.sentence import Parse

_PAST_AUXILIARIES = words("was were had did wasn't weren't hadn't didn't")
_PERFECT = words("has have hasn't haven't 've")


def is_past(parse: Parse, group: VerbGroup) -> bool:
    """Tell whether a verb group tells what was: "signed", "was held", "has met", "the board set"; not "is held".

    >>> from sourcelint.annotate.grammar import read_sentence
    >>> [is_past(parse, group) for parse in [read_sentence("It is held where they met.")] for group in parse.groups]
    [False, True]
    """
    if group.modal or group.is_infinitive:
        return False
    word = parse.word(group.main)
    if group.auxiliaries:
        return group.auxiliaries[0] in _PAST_AUXILIARIES or (group.is_perfect and group.auxiliaries[0] in _PERFECT)
    if word in _PAST_AUXILIARIES or group.form in PAST_FORMS:
        return True
    return word in UNCHANGED and _is_of_one(parse, group)


def _is_of_one(parse: Parse, group: VerbGroup) -> bool:
    """Tell whether one thing or person does what a verb says, which would have an -s in the present."""
    subject = parse.subject_of(group)
    if subject is None or subject.is_plural:
        return False
    return not subject.is_pronoun or subject.lemma in ("he", "she", "it")
