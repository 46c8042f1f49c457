"""Where an HTML file breaks off: inside a tag, comment or script, or inside elements that HTML wants closed."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sourcelint.text import Span

if TYPE_CHECKING:
    from sourcelint.clean.html.parser import Page

# Elements whose end tag may be left out (HTML standard, 13.1.2.4); open at the end they prove nothing, unless the page
# closes others of their kind.
OPTIONAL = frozenset(
    """html head body p li dt dd tr td th thead tbody tfoot colgroup caption option optgroup rb rt rp""".split()  # noqa: SIM905
)
MAX_SHOWN_CHARS = 120
"""Characters at the end of the page that are shown."""
_CLOSING = ("</body", "</html")
_TOLD_BY_OTHERS = OPTIONAL - {"html", "head", "body"}
"""Of these a page holds many: if it closes some, one that is open at the end was cut."""


class Cut(NamedTuple):
    """The last characters of the page, and what they stand in."""

    span: Span
    note: str


def cut_of(page: Page) -> Cut | None:
    """Return where the page breaks off; None for a page that is whole or may be.

    A page that closes its body or itself is whole, whatever it leaves open before that. One that ends in a line feed
    behind a whole element, with one element open, was written so.
    """
    end = len(page.raw.rstrip())
    start = max(0, end - MAX_SHOWN_CHARS)
    if page.unfinished is not None and not _loses_nothing(page, page.unfinished):
        start = max(page.unfinished.start, end - MAX_SHOWN_CHARS)
        return Cut(Span(start, len(page.raw)), "the file ends inside a tag, a comment or a script")
    text_end = page.blocks[-1].pieces[-1].end if page.blocks else 0
    if page.ended >= max(text_end, *(page.elements[number].start for number in page.open), 0):
        return None
    note = _open_at_end(page, in_text=text_end >= end)
    return None if note is None else Cut(Span(start, end), note)


def _loses_nothing(page: Page, unfinished: Span) -> bool:
    """Tell whether what is unfinished has no text: a comment behind the end of the page, or its closing tag without the ">"."""
    if page.raw[unfinished.start :].rstrip().lower() in _CLOSING:
        return True
    return page.ended >= 0 and page.raw.startswith("<!--", unfinished.start)


def _open_at_end(page: Page, *, in_text: bool) -> str | None:
    """Return a note on the element that the end of the file cuts, if there is one."""
    names = [page.elements[number].tag for number in page.open]
    needed = [name for name in names if name not in OPTIONAL]
    if page.open_link is not None:
        needed.append("a")
    written_so = len(needed) == 1 and not in_text and page.raw.endswith("\n")
    if needed and not written_so:
        return f"the file ends inside <{needed[-1]}>"
    if in_text and names and names[-1] in page.closed & _TOLD_BY_OTHERS:
        return f"the file ends inside <{names[-1]}>, which is closed elsewhere on the page"
    return None
