"""Delete source and cue from attributed quotations: are they found, and are the intact ones left alone?

    python benchmarks/attribution_seeded.py --data DIR

DIR/dev.jsonl holds news articles with `text` and `attributions` (spans of source, cue, content), as PolNeAR does. For
every passage of direct speech whose source and cue stand in its own paragraph, these are taken away and the article is
read again. Found: the passage is handed out without a source. A false alarm: an intact passage that the annotators attributed and that
is handed out without one. The last line printed is one JSON object.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from sourcelint.annotate.attributions import find_attributions
from sourcelint.annotate.text.quotations import Quotation, find_quotations
from sourcelint.annotate.text.sentences import split_sentences


def orphans(text: str) -> list[tuple[int, int]]:
    """Find the passages of speech without a source."""
    found = find_attributions(text, split_sentences(text), find_quotations(text))
    return [(a.content.start, a.content.end) for a in found if a.source is None and a.cue is None and a.content]


def attributed(article: dict, quotation: Quotation) -> bool:
    """Tell whether the annotators attributed a quotation to someone."""
    return any(
        a["source"] and a["cue"] and min(c["end"], quotation.end) - max(c["start"], quotation.start) > 0.6 * (quotation.end - quotation.start)
        for a in article["attributions"] for c in a["content"] or []
    )  # fmt: skip


def claims(article: dict, quotation: Quotation) -> list[tuple[int, int]]:
    """Find source and cue of every attribution whose content is direct speech in this quotation.

    Empty where its paragraph holds cues of anything else: with those the passage still has somebody who speaks.
    """
    spans: set[tuple[int, int]] = set()
    line = article["text"].rfind("\n", 0, quotation.start) + 1
    end = article["text"].find("\n", quotation.end)
    for a in article["attributions"]:
        inside = sum(
            max(0, min(c["end"], quotation.end) - max(c["start"], quotation.start)) for c in a["content"] or []
        )
        if inside and inside > 0.6 * sum(c["end"] - c["start"] for c in a["content"]):
            spans |= {
                (p["start"], p["end"])
                for p in (a["source"] or []) + (a["cue"] or [])
                if not quotation.start < p["start"] < quotation.end
            }
        elif not inside and any(
            line <= c["start"] < (end if end >= 0 else len(article["text"])) for c in a["cue"] or []
        ):
            return []
    return sorted(spans)


def without(text: str, spans: list[tuple[int, int]], quotation: Quotation) -> tuple[str, int] | None:
    """Take source and cue out of a text; give the text and where the quotation starts then.

    None where one of them stands in another paragraph, or in the quotation.
    """
    line = text.rfind("\n", 0, quotation.start) + 1
    end = text.find("\n", quotation.end)
    end = len(text) if end < 0 else end
    if any(not (line <= a and b <= end) or (a < quotation.end and b > quotation.start) for a, b in spans):
        return None
    shift = 0
    for a, b in sorted(spans, reverse=True):
        text = text[:a] + text[b:]
        if b <= quotation.start:
            shift += b - a
    return text, quotation.start - shift


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--limit", type=int)
    parser.add_argument("--errors", type=int, default=0)
    args = parser.parse_args()
    lines = (args.data / "dev.jsonl").read_text(encoding="utf8").splitlines()[: args.limit]
    seeded = found = intact = alarms = shown = 0
    for line in lines:
        article = json.loads(line)
        text = article["text"]
        silent = orphans(text)
        for q in find_quotations(text):
            if q.kind != "speech" or not attributed(article, q):
                continue
            intact += 1
            alarm = any(a < q.end and b > q.start for a, b in silent)
            alarms += alarm
            if alarm and shown < args.errors:
                shown += 1
                print("alarm ", text[max(0, q.start - 120) : q.end + 60].replace("\n", "|"))
            spans = claims(article, q)
            edited = without(text, spans, q) if spans else None
            if edited is None:
                continue
            seeded += 1
            changed, at = edited
            hit = any(a <= at < b for a, b in orphans(changed))
            found += hit
            if not hit and shown < args.errors:
                shown += 1
                print("missed", changed[max(0, at - 160) : at + 160].replace("\n", "|"))
    print(
        json.dumps(
            {
                "seeded": seeded,
                "found": round(found / seeded, 4),
                "intact": intact,
                "false_alarms": round(alarms / intact, 4),
            }
        )
    )


if __name__ == "__main__":
    main()
