"""Weasel words: some, many, it is believed, arguably, critics.

A sentence is scored by a linear model: the sum of a weight for each different word, its beginning and ending, each different
class and group of words, and for each trigger word one with the word, and one with the class of the word, before and behind
it. The weights (`data/weasels.json`, whose head names their source and licence) are
learnt by `tools/train_weasels.py`; they can be read and changed by hand. Where the sum is above the threshold, the triggers
that carry it are the weasels.
"""

from __future__ import annotations

import json
from functools import cache, lru_cache
from itertools import repeat
from math import fsum
from typing import TYPE_CHECKING, NamedTuple

from sourcelint.annotate.claims.hedges import CLASS_OF, TRIGGERS
from sourcelint.annotate.text.sentences import split_sentences
from sourcelint.expressions import lazy
from sourcelint.files.package_data import read_package_data

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sourcelint.annotate.text.sentences import Sentence


class Weasel(NamedTuple):
    """Half-open span of a weasel phrase, and by how much its sentence is above the threshold (log odds)."""

    start: int
    end: int
    score: float = 0.0


class WeaselModel(NamedTuple):
    """Weights in log odds, of words, and of triggers with what stands beside them, by trigger and neighbour.

    `before`, `after` hold words, `left`, `right` the classes of words (`hedges.CLASS_OF`); ^ and $ are the ends of a
    sentence. In the file the four are "some people", "BE+ considered" and so on. `pieces` holds beginnings and endings of
    words, `classes` and `groups` (of `group_of`) whatever of these a sentence has.
    """

    threshold: float
    bias: float
    lengths: tuple[float, ...]
    words: dict[str, float]
    pieces: dict[str, float]
    group_of: dict[str, str]
    classes: dict[str, float]
    groups: dict[str, float]
    before: dict[str, dict[str, float]]
    after: dict[str, dict[str, float]]
    left: dict[str, dict[str, float]]
    right: dict[str, dict[str, float]]


WORD = lazy(r"[A-Za-z]+(?:'[a-z]+)?|\d+|[,;:()\"]")
LENGTH_STEP_WORDS = 8
"""Sentences are told apart by their length in steps of so many words, up to the last entry of `WeaselModel.lengths`."""

MAX_SENTENCE_WORDS = 400
"""Words of a sentence that are read; a hostile text may be one sentence."""

MIN_PIECE_CHARS = 5
"""Letters of the shortest word that has pieces."""
_MIN_TRIGGER_SHARE = 0.4
"""A trigger is part of the finding if it carries this share of what the strongest one does."""
_MIN_NEIGHBOUR_WEIGHT = 0.15
"""Weight (log odds) from which the word beside a trigger belongs to the phrase."""
_NONE: dict[str, float] = {}
_ZEROS = repeat(0.0)
_UNKNOWN = repeat("?")


@cache
def model() -> WeaselModel:
    """Load the shipped weights."""
    raw = json.loads(read_package_data("sourcelint.annotate", "data/weasels.json"))
    tables: dict[str, dict[str, dict[str, float]]] = {name: {} for name in ("before", "after", "left", "right")}
    for name, table in tables.items():
        for pair, weight in raw[name].items():
            trigger, neighbour = pair.split(" ")
            table.setdefault(trigger, {})[neighbour] = weight
    group_of = {word: group for group, words in raw["words of groups"].items() for word in words.split(" ")}
    return WeaselModel(
        raw["threshold"], raw["bias"], tuple(raw["lengths"]), raw["words"], raw["pieces"], group_of, raw["classes"], raw["groups"], **tables
    )  # fmt: skip


def pieces(word: str) -> tuple[str, ...]:
    """Return the beginnings and endings of a word in lower case, by which the model knows words that it was not trained on."""
    if len(word) < MIN_PIECE_CHARS or not word.isalpha():
        return ()
    return f"{word[:4]}-", f"{word[:5]}-", f"-{word[-3:]}", f"-{word[-4:]}"


def classes_in(words: Sequence[str]) -> set[str]:
    """Find the different classes of the words of a sentence."""
    return set(map(CLASS_OF.__getitem__, words))


def groups_in(lowercase: Sequence[str], group_of: Mapping[str, str]) -> set[str]:
    """Find the different groups of the words of a sentence in lower case; words of no group have "?"."""
    return set(map(group_of.get, lowercase, _UNKNOWN))


def neighbours(words: Sequence[str], lowercase: Sequence[str], at: int) -> tuple[str, str, str, str]:
    """Return the word before and after word number `at`, and their classes."""
    if at:
        before, left = lowercase[at - 1], CLASS_OF[words[at - 1]]
    else:
        before = left = "^"
    if at + 1 < len(lowercase):
        return before, lowercase[at + 1], left, CLASS_OF[words[at + 1]]
    return before, "$", left, "$"


@lru_cache(maxsize=1 << 14)
def _weight(word: str) -> float:
    """Sum what a word in lower case and its pieces weigh."""
    weights = model()
    return fsum((weights.words.get(word, 0.0), *map(weights.pieces.get, pieces(word), _ZEROS)))


def find_weasels(text: str, sentences: Sequence[Sentence] = ()) -> tuple[Weasel, ...]:
    """Find weasel phrases, in text order, in English text; sentences are split where none are given."""
    found: list[Weasel] = []
    weights = model()
    for sentence in sentences or split_sentences(text):
        found += _weasels(text, sentence.start, sentence.end, weights)
    return tuple(found)


def _weasels(text: str, start: int, end: int, weights: WeaselModel) -> list[Weasel]:
    """Find the weasel phrases of one sentence."""
    words = WORD.findall(text, start, end)[:MAX_SENTENCE_WORDS]
    lowercase = list(map(str.lower, words))
    triggers = [at for at, word in enumerate(lowercase) if word in TRIGGERS]
    if not triggers:
        return []
    beside = [_weigh_neighbours(words, lowercase, at, weights) for at in triggers]
    score = _base_score(words, lowercase, weights)
    for before, behind in beside:
        score += before + behind
    if score <= 0:
        return []
    places = [match.span() for match in WORD.finditer(text, start, end)]
    return [
        Weasel(places[first][0], places[last][1], round(score, 3))
        for first, last in _phrases(lowercase, triggers, beside, weights)
    ]


def _base_score(words: Sequence[str], lowercase: Sequence[str], weights: WeaselModel) -> float:
    """Weigh a sentence by its length, words, classes and groups, without what stands beside its triggers."""
    size = min(len(words) // LENGTH_STEP_WORDS, len(weights.lengths) - 1)
    return fsum((
        weights.bias, -weights.threshold, weights.lengths[size],
        *map(_weight, set(lowercase)),
        *map(weights.classes.get, classes_in(words), _ZEROS),
        *map(weights.groups.get, groups_in(lowercase, weights.group_of), _ZEROS),
    ))  # fmt: skip


def _weigh_neighbours(
    words: Sequence[str], lowercase: Sequence[str], at: int, weights: WeaselModel
) -> tuple[float, float]:
    """Weigh a trigger with the word before it, and with the word behind it."""
    trigger = lowercase[at]
    before, after, left, right = neighbours(words, lowercase, at)
    return (
        weights.before.get(trigger, _NONE).get(before, 0.0) + weights.left.get(trigger, _NONE).get(left, 0.0),
        weights.after.get(trigger, _NONE).get(after, 0.0) + weights.right.get(trigger, _NONE).get(right, 0.0),
    )


def _phrases(
    lowercase: Sequence[str],
    triggers: Sequence[int],
    beside: Sequence[tuple[float, float]],
    weights: WeaselModel,
) -> list[tuple[int, int]]:
    """Find the first and last word of each phrase around the triggers that carry most of the score."""
    strength = [
        weights.words.get(lowercase[at], 0.0) + before + behind
        for at, (before, behind) in zip(triggers, beside, strict=True)
    ]
    strongest = max(strength)
    least = min(_MIN_TRIGGER_SHARE * strongest, strongest)
    spans: list[tuple[int, int]] = []
    for at, own, (before, behind) in zip(triggers, strength, beside, strict=True):
        if own < least:
            continue
        first = at - 1 if before > _MIN_NEIGHBOUR_WEIGHT and _is_word(lowercase, at - 1) else at
        last = at + 1 if behind > _MIN_NEIGHBOUR_WEIGHT and _is_word(lowercase, at + 1) else at
        if spans and first <= spans[-1][1]:
            spans[-1] = (spans[-1][0], max(last, spans[-1][1]))
        else:
            spans.append((first, last))
    return spans


def _is_word(lowercase: Sequence[str], at: int) -> bool:
    return 0 <= at < len(lowercase) and lowercase[at].isalpha()
