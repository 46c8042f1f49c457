"""Attribution: who is said to have said what.

Every sentence is read word by word. A word of `cues.FORMS` is a cue where its neighbours make it a verb (or a noun) of
reporting; the subject of that verb is the source, and what the verb governs, or the quotation beside it, the content.
Then each passage of speech that no cue claims is given the speaker of the sentence or paragraph before, where the text
runs on, or it is handed out without source and cue.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sourcelint.annotate.cues import FORMS, NOUN_FORMS, CueKind, Entry
from sourcelint.text import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sourcelint.annotate.quotations import Quotation
    from sourcelint.annotate.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Attribution:
    """Spans of who said it, of the words that say so, and of what was said; None where the text has none.

    A cue without a source is sourceless ("it is widely expected that"); a content with neither is a quotation whose
    speaker the text does not name. `kind` is what the cue reports: speech, belief, stance (an attitude for or against
    something), evidence (a poll shows), appearance (it seems).
    """

    source: Span | None
    cue: Span | None
    content: Span | None
    kind: CueKind = "speech"


_WORD = re.compile(r"[A-Za-z]+(?:['’][a-z]{1,2}\b)?")

_DETERMINERS = frozenset(
    [
        "a",
        "an",
        "the",
        "this",
        "that",
        "these",
        "those",
        "his",
        "her",
        "its",
        "their",
        "our",
        "my",
        "your",
        "some",
        "any",
        "no",
        "every",
        "each",
        "another",
        "such",
    ]
)
_BE = frozenset(
    [
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "being",
        "am",
        "isn't",
        "aren't",
        "wasn't",
        "weren't",
        "he's",
        "she's",
        "it's",
        "i'm",
        "we're",
        "they're",
        "you're",
        "who's",
        "that's",
        "there's",
        "get",
        "gets",
        "got",
        "getting",
        "gotten",
    ]
)
_HAVE = frozenset(["has", "have", "had", "having", "hasn't", "haven't", "hadn't", "i've", "we've", "they've", "you've"])
_MODAL = frozenset(
    [
        "will",
        "would",
        "can",
        "could",
        "should",
        "may",
        "might",
        "must",
        "shall",
        "won't",
        "wouldn't",
        "can't",
        "couldn't",
        "shouldn't",
        "cannot",
        "i'll",
        "he'll",
        "she'll",
        "we'll",
        "they'll",
        "you'll",
        "i'd",
        "he'd",
        "she'd",
        "they'd",
        "we'd",
        "you'd",
        "to",
        "do",
        "does",
        "did",
        "don't",
        "doesn't",
        "didn't",
        "let's",
    ]
)
_AUXILIARIES = _BE | _HAVE | _MODAL
_FIRST = frozenset(
    [
        "i",
        "you",
        "we",
        "i'm",
        "i've",
        "i'd",
        "i'll",
        "we're",
        "we've",
        "we'd",
        "we'll",
        "you're",
        "you've",
        "you'd",
        "you'll",
        "let's",
    ]
)
_THIRD = frozenset(
    [
        "he",
        "she",
        "they",
        "who",
        "it",
        "he's",
        "she's",
        "they're",
        "they've",
        "he'd",
        "she'd",
        "he'll",
        "she'll",
        "they'll",
        "they'd",
        "who's",
    ]
)
_RELATIVE = frozenset(["who", "which", "that", "whom", "whose"])
_ADVERBS = frozenset(
    [
        "also",
        "not",
        "never",
        "now",
        "still",
        "just",
        "then",
        "later",
        "often",
        "always",
        "only",
        "even",
        "already",
        "again",
        "once",
        "further",
        "recently",
        "repeatedly",
        "long",
        "first",
        "all",
        "both",
        "previously",
        "soon",
        "ever",
        "yet",
        "rather",
        "far",
        "either",
        "merely",
        "simply",
        "so",
        "too",
        "publicly",
        "since",
        "else",
    ]
)
_NOT_ADVERBS = frozenset(
    [
        "reply",
        "rely",
        "family",
        "only",
        "apply",
        "ally",
        "supply",
        "july",
        "italy",
        "rally",
        "assembly",
        "bully",
        "monopoly",
    ]
)
_PREPOSITIONS = frozenset(
    [
        "by",
        "after",
        "for",
        "in",
        "of",
        "from",
        "while",
        "without",
        "before",
        "when",
        "than",
        "as",
        "about",
        "on",
        "with",
        "at",
        "against",
        "into",
        "over",
        "since",
        "through",
    ]
)
_CONJUNCTIONS = frozenset(["and", "or", "but", "nor"])
_NOUN_LINKS = frozenset(["that", "of", "about", "on", "to", "against", "over", "for", "from", "by"])
_REPORTEDLY = frozenset(["reportedly", "allegedly", "purportedly", "supposedly", "seemingly"])
_BREAKS = frozenset(
    [
        "that",
        "when",
        "while",
        "because",
        "if",
        "as",
        "but",
        "although",
        "though",
        "whereas",
        "unless",
        "until",
        "after",
        "before",
        "since",
        "and",
        "or",
        "so",
        "whether",
        "which",
        "who",
        "what",
        "where",
        "why",
        "how",
        "than",
        "then",
    ]
)

_LONGEST_SOURCE = 160
"""Characters that a source may have: appositions are long, and a hostile line has no end."""


def find_attributions(
    text: str, sentences: Sequence[Sentence], quotations: Sequence[Quotation]
) -> tuple[Attribution, ...]:
    """Find attributions, in text order of cues and of quotations without one."""
    found: list[Attribution] = []
    for sentence in sentences:
        found += _Reader(text, sentence.start, sentence.end, quotations).read()
    return tuple(found)


class _Reader:
    """One sentence as words with their places."""

    __slots__ = ("end", "ends", "found", "low", "quotations", "start", "starts", "text")

    def __init__(self, text: str, start: int, end: int, quotations: Sequence[Quotation]) -> None:
        self.text, self.start, self.end, self.quotations = text, start, end, quotations
        self.low: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.found: list[Attribution] = []

    def read(self) -> list[Attribution]:
        """Give the attributions of the sentence."""
        text = self.text
        words = [(m.group().lower().replace("’", "'"), *m.span()) for m in _WORD.finditer(text, self.start, self.end)]
        hits = [i for i, w in enumerate(words) if w[0] in FORMS or w[0] in _REPORTEDLY or w[0] == "according"]
        if not hits:
            return []
        self.low = [w[0] for w in words]
        self.starts = [w[1] for w in words]
        self.ends = [w[2] for w in words]
        for i in hits:
            word = self.low[i]
            if word == "according":
                self._according(i)
            elif word in _REPORTEDLY:
                self.found.append(Attribution(None, self._words(i, i), Span(self.start, self.end), "speech"))
            else:
                self._cue(i, FORMS[word])
        return self.found

    # Words and the gaps between them.

    def _words(self, i: int, j: int) -> Span:
        return Span(self.starts[i], self.ends[j])

    def _gap(self, i: int) -> str:
        """Give what stands before word i."""
        return self.text[self.ends[i - 1] if i else self.start : self.starts[i]]

    def _after(self, i: int) -> str:
        return self.low[i + 1] if i + 1 < len(self.low) else ""

    # Cues.

    def _according(self, i: int) -> None:
        if self._after(i) != "to":
            return
        start = self.ends[i + 1]
        source = self._right(start)
        if i == 0 or not self.text[self.start : self.starts[i]].strip():
            content = Span(source.end, self.end) if source else None
        else:
            content = Span(self.start, self.starts[i])
        self.found.append(Attribution(source, self._words(i, i + 1), content))

    def _cue(self, i: int, entry: Entry) -> None:
        group = i
        aux: set[str] = set()
        while group and self._plain(group) and self._skippable(self.low[group - 1]):
            group -= 1
            aux.add(self.low[group])
        subject = self.low[group - 1] if group and self._plain(group) else ""
        if entry.form == "noun" or (entry.nominal and not self._verbal(i, group, subject, aux)):
            self._noun(i)
            return
        be = bool(aux & _BE)
        if entry.form in ("ed", "participle") and be:
            self._passive(i, entry)
        elif self._accepts(entry, aux, subject):
            self._active(i, group, entry)

    def _plain(self, i: int) -> bool:
        """Tell whether nothing but space stands before word i."""
        return self._gap(i).isspace()

    @staticmethod
    def _skippable(word: str) -> bool:
        return (
            word in _AUXILIARIES
            or word in _ADVERBS
            or (word.endswith("ly") and word not in _NOT_ADVERBS)
        )  # fmt: skip

    def _verbal(self, i: int, group: int, subject: str, aux: set[str]) -> bool:
        """Tell whether a form that is a noun as well is a verb here."""
        following = self._after(i)
        form = FORMS[self.low[i]].form
        if aux & _MODAL:
            return True
        if subject in _THIRD or subject in _FIRST:
            return True
        if aux & (_BE | _HAVE) or subject in _DETERMINERS or subject in _PREPOSITIONS or subject.endswith("'s"):
            return False
        if following in ("of", "by", "from", "and", "or", "is", "was", "are", "were", "in", "at") and form == "base":
            return False
        opens = (
            following in _DETERMINERS
            or following in _THIRD
            or following in ("that", "him", "them", "how", "why", "it", "us", "what", "whether", "more", "for")
        )
        if form == "base":
            return bool(subject.endswith("s") and (opens or following not in _NOUN_LINKS))
        capital = bool(group) and self.text[self.starts[group - 1]].isupper()
        return (
            bool(subject) and (opens or capital) and following not in ("of", "by", "from", "and", "or", "are", "were")
        )

    def _accepts(self, entry: Entry, aux: set[str], subject: str) -> bool:
        """Tell whether a verb, in the active voice, reports what someone else said, thinks or wants."""
        form, kind = entry.form, entry.kind
        if kind == "appearance":
            return form != "ing"
        if subject in _FIRST or aux & _FIRST:
            return False
        if form in ("ed", "past"):
            return entry.strong or (subject not in _DETERMINERS and subject not in _PREPOSITIONS)
        if form == "participle":
            return bool(aux & _HAVE)
        if form == "s":
            return subject not in _DETERMINERS
        if form == "base":
            if "to" in aux:
                return kind == "speech"
            if subject.endswith("s") or subject in _THIRD or subject in ("who", "people"):
                return True
            return entry.strong and bool(aux & _MODAL)
        # -ing
        if aux & _BE:
            return True
        return entry.strong and (subject in _PREPOSITIONS or not subject or subject in _CONJUNCTIONS)

    def _active(self, i: int, group: int, entry: Entry) -> None:
        cue = self._words(i, i)
        source = (
            None
            if entry.kind == "appearance"
            else self._left(group) or self._right(self.ends[i]) or Span(self.start, self.starts[i])
        )
        self.found.append(Attribution(source, cue, Span(self.ends[i], self.end), entry.kind))

    def _passive(self, i: int, entry: Entry) -> None:
        by = self._by(i)
        self.found.append(Attribution(by, self._words(i, i), Span(self.ends[i], self.end), entry.kind))

    def _by(self, i: int) -> Span | None:
        for j in range(i + 1, min(i + 8, len(self.low))):
            if self.low[j] == "by":
                return self._right(self.ends[j])
        return None

    def _noun(self, i: int) -> None:
        word = self.low[i]
        kind = NOUN_FORMS.get(word)
        if kind is None or self._after(i) not in _NOUN_LINKS:
            return
        owner = i - 1 if i else 0
        while owner > max(0, i - 4) and not (self.low[owner].endswith("'s") or self.low[owner] in _DETERMINERS):
            owner -= 1
        source = None
        if self.low[owner].endswith(("'s", "s'")) or self.low[owner] in (
            "his",
            "her",
            "their",
            "its",
            "my",
            "our",
            "your",
        ):
            source = self._words(owner, owner)
        else:
            source = self._by(i)
        if source is None:
            source = Span(self.start, self.starts[i])
        self.found.append(Attribution(source, self._words(i, i + 1), Span(self.ends[i], self.end), kind))

    # Sources.

    def _left(self, group: int) -> Span | None:
        """Give the subject that ends before word `group`."""
        if not group:
            return None
        j = group
        while j and self._plain(j) and self.low[j - 1] not in _BREAKS:
            j -= 1
        return self._words(j, group - 1) if j < group else None

    def _right(self, start: int) -> Span | None:
        """Give the noun phrase that begins after `start`."""
        m = _RIGHT.match(self.text, start, min(self.end, start + _LONGEST_SOURCE))
        return Span(*m.span(1)) if m else None


_RIGHT = re.compile(r"\s*([^\s,;:.\"“”—][^,;:\"“”—]*[^\s,;:.\"“”—]|[^\s,;:.\"“”—])")
