"""Words masked inside a sentence."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from sourcelint.clean.lines.line import ending, ends_open_word
from sourcelint.clean.truncation.quotes import find_quoted_spans
from sourcelint.document import Truncation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sourcelint.clean.article import PartialDocument
    from sourcelint.document import Block

MOST = 100
"""Gaps told apart in one text; one with more is shown by these."""

AROUND = 200
"""Characters on either side of a mark that decide what it stands for."""

SHOWN = 24
"""Characters of a mark that a message repeats."""

_DOTS = r"(?:…|\.\s?\.\s?\.)"
_INK = "█▇▆■▓▒░▮▬"
_WORDS = (
    r"(?:redacted|removed|censored|deleted|truncated|missing|illegible|expunged|unreadable|snip|cut|geschwärzt|gekürzt|"
    r"supprimé|caviardé|censurad[oa]|eliminado|rimosso|omissis|usunięto|удалено)"
)
# Runs are taken whole, so that a long one costs one step.
_MARK = re.compile(
    rf"""
    (?P<stars>\*(?:\s?\*)*) | (?P<rule>_+) | (?P<ink>[{_INK}]+)
  | (?P<word>[\[(<{{]\s?(?:(?:text|words?|content|names?|part|passage|section|lines?|date|portion)\s)?{_WORDS}\s?[\])>}}])
  | (?P<bracket>\[\s?{_DOTS}\s?\]|\({_DOTS}\)|<{_DOTS}>|\{{{_DOTS}\}})
  | (?P<dots>[….](?:\s?[….])*)
    """,
    re.IGNORECASE | re.VERBOSE,
)
# Most full stops and brackets begin none of them.
_FIRST = re.compile(rf"[*_….\[(<{{{_INK}](?:(?<=[*_…{_INK}])|(?<=\.)(?=\s?\.)|(?<=[\[(<{{])(?=[ .…]|[^\W\d_]))")
# What stars may stand for: a rating, a secret, a number.
_RATED = re.compile(
    r"\b(?:rat(?:ed|ing|ings)|stars?|out\sof|review(?:er|ers|s)?|score[ds]?|hotel|sterne?|étoiles?|estrellas|stelle)\b",
    re.IGNORECASE,
)
_SECRET = re.compile(
    r"\b(?:passwor[dt]s?|passcode|pin|code|key|token|secret|card|account|number|iban|ssn|phone|id|asterisks?|login|api)\b",
    re.IGNORECASE,
)
_EMPHASIS_END = re.compile(r"\S\*{3}(?!\*)")
# Before or after dots, these words begin a new thought or carry the old one on: the dots are a pause.
_PAUSE_WORDS = """
    and or but so then yet well oh ah um uh er no yes not because which what who how why when where maybe perhaps if
    though i you he she it we they my your his her our this that these those there here just only even also until like
    sort kind und oder aber also doch denn weil nur auch wenn ich du er sie es wir ihr das dies et ou mais donc alors je
    tu il elle nous vous ils on y o pero sino entonces yo e ma o però quindi io en maar of dus ik i a ale lub и а но или
    да не что я он
"""
_PAUSE = frozenset(_PAUSE_WORDS.split())
# After dots, these words need something before them that is not there.
_BOUND_WORDS = "of from by into der des dem den von di del della de du"
_BOUND = frozenset(_BOUND_WORDS.split())
_FIRST_CLAUSE = re.compile(r"[^.!?…\n]*")


def find_masked_gaps(draft: PartialDocument) -> Iterator[Truncation]:
    """Find marks that stand where words of a sentence were.

    Silent on a mark alone on its line (scene break, rule), glued to a word (masked profanity and names, Markdown,
    footnotes), at the start or end of a line, beside the words of a rating or a password, in code, and, for an ellipsis,
    inside a quotation: there it is the writer's. Bare dots count only where the words around them cannot be one sentence
    and the text does not use dots as pauses.
    """
    text = draft.text.value
    dots: list[Truncation | None] = []
    found = 0
    for block in draft.blocks:
        if block.kind in ("code", "title"):
            continue
        quoted: list[tuple[int, int]] | None = None
        for m in _marks(text, block):
            before = text[max(block.start, m.start() - AROUND) : m.start()]
            after = text[m.end() : min(block.end, m.end() + AROUND)]
            if not before.strip() or not after.strip():
                continue
            if m["dots"] or m["bracket"]:
                quoted = find_quoted_spans(text, block.start, block.end) if quoted is None else quoted
                if _inside(quoted, m.start()):
                    continue
            if m["dots"]:
                if len(dots) < 2:
                    dots.append(_gap(draft, m, certain=False) if _breaks_off(before, after) else None)
            elif found < MOST and _is_mask(m, before, after):
                found += 1
                yield _gap(draft, m, certain=m["bracket"] is None)
    if len(dots) == 1 and dots[0] is not None:  # more are the writer's way
        yield dots[0]


def _marks(text: str, block: Block) -> Iterator[re.Match[str]]:
    """Find the marks of a block."""
    end = block.start
    for first in _FIRST.finditer(text, block.start, block.end):
        at = first.start()
        if at < end:
            continue
        m = _MARK.match(text, at, block.end)
        if m:
            end = m.end()
            if _is_long_enough(m) and not (text[at] in "*_" and text[at - 1 : at].isalnum()):
                yield m


def _is_long_enough(m: re.Match[str]) -> bool:
    mark = m.group()
    if m["stars"]:
        return mark.count("*") > 2
    if m["rule"]:
        return len(mark) > 3
    if m["ink"]:
        return len(mark) > 1
    return not m["dots"] or mark == "…" or mark.count(".") == 3 == len(mark.replace(" ", ""))


def _gap(draft: PartialDocument, m: re.Match[str], *, certain: bool) -> Truncation:
    note = f"words are missing where {m.group()[:SHOWN]!r} stands"
    return Truncation("masked_gap", draft.text.raw_span(*m.span()), note, certain)


def _inside(spans: list[tuple[int, int]], at: int) -> bool:
    i = bisect_right(spans, (at, at)) - 1
    return i >= 0 and at < spans[i][1]


def _is_mask(m: re.Match[str], before: str, after: str) -> bool:
    """Tell a mark inside a sentence from the other uses of stars, lines and brackets."""
    if not before[-1].isspace():
        return False
    if m["bracket"] or m["word"]:
        # Between whole sentences the writer left something out.
        return m["word"] is not None or ending(before) != "stop"
    last = before.rstrip()[-1]
    if not (last.isalnum() or last in ",;’'”\")%") or not (
        after[0].isspace() or after[0].isalnum() or after[0] in "“\"‘'«„("
    ):
        return False
    if m["stars"]:
        emphasis = not after[0].isspace() and _EMPHASIS_END.search(after) is not None
        around = before[-40:] + " " + after[:24]
        return not (emphasis or _RATED.search(around) or _SECRET.search(around))
    return True


def _breaks_off(before: str, after: str) -> bool:
    """Tell dots between words that cannot be one sentence from a pause."""
    words = after.split(maxsplit=1)
    word = words[0].strip("\"“”'‘’«»„(),.!?:;").lower()
    clause = _FIRST_CLAUSE.match(after)
    if not word or not word[0].isalnum() or not after[0].isspace() or not before.rstrip()[-1].isalpha():
        return False
    if clause and len(clause[0].split()) <= 3:  # the dots build up to a word
        return False
    if before.rsplit(maxsplit=1)[-1].lower() in _PAUSE or ends_open_word(before):
        return False
    return word not in _PAUSE if before[-1].isspace() else word in _BOUND
