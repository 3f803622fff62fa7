# Two commands do everything from a fresh clone: `make serve` and `make test`.
PYTHON ?= python3
BIN := .venv/bin
export HF_HUB_OFFLINE ?= 1

.DEFAULT_GOAL := help
.PHONY: help install serve test check format bench eval clean

help:  ## list these commands
	@grep -E '^[a-z]+:.*##' Makefile | sed -E 's/:.*## /\t/' | expand -t 12

install: .venv/installed  ## make .venv with everything pinned

.venv/installed: pyproject.toml constraints.txt
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt torch==2.13.0
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev]'
	touch $@

serve: install  ## start the service on http://127.0.0.1:8000
	$(BIN)/python -m server

test: install  ## run every test
	$(BIN)/python -m pytest

check: install  ## lint, types, import layers, generated docs, pinned scores
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/cog --check README.md eval/questions/README.md
	$(BIN)/python -m eval check

format: install  ## format the code and renew generated docs
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	$(BIN)/cog -r README.md eval/questions/README.md

bench: install  ## measure speed beside a rival, in one run
	$(BIN)/python -m eval bench

eval: install  ## score the fixed question sets
	$(BIN)/python -m eval run eval/questions

clean:  ## remove the environment and what was built
	rm -rf .venv var
