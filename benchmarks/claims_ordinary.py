"""Count what the claim rules say of ordinary articles: findings of severity error and warning per 1,000 words, by rule.

    python benchmarks/claims_ordinary.py --data html_aeb --data html_fundus [--show CLM006]

Each folder holds `dev.jsonl` with one article a line, its text in `gold_text`; texts that are not detected as English
are left out. The budget is 1.5 in all and 0.15 a rule, CLM006 excepted.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path

import sourcelint


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, action="append", required=True, help="folder with dev.jsonl")
    parser.add_argument("--family", default="CLM", help="prefix of the rule codes to count")
    parser.add_argument("--show", default="-", help="print the findings whose code starts so")
    parser.add_argument("--infos", action="store_true", help="with --show, print infos too")
    args = parser.parse_args()
    found: Counter[str] = Counter()
    infos: Counter[str] = Counter()
    words = articles = 0
    for folder in args.data:
        for line in (folder / "dev.jsonl").read_text(encoding="utf8").splitlines():
            record = json.loads(line)
            document = sourcelint.read((record.get("gold_text") or "").encode("utf8", "surrogatepass"), record["id"])
            if document.language != "en":
                continue
            articles += 1
            words += len(document.text.split())
            for finding in sourcelint.lint(document).findings:
                if not finding.code.startswith(args.family):
                    continue
                (infos if finding.severity == "info" else found)[finding.code] += 1
                if finding.code.startswith(args.show) and (args.infos or finding.severity != "info"):
                    print(
                        record["id"][:8],
                        finding.severity,
                        finding.code,
                        finding.message[:60],
                        "|",
                        finding.quote[:260].replace("\n", " "),
                    )
    print(f"{articles} articles, {words} words")
    for code in sorted(found | infos):
        print(f"{code}  {1000 * found[code] / words:.3f} per 1,000 words ({found[code]})   infos {infos[code]}")
    print(f"all     {1000 * found.total() / words:.3f} per 1,000 words ({found.total()})")


if __name__ == "__main__":
    main()
