"""Group words that stand in like contexts; no label is looked at. Shared by the scripts that train models."""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.cluster import KMeans
from sklearn.decomposition import TruncatedSVD

if TYPE_CHECKING:
    from collections.abc import Sequence

GROUPS = 150
DIMENSIONS = 60
CONTEXTS = 6_000
"""Words are grouped by the words within two places of them: 6,000 contexts, 60 dimensions, 150 groups."""

SEEN = 3
"""Times that a word must occur."""


def group(sentences: Sequence[Sequence[str]]) -> dict[str, str]:
    """Cluster the words of some sentences (positive pointwise mutual information, SVD, k-means).

    A group is named after the most frequent of its words.
    """
    texts = [["<s>", *words, "</s>"] for words in sentences]
    frequency = Counter(word for text in texts for word in text[1:-1])
    words = [word for word, n in sorted(frequency.items(), key=lambda item: (-item[1], item[0])) if n >= SEEN]
    row = {word: n for n, word in enumerate(words)}
    pairs: Counter[tuple[int, tuple[int, str]]] = Counter()
    for text in texts:
        for at, word in enumerate(text):
            if word in row:
                for step in (-2, -1, 1, 2):
                    if 0 <= at + step < len(text):
                        pairs[row[word], (step, text[at + step])] += 1
    of_word: Counter[int] = Counter()
    of_context: Counter[tuple[int, str]] = Counter()
    for (word, context), n in pairs.items():
        of_word[word] += n
        of_context[context] += n
    total = of_word.total()
    column = {
        c: n for n, (c, _) in enumerate(sorted(of_context.items(), key=lambda item: (-item[1], item[0]))[:CONTEXTS])
    }
    cells = []
    for (word, context), n in pairs.items():
        if context in column:
            # Contexts are smoothed by the power 0.75 (Levy, Goldberg and Dagan 2015, doi 10.1162/tacl_a_00134).
            value = math.log(n * total / (of_word[word] * of_context[context] ** 0.75 * total**0.25))
            if value > 0:
                cells.append((word, column[context], value))
    vectors = TruncatedSVD(DIMENSIONS, random_state=0).fit_transform(sparse(cells, (len(words), len(column))))
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True) + 1e-9
    labels = KMeans(GROUPS, n_init=2, random_state=0).fit(vectors).labels_
    name: dict[int, str] = {}
    for word, label in zip(words, labels, strict=True):
        name.setdefault(label, word)
    return {word: name[label] for word, label in zip(words, labels, strict=True)}


def sparse(cells: list[tuple[int, int, float]], shape: tuple[int, int]) -> csr_matrix:
    """Build a matrix of floats with the index type that scikit-learn takes."""
    at, of, value = zip(*cells, strict=True)
    matrix = csr_matrix((value, (at, of)), shape=shape, dtype=float)
    matrix.indices, matrix.indptr = matrix.indices.astype(np.int32), matrix.indptr.astype(np.int32)
    return matrix
