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
from sourcelint.annotate.text.word_lists import words
from sourcelint.text import Span

if TYPE_CHECKING:
    from sourcelint.annotate.attributions.line import TokenWindow
    from sourcelint.annotate.attributions.reporting_verbs import CueEntry, CueKind

ASKED = words("asked questioned pressed")
_ASKED_LINKS = words("about if whether by how what why on who whom which where when during")
_CLAUSE_OPENERS = frozenset(["", "when", "whenever", "if", "and"])
_NOUN_FOLLOWERS = words("of by from and or is was are were in at")
_FEELS = words("that about of to the a it they he she")
_QUOTED = re.compile(r"[,.?!…][\"”’]")
_ACTIVE_TOO = words("considered reported thought believed expected")
_INFINITIVE = re.compile(r" to (?:be|have)\b")
_OPEN_MARKS = frozenset('“"‘«')
_POSSIBLE = words("to can could may might must should never")
_MANY = words("people percent some others many most few majority half there here")
_DASHES = frozenset(",-–— ")
_CONTINUE = words("continue continues continued continuing")
_REPORTS = re.compile(r" to (?:say|argue|insist|call|press|push|claim|criticize|deny|attack|defend|question|urge)\b")
_SPEAK = words("speak speaks spoke speaking")
_CONDITION = re.compile(r" (?:on|under) (?:the )?condition\b")
_CLOSING = (",", "”", '"', "’", "'", "—", "?", "!")
_WEEKDAY = r"(?: (?:on )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?=[ ,]))?"
_ADDRESSED = words("""told tell tells telling inform informs informed informing remind reminds reminded reminding assure assures
    assured assuring notify notifies notified""")
"""Verbs whose object is who is spoken to."""
_ADDRESSEE = re.compile(
    r"(?: (?:the|an?|his|her|its|their|[A-Z][\w.&-]*['’]s))?(?: [A-Z][\w.&’'-]*){0,4}(?: [a-z][\w’'-]*)?(?: of [\w’'-]+)?"
    + _WEEKDAY
    + r"(?=[ ,.:;!?\"”]|$)"
)
_ADDRESSEE_NAME = re.compile(r" (?:the )?[A-Z][\w.&’'-]*(?: [A-Z][\w.&’'-]*){0,4}" + _WEEKDAY + r"(?=[ ,.:;!?\"”]|$)")
_DAY = re.compile(_WEEKDAY)

_LONGEST_TAIL = 90
_ENDING = re.compile(
    r"(?: (?:(?:in|on|at|during|via|after|before|through|by|late|early|last|this|recently|later|today|yesterday|earlier)\b"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)[^,;:“\"]*)?[ .!?\"”’')]*"
)
"""What may follow a cue at the end of its sentence: "…, she said in a statement on Monday."."""
_TAIL = 24


def read_verb(line: TokenWindow, i: int, entry: CueEntry, group: int, passed: set[str]) -> Attribution | None:
    """Read word i, a verb whose group begins with word `group` and holds the auxiliaries `passed`; None: it reports nothing."""
    subject = line.before(group)
    if entry.form in ("ed", "participle") and (passed & BE or (not passed & HAVE and _reduced(line, i, subject))):
        return _passive(line, i, entry, subject, passed)
    if not _accepts(line, i, entry, group, passed):
        return None
    if entry.kind == "appearance":
        return Attribution(None, line.span(i, i), Span(line.start, line.end), entry.kind)
    return active(line, i, group, line.span(i, i), entry.kind)


def read_adjective(line: TokenWindow, i: int) -> Attribution | None:
    """Read "are confident that" as a cue, but not of the first person."""
    group, passed = line.group(i)
    subject = line.before(group)
    if subject in FIRST_PERSON or passed & FIRST_PERSON or line.after(i) not in _FEELS:
        return None
    if passed & BE or (line.words[i] == "worried" and subject):
        return active(line, i, group, line.span(i, i), "belief")
    return None


def read_given(line: TokenWindow, i: int) -> Attribution | None:
    """Read "issued a statement", "made the case" as a cue, from the verb to the noun that is word i."""
    verb = i
    while verb > i - 5 and line.plain(verb) and line.words[verb] not in GIVING:
        verb -= 1
    if line.words[verb] not in GIVING or verb == i:
        return None
    group, _ = line.group(verb)
    return None if line.before(group) in FIRST_PERSON else active(line, i, group, line.span(verb, i), "speech")


def active(line: TokenWindow, i: int, group: int, cue: Span, kind: CueKind) -> Attribution:
    """Attribute what a verb in the active voice governs, or what stands before it, to its subject.

    The verb group begins with word `group`, the cue ends where word i does.
    """
    subject, behind = subject_of(line, i, group)
    source = subject or told_before(line, i)
    before = min(cue.start, source.start) if source else cue.start
    head = line.text[max(line.start, before - _TAIL) : before].rstrip()
    end = cue.end if source is None else max(cue.end, source.end)
    if not behind and end == cue.end:
        end = _told(line, i, end)
    if head.endswith(_CLOSING) and (behind or _closes(line, end)):
        content = Span(line.start, max(line.start, before - _TAIL) + len(head.rstrip(",—")))
    else:
        content = line.rest(end)
    return Attribution(source, cue, content, kind)


def verbal(line: TokenWindow, i: int, group: int, passed: set[str]) -> bool:
    """Tell whether a form that is a noun as well is a verb here."""
    form, following, subject = FORMS[line.words[i]].form, line.after(i), line.before(group)
    if passed & MODAL or ("to" in passed and form == "base") or subject in THIRD_PERSON or subject in FIRST_PERSON:
        return True
    if passed & BE or passed & HAVE or following in _NOUN_FOLLOWERS:
        return False
    if not subject or subject in DETERMINERS or subject in PREPOSITIONS or subject.endswith("'s"):
        return False
    if form == "base":
        return subject.endswith("s") and following != "to"
    return (
        following in OBJECTS
        or line.text[line.starts[group - 1]].isupper()
        or line.text[line.ends[i] : line.ends[i] + 2].lstrip()[:1] in _OPEN_MARKS
    )


def _told(line: TokenWindow, i: int, end: int) -> int:
    """Give where the words behind a cue end that say to whom and on which day: "told the BBC", "said Monday"."""
    text = line.text
    if line.words[i] in _ADDRESSED:
        m = _ADDRESSEE_NAME.match(text, end, line.end) or _ADDRESSEE.match(text, end, line.end)
    else:
        m = _DAY.match(text, end, line.end)
    return m.end() if m else end


def _closes(line: TokenWindow, end: int) -> bool:
    """Tell whether nothing but a time or a place follows in the sentence."""
    return line.end - end < _LONGEST_TAIL and _ENDING.fullmatch(line.text, end, line.end) is not None


def _reduced(line: TokenWindow, i: int, subject: str) -> bool:
    """Tell whether a participle stands for a relative clause: "a man accused of", "Asked whether"."""
    word, following = line.words[i], line.after(i)
    if following == "by" or word == "titled":
        return True
    if word in ("called", "dubbed", "named", "labeled", "labelled"):
        # "a group called Acme", and not "the mayor called Acme".
        after = line.text[line.ends[i] : line.ends[i] + 2].lstrip()
        if after[:1] in _OPEN_MARKS:
            return bool(subject) and subject not in THIRD_PERSON and line.text[line.starts[i - 1]].islower()
        return after.isupper() and any(w in ("a", "an") for w in line.words[max(0, i - 4) : i])
    if word in ASKED and subject in _CLAUSE_OPENERS:
        return i == line.first or following in _ASKED_LINKS or subject in ("when", "whenever", "if")
    if following not in REDUCED.get(word, ()):
        return False
    # "the board considered a plan" and "the firm reported to the police" have a subject of their own.
    return word not in _ACTIVE_TOO or not subject or _INFINITIVE.match(line.text, line.ends[i]) is not None


def _accepts(line: TokenWindow, i: int, entry: CueEntry, group: int, passed: set[str]) -> bool:
    """Tell whether a verb, in the active voice, reports what someone else said, thinks or wants."""
    form, kind, following, word, subject = entry.form, entry.kind, line.after(i), line.words[i], line.before(group)
    if kind == "appearance":
        return form != "ing" and bool(following) and following not in PLACES and "to" not in passed
    if subject in FIRST_PERSON or passed & FIRST_PERSON or (following in ("up", "down") and not entry.strong):
        return False
    if word in _CONTINUE:
        return not following or bool(_REPORTS.match(line.text, line.ends[i]))
    if word in _SPEAK and _CONDITION.match(line.text, line.ends[i]):
        return False
    if form in ("ed", "past"):
        if subject in ARTICLES or (following.endswith("s") and line.gaps[group][-2:-1].isdigit()):
            return False  # "the alleged thief", "40 pledged delegates"
        return entry.strong or not (subject in DETERMINERS or subject in PREPOSITIONS)
    if form == "participle":
        return bool(passed & HAVE)
    if form == "base":
        return _plural(line, i, entry, group, passed)
    return (form == "ing" and bool(passed & BE)) or subject not in DETERMINERS


def _plural(line: TokenWindow, i: int, entry: CueEntry, group: int, passed: set[str]) -> bool:
    """Tell whether a base form is a finite verb or an infinitive that reports, rather than a noun or a bare form."""
    following, subject = line.after(i), line.before(group)
    if "to" in passed or passed & MODAL or subject.endswith("s") or subject in THIRD_PERSON or subject in _MANY:
        return True
    if "both" in passed or (subject in RELATIVES and line.words[group - 2].endswith("s") and line.plain(group - 1)):
        return True
    if line.words[i] == "read" and (subject or line.gaps[i].strip()):
        # "…," read the statement; "…," it read; a sign that read "…".
        return (
            line.text[line.ends[i] : line.ends[i] + 2].lstrip()[:1] in _OPEN_MARKS
            or _QUOTED.search(line.text, line.start, line.starts[i]) is not None
        )
    if not subject:
        # Shares, asides and inversions: 47% say; members of the board - two in all - warn that; it is, say experts.
        gap = line.gaps[i] if i > line.first else ""
        return entry.strong and ("%" in gap or (gap[:1] in _DASHES and (following in OBJECTS or following[-1:] == "s")))
    if subject in DETERMINERS or subject in PREPOSITIONS:
        return False
    return entry.strong or following in OBJECTS or following == "to"


def _passive(line: TokenWindow, i: int, entry: CueEntry, subject: str, passed: set[str]) -> Attribution | None:
    source = agent_of(line, i)
    if source is None:
        links = SOURCELESS.get(line.words[i])
        if links is None or subject in FIRST_PERSON or passed & FIRST_PERSON or passed & _POSSIBLE:
            return None
        if (links and line.after(i) not in links) or (line.words[i] == "considered" and "being" in passed):
            # "The request was denied" reports nothing, and what is being considered is only weighed; "he was criticized" does.
            return None
    return Attribution(source, line.span(i, i), line.rest(line.ends[i]), entry.kind)
