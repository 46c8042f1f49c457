"""Who speaks in a quotation that has no cue in its own sentence.

Taken from how news texts run: a quotation goes on with the speaker of the one before it in the paragraph, or with that
of a quotation of several paragraphs; it belongs to who speaks in the sentence before it, or to whom a colon announces,
or to the name that signs it. Anything else would be a guess: then the speaker is not named.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, NamedTuple

from sourcelint.annotate.attributions.attribution import Attribution
from sourcelint.text import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sourcelint.annotate.text.quotations import Quotation
    from sourcelint.annotate.text.sentences import Sentence

SIGNATURE = re.compile(r"[\s.]{0,3}(?P<dash>[―–—~]|--?)\s*(?P<name>[A-Z][^\n.!?\"“”]{2,80})")
"""A line or a tail that names who said what stands before it: "— Jane Doe, Leeds"."""

_SUBJECT = re.compile(
    r"[\s,]{0,3}[^\W_](?:(?!\b(?:after|before|when|while|as|because|but|if|since|referring)\b)[^;:!?\"“”])*"
)
"""What may stand between a quotation and its cue: a subject, with its apposition, and no clause of its own."""

_SHORT = 12
"""Words with which a line may announce a quotation without a cue: "Asked about the vote, the mayor had this:"."""

_REACH, _FAR, _NEAR = 400, 40, 6
"""Characters before a quotation in which a colon announces it; characters between a cue and its source; cues on either
side of a quotation that are looked at."""

Spoken = tuple["Quotation", "Attribution | None", "Span | None"]


def name_speakers(
    text: str, sentences: Sequence[Sentence], quotations: Sequence[Quotation], found: Sequence[Attribution]
) -> list[Spoken]:
    """Give every passage of speech with the attribution that covers it, or with the place that names its speaker.

    Both are None for a quotation whose speaker the text does not name.
    """
    if not sentences or not any(q.kind == "speech" for q in quotations):
        return []
    cues = sorted((a.cue.start, n) for n, a in enumerate(found) if a.cue is not None)
    page = _Page(text, sentences, [s.start for s in sentences], [found[n] for _, n in cues], [at for at, _ in cues])
    out: list[Spoken] = []
    for q in quotations:
        out.append((q, *page.speaker(q, out[-1] if out else None)))
    for n in range(len(out) - 1, 0, -1):
        q, attribution, name = out[n - 1]
        if q.continued and attribution is None and name is None:
            out[n - 1] = (q, out[n][1], out[n][2])
    return [spoken for spoken in out if spoken[0].kind == "speech"]


class _Page(NamedTuple):
    """A text with its sentences and its attributions in the order of their cues."""

    text: str
    sentences: Sequence[Sentence]
    starts: list[int]
    found: list[Attribution]
    cues: list[int]

    def speaker(self, q: Quotation, before: Spoken | None) -> tuple[Attribution | None, Span | None]:
        """Find who speaks in a quotation, by the rules of the module's docstring in their order."""
        first = max(bisect_right(self.starts, q.start) - 1, 0)
        last = max(bisect_right(self.starts, q.end - 1) - 1, first)
        sentence = self.sentences[first]
        own = [a for a in self._around(q, sentence.start, self.sentences[last].end) if _covers(a, q, self.text)]
        if own:
            return min(own, key=lambda a: abs(a.cue.start - q.end) if a.cue else 0), None
        if before and (before[1] or before[2]):
            runs_on = before[0].continued or self.text.count("\n", before[0].end, q.start) == 0
            if runs_on:
                return before[1], before[2]
        earlier = self.sentences[first - 1] if first else None
        if earlier and earlier.block == sentence.block and sentence.start >= q.start - 1:
            said = [a for a in self._between(earlier.start, earlier.end) if a.kind == "speech" and _ends(a, earlier)]
            if said:
                return said[-1], None
        return self._announced(q) or self._signed(q)

    def _around(self, q: Quotation, start: int, end: int) -> list[Attribution]:
        """Give the attributions with cues next to a quotation, between two offsets."""
        at = bisect_left(self.cues, q.start)
        first, last = max(at - _NEAR, bisect_left(self.cues, start)), min(at + _NEAR, bisect_left(self.cues, end))
        return self.found[first:last]

    def _between(self, start: int, end: int) -> list[Attribution]:
        """Give the last attributions with a source and with cues between two offsets."""
        first, last = bisect_left(self.cues, start), bisect_left(self.cues, end)
        return [a for a in self.found[max(first, last - _NEAR) : last] if a.source]

    def _announced(self, q: Quotation) -> tuple[Attribution | None, Span | None] | None:
        """Read a colon before a quotation: who announces it, or the short line that does."""
        begin = max(0, q.start - _REACH)
        ahead = self.text[begin : q.start].rstrip()
        if not ahead.endswith(":"):
            return None
        line = max(ahead.rfind("\n"), ahead.rfind(". ")) + 1
        said = self._between(begin + line, q.start)
        if not said and len(ahead[line:].split()) > _SHORT:
            return None
        return (said[-1] if said else None), Span(begin + line, begin + len(ahead) - 1)

    def _signed(self, q: Quotation) -> tuple[Attribution | None, None]:
        """Read the name behind a dash after a quotation; the dash is the cue."""
        m = SIGNATURE.match(self.text, q.end)
        return (Attribution(Span(*m.span("name")), Span(*m.span("dash")), None) if m else None), None


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
