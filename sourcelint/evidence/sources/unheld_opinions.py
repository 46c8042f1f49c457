"""Opinions, reports and reproaches that nobody is said to hold: "is widely seen as", "concerns were voiced"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sourcelint.annotate.attributions.classified_sources import PEOPLE, read_source
from sourcelint.annotate.grammar.inflection import forms_of, with_plurals
from sourcelint.annotate.grammar.lexicon import classes_of, members
from sourcelint.annotate.text.word_lists import words
from sourcelint.expressions import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sourcelint.annotate.grammar import NounPhrase, Parse, VerbGroup
    from sourcelint.evidence.annotated import Annotated
    from sourcelint.text import Span

GENERAL = words(
    """often widely generally commonly frequently sometimes usually popularly traditionally increasingly universally largely
    broadly long typically regularly routinely once locally"""
)
_HELD = words(
    """perceive regard consider view see hail describe think believe say know portray depict tout deem credit rumor rumour
    accept acknowledge recognize recognise understand assume blame criticize criticise praise acclaim report speculate interpret
    deride dismiss mock cite label bill herald argue claim suggest allege repute purport feel fear hope hold accuse suspect
    project forecast estimate predict expect anticipate promote recommend quote"""
)
_REPORTED = frozenset().union(*(members(f"verb {kind}") for kind in ("speech strong", "speech", "belief", "evidence")))
_SAID_OF_IT = _HELD | _REPORTED
"""What may be done of an "it", by nobody: "it was noted that"."""
_ONLY_THAT = words("argue suggest feel fear hope hold")
"""Verbs that report a passive only behind "it": "it is argued that"."""
_PLAIN_FACTS = words("know see assume")
"""Verbs that alone, without "widely" and the like, state a fact: "it is known that"."""
_AS = words("hail describe regard see tout praise view perceive consider portray herald bill depict promote")
_TO = words("rumor rumour allege claim report repute purport perceive say believe think suspect")
_LINKS = {
    **dict.fromkeys(_AS, words("as")), **dict.fromkeys(_TO, words("to today as")), "accuse": words("of"), "credit": words("with"),
    "consider": words("to the a an one among"), "quote": words("as"),
}  # fmt: skip
"""For each verb that needs no "widely", what stands behind it in a passive: "is hailed as", "is believed to"."""
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
_REPROACHES = words(
    """criticism outrage backlash condemnation scrutiny concern fear complaint speculation controversy call question ire fire anger
    ridicule mockery outcry uproar pressure"""
)
_MEETS = members("verb meeting")
"""What brings reproaches, without those who make them: "has drawn criticism", "sparked outrage", "was met with ridicule"."""
_BEING_THERE = words("be grow")
_TOLD_OF = words("rumor rumour speculation talk suggestion")
"""What is there without a teller, whatever it is of: "there were rumours of a paper"."""
_AMID = words("amid despite following over")
_FEARED = words(
    "fear concern worry rumor rumour speculation warning allegation accusation suspicion complaint criticism call"
)
"""What a clause may stand amid, without those who voice it: "amid fears that it would spread"."""
_UNDER = words("fire attack criticism scrutiny pressure suspicion")
_FROM = words("from by among at in on of with within")
"""Words behind a reproach that tie it to those who make it."""
_HOLDERS = words("from by among in at within")
_OF_SOMETHING = words("concern fear speculation")
"""Charges behind whose "of" what they are about stands: "prompted fears of a crisis"."""
_LORE = words("tradition legend folklore lore")
_CHARGES = words(
    """concern fear doubt question criticism accusation allegation complaint objection rumor rumour suspicion worry call
    speculation"""
)
_FORETELLS = words("project forecast estimate predict expect anticipate")
"""What somebody has reckoned, whose name is wanted with the figure: "is projected to reach 945 terawatt hours"."""
_FIGURE = lazy(r"[€$£]?\d")
_TIMES = words("in by on since until of")
"""Words before a day or a year, or before part of a name."""
MAX_FIGURE_WORDS = 7
"""Words behind "projected to" among which the figure stands."""
_SEEN_BY_ANYBODY = _FORETELLS | words("recognize recognise")
"""What a crowd behind a "by" may do: "was recognized by voters" in the street, "than was expected by analysts"."""
_HEARSAY_ADVERBS = words("reportedly purportedly allegedly supposedly")
MAX_ADVERB_CHARS = 24
"""Characters before a participle in which the word before it stands."""
_BEFORE = GENERAL | words("well is are was were be been being still now also perhaps quite more most so")
"""Words before a participle in a passive."""
_HELD_FORMS = forms_of(_HELD, "ed", "participle")
_REPORTED_FORMS = forms_of(_REPORTED - _HELD, "ed", "participle")
_IT = words("it it's")
_APART = frozenset([",", "—", "–", "("])
"""Marks before a participle that stands for a clause: "the plan, touted as a cure"."""
_LIKELY = words("likely unlikely probable")
_CLEAR = words("clear apparent evident obvious")
_MORE = words("more and ever")
_TALK = words("i we you")
_SOMEBODY = _TALK | words("he she who they")
_NOUN_FORMS = with_plurals(_VIEWS | _CHARGES | _LORE | _REPROACHES | _UNDER | _FEARED | _TOLD_OF)


def find_opinions(doc: Annotated) -> Iterator[Span]:
    """Yield the words that present an opinion, a report or a reproach without its holder, in text order."""
    places = [at for at in doc.places_of(_HELD_FORMS) if _may_be_passive(doc.lowercase, at)]
    places += [at for at in doc.places_of(_REPORTED_FORMS) if not _IT.isdisjoint(_words_before(doc.lowercase, at))]
    places += doc.places_of(_NOUN_FORMS | _HEARSAY_ADVERBS | _LIKELY | _CLEAR)
    for sentence in doc.sentences_at(places):
        yield from sorted(set(_read(doc.parse(sentence))))


def _may_be_passive(lowercase: str, at: int) -> bool:
    """Tell by the words around a participle whether it can be a passive, so that few sentences are read."""
    if " by " in lowercase[at : at + MAX_ADVERB_CHARS]:
        return True  # "believed by many"
    before = _words_before(lowercase, at)[-1:]
    return bool(before) and (before[0] in _BEFORE or before[0].endswith(("ly", "'s", "'re")))


def _words_before(lowercase: str, at: int) -> list[str]:
    """Return the few words before a participle among which its auxiliaries and adverbs stand."""
    return lowercase[max(0, at - MAX_ADVERB_CHARS) : at].split()


def _read(parse: Parse) -> Iterator[Span]:
    for group in parse.groups:
        span = _read_group(parse, group) or _read_met(parse, group) or _read_likely(parse, group)
        if span is not None:
            yield span
    for at, token in enumerate(parse.tokens):
        if token.word in _HEARSAY_ADVERBS:
            done = parse.group_with(at) or parse.group_with(at + 1)
            if done is None and token.word == "supposedly":
                continue  # "the supposedly imminent end" is doubt
            yield parse.span(at, at) if done is None else parse.span(min(at, done.first), done.last)
    for phrase in parse.phrases:
        span = _read_view(parse, phrase)
        if span is not None:
            yield span


def _read_group(parse: Parse, group: VerbGroup) -> Span | None:
    """Read a passive as an opinion that nobody holds; None if it is none, or tells who holds it."""
    if group.form not in ("ed", "participle") or group.is_negated or group.modal:
        return None
    if _is_said_of_it(parse, group):
        return parse.span(group.first - 1, group.last + (parse.word(group.last + 1) == "that"))
    if group.lemma not in _HELD:
        return None
    if parse.word(group.first - 1) in _TALK:
        return None  # "you are generally considered lucky" is talk
    first = parse.before(group) + 1
    general = not GENERAL.isdisjoint(parse.word(at) for at in range(first, group.main))
    if group.voice == "passive":
        return _read_passive(parse, group, general=general)
    return None if group.auxiliaries else _read_participle(parse, group, first, general=general)


def _read_participle(parse: Parse, group: VerbGroup, first: int, *, general: bool) -> Span | None:
    """Read a participle: "once hailed as", "often seen to be", ", touted as", "Considered to be", "believed by many"."""
    agent = parse.agent_of(group)
    if agent is not None and parse.word(group.last + 1) == "by" and _is_crowd(parse, agent):
        return parse.span(group.first, agent.last)
    is_apart = general or group.first == 0 or parse.word(group.first - 1) in _APART
    bare = is_apart and group.lemma in _AS and parse.word(group.last + 1) in ("as", "to")
    return parse.span(first, group.last + 1) if bare else None


def _is_said_of_it(parse: Parse, group: VerbGroup) -> bool:
    """Tell whether a passive says what is so without saying by whom: "it is believed that", "it was noted that"."""
    if group.voice != "passive" or parse.word(group.first - 1) != "it" or not _closes(parse, group):
        return False
    is_general = group.lemma not in _PLAIN_FACTS or not (GENERAL | {"well"}).isdisjoint(group.adverbs)
    return is_general and group.lemma in _SAID_OF_IT


def _closes(parse: Parse, group: VerbGroup) -> bool:
    """Tell whether a clause follows what is said of it, or went before: "it is stated that", ", it is stated."."""
    if parse.word(group.last + 1) == "that":
        return True
    return parse.word(group.first - 2) == "," and parse.word(group.last + 1) in (".", ",", "")


def _read_passive(parse: Parse, group: VerbGroup, *, general: bool) -> Span | None:
    """Read "it is believed that", "is seen by many", "is widely regarded", "is believed to"."""
    if group.auxiliaries == ("being",):
        return None  # "she talked about being described as shy"
    following = parse.word(group.last + 1)
    agent = parse.agent_of(group)
    if agent is not None:
        held = following == "by" and group.lemma not in _ONLY_THAT | _SEEN_BY_ANYBODY and _is_crowd(parse, agent)
        return parse.span(group.first, agent.last) if held else None
    if group.lemma in _ONLY_THAT:
        return None
    if general:
        return parse.span(group.first, group.last)
    return parse.span(group.first, group.last + 1) if _is_linked(parse, group, following) else None


def _is_linked(parse: Parse, group: VerbGroup, following: str) -> bool:
    """Tell whether what stands behind a passive without "widely" makes it a report: "is hailed as", "is projected to"."""
    if group.lemma in _FORETELLS:
        return following in ("to", "at") and group.form != "past" and _has_figure(parse, group)
    if group.lemma == "accuse" and not group.is_perfect:
        return False  # "is accused of theft": by a court
    if group.lemma == "know":
        return _does_as_known(parse, group, following)
    if group.lemma == "consider" and parse.tag(group.last + 1) == "adjective":
        return True  # "is considered native to"
    return following in _LINKS.get(group.lemma, ())


def _does_as_known(parse: Parse, group: VerbGroup, following: str) -> bool:
    """Tell whether something is known to do what it does: "is known to lower", "is known for lowering", of no person."""
    act = parse.group_with(group.last + 1 + (following == "for"))
    subject = parse.subject_of(group)
    if (
        act is None
        or following not in ("to", "for")
        or subject is None
        or subject.is_name
        or subject.lemma in _SOMEBODY
    ):
        return False
    return (
        act.lemma != "be"
        and (act.is_infinitive or act.is_participle)
        and classes_of("noun", subject.lemma).isdisjoint(PEOPLE)
    )


def _read_likely(parse: Parse, group: VerbGroup) -> Span | None:
    """Read "it is likely that", "it is becoming clear that": somebody must have weighed it."""
    weighed = {"be": _LIKELY, "become": _CLEAR}.get(group.lemma)
    if weighed is None or parse.word(group.first - 1) != "it" or group.modal or group.is_negated:
        return None
    at = group.last + 1
    while parse.tag(at) == "adverb" or parse.word(at) in _MORE:
        at += 1
    following = parse.word(at + 3 if parse.word(at + 1) == "to" else at + 1)  # "clear to researchers that"
    is_now = parse.word(group.last) != "became"
    is_weighed = is_now and parse.word(at) in weighed and following == "that" and parse.word(at + 2) not in _TALK
    return parse.span(group.first - 1, at + 1) if is_weighed else None


def _read_met(parse: Parse, group: VerbGroup) -> Span | None:
    """Read "has drawn criticism", "came under fire": reproaches that nobody makes."""
    if group.is_negated or group.modal or group.is_infinitive:
        return None
    if group.lemma == "come" and parse.word(group.last + 1) == "under":
        return _read_under(parse, group)
    if parse.word(group.first - 1) == "there":
        return _read_there(parse, group)
    if group.lemma not in _MEETS:
        return None
    what = parse.phrase_from(group.last + 1 + (parse.word(group.last + 1) == "with"))
    if what is None or what.lemma not in _REPROACHES or not _is_anybodys(parse, what, plural_only=False):
        return None
    return parse.span(group.first, what.last)


def _read_there(parse: Parse, group: VerbGroup) -> Span | None:
    """Read "there are growing calls", "there is no doubt that", "there were rumours of a sale"."""
    what = parse.phrase_from(group.last + 1) if group.lemma in _BEING_THERE else None
    if what is None:
        return None
    if what.lemma in _AGREED and parse.word(what.last + 1) == "that":
        return parse.span(group.first - 1, what.last + 1)
    is_told = what.lemma in _TOLD_OF and not what.is_owned and what.quantifier != "no"
    is_held = what.lemma in _REPROACHES and _is_anybodys(parse, what, plural_only=True)
    return parse.span(group.first - 1, what.last) if is_told or is_held else None


def _read_under(parse: Parse, group: VerbGroup) -> Span | None:
    """Read "has come under heavy fire" without those who shoot."""
    last = group.last + 2
    if parse.tag(last) == "adjective":
        last += 1
    return parse.span(group.first, last) if parse.word(last) in _UNDER and parse.word(last + 1) not in _FROM else None


def _is_anybodys(parse: Parse, phrase: NounPhrase, *, plural_only: bool) -> bool:
    """Tell whether a reproach has no holder: neither "his fears" nor "calls from lawmakers", and no "the question"."""
    if phrase.is_owned or phrase.determiner not in ("", "a", "an") or phrase.quantifier in ("no", "few", "any"):
        return False
    counts = (
        phrase.is_plural
        or not _COMMON.isdisjoint(phrase.modifiers)
        or not (plural_only or phrase.lemma in ("call", "question", "fear"))
    )
    following = parse.word(phrase.last + 1)
    return counts and (following not in _FROM or (following == "of" and phrase.lemma in _OF_SOMETHING))


def _has_figure(parse: Parse, group: VerbGroup) -> bool:
    """Tell whether a figure follows soon: "is projected to reach 945 terawatt hours"; a day alone is none."""
    behind = parse.tokens[group.last + 2 : group.last + 2 + MAX_FIGURE_WORDS]
    return any(
        token.tag == "number" and _FIGURE.match(token.word) and behind[at - 1].tag != "name" and behind[at - 1].word not in _TIMES
        for at, token in enumerate(behind) if at
    )  # fmt: skip


def _is_crowd(parse: Parse, agent: NounPhrase) -> bool:
    """Tell whether what stands behind "by" is nobody in particular: "by many", "by critics"."""
    source = read_source(parse, agent)
    return (
        source.kind == "collective"
        and source.group in ("expert", "public", "")
        and not (source.named or source.definite)
    )


def _read_view(parse: Parse, phrase: NounPhrase) -> Span | None:
    """Read a noun of opinion or reproach: "common perceptions that", "another interpretation holds", "concerns were voiced"."""
    if phrase.is_owned or phrase.lemma not in _VIEWS | _CHARGES | _LORE | _FEARED or phrase.quantifier == "no":
        return None
    is_common = not _COMMON.isdisjoint(phrase.modifiers)
    if phrase.lemma in _VIEWS and is_common and parse.word(phrase.last + 1) in ("that", "is", "was", "holds"):
        return parse.span(phrase.first, phrase.last + 1)
    if _is_amid(parse, phrase):
        return parse.span(phrase.first - 1, phrase.last)
    group = parse.group_behind(phrase)
    if group is None or group.is_negated or group.modal:
        return None
    raised = phrase.lemma in _CHARGES and phrase.determiner in ("", "a", "an") and _is_raised(parse, group)
    return parse.span(phrase.first, group.last) if raised or _holds(parse, phrase, group, is_common=is_common) else None


def _is_amid(parse: Parse, phrase: NounPhrase) -> bool:
    """Tell whether something happens amid fears that nobody is said to have: "despite warnings about", not "calls from lawmakers"."""
    before = parse.word(phrase.first - 1)
    is_amid = before in _AMID or (before == "with" and phrase.lemma in _TOLD_OF)
    if not is_amid or phrase.lemma not in _FEARED or phrase.determiner:
        return False
    return (phrase.is_plural or phrase.lemma == "speculation") and parse.word(phrase.last + 1) not in _HOLDERS


def _is_told(parse: Parse, group: VerbGroup) -> bool:
    """Tell whether a form of to be says what a view holds: "the consensus is that"."""
    return group.lemma == "be" and parse.word(group.last + 1) == "that"


def _holds(parse: Parse, phrase: NounPhrase, group: VerbGroup, *, is_common: bool) -> bool:
    """Tell whether one opinion of several speaks for itself: "another interpretation holds", "a common argument goes"."""
    if phrase.lemma in _LORE:
        return group.lemma in ("hold", "say", "have")
    if phrase.lemma == "consensus" or phrase.quantifier == "one" or is_common:
        return phrase.lemma in _VIEWS and (group.lemma in _HOLDS or _is_told(parse, group))
    one = phrase.determiner in ("a", "another") or phrase.quantifier == "some"
    return one and phrase.lemma in _VIEWS and group.voice == "active" and group.lemma in _HOLDS


def _is_raised(parse: Parse, group: VerbGroup) -> bool:
    """Tell whether a reproach is made by nobody: "were voiced", "have emerged", "are rife"."""
    if group.voice == "passive":
        return group.lemma in _RAISED and parse.agent_of(group) is None
    return group.lemma in _RISES or (group.lemma == "be" and parse.word(group.last + 1) == "rife")
