"""A sentence that was read: its words, noun phrases and verb groups, and what can be asked about them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import lru_cache
from operator import itemgetter
from typing import TYPE_CHECKING

from sourcelint.annotate.grammar.chunks import NounPhrase, VerbGroup, read_chunks
from sourcelint.annotate.grammar.tokens import Token, read_tokens
from sourcelint.annotate.text.word_index import lowered
from sourcelint.text import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sourcelint.annotate.text.sentences import Sentence

_CLAUSE_ENDS = frozenset(["subordinator", "relative", "verb", "be", "have", "modal", "mark", "conjunction"])
CLAUSE_OPENERS = frozenset(["mark", "conjunction", "subordinator", "relative"])
_BETWEEN = frozenset(["preposition", "relative", "adverb", "adjective"])
_MAX_WORDS_TO_AGENT = 9
_FIRST, _SECOND = itemgetter(0), itemgetter(1)
"""Where tokens, phrases and groups begin and end."""

MAX_KEPT_PARSES = 4096
"""Sentences of a text of which the parse is kept, some 5 KB each: those of half a megabyte. Longer texts have theirs read again
by each rule that asks, in place of forty times their own size in memory."""


class Parse:
    """A sentence that was read: `tokens`, `phrases` and `groups`, each in text order. Linear in its words."""

    __slots__ = ("_phrase_firsts", "_phrase_lasts", "groups", "phrases", "text", "tokens")

    def __init__(self, text: str, tokens: Sequence[Token]) -> None:
        """Chunk the words of a sentence."""
        self.text = text
        self.tokens = tuple(tokens)
        self.phrases, self.groups = read_chunks(self.tokens)
        self._phrase_firsts = list(map(_FIRST, self.phrases))
        self._phrase_lasts = list(map(_SECOND, self.phrases))

    def span(self, first: int, last: int) -> Span:
        """Return the half-open span of the text from token `first` to token `last`."""
        return Span(self.tokens[first].start, self.tokens[last].end)

    def text_of(self, chunk: NounPhrase | VerbGroup) -> str:
        """Return the words of a noun phrase or verb group as they stand in the text."""
        return self.text[self.tokens[chunk.first].start : self.tokens[chunk.last].end]

    def token_at(self, offset: int) -> int:
        """Return the number of the first token that ends behind an offset; the number of tokens if none does."""
        return bisect_left(self.tokens, offset + 1, key=_SECOND)

    def word(self, at: int) -> str:
        """Return token `at` in lower case; an empty string beyond the sentence."""
        return self.tokens[at].word if 0 <= at < len(self.tokens) else ""

    def tag(self, at: int) -> str:
        """Return the class of token `at`; an empty string beyond the sentence."""
        return self.tokens[at].tag if 0 <= at < len(self.tokens) else ""

    def phrase_from(self, at: int) -> NounPhrase | None:
        """Return the noun phrase that begins with token `at`."""
        number = bisect_left(self._phrase_firsts, at)
        return self.phrases[number] if number < len(self.phrases) and self.phrases[number].first == at else None

    def phrase_with(self, at: int) -> NounPhrase | None:
        """Return the noun phrase that holds token `at`."""
        number = bisect_left(self._phrase_lasts, at)
        return self.phrases[number] if number < len(self.phrases) and self.phrases[number].first <= at else None

    def phrase_before(self, at: int) -> NounPhrase | None:
        """Return the last noun phrase that ends with token `at` or before it."""
        number = bisect_right(self._phrase_lasts, at) - 1
        return self.phrases[number] if number >= 0 else None

    def group_with(self, at: int) -> VerbGroup | None:
        """Return the verb group that holds token `at`."""
        number = bisect_left(self.groups, at, key=_SECOND)
        return self.groups[number] if number < len(self.groups) and self.groups[number].first <= at else None

    def group_behind(self, phrase: NounPhrase, last: int | None = None) -> VerbGroup | None:
        """Return the verb group that follows a noun phrase, or the word `last`, with which the phrase goes on.

        Only adverbs may stand between them: "research also shows".
        """
        stop = (phrase.last if last is None else last) + 1
        while self.tag(stop) == "adverb":
            stop += 1
        number = bisect_left(self.groups, stop, key=_FIRST)
        return self.groups[number] if number < len(self.groups) and self.groups[number].first == stop else None

    def before(self, group: VerbGroup) -> int:
        """Return the number of the word before a verb group and its adverbs; -1 if none stands there."""
        at = group.first - 1
        while self.tag(at) == "adverb":
            at -= 1
        return at

    def agent_of(self, group: VerbGroup) -> NounPhrase | None:
        """Return who stands behind a "by" close to a passive: "was seen on Monday by the board"."""
        for at in range(group.last + 1, min(group.last + _MAX_WORDS_TO_AGENT, len(self.tokens))):
            if self.tokens[at].word == "by":
                return self.phrase_from(at + 1)
            if self.tokens[at].tag in _CLAUSE_ENDS:
                break
        return None

    def subject_of(self, group: VerbGroup) -> NounPhrase | None:
        """Return the noun phrase before a verb group, over prepositional phrases and a relative pronoun: "sources in Kyiv said"."""
        number = bisect_left(self._phrase_firsts, group.first) - 1
        stop = group.first
        while number >= 0:
            phrase = self.phrases[number]
            between = self.tokens[phrase.last + 1 : stop]
            if any(token.tag not in _BETWEEN for token in between) and not _is_aside(between):
                return None
            if self.tag(phrase.first - 1) != "preposition":
                return phrase
            stop = phrase.first - 1
            number -= 1
        return None

    def speaker_of(self, group: VerbGroup) -> NounPhrase | None:
        """Return the subject of a verb group, before it or, behind a mark, after it: "…, say experts"."""
        subject = self.subject_of(group)
        if subject is None and group.form != "ing" and self.tag(group.first - 1) == "mark":
            return self.phrase_from(group.last + 1)
        return subject

    def governing(self, first: int, last: int) -> VerbGroup | None:
        """Return the verb of the clause of some words: the one before them, or behind them where they open their clause."""
        number = bisect_left(self.groups, first, key=_SECOND)
        before = self.groups[number - 1] if number else None
        opens = before is None or any(token.tag in CLAUSE_OPENERS for token in self.tokens[before.last + 1 : first])
        behind = bisect_right(self.groups, last, key=_FIRST)
        return self.groups[behind] if opens and behind < len(self.groups) else before

    def goes_along(self, phrase: NounPhrase, group: VerbGroup) -> bool:
        """Tell whether a clause without a finite verb says what somebody does beside others: "with some experts saying"."""
        return self.word(phrase.first - 1) == "with" and group.is_participle


def read_sentence(text: str, start: int = 0, end: int | None = None, lowercase: str | None = None) -> Parse:
    """Read the sentence between two offsets of a text; `lowercase` is the text in lower case, if the caller has it."""
    return Parse(text, read_tokens(text, lowered(text) if lowercase is None else lowercase, start, end))


def parser_of(text: str, lowercase: str | None = None) -> Callable[[Sentence], Parse]:
    """Return what reads the sentences of a text, each when it is first asked for and once."""
    lowercase = lowered(text) if lowercase is None else lowercase
    return lru_cache(MAX_KEPT_PARSES)(lambda sentence: read_sentence(text, sentence.start, sentence.end, lowercase))


def _is_aside(between: Sequence[Token]) -> bool:
    """Tell whether a subject and its verb have only ", who" or ", however," between them."""
    words = [token.word for token in between]
    if words[:1] != [","]:
        return False
    return words[1:] in (["who"], ["which"]) or (
        words[-1:] == [","] and all(token.tag == "adverb" for token in between[1:-1])
    )
