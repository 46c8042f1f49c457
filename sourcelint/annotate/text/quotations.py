"""Passages in quotation marks, outermost only, in the styles of several languages.

The marks of a paragraph are read from left to right with one stack. What a mark does is decided by its kind where that
says it (“ » „ 「) and by the characters beside it where it does not (straight quotes, ”Swedish”, »Danish«). An
apostrophe is no mark, nor is an inch sign. A quotation that is not closed ends with its paragraph.
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from sourcelint.annotate.text.word_lists import words

Kind = Literal["speech", "title", "term"]


class Quotation(NamedTuple):
    """Half-open span, quotation marks included.

    `kind` says what the passage looks like: speech, the title of a work, or a term (a scare quote, a slogan, a
    fragment of fewer than `SPEECH_WORDS` words that is no sentence). `closed` is false where the closing mark is
    missing; `continued` is true where the next paragraph opens again, as quotations of several paragraphs do.
    """

    start: int
    end: int
    kind: Kind = "speech"
    closed: bool = True
    continued: bool = False


SPEECH_WORDS = 6
"""Fragments below this many words are terms; the narrowing that made stand-alone quotations precise."""

_MARK = re.compile('["“”„«»「」『』＂]')
_TEX = re.compile("[\"“”„«»「」『』＂]|``|''")
_SINGLE = re.compile(r"[‘‚’'\n](?!(?<=[^\W_].)[^\W_])")
_OPENS = frozenset(" \t\n\u00a0\u2009\u202f([{—–-/:;,=>‘'“„«…\u200b")
_SINGLE_OPENING = re.compile(rf"[‘‚'](?<![^{re.escape(''.join(sorted(_OPENS)))}].)(?=[^\W_]|[“\"…\[(])", re.DOTALL)
_CLOSES = frozenset(" \t\n\u00a0\u2009\u202f)]}—–-/:;,.!?…’'”<*\u200b")
_CLOSERS = {
    "“": "”\"＂“", "\"": "\"”“＂", "„": "“”\"", "«": "»", "»": "«»", "”": "”\"", "＂": "＂\"", "「": "」", "『": "』",
}  # fmt: skip
_SMALL = words(
    """a an and as at but by for from in into nor of on or the to up via vs with der die das und von de la le les
    et du des"""
)
_TITLE_NOUN = re.compile(
    r"\b(?:titled|entitled|book|novel|film|movie|documentary|song|album|single|poem|play|series|show|podcast|episode"
    r"|article|essay|paper|report|painting|column|editorial|headlined|magazine|musical|called|named|dubbed|treaty)"
    r",?\s*\Z",
    re.IGNORECASE,
)
_STOP = re.compile(r"[.!?] +[A-Z]")
_WORD = re.compile(r"[^\W_][\w’'-]*")


def find_quotations(text: str) -> tuple[Quotation, ...]:
    """Find quotations, in text order; they do not overlap and none crosses a line break."""
    found = _double(text)
    if _SINGLE_OPENING.search(text):
        found = _merge(found, _single(text, found))
    return tuple(found)


def _double(text: str) -> list[Quotation]:
    """Find passages in double quotation marks, guillemets and corner brackets; `` and '' are read as straight marks."""
    found: list[Quotation] = []
    marks: list[tuple[int, int, str]] = []
    end = -1
    for m in (_TEX if "''" in text or "``" in text else _MARK).finditer(text):
        start, after = m.span()
        if start > end:
            if marks:
                _paragraph(text, marks, end, found)
                marks = []
            end = text.find("\n", start)
            end = len(text) if end < 0 else end
        marks.append((start, after, text[start] if after - start == 1 else '"'))
    if marks:
        _paragraph(text, marks, end, found)
    return found


def _paragraph(text: str, marks: list[tuple[int, int, str]], end: int, found: list[Quotation]) -> None:
    """Pair the marks of one paragraph, which ends at `end`, and add its quotations."""
    before = found[-1] if found and not found[-1].closed else None
    pairs, unclosed = _pair(text, marks, nested=True)
    if unclosed is not None and len(marks) > 1:
        pairs, unclosed = _pair(text, marks, nested=False)
    first = marks[0][0]
    if before and text[before.start] == text[first] and not text[before.end : first].strip():
        found[-1] = before._replace(continued=True)
    for a, b in pairs:
        found.append(Quotation(a, b, _kind(text, a, b)))
    if unclosed is not None:
        while end > unclosed and text[end - 1].isspace():
            end -= 1
        if end - unclosed > 1:
            found.append(Quotation(unclosed, end, _kind(text, unclosed, end), closed=False))


def _pair(text: str, marks: list[tuple[int, int, str]], *, nested: bool) -> tuple[list[tuple[int, int]], int | None]:
    """Give the outermost pairs and the start of one that stays open."""
    pairs: list[tuple[int, int]] = []
    stack: list[tuple[int, str]] = []
    for start, end, mark in marks:
        before = text[start - 1] if start else " "
        after = text[end] if end < len(text) else " "
        opening = _opening(mark, before, after, stack)
        if opening is None:
            continue
        if opening:
            if nested or not stack:
                stack.append((start, mark))
        elif stack:
            first, _ = stack.pop()
            if not stack:
                pairs.append((first, end))
    return pairs, stack[0][0] if stack else None


def _opening(mark: str, before: str, after: str, stack: list[tuple[int, str]]) -> bool | None:
    """Tell whether a mark opens (True), closes (False) or is none (None)."""
    left, right = before in _OPENS, after in _CLOSES
    if stack and mark in _CLOSERS[stack[-1][1]]:
        # A straight mark (or “ behind a straight one) that stands like an opening one begins a nested quotation.
        if mark in '"“' and stack[-1][1] != "„":
            return left and not right and stack[-1][1] != '"'
        return mark == "»" and stack[-1][1] == "»" and left and not right
    if mark in "“„「『":
        return True
    if mark == "«":
        return not (stack and stack[-1][1] == "»")
    if mark in '”»"＂':
        if mark == '"' and before.isdigit():
            return None
        if stack:
            return mark == '"' and left and not right
        return True if left and not (right and after.isspace()) else None
    return None


def _single(text: str, doubles: list[Quotation]) -> list[Quotation]:
    """Find passages in single quotation marks that stand outside double ones."""
    found: list[Quotation] = []
    n = 0
    opened: int | None = None
    closed: int | None = None
    for m in _SINGLE.finditer(text):
        at = m.start()
        mark, before, after = text[at], text[at - 1] if at else " ", text[at + 1] if at + 1 < len(text) else " "
        while n < len(doubles) and doubles[n].end <= at:
            n += 1
        if n < len(doubles) and doubles[n].start <= at and mark != "\n":
            continue
        opening = mark in "‘‚'" and (before in _OPENS or not at) and (after.isalnum() or after in '“"…[(')
        if opened is not None and closed is not None and (opening or mark == "\n"):
            found.append(Quotation(opened, closed, _kind(text, opened, closed)))
            opened = None
        if mark == "\n" or (opening and (opened is None or mark != "'")):
            opened = None if mark == "\n" or _ELISION.match(text, at) else at
            closed = None
        elif opened is not None and not opening and mark in "’'" and not before.isspace() and not after.isalnum():
            # "the dogs' bowls" may be an apostrophe: it closes only if nothing better follows in the paragraph.
            if not _one_passage(text, opened, at):
                opened = closed = None
            elif before != "s" or not after.isspace():
                found.append(Quotation(opened, at + 1, _kind(text, opened, at + 1)))
                opened = closed = None
            elif closed is None:
                closed = at + 1
    if opened is not None and closed is not None:
        found.append(Quotation(opened, closed, _kind(text, opened, closed)))
    return found


def _one_passage(text: str, start: int, end: int) -> bool:
    """Tell whether a straight single mark may open here: no passage that begins in mid-sentence runs over a full stop."""
    return (
        text[start] != "'" or not text[start + 1].islower() or _STOP.search(text, start, min(end, start + 600)) is None
    )


def _merge(doubles: list[Quotation], singles: list[Quotation]) -> list[Quotation]:
    """Join two lists in text order; what lies inside an earlier, wider quotation is dropped."""
    merged: list[Quotation] = []
    for q in sorted([*doubles, *singles], key=lambda q: (q.start, -q.end)):
        if not merged or q.start >= merged[-1].end:
            merged.append(q)
    return merged


_ELISION = re.compile(r"['‘](?:\d0s|\d\d\b|tis\b|twas\b|em\b|til\b|cause\b|n\b|round\b|bout\b)", re.IGNORECASE)


def _kind(text: str, start: int, end: int) -> Kind:
    inner = text[start + 1 : end].rstrip("\"”“’'»«」』＂ ")
    words = _WORD.findall(inner, 0, 400)
    if _like_title(text, start, inner, words):
        return "title"
    if len(words) >= SPEECH_WORDS:
        return "speech"
    # American style sets the author's comma inside the marks: only a sentence of its own is speech.
    if inner.endswith((",", ".", "!", "?", "…", "—")) and inner[:1].isupper():
        return "speech"
    # CJK text has no spaces to count by.
    return "speech" if len(inner) >= 4 * SPEECH_WORDS and text[start] in "「『" else "term"


def _like_title(text: str, start: int, inner: str, words: list[str]) -> bool:
    """Tell whether all words of note are capitalised, as in the titles of works and treaties."""
    if len(words) < 2 and not (words and _TITLE_NOUN.search(text, max(0, start - 20), start)):
        return False
    if inner.endswith((".", "!")) and len(words) > SPEECH_WORDS:
        return False
    noted = [w for w in words if w.lower() not in _SMALL]
    if not noted:
        return False
    capital = sum(not w[0].islower() for w in noted)
    if len(noted) == 1 and not inner.endswith(","):
        return capital == 1 and bool(_TITLE_NOUN.search(text, max(0, start - 20), start))
    return capital >= 0.8 * len(noted)
