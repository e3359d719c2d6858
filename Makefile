# Every command of the project. `make` alone lists them; each one installs what it needs the first time.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.NOTPARALLEL:
MAKEFLAGS += --no-builtin-rules --no-print-directory

PYTHON ?= python3
UV_VERSION := 0.13.9
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
WORKERS ?= auto
ARGS ?=

# uv would otherwise try to fetch an interpreter of its own.
export UV_PYTHON_DOWNLOADS := never
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: help install demo docs test lint format types contracts check lock clean

help:  ## List the commands
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' $(firstword $(MAKEFILE_LIST))

install: $(STAMP)  ## Make .venv and install exactly what requirements.lock says

demo: $(STAMP)  ## Solve an example ward and write demo/rota.xlsx (about a minute)
	@mkdir -p demo
	$(BIN)/turnusmotor example ward > demo/problem.json
	$(BIN)/turnusmotor solve demo/problem.json --time-limit 60 --out demo/result.json --xlsx demo/rota.xlsx

docs: $(STAMP)  ## Write the glossary and the rule catalogue of models/README.md again
	$(BIN)/python -m api.handbook

test: $(STAMP)  ## Run the tests; ARGS="-k rest" is passed on, WORKERS=0 runs them in one process
	@$(BIN)/python -m pytest -n $(WORKERS) $(ARGS)

lint: $(STAMP)  ## Check style and formatting
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

format: $(STAMP)  ## Repair what style and formatting can be repaired by machine
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

types: $(STAMP)  ## Check types, strictly
	$(BIN)/mypy

contracts: $(STAMP)  ## Check who may import whom
	$(BIN)/lint-imports --no-logo

check: lint types contracts test  ## All of the above, as the continuous integration does

lock: $(BIN)/python  ## Resolve pyproject.toml again and write requirements.lock
	@$(BIN)/python -m pip install --quiet uv==$(UV_VERSION)
	$(BIN)/uv pip compile --universal --all-extras --generate-hashes --no-emit-index-url --no-emit-find-links \
	  --custom-compile-command "make lock" pyproject.toml -o requirements.lock > /dev/null

clean:  ## Remove caches, builds and the demo (.venv stays; remove it by hand)
	rm -rf build dist demo htmlcov .coverage .coverage.* .hypothesis .import_linter_cache .mypy_cache \
	  .pytest_cache .ruff_cache
	find . -path ./$(VENV) -prune -o -type d -name __pycache__ -exec rm -rf {} +

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Python 3.11 or newer is needed: set PYTHON=/path/to/python3" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV)

# Once, and again whenever the lock or pyproject.toml changes. Both installers demand the lock's hashes.
$(STAMP): pyproject.toml requirements.lock | $(BIN)/python
	@if $(BIN)/python -m pip install --quiet uv==$(UV_VERSION); then \
	  $(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes -r requirements.lock; \
	else \
	  echo "uv is not to be had here: pip installs the same lock, more slowly" >&2; \
	  $(BIN)/python -m pip install --quiet --require-hashes -r requirements.lock; \
	fi
	@$(BIN)/python -m pip install --quiet --no-deps --editable .
	@touch $@
