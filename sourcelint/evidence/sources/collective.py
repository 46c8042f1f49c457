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

_BEFORE_HEAD = re.compile(
    rf"(?<![\w’'-])(?:(?P<quantifier>(?i:{_QUANTIFIER})) )?(?:of (?:the|these|those) )?"
    rf"(?P<modifiers>(?:(?:(?i:{_ADJECTIVE}),?|(?:[A-Z]\.){{1,6}}|[A-Z][\w&’'-]{{0,59}}) ){{0,3}})\Z"
)
_DEFINITE = re.compile(r"\b(?:the|these|those|both|all|his|her|its|their|our|my|your|whose|\w+['’]s?|two|three|four|five|six|seven|eight|nine|ten|\d+)[ \t]+\Z", re.IGNORECASE)  # fmt: skip
_COMMON = PUBLIC | ANYBODY
_WORD = re.compile(r"[a-z]+(?![\w’'-])")
_LONGEST = 60

_SAYS = re.compile(
    r"(?:,? (?:who|that|which)|, (?:however|meanwhile|in turn|for their part),)?"
    r"(?P<before>(?: (?:also|often|long|now|still|even|have|has|had|would|might|may|will|generally|widely|recently|repeatedly|\w+ly)){0,3})"
    r" (?P<verb>say|said|says|suggest|suggested|suggests|argue|argued|believe|believed|think|thought|claim|claimed|warn|warned"
    r"|predict|predicted|agree|agreed|point(?:ed)? (?:out|to)|note|noted|insist|insisted|contend|contended|estimate|estimated|expect|expected"
    r"|maintain|maintained|speculate|speculated|assert|asserted|question|questioned|describe|described|recommend"
    r"|recommended|allege|alleged|indicate|indicated|caution|cautioned|conclude|concluded|told|acknowledge"
    r"|acknowledged|made (?:\w+ )?(?:statements|remarks|comments)|call(?:ed)? (?:it|for|this|the)|see (?:it|this|the)|consider"
    r"|complain|complained|(?:fear|worr|doubt)(?:y|ied|ed)? that"
    r"|accused?|disputed?|report|reported)\b"
)
_INVERTED = r"(?:\baccording to|[,”\"] (?:say|said|argue|argued|warn|warned|believe|suggest)) "
_ACCORDING = re.compile(rf"{_INVERTED}\Z", re.IGNORECASE)
_NEAR = re.compile(_INVERTED)
_OPENS = re.compile(
    r"(?:\A|[\n.!?:;,(“\"—–-]|\b(?:but|while|as|that|what|which|whom?|because|though|although|if|when|where|since|yet|so))\s{0,11}\Z",
    re.IGNORECASE,
)
"""What stands before a crowd that is a subject, and no adjective or object: "what some call", not "he and others said"."""
_PAST = re.compile(r"(?:\w+ed|said|told|thought|made)\b")
_OPINES = re.compile(
    r"(?P<before>(?: (?:also|still|now|even|long|\w+ly))?(?: (?P<have>have|had)(?: \w+ly| even| also| long)?)?)"
    r" (?P<verb>(?(have)(?:said|argued|claimed|suggested|believed|speculated|alleged)"
    r"|(?:say|argue|believe|think|claim|suggest|insist|contend|maintain|consider|allege|speculate|agree)))\b(?! (?:in|of|for|about|so)\b|[.!?;]| (?!that\b)\w+[.,;!?])"
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
    """Give the crowds that a text lets speak: not "the experts", "his critics", "five analysts", "Reuters reports"."""
    text, lowercase = doc.text, doc.lowercase
    for at in doc.places_of(_HEADS):
        if lowercase[at - 1 : at].isalnum():
            continue
        m = _WORD.match(lowercase, at)
        if m is None or m.group() not in _HEADS:
            continue
        head, end = m.group(), m.end()
        says = (_OPINES if head in ANYBODY else _SAYS).match(lowercase, end)
        if says and _passes(head, says):
            continue
        told = says or (head not in _COMMON and _NEAR.search(lowercase, max(0, at - _LONGEST), at))
        start = _start(text, lowercase, at, head) if told else None
        if start is None:
            continue
        accorded = _ACCORDING.search(text, max(0, start - 14), start)
        if says or accorded:
            first = accorded.end() - len(accorded.group().lstrip(',”" ')) if accorded else start
            timeless = says is not None and (" ha" in says["before"] or _PAST.match(says["verb"]) is None)
            yield CollectiveSource(start, end, head, first, says.end() if says else end, timeless)


def _passes(head: str, says: re.Match[str]) -> bool:
    """Tell whether a crowd says nothing here: what people might think, or what officials fear, a state of mind."""
    if says["verb"].startswith("report"):
        return head != "media"
    if head in PUBLIC:
        return _MODAL.search(says["before"]) is not None
    return head in OFFICIALS and says["verb"].startswith(("fear", "worr"))


def _start(text: str, lowercase: str, at: int, head: str) -> int | None:
    """Give where the crowd begins whose head stands at an offset; None where it is somebody's, or was introduced before."""
    if head in ANYBODY:
        return at if _OPENS.search(text, max(0, at - 12), at) else None
    before = _BEFORE_HEAD.search(text, max(0, at - _LONGEST), at)
    start = before.start() if before else at
    if before and (opener := _OPENER.match(before["modifiers"])) and not before["quantifier"]:
        start = before.start("modifiers") + opener.end()
    if before and not _of_no_body(text, before):
        return None
    if head in PUBLIC and not (before and before["quantifier"]):
        return None
    if (
        head == "reports"
        and lowercase[start:at].split()[-1:] not in _REPORTED
        and not _OPENS.search(text, max(0, at - 12), at)
    ):
        return None
    if head == "media" and (start == at or lowercase[start:at].rsplit(maxsplit=1)[-1] not in _ADJECTIVES):
        return None
    return None if _DEFINITE.search(text, max(0, start - 24), start) else start


_OPENER = re.compile(
    r"(?:But|And|Yet|So|While|If|Though|Although|Still|Or|As|When|Because|Since|Where|What|How|Why|Even|Now|Then|Also|That|For"
    r"|In|On|At|By|Not|Only|Today|Meanwhile|However),? "
)
_OWNING = words("The These Those This That His Her Its Their Our My Your Both All Two Three Four Five Six")
_STOPS = frozenset(["", ".", "!", "?", "“", '"', "\n"])


def _of_no_body(text: str, before: re.Match[str]) -> bool:
    """Tell whether the capitals before a crowd are a country, or the beginning of the sentence: "Acme analysts" are Acme's."""
    capitals = [
        w.strip(",") for w in before["modifiers"].split() if w[0].isupper() and w.lower().strip(",") not in _ADJECTIVES
    ]
    if capitals and _OPENER.match(f"{capitals[0]} "):
        del capitals[0]
    if not capitals or nation_of(" ".join(capitals)) or all(nation_of(w) for w in capitals):
        return True
    if len(capitals) > 1 or capitals[0] in _OWNING:
        return False
    return text[max(0, before.start("modifiers") - 4) : before.start("modifiers")].rstrip(" ")[-1:] in _STOPS
