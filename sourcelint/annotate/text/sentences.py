"""Sentences: never across blocks, and together all of a block but the white space between them.

A stop ends a sentence unless what stands before it is an abbreviation, or what follows does not look like a beginning.
Some abbreviations (titles) never end one; others (companies, U.S., p.m., initials) do where the next word is one with
which sentences open and names do not: "at 5 p.m. Tuesday", but "at 5 p.m. | The".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from sourcelint.annotate.text.word_lists import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sourcelint.document import Block


class Sentence(NamedTuple):
    """Half-open span of a sentence and the index of its block (or line, where no blocks are given)."""

    start: int
    end: int
    block: int


NEVER_LAST = words(
    """mr mrs ms mx messrs dr prof hon gov sen sens rep reps gen col lt maj capt cmdr cpl sgt adm brig rev fr pres
    supt det insp ald amb sec st ste mt ft vs v cf viz e.g i.e eg ie al approx est fig figs vol vols ch pp ed
    eds trans nos bzw z.b d.h u.a m dott sig sra srta"""
)
"""Words before whose stop no sentence ends, in lower case and without that stop."""

SELDOM_LAST = words(
    """inc ltd co corp llc plc bros assn dept univ jr sr esq etc ave blvd rd hwy no p jan feb mar apr jun jul aug
    sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun a.m p.m am pm ph.d u.s u.k u.n e.u d.c b.c
    a.d ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev okla
    ore pa penn tenn tex va vt wash wis wyo ont que"""
)
"""Abbreviations after which a sentence ends only before one of `OPENERS`."""

OPENERS = words(
    """The A An This That These Those He She It We They You I His Her Its Our Their My Your There Here In On At By
    For From With As After Before When While Where Why What Who How If But And Or Nor So Yet Then Thus Although
    Though Because Since Until Unless Despite During Under Over Between Both Each Every All Some Many Most Few
    Several Not No Now Once Only Even Also However Meanwhile Still According Asked"""
)
"""Words with which sentences open and names seldom do."""

_CJK = "。！？｡।۔؟"
_STOP = re.compile(
    rf"[.!?…{_CJK}](?<![.!?…{_CJK}]{{2}})[.!?…{_CJK}]*+[\"”’'\)\]»」』》）]*+(?:\[(?:\d{{1,3}}|[a-z][a-z –-]{{2,24}}\??)\]){{0,4}}"
    rf"(?:(?=\s)|(?<=[{_CJK}])|(?<=[{_CJK}][」』”’）》\"])"
    r"|(?<=[a-z][.!?])(?=(?:The|This|That|He|She|It|We|They|But|And|In|However)\b))"
)
_NEXT = re.compile(r"\s*[\"“”‘’'«»„\(\[*•–—-]{0,3}\s?(\w+)")
_SPEAKER = re.compile(
    r"\s+(?:[A-Z][\w.'’-]{0,20}\s+){1,4}(?:said|says|asked|asks|wrote|writes|added|replied|demanded|shouted|told|tweeted"
    r"|recalled|joked|exclaimed|wondered|responded|continued|yelled|cried|declared|argued|insisted|quipped|read|reads)\b"
)
_STOPS_AGAIN = re.compile(r"\s+[.!?…]")
"""What follows the first points of a spaced ellipsis, "paused . . . and left": they end nothing."""

_SPACE = re.compile(r"\s*")
_LINE = re.compile(r"[^\n]+")
_WORD_REACH = 12

MANY, SHORT = 1000, 6
"""A block of more than so many sentences that have on average fewer than so many characters is no prose ("A. A. A. "): the
rest of it is taken as one."""


def split_sentences(text: str, blocks: Sequence[Block] = ()) -> tuple[Sentence, ...]:
    """Split a text into sentences, block by block, or line by line where no blocks are given.

    Spans neither begin nor end with white space, do not overlap, stand in text order, and cover every character of a
    block that is not white space.
    """
    found: list[Sentence] = []
    spans = [(b.start, b.end) for b in blocks] if blocks else [m.span() for m in _LINE.finditer(text)]
    for n, (start, end) in enumerate(spans):
        before = len(found)
        inner = text[start:end]
        begin, last = start + len(inner) - len(inner.lstrip()), start + len(inner.rstrip())
        for m in _STOP.finditer(text, begin, last):
            at, stop = m.span()
            if begin <= at and stop < last and _ends(text, begin, at, stop, last):
                found.append(Sentence(begin, stop, n))
                count = len(found) - before
                begin = _SPACE.match(text, stop).end()  # type: ignore[union-attr]  # it may match nothing
                if count > MANY and begin - start < count * SHORT:
                    break
        if begin < last:
            found.append(Sentence(begin, last, n))
    return tuple(found)


def _ends(text: str, start: int, at: int, stop: int, end: int) -> bool:
    """Tell whether the stop at `at`, with its closing marks up to `stop`, ends the sentence that began at `start`."""
    following = _NEXT.match(text, stop, end)
    if following is None:
        return _STOPS_AGAIN.match(text, stop, end) is None
    word = following[1]
    if word[0].islower() and not (len(word) > 1 and word[1].isupper()):
        return False
    if text[at] in "?!" and at + 1 < stop and _SPEAKER.match(text, stop, end):
        return False
    if text[at] != "." or at + 1 < stop:
        return True
    before = text[max(start, at - _WORD_REACH) : at].split()
    if not before:
        return False
    last = before[-1].lstrip("(\"“‘'[«")
    lower = last.lower()
    if lower in NEVER_LAST:
        # "No. 5", "v. 3" and titles; a word of lower case only ("the v.") is still one of them.
        return False
    if lower in SELDOM_LAST:
        # "no." and "sun." are words too: only "No. 5" and "Sun. 5" are short for something.
        if lower in {"no", "p", "mar", "sun", "sat", "am", "del", "ill", "co", "miss", "mass", "wash", "mo"} and (
            last.islower() or lower == "no"
        ):
            return not word[0].isdigit()
        return word in OPENERS
    if len(last) == 1 or (len(last) > 2 and last[-2] == "." and last[0].isalpha()):
        if last.isdigit():
            return at - start > 1
        return word in OPENERS if last[-1].isupper() else True
    return not (last.isdigit() and at - start == len(last))
