"""Nouns that report: a statement, a claim, fears, criticism."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sourcelint.annotate.attributions.attribution import Attribution
from sourcelint.annotate.attributions.classified_sources import read_source
from sourcelint.annotate.attributions.reporting_verbs import NOUNS, PERSPECTIVES
from sourcelint.annotate.attributions.sources import extent, owner_of
from sourcelint.annotate.attributions.verbs import FIRST_PERSON, speaker_of
from sourcelint.annotate.grammar.lexicon import classes_of, members
from sourcelint.annotate.grammar.sentence import CLAUSE_OPENERS
from sourcelint.annotate.text.word_lists import words
from sourcelint.text import Span

if TYPE_CHECKING:
    from sourcelint.annotate.attributions.clause import Clause
    from sourcelint.annotate.grammar import NounPhrase, Parse, VerbGroup

_LINKS = words("that of about on against over for from by among whether to in after")
_HOLDING = members("noun stance") & words("supporter opponent critic proponent backer")
"""Nouns that name who holds a view, and so are a source themselves."""
_COMES = words("by amid under despite given after following because")
"""Words before a reproach that nobody makes: "amid fears of", "dogged by charges that"."""
_GIVING, _MEETING, _RAISING = members("verb giving"), members("verb meeting"), members("verb raising")
_RISING = members("verb rising")
_CONTENTS = words("that whether")
_CHARGE_LINKS = words("about that over")
_MAKERS = words("from among")
_MAX_MAKER_WORDS = 4
_SEEN_FROM = words("in by")


def read_noun(clause: Clause, phrase: NounPhrase) -> Attribution | None:
    """Read a noun phrase as a cue; None if it reports nothing."""
    parse = clause.parse
    seen = _read_perspective(clause, phrase)
    if seen is not None:
        return seen
    verb = _verb_before(parse, phrase)
    if verb is not None and parse.groups[verb].lemma in _GIVING and "given" in classes_of("noun", phrase.lemma):
        return _read_given(clause, phrase, verb)
    if phrase.lemma not in NOUNS or _is_occasion(clause, phrase):
        return None
    return _read_held(clause, phrase, verb)


def _read_held(clause: Clause, phrase: NounPhrase, verb: int | None) -> Attribution | None:
    """Read a claim, a fear, criticism with who has it; without a source if it is nobody's in particular."""
    parse = clause.parse
    nobodys = _is_received(parse, phrase, verb) or _is_told(parse, phrase) or _is_in_the_air(parse, phrase, verb)
    if parse.word(phrase.last + 1) not in _LINKS and not nobodys:
        return None
    source = owner_of(parse, phrase) or _maker(parse, phrase)
    if source is None and not nobodys:
        source = _holder(clause, phrase, verb)
        if source is None and not _is_charge(parse, phrase):
            return None
    cue = parse.span(phrase.head, phrase.head)
    return Attribution(source, cue, clause.rest(cue.end), NOUNS[phrase.lemma])


def _read_perspective(clause: Clause, phrase: NounPhrase) -> Attribution | None:
    """Read "in the mayor's view,", "by the count of the institute": what it stands before, or behind a comma."""
    parse, before = clause.parse, phrase.first - 2
    if phrase.lemma not in PERSPECTIVES or parse.word(phrase.first - 1) not in _SEEN_FROM:
        return None
    source, last = owner_of(parse, phrase), phrase.last
    if source is None:
        holder = parse.phrase_from(phrase.last + 2) if parse.word(phrase.last + 1) == "of" else None
        if holder is None or read_source(parse, holder).kind == "other":
            return None
        last = extent(parse, holder)
        source = parse.span(holder.first, last)
    cue = parse.span(phrase.head, phrase.head)
    if parse.word(last + 1) == "," and (before < 0 or parse.tag(before) in CLAUSE_OPENERS):
        return Attribution(source, cue, clause.rest(parse.tokens[last].end), "belief")
    if parse.word(before) == ",":
        return Attribution(source, cue, Span(clause.start, parse.tokens[before].start), "belief")
    return None


def _read_given(clause: Clause, phrase: NounPhrase, verb: int) -> Attribution | None:
    """Read "issued a statement", "made the case" as a cue, from the verb to the noun."""
    group = clause.parse.groups[verb]
    if clause.parse.word(group.first - 1) in FIRST_PERSON or group.voice == "passive":
        return None
    source, cue = speaker_of(clause, verb), clause.parse.span(group.main, phrase.head)
    return Attribution(source, cue, clause.content(cue, source, group.lemma), "speech")


def _verb_before(parse: Parse, phrase: NounPhrase) -> int | None:
    """Return the number of the verb group whose object a phrase is, or that of "are of the view that"."""
    group = parse.group_with(phrase.first - 1)
    if parse.word(phrase.first - 1) == "of":
        behind = parse.group_with(phrase.first - 2)
        group = behind if behind is not None and behind.lemma == "be" else None
    return None if group is None else parse.groups.index(group)


def _is_occasion(clause: Clause, phrase: NounPhrase) -> bool:
    """Tell whether a noun says where something was said: "she said in a statement on Monday"."""
    return bool(clause.found) and bool(phrase.determiner) and clause.parse.word(phrase.first - 1) == "in"


def _is_told(parse: Parse, phrase: NounPhrase) -> bool:
    """Tell whether a "that" or "whether" behind a form of to be says what a noun holds: "her answer was that", "one fear is that"."""
    group = parse.group_behind(phrase)
    return group is not None and group.lemma == "be" and parse.word(group.last + 1) in _CONTENTS


def _is_received(parse: Parse, phrase: NounPhrase, verb: int | None) -> bool:
    """Tell whether a reproach comes to someone from nobody in particular: "faced criticism", "amid calls for"."""
    if classes_of("noun", phrase.lemma).isdisjoint(("charge", "received")):
        return False
    before = phrase.first - 1
    if parse.tag(before) == "verb" and parse.tokens[before].form == "ing":
        before -= 1  # "amid growing concerns"
    if parse.word(before) in _COMES:
        return True
    if verb is None:
        return False
    group = parse.groups[verb]
    return group.lemma in _MEETING or (group.lemma in _RAISING and not _is_done_by_somebody(parse, group))


def _is_in_the_air(parse: Parse, phrase: NounPhrase, verb: int | None) -> bool:
    """Tell whether a view is about without anybody to hold it: "there is concern that", "suspicions run high"."""
    if verb is not None:
        group = parse.groups[verb]
        return group.lemma == "be" and parse.word(group.first - 1) == "there"
    behind = parse.group_behind(phrase)
    return behind is not None and behind.lemma in _RISING and not phrase.is_owned


def _is_done_by_somebody(parse: Parse, group: VerbGroup) -> bool:
    """Tell whether somebody does what a verb says, and not a thing: "the accident raised questions"."""
    subject = parse.subject_of(group)
    return subject is not None and read_source(parse, subject).kind != "other"


def _is_charge(parse: Parse, phrase: NounPhrase) -> bool:
    """Tell whether a noun says what is held against someone, and not by whom: "questions about", "fears that"."""
    classes = classes_of("noun", phrase.lemma)
    if phrase.first == 0 and "charge" in classes:
        return not (phrase.determiner or phrase.is_plural)  # "Opposition to the ferry has grown"
    if "charge" not in classes or parse.word(phrase.first - 1) == "to":
        return False
    return not phrase.determiner and parse.word(phrase.last + 1) in _CHARGE_LINKS


def _maker(parse: Parse, phrase: NounPhrase) -> Span | None:
    """Return who stands behind the "by", "from" or "among" that follows a noun: "criticism from lawmakers"."""
    for at in range(phrase.last + 1, phrase.last + 1 + _MAX_MAKER_WORDS):
        if parse.word(at) == "by" or (parse.word(at) in _MAKERS and at == phrase.last + 1):
            maker = parse.phrase_from(at + 1)
            return None if maker is None else parse.span(maker.first, extent(parse, maker))
    return None


def _holder(clause: Clause, phrase: NounPhrase, verb: int | None) -> Span | None:
    """Return who has what a noun names: itself, or the subject of the verb whose object it is."""
    if phrase.lemma in _HOLDING:
        return clause.parse.span(phrase.first, phrase.last)
    if verb is None or (clause.parse.groups[verb].lemma == "be" and clause.parse.word(phrase.first - 1) != "of"):
        return None
    return speaker_of(clause, verb)
