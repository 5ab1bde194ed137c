# `make demo` shows what gongkai does, `make test` runs every check.
# Both work in a virtual environment of the project's own (.venv).

PYTHON ?= python3
BIN := .venv/bin
CODE := benchmarks etl extract tests transform warehouse
PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet --constraint constraints.txt

DEMO := applications_received granted reviews \
	--agency 澄湾市人力资源和社会保障局 --agency 澄湾临港经济开发区管理委员会 --agency 望溪县青禾镇人民政府 \
	--db demo.duckdb

.PHONY: demo test lint clean

demo: .venv/installed
	$(BIN)/gongkai ingest samples/ --db demo.duckdb
	$(BIN)/gongkai compare $(DEMO)
	$(BIN)/gongkai compare $(DEMO) -o comparison.xlsx
	$(BIN)/gongkai compare $(DEMO) -o comparison.csv
	@echo "The same is in comparison.xlsx, for a spreadsheet, and in comparison.csv, for programs. Ask more: $(BIN)/gongkai --help"

# Tests that take long are marked slow; CI runs them too.
test: lint
	$(BIN)/pytest -n auto $(if $(CI),,-m "not slow")

lint: .venv/installed-dev
	$(BIN)/ruff check $(CODE)
	$(BIN)/ruff format --check $(CODE)
	$(BIN)/mypy
	$(BIN)/lint-imports

.venv/installed: pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "gongkai needs Python 3.11 or later; name one with PYTHON=...")'
	$(PYTHON) -m venv .venv
	$(PIP) --editable .
	@touch $@

.venv/installed-dev: .venv/installed
	$(PIP) --editable '.[dev]'
	@touch $@

clean:
	rm -rf .venv demo.duckdb comparison.csv comparison.xlsx
