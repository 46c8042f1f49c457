"""How heads above a text are told that are not between rulers of YAML.

Hugo's TOML, Org, Nikola, reStructuredText, AsciiDoc, pandoc, and lines such as "Title: Floods in Bonn" (MultiMarkdown, PEPs, scrapers).
"""

from __future__ import annotations

import re

from sourcelint.expressions import lazy

_TOML = lazy(r"\+\+\+[ \t]{0,9}\r?\n(?>(?!\+\+\+)[^\n]{0,2000}\n){1,100}+\+\+\+[ \t]{0,9}\r?(?:\n|\Z)\s*+")
_TOML_KEY = lazy(r"^(?P<key>[A-Za-z][\w.-]{0,40})[ \t]{0,9}=[ \t]{0,9}(?P<value>[^\r\n]{1,2000})(?=\r?$)", re.MULTILINE)
_ORG = lazy(
    r"""(?>:PROPERTIES:[ \t\r]*\n(?>:[\w-]{1,60}:[^\n]{0,2000}\n){0,40}+\s*+)?
    (?=(?>\#\+\w{2,30}:[^\n]{0,2000}\n){0,60}?\#\+TITLE:)
    (?>\#\+\w{2,30}:[^\n]{0,2000}\n){1,60}+\s*+""",
    re.IGNORECASE | re.VERBOSE,
)
_ORG_KEY = lazy(r"^#\+(?P<key>[A-Za-z_]{2,30}):[ \t]{1,9}[<\[]?(?P<value>[^<>\r\n]{1,2000})", re.MULTILINE)
_NIKOLA = lazy(r"(?:<!--\s{0,9})?(?=\.\.[ ]title:)(?>\.\.[ ][a-z_]{2,30}:[^\n]{0,2000}\n){2,40}+(?:\s{0,9}-->)?\s*+")
_NIKOLA_KEY = lazy(r"^\.\.[ ](?P<key>[a-z_]{2,30}):[ \t]{1,9}(?P<value>[^\s][^\r\n]{0,1999})", re.MULTILINE)
_FIELDS = r"(?>:[A-Za-z][\w -]{1,40}:(?:[ \t][^\n]{0,2000})?\n(?>[ \t]{1,20}\S[^\n]{0,2000}\n){0,20}+)"
_FIELD_KEY = lazy(
    r"^:(?P<key>[A-Za-z][\w -]{1,40}):[ \t]{1,20}(?:\$\w{2,20}:[ ])?(?P<value>[^\s][^\r\n]{0,1999})", re.MULTILINE
)
_RST = lazy(
    rf"""(?>\.\.[ ][^\n]{{0,2000}}\n(?>[ \t]{{1,20}}\S[^\n]{{0,2000}}\n|[ \t\r]*\n){{0,40}}+){{0,20}}+  # comments
    (?:([=\-\#*~^+])\1{{2,200}}[ \r]*\n)?[ ]{{0,40}}(?P<title>[^\s=\-\#*~^+:.][^\n]{{0,300}})\n
    ([=\-\#*~^+])\3{{2,200}}[ \r]*\n\s*+
    (?={_FIELDS}{{0,20}}?:(?i:date|modified|authors?|organization):)
    {_FIELDS}{{1,40}}+\s*+""",
    re.VERBOSE,
)
_ASCIIDOC = lazy(
    r"""=[ ](?P<title>[^=\s][^\n]{0,300}(?<![=\s]))[ \t\r]*\n
    (?>//[^\n]{0,2000}\n){0,20}+
    (?:(?P<author>[^\W\d_][^\n<>:=]{2,200}?)(?:[ ]<[^\n<>]{3,200}>(?:;[^\n]{0,400})?|(?=\r?\n(?:v?\d|:)))[ \t\r]*\n
      (?:(?!:)(?:v[\d.]{1,20},?[ ])?(?P<date>[^\n:]{0,60}?(?:19|20)\d\d[^\n:,]{0,30})[^\n]{0,200}\n)?)?
    (?>:!?[\w-]{1,60}!?:[^\n]{0,2000}\n|//[^\n]{0,2000}\n){0,60}+
    [ \t\r]*\n\s*+""",
    re.VERBOSE,
)
_PANDOC = lazy(
    r"%[ ](?P<title>[^\n%]{2,300})\n%[ ]?(?P<author>[^\n]{0,300})\n%[ ]?(?P<date>[^\n]{0,20}(?:19|20)\d\d[^\n]{0,20})\n[ \t\r]*\n\s*+"
)
_LINE = (
    r"(?>[A-Z][\w-]{1,30}(?:[ ][\w-]{1,20}){0,2}:(?:[ \t][^\n]{0,2000})?\r?\n(?>[ \t]{1,20}\S[^\n]{0,2000}\n){0,10}+)"
)
_LINES = lazy(
    rf"""(?={_LINE}{{0,20}}?Title:)(?={_LINE}{{0,20}}?(?:Authors?|Date|Created|Published):)
    {_LINE}{{3,40}}+[ \t\r]*\n\s*+""",
    re.VERBOSE,
)
_LINES_KEY = lazy(
    r"^(?P<key>[A-Z][\w -]{1,60}):[ \t]{1,20}(?:\$\w{2,20}:[ ])?(?P<value>[^\s][^\r\n]{0,1999})", re.MULTILINE
)
MARKUP_HEADS = (
    ("+++", _TOML, _TOML_KEY), ("#+", _ORG, _ORG_KEY), (".. title:", _NIKOLA, _NIKOLA_KEY), ("\n:", _RST, _FIELD_KEY),
    ("= ", _ASCIIDOC, _FIELD_KEY), ("% ", _PANDOC, _FIELD_KEY), ("Title:", _LINES, _LINES_KEY),
)  # fmt: skip
"""What each head has, without which its expression is not even compiled; the head, and a key of it.

The groups of a head are keys too: what has a line of its own without a key.
"""
