"""What a run for warnings finds is what a run finds that compares every sentence."""

from __future__ import annotations

import random
from functools import cache
from itertools import permutations, product
from typing import TYPE_CHECKING

import pytest

import sourcelint
from sourcelint.clean import Hints, read
from sourcelint.corpus.amount_slots import conflicting_amounts
from sourcelint.corpus.collection import Collection
from sourcelint.corpus.date_slots import conflicting_dates
from sourcelint.corpus.once_acts import conflicting_years
from sourcelint.corpus.rivals import rival_rows
from sourcelint.corpus.source_texts import SourceText
from sourcelint.engine.compare import Comparison
from sourcelint.engine.registry import all_corpus_rules
from sourcelint.evidence.events.told import unpacked

if TYPE_CHECKING:
    from sourcelint.report import SourceProfile
    from sourcelint.rule import CorpusRule

SENTENCES = (
    "Halden police freed {count} passengers from the ferry Marlene off Varnby on {day} May 2019.",
    "The ferry Marlene ran aground near the Varnby lighthouse on {day} May 2019, harbour master Ole Tamsin told {outlet}.",
    "“We will not sell the ferry before the Halden inquiry ends,” Ole Tamsin told {outlet}.",
    "At least {count} people were injured when the ferry Marlene struck the Varnby rocks.",
    "The Okrent shipyard built the ferry Marlene in 19{day}4 for the Halden line at a cost of {count} million crowns.",
    "Divers of the Quentar navy searched the Varnby harbour for a sailor of the ferry Marlene, {outlet} reported.",
    "Nobody knows why the ferry Marlene left the harbour of Varnby that night.",
)


@cache
def profiles_of(*, every_sentence: bool = True) -> tuple[SourceProfile, ...]:
    """Return profiles of texts on one story that differ in figures, days and outlets; some are near to each other, some are copies."""
    chance = random.Random(3)  # noqa: S311
    made = []
    for number in range(24):
        told = chance.sample(SENTENCES, chance.randrange(3, len(SENTENCES)))
        slots = {
            "count": chance.choice((23, 41)),
            "day": chance.choice((6, 7)),
            "outlet": chance.choice(("AFP", "Reuters")),
        }
        text = "\n\n".join(["The ferry off Varnby", *(line.format(**slots) for line in told)])
        hints = Hints(language="en", published=f"2019-05-{chance.choice((8, 9, 28)):02}")
        document = read(text.encode(), f"{number:02}.txt", hints)
        profile = sourcelint.lint(document, rules=(), depth="findings", every_sentence=every_sentence).profile
        assert profile is not None
        made.append(profile)
    return tuple(made)


@pytest.mark.parametrize(
    "rule", [rule for rule in all_corpus_rules() if not rule.every_sentence], ids=lambda rule: rule.code
)
def test_a_rule_finds_the_same_whichever_others_run(rule: CorpusRule) -> None:
    found = {}
    for rules in ((rule,), all_corpus_rules()):
        comparison = Comparison()
        for profile in profiles_of(every_sentence=any(one.every_sentence for one in rules)):
            comparison.add_profile(profile)
        found[len(rules)] = [finding for finding in comparison.findings(rules) if finding.code == rule.code]
    alone, together = found.values()
    assert alone == together
    assert alone or rule.code not in {"XSR001", "XSR005", "XSR007"}, "there is something to find"


@pytest.mark.parametrize("rule", all_corpus_rules(), ids=lambda rule: rule.code)
def test_a_rule_says_whether_it_needs_every_sentence(rule: CorpusRule) -> None:
    collection = Collection(profiles_of(), every_sentence=False)
    tuple(rule.function(collection))
    assert ("results" in vars(collection)) == rule.every_sentence


def test_all_sentences_that_exclude_each_other_are_rivals() -> None:
    texts = [SourceText(unpacked(profile.told)) for profile in profiles_of()]
    conflicts = compared = 0
    for one, other in permutations(texts, 2):
        rivals = rival_rows(one, other)
        for (row, here), (mate, there) in product(enumerate(one.sentences), enumerate(other.sentences)):
            is_rival = bool(rivals.get(row, 0) >> mate & 1)
            dates = (*conflicting_dates(here, there, 0), *conflicting_years(here, there))
            found = [*conflicting_amounts(here, there, 0), *dates]
            assert is_rival or not found
            conflicts, compared = conflicts + bool(found), compared + is_rival
    assert 0 < conflicts <= compared
