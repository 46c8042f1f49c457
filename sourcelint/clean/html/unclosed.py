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
SHOWN = 120


class Cut(NamedTuple):
    """The last characters of the page, and what they stand in."""

    span: Span
    note: str


def cut_of(page: Page) -> Cut | None:
    """Tell whether and where the page breaks off; None for a page that is whole or may be.

    A page that closes its body or itself is whole, whatever it leaves open before that. One that ends in a line feed
    behind a whole element, with one element open, was written so.
    """
    end = len(page.raw.rstrip())
    place = Span(max(0, end - SHOWN), end)
    if page.unfinished is not None and not (page.ended >= 0 and page.raw.startswith("<!--", page.unfinished.start)):
        start = page.unfinished.start
        return Cut(Span(max(start, end - SHOWN), len(page.raw)), "the file ends inside a tag, a comment or a script")
    text_end = page.blocks[-1].pieces[-1].end if page.blocks else 0
    if page.ended >= max(text_end, *(page.elements[n].start for n in page.open), 0):
        return None
    names = [page.elements[n].tag for n in page.open]
    needed = [name for name in names if name not in OPTIONAL]
    if page.open_link is not None:
        needed.append("a")
    in_text = text_end >= end
    if len(needed) > 1 or (needed and (in_text or not page.raw.endswith("\n"))):
        return Cut(place, f"the file ends inside <{needed[-1]}>")
    if in_text and names and names[-1] in page.closed and names[-1] in OPTIONAL - {"html", "head", "body"}:
        return Cut(place, f"the file ends inside <{names[-1]}>, which is closed elsewhere on the page")
    return None
