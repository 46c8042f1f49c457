"""Who speaks in a quotation that has no cue in its own sentence.

Taken from how news texts run: a quotation goes on with the speaker of the one before it in the paragraph, or with that
of a quotation of several paragraphs; it belongs to who speaks in the sentence before it, or to whom a colon announces,
or to the name that signs it. Anything else would be a guess: then the speaker is not named.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, NamedTuple

from sourcelint.annotate.attributions.attribution import Attribution
from sourcelint.expressions import lazy
from sourcelint.text import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sourcelint.annotate.text.quotations import Quotation
    from sourcelint.annotate.text.sentences import Sentence

SIGNATURE = lazy(r"[\s.]{0,3}(?P<dash>[―–—~]|--?)\s*(?P<name>[A-Z][^\n.!?\"“”]{2,80})")
"""A line or a tail that names who said what stands before it: "— Jane Doe, Leeds"."""

_SUBJECT = lazy(
    r"[\s,]{0,3}[^\W_](?:(?!\b(?:after|before|when|while|as|because|but|if|since|referring)\b)[^;:!?\"“”])*"
)
"""What may stand between a quotation and its cue: a subject, with its apposition, and no clause of its own."""

_MAX_ANNOUNCING_WORDS = 12
"""Words with which a line may announce a quotation without a cue: "Asked about the vote, the mayor had this:"."""

_MAX_COLON_CHARS, _MAX_CUE_CHARS, _MAX_CUES_BESIDE = 400, 40, 6
"""Characters before a quotation in which a colon announces it; characters between a cue and its source; cues on either
side of a quotation that are looked at."""

Spoken = tuple["Quotation", "Attribution | None", "Span | None"]


def name_speakers(
    text: str, sentences: Sequence[Sentence], quotations: Sequence[Quotation], found: Sequence[Attribution]
) -> list[Spoken]:
    """List every passage of speech with the attribution that covers it, or with the place that names its speaker.

    Both are None for a quotation whose speaker the text does not name.
    """
    if not sentences or not any(quotation.kind == "speech" for quotation in quotations):
        return []
    page = _page_of(text, sentences, found)
    spoken: list[Spoken] = []
    for quotation in quotations:
        spoken.append((quotation, *page.speaker(quotation, spoken[-1] if spoken else None)))
    # A quotation of several paragraphs may name its speaker in the last one.
    for at in range(len(spoken) - 1, 0, -1):
        quotation, attribution, name = spoken[at - 1]
        if quotation.continued and attribution is None and name is None:
            spoken[at - 1] = (quotation, *spoken[at][1:])
    return [passage for passage in spoken if passage[0].kind == "speech"]


def _page_of(text: str, sentences: Sequence[Sentence], found: Sequence[Attribution]) -> _Page:
    cued = [(attribution.cue.start, at) for at, attribution in enumerate(found) if attribution.cue is not None]
    cued.sort()
    starts = [sentence.start for sentence in sentences]
    return _Page(text, sentences, starts, [found[at] for _, at in cued], [start for start, _ in cued])


class _Page(NamedTuple):
    """A text with its sentences and its attributions in the order of their cues."""

    text: str
    sentences: Sequence[Sentence]
    starts: list[int]
    found: list[Attribution]
    cues: list[int]

    def speaker(self, quotation: Quotation, before: Spoken | None) -> tuple[Attribution | None, Span | None]:
        """Find who speaks in a quotation, by the rules of the module's docstring in their order."""
        first = max(bisect_right(self.starts, quotation.start) - 1, 0)
        last = max(bisect_right(self.starts, quotation.end - 1) - 1, first)
        near = self._around(quotation, self.sentences[first].start, self.sentences[last].end)
        own = [attribution for attribution in near if _covers(attribution, quotation, self.text)]
        if own:
            return min(own, key=lambda a: abs(a.cue.start - quotation.end) if a.cue else 0), None
        if before and self._runs_on(before, quotation):
            return before[1:]
        spoken_before = self._before(quotation, first)
        if spoken_before:
            return spoken_before, None
        return self._announced(quotation) or self._signed(quotation)

    def _runs_on(self, before: Spoken, quotation: Quotation) -> bool:
        """Tell whether a quotation goes on with the speaker of the one before it, if that has one."""
        earlier, attribution, name = before
        if not (attribution or name):
            return False
        return earlier.continued or self.text.count("\n", earlier.end, quotation.start) == 0

    def _before(self, quotation: Quotation, at: int) -> Attribution | None:
        """Find who speaks at the end of the sentence before sentence `at`, which the quotation opens."""
        if at == 0:
            return None
        earlier, sentence = self.sentences[at - 1], self.sentences[at]
        if earlier.block != sentence.block or sentence.start < quotation.start - 1:
            return None
        near = reversed(self._between(earlier.start, earlier.end))
        return next((said for said in near if said.kind == "speech" and _ends(said, earlier)), None)

    def _around(self, quotation: Quotation, start: int, end: int) -> list[Attribution]:
        """Find the attributions with cues next to a quotation, between two offsets."""
        at = bisect_left(self.cues, quotation.start)
        first, last = (
            max(at - _MAX_CUES_BESIDE, bisect_left(self.cues, start)),
            min(at + _MAX_CUES_BESIDE, bisect_left(self.cues, end)),
        )
        return self.found[first:last]

    def _between(self, start: int, end: int) -> list[Attribution]:
        """Find the last attributions with a source and with cues between two offsets."""
        first, last = bisect_left(self.cues, start), bisect_left(self.cues, end)
        return [
            attribution for attribution in self.found[max(first, last - _MAX_CUES_BESIDE) : last] if attribution.source
        ]

    def _announced(self, quotation: Quotation) -> tuple[Attribution | None, Span | None] | None:
        """Read a colon before a quotation: who announces it, or the short line that does."""
        begin = max(0, quotation.start - _MAX_COLON_CHARS)
        ahead = self.text[begin : quotation.start].rstrip()
        if not ahead.endswith(":"):
            return None
        line = max(ahead.rfind("\n"), ahead.rfind(". ")) + 1
        said = self._between(begin + line, quotation.start)
        if not said and len(ahead[line:].split()) > _MAX_ANNOUNCING_WORDS:
            return None
        return (said[-1] if said else None), Span(begin + line, begin + len(ahead) - 1)

    def _signed(self, quotation: Quotation) -> tuple[Attribution | None, None]:
        """Read the name behind a dash after a quotation; the dash is the cue."""
        match = SIGNATURE.match(self.text, quotation.end)
        if match is None:
            return None, None
        return Attribution(Span(*match.span("name")), Span(*match.span("dash")), None), None


def _covers(attribution: Attribution, quotation: Quotation, text: str) -> bool:
    """Tell whether an attribution of the quotation's own sentences speaks of it."""
    source, cue, content, kind = attribution
    if source is None or cue is None or kind not in ("speech", "belief"):
        return False
    if cue.start >= quotation.end:
        return _follows(source, cue, quotation, text)
    if content is None or content.start >= quotation.end or quotation.start >= content.end:
        return False
    if abs(cue.start - source.end) < _MAX_CUE_CHARS:
        return True
    # "adding" goes on for a speaker named further back, if it stands right before the mark.
    is_participle = text[cue.end - 3 : cue.end] == "ing"
    return is_participle and 0 <= quotation.start - cue.end < _MAX_CUE_CHARS and source.end < cue.start - _MAX_CUE_CHARS


def _follows(source: Span, cue: Span, quotation: Quotation, text: str) -> bool:
    """Tell whether nothing but a subject stands between a quotation and a cue behind it."""
    if source.start < quotation.end or cue.start - quotation.end >= _MAX_CUE_CHARS * 4:
        return False
    between = text[quotation.end : cue.start]
    return not between.strip(" ,—–-\n") or _SUBJECT.fullmatch(between) is not None


def _ends(attribution: Attribution, sentence: Sentence) -> bool:
    """Tell whether a cue stands at the end of its sentence: what follows is still spoken."""
    if attribution.cue is None:
        return False
    last = max(attribution.cue.end, attribution.source.end if attribution.source else 0)
    return sentence.end - last < _MAX_CUE_CHARS
