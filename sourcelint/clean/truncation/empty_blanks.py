"""Two blanks inside a sentence, from between which a value or a link is gone: "in  and", "the  of", "the north of  ,".

Blanks that were typed twice stand between words that go together; these stand between two that do not. So words of closed
classes are enough, and far more of them than behind one blank: of some 200 pairs of blanks in 1,400 whole English texts one
stands so.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from sourcelint.expressions import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sourcelint.clean.truncation.vocabulary import Vocabulary

MAX_PAIRS = 50
"""Pairs of blanks of one paragraph that are looked at."""

MAX_WORD_CHARS = 24
"""Characters on either side in which the next word stands."""

_TWO_BLANKS = lazy(r"(?<=[^\s.!?:])[ ]{2}(?=[^\s\d])")
_LAST_WORD = lazy(r"(?<![\w’'-])[^\W\d_]+,?$")
_FIRST_WORD = lazy(r"[^\W\d_]+(?![\w’'-])|[,.;:)](?=\s|$)|-(?=[a-z])|['’]s(?=\s)")
_OWNER = lazy(r"\b[A-ZÀ-Þ][^\W\d_]+['’]s$|[$€£]$")


def _words(table: str) -> frozenset[str]:
    return frozenset(table.split())


_FORMS = "is was were are has had have will would could should can must"
_STOPS = ", . ; : )"
_SUBJECTS = "he she they we i"
_PREPOSITIONS = "of in on at by for with from to into than"
_MONTHS = _words("January February March July August September October November December")
"""Months that are nobody's name."""
_UNITS = _words(
    """seconds minutes hours days weeks months years miles feet inches meters metres kilometers kilometres dollars second minute
    hour day week month year percent million billion trillion points pages"""
)
_COUNTING = _words(
    """a an the this that these those my our your his her its their few several many most more some any all other no last next past
    first final same each every half one two three four five six seven eight nine ten twenty thirty hundred thousand"""
)
"""What stands before "years" if no figure is lost."""


class _Misfit(NamedTuple):
    """Words behind which none of others stands, nor a stop."""

    left: frozenset[str]
    right: frozenset[str]


_MISFITS = (
    _Misfit(
        _words("the a an my our your its their every"),
        _words(
            f"{_FORMS} {_STOPS} {_SUBJECTS} {_PREPOSITIONS} and or but the a an who which because about between during"
        ),
    ),
    _Misfit(
        _words(
            f"{_PREPOSITIONS} between against among toward towards during despite about over under around nearly roughly"
        ),
        _words(
            f"{_FORMS} {_STOPS} {_SUBJECTS} {_PREPOSITIONS} and or but though although while who because per also still again"
        ),
    ),
    _Misfit(_words("since until"), _words(f"{_FORMS} {_STOPS} and or but of in on at to")),
    _Misfit(_words("and or but"), _words("and or but . ; : ) of")),
    _Misfit(_words("is was were are be been has had have"), _words(f"{_FORMS} {_STOPS} of than and or but who which")),
    _Misfit(
        _words("will would could should can must may might"),
        _words(f"{_FORMS} {_STOPS} {_PREPOSITIONS} and or the a an"),
    ),
    _Misfit(_words("he she they we i"), _words(f"{_PREPOSITIONS} . ; ) the a an as his their our my")),
    _Misfit(_words("said says told called named"), _words(f"{_FORMS} . ; : ) of and")),
)
"""What cannot stand side by side, by class."""
_BEHIND_OWNER = _words(f"{_STOPS} of is was were are has had and or")
"""What no name's "'s" stands before, but for a clause's "is"."""
_FRAGMENTS = _words("- 's ’s st nd rd th")
"""What hangs on the word before it: "-year-old", "th century"."""
_AMOUNTS = _words("$ € £")


def find_empty_blanks(text: str, start: int, end: int, vocabulary: Vocabulary) -> Iterator[tuple[int, int]]:
    """Yield the spans of the words of `text[start:end]` behind which two blanks and nothing that goes on stand.

    >>> from sourcelint.clean.truncation.vocabulary import Vocabulary
    >>> text = "The pier was built in  and is the  of the town."
    >>> [text[first:last] for first, last in find_empty_blanks(text, 0, len(text), Vocabulary(text))]
    ['in', 'the']
    """
    if text.find("  ", start, end) < 0:
        return
    for blanks in islice(_TWO_BLANKS.finditer(text, start, end), MAX_PAIRS):
        first = max(start, blanks.start() - MAX_WORD_CHARS)
        left = _LAST_WORD.search(text, first, blanks.start()) or _OWNER.search(text, first, blanks.start())
        right = _FIRST_WORD.match(text, blanks.end(), min(end, blanks.end() + MAX_WORD_CHARS))
        if left is None or right is None or (text.startswith("  ", right.end()) and vocabulary.sets_words_apart):
            continue
        if _is_misfit(left[0], right[0], vocabulary):
            yield left.start(), left.start() + len(left[0].rstrip(","))


def _is_misfit(left: str, right: str, vocabulary: Vocabulary) -> bool:
    """Tell whether what stands before two blanks and what stands behind them do not go together."""
    word = left.rstrip(",").lower()
    if right in _FRAGMENTS or word in _AMOUNTS:
        return right != "-" or not vocabulary.has_options
    if right in ",;)":
        return not vocabulary.has_spaced_commas
    if right in _UNITS:
        return word not in _COUNTING
    if left.endswith(","):
        return False
    if word.endswith(("'s", "’s")):
        return right in _BEHIND_OWNER
    if left in _MONTHS or right in _MONTHS:
        return right.islower() or word == "on"
    return any(word in row.left and right in row.right for row in _MISFITS)
