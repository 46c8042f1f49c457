"""Which sources without a name are a crowd that should have one, by what they are and what they are said to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sourcelint.annotate.attributions.classified_sources import is_introduced
from sourcelint.annotate.grammar.closed_classes import ALONE
from sourcelint.annotate.grammar.lexicon import classes_of, members
from sourcelint.annotate.text.word_lists import words
from sourcelint.evidence.sources.crowd_verbs import AIRING, OPINIONS, PEOPLE_DO, TELLING, is_felt, may_say

if TYPE_CHECKING:
    from sourcelint.annotate.attributions.classified_sources import ClassifiedSource
    from sourcelint.annotate.grammar import NounPhrase, Parse, VerbGroup

BODIES = words("group organisation organization outlet charity union")
"""Bodies of which a text tells only the kind: "advocacy groups"."""
PAPERS = words("newspaper paper outlet website magazine tabloid broadcaster agency")
FIRMS = words("company firm manufacturer maker brand retailer")
_BODIES_SAY = words("claim argue insist contend")
"""What firms of a kind hold: "manufacturers claim"."""
_ONE = words("a an one another")
PARTS = words("majority portion")
_MANY = (ALONE - {"others"}) | PARTS | {"number"}
"""What makes a plural of any kind a crowd: "many marketers", "a large portion of marketers"."""
_FEW = (ALONE - {"others"}) | {"other", "number"}
_SHARES = words("percentage share proportion percent half third quarter majority")
_ONES_WORDS = (members("verb speech strong") | AIRING) - {"decline"}
"""What one of them says, or puts to the world."""
_NAMING = words("call refer know see")
"""What a bare quantifier does too where all of a sentence is what it says: "the Pit, as many call it"."""
AGENT_ENDINGS = ("er", "or", "inee", "ndee", "ist", "ian", "man", "woman")
"""Endings of nouns that are people where they speak, if the lexicon does not have them: "speaker", "juror", "detainee"."""
_IN_MIND = words("find consider believe think fear suspect")
"""What goes on in people and need not be said."""
_REPORTS = words("report rumor rumour account")
_BEFORE_SUBJECT = frozenset(["", "mark", "conjunction", "subordinator", "adverb"])
"""Classes of the word before the subject of a clause that stands for itself: not "the things people say"."""


def counts(parse: Parse, source: ClassifiedSource, group: VerbGroup | None) -> bool:
    """Tell whether a source is one that names nobody and should, by what its verb `group` says; None if it holds a view."""
    return _COUNTS.get(source.kind, _counts_others)(parse, source, group)


def _counts_crowd(parse: Parse, source: ClassifiedSource, group: VerbGroup | None) -> bool:
    """Tell whether a plural is a crowd: experts in any case, the public where a quantifier makes one of it."""
    phrase = source.phrase
    if not source.group:
        return _is_accorded(parse, phrase) if group is None else _counts_bare(parse, phrase, group)
    if source.group == "role":
        return False
    if phrase.quantifier in _SHARES:
        return False  # "percentage of voters who say" was counted by somebody
    if phrase.quantifier and parse.tokens[phrase.first].tag == "number":
        # "five analysts" were counted by somebody, "one group of analysts" was not
        return source.group in ("official", "source") or parse.word(phrase.first) != phrase.quantifier
    is_large = source.group != "public" or (_tells_at_large(parse, phrase, group) if group else True)
    return bool(phrase.quantifier) or is_large


def _is_accorded(parse: Parse, phrase: NounPhrase) -> bool:
    """Tell whether something is so "according to some", by a quantifier by itself."""
    is_whole = parse.word(phrase.last + 1) != "of" and "others" not in (phrase.quantifier, phrase.lemma)
    return is_whole and bool(phrase.quantifier) and parse.word(phrase.first - 2) == "according"


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
        return group.lemma in TELLING | AIRING  # "with some calling for a vote"
    is_partial = parse.word(phrase.last + 1) == "of"
    if group.lemma in AIRING and not (phrase.determiner or is_partial):
        return phrase.quantifier != "few"  # "others raised doubts"
    if phrase.determiner not in ("", "what") or is_partial or "others" in (phrase.quantifier, phrase.lemma):
        return False
    is_aside = parse.word(phrase.first - 1) == "as"  # "the Pit, as many call it"
    if (not is_aside and _ends(parse, group)) or _is_say(parse, group):
        return False
    told = OPINIONS | _ONES_WORDS | _NAMING if is_aside else OPINIONS
    return group.lemma in told and (group.form == "base" or group.is_perfect) and may_say(group)


def _is_say(parse: Parse, group: VerbGroup) -> bool:
    """Tell whether "say" is what somebody has in a matter: "wanted some say in the choice"."""
    return group.lemma == "say" and parse.word(group.last + 1) in ("in", "over")


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
    says = source.kind == "other" and (
        _says_that(parse, phrase, group) or _argues(parse, source, group) or _is_speaker(parse, source, group)
    )
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
    is_name = phrase.is_name or parse.word(phrase.last + 1) == ","  # "Jeffs, who has argued"
    is_bare = phrase.is_plural and not (source.group or is_name or phrase.determiner or phrase.quantifier)
    if group is None or not is_bare or group.lemma not in PEOPLE_DO or group.modal or group.is_negated:
        return False
    holds = group.voice == "active" and (group.form == "base" or group.is_perfect)
    return holds and parse.tag(phrase.first - 1) in _BEFORE_SUBJECT and parse.word(group.last + 1) == "that"


def _is_speaker(parse: Parse, source: ClassifiedSource, group: VerbGroup | None) -> bool:
    """Tell whether the ending of a noun makes it a person, who says something: "a speaker urged", "jurors told"."""
    phrase = source.phrase
    if group is None or source.group or phrase.is_name or not phrase.lemma.endswith(AGENT_ENDINGS):
        return False
    is_object = group.first < phrase.first and parse.speaker_of(group) != phrase
    if group.lemma in _IN_MIND or phrase.lemma == "list" or is_object or is_introduced(parse, phrase):
        return False
    if phrase.is_plural:
        return not phrase.determiner and _tells_at_large(parse, phrase, group)
    return not _ONE.isdisjoint((phrase.determiner, phrase.quantifier)) and _counts_one(parse, source, group)


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
        return phrase.lemma in PAPERS and group is not None and "speech strong" in classes_of("verb", group.lemma)
    if not phrase.is_plural or phrase.lemma not in BODIES | PAPERS | FIRMS:
        return False
    told = _BODIES_SAY if phrase.lemma in FIRMS else TELLING
    return group is None or (group.lemma in told and parse.tag(phrase.first - 1) in _BEFORE_SUBJECT)


_COUNTS = {
    "organisation": _counts_bodies,
    "collective": _counts_crowd,
    "anonymous": _counts_one,
    "hearsay": _counts_report,
}
