"""Run the rules over one document and turn their hits into findings."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import replace
from functools import lru_cache, partial
from typing import TYPE_CHECKING

from sourcelint.annotate.gazetteers.reference import shipped_reference
from sourcelint.engine.columns import columns_of
from sourcelint.engine.excerpts import excerpts_of, place_of, timeline_of
from sourcelint.engine.grade import grade_of
from sourcelint.engine.moved import moved
from sourcelint.engine.registry import all_rules, select
from sourcelint.evidence.annotated import Annotated
from sourcelint.evidence.claim_columns import verify_first
from sourcelint.finding import Finding, Place
from sourcelint.report import NOT_ASKED, Grade, HeardVoice, SourceProfile, SourceReport, VerifyFirst
from sourcelint.rule import Hit
from sourcelint.text import RawSpan, Span, Spans

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
    from datetime import date

    from sourcelint.annotate.gazetteers.reference import Reference
    from sourcelint.document import Document
    from sourcelint.finding import Severity, Suppressed
    from sourcelint.report import Depth
    from sourcelint.rule import CorpusHit, CorpusRule, Rule

    MakeProfile = Callable[[Annotated, Callable[[Span | RawSpan], Place]], SourceProfile]
    Suppress = Callable[[Iterable[Finding]], tuple[tuple[Finding, ...], tuple[Suppressed, ...]]]

MAX_VOICES = 200
"""Voices that a report keeps, those heard most: a text that has more is a list."""

MAX_PAGE_CHARS = 200_000
"""Characters of the longest cleaned text that a page shows."""

UNREADABLE, CRASHED = "ERR001", "ERR002"


def lint(
    document: Document,
    *,
    as_of: date | None = None,
    rules: tuple[Rule, ...] | None = None,
    severities: Mapping[str, Severity] | None = None,
    suppress: Suppress | None = None,
    depth: Depth = "pages",
    reference: Reference | None = None,
    profile: bool = True,
    alone: bool = False,
    every_sentence: bool = True,
) -> SourceReport:
    """Lint one document.

    `as_of` is the day that counts as today; rules that need one do not apply without it. `rules` defaults to all that are not
    experimental; a finding is the same whichever other rules are chosen. `severities` overrides the severity of rules by code,
    `suppress` parts findings from those that count nowhere. A rule that raises becomes a finding ERR002, and its count is null.
    `depth` says how much is asked for (`DEPTHS`); findings are the same at any. `profile` says whether the source will be
    compared with tables and, unless it is `alone`, with other sources, which takes up to half of the time, or less if no rule
    across sources asks for `every_sentence`; `reference` holds the tables by which it is read for that, by default the shipped
    ones.
    """
    make_profile = _profiler(alone=alone, every_sentence=every_sentence) if profile else None
    report = _lint(document, as_of, rules, severities or {}, suppress, depth, reference, make_profile)
    return moved(report, document.start)


def _profiler(*, alone: bool, every_sentence: bool) -> MakeProfile:
    """Return what makes the profile of a source; for one that is compared with no other it needs much less."""
    if alone:
        from sourcelint.corpus.lone_profile import lone_profile_of

        return lone_profile_of
    from sourcelint.corpus.profile import profile_of

    return partial(profile_of, every_sentence=every_sentence)


def _lint(
    document: Document,
    as_of: date | None,
    rules: tuple[Rule, ...] | None,
    severities: Mapping[str, Severity],
    suppress: Suppress | None,
    depth: Depth,
    reference: Reference | None,
    make_profile: MakeProfile | None,
) -> SourceReport:
    chosen = _chosen_for(document, rules)
    codes = {rule.code for rule in chosen}
    wanted = {rule.code: rule for rule in _with_betters(chosen, document.language)}
    tables = reference or shipped_reference()
    annotated = Annotated(document, as_of, tables)
    kept = _run_rules(wanted, annotated)
    profile = None if make_profile is None else _profile(annotated, kept, make_profile)
    findings = _findings(kept, document, severities)
    suppressed: tuple[Suppressed, ...] = ()
    if suppress is not None:
        findings, suppressed = suppress(findings)
    asked = {*codes, CRASHED}
    ran = tuple(finding for finding in findings if finding.code in asked)
    aside = tuple(suppression for suppression in suppressed if suppression.finding.code in codes)
    report = SourceReport(
        source=document.source,
        findings=ran,
        grade=NOT_ASKED,
        facts={},
        counts={},
        headline=_place(document, annotated.headline),
        metadata=document.metadata,
        repairs=document.repairs,
        truncations=document.truncations,
        suppressed=aside,
        profile=profile,
    )
    if depth == "findings":
        return _valid(report, annotated)
    if depth == "pages":
        report = _with_pages(report, annotated, findings)
    grade = _grade(annotated, ran, codes)
    judged = {code for code in codes if kept.get(code) is not None}
    whole = replace(
        report,
        grade=grade,
        facts=columns_of(annotated, ran, grade),
        counts=_counts(findings, judged),
        excerpts=excerpts_of(document, ran, report.timeline, _places_shown(report)),
    )
    return _valid(whole, annotated)


def _valid(report: SourceReport, annotated: Annotated) -> SourceReport:
    """Say on which days the report is the same, now that nothing asks any more."""
    return report if annotated.today is None else replace(report, validity=annotated.today.validity)


def _chosen_for(document: Document, rules: tuple[Rule, ...] | None) -> tuple[Rule, ...]:
    """Return the rules to run: of a source that cannot be read, the one that says so."""
    if document.fault is not None:
        return select(all_rules(), (UNREADABLE,))
    return select(all_rules()) if rules is None else rules


def _run_rules(rules: Mapping[str, Rule], annotated: Annotated) -> dict[str, list[Hit] | None]:
    """Return the hits of each rule by code, None for one without opinion; those of ERR002 stand last."""
    hits: dict[str, list[Hit] | None] = {}
    crashes: list[Hit] = []
    for code, rule in rules.items():
        try:
            found = rule.function(annotated)
            hits[code] = None if found is None else list(found)
        except ImportError:  # a fault of the installation
            raise
        except Exception as error:  # noqa: BLE001 - one broken rule never stops a run
            hits[code] = None
            crashes.append(_crash(annotated, f"rule {code} {rule.name}", error))
    kept = _without_doubles(hits, rules, annotated.document)
    if crashes:
        kept[CRASHED] = crashes
    return kept


def _profile(
    annotated: Annotated, hits: dict[str, list[Hit] | None], make_profile: MakeProfile
) -> SourceProfile | None:
    """Make what the comparison reads; if that fails, add a hit of ERR002: the source is then compared with nothing."""
    try:
        return make_profile(annotated, partial(_place, annotated.document))
    except ImportError:  # a fault of the installation
        raise
    except Exception as error:  # noqa: BLE001 - one broken source never stops a run
        crash = _crash(annotated, "the comparison with other sources", error)
        hits[CRASHED] = [*(hits.get(CRASHED) or ()), crash]
        return None


def _crash(annotated: Annotated, what: str, error: Exception) -> Hit:
    return Hit(annotated.headline, f"{what} crashed: {type(error).__name__}: {error}", scope="document")


def _with_pages(report: SourceReport, annotated: Annotated, findings: Sequence[Finding]) -> SourceReport:
    """Add what only pages show: claims to verify, voices, dates."""
    return replace(
        report,
        verify_first=_claims_to_verify(annotated, findings),
        voices=_voices(annotated),
        timeline=timeline_of(annotated),
        text=annotated.text if len(annotated.text) <= MAX_PAGE_CHARS else "",
        blocks=annotated.document.blocks if len(annotated.text) <= MAX_PAGE_CHARS else (),
    )


def _places_shown(report: SourceReport) -> tuple[Place, ...]:
    """Return the places beside those of findings and dates that pages show."""
    claims, voices = report.verify_first, report.voices
    return (report.headline, *(claim.place for claim in claims), *(voice.place for voice in voices))


def _claims_to_verify(annotated: Annotated, findings: Sequence[Finding]) -> tuple[VerifyFirst, ...]:
    """Return the claims most worth checking, with their raw places and their words."""
    document = annotated.document
    return tuple(
        VerifyFirst(
            _place(document, claim.span), claim.score, claim.reasons, claim.support, document.text[slice(*claim.span)]
        )
        for claim in verify_first(annotated, findings)
    )


def _voices(annotated: Annotated) -> tuple[HeardVoice, ...]:
    """Return whom the text lets speak, with their raw places; other languages than English give none."""
    if annotated.language != "en":
        return ()
    return tuple(
        HeardVoice(_place(annotated.document, voice.span), *voice[:-1]) for voice in annotated.voices[:MAX_VOICES]
    )


def _counts(findings: Iterable[Finding], judged: Collection[str]) -> dict[str, int | None]:
    """Count the findings of every rule; null for one that was left out, did not apply or crashed."""
    number = Counter(finding.code for finding in findings)
    return {rule.code: number[rule.code] if rule.code in judged else None for rule in all_rules()}


def _grade(annotated: Annotated, findings: Sequence[Finding], chosen: set[str]) -> Grade:
    """Grade a source by the findings of the chosen rules; experimental ones never count.

    Where only rules that compare sources were chosen, nobody asked for a grade, and there is nothing to say of it.
    """
    scored = {rule.code for rule in all_rules() if not rule.experimental}
    if annotated.document.fault is None and not scored & chosen:
        return Grade(None, 0.0, {}, (), ("rules left out",))
    grade = grade_of(annotated, [finding for finding in findings if finding.code in scored])
    left_out = sorted(scored - chosen)
    return _partly_graded(grade, left_out, len(scored)) if grade.letter and left_out else grade


def _partly_graded(grade: Grade, left_out: list[str], total: int) -> Grade:
    """Say that rules were left out; without most of them there is no letter, as it would say more than the run can."""
    if 2 * len(left_out) > total:
        note = f"not graded: {total - len(left_out)} of {total} rules were chosen"
        return Grade(None, 0.0, {}, (), ("rules left out",), note)
    note = f"graded without {', '.join(left_out[:5])}" + (f" and {len(left_out) - 5} more" if len(left_out) > 5 else "")
    return replace(grade, note="; ".join(filter(None, (grade.note, note))))


@lru_cache(maxsize=64)
def _with_betters(rules: tuple[Rule, ...], language: str | None) -> tuple[Rule, ...]:
    """Return some rules and those that they yield to, by code, if they read the language."""
    codes = {rule.code for rule in rules}.union(*(rule.yields_to for rule in rules))
    return tuple(rule for rule in all_rules() if rule.code in codes and rule.supports(language))


def _raw(document: Document, place: Span | RawSpan) -> RawSpan:
    return place if isinstance(place, RawSpan) else document.clean.raw_span(place.start, place.end)


def _place(document: Document, place: Span | RawSpan) -> Place:
    return place_of(document, place if isinstance(place, RawSpan) else document.clean.raw_span(*place))


def _without_doubles(
    hits: Mapping[str, list[Hit] | None], rules: Mapping[str, Rule], document: Document
) -> dict[str, list[Hit] | None]:
    """Drop hits of rules that yield to another rule's hit on the same characters: one fault, one charge."""
    kept = dict(hits)
    for code, own in hits.items():
        if not own:
            continue
        betters = [hit for other in rules[code].yields_to for hit in hits.get(other) or ()]
        if betters:
            taken = Spans(_raw(document, hit.place) for hit in betters)
            kept[code] = [
                hit for hit in own if hit.scope != "document" and not taken.overlap(_raw(document, hit.place))
            ]
    return kept


def _findings(
    hits: Mapping[str, list[Hit] | None], document: Document, severities: Mapping[str, Severity]
) -> tuple[Finding, ...]:
    rules = {rule.code: rule for rule in all_rules()}
    placed = [(_place(document, hit.place), code, hit) for code, own in hits.items() for hit in own or ()]
    placed.sort(key=lambda found: (found[0].start, found[0].end, found[1], found[2].message))
    seen: Counter[tuple[str, str]] = Counter()
    findings = []
    for place, code, hit in placed:
        rule = rules[code]
        words = " ".join(place.quote.split()).casefold()
        seen[code, words] += 1
        related = tuple(_place(document, span) for span in hit.related)
        findings.append(finding_of(rule, hit, place, related, severities, words, seen[code, words]))
    return tuple(findings)


def finding_of(
    rule: Rule | CorpusRule,
    hit: Hit | CorpusHit,
    place: Place,
    related: tuple[Place, ...],
    severities: Mapping[str, Severity],
    words: str,
    occurrence: int,
) -> Finding:
    """Turn the hit of a rule into a finding; `words` and their `occurrence` in the source make its fingerprint."""
    code = rule.code
    return Finding(
        place.source, code, rule.name, severities.get(code, hit.severity or rule.severity), hit.scope,
        place.start, place.end, place.line, place.column, place.quote, hit.message, hit.fix or rule.fix, related,
        fingerprint(code, place.source, words, occurrence),
    )  # fmt: skip


def fingerprint(code: str, source: str, quote: str, occurrence: int) -> str:
    """Identify a finding across versions of a file: 16 hex digits that do not depend on its position."""
    parts = "\0".join((code, source, quote, str(occurrence)))
    return hashlib.sha256(parts.encode("utf8", "surrogatepass")).hexdigest()[:16]
