"""The raw text as lines in which the places of findings are marked."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from sourcelint.finding import SEVERITIES
from sourcelint.render.escape import xml_text
from sourcelint.text import RawSpan

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sourcelint.finding import Finding
    from sourcelint.report import SourceReport

MAX_MARKED_CHARS = 200_000
"""Characters of the longest raw text that a page repeats."""

MAX_GROWTH, MIN_ROOM_CHARS = 8, 50_000
"""How many times as long as the raw text its lines on a page may be, behind the first characters: marked prose is one and a
half times as long, a file of line breaks or control characters more than ten times."""

MAX_READ_GROWTH = 3
"""The same of the cleaned text, in which there is less to escape."""

READ_LINE_CHARS, NOTE_CHARS = 50, 300
"""Characters that the tags of a paragraph of the cleaned text take, and a mark with its note, about."""

MAX_MARK_CHARS, MAX_LINE_CHARS = 120, 10
"""Characters that the tags of a mark and of a line take on a page, about."""


class Piece(NamedTuple):
    """A piece of a line. `severity` is that of the gravest finding that it belongs to, empty for none.

    `begins` are the fingerprints of the findings that begin here; `leads` is that of the finding it leads to, and
    `codes` names the findings that begin here.
    """

    text: str
    severity: str = ""
    begins: tuple[str, ...] = ()
    leads: str = ""
    codes: str = ""


def fits(raw: str, findings: Iterable[Finding]) -> bool:
    """Tell whether a text is the one that the findings were found in, and short enough to be shown."""
    return 0 < len(raw) <= MAX_MARKED_CHARS and all(
        raw.startswith(finding.quote[:100], finding.start) for finding in findings
    )


def shown(raw: str, findings: Sequence[Finding]) -> tuple[tuple[Piece, ...], ...]:
    """Cut a raw text into lines as `lines` does; return none for a text that does not fit, or whose lines would grow."""
    if not fits(raw, findings):
        return ()
    found = lines(raw, findings)
    return found if _size_of(found) <= MIN_ROOM_CHARS + MAX_GROWTH * len(raw) else ()


class ReadLine(NamedTuple):
    """A paragraph of the cleaned text as an editor would mark it: `notes` are the findings that begin in it."""

    kind: str
    pieces: tuple[Piece, ...]
    notes: tuple[Finding, ...]


def reading(report: SourceReport, findings: Sequence[Finding]) -> tuple[ReadLine, ...]:
    """Return the cleaned text of a source with the findings that stand in it; none if it is not at hand or would grow."""
    if not report.text:
        return ()
    in_text = [
        finding._replace(start=excerpt.span[0], end=excerpt.span[1])
        for finding in findings
        if finding.scope == "span"
        and (excerpt := report.excerpts.get(RawSpan(finding.start, finding.end))) is not None
        and excerpt.span is not None
    ]
    kinds = {block.start: block.kind for block in report.blocks}
    by_fingerprint = {finding.fingerprint: finding for finding in findings}
    found: list[ReadLine] = []
    at = 0
    text = lines(report.text, in_text)
    if _size_of(text, READ_LINE_CHARS, NOTE_CHARS) > MIN_ROOM_CHARS + MAX_READ_GROWTH * len(report.text):
        return ()
    for line in text:
        notes = tuple(by_fingerprint[begun] for piece in line for begun in piece.begins)
        if line:
            found.append(ReadLine(kinds.get(at, "paragraph"), line, notes))
        at += sum(len(piece.text) for piece in line) + 1
    return tuple(found)


def _size_of(
    text: Iterable[Iterable[Piece]], line_chars: int = MAX_LINE_CHARS, mark_chars: int = MAX_MARK_CHARS
) -> int:
    """Return about how many characters some lines take on a page."""
    return sum(
        line_chars + sum(len(xml_text(piece.text)) + mark_chars * bool(piece.leads) for piece in line) for line in text
    )


def lines(raw: str, findings: Iterable[Finding]) -> tuple[tuple[Piece, ...], ...]:
    """Cut a raw text into lines, and these where findings begin and end; those about the source as a whole apart."""
    found: list[list[Piece]] = [[]]
    for piece in _pieces(raw, [finding for finding in findings if finding.scope == "span"]):
        first, *others = piece.text.split("\n")
        found[-1].append(piece._replace(text=first))
        found += [[piece._replace(text=text, begins=(), codes="")] for text in others]
    return tuple(tuple(piece for piece in line if piece.text or piece.begins) for line in found)


def _pieces(raw: str, findings: list[Finding]) -> Iterator[Piece]:
    begins: dict[int, list[Finding]] = {}
    ends: dict[int, list[Finding]] = {}
    for finding in findings:
        begins.setdefault(finding.start, []).append(finding)
        ends.setdefault(finding.end, []).append(finding)
    active: Counter[str] = Counter()
    open_now: dict[str, None] = {}  # fingerprints, the last to begin last
    cuts = sorted({0, len(raw), *begins, *ends})
    for start, end in zip(cuts, (*cuts[1:], len(raw)), strict=True):
        for finding in ends.get(start, ()):
            if finding.start < finding.end:
                active[finding.severity] -= 1
                open_now.pop(finding.fingerprint, None)
        new = begins.get(start, [])
        for finding in new:
            if finding.start < finding.end:
                active[finding.severity] += 1
                open_now[finding.fingerprint] = None
        severity = next((severity for severity in SEVERITIES if active[severity]), "")
        leads = next(reversed(open_now), "") if open_now else ""
        codes = ", ".join(sorted({begun.code for begun in new}))
        yield Piece(raw[start:end], severity, tuple(begun.fingerprint for begun in new), leads, codes)
