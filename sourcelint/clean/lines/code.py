"""Lines of programs, commands and settings, and prose that stands where such lines do.

Pages show programs and what these print in blocks of their own, and old pages keep prose in `<pre>`: so the lines decide.
"""

from __future__ import annotations

import re

from sourcelint.clean.lines.line import count_words, ending, words_in
from sourcelint.expressions import lazy

MAX_CODE_LINE_CHARS = 200
"""Characters of the longest line that is looked at."""
MIN_SENTENCE_WORDS = 8
"""Words of a line that ends in a stop from which it is a sentence, whatever it quotes."""
MAX_JUDGED_CHARS = 20_000
"""Characters of a block by which the rest is judged."""
MIN_PROSE_WORDS, MAX_WORDS_A_SENTENCE, MAX_CODE_SHARE = 5, 60, 0.25
"""Words of a line of prose and of a sentence on average, and the share of lines in it that may look like code."""

_CODE = lazy(
    r"""
      [$%]\s[a-z./~]                                                # a command behind its prompt
    | (?://|/\*|\*/)(?:\s|$) | \#(?:include|define|ifdef|endif)\b    # a comment; what a compiler reads first
    | [{}()\[\],;]{1,9}$                                            # nothing but brackets
    | [^\n]{0,300}(?:[)\s]\s?\{|\}[;,]|;\s?\})$                       # a block opens; a statement ends
    # A call ends: "close(it);". A bracket behind a space is one of prose: "(see Annex I);".
    | (?=[^\n]{0,300};$)[^\n]{0,300}\w\((?>[^()\n]++|\([^()\n]{0,100}\)){0,50}+\)[)\]}\s]{0,9};$
    | (?:(?:const|let|var|val|my|local|export|static)\s)?[A-Za-z_$@][\w.$\[\]'"]{1,60}\s?[-+*/:|]?=\s?[^\s=][^\n]{0,300}$  # x = 1
    | [A-Za-z_$][\w.$]{1,80}\((?!\d{1,6}\)$)[^()\n]{0,200}\)[;:,]?$     # a call; "Windows (5)" counts the posts of a blog
    | ["'][\w.$@ -]{1,60}["']\s?:\s?(?:["'\d{\[-]|true|false|null)     # "retries": 5
    | [{\[]\s?["'][^\n]{0,300}[}\]][,;]?$                             # {"retries": 5}
    | (?:def|class|func|fn|function|impl|struct|interface)\s\w[^\n]{0,200}[:{]$
    | (?:if|elif|for|while)\s[^\n]{0,200}[\])\w"']:$ | (?:return|yield|await|throw|raise)\s[^\n]{0,200}[("'+=\[{][^\n]{0,200}$
    | from\s[\w.]{1,60}\simport\s | (?:import|using|package)\s[\w.]{2,80};?$
    | [^\n]{0,200}\s(?:&&|\|\||=>|[!=]==?|[-+*|]=)\s                  # operators
    | [a-z][\w./-]{1,30}\s(?:[^\s]{1,60}\s){0,9}--[a-z]               # git commit --amend
    """,
    re.VERBOSE,
)
_COMMENTS = ("//", "/*")
_SENTENCE_END = lazy(r"[^\W\d_]{2}[.!?…][\"'”’»)\]]{0,3}(?=\s|$)|[。！？।]")


def is_code_line(line: str) -> bool:
    """Tell whether a line looks like one of a program, a command or a record of settings.

    >>> [is_code_line(line) for line in ("$ make test", "total = 5", '"retries": 5,', "The total is 5.", "Price: 5 (net)")]
    [True, True, True, False, False]
    """
    if len(line) > MAX_CODE_LINE_CHARS or _CODE.match(line) is None:
        return False
    return line.startswith(_COMMENTS) or not is_sentence(line)


def is_sentence(line: str) -> bool:
    """Tell a line of words that ends as a sentence does."""
    return ending(line) == "stop" and count_words(line) >= MIN_SENTENCE_WORDS


def is_prose(code: str) -> bool:
    r"""Tell prose among what markup calls code: its lines have words enough, sentences end in them, and few look like code.

    >>> is_prose("Some say that the old harbour was never\nas busy as it is today.")
    True
    """
    judged = code[:MAX_JUDGED_CHARS]
    lines = [line for line in map(str.strip, judged.split("\n")) if line]
    words = words_in(judged)
    return (
        words >= MIN_PROSE_WORDS * len(lines) > 0
        and len(_SENTENCE_END.findall(judged)) * MAX_WORDS_A_SENTENCE >= words
        and sum(map(is_code_line, lines)) <= MAX_CODE_SHARE * len(lines)
    )
