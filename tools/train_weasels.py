"""Learn `sourcelint/annotate/data/weasels.json` from the Wikipedia part of the CoNLL-2010 shared task.

    python tools/train_weasels.py --data DIR [--write]

DIR/dev.jsonl holds sentences with `text` and `label` (1: the sentence has a weasel tag). A naive-Bayes weighted logistic
regression (Wang and Manning 2012) over words, their beginnings and endings, their classes and groups, pairs of a
trigger with its neighbour, and the sentence's length, all readable. Groups are made of the training part alone. Prints the
F1 of a five-fold cross-validation, with the threshold of each half taken from the other; --write fits all rows and writes
the weights. Needs scikit-learn; the shipped file does not.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix, diags
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score
from sklearn.model_selection import StratifiedKFold
from word_groups import group

from sourcelint.annotate.claims.hedges import TRIGGERS
from sourcelint.annotate.claims.weasels import (
    LENGTH_STEP_WORDS,
    MAX_SENTENCE_WORDS,
    WORD,
    classes_in,
    groups_in,
    neighbours,
    pieces,
)

TARGET = Path(__file__).parents[1] / "sourcelint" / "annotate" / "data" / "weasels.json"
LENGTHS = 7
RARE = {
    "words": 10,
    "lengths": 1,
    "before": 4,
    "after": 4,
    "left": 4,
    "right": 4,
    "pieces": 5,
    "classes": 5,
    "groups": 5,
}
"""Sentences in which a feature must occur, by its table."""
SEEDS = 2
PAIRS = ("before", "after", "left", "right")
STRENGTH = 0.02
"""Inverse of the weight of the L2 penalty, as scikit-learn counts it."""
TRUST = 0.3
"""What a feature counts before its labels are looked at, see `fit`."""
SMALLEST = 0.02
HEAD = {
    "what": "weights of sourcelint.annotate.weasels, in log odds",
    "source": "CoNLL-2010 shared task, Wikipedia part (Farkas et al. 2010), 7,343 of the training sentences",
    "licence": "CC BY-SA 3.0, as the Wikipedia sentences from which the weights are learnt",
    "made by": "tools/train_weasels.py",
}


def tokens(text: str) -> list[str]:
    """Split a sentence into its words, as it is read at run time."""
    return WORD.findall(text)[:MAX_SENTENCE_WORDS]


def features(words: list[str], group_of: dict[str, str]) -> Counter[str]:
    """Count the features of a sentence; each is the name of its table, a blank and the key in the table."""
    lowercase = [w.lower() for w in words]
    found = Counter(f"words {w}" for w in set(lowercase) if not w[0].isdigit())
    found.update(f"pieces {piece}" for w in set(lowercase) for piece in pieces(w))
    found[f"lengths {min(len(words) // LENGTH_STEP_WORDS, LENGTHS - 1)}"] = 1
    found.update(f"classes {name}" for name in classes_in(words))
    found.update(f"groups {name}" for name in groups_in(lowercase, group_of))
    for i, w in enumerate(lowercase):
        if w in TRIGGERS:
            for table, neighbour in zip(PAIRS, neighbours(words, lowercase, i), strict=True):
                found[f"{table} {w} {neighbour}"] += 1
    return found


def grouped(sentences: list[list[str]]) -> dict[str, str]:
    """Return the group of each word of some sentences, by the word."""
    return group([[w.lower() for w in words] for words in sentences])


def kept(rows: list[Counter[str]]) -> list[str]:
    """Return the features that are frequent enough, sorted."""
    counts = Counter(f for row in rows for f in row)
    return sorted(f for f, n in counts.items() if n >= RARE[f.split(" ", 1)[0]])


def matrix(rows: list[Counter[str]], names: list[str]) -> csr_matrix:
    """Build the matrix of one row a sentence, one column a feature."""
    column = {f: n for n, f in enumerate(names)}
    cells = [(n, r, column[f]) for r, row in enumerate(rows) for f, n in row.items() if f in column]
    n, r, c = zip(*cells, strict=True)
    return csr_matrix((np.array(n, dtype=float), (r, c)), shape=(len(rows), len(names)))


def fit(x: csr_matrix, y: np.ndarray) -> tuple[np.ndarray, float]:
    """Fit weights and bias: a feature counts as much as its log-count ratio between the labels, plus `TRUST`."""
    found = x.sign()
    p, q = (1 + np.asarray(found[y == label].sum(0)).ravel() for label in (1, 0))
    ratio = TRUST + np.abs(np.log((p / p.sum()) / (q / q.sum())))
    model = LogisticRegression(C=STRENGTH, solver="liblinear", intercept_scaling=3).fit((x @ diags(ratio)).tocsr(), y)
    return model.coef_[0] * ratio, float(model.intercept_[0])


def best_threshold(scores: np.ndarray, y: np.ndarray) -> float:
    """Return the log odds above which F1 is highest."""
    candidates = np.log(np.arange(0.15, 0.6, 0.01) / (1 - np.arange(0.15, 0.6, 0.01)))
    return float(max(candidates, key=lambda t: f1_score(y, scores > t)))


def out_of_fold(sentences: list[list[str]], y: np.ndarray, seed: int) -> np.ndarray:
    """Score every sentence by a model that has not seen it; one without a trigger is never a weasel."""
    scores = np.zeros(len(y))
    for train, test in StratifiedKFold(5, shuffle=True, random_state=seed).split(np.zeros(len(y)), y):
        group_of = grouped([sentences[i] for i in train])
        rows = [features(words, group_of) for words in sentences]
        names = kept([rows[i] for i in train])
        weights, bias = fit(matrix([rows[i] for i in train], names), y[train])
        weights[np.abs(weights) < SMALLEST] = 0
        scores[test] = matrix([rows[i] for i in test], names) @ weights + bias
    for i, words in enumerate(sentences):
        if TRIGGERS.isdisjoint(w.lower() for w in words):
            scores[i] = -99
    return scores


def main() -> None:
    """Print the cross-validated figures, and write the weights where asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    records = [json.loads(line) for line in (args.data / "dev.jsonl").read_text(encoding="utf8").splitlines()]
    sentences, y = [tokens(r["text"]) for r in records], np.array([r["label"] for r in records])
    figures = []
    for seed in range(SEEDS):
        scores = out_of_fold(sentences, y, seed)
        halves = np.arange(len(y)) % 2
        nested = np.zeros(len(y), dtype=bool)
        for half in (0, 1):
            nested[halves == half] = scores[halves == half] > best_threshold(scores[halves != half], y[halves != half])
        figures.append(float(f1_score(y, nested)))
    threshold = best_threshold(scores, y)
    print(
        json.dumps(
            {"sentences": len(y), "positive": int(y.sum()), "cross-validated f1": [round(f, 4) for f in figures]}
        )
    )
    if args.write:
        group_of = grouped(sentences)
        rows = [features(words, group_of) for words in sentences]
        names = kept(rows)
        weights, bias = fit(matrix(rows, names), y)
        table = {f: round(float(w), 3) for f, w in zip(names, weights, strict=True) if abs(w) >= SMALLEST}
        shipped = HEAD | {
            "threshold": round(threshold, 3), "bias": round(bias, 3),
            "lengths": [table.get(f"lengths {n}", 0.0) for n in range(LENGTHS)],
            "words of groups": {
                name: " ".join(sorted(w for w, g in group_of.items() if g == name)) for name in sorted(set(group_of.values()))
            },
        } | {
            name: {f.split(" ", 1)[1]: w for f, w in table.items() if f.startswith(f"{name} ")} for name in ("words", "pieces", "classes", "groups", *PAIRS)
        }  # fmt: skip
        TARGET.write_text(json.dumps(shipped, ensure_ascii=False, indent=0) + "\n", encoding="utf8")
        print(f"wrote {len(table)} weights to {TARGET}")


if __name__ == "__main__":
    main()
