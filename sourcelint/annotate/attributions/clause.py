"""A parsed sentence that is being read for attributions, and the spans that a cue leaves for what was said."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sourcelint.annotate.text.calendar_words import WEEKDAY
from sourcelint.expressions import lazy
from sourcelint.text import Span

if TYPE_CHECKING:
    from sourcelint.annotate.attributions.attribution import Attribution
    from sourcelint.annotate.grammar import Parse

_CLOSING = (",", "”", '"', "’", "'", "—", "?", "!")
_ON_WEEKDAY = rf"(?:[ ](?:on[ ])?{WEEKDAY}(?=[ ,]))?"
_ADDRESSEE = lazy(
    rf"""
    (?:
        [ ](?:the[ ])?[A-Z][\w.&’'-]*(?:[ ][A-Z][\w.&’'-]*){{0,4}}             # "the BBC"
    |   (?:[ ](?:the|an?|his|her|its|their|[A-Z][\w.&-]*['’]s))?                # "the", "Acme's"
        (?:[ ][A-Z][\w.&’'-]*){{0,4}}(?:[ ][a-z][\w’'-]*)?(?:[ ]of[ ][\w’'-]+)?  # "Senate committee", "board of governors"
    )
    {_ON_WEEKDAY}
    (?=[ ,.:;!?\"”]|$)
    """,
    re.VERBOSE,
)
_DAY = lazy(_ON_WEEKDAY)
_ADDRESSING = frozenset(["tell", "inform", "remind", "assure", "notify"])
"""Verbs whose object is who is spoken to."""
_MAX_ENDING_CHARS, _MAX_HEAD_CHARS = 90, 24
_ENDING = lazy(
    rf"""
    (?:
        [ ](?:
            (?:in|on|at|during|via|after|before|through|by|late|early|last|this|recently|later|today|yesterday|earlier)\b
        |   {WEEKDAY}
        )
        [^,;:“\"]*
    )?
    [ .!?\"”’')]*
    """,
    re.VERBOSE,
)
"""What may follow a cue at the end of its sentence: "…, she said in a statement on Monday."."""


class Clause:
    """A sentence from `start` to `end` with its parse, and the attributions `found` in it so far."""

    __slots__ = ("end", "found", "parse", "start", "text")

    def __init__(self, parse: Parse, start: int, end: int) -> None:
        """Take a sentence; nothing is found yet."""
        self.parse, self.text, self.start, self.end = parse, parse.text, start, end
        self.found: list[Attribution] = []

    def told(self) -> Span | None:
        """Return the last source of the sentence so far."""
        return next((found.source for found in reversed(self.found) if found.source is not None), None)

    def rest(self, start: int) -> Span:
        """Return what stands behind an offset in the sentence."""
        while start < self.end and self.text[start] in " ,":
            start += 1
        return Span(min(start, self.end), self.end)

    def content(self, cue: Span, source: Span | None, lemma: str) -> Span:
        """Return what is said: the words before a cue that closes the sentence, else those behind it."""
        inverted = source is not None and source.start > cue.start
        before = min(cue.start, source.start) if source else cue.start
        window = max(self.start, before - _MAX_HEAD_CHARS)
        head = self.text[window:before].rstrip().removesuffix(" as").rstrip()  # "…, as she has shown"
        end = max(cue.end, source.end) if source else cue.end
        if end == cue.end:
            addressed = _ADDRESSEE.match(self.text, end, self.end) if lemma in _ADDRESSING else None
            behind = addressed or _DAY.match(self.text, end, self.end)
            end = behind.end() if behind else end
        if head.endswith(_CLOSING) and (inverted or self._closes(end)):
            return Span(self.start, max(self.start, window + len(head.rstrip(",—"))))
        return self.rest(end)

    def _closes(self, end: int) -> bool:
        """Tell whether nothing but a time or a place follows in the sentence."""
        return self.end - end < _MAX_ENDING_CHARS and _ENDING.fullmatch(self.text, end, self.end) is not None
