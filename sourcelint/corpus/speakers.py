"""Who says what a sentence tells, read from its words: "said Jan Berg", "Jan Berg, the mayor, said", "according to Berg".

What is kept of a source are its sentences, so that the speaker is read when sources are compared. A sentence that says "he
said" has the speaker of the one before it.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from sourcelint.annotate.attributions.reporting_verbs import FORMS
from sourcelint.annotate.grammar.lexicon import members
from sourcelint.annotate.text.word_lists import words
from sourcelint.evidence.events.rarity import plain_stems
from sourcelint.evidence.events.stems import stem_of
from sourcelint.expressions import lazy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sourcelint.evidence.events.told import ToldSentence

MAX_NAME_WORDS = 4
"""Words of the longest name that is read."""

MAX_ROWS_BACK = 2
"""Sentences back to which "he said" leads."""

MAX_READ = 4096
"""Sentences of which the speaker is held."""

_QUOTED = lazy(r"“[^”]{0,1500}”?|\"[^\"]{0,1500}\"?")
_NAME = r"[A-Z][\w’'-]{1,30}(?:[ ](?:[A-Z]\.[ ]?)?[A-Z][\w’'-]{1,30}){0,3}"
_AFTER = lazy(
    rf"""
    (?:(?:\A|[,.?!])[ ]{{0,3}}(?!told|tells)(?P<verb>[a-z]{{3,12}})|\b(?P<phrase>[Aa]ccording[ ]to))[ ]
    (?:
        the[ ](?:[a-z]{{2,20}}[ ]){{0,5}}[a-z]{{2,20}},[ ]    # "the leader of the list, "
      | (?:the[ ])?(?P<office>(?:[a-z]{{2,20}}[ ]){{1,4}})?   # "police spokesman "
    )
    (?:(?:Mr|Mrs|Ms|Dr|Gen|Sen|Gov|Lt|Sgt|Capt)\.[ ])?
    (?P<name>{_NAME})
    """,
    re.VERBOSE,
)
_BEFORE = lazy(
    rf"""
    (?P<name>{_NAME})
    (?:,[^,“”"]{{1,80}},|[ ]of[ ][^,“”"]{{1,60}})?   # ", the mayor,"
    [ ](?P<verb>[a-z]{{3,12}})\b
    """,
    re.VERBOSE,
)
_APPOSED = lazy(rf",[ ](?P<name>{_NAME}),[ ](?P<verb>[a-z]{{3,12}})\b")
"""The end of "the mayor, Jan Berg, said"."""
_ROLE_BEHIND = lazy(rf"[ ](?P<role>[a-z-]{{3,20}})[ ](?P<name>{_NAME})")
_ROLES = frozenset[str]().union(*(members(f"noun {kind}") for kind in ("role", "official", "public", "expert")))
_PRONOUN = lazy(r"\b(?:[Hh]e|[Ss]he)[ ](?P<verb>[a-z]{3,12})\b|\b(?P<other>[a-z]{3,12})[ ](?:he|she)\b")
_TITLES = words(
    """mr mrs ms miss dr sir president minister prime inspector captain sergeant judge professor senator governor mayor king
    queen prince princess general colonel lieutenant officer detective chief director the in on at but and a he she it they we
    monday tuesday wednesday thursday friday saturday sunday reuters bbc cnn ap afp police reporters"""
)


@lru_cache(maxsize=MAX_READ)
def speaker_of(text: str) -> tuple[str, ...]:
    """Return the name of who says what a sentence tells, in lower case and without titles; empty if nobody is named.

    >>> speaker_of('"It sank," said harbour master Jan Berg.')
    ('jan', 'berg')
    """
    outside = _QUOTED.sub(lambda match: "," * bool(match.group()) + " ", text)
    for expression in (_AFTER, _APPOSED, _BEFORE):
        for match in expression.finditer(outside):
            if (not match["verb"] or _is_saying(match["verb"])) and _is_office(match.groupdict().get("office")):
                name = tuple(part for part in _parts(_named_in(match)) if part not in _TITLES)
                if name:
                    return name[:MAX_NAME_WORDS]
    return ()


def _is_office(lead: str | None) -> bool:
    """Tell whether words before a name are an office, and not what was said: "said the sale of the ferry Marlene"."""
    return not lead or all(stem_of[word] not in plain_stems() for word in lead.split())


def _named_in(match: re.Match[str]) -> str:
    """Return the name of a match; of "Varnby coach Jan Berg" that behind the office."""
    behind = _ROLE_BEHIND.match(match.string, match.end("name"))
    return behind["name"] if behind and behind["role"] in _ROLES else match["name"]


def _is_saying(verb: str) -> bool:
    entry = FORMS.get(verb.lower())
    return entry is not None and entry.kind == "speech" and entry.strong


def _parts(name: str) -> list[str]:
    return [part.strip(".’'-").removesuffix("'s").removesuffix("’s").lower() for part in name.split()]


def speaker_at(sentences: Sequence[ToldSentence], row: int) -> tuple[str, ...]:
    """Return the speaker of a sentence of a source, by its row; "he said" leads to the one before."""
    text = sentences[row].place.quote
    speaker = speaker_of(text)
    if speaker or not _says_pronoun(text):
        return speaker
    before = (speaker_of(sentences[back].place.quote) for back in range(row - 1, max(-1, row - 1 - MAX_ROWS_BACK), -1))
    return next(filter(None, before), ())


@lru_cache(maxsize=MAX_READ)
def _says_pronoun(text: str) -> bool:
    match = _PRONOUN.search(_QUOTED.sub(", ", text))
    return match is not None and _is_saying(match["verb"] or match["other"])


def are_one(one: Sequence[str], other: Sequence[str]) -> bool:
    """Tell whether two names can be of one person: one has all words of the other, its surname among them.

    >>> are_one(("jan", "berg"), ("berg",)), are_one(("jan", "berg"), ("ole", "berg"))
    (True, False)
    """
    if not one or not other or one[-1] != other[-1]:
        return False
    fewer, more = sorted((set(one), set(other)), key=len)
    return fewer <= more
