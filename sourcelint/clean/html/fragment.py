"""A fragment of HTML, such as the content of a WordPress record, → its text and blocks, raw spans kept.

Whole pages go through `extract.py`, which has to choose; here everything that a reader would see is kept. The fragment
may be damaged: cut anywhere, its opening tags eaten while closing ones survive. Closing tags alone still tell headings,
paragraphs and list items apart. One pass over the tags, linear, no tree.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from sourcelint.clean.article import repair_at
from sourcelint.clean.characters.entities import character_of, reference_expression
from sourcelint.clean.characters.markdown import find_code, is_in_code, is_markdown
from sourcelint.document import Block
from sourcelint.expressions import lazy

if TYPE_CHECKING:
    from sourcelint.clean.article import PartialDocument
    from sourcelint.document import BlockKind
    from sourcelint.text import RawSpan, Text

LEVELS = {f"h{level}": level for level in range(1, 7)}
KINDS: dict[str, BlockKind] = {
    "p": "paragraph", "li": "list", "dt": "list", "dd": "list", "blockquote": "quote", "figcaption": "caption",
    "caption": "caption", "pre": "code", **dict.fromkeys(LEVELS, "heading"),
}  # fmt: skip
BREAKING = KINDS.keys() | {
    "address", "article", "aside", "br", "center", "details", "dir", "div", "dl", "fieldset", "figure",
    "footer", "form", "header", "hr", "legend", "main", "menu", "nav", "ol", "option", "section", "summary",
    "table", "tbody", "tfoot", "thead", "tr", "ul",
}  # fmt: skip
INLINE = frozenset((
    "a", "abbr", "acronym", "amp", "audio", "b", "base", "bdi", "bdo", "big", "button", "canvas", "cite",
    "code", "col", "colgroup", "data", "del", "dfn", "em", "embed", "font", "head", "html", "body", "i",
    "iframe", "img", "input", "ins", "kbd", "label", "link", "map", "mark", "math", "meta", "noscript", "o",
    "object", "param", "picture", "q", "s", "samp", "script", "select", "small", "source", "span", "strike",
    "strong", "style", "sub", "sup", "svg", "td", "template", "textarea", "th", "time", "title", "tt", "u",
    "var", "video", "wbr",
))  # fmt: skip
DROPPED = frozenset((
    "script", "style", "template", "iframe", "noscript", "svg", "math", "select", "textarea", "object", "audio",
    "video", "canvas",
))  # fmt: skip
"""Elements whose content is no text of the article."""
VOID = frozenset(("br", "hr", "img", "input", "link", "meta", "source", "wbr", "embed", "col", "param"))
SPACING = frozenset(("td", "th"))

SPECIAL = lazy(r"[<&\t\r\n\f]|  ")
WHITE = lazy(r"[ \t\r\n\f]++")
TAG = lazy(
    r"""<\\?(?P<close>/?)(?P<name>[a-zA-Z][a-zA-Z0-9:-]{0,40})
        (?P<rest>(?>[\s/](?>[^<>"']++|"[^"<]*+"|'[^'<]*+')*+)?+  # attributes whose quotes end
               | [\s/][^<>]*+)>  # and others
  | <!--.*?(?:-->|\Z)  # a comment
  | <!\[CDATA\[
  | <[!?][^<>]*+>  # a declaration
  | <\\?/?(?P<half>[a-zA-Z][a-zA-Z0-9:-]{0,40})?[^<>]*+\Z  # a tag that the end cuts""",
    re.DOTALL | re.VERBOSE,
)
"""A tag, a comment, a declaration, or a tag that the end of the text cuts."""
BLANK_LINE = lazy(r"\n[ \t\r\f]*+\n")
MARKDOWN_MARK = lazy(r"(?:\#{1,6}|[-*+>]|\d{1,3}[.)])[ \t]|\||```|~~~")
"""What begins a line in Markdown that is not the next one of a paragraph."""
OPENERS = lazy(r"<(?:p|div|li|h[1-6]|td|blockquote|section|article)[\s>]", re.IGNORECASE)
HREF = lazy(r"""\bhref\s{0,9}=\s{0,9}["']?\s{0,9}(?!#|javascript:)[^\s"'>]""", re.IGNORECASE)
CAPTION = lazy(r"""\bclass\s{0,9}=\s{0,9}["'][^"'<>]{0,200}caption""", re.IGNORECASE)


def read_fragment(draft: PartialDocument) -> PartialDocument:
    """Take the tags out of a draft's text, one block a line. Add its blocks and links, and record what was taken out."""
    reader = _FragmentReader(draft.text.value)
    reader.read()
    # The lines of Markdown between elements are divided as those of a text without any.
    blocks = tuple(block for block in reader.blocks if block.marked or not reader.markdown)
    references = "html_entities" if draft.wrapper == "text" else "character_references"
    undone = (("html_tags", reader.tags), ("orphan_tags", reader.orphans), (references, reader.entities))
    links = tuple(_trim(draft.text, *span) for span in reader.links)
    new = draft.repaired(*(repair_at(draft.text, name, places) for name, places in undone))
    return new.replace(text=draft.text.edit(reader.edits), blocks=blocks, links=draft.links + links)


def _trim(text: Text, start: int, end: int) -> RawSpan:
    words = text.value[start:end]
    if words.isspace():
        return text.raw_span(start, end)
    return text.raw_span(start + len(words) - len(words.lstrip()), start + len(words.rstrip()))


class _FragmentReader:
    """State of one pass: the gap since the last character of text, and the block that is being filled."""

    def __init__(self, value: str) -> None:
        self.value = value
        self.bare = OPENERS.search(value) is None
        self.markdown = is_markdown(value)
        self._code = list(find_code(value)) if self.markdown else []
        self.edits: list[tuple[int, int, str]] = []
        self.blocks: list[Block] = []
        self.links: list[tuple[int, int]] = []
        self.tags: list[tuple[int, int]] = []
        self.orphans: list[tuple[int, int]] = []
        self.entities: list[tuple[int, int]] = []
        self._length = 0  # of the text that comes out
        self._gap = 0  # where the gap since the last text began
        self._breaks, self._spaced = True, False
        self._start = 0  # of the block that is being filled, in the text that comes out
        self._element = ""
        self._open: list[str] = []
        self._telling: list[str] = []  # those of the open elements that say what a block is
        self._opened: Counter[str] = Counter()
        self._link: tuple[int, int] | None = None  # where the linked words begin, and how much text there was before
        self._unclosed: set[str] = set()

    def read(self) -> None:
        value, position = self.value, 0  # words from `position` on are not taken yet
        found = SPECIAL.search(value)
        while found is not None:
            start = found.start()
            first = value[start]
            token = _tokens_of(first).match(value, start)
            end = token.end() if token is not None else start + 1
            # Code shows its tags and references, unless an element shows the fences.
            is_shown = first in "<&" and not self._telling and is_in_code(self._code, start)
            if token is not None and not is_shown and _is_token(token, first):
                if start > position:
                    self._words(position, start)
                position = end = self._take(token, first)
            found = SPECIAL.search(value, end)
        if position < len(value):
            self._words(position, len(value))
        self._end_block()
        if self._gap < len(value):
            self.edits.append((self._gap, len(value), ""))

    def _take(self, token: re.Match[str], first: str) -> int:
        """Take a token; return where to go on."""
        start, end = token.span()
        if first == "&":
            self._entity(token[0], start, end)
        elif first != "<":
            self._white(start, end)
        elif token["name"] is not None:
            return self._tag(token, token["name"].lower().removeprefix("jats:"))  # as publishers of papers write it
        else:
            self.tags.append((start, end))
        return end

    def _words(self, start: int, end: int) -> None:
        """Take text between two tokens; it holds no white space but single spaces."""
        value = self.value
        if value[start] == " ":
            start += 1
            self._spaced = True
        stop = end - 1 if end > start and value[end - 1] == " " else end
        if stop > start and not (self._breaks and value[start:stop].isspace()):
            self._bridge(start)
            self._length += stop - start
            self._gap = stop
        if stop < end:
            self._spaced = True

    def _bridge(self, start: int) -> None:
        """Close the gap before text that starts here, with a line break, a space or nothing."""
        if self._breaks:
            new = "\n" if self._length else ""
            self._start = self._length + len(new)
            self._element = self._telling[-1] if self._telling else ""
        else:
            new = " " if self._spaced else ""
        if self.value[self._gap : start] != new:
            self.edits.append((self._gap, start, new))
        self._length += len(new)
        self._breaks = self._spaced = False

    def _end_block(self) -> None:
        if not self._breaks:
            name = self._element
            kind, level = KINDS.get(name, "paragraph"), LEVELS.get(name, 0)
            self.blocks.append(Block(kind, self._start, self._length, level, name in KINDS))
        self._breaks = True

    def _white(self, start: int, end: int) -> None:
        self._spaced = True
        if (self._breaks and not self.markdown) or self.value.find("\n", start, end) < 0:
            return
        if self.bare or self._opened["pre"] or self._divides(start, end):
            self._end_block()

    def _divides(self, start: int, end: int) -> bool:
        """Tell white space that counts, as no element says what a paragraph is: start tags were eaten, or never there."""
        is_blank = BLANK_LINE.search(self.value, start, end) is not None
        if self.markdown and not self._telling:
            begins_line = MARKDOWN_MARK.match(self.value, end) is not None
            return is_blank or begins_line or is_in_code(self._code, end) or is_in_code(self._code, start - 1)
        return is_blank and not self._open

    def _entity(self, reference: str, start: int, end: int) -> None:
        character = character_of(reference) or ""
        self.entities.append((start, end))
        if not character or (character.isspace() and self._breaks):
            return
        self._bridge(start)
        self.edits.append((start, end, character))
        self._length += len(character)
        self._gap = end

    def _tag(self, tag: re.Match[str], name: str) -> int:
        """Take a tag; return where to go on, which is behind the element if its content is dropped."""
        end = tag.end()
        self.tags.append((tag.start(), end))
        if tag["close"]:
            self._take_end_tag(name, tag.start(), end)
        elif name in DROPPED and not tag["rest"].endswith("/"):
            return self._skip(name, end)
        elif name not in VOID:
            self._take_start_tag(name, tag["rest"], end)
        if name in BREAKING:
            self._end_block()
        elif name in SPACING:
            self._spaced = True
        return end

    def _take_start_tag(self, name: str, attributes: str, end: int) -> None:
        self._opened[name] += 1
        if name in BREAKING:
            element = "figcaption" if name == "p" and CAPTION.search(attributes) else name
            self._open.append(element)
            if element in KINDS:
                self._telling.append(element)
        elif name == "a" and HREF.search(attributes):
            self._link = end, self._length

    def _take_end_tag(self, name: str, start: int, end: int) -> None:
        if not self._opened[name] and name not in VOID:
            self.orphans.append((start, end))
            if not self._breaks and not self._element:
                self._element = name  # its start tag was eaten, but it still tells what the block is
        elif name in BREAKING:
            self._close(name)
        else:
            self._opened[name] -= 1
        if name == "a" and self._link is not None:
            if self._length > self._link[1]:  # a picture is no words
                self.links.append((self._link[0], start))
            self._link = None

    def _close(self, name: str) -> None:
        """Close an element and whatever is open inside it."""
        self._opened[name] -= 1
        while self._open:
            last = self._open.pop()
            if last in KINDS:
                self._telling.pop()
            if last == name or (last, name) == ("figcaption", "p"):
                break
            self._opened[last] -= 1

    def _skip(self, name: str, end: int) -> int:
        """Find the end of an element whose content is dropped; what is never closed runs to the end if it is code."""
        if name in self._unclosed:
            return end
        closer = re.compile(rf"<\\?/{name}[^<>]{{0,20}}>", re.IGNORECASE).search(self.value, end)
        if closer:
            return closer.end()
        self._unclosed.add(name)
        return len(self.value) if name in {"script", "style"} else end


def _tokens_of(first: str) -> re.Pattern[str]:
    """Return the expression for what may begin with a character; what is neither of two is white space."""
    return TAG if first == "<" else reference_expression() if first == "&" else WHITE


def _is_token(token: re.Match[str], first: str) -> bool:
    """Tell whether a token is what it looks like, and not a word of the text."""
    if first == "&":
        return character_of(token[0]) is not None
    if first != "<":
        return True
    name = token["name"] or token["half"]
    return _is_known(name.lower()) if name is not None else token[0][1:2] in {"!", "?"}


def _is_known(name: str) -> bool:
    return name in BREAKING or name in INLINE or ":" in name or "-" in name
