"""Backups of WordPress and Blogger: feeds in which pictures, menus, comments and settings are items like the articles.

WordPress writes what an item is into `wp:post_type`, Blogger into a category (old backups) or `blogger:type` (new ones). Types
that a plug-in brought along may be articles ("news", "recipe"), so only those are left out that the two programs have of their own.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sourcelint.expressions import lazy

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sourcelint.clean.containers.feeds import FeedElement
    from sourcelint.text import Text

_NO_ARTICLES = {
    "wp:post_type": frozenset((
        "attachment", "nav_menu_item", "revision", "custom_css", "customize_changeset", "oembed_cache", "user_request", "wp_block",
        "wp_font_face", "wp_font_family", "wp_global_styles", "wp_navigation", "wp_template", "wp_template_part",
    )),
    "wp:status": frozenset(("trash", "auto-draft")),
    "blogger:type": frozenset(("comment",)),
    "blogger:status": frozenset(("soft_trashed",)),
}  # fmt: skip
"""For each element that says what an item is, the values of those that are no articles."""
_KIND = lazy(r"/blogger/2008/kind#(?:template|settings|comment)\b")
_PLAIN = lazy(r"\s*(?:<!\[CDATA\[)?(?P<value>[^<>\[\]]{0,200}+)")
_AUTHOR = lazy(
    r"""
    <wp:author_(?P<key>login|display_name)>\s*+(?:<!\[CDATA\[)?(?P<value>[^<>\[\]]{1,200}+)
    """,
    re.VERBOSE,
)


def is_article(text: Text, children: Iterable[FeedElement]) -> bool:
    """Tell whether an item, of which the elements are given, is an article as far as its feed says what it is."""
    return not any(_is_none(text, element) for element in children)


def _is_none(text: Text, element: FeedElement) -> bool:
    if element.name == "category":
        return _KIND.search(element.rest) is not None
    types = _NO_ARTICLES.get(element.name)
    if types is None:
        return False
    plain = _PLAIN.match(text.value, element.start, element.end)
    return plain is not None and plain["value"].strip().lower() in types


def names_of_authors(text: Text, channel: Iterable[FeedElement]) -> dict[str, str]:
    """Return the names of the authors that a backup of WordPress lists, by what they log in with, which its items give."""
    names = {}
    for element in channel:
        if element.name == "wp:author":
            said = {
                match["key"]: match["value"].strip()
                for match in _AUTHOR.finditer(text.value, element.start, element.end)
            }
            if said.get("login") and said.get("display_name"):
                names[said["login"]] = said["display_name"]
    return names
