"""What a later version of a source changed: dates, figures and quotations that stand in the same sentence with another value.

Only lines that the other version has not are read. In each sentence of them dates, figures and quotations are taken out; what
remains is its frame. Two sentences of the same frame, or of one that shares most of its words, are the same sentence before
and after, and their values are compared.

    >>> revisions("The council counted 4,000 ballots.", "The council counted 5,000 ballots.", "en")
    (Revision(kind='figure', before='4,000', after='5,000'),)
"""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from typing import TYPE_CHECKING, Literal, NamedTuple

from sourcelint.annotate.text.number_words import COUNTS, MAGNITUDES, NUMBERS
from sourcelint.annotate.text.quotations import find_quotations
from sourcelint.annotate.text.sentences import split_sentences
from sourcelint.annotate.times import find_times
from sourcelint.expressions import lazy

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator, Sequence
    from typing import TypeVar

    T = TypeVar("T", bound=Hashable)

Kind = Literal["date", "figure", "quotation"]
KINDS: tuple[Kind, ...] = ("date", "figure", "quotation")

MAX_LINES = 400
"""Lines of one version that the other has not: of a text that was written anew nothing is said."""

MAX_LINE_CHARS = 20_000
"""Characters of a line that are read."""

MAX_LOOSE_SENTENCES = 100
"""Sentences without one of the same frame that are held against each other."""

MAX_REVISIONS = 50

MIN_FRAME_WORDS = 2
"""Words beside its values by which a sentence is known again; one of fewer must be the only one, as a line with a date is."""

MIN_LOOSE_WORDS, MIN_SHARED = 5, 0.75
"""Words of a frame, and the share of them, that two sentences have in common which are the same one reworded."""

MIN_SHARED_SPOKEN = 0.5
"""Share of the words that a quotation without a word beside it has in common with the one before."""

AROUND_WORDS = 2
"""Words of a quotation shown around those that changed."""

_FIGURE = lazy(rf"(?<![\w.,])(?:\d+(?>[.,]\d+)*+|(?i:{'|'.join(COUNTS)})\b)(?:[ -](?i:{'|'.join(MAGNITUDES)})\b)?")
_WORD = lazy(r"[^\W_]+")
_POINT_IN_TIME = frozenset({"absolute", "yearless", "weekday"})
"""Dates that say which day or year they mean; "last month" and "that year" depend on what stands around them."""


class Revision(NamedTuple):
    """A value that was replaced by another one, as both stand in the text; of a quotation the words that differ."""

    kind: Kind
    before: str
    after: str


class _Value(NamedTuple):
    """A date, figure or quotation: where it stands in its line, and what it says however it is written."""

    start: int
    end: int
    kind: Kind
    says: str


class _Stated(NamedTuple):
    """A sentence: its words without its values; these with what they say and as they stand."""

    frame: str
    values: tuple[tuple[Kind, str, str], ...]


def revisions(before: str, after: str, language: str) -> tuple[Revision, ...]:
    """Find what the later of two versions of a text states otherwise, in text order, each once. Pure and linear."""
    old, new = _apart(before.splitlines(), after.splitlines())
    if max(len(old), len(new)) > MAX_LINES:
        return ()
    found = [
        revision
        for pair in _pairs(*_apart(_read(old, language), _read(new, language)))
        for revision in _differing(*pair)
    ]
    return tuple(dict.fromkeys(found))[:MAX_REVISIONS]


def _apart(old: Iterable[T], new: Iterable[T]) -> tuple[list[T], list[T]]:
    """Return what each has that the other has not, in order."""
    old, new = list(old), list(new)
    return list(_without(old, Counter(new))), list(_without(new, Counter(old)))


def _without(values: Iterable[T], others: Counter[T]) -> Iterator[T]:
    for value in values:
        if others[value]:
            others[value] -= 1
        else:
            yield value


def _read(lines: Iterable[str], language: str) -> list[_Stated]:
    """Read the sentences of some lines that have a value."""
    return [stated for line in lines for stated in _sentences(line[:MAX_LINE_CHARS], language) if stated.values]


def _sentences(line: str, language: str) -> Iterator[_Stated]:
    values = _values(line, language)
    shut = list(line)
    for value in values:  # a stop inside of a quotation, or of "3.5", ends no sentence
        shut[value.start : value.end] = "x" * (value.end - value.start)
    held = deque(values)
    for sentence in split_sentences("".join(shut)):
        own, words, at = [], [], sentence.start
        while held and held[0].start < sentence.end:
            value = held.popleft()
            words += [line[at : value.start], f" {value.kind.upper()} "]
            own.append((value.kind, value.says, line[value.start : value.end]))
            at = value.end
        words.append(line[at : sentence.end])
        yield _Stated(" ".join("".join(words).split()), tuple(own))


def _values(line: str, language: str) -> list[_Value]:
    """Find the values of a line in text order; what stands in a quotation belongs to it."""
    found = [_Value(q.start, q.end, "quotation", _spoken(line[q.start : q.end])) for q in find_quotations(line)]
    for time in find_times(line, None, language):
        if time.type == "DURATION":
            found.append(_Value(time.start, time.end, "figure", time.value))
        elif time.reference_type in _POINT_IN_TIME:
            found.append(_Value(time.start, time.end, "date", time.value))
    found += [_Value(*figure.span(), "figure", _amount(figure.group())) for figure in _FIGURE.finditer(line)]
    return _outermost(found)


def _outermost(values: Iterable[_Value]) -> list[_Value]:
    """Leave out what overlaps with a value of a kind that was found before it, or begins inside of one."""
    rank = {"quotation": 0, "date": 1, "figure": 2}
    taken: set[int] = set()
    kept = []
    for value in sorted(values, key=lambda value: (rank[value.kind], value.start, -value.end)):
        if taken.isdisjoint(range(value.start, value.end)):
            taken.update(range(value.start, value.end))
            kept.append(value)
    return sorted(kept)


def _spoken(quotation: str) -> str:
    return " ".join(_WORD.findall(quotation.lower()))


def _amount(figure: str) -> str:
    """Return what a figure comes to, so that "4,000", "4000" and "4 thousand" are the same; as it stands if that is not known."""
    number, *magnitude = figure.lower().replace("-", " ").split()
    try:
        value = NUMBERS.get(number) or float(number.replace(",", ""))
    except ValueError:
        return figure.lower()
    return repr(float(value) * MAGNITUDES.get("".join(magnitude), 1.0))


def _pairs(old: Sequence[_Stated], new: Sequence[_Stated]) -> Iterator[tuple[_Stated, _Stated]]:
    """Pair sentences before and after: those of the same frame in their order, then those that share most words of it."""
    waiting: defaultdict[str, list[_Stated]] = defaultdict(list)
    for stated in reversed(new):
        waiting[stated.frame].append(stated)
    times = Counter(stated.frame for stated in old)
    loose = []
    for stated in old:
        own = waiting[stated.frame]
        if own and (
            len(_words(stated)) >= MIN_FRAME_WORDS
            or (times[stated.frame] == len(own) == 1 and _quote_alike(stated, own[0]))
        ):
            yield stated, own.pop()
        else:
            loose.append(stated)
    left = [stated for stated in new if stated in waiting[stated.frame]]
    yield from _alike(loose[:MAX_LOOSE_SENTENCES], left[:MAX_LOOSE_SENTENCES])


def _quote_alike(old: _Stated, new: _Stated) -> bool:
    """Tell whether the quotations of two sentences, if they have any, share most of their words."""
    spoken = [
        frozenset(word for kind, says, _ in stated.values if kind == "quotation" for word in says.split())
        for stated in (old, new)
    ]
    return not any(spoken) or _shared(*spoken) >= MIN_SHARED_SPOKEN


def _alike(old: Iterable[_Stated], new: list[_Stated]) -> Iterator[tuple[_Stated, _Stated]]:
    words = {stated: _words(stated) for stated in new}
    for stated in old:
        own = _words(stated)
        best = max(words, key=lambda other: _shared(own, words[other]), default=None)
        if best is not None and len(own) >= MIN_LOOSE_WORDS and _shared(own, words[best]) >= MIN_SHARED:
            del words[best]
            yield stated, best


def _words(stated: _Stated) -> frozenset[str]:
    return frozenset(word for word in _WORD.findall(stated.frame) if word.lower() not in KINDS)


def _shared(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / (len(one | other) or 1)


def _differing(old: _Stated, new: _Stated) -> Iterator[Revision]:
    """Compare the values of a sentence before and after, kind by kind; "25 May" may be of another year by what stands around."""
    for kind in KINDS:
        gone, come = _apart(*([says for own, says, _ in stated.values if own == kind] for stated in (old, new)))
        shown = [{says: words for own, says, words in stated.values if own == kind} for stated in (old, new)]
        for was, now in zip(gone, come, strict=False):
            before, after = shown[0][was], shown[1][now]
            if before == after:
                continue
            yield Revision(kind, *(_around(before, after) if kind == "quotation" else (before, after)))


def _around(before: str, after: str) -> tuple[str, str]:
    """Return the words of two quotations in which they differ, with some around them."""
    old, new = before.split(), after.split()
    most = min(len(old), len(new))
    same = next((at for at in range(most) if old[at] != new[at]), most)
    tail = next((at for at in range(most - same) if old[-1 - at] != new[-1 - at]), most - same)
    first, last = max(same - AROUND_WORDS, 0), max(tail - AROUND_WORDS, 0)
    return _cut(old, first, len(old) - last), _cut(new, first, len(new) - last)


def _cut(words: Sequence[str], first: int, last: int) -> str:
    return f"{'… ' * bool(first)}{' '.join(words[first:last])}{' …' * (last < len(words))}"
