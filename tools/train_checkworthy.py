"""Train the model of check-worthiness and write it to sourcelint/annotate/data/checkworthy.tsv.

    OMP_NUM_THREADS=1 python tools/train_checkworthy.py --data claimbuster/dev.jsonl

One thread makes the result the same to the byte. The file holds one sentence a line, as JSON with `text` and `label`; it is the ClaimBuster collection of debate sentences
(Arslan et al. 2020, arXiv 2004.14425), CC BY 4.0. No other data are used. Needs scikit-learn, which is not needed to run
sourcelint. The figure that is printed, and written into the file, is out of fold: ten folds, weights rounded and pruned as
shipped, one threshold for all folds.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
from collections import Counter
from pathlib import Path

import numpy as np
from scipy.sparse import diags
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold
from word_groups import group, sparse

from sourcelint.annotate.claims.checkworthiness import TOKEN
from sourcelint.annotate.claims.model import features, normal

TARGET = Path(__file__).parent.parent / "sourcelint" / "annotate" / "data" / "checkworthy.tsv"
FOLDS = 10
STRENGTH = 0.03
"""Inverse of the weight of the L2 penalty, as scikit-learn counts it."""

TRUST = 0.4
"""What a feature counts before its labels are looked at, see `fit`."""

SEEN = 3
"""Sentences in which a feature must occur."""

KEPT = 12_000
"""Features that are shipped, those with the largest weights, to keep the file small."""

HEADER = """\
# Weights of sourcelint's model of check-worthiness: feature, tab, weight in hundredths.
# Learned from the ClaimBuster collection (Arslan, Hassan, Li, Tremayne 2020, arXiv 2004.14425),
# licence CC BY 4.0. {n} sentences, SHA-256 of the training file {digest}.
# Written by tools/train_checkworthy.py. Out of fold ({folds} folds): precision {p:.3f}, recall {r:.3f}, F1 {f:.3f}.
"""


def main() -> None:
    """Print the figures and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--dry", action="store_true", help="print the figures and write nothing")
    args = parser.parse_args()
    raw = args.data.read_bytes()
    records = [json.loads(line) for line in raw.decode("utf8").splitlines()]
    sentences = [TOKEN.findall(r["text"]) for r in records]
    labels = np.array([r["label"] for r in records])
    margins = np.zeros(len(sentences))
    for train, test in StratifiedKFold(FOLDS, shuffle=True, random_state=0).split(labels, labels):
        weights, groups, bias = fit([sentences[i] for i in train], labels[train])
        for i in test:
            margins[i] = bias + sum(weights.get(f, 0) for f in features(sentences[i], groups))
    threshold = best_threshold(margins, labels)
    p, r, f = figures(margins >= threshold, labels)
    print(f"out of fold: precision {p:.4f} recall {r:.4f} F1 {f:.4f} at {1 / (1 + math.exp(-threshold)):.3f}")
    weights, groups, bias = fit(sentences, labels)
    head = HEADER.format(n=len(records), digest=hashlib.sha256(raw).hexdigest(), folds=FOLDS, p=p, r=r, f=f)
    lines = [f"bias\t{round(100 * bias)}", f"threshold\t{round(100 / (1 + math.exp(-threshold)))}"]
    lines += [f"{name}\t{round(100 * weight)}" for name, weight in sorted(weights.items())]
    for name in sorted(set(groups.values())):
        lines.append(f"group\t{name}\t" + " ".join(sorted(word for word, group in groups.items() if group == name)))
    text = head + "\n".join(lines) + "\n"
    print(f"{len(weights)} features, {len(text.encode('utf8')) / 1000:.0f} kB")
    if not args.dry:
        TARGET.write_text(text, encoding="utf8")


def fit(sentences: list[list[str]], labels: np.ndarray) -> tuple[dict[str, float], dict[str, str], float]:
    """Fit weights, groups and bias as they are shipped: the largest weights, in hundredths.

    A feature counts as much as its log-count ratio between the labels, plus `TRUST` (Wang and Manning 2012, P12-2018);
    the factor is multiplied into the weights, so that nothing of it is left at run time.
    """
    groups = group([[*map(normal, tokens)] for tokens in sentences])
    rows = [Counter(features(tokens, groups)) for tokens in sentences]
    seen = Counter(name for row in rows for name in row)
    names = sorted(name for name, n in seen.items() if n >= SEEN)
    column = {name: n for n, name in enumerate(names)}
    cells = [(n, column[name], count) for n, row in enumerate(rows) for name, count in row.items() if name in column]
    matrix = sparse(cells, (len(rows), len(names)))
    found = matrix.sign()
    likely, rest = (1 + np.asarray(found[labels == k].sum(axis=0)).ravel() for k in (1, 0))
    scale = TRUST + np.abs(np.log((likely / likely.sum()) / (rest / rest.sum())))
    trained = LogisticRegression(C=STRENGTH, solver="liblinear", random_state=0).fit(
        (matrix @ diags(scale)).tocsr(), labels
    )
    learnt = trained.coef_[0] * scale
    order = np.argsort(-np.abs(learnt), kind="stable")[:KEPT]
    weights = {names[i]: round(float(learnt[i]), 2) for i in order}
    return {name: w for name, w in weights.items() if w}, groups, round(float(trained.intercept_[0]), 2)


def figures(found: np.ndarray, labels: np.ndarray) -> tuple[float, float, float]:
    """Precision, recall, F1."""
    right = float((found & (labels == 1)).sum())
    p, r = right / found.sum(), right / labels.sum()
    return p, r, 2 * p * r / (p + r)


def best_threshold(margins: np.ndarray, labels: np.ndarray) -> float:
    """Return the margin with the best F1."""
    return max(np.quantile(margins, np.linspace(0.5, 0.95, 91)), key=lambda t: figures(margins >= t, labels)[2])


if __name__ == "__main__":
    main()
