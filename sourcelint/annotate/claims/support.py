"""Who stands behind each sentence, by the scope of attributions, citation marks and links."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from sourcelint.annotate.attributions.reporting_verbs import PERSPECTIVES
from sourcelint.annotate.claims.lexicon import CLASSES, NATION, PLAIN
from sourcelint.annotate.claims.source_kinds import INSTRUMENT, source_kind
from sourcelint.annotate.claims.studies import study_named
from sourcelint.annotate.grammar.inflection import forms_of
from sourcelint.annotate.text.calendar_words import MONTHS
from sourcelint.annotate.text.word_lists import words
from sourcelint.clean.characters.non_ascii import places
from sourcelint.expressions import lazy

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence

    from sourcelint.annotate.attributions import Attribution
    from sourcelint.annotate.grammar import Parse
    from sourcelint.annotate.text.sentences import Sentence
    from sourcelint.text import Span

_WORD_OF_NAME = r"[A-Z][\w’'&-]{1,30}"
_AUTHOR = rf"(?!(?:{'|'.join(month.capitalize() for month in MONTHS)})\b){_WORD_OF_NAME}"
_BODY = rf"{_AUTHOR}(?:[ ](?:of|for|on|the|and|&|{_WORD_OF_NAME})){{0,6}}[ ]{_WORD_OF_NAME}"
_CITATION = lazy(
    rf"""
    [\[(]                                      # one class of brackets, so that the search is quick
    (?:
        (?<=\[) \d{{1,3}} (?:[,–-][ ]?\d{{1,3}}){{0,8}} \]      # [12], [3, 4]
    |   (?<=\()
        (?:
            \d{{1,2}} \)                        # (9)
        |   (?:(?:see|cf\.|e\.g\.),?[ ])?
            (?:
                {_AUTHOR}(?:[ ](?:et[ ]al\.?|and|&)(?:[ ]{_WORD_OF_NAME})?)?,?  # (Smith 2019), (Smith and Jones, 2019b)
            |   (?:the[ ])?{_BODY},              # (World Health Organization, 2021)
            )
            [ ](?:19|20)\d\d[a-z]?
            (?:\)|[,;:][^()]{{1,200}}\))           # (Smith, 2019, p. 12), (Smith et al., 2015; Jones, 2019)
        |   (?:19|20)\d\d[ ](?:[A-Z][\w’'&-]{{1,30}}[ ]){{0,4}}(?:[Cc]ensus|[Ss]urvey|[Rr]eport|[Ss]tudy)\)   # (2001 Census)
        |   [Ss]ources?:[ ](?:the[ ])?[A-Z][^()]{{1,120}}\)    # (source: YouGov, May 2026)
        |   {_BODY}\)(?=[.;]|[ ]*(?:\n|\Z))     # (Harrow Sleep Foundation), at the end of a sentence
        )
    )
    """,
    re.VERBOSE,
    needs=("[", "("),
)
"""A mark that points at a source: [12], (9) after a clause, (Smith 2019), (Ministry of Works, 2019), (source: YouGov)."""
DOUBTED = lazy(
    r"""
    \[
    (?:
        # what is missing
        (?:better[ ]source|citation|clarification|verification|page|quote|specify|year)[ ]needed
        # what is left open
    |   (?:when|who|whom|which|where|by[ ]whom|according[ ]to[ ]whom|why)\?
        # what is wrong
    |   (?:dubious|unreliable[ ]source\??|failed[ ]verification|not[ ]in[ ]citation[ ]given|original[ ]research\?
        |not[ ]verified|disputed)
        (?:[ ][–-][ ]discuss)?
    )
    \]
    """,
    re.IGNORECASE | re.VERBOSE,
    needs=("[",),
)
"""What Wikipedia's writers put behind a claim that nothing supports: whoever is named in it does not stand behind it."""
_ADDRESS = ("http://", "https://", "doi:", "www.")

_POLLS = ("poll", "survey", "census")
_NAMED_POLL = lazy(
    r"(?P<who>[A-Z](?<!\w.)(?<![.!?] .)(?<!\A.)[\w’'&-]{1,30})(?:/[A-Z][\w’'& -]{1,40})? (?:poll|survey|census)\b"
)
"""A poll with the name of whoever made it, in the middle of a sentence: "In an NBC News/Wall Street Journal poll"."""

_YEAR = lazy(r"\b(?:1[89]|20)\d\d\b")
MAX_YEAR_CHARS = 90
"""Characters between an instrument and its year."""

_SAYING_VERBS = words("""
    say tell report announce state write confirm add explain note warn call claim argue insist acknowledge admit allege assert
    cite comment conclude declare deny describe disclose estimate find indicate observe point recall remark reply respond
    reveal show suggest testify tweet post quote highlight publish caution predict calculate promise believe think ask
""")
SAYING = (
    forms_of(_SAYING_VERBS, "base", "s", "past", "ed")
    | PERSPECTIVES
    | words("saying written shown statement according per")
)
"""Cues that put somebody's name behind what is said; "supported", "sought" or "fears" do not."""

_SUBORDINATE = lazy(r"\b(?:where|whose|when|while|after|before|until)\s+\Z")
_ACCORDING = lazy(r"According to ")
_NAME = lazy(r"[^\W\d_][\w’'.]*")
MAX_SUBORDINATOR_CHARS = 12
"""Characters before a source in which a conjunction stands that makes it part of a side remark: "where", "before"."""
_NAMED = frozenset(["named source", "named document"])


def supports(
    text: str,
    sentences: Sequence[Sentence],
    attributions: Sequence[Attribution],
    linked: Collection[int],
    parse: Callable[[Sentence], Parse],
) -> list[str]:
    """Find the support of each sentence: citation, link, named source, named document, weasel or none."""
    found = ["none"] * len(sentences)
    starts = [sentence.start for sentence in sentences]

    def kind_of(source: Span) -> str:
        return source_kind(parse(sentences[max(0, bisect_right(starts, source.start) - 1)]), source)

    _by_attribution(text, sentences, starts, attributions, found, kind_of)
    _by_paragraph(text, sentences, found)
    for match in INSTRUMENT.finditer(text):
        at = bisect_right(starts, match.start()) - 1
        if at >= 0 and found[at] == "none" and _is_dated(text, match, sentences[at]):
            found[at] = "named document"
    for match in _NAMED_POLL.finditer(text) if any(map(text.__contains__, _POLLS)) else ():
        at = bisect_right(starts, match.start()) - 1
        if at >= 0 and found[at] == "none" and not CLASSES.get(match["who"].lower(), 0) & (PLAIN | NATION):
            found[at] = "named source"
    # Later marks count more: a doubt undoes a name, a link or a citation undoes the doubt.
    _mark(starts, [match.start() - 1 for match in DOUBTED.finditer(text)], found, "none")
    for at in linked:
        found[at] = "link"
    citations = [match.start() for match in _CITATION.finditer(text)]
    _mark(starts, [max(0, offset - 1) for offset in (*citations, *places(text, _ADDRESS))], found, "citation")
    _mark_paragraphs(sentences, starts, citations, found)
    return found


def _mark_paragraphs(
    sentences: Sequence[Sentence], starts: list[int], citations: Iterable[int], found: list[str]
) -> None:
    """Let a citation that stands by itself in the line below a paragraph stand behind all of it."""
    for offset in citations:
        at = bisect_right(starts, offset) - 1
        if at < 1 or starts[at] != offset or sentences[at].block == sentences[at - 1].block:
            continue
        above = sentences[at - 1].block
        for number in range(at - 1, -1, -1):
            if sentences[number].block != above:
                break
            found[number] = "citation"


def _mark(starts: list[int], offsets: Iterable[int], found: list[str], support: str) -> None:
    """Set the support of the sentences that hold some offsets, those right before a mark: it may follow the full stop."""
    for offset in offsets:
        at = bisect_right(starts, offset) - 1
        if at >= 0:
            found[at] = support


def _is_dated(text: str, instrument: re.Match[str], sentence: Sentence) -> bool:
    """Tell whether an instrument has its year beside it: then it is a primary document that a reader can look up."""
    if text[instrument.start() - 1 : instrument.start()].isalnum():
        return False
    start = max(sentence.start, instrument.start() - MAX_YEAR_CHARS)
    return _YEAR.search(text, start, min(sentence.end, instrument.end() + MAX_YEAR_CHARS)) is not None


def _by_attribution(
    text: str,
    sentences: Sequence[Sentence],
    starts: list[int],
    attributions: Sequence[Attribution],
    found: list[str],
    kind_of: Callable[[Span], str],
) -> None:
    """Mark the sentences that somebody is said to have said."""
    for attribution in attributions:
        cue, content = attribution.cue, attribution.content
        if cue is None or text[cue.start : cue.end].split(" ", 1)[0].lower() not in SAYING:
            continue
        at = bisect_right(starts, cue.start) - 1
        if at < 0:
            continue
        kind = _support_of(text, sentences, attribution.source, at, found, kind_of)
        if kind in _NAMED:
            first = last = at
            if content:
                first = min(first, max(0, bisect_right(starts, content.start) - 1))
                last = max(last, bisect_right(starts, content.end - 1) - 1)
            found[first : last + 1] = [kind] * (last + 1 - first)
        elif found[at] == "none":
            found[at] = kind


def _support_of(
    text: str,
    sentences: Sequence[Sentence],
    source: Span | None,
    at: int,
    found: Sequence[str],
    kind_of: Callable[[Span], str],
) -> str:
    """Tell what support the source of a cue in sentence `at` is; a pronoun stands for whom the sentence before names."""
    if source is None:
        return "weasel"
    if _SUBORDINATE.search(text, max(0, source.start - MAX_SUBORDINATOR_CHARS), source.start):
        return "none"
    kind = kind_of(source)
    if kind == "pronoun":
        return "named source" if at and _names(text, sentences[at - 1], found[at - 1]) else "none"
    if kind == "study":
        return "named source" if study_named(text, sentences, at) else "weasel"
    return kind


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
    if support in _NAMED:
        return True
    words = _NAME.findall(text, sentence.start, sentence.end)
    return any(word[0].isupper() for word in words[1:]) or bool(words and CLASSES.get(words[0].lower(), 0) & NATION)
