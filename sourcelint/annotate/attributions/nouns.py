"""Nouns that report: a statement, a claim, fears, criticism."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sourcelint.annotate.attributions.attribution import Attribution
from sourcelint.annotate.attributions.grammar import DETERMINERS, OWNERS
from sourcelint.annotate.attributions.reporting_verbs import CHARGES, NOUN_FORMS, RECEIVED
from sourcelint.annotate.attributions.sources import agent_of, right_of, told_before
from sourcelint.annotate.text.word_lists import words

if TYPE_CHECKING:
    from sourcelint.annotate.attributions.line import TokenWindow
    from sourcelint.text import Span

_LINKS = words("that of about on against over for from by whether to in after")
_HOLDERS = words("has have had having raise raises raised raising voiced expressed expressing")
_HOLDING = words("supporter supporters opponent opponents critic critics proponent proponents backer backers")
"""Nouns that name who holds a view, and so are a source themselves."""
_MET_WITH = words(
    """face faced faces facing draw draws drew drawn drawing meet meets met spark sparks sparked sparking provoke provoked provokes
    prompt prompted prompting trigger triggered stir stirred attract attracted receive received receiving endured invited
    generated dogged amid amidst under given despite following after tide wave storm flood chorus"""
)
"""Words before a criticism by which its subject, or nobody, is the one criticised: "faced sharp criticism", "amid protests"."""
_MAX_OWNER_WORDS = 4
"""Words before a noun among which its owner, or the verb that receives it, stands."""
_MAX_HOLDER_WORDS = 3
"""Words before a noun among which the verb of who holds it stands."""


def read_noun(line: TokenWindow, at: int) -> Attribution | None:
    """Read word `at`, a noun of reporting; None if it reports nothing."""
    word = line.words[at]
    kind = NOUN_FORMS.get(word)
    received = word in RECEIVED and not _MET_WITH.isdisjoint(line.words[max(line.first, at - _MAX_OWNER_WORDS) : at])
    if kind is None or _is_occasion(line, at) or (line.after(at) not in _LINKS and not received):
        return None
    source, owner = _owner(line, at)
    if source is None:
        source = agent_of(line, at)
    if source is None and line.after(at) == "from":
        source = right_of(line, line.ends[at + 1])
    if source is None and not received and not _is_charge(line, at, owner):
        # Whose it is stands earlier in the sentence: "faced criticism for", "made a promise that".
        source = line.span(at, at) if word in _HOLDING else told_before(line, at)
    return Attribution(source, line.span(at, at), line.rest(line.ends[at]), kind)


def _is_occasion(line: TokenWindow, at: int) -> bool:
    """Tell whether a noun says where something was said: "she said in a statement on Monday"."""
    return bool(line.found) and line.words[max(0, at - 2)] == "in" and line.words[at - 1] in DETERMINERS


def _is_charge(line: TokenWindow, at: int, owner: int) -> bool:
    """Tell whether a noun says what is held against someone, and not by whom: "amid fears of"."""
    return line.words[at] in CHARGES and not line.found and not _is_held(line, at, owner)


def _owner(line: TokenWindow, at: int) -> tuple[Span | None, int]:
    """Find the possessive before a noun, and the word at which the search for one ended."""
    owner = at
    while owner > max(line.first, at - _MAX_OWNER_WORDS) and line.plain(owner):
        owner -= 1
        word = line.words[owner]
        if word in OWNERS or word.endswith("'s") or line.gaps[owner + 1].startswith("'"):
            return line.span(owner, owner), owner
        if word in DETERMINERS:
            break
    return None, owner


def _is_held(line: TokenWindow, at: int, owner: int) -> bool:
    """Tell whether a noun has an owner after all: "has questions", "raising doubts", "the criticism"."""
    before = line.words[max(line.first, at - _MAX_HOLDER_WORDS) : at]
    return line.words[owner] in DETERMINERS or not _HOLDERS.isdisjoint(before)
