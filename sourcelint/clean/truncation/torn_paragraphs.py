"""Paragraphs of a plain text that were torn: one has no end and the next begins a new sentence, or one has no beginning.

`_SIGNS` is a table: a row says what must hold of two neighbours, and what is said then. What a text does more than twice is
its way: a forum without stops, verse.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from sourcelint.clean.lines.line import MAX_HEADING_WORDS, count_words, ending, ends_open_word, is_open_word
from sourcelint.clean.segmentation.blocks import MAX_WRAP_COLUMN
from sourcelint.clean.truncation.lost_words import no_sentence_has
from sourcelint.clean.truncation.more_links import find_paywall
from sourcelint.clean.truncation.sentences import is_sentence
from sourcelint.clean.truncation.tail import find_last_word
from sourcelint.clean.truncation.vocabulary import Vocabulary
from sourcelint.document import Truncation
from sourcelint.expressions import lazy

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from sourcelint.clean.article import PartialDocument
    from sourcelint.document import Block

MAX_TORN = 2
"""Places of one kind in a text; with more of them it is written so."""

MIN_LONG_CHARS, MIN_LONG_PARAGRAPHS, MIN_CLOSED_SHARE = 120, 4, 0.95
"""Prose that closes its sentences: paragraphs of so many characters, so many of them at least, such a share with a stop."""

MIN_WHOLE_CHARS, MAX_AWAY = 60, 3
"""Characters of a whole paragraph near by, and how many paragraphs away it may be."""

MIN_TORN_WORDS, MIN_BEGUN_WORDS = 5, 3
"""Words of what is left of a sentence, that is told from an item; and of one that others stand before."""

MAX_NOTICE_CHARS = 300
"""Characters of a line that stands between the halves of a sentence and says that the rest is paid for."""

MAX_END_CHARS, MAX_WORD_CHARS = 20, 40
"""Characters at the end of a paragraph that tell how its clause ends, and of its last word."""

_CLOSED_CLAUSE = lazy(
    r"""
    \b(?:i|you|it|he|she|we|they|there|that|this)\s(?:am|is|are|was|were|has|had|have)$  # "where you are"
  | [;,]\s(?:and|or|und|oder|y|o|et|ou)$  # an item before the last
    # German and Dutch clauses end in a verb
  | \b(?:ist|sind|war|waren|hat|haben|wird|werden|wurden?|kann|können|soll|sollen|is|zijn|had|hebben|heeft|werd|em)$
    """,
    re.IGNORECASE | re.VERBOSE,
)
_NEEDS_NOUN = lazy(
    r"""[a-zà-ÿ]{2},?\s(?:
        the|an?|and|or|but|than|their|its|our|my|your|his  # English
      | der|die|den|dem|des|eine[nmrs]?|und|oder  # German
      | les?|la|une?|des|du|et  # French
      | el|los|las|y|del|uma?|os|da|do|dos|il|lo|gli|della|di  # Spanish, Portuguese, Italian
    )$""",
    re.VERBOSE,
)
"""No sentence, heading or item ends in an article or a conjunction."""
_OPEN_END = lazy(r"[^\W\d_][^\W\d_]$|[a-zà-ÿ],$")
_SENTENCE_START = lazy(r"[“\"„«]?[A-ZÀ-Þ][^\W\d_]*(?:['’][a-z]{1,2})?,?\s[“\"(]?[a-zà-ÿ\d]")
"""A word with a capital and one without; two with capitals may be a link or a name, which stood on a line of its own."""
_RUNS_ON = lazy(r"[,;:]|^\w+['’](?:s|re)$")
"""A heading that the paragraph below goes on with."""
_ANNOUNCES = lazy(r"\b(?:this|these|following|follows|below|here|example)$", re.IGNORECASE)
_FIRST_WORD = lazy(r"(?:[a-zà-ÿ]['’])?([^\W\d_]{2,})(?=[\s,])")
_LAST_SENTENCE = lazy(r"(?<=[.。])['\"”’»)\]]{0,3}\s+(?=\S)")
_LABELS = frozenset(":•|/")
_SPEECH_VERBS = frozenset(
    ("said", "says", "told", "tells", "added", "adds", "asked", "asks", "replied", "wrote", "writes", "noted", "sagte")
)
"""What may follow a quotation that is a paragraph of its own."""


class _Pair:
    """Two neighbours among the blocks of a text: `left` and `right` are their texts, `between` the blocks between them."""

    def __init__(self, text: str, blocks: Sequence[Block], at: int, *, between: int = 0) -> None:
        self._text, self._blocks, self._at = text, blocks, at
        self._next = at + 1 + between
        self.adjoins = not between
        self.first, self.second = blocks[at], blocks[self._next]
        self.left, self.right = text[self.first.start : self.first.end], text[self.second.start : self.second.end]

    @cached_property
    def last_sentence(self) -> str:
        """The last sentence of the first, or its beginning."""
        return _LAST_SENTENCE.split(self.left)[-1]

    @cached_property
    def first_word(self) -> str:
        """The first word of the second if it is one in lower case, else nothing."""
        first = _FIRST_WORD.match(self.right)
        return first[1] if first is not None and first[1].islower() else ""

    @cached_property
    def is_among_prose(self) -> bool:
        """Whole paragraphs stand near both, before and behind."""
        before, behind = (
            self._blocks[max(0, self._at - MAX_AWAY) : self._at],
            self._blocks[self._next : self._next + MAX_AWAY],
        )
        return all(any(_is_whole_paragraph(self._text, block) for block in near) for near in (before, behind))

    @cached_property
    def has_paywall(self) -> bool:
        """The line of a paywall stands between both."""
        lines = [self._text[block.start : block.end] for block in self._blocks[self._at + 1 : self._next]]
        return any(len(line) <= MAX_NOTICE_CHARS and find_paywall(line) is not None for line in lines)


def _is_whole_paragraph(text: str, block: Block) -> bool:
    is_long = block.kind == "paragraph" and block.end - block.start >= MIN_WHOLE_CHARS
    return is_long and ending(text[block.start : block.end]) == "stop"


class _Sign(NamedTuple):
    """What must hold of two neighbours, and the note that says what is missing; `is_begun`: at the beginning of the second."""

    note: str
    conditions: tuple[Callable[[_Pair, Vocabulary], object], ...]
    is_begun: bool = False


def find_torn_paragraphs(draft: PartialDocument) -> Iterator[Truncation]:
    """Find the places at which a paragraph has lost its end or its beginning."""
    if draft.wrapper != "text":
        return
    text = draft.text.value
    pairs = list(_suspects(text, draft.blocks))
    if not pairs:
        return
    vocabulary = Vocabulary(text)
    signs = _SIGNS if _is_closed(text, draft.blocks) else _SIGNS_ANYWHERE
    torn = [
        (sign, pair)
        for pair in pairs
        for sign in (signs if pair.adjoins else _SIGNS_APART)
        if all(holds(pair, vocabulary) for holds in sign.conditions)
    ]
    often = Counter(sign.note for sign, _ in torn)
    told = {(pair.first, sign.is_begun): (sign, pair) for sign, pair in reversed(torn)}
    for sign, pair in told.values():
        if often[sign.note] <= MAX_TORN:
            span = _first_word(text, pair.second) if sign.is_begun else _last_word(text, pair.first)
            yield Truncation("masked_gap", draft.text.raw_span(*span), sign.note, certain=False)


def _suspects(text: str, blocks: Sequence[Block]) -> Iterator[_Pair]:
    """Yield the neighbours of which the first has no stop or the second no capital; few of prose, and all signs ask for it."""
    for at, (first, second) in enumerate(pairwise(blocks)):
        if first.end - first.start <= MAX_WRAP_COLUMN and text.count("\n", first.end, second.start) == 1:
            continue  # two lines of one paragraph, as editors wrap them
        last = text[first.end - 1]
        is_open = last.isalpha() or last == ","
        if is_open or text[second.start].islower():
            yield _Pair(text, blocks, at)
        if is_open and at + 2 < len(blocks):
            yield _Pair(text, blocks, at, between=1)


def _is_closed(text: str, blocks: Sequence[Block]) -> bool:
    """Tell whether a text is prose whose paragraphs end in a stop."""
    long = [block for block in blocks if block.kind == "paragraph" and block.end - block.start >= MIN_LONG_CHARS]
    closed = sum(ending(text[block.start : block.end]) != "open" for block in long)
    return len(long) >= MIN_LONG_PARAGRAPHS and closed + 1 >= len(long) * MIN_CLOSED_SHARE


def _last_word(text: str, block: Block) -> tuple[int, int]:
    return find_last_word(text[block.start : block.end]) + block.start, block.end


def _first_word(text: str, block: Block) -> tuple[int, int]:
    first = _FIRST_WORD.match(text, block.start, block.end)
    return block.start, first.end() if first is not None else block.start + 1


def _among_prose(pair: _Pair, _: Vocabulary) -> bool:
    return pair.is_among_prose


def _has_paywall(pair: _Pair, _: Vocabulary) -> bool:
    return pair.has_paywall


def _behind_line(pair: _Pair, _: Vocabulary) -> bool:
    """Tell whether the first is a paragraph, or a line that only its missing stop makes a caption or a heading."""
    return pair.first.kind in ("paragraph", "caption", "heading")


def _before_paragraph(pair: _Pair, _: Vocabulary) -> bool:
    return pair.second.kind == "paragraph"


def _new_sentence(pair: _Pair, _: Vocabulary) -> bool:
    """Tell whether the second begins a sentence of its own, and is no link or title on a line by itself."""
    return _SENTENCE_START.match(pair.right) is not None and ending(pair.right) != "open"


def _begins_inside(pair: _Pair, _: Vocabulary) -> bool:
    """Tell whether the second begins inside a sentence, and ends it."""
    return bool(pair.first_word) and ending(pair.right) == "stop"


def _goes_on(pair: _Pair, _: Vocabulary) -> bool:
    return count_words(pair.right) >= MIN_TORN_WORDS


def _is_long(pair: _Pair, _: Vocabulary) -> bool:
    return count_words(pair.right) > MAX_HEADING_WORDS


def _no_speaker(pair: _Pair, _: Vocabulary) -> bool:
    return pair.first_word not in _SPEECH_VERBS


def _is_whole(pair: _Pair, _: Vocabulary) -> bool:
    """Tell whether the first has its end, or is a heading and no link or name that the second goes on with."""
    if pair.first.kind == "paragraph" or ending(pair.left) == "stop":
        return ending(pair.left) == "stop"
    has_small_words = any(word[0].islower() for word in pair.left.split())
    return pair.first.kind in ("heading", "list") and has_small_words and _RUNS_ON.search(pair.left) is None


def _ends_open(pair: _Pair, _: Vocabulary) -> bool:
    return _OPEN_END.search(pair.left) is not None and _CLOSED_CLAUSE.search(pair.left[-MAX_END_CHARS:]) is None


def _needs_word(pair: _Pair, _: Vocabulary) -> bool:
    """Tell whether the first ends in a word that needs another behind it."""
    return _NEEDS_NOUN.search(pair.left) is not None or (ends_open_word(pair.left) and is_sentence(pair.left))


def _is_begun(pair: _Pair, _: Vocabulary) -> bool:
    """Tell whether the first was a sentence, and no item or announcement."""
    return (
        not pair.left[0].islower()
        and _ANNOUNCES.search(pair.left[-MAX_END_CHARS:]) is None
        and (count_words(pair.left) > MIN_TORN_WORDS or ends_open_word(pair.left))
        and ":" not in pair.last_sentence
        and any(map(is_open_word, pair.left.split()))
    )


def _is_sentence_so_far(pair: _Pair, _: Vocabulary) -> bool:
    """Tell whether the last sentence of the first has small words, no label, and more words than a heading if it is alone."""
    words = pair.last_sentence.split()
    least = MAX_HEADING_WORDS if pair.last_sentence == pair.left else MIN_BEGUN_WORDS
    return len(words) > least and not _LABELS & set(pair.last_sentence) and any(map(is_open_word, words))


def _ends_in_fragment(pair: _Pair, vocabulary: Vocabulary) -> bool:
    """Tell whether more than a stop is missing: the last word is none."""
    return vocabulary.ends_in_fragment(pair.left[-MAX_WORD_CHARS:])


def _is_unfinished(pair: _Pair, _: Vocabulary) -> bool:
    """Tell whether the first breaks off, and the second begins inside a sentence if the last word of the first may be one's last."""
    if ends_open_word(pair.left):
        return True
    return pair.right[0].islower() and ending(pair.left) in ("open", "comma") and is_sentence(pair.left)


def _does_not_fit(pair: _Pair, _: Vocabulary) -> bool:
    """Tell whether the last word of the first cannot be followed by the first of the second: "the" and "were"."""
    return pair.right[0].islower() and no_sentence_has(pair.left, pair.right)


_SIGNS_APART = (_Sign("a paywall parts the sentence", (_is_unfinished, _has_paywall)),)
"""What proves a hole between two that do not adjoin."""
_SIGNS_ANYWHERE = (
    _Sign("the paragraph breaks off inside a sentence", (_does_not_fit,)),
    _Sign(
        "the paragraph breaks off inside a sentence",
        (_needs_word, _ends_open, _new_sentence, _behind_line, _before_paragraph),
    ),
)
"""What proves a hole in any text."""
_SIGNS = (
    *_SIGNS_ANYWHERE,
    _Sign(
        "the paragraph breaks off and the next begins inside a sentence",
        (_begins_inside, _goes_on, _before_paragraph, _behind_line, _ends_open, _is_begun, _among_prose),
    ),
    _Sign(
        "the last sentence of the paragraph has no end",
        (
            _before_paragraph,
            _behind_line,
            _new_sentence,
            _ends_open,
            _is_sentence_so_far,
            _among_prose,
            _ends_in_fragment,
        ),
    ),
    _Sign(
        "the paragraph begins inside a sentence",
        (_before_paragraph, _begins_inside, _is_long, _no_speaker, _is_whole),
        is_begun=True,
    ),
)
"""What proves one in prose whose paragraphs end in a stop."""
