"""Plant date errors in dated news articles and count which are found.

    python benchmarks/seeded_dates.py --data DIR

DIR holds folders with `dev.jsonl` (meantime, polnear, tempeval3: texts with the day of publication). Each kind of error is
planted once in each article that has a place for it; the article as it was gives the false findings. Places are chosen
by plain regular expressions, not by the tagger under test, with a fixed seed.
"""

from __future__ import annotations

import argparse
import calendar
import json
import random
import re
import sys
from collections import Counter
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import sourcelint
from sourcelint.document import Hints
from sourcelint.engine.registry import all_rules

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SETS = ("meantime", "polnear", "tempeval3")
CODES = ("DAT005", "DAT006", "DAT007", "DAT008", "DAT009", "DAT010")
MONTHS = list(calendar.month_name)[1:]
SHORT = {m[:3].lower(): n for n, m in enumerate(MONTHS, 1)}
DATE = re.compile(
    rf"\b({'|'.join(MONTHS)}|(?:Jan|Feb|Aug|Sept?|Oct|Nov|Dec)\.) (\d{{1,2}})(?:, (\d{{4}}))?\b(?!\d)(?!, \d)"
)
FULL = re.compile(rf"\b({'|'.join(MONTHS)}|(?:Jan|Feb|Aug|Sept?|Oct|Nov|Dec)\.) (\d{{1,2}}), (\d{{4}})\b")
SENTENCE = re.compile(r"[A-Z][^.!?\n]{40,280}[.!?](?=\s|$)")
TOLD = re.compile(r"\b(?:was|were|had|did|said|[a-z]{3,}ed)\b")
AHEAD = re.compile(
    r"\b(?:will|would|shall|by|until|due|plan\w*|expect\w*|may|might|could|should|to be|election|next|if|goal|target|estimate\w*)\b|['“”\"]"
)
IN_YEAR = re.compile(
    rf"\b(?:[Ii]n|(?:[Ii]n|[Oo]f) (?:{'|'.join(MONTHS)})|(?:{'|'.join(MONTHS)}) \d{{1,2}},|[Ss]ince|[Dd]uring) ((?:19|20)\d\d)\b(?![-–]\d)"
)
LINE = re.compile(rf"(?:{'|'.join(MONTHS)}) \d{{1,2}}, \d{{4}}")
QUOTED = re.compile(r"\"[^\"\n]*\"?|“[^”\n]*”?|``[^\n]*?(?:''|$)")
RELATIVE = re.compile(
    r"\b(?:yesterday|last (?:week|month|year)|this (?:week|month|year)|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"
)


class Article(NamedTuple):
    """A text and its day of publication."""

    text: str
    published: date


class Plant(NamedTuple):
    """A text with one error, and the rules that may say so, each of which needs one finding."""

    text: str
    codes: tuple[str, ...]
    published: date | None


def sentences(text: str) -> Iterator[re.Match[str]]:
    """Yield the sentences outside quotations that begin and end where no abbreviation can mislead."""
    quoted = [m.span() for m in QUOTED.finditer(text)]
    for s in SENTENCE.finditer(text):
        begins = (
            s.start() == 0
            or text[s.start() - 1] == "\n"
            or re.search(r"[a-z]{3}[.!?] $", text[max(0, s.start() - 6) : s.start()])
        )
        if (
            begins
            and re.search(r"[a-z]{3}[.!?]$", s[0])
            and len(s[0].split()) > 8
            and not any(a < s.end() and s.start() < b for a, b in quoted)
        ):
            yield s


def articles(folder: Path) -> Iterator[Article]:
    """Yield the dated articles of the three sets."""
    for name in SETS:
        for line in (folder / name / "dev.jsonl").open(encoding="utf8"):
            record = json.loads(line)
            day = (record.get("dct") or record.get("pub_date") or "")[:10]
            if re.fullmatch(r"\d{4}-\d\d-\d\d", day):
                yield Article(record["text"], date.fromisoformat(day))


def impossible(a: Article, rng: random.Random) -> Plant | None:
    """A day that its month does not have."""
    # 32 without a year may count what follows.
    places = [m for m in DATE.finditer(a.text) if m[3] or calendar.monthrange(2001, SHORT[m[1][:3].lower()])[1] < 31]
    if not places:
        return None
    m = rng.choice(places)
    month = SHORT[m[1][:3].lower()]
    days = 29 if month == 2 else calendar.monthrange(2001, month)[1]
    return Plant(f"{a.text[: m.start(2)]}{days + 1}{a.text[m.end(2) :]}", ("DAT008",), a.published)


def future(a: Article, rng: random.Random) -> Plant | None:
    """A year after publication in a sentence told as past."""
    places = [
        y for s in sentences(a.text) if TOLD.search(s[0]) and not AHEAD.search(s[0])
        for y in IN_YEAR.finditer(a.text, *s.span()) if int(y[1]) <= a.published.year
    ]  # fmt: skip
    if not places:
        return None
    y = rng.choice(places)
    return Plant(
        a.text[: y.start(1)] + str(a.published.year + rng.randint(2, 9)) + a.text[y.end(1) :], ("DAT006",), a.published
    )


def weekday(a: Article, rng: random.Random) -> Plant | None:
    """A weekday before a full date that was another."""
    quoted = [m.span() for m in QUOTED.finditer(a.text)]
    places = [m for m in FULL.finditer(a.text) if not any(x < m.end() and m.start() < y for x, y in quoted)]
    if not places:
        return None
    m = rng.choice(places)
    try:
        day = date(int(m[3]), SHORT[m[1][:3].lower()], int(m[2]))
    except ValueError:
        return None
    wrong = calendar.day_name[(day.weekday() + rng.randint(1, 6)) % 7]
    return Plant(f"{a.text[: m.start()]}{wrong}, {a.text[m.start() :]}", ("DAT009",), a.published)


def interval(a: Article, rng: random.Random, slip: int = 4) -> Plant | None:
    """A number of years that the two years beside it do not give."""
    places = [
        y
        for s in sentences(a.text)
        if len(re.findall(r"\b(?:1[5-9]|20)\d\d\b", s[0])) == 1
        for y in IN_YEAR.finditer(a.text, *s.span())
    ]
    if not places:
        return None
    y = rng.choice(places)
    year, gap = int(y[1]), rng.randint(6, 40)
    phrases = [
        f", {gap + slip} years after {year - gap},",
        f", {gap + slip} years before {year + gap},",
        f", the {gap + slip}th anniversary of its founding in {year - gap},",
    ]
    if year < a.published.year - 2:
        phrases.append(f", {a.published.year - year + slip} years ago,")
    return Plant(a.text[: y.end()] + rng.choice(phrases) + a.text[y.end() :], ("DAT010",), a.published)


def right_interval(a: Article, rng: random.Random) -> Plant | None:
    """The same phrases with the right number: nothing may be found."""
    return interval(a, rng, slip=0)


def anchor(a: Article, rng: random.Random) -> Plant | None:  # noqa: ARG001 - planters have one signature
    """The day of publication left out, where the text leans on it."""
    if not RELATIVE.search(QUOTED.sub("", a.text)):
        return None
    lines = [line for line in a.text.split("\n") if not LINE.fullmatch(line.strip())]
    return Plant("A headline for a page\n\n" + "\n".join(lines), ("DAT001", "DAT003"), None)


def copy(a: Article, rng: random.Random) -> Plant | None:
    """A dated sentence again at the end, with another year."""
    places = [
        (s, y) for s in sentences(a.text) for y in [*IN_YEAR.finditer(a.text, *s.span())]
        if len(re.findall(r"\b(?:1[5-9]|20)\d\d\b", s[0])) == 1
    ]  # fmt: skip
    if not places:
        return None
    s, y = rng.choice(places)
    other = int(y[1]) - rng.randint(1, 9)
    return Plant(
        f"{a.text}\n\n{a.text[s.start() : y.start(1)]}{other}{a.text[y.end(1) : s.end()]}", ("DAT007",), a.published
    )


PLANTERS: tuple[Callable[[Article, random.Random], Plant | None], ...] = (
    impossible,
    future,
    weekday,
    interval,
    anchor,
    copy,
)


def found(text: str, published: date | None) -> Counter[str]:
    """Lint a text and count the errors and warnings of the date rules; without a date it is a page that has none."""
    hints = Hints(
        published=published.isoformat() if published else None, language="en", input="body" if published else "page"
    )
    document = sourcelint.read(text.encode("utf8", "surrogatepass"), "article.txt", hints)
    rules = tuple(r for r in all_rules() if r.code.startswith("DAT"))
    report = sourcelint.lint(document, rules=rules, as_of=(published or date(2020, 1, 1)) + timedelta(days=30))
    return Counter(f.code for f in report.findings if f.severity != "info")


def main() -> int:
    """Print recall for each kind of error and the false findings on untouched articles."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder that holds meantime, polnear and tempeval3")
    parser.add_argument("--show", type=int, default=0, help="print this many misses")
    args = parser.parse_args()
    texts = list(articles(args.data))
    untouched: Counter[str] = Counter()
    for a in texts:
        untouched += Counter({c: n for c, n in found(a.text, a.published).items() if c in CODES})
    print(
        f"{len(texts)} articles untouched: {sum(untouched.values())} findings ({sum(untouched.values()) / len(texts):.3f} each) {dict(untouched)}"
    )
    results = {}
    for planter in (*PLANTERS, right_interval):
        rng = random.Random(4)  # noqa: S311 - a fixed seed, not a secret
        hits = planted = 0
        for a in texts:
            plant = planter(a, rng)
            if plant is None:
                continue
            before = found(a.text, a.published) if plant.published else Counter[str]()
            after = found(plant.text, plant.published)
            hit = all(after[c] > before[c] for c in plant.codes)
            planted += 1
            hits += hit
            if hit != (planter is not right_interval) and args.show > 0:
                args.show -= 1
                print("  ", planter.__name__, _difference(a.text, plant.text))
        results[planter.__name__] = f"{hits}/{planted}"
        print(
            f"{planter.__name__:15} {hits:4} of {planted:4} found  {hits / planted if planted else 0:.3f}   {planter.__doc__}"
        )
    print(json.dumps({"articles": len(texts), "false": sum(untouched.values()), "recall": results}))
    return 0


def _difference(before: str, after: str) -> str:
    at = next((n for n, (x, y) in enumerate(zip(before, after, strict=False)) if x != y), len(before))
    return repr(after[max(0, at - 90) : at + 120])


if __name__ == "__main__":
    sys.exit(main())
