"""Take page furniture out of a plain page dump: menus, skip links, share lines, related links, author boxes, footers.

Each line gets a weight: sentences weigh for the article, phrases of furniture and short unfinished lines against it. The
stretch of lines with the greatest sum is the article (Pomikálek 2011 and Kohlschütter 2010 find the same two features,
length and ending, to decide most). What lies outside goes only where its own words or shape give it away; title, byline
and date stay. Everything taken out is kept with its place.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from sourcelint.clean.lines.boilerplate_phrases import TYPE_LABEL, boilerplate_phrase, has_signs, section_opener
from sourcelint.clean.lines.date_stamps import has_date_label
from sourcelint.clean.lines.line import count_words, ending
from sourcelint.document import Boilerplate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sourcelint.clean.article import PartialDocument
    from sourcelint.document import Block

LONGEST_PHRASE = 400
# A heading of what follows an article has at most so many words.
OPENER_WORDS = 20
# A line is a sentence of the article from this many words on, where it ends like one.
SENTENCE_WORDS = 8
# A line of so many words that ends in a stop is no menu entry.
PROSE_WORDS = 4
# Weights in words: what a furniture phrase, a short unfinished line, a repeated one, and a closing section cost.
PHRASE, SHORT, REPEATED, SECTION, END = -14, -5, -4, -20, -400
LONG = 120
# Words that make an article, in front of its readers' comments.
ENOUGH = 120
# So many answers make a thread of comments.
THREAD = 3
NOT_PLAIN = re.compile(r"[=:;/\\_{}<>@$€£%]|\d.*\d|[a-z]\(|[.,]\s")
# Sections behind which, in the second half of a page, no article goes on.
CLOSING = frozenset(("author_box", "related"))
# So many lines outside the article that say they are furniture, and one in so many, make the text a dump of a page.
PAGE, SPREAD = 4, 30
# One word ("Print") is furniture on a page that has more of it.
WORDS = frozenset(("share", "navigation", "subscribe", "consent", "tags"))
KEPT = frozenset(("title", "byline", "dateline", "standfirst", "code", "quote"))


class _Line(NamedTuple):
    block: Block
    words: int
    sentence: bool
    kind: str
    opener: str
    weight: int
    stays: bool
    prose: bool


def strip_boilerplate(draft: PartialDocument) -> PartialDocument:
    """Take the furniture of a page dump out of the text and list it in `furniture`.

    The draft must have its blocks.
    """
    signed = has_signs(draft.text.value)
    said = [_said(draft.text.value, block, signed=signed) for block in draft.blocks]
    if not any(kind or opener for kind, opener in said):
        return draft
    lines = _weigh(draft.text.value, draft.blocks, said)
    kinds = _judge(lines) if any(line.kind or line.opener for line in lines) else []
    if not any(kinds) or all(kinds):
        return draft  # a text of nothing but furniture is what its author meant to give
    return _without(draft, kinds)


def _said(text: str, block: Block, *, signed: bool) -> tuple[str, str]:
    """Say what piece of furniture a block is by its words, and what section it opens."""
    if block.end - block.start > LONGEST_PHRASE or block.kind in ("code", "quote"):
        return "", ""
    string = text[block.start : block.end]
    opener = section_opener(string)
    return boilerplate_phrase(string, signed=signed), opener if opener and count_words(string) <= OPENER_WORDS else ""


def _weigh(text: str, blocks: Sequence[Block], said: Sequence[tuple[str, str]]) -> list[_Line]:
    strings = [text[b.start : b.end] for b in blocks]
    seen = Counter(s for s in strings if len(s) <= 80)  # longer lines are no menu entries
    body = sum(len(s) for s in strings if len(s) > LONG)
    lines = []
    read = 0
    for n, (block, string) in enumerate(zip(blocks, strings, strict=True)):
        kind, opener = said[n]
        words = count_words(string)
        read += len(string) if len(string) > LONG else 0
        sentence = words >= SENTENCE_WORDS and ending(string) in ("stop", "ellipsis", "colon")
        if opener in ("comments", "related") and (string[0] in "-*•·" or string[-1] == "?"):
            opener = ""
        if opener == "related" and sum(len(t) > LONG for t in strings[n + 1 : n + 7]) > 3:
            opener = ""  # a section of the article, not a list of teasers
        if opener:
            weight = END if opener == "comments" or (opener in CLOSING and 2 * read > body) else SECTION
        elif kind:
            weight = PHRASE
        elif sentence or words >= 3 * SENTENCE_WORDS:
            weight = min(words, 100)
        elif block.kind == "heading" or (block.kind == "list" and block.marked):
            weight = -1
        else:
            weight = _short(string, words)
        if seen[string] > 1 and not sentence:
            weight += REPEATED
        stays = (words <= 2 and bool(TYPE_LABEL.match(string))) or (block.kind == "dateline" and has_date_label(string))
        prose = sentence or (words >= PROSE_WORDS and ending(string) == "stop")
        lines.append(_Line(block, words, sentence, kind, opener, weight, stays, prose))
    thread = [n for n, line in enumerate(lines) if "comments" in (line.kind, line.opener) and n > len(lines) // 20]
    if len(thread) >= THREAD:
        lines[thread[0]] = lines[thread[0]]._replace(weight=END)
    return lines


def _short(string: str, words: int) -> int:
    """Weigh a line that ends no sentence: menu entries are a few plain words; code, prices, programmes are not."""
    if words >= 12:
        return 2
    if words >= 6 or NOT_PLAIN.search(string):
        return -1
    return SHORT


def _article(lines: Sequence[_Line]) -> tuple[int, int]:
    """Find the stretch of lines with the greatest sum of weights (Kadane); none crosses the start of a thread of comments.

    The first stretch that is long enough for an article is one: readers may have written more than the author.
    """
    best, best_range, total, start = 0, (0, 0), 0, 0
    for n, line in enumerate(lines):
        if line.weight <= END and best >= ENOUGH:
            break
        if total <= 0:
            total, start = 0, n
        total += line.weight
        if total > best:
            best, best_range = total, (start, n + 1)
    return best_range


def _judge(lines: Sequence[_Line]) -> list[str]:
    """Say of each line what piece of furniture it is; empty for what stays."""
    first, end = _article(lines)
    kinds = [line.kind for line in lines]
    if first == end:
        return kinds
    outside = (*lines[:first], *lines[end:])
    said = sum(1 for line in outside if line.kind or line.opener)
    dump = said >= PAGE and said * SPREAD >= len(outside)
    if dump or _shows_furniture(lines[:first]):
        _judge_head(lines, kinds, first)
    if dump or _shows_furniture(lines[end:]):
        _judge_tail(lines, kinds, end)
    for n in range(first, end):
        if kinds[n] and (lines[n].block.kind in KEPT or (not dump and lines[n].words == 1 and kinds[n] in WORDS)):
            kinds[n] = ""
    return kinds


def _shows_furniture(lines: Sequence[_Line]) -> bool:
    """Tell whether lines outside the article are a page's: one line in eight says so itself."""
    return sum(8 for line in lines if line.kind or line.opener) >= len(lines) > 0


def _judge_head(lines: Sequence[_Line], kinds: list[str], first: int) -> None:
    for n in range(first):
        if not kinds[n] and lines[n].block.kind not in KEPT and not lines[n].stays and not lines[n].prose:
            near = first - n <= 2  # a heading right above the article
            if not (near and lines[n].block.kind == "heading"):
                kinds[n] = "menu"


def _judge_tail(lines: Sequence[_Line], kinds: list[str], end: int) -> None:
    section = "menu"
    for n in range(end, len(lines)):
        if lines[n].opener:
            section = {
                "related": "related_links",
                "comments": "comments",
                "author_box": "author_box",
                "subscribe": "subscribe",
            }[lines[n].opener]
        # Behind the article only a section says that sentences are not its own: readers' comments, an author's life.
        if not kinds[n] and not (section == "menu" and (lines[n].prose or lines[n].stays)):
            kinds[n] = section


def _without(draft: PartialDocument, kinds: Sequence[str]) -> PartialDocument:
    """Cut the lines that have a kind."""
    text = draft.text.value
    blocks = draft.blocks
    edits: list[tuple[int, int, str]] = []
    taken: list[Boilerplate] = []
    for n, (block, kind) in enumerate(zip(blocks, kinds, strict=True)):
        if not kind:
            continue
        string = text[block.start : block.end]
        taken.append(Boilerplate(kind, draft.text.raw_span(block.start, block.end), string))
        start = edits[-1][0] if edits and edits[-1][1] == block.start else block.start
        stop = blocks[n + 1].start if n + 1 < len(blocks) else len(text)
        if edits and edits[-1][1] == block.start:
            edits.pop()
        if n + 1 == len(blocks) and start > 0:
            start = len(text[:start].rstrip())
        edits.append((start, stop, ""))
    kept = tuple(b for b, kind in zip(blocks, kinds, strict=True) if not kind)
    cut = draft.replace(blocks=kept).edit(edits)
    return cut.replace(boilerplate=draft.boilerplate + tuple(taken))
