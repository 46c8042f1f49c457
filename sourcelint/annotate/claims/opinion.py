"""Words by which a text argues instead of reporting: verdicts, labels, mockery."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple

from sourcelint.annotate.text.word_index import lowered
from sourcelint.annotate.text.word_lists import words
from sourcelint.expressions import lazy
from sourcelint.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

Kind = Literal["advice", "verdict", "label", "mockery", "truth"]


class Opinion(NamedTuple):
    """Half-open span of the words, and how they argue."""

    start: int
    end: int
    kind: Kind

    @property
    def span(self) -> Span:
        """The words as a span of the text."""
        return Span(self.start, self.end)


# All patterns are searched in lower case, so that their first letters can be looked for quickly.
MAX_VERB_CHARS = 90
"""Characters before a verdict in which its verb stands."""
_VERDICT = lazy(
    r"""
    the[ ](?:most[ ]effective|only[ ]sensible|only[ ]viable|smartest|wisest|right|best|only)
    [ ](?:way|path|course|answer|choice|policy|strategy)[ ](?:to|forward|of)\b
    """,
    re.VERBOSE,
)
_VERDICT_VERB = lazy(r"\b(?:is|are|remains?|would be) (?:clearly |by far |perhaps |probably )?\Z")
_LABEL = lazy(
    r"""
    (?:
        # states and governments
        hermit[ ]kingdom|rogue[ ](?:state|nation|regime)s?|pariah[ ](?:state|nation|regime)s?|evil[ ]empire
    |   banana[ ]republics?|puppet[ ](?:state|regime|government)s?|tin-?pot[ ]dictators?
        # people, parties and the press
    |   sheeple|snowflakes|libtards?|feminazis?|lamestream[ ]media|nanny[ ]state|do-gooders
    )\b
    """,
    re.VERBOSE,
)
_OLD_LABEL = lazy(r"(?:red china|deep state|thought police)\b")
"""Nicknames that judge (MOS:LABEL), written as if they were names."""

_SO_CALLED = lazy(r"so-called (?:experts?|scientists?|journalists?|news|leaders?)\b")
_MOCKERY = lazy(
    r"""
    the[ ][a-z]+[ ]equivalent[ ]of[ ]                   # "the geopolitical equivalent of"
    (?:a[ ]|an[ ]|the[ ])?(?:[a-z]+[ ])?
    (?:[a-z]+ing|toddlers?|schoolyard|playground)\b     # "toddlers throwing sand"
    (?:[ ][^\s.!?]+){0,12}
    """,
    re.VERBOSE,
)
_TRUTH = lazy(
    r"""
    (?:
        lays?[ ]bare[ ]the[ ]truth
    |   the[ ](?:plain|simple|ugly|sad|naked|inconvenient|undeniable|harsh|unvarnished)[ ]truth[ ](?:is|that|about)
    |   (?:exposes?|reveals?)[ ]the[ ](?:real[ ]|ugly[ ]|whole[ ])?truth[ ](?:that|about|behind)
    |   make[ ]no[ ]mistake(?=[,:;.!–—]|[ ]about)
    |   wake[ ]up,[ ]
    )
    """,
    re.VERBOSE,
)
_PHRASES: tuple[tuple[Kind, re.Pattern[str], frozenset[str]], ...] = (
    ("label", _LABEL, words("""
        hermit rogue pariah evil banana puppet tin tinpot sheeple snowflakes libtard libtards feminazi feminazis
        lamestream nanny gooders
        """)),
    ("label", _OLD_LABEL, words("red deep police")),
    ("label", _SO_CALLED, words("called")),
    ("truth", _TRUTH, words("truth mistake wake")),
    ("mockery", _MOCKERY, words("equivalent")),
)  # fmt: skip
"""Kind, pattern, and words of which one stands in each of its phrases."""


def find_opinions(text: str, lower: str | None = None, vocabulary: frozenset[str] | None = None) -> tuple[Opinion, ...]:
    """Find the places where a text argues, in text order; itself in lower case and its vocabulary save work if known."""
    lower = lowered(text) if lower is None else lower
    found = [*_find_phrases(lower, vocabulary), *_find_verdicts(lower)]
    return tuple(sorted(found))


def _find_phrases(lower: str, vocabulary: frozenset[str] | None) -> Iterator[Opinion]:
    for kind, pattern, hints in _PHRASES:
        if vocabulary is not None and vocabulary.isdisjoint(hints):
            continue
        for match in pattern.finditer(lower):
            if kind != "label" or not lower[match.start() - 1].isalnum():
                yield Opinion(match.start(), match.end(), kind)


def _find_verdicts(lower: str) -> Iterator[Opinion]:
    for match in _VERDICT.finditer(lower):
        verb = _VERDICT_VERB.search(lower, max(0, match.start() - MAX_VERB_CHARS), match.start())
        if verb:
            yield Opinion(verb.start(), match.end(), "verdict")
