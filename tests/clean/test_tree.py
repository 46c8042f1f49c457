"""The tree that trafilatura reads: as its own loader makes it, without a class for each kind of element."""

from __future__ import annotations

import pytest
from lxml.etree import ParserError, tostring
from lxml.html import HtmlElement
from trafilatura.utils import load_html

from sourcelint.clean.html.tree import parse_tree

PAGES = {
    "whole": "<html><head><title>Ferry</title></head><body><form><input name=q></form><p>It sank.</p></body></html>",
    "fragment": "<p>It sank.</p><p>Nobody was hurt.</p>",
    "comments": "<html><body><!-- no --><?php echo 1 ?><p>It <a href=x>sank</a>.</p></body></html>",
    "declared": '<?xml version="1.0" encoding="latin-1"?><html><body><p>Café</p><p>It sank.</p></body></html>',
}


@pytest.mark.parametrize("name", PAGES)
def test_tree_is_that_of_trafilatura(name: str) -> None:
    theirs, ours = load_html(PAGES[name]), parse_tree(PAGES[name])
    assert tostring(ours) == tostring(theirs)
    assert {type(element) for element in ours.iter()} == {HtmlElement}


def test_empty_page_has_no_tree() -> None:
    with pytest.raises(ParserError):
        parse_tree("")
