"""Who is found to have said it: cue, source and content of annotated news, one attribution at a time.

    python benchmarks/attribution_sources.py --data DIR [--errors 20]

DIR/dev.jsonl holds news articles with `text` and `attributions` (spans of source, cue, content), as PolNeAR does. Of the
annotated attributions with a source and a cue it counts those whose cue is found (an overlap), and of these the shares
whose source and content overlap the annotated ones, and whose source is the annotated one to the character. The last line
printed is one JSON object.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING

import sourcelint
from sourcelint.text import Span

if TYPE_CHECKING:
    from collections.abc import Sequence


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--errors", type=int, default=0, help="print this many sources that are somebody else")
    args = parser.parse_args()
    annotated = found = overlapping = exact = contents = 0
    for line in (args.data / "dev.jsonl").read_text(encoding="utf8").splitlines():
        record = json.loads(line)
        text = record["text"]
        ours = [a for a in sourcelint.attributions(text) if a.cue]
        for gold in record["attributions"]:
            if not (gold["source"] and gold["cue"] and gold["content"]):
                continue
            annotated += 1
            cues = [Span(part["start"], part["end"]) for part in gold["cue"]]
            same = [a for a in ours if a.cue and any(a.cue.overlaps(cue) for cue in cues)]
            if not same:
                continue
            found += 1
            source, content = whole(gold["source"]), whole(gold["content"])
            contents += any(a.content and a.content.overlaps(content) for a in same)
            who = [a.source for a in same if a.source and a.source.overlaps(source)]
            overlapping += bool(who)
            exact += source in who
            if not who and args.errors > 0:
                args.errors -= 1
                got = [text[a.source.start : a.source.end] if a.source else None for a in same]
                print(
                    f"{text[source.start : source.end]!r} and not {got}: {text[cues[0].start - 60 : cues[-1].end + 40]!r}"
                )
    shares = {
        "cue": found / annotated,
        "source": overlapping / found,
        "exact": exact / found,
        "content": contents / found,
    }
    print(json.dumps({"annotated": annotated} | {name: round(share, 3) for name, share in shares.items()}))


def whole(parts: Sequence[dict[str, int]]) -> Span:
    """Return the span from the first to the last part of an annotation."""
    return Span(parts[0]["start"], parts[-1]["end"])


if __name__ == "__main__":
    main()
