"""Judge the table of all sources by the suites, with Great Expectations. The only module that imports it.

One run for the whole table: an expectation costs about 9 ms and 10 µs a row. Everything happens in memory and offline;
no project folder is made, nothing is sent anywhere.
"""

from __future__ import annotations

import json
import os
import warnings
from dataclasses import replace
from html import escape
from importlib.resources import files
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

import great_expectations as gx
from great_expectations.core import ExpectationSuite
from great_expectations.core.expectation_validation_result import expectationSuiteValidationResultSchema
from great_expectations.data_context.types.base import DataContextConfig, InMemoryStoreBackendDefaults
from great_expectations.expectations.expectation_configuration import ExpectationConfiguration
from great_expectations.expectations.registry import list_registered_expectation_implementations
from great_expectations.render.renderer import ValidationResultsPageRenderer
from great_expectations.render.view import DefaultJinjaPageView
from jinja2 import ChoiceLoader, FileSystemLoader, pass_context
from pandas import NA

from sourcelint.engine.registry import every_rule
from sourcelint.errors import did_you_mean
from sourcelint.expressions import lazy
from sourcelint.gate.suite_files import SuiteError, read_suites
from sourcelint.gate.table import columns
from sourcelint.gate.verdict import Outcome, SuiteVerdict, Verdict

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from pathlib import Path

    import pandas as pd

    from sourcelint.gate.suite_files import Expected, SuiteFile
    from sourcelint.gate.verdict import State

PHRASES = {
    "expect_column_values_to_be_in_set": "{column} one of {value_set}",
    "expect_column_values_to_not_be_in_set": "{column} none of {value_set}",
    "expect_column_values_to_be_null": "{column} empty",
    "expect_column_values_to_not_be_null": "{column} known",
    "expect_column_values_to_be_unique": "{column} unique",
    "expect_column_values_to_match_regex": "{column} like {regex}",
    "expect_column_values_to_not_match_regex": "{column} not like {regex}",
    "expect_column_pair_values_to_be_equal": "{column_A} equal to {column_B}",
    "expect_column_pair_values_a_to_be_greater_than_b": "{column_A} greater than {column_B}",
    "expect_compound_columns_to_be_unique": "{column_list} together unique",
}
"""How the commonest expectations read in words; the others are named as Great Expectations names them."""

KNOWN_TYPES = frozenset(list_registered_expectation_implementations())
"""What a suite may expect."""

MAX_BAR_CHARS = 60
"""Characters of an expression that is shown; nobody reads a longer one in a sentence."""

MAX_VALUE_CHARS = 60
"""Characters of a value that falls short which are kept, to be shown behind the name of its source."""

_MEASURE = lazy(r"expect_column_(\w+?)_to_be_between")


def judge(table: pd.DataFrame, folder: Path) -> Verdict:
    """Judge sources by all suites of a folder; `table` is that of `table_of`, one row a source.

    Raises SuiteError for suites that are not written as they must be, or that cannot be applied to the table.
    """
    suites, built = load(folder)
    sources = tuple(table["source"])
    if not sources:
        nothing = (
            tuple(_outcome(suite, expectation, {}, success=True, judged=0) for expectation in suite.expectations)
            for suite in suites
        )
        return Verdict(
            (),
            tuple(
                SuiteVerdict(suite.name, suite.title, outcomes) for suite, outcomes in zip(suites, nothing, strict=True)
            ),
        )
    batch = _batch(table)
    results = [_validate(batch, suite) for suite in built]
    verdicts = tuple(
        SuiteVerdict(suite.name, suite.title, _outcomes(suite, result, table))
        for suite, result in zip(suites, results, strict=True)
    )
    verdict = Verdict(sources, verdicts)
    return replace(verdict, data_docs=_data_docs(suites, verdict, results))


def load(folder: Path) -> tuple[tuple[SuiteFile, ...], tuple[ExpectationSuite, ...]]:
    """Read all suites of a folder and have Great Expectations build them. Raises SuiteError."""
    suites = read_suites(folder, columns())
    return suites, tuple(_build(suite) for suite in suites)


def _build(suite: SuiteFile) -> ExpectationSuite:
    """Have Great Expectations build every expectation; what it cannot build is an error and never left out."""
    built = []
    for place, expected in enumerate(suite.expectations):
        if expected.type not in KNOWN_TYPES:
            hint = did_you_mean(expected.type, KNOWN_TYPES)
            raise SuiteError(f"{expected.place}: Great Expectations has no {expected.type}{hint}")
        meta = {"place": place, "codes": list(expected.codes), "reason": expected.reason}
        try:
            expectation = ExpectationConfiguration(
                type=expected.type, kwargs=dict(expected.kwargs), severity=expected.severity, meta=meta
            ).to_domain_obj()
        except ImportError:
            raise
        except Exception as error:
            raise SuiteError(f"{expected.place}: {expected.type}: {_first_fault(error)}") from error
        # The pages put a description out as it is, without escaping.
        expectation.description = escape(f"{expected.severity}: {describe_expectation(expected)}. {expected.reason}")
        built.append(expectation)
    whole = ExpectationSuite(name=suite.name, expectations=built)
    if len(whole.expectations) != len(suite.expectations):
        held, written = len(whole.expectations), len(suite.expectations)
        raise SuiteError(f"{suite.place}: the suite holds {held} expectations, its file {written}: is one there twice?")
    return whole


def _first_fault(error: Exception) -> str:
    """Name the argument and what is wrong with it, if the error says so (pydantic lists its faults)."""
    faults = error.errors() if hasattr(error, "errors") else ()
    for fault in faults:
        where = ".".join(str(part) for part in fault["loc"] if part != "__root__")
        wrong = "it has no such argument" if fault["type"] == "value_error.extra" else fault["msg"]
        return f"{where}: {wrong}" if where else str(wrong)
    return str(error)


def _batch(table: pd.DataFrame) -> Any:
    os.environ["GX_ANALYTICS_ENABLED"] = "false"
    stores = InMemoryStoreBackendDefaults(init_temp_docs_sites=False)
    configuration = DataContextConfig(store_backend_defaults=stores, progress_bars={"globally": False})
    context = gx.get_context(mode="ephemeral", project_config=configuration)
    asset = context.data_sources.add_pandas("sourcelint").add_dataframe_asset("sources")
    return asset.add_batch_definition_whole_dataframe("all").get_batch({"dataframe": table})


def _validate(batch: Any, suite: ExpectationSuite) -> Any:
    form = {
        "result_format": "COMPLETE",
        "unexpected_index_column_names": ["source"],
        "return_unexpected_index_query": False,
    }
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message=".*has match groups")  # pandas, about a pattern of the user's
        return batch.validate(suite, result_format=form)


def _outcomes(suite: SuiteFile, result: Any, table: pd.DataFrame) -> tuple[Outcome, ...]:
    by_place = {found.expectation_config.meta["place"]: found for found in result.results}
    outcomes = []
    for place, expected in enumerate(suite.expectations):
        found = by_place[place]
        if not found.result:
            raise SuiteError(f"{expected.place}: {expected.type}: {_crash(found.exception_info)}")
        judged = _judged(expected, found.result, table)
        outcomes.append(_outcome(suite, expected, found.result, success=bool(found.success), judged=judged))
    return tuple(outcomes)


def _outcome(suite: SuiteFile, expected: Expected, result: Mapping[str, Any], *, success: bool, judged: int) -> Outcome:
    state: State = "not applicable" if not judged else "met" if success else "missed"
    rows = sorted(result.get("unexpected_index_list") or (), key=lambda row: str(row["source"]))
    observed = result.get("observed_value")
    return Outcome(
        suite=suite.name,
        bar=describe_expectation(expected),
        column=next(iter(expected.columns()), ""),
        severity=expected.severity,
        state=state,
        reason=expected.reason,
        codes=expected.codes,
        judged=judged,
        sources=tuple(row["source"] for row in rows),
        values=tuple(_value_of(row) for row in rows),
        observed="" if observed is None else _words(observed),
    )


def _value_of(row: Mapping[str, Any]) -> str:
    """Say what a source has in the column that falls short, or in the columns, by their names."""
    values = {column: _words(value) for column, value in row.items() if column != "source"}
    if len(values) == 1:
        return next(iter(values.values()))
    return ", ".join(f"{column} {value}" for column, value in values.items())


def _words(value: object) -> str:
    if value is None or value is NA or value != value:
        return "nothing"
    return f"{value:.4g}" if isinstance(value, float) else str(value)[:MAX_VALUE_CHARS]


def _judged(expected: Expected, result: Mapping[str, Any], table: pd.DataFrame) -> int:
    """Count the sources that an expectation could judge.

    Great Expectations calls an expectation met if there is no row, no row that its condition selects, or nothing but
    nulls. None of these says anything about a source: the count is 0, and the outcome "not applicable".
    """
    about_nulls = expected.type in {"expect_column_values_to_be_null", "expect_column_values_to_not_be_null"}
    if "element_count" in result:
        return int(result["element_count"]) - (0 if about_nulls else int(result.get("missing_count") or 0))
    named = list(expected.columns())
    return len(table[named].dropna(how="all")) if named else len(table)


def _crash(info: Mapping[str, Any]) -> str:
    """Find the message in what Great Expectations keeps of an exception, for one metric or for several."""
    if "exception_message" in info:
        return str(info["exception_message"])
    return str(
        next(
            (value["exception_message"] for value in info.values() if isinstance(value, dict)), "could not be evaluated"
        )
    )


def describe_expectation(expected: Expected) -> str:
    """Say in words what an expectation asks."""
    kwargs = expected.kwargs
    given = {key: value for key, value in kwargs.items() if key not in {"mostly", "row_condition", "condition_parser"}}
    words = {key: ", ".join(map(str, value)) if isinstance(value, list) else value for key, value in given.items()}
    if expected.type == "expect_table_row_count_to_be_between":
        bar = _range("sources", kwargs.get("min_value"), kwargs.get("max_value"), counted=True)
    elif measure := _MEASURE.fullmatch(expected.type):
        bar = _describe_measure(measure[1].replace("_", " "), kwargs)
    elif phrase := PHRASES.get(expected.type):
        bar = phrase.format_map(words)
        if len(bar) > MAX_BAR_CHARS and "regex" in given:
            bar = f"{given['column']} of the expected form"
    else:
        named = expected.type.removeprefix("expect_").replace("_", " ")
        bar = f"{named} ({', '.join(f'{key} {value}' for key, value in words.items())})"
    if "row_condition" in kwargs:
        bar += f" where {_condition(kwargs['row_condition'])}"
    return f"{bar}, for {kwargs['mostly']:.0%} of sources" if kwargs.get("mostly", 1) != 1 else bar


def _describe_measure(what: str, kwargs: Mapping[str, Any]) -> str:
    """Say in words between which values a measure of a column must lie; the column of a rule is named by the rule."""
    column = str(kwargs["column"])
    rule = next((rule for rule in every_rule() if rule.code == column), None)
    column = f"{'finding of ' * rule.name.startswith('no-')}{rule.name} ({column})" if rule else column
    named = column if what == "values" else f"{what} of {column}"
    return _range(named, kwargs.get("min_value"), kwargs.get("max_value"), counted=rule is not None)


def _condition(condition: Any) -> str:
    try:
        return f"{condition['column']['name']} {condition['operator']} {condition['parameter']}"
    except (KeyError, TypeError):  # several, joined by and or or
        return json.dumps(condition)


def _range(what: str, least: object, most: object, *, counted: bool) -> str:
    if least is None and most == 0:
        return f"no {what}"
    bounds = f"at most {most}" if least is None else f"at least {least}" if most is None else f"{least} to {most}"
    return f"{bounds} {what}" if counted else f"{what} {bounds}"


def _data_docs(suites: Sequence[SuiteFile], verdict: Verdict, results: Sequence[Any]) -> dict[str, str]:
    """Render Great Expectations' own pages, one a suite, and an index; they refer to nothing outside their folder."""
    view = _PageView()
    pages = {"index.html": view.env.get_template("index.j2").render(verdict=verdict)}
    for suite, judged, result in zip(suites, verdict.suites, results, strict=True):
        idle = {place for place, outcome in enumerate(judged.outcomes) if outcome.state == "not applicable"}
        document = ValidationResultsPageRenderer().render(_without(result, idle))
        document.sections = document.sections[1:]  # the overview: run names, batches, and a verdict that is not ours
        idle_outcomes = [judged.outcomes[place] for place in sorted(idle)]
        pages[f"{suite.name}.html"] = view.render(
            document,
            suite=suite,
            place="/".join(PurePath(suite.place).parts[-2:]),  # the same on every machine
            verdict=judged,
            not_applicable=idle_outcomes,
        )
    return pages


def _without(result: Any, idle: Collection[int]) -> Any:
    """Copy a result as plain JSON values, as its pages need it, without the expectations that judged nothing."""
    plain = json.loads(json.dumps(result.to_json_dict()))  # renderers stumble over numpy's numbers
    plain["results"] = [
        result for result in plain["results"] if result["expectation_config"]["meta"]["place"] not in idle
    ]
    return expectationSuiteValidationResultSchema.load(plain)


class _PageView(DefaultJinjaPageView):  # type: ignore[misc]
    """Great Expectations' page in a frame of our own, with every text that comes from a source escaped.

    Its own frame loads style sheets, scripts and a logo from the network; its templates put texts out as they are.
    """

    def __init__(self) -> None:
        super().__init__()
        folder = FileSystemLoader(str(files("sourcelint") / "data_docs"))
        self.env.loader = ChoiceLoader([folder, self.env.loader])

    @pass_context
    def render_content_block(self, context: Any, block: Any, *args: Any, **kwargs: Any) -> Any:
        """Render a block; a plain string is text."""
        if isinstance(block, list):
            block = [escape(part) if isinstance(part, str) else part for part in block]
        elif isinstance(block, str):
            return escape(block)
        return super().render_content_block(context, block, *args, **kwargs)
