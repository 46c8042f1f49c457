"""A sentence that never ends is read once, not once for each date or name in it."""

from __future__ import annotations

import time
from datetime import date

import pytest

import sourcelint
from sourcelint.clean import read
from sourcelint.document import Hints
from sourcelint.engine.registry import all_rules, select

UNITS = {
    "DAT006": "It was held in 2050 and ",
    "DAT004": "It was held on 26 June and ",
    "DAT003": "It was held last month and ",
    "DAT014": "North Korea signed it in 1940 and ",
}


@pytest.mark.parametrize("code", UNITS)
def test_a_rule_is_linear_in_the_length_of_a_sentence(code: str) -> None:
    rules = select(all_rules(), (code,))

    def seconds(times: int) -> float:
        document = read((UNITS[code] * times).encode(), "a.txt", Hints(language="en", input="page"))
        begun = time.process_time()
        report = sourcelint.lint(document, as_of=date(2026, 11, 21), rules=rules, depth="findings")
        assert code in {f.code for f in report.findings}
        return time.process_time() - begun

    seconds(10)
    assert seconds(4_000) < 12 * seconds(500) + 0.2
