# Two commands on a machine with only Python (3.11+), git and make: `make demo`, `make test`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.DEFAULT_GOAL := help
.PHONY: help demo test test-paper test-torture check lint types layers messages reference golden test-lowest lock bench torture clean

help: ## List the targets.
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | sort

$(READY): requirements.lock pyproject.toml tools/hatch_build.py
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

messages: $(READY) ## Compile the catalogues.
	@$(BIN)/python tools/messages.py compile

demo: $(READY) messages ## Play one ransomware day on the demo plan; leaves build/demo/.
	@$(BIN)/python tools/demo.py

PYTEST := $(BIN)/python -m pytest -n auto --dist loadfile

test: $(READY) messages ## Run the suite with a sample of the two below.
	$(PYTEST) -m "not paper and not torture"

test-paper: $(READY) messages ## Documents in every format and language.
	$(PYTEST) -m paper

test-torture: $(READY) messages ## Kills, faults, attacks and installations in all their forms.
	$(PYTEST) -m torture

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(READY)
	$(BIN)/mypy

layers: $(READY)
	$(BIN)/lint-imports --no-cache

check: lint types layers test ## Style, types, layers, tests.

reference: $(READY) ## Write docs/findings.md, the JSON Schemas and the table of completion again.
	$(BIN)/python tools/findings.py
	$(BIN)/python tools/schemas.py
	$(BIN)/python tools/completions.py

torture: $(READY) messages ## Kill, starve and unplug the write path for an hour; root can do more.
	INCPLAN_TORTURE=1 $(BIN)/python -m pytest -q -s -n 0 tests/torture tests/exchange/test_erasure_schedules.py \
		tests/plan/test_worst_case_properties.py tests/incident/test_lifecycle_machine.py \
		tests/incident/test_splice.py tests/documents/test_readers.py

bench: $(READY) messages ## Time the commands against the bare interpreter; prints one table.
	@$(BIN)/python benchmarks/bench.py

golden: $(READY) messages ## Refresh the golden documents after a wanted change.
	INCPLAN_UPDATE_GOLDEN=1 $(BIN)/python -m pytest -q tests -m golden

test-lowest: ## The suite on the lowest dependency versions that pyproject.toml allows.
	$(PYTHON) -m venv build/lowest
	build/lowest/bin/python -m pip install --quiet -r requirements-lowest.lock
	build/lowest/bin/python -m pip install --quiet --no-deps --no-build-isolation -e .
	build/lowest/bin/python -m pytest -q -p no:cacheprovider

lock: ## Write requirements.lock again after a change of dependencies.
	$(PYTHON) -m venv --clear build/lock
	build/lock/bin/python -m pip install --quiet --upgrade pip
	build/lock/bin/python -m pip install --quiet --group dev -e .
	@{ echo "# What make installs: every package pinned. Written by: make lock"; \
	  build/lock/bin/python -m pip freeze --exclude-editable; } > requirements.lock

clean: ## Remove what was built.
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
