"""Appeals to studies, records and data that the words themselves do not name: "studies show", "in a 2007 study"."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sourcelint.annotate.attributions.classified_sources import PEOPLE, has_name, read_source
from sourcelint.annotate.claims.health_phrases import MAX_OBJECT_WORDS, ailment_behind
from sourcelint.annotate.grammar.inflection import with_plurals
from sourcelint.annotate.grammar.lexicon import classes_of, members
from sourcelint.annotate.text.word_lists import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sourcelint.annotate.grammar import NounPhrase, Parse, VerbGroup
    from sourcelint.evidence.annotated import Annotated
    from sourcelint.text import Span


class Appeal(NamedTuple):
    """Span of an appeal to evidence; `one`, to a single study; `mild`, that says when it was made, or only that it is shown."""

    span: Span
    one: bool
    mild: bool


_STUDIES = members("noun study")
_IMAGES = words("photo photograph picture image video footage screenshot")
"""What is shown without a word of who took it: "photos shared online show"."""
_PAPERS = words("email memo document letter message cable file")
_SECRET = words("leaked internal confidential secret classified anonymous")
"""What nobody can look up, of papers: "leaked documents show"."""
_EVIDENCE = (members("noun evidence") - _IMAGES - _PAPERS - words("sign result test trend")) | words(
    "neuroscience documentation"
)
_CLAIMING = words("report")
_BACKING = _STUDIES | _EVIDENCE
_APPEALED_TO = _STUDIES | _EVIDENCE | _CLAIMING | _IMAGES | _PAPERS
_HEADS = with_plurals(_APPEALED_TO) | {"analyses"}
_ACTING = words("study trial experiment meta-analysis")
"""What does nothing but find out: "a new study is shedding light on"."""
_MADE = words("do conduct perform undertake carry publish")
_SEEMS = words("appear seem purport claim")
_LATEST = words("latest newest recent available")
"""What data have that a "the" before them does not point back to."""
_LOOKED_BACK_ON = words("the this that these those his her its their our my your whose no any each every what both")
_THESE = words("this that these those")
_SHOWN = members("verb finding") | words(
    "show prove link demonstrate establish document support back point estimate highlight tell affirm reveal"
)
_SETTLED = words("clear overwhelming conclusive compelling settled undeniable")
"""What evidence is said to be that settles a question."""
_LEANT_ON = words("study research trial experiment")
_SETTLING = words("science evidence research")
_MUCH = words("extensively widely thoroughly rigorously heavily")
_LOOKED_INTO = words("study research investigate")
"""Passives that appeal to research if it was much: "has been extensively studied"."""
_SURELY = words("well scientifically clinically medically")
_SURELY_BEFORE = tuple(f"{word} " for word in _SURELY)
_SETTLED_BY = words("establish document prove demonstrate show")
"""Passives that appeal to research if it is called sound: "is scientifically proven", "is well documented"."""
_LINKED_FORMS = words("linked associated tied connected correlated")
_SOUND_FORMS = words("shown proven proved demonstrated established documented")
_SHOWN_FORMS = words("shown proven proved found demonstrated studied researched investigated")
_SHOWS_TO = {**dict.fromkeys(words("show prove demonstrate"), words("to that")), "find": words("to")}
_LINKED = words("link associate tie connect correlate")
_COMPARING = words("""
    increased reduced decreased improved elevated heightened lower higher longer shorter better worse greater fewer more less poorer
    stronger
""")
"""Of what something is linked to: "lower blood pressure" was measured, "the club" is known."""
_MEASURED = words("risk odds incidence mortality likelihood improvement reduction increase decrease decline")
_BACKED = words("support back confirm prove establish document test evaluate examine validate demonstrate")
"""Passives behind whose "by" or "in" the evidence stands: "is backed by research", "was tested in clinical trials"."""
MAX_BEFORE_CHARS = 40
"""Characters before a word in which "has been", or "there is", stands."""
_KIND = frozenset(["recent", "new", "newer", "early", "earlier", "previous", "past", "modern", "scientific", "historical", "historic", "archival", "academic", "clinical", "medical", "official", "empirical", "anecdotal", "ample", "multiple", "available", "existing", "mounting", "growing", "strong", "large", "small", "major", "separate", "independent", "landmark", "preliminary", "peer-reviewed", "human", "animal", "observational", "unverified", "unconfirmed", "internal"])  # fmt: skip
"""What may stand before records and data without saying whose they are."""
_ANY = words("a an another some several")
"""Before evidence of whatever kind that is none in particular: "another finding", "some forecasts"."""
_COLLECTED = words("data statistic")
"""Evidence of which a kind does not say whose it is: "on-chain data"."""
_THERE = words("evidence indication sign proof report rumor rumour speculation suggestion claim science research study")
_SAYS_THERE = words("that suggesting indicating showing behind")
_SAYING_TO = words("suggest indicate show support")
"""Words behind evidence that is there: "evidence that", "evidence to suggest"."""
_MOUNTING = words("growing mounting emerging increasing")
"""What may stand before evidence that is there, and looks like a verb."""
_THERE_FORMS = with_plurals(_THERE)
_DENIED = words("both no little any few scant insufficient")
_TIES = words("of on in into with for among about from")
_THINGS = words("it they these those this that")
_DEMANDED = words("should must")
_SUPPOSING = frozenset(["if", "unless", "whether", "until"])
"""Before evidence that nobody has yet: "only if research shows that"."""
_GOES_ON = words("by of from in that which seen obtained released published prepared commissioned")


def find_appeals(doc: Annotated) -> Iterator[Appeal]:
    """Yield the appeals to evidence that nothing in their own words names, in text order."""
    lowercase = doc.lowercase
    places = doc.places_of(_HEADS)
    places += [at for at in doc.places_of(_SHOWN_FORMS) if "been " in lowercase[max(0, at - MAX_BEFORE_CHARS) : at]]
    places += [at for at in doc.places_of(_SOUND_FORMS) if lowercase.endswith(_SURELY_BEFORE, 0, at)]
    places += doc.places_of(_LINKED_FORMS)
    places += [at for at in doc.places_of(_THERE_FORMS) if "there" in lowercase[max(0, at - MAX_BEFORE_CHARS) : at]]
    spoken_of: set[str] = set()
    for sentence in doc.sentences_at(places):
        yield from _read(doc.parse(sentence), spoken_of)


def _read(parse: Parse, spoken_of: set[str]) -> Iterator[Appeal]:
    """Yield the appeals of a sentence; `spoken_of` holds the nouns for studies before it, and those of it afterwards."""
    phrases = [_without_article(phrase, spoken_of) for phrase in parse.phrases]
    found = [appeal for phrase in phrases if (appeal := _read_phrase(parse, phrase)) is not None]
    spoken_of.update(phrase.lemma for phrase in phrases if phrase.lemma in _STUDIES)
    found += [appeal for group in parse.groups if (appeal := _read_passive(parse, group)) is not None]
    yield from sorted(found)


def _without_article(phrase: NounPhrase, spoken_of: set[str]) -> NounPhrase:
    """Drop the "the" of "the studies" if no study was spoken of before: there is nothing that it points back to."""
    is_first = phrase.lemma in _STUDIES and phrase.lemma not in spoken_of and phrase.is_plural
    is_latest = phrase.lemma in _EVIDENCE and not _LATEST.isdisjoint(phrase.modifiers)
    return phrase._replace(determiner="") if phrase.determiner == "the" and (is_first or is_latest) else phrase


def _read_phrase(parse: Parse, phrase: NounPhrase) -> Appeal | None:
    """Read a noun phrase as an appeal; None if it is none, or says whose the evidence is."""
    if phrase.lemma not in _APPEALED_TO and phrase.lemma not in _THERE:
        return None
    there = _read_there(parse, phrase) or _read_clear(parse, phrase)
    if there is not None:
        return there
    if phrase.lemma not in _APPEALED_TO or not _is_vague(parse, phrase):
        return None
    last, ties = _tied(parse, phrase)
    return (
        _accorded(parse, phrase, last)
        or _shows(parse, phrase, last, tied=ties)
        or _cited(parse, phrase, last, tied=ties)
        or _placed(parse, phrase)
    )


def _is_vague(parse: Parse, phrase: NounPhrase) -> bool:
    """Tell whether nothing before a head names the evidence."""
    if not _DENIED.isdisjoint((phrase.quantifier, *phrase.modifiers)):
        return False
    if _is_owned(parse, phrase):
        return False
    if phrase.lemma == "research" or phrase.lemma in _IMAGES:
        return True
    if phrase.lemma in _PAPERS:
        return not _SECRET.isdisjoint(phrase.modifiers)
    if phrase.lemma in _STUDIES:
        return phrase.is_plural or bool(phrase.determiner or phrase.quantifier)
    if phrase.lemma in _CLAIMING and not phrase.is_plural:
        return bool(phrase.determiner)
    is_any = not _ANY.isdisjoint((phrase.determiner, phrase.quantifier))
    return is_any or phrase.lemma in _COLLECTED or _KIND.issuperset(phrase.modifiers)


def _is_owned(parse: Parse, phrase: NounPhrase) -> bool:
    """Tell whether the words of a phrase say whose the evidence is, or point back to it."""
    if phrase.is_owned or phrase.determiner in _LOOKED_BACK_ON or read_source(parse, phrase).named:
        return True
    return any(token.tag in ("name", "possessive") for token in parse.tokens[phrase.first : phrase.last])


def _tied(parse: Parse, phrase: NounPhrase) -> tuple[int, bool]:
    """Return the last word of a phrase with one that a preposition ties to it, and whether that one tells names or numbers."""
    at = phrase.last + 1
    if parse.word(at) in _TIES:
        behind = parse.phrase_from(at + 1)
        if behind is not None:
            words_behind = parse.tokens[behind.first : behind.last + 1]
            is_review = behind.lemma in _STUDIES  # "a review of 27 trials", which names none of them
            tells = ("name",) if is_review else ("name", "number")
            named = has_name(parse, behind.first, behind.last + 1) if parse.word(at) == "in" else None
            tells_it = any(
                token.tag in tells and not (token.tag == "name" and named is False) for token in words_behind
            )
            points_back = behind.determiner in (_LOOKED_BACK_ON if behind.lemma in _STUDIES else _THESE)
            return behind.last, behind.is_owned or points_back or tells_it
    return phrase.last, False


def _accorded(parse: Parse, phrase: NounPhrase, last: int) -> Appeal | None:
    """Read "according to recent research", "based on several studies"."""
    first = phrase.first - (1 if parse.word(phrase.first - 1) == "per" else 2)
    if first < 0 or not _leans(parse, phrase, first) or last != phrase.last:
        return None
    if parse.word(last + 1 + (parse.word(last + 1) == "available")) in _GOES_ON:
        return None
    return Appeal(parse.span(first, phrase.last), *_weight(parse, phrase))


def _leans(parse: Parse, phrase: NounPhrase, at: int) -> bool:
    """Tell whether two words from `at` on rest what is said on evidence; "based on evidence" may be anybody's.

    "Per" does so at the beginning of a clause: "… has grown, per a new study", not "3 cents per photo".
    """
    if parse.word(at) == "based":
        return parse.word(at + 1) == "on" and phrase.lemma in _LEANT_ON
    if parse.word(at) == "per":
        at -= parse.word(at - 1) == "as"
        return parse.tag(at - 1) in ("", "mark") and phrase.lemma not in _IMAGES
    return parse.word(at) == "according"


def _shows(parse: Parse, phrase: NounPhrase, last: int, *, tied: bool) -> Appeal | None:
    """Read "studies show", "a study was done": the evidence is the subject of a verb."""
    group = None if tied else _verb_behind(parse, phrase, last)
    if group is None or group.is_negated or group.modal in _DEMANDED:
        return None
    if group.is_infinitive and group == parse.group_behind(phrase, last):
        return None
    if parse.word(phrase.first - 1) in _SUPPOSING:
        return None
    before = parse.tag(phrase.first - 1)
    is_aside = parse.word(phrase.first - 1) == "as"  # "as studies have shown"
    if before in ("preposition", "verb", "possessive") and not (is_aside or parse.goes_along(phrase, group)):
        return None
    told = _tells(parse, phrase, group) if group.voice == "active" else _is_made(parse, phrase, group)
    return Appeal(parse.span(phrase.first, group.last), *_weight(parse, phrase)) if told else None


def _cited(parse: Parse, phrase: NounPhrase, last: int, *, tied: bool) -> Appeal | None:
    """Read "cited a study showing that", "a survey that found": the evidence is brought by somebody, and named by nobody."""
    if tied or phrase.lemma not in _STUDIES or parse.tag(phrase.first - 1) not in ("verb", "preposition"):
        return None
    at = last + 1
    is_clause = parse.word(at) in ("that", "which")
    group = parse.group_with(at + is_clause)
    if group is None or group.is_negated or group.is_participle == is_clause or not _tells_finding(group):
        return None
    return Appeal(parse.span(phrase.first, group.last), *_weight(parse, phrase))


def _verb_behind(parse: Parse, phrase: NounPhrase, last: int) -> VerbGroup | None:
    """Return what evidence does, over how it was made: "a study conducted on babies showed", "photos appear to show"."""
    group = parse.group_behind(phrase, last)
    if group is not None and not group.auxiliaries and (group.lemma in _MADE or _is_aside_of(parse, phrase, group)):
        following = _next_group(parse, group)
        if following is None or following.form == "ing":
            return group
        between = parse.tokens[group.last + 1 : following.first]
        if any(token.tag in ("name", "mark", "relative") or token.word in ("by", "that") for token in between):
            return group
        group = following
    if group is not None and group.lemma in _SEEMS:
        following = _next_group(parse, group)
        return following if following is not None and following.first == group.last + 1 else group
    return group


def _next_group(parse: Parse, group: VerbGroup) -> VerbGroup | None:
    number = parse.groups.index(group) + 1
    return parse.groups[number] if number < len(parse.groups) else None


def _is_aside_of(parse: Parse, phrase: NounPhrase, group: VerbGroup) -> bool:
    """Tell whether a participle says what became of a picture, before what it shows: "photos circulating online show"."""
    return phrase.lemma in _IMAGES and parse.tag(group.last + 1) in ("preposition", "adverb")


def _read_clear(parse: Parse, phrase: NounPhrase) -> Appeal | None:
    """Read "the science is clear": evidence that is said to settle a question."""
    group = parse.group_behind(phrase)
    if phrase.lemma not in _SETTLING or group is None or group.lemma != "be" or group.is_negated or group.modal:
        return None
    if parse.word(phrase.first - 1) in _SUPPOSING or parse.word(group.last + 1) not in _SETTLED:
        return None
    return Appeal(parse.span(phrase.first, group.last + 1), one=False, mild=False)


def _is_made(parse: Parse, phrase: NounPhrase, group: VerbGroup) -> bool:
    """Tell whether a passive says that a study was made, and not by whom."""
    is_one = phrase.lemma in _STUDIES and not phrase.is_plural
    if group.lemma not in _MADE or not (is_one or group.is_perfect):
        return False
    return parse.word(group.last + 1) not in ("by", "in") or parse.tag(group.last + 2) != "name"


def _tells(parse: Parse, phrase: NounPhrase, group: VerbGroup) -> bool:
    """Tell whether a verb says what evidence shows."""
    if group.form in ("ing", "participle") and not group.auxiliaries and not parse.goes_along(phrase, group):
        return False
    if phrase.lemma in _ACTING and phrase.determiner in ("a", "an", "another") and not group.modal:
        return True
    return _tells_finding(group)


def _tells_finding(group: VerbGroup) -> bool:
    """Tell whether a verb is one of what evidence shows, or says."""
    return group.lemma in _SHOWN or not classes_of("verb", group.lemma).isdisjoint(("evidence", "speech strong"))


def _placed(parse: Parse, phrase: NounPhrase) -> Appeal | None:
    """Read "In one study, …": the place where something was found."""
    if phrase.first == 0 or phrase.lemma not in _STUDIES or parse.word(phrase.first - 1) not in ("in", "from"):
        return None
    opens = phrase.first == 1 or parse.tokens[phrase.first - 2].tag in ("mark", "conjunction")
    last, told = _tied(parse, phrase)
    if not opens or told or parse.word(last + 1) != ",":
        return None
    return Appeal(parse.span(phrase.first - 1, phrase.last), *_weight(parse, phrase))


def _weight(parse: Parse, phrase: NounPhrase) -> tuple[bool, bool]:
    """Tell whether a phrase means a single study, and whether it says of which year, or data of which kind."""
    has_year = any(
        token.tag == "number" and len(token.word) == len("2007") for token in parse.tokens[phrase.first : phrase.last]
    )
    is_of_kind = phrase.lemma in _IMAGES or (phrase.lemma in _COLLECTED and not _KIND.issuperset(phrase.modifiers))
    return not phrase.is_plural and phrase.lemma in _STUDIES | _CLAIMING, has_year or is_of_kind


def _read_there(parse: Parse, phrase: NounPhrase) -> Appeal | None:
    """Read "there are indications that"."""
    if (
        phrase.lemma not in _THERE
        or phrase.determiner == "the"
        or not _DENIED.isdisjoint((phrase.quantifier, *phrase.modifiers))
    ):
        return None
    first = phrase.first - 1
    while first > 0 and (parse.tokens[first].tag in ("be", "have", "adverb") or parse.word(first) in _MOUNTING):
        first -= 1
    behind = phrase.last + 1
    says = parse.word(behind) in _SAYS_THERE or (parse.word(behind) == "to" and parse.word(behind + 1) in _SAYING_TO)
    if parse.word(first) != "there" or first == phrase.first - 1 or not says:
        return None
    if any(token.word.endswith(("n't", "not")) for token in parse.tokens[first : phrase.first]):
        return None
    return Appeal(parse.span(first, phrase.last + 1), one=False, mild=False)


def _read_passive(parse: Parse, group: VerbGroup) -> Appeal | None:
    """Read "has been shown to" (shown by whom?), "has been found to", "is well supported by research"."""
    lemma = group.lemma.rpartition("-")[2]
    if group.voice != "passive" or group.is_negated or group.modal:
        return None
    evidence = _evidence_behind(parse, group) if lemma in _BACKED else None
    if evidence is not None and _is_bare(parse, evidence):
        return Appeal(parse.span(group.first, evidence.last), one=False, mild=False)
    if parse.agent_of(group) is not None:
        return None
    if lemma in _LINKED:
        return _read_link(parse, group)
    if _is_sound(parse, group, lemma):
        return Appeal(parse.span(group.first, group.last), one=False, mild=True)
    shows = lemma in _SHOWS_TO and group.is_perfect and parse.word(group.last + 1) in _SHOWS_TO[lemma]
    if not shows or _is_ruling(parse, group):
        return None
    return Appeal(parse.span(group.first, group.last + 1), one=False, mild=True)


def _is_sound(parse: Parse, group: VerbGroup, lemma: str) -> bool:
    """Tell whether an adverb appeals to research: "has been extensively studied", "is scientifically proven"."""
    if lemma == "establish" and not (group.is_perfect or parse.word(group.last + 1) == "that"):
        return False  # "the roots are well established"
    is_much = lemma in _LOOKED_INTO and not _MUCH.isdisjoint(group.adverbs)
    return is_much or (lemma in _SETTLED_BY and not _SURELY.isdisjoint(group.adverbs))


def _evidence_behind(parse: Parse, group: VerbGroup) -> NounPhrase | None:
    """Return the evidence by or in which something was backed: "by research", "by decades of research", "in clinical trials"."""
    within = parse.phrase_from(group.last + 2) if parse.word(group.last + 1) in ("in", "through") else None
    phrase = parse.agent_of(group) or (within if within is not None and within.is_plural else None)
    if phrase is not None and parse.word(phrase.last + 1) == "of" and phrase.lemma not in _BACKING:
        phrase = parse.phrase_from(phrase.last + 2)
    return phrase if phrase is not None and phrase.lemma in _BACKING else None


def _read_link(parse: Parse, group: VerbGroup) -> Appeal | None:
    """Read "is linked to lower risks", "has been linked to heart disease": somebody must have measured it."""
    at = group.last + 1
    if parse.word(at) not in ("to", "with"):
        return None
    behind = parse.phrase_from(at + 1) or parse.phrase_from(at + 2)
    if behind is None:
        return None
    compared = parse.word(at + 1) in _COMPARING or not _COMPARING.isdisjoint(behind.modifiers)
    words_behind = [token.word for token in parse.tokens[at : at + 1 + MAX_OBJECT_WORDS]]
    if not (compared or behind.lemma in _MEASURED or ailment_behind(words_behind, 0) is not None):
        return None
    return Appeal(parse.span(group.first, behind.last), one=False, mild=True)


def _is_bare(parse: Parse, phrase: NounPhrase) -> bool:
    """Tell whether nothing says whose the evidence behind a "by" is, or what it is about."""
    return _is_vague(parse, phrase) and parse.word(phrase.last + 1) not in _GOES_ON | _TIES


def _is_ruling(parse: Parse, group: VerbGroup) -> bool:
    """Tell whether somebody, and no thing, was found to be or to have done something: that is what a court says."""
    subject = parse.subject_of(group)
    if group.lemma != "find" or subject is None:
        return group.lemma == "find"
    act = parse.group_with(group.last + 1)
    is_deed = act is None or act.is_perfect or act.lemma == "be"
    is_thing = subject.is_pronoun and parse.word(subject.head) in _THINGS
    return (is_deed if is_thing else subject.is_pronoun) or _names_people(subject) or (subject.is_name and is_deed)


def _names_people(phrase: NounPhrase) -> bool:
    """Tell whether a noun phrase is somebody, or a body."""
    return not classes_of("noun", phrase.lemma).isdisjoint(PEOPLE | {"body"})
