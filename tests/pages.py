"""Paragraphs of an article, for the pages that tests build around them."""

from __future__ import annotations

PROSE = "".join(
    f"<p>{sentence} The keepers of the lighthouse have asked for it since the old lamp failed in the storm of the spring.</p>\n"
    for sentence in (
        "The council of Marrow agreed on Monday to repair the lighthouse before the first autumn gales reach the coast.",
        "Keeper Olan Brand said that two lamps and a new stair would be paid for by the county, as was asked.",
        "About 12,000 visitors climbed the tower last year, a tenth more than in the year before, the office said.",
    )
)
