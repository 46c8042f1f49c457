"""What a single line of a page looks like: how it ends, how long it is, whether it is a bullet, a rule, a caption.

Everything here is a pure function of one line. Languages that close sentences with other signs than the full stop are
closed by theirs; those that close them with a space (Thai, Lao, Khmer, Burmese) tell nothing.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from sourcelint.clean.characters.non_ascii import non_ascii_bytes
from sourcelint.clean.lines.agencies import PICTURE_CREDITS
from sourcelint.expressions import lazy

Ending = Literal["stop", "ellipsis", "colon", "comma", "open"]

# Signs that end a sentence: Latin, CJK (full and half width), Arabic and Urdu, Devanagari, Ethiopic, Armenian, Greek
# question mark, Tibetan, Mongolian, Khmer.
STOPS = frozenset(".!?‼⁇⁈⁉‽。！？．｡؟۔।॥።፧፨։՜՞\N{GREEK QUESTION MARK}།༎᠃។៕၊။⸮")
# Stops that a heading does not end in; it may ask or exclaim.
FULL_STOPS = STOPS - frozenset("!?‼⁇⁈⁉‽！？؟")
_AFTER_MARKS = lazy(r"[.!?。！？”\"’]")
_OTHER_ENDS: dict[str, Ending] = {
    **dict.fromkeys(":：;；", "colon"),
    **dict.fromkeys(",，、،–—-", "comma"),
}
_DOTS = ("..", ". .")
ELLIPSES = frozenset("…⋯᠁")
_CLOSERS = " \t\"'”’»›“‘„«‹)]}）］】〉》」』〗›*_`~^†‡§|\N{ZERO WIDTH JOINER}\N{VARIATION SELECTOR-16}"
_UNSEGMENTED = lazy(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
_UNSEGMENTED_BYTES = lazy(rb"\xe0[\xb8-\xbb]|\xe1[\x80-\x82\x9e\x9f]|[\xe3-\xe9]|\xef[\xa4-\xab]")
_NO_STOPS = lazy(rb"\xe0[\xb8-\xbb]|\xe1(?:[\x80\x81\x9e\x9f]|\x82[\x80-\x9f])")
"""The first bytes, in UTF-8, of Thai, Lao, Burmese and Khmer characters."""
# What may follow the last full stop: closing marks, footnote numbers, a credit in brackets, initials, a signature.
_AFTER_STOP = lazy(
    rf"""(?>
        [{re.escape(_CLOSERS)}\u00b9\u00b2\u00b3\u2070-\u2079]  # closing marks, raised figures
      | \[\d{{1,3}}\] | \(\d{{1,2}}\)  # footnote numbers
      | (?<=[.!?。！？”"’][ ])[(\[](?!\s?(?:…|\.))[^()\[\]]{{1,80}}[)\]]  # a credit in brackets
      | (?<=[^\W\d][.!?”"’])\d{{1,3}}  # footnote numbers without brackets
      | (?<=[.!?”"’][ ])(?:[A-Z]{{2,5}}|[-–—]{{1,2}}\s?[A-Z][\w.’ -]{{1,30}}|--\s[A-Z"“][^!?]{{2,100}})  # initials, a signature
    ){{1,120}}+$""",
    re.VERBOSE,
)
_SIGNED = lazy(r"[.!?”\"’]\s[-–—]")
_PICTURE = lazy(
    r"(?:[\u2190-\u21ff■□▪▫◆◇●◼◾\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff]\ufe0f?|(?<!\S)[:;=]-?[)(DP/|])[\s\"”’)\]]*$"
)
MAX_END_CHARS = 120
"""Characters at the end of a line that tell how it ends."""
MIN_RULE_CHARS = 4
"""Hyphens in a row that no dash of a sentence has."""
MAX_PICTURE_CHARS = 12
"""Characters at the end of a line in which an emoji or emoticon stands, with closing marks behind."""

# A sentence that ends inside a line; not the stop of an initial.
INNER_STOP = lazy(r"(?:(?<!\b[A-Z])\.|[!?。！？؟।])['\"”’»)\]]{0,3}\s")

MAX_HEADING_WORDS = 12
"""A heading has at most so many words."""

MAX_COUNTED_CHARS = 1000
"""Characters in which words are counted: no threshold asks for more than a hundred."""


MAX_SCRIPT_CHARS, MAX_FOREIGN_CHARS = 80, 10
"""Characters at the end of a line that tell its script, and characters of a name in another one."""


def count_words(line: str) -> int:
    """Count the words of a line, or of its first thousand characters; two characters of scripts without spaces are one."""
    return _count(line[:MAX_COUNTED_CHARS])


@lru_cache(maxsize=256)
def _count(line: str) -> int:
    """Count once what several steps ask for."""
    return words_in(line)


def words_in(text: str) -> int:
    """Count the words of a text; two characters of scripts without spaces are one."""
    words = len(text.split())
    if text.isascii() or _UNSEGMENTED_BYTES.search(non_ascii_bytes(text)) is None:
        return words
    return max(words, len(_UNSEGMENTED.findall(text)) // 2)


def closed_by_space(line: str) -> bool:
    """Tell whether the line is in a script without sentence-ending signs."""
    return len(_NO_STOPS.findall(non_ascii_bytes(line[-MAX_SCRIPT_CHARS:]))) > MAX_FOREIGN_CHARS


def bare_end(line: str) -> str:
    """Take off what may follow a full stop: closing quotes and brackets, emphasis, footnote marks, credits."""
    return _AFTER_STOP.sub("", line[-MAX_END_CHARS:].rstrip())


def ending(line: str) -> Ending:
    """Say how a line ends, behind closing quotes and brackets; a picture or an emoticon ends a sentence too."""
    line = line[-MAX_END_CHARS:].rstrip()
    last = line[-1:]
    if last in "-=" and line.endswith(MIN_RULE_CHARS * last):
        line = line.rstrip(f"{last} ")  # a rule below the text, or beside it
        last = line[-1:]
    if last in STOPS:
        return "ellipsis" if line.endswith(_DOTS) else "stop"
    if _ends_in_word(line, last):
        return "open"
    tail = line.rstrip(_CLOSERS)
    if tail[-1:] not in STOPS:
        tail = bare_end(line)
    last = tail[-1:]
    if last in ELLIPSES or tail.endswith(_DOTS):
        return "ellipsis"
    if last in STOPS or _PICTURE.search(line[-MAX_PICTURE_CHARS:]):
        return "stop"
    return _OTHER_ENDS.get(last, "open")


def _ends_in_word(line: str, last: str) -> bool:
    """Spare most lines the search: nothing before a letter or figure may be a stop, and no emoticon ends so."""
    if last.islower() and last.isascii():
        return not _SIGNED.search(line)
    return (last.isalpha() or last.isdecimal()) and last not in "DP" and not _AFTER_MARKS.search(line)


def is_headlike(line: str) -> bool:
    """Tell whether a line is as short as a heading and ends no sentence; it may ask or exclaim."""
    return (
        line[-1] not in FULL_STOPS
        and count_words(line) <= MAX_HEADING_WORDS
        and ending(line) in ("open", "stop")
        and not INNER_STOP.search(line)
    )


BULLET = lazy(r"^(?:[-–—*•·●▪◦‣⁃►▶✓✔✅➤→+]\s+|\(?(?:\d{1,3}|[a-zA-Z]|[ivx]{1,4})[.)]\s+|\d{1,2}\s?[–-]\s(?=[A-Z]))")
RULE_LINE = lazy(r"^(?:[\s*_=~\-–—•·#.…⁂❦✻◆◇■□●○°+<>|/\\]|\[?\d?\]?(?!.))+$")
_CAPTION = lazy(
    r"""\(?(?:
        photo|image|picture|figure|fig\.|video|caption|credit|illustration|screenshot|graphic|map|file\sphoto|
        (?:symbol|archiv|themen|beispiel)?(?:foto|bild)|grafik|abbildung|abb\.|imagen|imagem|immagine|fot\.|zdjęcie|фото|crédit
    )s?\b[^.!?]{0,8}[:：|/]
  | 写真|사진""",
    re.IGNORECASE | re.VERBOSE,
)
MAX_CAPTION_CHARS = 300
MAX_LABEL_CHARS = 40
"""Characters in which the label of a caption ends ("File photo: ")."""
MAX_CREDIT_LINE_CHARS = 160
"""Characters of a line that credits a picture's agency at its end."""
MAX_CREDIT_CHARS = 64
"""Characters at the end of a line in which that credit stands."""

_CREDIT = lazy(rf"(?:{'|'.join(PICTURE_CREDITS)})[^.!?]{{0,40}}\)?$", re.IGNORECASE)


def is_caption(line: str) -> bool:
    """Tell whether a line says of itself that it stands under a picture, or credits one."""
    if len(line) > MAX_CAPTION_CHARS:
        return False
    label = line[:MAX_LABEL_CHARS]
    if (not label.isascii() or any(map(label.__contains__, ":|/"))) and _CAPTION.match(line):
        return True
    if len(line) > MAX_CREDIT_LINE_CHARS:
        return False
    tail = line[-MAX_CREDIT_CHARS:].lower()
    return any(map(tail.__contains__, PICTURE_CREDITS)) and _CREDIT.search(tail) is not None


# Words that no sentence ends with: articles, prepositions, conjunctions, auxiliaries.
_OPEN_LIST = """
    the a an of and or but with from by to into onto upon at for as than that which who whose whom because
    although though while if when where unless until since between among against during without within about
    their his her its our your my is are was were be been being has have had will would could should may might
    must can cannot not very such each every both either neither der die das den dem des ein eine einen einem
    einer eines und oder aber mit von vom zum zur bei nach für gegen ohne durch über unter zwischen dass weil
    wenn obwohl während als wie im am ist sind war waren hat haben wird werden wurde wurden kann können soll
    sollen nicht sehr ihre ihren ihrer seine seinen seiner le la les un une des du de et ou mais avec dans sur
    sous par pour sans chez que qui dont où si est sont était ont avait leur leurs ses cette ces aux au en se ne
    el los las una unos unas y o pero con sin sobre entre hacia hasta según del al es son era fue han había su
    sus como muy os as uma e mas com sem em na no nas nos pelo pela por ao aos são foi seu sua seus suas mais il
    lo gli i uno della dello degli delle nel nella nelle nei dal dalla dai sul sulla con tra fra che perché è
    sono era anche het een van en maar met voor naar door over onder tussen dat omdat bij zijn haar hun werd
    werden heeft hebben niet w z i na do od po za przy oraz ale że który która które się nie jest są był była
    przez dla и в на с по из от к у о за для что который которая которые не при но или как это был была были его
    их og i på til av med som er det den en et att och är för om av
"""
_OPEN_WORDS = frozenset(_OPEN_LIST.split())
_VERB_PREFIXES = frozenset(("ein", "bei", "nach", "durch", "über", "unter"))
"""Open words with which German headings end: "Verband lenkt ein", "Norweger reichen Attest nach"."""
MAX_LAST_WORD_CHARS = 40
_LAST_WORD = lazy(r"(?:^|[\s(\"“„«])([^\W\d_]{1,14})\s*$")


def ends_open_word(line: str) -> bool:
    """Tell whether the last word is one that needs another behind it: an article, a preposition, a conjunction."""
    match = _LAST_WORD.search(line[-MAX_LAST_WORD_CHARS:])
    if match is None or match[1] not in _OPEN_WORDS:
        return False
    return match[1] not in _VERB_PREFIXES or count_words(line) > MAX_HEADING_WORDS


def is_open_word(word: str) -> bool:
    """Tell whether a word is an article, a preposition, a conjunction, an auxiliary."""
    return word in _OPEN_WORDS
