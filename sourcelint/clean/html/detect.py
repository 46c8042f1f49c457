"""What a text is by its tags: a whole page, a fragment of one, HTML that was escaped, or prose that shows some."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from sourcelint.expressions import lazy

if TYPE_CHECKING:
    from sourcelint.clean.article import PartialDocument

PAGE = lazy(
    r"""\s*+(?:<\?xml[^>]{0,200}>\s*+)?
    (?>(?><!--.{0,2000}?-->)\s*+)*+  # atomic: a comment ends at its first "-->" and nowhere else
    <(?:!doctype\s{1,9}html|html|head|body|script|noscript|style|meta|title|link)\b""",
    re.IGNORECASE | re.DOTALL | re.VERBOSE,
    needs=("<",),
)
MAX_HEAD_CHARS = 5000
"""Characters at the start of a file in which two different parts of a page make it one."""
PAGE_PARTS = lazy(r"<(?:html|head|body|meta|title|article|main)[\s>]", re.IGNORECASE)
TAGS = lazy(
    r"""<\\?/?(?:jats:)?
    (?:p|div|br|h[1-6]|li|ul|ol|span|strong|em|b|i|a|td|tr|blockquote|figure|img)
    (?:\s[^<>]{0,999}|/)?>""",
    re.IGNORECASE | re.VERBOSE,
)
MAX_EXAMPLE_TAGS = 2
"""Tags that a text may show as examples."""
AT_EDGE = lazy(
    r"""^[ \t]*<(?:p|div|h[1-6]|li|ul|ol|blockquote|figure)(?:\s[^<>]{0,999})?>\w  # a line that begins with one
  | [.!?\w]<\\?/(?:p|div|h[1-6]|li|blockquote)>[ \t]*(?:\\n)?$  # or ends with one""",
    re.IGNORECASE | re.MULTILINE | re.VERBOSE,
)
"""Tags that make paragraphs of lines, as in a page and hardly in an example."""
STRAY = lazy(r"[.!?][”\"’]?<\\?/?(?:p|div|br)\s?/?>(?=[A-Z“\"]|\s*\Z|[ \t]*\n)", re.IGNORECASE)
"""A tag between two sentences or behind the last one, which is residue even if there are few."""
TECHNICAL = lazy(r"\b(?:HTML5?|DOM|CSS|JavaScript|XML|markup|tags?|elements?|attributes?)\b", re.IGNORECASE)
ESCAPED = lazy(r"&(?:amp;){0,2}lt;/?(?:p|div|br|h[1-6]|li|ul|ol|span|strong|em|a|figure|img)\b", re.IGNORECASE)


def is_page(value: str) -> bool:
    """Check for a whole HTML page, which has more on it than the article."""
    value = value.removeprefix("\N{BYTE ORDER MARK}")
    if PAGE.match(value) is not None:
        return True
    return value.lstrip()[:1] == "<" and len(set(PAGE_PARTS.findall(value[:MAX_HEAD_CHARS].lower()))) > 1


def is_fragment(draft: PartialDocument) -> bool:
    """Tell text with tags of HTML in it, as a container holds it or an export left it, from a text about HTML."""
    value = draft.text.value
    if "<" not in value or TAGS.search(value) is None:
        return False
    if draft.wrapper != "text" or value.lstrip()[:1] == "<" or _has_more(AT_EDGE, value, MAX_EXAMPLE_TAGS):
        return True
    many = _has_more(TAGS, value, MAX_EXAMPLE_TAGS)
    if not many and STRAY.search(value):
        return TECHNICAL.search(value) is None
    return many and not _has_more(TECHNICAL, value, 1)


def _has_more(expression: re.Pattern[str], value: str, count: int) -> bool:
    """Check whether an expression matches a text more than `count` times; reads no further than that."""
    return next(islice(expression.finditer(value), count, None), None) is not None


def is_escaped_markup(value: str) -> bool:
    """Tell HTML whose tags were escaped as a whole."""
    return "lt;" in value and TAGS.search(value) is None and _has_more(ESCAPED, value, 1)
