"""CLM008."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from sourcelint.annotate.gazetteers.countries import CAPITALISED, nation_at_end, nation_of
from sourcelint.annotate.grammar.inflection import forms_of, plural, with_plurals
from sourcelint.annotate.grammar.lexicon import classes_of, members
from sourcelint.annotate.text.word_lists import words
from sourcelint.evidence.sources.named_nearby import MAX_NEARBY_CHARS, is_named_nearby, is_surveyed
from sourcelint.expressions import lazy
from sourcelint.rule import Hit, rule
from sourcelint.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sourcelint.annotate.grammar import NounPhrase, Parse, VerbGroup
    from sourcelint.annotate.text.sentences import Sentence
    from sourcelint.evidence.annotated import Annotated
    from sourcelint.finding import Severity

_DREADS = words("fear dread resent distrust mistrust")
_WORRIES = words("worry")
_IS_MADE = words("concern worry alarm frustrate")
_IS = words("be feel remain grow become seem")
_FELT = members("adjective belief") | words(
    "anxious alarmed fearful frustrated uneasy nervous unhappy delighted excited keen happy tired determined desperate reluctant"
)
_LINKS = words("that about over at of with by to for")
_SUPPOSING = words("if unless until before when where what which whether that show shows")
_RELATIVES = words("who that which")
_CROWDS = words("community public crowd nation population electorate market")
_RAISES = words("raise spark fuel cause prompt provoke stoke")
_MOODS = words("concern fear alarm anxiety unease worry suspicion resentment anger")
_STANDING = words("senior top government western local")
_LEADERS = words("official diplomat lawmaker policymaker authority leader planner general elite")
_GOVERNMENT = words("government leadership")
_FEELINGS = _FELT | forms_of(_DREADS | _WORRIES | _IS_MADE | {"feel", "look"}) | with_plurals(_MOODS)
MAX_FINDINGS, MAX_LOOKS = 50, 4_000
"""Findings in one document (by then a reader knows), and words for a feeling that are looked at, a bound on hostile texts."""
MAX_SUBJECT_CHARS = 90
"""Characters of a sentence in which a country stands of which the next one speaks."""
_SUBJECTS = lazy(
    rf"\b(?:(?P<name>{CAPITALISED})|{'|'.join(sorted(map(plural, members('noun official'))))}|government)\b"
)


class _State(NamedTuple):
    """Span of a state of mind, and whose it is: officials, they, a country."""

    span: Span
    whose: str


@rule(
    "CLM008", "collective-state-of-mind", "info", max_severity="warning", languages={"en"}, yields_to={"CLM001"},
    fix="Quote who said so, or report what was done instead of what was felt.",
)  # fmt: skip
def collective_state_of_mind(doc: Annotated) -> Iterator[Hit]:
    """
    ## What it does
    Notes a fear, a worry or a grudge that is ascribed to a country, its government or a crowd as a fact: "China is concerned
    about", "raised concerns in Japan", "causing Beijing's unease", "investors grew wary of", "the community has felt neglected". A
    warning where unnamed officials are said to feel it.

    ## Why is this bad?
    Nobody can look into a government. Somebody said so, and the text does not tell who.

    ## Known limits
    A sentence in which somebody named says it, surveys, and quotations are left alone, and so is the mind of one person, what a
    crowd may feel, and what it wants or knows. "They are worried" is only
    taken up behind a sentence about a country or its officials.

    ## Measured
    2 findings in 350 news texts and 339 pages, both right; none in 280 news texts and 140,000 words of other pages read before. Of
    crowds 10 of 12 were right, all that were new in 2,331 texts.

    ## References
    Redi et al. 2019 (arXiv 1902.11116): opinions need a citation.
    """
    yield from islice(_find_states(doc), MAX_FINDINGS)


def _find_states(doc: Annotated) -> Iterator[Hit]:
    """Yield the states of mind that nobody is said to have looked into."""
    for sentence in doc.sentences_at(doc.places_of(_FEELINGS)[:MAX_LOOKS]):
        for span, whose in sorted(_read_states(doc.parse(sentence))):
            if _is_reported(doc, sentence, span):
                continue
            if whose == "they" and not (sentence.start == span.start and _is_spoken_of(doc, sentence)):
                continue
            severity: Severity | None = "warning" if whose == "officials" else None
            yield Hit(span, f"who says so? “{doc.text[span.start : span.end]}” is a state of mind", severity=severity)


def _read_states(parse: Parse) -> Iterator[_State]:
    """Yield what a sentence says of the mind of a country, its officials, or those it spoke of before."""
    for group in parse.groups:
        last = _feels(parse, group)
        subject = parse.subject_of(group) if last is not None else None
        if subject is not None and last is not None:
            whose = _whose(parse, subject)
            if whose:
                yield _State(Span(_country_start(parse, subject), parse.tokens[last].end), whose)
        elif group.lemma in _RAISES and group.voice == "active":
            stop = _raised(parse, group)
            if stop is not None:
                yield _State(parse.span(group.main, stop), "country")


def _feels(parse: Parse, group: VerbGroup) -> int | None:
    """Return the last word of "fears", "is more concerned about", "felt neglected"; None if a verb tells no feeling."""
    if group.is_negated or group.modal or group.is_infinitive:
        return None
    behind = group.last + 1
    if group.lemma in _DREADS:
        return group.last if group.voice == "active" else None
    if group.lemma in _WORRIES or (group.voice == "passive" and group.lemma in _IS_MADE):
        return behind if parse.word(behind) in _LINKS else None
    return _felt_behind(parse, group)


def _felt_behind(parse: Parse, group: VerbGroup) -> int | None:
    """Return the last word of what stands behind a verb and is felt: "more concerned about", "neglected", "forward"."""
    at = group.last + 1
    if group.lemma == "look":
        return at if parse.word(at) == "forward" else None
    if group.lemma == "feel" and parse.tag(at) == "verb" and parse.tokens[at].form in ("ed", "participle"):
        return at
    felt = next((n for n in range(at, at + 3) if parse.word(n) in _FELT), None) if group.lemma in _IS else None
    return felt + 1 if felt is not None and parse.word(felt + 1) in _LINKS else None


def _whose(parse: Parse, subject: NounPhrase) -> str:
    """Tell whose mind a subject is: "officials", "they", "country", or "" for anybody else's."""
    if subject.is_pronoun:
        return "they" if parse.word(subject.first) in ("they", "it") else ""
    if subject.lemma in _LEADERS and subject.is_plural:
        return "officials" if _stands_for_state(parse, subject) else ""
    last = subject.head - 1 if subject.lemma in _GOVERNMENT else subject.head
    if last < subject.first or (last == subject.head and not subject.is_name):
        return "crowd" if _is_crowd(parse, subject) else ""
    return "country" if nation_at_end(parse.text[parse.tokens[subject.first].start : parse.tokens[last].end]) else ""


def _is_crowd(parse: Parse, subject: NounPhrase) -> bool:
    """Tell whether a subject is a crowd without a number, of which a clause states something: "investors", "the people"."""
    behind = parse.word(subject.last + 1)
    if subject.is_owned or subject.quantifier or parse.word(subject.first - 1) in _SUPPOSING or behind in _RELATIVES:
        return False
    is_public = subject.is_plural and not classes_of("noun", subject.lemma).isdisjoint(("public", "expert"))
    return is_public or subject.lemma in _CROWDS


def _stands_for_state(parse: Parse, subject: NounPhrase) -> bool:
    """Tell whether officials are a state's: "Thai officials", "senior officials", not "Acme officials"."""
    before = [parse.text[token.start : token.end] for token in parse.tokens[subject.first : subject.head]]
    capitals = [word for word in before if word[0].isupper() and word.lower() not in (*_STANDING, "the")]
    nations = nation_of(" ".join(capitals)) or (capitals and all(map(nation_of, capitals)))
    return bool(nations) or (not capitals and not _STANDING.isdisjoint(subject.modifiers))


def _country_start(parse: Parse, subject: NounPhrase) -> int:
    """Return where a subject begins, without its article."""
    return parse.tokens[subject.first + (parse.tokens[subject.first].tag == "determiner")].start


def _raised(parse: Parse, group: VerbGroup) -> int | None:
    """Return the last word of "raised concerns in Japan", "causing Beijing's unease"; None if no country stands there."""
    mood = parse.phrase_from(group.last + 1)
    if mood is None or mood.lemma not in _MOODS:
        return None
    if mood.is_owned:
        owner = next((at for at in range(mood.first, mood.last) if parse.tokens[at].tag == "possessive"), mood.first)
        return (
            mood.last if nation_at_end(parse.text[parse.tokens[mood.first].start : parse.tokens[owner].start]) else None
        )
    place = parse.phrase_from(mood.last + 2) if parse.word(mood.last + 1) in ("in", "within") else None
    return place.last if place is not None and nation_at_end(parse.text_of(place)) else None


def _is_reported(doc: Annotated, sentence: Sentence, span: Span) -> bool:
    """Tell whether somebody else says it: in a quotation, by name in the sentence, or as a share of a survey."""
    return (
        doc.quoted(span)
        or is_named_nearby(doc, span.start)
        or is_surveyed(doc, Span(sentence.start, sentence.end))
        or _SAID.search(doc.text, span.end, min(sentence.end, span.end + MAX_NEARBY_CHARS)) is not None
    )


_SAID = lazy(r", (?:[\w’' ]{2,60} )?(?:said|says|reported|reports|told|according to)\b")


def _is_spoken_of(doc: Annotated, sentence: Sentence) -> bool:
    """Tell whether the sentence before speaks of a country or its officials."""
    before = doc.sentence_at(max(0, sentence.start - 2))
    if before is None:
        return False
    found = _SUBJECTS.finditer(doc.text, before.start, min(before.end, before.start + MAX_SUBJECT_CHARS))
    return any(subject["name"] is None or nation_at_end(subject["name"]) for subject in found)
