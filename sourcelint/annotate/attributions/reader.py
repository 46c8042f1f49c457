"""The walk over a text: each word that may be a cue is read as what the parse of its sentence makes it."""

from __future__ import annotations

import re
from bisect import bisect_left
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from sourcelint.annotate.attributions.attribution import Attribution
from sourcelint.annotate.attributions.classified_sources import has_name
from sourcelint.annotate.attributions.clause import Clause
from sourcelint.annotate.attributions.nouns import read_noun
from sourcelint.annotate.attributions.reporting_verbs import (
    ADJECTIVES,
    CLEAR,
    CUE_PHRASES,
    CUE_WORDS,
    FORMS,
    HEARSAY_ADVERBS,
    NOUN_CUES,
    VERB_CUES,
)
from sourcelint.annotate.attributions.sources import extent
from sourcelint.annotate.attributions.verbs import ASKED, read_group
from sourcelint.annotate.grammar import parser_of
from sourcelint.annotate.text.word_index import places_of
from sourcelint.annotate.text.word_lists import words
from sourcelint.clean.characters.non_ascii import places
from sourcelint.expressions import lazy
from sourcelint.text import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from sourcelint.annotate.grammar import Parse, Token, VerbGroup
    from sourcelint.annotate.text.quotations import Quotation
    from sourcelint.annotate.text.sentences import Sentence
    from sourcelint.annotate.text.word_index import Words

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
_OPENERS = "\"“‘'"
MAX_PLACES = 8
"""Places of a word that are looked at: a hostile text may have it everywhere."""
_CLOSERS = ("”", '"', "''")
_CLOSER = lazy(r"(?<=\S)(?:”|\"|'')(?=\W|$)|“|(?<!\S)(?:\"|'')")
_MAX_POSTPOSED_CHARS = 60
"""Characters at the end of a sentence in which a speaker stands who says all of it: "…, she said on Monday."."""
_MAX_PHRASE_CHARS = 24
"""Characters behind a verb in which the word begins and ends that makes both a cue."""
_CLEAR_LINKS = words("if whether that why how who what when where")
_MAX_WORDS_TO_CLEAR = 4
_MAX_WORDS_TO_SOURCE = 5


def read_attributions(
    text: str,
    lowercase: str,
    index: Words,
    sentences: Sequence[Sentence],
    quotations: Sequence[Quotation],
    parse: Callable[[Sentence], Parse] | None = None,
) -> list[Attribution]:
    """Find the attributions of all sentences that have a cue of their own, outside quotations; `index` is that of the text."""
    parse = parse or parser_of(text, lowercase)
    lone = places_of(_LONE, index)
    speech = [quotation for quotation in quotations if quotation.kind == "speech" or not quotation.closed]
    speech_starts = [quotation.start for quotation in speech]
    cues = sorted([*places_of(CUE_WORDS, index), *_places_of_phrases(lowercase, index)])
    # What somebody else says attributes nothing: a sentence with no other cue need not be parsed.
    cues = [at for at in cues if not _holds(speech, bisect_left(speech_starts, at) - 1, at)]
    closers = places(text, _CLOSERS)
    found: list[Attribution] = []
    past = 0
    for sentence in sentences:
        start, end, _ = sentence
        while past < len(speech) and speech[past].end <= start:
            past += 1
        quoted = speech[past : bisect_left(speech_starts, end, past)]
        begin = _begin(text, start, end, quoted) if _between(closers, start, end) else start
        if text.find(":", begin, min(end, start + _MAX_LABEL_CHARS)) > 0 and begin == start:
            found += _labelled(text, start, end, index)
        if _between(cues, begin, end):
            found += _own(
                _read_sentence(Clause(parse(sentence), start, end), begin, quoted, _between(lone, begin, end))
            )
    return found


def _places_of_phrases(lowercase: str, index: Words) -> Iterator[int]:
    """Yield the offsets, in no order, at which a phrase of `CUE_PHRASES` stands: most forms of "make" and "go" begin none."""
    for word in CUE_PHRASES.keys() & index.keys():
        for at in index[word]:
            end = at + len(word)
            if lowercase[end : end + _MAX_PHRASE_CHARS].lstrip().startswith(CUE_PHRASES[word]):
                yield at


def _between(places: Sequence[int], start: int, end: int) -> Sequence[int]:
    """Return those of some sorted offsets that lie in a half-open span."""
    return places[bisect_left(places, start) : bisect_left(places, end)]


def _holds(speech: Sequence[Quotation], number: int, at: int) -> bool:
    """Tell whether a word at an offset stands in a quotation, the last one that begins before it."""
    return number >= 0 and at < speech[number].end


def _begin(text: str, start: int, end: int, quoted: Sequence[Quotation]) -> int:
    """Find where the author's words begin in a sentence with a closing mark: behind a quotation that opened before."""
    if quoted and quoted[0].start <= start:
        return start
    closer = _CLOSER.search(text, start + 1, quoted[0].start if quoted else end)
    if closer and closer.group() != "“" and not text[closer.start() - 1].isspace():
        return closer.end()
    return start


def _labelled(text: str, start: int, end: int, index: Words) -> Iterator[Attribution]:
    """Yield what a speaker's label at the head of a line attributes: "Jane Doe: “It sank.”", not "Pain Relief: It helps"."""
    match = _LABEL.match(text, start, end)
    if match and (text[match.end()] in _OPENERS or not _is_common(text, match[1].rpartition(" ")[2].lower(), index)):
        yield Attribution(Span(*match.span(1)), Span(*match.span(2)), Span(match.end(), end))


def _is_common(text: str, word: str, index: Words) -> bool:
    """Tell whether a word that has a capital in a label stands without one elsewhere in the text: no name does."""
    return any(text[at].islower() for at in index.get(word, ())[:MAX_PLACES])


def _read_sentence(clause: Clause, begin: int, quoted: Sequence[Quotation], lone: Sequence[int]) -> Clause:
    """Collect the attributions of the author's words of one sentence in text order; at the offsets `lone` stands a word of `_LONE`."""
    past = 0
    for at, read, what in _candidates(clause, lone):
        start = clause.parse.tokens[at].start
        while past < len(quoted) and quoted[past].end <= start:
            past += 1
        if start < begin or (past < len(quoted) and quoted[past].start < start):
            continue
        found = read(clause, what)
        if found is not None:
            clause.found.append(found)
            if clause.parse.word(at) == "according" and found.source is not None:
                begin = found.source.end  # "according to a person briefed on the talks" is one source
    return clause


def _candidates(
    clause: Clause, lone: Sequence[int]
) -> list[tuple[int, Callable[[Clause, Any], Attribution | None], Any]]:
    """List the words that may be cues, by their numbers, each with what reads it and what that is asked about."""
    parse = clause.parse
    tokens = parse.tokens
    found: list[tuple[int, Callable[[Clause, Any], Attribution | None], Any]] = [
        (group.main, read_group, number) for number, group in enumerate(parse.groups) if _may_report(tokens, group)
    ]
    found += [
        (phrase.head, read_noun, phrase) for phrase in parse.phrases if phrase.lemma in NOUN_CUES and not phrase.is_name
    ]
    words = [at for at in map(parse.token_at, lone) if parse.word(at) in _LONE] if lone else []
    found += [(at, _LONE[tokens[at].word], at) for at in words]
    found.sort(key=itemgetter(0))
    return found


def _may_report(tokens: Sequence[Token], group: VerbGroup) -> bool:
    """Tell by its verb, or the adjective behind it, whether a verb group can report something."""
    return group.lemma == "be" or group.lemma in VERB_CUES or tokens[group.main].word in ADJECTIVES


def _according(clause: Clause, at: int) -> Attribution | None:
    parse = clause.parse
    if parse.word(at + 1) != "to":
        return None
    phrase = next(filter(None, map(parse.phrase_from, range(at + 2, at + 2 + _MAX_WORDS_TO_SOURCE))), None)
    source = None if phrase is None else parse.span(at + 2, extent(parse, phrase))
    content = Span(clause.start, parse.tokens[at - 1].end) if at else None
    if content is None and source is not None:
        content = clause.rest(source.end)
    return Attribution(source, parse.span(at, at + 1), content)


def _per(clause: Clause, at: int) -> Attribution | None:
    """Read "…, per the Harbour Institute" and not "per day": who it is has a name."""
    parse = clause.parse
    phrase = parse.phrase_from(at + 1)
    if parse.word(at - 1) != "," or phrase is None or not has_name(parse, phrase.first, phrase.last + 1):
        return None
    source = parse.span(phrase.first, extent(parse, phrase))
    return Attribution(source, parse.span(at, at), Span(clause.start, parse.tokens[at - 1].start))


def _reportedly(clause: Clause, at: int) -> Attribution:
    return Attribution(None, clause.parse.span(at, at), Span(clause.start, clause.end))


def _clear(clause: Clause, at: int) -> Attribution | None:
    """Read "it is unclear whether", "nor is it clear that"."""
    parse = clause.parse
    first = next((n for n in range(max(0, at - _MAX_WORDS_TO_CLEAR), at) if parse.word(n) == "it"), None)
    if first is None or parse.word(at + 1) not in _CLEAR_LINKS or not _is_said_of_it(parse, first, at):
        return None
    cue = Span(parse.tokens[first].start, parse.tokens[at].end)
    return Attribution(None, cue, clause.rest(cue.end), "belief")


def _is_said_of_it(parse: Parse, first: int, at: int) -> bool:
    """Tell whether a form of to be stands between "it" and what it is, or before "it": not in "made it clear"."""
    return any(parse.tokens[n].tag == "be" for n in range(max(0, first - 1), at))


_LONE: dict[str, Callable[[Clause, int], Attribution | None]] = {
    "according": _according,
    "per": _per,
    **dict.fromkeys(HEARSAY_ADVERBS, _reportedly),
    **dict.fromkeys(CLEAR, _clear),
}
"""Words that are cues by themselves, with what reads them."""


def _own(clause: Clause) -> list[Attribution]:
    """Leave out what has no source of its own but stands in what somebody else says."""
    found, text = clause.found, clause.text
    if len(found) < 2 or all(attribution.source for attribution in found):
        return found
    said = [cue.start for source, cue, *_ in found if source and cue and _says(text[cue.start : cue.end].lower())]
    if not said:
        return found
    said_of_all = (
        clause.end - said[-1] < _MAX_POSTPOSED_CHARS
        and "," in text[max(clause.start, said[-1] - _MAX_POSTPOSED_CHARS) : said[-1]]
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
