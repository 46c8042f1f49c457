"""The element tree that trafilatura and htmldate read: lxml's, parsed as trafilatura parses it.

lxml's own HTML parser asks a Python method for the class of an element whenever one is looked at that nobody holds. Here all
elements are of one class, and nothing is asked.
"""

from __future__ import annotations

from functools import cache
from typing import Any


@cache
def _parser() -> Any:
    from lxml.etree import ElementDefaultClassLookup
    from lxml.html import HtmlElement, HTMLParser

    parser = HTMLParser(
        collect_ids=False, default_doctype=False, encoding="utf-8", remove_comments=True, remove_pis=True
    )
    parser.set_element_class_lookup(ElementDefaultClassLookup(element=HtmlElement))
    return parser


def parse_tree(html: str) -> Any:
    """Return the root element of a page; raises lxml.etree.ParserError if it holds none.

    What lxml does not take as a string, such as one that declares an encoding, it is given as bytes.
    """
    from lxml.etree import ParserError
    from lxml.html import fromstring

    try:
        tree = fromstring(html, parser=_parser())
    except (ValueError, ParserError):
        tree = ()
    return tree if len(tree) > 0 else fromstring(html.encode("utf8", "surrogatepass"), parser=_parser())
