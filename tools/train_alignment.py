"""Learn the weights of `sourcelint/corpus/alignment.py` and print them with cross-validated figures.

    python tools/train_alignment.py --data ecbplus/dev.jsonl

The file holds one text a line, as JSON: ECB+ (Cybulska and Vossen 2014), of which only the annotation of events is learnt
from (CC BY 3.0). Two sentences tell of the same if they share a chain of actions. Pairs with a sentence that nobody annotated
count as negative, with a small weight: most of them tell of different things. Folds are topics. Needs numpy.
"""

from __future__ import annotations

import argparse
import json
from bisect import bisect_right
from collections import defaultdict
from pathlib import Path

import numpy as np

import sourcelint
from sourcelint.corpus.alignment import WEIGHTS, Comparison
from sourcelint.corpus.collection import Collection

FOLDS = 6
UNKNOWN_WEIGHT = 0.05
"""What a pair counts of which a sentence is not annotated."""

TELLING = {"ACTION_OCCURRENCE", "ACTION_CAUSATIVE", "NEG_ACTION_OCCURRENCE", "NEG_ACTION_CAUSATIVE"}
MAX_LINKS = 2


def main() -> None:
    """Print figures and weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    args = parser.parse_args()
    topics = read_topics(args.data)
    rows = {topic: labelled(texts) for topic, texts in topics.items()}
    names = sorted(rows, key=int)
    scores = {}
    for fold in range(FOLDS):
        weights, bias = fit([row for at, name in enumerate(names) if at % FOLDS != fold for row in rows[name]])
        for name in names[fold::FOLDS]:
            scores[name] = [probability(row[3], weights, bias) for row in rows[name]]
    for threshold in (0.3, 0.4, 0.5, 0.6, 0.7, 0.8):
        print(threshold, figures(rows, scores, topics, threshold))
    weights, bias = fit([row for name in names for row in rows[name]])
    print("BIAS", round(bias, 2))
    print({name: round(float(weight), 2) for name, weight in zip(WEIGHTS._fields, weights, strict=True)})


def read_topics(path: Path) -> dict[str, list[dict]]:
    """Return the texts by topic."""
    topics = defaultdict(list)
    for line in path.read_text(encoding="utf8").splitlines():
        record = json.loads(line)
        topics[record["topic"]].append(record)
    return topics


def chains_of(record: dict) -> dict[int, set[str]]:
    """Return the chains of actions of each annotated sentence."""
    return {
        number: {
            mention["chain"]
            for mention in record["mentions"]
            if mention["type"] in TELLING
            and sentence["start"] <= mention["start"] < sentence["end"]
            and not mention["chain"].startswith(record["id"])
        }
        for number, sentence in enumerate(record["sentences"])
        if sentence["selected"]
    }


def labelled(texts: list[dict]) -> list[tuple]:
    """Return a row for each candidate pair of sentences: the two sentences, the label (None unknown), the features."""
    gold = {record["id"]: chains_of(record) for record in texts}
    starts = {record["id"]: [sentence["start"] for sentence in record["sentences"]] for record in texts}
    collection = Collection(
        sourcelint.lint(sourcelint.read(record["text"].encode(), record["id"]), rules=(), depth="findings").profile
        for record in texts
    )

    def number(place) -> tuple[str, int]:
        return place.source, max(0, bisect_right(starts[place.source], place.start) - 1)

    rows = []
    for pair in collection.stories:
        one, other = collection.text_of(pair.one), collection.text_of(pair.other)
        compared = Comparison(one, other, pair.likeness)
        for near in compared.near_sentences():
            own, theirs = number(one.sentences[near.here].place), number(other.sentences[near.there].place)
            chains = gold[own[0]].get(own[1]), gold[theirs[0]].get(theirs[1])
            label = None if None in chains else bool(chains[0] & chains[1])
            rows.append((own, theirs, label, list(compared.features(near))))
    return rows


def fit(rows: list[tuple]) -> tuple[np.ndarray, float]:
    """Return weights and bias of a logistic regression (Newton's method, L2 penalty 1 on standardised features)."""
    data = np.array([row[3] for row in rows], float)
    labels = np.array([bool(row[2]) for row in rows], float)
    trust = np.array([UNKNOWN_WEIGHT if row[2] is None else 1.0 for row in rows])
    mean, deviation = data.mean(0), data.std(0)
    deviation[deviation == 0] = 1
    scaled = np.hstack([np.ones((len(data), 1)), (data - mean) / deviation])
    found = np.zeros(scaled.shape[1])
    for _ in range(25):
        chance = 1 / (1 + np.exp(-scaled @ found))
        gradient = scaled.T @ (trust * (chance - labels)) + found
        curve = (scaled * (trust * chance * (1 - chance))[:, None]).T @ scaled + np.eye(len(found))
        found -= np.linalg.solve(curve, gradient)
    weights = found[1:] / deviation
    return weights, float(found[0] - weights @ mean)


def probability(features: list[float], weights: np.ndarray, bias: float) -> float:
    """Return the probability of a pair."""
    return float(1 / (1 + np.exp(-(np.dot(features, weights) + bias))))


def figures(rows: dict, scores: dict, topics: dict, threshold: float) -> str:
    """Return precision of links and recall of sentences, if each sentence is linked to its best in `MAX_LINKS` sources."""
    right = wrong = found = told = 0
    for topic, own in rows.items():
        gold = {record["id"]: chains_of(record) for record in topics[topic]}
        where = defaultdict(set)
        for source, sentences in gold.items():
            for chains in sentences.values():
                for chain in chains:
                    where[chain].add(source)
        several = {chain for chain, sources in where.items() if len(sources) > 1}
        tellers = {(source, n) for source, sents in gold.items() for n, chains in sents.items() if chains & several}
        best = defaultdict(list)
        for (here, there, label, _), score in zip(own, scores[topic], strict=True):
            if score >= threshold:
                best[here].append((score, there, label))
                best[there].append((score, here, label))
        links = {}
        for sentence, ranked in best.items():
            for _, mate, label in sorted(ranked, key=lambda link: -link[0])[:MAX_LINKS]:
                links[tuple(sorted((sentence, mate)))] = label
        hit = {sentence for pair, label in links.items() if label for sentence in pair}
        right += sum(label is True for label in links.values())
        wrong += sum(label is False for label in links.values())
        told += len(tellers)
        found += len(hit & tellers)
    return f"precision {right / max(1, right + wrong):.3f} of {right + wrong} links, recall {found / told:.3f}"


if __name__ == "__main__":
    main()
