"""Sources that a text keeps to itself ("people familiar with the matter"), and hearsay that has none ("rumour has it")."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple

from sourcelint.annotate.text.word_lists import words
from sourcelint.clean.characters.non_ascii import places

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sourcelint.evidence.annotated import Annotated


class AnonymousSource(NamedTuple):
    """Half-open span of the words, and their kind.

    confidential: the text says how the source can know it, or that it must not be named; near: only whom it stands near;
    hearsay: nobody at all is said to know it.
    """

    start: int
    end: int
    kind: Literal["confidential", "near", "hearsay"]


_SAID = (
    r"(?:,? (?:also|have|has|had))? (?:said|says?|told|tells?|confirm(?:ed|s)?|claim(?:ed|s)?|believed?|revealed?|suggest(?:ed|s)?|added|warn(?:ed)?"
    r"|described?|insist(?:ed|s)?|indicate[ds]?|disclosed?|report(?:ed)?|expect(?:ed)?)\b"
)
_WHOM = r"(?:[\w.'$-]+ ){0,7}?[\w.'$-]+"
_COUNTED = (
    r"(?<![\w'-])(?<!the )(?<!this )(?<!that )(?:(?:an?|one|two|three|four|five|six|some|several|many|multiple|another|various|numerous) )?"
    r"(?:(?:second|third|senior|top|former|current|unnamed|anonymous|other|police|government|party|security|diplomatic|industry) ){0,2}"
)
_KNOWERS = re.compile(
    rf"(?P<told>(?:according to|said|says|told \w+ by) )?{_COUNTED}"
    r"(?:people|persons?|sources?|insiders?|someone|officials?|executives?|aides?|advis[eo]rs?|individuals?|diplomats?|lawmakers?)"
    r"(?:,? who (?:is|are|was|were|has|have|had))?(?: with)?(?: (?:direct|first-?hand|intimate|inside|detailed|no))? \Z"
)
_KNOW = ("familiar with ", "briefed on ", "briefed about ", "privy to ", "knowledge of ", "close to ")
_KNOWN_BY = re.compile(rf"[a-z]+ [a-z]+ (?:{_WHOM}(?P<said>{_SAID})|(?:the |an? |his |her |their |its )?[\w'-]+)")
_SOURCE = re.compile(rf"(?:source|insider)s?(?P<where> (?:in|inside|within|at|from|near) {_WHOM})?{_SAID}")
_SOURCE_BEFORE = re.compile(rf"{_COUNTED}\Z")
_UNNAMED = re.compile(
    r"\b(?:(?:on|under) (?:the |a )?condition (?:of (?:strict )?anonymity"
    r"|(?:that )?(?:he|she|they|(?:his|her|their) names?) (?:would )?not be (?:named|identified|used|published|printed))"
    r"|(?:ask|request|declin|refus|wish|prefer|want)\w{0,5} (?:not )?to (?:not )?be (?:named|identified|quoted by name)"
    r"|(?:ask|request)\w{0,3} that (?:his|her|their) names? not be (?:used|published|printed)"
    r"|(?:did not|didn't) (?:want|wish) (?:to be (?:named|identified)|(?:his|her|their) names? (?:used|published|printed))"
    r"|(?:request|grant|insist|ask)\w{0,3} (?:on |for )?anonymity|(?:spoke|speaking) anonymously)\b"
)
_UNNAMED_HINTS = (
    "anonymity",
    "anonymously",
    "be named",
    "be identified",
    "be quoted by",
    "name not be",
    "names not be",
    "names used",
    "name used",
)
"""What each of them holds."""
_IDIOM = r"(?! the (?:feeling|drill|type|sort|kind|rest|song|score|face|rules|tune|answer|sound|smell)s?\b)"
"""What everyone knows without its being a claim: "everyone knows the feeling"."""
_NOBODY = re.compile(
    rf"\b(?:(?:as )?every(?:one|body) (?:already |now )?knows{_IDIOM}(?:,| that(?! \w+[.,;!?])|(?= (?:the|it|he|she|they|this is|these|there) ))"
    r"|it(?: is|'s| was) (?:now |by now )?(?:common knowledge|an open secret) that"
    r"|(?:the )?rumou?rs? has it|(?:the )?word on the street (?:is|was|has it)|legend has it"
    r"|(?:the )?rumou?rs (?:is|are|were|have been) (?:swirling|circulating|spreading|flying|rife))(?!\w)"
)
_NOBODY_HINTS = (
    "everyone ",
    "everybody ",
    "common knowledge",
    "open secret",
    "rumour",
    "rumor",
    "on the street",
    "legend has",
)
_SOURCES = words("source sources insider insiders")
_BACK = 90


def find_anonymous(doc: Annotated) -> Iterator[AnonymousSource]:
    """Give the unnamed sources and the hearsay of a text, kind by kind."""
    lowercase = doc.lowercase
    yield from (AnonymousSource(*m.span(), "confidential") for m in _around(lowercase, _UNNAMED, _UNNAMED_HINTS))
    yield from (AnonymousSource(*m.span(), "hearsay") for m in _around(lowercase, _NOBODY, _NOBODY_HINTS))
    for at in places(lowercase, _KNOW):
        before = _KNOWERS.search(lowercase, max(0, at - _BACK), at)
        known = _KNOWN_BY.match(lowercase, at) if before else None
        if before and known and (before["told"] or known["said"]):
            yield AnonymousSource(
                before.start(), known.end(), "near" if lowercase.startswith("close", at) else "confidential"
            )
    for at in doc.places_of(_SOURCES):
        m = _SOURCE.match(lowercase, at) if not lowercase[at - 1 : at].isalnum() else None
        before = _SOURCE_BEFORE.search(lowercase, max(0, at - _BACK), at) if m else None
        if m and before and (m["where"] or before.group()[:2] in {"a ", "an", "on", "se"}):
            yield AnonymousSource(before.start(), m.end(), "near")


def _around(lowercase: str, pattern: re.Pattern[str], hints: Iterable[str]) -> Iterator[re.Match[str]]:
    """Give the matches of a pattern around the words of which one stands in each of them."""
    done = 0
    for at in places(lowercase, hints):
        m = pattern.search(lowercase, max(done, at - _BACK), at + _BACK)
        if m:
            done = m.end()
            yield m
