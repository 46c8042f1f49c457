# Four words: run, test, lint, docs. Each sets up what it needs; `make help` lists them all.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PYTEST := $(BIN)/python -m pytest
# Tests share nothing but what some files make once (`TOGETHER` in tests/conftest.py); those of time count processor time.
PROCESSES ?= 2
SPREAD := --numprocesses $(PROCESSES) --dist loadscope

.DEFAULT_GOAL := help
.PHONY: help run test quick lint docs ui soak bench browser clean

help: ## say what each word does
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 10

# pip reads the groups itself from 25.1 on, so it is brought up first.
$(VENV)/.run: pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install -qq --disable-pip-version-check --constraint constraints.txt --upgrade pip
	$(BIN)/python -m pip install -qq --disable-pip-version-check --constraint constraints.txt --editable .
	@touch $@

$(VENV)/.test: $(VENV)/.run
	$(BIN)/python -m pip install -qq --disable-pip-version-check --constraint constraints.txt --group test --group lint
	@touch $@

$(VENV)/.bench: $(VENV)/.test
	$(BIN)/python -m pip install -qq --disable-pip-version-check --constraint constraints.txt --group bench
	@touch $@

run: $(VENV)/.run ## lint raw/ through the Prefect flow and write reports/
	$(BIN)/sourcelint run raw

test: $(VENV)/.test browser lint ## all tests and all static checks
	$(PYTEST) $(SPREAD) -m "not soak"

quick: $(VENV)/.test ## the tests that take seconds
	$(PYTEST) $(SPREAD) -m "not soak and not slow and not flow and not browser and not wheel"

lint: $(VENV)/.test ## ruff, mypy --strict, import-linter, complexity, generated pages up to date
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(BIN)/python tools/check_complexity.py sourcelint flows
	$(BIN)/python docs/generate.py --check

docs: $(VENV)/.run ## write the generated pages again
	$(BIN)/python docs/generate.py

ui: $(VENV)/.run ## open the Prefect UI on the runs that `make run` recorded
	$(BIN)/sourcelint ui

soak: $(VENV)/.test ## hours of hostile input: fuzzing, pumped families, memory, kills; prints its figures
	$(PYTEST) -m soak --timeout 0 -rP

bench: $(VENV)/.bench ## measure speed and memory, side by side with other tools
	$(BIN)/python -m benchmarks

# Browser tests use Debian's Chromium; where it cannot be installed they say so as skipped.
browser:
	@command -v chromium >/dev/null || \
	  { [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null && \
	    apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium >/dev/null; } || \
	  echo "no chromium on this machine: browser tests will be skipped"

clean: ## remove everything that is generated
	rm -rf $(VENV) reports .prefect dist build .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
