"""Words that say a source must not be named ("on condition of anonymity"), and hearsay that has none ("rumour has it")."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple

from sourcelint.clean.characters.non_ascii import places
from sourcelint.expressions import lazy

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sourcelint.evidence.annotated import Annotated


Kind = Literal["confidential", "hearsay", "lore"]


class AnonymousSource(NamedTuple):
    """Half-open span of the words, and their kind.

    confidential: the text says that the source must not be named; hearsay: nobody at all is said to know it; lore: it is told,
    or held by some.
    """

    start: int
    end: int
    kind: Kind


_UNNAMED = lazy(
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
    "anonymity", "anonymously", "be named", "be identified", "be quoted by", "name not be", "names not be",
    "names used", "name used",
)  # fmt: skip
"""What each of them holds."""
_NOBODY = lazy(
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
    "everyone ", "everybody ", "common knowledge", "open secret", "rumour", "rumor", "on the street",
    "legend has",
)  # fmt: skip
_LORE = lazy(
    r"""
    \b(?:
        by[ ](?:some|most|many|all|several)[ ](?:accounts|estimates)
    |   according[ ]to[ ](?:(?:local|old|popular|ancient|one)[ ])?(?:legend|tradition|folklore|lore)
    |   in[ ]the[ ](?:eyes|opinion|view|minds)[ ]of[ ](?:many|some|most|several|critics|experts|observers|analysts)
    |   (?:everyone|everybody)[ ]agrees[ ]that
    |   no(?:[ ]?one|body)[ ](?:doubts|disputes|denies)[ ]that
    |   it(?:[ ]is|'s)[ ]no[ ]secret[ ]that
    |   it[ ](?:can|could|may|might)[ ]be[ ](?:argued|said)[ ]that
    )\b
    """,
    re.VERBOSE,
)
_LORE_HINTS = (
    " accounts", " estimates", " legend", " tradition", " folklore", " lore", "eyes of ", "opinion of ",
    "view of ", "minds of ", "agrees that", "doubts that", "disputes that", "denies that", "no secret",
    "be argued", "be said",
)  # fmt: skip
MAX_CHARS_BEFORE = 90
"""Characters around a word in which the phrase of which it is part is looked for."""


def find_unnamed(doc: Annotated) -> Iterator[AnonymousSource]:
    """Yield what a text says of sources that it does not name, and its hearsay, kind by kind."""
    for match in _around(doc.lowercase, _UNNAMED, _UNNAMED_HINTS):
        yield AnonymousSource(*match.span(), "confidential")
    for match in _around(doc.lowercase, _NOBODY, _NOBODY_HINTS):
        yield AnonymousSource(*match.span(), "hearsay")
    for match in _around(doc.lowercase, _LORE, _LORE_HINTS):
        yield AnonymousSource(*match.span(), "lore")


def _around(lowercase: str, pattern: re.Pattern[str], hints: Iterable[str]) -> Iterator[re.Match[str]]:
    """Yield the matches of a pattern around the words of which one stands in each of them."""
    done = 0
    for at in places(lowercase, hints):
        match = pattern.search(lowercase, max(done, at - MAX_CHARS_BEFORE), at + MAX_CHARS_BEFORE)
        if match:
            done = match.end()
            yield match
