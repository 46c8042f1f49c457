"""A sentence that begins inside another: what stood between them is gone, with the end of the first.

"The council voted for the They say that the pier …": English begins a sentence with a capital and goes on in small
letters; inside a sentence a pronoun or an article with a capital belongs to a title or a name, whose next word has one too.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import starmap
from typing import TYPE_CHECKING

from sourcelint.clean.lines.line import ends_open_word
from sourcelint.clean.truncation.quotes import find_quoted_spans
from sourcelint.document import Truncation
from sourcelint.expressions import lazy
from sourcelint.text import Span, Spans

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sourcelint.clean.article import PartialDocument
    from sourcelint.clean.truncation.vocabulary import Vocabulary
    from sourcelint.document import Block

MAX_JOINTS = 3
"""A text with more of them is set without stops: a list, a transcript, a page whose lines were joined."""

_ENGLISH = """
    the they he she it we but and this these those there however both if when in on at as for after according with their its my
    our you that while since although because all some many most by to from so then what who how why where now here yet
    even under during before despite such another among until once only just also other unlike without
"""
_GERMAN = """
    während doch nach bei aus auch darin bislang damit demnach insgesamt mit zudem dabei dort vor nur durch bis wir dass im
    am zum zur seit er es
"""
"""Words that begin sentences; not those that begin names too (One, A, May, Die), nor polite forms (Sie, His)."""


def _capitals(words: str) -> str:
    return "|".join(word.capitalize() for word in words.split())


_JOINT = lazy(
    rf"""
    [ ](?=[A-ZÄÖÜ])(?<=[a-zäöüß,;][ ])
    (?P<opener>
        (?:{_capitals(_ENGLISH)})(?=(?:['’](?:s|re|ve|ll|d))?,?\s[a-z]+(?:['’]s?)?,?\s[a-z])
      | (?:{_capitals(_GERMAN)})(?=\s[a-zäöüß]{{2,}}\s)  # nouns have capitals
    )
    """,
    re.VERBOSE,
)
_NEEDS_NOUN = lazy(r"[a-z,] (?:in|on|around|per|own)$")
"""Behind these words no sentence ends, but for verbs with a particle: a heading may."""
_LAST_WORD = lazy(r"(?<![\w’'-])[a-zäöüß]{2,30}[,;]?$")
_FIRST_WORD = lazy(r"[.!?]\s\w+$")
"""A sentence of one word so far; it began in lower case."""
MAX_WORD_CHARS = 32


def find_joints(draft: PartialDocument, vocabulary: Vocabulary) -> Iterator[Truncation]:
    """Find sentences that begin inside others, outside quotations.

    In 1,400 whole texts of news, blogs and encyclopaedias it finds two, both of them slips.
    """
    text = draft.text.value
    joints = [
        joint
        for block in draft.blocks
        if block.kind in ("paragraph", "quote", "standfirst")
        for joint in _find_joints_inside(text, block, vocabulary)
    ]
    openers = Counter(joint["opener"] for joint in joints)
    for joint in joints if len(joints) <= MAX_JOINTS else ():
        start, end = joint.span("opener")
        last = _LAST_WORD.search(text, max(0, start - MAX_WORD_CHARS), start - 1)
        # Behind a name it may be a part of it; and a text may write a word so: "the idea of She".
        if last is None or openers[joint["opener"]] > 1:
            continue
        first = last.start()
        note = f"a sentence begins inside another at {text[first:end]!r}"
        yield Truncation("masked_gap", draft.text.raw_span(first, end), note, certain=False)


def _find_joints_inside(text: str, block: Block, vocabulary: Vocabulary) -> Iterator[re.Match[str]]:
    quoted: Spans | None = None
    for joint in _JOINT.finditer(text, block.start, block.end):
        quoted = quoted or Spans(starmap(Span, find_quoted_spans(text, block.start, block.end)))
        before = text[max(block.start, joint.start() - MAX_WORD_CHARS) : joint.start()]
        if not quoted.overlap(Span(*joint.span())) and _breaks_off(before, vocabulary):
            yield joint


def _breaks_off(before: str, vocabulary: Vocabulary) -> bool:
    """Tell whether words end inside a sentence or a word; behind any other word only a stop may be missing."""
    if _FIRST_WORD.search(before):
        return False
    return ends_open_word(before) or bool(_NEEDS_NOUN.search(before)) or vocabulary.ends_in_fragment(before)
