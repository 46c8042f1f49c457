"""The trained part: a linear model of check-worthiness over words, their pieces, patterns of word classes and groups, and cues.

A class was written by hand (`word_classes.py`); a group holds words that stood in the same contexts of the training texts
and is named after the most frequent of them.

`tools/train_checkworthy.py` writes the weights; `annotate/data/checkworthy.tsv` holds them with their licence and figures.
The model is read when the first score is asked for.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from functools import cache, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from sourcelint.annotate.claims.checkworthiness import read_cues
from sourcelint.annotate.claims.word_classes import class_of
from sourcelint.files.package_data import read_package_data

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence

T = TypeVar("T", bound="Hashable")

LENGTHS = (4, 6, 8, 10, 13, 16, 20, 25, 30, 40)
COUNTS = (1, 2, 3, 5)
POINTS = (2, 3, 4, 5, 6)
_COUNTED = {
    "NUM": "number", "YEAR": "number", "MAGNITUDE": "number", "NUMBER": "number", "NAME": "name", "PAST": "past", "WAS": "past",
    "ACT": "past", "HAD": "past", "I": "self", "WE": "self", "YOU": "you", "HE": "other", "THEY": "other", "MODAL": "modal",
    "ECONOMY": "topic", "STATE": "topic", "WAR": "topic",
}  # fmt: skip


class CheckworthinessModel(NamedTuple):
    """Weights by feature, the group of each word, the bias, and the score from which a sentence is check-worthy.

    The other tables hold the weights of groups and of classes that stand alone, and of two and three in a row, by tuple.
    """

    weights: dict[str, float]
    groups: dict[str, str]
    bias: float
    threshold: float
    groups1: dict[str, float]
    groups2: dict[tuple[str, ...], float]
    classes1: dict[str, float]
    classes2: dict[tuple[str, ...], float]
    classes3: dict[tuple[str, ...], float]


def normal(token: str) -> str:
    """Return the word that a token counts as: lower case, numbers alike."""
    lowercase = token.lower().replace("’", "'")
    if lowercase[0].isdigit():
        return "<year>" if class_of(lowercase, capital=False) == "YEAR" else "<num>"
    return lowercase


@lru_cache(maxsize=1 << 16)
def pieces(word: str) -> tuple[str, ...]:
    """Return the beginnings and endings of a word, by which the model sees words that it was not trained on."""
    n = len(word)
    return tuple(f"piece:{word[:k]}-" for k in (3, 4, 5) if n > k) + tuple(
        f"piece:-{word[-k:]}" for k in (2, 3, 4) if n > k
    )


def features(tokens: Sequence[str], groups: Mapping[str, str]) -> Iterator[str]:
    """Yield the features of a sentence; a piece comes once for every distinct word that has it, all others once."""
    words = [normal(token) for token in tokens]
    classes = ["<s>"]
    classes += [class_of(t.lower().replace("’", "'"), capital=n > 0 and t[0].isupper()) for n, t in enumerate(tokens)]
    classes.append("</s>")
    grouped = ["<s>", *(groups.get(word, "?") for word in words), "</s>"]
    for word in set(words):
        yield f"word:{word}"
        yield from pieces(word)
    yield from (f"group:{a}" for a in set(grouped))
    yield from (f"group:{a} {b}" for a, b in set(pairwise(grouped)))
    yield from (f"class:{a}" for a in set(classes))
    yield from (f"class:{a} {b}" for a, b in set(pairwise(classes)))
    yield from (f"class:{a} {b} {c}" for a, b, c in set(zip(classes, classes[1:], classes[2:], strict=False)))
    yield from _starts(words)
    yield from _lengths(len(words))
    for what, count in _counted(classes).items():
        yield from _counts(what, count)
    yield from _cues(*read_cues(tokens)[:3])


@cache
def load() -> CheckworthinessModel:
    """Read the shipped model.

    Lines that start with # are comments. A line is a feature, a tab and its weight in hundredths, or `group`, the group
    and its words.
    """
    weights: dict[str, float] = {}
    groups: dict[str, str] = {}
    rows: defaultdict[tuple[str, int], dict[tuple[str, ...], float]] = defaultdict(dict)
    for line in read_package_data("sourcelint.annotate", "data/checkworthy.tsv").splitlines():
        name, _, value = line.partition("\t")
        kind, _, row = name.partition(":")
        if name == "group":
            group, _, words = value.partition("\t")
            groups |= dict.fromkeys(words.split(" "), group)
        elif not line.startswith("#"):
            weight = weights[name] = int(value) / 100
            if kind in {"group", "class"}:
                names = tuple(row.split(" "))
                rows[kind, len(names)][names] = weight
    return CheckworthinessModel(
        weights, groups, weights.pop("bias"), weights.pop("threshold"),
        _single(rows["group", 1]), rows["group", 2], _single(rows["class", 1]), rows["class", 2], rows["class", 3],
    )  # fmt: skip


def _single(rows: Mapping[tuple[str, ...], float]) -> dict[str, float]:
    return {name: weight for (name,), weight in rows.items()}


class _Word(NamedTuple):
    word: str
    group: str
    weight: float
    plain: str
    capital: str


@lru_cache(maxsize=1 << 15)
def _word(token: str) -> _Word:
    """Look a token up: what its word and pieces weigh, its group, its class at the start of a sentence and inside it."""
    shipped = load()
    word, lowercase = normal(token), token.lower().replace("’", "'")
    weight = math.fsum(shipped.weights.get(name, 0.0) for name in (f"word:{word}", *pieces(word)))
    plain = class_of(lowercase, capital=False)
    capital = class_of(lowercase, capital=True) if token[0].isupper() else plain
    return _Word(word, shipped.groups.get(word, "?"), weight, plain, capital)


def score(tokens: Sequence[str]) -> float:
    """Return the probability (0 to 1) that a fact-checker would take the sentence: the weights of `features`, summed faster."""
    # Sets have another order in each process; fsum gives the same sum in any.
    shipped = load()
    words = [_word(token) for token in tokens]
    groups = ["<s>", *[w.group for w in words], "</s>"]
    classes = ["<s>", *[w.capital for w in words], "</s>"]
    if words:
        classes[1] = words[0].plain
    return 1 / (1 + math.exp(-math.fsum((
        shipped.bias,
        *{w.word: w.weight for w in words}.values(),
        *_found(shipped.groups1, groups),
        *_found(shipped.groups2, pairwise(groups)),
        *_found(shipped.classes1, classes),
        *_found(shipped.classes2, pairwise(classes)),
        *_found(shipped.classes3, zip(classes, classes[1:], classes[2:], strict=False)),
        *[shipped.weights.get(name, 0.0) for name in _starts([w.word for w in words])],
        _weight_of_length(len(words)),
        *[_weight_of_count(what, count) for what, count in _counted(classes).items()],
        _weight_of_cues(*read_cues(tokens)[:3]),
    ))))  # fmt: skip


def _found(table: Mapping[T, float], rows: Iterable[T]) -> list[float]:
    """Look up the weight of every distinct row that a table has."""
    return [table[row] for row in table.keys() & rows]


def _counted(classes: Iterable[str]) -> Counter[str]:
    """Count the numbers, names, pasts … of a sentence."""
    return Counter([_COUNTED[name] for name in classes if name in _COUNTED])


def _starts(words: Sequence[str]) -> set[str]:
    """Return how a sentence begins, and the pronouns among its first words."""
    first = words[:_FIRST_WORDS]
    subjects = {f"subject:{word}" for word in first if class_of(word, capital=False) in _PRONOUNS}
    return subjects | {f"start:{' '.join(first[:k])}" for k in (1, 2, 3)}


_FIRST_WORDS = 6
_PRONOUNS = frozenset(["I", "WE", "YOU", "HE", "THEY"])


def _lengths(length: int) -> Iterator[str]:
    yield from (f"length:{k}" for k in LENGTHS if length >= k)


def _counts(what: str, count: int) -> Iterator[str]:
    yield from (f"{what}:{k}" for k in COUNTS if count >= k)


def _cues(points: int, reasons: Sequence[str], kind: str) -> Iterator[str]:
    """Yield the cues by which the rules rank sentences, as features."""
    yield f"type:{kind}"
    yield from (f"cue:{reason}" for reason in reasons)
    yield from (f"points:{k}" for k in POINTS if points >= k)


@lru_cache(maxsize=1 << 10)
def _weight_of_length(length: int) -> float:
    return _sum(_lengths(length))


@lru_cache(maxsize=1 << 10)
def _weight_of_count(what: str, count: int) -> float:
    return _sum(_counts(what, count))


@lru_cache(maxsize=1 << 10)
def _weight_of_cues(points: int, reasons: tuple[str, ...], kind: str) -> float:
    return _sum(_cues(points, reasons, kind))


def _sum(names: Iterable[str]) -> float:
    get = load().weights.get
    return math.fsum([get(name, 0.0) for name in names])
