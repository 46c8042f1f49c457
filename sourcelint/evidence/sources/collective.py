"""Crowds that speak: sources that are nobody in particular (experts, media reports, many people, "some say")."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from sourcelint.annotate.gazetteers.collectives import ANYBODY, OFFICIALS, PEOPLE, PUBLIC
from sourcelint.annotate.gazetteers.countries import nation_of
from sourcelint.annotate.text.word_index import alternation
from sourcelint.annotate.text.word_lists import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sourcelint.evidence.annotated import Annotated

REPORTS = words("media press news unconfirmed local intelligence some various several many numerous multiple")
"""What reports are before which nobody stands: "media reports"."""
_REPORTED = [[word] for word in REPORTS]

_HEADS = OFFICIALS | PEOPLE | PUBLIC | ANYBODY | {"reports", "rumours", "rumors", "media"}

_QUANTIFIER = alternation(
    """some|many|several|various|numerous|certain|most|other|a number of|a few|few|countless|plenty of|a growing number of
    |multiple|more and more|dozens of|scores of|a lot of|lots of""".replace("\n    ", "").split("|")
)

_ADJECTIVES = words(
    """western foreign local international independent political military security legal medical financial economic
        market industry senior top leading prominent unnamed anonymous outside regional nuclear health tech film food
        climate policy foreign-policy intelligence diplomatic government defence defense scientific academic opposition
        environmental energy trade official informed reliable well-placed so-called media press news unconfirmed
        mainstream conservative liberal ordinary young older serious respected"""
)
_ADJECTIVE = alternation(_ADJECTIVES)

_QUANTIFIED = rf"(?:(?P<quantifier>(?i:{_QUANTIFIER})) )?(?:of (?:the|these|those) )?"
_MODIFIERS = rf"(?P<modifiers>(?:(?:(?i:{_ADJECTIVE}),?|(?:[A-Z]\.){{1,6}}|[A-Z][\w&’'-]{{0,59}}) ){{0,3}})"
_BEFORE_HEAD = re.compile(rf"(?<![\w’'-]){_QUANTIFIED}{_MODIFIERS}\Z")
"""What belongs to a crowd before its head: "several of the", "senior U.S."."""
_DEFINITE = re.compile(
    r"""
    \b(?:
        the|these|those|both|all                              # introduced before
    |   his|her|its|their|our|my|your|whose|\w+['’]s?         # somebody's
    |   two|three|four|five|six|seven|eight|nine|ten|\d+      # counted
    )[ \t]+\Z
    """,
    re.IGNORECASE | re.VERBOSE,
)
_COMMON = PUBLIC | ANYBODY
_WORD = re.compile(r"[a-z]+(?![\w’'-])")
MAX_CHARS_BEFORE = 60
"""Characters of a crowd before its head, and of a cue before it."""
MAX_OPENER_CHARS, MAX_CUE_CHARS, MAX_DETERMINER_CHARS = 12, 14, 24
"""Characters before a crowd in which its sentence begins, "according to" stands, or a determiner."""

_SAYS = re.compile(
    r"""
    (?:,?[ ](?:who|that|which)|,[ ](?:however|meanwhile|in[ ]turn|for[ ]their[ ]part),)?
    (?P<before>(?:[ ](?:also|often|long|now|still|even|have|has|had|would|might|may|will|generally|widely|recently
        |repeatedly|\w+ly)){0,3})
    [ ](?P<verb>
        say|said|says|suggest|suggested|suggests|argue|argued|believe|believed|think|thought|claim|claimed|warn|warned
    |   predict|predicted|agree|agreed|point(?:ed)?[ ](?:out|to)|note|noted|insist|insisted|contend|contended
    |   estimate|estimated|expect|expected|maintain|maintained|speculate|speculated|assert|asserted
    |   question|questioned|describe|described|recommend|recommended|allege|alleged|indicate|indicated
    |   caution|cautioned|conclude|concluded|told|acknowledge|acknowledged
        # "made bold statements", "called for", "see this"
    |   made[ ](?:\w+[ ])?(?:statements|remarks|comments)|call(?:ed)?[ ](?:it|for|this|the)|see[ ](?:it|this|the)|consider
        # "feared that"
    |   complain|complained|(?:fear|worr|doubt)(?:y|ied|ed)?[ ]that
    |   accused?|disputed?|report|reported
    )\b
    """,
    re.VERBOSE,
)
_INVERTED = r"(?:\baccording to|[,”\"] (?:say|said|argue|argued|warn|warned|believe|suggest)) "
_ACCORDING = re.compile(rf"{_INVERTED}\Z", re.IGNORECASE)
_NEAR = re.compile(_INVERTED)
_OPENS = re.compile(
    r"""
    (?:
        \A|[\n.!?:;,(“\"—–-]                                                            # a mark
    |   \b(?:but|while|as|that|what|which|whom?|because|though|although|if|when|where|since|yet|so)    # a conjunction
    )\s{0,11}\Z
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""What stands before a crowd that is a subject, and no adjective or object: "what some call", not "he and others said"."""
_PAST = re.compile(r"(?:\w+ed|said|told|thought|made)\b")
_OPINES = re.compile(
    r"""
    (?P<before>
        (?:[ ](?:also|still|now|even|long|\w+ly))?
        (?:[ ](?P<have>have|had)(?:[ ]\w+ly|[ ]even|[ ]also|[ ]long)?)?
    )
    [ ](?P<verb>(?(have)
        (?:said|argued|claimed|suggested|believed|speculated|alleged)                                # behind "have"
        |(?:say|argue|believe|think|claim|suggest|insist|contend|maintain|consider|allege|speculate|agree)
    ))\b
    (?![ ](?:in|of|for|about|so)\b|[.!?;]|[ ](?!that\b)\w+[.,;!?])                                   # "some say tomato."
    """,
    re.VERBOSE,
)
"""What a bare quantifier says: "some argue", "many have suggested", not "others expect of you", "some said", "some say tomato"."""
_MODAL = re.compile(r" (?:would|might|may|will)\b")


class CollectiveSource(NamedTuple):
    """Half-open span of a crowd with its quantifier and adjectives, its head noun in lower case, and the span with the verb.

    `timeless` says that the crowd says it on no occasion in particular: "many believe", not "many said".
    """

    start: int
    end: int
    head: str
    first: int
    last: int
    timeless: bool


def find_collectives(doc: Annotated) -> Iterator[CollectiveSource]:
    """Yield the crowds that a text lets speak: not "the experts", "his critics", "five analysts", "Reuters reports"."""
    for at in doc.places_of(_HEADS):
        if doc.lowercase[at - 1 : at].isalnum():
            continue
        head = _WORD.match(doc.lowercase, at)
        if head is not None and head.group() in _HEADS:
            found = _read_collective(doc.text, doc.lowercase, at, head.group())
            if found is not None:
                yield found


def _read_collective(text: str, lowercase: str, at: int, head: str) -> CollectiveSource | None:
    """Read a crowd whose head stands at an offset; None if it says nothing, or is known."""
    end = at + len(head)
    says = (_OPINES if head in ANYBODY else _SAYS).match(lowercase, end)
    if says is not None:
        if _passes(head, says):
            return None
    elif head in _COMMON or not _NEAR.search(lowercase, max(0, at - MAX_CHARS_BEFORE), at):
        return None
    start = _start(text, lowercase, at, head)
    if start is None:
        return None
    accorded = _ACCORDING.search(text, max(0, start - MAX_CUE_CHARS), start)
    if says is None and accorded is None:
        return None
    first = accorded.end() - len(accorded.group().lstrip(',”" ')) if accorded else start
    last = says.end() if says else end
    return CollectiveSource(start, end, head, first, last, says is not None and _is_timeless(says))


def _is_timeless(says: re.Match[str]) -> bool:
    """Tell whether a crowd says it on no occasion in particular: "believe", "have said", not "said"."""
    return " ha" in says["before"] or _PAST.match(says["verb"]) is None


def _passes(head: str, says: re.Match[str]) -> bool:
    """Tell whether a crowd says nothing here: what people might think, or what officials fear, a state of mind."""
    if says["verb"].startswith("report"):
        return head != "media"
    if head in PUBLIC:
        return _MODAL.search(says["before"]) is not None
    return head in OFFICIALS and says["verb"].startswith(("fear", "worr"))


def _start(text: str, lowercase: str, at: int, head: str) -> int | None:
    """Find where the crowd begins whose head stands at an offset; None if it is somebody's, or was introduced before."""
    if head in ANYBODY:
        return at if _opens(text, at) else None
    before = _BEFORE_HEAD.search(text, max(0, at - MAX_CHARS_BEFORE), at)
    if before and not _of_no_body(text, before):
        return None
    quantified = before is not None and before["quantifier"] is not None
    if head in PUBLIC and not quantified:
        return None
    start = _first_word(before, quantified=quantified) if before else at
    if head in _BEHIND_WORDS and not _is_crowd(text, lowercase, start, at, head):
        return None
    return None if _DEFINITE.search(text, max(0, start - MAX_DETERMINER_CHARS), start) else start


def _first_word(before: re.Match[str], *, quantified: bool) -> int:
    """Find where a crowd begins: behind what opens its sentence, unless a quantifier leads it."""
    opener = None if quantified else _OPENER.match(before["modifiers"])
    return before.start("modifiers") + opener.end() if opener else before.start()


_BEHIND_WORDS = frozenset(["reports", "media"])
"""Heads that are a crowd only behind some words, or where they open a sentence."""


def _is_crowd(text: str, lowercase: str, start: int, at: int, head: str) -> bool:
    """Tell whether the word before reports or media makes them a crowd: "media reports", "local media"."""
    last = lowercase[start:at].split()[-1:]
    if head == "media":
        return not _ADJECTIVES.isdisjoint(last)
    return last in _REPORTED or _opens(text, at)


def _opens(text: str, at: int) -> bool:
    """Tell whether a crowd at an offset is a subject, by what stands before it."""
    return _OPENS.search(text, max(0, at - MAX_OPENER_CHARS), at) is not None


_OPENER = re.compile(
    r"""
    (?:
        But|And|Yet|So|While|If|Though|Although|Still|Or|As|When|Because|Since|Where|What|How|Why|That    # conjunctions
    |   Even|Now|Then|Also|Not|Only|Today|Meanwhile|However                                               # adverbs
    |   For|In|On|At|By                                                                                  # prepositions
    ),?[ ]
    """,
    re.VERBOSE,
)
_OWNING = words("The These Those This That His Her Its Their Our My Your Both All Two Three Four Five Six")
_STOPS = frozenset(["", ".", "!", "?", "“", '"', "\n"])


def _of_no_body(text: str, before: re.Match[str]) -> bool:
    """Tell whether the capitals before a crowd are a country, or the beginning of the sentence: "Acme analysts" are Acme's."""
    modifiers = [word.strip(",") for word in before["modifiers"].split()]
    capitals = [word for word in modifiers if word[:1].isupper() and word.lower() not in _ADJECTIVES]
    if capitals and _OPENER.match(f"{capitals[0]} "):
        del capitals[0]
    if all(map(nation_of, capitals)) or nation_of(" ".join(capitals)):
        return True
    if len(capitals) > 1 or capitals[0] in _OWNING:
        return False
    return text[max(0, before.start("modifiers") - 4) : before.start("modifiers")].rstrip(" ")[-1:] in _STOPS
