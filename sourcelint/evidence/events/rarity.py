"""How much a word tells: the fewer sentences of ordinary English have its stem, the more."""

from __future__ import annotations

import math
from functools import cache

from sourcelint.annotate.text.bounded_cache import BoundedCache
from sourcelint.annotate.text.word_lists import words
from sourcelint.evidence.events.stems import stems
from sourcelint.files.package_data import read_package_data

MAX_SHARE = 0.03
"""Share of all sentences from which on a stem tells nothing, unless it is one of `_TELLING`."""

_TELLING = words("troop cut rise president forc war govern stat peopl")
"""Stems that are frequent only because of what was counted, or because classes of words stand for one."""

_FUNCTION_WORDS = """
    he she they it his her their them him i me my you your we us our who whom whose which that this these those not no a an the
    and or but if as of in on at by for from with to into onto over after before between about is are was were be been being
    have has had having do does did done doing will would can could may might should shall must also than then there here when
    where what how why all any some such only own same so too very just more most other others another one ones up out off down
    again once while during said says say saying told through under against since until although however because every each
    both either neither still even now already yet much many few several per via among within without toward towards upon
    according mr mrs ms dr
"""


@cache
def _counts() -> tuple[int, dict[str, int]]:
    """Read the table of `tools/count_background.py`: the number of sentences, and of those that have each stem."""
    lines = read_package_data("sourcelint.evidence.events", "data/background.tsv").splitlines()
    cells = "\t".join([line for line in lines if not line.startswith("#")]).split("\t")
    table = dict(zip(cells[::2], map(int, cells[1::2]), strict=True))
    return table.pop("sentences"), table


@cache
def plain_stems() -> frozenset[str]:
    """Return the stems that tell nothing of what a sentence is about."""
    total, counts = _counts()
    frequent = {stem for stem, count in counts.items() if count > MAX_SHARE * total} - _TELLING
    return stems(_FUNCTION_WORDS) | frequent


def _rarity(stem: str) -> float:
    total, counts = _counts()
    return math.log((total + 1) / (counts.get(stem, 0) + 1)) / math.log(total + 1)


rarity_of = BoundedCache(_rarity)
"""The rarity of a stem, from 0 (in every sentence) to 1 (in none): inverse document frequency over its greatest value."""
