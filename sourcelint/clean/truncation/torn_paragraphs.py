"""Paragraphs of a plain text that were torn: one has no end and the next begins a new sentence, or one has no beginning.

`_SIGNS` is a table: a row says what must hold of two neighbours, and what is said then. What a text does more than twice is
its way: a forum without stops, verse.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from sourcelint.clean.lines.line import MAX_HEADING_WORDS, count_words, ending, ends_open_word, is_open_word
from sourcelint.clean.truncation.lost_words import no_sentence_has
from sourcelint.clean.truncation.paragraph_pairs import FIRST_WORD, ParagraphPair, suspect_pairs
from sourcelint.clean.truncation.sentences import SPEECH_VERBS, is_headline, is_sentence
from sourcelint.clean.truncation.tail import find_last_word
from sourcelint.document import Truncation
from sourcelint.expressions import lazy

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from sourcelint.clean.article import PartialDocument
    from sourcelint.clean.truncation.vocabulary import Vocabulary
    from sourcelint.document import Block

MAX_TORN = 2
"""Places of one kind in a text; with more of them it is written so."""

MIN_LONG_CHARS, MIN_LONG_PARAGRAPHS, MIN_CLOSED_SHARE = 120, 4, 0.95
"""Prose that closes its sentences: paragraphs of so many characters, so many of them at least, such a share with a stop."""

MIN_TORN_WORDS, MIN_BEGUN_WORDS = 5, 3
"""Words of what is left of a sentence, that is told from an item; and of one that others stand before."""

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
_NEEDS_WORD_IN_PROSE = lazy(
    r"""
    \s(?:
        in|on|up|over|off|among|not|too|so|just|only|even|also|most|more|some|any|other|no|another|there|whose|became|seems?
      | I|he|she|we|they|several|various|former|main|entire|upcoming|mere|rather|currently
    )$
  | [a-z]['’](?:s|re|ve|ll|m)$  # "his company’s", "if you’re"
    """,
    re.VERBOSE,
)
"""Ends of a sentence that lacks more than its stop; headings and items may end so."""
_ASKS = lazy(r"(?:what|who|where|why|how|which|when|things)\b", re.IGNORECASE)
"""A heading may end in a preposition then: "What to look for"."""
_OPEN_END = lazy(r"[^\W\d_][^\W\d_]$|[^\W\d_]{2}\s[aI]$|[a-zà-ÿ],$")
_SENTENCE_START = lazy(r"[“\"„«]?[A-ZÀ-Þ][^\W\d_]*(?:['’][a-z]{1,2})?,?\s[“\"(]?[a-zà-ÿ\d]")
"""A word with a capital and one without; two with capitals may be a link or a name, which stood on a line of its own."""
_CAPITAL = lazy(r"[“\"„«]?[A-ZÀ-Þ]")
_RUNS_ON = lazy(r"[,;:]|^\w+['’](?:s|re)$")
"""A heading that the paragraph below goes on with."""
_ANNOUNCES = lazy(r"\b(?:this|these|following|follows|below|here|example)$", re.IGNORECASE)
_LABELS = frozenset(":•|/")


class _Sign(NamedTuple):
    """What must hold of two neighbours, and the note that says what is missing; `is_begun`: at the beginning of the second."""

    note: str
    conditions: tuple[Callable[[ParagraphPair, Vocabulary], object], ...]
    is_begun: bool = False


def find_torn_paragraphs(draft: PartialDocument, vocabulary: Vocabulary) -> Iterator[Truncation]:
    """Find the places at which a paragraph has lost its end or its beginning."""
    if draft.wrapper != "text":
        return
    text = draft.text.value
    pairs = list(suspect_pairs(draft))
    if not pairs:
        return
    signs = _SIGNS if _is_closed(text, draft.blocks) else _SIGNS_ANYWHERE
    torn = [
        (sign, pair)
        for pair in pairs
        for sign in (signs if pair.adjoins else _SIGNS_APART)
        if all(holds(pair, vocabulary) for holds in sign.conditions)
    ]
    told = {(pair.first, sign.is_begun): (sign, pair) for sign, pair in reversed(torn)}
    often = Counter(note for note, _ in {(sign.note, pair.first) for sign, pair in torn})
    for sign, pair in told.values():
        if often[sign.note] <= MAX_TORN:
            span = _first_word(text, pair.second) if sign.is_begun else _last_word(text, pair.first)
            yield Truncation("masked_gap", draft.text.raw_span(*span), sign.note, certain=False)


def _is_closed(text: str, blocks: Sequence[Block]) -> bool:
    """Tell whether a text is prose whose paragraphs end in a stop."""
    long = [block for block in blocks if block.kind == "paragraph" and block.end - block.start >= MIN_LONG_CHARS]
    closed = sum(ending(text[block.start : block.end]) != "open" for block in long)
    return len(long) >= MIN_LONG_PARAGRAPHS and closed + 1 >= len(long) * MIN_CLOSED_SHARE


def _last_word(text: str, block: Block) -> tuple[int, int]:
    return find_last_word(text[block.start : block.end]) + block.start, block.end


def _first_word(text: str, block: Block) -> tuple[int, int]:
    first = FIRST_WORD.match(text, block.start, block.end)
    return block.start, first.end() if first is not None else block.start + 1


def _among_prose(pair: ParagraphPair, _: Vocabulary) -> bool:
    return pair.is_among_prose


def _has_paywall(pair: ParagraphPair, _: Vocabulary) -> bool:
    return pair.has_paywall


def _behind_line(pair: ParagraphPair, _: Vocabulary) -> bool:
    """Tell whether the first is a paragraph, or a line that only its missing stop makes a caption or a heading."""
    return pair.first.kind in ("paragraph", "caption", "heading")


def _before_paragraph(pair: ParagraphPair, _: Vocabulary) -> bool:
    return pair.second.kind == "paragraph"


def _new_sentence(pair: ParagraphPair, vocabulary: Vocabulary) -> bool:
    """Tell whether the second begins a sentence of its own, and is no link or title on a line by itself."""
    if _SENTENCE_START.match(pair.right) is not None:
        return ending(pair.right) != "open"
    return _CAPITAL.match(pair.right) is not None and ending(pair.right) == "stop" and _is_long(pair, vocabulary)


def _begins_inside(pair: ParagraphPair, _: Vocabulary) -> bool:
    """Tell whether the second begins inside a sentence, and ends it."""
    return bool(pair.first_word) and ending(pair.right) == "stop"


def _goes_on(pair: ParagraphPair, _: Vocabulary) -> bool:
    return count_words(pair.right) >= MIN_TORN_WORDS


def _is_long(pair: ParagraphPair, _: Vocabulary) -> bool:
    return count_words(pair.right) > MAX_HEADING_WORDS


def _no_speaker(pair: ParagraphPair, _: Vocabulary) -> bool:
    """Tell whether the second is no speaker of a quotation that is a paragraph of its own."""
    return pair.first_word not in SPEECH_VERBS


def _no_name(pair: ParagraphPair, vocabulary: Vocabulary) -> bool:
    """Tell whether the second begins with a word that begins no other sentence in lower case, as a program's name does."""
    return not vocabulary.begins_sentences(pair.first_word)


def _is_whole(pair: ParagraphPair, _: Vocabulary) -> bool:
    """Tell whether the first has its end, or is a heading and no link or name that the second goes on with."""
    if pair.first.kind == "paragraph" or ending(pair.left) == "stop":
        return ending(pair.left) == "stop"
    if pair.is_displayed:
        return False
    has_small_words = any(word[0].islower() for word in pair.left.split())
    return pair.first.kind in ("heading", "list") and has_small_words and _RUNS_ON.search(pair.left) is None


def _ends_open(pair: ParagraphPair, _: Vocabulary) -> bool:
    return _OPEN_END.search(pair.left) is not None and _CLOSED_CLAUSE.search(pair.left[-MAX_END_CHARS:]) is None


def _needs_word(pair: ParagraphPair, _: Vocabulary) -> bool:
    """Tell whether the first ends in a word that needs another behind it, and is no heading that may end so."""
    if pair.first.marked and pair.first.kind == "heading":
        return False
    if _NEEDS_NOUN.search(pair.left) is not None:
        return True
    return ends_open_word(pair.left) and (is_sentence(pair.left) or _may_be_sentence(pair.left))


def _may_be_sentence(line: str) -> bool:
    return _ASKS.match(line) is None and not is_headline(line)


def _lacks_more(pair: ParagraphPair, _: Vocabulary) -> bool:
    """Tell whether more than a stop is missing behind the first: it ends in a comma, or in a word that cannot be the last."""
    return pair.left.endswith(",") or _NEEDS_WORD_IN_PROSE.search(pair.left[-MAX_WORD_CHARS:]) is not None


def _is_begun(pair: ParagraphPair, _: Vocabulary) -> bool:
    """Tell whether the first was a sentence, and no item or announcement."""
    return (
        not pair.left[0].islower()
        and _ANNOUNCES.search(pair.left[-MAX_END_CHARS:]) is None
        and (count_words(pair.left) > MIN_TORN_WORDS or ends_open_word(pair.left))
        and ":" not in pair.last_sentence
        and any(map(is_open_word, pair.left.split()))
    )


def _is_sentence_so_far(pair: ParagraphPair, _: Vocabulary) -> bool:
    """Tell whether the last sentence of the first has small words, no label, and more words than a heading if it is alone."""
    words = pair.last_sentence.split()
    least = MAX_HEADING_WORDS if pair.last_sentence == pair.left else MIN_BEGUN_WORDS
    return len(words) > least and not _LABELS & set(pair.last_sentence) and any(map(is_open_word, words))


def _ends_in_fragment(pair: ParagraphPair, vocabulary: Vocabulary) -> bool:
    """Tell whether more than a stop is missing: the last word is none."""
    return vocabulary.ends_in_fragment(pair.left[-MAX_WORD_CHARS:])


def _is_unfinished(pair: ParagraphPair, _: Vocabulary) -> bool:
    """Tell whether the first breaks off, and the second begins inside a sentence if the last word of the first may be one's last."""
    if ends_open_word(pair.left):
        return True
    return pair.right[0].islower() and ending(pair.left) in ("open", "comma") and is_sentence(pair.left)


def _does_not_fit(pair: ParagraphPair, _: Vocabulary) -> bool:
    """Tell whether the last word of the first cannot be followed by the first of the second: "the" and "were"."""
    return pair.right[0].islower() and no_sentence_has(pair.left, pair.right)


_SIGNS_APART = (_Sign("a paywall parts the sentence", (_is_unfinished, _has_paywall)),)
"""What proves a hole between two that do not adjoin."""
_BEGUN = (_before_paragraph, _begins_inside, _is_long, _no_speaker, _is_whole, _no_name)
_SIGNS_ANYWHERE = (
    _Sign("the paragraph breaks off inside a sentence", (_does_not_fit,)),
    _Sign(
        "the paragraph breaks off inside a sentence",
        (_needs_word, _ends_open, _new_sentence, _behind_line, _before_paragraph),
    ),
    _Sign("the paragraph begins inside a sentence", (*_BEGUN, _among_prose), is_begun=True),
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
        "the last sentence of the paragraph has no end",
        (_before_paragraph, _behind_line, _new_sentence, _ends_open, _is_sentence_so_far, _among_prose, _lacks_more),
    ),
    _Sign(
        "the paragraph begins inside a sentence",
        _BEGUN,
        is_begun=True,
    ),
)
"""What proves one in prose whose paragraphs end in a stop."""
