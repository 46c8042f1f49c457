"""Holes made in whole texts, each of a known kind at a known place: how many are found, and how many texts are accused.

    python -m benchmarks.gaps FOLDER [--limit 50] [--only KIND] [--missed 20] [--rules]

FOLDER holds whole texts as plain files, one article each, with an empty line or a line break between paragraphs. Every
kind of hole is made once in each text that has room for it, always at the same place. A hole is found if a truncation
stands within `MAX_CHARS_AWAY` of it that the whole text does not have; with `--rules` also if another rule points there
(`RULES`: an unpaired quotation mark or bracket, a placeholder). `false` counts the whole texts with a truncation.
"""

from __future__ import annotations

import argparse
import random
import re
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from sourcelint import lint
from sourcelint.clean import read

MAX_CHARS_AWAY = 120
"""Characters between a hole and the truncation that finds it."""

MIN_WORDS = 14
"""Words of a sentence in which a hole is made."""

SENTENCE = re.compile(
    r"(?<=[.!?] )[A-Z“][^.!?\n]{60,400}[.!?](?=[ \n])|^[A-Z“][^.!?\n]{60,400}[.!?](?=[ \n])", re.MULTILINE
)


RULES = frozenset(("CLN006", "CLN008", "CLN011", "TRN008"))


class Mark(NamedTuple):
    """What is said of a place, and where: offsets in the raw text."""

    kind: str
    note: str
    start: int
    end: int


class Hole(NamedTuple):
    """A text with a hole, and where it is."""

    text: str
    at: int


Maker = Callable[[str, random.Random], Hole | None]


def _sentences(text: str) -> list[re.Match[str]]:
    """Find sentences of some length in the middle of a text that open no bracket or quotation."""
    inner = len(text) // 8, len(text) * 7 // 8
    found = [match for match in SENTENCE.finditer(text) if inner[0] < match.start() < inner[1]]
    return [match for match in found if len(match[0].split()) >= MIN_WORDS]


def _chosen(text: str, chance: random.Random) -> tuple[re.Match[str], list[int]] | None:
    """Choose a sentence, and return the offsets at which its words begin."""
    sentences = [match for match in _sentences(text) if not re.search(r"[()“”\"]", match[0])]
    if not sentences:
        return None
    match = chance.choice(sentences)
    return match, [match.start() + word.start() for word in re.finditer(r"\S+", match[0])]


def masked(mark: str) -> Maker:
    """Return a maker of holes that puts a mark in place of three to six words."""

    def make(text: str, chance: random.Random) -> Hole | None:
        if (chosen := _chosen(text, chance)) is None:
            return None
        _, words = chosen
        first = chance.randrange(3, len(words) - 8)
        start, end = words[first], words[first + chance.randrange(3, 7)]
        return Hole(f"{text[:start]}{mark} {text[end:]}", start)

    return make


def cut_between(joint: str, first_words: tuple[int, int], behind: str) -> Maker:
    """Return a maker that drops the rest of a sentence, and what follows up to `behind`, and puts a joint there.

    `behind` is "sentence" (the next one begins), "paragraph" (the next one begins), "inside" (the next but one sentence goes on
    at a word in its middle), "inside paragraph" (so does the first sentence of the next paragraph but one).
    """

    def make(text: str, chance: random.Random) -> Hole | None:
        if (chosen := _chosen(text, chance)) is None:
            return None
        match, words = chosen
        start = words[chance.randrange(first_words[0], min(first_words[1], len(words) - 3))]
        end = _end_of_hole(text, match.end(), behind, chance)
        return None if end is None else Hole(f"{text[:start].rstrip()}{joint}{text[end:]}", start)

    return make


def _end_of_hole(text: str, sentence_end: int, behind: str, chance: random.Random) -> int | None:
    """Find where a text goes on behind a hole."""
    if "paragraph" in behind:
        paragraph = re.compile(r"\n+(?=[A-Z“][^\n]{80})").search(text, sentence_end)
        if paragraph is None:
            return None
        sentence_end = paragraph.end()
    following = next((match for match in _sentences(text) if match.start() >= sentence_end), None)
    if following is None:
        return None
    if "inside" not in behind:
        return sentence_end if "paragraph" in behind else following.start()
    words = [word.start() for word in re.finditer(r"\S+", following[0])]
    return following.start() + words[chance.randrange(4, len(words) - 4)]


def cut_in_word(joint: str, behind: str) -> Maker:
    """Return a maker that cuts a sentence in the middle of a word, and goes on elsewhere."""

    def make(text: str, chance: random.Random) -> Hole | None:
        if (chosen := _chosen(text, chance)) is None:
            return None
        match, _ = chosen
        long = list(re.finditer(r"\b[a-z]{7,}\b", match[0]))
        if not long:
            return None
        word = chance.choice(long)
        start = match.start() + word.start() + chance.randrange(3, 5)
        end = _end_of_hole(text, match.end(), behind, chance)
        return None if end is None else Hole(f"{text[:start]}{joint}{text[end:]}", start)

    return make


def without(pattern: str, least: int = 1, most: int = 1) -> Maker:
    """Return a maker that takes out what matches in one sentence, as an extractor loses links and values."""
    lost = re.compile(pattern)

    def make(text: str, chance: random.Random) -> Hole | None:
        sentences = [match for match in _sentences(text) if len(lost.findall(match[0])) >= least]
        if not sentences:
            return None
        match = chance.choice(sentences)
        first = lost.search(match[0])
        hole = lost.sub("", match[0], count=most)
        assert first is not None
        return Hole(text[: match.start()] + hole + text[match.end() :], match.start() + first.start())

    return make


def unclosed(opening: str, closing: str) -> Maker:
    """Return a maker that drops the end of what stands in brackets or quotation marks, with its closing mark."""
    pair = re.compile(rf"{opening}[^{opening}{closing}\n]{{30,300}}{closing}")

    def make(text: str, chance: random.Random) -> Hole | None:
        found = [match for match in pair.finditer(text) if len(text) // 8 < match.start() < len(text) * 7 // 8]
        if not found:
            return None
        match = chance.choice(found)
        words = [match.start() + word.start() for word in re.finditer(r"\S+", match[0])]
        start = words[chance.randrange(2, len(words))] if len(words) > 2 else match.end() - 1
        return Hole(text[:start].rstrip() + text[match.end() :], start)

    return make


def without_start(text: str, chance: random.Random) -> Hole | None:
    """Drop the first words of a paragraph."""
    paragraphs = [
        match
        for match in re.finditer(r"(?<=\n)[A-Z][^\n]{150,}", text)
        if len(text) // 8 < match.start() < len(text) * 7 // 8
    ]
    if not paragraphs:
        return None
    match = chance.choice(paragraphs)
    words = [match.start() + word.start() for word in re.finditer(r"\S+", match[0])]
    start = words[chance.randrange(3, 8)]
    return Hole(text[: match.start()] + text[start:], match.start())


def lost_item(*, with_number: bool) -> Maker:
    """Return a maker of a list from which an item is lost, or its text."""

    def make(text: str, chance: random.Random) -> Hole | None:
        items = [match[0] for match in _sentences(text)][:6]
        paragraph = re.compile(r"\n+").search(text, len(text) // 3)
        if len(items) < 6 or paragraph is None:
            return None
        gone = chance.randrange(2, 4)
        lines = [f"{number}. {item}" for number, item in enumerate(items, 1)]
        if with_number:
            lines.pop(gone)
        else:
            lines[gone] = f"{gone + 1}."
        before, after = text[: paragraph.end()], text[paragraph.end() :]
        at = len(before) + sum(len(line) + 1 for line in lines[:gone])
        return Hole(before + "\n".join(lines) + "\n\n" + after, at)

    return make


NAME = r" (?:[A-Z][a-z]+ )+?[A-Z][a-z]+(?=[ ,.;:])"
KINDS: dict[str, Maker] = {
    "stars": masked("***"),
    "brackets with dots": masked("[...]"),
    "parentheses with dots": masked("(…)"),
    "bare dots": masked("..."),
    "tag <missing>": masked("<missing>"),
    "[text missing]": masked("[text missing]"),
    "(inaudible)": masked("(inaudible)"),
    "line ______": masked("______"),
    "value undefined": masked("undefined"),
    "template {{ name }}": masked("{{ article.body }}"),
    "paywall line": cut_between("\n\nSubscribe to continue reading.\n\n", (4, 12), "inside paragraph"),
    "stars between paragraphs": cut_between("\n\n* * *\n\n", (4, 12), "inside paragraph"),
    "page joint": cut_between("\n\nPage 2 of 4\n\n", (4, 12), "inside paragraph"),
    "sentence stops, next begins": cut_between(" ", (4, 12), "sentence"),
    "sentence stops, paragraph begins": cut_between("\n\n", (4, 12), "paragraph"),
    "sentence goes on in another": cut_between(" ", (4, 12), "inside"),
    "paragraph goes on in another": cut_between("\n\n", (4, 12), "inside paragraph"),
    "word stops, next begins": cut_in_word(" ", "sentence"),
    "word stops, paragraph begins": cut_in_word("\n\n", "paragraph"),
    "word goes on in another": cut_in_word("", "inside"),
    "unclosed quotation": unclosed("“", "”"),
    "unclosed parenthesis": unclosed(r"\(", r"\)"),
    "paragraph without its start": without_start,
    "names lost": without(NAME, most=9),
    "figures lost": without(r"(?<= )[$€£]?\d[\d,.]*(?= )|(?<=[$€£])\d[\d,.]*(?= )|\d[\d,.]*(?=%)", most=9),
    "objects lost behind articles": without(
        r"(?<=\b[Tt]he) (?:[a-z]+ )?[a-z]+(?=[,.:;] | (?:of|is|was|has|in|on|at|to) )"
    ),
    "item lost from a list": lost_item(with_number=True),
    "item without its text": lost_item(with_number=False),
}
"""What is made of a text, by the name of the kind of hole."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--limit", type=int, help="of texts")
    parser.add_argument("--only", help="kinds whose name holds this")
    parser.add_argument("--missed", type=int, default=0, help="print so many holes of each kind that are not found")
    parser.add_argument("--rules", action="store_true", help="count findings of other rules too")
    args = parser.parse_args()
    texts = {path.name: path.read_text(encoding="utf8") for path in sorted(args.folder.iterdir())[: args.limit]}
    whole = {name: marks_of(text.encode(), rules=args.rules) for name, text in texts.items()}
    known = {name: {(mark.kind, mark.note) for mark in marks} for name, marks in whole.items()}
    all_found = all_made = 0
    for kind, make in KINDS.items():
        if args.only and args.only not in kind:
            continue
        results = [
            (hole, is_found(hole, known[name], rules=args.rules))
            for name, text in texts.items()
            if (hole := make(text, random.Random(f"{kind} {name}"))) is not None  # noqa: S311
        ]
        found = sum(good for _, good in results)
        all_found, all_made = all_found + found, all_made + len(results)
        print(f"{kind:36}{found:5} of {len(results):4}{found / max(1, len(results)):7.2f}")
        for hole, _ in [result for result in results if not result[1]][: args.missed]:
            print(f"      {hole.text[max(0, hole.at - 90) : hole.at]!r} | {hole.text[hole.at : hole.at + 70]!r}")
    print(f"{'all':36}{all_found:5} of {all_made:4}{all_found / max(1, all_made):7.2f}")
    accused = [name for name, marks in whole.items() if any(mark.kind not in RULES for mark in marks)]
    print(f"{'false':36}{len(accused):5} of {len(texts):4}{len(accused) / max(1, len(texts)):7.3f}")
    for name in accused if args.missed else ():
        for mark in whole[name]:
            print(f"      {name}: {mark.kind} {mark.note}")


def marks_of(raw: bytes, *, rules: bool) -> list[Mark]:
    """Return what is said of a text: its truncations, and what the rules that know of holes find."""
    document = read(raw, "hole.txt")
    marks = [Mark(found.kind, found.note, *found.span) for found in document.truncations]
    if rules:
        findings = lint(document).findings
        marks += [Mark(found.code, found.message, found.start, found.end) for found in findings if found.code in RULES]
    return marks


def is_found(hole: Hole, known: set[tuple[str, str]], *, rules: bool) -> bool:
    """Tell whether something near a hole is said that is not said of the whole text."""
    return any(
        (mark.kind, mark.note) not in known and mark.start - MAX_CHARS_AWAY <= hole.at <= mark.end + MAX_CHARS_AWAY
        for mark in marks_of(hole.text.encode(), rules=rules)
    )


if __name__ == "__main__":
    main()
