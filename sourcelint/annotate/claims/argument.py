"""Sentences in which an author argues, advises or speaks of themselves: nothing in them can be looked up.

Read are words of closed classes and a few words by which writers judge what they say, not what is said: a sentence counts
whatever its opinion is. Biber (1988, Variation across Speech and Writing) finds the same signs, first and second person and
modal verbs of necessity, where texts argue and hardly where they report. Questions are left out: explainers have them as headings.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sourcelint.annotate.grammar.lexicon import members
from sourcelint.annotate.text.word_lists import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_SPEAKS = members("claim first person") - {"mine"} | words("myself ourselves let's")
_ADDRESSES = words("you you're you've you'd you'll your yours yourself")
_DEMANDS = words("should ought")
_JUDGES = words("""
    unfortunately fortunately sadly clearly obviously arguably hopefully thankfully frankly surely undoubtedly shamefully
    terrible awful wonderful amazing brilliant ridiculous shameful
""")
_ARGUING = _SPEAKS | _ADDRESSES | _DEMANDS | _JUDGES
_NAMES = frozenset(["US", "ME"])
"""Words that mean something else in capitals."""
_QUOTES = frozenset('“”"')


def argues(tokens: Sequence[str]) -> bool:
    """Tell whether a sentence, given with its tokens, is its author's talk: first or second person, a demand, a judgement.

    >>> argues(["We", "should", "not", "forget", "it"]), argues(["The", "US", "sold", "“", "our", "ships", "”"])
    (True, False)
    """
    return any(token.lower().replace("’", "'") in _ARGUING and token not in _NAMES for token in _unquoted(tokens))


def _unquoted(tokens: Sequence[str]) -> Iterator[str]:
    """Yield the tokens outside quotation marks."""
    is_quoted = False
    for word in tokens:
        if word in _QUOTES:
            is_quoted = word == "“" or (word == '"' and not is_quoted)
        elif not is_quoted:
            yield word
