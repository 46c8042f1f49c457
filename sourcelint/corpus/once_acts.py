"""Acts that happen once to a thing or a person, so that two sources which date them to two years cannot both be right.

A visit, a test or a fair of another year is another one; a club is founded once, and a lamp is lit for the first time once. Of two
such dates one is mostly a slip of the pen: the day and the month are the same, the year is off by one or two or has one other digit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sourcelint.annotate.text.word_lists import words
from sourcelint.corpus.date_slots import partial_date, sides_of
from sourcelint.corpus.slot_pairs import SlotConflict, shared_context
from sourcelint.evidence.events.stems import stem_of
from sourcelint.expressions import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sourcelint.corpus.date_slots import PartialDate
    from sourcelint.evidence.events.told import ToldDate, ToldSentence

MAX_YEARS_OF_SLIP = 3
"""Years by which two dates of one act differ if they differ by more than a digit."""

NEEDED_OF_DAYS, NEEDED_OF_YEARS = 0.45, 0.55
"""Probability that two sentences tell of one event, from which on two dates of one act conflict: those that share the day and the
month, and those that are years alone."""

MIN_CONTEXT_OF_DAYS, MIN_CONTEXT_OF_YEARS = 1, 2
"""Words around two dates that are the same, and around two years: the act, and what it is done to or by whom."""

MIN_CONTEXT_OF_UTTERED = 3
"""The same if a date may be of a saying: a novel is published, and so is the page that tells of it."""

MAX_WORDS_TO_ACT = 14
"""Words between a date and the act that it dates."""

MAX_WORDS_OPENING = 3
"""Words before a date that opens its sentence: "On the", "In early"."""

_ACTS = {
    "founding": "founded established formed instituted",
    "incorporation": "incorporated chartered",
    "birth": "born",
    "baptism": "baptised baptized christened",
    "marriage": "married wed",
    "death": "died",
    "burial": "buried",
    "execution": "executed hanged beheaded assassinated murdered",
    "coronation": "crowned",
    "canonisation": "canonised canonized beatified",
    "opening": "opened inaugurated unveiled",
    "consecration": "consecrated dedicated",
    "building": "built erected constructed",
    "completion": "completed finished",
    "closing": "closed shut",
    "demolition": "demolished razed",
    "end": "disbanded dissolved abolished",
    "launch": "launched",
    "loss": "sank sunk wrecked foundered",
    "signing": "signed",
    "ratification": "ratified enacted",
    "publication": "published released",
    "premiere": "premiered",
    "discovery": "discovered",
    "invention": "invented patented",
    "casting": "cast",
}
"""Participles that tell of what happens once to the same thing, by the kind of act."""

_KIND_OF = {verb: kind for kind, verbs in _ACTS.items() for verb in words(verbs)}

_PARTICIPLES = words("lit held sung seen flown built shown run sold made heard shot worn sown grown rung laid")
"""Irregular participles behind "first": "first lit on"."""

_STOPS = words(
    "or but after before since until till when while who whom whose which where because if although though said says told from"
)
"""Words beyond which a date belongs to another act."""

_PAUSES, _BREAKS = frozenset(",;.:"), frozenset(";.:")
_DENIALS = words("not never no neither nor")
_NOT = ("n't", "n’t")
_PLANS = words("will would shall planned scheduled expected due")

_AGAIN = words(
    """again new second third fourth fifth another rebuilt replacement temporary present current elder younger junior senior
    revised paperback ii iii iv"""
)
"""Words of what is one of several: of the second bridge, or of the younger of two, the dates are others."""

_YEARLY = words(
    """annual annually yearly every each anniversary edition season seasons festival fair show exhibition conference congress
    tournament cup championship championships games match matches race marathon tour round session term parliament budget
    election elections vote report reports survey figures ranking index shares market quarter"""
)
"""Words of what is held, opened or published each year."""

_TOKEN = lazy(r"[^\W_][\w'’-]{0,60}|[,;:.()—–]")


class OnceAct(NamedTuple):
    """What happened on a date and happens once: its kind, or what was done "first" by its stem, and the words of its clause."""

    kind: str
    clause: frozenset[str]

    @property
    def is_of_several(self) -> bool:
        """Tell whether it is of what comes each year, or is denied."""
        return not (_YEARLY | _DENIALS).isdisjoint(self.clause) or any(word.endswith(_NOT) for word in self.clause)


def conflicting_years(here: ToldSentence, there: ToldSentence) -> Iterator[SlotConflict]:
    """Find the dates of two sentences that give two years to an act that happens once."""
    for own in here.dates:
        for other in there.dates if own.form == "absolute" else ():
            if other.form != "absolute" or not _may_be_slip(own, other):
                continue
            shared, is_uttered = shared_context(own, other), own.uttered or other.uttered
            is_day = _name_a_day(own, other) and not is_uttered
            least = MIN_CONTEXT_OF_UTTERED if is_uttered else MIN_CONTEXT_OF_DAYS if is_day else MIN_CONTEXT_OF_YEARS
            # the acts last: reading them takes the longest
            if shared >= least and _are_of_one_act(act_of(own, here), act_of(other, there)):
                yield SlotConflict(own, other, NEEDED_OF_DAYS if is_day else NEEDED_OF_YEARS, 1 + shared)


def _are_of_one_act(own: OnceAct | None, other: OnceAct | None) -> bool:
    """Tell whether two acts are of one kind, and neither or both of one of several, such as the second bridge, or planned."""
    if own is None or other is None or own.kind != other.kind or own.is_of_several or other.is_of_several:
        return False
    telling = _AGAIN | _PLANS
    return own.clause & telling == other.clause & telling


def _may_be_slip(own: ToldDate, other: ToldDate) -> bool:
    one, two = partial_date(own.value), partial_date(other.value)
    return one is not None and two is not None and may_be_slip(one, two)


def may_be_slip(one: PartialDate, two: PartialDate) -> bool:
    """Tell whether two dates differ in the year alone, as a slip may, and both stand with it."""
    if one.year is None or two.year is None or one.year == two.year:
        return False
    is_one_day = all(None in both or both[0] == both[1] for both in zip(one[1:3], two[1:3], strict=True))
    return is_one_day and are_years_alike(one.year, two.year)


def are_years_alike(one: int, other: int) -> bool:
    """Tell whether one year may be written for another: a few years off, another digit, or two digits that changed places.

    >>> [are_years_alike(1911, other) for other in (1912, 1921, 1811, 1936)], are_years_alike(1687, 1678)
    ([True, True, True, False], True)
    """
    if abs(one - other) <= MAX_YEARS_OF_SLIP:
        return True
    own, theirs = str(one), str(other)
    return sum(map(str.__ne__, own, theirs)) == 1 or sorted(own) == sorted(theirs)


def _name_a_day(own: ToldDate, other: ToldDate) -> bool:
    """Tell whether two dates share the day and the month."""
    one, two = partial_date(own.value), partial_date(other.value)
    return one is not None and two is not None and one.day is not None and one[1:3] == two[1:3]


def act_of(told: ToldDate, sentence: ToldSentence) -> OnceAct | None:
    """Return the act that happens once to which a sentence gives a date, if it does.

    It stands before the date, or behind one that opens its sentence.
    """
    before, behind = map(_TOKEN.findall, sides_of(told, sentence))
    kind, clause = _last_act(before), _first_clause(behind)
    if kind is None and len(before) <= MAX_WORDS_OPENING:
        clause = _first_clause(behind[behind[:1] == [","] :])
        kind = next(filter(None, (_act_at(clause, at) for at in range(len(clause)))), None)
    return None if kind is None else OnceAct(kind, frozenset(token.lower() for token in (*before, *clause)))


def _last_act(tokens: Sequence[str]) -> str | None:
    """Return the kind of the act that stands last before a date, if no other verb and no other clause stands between."""
    if tokens and tokens[-1].lower() == "by":
        return None  # no later than that
    for at in range(len(tokens) - 1, max(-1, len(tokens) - 1 - MAX_WORDS_TO_ACT), -1):
        kind = _act_at(tokens, at)
        if kind or _ends_clause(tokens, at):
            return kind
    return None


def _ends_clause(tokens: Sequence[str], at: int) -> bool:
    """Tell whether what stands before a word belongs to another act than the date behind it: another verb, another clause."""
    word = tokens[at].lower()
    is_verb = tokens[at].endswith("ed") and tokens[at].islower()  # not "in the United States in"
    return word in _STOPS or word in _BREAKS or is_verb or _joins_clauses(tokens, at)


def _joins_clauses(tokens: Sequence[str], at: int) -> bool:
    """Tell whether a word is an "and" that joins no names: "founded by Abel and John Crane in"."""
    return tokens[at].lower() == "and" and not (tokens[at + 1 : at + 2] and tokens[at + 1][0].isupper())


def _act_at(tokens: Sequence[str], at: int) -> str | None:
    """Return the act that a word tells, if it does: "founded", "first lit", and "lit" before "for the first time"."""
    word = tokens[at].lower()
    if word in _KIND_OF:
        return _KIND_OF[word]
    if word in _PARTICIPLES or word.endswith("ed"):
        around = [*tokens[max(0, at - 1) : at], *tokens[at + 1 : at + 4]]
        if "first" in map(str.lower, around):
            return f"first {stem_of[word]}"
    return None


def _first_clause(tokens: Sequence[str]) -> list[str]:
    """Return the words behind a date that belong to its clause."""
    ends = (
        at
        for at, token in enumerate(tokens[:MAX_WORDS_TO_ACT])
        if token in _PAUSES or token.lower() in _STOPS or _joins_clauses(tokens, at)
    )
    return list(tokens[: next(ends, MAX_WORDS_TO_ACT)])
