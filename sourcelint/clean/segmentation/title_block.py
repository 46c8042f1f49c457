"""The head of an article: title, standfirst, and names that stand alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sourcelint.clean.lines.boilerplate_phrases import boilerplate_phrase
from sourcelint.clean.lines.bylines import names_of, of_outlet
from sourcelint.clean.lines.date_stamps import is_dateline
from sourcelint.clean.lines.dates import has_year
from sourcelint.clean.lines.line import BULLET, FULL_STOPS, count_words, ending

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sourcelint.document import Block

HEADING_WORDS = 12
"""A heading has at most so many words."""

MENU = 200
"""Lines of a page among which its article begins."""

HEAD_BLOCKS = 12
TITLE_WORDS = 30
"""The title stands among so many first blocks; a longer one is a paragraph."""

BYLINES = 3
"""A name that stands alone is the author's if a date is among so many lines below it; a byline so near has no menu before it."""

_MENU_WORDS, _LONG = 3, 16
"""An entry of a menu has at most so many words, a sentence of an article at least so many."""

_TITLED = frozenset(("paragraph", "heading", "list", "caption"))
# A sentence that ends inside a line; titles ask and exclaim, and shorten some words.
_SENTENCE = re.compile(
    r"(?<!\b[A-Z])(?<!\b(?:St|Dr|Mr|Ms|vs|No|Jr|Sr|Lt))(?<!\b(?:Mrs|Gov|Sen|Rep|Gen))[.。।]['\"”’»)\]]{0,3}\s"
)
# What stands above a title, besides furniture: addresses, the fields of a mail, what kind of work it is, an hour, a
# reading time, the columns of a table.
_NOT_A_TITLE = re.compile(
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

_RECIPE = re.compile(
    r"(?i)(?:prep(?:aration)?|cook(?:ing)?|bak(?:e|ing)|total)\s?time\b|(?:serves|servings|makes|yields?)\s?:?\s\d"
    r"|(?:ingredients|zutaten|ingrédients|ingredientes|ingredienti)\W*$"
)
"""What stands below the title of a recipe."""


def name_title_block(text: str, blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Name title, standfirst and bare names at the head of an article.

    The title is the first short line that ends no sentence and stands before anything long; a text that opens with a
    paragraph has none. May be called again when furniture has been taken away.
    """
    named = list(blocks)
    if any(b.kind == "title" for b in named):
        return tuple(named)
    head = _head(text, named)
    title = _title(text, named, head)
    if title is not None:
        named[title] = named[title]._replace(kind="title")
        _name_bylines(text, named, title, head)
    return tuple(named)


def _head(text: str, blocks: list[Block]) -> int:
    """Count the blocks before the first long paragraph."""
    for n, block in enumerate(blocks[: 4 * HEAD_BLOCKS]):
        line = text[block.start : block.end]
        words = count_words(line)
        if block.kind in ("code", "quote") or words > TITLE_WORDS or (words >= _LONG and ending(line) == "stop"):
            return n
    return min(len(blocks), HEAD_BLOCKS)


def _title(text: str, blocks: list[Block], head: int) -> int | None:
    """Find the title among the first blocks; behind a menu, right above the article."""
    lines = [text[b.start : b.end] for b in blocks[:head]]
    marked = next(
        (n for n in range(head) if blocks[n].kind == "heading" and blocks[n].marked and blocks[n].level == 1), None
    )
    if marked is not None:
        return marked
    candidates: list[int] = []
    menu = 0
    for n, line in enumerate(lines):
        if _may_be_title(blocks[n], line):
            if not candidates or count_words(line) < _LONG:
                candidates.append(n)
        elif blocks[n].kind in _TITLED:
            if count_words(line) > _MENU_WORDS and not _is_above_title(line):
                break
            menu += 1
    recipe = next((n for n, line in enumerate(lines) if _RECIPE.match(line)), 0)
    above = [n for n in candidates if n < recipe]
    if above and recipe <= 4:  # what it takes stands below, in lines as short as a title
        candidates, menu = above, 0
    if len(candidates) + menu > 4:  # more than a kicker, a title, a name
        behind = _title_behind_menu(text, blocks)
        if behind is not None:
            return behind
    first = candidates[0] if candidates else head
    if first + 1 < head and _is_signed(lines[first], blocks[first + 1]) and not any(map(_is_above_title, lines)):
        return first
    return next((n for n in candidates if count_words(lines[n]) > 2), candidates[0] if candidates else None)


def _is_signed(line: str, below: Block) -> bool:
    """Tell whether a line is the title because a byline stands right below; one word there is a section's."""
    return below.kind == "byline" and not below.marked and count_words(line) > 1


def _may_be_title(block: Block, line: str) -> bool:
    if (
        block.marked
        or block.kind not in _TITLED
        or "\n" in line
        or "://" in line
        or BULLET.match(line)
        or _is_above_title(line)
        or ("," in line and names_of(line))
        or _SENTENCE.search(line)
    ):
        return False
    how = ending(line)
    return how in ("open", "ellipsis") or (how == "stop" and (line[-1] not in FULL_STOPS or count_words(line) <= 3))


def _is_above_title(line: str) -> bool:
    return _NOT_A_TITLE.match(line) is not None or boilerplate_phrase(line) != ""


def _title_behind_menu(text: str, blocks: list[Block]) -> int | None:
    """Find the line above the article's first paragraphs that is most like a title: near, long, above a byline or date."""
    lines = [text[b.start : b.end] for b in blocks[:MENU]]
    long = [count_words(line) >= _LONG and ending(line) == "stop" for line in lines]
    start = next((n for n in range(len(long)) if long[n] and any(long[n + 1 : n + 5])), None)
    if start is None:
        return None
    best, found = 0.0, None
    for n in range(max(0, start - HEAD_BLOCKS), start):
        words = count_words(lines[n])
        if 3 < words <= TITLE_WORDS and _may_be_title(blocks[n], lines[n]):
            above = any(b.kind in ("byline", "dateline") for b in blocks[n + 1 : n + 4])
            score = min(words, HEADING_WORDS) + 3 * above - (start - n) / 2
            if score > best:
                best, found = score, n
    return found


def _name_bylines(text: str, blocks: list[Block], title: int, head: int) -> None:
    """Find names that stand alone near the title, and the standfirst between title and byline."""
    lines = [text[b.start : b.end] for b in blocks]
    for n in range(max(0, title - 2), min(title + 7, len(blocks))):
        following = lines[n + 1] if n + 1 < len(blocks) else ""
        role = following != "" and _role(following)
        if n == title or blocks[n].marked or not names_of(lines[n], capitals=role):
            continue
        dated = n > title and (has_year(lines[n]) or _dated_below(lines[n + 1 : n + 1 + BYLINES]))
        # Title, date, name, outlet; title, names, faculty.
        beside = n == title + 2 and is_dateline(lines[n - 1]) and 0 < count_words(following) <= HEADING_WORDS // 2
        listed = n == title + 1 and _AND.search(lines[n]) is not None
        again = blocks[n].kind != "list" and lines.count(lines[n]) > 1  # in a list it is a menu's
        employed = n == title + 1 and of_outlet(lines[n]) is not None
        if again or dated or beside or listed or role or employed:
            blocks[n] = blocks[n]._replace(kind="byline")
    for n in range(title + 1, head):
        if blocks[n].kind in ("byline", "dateline"):
            for i in range(title + 1, n):
                # Short lines in a row look like a list.
                short = n <= title + BYLINES and blocks[i].kind == "list" and not BULLET.match(lines[i])
                if not blocks[i].marked and (short or blocks[i].kind in ("paragraph", "heading", "caption")):
                    blocks[i] = blocks[i]._replace(kind="standfirst")
            break


def _dated_below(lines: Sequence[str]) -> bool:
    """Tell whether a date line follows, perhaps behind a role, a handle, a reading time."""
    for line in lines:
        if is_dateline(line):
            return True
        if count_words(line) > 4:
            break
    return False


_AND = re.compile(r"\s(?:and|&|und|et|y)\s")
_ROLE = re.compile(
    r"(?i)\b(?:correspondent|reporter|editor|writer|journalist|columnist|professor|fellow|analyst|director|author|staff|"
    r"redakteur|korrespondent|journaliste|periodista|redactor|giornalista|contributor|researcher|lecturer|phd|ph\.d)"
)


def _role(line: str) -> bool:
    return count_words(line) <= HEADING_WORDS and _ROLE.search(line) is not None
