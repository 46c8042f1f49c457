"""Weasel words: some, many, it is believed, arguably, critics.

A sentence is scored by a linear model: the sum of a weight for each word, for each pair of a trigger word with its
neighbour, and of a trigger word with its neighbour's class. The weights (`data/weasels.json`, whose head names their
source and licence) are learnt by `tools/train_weasels.py`; they can be read and changed by hand. Where the sum is above
the threshold, the triggers that carry it are the weasels.
"""

from __future__ import annotations

import json
import re
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple

from sourcelint.annotate.hedges import TRIGGERS, class_of
from sourcelint.annotate.sentences import split_sentences

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sourcelint.annotate.sentences import Sentence


class Weasel(NamedTuple):
    """Half-open span of a weasel phrase, and by how much its sentence is above the threshold (log odds)."""

    start: int
    end: int
    score: float = 0.0


class Model(NamedTuple):
    """Weights in log odds. Pairs are "some people", pairs with a class "some +PEOPLE" and "BE+ considered"."""

    threshold: float
    bias: float
    words: Mapping[str, float]
    pairs: Mapping[str, float]
    lengths: tuple[float, ...]


WORD = re.compile(r"[A-Za-z]+(?:'[a-z]+)?|\d+|[,;:()\"]")
LENGTH_STEP = 8
"""Sentences are told apart by their length in steps of so many words, up to the last entry of `Model.lengths`."""

LONGEST = 400
"""Words of a sentence that are read; a hostile text may be one sentence."""

_SHARE = 0.4
_NEIGHBOUR = 0.15


@cache
def model() -> Model:
    """Load the shipped weights."""
    raw = json.loads(files("sourcelint.annotate").joinpath("data/weasels.json").read_text(encoding="utf8"))
    return Model(raw["threshold"], raw["bias"], raw["words"], raw["pairs"], tuple(raw["lengths"]))


def pairs_of(words: Sequence[str], low: Sequence[str], i: int) -> tuple[str, str, str, str]:
    """Give the features of trigger i with its neighbours, ^ and $ standing for the ends of the sentence."""
    before, after = (low[i - 1] if i else "^"), (low[i + 1] if i + 1 < len(low) else "$")
    left = class_of(words[i - 1]) if i else "^"
    right = class_of(words[i + 1]) if i + 1 < len(low) else "$"
    return f"{before} {low[i]}", f"{low[i]} {after}", f"{left}+ {low[i]}", f"{low[i]} +{right}"


def find_weasels(text: str, sentences: Sequence[Sentence] = ()) -> tuple[Weasel, ...]:
    """Find weasel phrases, in text order, in English text; sentences are split where none are given."""
    found: list[Weasel] = []
    weights = model()
    for sentence in sentences or split_sentences(text):
        found += _weasels(text, sentence.start, sentence.end, weights)
    return tuple(found)


def _weasels(text: str, start: int, end: int, weights: Model) -> list[Weasel]:
    """Give the weasel phrases of one sentence."""
    words = WORD.findall(text, start, end)[:LONGEST]
    low = [w.lower() for w in words]
    triggers = [i for i, w in enumerate(low) if w in TRIGGERS]
    if not triggers:
        return []
    seen = {w: weights.words[w] for w in low if w in weights.words}
    local: dict[int, tuple[float, ...]] = {}
    for i in triggers:
        features = pairs_of(words, low, i)
        local[i] = tuple(weights.pairs.get(f, 0.0) for f in features)
        seen.update(zip(features, local[i], strict=True))
    size = min(len(words) // LENGTH_STEP, len(weights.lengths) - 1)
    score = weights.bias + sum(seen.values()) + weights.lengths[size] - weights.threshold
    if score <= 0:
        return []
    strength = {i: weights.words.get(low[i], 0.0) + sum(local[i]) for i in triggers}
    strongest = max(strength.values())
    spans: list[tuple[int, int]] = []
    for i in triggers:
        if strength[i] < _SHARE * strongest and strength[i] < strongest:
            continue
        before, after, left, right = local[i]
        first = i - 1 if i and before + left > _NEIGHBOUR and low[i - 1].isalpha() else i
        last = i + 1 if i + 1 < len(low) and after + right > _NEIGHBOUR and low[i + 1].isalpha() else i
        if spans and first <= spans[-1][1]:
            spans[-1] = (spans[-1][0], max(last, spans[-1][1]))
        else:
            spans.append((first, last))
    places = [m.span() for m in WORD.finditer(text, start, end)]
    return [Weasel(places[a][0], places[b][1], round(score, 3)) for a, b in spans]
