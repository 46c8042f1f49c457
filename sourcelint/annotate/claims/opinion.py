"""Words by which a text argues instead of reporting: advice to states, verdicts, labels, mockery."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple

from sourcelint.annotate.claims.lexicon import CLASSES, NATION
from sourcelint.annotate.claims.support import SAYING
from sourcelint.annotate.text.word_index import lowered
from sourcelint.annotate.text.word_lists import words
from sourcelint.clean.characters.non_ascii import places
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


ACTORS = words("""
    administration alliance allies americans authorities city congress council government governments governor lawmakers
    leaders legislators legislature mayor ministers ministry nations parliament policymakers policy-makers politicians
    regulators republicans democrats senate states voters west world washington community house koreas zealand arabia
    kingdom
""")
"""Whom an opinion piece tells what to do, beside single states; the last word before the modal verb."""

# All patterns are searched in lower case, so that their first letters can be looked for quickly.
_MODAL = lazy(r"(?:should|must|ought to|had better) (?:not |never |also |now |[a-z]+ly )?(?P<verb>[a-z]+)")
_BEFORE = lazy(
    r"""
    # "the western", "its new"
    (?:(?:the|all|both|our|its|their|these|other|western|world|international|white|u\.s\.|new|north|south|saudi|united
        |european)[ ]){0,3}
    (?P<actor>[a-z.-]{2,30})[ ]
    (?:and[ ]its[ ]allies[ ])?
    (?:also[ ]|now[ ]|therefore[ ]|simply[ ]|clearly[ ]|urgently[ ])?
    \Z
    """,
    re.VERBOSE,
)
MAX_ACTOR_CHARS = 90
"""Characters before a modal verb, or a verdict, in which the actor, or the verb, stands."""
MAX_CONJUNCTION_CHARS = 16
"""Characters before the actor in which a conjunction, or a reporting verb, stands."""
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
_REPORTED = lazy(r"\b(?:that|why|how|how many|what|if|whether|which|when|until|before)\s\Z")
"""Before the actor: somebody else's advice, a question, a condition."""

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

_NOT_ADVICE = frozenset(["have", "be", "expect", "note", "come", "ease", "last", "arrive", "know", "see"])


def find_opinions(text: str, lower: str | None = None, vocabulary: frozenset[str] | None = None) -> tuple[Opinion, ...]:
    """Find the places where a text argues, in text order; itself in lower case and its vocabulary save work if known."""
    lower = lowered(text) if lower is None else lower
    found = [*_find_phrases(lower, vocabulary), *_find_verdicts(lower), *_find_advice(text, lower)]
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
        verb = _VERDICT_VERB.search(lower, max(0, match.start() - MAX_ACTOR_CHARS), match.start())
        if verb:
            yield Opinion(verb.start(), match.end(), "verdict")


def _find_advice(text: str, lower: str) -> Iterator[Opinion]:
    for space in places(lower, (" should ", " must ", " ought to ", " had better ")):
        at = space + 1
        modal = _MODAL.match(lower, at)
        if modal is None or modal["verb"] in _NOT_ADVICE:
            continue
        before = _BEFORE.search(lower, max(0, at - MAX_ACTOR_CHARS), at)
        if before is None or not _is_actor(text, before) or _ends(text, before):
            continue
        said = lower[max(0, before.start() - MAX_CONJUNCTION_CHARS) : before.start()].split(" ")[-2:-1]
        if not _REPORTED.search(
            lower, max(0, before.start() - MAX_CONJUNCTION_CHARS), before.start()
        ) and SAYING.isdisjoint(said):
            yield Opinion(before.start(), modal.end(), "advice")


def _ends(text: str, before: re.Match[str]) -> bool:
    """Tell whether a sentence ends behind the actor, so that the modal verb opens a question or a condition."""
    return before["actor"].endswith(".") and text[before.end() : before.end() + 1].isupper()


def states_duty(sentence: str) -> bool:
    """Tell whether the "must" of a sentence, in lower case, is a duty by law or the condition of something."""
    return " must " in sentence and _CONDITION.search(sentence) is not None


def _is_actor(text: str, before: re.Match[str]) -> bool:
    """Tell whether the words before a modal verb name a state or those who govern it."""
    actor = before["actor"].rstrip(".")
    if actor in {"us", "america's"}:
        return text[before.start("actor") : before.start("actor") + 2] in {"US", "U."}
    if actor in ACTORS or actor == "u.s":
        return actor not in {"city", "house", "community", "kingdom"} or before.start("actor") > before.start()
    return bool(CLASSES.get(actor, 0) & NATION)
