"""A sentence that begins inside another: what stood between them is gone, with the end of the first.

"The council voted for the They say that the pier …": English begins a sentence with a capital and goes on in small
letters; inside a sentence a pronoun or an article with a capital belongs to a title or a name, whose next word has one too.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import starmap
from typing import TYPE_CHECKING, NamedTuple

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

MAX_JOINTS, MAX_SURE_JOINTS = 1, 20
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


_ADVERBS = "However Meanwhile Furthermore Moreover Additionally Nevertheless Instead Finally Eventually According"
_MONTHS = "June|March|April|August|(?:Sept|Octo|Novem|Decem)ber"
"""Months that do not end as weekdays and the others do."""
_JOINT = lazy(
    rf"""
    [ ](?=[A-ZÄÖÜ])(?<=[a-zäöüß,;][ ])
    (?P<opener>
        (?P<english>
            (?:{_capitals(_ENGLISH)})(?=(?:['’](?:s|re|ve|ll|d))?,?\s[a-z]+(?:['’][a-z]{{0,2}})?,?\s[a-z“"(\d])
          | (?:But|And|Because|Although)(?=,?\s[A-Z“"a-z])  # "But Ryan said"
          | (?:{"|".join(_ADVERBS.split())})(?=,|\sto\s)  # "Moreover, …", "According to"
          | There(?=\s(?:is|are|was|were|has|had|have)\s|['’]s\s)
          | (?:In|On|By|Since|Until|During)(?=\s(?:[A-Z][a-z]+y|{_MONTHS}|(?:19|20)\d\d),?\s)  # "In July, the"
        )
      | (?:{_capitals(_GERMAN)})(?=\s[a-zäöüß]{{2,}}\s)  # nouns have capitals
    )
    """,
    re.VERBOSE,
)
_PRONOUNS = frozenset(("He", "She", "It", "They", "We", "You", "Its", "Their", "My", "Our", "Er", "Es"))
_NEEDS_NOUN = lazy(r"[a-z,] (?:in|on|around|per|own)$")
"""Behind these words no sentence ends, but for verbs with a particle: a heading may."""
_LAST_WORD = lazy(r"(?<![\w’'-])(?:a|[a-zäöüß]{2,30})[,;]?$")
_IN_NAME = lazy(r"(?<![^\W_])[A-ZÄÖÜ][\w’'-]{0,20}[ ](?:and|or|of|in|on|to|for|with|by|from|at|the|a)[ ]$")
"""What stands inside names and titles, between words with capitals."""
_FIRST_WORD = lazy(r"[.!?]\s\w+$")
"""A sentence of one word so far; it began in lower case."""
MAX_WORD_CHARS = 32
MAX_SENTENCE_CHARS, MIN_SENTENCE_WORDS = 300, 5
"""Characters before a joint in which the sentence begins, and words that it has; fewer are a heading, a label, a title."""
_SENTENCE = lazy(r"(?:^|[.!?:;“”\"(|•]\s?)([^.!?:;“”\"()|•\n]*[a-zäöüß])$")
_TITLED = """
    called titled entitled named song film movie book novel album show series play poem article paper report magazine podcast word
    term phrase question column essay story game band
"""
"""Words behind which a title or a word that is spoken of begins with a capital."""
_BEFORE_TITLE = lazy(rf"\b(?:{'|'.join(_TITLED.split())})s?$")


class _Joint(NamedTuple):
    """The first word of a sentence inside another: `start..end`. `is_sure` if what is before it cannot be a sentence's end."""

    start: int
    end: int
    opener: str
    is_sure: bool


def find_joints(draft: PartialDocument, vocabulary: Vocabulary) -> Iterator[Truncation]:
    """Find sentences that begin inside others.

    Behind words that may end a sentence, outside quotations, and only if it is the only one: who forgets one stop forgets more. In 1,900 whole texts of news, blogs and encyclopaedias it finds five, of which three lack a stop.
    """
    text = draft.text.value
    joints = [
        (joint, _LAST_WORD.search(text, max(0, joint.start - MAX_WORD_CHARS), joint.start - 1))
        for block in draft.blocks
        if block.kind in ("paragraph", "quote", "standfirst")
        for joint in _find_joints_inside(text, block, vocabulary)
    ]
    openers = Counter(joint.opener for joint, _ in joints)
    phrases = Counter((last[0], joint.opener) for joint, last in joints if last is not None)
    for joint, last in joints:
        if last is None or len(joints) > (MAX_SURE_JOINTS if joint.is_sure else MAX_JOINTS):
            continue
        # A text may write a word so: "rights granted to You", "the What's New chapter"; behind a name it may be a part of it.
        is_usual = joint.opener in _PRONOUNS and openers[joint.opener] > 1
        if is_usual or phrases[last[0], joint.opener] > 1 or _is_in_name(text, joint.start):
            continue
        first = last.start()
        note = f"a sentence begins inside another at {text[first : joint.end]!r}"
        yield Truncation("masked_gap", draft.text.raw_span(first, joint.end), note, certain=False)


def _is_in_name(text: str, at: int) -> bool:
    """Tell whether a word at a place stands in a name: "Now and Then"."""
    return _IN_NAME.search(text, max(0, at - MAX_WORD_CHARS), at) is not None


def _find_joints_inside(text: str, block: Block, vocabulary: Vocabulary) -> Iterator[_Joint]:
    quoted: Spans | None = None
    for match in _JOINT.finditer(text, block.start, block.end):
        before = text[max(block.start, match.start() - MAX_SENTENCE_CHARS) : match.start()]
        start, end = match.span("opener")
        if _breaks_off(before, vocabulary):
            yield _Joint(start, end, match["opener"], is_sure=True)
        elif match["english"] and _is_sentence_so_far(before):
            quoted = quoted or Spans(starmap(Span, find_quoted_spans(text, block.start, block.end)))
            if not quoted.overlap(Span(start, end)):
                yield _Joint(start, end, match["opener"], is_sure=False)


def _is_sentence_so_far(before: str) -> bool:
    """Tell whether a sentence of some length stands before a joint, in small letters at its end, and introduces no title."""
    sentence = _SENTENCE.search(before)
    if sentence is None or _BEFORE_TITLE.search(before):
        return False
    words = sentence[1].split()
    return len(words) >= MIN_SENTENCE_WORDS and all(word.islower() for word in words[-3:])


def _breaks_off(before: str, vocabulary: Vocabulary) -> bool:
    """Tell whether words end inside a sentence or a word; behind any other word only a stop may be missing."""
    if _FIRST_WORD.search(before[-MAX_WORD_CHARS:]):
        return False
    return ends_open_word(before) or bool(_NEEDS_NOUN.search(before)) or vocabulary.ends_in_fragment(before)
