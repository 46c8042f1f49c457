"""Opinions, reports and reproaches that nobody is said to hold: "is widely seen as", "concerns were voiced"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sourcelint.annotate.attributions.classified_sources import PEOPLE, read_source
from sourcelint.annotate.grammar.inflection import forms_of
from sourcelint.annotate.grammar.lexicon import classes_of, knows, members
from sourcelint.annotate.text.calendar_words import MONTHS, SHORT_MONTHS, SHORT_WEEKDAYS, WEEKDAYS
from sourcelint.annotate.text.word_lists import words
from sourcelint.evidence.sources.unheld_views import NOUN_FORMS, read_met, read_view
from sourcelint.expressions import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sourcelint.annotate.grammar import NounPhrase, Parse, VerbGroup
    from sourcelint.evidence.annotated import Annotated
    from sourcelint.text import Span

GENERAL = words(
    """often widely generally commonly frequently sometimes usually popularly traditionally increasingly universally largely
    broadly highly long typically regularly routinely once locally"""
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
_OF_WHAT = words("think believe see view regard hail tout perceive")
"""Verbs whose bare participle behind a noun tells an opinion of it: "comments seen as insults", "two men thought to be armed"."""
_LINKS = {
    **dict.fromkeys(_AS, words("as")), **dict.fromkeys(_TO, words("to today as")), "accuse": words("of"), "credit": words("with"),
    "consider": words("to the a an one among"), "quote": words("as"), "suspect": words("of to"),
}  # fmt: skip
"""For each verb that needs no "widely", what stands behind it in a passive: "is hailed as", "is believed to"."""
_FORETELLS = words("project forecast estimate predict expect anticipate")
"""What somebody has reckoned, whose name is wanted with the figure: "is projected to reach 945 terawatt hours"."""
_SCHEDULED = words("open close start begin end launch arrive release publish complete finish take meet ship")
"""What is expected of a thing because somebody has set its date: "is expected to open in 2030"."""
_DAYS = frozenset([*WEEKDAYS, *SHORT_WEEKDAYS, *MONTHS, *SHORT_MONTHS])
_FIGURE = lazy(r"[€$£]?\d")
_TIMES = words("in by on since until of")
"""Words before a day or a year, or before part of a name."""
MAX_FIGURE_WORDS = 7
"""Words behind "projected to" among which the figure stands."""
_ESTEEM = words("respect esteem rate admire")
_HIGHLY = words("highly well much greatly widely")
"""Adverbs that make esteem that of everybody: "is well respected in the town"."""
_SEEM = words("seem appear")
_WEIGHED = words("expect consider")
"""What may be denied as well, by nobody: "is not expected to", "had not been considered a threat"."""
_SEEN_BY_ANYBODY = _FORETELLS | words("recognize recognise")
"""What a crowd behind a "by" may do: "was recognized by voters" in the street, "than was expected by analysts"."""
_DOUBTFUL_ADVERBS = words("supposedly apparently")
"""What a verb makes hearsay: "was apparently chosen"; alone they are doubt, or a look: "apparently healthy"."""
_HEARSAY_ADVERBS = words("reportedly purportedly allegedly") | _DOUBTFUL_ADVERBS
MAX_ADVERB_CHARS = 24
"""Characters before a participle in which the word before it stands."""
_BEFORE = GENERAL | _HIGHLY | words("not is are was were be been being still now also perhaps quite more most so")
"""Words before a participle in a passive."""
_HELD_FORMS = forms_of(_HELD | _ESTEEM, "ed", "participle")
_REPORTED_FORMS = forms_of(_REPORTED - _HELD, "ed", "participle")
_IT = words("it it's")
_APART = frozenset([",", "—", "–", "("])
"""Marks before a participle that stands for a clause: "the plan, touted as a cure"."""
_LIKELY = words("likely unlikely probable")
_CLEAR = words("clear apparent evident obvious")
_HINTS = NOUN_FORMS | _HEARSAY_ADVERBS | _LIKELY | _CLEAR
"""Words of which one stands in each opinion without a verb that is looked for by itself."""
_MORE = words("more and ever")
_TALK = words("i we you")
_SOMEBODY = _TALK | words("he she who they")


def find_opinions(doc: Annotated) -> Iterator[Span]:
    """Yield the words that present an opinion, a report or a reproach without its holder, in text order."""
    places = [at for at in doc.places_of(_HELD_FORMS) if _may_be_passive(doc.lowercase, at)]
    places += [at for at in doc.places_of(_REPORTED_FORMS) if not _IT.isdisjoint(_words_before(doc.lowercase, at))]
    places += doc.places_of(_HINTS)
    end = -1
    for sentence in doc.sentences_at(places):
        for span in sorted(set(_read(doc.parse(sentence)))):
            if span.start >= end:  # "has drawn widespread criticism" is one
                end = span.end
                yield span


def _may_be_passive(lowercase: str, at: int) -> bool:
    """Tell by the words around a participle whether it can be a passive, so that few sentences are read."""
    behind = lowercase[at : at + MAX_ADVERB_CHARS]
    if " by " in behind or behind.split()[1:2] in (["as"], ["to"], ["of"]):
        return True  # "believed by many", "comments seen as insults"
    before = _words_before(lowercase, at)[-1:]
    return bool(before) and (before[0] in _BEFORE or before[0].endswith(("ly", "'s", "'re")))


def _words_before(lowercase: str, at: int) -> list[str]:
    """Return the few words before a participle among which its auxiliaries and adverbs stand."""
    return lowercase[max(0, at - MAX_ADVERB_CHARS) : at].split()


def _read(parse: Parse) -> Iterator[Span]:
    for group in parse.groups:
        span = _read_group(parse, group) or read_met(parse, group) or _read_likely(parse, group)
        if span is not None:
            yield span
    for at, token in enumerate(parse.tokens):
        if token.word in _HEARSAY_ADVERBS:
            done = parse.group_with(at) or parse.group_with(at + 1)
            if done is None and token.word in _DOUBTFUL_ADVERBS:
                continue
            yield parse.span(at, at) if done is None else parse.span(min(at, done.first), done.last)
    for phrase in parse.phrases:
        span = read_view(parse, phrase)
        if span is not None:
            yield span


def _is_seeming(parse: Parse, group: VerbGroup) -> bool:
    """Tell whether an infinitive is what seems so: "seems to be hailed as", not "wants to be seen as"."""
    before = parse.group_with(parse.before(group))
    return before is not None and before.lemma in _SEEM


def _read_group(parse: Parse, group: VerbGroup) -> Span | None:
    """Read a passive as an opinion that nobody holds; None if it is none, or tells who holds it."""
    if (
        group.form not in ("ed", "participle")
        or group.modal
        or (group.is_infinitive and not _is_seeming(parse, group))
        or (group.is_negated and group.lemma not in _WEIGHED)
    ):
        return None
    if _is_said_of_it(parse, group):
        return parse.span(group.first - 1, group.last + (parse.word(group.last + 1) == "that"))
    if group.lemma not in _HELD | _ESTEEM:
        return None
    if parse.word(group.first - 1) in _TALK:
        return None  # "you are generally considered lucky" is talk
    first = parse.before(group) + 1
    general = not (_HIGHLY if group.lemma in _ESTEEM else GENERAL).isdisjoint(map(parse.word, range(first, group.main)))
    if group.voice == "passive":
        return _read_passive(parse, group, general=general)
    return None if group.auxiliaries else _read_participle(parse, group, first, general=general)


def _read_participle(parse: Parse, group: VerbGroup, first: int, *, general: bool) -> Span | None:
    """Read a participle: "once hailed as", "often seen to be", ", touted as", "Considered to be", "believed by many"."""
    agent = parse.agent_of(group)
    if agent is not None and parse.word(group.last + 1) == "by" and _is_crowd(parse, agent):
        return parse.span(group.first, agent.last)
    is_apart = general or group.first == 0 or parse.word(group.first - 1) in _APART
    links = ("as", "to", "one") if group.lemma == "consider" else ("as", "to")  # ", considered one of the great queens"
    following = parse.word(group.last + 1)
    is_linked = (general or _is_of_what(parse, group)) and following in _LINKS.get(
        group.lemma, ()
    )  # "the woman largely credited with"
    bare = is_linked or (is_apart and group.lemma in _AS - {"describe"} and following in links)
    return parse.span(first, group.last + 1) if bare else None


def _is_of_what(parse: Parse, group: VerbGroup) -> bool:
    """Tell whether a participle stands behind what it tells an opinion of: "a gun believed to be", not "what men believed to be"."""
    what = parse.phrase_with(parse.before(group)) if group.lemma in _OF_WHAT else None
    return what is not None and not (what.is_name or what.is_pronoun or what.determiner == "what")


def _is_said_of_it(parse: Parse, group: VerbGroup) -> bool:
    """Tell whether a passive says what is so without saying by whom: "it is believed that", "it was noted that"."""
    if group.voice != "passive" or parse.word(group.first - 1) != "it" or not _closes(parse, group):
        return False
    is_general = group.lemma not in _PLAIN_FACTS or not (GENERAL | {"well"}).isdisjoint(group.adverbs)
    return is_general and group.lemma in _SAID_OF_IT


def _closes(parse: Parse, group: VerbGroup) -> bool:
    """Tell whether a clause follows what is said of it, or went before: "it is stated that", "it was felt the pillar was", ", it is stated."."""
    what = parse.phrase_from(group.last + 1)
    if parse.word(group.last + 1) == "that" or (what is not None and parse.group_behind(what) is not None):
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
        foretold = _has_figure(parse, group) or (group.lemma == "expect" and _befalls(parse, group))
        return following in ("to", "at", "in") and foretold
    if group.lemma == "accuse" and not group.is_perfect:
        return False  # "is accused of theft": by a court
    if group.lemma == "know":
        return _does_as_known(parse, group, following)
    if group.lemma == "consider" and parse.tag(group.last + 1) == "adjective":
        return True  # "is considered native to"
    return following in _LINKS.get(group.lemma, ())


def _befalls(parse: Parse, group: VerbGroup) -> bool:
    """Tell whether something is expected of a thing: a person has a plan or a duty, and an opening a date that was announced."""
    act = parse.group_with(group.last + 1)
    last = group.last + 2 if act is None else act.last
    lemma = parse.word(last) if act is None else act.lemma
    if lemma.removeprefix("re") in _SCHEDULED or _is_dated(parse, last):
        return False
    subject = parse.subject_of(group)
    number = parse.groups.index(group)
    if subject is None and number and parse.word(parse.before(group)) == "and":
        subject = parse.subject_of(parse.groups[number - 1])  # "the case is open and is not expected to end"
    if subject is None or subject.is_pronoun or parse.word(parse.before(group)) == "who":
        return False
    is_thing = subject.determiner in ("these", "this") or (parse.tag(subject.head) == "noun" and _is_no_name(subject))
    return is_thing and classes_of("noun", subject.lemma).isdisjoint(PEOPLE | {"body"})


def _is_dated(parse: Parse, last: int) -> bool:
    """Tell whether an act that ends at a token has its day, which somebody has set: "to be signed on Monday"."""
    return parse.word(last + 1) == "on" and parse.word(last + 2) in _DAYS


def _is_no_name(subject: NounPhrase) -> bool:
    """Tell whether a noun is none by its ending alone: not "Hiller" at the head of a sentence."""
    return bool(subject.first or subject.determiner or subject.modifiers or subject.is_plural) or knows(
        "noun", subject.lemma
    )


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
