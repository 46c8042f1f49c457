"""Compare what several sources say: agreements, conflicts, copies."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from sourcelint.annotate.reference import shipped
from sourcelint.document import Finding
from sourcelint.lint import CRASHED, fingerprint
from sourcelint.registry import all_corpus_rules, all_rules
from sourcelint.rule import CorpusHit
from sourcelint.witness import Collection, Witness, witness_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sourcelint.annotate.reference import Reference
    from sourcelint.document import Severity, SourceReport
    from sourcelint.rule import CorpusRule

__all__ = ["Comparison", "Witness", "compare", "merge"]


class Comparison:
    """Collects sources one by one, keeping a sketch of each, and compares them at the end.

    `reference` holds the facts that claims are held against, by default those of the shipped tables.
    """

    def __init__(self, reference: Reference | None = None) -> None:
        self._witnesses: list[Witness] = []
        self._reference = reference or shipped()

    def add(self, report: SourceReport) -> SourceReport:
        """Take a source in and give it back, so that a stream of reports can pass through."""
        self._witnesses.append(witness_of(report))
        return report

    def findings(
        self,
        rules: Sequence[CorpusRule] | None = None,
        severities: Mapping[str, Severity] | None = None,
    ) -> tuple[Finding, ...]:
        """Give the findings of the corpus rules (default: all that are not experimental), by source and place."""
        chosen = all_corpus_rules() if rules is None else rules
        collection = Collection(self._witnesses, self._reference.facts)
        found = []
        seen: Counter[tuple[str, str, str]] = Counter()
        for rule in chosen:
            if rule.experimental and rules is None:
                continue
            code, name, default, hits = _run(rule, collection)
            for hit in hits:
                place = hit.place
                key = " ".join(place.quote.split()).casefold() + "".join(f"\0{r.source}" for r in hit.related)
                seen[code, place.source, key] += 1
                found.append(
                    Finding(
                        place.source, code, name, (severities or {}).get(code, hit.severity or default), hit.scope,
                        place.start, place.end, place.line, place.column, place.quote,
                        hit.message, hit.fix or rule.fix, hit.related,
                        fingerprint(code, place.source, key, seen[code, place.source, key]),
                    )
                )  # fmt: skip
        return tuple(sorted(found, key=lambda f: (f.source, f.start, f.end, f.code, f.message)))


def _run(rule: CorpusRule, collection: Collection) -> tuple[str, str, Severity, Sequence[CorpusHit]]:
    """Run a rule: code, name, severity and hits. One that raises gives a hit of ERR002 at the first source."""
    try:
        return rule.code, rule.name, rule.severity, tuple(rule.function(collection))
    except Exception as error:  # noqa: BLE001 - one broken rule never stops a run
        crashed = next(r for r in all_rules() if r.code == CRASHED)
        message = f"rule {rule.code} {rule.name} crashed: {type(error).__name__}: {error}"
        hit = CorpusHit(collection[0].headline, message, (), "error", crashed.fix, "document")
        return crashed.code, crashed.name, crashed.severity, (hit,)


def compare(reports: Iterable[SourceReport]) -> tuple[Finding, ...]:
    """Give the findings that need more than one source, by source and place."""
    comparison = Comparison()
    for report in reports:
        comparison.add(report)
    return comparison.findings()


def merge(reports: Sequence[SourceReport], findings: Sequence[Finding]) -> tuple[SourceReport, ...]:
    """Give every report the cross-source findings that stand in it, and the counts of the rules that made them."""
    codes = [rule.code for rule in all_corpus_rules()]
    by_source: dict[str, list[Finding]] = {}
    for finding in findings:
        by_source.setdefault(finding.source, []).append(finding)
    merged = []
    for report in reports:
        own = by_source.get(report.source, [])
        counts = {**report.counts, **{code: sum(f.code == code for f in own) for code in codes}}
        everything = sorted((*report.findings, *own), key=lambda f: (f.start, f.end, f.code, f.message))
        merged.append(_capped(replace(report, findings=tuple(everything), counts=counts)))
    return tuple(merged)


REFUTED, CAP = "XSR011", "D"
"""A claim that a reference contradicts, and the best grade of a source that has one."""


def _capped(report: SourceReport) -> SourceReport:
    """Cap the grade of a source that contradicts the reference list."""
    refuted = any(f.code == REFUTED and f.severity == "error" for f in report.findings)
    grade = report.grade
    if not refuted or grade.letter is None:
        return report
    letter = max(grade.letter, CAP)
    gates = (*grade.gates, f"contradicts the reference list ({REFUTED}): at most {CAP}")
    return replace(report, grade=replace(grade, letter=letter, gates=gates), facts={**report.facts, "grade": letter})
