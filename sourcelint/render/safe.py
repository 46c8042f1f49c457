"""Source text made safe to show: control characters become visible, markup loses its meaning.

Web pages can hold anything: escape sequences that recolour a terminal or retitle its window, bidirectional controls that
make a line read backwards ("Trojan Source", CVE-2021-42574), HTML and Markdown that a viewer would run.
"""

from __future__ import annotations

import hashlib
import re

NAMES = {"\t": "→", "\n": "⏎"}
"""Signs that fonts have; all else is written as `less` writes it, <U+202E>."""

# U+200C and U+200D are left: Persian and many emoji are written with them.
_HIDDEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069\ufeff\ud800-\udfff]"
)
_MARKDOWN = re.compile(r"([\\`*_\[\]#|~$])")
_HTML = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_AUTOLINK = re.compile(r"(?i)(?<=http):|(?<=https):|(?<=ftp):|(?<=www)\.|(?<=[\w.+-])@")


def visible(text: str) -> str:
    """Show control characters, bidirectional controls and lone surrogates by name instead of sending them on."""
    return _HIDDEN.sub(_shown, text)


def one_line(text: str) -> str:
    """Show text on one line: runs of white space become one space, other invisible characters are shown."""
    return visible(" ".join(text.split()))


def markdown(text: str) -> str:
    """Show text literally in a line or table cell of Markdown, also where the viewer lets HTML pass.

    Addresses in it do not become links: those of a source are not the report's. The text must not begin a line, where
    a dash or number would begin a list.
    """
    escaped = _MARKDOWN.sub(r"\\\1", one_line(text).translate(_HTML))
    return _AUTOLINK.sub(lambda m: f"&#{ord(m[0])};", escaped)


def slug(source: str) -> str:
    """Name the files and artifacts of a source: lower-case letters, digits and dashes, and 8 hex digits of its id."""
    words = re.sub(r"[^a-z0-9]+", "-", source.lower()).strip("-")[:60].strip("-")
    digest = hashlib.sha256(source.encode("utf8", "surrogatepass")).hexdigest()[:8]
    return f"{words}-{digest}" if words else digest


def _shown(match: re.Match[str]) -> str:
    return NAMES.get(match[0]) or f"<U+{ord(match[0]):04X}>"
