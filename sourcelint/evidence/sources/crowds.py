"""Sources that nobody can ask: crowds ("some experts"), one of them ("a U.S. official"), and reports that nobody signed."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from sourcelint.annotate.attributions import Attribution
from sourcelint.annotate.attributions.classified_sources import (
    PEOPLE,
    SPOKESPERSONS,
    ClassifiedSource,
    read_source,
    source_at,
)
from sourcelint.annotate.attributions.sources import each_of
from sourcelint.annotate.grammar.closed_classes import ALONE
from sourcelint.annotate.grammar.inflection import forms_of, with_plurals
from sourcelint.annotate.grammar.lexicon import EXPERT_ENDINGS, classes_of, members
from sourcelint.annotate.text.word_lists import words
from sourcelint.evidence.sources.crowd_kinds import AGENT_ENDINGS, BODIES, FIRMS, PAPERS, PARTS, counts
from sourcelint.evidence.sources.crowd_verbs import (
    AIRING,
    FINDING,
    PEOPLE_DO,
    TELLING,
    is_timeless,
    is_view_of,
    says_nothing,
    verb_of,
)
from sourcelint.evidence.sources.named_nearby import is_named_nearby
from sourcelint.expressions import lazy
from sourcelint.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sourcelint.annotate.grammar import NounPhrase, Parse, VerbGroup
    from sourcelint.evidence.annotated import Annotated


class Crowd(NamedTuple):
    """A source that names nobody: span of its words, and span with the verb; `timeless`, on no occasion in particular."""

    source: ClassifiedSource
    who: Span
    span: Span
    attribution: Attribution
    timeless: bool
    is_confidential: bool


_PUBLIC = with_plurals(members("noun public") | members("noun role")) | words("people men women")
_HEADS = ALONE.union(
    PARTS,
    ("other",),
    with_plurals(BODIES | PAPERS | FIRMS),
    *(with_plurals(members(f"noun {group}")) for group in ("official", "expert", "source", "hearsay")),
)
"""Words of which one stands in a source that names nobody; the public is one only where something counts it."""
_EXPERTS = tuple(ending + "s" for ending in EXPERT_ENDINGS)
_PEOPLE = (*EXPERT_ENDINGS, *_EXPERTS, *AGENT_ENDINGS, *(ending + "s" for ending in AGENT_ENDINGS))
_FINDS = forms_of(FINDING, "base", "past", "ed", "participle")
_ARGUES = forms_of(PEOPLE_DO, "base", "ed", "participle") | {"argued"}
_COUNTING = ALONE | words("a an one other another various numerous countless certain multiple familiar briefed")
_MARKING = (
    _COUNTING
    | words("from among by")
    | forms_of(AIRING)
    | forms_of(TELLING, "base", "ed", "participle", "ing")
    | members("adjective belief")
)
"""Words of which one stands beside the public where it is a source."""
_WORD = lazy(r"[a-z]+")
_KNOWS = words("familiar briefed privy close aware knowledgeable")
_KNOWLEDGE = words("knowledge access insight")
_OFTEN_UNNAMED = words("source official expert")
"""Classes of people of whom texts speak again and again without a name."""
_POINTING = words("the these those")
_WROTE = words("author writer reporter reviewer")
"""Who is known by what they wrote, which the text is about."""
MAX_MENTIONS = 8
"""Earlier mentions of a crowd among which a name is looked for."""
MAX_SPAN_CHARS, MAX_INVERTED_CHARS = 160, 40
"""Characters of a crowd with its verb, and those between the two: "…, say experts", "fear among residents"."""


def find_crowds(doc: Annotated) -> Iterator[Crowd]:
    """Yield the sources that name nobody and say something: not "the experts", "his critics", "analysts at Acme Bank"."""
    seen = -1
    again: set[str] = set()
    for attribution in doc.attributions:
        source, cue = attribution.source, attribution.cue
        if source is None or cue is None or source.start <= seen or attribution.kind == "appearance":
            continue
        begin = max(min(cue.start, source.start), source.start - MAX_INVERTED_CHARS)
        if not _may_be_crowd(_WORD.findall(doc.lowercase, begin, max(source.end, cue.end + MAX_INVERTED_CHARS))):
            continue
        crowd = _read(doc, attribution, source, cue)
        if crowd is None:
            continue
        seen = source.start
        phrase = crowd.source.phrase
        if crowd.source.kind == "anonymous" and phrase.determiner == "the":
            if phrase.lemma in again:
                continue
            again.add(phrase.lemma)  # who is back once is back for the rest of the text
        yield crowd


def find_finders(doc: Annotated) -> Iterator[Crowd]:
    """Yield the experts without a name who found out something: "a group of researchers noticed that"."""
    for sentence in doc.sentences_at(doc.places_of(_FINDS)):
        parse = doc.parse(sentence)
        for group in parse.groups:
            phrase = parse.subject_of(group) if _finds(group) else None
            source = None if phrase is None else read_source(parse, phrase)
            if (
                source is None
                or (source.kind, source.group) != ("collective", "expert")
                or source.definite
                or source.named
            ):
                continue
            who, cue = parse.span(source.phrase.first, source.phrase.last), parse.span(group.first, group.last)
            said = Attribution(who, cue, Span(cue.end, sentence.end), "evidence")
            yield Crowd(source, who, Span(who.start, cue.end), said, is_timeless(group), is_confidential=False)


def _finds(group: VerbGroup) -> bool:
    """Tell whether a verb says that something was found out."""
    is_done = group.is_perfect or group.form in ("past", "ed", "base")
    return (
        group.lemma in FINDING
        and is_done
        and group.voice == "active"
        and not (group.modal or group.is_negated or group.is_infinitive)
    )


def _may_be_crowd(found: list[str]) -> bool:
    """Tell by its words whether a source can be a crowd, so that few sentences are read."""
    if not (_HEADS.isdisjoint(found) and _ARGUES.isdisjoint(found)):
        return True
    if _MARKING.isdisjoint(found):
        return any(word.endswith(_EXPERTS) for word in found)
    return not _PUBLIC.isdisjoint(found) or any(word.endswith(_PEOPLE) for word in found)


def _read(doc: Annotated, attribution: Attribution, span: Span, cue: Span) -> Crowd | None:
    """Read the source of an attribution, or those whom it joins, the last first; the public only if no other crowd is there."""
    sentence = doc.sentence_at(span.start)
    if sentence is None or not sentence.start <= cue.start < sentence.end:
        return None
    parse = doc.parse(sentence)
    crowd = None
    for one in reversed(each_of(parse, span)):  # "experts and brokerages", but not "critics and the mayor"
        source = source_at(parse, one)
        if source is not None and _is_one_again(doc, parse, source):
            source = source._replace(kind="anonymous", definite=False)
        if source is None or source.named or source.definite:
            return crowd or (None if source is None else _read_one(doc, parse, attribution, source, cue))
        crowd = _read_one(doc, parse, attribution, source, cue) or crowd
        if crowd is not None and crowd.source.group != "public":
            return crowd
    return crowd


def _read_one(
    doc: Annotated, parse: Parse, attribution: Attribution, source: ClassifiedSource, cue: Span
) -> Crowd | None:
    """Read one of those to whom something is attributed; None if it is somebody, or says nothing."""
    if source.named or (source.definite and not _is_back_to_nobody(doc, parse, source, attribution)):
        return None
    holds = is_view_of(parse, parse.token_at(cue.start), source.phrase)
    group = None if holds else verb_of(parse, parse.token_at(cue.start))
    if not (holds or _is_whole(parse, source, group)) or _may_be_name(doc, parse, source, group):
        return None
    knows = _is_in_the_know(parse, source)
    if not (knows or _speaks(parse, source, group, attribution, holds=holds)):
        return None
    who = parse.span(source.phrase.first, source.phrase.last)
    span = attribution.source
    if knows and span is not None and span.start <= who.start:
        who = Span(who.start, max(who.end, span.end))
    first, last = min(who.start, cue.start), max(who.end, cue.end)
    whole = Span(first, last) if last - first <= MAX_SPAN_CHARS else who
    return Crowd(source, who, whole, attribution, is_timeless(group), knows)


def _may_be_name(doc: Annotated, parse: Parse, source: ClassifiedSource, group: VerbGroup | None) -> bool:
    """Tell whether a plural that opens a sentence may be somebody: "Sanders said", if the text has no "sanders"."""
    if source.group or source.phrase.head or parse.tag(0) != "noun" or group is None or group.form == "base":
        return False
    places = doc.index.get(parse.word(0), ())
    return not any(doc.text[at].islower() for at in places[:MAX_MENTIONS])


def _is_back_to_nobody(doc: Annotated, parse: Parse, source: ClassifiedSource, attribution: Attribution) -> bool:
    """Tell whether "the three diplomats" goes back to diplomats whom the text before does not name, or to nobody at all.

    Experts are those of a body or a study if the text lets anybody speak by name before; what they found is in the study.
    """
    phrase = source.phrase
    start = parse.tokens[phrase.head].start
    if attribution.kind == "evidence" or not _points_back(parse, source):
        return False
    if source.group == "expert" and phrase.lemma != "expert" and doc.named_from < start:
        return False
    before = [*_places_before(doc, start, phrase.lemma)]
    if not before:  # "the auto experts say", not "The panel met. The experts say"
        return not phrase.quantifier and (bool(phrase.modifiers) or phrase.lemma == "authority")
    return not any(is_named_nearby(doc, at) or _is_named(doc, at) for at in before)


def _is_one_again(doc: Annotated, parse: Parse, source: ClassifiedSource) -> bool:
    """Tell whether "the resident" goes back to "a resident" whom the text before does not name."""
    phrase = source.phrase
    is_one = source.kind == "role" and phrase.determiner == "the" and not phrase.is_owned
    if not is_one or source.group == "source" or phrase.lemma in SPOKESPERSONS:
        return False  # "the source" says itself that it has no name
    before = [*_places_before(doc, parse.tokens[phrase.head].start, phrase.lemma)]
    mentions = [doc.source_at(Span(at, at + 1)) for at in before]
    is_new = any(known is not None and known.kind == "anonymous" for known in mentions)
    return is_new and not any(is_named_nearby(doc, at) or _is_named(doc, at) for at in before)


def _places_before(doc: Annotated, start: int, noun: str) -> Iterator[int]:
    """Yield where a noun stood last before an offset, in the singular and in the plural."""
    for form in with_plurals([noun]):
        places = doc.index.get(form, ())
        stop = bisect_left(places, start)
        yield from places[max(0, stop - MAX_MENTIONS) : stop]


def _points_back(parse: Parse, source: ClassifiedSource) -> bool:
    """Tell whether a source is several people of whom a "the" says that they are known."""
    phrase = source.phrase
    if phrase.is_owned or not phrase.is_plural or phrase.determiner not in _POINTING or phrase.lemma in _WROTE:
        return False
    has_name = any(token.tag == "name" for token in parse.tokens[phrase.first : phrase.last])
    return source.group in _OFTEN_UNNAMED and not has_name


def _is_named(doc: Annotated, at: int) -> bool:
    """Tell whether a name tells who somebody is: "diplomats at Acme Bank", "Jane Doe, a diplomat"."""
    sentence = doc.sentence_at(at)
    parse = None if sentence is None else doc.parse(sentence)
    source = None if parse is None else source_at(parse, Span(at, at + 1))
    return parse is not None and source is not None and (source.named or _is_introduced(parse, source.phrase.first - 2))


def _speaks(
    parse: Parse, source: ClassifiedSource, group: VerbGroup | None, attribution: Attribution, *, holds: bool
) -> bool:
    """Tell whether a source is one that names nobody, and `holds` a view or is said to say something."""
    if not counts(parse, source, group):
        return False
    accorded = parse.word(source.phrase.first - 2) == "according"
    return holds or accorded or not says_nothing(parse, source, group, attribution)


def _is_whole(parse: Parse, source: ClassifiedSource, group: VerbGroup | None) -> bool:
    """Tell whether a phrase is all of a subject: not the "others" of "he and others", nor what a preposition governs."""
    at = source.phrase.first - 1
    if at < 0:
        return True
    before = parse.tokens[at]
    if before.tag == "preposition" and parse.word(source.phrase.first) != "what":  # "contrary to what some believe"
        return _is_governed_speaker(parse, source.phrase, group)
    if before.tag == "subordinator" and group is not None and group.is_participle:
        return False  # "before lawmakers defending the lease"
    if before.tag == "verb" and parse.word(source.phrase.last + 1) in ("who", "that", "which"):
        return "speech strong" in classes_of("verb", before.lemma)  # "quoted sources who", not "repel supporters who"
    if source.kind in ("anonymous", "other") and _tells_who(parse, at):
        return False
    return before.word not in ("and", "or") or parse.word(at - 1) in ("", ",", ".") or _joins_nobody(parse, at - 1)


def _tells_who(parse: Parse, at: int) -> bool:
    """Tell whether a word stands between somebody and what they are: "Jane Doe, an adviser", "she is an adviser"."""
    is_posited = parse.tag(at) == "be" and parse.word(at - 1) != "there"
    return is_posited or (parse.word(at) == "," and _is_introduced(parse, at - 1))


def _is_introduced(parse: Parse, at: int) -> bool:
    """Tell whether a name before a comma is whose office follows: "Jane Doe, an adviser", not "in the UN, a diplomat"."""
    name = parse.phrase_with(at)
    opens = name is not None and name.first == 1 and parse.tag(0) == "preposition"
    return parse.tag(at) == "name" and not opens


def _is_governed_speaker(parse: Parse, phrase: NounPhrase, group: VerbGroup | None) -> bool:
    """Tell whether a preposition governs who speaks: "according to experts", "with some saying", "is doubted by historians"."""
    if parse.word(phrase.first - 2) == "according":
        return True
    if parse.word(phrase.first - 1) == "as" and group is not None:
        return parse.group_behind(phrase) == group  # "as many experts point out"
    return group is not None and (parse.goes_along(phrase, group) or parse.agent_of(group) == phrase)


def _joins_nobody(parse: Parse, at: int) -> bool:
    """Tell whether those before an "and" name nobody either: "an aide and a diplomat said"."""
    other = parse.phrase_with(at)
    source = None if other is None else read_source(parse, other)
    if source is None or source.named or source.definite:
        return False
    return source.kind in ("anonymous", "collective") or source.phrase.is_plural


def _is_in_the_know(parse: Parse, source: ClassifiedSource) -> bool:
    """Tell whether a text says how a source can know it: "people familiar with the matter", "with knowledge of the talks"."""
    if source.group not in PEOPLE:
        return False
    behind = [parse.word(at) for at in range(source.phrase.last + 1, source.phrase.last + 6)]
    if behind[0] == "," and behind[1] in ("who", "with"):
        del behind[0]
    if behind[:1] == ["who"]:
        behind = [word for word in behind[1:] if word not in ("is", "are", "was", "were", "has", "have", "had", "been")]
    if behind[0] in _KNOWS:
        return True
    return behind[0] == "with" and not _KNOWLEDGE.isdisjoint(behind[1:4])
