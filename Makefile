# Two commands: `make demo` shows what gongkai does, `make test` runs every check.
# Both work in a virtual environment of the project's own (.venv).

PYTHON ?= python3
BIN := .venv/bin

.PHONY: demo test lint clean

demo: .venv/installed
	$(BIN)/gongkai ingest samples/ --db demo.duckdb
	$(BIN)/gongkai compare applications_received granted reviews --by agency --db demo.duckdb
	$(BIN)/gongkai compare applications_received granted reviews --by agency --db demo.duckdb --format csv -o comparison.csv

test: .venv/installed-dev lint
	$(BIN)/pytest -n auto

lint: .venv/installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

.venv/installed: pyproject.toml constraints.txt
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable .
	touch $@

.venv/installed-dev: .venv/installed
	$(BIN)/pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev]'
	touch $@

clean:
	rm -rf .venv demo.duckdb comparison.csv
