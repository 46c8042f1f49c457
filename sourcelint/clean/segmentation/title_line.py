"""Which line of a text, or of a page with its menus, is the title.

A text has it among its first lines; a page that was saved as text anywhere above its article, where it says what that is about.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from sourcelint.clean.lines.boilerplate_phrases import boilerplate_phrase
from sourcelint.clean.lines.bylines import names_of
from sourcelint.clean.lines.line import BULLET, FULL_STOPS, MAX_HEADING_WORDS, count_words, ending
from sourcelint.expressions import lazy, matcher, searcher

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from sourcelint.document import Block

MAX_MENU_LINES, MAX_DUMP_LINES = 200, 300
"""The article of a page begins among so many first lines; so many are read to see what it is about."""

MAX_HEAD_BLOCKS = 12
"""The title stands among so many first blocks, or so many above the article."""

MAX_MENU_BLOCKS = 4 * MAX_HEAD_BLOCKS
"""Blocks in which the first long paragraph is looked for: a menu may stand above it."""

MAX_TITLE_WORDS = 30
"""A line of more words is a paragraph."""

MAX_HEADLINE_WORDS = 20
"""Words of a headline that is several sentences, of which the last has no full stop."""

MAX_TITLE_CHARS = 400
"""A longer line is none either: a key, a picture in base64, a line of signs."""

MAX_MENU_ENTRY_WORDS, MIN_SENTENCE_WORDS = 3, 16
"""An entry of a menu has at most so many words, a sentence of an article at least so many."""

MAX_TITLE_CANDIDATES = 4
"""More short lines than these are a menu: an article has a kicker, a title, a name above it."""

MIN_TITLE_WORDS = 3
"""A line of fewer words is rather the name of a section, if another may be the title."""

MAX_RECIPE_HEAD = 4
"""Lines above what a recipe takes."""

MAX_LINES_TO_NEXT, MAX_LINES_TO_NAMES, MAX_LINES_BELOW = 4, 4, 60
"""Lines below a sentence in which prose has another one, below a title in which who and when stand, and below the first prose in
which a title still may: a menu has sentences too."""

MAX_LINES_ABOVE, MAX_SENTENCES_ABOVE, MAX_TOPICS = 30, 5, 6
"""Lines above a title of which the sentences count against it, how many of them do, and how many of its own words for it."""

MAX_FEW_SENTENCES = 10
"""Sentences of a text up to which each of its words tells what it is about; in a longer one those that return do."""

MIN_TITLE_SCORE = 3.4
"""From here on more than one line in four is the title; below, no title is better than one of a menu."""

_TITLED = frozenset(("paragraph", "heading", "list", "caption"))
# A sentence that ends inside a line; titles ask and exclaim, and shorten some words.
_SENTENCE = lazy(
    r"(?<![.]|\b[A-Z])(?<!\b(?:St|Dr|Mr|Ms|vs|No|Jr|Sr|Lt))(?<!\b(?:Mrs|Gov|Sen|Rep|Gen))[.।]['\"”’»)\]]{0,3}\s|。(?=\w)",
    needs=(".", "。", "।"),
)
# What stands above a title, besides boilerplate: addresses, the fields of a mail, what kind of work it is, an hour, a
# reading time, the columns of a table.
_NOT_A_TITLE = lazy(
    r"""^\W*(?:
        (?i:skip\sto|jump\sto|https?://|www\.|from\s.{1,40}\bencyclopedia$
            |(?:from|to|cc|date|sent|source|quelle|fuente|arxiv|doi|(?:media\s)?contact|embargo(?:ed)?(?:\suntil)?)\s?:)
      | (?i:(?:blog(?:\spost)?|home|menu|search|share|print|breaking\snews|accept|back\sto\s\w+
            |(?:open|close)\s.{0,30}(?:menu|navigation|modal|search)
            |(?:for\s)?immediate\srelease|(?:press|news|media)\s(?:release|advisory|statement)|(?:presse|medien)mitteilung|pressemeldung
            |communiqué(?:\sde\spresse)?|nota\sde\sprensa|comunicado(?:\sde\sprensa)?|comunicato\sstampa|nota\sà\simprensa|persbericht
            |пресс-релиз)\W*(?:$|[|:>»›/–—-]\s|\d))
      | (?i:abstract|zusammenfassung|résumé|resumen)\W*$
      | \d{1,2}(?:[:.]\d\d)?\s?[apAP]\.?[mM]\.?$ | \d+(?:[\s-]min(?:ute)?s?(?:\sread)?)?$
      | \w+(?:[,;\t]\w+){2,}$
    )""",
    re.VERBOSE,
)

_ROW = lazy(r"(?:[^|/·•>›»→\n]{1,40}\s[|/·•>›»→]\s){4}", needs=("|", "/", "·", "•", ">", "›", "»", "→"))
"""What a menu in one line looks like: five entries or more."""
_LABELLED = lazy(r"(?:title|titel|titre|título|titolo)\s?:\s+(?=\S)", re.IGNORECASE)
"""What calls a line the title."""
_CONTENT_WORD = lazy(r"[^\W\d_]{4,40}")
_RECIPE = lazy(
    r"""
    (?:prep(?:aration)?|cook(?:ing)?|bak(?:e|ing)|total)\s?time\b
  | (?:serves|servings|makes|yields?)\s?:?\s\d
  | (?:ingredients|zutaten|ingrédients|ingredientes|ingredienti)\W*$
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""What stands below the title of a recipe."""


def lines_of(text: str, blocks: Sequence[Block]) -> list[str]:
    """Return what stands in blocks."""
    return [text[block.start : block.end] for block in blocks]


def count_head_blocks(text: str, blocks: list[Block]) -> int:
    """Count the blocks before the first long paragraph."""
    for index, block in enumerate(blocks[:MAX_MENU_BLOCKS]):
        line = text[block.start : block.end]
        if block.kind in ("code", "quote") or count_words(line) > MAX_TITLE_WORDS or _is_article_sentence(line):
            return index
    return min(len(blocks), MAX_HEAD_BLOCKS)


def _is_article_sentence(line: str) -> bool:
    return count_words(line) >= MIN_SENTENCE_WORDS and ending(line) == "stop"


def find_title(text: str, blocks: list[Block], head: int) -> int | None:
    """Return the index of the title: of a page with menus the line that is most like one, else one of the first `head` blocks."""
    told = next(_told_titles(text, blocks, head), None)
    if told is not None:
        return told
    lines = lines_of(text, blocks[:MAX_DUMP_LINES])
    candidates = _find_title_candidates(blocks, lines[:head])
    recipe = next((index for index, line in enumerate(lines[: MAX_RECIPE_HEAD + 1]) if _RECIPE.match(line)), 0)
    above_recipe = [index for index in candidates if index < recipe]
    if above_recipe:  # what it takes stands below, in lines as short as a title
        return _choose_title(blocks, lines[:head], above_recipe)
    are_sentences = list(map(_is_article_sentence, lines))
    start = _first_prose(are_sentences)
    found = _find_title_in_dump(blocks, lines, are_sentences, start) if start > MAX_TITLE_CANDIDATES else None
    if found is not None or start > MAX_HEAD_BLOCKS:
        return found
    if not candidates:
        return _find_title_beside_prose(blocks, lines[:MAX_HEAD_BLOCKS])
    return _choose_title(blocks, lines[:head], candidates)


def _told_titles(text: str, blocks: Sequence[Block], head: int) -> Iterator[int]:
    """Yield the indexes of lines that are told to be the title: by markup, by a byline below a heading, by a label."""
    for index, block in enumerate(blocks[:head]):
        if block.marked and (block.kind, block.level) == ("heading", 1):
            yield index
    if _is_signed_heading(blocks[:2]):
        yield 0
    lines = lines_of(text, blocks[:MAX_HEAD_BLOCKS])
    yield from (index for index, line in enumerate(lines) if _LABELLED.match(line))


def _is_signed_heading(first: Sequence[Block]) -> bool:
    """Check whether a text opens with a marked heading of any level and a byline: "## FAQ", "(by Anna Ley)"."""
    return [block.kind for block in first] == ["heading", "byline"] and first[0].marked


def _find_title_candidates(blocks: Sequence[Block], lines: Sequence[str]) -> list[int]:
    """Find the lines that may be a title above the first that can only be text."""
    candidates: list[int] = []
    for index, (line, block) in enumerate(zip(lines, blocks, strict=False)):
        if _may_be_title(block, line):
            if not candidates or count_words(line) < MIN_SENTENCE_WORDS:
                candidates.append(index)
        elif block.kind in _TITLED and count_words(line) > MAX_MENU_ENTRY_WORDS and not _is_above_title(line):
            break
    return candidates


def _find_title_beside_prose(blocks: Sequence[Block], lines: Sequence[str]) -> int | None:
    """Find a headline of several sentences above the first paragraph, or a dated one between a lead and the article that repeats it."""
    if not lines or blocks[0].marked or blocks[0].kind != "paragraph":
        return None
    first, *below = lines
    if below.count(first) == 1 and _may_be_title(blocks[1], lines[1]) and _is_dated_or_signed(blocks, 1):
        return 1
    is_open = ending(first) == "open" or first[-1] in "?!"
    is_headline = is_open and count_words(first) <= MAX_HEADLINE_WORDS and _SENTENCE.search(first) is not None
    return 0 if is_headline and any(map(_is_article_sentence, below)) else None


def _choose_title(blocks: Sequence[Block], lines: Sequence[str], candidates: Sequence[int]) -> int | None:
    """Return the first candidate that is signed, or else the first that is longer than the name of a section."""
    if not candidates:
        return None
    first = candidates[0]
    if first + 1 < len(lines) and _is_signed(lines[first], blocks[first + 1]) and not any(map(_is_above_title, lines)):
        return first
    long = next((index for index in candidates if count_words(lines[index]) >= MIN_TITLE_WORDS), None)
    if long is None:
        return next((index for index in candidates if _is_dated_or_signed(blocks, index)), first)
    below = lines[long + 1] if long + 1 in candidates else ""
    # The way to a page ends in its title, which stands right below: "Home News Ferry stays", "Ferry stays".
    return long + 1 if count_words(below) > 1 and lines[long].endswith(f" {below}") else long


def _is_dated_or_signed(blocks: Sequence[Block], index: int) -> bool:
    """Check whether a byline or a date stands right below a line."""
    return index + 1 < len(blocks) and blocks[index + 1].kind in ("byline", "dateline")


def _is_signed(line: str, below: Block) -> bool:
    """Check whether a line is the title because a byline stands right below; one word there is a section's."""
    return below.kind == "byline" and not below.marked and count_words(line) > 1


def _may_be_title(block: Block, line: str) -> bool:
    if block.marked or block.kind not in _TITLED:
        return False
    return not any(sign.holds(line) for sign in _NO_TITLE_SIGNS)


class _NoTitleSign(NamedTuple):
    holds: Callable[[str], object]
    reason: str


def _ends_like_title(line: str) -> bool:
    """Check whether a line ends open, in dots, or in a question or exclamation mark; a few words may have a full stop."""
    how = ending(line)
    if how == "stop":
        return line[-1] not in FULL_STOPS or count_words(line) <= MAX_MENU_ENTRY_WORDS
    return how in ("open", "ellipsis")


def _is_above_title(line: str) -> bool:
    return _NOT_A_TITLE.match(line) is not None or _ROW.match(line) is not None or boilerplate_phrase(line) != ""


_NO_TITLE_SIGNS = (
    _NoTitleSign(lambda line: "\n" in line, "several lines"),
    _NoTitleSign(lambda line: len(line) > MAX_TITLE_CHARS, "data"),
    _NoTitleSign(lambda line: "://" in line, "an address"),
    _NoTitleSign(matcher(BULLET), "an item of a list"),
    _NoTitleSign(_is_above_title, "a label, a menu entry"),
    _NoTitleSign(lambda line: "," in line and names_of(line), "names of authors"),
    _NoTitleSign(searcher(_SENTENCE), "a sentence ends inside"),
    _NoTitleSign(lambda line: not _ends_like_title(line), "a sentence, an announcement"),
)
"""What shows that a line is no title; one sign is enough."""


def _first_prose(are_sentences: Sequence[bool]) -> int:
    """Return the index of the first sentence with another one near below it; the number of lines if there is none."""
    found = (
        index
        for index, is_sentence in enumerate(are_sentences)
        if is_sentence and any(are_sentences[index + 1 : index + 1 + MAX_LINES_TO_NEXT])
    )
    return next(found, len(are_sentences))


def _find_title_in_dump(
    blocks: Sequence[Block], lines: Sequence[str], are_sentences: Sequence[bool], start: int
) -> int | None:
    """Find the line of a page, among its menus, that is most like a title; None if none is like one. Prose begins at `start`.

    The weights are those of a logistic regression on 251 pages that were saved as text by four programs, rounded.
    """
    told = Counter(
        word for line, is_told in zip(lines, are_sentences, strict=True) if is_told for word in _words_of(line)
    )
    least = 2 if sum(are_sentences) > MAX_FEW_SENTENCES else 1
    topics = {word for word, count in told.items() if count >= least}
    scores = {
        index: _score_title(blocks, lines, index, topics)
        - 0.5 * min(sum(are_sentences[max(0, index - MAX_LINES_ABOVE) : index]), MAX_SENTENCES_ABOVE)
        - 0.025 * abs(start - index)
        for index in range(min(start + MAX_LINES_BELOW, MAX_MENU_LINES, len(lines)))
        if count_words(lines[index]) <= MAX_TITLE_WORDS and _may_be_title(blocks[index], lines[index])
    }
    best = max(scores, key=scores.__getitem__, default=None)
    return best if best is not None and scores[best] >= MIN_TITLE_SCORE else None


def _words_of(line: str) -> set[str]:
    return set(_CONTENT_WORD.findall(line.lower()))


def _score_title(blocks: Sequence[Block], lines: Sequence[str], index: int, topics: AbstractSet[str]) -> float:
    """Return how much a line by itself is like a title: it says in some words what the text is about, and stands above who and when."""
    line, own = lines[index], _words_of(lines[index])
    told = len(own & topics)
    count = count_words(line)
    is_signed = any(
        block.kind in ("byline", "dateline") for block in blocks[index + 1 : index + 1 + MAX_LINES_TO_NAMES]
    )
    return (
        0.1 * min(count, MAX_HEADING_WORDS)
        - 1.5 * (count < MIN_TITLE_WORDS)
        + 1.5 * (told / len(own) if own else 0)
        + 0.4 * min(told, MAX_TOPICS)
        + 2.2 * is_signed
        + 1.4 * (blocks[index].kind == "heading")
        + 1.2 * (index == 0)
    )
