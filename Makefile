# Everything one does with a checkout. `make` or `make help` lists it.
# Needs Python 3.11 or newer (another one: make PYTHON=python3.12 …) and nothing else installed.

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
# Three processes, each with a Neo4j of its own: they wait a lot for it, and for what a browser draws. tests/conftest.py says which tests share one.
# What one process compiles, the next need not, also where the shell says otherwise, as in a container.
PYTEST := PYTHONDONTWRITEBYTECODE= $(BIN)/python -m pytest -n $(or $(WORKERS),3) --no-loadscope-reorder
NEEDS_SHARED = test -d ../shared || { echo "make $@ needs the directory ../shared beside this checkout." >&2; exit 1; }
PIP    := $(BIN)/python -m pip --disable-pip-version-check --quiet
COMPILE := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 \
          --generate-hashes --no-emit-index-url --no-emit-find-links --no-annotate --no-header
LOCK   := $(COMPILE) pyproject.toml --extra build

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help run test acceptance suite proof check lint types imports colours locks compose bench shots lock clean

help: ## list what can be done
	@awk -F ':.*## ' '/^[a-z]+:.*## /{printf "  make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: $(VENV)/run.stamp $(VENV)/project.stamp ## start Garrison with the demonstration graph, http://127.0.0.1:8000
	@exec $(BIN)/garrison serve --demo

test: $(VENV)/dev.stamp $(VENV)/project.stamp $(VENV)/chromium.stamp ## run all tests that need nothing but this checkout
	@$(PYTEST) -m "not acceptance"

acceptance: $(VENV)/dev.stamp $(VENV)/project.stamp $(VENV)/chromium.stamp ## run the tests that read the real files of ../shared
	@$(NEEDS_SHARED)
	@$(PYTEST) -m acceptance

suite: $(VENV)/dev.stamp $(VENV)/project.stamp $(VENV)/chromium.stamp ## run both, as one: all the tests there are
	@$(NEEDS_SHARED)
	@$(PYTEST)

proof: $(VENV)/dev.stamp $(VENV)/project.stamp $(VENV)/chromium.stamp ## try the properties on many more examples, and hold the benchmarks to their goals
	@$(NEEDS_SHARED)
	@$(PYTEST) --hypothesis-profile=proof --timeout=3600 -m "hypothesis or proof"
	@$(MAKE) --no-print-directory bench

# Which of these a commit or a push needs is said in .pre-commit-config.yaml.
check: lint types imports colours locks compose ## run the checks that are no tests, each by itself: lint, types, imports, colours, locks, compose

lint: $(VENV)/dev.stamp ## find mistakes in the Python code, and where it is not formatted
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

types: $(VENV)/dev.stamp ## check the types of app/
	@$(BIN)/basedpyright

imports: $(VENV)/dev.stamp $(VENV)/project.stamp ## check that imports go only one way
	@$(BIN)/lint-imports

colours: $(VENV)/dev.stamp ## compute that the colours can be read, and told apart without full colour vision
	@$(BIN)/python tools/check_colours.py

locks: $(VENV)/dev.stamp ## check that locks/ fits pyproject.toml and names no index
	@for lock in run dev client; do cp locks/$$lock.txt $(VENV)/$$lock.txt; done
	@$(LOCK) -o $(VENV)/run.txt && $(LOCK) --extra dev -c locks/run.txt -o $(VENV)/dev.txt
	@$(COMPILE) locks/client.in -o $(VENV)/client.txt
	@for lock in run dev client; do diff -q locks/$$lock.txt $(VENV)/$$lock.txt || exit 1; done \
	  || { echo "The lock does not fit pyproject.toml: run make lock." >&2; exit 1; }
	@if grep -nE '^ *-|://' locks/run.txt locks/dev.txt locks/client.txt | grep -v -- '--hash=sha256:'; then \
	  echo "A lock names an index." >&2; exit 1; fi

compose: ## check the files for docker compose, where it is installed
	@if docker compose version >/dev/null 2>&1; then \
	  NEO4J_PASSWORD=only-checked docker compose --profile demo config --quiet; \
	  else echo "No docker compose here: its file was checked by make test only."; fi

bench: $(VENV)/dev.stamp $(VENV)/project.stamp $(VENV)/chromium.stamp ## run the benchmarks; each prints ratios measured in one run
	@set -e; for bench in $$(grep -l '^def main(' bench/*.py); do \
	  echo "== $$bench"; $(BIN)/python -m "bench.$$(basename "$$bench" .py)"; done

shots: $(VENV)/dev.stamp $(VENV)/project.stamp $(VENV)/chromium.stamp ## take pictures of every page, light and dark, wide and narrow, into build/shots
	@$(BIN)/python tools/make_shots.py

lock: $(VENV)/dev.stamp ## bring locks/ up to date with pyproject.toml
	@$(LOCK) -o locks/run.txt && $(LOCK) --extra dev -c locks/run.txt -o locks/dev.txt
	@$(COMPILE) locks/client.in -o locks/client.txt

clean: ## remove what was installed and built here; the data directory and the cache of jars stay
	@rm -rf $(VENV) build dist .pytest_cache .ruff_cache .hypothesis .import_linter_cache .schemathesis
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

# The stamps: each step of an installation is done once, and again when what it depends on has changed.

$(VENV)/made.stamp:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
	  echo "Garrison needs Python 3.11 or newer, and $(PYTHON) is $$($(PYTHON) -V 2>&1 | tail -n 1)." \
	       "Name another: make PYTHON=python3.12 run" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { \
	  echo "$(PYTHON) could not make a virtual environment; on Debian and Ubuntu: apt-get install python3-venv" >&2; \
	  exit 1; }
	@touch $@

$(VENV)/run.stamp: locks/run.txt | $(VENV)/made.stamp
	@echo "Installing what Garrison needs (once, about a minute) …"
	@$(PIP) install --require-hashes -r locks/run.txt
	@touch $@

# What makes a client of the API, for a test, wants versions of its own, and so lives in a place of its own.
$(VENV)/dev.stamp: locks/run.txt locks/dev.txt locks/client.txt | $(VENV)/made.stamp
	@echo "Installing what the tests and checks need (once) …"
	@$(PIP) install --require-hashes -r locks/dev.txt
	@$(BIN)/uv venv --quiet --allow-existing --python $(BIN)/python $(VENV)/client
	@$(BIN)/uv pip install --quiet --python $(VENV)/client/bin/python --require-hashes -r locks/client.txt
	@touch $(VENV)/run.stamp $@

$(VENV)/project.stamp: pyproject.toml | $(VENV)/made.stamp
	@test -e $(VENV)/run.stamp || $(MAKE) --no-print-directory $(VENV)/run.stamp
	@$(PIP) install --no-build-isolation --no-deps --editable .
	@touch $@

$(VENV)/chromium.stamp: | $(VENV)/dev.stamp
	@command -v chromium chromium-browser google-chrome >/dev/null \
	  || { [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null \
	       && apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium >/dev/null; } \
	  || $(BIN)/playwright install chromium
	@touch $@
