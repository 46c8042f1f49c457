"""Sources that a text keeps to itself ("people familiar with the matter"), and hearsay that has none ("rumour has it")."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple

from sourcelint.annotate.text.word_lists import words
from sourcelint.clean.characters.non_ascii import places

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sourcelint.evidence.annotated import Annotated


Kind = Literal["confidential", "near", "hearsay"]


class AnonymousSource(NamedTuple):
    """Half-open span of the words, and their kind.

    confidential: the text says how the source can know it, or that it must not be named; near: only whom it stands near;
    hearsay: nobody at all is said to know it.
    """

    start: int
    end: int
    kind: Kind


_SAID = (
    r"(?:,? (?:also|have|has|had))? (?:said|says?|told|tells?|confirm(?:ed|s)?|claim(?:ed|s)?|believed?|revealed?|suggest(?:ed|s)?|added|warn(?:ed)?"
    r"|described?|insist(?:ed|s)?|indicate[ds]?|disclosed?|report(?:ed)?|expect(?:ed)?)\b"
)
_WHOM = r"(?:[\w.'$-]+ ){0,7}?[\w.'$-]+"
_COUNTED = r"""
    (?<![\w'-])(?<!the[ ])(?<!this[ ])(?<!that[ ])         # none that the text has introduced
    (?:(?:an?|one|two|three|four|five|six|some|several|many|multiple|another|various|numerous)[ ])?
    (?:(?:second|third|senior|top|former|current|unnamed|anonymous|other|police|government|party|security|diplomatic
        |industry)[ ]){0,2}
"""
"""What may stand before a source (verbose)."""
_KNOWERS = re.compile(
    rf"""
    (?P<told>(?:according[ ]to|said|says|told[ ]\w+[ ]by)[ ])?
    {_COUNTED}
    (?:people|persons?|sources?|insiders?|someone|officials?|executives?|aides?|advis[eo]rs?|individuals?|diplomats?
        |lawmakers?)
    (?:,?[ ]who[ ](?:is|are|was|were|has|have|had))?(?:[ ]with)?              # ", who are", "with"
    (?:[ ](?:direct|first-?hand|intimate|inside|detailed|no))?[ ]\Z
    """,
    re.VERBOSE,
)
_KNOW = ("familiar with ", "briefed on ", "briefed about ", "privy to ", "knowledge of ", "close to ")
_KNOWN_BY = re.compile(rf"[a-z]+ [a-z]+ (?:{_WHOM}(?P<said>{_SAID})|(?:the |an? |his |her |their |its )?[\w'-]+)")
_SOURCE = re.compile(rf"(?:source|insider)s?(?P<where> (?:in|inside|within|at|from|near) {_WHOM})?{_SAID}")
_SOURCE_BEFORE = re.compile(rf"{_COUNTED}\Z", re.VERBOSE)
_UNNAMED = re.compile(
    r"""
    \b(?:
        # "on condition of anonymity", "on the condition that she not be named"
        (?:on|under)[ ](?:the[ ]|a[ ])?condition[ ](?:
            of[ ](?:strict[ ])?anonymity
        |   (?:that[ ])?(?:he|she|they|(?:his|her|their)[ ]names?)[ ](?:would[ ])?
            not[ ]be[ ](?:named|identified|used|published|printed)
        )
        # "asked not to be named", "declined to be identified"
    |   (?:ask|request|declin|refus|wish|prefer|want)\w{0,5}[ ](?:not[ ])?to[ ](?:not[ ])?be[ ]
        (?:named|identified|quoted[ ]by[ ]name)
        # "asked that his name not be used"
    |   (?:ask|request)\w{0,3}[ ]that[ ](?:his|her|their)[ ]names?[ ]not[ ]be[ ](?:used|published|printed)
        # "did not want to be named", "didn't want her name used"
    |   (?:did[ ]not|didn't)[ ](?:want|wish)[ ]
        (?:to[ ]be[ ](?:named|identified)|(?:his|her|their)[ ]names?[ ](?:used|published|printed))
        # "requested anonymity", "spoke anonymously"
    |   (?:request|grant|insist|ask)\w{0,3}[ ](?:on[ ]|for[ ])?anonymity|(?:spoke|speaking)[ ]anonymously
    )\b
    """,
    re.VERBOSE,
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
_NOBODY = re.compile(
    r"""
    \b(?:
        # "everyone knows that the …", not the idiom "everyone knows the feeling", not "everyone knows that street."
        (?:as[ ])?every(?:one|body)[ ](?:already[ ]|now[ ])?knows
        (?![ ]the[ ](?:feeling|drill|type|sort|kind|rest|song|score|face|rules|tune|answer|sound|smell)s?\b)
        (?:,|[ ]that(?![ ]\w+[.,;!?])|(?=[ ](?:the|it|he|she|they|this[ ]is|these|there)[ ]))
    |   it(?:[ ]is|'s|[ ]was)[ ](?:now[ ]|by[ ]now[ ])?(?:common[ ]knowledge|an[ ]open[ ]secret)[ ]that
    |   (?:the[ ])?rumou?rs?[ ]has[ ]it
    |   (?:the[ ])?word[ ]on[ ]the[ ]street[ ](?:is|was|has[ ]it)
    |   legend[ ]has[ ]it
    |   (?:the[ ])?rumou?rs[ ](?:is|are|were|have[ ]been)[ ](?:swirling|circulating|spreading|flying|rife)
    )(?!\w)
    """,
    re.VERBOSE,
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
_UNTOLD = frozenset(["a ", "an", "on", "se"])
"""How what stands before a source begins if it says nothing of it: "a", "another", "one", "several"."""
MAX_CHARS_BEFORE = 90
"""Characters around a word in which the phrase of which it is part is looked for."""


def find_anonymous(doc: Annotated) -> Iterator[AnonymousSource]:
    """Yield the unnamed sources and the hearsay of a text, kind by kind."""
    lowercase = doc.lowercase
    for match in _around(lowercase, _UNNAMED, _UNNAMED_HINTS):
        yield AnonymousSource(*match.span(), "confidential")
    for match in _around(lowercase, _NOBODY, _NOBODY_HINTS):
        yield AnonymousSource(*match.span(), "hearsay")
    yield from _find_knowers(lowercase)
    yield from _find_insiders(doc)


def _find_knowers(lowercase: str) -> Iterator[AnonymousSource]:
    """Find those who know: "people familiar with the matter said"."""
    for at in places(lowercase, _KNOW):
        before = _KNOWERS.search(lowercase, max(0, at - MAX_CHARS_BEFORE), at)
        known = _KNOWN_BY.match(lowercase, at) if before else None
        if before and known and (before["told"] or known["said"]):
            kind: Kind = "near" if lowercase.startswith("close", at) else "confidential"
            yield AnonymousSource(before.start(), known.end(), kind)


def _find_insiders(doc: Annotated) -> Iterator[AnonymousSource]:
    """Find sources that the text calls so: "a source said", "sources in the ministry told"."""
    lowercase = doc.lowercase
    for at in doc.places_of(_SOURCES):
        match = None if lowercase[at - 1 : at].isalnum() else _SOURCE.match(lowercase, at)
        before = _SOURCE_BEFORE.search(lowercase, max(0, at - MAX_CHARS_BEFORE), at) if match else None
        if match and before and (match["where"] or before.group()[:2] in _UNTOLD):
            yield AnonymousSource(before.start(), match.end(), "near")


def _around(lowercase: str, pattern: re.Pattern[str], hints: Iterable[str]) -> Iterator[re.Match[str]]:
    """Yield the matches of a pattern around the words of which one stands in each of them."""
    done = 0
    for at in places(lowercase, hints):
        match = pattern.search(lowercase, max(done, at - MAX_CHARS_BEFORE), at + MAX_CHARS_BEFORE)
        if match:
            done = match.end()
            yield match
