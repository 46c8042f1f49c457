"""Crowds: sources that are nobody in particular (experts, critics, media reports), and when somebody is named after all."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from sourcelint.annotate.names import persons
from sourcelint.annotate.nations import nation_of
from sourcelint.annotate.scan import alternation
from sourcelint.annotate.tables import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sourcelint.annotate import Annotated
    from sourcelint.text import Span

OFFICIALS = words("officials diplomats lawmakers policymakers authorities")
PEOPLE = words(
    """experts analysts observers scholars academics historians commentators critics pundits insiders specialists economists
    scientists researchers sceptics skeptics detractors theorists strategists watchers psychologists investors traders
    forecasters sources activists campaigners advocates"""
)
REPORTS = words("media press news unconfirmed local intelligence some various several many numerous multiple")
"""What reports are before which nobody stands: "media reports"."""
_REPORTED = [[word] for word in REPORTS]

_HEADS = OFFICIALS | PEOPLE | {"reports"}

_QUANTIFIER = alternation(
    """some|many|several|various|numerous|certain|most|other|a number of|a few|few|countless|plenty of|a growing number of
    |multiple|more and more|dozens of|scores of""".replace("\n    ", "").split("|")
)

_ADJECTIVES = words(
    """western foreign local international independent political military security legal medical financial economic
        market industry senior top leading prominent unnamed anonymous outside regional nuclear health tech film food
        climate policy foreign-policy intelligence diplomatic government defence defense scientific academic opposition
        environmental energy trade official informed reliable well-placed so-called media press news unconfirmed"""
)
_ADJECTIVE = alternation(_ADJECTIVES)

_BEFORE_HEAD = re.compile(
    rf"(?<![\w’'-])(?:(?P<quantifier>(?i:{_QUANTIFIER})) )?(?:of (?:the|these|those) )?"
    rf"(?P<modifiers>(?:(?:(?i:{_ADJECTIVE})|[A-Z][\w.&’'-]*),? ){{0,3}})\Z"
)

_DEFINITE = re.compile(r"\b(?:the|these|those|both|all|his|her|its|their|our|my|your|whose|\w+['’]s?|two|three|four|five|six|seven|eight|nine|ten|\d+)[ \t]+\Z", re.IGNORECASE)  # fmt: skip
_EXAMPLE = re.compile(r",? (?:such as|like|including|led by|among them|headed by)\b")
_SURVEY = re.compile(
    r"\b(?:survey(?:ed)?|poll(?:ed|s|ing)?|panel of|\d+ (?:of|out of) \d+|\d+(?:\.\d+)? ?(?:%|per ?cent))\b",
    re.IGNORECASE,
)
_AFFILIATED = re.compile(r" (?:at|from|with|of|in|for|who work) (?:the |an? |\w+ )?[A-Z]")


class Crowd(NamedTuple):
    """Half-open span of a crowd with its quantifier and adjectives, and its head noun in lower case."""

    start: int
    end: int
    head: str


def crowds(doc: Annotated) -> Iterator[Crowd]:
    """Give the crowds that a text introduces: not "the experts", "his critics", "five analysts", "Reuters reports"."""
    text, low = doc.text, doc.low
    for at in doc.places_of(_HEADS):
        if low[at - 1 : at].isalnum():
            continue
        m = _HEAD.match(low, at)
        if m is None:
            continue
        before = _BEFORE_HEAD.search(text, max(0, at - _LONGEST), at)
        start = before.start() if before else at
        if before and (opener := _OPENER.match(before["modifiers"])) and not before["quantifier"]:
            start = before.start("modifiers") + opener.end()
        if before and not _of_no_body(text, before):
            continue
        if m.group() == "reports" and low[start:at].split()[-1:] not in _REPORTED:
            continue
        if not _DEFINITE.search(text, max(0, start - 24), start):
            yield Crowd(start, m.end(), m.group())


_OPENER = re.compile(
    r"(?:But|And|Yet|So|While|If|Though|Although|Still|Or|As|When|Because|Since|Where|What|How|Why|Even|Now|Then|Also|That|For"
    r"|In|On|At|By|Not|Only|Today|Meanwhile|However),? "
)
_OWNING = words("The These Those This That His Her Its Their Our My Your Both All Two Three Four Five Six")


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
    return text[max(0, before.start("modifiers") - 4) : before.start("modifiers")].rstrip(" ")[-1:] in (
        "",
        ".",
        "!",
        "?",
        "“",
        '"',
        "\n",
    )


def affiliated(text: str, at: int) -> bool:
    """Tell whether a crowd that ends at `at` is tied to a body by name, or followed by an example."""
    return bool(_AFFILIATED.match(text, at) or _EXAMPLE.match(text, at))


def surveyed(text: str, span: Span) -> bool:
    """Tell whether a passage speaks of a survey or gives a share: then the crowd was counted."""
    return _SURVEY.search(text, span.start, min(span.end, span.start + REACH)) is not None


def named_near(doc: Annotated, offset: int, *, examples: bool = True) -> bool:
    """Tell whether the sentence at `offset`, the next one of its block, or in a lead the whole block, names a person.

    A weasel in the first sentence of a paragraph is fine where the paragraph then says who (Wikipedia, MOS:WEASEL).
    `examples` counts persons behind "such as" too.
    """
    i = bisect_right(doc.sentences, (offset, REACH, 0)) - 1 if doc.sentences else -1
    if i < 0:
        return False
    sentence = doc.sentences[i]
    end = sentence.end
    first = i == 0 or doc.sentences[i - 1].block != sentence.block
    for following in doc.sentences[i + 1 : i + (5 if first else 2)]:
        if following.block != sentence.block:
            break
        end = following.end
    # Windows begin at round offsets, so that a hostile sentence full of crowds is read once and not for each of them.
    around = offset - offset % REACH
    return speaks(doc.text, max(sentence.start, around - REACH), min(end, around + 2 * REACH), examples=examples)


@lru_cache(maxsize=16)
def speaks(text: str, start: int, end: int, *, examples: bool = True) -> bool:
    """Tell whether a person is named in `start..end` beside a role, an example or a verb of saying."""
    return any(
        _AFTER.match(text, p.end)
        or _BEFORE.search(text, max(0, p.start - 40), p.start)
        or (examples and _EXAMPLES.search(text, max(0, p.start - 24), p.start))
        for p in persons(text, start, end)
    )


_HEAD = re.compile(rf"(?:{'|'.join(_HEADS)})\b(?![’'-])")
_LONGEST = 60
REACH = 1000
"""Characters around a crowd in which somebody may be named: a few sentences, and a bound on hostile ones."""

_VERBS = "said|says|say|told|tells|wrote|writes|added|adds|argue[sd]?|suggest(?:s|ed)?|warn(?:s|ed)?|explain(?:s|ed)?|note[sd]?|found|estimate[sd]?|believe[sd]?|think|thinks|call(?:s|ed)|agree[sd]?|testified|tweeted|point(?:s|ed)"  # fmt: skip
_AFTER = re.compile(
    rf"(?:,? (?:who\b|an? |the |of |at |from |director|professor|chief|head|\()|(?:, [^.,\n]{{2,80}},)? (?:{_VERBS})\b)"
)
_EXAMPLES = re.compile(r"\b(?:such as|like|including) (?:[a-z]+ )?\Z")
_BEFORE = re.compile(
    rf"\b(?:by|according to|professor|analyst|historian|economist|expert|dr\.?|director|scientist"
    rf"|{_VERBS})(?: [a-z]+){{0,2}} \Z",
    re.IGNORECASE,
)
