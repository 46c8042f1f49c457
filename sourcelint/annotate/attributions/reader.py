"""The walk over a text: each word that may be a cue is read as what its neighbours make it."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import compress, count, takewhile
from typing import TYPE_CHECKING

from sourcelint.annotate.attributions.attribution import Attribution
from sourcelint.annotate.attributions.grammar import FIRST_PERSON
from sourcelint.annotate.attributions.line import TokenWindow
from sourcelint.annotate.attributions.nouns import read_noun
from sourcelint.annotate.attributions.reporting_verbs import ALL_CUES, FORMS, GIVEN, OTHERWISE, PHRASES, REPORTEDLY
from sourcelint.annotate.attributions.sources import right_of
from sourcelint.annotate.attributions.verbs import ASKED, active, read_adjective, read_given, read_verb, verbal
from sourcelint.annotate.text.word_lists import words
from sourcelint.expressions import lazy
from sourcelint.text import MAX_PIECE_CHARS, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sourcelint.annotate.attributions.reporting_verbs import CueEntry, CueKind
    from sourcelint.annotate.text.quotations import Quotation
    from sourcelint.annotate.text.sentences import Sentence

_LABEL = lazy(
    r"""
    [\"“]?
    (
        (?:[A-Z][\w.'’-]{0,24}|of|the|for|and|de|van|al)                 # "Mayor"
        (?:[ ](?:[A-Z][\w.'’-]{0,24}|of|the|for|and|de|van|al)){0,4}     # "of Leeds"
    )
    (:)\s+(?=[\"“‘'A-Z])
    """,
    re.VERBOSE,
)
_MAX_LABEL_CHARS = 130
_CLEAR_WORDS = words("clear unclear obvious apparent evident")
_CLEAR = lazy(
    r"""
    \bit(?:['’]s|[ ]is|[ ]was|[ ]remains|[ ]remained|[ ]became)(?:[ ](?:still|also|not|far[ ]from))?
    [ ](?:(?:un)?clear|obvious|apparent|evident)
    [ ](?=if|whether|that|why|how|who|what|when|where)
    """,
    re.IGNORECASE | re.VERBOSE,
)
_CLOSERS = ("”", '"', "''")
_CLOSER = lazy(r"(?<=\S)(?:”|\"|'')(?=\W|$)|“|(?<!\S)(?:\"|'')")
_MAX_SENTENCE_CUES = 200
"""Cues of one sentence that are read: a sentence with more is none, but a list or a line without end."""

_MAX_BESIDE_CHARS = 1000
"""Characters around a batch of sentences whose words are known too: a cue is read with the few words before it."""

_MAX_POSTPOSED_CHARS = 60
"""Characters at the end of a sentence in which a speaker stands who says all of it: "…, she said on Monday."."""


def read_attributions(
    text: str, lowercase: str, sentences: Sequence[Sentence], quotations: Sequence[Quotation]
) -> list[Attribution]:
    """Find the attributions of all sentences that have a cue of their own, outside quotations."""
    speech = [quotation for quotation in quotations if quotation.kind == "speech" or not quotation.closed]
    marked = any(mark in text for mark in _CLOSERS)
    found: list[Attribution] = []
    past = 0
    for batch in _batches(sentences):
        begin = max(0, batch[0].start - _MAX_BESIDE_CHARS)
        line = TokenWindow(text, lowercase[begin : batch[-1].end + _MAX_BESIDE_CHARS], begin)
        hits = list(compress(count(), map(ALL_CUES.__contains__, line.words)))
        places = [line.starts[hit] for hit in hits]
        last = 0
        for start, end, _ in batch:
            first = bisect_left(places, start, last)
            last = bisect_left(places, end, first)
            while past < len(speech) and speech[past].end <= start:
                past += 1
            label = text.find(":", start, min(end, start + _MAX_LABEL_CHARS)) > 0
            if last > first or label:
                line.look(start, end)
                quoted = _quoted(speech, past, end)
                begin = _begin(line, quoted, marked=marked, label=label)
                _read_sentence(line, hits[first : min(last, first + _MAX_SENTENCE_CUES)], begin, quoted)
                found += _own(line)
    return found


def _batches(sentences: Sequence[Sentence]) -> Iterator[Sequence[Sentence]]:
    """Yield sentences that together are about as long as a piece of a text: their words are held at a time."""
    first = 0
    for n, sentence in enumerate(sentences):
        if sentence.end - sentences[first].start > MAX_PIECE_CHARS:
            yield sentences[first : n + 1]
            first = n + 1
    if first < len(sentences):
        yield sentences[first:]


def _quoted(speech: Sequence[Quotation], first: int, end: int) -> list[Quotation]:
    """List the quotations from number `first` on that begin before an offset."""
    following = (speech[at] for at in range(first, len(speech)))
    return list(takewhile(lambda quotation: quotation.start < end, following))


def _begin(line: TokenWindow, quoted: Sequence[Quotation], *, marked: bool, label: bool) -> int:
    """Find where the author's words begin: behind a quotation that opened before, or behind a speaker's label."""
    text, start, end = line.text, line.start, line.end
    if quoted and quoted[0].start <= start:
        return start
    if marked and any(text.find(mark, start, end) > 0 for mark in _CLOSERS):
        closer = _CLOSER.search(text, start + 1, quoted[0].start if quoted else end)
        if closer and closer.group() != "“" and not text[closer.start() - 1].isspace():
            return closer.end()
    if label:
        m = _LABEL.match(text, start, end)
        if m:
            line.found.append(Attribution(Span(*m.span(1)), Span(*m.span(2)), Span(m.end(), end)))
    return start


def _read_sentence(line: TokenWindow, hits: Sequence[int], begin: int, quoted: Sequence[Quotation]) -> None:
    """Collect the attributions of the author's words of one sentence in `line.found`."""
    past = 0
    for i in hits:
        at = line.starts[i]
        while past < len(quoted) and quoted[past].end <= at:
            past += 1
        if at < begin or (past < len(quoted) and quoted[past].start < at):
            continue
        found = _read_word(line, i)
        if found is not None:
            line.found.append(found)
            if line.words[i] == "according" and found.source is not None:
                begin = found.source.end  # "according to a person briefed on the talks" is one source


def _read_word(line: TokenWindow, i: int) -> Attribution | None:
    """Read word i as what it can be."""
    word = line.words[i]
    if word == "according":
        return _according(line, i)
    if word in REPORTEDLY:
        return Attribution(None, line.span(i, i), Span(line.start, line.end))
    if word in _CLEAR_WORDS:
        return _clear(line, i)
    if word in PHRASES and line.after(i) in PHRASES[word][1]:
        return _phrase(line, i, PHRASES[word][0])
    if word in GIVEN:
        given = read_given(line, i)
        if given is not None:
            return given
    return _read_form(line, i, FORMS[word]) if word in FORMS else None


def _read_form(line: TokenWindow, i: int, entry: CueEntry) -> Attribution | None:
    """Read word i, a form of a verb, noun or adjective of reporting."""
    text, start, end = line.text, line.starts[i], line.ends[i]
    if i > line.first and text[start].isupper() and not line.headline():
        return None
    if (
        text[end : end + 1] == "-"
        or text[start - 1 : start] == "-"
        or line.after(i) in OTHERWISE.get(line.words[i], ())
    ):
        return None
    if entry.form == "noun":
        return read_noun(line, i)
    if entry.form == "adjective":
        return read_adjective(line, i)
    group, passed = line.group(i)
    if entry.nominal and not verbal(line, i, group, passed):
        return read_noun(line, i)
    return read_verb(line, i, entry, group, passed)


def _phrase(line: TokenWindow, i: int, kind: CueKind) -> Attribution | None:
    """Read word i and the next as one cue: "hit back", "looks like"."""
    cue = line.span(i, i + 1)
    if kind == "appearance":
        return Attribution(None, cue, Span(line.start, line.end), kind)
    group, _ = line.group(i)
    return None if line.before(group) in FIRST_PERSON else active(line, i, group, cue, kind)


def _according(line: TokenWindow, i: int) -> Attribution | None:
    if line.after(i) != "to":
        return None
    source = right_of(line, line.ends[i + 1])
    content = Span(line.start, line.ends[i - 1]) if i > line.first else None
    if content is None and source is not None:
        content = line.rest(source.end)
    return Attribution(source, line.span(i, i + 1), content)


def _clear(line: TokenWindow, i: int) -> Attribution | None:
    """Read "it is unclear whether"."""
    start, end = line.starts[i], line.ends[i]
    m = _CLEAR.search(line.text, max(line.start, start - 30), min(line.end, end + 12))
    if m and m.start() < start < m.end():
        return Attribution(None, Span(m.start(), end), line.rest(end), "belief")
    return None


def _own(line: TokenWindow) -> list[Attribution]:
    """Leave out what has no source of its own but stands in what somebody else says."""
    found, text = line.found, line.text
    if len(found) < 2 or all(attribution.source for attribution in found):
        return found
    said = [cue.start for source, cue, *_ in found if source and cue and _says(text[cue.start : cue.end].lower())]
    if not said:
        return found
    said_of_all = (
        line.end - said[-1] < _MAX_POSTPOSED_CHARS
        and "," in text[max(line.start, said[-1] - _MAX_POSTPOSED_CHARS) : said[-1]]
    )
    spoken_from = 0 if said_of_all else said[0] + 1
    return [attribution for attribution in found if not _is_spoken(attribution, spoken_from, text)]


def _is_spoken(attribution: Attribution, spoken_from: int, text: str) -> bool:
    """Tell whether a cue without a source stands in somebody's words, which begin at an offset; questions are answered by them."""
    cue = attribution.cue
    if attribution.source or cue is None or cue.start < spoken_from:
        return False
    return text[cue.start : cue.end].lower() not in ASKED


def _says(cue: str) -> bool:
    """Tell whether a cue hardly ever does anything but say that what follows is somebody's."""
    return cue == "according to" or (cue in FORMS and FORMS[cue].strong and FORMS[cue].kind == "speech")
