"""Papers in LaTeX → what stands in the document, with title, authors and day from its commands. Other commands stay."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from sourcelint.clean.article import PartialDocument
from sourcelint.clean.containers.cut_end import end_shown
from sourcelint.clean.lines.dates import written_dates
from sourcelint.document import Field, Metadata, StatedDate, Truncation
from sourcelint.expressions import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sourcelint.text import Text

_CLASS = lazy(r"^\ufeff?[ \t]{0,9}\\document(?:class|style)\b", re.MULTILINE, needs=("\\document",))
_BEGIN = lazy(r"^[ \t]{0,9}\\begin\{document\}", re.MULTILINE, needs=("\\begin{document}",))
_END = "\\end{document}"
_LAYOUT = lazy(
    r"""^[ \t]{0,9}(?:
        \\(?:maketitle|tableofcontents)\b | %[^\n]{0,2000}\n?
      | \\(?:begin|end)\{[^{}\n]{1,40}\}(?:\[[^\]\n]{0,80}\])?(?=[ \t\r]*$)
      | \\(?:chapter|(?:sub){0,2}section|paragraph)\*?\{(?P<heading>[^{}\n]{1,200})\}
    )""",
    re.MULTILINE | re.VERBOSE,
)
"""Comments, and what lays the document out: they go, but for the words of headings."""
MAX_PREAMBLE_CHARS = 100_000
"""Characters in which a document begins; styles and macros may stand before it."""

MAX_ARGUMENT_CHARS, MAX_COMMANDS = 2000, 10
"""Characters between the braces of a command, and commands that are looked at."""

_STATED = lazy(
    r"^[ \t]{0,9}\\(?P<command>title|author|date)[ \t]{0,9}(?:\[[^\]\n]{0,300}\][ \t]{0,9})?\{", re.MULTILINE
)
"""A command at the start of a line, perhaps with a shorter title for the heads of pages; not in a comment."""
_ASIDE = lazy(r"\\(?:thanks|footnote|inst|orcid|label)\{[^{}]{0,300}\}|(?<!\\)%[^\n]{0,300}")
_LINE_BREAK = lazy(r"\\\\")
_COMMAND = lazy(r"\\[A-Za-z]{1,30}\*?[ \t]?|[{}]|\\(?=[&%#_$])")
_AND = lazy(r"\\(?:and|AND)\b")


class _Stated(NamedTuple):
    """What a command states: where it begins, and what stands between its braces."""

    place: int
    start: int
    end: int


def open_latex(text: Text) -> tuple[PartialDocument, ...] | None:
    """Take the document out of a file of LaTeX, which is cut if it does not end; None for a text that is none."""
    begin = _BEGIN.search(text.value, 0, MAX_PREAMBLE_CHARS)
    if begin is None or _CLASS.search(text.value, 0, begin.start()) is None:
        return None
    end = text.value.rfind(_END)
    is_whole = end > begin.end()
    stated = _find_stated(text.value)
    title, author = _title_of(text, stated.get("title")), _authors_of(text, stated.get("author"))
    # Programs set the commands behind the start of the document.
    inside = [(one.place, one.end + 1, "") for one in stated.values() if one.place > begin.end()]
    laid = (edit for line in _LAYOUT.finditer(text.value, begin.end()) for edit in _edits_of(line))
    edits = sorted((*inside, *(edit for edit in laid if not any(a <= edit[0] < b for a, b, _ in inside))))
    stop = end if is_whole else len(text.value)
    body = text.edit([(0, begin.end(), ""), *(edit for edit in edits if edit[1] <= stop), (stop, len(text.value), "")])
    cut = Truncation("unclosed_container", end_shown(text), f"the paper ends without {_END}")
    return (
        PartialDocument(
            body,
            metadata=_dated(Metadata(title=title, author=author), text, stated.get("date")),
            truncations=() if is_whole else (cut,),
            complete=is_whole,
        ),
    )


def _edits_of(line: re.Match[str]) -> Iterator[tuple[int, int, str]]:
    """Yield what takes a line of the layout away, but for the words of a heading."""
    start, end = line.span("heading") if line["heading"] else (line.end(), line.end())
    yield line.start(), start, ""
    if end < line.end():
        yield end, line.end(), ""


def _find_stated(value: str) -> dict[str, _Stated]:
    """Find the first title, author and date whose braces close."""
    found: dict[str, _Stated] = {}
    for opened in islice(_STATED.finditer(value, 0, MAX_PREAMBLE_CHARS), MAX_COMMANDS):
        end = _end_of_argument(value, opened.end())
        if end is not None:
            found.setdefault(opened["command"], _Stated(opened.start(), opened.end(), end))
    return found


def _end_of_argument(value: str, start: int) -> int | None:
    depth = 1
    for place in range(start, min(len(value), start + MAX_ARGUMENT_CHARS)):
        depth += {"{": 1, "}": -1}.get(value[place], 0)
        if depth == 0:
            return place
    return None


def _plain(words: str) -> str:
    r"""Leave commands, braces and asides out of a title or a name.

    >>> _plain(r"Why {\em Piers} Break\thanks{Lund Bay}")
    'Why Piers Break'
    """
    return " ".join(_COMMAND.sub("", _ASIDE.sub("", _LINE_BREAK.sub(" ", words))).replace("~", " ").split())


def _title_of(text: Text, stated: _Stated | None) -> Field:
    return Field() if stated is None else _field(_plain(text.value[stated.start : stated.end]), text, stated)


def _authors_of(text: Text, stated: _Stated | None) -> Field:
    """Return the names of the authors, each without the lines of where they work."""
    if stated is None:
        return Field()
    parts = _AND.split(_ASIDE.sub("", text.value[stated.start : stated.end]))
    names = [_plain(_LINE_BREAK.split(part, 1)[0]) for part in parts]
    return _field(", ".join(filter(None, names)), text, stated)


def _field(value: str, text: Text, stated: _Stated) -> Field:
    return Field(value, "present", text.raw_span(stated.start, stated.end)) if value else Field()


def _dated(metadata: Metadata, text: Text, stated: _Stated | None) -> Metadata:
    day = next(written_dates(text.value[stated.start : stated.end]), None) if stated else None
    if stated is None or day is None:
        return metadata
    place = text.raw_span(stated.start + day.start, stated.start + day.end)
    date = StatedDate("published", day.value, place, "\\date")
    return Metadata(
        title=metadata.title, author=metadata.author, published=Field(day.value, "present", place), dates=(date,)
    )
