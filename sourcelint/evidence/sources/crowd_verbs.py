"""What a crowd is said to say: its verb, and whether that states anything."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sourcelint.annotate.attributions.sources import is_led
from sourcelint.annotate.grammar.inflection import PAST_FORMS
from sourcelint.annotate.grammar.lexicon import classes_of, members
from sourcelint.annotate.text.word_lists import words

if TYPE_CHECKING:
    from sourcelint.annotate.attributions import Attribution
    from sourcelint.annotate.attributions.classified_sources import ClassifiedSource
    from sourcelint.annotate.grammar import NounPhrase, Parse, VerbGroup

AIRING = members("verb raising")
"""What a crowd of the public does as one: "residents voiced concerns"."""
OPINIONS = words(
    "say argue believe think claim suggest insist contend maintain consider allege speculate agree find fear suspect"
)
"""What a bare quantifier says: "some argue", not "some wrote"."""
PEOPLE_DO = OPINIONS - words("suggest consider find maintain suspect") | words(
    "acknowledge admit worry complain recognize realise realize"
)
"""What only people do, so that a plural which does it is one of people, whatever the word: "many marketers acknowledge"."""
_FORESEES = words("fear worry doubt expect")
_FEELINGS = _FORESEES | words(
    """hope want wish know feel see look dread resent plan intend decide seek desire remember dislike hate decline refuse
    prefer like love enjoy"""
)
"""Verbs that tell what goes on in a crowd rather than what it says; what experts expect or fear is what they say."""
TELLING = OPINIONS | words("report complain describe recount call swear tell warn blame accuse criticize criticise")
"""What a public without a number says on no occasion in particular: "visitors report hearing steps"."""
_GIVING = words("make give issue release send deliver publish")
_STATING = words("agree blame point estimate call dispute outline advocate contradict order forecast swear hail")
"""Verbs that state something as well as do other things."""
FINDING = members("verb finding")
"""What those who study something do: "researchers noticed that"."""
_MAYBE = words("may might") | {""}
"""Behind these a crowd says something all the same: "some might argue"."""
_NOTHING = words("nothing little goodbye")
_SEES = words("see view")
_MAX_WORDS_TO_AS = 6
"""Words behind "see" among which an "as" stands."""
_FEELS = members("adjective belief")
_VIEWS = (members("noun charge") | members("noun received")) - words("report question call charge chant")
"""What a crowd behind "from" or "among" is said to hold: "criticism from lawmakers", "fear among residents"."""
_HOLDERS_BEHIND = words("from among by")
_OF_A_SIDE = words("opponent critic supporter rival")
"""Who holds such a view by definition."""


def verb_of(parse: Parse, cue: int) -> VerbGroup | None:
    """Return the verb group of a cue, or the one that a noun or adjective stands behind: "raised concerns", "are hopeful"."""
    phrase = parse.phrase_with(cue)
    group = parse.group_with(cue)
    if group is not None or (phrase is None and parse.tag(cue) != "adjective"):
        return group
    at = (cue if phrase is None else phrase.first) - 1
    before = parse.group_with(at - (parse.word(at) == "of"))  # "are of the view"
    return before if before is not None and before.lemma in AIRING | {"be", "hold"} else None


def may_say(group: VerbGroup) -> bool:
    """Tell whether a verb says something, or that it might be said: "argue", "might argue", not "should argue"."""
    return group.modal in _MAYBE


def is_view_of(parse: Parse, cue: int, phrase: NounPhrase) -> bool:
    """Tell whether a noun says what a crowd right behind it holds: "opposition from neighbors", "fear among residents"."""
    return (
        parse.word(phrase.first - 1) in _HOLDERS_BEHIND
        and phrase.first - 2 == cue
        and parse.tokens[cue].lemma in _VIEWS
        and parse.tag(cue) == "noun"
        and phrase.lemma not in _OF_A_SIDE
    )


def is_felt(parse: Parse, group: VerbGroup) -> bool:
    """Tell whether a predicate says what somebody feels: "are worried that"."""
    return group.lemma == "be" or parse.word(group.main) in _FEELS


def says_nothing(parse: Parse, source: ClassifiedSource, group: VerbGroup | None, attribution: Attribution) -> bool:
    """Tell whether a crowd is not said to say anything: what goes on in it, what it might think, whom it praised."""
    if group is None or attribution.kind == "stance" or (group.is_infinitive and not is_led(parse, source.phrase)):
        return True
    is_at_work = attribution.kind == "evidence" and group.form == "ing"  # "researchers are uncovering the wall"
    if is_at_work or _does_other(parse, source, group):
        return True
    if group.is_negated and (attribution.kind == "belief" or group.lemma in ("do", "be", "have")):
        return True  # "doctors do not consider these", "many people don't"
    return _is_apart(parse, source, group) or not (_states(parse, source, group) or _holds(parse, source, group))


def _is_apart(parse: Parse, source: ClassifiedSource, group: VerbGroup) -> bool:
    """Tell whether a verb is not what the crowd says: "activists are protesting", "lawmakers must stay alert, recognizing"."""
    if group.is_participle:
        return not (_issues(parse, source) or _goes_on_saying(parse, source, group))
    return _is_cut_off(parse, source, group)


def _does_other(parse: Parse, source: ClassifiedSource, group: VerbGroup) -> bool:
    """Tell whether the word behind a verb makes it another: "outlets call upon people", "people have found themselves alone"."""
    following = parse.word(group.last + 1)
    if following in _NOTHING:
        return True
    if group.lemma == "find":
        return source.group in ("public", "") and following != "that"
    return group.lemma == "call" and following in ("on", "upon")


def _goes_on_saying(parse: Parse, source: ClassifiedSource, group: VerbGroup) -> bool:
    """Tell whether an -ing form says something: "with some saying", "are warning", "remain cautious, warning that"."""
    if parse.goes_along(source.phrase, group):
        return True
    is_one_clause = all(token.tag != "conjunction" for token in parse.tokens[source.phrase.last : group.first])
    has_clause = is_one_clause and parse.word(group.first - 1) == "," and parse.word(group.last + 1) == "that"
    return has_clause and "speech strong" in classes_of("verb", group.lemma)


def _states(parse: Parse, source: ClassifiedSource, group: VerbGroup) -> bool:
    """Tell whether a verb states something, said by such a crowd: not "leaders asked", "officials fear", "many parents assume".

    Nor what a crowd might have said.
    """
    classes = classes_of("verb", group.lemma)
    is_supposed = bool(group.modal) and (group.is_perfect or group.modal == "will")
    if group.lemma in AIRING:
        return not is_supposed
    if is_supposed or ("speech" in classes and group.lemma not in _STATING):
        return False
    if source.group == "public":
        return group.modal in _MAYBE and (group.lemma in TELLING or "speech strong" in classes or is_felt(parse, group))
    if source.group == "expert" and _regards(parse, group):
        return True
    return group.lemma not in (_FEELINGS - _FORESEES if source.group == "expert" else _FEELINGS)


def _regards(parse: Parse, group: VerbGroup) -> bool:
    """Tell whether experts know that something is so, or see it as something: "observers see the move as a sign"."""
    if group.lemma == "know":
        return parse.word(group.last + 1) == "that" and not group.is_negated
    behind = (parse.word(at) for at in range(group.last + 1, group.last + 1 + _MAX_WORDS_TO_AS))
    return group.lemma in _SEES and group.voice == "active" and "as" in behind


def _holds(parse: Parse, source: ClassifiedSource, group: VerbGroup) -> bool:
    """Tell whether some people hold that something is so: "many residents feel their concerns are ignored", "many fear that"."""
    is_counted = (source.group == "public" or source.kind == "collective") and bool(source.phrase.quantifier)
    if not is_counted or group.modal or "belief" not in classes_of("verb", group.lemma):
        return False
    at = group.last + 1
    what = parse.phrase_from(at)
    return parse.word(at) == "that" or (what is not None and parse.group_behind(what) is not None)


def _is_cut_off(parse: Parse, source: ClassifiedSource, group: VerbGroup) -> bool:
    """Tell whether another predicate stands between a crowd and its verb: "many people don't, so we have to realize"."""
    number = next((n for n, other in enumerate(parse.groups) if other.first > source.phrase.last), None)
    if number is None or parse.groups[number].first >= group.first:
        return False
    between = parse.groups[number]
    is_clause = parse.word(source.phrase.last + 1) in ("who", "that", "which", ",")
    return (
        not is_clause
        and (bool(between.auxiliaries) or between.form not in ("ing", "ed", "participle"))
        and not _issues(parse, source)
    )


def _issues(parse: Parse, source: ClassifiedSource) -> bool:
    """Tell whether a crowd gives out what says something: "officials have made statements calling for"."""
    group = parse.group_behind(source.phrase)
    return group is not None and group.lemma in _GIVING and not group.modal


def is_timeless(group: VerbGroup | None) -> bool:
    """Tell whether something is said on no occasion in particular: "believe", "have said", not "said"."""
    return group is not None and (group.is_perfect or group.form not in PAST_FORMS)
