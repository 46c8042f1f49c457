"""Wikitext → what a reader sees: links, emphasis, headings and lists of MediaWiki; boxes, tables and comments go.

A note (`<ref>`, `{{sfn}}`) becomes a link behind its sentence, `{{citation needed}}` the mark that readers see. What begins a
line becomes what Markdown writes there, which `segmentation/blocks.py` reads.
"""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING

from sourcelint.clean.characters.edits import Edit, side_by_side
from sourcelint.expressions import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sourcelint.clean.article import PartialDocument

MIN_KINDS = 2
"""Kinds of signs that make a text wikitext: authors of other texts may write one of them."""
MAX_INDENT = 40
"""Characters beside a template in which its line begins or ends, if it stands alone."""
MAX_ARGUMENTS = 12
"""Arguments of a template that are read."""

_SIGNS = (
    lazy(r"\[\[[^\W\d_][^\[\]\n|]{0,120}(?:\|[^\[\]\n]{1,200})?\]\]"),
    lazy(r"(?<!')'''(?=[^'\s])[^'\n]{1,200}'''(?!')"),
    lazy(r"\{\{[^\W\d_][^{}|\n]{0,60}(?:[|}]|\n\s?\|)"),
    lazy(r"<ref(?:\s[^<>]{0,300})?>", re.IGNORECASE),
    lazy(r"^={2,6}[^=\n]{1,120}={2,6}[ \t]{0,9}$", re.MULTILINE),
    lazy(r"^\{\|[^\n]{0,500}$", re.MULTILINE),
)
"""Links, bold words, templates, notes, headings and tables."""

_NOTE = (lazy(r"<ref(?:\s[^<>]{0,300})?(?<!/)>"), "</ref>")
_HIDDEN = (
    *(
        (lazy(rf"<{name}(?:\s[^<>]{{0,300}})?(?<!/)>"), f"</{name}>")
        for name in ("gallery", "math", "timeline", "imagemap", "score")
    ),
    (lazy(r"<!--"), "-->"),
)
"""What readers do not see as words, by how it opens and closes."""
_EMPTY_NOTE = lazy(r"<ref\s[^<>]{0,300}/>")
_TABLE = (lazy(r"^[ \t:]{0,9}\{\|", re.MULTILINE), "\n|}")
_BRACES = lazy(r"\{\{|\}\}")
_BRACKETS = lazy(r"\[\[|\]\]")
_NAMESPACE = lazy(r"\[\[:?[^\W\d_][\w-]{1,20}:(?=\S)")
"""`[[File:`, `[[Category:`, another language: what such a link leads to is no part of the text."""
_INLINE = lazy(
    r"""
    (?P<link>\[\[(?:[^\[\]|\n]{1,300}\|)?(?P<label>[^\[\]|\n]{1,500})\]\])
    |(?P<address>\[(?:https?:)?//[^\s\[\]]{3,2000}(?:[ ](?P<words>[^\[\]\n]{1,500}))?\])
    |(?P<emphasis>(?<!')'{2,5}(?!'))
    |(?P<heading>^(?P<level>={1,6})[ \t]{0,9}(?P<title>[^=\n]{1,200}?)[ \t]{0,9}={1,6}[ \t]{0,9}$)
    |(?P<item>^[*\#:;]{1,9}[ \t]{0,9})
    |(?P<word>__[A-Z]{3,30}__)
    """,
    re.MULTILINE | re.VERBOSE,
)
_INNER = lazy(
    r"\{\{[^{}]{0,2000}\}\}|\[\[(?:[^\[\]|]{1,300}\|)?|\]\]|'{2,5}|<ref[^<>]{0,300}>[^<>]{0,2000}</ref>|<[^<>]{1,300}>"
)
"""What the arguments of a template are shown without."""
_MARKS = {
    name: mark
    for mark, names in (
        ("[citation needed]", "citation needed|cn|fact|source needed|needs citation"),
        ("[who?]", "who|by whom|whom?|according to whom"),
        ("[when?]", "when|date?"),
        ("[dubious]", "dubious|disputed inline"),
        ("[better source needed]", "better source needed|better source|unreliable source?"),
    )
    for name in names.split("|")
}
"""Templates that readers see as a mark in brackets."""
_NOTES = ("cite", "sfn", "efn", "refn", "harv", "r|")
"""What the names of templates begin with that are notes."""
_SHOWN = {"convert": slice(2), "cvt": slice(2)} | dict.fromkeys(
    ["lang", "transl", "transliteration", "abbr", "nowrap", "small", "nobold", "ill"],
    slice(-1, None),
)
"""Arguments that readers see of a template: a measure and its unit, the word in another language."""


def undo_wikitext(draft: PartialDocument) -> PartialDocument:
    """Take the marks of MediaWiki out of a text that shows it is wikitext, and record its notes and addresses as links."""
    value = draft.text.value
    if not is_wikitext(value):
        return draft
    hidden = chain(*(_between(value, *pair) for pair in (*_HIDDEN, _TABLE)))
    notes = [*_between(value, *_NOTE), *(note.span() for note in _EMPTY_NOTE.finditer(value))]
    links = {start: (start - 1, start) for start, _ in notes if start}
    edits = [(*span, "") for span in chain(hidden, notes, _namespaces(value))]
    edits += [*_templates(value, links), *_inline(value, links)]
    kept = list(side_by_side(sorted(edits, key=lambda edit: (edit[0], -edit[1]))))
    recorded = tuple(draft.text.raw_span(*links[start]) for start, _, _ in kept if start in links)
    return draft.undo("wikitext", kept).replace(links=draft.links + recorded)


def is_wikitext(value: str) -> bool:
    """Tell whether a text is written as MediaWiki wants it: it has several kinds of its signs.

    >>> is_wikitext("'''Bonn''' is a [[city]]."), is_wikitext("See [[the note]] of 2020.")
    (True, False)
    """
    if "[[" not in value and "{{" not in value:
        return False
    found = 0
    for sign in _SIGNS:
        found += sign.search(value) is not None
        if found == MIN_KINDS:
            return True
    return False


def _between(value: str, opens: re.Pattern[str], closes: str) -> Iterator[tuple[int, int]]:
    """Yield the spans from what opens to what closes it; what is never closed stays."""
    end, last = 0, value.rfind(closes)
    for opening in opens.finditer(value):
        if end <= opening.start() < last:
            end = value.find(closes, opening.end()) + len(closes)
            yield opening.start(), end


def _pairs(value: str, brackets: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """Yield the spans of brackets that open and close, the inner ones first."""
    opened: list[int] = []
    for bracket in brackets.finditer(value):
        if bracket[0] in ("{{", "[["):
            opened.append(bracket.start())
        elif opened:
            yield opened.pop(), bracket.end()


def _namespaces(value: str) -> Iterator[tuple[int, int]]:
    """Yield the links to pictures, categories and other languages, with the captions and links inside."""
    return (pair for pair in _pairs(value, _BRACKETS) if _NAMESPACE.match(value, pair[0]) is not None)


def _templates(value: str, links: dict[int, tuple[int, int]]) -> Iterator[Edit]:
    """Yield what readers see in place of each template, with those inside it; add the places of notes to the links, by their edits."""
    pairs = sorted(_pairs(value, _BRACES), key=lambda pair: (pair[0], -pair[1]))
    for start, end, _ in side_by_side((*pair, "") for pair in pairs):
        name, *arguments = _INNER.sub("", value[start + 2 : end - 2]).split("|", MAX_ARGUMENTS)
        name = name.strip().lower().replace("_", " ")
        if start and f"{name}|".startswith(_NOTES):
            links[start] = (start - 1, start)
        yield start, end, _shown(name, arguments, is_alone=_is_alone(value, start, end))


def _shown(name: str, arguments: list[str], *, is_alone: bool) -> str:
    """Return what readers see of a template: a mark, its words; nothing of a note, and of a box, which stands alone."""
    if name in _MARKS:
        return _MARKS[name]
    if is_alone or f"{name}|".startswith(_NOTES):
        return ""
    told = [argument.strip() for argument in arguments if "=" not in argument][_SHOWN.get(name, slice(None))]
    return ("-" if "date" in name else " ").join(told)


def _is_alone(value: str, start: int, end: int) -> bool:
    """Tell whether nothing but white space stands beside a span in its lines."""
    before = value[max(0, start - MAX_INDENT) : start]
    begins_line = "\n" in before or start <= MAX_INDENT
    behind = value[end : end + MAX_INDENT].partition("\n")[0]
    return begins_line and not before.rpartition("\n")[2].strip(" \t:*") and not behind.strip()


def _inline(value: str, links: dict[int, tuple[int, int]]) -> Iterator[Edit]:
    """Yield the edits of links, emphasis, headings and lists; add the addresses to the links."""
    for token in _INLINE.finditer(value):
        start, end = token.span()
        if token["link"]:
            yield start, token.start("label"), ""
            yield token.end("label"), end, ""
        elif token["address"]:
            words = token.span("words") if token["words"] else (start, start)
            yield start, words[0], ""
            yield words[1], end, ""
            links[start] = words if token["words"] else (max(0, start - 1), start)
        elif token["heading"]:
            yield start, token.start("title"), "#" * len(token["level"]) + " "
            yield token.end("title"), end, ""
        elif token["item"]:
            yield start, end, "- " if token["item"][0] in "*#" else ""
        else:
            yield start, end, ""
