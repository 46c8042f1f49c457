"""A report holds on exactly the days of which it says so."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from sourcelint.clean import read_all
from sourcelint.document import Hints
from sourcelint.engine.lint import lint
from sourcelint.evidence.annotated import Annotated

DAYS = st.dates(date(2020, 1, 1), date(2030, 12, 31))
WORDS = " The people of the valley were pleased with it, and those who had waited for years came to the harbour."
SENTENCES = st.one_of(
    DAYS.map(lambda day: f"The two islands signed a pact on fish on {day.day} {day:%B} {day.year} in the capital.{WORDS}"),
    DAYS.map(lambda day: f"The old harbour was closed in {day:%B} {day.year}, and the boats moved to the next bay.{WORDS}"),
    st.sampled_from(
        (f"The law is currently in force.{WORDS}", f"The road is still closed today.{WORDS}", f"Many say so.{WORDS}")
    ),
)  # fmt: skip


@given(st.lists(SENTENCES, min_size=1, max_size=4), st.none() | DAYS, DAYS, DAYS, st.data())
def test_on_all_days_of_its_validity_a_report_is_the_same(sentences, published, day, other, data):
    raw = "\n\n".join(sentences).encode()
    (document,) = read_all(raw, "a.txt", Hints(published=published.isoformat() if published else None, language="en"))
    report = lint(document, as_of=day)
    first, last = (date.fromordinal(bound) for bound in report.validity)
    assert first <= day <= last
    near = [bound for bound in (first, last) if bound not in (date.min, date.max)]
    for another in (min(max(other, first), last), *near, data.draw(st.dates(first, last))):
        assert lint(document, as_of=another) == report, another
    far = lint(document, as_of=other)
    assert far == report or not first <= other <= last


def test_a_rule_that_reads_the_day_itself_holds_on_that_day_alone():
    (document,) = read_all(b"A text.", "a.txt")
    annotated = Annotated(document, date(2026, 11, 29))
    assert annotated.today is not None
    assert annotated.today.validity != (date(2026, 11, 29).toordinal(),) * 2
    assert annotated.as_of == date(2026, 11, 29)
    assert annotated.today.validity == (date(2026, 11, 29).toordinal(),) * 2
    annotated.today.reached((date(2026, 11, 29) - timedelta(5)).toordinal())
    assert annotated.today.validity == (date(2026, 11, 29).toordinal(),) * 2
