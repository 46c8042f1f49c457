"""CLM008."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from sourcelint.annotate.gazetteers.collectives import OFFICIALS
from sourcelint.annotate.gazetteers.countries import CAPITALISED, nation_at_end
from sourcelint.annotate.text.word_lists import words
from sourcelint.evidence.sources.named_nearby import MAX_NEARBY_CHARS, is_named_nearby, is_surveyed
from sourcelint.rule import Hit, rule
from sourcelint.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sourcelint.annotate.text.sentences import Sentence
    from sourcelint.evidence.annotated import Annotated
    from sourcelint.finding import Severity

_OFFICIALS = "|".join(sorted(OFFICIALS))
_MIND = (
    r"(?:fears?|feared|worr(?:y|ies|ied) (?:that|about|over)|dreads?|resents?|resented|distrusts?|mistrusts?"
    r"|(?:is|are|was|were|remains?|remained|has been|have been|feels?|felt|grew|grows?|became)"
    r" (?:\w+ ){0,2}?(?:concerned|worried|anxious|alarmed|afraid|fearful|frustrated|furious|wary|uneasy|nervous|unhappy|angry)"
    r" (?:that|about|over|at|of|with|by))"
)
_STATE = re.compile(
    rf"""
    (?<![\w’'-])
    (?:
        (?P<they>They|It)\b
        |(?P<whose>(?:[Ss]enior\ |[Tt]op\ |[Gg]overnment\ |[Ww]estern\ |[Ll]ocal\ |(?-x:{CAPITALISED}),?\ ){{1,2}})  # senior Thai
        (?P<officials>{_OFFICIALS}|leaders|planners|generals|elites)
        |(?:[Tt]he\ )?(?P<nation>(?-x:{CAPITALISED}))(?:\ government|\ leadership)?
    )
    (?:,\ [^,.\n]{{2,40}},)?  # an insertion
    (?:\ (?:also|now|still|have|has|long|reportedly|increasingly|deeply|both)){{0,2}}
    \ (?-x:{_MIND})
    """,
    re.VERBOSE,
)
_RAISED = re.compile(
    rf"""
    \b(?:
        rais(?:ed|es|ing)|sparked|sparks|sparking|fuel(?:l?ed|s|l?ing)|caus(?:ed|es|ing)|prompt(?:ed|s|ing)|provok(?:ed|es|ing)
        |stok(?:ed|es|ing)
    )
    \ (?:(?:some|serious|deep|new|fresh|growing|grave|renewed|much|great)\ )?
    (?:
        (?:concerns?|fears?|alarm|anxiety|unease|worries|suspicions?|resentment)  # concerns in Japan
        \ (?:in|within)\ (?P<place>(?-x:{CAPITALISED}))
        |(?P<owner>(?-x:{CAPITALISED}))[’']s?  # Beijing's unease
        \ (?:concerns?|fears?|alarm|anxiety|unease|anger|worries|suspicions?|resentment)\b
    )
    """,
    re.VERBOSE,
)
_FEELINGS = words(
    """fear fears feared fearful worry worries worried dread dreads resent resents resented resentment distrust distrusts
    mistrust mistrusts concern concerns concerned anxious anxiety alarm alarmed afraid frustrated furious wary uneasy unease
    nervous unhappy angry anger suspicion suspicions"""
)
MAX_FINDINGS, MAX_LOOKS = 50, 4_000
"""Findings in one document (by then a reader knows), and words for a feeling that are looked at, a bound on hostile texts."""
MAX_SUBJECT_CHARS, MAX_MIND_CHARS = 90, 40
"""Characters before and behind the word for a feeling in which its subject and the country stand."""
_SUBJECTS = re.compile(rf"\b(?:(?P<name>{CAPITALISED})|{_OFFICIALS}|government|leaders)\b")
_NAME = re.compile(CAPITALISED)
_ADJECTIVES = frozenset(["Senior", "Top", "Government", "Western", "Local"])


@rule(
    "CLM008", "collective-state-of-mind", "info", max_severity="warning", languages={"en"}, yields_to={"CLM001"},
    fix="Quote who said so, or report what was done instead of what was felt.",
)  # fmt: skip
def collective_state_of_mind(doc: Annotated) -> Iterator[Hit]:
    """
    ## What it does
    Notes a fear, a worry or a grudge that is ascribed to a country or its government as a fact: "China is concerned
    about", "raised concerns in Japan", "causing Beijing's unease". A warning where unnamed officials are said to feel
    it.

    ## Why is this bad?
    Nobody can look into a government. Somebody said so, and the text does not tell who.

    ## Known limits
    A sentence in which somebody named says it, surveys, and quotations are left alone. "They are worried" is only
    taken up behind a sentence about a country or its officials.

    ## References
    Redi et al. 2019 (arXiv 1902.11116): opinions need a citation.
    """
    yield from islice(_find_states(doc), MAX_FINDINGS)


def _find_states(doc: Annotated) -> Iterator[Hit]:
    """Yield the states of mind that nobody is said to have looked into."""
    done = 0
    for at in doc.places_of(_FEELINGS)[:MAX_LOOKS]:
        found = _read_state(doc.text, at, max(done, at - MAX_SUBJECT_CHARS))
        if found is None:
            continue
        match, first = found
        done = match.end()
        sentence, span = doc.sentence_at(first), Span(first, match.end())
        if sentence is None or _is_reported(doc, sentence, span):
            continue
        groups = match.groupdict()
        if groups.get("they") and not (sentence.start == first and _is_spoken_of(doc, sentence)):
            continue
        severity: Severity | None = "warning" if groups.get("officials") else None
        who = doc.text[first : match.end()]
        yield Hit(span, f"who says so? “{who}” is a state of mind", severity=severity)


def _read_state(text: str, at: int, start: int) -> tuple[re.Match[str], int] | None:
    """Find the state of mind around a word for a feeling, and where the country in it begins."""
    for pattern in (_STATE, _RAISED):
        match = pattern.search(text, start, at + MAX_MIND_CHARS)
        first = _country_start(match) if match and match.end() > at else None
        if match is not None and first is not None:
            return match, first
    return None


def _country_start(match: re.Match[str]) -> int | None:
    """Return where the country, or its officials, begin in a match; None if the capitals in it name something else."""
    groups = match.groupdict()
    if groups.get("whose"):
        names = (found.group() for found in _NAME.finditer(match["whose"]))
        return match.start() if all(name in _ADJECTIVES or nation_at_end(name) for name in names) else None
    if groups.get("nation"):
        name = nation_at_end(match["nation"])
        if name is None:
            return None
        return match.start() if name == match["nation"].replace("’", "'") else match.end("nation") - len(name)
    owner = groups.get("owner") or groups.get("place")
    return match.start() if owner is None or _names_nation(owner) else None


def _names_nation(name: str) -> bool:
    """Tell whether a nation ends a name or is its first word: "South Korea", "China Sea"."""
    return bool(nation_at_end(name) or nation_at_end(name.split(" ", maxsplit=1)[0]))


def _is_reported(doc: Annotated, sentence: Sentence, span: Span) -> bool:
    """Tell whether somebody else says it: in a quotation, by name in the sentence, or as a share of a survey."""
    return (
        doc.quoted(span)
        or is_named_nearby(doc, span.start)
        or is_surveyed(doc, Span(sentence.start, sentence.end))
        or _SAID.search(doc.text, span.end, min(sentence.end, span.end + MAX_NEARBY_CHARS)) is not None
    )


_SAID = re.compile(r", (?:[\w’' ]{2,60} )?(?:said|says|reported|reports|told|according to)\b")


def _is_spoken_of(doc: Annotated, sentence: Sentence) -> bool:
    """Tell whether the sentence before speaks of a country or its officials."""
    before = doc.sentence_at(max(0, sentence.start - 2))
    if before is None:
        return False
    found = _SUBJECTS.finditer(doc.text, before.start, min(before.end, before.start + MAX_SUBJECT_CHARS))
    return any(subject["name"] is None or _names_nation(subject["name"]) for subject in found)
