# Everything people and CI do starts here: `make help`.
SHELL := /bin/sh
.DEFAULT_GOAL := help
.PHONY: help run test check fix bench score seed rows venv

# The first Python that is new enough; `make PYTHON=/path/to/python …` decides otherwise.
PYTHON ?= $(shell for python in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$python && break; done)
TEMPLATES = $$(find src -path '*/templates/*.html' -o -path '*/templates/*.txt')
TESTS ?= tests

help:  ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-7s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: .venv/.locked  ## install what is missing, start the site, print its address; Ctrl-C stops it
	@exec .venv/bin/roviec run --end-with-parent

test: .venv/.locked  ## the whole suite with the coverage gates; one folder: make test TESTS=tests/core
	.venv/bin/pytest -n auto --dist worksteal $(if $(filter tests,$(TESTS)),--cov --cov-report=json:.coverage.json --cov-report=term:skip-covered) $(TESTS)
	$(if $(filter tests,$(TESTS)),.venv/bin/python -m tools.check_coverage .coverage.json)

check: .venv/.locked  ## linters, formats, types, import contracts, house rules, migrations, generated docs
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/djade --check --target-version 5.2 $(TEMPLATES)
	.venv/bin/mypy
	.venv/bin/lint-imports
	.venv/bin/python -m tools.check_sizes
	.venv/bin/python -m tools.check_conventions
	.venv/bin/roviec makemigrations --check --dry-run
	.venv/bin/roviec docs --check

fix: .venv/.locked  ## let the linters and formatters mend what they can, and write the generated docs anew
	.venv/bin/ruff check --fix .
	.venv/bin/ruff format .
	.venv/bin/djade --target-version 5.2 $(TEMPLATES) || true  # it says 1 when it has changed something
	.venv/bin/roviec docs

bench: .venv/.locked  ## measure: speed and memory of the reader, of search, of imports
	@set -e; for file in bench/*.py; do echo "== $$file"; .venv/bin/python $$file; done

score: .venv/.locked  ## score the reader on the gold set, with gains and losses against the last commit
	.venv/bin/python -m scoring

seed: .venv/.locked  ## load the fictional demo bloc
	.venv/bin/roviec demo

rows: .venv/.locked  ## each row of the requirements with the tests that show it, and the rows still open
	.venv/bin/python -m tools.rows

venv: .venv/.locked  ## only install

.venv/.locked: requirements.lock pyproject.toml
	@test -n "$(PYTHON)" || { echo "Rõ Việc cần Python 3.11 trở lên; máy này có: $$(python3 --version 2>&1)."; \
		echo "Cách cài: https://www.python.org/downloads/ hoặc «apt install python3.11 python3.11-venv»."; \
		echo "Nếu Python mới nằm ở chỗ khác: make PYTHON=/đường/dẫn/python3 run"; exit 1; }
	@.venv/bin/python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { rm -rf .venv; \
		$(PYTHON) -m venv .venv || { rm -rf .venv; \
		echo "Không tạo được .venv. Trên Debian, Ubuntu: apt install python3-venv"; exit 1; }; }
	@umask 022; \
	if test -x .venv/bin/uv || .venv/bin/python -m pip -q --disable-pip-version-check install uv 2>/dev/null; then \
		.venv/bin/uv pip sync -q --python .venv/bin/python --require-hashes requirements.lock && \
		.venv/bin/uv pip install -q --python .venv/bin/python --no-deps --no-build-isolation -e .; \
	else \
		.venv/bin/python -m pip -q --disable-pip-version-check install --require-hashes --no-deps -r requirements.lock && \
		.venv/bin/python -m pip -q --disable-pip-version-check install --no-deps --no-build-isolation -e .; \
	fi
	@touch .venv/.locked
