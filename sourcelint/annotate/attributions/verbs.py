"""Verbs that report: in the active voice, in the passive, and with the noun or particle that makes them reports."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sourcelint.annotate.attributions.asides import is_quote
from sourcelint.annotate.attributions.attribution import Attribution
from sourcelint.annotate.attributions.reporting_verbs import ADJECTIVES, OTHERWISE, PAST_ONLY, VERBS, phrase_kind
from sourcelint.annotate.attributions.sources import agent_of, controller_of, follower_of, subject_of
from sourcelint.annotate.grammar.lexicon import classes_of
from sourcelint.annotate.text.word_lists import words
from sourcelint.text import Span

if TYPE_CHECKING:
    from sourcelint.annotate.attributions.clause import Clause
    from sourcelint.annotate.attributions.reporting_verbs import CueKind
    from sourcelint.annotate.grammar import Parse, VerbGroup

ASKED = words("asked questioned pressed")
FIRST_PERSON = words("i we you")
_OURSELVES = FIRST_PERSON | words("me us")
_NO_REPORT = FIRST_PERSON | {"let"}
_PLACES = words("on at in with before for and alongside behind during here there together live")
_FEELS = words("that about of to the a it they he she")
_ASKED_LINKS = words("about if whether by how what why on who whom which where when during")
_LINK_CLASSES = {
    "as": "as", "to": "to", "of": "of", "with": "with", "that": "that", "about": "about", "on": "about", "for": "for",
    "by": "as", "today": "to",
}  # fmt: skip
"""Words behind a passive, with the class of the verbs that report before them."""
_NAMED_BY = frozenset(["determiner", "mark", "name", ""])
"""Classes of the word behind "called"; none at the end of a sentence."""
_LOOSENING = frozenset([",", "-", "—"])
_BEFORE_INVERSIONS = frozenset([",", "—", "–", "-", "?", "!"])
_ASKING = words("ask question press")
_MAY = words("may might can must should shall")
"""Modals of a passive that is only possible, or asked for: "can be seen as"."""
_SUBJECT_TAGS = frozenset(["noun", "name", "adjective", "verb", "pronoun", "quantifier", "number", "modal"])
_MAY_TO = frozenset(["expect", "report"])
_REDUCED_LINKS = frozenset(["as", "of", "for", "to"])
_PAST_FORMS = frozenset(["ed", "participle"])
_NOTHING: frozenset[str] = frozenset()
_WHERE = words("above below earlier here in")
_BY_MANY = words("widely generally commonly universally broadly popularly variously")
"""Adverbs of a passive that say by whom: by everybody, that is nobody."""
_MAX_WORDS_TO_WHOM = 3
_LOST = words("life live victim casualty")
"""What a fire claims, without saying anything."""


def read_group(clause: Clause, number: int) -> Attribution | None:
    """Read verb group `number` of a sentence as a cue; None if it reports nothing."""
    parse = clause.parse
    group = parse.groups[number]
    if group.lemma == "be":
        return _read_adjective(clause, number)
    if parse.word(group.first - 1) == "as" and parse.word(group.last + 1) in _WHERE:
        return None  # "as mentioned above" can be looked up
    if group.voice == "passive":
        return _read_passive(clause, group)
    if (
        group.form in _PAST_FORMS
        and not group.auxiliaries
        and (_is_reduced(parse, group) or _is_compared(parse, group))
    ):
        return _cue(clause, group, agent_of(parse, group))
    kind = _kind(parse, group)
    if kind is None or _does_not_report(parse, group):
        return None
    if kind == "appearance":
        return _read_appearance(clause, number)
    return _read_active(clause, number, kind)


def _kind(parse: Parse, group: VerbGroup) -> CueKind | None:
    """Return what a verb reports, by itself or with the word behind it."""
    if group.lemma in VERBS:
        return VERBS[group.lemma].kind
    kind = phrase_kind(group.lemma, parse.word(group.last + 1))
    return PAST_ONLY.get(group.lemma) if kind is None and group.form in ("past", "ed") else kind


def _does_not_report(parse: Parse, group: VerbGroup) -> bool:
    """Tell whether the words behind a verb, or its own, make it something else: "adding to", "spoke on condition"."""
    following = parse.word(group.last + 1)
    following = following if following.isalpha() else ""
    if group.lemma == "continue" and following:
        return True
    word = parse.word(group.main)
    if following in OTHERWISE.get(group.lemma, OTHERWISE.get(word, _NOTHING)):
        return True
    if _counts_down(parse, group):
        return True
    if following in ("up", "down"):
        return group.lemma in VERBS and not VERBS[group.lemma].strong
    return group.lemma == "speak" and "condition" in (parse.word(group.last + 2), parse.word(group.last + 3))


def _counts_down(parse: Parse, group: VerbGroup) -> bool:
    """Tell whether a verb tells what became of a number: "rates declined 23 percent", "the fire claimed 60 lives"."""
    if group.lemma == "decline":
        return parse.tag(group.last + 1) in ("number", "preposition")
    what = parse.phrase_from(group.last + 1) if group.lemma == "claim" else None
    return what is not None and what.lemma in _LOST


def _read_active(clause: Clause, number: int, kind: CueKind) -> Attribution | None:
    """Read a verb in the active voice: its source is its subject, before or behind it, or that of another verb."""
    parse = clause.parse
    group = parse.groups[number]
    is_bare = group.form == "base" and not group.modal and not group.is_infinitive
    if _speaks_the_author(parse, group) or (is_bare and not group.first):
        return None  # "Ask yourself what it costs"
    source = speaker_of(clause, number) or _word_before(parse, group)
    if source is None and (is_bare or (group.form == "ing" and group.first)):
        return None  # an imperative, "by embracing vulnerability"
    if source is not None and clause.text[source.start : source.end].lower() in _OURSELVES:
        return None
    cue = _cue_span(parse, group)
    return Attribution(source, cue, clause.content(cue, source, group.lemma), kind)


def _cue_span(parse: Parse, group: VerbGroup) -> Span:
    """Return the verb, with the word behind it if only both report: "hit back"."""
    together = phrase_kind(group.lemma, parse.word(group.last + 1)) is not None
    return parse.span(group.main, group.main + together)


def speaker_of(clause: Clause, number: int) -> Span | None:
    """Return who does what a verb group says: its subject, else whose it is by the words before it."""
    parse = clause.parse
    group = parse.groups[number]
    given = _giving_before(parse, number)
    if given is not None:
        return speaker_of(clause, given)
    source = _quoted_before(parse, group) or _subject(parse, group) or _inverted(clause, group)
    return source or clause.told() or controller_of(parse, number)


def _word_before(parse: Parse, group: VerbGroup) -> Span | None:
    """Return the word before a finite verb if that is all that can be its subject: "Polling" in "Polling shows"."""
    at = parse.before(group)
    return parse.span(at, at) if parse.tag(at) in _SUBJECT_TAGS else None


def _quoted_before(parse: Parse, group: VerbGroup) -> Span | None:
    """Return the subject behind a verb that a quotation precedes, or that opens the sentence: "“No,” said the mayor"."""
    opens = group.first == 0 and group.form in _PAST_FORMS
    return follower_of(parse, group) if _may_invert(group) and (opens or is_quote(parse, group.first - 1)) else None


def _subject(parse: Parse, group: VerbGroup) -> Span | None:
    """Return the subject before a verb, if it can have one of its own."""
    is_loose = group.is_participle and parse.word(group.first - 1) in _LOOSENING
    return None if group.is_infinitive or is_loose else subject_of(parse, group)


def _inverted(clause: Clause, group: VerbGroup) -> Span | None:
    """Return the subject behind a verb that a comma precedes: "…, warned the board"."""
    if not _may_invert(group) or clause.parse.word(group.first - 1) not in _BEFORE_INVERSIONS:
        return None
    source = follower_of(clause.parse, group)
    return source if source is not None and _ends_soon(clause, source) else None


def _may_invert(group: VerbGroup) -> bool:
    return group.form != "ing" and not group.is_infinitive


def _giving_before(parse: Parse, number: int) -> int | None:
    """Return the number of the group before that gives what a participle speaks in: "made statements calling for"."""
    group, phrase = parse.groups[number], parse.phrase_with(parse.groups[number].first - 1)
    if not number or phrase is None or not group.is_participle or "given" not in classes_of("noun", phrase.lemma):
        return None
    before = parse.groups[number - 1]
    return number - 1 if before.last == phrase.first - 1 and before.voice == "active" else None


def _ends_soon(clause: Clause, source: Span) -> bool:
    """Tell whether a mark follows a subject that stands behind its verb: "…, warned the board"."""
    return clause.text[source.end : source.end + 1] in ("", ",", ".", ";", ":", "?", "!", "—")


def _speaks_the_author(parse: Parse, group: VerbGroup) -> bool:
    """Tell whether the author, or the reader, is who says or thinks something."""
    return parse.word(parse.before(group)) in _NO_REPORT


def _read_appearance(clause: Clause, number: int) -> Attribution | None:
    """Read "seems to have sunk"; nobody says so. In "seems to think" somebody thinks; "appeared on" is no report."""
    parse = clause.parse
    group = parse.groups[number]
    following = parse.word(group.last + 1)
    if group.form == "ing" or group.is_infinitive or group.is_negated or parse.word(group.first - 1) == "that":
        return None
    if not following.isalpha() or following in _PLACES:
        return None
    return Attribution(_to_whom(parse, group), _cue_span(parse, group), Span(clause.start, clause.end), "appearance")


def _to_whom(parse: Parse, group: VerbGroup) -> Span | None:
    """Return to whom something seems: "seems credible to me"."""
    for at in range(group.last + 1, group.last + 1 + _MAX_WORDS_TO_WHOM):
        phrase = parse.phrase_from(at + 1) if parse.word(at) == "to" else None
        if phrase is not None and (phrase.is_pronoun or phrase.is_plural or phrase.is_name):
            return parse.span(phrase.first, phrase.last)
    return None


def _read_adjective(clause: Clause, number: int) -> Attribution | None:
    """Read "are confident that" as a cue, but not of the first person."""
    parse = clause.parse
    group = parse.groups[number]
    at = group.last + 1
    while parse.tag(at) == "adverb":
        at += 1
    if parse.word(at) not in ADJECTIVES or parse.word(at + 1) not in _FEELS or _speaks_the_author(parse, group):
        return None
    source, cue = speaker_of(clause, number), parse.span(at, at)
    return Attribution(source, cue, clause.rest(cue.end), "belief")


def _read_passive(clause: Clause, group: VerbGroup) -> Attribution | None:
    """Read a passive; "the request was denied" reports nothing, "he was criticized" does."""
    parse = clause.parse
    if parse.word(group.main) in ADJECTIVES:
        known = parse.word(group.last + 1) in _FEELS and not _speaks_the_author(parse, group)
        return _cue(clause, group, subject_of(parse, group) or clause.told(), "belief") if known else None
    agent = agent_of(parse, group)
    if agent is not None:
        return _cue(clause, group, agent) if group.lemma in VERBS or classes_of("passive", group.lemma) else None
    if _speaks_the_author(parse, group) or group.modal in _MAY or "never" in group.adverbs:
        return None
    return _cue(clause, group, None) if _tells(parse, group) else None


def _tells(parse: Parse, group: VerbGroup) -> bool:
    """Tell whether a passive says what is told, and not by whom."""
    classes = classes_of("passive", group.lemma)
    following = parse.word(group.last + 1)
    if "being" in group.auxiliaries or (parse.word(group.first - 1) == "that" and following != "to"):
        return False  # what is being considered is only weighed
    return (
        "any" in classes
        or (group.lemma in VERBS and not _BY_MANY.isdisjoint(group.adverbs))
        or _LINK_CLASSES.get(following) in classes
        or ("name" in classes and parse.tag(group.last + 1) in _NAMED_BY)
    )


def _is_reduced(parse: Parse, group: VerbGroup) -> bool:
    """Tell whether a participle stands for a relative clause: "a man accused of", "Asked whether"."""
    following, classes = parse.word(group.last + 1), classes_of("passive", group.lemma)
    if following == "by":
        return (group.lemma in VERBS or bool(classes)) and parse.agent_of(group) is not None
    if group.lemma in _ASKING:
        return _asks(parse, group)
    link = _LINK_CLASSES.get(following)
    if link == "to" and (link in classes or group.lemma in _MAY_TO):
        return _is_told_to(parse, group)
    return link in _REDUCED_LINKS and link in classes and _is_object(parse, group, link)


def _is_compared(parse: Parse, group: VerbGroup) -> bool:
    """Read "as expected", "than reported"."""
    return parse.word(group.first - 1) in ("as", "than") and group.lemma in VERBS


def _is_object(parse: Parse, group: VerbGroup, link: str | None) -> bool:
    """Tell whether the phrase before a participle is its object: not in "what Jane Doe described as"."""
    subject = parse.phrase_with(group.first - 1)
    if subject is not None and parse.tag(subject.first - 1) in ("relative", "that"):
        return False
    if subject is None or (link == "as" and subject.is_name):
        return subject is None or group.lemma == "know"
    return not subject.is_pronoun


def _asks(parse: Parse, group: VerbGroup) -> bool:
    """Tell whether "asked" tells who was asked, at the head of a clause: "When asked about the ferry, she left"."""
    before = group.first - 1
    if before < 0:
        return True
    if is_quote(parse, before) or parse.tokens[before].tag not in ("mark", "subordinator"):
        return False
    return parse.word(before) != "," or parse.word(group.last + 1) in _ASKED_LINKS


def _is_told_to(parse: Parse, group: VerbGroup) -> bool:
    """Tell whether somebody is said to be something: "a man believed to be armed", and not "the mayor expected to win"."""
    if parse.phrase_with(group.first - 1) is None or group.lemma == "know":
        return True
    act = parse.group_with(group.last + 1)
    return act is not None and (act.lemma in ("be", "have") or act.is_perfect or act.voice == "passive")


def _cue(clause: Clause, group: VerbGroup, source: Span | None, kind: CueKind | None = None) -> Attribution:
    """Make an attribution of what stands behind a passive."""
    cue = clause.parse.span(group.main, group.main)
    known = VERBS[group.lemma].kind if group.lemma in VERBS else "speech"
    return Attribution(source, cue, clause.rest(cue.end), kind or known)
