"""The grade: how far a reader can check the text, in points of 100.

What a reader is given counts: sources with a name, documents and links, figures, names and dates, and who and when. Each of
these is a `Measure` with a cap and a share of it; all of them only rise with what they measure. What rules find is taken
off the pillar it belongs to. Every point that is missing has a line that says why; nothing is hidden.

What the source cannot prove (the author of a body without its page) is not on the scale: points are those of what can be
judged, scaled to 100. Neither the wrapper of a text nor its headline makes it easier to check.

The shares were set by what an editor asks for. Their caps were compared with how far an editor could check 34 texts in the
wild (Spearman's rank correlation); none of them was fitted to more than the nearest five points.
"""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from sourcelint.clean.truncation.more_links import CHARS_PER_WORD
from sourcelint.counting import format_count
from sourcelint.evidence.checkability import claim_signs, date_signs
from sourcelint.report import Deduction, Grade

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sourcelint.evidence.annotated import Annotated
    from sourcelint.evidence.checkability import ClaimSigns, DateSigns
    from sourcelint.finding import Finding, Severity

SCALE = 3
"""The version of the scale. Points of different versions cannot be compared."""

TEXT, WHO, DATES = "text intact", "who and when", "dates in the text"
SOURCES, SPECIFICS, CLAIMS = "sources and documents", "figures and names", "claims and attribution"
CAPS: Mapping[str, int] = {TEXT: 10, WHO: 10, DATES: 10, SOURCES: 30, SPECIFICS: 20, CLAIMS: 20}

FIELDS: Mapping[str, tuple[str, int]] = {
    "published": ("the day of publication", 5),
    "author": ("the author", 3),
    "publisher": ("the outlet", 2),
}
"""Fields of the metadata: how they are called, and what stating them is worth."""

FAMILIES = {"CLN": TEXT, "PRV": WHO, "DAT": DATES, "CLM": CLAIMS}
METADATA_DATES = {"DAT002", "DAT005", "DAT013"}
MEASURED = {
    "PRV001",
    "PRV003",
    "PRV004",
    "DAT001",
    "DAT003",
    "DAT004",
    "DAT015",
    "CLM004",
    "CLM006",
    "CLM013",
    "CLN001",
    "CLN007",
}
"""Rules that take no points: a measure has counted what they report, or cleaning has mended it."""

PRICE: Mapping[Severity, float] = {"error": 4, "warning": 2, "info": 0.5}
"""Points of a finding in a pillar of ten; in a larger one it costs as much more. Errors count wherever they stand, others
for each 500 words."""
PILLAR = 10
WINDOW_WORDS = 500

LOST_WORDS: Mapping[str, int] = {"TRN001": 20, "TRN002": 150, "TRN003": 50, "TRN006": 50, "TRN008": 50}
"""Words that are missing where a rule has found it, as far as nobody knows how many; a guess, the same for every text."""
LOST_WORDS_OTHERWISE = 100
DOUBTFUL = 0.2
"""Share of them that counts where only the shape of the text speaks for a loss (a warning)."""
AT_THE_END = frozenset(("TRN003", "TRN004", "TRN005"))
"""Rules on how a text ends: where the source says how much is missing there, nothing is guessed."""
MIN_TOLD_SHARE = 0.005
"""Share of a text that is told as a number; a smaller one would be none."""

ENOUGH = 0.4
"""Share of what is worth checking from which on more sources, or more documents, add nothing."""
HALF_OF_VOICES = 4
"""Named sources that are worth half of what any number of them is."""
HALF_OF_DOCUMENTS, WEIGHT_DOCUMENTS = 4, 0.5
"""Documents and links that are worth half of what any number of them is, and what that is by itself, whatever stands beside
them: a text that names its documents can be checked by them, though most of its sentences do not."""
WEIGHT_TOLD, WEIGHT_CITED = 0.5, 0.8
"""What named sources alone, and documents alone, are worth at most; both together make up for each other.

A document can be looked up by any reader. A name only says who could be asked, and a hoax gets its names for nothing.
"""
ISSUERS_SHARE = 0.5
"""What named sources are worth in a press release: they are the issuer's, who speaks for itself."""
SPECIFICS_BASE, ENOUGH_SPECIFICS = 10, 100
"""Specifics for each 1,000 words: the share rises with their logarithm, and ends at these."""
MAX_SHOUTED, SHOUTING = 0.08, 5
"""Share of sentences that shout from which on nothing is left of what a calm text is given, and that in points."""
MAX_ARGUED, REPORTING = 1 / 3, 10
"""Share of sentences in which the author argues or advises from which on nothing is left of what a report is given, and
that in points. Reports on events have next to none of them outside quotations."""
OPEN_DATES = 1
"""Counts beside the dates of a text: one date alone does not make a text dated."""

LETTERS = (("A", 80), ("B", 65), ("C", 50), ("D", 35), ("E", 0))
"""Letters and the points from which on they are given: A, nearly everything can be looked up; B, most; C, about half;
D, little; E, next to nothing."""
INCOMPLETE = ("TRN001", "TRN002", "TRN004")
MIN_WORDS = 100
MIN_JUDGED_POINTS = 50
"""Points of the scale that must be judged: a letter for the rest would speak for what nobody has looked at."""
MAX_MOVES = 3
"""What a line names of what lifted or lowered a grade."""
MIN_LIFTING_SHARE = 0.5
"""Share of its cap that a measure has to reach to be named as lifting a grade."""


class Measure(NamedTuple):
    """A sign of a pillar: its cap in points, the share of them that the text has, and the words for what was measured."""

    pillar: str
    cap: float
    share: float
    what: str


def grade_of(annotated: Annotated, findings: Sequence[Finding]) -> Grade:
    """Grade a source by what it gives a reader and by all findings of its own rules."""
    if ungradable := _ungradable(annotated, findings):
        return ungradable
    claims, dates = claim_signs(annotated), date_signs(annotated)
    measures = [*_text(annotated, findings), *_who(annotated), *_dates(dates), *_claims(claims)]
    caps: Counter[str] = Counter()
    for measure in measures:
        caps[measure.pillar] += measure.cap  # type: ignore[assignment]  # points may be fractions
    pillars: dict[str, float] = {}
    charges: list[Deduction] = []
    if sum(caps.values()) < MIN_JUDGED_POINTS:
        return Grade(
            None, 0.0, {}, (), ("not judged",), f"too little can be judged: {_unread(annotated, claims, dates)}"
        )
    for pillar in CAPS:
        if caps[pillar]:
            lost = _lost(pillar, caps[pillar], measures, findings, annotated.words)
            pillars[pillar] = round(caps[pillar] - sum(deduction.points for deduction in lost), 1)
            charges += lost
    points = round(100 * sum(pillars.values()) / sum(caps.values()), 1)
    return Grade(
        letter_of(points), points, pillars, tuple(charges), _gates(annotated, findings), _unjudged(annotated, claims, dates),
        {pillar: caps[pillar] for pillar in pillars}, SCALE, _lifted(measures), _lowered(charges),
    )  # fmt: skip


def letter_of(points: float) -> str:
    """Return the letter for some points of 100."""
    return next(letter for letter, min_points in LETTERS if points >= min_points)


def _ungradable(annotated: Annotated, findings: Sequence[Finding]) -> Grade | None:
    """Return the grade without a letter of a source that cannot be graded, else None."""
    if annotated.document.fault is not None:
        return Grade(None, 0.0, {}, (), ("unreadable",), "the source could not be read")
    if any(finding.code == "CLN012" for finding in findings):
        return Grade(None, 0.0, {}, (), ("not an article",), "the file holds no article")
    if annotated.words < MIN_WORDS:
        note = f"too short to grade: {format_count(annotated.words, 'word')}, {MIN_WORDS} are needed"
        return Grade(None, 0.0, {}, (), ("too short",), note)
    return None


def _text(annotated: Annotated, findings: Sequence[Finding]) -> Iterator[Measure]:
    """Measure how much of the text is there."""
    lost = _lost_words(annotated, findings)
    share = annotated.words / (annotated.words + lost)
    yield Measure(TEXT, CAPS[TEXT], share, _told_lost(annotated, lost) if lost else "the whole text")


def _told_lost(annotated: Annotated, lost: float) -> str:
    share = lost / (annotated.words + lost)
    return (
        f"about {share:.0%} of the text is missing" if share >= MIN_TOLD_SHARE else "hardly any of the text is missing"
    )


def _lost_words(annotated: Annotated, findings: Iterable[Finding]) -> float:
    """Estimate the words that are missing, from what the rules on cut texts found; the largest loss counts.

    Where the source states how much is missing it is believed; else the kind of cut is a guess, and a shape hardly that.
    """
    stated = _stated_losses(annotated)
    lost: list[float] = [0]
    for finding in findings:
        if finding.code.startswith("TRN") and finding.severity != "info":
            sure = 1 if finding.severity == "error" else DOUBTFUL
            guess = sure * LOST_WORDS.get(finding.code, LOST_WORDS_OTHERWISE)
            is_told = stated and finding.code in AT_THE_END
            lost.append(stated.get(finding.end, 0 if is_told else guess))
    return max(lost)


def _stated_losses(annotated: Annotated) -> Mapping[int, float]:
    """Return the words that the source says are missing, by where that stands; a finding may begin behind its blanks."""
    cuts = annotated.document.truncations
    return {cut.span.end: cut.lost_chars / CHARS_PER_WORD for cut in cuts if cut.lost_chars}


def _who(annotated: Annotated) -> Iterator[Measure]:
    """Measure who and when; a field is on the scale if it is there, or if the file has a place for it and leaves it out.

    A plain text has no such place: whether its first line is a headline or the first of its body proves nothing.
    """
    for name, (label, cap) in FIELDS.items():
        if _is_judged(annotated, name):
            is_stated = annotated.metadata.fields[name].state == "present"
            yield Measure(WHO, cap, int(is_stated), label if is_stated else f"{label} is not stated")


def _is_judged(annotated: Annotated, name: str) -> bool:
    state = annotated.metadata.fields[name].state
    return state == "present" or (state == "absent" and annotated.document.wrapper != "text")


def _dates(signs: DateSigns | None) -> Iterator[Measure]:
    if signs is not None:
        share = signs.placed / (signs.placed + signs.hanging + OPEN_DATES)
        yield Measure(DATES, CAPS[DATES], share, _dates_told(signs))


def _dates_told(signs: DateSigns) -> str:
    if not signs.placed + signs.hanging:
        return "no date in the text"
    placed = f"{format_count(signs.placed, 'date') if signs.placed else 'no date'} that can be placed"
    return f"{placed}, {signs.hanging} counted from a day that is not stated" if signs.hanging else placed


def _claims(signs: ClaimSigns | None) -> Iterator[Measure]:
    """Measure who stands behind the text, and how specific and plain it is."""
    if signs is None:
        return
    told = (signs.voices / (signs.voices + HALF_OF_VOICES) + min(1, signs.told / ENOUGH)) / 2
    cited = 1 - (1 - min(1, signs.cited / ENOUGH)) * (
        1 - WEIGHT_DOCUMENTS * signs.documents / (signs.documents + HALF_OF_DOCUMENTS)
    )
    if signs.is_issuers:
        told *= ISSUERS_SHARE
    # Either makes a text checkable; with both the one covers what the other leaves open.
    share = 1 - (1 - WEIGHT_TOLD * told) * (1 - WEIGHT_CITED * cited)
    yield Measure(SOURCES, CAPS[SOURCES], share, _sources_told(signs))
    rise = math.log1p(signs.specifics / SPECIFICS_BASE) / math.log1p(ENOUGH_SPECIFICS / SPECIFICS_BASE)
    yield Measure(
        SPECIFICS,
        CAPS[SPECIFICS],
        min(1, rise),
        f"{signs.specifics:.0f} figures, dates, names and places in 1,000 words",
    )
    shouting = f"exclamation marks in {signs.shouted:.0%} of the sentences"
    yield Measure(CLAIMS, SHOUTING, 1 - min(1, signs.shouted / MAX_SHOUTED), shouting)
    arguing = f"the author argues, advises or speaks of themselves in {signs.argued:.0%} of the sentences"
    yield Measure(CLAIMS, REPORTING, 1 - min(1, signs.argued / MAX_ARGUED), arguing)
    yield Measure(CLAIMS, CAPS[CLAIMS] - SHOUTING - REPORTING, 1, "what rules find")


def _sources_told(signs: ClaimSigns) -> str:
    """Say what stands behind how much of what is worth checking."""
    if not signs.voices and not signs.documents:
        return "no named source, no document and no link behind what is worth checking"
    told = f"{format_count(signs.voices, 'named source')} behind {signs.told:.0%}"
    cited = format_count(signs.documents, "document or link", "documents or links")
    if signs.cited:
        cited += f" behind {signs.cited:.0%}"
    told = told if signs.voices else "no named source"
    return f"of what is worth checking: {told}, {cited if signs.documents else 'no document or link'}"


def _lost(
    pillar: str, cap: float, measures: Iterable[Measure], findings: Iterable[Finding], words: int
) -> list[Deduction]:
    """Return what a pillar loses: what was measured first, then what findings cost of the rest."""
    lost = [
        Deduction(pillar, "", round(measure.cap * (1 - measure.share), 1), measure.what)
        for measure in measures
        if measure.pillar == pillar and round(measure.cap * (1 - measure.share), 1)
    ]
    rest = cap - sum(deduction.points for deduction in lost)
    for code, found in sorted(_by_rule(pillar, findings).items()):
        price = sum(count * _price(severity, words) for severity, count in found.items()) * CAPS[pillar] / PILLAR
        points = round(min(rest, price), 1)
        if points > 0:
            lost.append(Deduction(pillar, code, points, _told(found)))
            rest -= points
    return lost


def _by_rule(pillar: str, findings: Iterable[Finding]) -> dict[str, Counter[Severity]]:
    """Count the findings that take points of a pillar, by rule and severity."""
    counts: dict[str, Counter[Severity]] = {}
    for finding in findings:
        if finding.code not in MEASURED and _pillar(finding) == pillar:
            counts.setdefault(finding.code, Counter())[finding.severity] += 1
    return counts


def _price(severity: Severity, words: int) -> float:
    return PRICE[severity] * (1 if severity == "error" else min(1, WINDOW_WORDS / words))


def _told(found: Mapping[Severity, int]) -> str:
    return ", ".join(format_count(found[severity], severity) for severity in PRICE if found[severity])


def _pillar(finding: Finding) -> str | None:
    return WHO if finding.code in METADATA_DATES else FAMILIES.get(finding.code[:3])


def _gates(annotated: Annotated, findings: Sequence[Finding]) -> tuple[str, ...]:
    """Say which rules prove that text is missing, and about how much."""
    stated = _stated_losses(annotated)
    proved = {finding.code for finding in findings if finding.code in INCOMPLETE and finding.severity == "error"}
    proved |= {finding.code for finding in findings if finding.code.startswith("TRN") and finding.end in stated}
    if not proved:
        return ()
    return (f"INCOMPLETE ({', '.join(sorted(proved))}): {_told_lost(annotated, _lost_words(annotated, findings))}",)


def _unjudged(annotated: Annotated, claims: ClaimSigns | None, dates: DateSigns | None) -> str:
    """Say what is not on the scale, and why."""
    notes = []
    unknown = [label for name, (label, _) in FIELDS.items() if not _is_judged(annotated, name)]
    if unknown:
        notes.append(f"not judged, because the file may have lost them: {', '.join(unknown)}")
    if unread := _unread(annotated, claims, dates):
        notes.append(unread)
    return "; ".join(notes)


def _unread(annotated: Annotated, claims: ClaimSigns | None, dates: DateSigns | None) -> str:
    """Say what is not judged because of the language; "" if all is."""
    unread = [name for name, signs in (("claims", claims), ("dates", dates)) if signs is None]
    if not unread:
        return ""
    return f"{' and '.join(unread)} are not judged in this language ({annotated.language or 'not detected'})"


def _lifted(measures: Iterable[Measure]) -> str:
    """Name what gave the text most of its points."""
    best = sorted(
        (each for each in measures if each.share >= MIN_LIFTING_SHARE and each.pillar not in {TEXT, CLAIMS}),
        key=lambda measure: -measure.cap * measure.share,
    )
    return "; ".join(f"{measure.what} (+{round(measure.cap * measure.share, 1):g})" for measure in best[:MAX_MOVES])


def _lowered(charges: Iterable[Deduction]) -> str:
    """Name what took most points from the text."""
    worst = sorted(charges, key=lambda charge: -charge.points)
    return "; ".join(
        f"{charge.code + ': ' if charge.code else ''}{charge.why} (−{charge.points:g})" for charge in worst[:MAX_MOVES]
    )
