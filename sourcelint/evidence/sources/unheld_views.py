"""Nouns of opinion and reproach that nobody holds: "concerns were voiced", "has drawn criticism", "amid fears that"."""

from __future__ import annotations

from bisect import bisect_right
from operator import attrgetter
from typing import TYPE_CHECKING

from sourcelint.annotate.attributions.classified_sources import PEOPLE
from sourcelint.annotate.attributions.sources import owner_of
from sourcelint.annotate.grammar.inflection import with_plurals
from sourcelint.annotate.grammar.lexicon import classes_of, knows, members
from sourcelint.annotate.text.word_lists import words

if TYPE_CHECKING:
    from sourcelint.annotate.grammar import NounPhrase, Parse, VerbGroup
    from sourcelint.text import Span

_VIEWS = words(
    """perception belief view opinion assumption consensus wisdom argument interpretation theory explanation accusation criticism
    complaint suspicion speculation rumor rumour allegation"""
)
_COMMON = words("common widespread popular prevailing general public conventional long-held held frequent other")
_HOLDS = words("go hold say suggest claim maintain have argue")
_RAISED = members("verb raising")
_RISES = members("verb rising") | words("remain linger")
_AGREED = words("consensus agreement doubt")
"""What is there, or is not, that something is so: "there is no doubt that"."""
_CHARGES = (
    members("noun charge") | members("noun received") | words("worry objection call scrutiny pressure")
) - words("charge chant report praise acclaim expectation resistance")
"""What is held against somebody or something: "concerns were voiced", "opposition to the plan is mounting"."""
_REPROACHES = _CHARGES | words("controversy ire fire outcry uproar")
_MEETS = members("verb meeting")
"""What brings reproaches, without those who make them: "has drawn criticism", "sparked outrage", "was met with ridicule"."""
_BEING_THERE = words("be grow")
_TOLD_OF = words("rumor rumour speculation talk suggestion")
"""What is there without a teller, whatever it is of: "there were rumours of a paper"."""
_AMID = words("amid despite following over")
_FEARED = words(
    "fear concern worry hope expectation rumor rumour speculation warning allegation accusation suspicion complaint criticism call"
)
"""What a clause may stand amid, without those who voice it: "amid fears that it would spread"."""
_GROWING = words("growing mounting rising increasing widespread")
_EVERYWHERE = words("global international worldwide widespread universal")
"""Adjectives of a reproach that all the world makes, and so nobody in particular."""
_HEARSAY = words("report claim rumor rumour allegation")
_FORESEEN = words("expectation forecast estimate projection prediction consensus")
_OVER = words("than below above")
_COMPARED = words("to with against")
_BEATS = words("beat exceed miss top surpass")
"""What a result is compared with: words that only compare, words that do other things too, and verbs."""
MAX_WORDS_TO_FIGURE = 3
_UNDER = words("fire attack criticism scrutiny pressure suspicion")
_FROM = words("from by among at in on of with within")
"""Words behind a reproach that tie it to those who make it."""
_HOLDERS = words("from by among in at within")
_OF_SOMETHING = words("concern fear speculation")
"""Charges behind whose "of" what they are about stands: "prompted fears of a crisis"."""
_LORE = words("tradition legend folklore lore")
_HELD = _VIEWS | _REPROACHES | _CHARGES | _LORE | _FEARED | _HEARSAY | words("story reputation")
"""What is held, feared or told; it need be nobody who does."""
NOUN_FORMS = with_plurals(_HELD | _FORESEEN | _UNDER | _TOLD_OF)


def read_met(parse: Parse, group: VerbGroup) -> Span | None:
    """Read "has drawn criticism", "came under fire": reproaches that nobody makes."""
    if group.is_negated or group.modal or group.is_infinitive:
        return None
    if group.lemma == "come" and parse.word(group.last + 1) in ("under", "in"):
        return _read_under(parse, group)
    if parse.word(group.first - 1) == "there":
        return _read_there(parse, group)
    if group.lemma not in _MEETS and not _is_raised_by_thing(parse, group):
        return None
    what = parse.phrase_from(group.last + 1 + (parse.word(group.last + 1) == "with"))
    if what is None or what.lemma not in _REPROACHES or not _is_anybodys(parse, what, plural_only=False):
        return None
    return parse.span(group.first, what.last)


def _is_raised_by_thing(parse: Parse, group: VerbGroup) -> bool:
    """Tell whether what happened raises something: "the mutiny has raised questions", not "she raised concerns"."""
    subject = parse.subject_of(group) if group.lemma == "raise" else None
    if subject is None or subject.is_pronoun or subject.is_name:
        return False
    return classes_of("noun", subject.lemma).isdisjoint(PEOPLE | {"body"})


def _read_there(parse: Parse, group: VerbGroup) -> Span | None:
    """Read "there are growing calls", "there is no doubt that", "there were rumours of a sale"."""
    what = parse.phrase_from(group.last + 1) if group.lemma in _BEING_THERE else None
    if what is None:
        return None
    if what.lemma in _AGREED and parse.word(what.last + 1) == "that":
        return parse.span(group.first - 1, what.last + 1)
    is_told = what.lemma in _TOLD_OF and not what.is_owned and what.quantifier != "no"
    is_held = what.lemma in _REPROACHES and _is_anybodys(parse, what, plural_only=group.lemma == "be")
    return parse.span(group.first - 1, what.last) if is_told or is_held else None


def _read_under(parse: Parse, group: VerbGroup) -> Span | None:
    """Read "has come under heavy fire", "came in for criticism" without those who shoot."""
    last = group.last + (2 if parse.word(group.last + 1) == "under" else 3)
    if parse.word(last - 1) not in ("under", "for"):
        return None
    if parse.tag(last) == "adjective":
        last += 1
    return parse.span(group.first, last) if parse.word(last) in _UNDER and parse.word(last + 1) not in _FROM else None


def _is_anybodys(parse: Parse, phrase: NounPhrase, *, plural_only: bool) -> bool:
    """Tell whether a reproach has no holder: neither "his fears" nor "calls from lawmakers", and no "the question"."""
    if phrase.is_owned or phrase.determiner not in ("", "a", "an") or phrase.quantifier in ("no", "few", "any"):
        return False
    counts = (
        phrase.is_plural
        or phrase.quantifier in ("some", "much")
        or not _COMMON.isdisjoint(phrase.modifiers)
        or not (plural_only or phrase.lemma in ("call", "question", "fear"))
    )
    following = parse.word(phrase.last + 1)
    return counts and (following not in _FROM or (following == "of" and phrase.lemma in _OF_SOMETHING))


def _is_foreseen(parse: Parse, phrase: NounPhrase) -> bool:
    """Tell whether a result is compared with what a crowd, or nobody, foresaw: "above analysts' expectations", "to forecasts of 5 percent"."""
    if phrase.lemma not in _FORESEEN:
        return False
    before = parse.word(phrase.first - 1)
    group = parse.group_with(phrase.first - 1)
    is_compared = before in _COMPARED or (group is not None and group.lemma in _BEATS)
    if not (is_compared or before in _OVER):
        return False
    owner = owner_of(parse, phrase)
    if owner is not None:
        holder = parse.tokens[parse.token_at(owner.end - 1) - 1]
        return holder.form == "plural" and not classes_of("noun", holder.lemma).isdisjoint(PEOPLE)
    return phrase.determiner in ("", "the") and (before in _OVER or _tells_figure(parse, phrase))


def _tells_figure(parse: Parse, phrase: NounPhrase) -> bool:
    """Tell whether a figure says what was foreseen: "forecasts of an 8 percent drop"."""
    behind = parse.tokens[phrase.last + 2 : phrase.last + 2 + MAX_WORDS_TO_FIGURE]
    return parse.word(phrase.last + 1) in ("of", "for") and any(token.tag == "number" for token in behind)


def read_view(parse: Parse, phrase: NounPhrase) -> Span | None:
    """Read a noun of opinion or reproach: "common perceptions that", "another interpretation holds", "concerns were voiced"."""
    if _is_foreseen(parse, phrase):
        return parse.span(phrase.first, phrase.last)
    if phrase.is_owned or phrase.lemma not in _HELD or phrase.quantifier == "no":
        return None
    is_common = not _COMMON.isdisjoint(phrase.modifiers)
    is_told = phrase.lemma in _VIEWS and is_common and parse.word(phrase.last + 1) in ("that", "is", "was", "holds")
    if is_told or _is_hearsay(parse, phrase):
        return parse.span(phrase.first, phrase.last + 1)
    if _is_reputed(parse, phrase):
        return parse.span(phrase.first, phrase.last + 1)
    if _is_amid(parse, phrase):
        return parse.span(phrase.first - 1, phrase.last)
    if _is_from_everywhere(parse, phrase):
        return parse.span(phrase.first, phrase.last)
    return _read_predicate(parse, phrase, is_common=is_common)


def _read_predicate(parse: Parse, phrase: NounPhrase, *, is_common: bool) -> Span | None:
    """Read a view with what it does: "another interpretation holds", "concerns were voiced"."""
    group = _predicate_of(parse, phrase)
    if group is None or group.is_negated or group.modal:
        return None
    raised = phrase.lemma in _CHARGES and phrase.determiner in ("", "a", "an") and _is_raised(parse, group)
    holds = group == parse.group_behind(phrase) and _holds(parse, phrase, group, is_common=is_common)
    return parse.span(phrase.first, group.last) if raised or holds else None


def _predicate_of(parse: Parse, phrase: NounPhrase) -> VerbGroup | None:
    """Return what a view does, over what it is about: "calls for the minister to resign are growing"."""
    behind = parse.group_behind(phrase)
    if behind is not None:
        return behind
    number = bisect_right(parse.groups, phrase.last, key=attrgetter("first"))
    groups = parse.groups[number : number + 2]
    if len(groups) > 1 and groups[0].is_infinitive and parse.subject_of(groups[0]) == phrase:
        return groups[1] if groups[1].first == groups[0].last + 1 else None
    return groups[0] if groups and parse.subject_of(groups[0]) == phrase else None


def _is_amid(parse: Parse, phrase: NounPhrase) -> bool:
    """Tell whether something happens amid fears that nobody is said to have: "despite warnings about", not "calls from lawmakers"."""
    before = parse.word(phrase.first - 1)
    is_amid = before in _AMID or (
        before in ("with", "after", "on") and (phrase.lemma in _TOLD_OF or _has_clause(parse, phrase))
    )
    if not is_amid or phrase.lemma not in _FEARED | _HEARSAY or phrase.determiner or phrase.quantifier:
        return False
    if phrase.lemma == "call" and parse.word(phrase.last + 1) not in ("for", "to"):
        return False  # by telephone
    if phrase.lemma not in _FEARED and not _has_clause(parse, phrase):
        return False  # "a lawsuit over claims of hearing loss"
    is_wide = phrase.is_plural or phrase.lemma == "speculation" or not _GROWING.isdisjoint(phrase.modifiers)
    return is_wide and parse.word(phrase.last + 1) not in _HOLDERS


def _is_from_everywhere(parse: Parse, phrase: NounPhrase) -> bool:
    """Tell whether a reproach comes from all the world, and so from nobody: "global condemnation of the attack"."""
    is_wide = phrase.lemma in _REPROACHES - {"call"} and not _EVERYWHERE.isdisjoint(phrase.modifiers)
    return is_wide and not phrase.is_owned and parse.word(phrase.last + 1) not in _HOLDERS


def _is_reputed(parse: Parse, phrase: NounPhrase) -> bool:
    """Tell whether something has a name for what it is: "has a reputation for being slow", "a reputation around the world as"."""
    if phrase.lemma != "reputation" or phrase.determiner != "a":
        return False
    group = parse.group_with(phrase.first - 1)
    if group is not None and (group.is_negated or parse.word(group.first - 1) == "none"):
        return False
    where = parse.phrase_from(phrase.last + 2) if parse.word(phrase.last + 1) in ("around", "in", "across") else None
    return parse.word((phrase if where is None else where).last + 1) in ("for", "as", "of")


def _is_hearsay(parse: Parse, phrase: NounPhrase) -> bool:
    """Tell whether a sentence is about what some report or claim: "Claims that prices rise are wrong", "worse are reports that"."""
    if phrase.lemma not in _HEARSAY or not phrase.is_plural or phrase.determiner or phrase.quantifier:
        return False
    if not all(knows("adjective", modifier) for modifier in phrase.modifiers):
        return False  # "parliamentary reports"
    before = parse.tokens[phrase.first - 1] if phrase.first else None
    opens = before is None or (phrase.first == 1 and before.tag in ("mark", "conjunction"))
    is_posited = before is not None and before.tag == "be"
    return (opens or is_posited) and parse.word(phrase.last + 1) in ("that", "of")


def _has_clause(parse: Parse, phrase: NounPhrase) -> bool:
    """Tell whether a clause says what a charge is: "with warnings the toll could rise", "with fears that"."""
    what = parse.phrase_from(phrase.last + 1)
    return parse.word(phrase.last + 1) == "that" or (what is not None and parse.group_behind(what) is not None)


def _is_told(parse: Parse, group: VerbGroup) -> bool:
    """Tell whether a form of to be says what a view holds: "the consensus is that"."""
    return group.lemma == "be" and parse.word(group.last + 1) == "that"


def _holds(parse: Parse, phrase: NounPhrase, group: VerbGroup, *, is_common: bool) -> bool:
    """Tell whether one opinion of several speaks for itself: "another interpretation holds", "a common argument goes"."""
    if phrase.lemma in _LORE:
        return group.lemma in ("hold", "say", "have")
    if phrase.lemma == "story":
        return group.lemma == "go" and phrase.determiner == "the"
    if phrase.lemma == "consensus" or phrase.quantifier == "one" or is_common:
        return phrase.lemma in _VIEWS and (group.lemma in _HOLDS or _is_told(parse, group))
    one = phrase.determiner in ("a", "another") or phrase.quantifier == "some"
    holds = (group.voice == "active" and group.lemma in _HOLDS) or _is_told(parse, group)
    return one and phrase.lemma in _VIEWS and holds


def _is_raised(parse: Parse, group: VerbGroup) -> bool:
    """Tell whether a reproach is made by nobody: "were voiced", "have emerged", "are rife"."""
    if group.voice == "passive":
        return group.lemma in _RAISED and parse.agent_of(group) is None
    if group.is_participle:
        return False
    return group.lemma in _RISES or (group.lemma == "be" and parse.word(group.last + 1) == "rife")
