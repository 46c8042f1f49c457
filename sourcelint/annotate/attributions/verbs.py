"""Verbs that report: in the active voice, in the passive, and with the noun or particle that makes them reports."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sourcelint.annotate.attributions.attribution import Attribution
from sourcelint.annotate.attributions.grammar import (
    ARTICLES,
    BE,
    DETERMINERS,
    FIRST_PERSON,
    HAVE,
    MODAL,
    OBJECTS,
    PLACES,
    PREPOSITIONS,
    RELATIVES,
    THIRD_PERSON,
)
from sourcelint.annotate.attributions.reporting_verbs import FORMS, GIVING, REDUCED, SOURCELESS
from sourcelint.annotate.attributions.sources import agent_of, subject_of, told_before
from sourcelint.annotate.grammar.inflection import forms_of
from sourcelint.annotate.text.calendar_words import WEEKDAY
from sourcelint.annotate.text.word_lists import words
from sourcelint.expressions import lazy
from sourcelint.text import Span

if TYPE_CHECKING:
    from collections.abc import Callable

    from sourcelint.annotate.attributions.line import TokenWindow
    from sourcelint.annotate.attributions.reporting_verbs import CueEntry, CueKind, Form

ASKED = words("asked questioned pressed")
_ASKED_LINKS = words("about if whether by how what why on who whom which where when during")
_CLAUSE_OPENERS = frozenset(["", "when", "whenever", "if", "and"])
_NOUN_FOLLOWERS = words("of by from and or is was are were in at")
_FEELS = words("that about of to the a it they he she")
_QUOTED = lazy(r"[,.?!…][\"”’]")
_ACTIVE_TOO = words("considered reported thought believed expected")
_INFINITIVE = lazy(r" to (?:be|have)\b")
_OPEN_MARKS = frozenset('“"‘«')
_NO_REPORT = FIRST_PERSON | words("to can could may might must should never")
"""Words before a passive without an agent that keep it from reporting: "can be expected"."""
_PERSONS = FIRST_PERSON | THIRD_PERSON
_BE_OR_HAVE = BE | HAVE
_NO_LAST_WORDS = DETERMINERS | PREPOSITIONS
"""Words that no subject ends in."""
_BEFORE_BASE = MODAL | {"to", "both"}
_PARTICLES = words("up down")
_NAMING = words("called dubbed named labeled labelled")
_INDEFINITE = words("a an")
_MAX_ARTICLE_WORDS = 4
"""Words before "called" among which the article of what is called so stands."""
_MAX_GIVING_WORDS = 5
"""Words between "issued" and "statement"."""
_CONDITIONAL_OPENERS = words("when whenever if")
_MANY = words("people percent some others many most few majority half there here")
_DASHES = frozenset(",-–— ")
_CONTINUE = forms_of(["continue"])
_REPORTS = lazy(r" to (?:say|argue|insist|call|press|push|claim|criticize|deny|attack|defend|question|urge)\b")
_SPEAK = words("speak speaks spoke speaking")
_CONDITION = lazy(r" (?:on|under) (?:the )?condition\b")
_CLOSING = (",", "”", '"', "’", "'", "—", "?", "!")
_ON_WEEKDAY = rf"(?:[ ](?:on[ ])?{WEEKDAY}(?=[ ,]))?"
_ADDRESSED = words("""told tell tells telling inform informs informed informing remind reminds reminded reminding assure assures
    assured assuring notify notifies notified""")
"""Verbs whose object is who is spoken to."""
_ADDRESSEE = lazy(
    rf"""
    (?:[ ](?:the|an?|his|her|its|their|[A-Z][\w.&-]*['’]s))?                # "the", "Acme's"
    (?:[ ][A-Z][\w.&’'-]*){{0,4}}(?:[ ][a-z][\w’'-]*)?(?:[ ]of[ ][\w’'-]+)?  # "Senate committee", "board of governors"
    {_ON_WEEKDAY}
    (?=[ ,.:;!?\"”]|$)
    """,
    re.VERBOSE,
)
_ADDRESSEE_NAME = lazy(r" (?:the )?[A-Z][\w.&’'-]*(?: [A-Z][\w.&’'-]*){0,4}" + _ON_WEEKDAY + r"(?=[ ,.:;!?\"”]|$)")
_DAY = lazy(_ON_WEEKDAY)

_MAX_ENDING_CHARS = 90
_ENDING = lazy(
    rf"""
    (?:
        [ ](?:
            (?:in|on|at|during|via|after|before|through|by|late|early|last|this|recently|later|today|yesterday|earlier)\b
        |   {WEEKDAY}
        )
        [^,;:“\"]*
    )?
    [ .!?\"”’')]*
    """,
    re.VERBOSE,
)
"""What may follow a cue at the end of its sentence: "…, she said in a statement on Monday."."""
_MAX_HEAD_CHARS = 24


def read_verb(line: TokenWindow, at: int, entry: CueEntry, group: int, passed: set[str]) -> Attribution | None:
    """Read word `at`, a verb; None if it reports nothing.

    Its group begins with word `group` and holds the auxiliaries `passed`.
    """
    subject = line.before(group)
    if entry.form in ("ed", "participle") and (passed & BE or (not passed & HAVE and _reduced(line, at, subject))):
        return _passive(line, at, entry, subject, passed)
    if not _accepts(line, at, entry, group, passed):
        return None
    if entry.kind == "appearance":
        return Attribution(None, line.span(at, at), Span(line.start, line.end), entry.kind)
    return active(line, at, group, line.span(at, at), entry.kind)


def read_adjective(line: TokenWindow, at: int) -> Attribution | None:
    """Read "are confident that" as a cue, but not of the first person."""
    group, passed = line.group(at)
    subject = line.before(group)
    if subject in FIRST_PERSON or passed & FIRST_PERSON or line.after(at) not in _FEELS:
        return None
    if passed & BE or (line.words[at] == "worried" and subject):
        return active(line, at, group, line.span(at, at), "belief")
    return None


def read_given(line: TokenWindow, at: int) -> Attribution | None:
    """Read "issued a statement", "made the case" as a cue, from the verb to the noun that is word `at`."""
    verb = at
    while verb > at - _MAX_GIVING_WORDS and line.plain(verb) and line.words[verb] not in GIVING:
        verb -= 1
    if line.words[verb] not in GIVING or verb == at:
        return None
    group, _ = line.group(verb)
    return None if line.before(group) in FIRST_PERSON else active(line, at, group, line.span(verb, at), "speech")


def active(line: TokenWindow, at: int, group: int, cue: Span, kind: CueKind) -> Attribution:
    """Attribute what a verb in the active voice governs, or what stands before it, to its subject.

    The verb group begins with word `group`, the cue ends where word `at` does.
    """
    subject, behind = subject_of(line, at, group)
    source = subject or told_before(line, at)
    before = min(cue.start, source.start) if source else cue.start
    head = line.text[max(line.start, before - _MAX_HEAD_CHARS) : before].rstrip()
    end = cue.end if source is None else max(cue.end, source.end)
    if not behind and end == cue.end:
        end = _told(line, at, end)
    if head.endswith(_CLOSING) and (behind or _closes(line, end)):
        content = Span(line.start, max(line.start, before - _MAX_HEAD_CHARS) + len(head.rstrip(",—")))
    else:
        content = line.rest(end)
    return Attribution(source, cue, content, kind)


def verbal(line: TokenWindow, at: int, group: int, passed: set[str]) -> bool:
    """Tell whether a form that is a noun as well is a verb here."""
    form, following, subject = FORMS[line.words[at]].form, line.after(at), line.before(group)
    if subject in _PERSONS or passed & MODAL or ("to" in passed and form == "base"):
        return True
    if passed & _BE_OR_HAVE or following in _NOUN_FOLLOWERS:
        return False
    if not subject or subject in _NO_LAST_WORDS or subject.endswith("'s"):
        return False
    if form == "base":
        return subject.endswith("s") and following != "to"
    return following in OBJECTS or line.text[line.starts[group - 1]].isupper() or _opens_quote(line, at)


def _opens_quote(line: TokenWindow, at: int) -> bool:
    """Tell whether a quotation mark opens right behind word `at`."""
    return line.text[line.ends[at] : line.ends[at] + 2].lstrip()[:1] in _OPEN_MARKS


def _told(line: TokenWindow, at: int, end: int) -> int:
    """Find the end of the words behind a cue that say to whom and on which day: "told the BBC", "said Monday"."""
    text = line.text
    if line.words[at] in _ADDRESSED:
        match = _ADDRESSEE_NAME.match(text, end, line.end) or _ADDRESSEE.match(text, end, line.end)
    else:
        match = _DAY.match(text, end, line.end)
    return match.end() if match else end


def _closes(line: TokenWindow, end: int) -> bool:
    """Tell whether nothing but a time or a place follows in the sentence."""
    return line.end - end < _MAX_ENDING_CHARS and _ENDING.fullmatch(line.text, end, line.end) is not None


def _reduced(line: TokenWindow, at: int, subject: str) -> bool:
    """Tell whether a participle stands for a relative clause: "a man accused of", "Asked whether"."""
    word, following = line.words[at], line.after(at)
    if following == "by" or word == "titled":
        return True
    if word in _NAMING:
        return _names(line, at, subject)
    if word in ASKED and subject in _CLAUSE_OPENERS:
        return at == line.first or following in _ASKED_LINKS or subject in _CONDITIONAL_OPENERS
    if following not in REDUCED.get(word, ()):
        return False
    # "the board considered a plan" and "the firm reported to the police" have a subject of their own.
    return word not in _ACTIVE_TOO or not subject or _INFINITIVE.match(line.text, line.ends[at]) is not None


def _names(line: TokenWindow, at: int, subject: str) -> bool:
    """Tell whether a participle says what something is called: "a group called Acme", and not "the mayor called Acme"."""
    if _opens_quote(line, at):
        return bool(subject) and subject not in THIRD_PERSON and line.text[line.starts[at - 1]].islower()
    after = line.text[line.ends[at] : line.ends[at] + 2].lstrip()
    return after.isupper() and not _INDEFINITE.isdisjoint(line.words[max(0, at - _MAX_ARTICLE_WORDS) : at])


def _accepts(line: TokenWindow, at: int, entry: CueEntry, group: int, passed: set[str]) -> bool:
    """Tell whether a verb, in the active voice, reports what someone else said, thinks or wants."""
    following = line.after(at)
    if entry.kind == "appearance":
        return entry.form != "ing" and bool(following) and following not in PLACES and "to" not in passed
    if line.before(group) in FIRST_PERSON or passed & FIRST_PERSON or (following in _PARTICLES and not entry.strong):
        return False
    word = line.words[at]
    if word in _CONTINUE:
        return not following or _REPORTS.match(line.text, line.ends[at]) is not None
    if word in _SPEAK and _CONDITION.match(line.text, line.ends[at]):
        return False
    return _FORM_REPORTS[entry.form](line, at, entry, group, passed)


def _past_reports(line: TokenWindow, at: int, entry: CueEntry, group: int, _: set[str]) -> bool:
    """Tell whether a past form is a finite verb: not "the alleged thief", "40 pledged delegates"."""
    subject = line.before(group)
    if subject in ARTICLES or (line.after(at).endswith("s") and line.gaps[group][-2:-1].isdigit()):
        return False
    return entry.strong or subject not in _NO_LAST_WORDS


def _participle_reports(_: TokenWindow, __: int, ___: CueEntry, ____: int, passed: set[str]) -> bool:
    return not passed.isdisjoint(HAVE)


def _base_reports(line: TokenWindow, at: int, entry: CueEntry, group: int, passed: set[str]) -> bool:
    """Tell whether a base form is a finite verb or an infinitive that reports, rather than a noun or a bare form."""
    following, subject = line.after(at), line.before(group)
    if passed & _BEFORE_BASE or _is_plural(line, group, subject):
        return True
    if line.words[at] == "read" and (subject or line.gaps[at].strip()):
        # "…," read the statement; "…," it read; a sign that read "…".
        return _opens_quote(line, at) or _QUOTED.search(line.text, line.start, line.starts[at]) is not None
    if not subject:
        return entry.strong and _is_inverted(line, at)
    if subject in _NO_LAST_WORDS:
        return False
    return entry.strong or following in OBJECTS or following == "to"


def _is_plural(line: TokenWindow, group: int, subject: str) -> bool:
    """Tell whether the word before a verb shows a subject in the plural: "officials", "they", "many", "aides who"."""
    if subject in RELATIVES:
        return subject in THIRD_PERSON or (line.words[group - 2].endswith("s") and line.plain(group - 1))
    return subject.endswith("s") or subject in THIRD_PERSON or subject in _MANY


def _is_inverted(line: TokenWindow, at: int) -> bool:
    """Tell whether a share, an aside or an inversion stands around a base form without a subject before it.

    "47% say", "members of the board - two in all - warn that", "it is, say experts".
    """
    gap = line.gaps[at] if at > line.first else ""
    if "%" in gap:
        return True
    following = line.after(at)
    return gap[:1] in _DASHES and (following in OBJECTS or following.endswith("s"))


def _other_reports(line: TokenWindow, _: int, entry: CueEntry, group: int, passed: set[str]) -> bool:
    """Tell whether a form in -s or -ing is a verb: "is saying", "officials saying", not "the saying"."""
    return (entry.form == "ing" and not passed.isdisjoint(BE)) or line.before(group) not in DETERMINERS


_FORM_REPORTS: dict[Form, Callable[[TokenWindow, int, CueEntry, int, set[str]], bool]] = {
    "ed": _past_reports,
    "past": _past_reports,
    "participle": _participle_reports,
    "base": _base_reports,
    "s": _other_reports,
    "ing": _other_reports,
    "noun": _other_reports,
    "adjective": _other_reports,
}
"""How the form of a verb in the active voice shows whether it reports."""


def _passive(line: TokenWindow, at: int, entry: CueEntry, subject: str, passed: set[str]) -> Attribution | None:
    """Read a passive; "the request was denied" reports nothing, "he was criticized" does."""
    source = agent_of(line, at)
    if source is None and not _reports_without_source(line, at, subject, passed):
        return None
    return Attribution(source, line.span(at, at), line.rest(line.ends[at]), entry.kind)


def _reports_without_source(line: TokenWindow, at: int, subject: str, passed: set[str]) -> bool:
    links = SOURCELESS.get(line.words[at])
    if links is None or subject in FIRST_PERSON or passed & _NO_REPORT:
        return False
    if links and line.after(at) not in links:
        return False
    # What is being considered is only weighed.
    return line.words[at] != "considered" or "being" not in passed
