# run · test · dev · check · bench · accuracy: each does the set-up it needs, once.
.DEFAULT_GOAL := help
.PHONY: help run test dev check bench accuracy sample lock clean
SHELL := /bin/bash
PYTHON ?= python3
BIN := .venv/bin
MANIFEST := dbt_project/target/manifest.json
DBT_FILES := $(shell find dbt_project -type f \( -name '*.sql' -o -name '*.yml' -o -name '*.csv' -o -name '*.md' \) -not -path '*/target/*' -not -path '*/logs/*' 2>/dev/null)
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt

help:  ## this list
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

# dbt keeps the project folder in its manifest as it was given: relative, it is lost from elsewhere
run: .venv/.run $(MANIFEST)  ## the nightly job, on the sources that DISCLOSURES_SOURCES names
	@$(BIN)/disclosures run

test: .venv/.dev $(MANIFEST)  ## the whole test suite
	@$(BIN)/python -m pytest --numprocesses 3 --dist loadfile --no-loadscope-reorder

dev: .venv/.run $(MANIFEST)  ## the Dagster UI on 127.0.0.1:3000
	@home=$$(realpath -m "$${DISCLOSURES_HOME:-data}"); export DISCLOSURES_HOME="$$home"; \
	export DAGSTER_HOME="$${DAGSTER_HOME:-$$home/dagster}" PATH="$(CURDIR)/$(BIN):$$PATH"; \
	mkdir -p "$$DAGSTER_HOME"; [ -e "$$DAGSTER_HOME/dagster.yaml" ] || cp orchestration/dagster.yaml "$$DAGSTER_HOME/"; \
	exec dagster dev --host 127.0.0.1 --port 3000

check: .venv/.dev $(MANIFEST)  ## lint, types, import rules, SQL, dbt and Dagster definitions
	@set -e; step() { echo "--- $$1"; shift; "$$@"; }; \
	step ruff $(BIN)/ruff check . ; \
	step format $(BIN)/ruff format --check . ; \
	step mypy $(BIN)/mypy ; \
	step imports $(BIN)/lint-imports ; \
	step sqlfluff $(BIN)/sqlfluff lint dbt_project/models dbt_project/tests ; \
	step "dbt parse" $(BIN)/dbt --quiet parse --project-dir $(CURDIR)/dbt_project --profiles-dir $(CURDIR)/dbt_project ; \
	step sample $(BIN)/python -m scrapers.sample.make --check ; \
	step dagster $(BIN)/dagster definitions validate

bench: .venv/.dev $(MANIFEST)  ## the benchmarks; writes benchmarks/results.md
	@$(BIN)/python -m benchmarks

accuracy: .venv/.dev  ## how well the labelled letters are read; writes docs/accuracy.md
	@$(BIN)/python -m benchmarks.accuracy

sample: .venv/.dev  ## write the sample's pages and letters anew
	@$(BIN)/python -m scrapers.sample.make

lock: .venv/.dev  ## write constraints.txt from what is installed
	@$(BIN)/python -m pip freeze --exclude-editable | grep -viE '^(pip|setuptools|wheel)==' > constraints.txt

clean:  ## remove the virtual environment and everything built (never ./data)
	rm -rf .venv dbt_project/target dbt_project/logs

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or later is needed: make PYTHON=python3.12 …"; exit 1; }
	@echo "--- creating .venv"
	@$(PYTHON) -m venv .venv

.venv/.run: .venv/bin/python pyproject.toml constraints.txt
	@echo "--- installing what the pipeline needs (about a minute, once)"
	@$(PIP) --editable .
	@touch $@

.venv/.dev: .venv/.run
	@echo "--- installing what the tests and checks need (once)"
	@$(PIP) --editable '.[dev]'
	@touch $@

$(MANIFEST): .venv/.run $(DBT_FILES)
	@echo "--- building the dbt manifest"
	@$(BIN)/dbt --quiet parse --project-dir $(CURDIR)/dbt_project --profiles-dir $(CURDIR)/dbt_project
	@touch $@
