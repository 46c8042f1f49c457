"""Who speaks in a quotation that has no cue in its own sentence.

Taken from how news texts run: a quotation goes on with the speaker of the one before it in the paragraph, or with that
of a quotation of several paragraphs; it belongs to who speaks in the sentence before it, or to whom a colon announces,
or to the name that signs it. Anything else would be a guess: then the speaker is not named.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from sourcelint.text import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sourcelint.annotate.attributions import Attribution
    from sourcelint.annotate.quotations import Quotation
    from sourcelint.annotate.sentences import Sentence

SIGNATURE = re.compile(r"[\s.]{0,3}(?:[―–—~]|--?)\s*(?P<name>[A-Z][^\n.!?\"“”]{2,80})")
"""A line or a tail that names who said what stands before it: "— Jane Doe, Leeds"."""

_SUBJECT = re.compile(
    r"[\s,]{0,3}[^\W_](?:(?!\b(?:after|before|when|while|as|because|but|if|since|referring)\b)[^;:!?\"“”])*"
)
"""What may stand between a quotation and its cue: a subject, with its apposition, and no clause of its own."""

_SHORT, _REACH = 12, 400
_FAR = 40
"""Characters before a quotation in which a colon announces it: "Asked by reporters about the vote, the mayor had this:"."""


def name_speakers(
    text: str, sentences: Sequence[Sentence], quotations: Sequence[Quotation], found: Sequence[Attribution]
) -> list[tuple[Quotation, Attribution | None, Span | None]]:
    """Give every passage of speech with the attribution that covers it, or with the place that names its speaker.

    Both are None for a quotation whose speaker the text does not name.
    """
    if not any(q.kind == "speech" for q in quotations):
        return []
    starts = [s.start for s in sentences]
    by_sentence: dict[int, list[Attribution]] = {}
    for a in found:
        if a.cue is not None:
            by_sentence.setdefault(bisect_right(starts, a.cue.start) - 1, []).append(a)
    out: list[tuple[Quotation, Attribution | None, Span | None]] = []
    for q in quotations:
        first, last = bisect_right(starts, q.start) - 1, bisect_right(starts, max(q.start, q.end - 1)) - 1
        out.append((q, *_speaker(text, sentences, q, (max(first, 0), last), by_sentence, out)))
    for n in range(len(out) - 1, 0, -1):
        q, attribution, name = out[n - 1]
        if q.continued and attribution is None and name is None:
            out[n - 1] = (q, out[n][1], out[n][2])
    return [found for found in out if found[0].kind == "speech"]


def _speaker(
    text: str,
    sentences: Sequence[Sentence],
    q: Quotation,
    span: tuple[int, int],
    by_sentence: dict[int, list[Attribution]],
    out: list[tuple[Quotation, Attribution | None, Span | None]],
) -> tuple[Attribution | None, Span | None]:
    first, last = span
    own = [a for n in {first, last} for a in by_sentence.get(n, ()) if _covers(a, q, text)]
    if own:
        # The nearest cue speaks: the one right behind the closing mark, else the last before the opening one.
        return min(own, key=lambda a: abs(a.cue.start - q.end) if a.cue else 0), None
    block = sentences[first].block
    if out:
        before, attribution, name = out[-1]
        same = text.count("\n", before.end, q.start) == 0
        if (same or before.continued) and (attribution or name):
            return attribution, name
    if first and sentences[first - 1].block == block and sentences[first].start >= q.start - 1:
        said = [
            a
            for a in by_sentence.get(first - 1, ())
            if a.source and a.cue and a.kind == "speech" and _ends(a, sentences[first - 1])
        ]
        if said:
            return said[-1], None
    ahead = text[max(0, q.start - _REACH) : q.start].rstrip()
    if ahead.endswith(":"):
        line = max(ahead.rfind("\n"), ahead.rfind(". "), -1) + 1
        start = q.start - len(text[max(0, q.start - _REACH) : q.start]) + line
        said = [
            a
            for n in (first, first - 1)
            for a in by_sentence.get(n, ())
            if a.source and a.cue and start <= a.cue.start < q.start
        ]
        if said or len(ahead[line:].split()) <= _SHORT:
            return (said[-1] if said else None), Span(start, start + len(ahead[line:]) - 1)
    signed = SIGNATURE.match(text, q.end)
    if signed:
        return None, Span(*signed.span("name"))
    return None, None


def _covers(a: Attribution, q: Quotation, text: str) -> bool:
    """Tell whether an attribution of the quotation's own sentences speaks of it."""
    if a.source is None or a.cue is None or a.kind not in ("speech", "belief"):
        return False
    if a.cue.start >= q.end:
        if a.source.start < q.end:
            return False
        between = text[q.end : a.cue.start] if a.cue.start - q.end < _FAR * 4 else "."
        return not between.strip(" ,—–-\n") or bool(_SUBJECT.fullmatch(between))
    if a.content is None or not a.content.start < q.end or not q.start < a.content.end:
        return False
    if -_FAR < a.cue.start - a.source.end < _FAR:
        return True
    # "adding" goes on for a speaker named further back, if it stands right before the mark.
    return (
        text[a.cue.end - 3 : a.cue.end] == "ing"
        and 0 <= q.start - a.cue.end < _FAR
        and a.source.end < a.cue.start - _FAR
    )


def _ends(a: Attribution, sentence: Sentence) -> bool:
    """Tell whether a cue stands at the end of its sentence: what follows is still spoken."""
    return a.cue is not None and sentence.end - max(a.cue.end, a.source.end if a.source else 0) < _FAR
