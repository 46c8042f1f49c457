"""Attribution: who is said to have said what.

The words of a text are read once; what stands in quotation marks is left out, it is somebody else's. A word of
`cues.FORMS` is a cue where its neighbours make it a verb (or a noun) of reporting. The subject of that verb is the
source; what the verb governs, or the quotation beside it, is the content. Last, each passage of speech without a cue of
its own is given the speaker before it where the text runs on (`speakers.py`), or is handed out without source and cue.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from sourcelint.annotate.cues import (
    ALL_CUES,
    CHARGES,
    FORMS,
    GIVEN,
    GIVING,
    NOUN_FORMS,
    PHRASES,
    RECEIVED,
    REDUCED,
    REPORTEDLY,
    SOURCELESS,
    CueKind,
    Entry,
)
from sourcelint.annotate.scan import lowered, plain
from sourcelint.annotate.sentences import NEVER_LAST
from sourcelint.annotate.speakers import name_speakers
from sourcelint.annotate.tables import words
from sourcelint.text import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sourcelint.annotate.quotations import Quotation
    from sourcelint.annotate.sentences import Sentence


class Attribution(NamedTuple):
    """Spans of who said it, of the words that say so, and of what was said; None where the text has none.

    A cue without a source is sourceless ("it is widely expected that"); a content with neither is a quotation whose
    speaker the text does not name. `kind` is what the cue reports: speech, belief, stance (an attitude for or against
    something), evidence (a poll shows), appearance (it seems). Source and cue may stand in another sentence than the
    content, where a quotation goes on.
    """

    source: Span | None
    cue: Span | None
    content: Span | None
    kind: CueKind = "speech"


_DETERMINERS = words("a an the this these those his her its their our my your some any no every each such")
_OWNERS = words("his her their its my our your whose")
_BE = words("""is are was were be been being am isn't aren't wasn't weren't he's she's it's i'm we're they're you're who's
    that's there's get gets got getting gotten""")
_HAVE = words("has have had having hasn't haven't hadn't i've we've they've you've")
_MODAL = words("""will would can could should may might must shall won't wouldn't can't couldn't shouldn't cannot i'll he'll
    she'll we'll they'll you'll i'd he'd she'd they'd we'd you'd do does did don't doesn't didn't let's""")
_AUXILIARIES = _BE | _HAVE | _MODAL | {"to"}
_FIRST = words("i you we i'm i've i'd i'll we're we've we'd we'll you're you've you'd you'll let's")
_THIRD = words("he she they who he's she's they're they've he'd she'd he'll she'll they'll they'd who's")
_RELATIVES = words("who which that")
_ADVERBS = words("""also not never now still just then later often always only even already again once further recently repeatedly
    long first all both previously soon ever yet rather far either merely simply so too else instead twice""")
_NOT_ADVERBS = words("reply rely family only apply ally supply july italy rally assembly bully monopoly")
_PREPOSITIONS = words("""by after for in of from while without before when than as about on with at against into over since through
    between like""")
_BREAKS = words("""that when while because if as but although though whereas unless until after before since and or so whether
    which what where why how than then""")
_OBJECTS = _DETERMINERS | _THIRD | words("that him them it us me what whether how why more")
_NOUN_FOLLOWERS = words("of by from and or is was are were in at")
_NOUN_LINKS = words("that of about on against over for from by whether to in after")
_PLACES = words("on at in with before for and alongside behind during here there")
_CLAUSE_OPENERS = frozenset(["", "when", "whenever", "if", "and"])
_ASKED = words("asked questioned pressed")
_ASKED_LINKS = words("about if whether by how what why on who whom which where when during")
_FEELS = words("that about of to the a it they he she")
_HOLDERS = words("have has had having raise raises raised raising voiced expressed expressing")
_MET_WITH = words(
    """face faced faces facing draw draws drew drawn drawing meet meets met spark sparks sparked sparking provoke provoked provokes
    prompt prompted prompting trigger triggered stir stirred attract attracted receive received receiving endured invited
    generated dogged amid amidst under given despite following after tide wave storm flood chorus"""
)
"""Words before a criticism by which its subject, or nobody, is the one criticised: "faced sharp criticism", "amid protests"."""
_NEAR = 4
_OPEN_MARKS = frozenset('“"‘«')
_POSSIBLE = words("to can could may might must should never")
_MANY = words("people percent some others many most both few majority half")
_DASHES = frozenset(",-–— ")
_CONTINUE = words("continue continues continued continuing")

_NO_SUBJECTS = words("that in on at to for of by as about if when after during with")
_QUOTES = ('"', "”", "“", "''")
_WORD = re.compile(r"([a-z]+(?:'[a-z]{1,2}\b)?)")
_RIGHT = re.compile(
    r"\s*((?:(?:[A-Z][a-z]{0,4}\.\s?){1,3}(?=[A-Z]))?(?:[^\s,;:.\"“”—][^,;:.\"“”—]*(?<=[^\s])|[^\s,;:.\"“”—]))"
)
_REPORTS = re.compile(r" to (?:say|argue|insist|call|press|push|claim|criticize|deny|attack|defend|question|urge)\b")
_LABEL = re.compile(
    r"((?:[A-Z][\w.'’-]{0,24}|of|the|for|and|de|van|al)(?: (?:[A-Z][\w.'’-]{0,24}|of|the|for|and|de|van|al)){0,4})(:)"
    r"\s+(?=[\"“‘'A-Z])"
)
_CLEAR_WORDS = words("clear unclear obvious apparent evident")
_CLEAR = re.compile(
    r"\bit(?:['’]s| is| was| remains| remained| became)(?: (?:still|also|not|far from))? (?:(?:un)?clear|obvious|apparent|evident)"
    r" (?=if|whether|that|why|how|who|what|when|where)",
    re.IGNORECASE,
)
_CLOSER = re.compile(r"(?<=\S)(?:”|\"|'')(?=\W|$)|“|(?<!\S)(?:\"|'')")

_LONGEST_LABEL = 130
_LONGEST_TAIL = 90
_ENDING = re.compile(
    r"(?: (?:(?:in|on|at|during|via|after|before|through|by|late|early|last|this|recently|later|today|yesterday|earlier)\b"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)[^,;:“\"]*)?[ .!?\"”’')]*"
)
"""What may follow a cue at the end of its sentence: "…, she said in a statement on Monday."."""
_TAIL, _NEAR, _INVERTED = 24, 8, 12
LONGEST_SOURCE = 160
"""Characters that a source may have: appositions are long, and a hostile line has no end."""


def find_attributions(
    text: str, sentences: Sequence[Sentence], quotations: Sequence[Quotation]
) -> tuple[Attribution, ...]:
    """Find attributions, in text order of the sentences of their cues; then those of quotations without a cue.

    Linear in the length of the text. Only English cues are known.
    """
    found = _Reader(text, sentences, quotations).read()
    for q, attribution, name in name_speakers(text, sentences, quotations, found):
        content = Span(q.start, q.end)
        if attribution is None:
            found.append(Attribution(name, None, content))
        elif not (attribution.content and attribution.content.overlaps(content)):
            found.append(Attribution(attribution.source, attribution.cue, content, attribution.kind))
    return tuple(found)


class _Reader:
    """A text as words in lower case, with their places and the gaps before them."""

    __slots__ = ("_end", "_first", "_last", "_start", "closing", "ends", "found", "gaps", "sentences", "speech", "starts", "text", "words")  # fmt: skip

    def __init__(self, text: str, sentences: Sequence[Sentence], quotations: Sequence[Quotation]) -> None:
        # Gap, word, gap, word, …, gap.
        pieces = _WORD.split(plain(lowered(text)))
        edges = list(accumulate(map(len, pieces)))
        self.text = text
        self.words, self.gaps = pieces[1::2], pieces[::2]
        self.starts, self.ends = edges[:-1:2], edges[1::2]
        self.sentences = sentences
        self.closing = [mark for mark in ("”", '"', "''") if mark in text]
        self.speech = [q for q in quotations if q.kind == "speech" or not q.closed]
        self.found: list[Attribution] = []
        self._start = self._end = self._first = self._last = 0

    def read(self) -> list[Attribution]:
        """Give the attributions of all sentences."""
        hits = [i for i, word in enumerate(self.words) if word in ALL_CUES]
        everything: list[Attribution] = []
        n = 0
        speech = self.speech
        q = 0
        for start, end, _ in self.sentences:
            while n < len(hits) and self.starts[hits[n]] < start:
                n += 1
            m = n
            while m < len(hits) and self.starts[hits[m]] < end:
                m += 1
            while q < len(speech) and speech[q].end <= start:
                q += 1
            if m > n or self.text.find(":", start, min(end, start + _LONGEST_LABEL)) > 0:
                self._sentence(start, end, hits[n:m], q)
                everything += self.found
            n = m
        return everything

    def _sentence(self, start: int, end: int, hits: list[int], q: int) -> None:
        """Collect the attributions of one sentence in `found`."""
        self.found = []
        self._start, self._end = start, end
        self._first, self._last = bisect_left(self.starts, start), bisect_left(self.starts, end)
        quoted = []
        while q < len(self.speech) and self.speech[q].start < end:
            quoted.append(self.speech[q])
            q += 1
        begin = self._begin(quoted)
        past = 0
        for i in hits:
            at = self.starts[i]
            while past < len(quoted) and quoted[past].end <= at:
                past += 1
            if at >= begin and not (past < len(quoted) and quoted[past].start < at):
                self._word(i)
        self._own()

    def _begin(self, quoted: list[Quotation]) -> int:
        """Give where the author's words begin: behind a quotation that opened before, or behind a speaker's label."""
        text, start, end = self.text, self._start, self._end
        if quoted and quoted[0].start <= start:
            return start
        if any(text.find(mark, start, end) > 0 for mark in self.closing):
            closer = _CLOSER.search(text, start + 1, quoted[0].start if quoted else end)
            if closer and closer.group() != "“" and not text[closer.start() - 1].isspace():
                return closer.end()
        if text.find(":", start, min(end, start + _LONGEST_LABEL)) > 0:
            label = _LABEL.match(text, start, end)
            if label:
                self.found.append(Attribution(Span(*label.span(1)), Span(*label.span(2)), Span(label.end(), end)))
        return start

    def _word(self, i: int) -> None:
        """Read word i as what it can be."""
        word = self.words[i]
        if word == "according":
            self._according(i)
        elif word in REPORTEDLY:
            self.found.append(Attribution(None, self._span(i, i), Span(self._start, self._end)))
        elif word in _CLEAR_WORDS:
            self._clear(i)
        elif word in PHRASES and self._next(i) in PHRASES[word][1]:
            self._phrase(i, PHRASES[word][0])
        elif not (word in GIVEN and self._given(i)) and word in FORMS:
            self._cue(i, FORMS[word])

    # Words.

    def _span(self, i: int, j: int) -> Span:
        return Span(self.starts[i], self.ends[j])

    def _given(self, i: int) -> bool:
        """Take "issued a statement", "made the case" as a cue, from the verb to the noun."""
        verb = i
        while verb > i - 5 and self._plain(verb) and self.words[verb] not in GIVING:
            verb -= 1
        if self.words[verb] not in GIVING or verb == i:
            return False
        group, _ = self._group(verb)
        if self._plain(group) and self.words[group - 1] in _FIRST:
            return False
        self._add(i, group, self._span(verb, i), "speech")
        return True

    def _feeling(self, i: int) -> None:
        """Take "are confident that" as a cue, but not of the first person."""
        group, passed = self._group(i)
        subject = self.words[group - 1] if self._plain(group) else ""
        if passed & _BE and self._next(i) in _FEELS and subject not in _FIRST and not passed & _FIRST:
            self._add(i, group, self._span(i, i), "belief")

    def _rest(self, start: int) -> Span:
        """Give what stands behind `start` in the sentence."""
        end = self._end
        while start < end and self.text[start] in " ,":
            start += 1
        return Span(min(start, end), end)

    def _plain(self, i: int) -> bool:
        """Tell whether nothing but space stands between word i and the one before it in the sentence."""
        if i <= self._first:
            return False
        gap: str = self.gaps[i]
        return gap == " " or gap.isspace()

    def _joined(self, i: int) -> bool:
        """Tell whether word i goes on the phrase of the word before it: "Mr. Smith", "J. K. Rowling", "Holtz-Eakin"."""
        if self._plain(i):
            return True
        gap = self.gaps[i] if i > self._first else ""
        return gap == "-" or (gap == ". " and (len(self.words[i - 1]) == 1 or self.words[i - 1] in NEVER_LAST))

    def _next(self, i: int) -> str:
        """Give the word behind word i where nothing but space stands between."""
        return self.words[i + 1] if i + 1 < self._last and self._plain(i + 1) else ""

    def _headline(self) -> bool:
        """Tell whether most words of the sentence are capitalised."""
        starts = self.starts[self._first : min(self._last, self._first + 40)]
        return 3 * sum(self.text[a].isupper() for a in starts) >= 2 * len(starts)

    def _group(self, i: int) -> tuple[int, set[str]]:
        """Give the first word of the verb group that ends with word i, and its auxiliaries and adverbs."""
        group = i
        passed = set()
        while self._plain(group):
            word = self.words[group - 1]
            if not (word in _AUXILIARIES or word in _ADVERBS or (word.endswith("ly") and word not in _NOT_ADVERBS)):
                break
            group -= 1
            passed.add(word)
        return group, passed

    # Cues.

    def _according(self, i: int) -> None:
        if self._next(i) != "to":
            return
        source = self._right(self.ends[i + 1])
        content = Span(self._start, self.ends[i - 1]) if i > self._first else None
        if content is None and source is not None:
            content = self._rest(source.end)
        self.found.append(Attribution(source, self._span(i, i + 1), content))

    def _clear(self, i: int) -> None:
        m = _CLEAR.search(self.text, max(self._start, self.starts[i] - 30), min(self._end, self.ends[i] + 12))
        if m and m.start() < self.starts[i] < m.end():
            self.found.append(Attribution(None, Span(m.start(), self.ends[i]), self._rest(self.ends[i]), "belief"))

    def _phrase(self, i: int, kind: CueKind) -> None:
        group, _ = self._group(i)
        if self._plain(group) and self.words[group - 1] in _FIRST:
            return
        self._add(i, group, self._span(i, i + 1), kind)

    def _cue(self, i: int, entry: Entry) -> None:
        text = self.text
        if i > self._first and text[self.starts[i]].isupper() and not self._headline():
            return
        if text[self.ends[i] : self.ends[i] + 1] == "-" or text[self.starts[i] - 1 : self.starts[i]] == "-":
            return
        if entry.form == "noun":
            self._noun(i)
            return
        if entry.form == "adjective":
            self._feeling(i)
            return
        group, passed = self._group(i)
        subject = self.words[group - 1] if self._plain(group) else ""
        if entry.nominal and not self._verbal(i, group, subject, passed):
            self._noun(i)
        elif entry.form in ("ed", "participle") and (
            passed & _BE or (not passed & _HAVE and self._reduced(i, subject))
        ):
            self._passive(i, entry, subject, passed)
        elif self._accepts(i, entry, passed, subject):
            if entry.kind == "appearance":
                self.found.append(Attribution(None, self._span(i, i), Span(self._start, self._end), entry.kind))
            else:
                self._add(i, group, self._span(i, i), entry.kind)

    def _verbal(self, i: int, group: int, subject: str, passed: set[str]) -> bool:
        """Tell whether a form that is a noun as well is a verb here."""
        form, following = FORMS[self.words[i]].form, self._next(i)
        if passed & _MODAL or ("to" in passed and form == "base") or subject in _THIRD or subject in _FIRST:
            return True
        if passed & _BE or passed & _HAVE or following in _NOUN_FOLLOWERS:
            return False
        if not subject or subject in _DETERMINERS or subject in _PREPOSITIONS or subject.endswith("'s"):
            return False
        if form == "base":
            return subject.endswith("s") and following != "to"
        return following in _OBJECTS or self.text[self.starts[group - 1]].isupper()

    def _reduced(self, i: int, subject: str) -> bool:
        """Tell whether a participle stands for a relative clause: "a man accused of", "Asked whether"."""
        word, following = self.words[i], self._next(i)
        if following == "by" or word == "titled":
            return True
        if word in ("called", "dubbed", "named"):
            # "a group called Acme", and not "the mayor called Acme".
            after = self.text[self.ends[i] : self.ends[i] + 2].lstrip()
            return after[:1] in _OPEN_MARKS or (
                after.isupper() and any(w in ("a", "an") for w in self.words[max(0, i - 4) : i])
            )
        if word in _ASKED and subject in _CLAUSE_OPENERS:
            return following in _ASKED_LINKS
        return following in REDUCED.get(word, ())

    def _accepts(self, i: int, entry: Entry, passed: set[str], subject: str) -> bool:
        """Tell whether a verb, in the active voice, reports what someone else said, thinks or wants."""
        form, kind, following = entry.form, entry.kind, self._next(i)
        if kind == "appearance":
            return form != "ing" and bool(following) and following not in _PLACES and "to" not in passed
        if subject in _FIRST or passed & _FIRST or following in ("up", "down"):
            return False
        if self.words[i] in _CONTINUE:
            return not following or bool(_REPORTS.match(self.text, self.ends[i]))
        if form in ("ed", "past"):
            if subject in _DETERMINERS or subject in _PREPOSITIONS:
                return entry.strong
            return True
        if form == "participle":
            return bool(passed & _HAVE)
        if form == "base":
            if "to" in passed:
                return True
            if passed & _MODAL:
                return True
            if subject.endswith("s") or subject in _THIRD or subject in _MANY:
                return True
            if not subject:
                # Shares, asides and inversions: 47% say; members of the board - two in all - warn that; it is, say experts.
                gap = self.gaps[i] if i > self._first else ""
                return entry.strong and (
                    "%" in gap or (gap[:1] in _DASHES and (following in _OBJECTS or following[-1:] == "s"))
                )
            if subject in _DETERMINERS or subject in _PREPOSITIONS:
                return False
            return entry.strong or following in _OBJECTS or following == "to"
        if form == "ing" and passed & _BE:
            return True
        return subject not in _DETERMINERS

    def _passive(self, i: int, entry: Entry, subject: str, passed: set[str]) -> None:
        source = self._agent(i)
        if source is None:
            links = SOURCELESS.get(self.words[i])
            if links is None or subject in _FIRST or passed & _FIRST or passed & _POSSIBLE:
                return
            if (links and self._next(i) not in links) or (self.words[i] == "asked" and self._next(i) == "to"):
                # "The request was denied" reports nothing; "he was criticized" does.
                return
        self.found.append(Attribution(source, self._span(i, i), self._rest(self.ends[i]), entry.kind))

    def _agent(self, i: int) -> Span | None:
        """Give who stands behind a "by" soon after word i: "criticized on Monday by the board", not "by voting"."""
        for j in range(i + 1, min(i + 8, self._last)):
            if self.words[j] == "by":
                return None if self._next(j).endswith("ing") else self._right(self.ends[j])
        return None

    def _noun(self, i: int) -> None:
        word = self.words[i]
        kind, link = NOUN_FORMS.get(word), self._next(i)
        met = word in RECEIVED and not _MET_WITH.isdisjoint(self.words[max(self._first, i - _NEAR) : i])
        if kind is None or (link not in _NOUN_LINKS and not met):
            return
        if self.found and self.words[max(0, i - 2)] == "in" and self.words[i - 1] in _DETERMINERS:
            # Where it was said: "she said in a statement on Monday".
            return
        source = None
        owner = i
        while owner > max(self._first, i - 4) and self._plain(owner):
            owner -= 1
            if self.words[owner] in _OWNERS or self.words[owner].endswith("'s") or self.gaps[owner + 1].startswith("'"):
                source = self._span(owner, owner)
                break
            if self.words[owner] in _DETERMINERS:
                break
        if source is None:
            source = self._agent(i) or (self._right(self.ends[i + 1]) if link == "from" else None)
        cue = self._span(i, i)
        if source is None and not met and (word not in CHARGES or self._held(i, owner) or self.found):
            # Whose it is stands earlier in the sentence: "faced criticism for", "made a promise that".
            source = self._subject(i)
        self.found.append(Attribution(source, cue, self._rest(self.ends[i]), kind))

    def _held(self, i: int, owner: int) -> bool:
        """Tell whether a noun has an owner after all: "has questions", "raising doubts", "the criticism"."""
        return self.words[owner] in _DETERMINERS or any(w in _HOLDERS for w in self.words[max(self._first, i - 3) : i])

    # Sources and contents.

    def _add(self, i: int, group: int, cue: Span, kind: CueKind) -> None:
        """Add an attribution whose verb group begins with word `group` and whose cue ends where word i does."""
        source = self._source(i, group) or self._subject(i)
        end = max(cue.end, source.end)
        last = self._end - end < _LONGEST_TAIL and _ENDING.fullmatch(self.text, end, self._end) is not None
        before = min(cue.start, source.start)
        head = self.text[max(self._start, before - _TAIL) : before].rstrip()
        if last and head.endswith((",", "”", '"', "’", "'", "—", "?", "!")):
            content = Span(self._start, max(self._start, before - _TAIL) + len(head.rstrip(",—")))
        else:
            content = self._rest(end)
        self.found.append(Attribution(source, cue, content, kind))

    def _source(self, i: int, group: int) -> Span | None:
        """Find the subject: before the verb, before an apposition, or behind the verb."""
        gap = self.gaps[group] if group > self._first else self.text[self._start : self.starts[group]]
        quote = any(mark in gap for mark in _QUOTES)
        if self._plain(group):
            stop = group
            if self.words[stop - 1] in _RELATIVES:
                stop -= 1
            return self._phrase_before(stop)
        following = self.words[i + 1] if i + 1 < self._last and self._plain(i + 1) else ""
        if quote and not following and self.text[self.ends[i] : self.ends[i] + 2].strip().isalnum():
            return self._right(self.ends[i])
        begins = i + 1 < self._last and (
            quote or self.text[self.starts[i + 1]].isupper() or following in _DETERMINERS or following in _THIRD
        )
        inverted = quote or ("," in gap and self._last - i < _INVERTED)
        if following and begins and inverted and following not in _NO_SUBJECTS:
            return self._right(self.ends[i])
        if ")" in gap and group > self._first:
            # A party and a state between name and verb, as in Jane Doe (D-Ohio) said.
            inner = self.text.rfind("(", max(self._start, self.starts[group] - _TAIL), self.starts[group])
            stop = bisect_left(self.ends, inner, self._first, group) if inner >= 0 else group
            stop = stop + 1 if stop < group and self.ends[stop] <= inner else stop
            return self._phrase_before(stop) if self._first < stop < group else None
        if ("," in gap or "—" in gap or "–" in gap or "--" in gap) and not quote and self.words[i][-3:] != "ing":
            return self._apposition(group)
        return None

    def _phrase_before(self, stop: int) -> Span | None:
        """Give the words that end before word `stop`, back to a mark or a conjunction."""
        j = stop - 1
        if j < self._first or self.words[j] in _BREAKS:
            return None
        while (
            self._joined(j)
            and self.words[j - 1] not in _BREAKS
            and self.ends[stop - 1] - self.starts[j - 1] < LONGEST_SOURCE
        ):
            j -= 1
        while j < stop - 1 and self.words[j] in _PREPOSITIONS:
            j += 1
        return self._span(j, stop - 1)

    def _apposition(self, group: int) -> Span | None:
        """Give "John Smith, a professor at Yale" before ", said"."""
        j = group - 1
        if j < self._first:
            return None
        commas = 0
        while j > self._first and self.ends[group - 1] - self.starts[j - 1] < LONGEST_SOURCE:
            if not self._joined(j):
                if commas or self.gaps[j].strip() not in (",", "—", "–", "--"):
                    break
                commas += 1
            elif commas and self.words[j - 1] in _BREAKS:
                break
            j -= 1
        return self._span(j, group - 1)

    def _subject(self, i: int) -> Span:
        """Give the last source of the sentence, else its first words."""
        for a in reversed(self.found[-_NEAR:]):
            if a.source is not None:
                return a.source
        j = self._first
        while (
            j + 1 < min(i, self._first + _TAIL)
            and self._plain(j + 1)
            and self.words[j + 1] not in ALL_CUES
            and self.words[j + 1] not in _AUXILIARIES
        ):
            j += 1
        return self._span(self._first, max(self._first, min(j, i)))

    def _right(self, start: int) -> Span | None:
        """Give the noun phrase that begins after `start`."""
        m = _RIGHT.match(self.text, start, min(self._end, start + LONGEST_SOURCE))
        return Span(*m.span(1)) if m else None

    def _own(self) -> None:
        """Leave out what has no source of its own but stands in what somebody else says."""
        found = self.found
        if len(found) < 2 or all(a.source for a in found):
            return
        said = [a.cue.start for a in found if a.source and a.cue and a.kind == "speech" and a.cue.end - a.cue.start > 1]
        if not said:
            return
        postposed = self._end - said[-1] < 60 and "," in self.text[max(self._start, said[-1] - 60) : said[-1]]
        self.found = [
            a for a in found
            if a.source or a.cue is None or not (said[0] < a.cue.start or postposed)
            or self.text[a.cue.start : a.cue.end].lower() in _ASKED
        ]  # fmt: skip
