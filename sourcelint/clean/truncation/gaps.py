"""Words masked or dropped inside a sentence."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from sourcelint.clean.lines import INNER_STOP, ending, ends_open_word
from sourcelint.document import Truncation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sourcelint.clean.draft import Draft
    from sourcelint.document import Block

_DOTS = r"(?:…|\.\s?\.\s?\.)"
_MASK = re.compile(
    r"(?P<stars>(?<![*\w])\*{3,}(?:\s\*{3,}){0,8}|(?<![*\w])\*(?:\s\*){2,8})"
    r"|(?P<rule>(?<!\w)_{4,})|(?P<blocks>[█▇▆■▓▒░▮▬]{2,})"
    r"|(?P<word>[\[(<{]\s?(?:(?:text|words?|content|name|part|passage|section|line|date|portion)s?\s)?"
    r"(?:redacted|removed|censored|deleted|truncated|missing|illegible|expunged|unreadable|snip|cut|geschwärzt|gekürzt|"
    r"supprimé|caviardé|censurado|censurada|eliminado|rimosso|omissis|usunięto|удалено)\s?[\])>}])"
    rf"|(?P<bracket>\[\s?{_DOTS}\s?\]|\({_DOTS}\)|<{_DOTS}>|\{{{_DOTS}\}})"
    rf"|(?P<dots>(?<![.…]){_DOTS}(?![.…\])>}}]))",
    re.IGNORECASE,
)
_PREFILTER = re.compile(
    r"\*\*\*|\* \* \*|____|[█▇▆■▓▒░▮▬…]|\.\s?\.\s?\.|[\[(<{]\s?[a-zà-ÿа-я]*\s?[a-zà-ÿа-я]{3,11}\s?[\])>}]",
    re.IGNORECASE,
)
_OPEN_QUOTE = "“„«‹「『"
_CLOSE_QUOTE = "”»›」』"
# What stars may stand for: a rating, a secret, a number.
_RATED = re.compile(
    r"\b(?:rat(?:ed|ing|ings)|stars?|out of|review(?:er|ers|s)?|score[ds]?|hotel|sterne?|étoiles?|estrellas|stelle)\b",
    re.IGNORECASE,
)
_SECRET = re.compile(
    r"\b(?:passwor[dt]s?|passcode|pin|code|key|token|secret|card|account|number|iban|ssn|phone|id|asterisks?|login|api)\b",
    re.IGNORECASE,
)
# After dots, these words begin a new thought or carry the old one on: the dots are a pause.
_PAUSE_WORDS = """
    and or but so then yet well oh ah um uh er no yes not because which what who how why when where maybe
    perhaps if though i you he she it we they my your his her our this that these those there here just only
    even also until like sort kind und oder aber also doch denn weil nur auch wenn ich du er sie es wir ihr das
    dies et ou mais donc alors je tu il elle nous vous ils on y o pero sino entonces yo e ma o però quindi io en
    maar of dus ik i a ale lub и а но или да не что я он
"""
_PAUSE = frozenset(_PAUSE_WORDS.split())
# After dots, these words need something before them that is not there.
_BOUND_WORDS = "of from by into der des dem den von di del della de du"
_BOUND = frozenset(_BOUND_WORDS.split())
_ANNOUNCES = re.compile(r"\b(?:this|these|following|follows|below|here|example)\W*$", re.IGNORECASE)
_FIRST_CLAUSE = re.compile(r"[^.!?…\n]*")
_MANY_PAUSES = 1


def masked_gaps(draft: Draft) -> Iterator[Truncation]:
    """Find marks that stand where words of a sentence were, and paragraph breaks inside a sentence.

    Silent on a mark alone on its line (scene break, rule), glued to a word (masked profanity and names, Markdown,
    footnotes), at the start or end of a line, beside the words of a rating or a password, in code, and, for an ellipsis,
    inside a quotation: there it is the writer's. Bare dots count only where the words around them cannot be one sentence
    and the text does not use dots as pauses.
    """
    text = draft.text.value
    if _PREFILTER.search(text):
        yield from _masks(draft)
    yield from _broken_paragraphs(draft)


def _masks(draft: Draft) -> Iterator[Truncation]:
    text = draft.text.value
    pauses: list[tuple[Block, re.Match[str]]] = []
    dots = 0
    for block in draft.blocks:
        if block.kind in ("code", "title"):
            continue
        for m in _MASK.finditer(text, block.start, block.end):
            before, after = (
                text[max(block.start, m.start() - 200) : m.start()],
                text[m.end() : min(block.end, m.end() + 200)],
            )
            if not before.strip() or not after.strip():
                continue
            if m["dots"]:
                if not _quoted(text, block.start, m.start()):
                    dots += 1
                    if _breaks_off(before, after):
                        pauses.append((block, m))
            elif _is_mask(text, block, m, before, after):
                yield _gap(draft, block, m, certain=m["bracket"] is None)
    if dots <= _MANY_PAUSES:
        for block, m in pauses:
            yield _gap(draft, block, m, certain=False)


def _gap(draft: Draft, block: Block, m: re.Match[str], *, certain: bool) -> Truncation:
    start, end = _shown(draft.text.value, block.start, block.end, m)
    return Truncation(
        "masked_gap", draft.text.raw_span(start, end), f"words are missing where {m.group()[:24]!r} stands", certain
    )


def _is_mask(text: str, block: Block, m: re.Match[str], before: str, after: str) -> bool:
    if m["bracket"] or m["word"]:
        if m["bracket"] and ending(before) == "stop":  # between whole sentences the writer left something out
            return False
        return before[-1].isspace() and not _quoted(text, block.start, m.start())
    if not before[-1].isspace() or not (before.rstrip()[-1].isalnum() or before.rstrip()[-1] in ",;’'”\")%"):
        return False
    if not (after[0].isspace() or after[0].isalnum() or after[0] in "“\"‘'«„("):
        return False
    if m["stars"]:
        # `***word***` is emphasis.
        if not after[0].isspace() and re.search(r"\S\*{3}(?!\*)", after):
            return False
        around = before[-40:] + " " + after[:24]
        return not _RATED.search(around) and not _SECRET.search(around)
    # A line to fill in stands behind a label.
    return m["rule"] is None or before.rstrip()[-1] not in ":)"


def _breaks_off(before: str, after: str) -> bool:
    """Tell dots between words that cannot be one sentence from a pause."""
    clause = _FIRST_CLAUSE.match(after)
    if clause and len(clause[0].split()) <= 3:  # the dots build up to a word
        return False
    word = after.split(maxsplit=1)[0].strip("\"“”'‘’«»„(),.!?:;").lower() if after.split() else ""
    if not word or not before.rstrip()[-1:].isalpha() or not (after[0].isspace() and word[0].isalnum()):
        return False
    if before.rsplit(maxsplit=1)[-1].lower() in _PAUSE:
        return False
    if before[-1].isspace():
        return word not in _PAUSE or (after.lstrip()[0].isupper() and ends_open_word(before))
    return word in _BOUND


def _quoted(text: str, start: int, at: int) -> bool:
    """Tell whether a place stands inside a quotation that opened in its block."""
    curly = max(text.rfind(q, start, at) for q in _OPEN_QUOTE)
    closed = max(text.rfind(q, start, at) for q in _CLOSE_QUOTE)
    return curly > closed or text.count('"', start, at) % 2 == 1


def _broken_paragraphs(draft: Draft) -> Iterator[Truncation]:
    """Find a paragraph that breaks off before another that begins inside a sentence.

    One such place in a text is a loss; several are the way it was laid out.
    """
    if draft.wrapper != "text":
        return
    text = draft.text.value
    found = [
        a
        for a, b in pairwise(draft.blocks)
        if text[b.start].islower()
        and b.kind == "paragraph"
        and text.count("\n", a.end, b.start) > 1
        and len(text[b.start : b.start + 200].split()) >= 6
        and _breaks(text[a.start : a.end], a)
    ]
    if len(found) == 1:
        block = found[0]
        start = text.rfind(" ", block.start, max(block.start, block.end - 40)) + 1 or block.start
        note = "the paragraph breaks off and the next begins inside a sentence"
        yield Truncation("masked_gap", draft.text.raw_span(start, block.end), note, certain=False)


def _breaks(line: str, block: Block) -> bool:
    """Tell whether a block is a sentence that breaks off, and not a heading, a list or the words before a quotation."""
    return (
        block.kind in ("paragraph", "heading", "caption")
        and ending(line) == "open"
        and (len(line.split()) > 12 or INNER_STOP.search(line) is not None)
        and not ends_open_word(line)
        and not _ANNOUNCES.search(line)
    )


def _shown(text: str, start: int, end: int, m: re.Match[str]) -> tuple[int, int]:
    """Show the mark with a few words on either side."""
    left = max(start, m.start() - 24)
    right = min(end, m.end() + 24)
    while left > start and not text[left - 1].isspace():
        left -= 1
    while right < end and not text[right].isspace():
        right += 1
    return left, right
