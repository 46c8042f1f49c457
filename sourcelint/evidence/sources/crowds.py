"""Sources that nobody can ask: crowds ("some experts"), one of them ("a U.S. official"), and reports that nobody signed."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sourcelint.annotate.attributions import Attribution
from sourcelint.annotate.attributions.classified_sources import PEOPLE, ClassifiedSource, read_source, source_at
from sourcelint.annotate.grammar.inflection import forms_of, with_plurals
from sourcelint.annotate.grammar.lexicon import EXPERT_ENDINGS, classes_of, members
from sourcelint.annotate.text.word_lists import words
from sourcelint.evidence.sources.crowd_verbs import (
    AIRING,
    FINDING,
    OPINIONS,
    PEOPLE_DO,
    TELLING,
    is_felt,
    is_timeless,
    is_view_of,
    may_say,
    says_nothing,
    verb_of,
)
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


_ALONE = words("some many most others several few")
_PUBLIC = with_plurals(members("noun public") | members("noun role")) | words("people men women")
_BODIES = words("group organisation organization outlet charity")
"""Bodies of which a text tells only the kind: "advocacy groups"."""
_PAPERS = words("newspaper paper outlet website magazine tabloid broadcaster agency")
_FIRMS = words("company firm manufacturer maker brand retailer")
_BODIES_SAY = words("claim argue insist contend")
"""What firms of a kind hold: "manufacturers claim"."""
_ONE = words("a an one another")
_PARTS = words("majority portion")
_MANY = (_ALONE - {"others"}) | _PARTS | {"number"}
"""What makes a plural of any kind a crowd: "many marketers", "a large portion of marketers"."""
_FEW = (_ALONE - {"others"}) | {"other", "number"}
_HEADS = _ALONE.union(
    _PARTS,
    ("other",),
    with_plurals(_BODIES | _PAPERS | _FIRMS),
    *(with_plurals(members(f"noun {group}")) for group in ("official", "expert", "source", "hearsay")),
)
"""Words of which one stands in a source that names nobody; the public is one only where something counts it."""
_EXPERTS = tuple(ending + "s" for ending in EXPERT_ENDINGS)
_FINDS = forms_of(FINDING, "base", "past", "ed", "participle")
_SHARES = words("percentage share proportion percent")
_COUNTING = _ALONE | words("a an one other another various numerous countless certain multiple familiar briefed")
_MARKING = (
    _COUNTING
    | words("from among by")
    | forms_of(AIRING)
    | forms_of(TELLING, "base", "ed", "participle", "ing")
    | members("adjective belief")
)
"""Words of which one stands beside the public where it is a source."""
_ONES_WORDS = members("verb speech strong") | AIRING
"""What one of them says, or puts to the world."""
_WORD = lazy(r"[a-z]+")
_KNOWS = words("familiar briefed privy close aware knowledgeable")
_KNOWLEDGE = words("knowledge access insight")
_REPORTS = words("report rumor rumour account")
_BEFORE_SUBJECT = frozenset(["", "mark", "conjunction", "subordinator", "adverb"])
"""Classes of the word before the subject of a clause that stands for itself: not "the things people say"."""
MAX_SPAN_CHARS, MAX_INVERTED_CHARS = 160, 40
"""Characters of a crowd with its verb, and those between the two: "…, say experts", "fear among residents"."""


def find_crowds(doc: Annotated) -> Iterator[Crowd]:
    """Yield the sources that name nobody and say something: not "the experts", "his critics", "analysts at Acme Bank"."""
    seen = -1
    for attribution in doc.attributions:
        source, cue = attribution.source, attribution.cue
        if source is None or cue is None or source.start <= seen or attribution.kind == "appearance":
            continue
        begin = max(min(cue.start, source.start), source.start - MAX_INVERTED_CHARS)
        if not _may_be_crowd(_WORD.findall(doc.lowercase, begin, max(source.end, cue.end + MAX_INVERTED_CHARS))):
            continue
        crowd = _read(doc, attribution, source, cue)
        if crowd is not None:
            seen = source.start
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
                or source.kind != "collective"
                or source.group != "expert"
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
    if not _HEADS.isdisjoint(found) or any(word.endswith(_EXPERTS) for word in found):
        return True
    return not (_PUBLIC.isdisjoint(found) or _MARKING.isdisjoint(found))


def _read(doc: Annotated, attribution: Attribution, span: Span, cue: Span) -> Crowd | None:
    """Read the source of an attribution; None if it is somebody, or says nothing."""
    sentence = doc.sentence_at(span.start)
    if sentence is None or not sentence.start <= cue.start < sentence.end:
        return None
    parse = doc.parse(sentence)
    source = source_at(parse, span)
    if source is None or source.definite or source.named:
        return None
    holds = is_view_of(parse, parse.token_at(cue.start), source.phrase)
    group = None if holds else verb_of(parse, parse.token_at(cue.start))
    if not (holds or _is_whole(parse, source, group)):
        return None
    knows = _is_in_the_know(parse, source)
    if not (knows or _speaks(parse, source, group, attribution, holds=holds)):
        return None
    who = parse.span(source.phrase.first, source.phrase.last)
    if knows and span.start <= who.start:
        who = Span(who.start, max(who.end, span.end))
    first, last = min(who.start, cue.start), max(who.end, cue.end)
    whole = Span(first, last) if last - first <= MAX_SPAN_CHARS else who
    return Crowd(source, who, whole, attribution, is_timeless(group), knows)


def _speaks(
    parse: Parse, source: ClassifiedSource, group: VerbGroup | None, attribution: Attribution, *, holds: bool
) -> bool:
    """Tell whether a source is one that names nobody, and `holds` a view or is said to say something."""
    counts = _COUNTS.get(source.kind, _counts_others)
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
    if before.tag == "preposition":
        return _is_governed_speaker(parse, source.phrase, group)
    if before.tag == "subordinator" and group is not None and group.is_participle:
        return False  # "before lawmakers defending the lease"
    if before.tag == "verb" and parse.word(source.phrase.last + 1) in ("who", "that", "which"):
        return False  # "it will not repel supporters who wanted more"
    if source.kind == "anonymous" and before.word == "," and _is_introduced(parse, at - 1):
        return False
    return before.word not in ("and", "or") or parse.word(at - 1) in ("", ",", ".") or _joins_nobody(parse, at - 1)


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


def _counts_crowd(parse: Parse, source: ClassifiedSource, group: VerbGroup | None) -> bool:
    """Tell whether a plural is a crowd: experts in any case, the public where a quantifier makes one of it."""
    phrase = source.phrase
    if not source.group:
        return group is not None and _counts_bare(parse, phrase, group)
    if source.group == "role":
        return False
    if phrase.quantifier in _SHARES:
        return False  # "percentage of voters who say" was counted by somebody
    if phrase.quantifier and parse.tokens[phrase.first].tag == "number":
        return source.group in ("official", "source")  # "five analysts" were counted by somebody
    is_large = source.group != "public" or (_tells_at_large(parse, phrase, group) if group else True)
    return bool(phrase.quantifier) or is_large


def _tells_at_large(parse: Parse, phrase: NounPhrase, group: VerbGroup) -> bool:
    """Tell whether a public that nothing counts says or feels something as one: "visitors report", "residents voiced concerns"."""
    if group.lemma in AIRING or (group.lemma in TELLING and parse.goes_along(phrase, group)):
        return True
    opens = parse.tag(phrase.first - 1) in _BEFORE_SUBJECT and parse.tag(parse.before(group)) != "relative"
    is_clause = opens and parse.subject_of(group) == phrase
    return is_clause and (is_felt(parse, group) or group.lemma in TELLING)


def _counts_bare(parse: Parse, phrase: NounPhrase, group: VerbGroup) -> bool:
    """Tell whether a quantifier by itself is a crowd that opines: "some argue", not "others said" or "most of us"."""
    if parse.goes_along(phrase, group):
        return group.lemma in TELLING  # "with some calling for a vote"
    is_partial = parse.word(phrase.last + 1) == "of"
    if (
        phrase.determiner not in ("", "what")
        or is_partial
        or "others" in (phrase.quantifier, phrase.lemma)
        or _ends(parse, group)
    ):
        return False
    return group.lemma in OPINIONS and (group.form == "base" or group.is_perfect) and may_say(group)


def _ends(parse: Parse, group: VerbGroup) -> bool:
    """Tell whether a verb governs no more than one word: "some say tomato", "some argue."."""
    at = group.last + 1
    return parse.word(at) in ("", ".", "!", "?", ";") or (parse.word(at) != "that" and not parse.word(at + 1).isalnum())


def _counts_one(parse: Parse, source: ClassifiedSource, group: VerbGroup | None) -> bool:
    """Tell whether one unnamed person is a source that should have a name: an official, an expert, an insider."""
    if group is None:
        return parse.word(source.phrase.first - 2) == "according"
    return group.lemma in _ONES_WORDS and not group.modal


def _counts_report(_: Parse, source: ClassifiedSource, __: VerbGroup | None) -> bool:
    phrase = source.phrase
    return (phrase.lemma in _REPORTS and phrase.is_plural) or (phrase.lemma == "media" and bool(phrase.modifiers))


def _counts_others(parse: Parse, source: ClassifiedSource, group: VerbGroup | None) -> bool:
    """Tell whether people of no known kind are a crowd: "many marketers acknowledge", "there are aficionados who claim that"."""
    phrase = source.phrase
    says = source.kind == "other" and (_says_that(parse, phrase, group) or _argues(parse, source, group))
    return says or _is_many_of_a_kind(phrase, group) or _is_posited(parse, phrase, group)


def _says_that(parse: Parse, phrase: NounPhrase, group: VerbGroup | None) -> bool:
    """Tell whether a few of any kind said on some occasion that something is so: "other speakers pointed out that"."""
    if group is None or group.modal or group.is_negated or not phrase.is_plural or phrase.quantifier not in _FEW:
        return False
    is_said = "speech strong" in classes_of("verb", group.lemma) or group.lemma == "point"
    return is_said and "that" in (parse.word(group.last + 1), parse.word(group.last + 2))


def _argues(parse: Parse, source: ClassifiedSource, group: VerbGroup | None) -> bool:
    """Tell whether a bare plural of no known kind holds on no occasion that something is so: "agnostics have long argued that"."""
    phrase = source.phrase
    if (
        group is None
        or source.group
        or phrase.is_name
        or not phrase.is_plural
        or phrase.determiner
        or phrase.quantifier
    ):
        return False
    holds = (
        group.lemma in PEOPLE_DO
        and (group.form == "base" or group.is_perfect)
        and not (group.modal or group.is_negated)
    )
    opens = parse.tag(phrase.first - 1) in _BEFORE_SUBJECT
    return holds and opens and group.voice == "active" and parse.word(group.last + 1) == "that"


def _is_many_of_a_kind(phrase: NounPhrase, group: VerbGroup | None) -> bool:
    """Tell whether a counted plural does, on no occasion in particular, what only people do."""
    if group is None or group.modal or group.is_negated or group.form != "base":
        return False
    return phrase.is_plural and phrase.quantifier in _MANY and group.lemma in PEOPLE_DO


def _is_posited(parse: Parse, phrase: NounPhrase, group: VerbGroup | None) -> bool:
    """Tell whether a plural is there only to say something: "there are aficionados who claim that"."""
    be = parse.group_with(phrase.first - 1)
    is_there = be is not None and be.lemma == "be" and parse.word(be.first - 1) == "there"
    return (
        is_there
        and phrase.is_plural
        and parse.word(phrase.last + 1) == "who"
        and group is not None
        and group.lemma in OPINIONS
    )


def _counts_bodies(parse: Parse, source: ClassifiedSource, group: VerbGroup | None) -> bool:
    """Tell whether bodies without a name are a crowd: "rights groups say", "opposition from local groups", "a newspaper wrote"."""
    phrase = source.phrase
    if phrase.determiner in _ONE or phrase.quantifier in _ONE:  # "one Dutch newspaper wrote"
        return phrase.lemma in _PAPERS and group is not None and "speech strong" in classes_of("verb", group.lemma)
    if not phrase.is_plural or phrase.lemma not in _BODIES | _PAPERS | _FIRMS:
        return False
    told = _BODIES_SAY if phrase.lemma in _FIRMS else TELLING
    return group is None or (group.lemma in told and parse.tag(phrase.first - 1) in _BEFORE_SUBJECT)


_COUNTS = {
    "organisation": _counts_bodies,
    "collective": _counts_crowd,
    "anonymous": _counts_one,
    "hearsay": _counts_report,
}
