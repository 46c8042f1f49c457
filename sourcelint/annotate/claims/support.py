"""Who stands behind each sentence, by the scope of attributions, citation marks and links."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from typing import TYPE_CHECKING

from sourcelint.annotate.claims.lexicon import CLASSES, NATION, PLAIN
from sourcelint.annotate.claims.studies import A_STUDY, study_named
from sourcelint.annotate.gazetteers.collectives import ANYBODY, OFFICIALS, PEOPLE, PUBLIC
from sourcelint.annotate.text.word_lists import words
from sourcelint.clean.characters.non_ascii import places

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from sourcelint.annotate.attributions import Attribution
    from sourcelint.annotate.text.sentences import Sentence

_CITATION = re.compile(
    r"[\[(](?:(?<=\[)\d{1,3}(?:[,–-] ?\d{1,3}){0,8}\]"
    r"|(?<=\()(?:\d{1,2}|[A-Z][\w’'-]{1,30}(?: (?:et al\.|and|&)(?: [A-Z][\w’'-]{1,30})?)?,? (?:19|20)\d\d[a-z]?)\))"
)
"""A mark that points at a source: [12], (9) after a clause, (Smith 2019)."""
DOUBTED = re.compile(
    r"\[(?:(?:better source|citation|clarification|verification|page|quote|specify|year) needed|(?:when|who|whom|which|where|by whom|according to whom|why)\?"
    r"|(?:dubious|unreliable source\??|failed verification|not in citation given|original research\?|not verified|disputed)(?: [–-] discuss)?)\]",
    re.IGNORECASE,
)
"""What Wikipedia's writers put behind a claim that nothing supports: whoever is named in it does not stand behind it."""
_ADDRESS = ("http://", "https://", "doi:", "www.")

INSTRUMENT = re.compile(
    r"(?:Treaty|Act|Resolution|Convention|Constitution|Protocol|Charter|Declaration|Accords?|Agreement|Pact|Directive|Report)\b"
)
"""What the name of an instrument or report contains."""

_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")
_REACH = 90
"""Characters between an instrument and its year."""

SAYING = words("""
    say says said saying tell tells told report reports reported announce announces announced state states stated statement write
    writes wrote written confirm confirms confirmed add adds added explain explains explained note notes noted warn warns warned
    call calls called claim claims claimed argue argues argued insist insists insisted according acknowledge acknowledges acknowledged
    admit admits admitted allege alleges alleged assert asserts asserted cite cites cited comment comments commented
    conclude concludes concluded declare declares declared deny denies denied describe describes described disclose
    discloses disclosed estimate estimates estimated find finds found indicate indicates indicated observe observes
    observed point points pointed recall recalls recalled remark remarks remarked reply replies replied respond responds
    responded reveal reveals revealed show shows showed suggest suggests suggested testify testifies testified tweet tweets
    tweeted post posts posted quote quotes quoted highlight highlights highlighted publish publishes published caution
    cautions cautioned predict predicts predicted calculate calculates calculated promise promises promised believe believes
    believed think thinks thought ask asks asked per
""")
"""Cues that put somebody's name behind what is said; "supported", "sought" or "fears" do not."""

_BODIES = words("""
    agency association bank board bureau campaign centre center chief chairman commission committee company council court
    department director document embassy filing firm government group institute judge lawsuit magazine manufacturer
    mayor minister ministry newspaper office organisation organization outlet paper party police president professor
    prosecutor prosecutors report researcher researchers scientist secretary senator spokesman spokesperson spokeswoman
    statement station studio study survey team university website author authors officer coach owner founder ceo lawyer
    indictment complaint poll release letter memo blog site
""")
"""Sources that a text may mean by "the …" when it has named them before."""

_CROWD = (
    OFFICIALS
    | PEOPLE
    | PUBLIC
    | ANYBODY
    | words("several reports studies media records documents data evidence rumors rumours source insider")
)
"""Sources that are nobody in particular."""

_LAND = words(
    "north south east west northern southern eastern western united states kingdom new republic people's democratic both"
)
_PRONOUN = frozenset(["he", "she", "it", "they"])
_SUBORDINATE = re.compile(r"\b(?:where|whose|when|while|after|before|until)\s+\Z")
_ACCORDING = re.compile(r"According to ")
_NAME = re.compile(r"[^\W\d_][\w’'.]*")
_LONGEST, _WIDEST = 16, 400
"""Words of a source, and characters; what is longer is a misread clause."""


def supports(
    text: str,
    sentences: Sequence[Sentence],
    attributions: Sequence[Attribution],
    linked: Collection[int],
) -> list[str]:
    """Give the support of each sentence: citation, link, named source, named document, weasel or none."""
    found = ["none"] * len(sentences)
    starts = [s.start for s in sentences]
    _by_attribution(text, sentences, starts, attributions, found)
    _by_paragraph(text, sentences, found)
    for m in INSTRUMENT.finditer(text):
        at = bisect_right(starts, m.start()) - 1
        if at >= 0 and found[at] == "none" and _dated(text, m, sentences[at]):
            found[at] = "named document"
    for m in DOUBTED.finditer(text):
        at = bisect_right(starts, m.start() - 1) - 1
        if at >= 0:
            found[at] = "none"
    for n in linked:
        found[n] = "link"
    for mark in (*[m.start() for m in _CITATION.finditer(text)], *places(text, _ADDRESS)):
        at = bisect_right(starts, max(0, mark - 1)) - 1
        if at >= 0:
            found[at] = "citation"
    return found


def _dated(text: str, instrument: re.Match[str], sentence: Sentence) -> bool:
    """Tell whether an instrument has its year beside it: then it is a primary document that a reader can look up."""
    if text[instrument.start() - 1 : instrument.start()].isalnum():
        return False
    start, end = max(sentence.start, instrument.start() - _REACH), min(sentence.end, instrument.end() + _REACH)
    return _YEAR.search(text, start, end) is not None


def _by_attribution(
    text: str, sentences: Sequence[Sentence], starts: list[int], attributions: Sequence[Attribution], found: list[str]
) -> None:
    """Mark the sentences that somebody is said to have said; a pronoun stands for whom the sentence before names."""
    for attribution in attributions:
        cue, source = attribution.cue, attribution.source
        if cue is None or text[cue.start : cue.end].split(" ", 1)[0].lower() not in SAYING:
            continue
        at = bisect_right(starts, cue.start) - 1
        if at < 0:
            continue
        if source is None:
            if found[at] == "none":
                found[at] = "weasel"
            continue
        if _SUBORDINATE.search(text, max(0, source.start - 12), source.start):
            continue
        kind = source_kind(
            text[source.start : min(source.end, source.start + _WIDEST)], initial=source.start == starts[at]
        )
        if kind == "pronoun":
            kind = "named source" if at and _names(text, sentences[at - 1], found[at - 1]) else "none"
        if kind == "named source" and A_STUDY.fullmatch(text, source.start, source.end):
            kind = "named source" if study_named(text, sentences, at) else "weasel"
        if kind in {"named source", "named document"}:
            first = last = at
            if attribution.content:
                first = min(first, max(0, bisect_right(starts, attribution.content.start) - 1))
                last = max(last, bisect_right(starts, attribution.content.end - 1) - 1)
            for n in range(first, last + 1):
                found[n] = kind
        elif found[at] == "none":
            found[at] = kind


def _by_paragraph(text: str, sentences: Sequence[Sentence], found: list[str]) -> None:
    """Let "According to X" at the start of a paragraph stand behind the rest of it."""
    block, covered = -1, False
    for n, sentence in enumerate(sentences):
        if sentence.block != block:
            block = sentence.block
            covered = found[n] == "named source" and _ACCORDING.match(text, sentence.start) is not None
        elif covered and found[n] == "none":
            found[n] = "named source"


def _names(text: str, sentence: Sentence, support: str) -> bool:
    """Tell whether a sentence names somebody that a following pronoun may mean."""
    if support in {"named source", "named document"}:
        return True
    words = _NAME.findall(text, sentence.start, sentence.end)
    return any(w[0].isupper() for w in words[1:]) or bool(words and CLASSES.get(words[0].lower(), 0) & NATION)


@lru_cache(maxsize=1 << 12)
def source_kind(source: str, *, initial: bool = False) -> str:
    """Tell what a source is: named source, named document, pronoun, weasel (nobody in particular), or none for a state.

    Named means that a reader could find it (IFCN): a person, a publication, an institution, or a body that the text has
    named before ("the ministry"). A state as a speaker has no address: who of it, when, in which paper? `initial` says
    that the source opens its sentence, where a capital means nothing.
    """
    words = _NAME.findall(source)
    if not words or len(words) > _LONGEST:
        return "none"
    lowered = [w.lower().replace("’", "'").removesuffix("'s") for w in words]
    if lowered[0] in _PRONOUN and (len(words) == 1 or not any(w[0].isupper() for w in words[1:])):
        return "pronoun"
    capital = [n for n, w in enumerate(words) if w[0].isupper()]
    lands = [n for n in capital if CLASSES.get(lowered[n], 0) & NATION or lowered[n] in _LAND]
    proper = [n for n in capital if n not in lands and not CLASSES.get(lowered[n], 0) & PLAIN]
    if initial and proper[:1] == [0] and len(capital) == 1 and (len(words) > 1 or lowered[0] in _CROWD):
        proper = []
    if INSTRUMENT.search(source) and (proper or lands):
        return "named document"
    if proper:
        return "named source"
    if any(lowercase in _CROWD for lowercase in lowered):
        return "weasel"
    if any(lowercase in _BODIES for lowercase in lowered):
        return "named source"
    return "none" if lands else "weasel"
