"""The grade: how well the text lets a reader check it, as 100 points less what findings cost.

Four pillars with caps. Every point lost has a code and a line of arithmetic; nothing is hidden, nothing is learnt.
Findings of corpus rules do not enter: a source is not worse because another one is wrong.

- A finding about the whole document costs its own price, once (`DOCUMENT`).
- Errors count wherever they stand, never divided by length.
- Warnings and infos count in the worst 500 words only (the most expensive window that begins at a finding): a long
  text is not punished for being long, and padding cannot lower the charge.
- No rule takes more than 40 % of its pillar, those that prove missing text (TRN001, TRN002) excepted; no pillar more than
  its cap.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from sourcelint.clean.lines.line import words_in
from sourcelint.counting import format_count
from sourcelint.report import Deduction, Grade

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sourcelint.document import Document
    from sourcelint.evidence.annotated import Annotated
    from sourcelint.finding import Finding, Severity

TEXT, WHO, DATES, CLAIMS = "text intact", "who and when", "dates in the text", "claims and attribution"
CAPS: Mapping[str, int] = {TEXT: 30, WHO: 25, DATES: 15, CLAIMS: 30}
FAMILIES = {"CLN": TEXT, "TRN": TEXT, "PRV": WHO, "DAT": DATES, "CLM": CLAIMS}
METADATA_DATES = {"DAT001", "DAT002", "DAT005", "DAT013"}

DOCUMENT: Mapping[str, float] = {
    "TRN002": 20, "CLN001": 4, "CLN007": 3,
    "PRV001": 10, "DAT001": 10, "DAT002": 5, "PRV002": 8, "PRV004": 3, "PRV005": 2, "PRV006": 2,
    "CLM004": 10, "CLM013": 8,
}  # fmt: skip
UNKNOWN: Mapping[tuple[str, str], float] = {("PRV001", "info"): 1}
"""What cannot be known, because the record is cut, costs a point and not ten."""

SPAN: Mapping[Severity, float] = {"error": 8, "warning": 3, "info": 0.5}
WINDOW_WORDS = 500
MAX_SHARE_OF_PILLAR = 0.4
UNCAPPED = {"TRN001", "TRN002"}

LETTERS = (("A", 85), ("B", 70), ("C", 55), ("D", 40), ("E", 0))
MAX_LETTER_IF_CUT = "C"
"""The best letter of a text that is cut beyond doubt: what is missing cannot be checked."""
INCOMPLETE = ("TRN001", "TRN002", "TRN004")
MIN_WORDS, MIN_WORDS_FOR_CLAIMS = 100, 150
SPECIFIC_ENOUGH = 10
"""Specifics per 1,000 words above which a text loses nothing for being vague."""


def grade_of(annotated: Annotated, findings: Sequence[Finding], specifics: float | None = None) -> Grade:
    """Grade a source by all findings of its own rules.

    `specifics` is the number of years, quantities, titled names and named sources per 1,000 words, by which CLM013 is
    priced. Pillars that cannot be judged (claims in a language that no rule speaks, or in under 150 words) are left out
    and the rest is scaled to 100.
    """
    if ungradable := _ungradable(annotated, findings):
        return ungradable
    own = [finding for finding in findings if _pillar(finding) is not None]
    note = _claims_unjudged(annotated)
    words = _words_before(own, annotated.document)
    pillars: dict[str, float] = {}
    charges: list[Deduction] = []
    judged = {pillar: cap for pillar, cap in CAPS.items() if not (pillar == CLAIMS and note)}
    for pillar, cap in judged.items():
        lost = _charges(pillar, [finding for finding in own if _pillar(finding) == pillar], words, specifics)
        total = sum(deduction.points for deduction in lost)
        if total > cap:
            lost = (*lost, Deduction(pillar, "", cap - total, f"the pillar is worth {cap} points"))
        pillars[pillar] = round(cap - min(cap, total), 1)
        charges += lost
    points = round(100 * sum(pillars.values()) / sum(judged.values()), 1)
    letter, gates = _gated(_letter_of(points), own)
    return Grade(letter, points, pillars, tuple(charges), gates, note)


def _letter_of(points: float) -> str:
    return next(letter for letter, min_points in LETTERS if points >= min_points)


def _gated(letter: str, findings: Iterable[Finding]) -> tuple[str, tuple[str, ...]]:
    """Cap the letter of a source whose text is cut beyond doubt, and say so."""
    cut = sorted({finding.code for finding in findings if finding.code in INCOMPLETE and finding.severity == "error"})
    if not cut:
        return letter, ()
    return max(letter, MAX_LETTER_IF_CUT), (f"INCOMPLETE ({', '.join(cut)}): at most {MAX_LETTER_IF_CUT}",)


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


def _pillar(finding: Finding) -> str | None:
    return WHO if finding.code in METADATA_DATES else FAMILIES.get(finding.code[:3])


def _claims_unjudged(annotated: Annotated) -> str:
    if annotated.language != "en":
        return f"claims are not judged in this language ({annotated.language or 'not detected'})"
    if annotated.words < MIN_WORDS_FOR_CLAIMS:
        return f"too short to judge claims: {format_count(annotated.words, 'word')}, {MIN_WORDS_FOR_CLAIMS} are needed"
    return ""


def _words_before(findings: Sequence[Finding], document: Document) -> dict[int, int]:
    """Count the words of the text before each finding, by the raw offset at which the finding starts."""
    counts, words, position = {}, 0, 0
    for start in sorted({finding.start for finding in findings}):
        offset = max(position, document.clean.offset_of(start))
        words += words_in(document.text[position:offset])
        counts[start], position = words, offset
    return counts


def _charges(
    pillar: str, findings: Sequence[Finding], words: Mapping[int, int], specifics: float | None
) -> tuple[Deduction, ...]:
    """Price the findings of one pillar, rule by rule."""
    fixed: dict[str, float] = {}
    errors: Counter[str] = Counter()
    windowed = []
    for finding in findings:
        code = finding.code
        if finding.scope == "document" and code in DOCUMENT:
            fixed[code] = max(fixed.get(code, 0), _document_price(finding, specifics))
        elif finding.severity == "error":
            errors[code] += 1
        else:
            windowed.append(finding)
    limit = {
        code: CAPS[pillar] * (1 if code in UNCAPPED else MAX_SHARE_OF_PILLAR)
        for code in {charged.code for charged in findings}
    }
    base = {code: fixed.get(code, 0) + SPAN["error"] * errors[code] for code in limit}
    window = _worst_window(windowed, words, base, limit)
    charges = []
    for code in sorted(limit):
        inside = Counter(charged.severity for charged in window if charged.code == code)
        points = base[code] + sum(SPAN[severity] * count for severity, count in inside.items())
        if points:
            parts = _arithmetic(fixed.get(code), errors[code], inside)
            if points > limit[code]:
                parts.append(f"at most {_number(limit[code])} for one rule")
            charges.append(Deduction(pillar, code, min(points, limit[code]), "; ".join(parts)))
    return tuple(charges)


def _arithmetic(fixed: float | None, errors: int, inside: Mapping[Severity, int]) -> list[str]:
    """Say how the points of a rule come about; `inside` counts its warnings and infos in the worst window."""
    parts = [] if fixed is None else [f"{_number(fixed)} for the document"]
    if errors:
        parts.append(f"{errors} × {_number(SPAN['error'])} for errors")
    parts += [
        f"{inside[severity]} × {_number(price)} for {severity}s in the worst {WINDOW_WORDS} words"
        for severity, price in SPAN.items()
        if inside[severity]
    ]
    return parts


def _document_price(finding: Finding, specifics: float | None) -> float:
    if (finding.code, finding.severity) in UNKNOWN:
        return UNKNOWN[finding.code, finding.severity]
    price = DOCUMENT[finding.code]
    if finding.code == "CLM013" and specifics is not None:
        return round(price * (1 - min(1.0, specifics / SPECIFIC_ENOUGH)), 1)
    return price


def _worst_window(
    findings: Sequence[Finding], words: Mapping[int, int], base: Mapping[str, float], limit: Mapping[str, float]
) -> Sequence[Finding]:
    """Find the 500 words in which warnings and infos cost most. Linear in the number of findings."""
    if not findings:
        return ()
    placed = sorted(
        ((words[finding.start], finding) for finding in findings), key=lambda placed_finding: placed_finding[0]
    )
    running: defaultdict[str, float] = defaultdict(float)

    def cost() -> float:
        return sum(min(limit[code], base[code] + running[code]) for code in limit)

    best, chosen, end = -1.0, (0, 0), 0
    for start, (word, finding) in enumerate(placed):
        while end < len(placed) and placed[end][0] < word + WINDOW_WORDS:
            running[placed[end][1].code] += SPAN[placed[end][1].severity]
            end += 1
        if (total := cost()) > best:
            best, chosen = total, (start, end)
        running[finding.code] -= SPAN[finding.severity]
    return [finding for _, finding in placed[slice(*chosen)]]


def _number(value: float) -> str:
    return f"{value:g}"
