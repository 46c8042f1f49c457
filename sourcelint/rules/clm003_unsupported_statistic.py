"""CLM003."""

from __future__ import annotations

import re
from itertools import islice
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from sourcelint.annotate.claims.first_places import HINTS as FIRST_PLACES
from sourcelint.annotate.claims.first_places import find_first_places, is_superlative, may_be_first
from sourcelint.annotate.claims.lines import states
from sourcelint.annotate.claims.public_records import is_of_games_or_markets, is_of_votes
from sourcelint.annotate.claims.shares import WORDED, find_share, may_hold_share
from sourcelint.annotate.claims.statistics import HINTS, MIN_SIGNS, find_statistics, is_counted
from sourcelint.annotate.text.word_index import LOWERED
from sourcelint.annotate.text.word_lists import words
from sourcelint.clean.characters.non_ascii import places
from sourcelint.evidence.sources.figure_owners import advises, follows_own, is_authors, is_kept
from sourcelint.evidence.sources.reach import is_in_reach
from sourcelint.expressions import lazy
from sourcelint.rule import Hit, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sourcelint.annotate.claims import Claim
    from sourcelint.annotate.grammar import NounPhrase
    from sourcelint.evidence.annotated import Annotated
    from sourcelint.finding import Severity
    from sourcelint.text import Span

MAX_FINDINGS = 5
"""Findings in one document: the fault is the same each time, and a market report would be covered with them."""

MAX_STATISTICS = 50
"""Statistics of one document among which the surest are chosen."""

MIN_SURE_SIGNS = 4
"""Signs from which a count without a source is a warning."""

_WITHOUT_FIGURE = ("majority of", "all of")
"""Shares in words that name no figure."""
_IN_FIGURES = ("%", "cent", "points")

MIN_FIGURE_SENTENCES = 8
"""Sentences with figures from which a text is a report of figures, whose source is named once at the top or not at all."""

_RULES = r"typically|usually|depending|threshold|require[sd]?|recommended|targets?|quota|limit|holders|notes"
_THINGS = r"alcohol|cocoa|cotton|humidity|brightness|battery|warranty|screen|aspect|fever|dose|chance of rain|margin of error|100 ?(?:%|per ?cent)"
_NO_SHARE_OF = lazy(rf"\b(?:{_RULES}|{_THINGS})", re.IGNORECASE)
"""What makes a share none: a rule, a label."""
MAX_LABEL_CHARS = 60
"""Characters around a share in which such a word stands."""

_STUDY = lazy(
    r"""
    \b(?:
        survey|poll|study|studies|census|researchers|participants|respondents|trial|figures[ ]from|data[ ]from|scientists
        |(?:a|an|the|our|its|their)[ ](?:[a-z0-9]{2,15}[ ])?(?:report|analysis|research|index)
        |(?:co-?|lead[ ]|first[ ]|senior[ ])author
    )\b
    """,
    re.VERBOSE,
)
_STUDY_WORDS = words("""
    survey poll study studies census researchers participants respondents trial figures data scientists report analysis research
    index author coauthor
""")
"""Words without which `_STUDY` finds nothing."""
MIN_STUDY_MENTIONS = 2
MAX_LEAD_SENTENCES = 5
"""Sentences at the beginning of the body in which a text that is about a study speaks of it."""
_POLLS = words("""
    poll polls polling pollster voters candidate candidates primary caucus caucuses nominee gop electorate precincts ballots
    frontrunner
""")
MIN_POLL_WORDS = 3
"""Words of polls and elections from which a text is about one: its shares are those who support or chose somebody."""
_OWN_FIGURES = frozenset(["abstract", "recipe", "obituary", "market report", "sports report"])
"""Kinds of text whose figures are their author's own, or stand in public records."""
_SUBJECTS = words("participants respondents interviewees volunteers subjects placebo cohort")
"""Whom a study is made on: in a text about one, figures of them are its own."""
_FINITE = frozenset(["base", "s", "past"])
_WHEN = frozenset(["date", "period"])
_NAMES = {
    "share": "share",
    "average": "average",
    "count": "count",
    "sum": "sum",
    "rate": "rate",
    "toll": "toll",
    "ratio": "comparison",
    "trend": "change",
    "rank": "rank",
}
_signs = attrgetter("signs")


class _Unsupported(NamedTuple):
    """A claim, the words of its statistic, what kind it is, and whether it surely needs a source."""

    claim: Claim
    label: str
    kind: str
    sure: bool


@rule(
    "CLM003", "unsupported-statistic", "warning", languages={"en"},
    fix="Name the source of the figure, the period it covers and what it counts.",
)  # fmt: skip
def unsupported_statistic(doc: Annotated) -> Iterator[Hit]:
    """
    ## What it does
    Flags a statistic that a sentence states as fact while no citation, link, study or named source stands behind it: a share, a
    count of people or things ("over 2 million households"), a comparison ("five times faster"), a number that has risen, or is
    growing, an average ("the average cost hovers at $3.6 million"), a sum of millions ("caused $28 billion in damage"), a rate
    ("a billion litres a day", "$9,400 per refugee"), a toll that somebody has estimated ("at least 46 people died"), what most
    people do, a first place ("is the most visited castle", "one of the oldest", "the first suite that", "the biggest war in
    history", "the global leader in").

    A warning if several signs show that somebody must have counted: an estimate, a large number, people, a country, a period, a
    verb that says what is so and not what happened. All but shares, counts and changes are infos, and so is a share in words
    ("half of the ships"), unless it is one of people. At most five findings a document.

    ## Why is this bad?
    A figure looks like evidence. Without source, period and unit nobody can look it up, and it is quoted on.

    ## Known limits
    Prices, scores, durations, ages, speeds and exact tolls are not looked at, nor what stands in public records anyway: results of
    companies, of votes and of games, rates of unemployment, inflation and interest, growth; nor plans, nor what writers tell
    of one person or advise their readers. What anybody is said to say is left to the rules that ask who ("experts say"), and
    the answers in a poll to those who name it. A source reaches further than its sentence: a figure that goes on from the
    sentence before, a study that opened the paragraph, a line above a list, a citation in the line below a paragraph, a body in
    brackets ("(Harrow Sleep Foundation).") stand behind the figure. In a text made of figures, in a press release or a notice,
    and behind a sentence on what the writers did ("we changed …"), the findings are infos. So they are in a text
    about a study, if they are large or compare: the rest is its own. Reports on stock markets and games, abstracts, recipes
    and obituaries are left out, and shares in texts about polls and elections.

    ## Measured
    Warnings right in 52 of 69, all of those on 2,603 texts (news of polnear, Wikinews, ECB+, TempEval-3 and Australian radio,
    pages, dumps, history), in 26 of 34 on 51 web pages that nobody had tuned on, and in 8 of 10 of those that differ since numbers
    are read from the parse. Wrong are standings in a poll that the text does not call one ("sits at just 16%"), how many were
    arrested or listened on one occasion, a firm's own size, and figures whose source stands in the title or at the end. Notes right
    in 49 of 67 of those that differ on 1,453 texts, and in 18 of 23 on what is first of all time or the world's first; before, in 9
    of 13 first places and averages, and in 20 of 37 sums. Wrong were how many were seen at one place, what a device holds, and what
    bodies spent. In five sets that editors had marked without the tool, 63 of 114 statistics are marked; most of the others are
    small, hold a price, or stand behind a source of the text. Read and left out, as less than two thirds were right: things that
    "are growing" or "have risen", what most things are, and counts in the perfect tense of an event.

    ## References
    Wikipedia: inline template {{citation needed}}; Redi et al. 2019 (arXiv 1902.11116), reason "statistics".
    """
    found = sorted(islice(_find_unsupported(doc), MAX_STATISTICS), key=lambda unsupported: not unsupported.sure)
    if not found:
        return
    genre = doc.genre
    if genre in _OWN_FIGURES:
        return
    studied = _reports_study(doc)
    polled = len(_POLLS & doc.vocabulary) >= MIN_POLL_WORDS
    found = [each for each in found if not (polled and each.kind == "share") and (not studied or _is_no_finding(each))]
    one_source_for_all = genre is not None or studied or _reports_figures(doc)
    for claim, label, kind, sure in sorted(found[:MAX_FINDINGS]):
        severity: Severity = "warning" if sure and not one_source_for_all and not follows_own(doc, claim) else "info"
        timed = not _WHEN.isdisjoint(claim.reasons)
        message = f"“{label}”: no source {'' if timed else 'and no period '}stands behind this {_NAMES[kind]}"
        yield Hit(claim.span, message, severity=severity)


def _is_no_finding(unsupported: _Unsupported) -> bool:
    """Tell whether a statistic of a text about a study is hardly one of its own: a comparison, or one of a whole population."""
    return unsupported.sure or unsupported.kind == "ratio"


def _find_unsupported(doc: Annotated) -> Iterator[_Unsupported]:
    """Yield the claims that state a statistic without a source, with its words."""
    worded = {claim.start for claim in doc.claims_at(places(doc.text, WORDED))}
    studied = _reports_study(doc)
    for claim in _with_figures(doc, worded):
        if claim.supported or advises(claim):
            continue
        if studied and not _SUBJECTS.isdisjoint(claim.tokens):
            continue
        found = (
            _unsupported_share(doc, claim, worded)
            or _unsupported_statistic(doc, claim)
            or _unsupported_first_place(doc, claim)
        )
        if found is not None and not is_in_reach(doc, claim):
            yield found


def _with_figures(doc: Annotated, worded: set[int]) -> Iterator[Claim]:
    """Yield the claims of the author that may hold a statistic: only they are read word for word."""
    hints = HINTS.union(FIRST_PLACES, filter(is_superlative, doc.vocabulary))
    hinted = worded | {claim.start for claim in doc.claims_at(doc.places_of(hints))}
    for claim in doc.prose_claims:
        if "0" in claim.shapes or "n" in claim.shapes or claim.start in hinted:
            yield claim


def _unsupported_share(doc: Annotated, claim: Claim, worded: set[int]) -> _Unsupported | None:
    """Find a share that nobody stands behind; `worded` are the starts of claims that have one in words."""
    place = find_share(doc.text, claim.start, claim.end) if may_hold_share(claim, worded) else None
    if place is None or not is_authors(doc, claim, place) or not _is_stated(doc, claim):
        return None
    around = max(claim.start, place.start - MAX_LABEL_CHARS), min(claim.end, place.end + MAX_LABEL_CHARS)
    if is_kept(doc, claim, place) or _NO_SHARE_OF.search(doc.text, *around):
        return None
    label = doc.text[slice(*place)]
    if label.endswith(_IN_FIGURES):
        return _Unsupported(claim, label, "share", sure=True)
    whole = _whole_of(doc, place)
    counted = whole is not None and whole.is_plural and is_counted(whole.lemma.removesuffix("s"))
    has_figure = not label.endswith(_WITHOUT_FIGURE)
    if not _is_share_of(whole, sized=has_figure or counted):
        return None
    return _Unsupported(claim, label, "share", sure=counted and has_figure)


def _is_share_of(whole: NounPhrase | None, *, sized: bool) -> bool:
    """Tell whether a share in words is one of something that can be counted: not "half of them", "all of the way"."""
    if whole is None:
        return sized
    return not whole.is_pronoun and (sized or whole.is_plural or whole.is_owned)


def _whole_of(doc: Annotated, share: Span) -> NounPhrase | None:
    """Return what a share in words is one of: "its grain" of "nearly all of its grain"."""
    sentence = doc.sentence_at(share.start)
    if sentence is None:
        return None
    parse = doc.parse(sentence)
    return parse.phrase_with(parse.token_at(share.end))


def _unsupported_statistic(doc: Annotated, claim: Claim) -> _Unsupported | None:
    """Find the strongest of the other statistics of a claim, if nobody stands behind it."""
    sentence = doc.sentence_at(claim.start)
    if sentence is None:
        return None
    statistics = find_statistics(doc.parse(sentence), happened="event" in claim.reasons)
    found = max(statistics, key=_signs, default=None)
    if found is None or found.signs < MIN_SIGNS:
        return None
    if not claim.reasons and not _is_stated(doc, claim):
        return None
    place = found.place
    if not is_authors(doc, claim, place) or is_kept(doc, claim, place):
        return None
    return _Unsupported(
        claim, doc.text[slice(*place)], found.kind, sure=found.signs >= MIN_SURE_SIGNS and found.kind != "sum"
    )


def _unsupported_first_place(doc: Annotated, claim: Claim) -> _Unsupported | None:
    """Find what a claim says is first of its kind, if nobody stands behind it."""
    sentence = doc.sentence_at(claim.start)
    if sentence is None or not any(may_be_first(LOWERED[token]) for token in claim.tokens):
        return None
    places = find_first_places(doc.parse(sentence))
    place = next((place for place in places if claim.start <= place.start < claim.end), None)
    if place is None or not is_authors(doc, claim, place) or _ranks_of_record(doc, claim):
        return None
    return _Unsupported(claim, doc.text[slice(*place)], "rank", sure=False)


def _ranks_of_record(doc: Annotated, claim: Claim) -> bool:
    """Tell whether records keep who is first in a sentence: in a game, on a market, in a vote."""
    return is_of_games_or_markets(doc.text, claim.span) or is_of_votes(doc.text, claim.start, claim.end)


def _reports_figures(doc: Annotated) -> bool:
    """Tell whether a text is a report of figures, such as one on markets."""
    return sum("figure" in claim.reasons for claim in doc.prose_claims) >= MIN_FIGURE_SENTENCES


def _reports_study(doc: Annotated) -> bool:
    """Tell whether a text is about a study: it speaks of one at its beginning and again; elsewhere that may be by the way."""
    if not doc.sentences or doc.vocabulary.isdisjoint(_STUDY_WORDS):
        return False
    mentions = islice(_STUDY.finditer(doc.lowercase), MIN_STUDY_MENTIONS)
    found = [mention.start() for mention in mentions]
    lead = doc.sentences[min(doc.body_from + MAX_LEAD_SENTENCES, len(doc.sentences)) - 1].end
    return len(found) == MIN_STUDY_MENTIONS and found[0] < lead


def _is_stated(doc: Annotated, claim: Claim) -> bool:
    """Tell whether a sentence has a verb, or ends as sentences do: a label ("100% cotton") states nothing."""
    if states(doc.text, claim.start, claim.end, claim.tokens):
        return True
    sentence = doc.sentence_at(claim.start)
    return sentence is not None and any(
        group.form in _FINITE and not group.is_infinitive for group in doc.parse(sentence).groups
    )
