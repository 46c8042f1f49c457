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
_NEAR = 4


def read_noun(line: TokenWindow, i: int) -> Attribution | None:
    """Read word i, a noun of reporting; None where it reports nothing."""
    word = line.words[i]
    kind, link = NOUN_FORMS.get(word), line.after(i)
    met = word in RECEIVED and not _MET_WITH.isdisjoint(line.words[max(line.first, i - _NEAR) : i])
    if kind is None or (link not in _LINKS and not met):
        return None
    if line.found and line.words[max(0, i - 2)] == "in" and line.words[i - 1] in DETERMINERS:
        # Where it was said: "she said in a statement on Monday".
        return None
    source, owner = _owner(line, i)
    if source is None:
        source = agent_of(line, i) or (right_of(line, line.ends[i + 1]) if link == "from" else None)
    if source is None and not met and (word not in CHARGES or _held(line, i, owner) or line.found):
        # Whose it is stands earlier in the sentence: "faced criticism for", "made a promise that".
        source = line.span(i, i) if word in _HOLDING else told_before(line, i)
    return Attribution(source, line.span(i, i), line.rest(line.ends[i]), kind)


def _owner(line: TokenWindow, i: int) -> tuple[Span | None, int]:
    """Give the possessive before a noun, and the word at which the search for one ended."""
    owner = i
    while owner > max(line.first, i - _NEAR) and line.plain(owner):
        owner -= 1
        word = line.words[owner]
        if word in OWNERS or word.endswith("'s") or line.gaps[owner + 1].startswith("'"):
            return line.span(owner, owner), owner
        if word in DETERMINERS:
            break
    return None, owner


def _held(line: TokenWindow, i: int, owner: int) -> bool:
    """Tell whether a noun has an owner after all: "has questions", "raising doubts", "the criticism"."""
    return line.words[owner] in DETERMINERS or any(w in _HOLDERS for w in line.words[max(line.first, i - 3) : i])
