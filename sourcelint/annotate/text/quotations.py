"""Passages in quotation marks, outermost only, in the styles of several languages.

The marks of a paragraph are read from left to right with one stack. What a mark does is decided by its kind where that
says it (“ » „ 「) and by the characters beside it where it does not (straight quotes, ”Swedish”, »Danish«). An
apostrophe is not a mark, nor is an inch sign. A quotation that is not closed ends with its paragraph.
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from sourcelint.annotate.text.word_lists import words
from sourcelint.clean.characters.non_ascii import places
from sourcelint.expressions import lazy

Kind = Literal["speech", "title", "term"]


class Quotation(NamedTuple):
    """Half-open span, quotation marks included.

    `kind` says what the passage looks like: speech, the title of a work, or a term (a scare quote, a slogan, a
    fragment of fewer than `MIN_SPEECH_WORDS` words that is no sentence). `closed` is false where the closing mark is
    missing; `continued` is true where the next paragraph opens again, as quotations of several paragraphs do.
    """

    start: int
    end: int
    kind: Kind = "speech"
    closed: bool = True
    continued: bool = False


MIN_SPEECH_WORDS = 6
"""Fragments below this many words are terms; the narrowing that made stand-alone quotations precise."""

MIN_SPEECH_CJK_CHARS = 24
"""Characters from which a passage in corner brackets is speech: its words have no spaces to be counted by."""

MAX_KIND_CHARS = 400
"""Characters of a passage whose words decide on its kind."""

MAX_STOP_CHARS = 600
"""Characters of a passage in single marks that are searched for a full stop."""

MAX_TITLE_NOUN_CHARS = 20
"""Characters before a passage in which "the novel", "titled" and the like are looked for."""

MIN_CAPITAL_SHARE = 0.8
"""Share of the words of note that have a capital in a title."""

_MARK = lazy('["“”„«»「」『』＂]')
_TEX = lazy("[\"“”„«»「」『』＂]|``|''")
_SINGLE = lazy(r"[‘‚’'\n](?!(?<=[^\W_].)[^\W_])")
_OPENS = frozenset(" \t\n\u00a0\u2009\u202f([{—–-/:;,=>‘'“„«…\u200b")
"""Characters behind which a mark may open."""
_SINGLE_MARKS = "‘‚'"
_SINGLE_OPENING = lazy(
    rf"""
    [{_SINGLE_MARKS}]
    (?<![^{re.escape("".join(sorted(_OPENS)))}].)   # it stands where marks open
    (?=[^\W_]|[“\"…\[(])                            # and something to quote follows
    """,
    re.DOTALL | re.VERBOSE,
)
_CLOSES = frozenset(" \t\n\u00a0\u2009\u202f)]}—–-/:;,.!?…’'”<*\u200b")
"""Characters before which a mark may close."""
_BLANKS = frozenset(filter(str.isspace, _CLOSES))
_CLOSERS = {
    "“": "”\"＂“", "\"": "\"”“＂", "„": "“”\"", "«": "»", "»": "«»", "”": "”\"", "＂": "＂\"", "「": "」", "『": "』",
}  # fmt: skip
"""Each mark that opens, and those that close it."""
_ALWAYS_OPENING = frozenset("“„「『")
_EITHER_WAY = frozenset('”»"＂')
"""Marks that open in one style and close in another."""
_SMALL = words(
    """a an and as at but by for from in into nor of on or the to up via vs with der die das und von de la le les
    et du des"""
)
"""Words that titles write without a capital."""
_TITLE_NOUNS = (
    "titled|entitled|book|novel|film|movie|documentary|song|album|single|poem|play|series|show|podcast|episode|article|"
    "essay|paper|report|painting|column|editorial|headlined|magazine|musical|called|named|dubbed|treaty"
)
_TITLE_NOUN = lazy(rf"\b(?:{_TITLE_NOUNS}),?\s*\Z", re.IGNORECASE)
"""A word at the end of a text that announces a title: "the novel", "titled"."""
_STOP = lazy(r"[.!?] +[A-Z]")
_WORD = lazy(r"[^\W_][\w’'-]*")
_ELISION = lazy(r"['‘](?:\d0s|\d\d\b|tis\b|twas\b|em\b|til\b|cause\b|n\b|round\b|bout\b)", re.IGNORECASE)
"""Words that begin with an apostrophe: 'tis, the '90s."""


def find_quotations(text: str) -> tuple[Quotation, ...]:
    """Find quotations, in text order; they do not overlap and none crosses a line break."""
    found = _find_double(text)
    if any(_SINGLE_OPENING.match(text, at) for at in places(text, _SINGLE_MARKS)):
        found = _merge(found, _find_single(text, found))
    return tuple(found)


def _find_double(text: str) -> list[Quotation]:
    """Find passages in double quotation marks, guillemets and corner brackets; `` and '' are read as straight marks."""
    found: list[Quotation] = []
    marks: list[tuple[int, int, str]] = []
    end = -1
    for match in (_TEX if "''" in text or "``" in text else _MARK).finditer(text):
        start, after = match.span()
        if start > end:
            if marks:
                _read_paragraph(text, marks, end, found)
                marks = []
            end = text.find("\n", start)
            end = len(text) if end < 0 else end
        marks.append((start, after, text[start] if after - start == 1 else '"'))
    if marks:
        _read_paragraph(text, marks, end, found)
    return found


def _read_paragraph(text: str, marks: list[tuple[int, int, str]], end: int, found: list[Quotation]) -> None:
    """Pair the marks of one paragraph, which ends at `end`, and add its quotations."""
    pairs, unclosed = _pair_marks(text, marks, nested=True)
    if unclosed is not None and len(marks) > 1:
        pairs, unclosed = _pair_marks(text, marks, nested=False)
    _note_continuation(text, marks[0][0], found)
    for start, after in pairs:
        found.append(Quotation(start, after, _kind_of(text, start, after)))
    if unclosed is not None:
        end = unclosed + len(text[unclosed:end].rstrip())
        if end - unclosed > 1:
            found.append(Quotation(unclosed, end, _kind_of(text, unclosed, end), closed=False))


def _note_continuation(text: str, first: int, found: list[Quotation]) -> None:
    """Mark the last quotation as continued if it is open and the paragraph begins with its mark, at `first`."""
    last = found[-1] if found else None
    if last is None or last.closed or text[last.start] != text[first]:
        return
    if not text[last.end : first].strip():
        found[-1] = last._replace(continued=True)


def _pair_marks(
    text: str, marks: list[tuple[int, int, str]], *, nested: bool
) -> tuple[list[tuple[int, int]], int | None]:
    """Return the outermost pairs, and the start of a passage that stays open or None."""
    pairs: list[tuple[int, int]] = []
    stack: list[tuple[int, str]] = []
    for start, end, mark in marks:
        before = text[start - 1] if start else " "
        after = text[end] if end < len(text) else " "
        opens = _does_open(mark, before, after, stack[-1][1] if stack else None)
        if opens and (nested or not stack):
            stack.append((start, mark))
        elif opens is False and stack:
            first, _ = stack.pop()
            if not stack:
                pairs.append((first, end))
    return pairs, stack[0][0] if stack else None


def _does_open(mark: str, before: str, after: str, outer: str | None) -> bool | None:
    """Tell whether a mark opens (True), closes the passage that `outer` opened (False), or does neither (None)."""
    stands_open = before in _OPENS and after not in _CLOSES
    if outer is not None and mark in _CLOSERS[outer]:
        return stands_open and _can_nest(mark, outer)
    if mark in _ALWAYS_OPENING:
        return True
    if mark == "«":
        return outer != "»"
    is_inch_sign = mark == '"' and before.isdigit()
    if is_inch_sign or mark not in _EITHER_WAY:
        return None
    if outer is not None:
        return mark == '"' and stands_open
    return True if before in _OPENS and after not in _BLANKS else None


def _can_nest(mark: str, outer: str) -> bool:
    """Tell whether a mark that closes `outer` may also begin a passage inside it."""
    # A straight mark (or “ behind a straight one) that stands like an opening one begins a nested quotation.
    if mark in '"“' and outer != "„":
        return outer != '"'
    return mark == outer == "»"


class _SingleMarks:
    """The reader of single marks, which remembers the passage that is open.

    "The dogs' bowls" may hold an apostrophe: such a mark closes only if nothing better follows in the paragraph, and
    until then its place is kept in `likely_end`.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.found: list[Quotation] = []
        self.opened: int | None = None
        self.likely_end: int | None = None

    def add(self, start: int, end: int) -> None:
        """Add a quotation; nothing is open then."""
        self.found.append(Quotation(start, end, _kind_of(self.text, start, end)))
        self.opened = self.likely_end = None

    def settle(self) -> None:
        """Close the open passage at its likely end, if it has one."""
        if self.opened is not None and self.likely_end is not None:
            self.add(self.opened, self.likely_end)

    def end_paragraph(self) -> None:
        """Forget the passage that the paragraph leaves open."""
        self.settle()
        self.opened = self.likely_end = None

    def read_opening(self, at: int) -> None:
        """Take a mark that stands like an opening one; inside a passage, a straight one opens nothing."""
        self.settle()
        if self.opened is None or self.text[at] != "'":
            self.opened = None if _ELISION.match(self.text, at) else at
            self.likely_end = None

    def read_closing(self, at: int, before: str, after: str) -> None:
        """Take a mark that may close the open passage."""
        if self.opened is None or self.text[at] not in "’'" or before.isspace() or after.isalnum():
            return
        if not _is_one_passage(self.text, self.opened, at):
            self.opened = self.likely_end = None
        elif before != "s" or not after.isspace():
            self.add(self.opened, at + 1)
        elif self.likely_end is None:
            self.likely_end = at + 1


def _find_single(text: str, doubles: list[Quotation]) -> list[Quotation]:
    """Find passages in single quotation marks that stand outside double ones."""
    reader = _SingleMarks(text)
    following = iter(doubles)
    double = next(following, None)
    for match in _SINGLE.finditer(text):
        at = match.start()
        if text[at] == "\n":
            reader.end_paragraph()
            continue
        while double is not None and double.end <= at:
            double = next(following, None)
        if double is not None and double.start <= at:
            continue
        before = text[at - 1] if at else " "
        after = text[at + 1 : at + 2] or " "
        if _stands_open(text[at], before, after):
            reader.read_opening(at)
        else:
            reader.read_closing(at, before, after)
    reader.settle()
    return reader.found


def _stands_open(mark: str, before: str, after: str) -> bool:
    """Tell whether a single mark stands where passages open: behind a space or bracket, before a word or bracket."""
    return mark in "‘‚'" and before in _OPENS and (after.isalnum() or after in '“"…[(')


def _is_one_passage(text: str, start: int, end: int) -> bool:
    """Tell whether a straight single mark may open here: no passage that begins in mid-sentence runs over a full stop."""
    begins_in_midsentence = text[start] == "'" and text[start + 1].islower()
    return not begins_in_midsentence or _STOP.search(text, start, min(end, start + MAX_STOP_CHARS)) is None


def _merge(doubles: list[Quotation], singles: list[Quotation]) -> list[Quotation]:
    """Join two lists in text order; what lies inside an earlier, wider quotation is dropped."""
    merged: list[Quotation] = []
    for quotation in sorted([*doubles, *singles], key=lambda quotation: (quotation.start, -quotation.end)):
        if not merged or quotation.start >= merged[-1].end:
            merged.append(quotation)
    return merged


def _kind_of(text: str, start: int, end: int) -> Kind:
    """Tell what a passage looks like: speech, a title or a term."""
    inner = text[start + 1 : end].rstrip("\"”“’'»«」』＂ ")
    words = _WORD.findall(inner, 0, MAX_KIND_CHARS)
    if _is_like_title(text, start, inner, words):
        return "title"
    if len(words) >= MIN_SPEECH_WORDS:
        return "speech"
    # American style sets the author's comma inside the marks: only a sentence of its own is speech.
    if inner.endswith((",", ".", "!", "?", "…", "—")) and inner[:1].isupper():
        return "speech"
    return "speech" if len(inner) >= MIN_SPEECH_CJK_CHARS and text[start] in "「『" else "term"


def _is_like_title(text: str, start: int, inner: str, words: list[str]) -> bool:
    """Tell whether all words of note are capitalised, as in the titles of works and treaties."""
    if len(words) < 2 and not (words and _is_announced(text, start)):
        return False
    if inner.endswith((".", "!")) and len(words) > MIN_SPEECH_WORDS:
        return False
    noted = [word for word in words if word.lower() not in _SMALL]
    if not noted:
        return False
    capitalised = sum(not word[0].islower() for word in noted)
    if len(noted) == 1 and not inner.endswith(","):
        return capitalised == 1 and _is_announced(text, start)
    return capitalised >= MIN_CAPITAL_SHARE * len(noted)


def _is_announced(text: str, start: int) -> bool:
    """Tell whether a noun such as "novel" or "treaty" stands right before a passage."""
    return _TITLE_NOUN.search(text, max(0, start - MAX_TITLE_NOUN_CHARS), start) is not None
