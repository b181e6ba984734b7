# Telusur: `make run` serves the sample corpus, `make test` passes the tests; both set everything up.
PYTHON ?= python3
BIN     = .venv/bin
BIND   ?= 127.0.0.1:8000
SAMPLE  = $(BIN)/telusur --config config/sample.toml --data data/sample

.PHONY: help .venv run test lint types bench eval learn sample screenshot lock wheel clean

help: ## list the targets
	@grep -hE '^[a-z.]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z.]+):.*## /  make \1\t/' | expand -t 18

.venv: .venv/.ready ## set up the virtual environment, nothing else

.venv/.ready: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Telusur needs Python 3.11 or newer; $(PYTHON) is older. Try: make PYTHON=python3.12 ..."; exit 1; }
	@$(PYTHON) -c 'import ensurepip' || \
	  { echo "$(PYTHON) cannot make virtual environments. On Debian: apt-get install python3-venv"; exit 1; }
	$(PYTHON) -m venv .venv
	# --no-deps: the lock is complete, and pip 23 stumbles over a newer release behind an extra (coverage[toml])
	$(BIN)/pip install -qq --disable-pip-version-check --require-hashes --no-deps --requirement requirements.lock
	$(BIN)/pip install -qq --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

run: .venv ## index the sample crawl and serve it (BIND=127.0.0.1:8000)
	$(SAMPLE) reindex --sample
	$(SAMPLE) serve --bind $(BIND)

test: .venv ## run all tests
	$(BIN)/pytest --cov --cov-report=term

lint: .venv ## ruff: rules and format
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: .venv ## mypy --strict
	$(BIN)/mypy

eval: .venv ## quality on the sample, and on real pages, crawls and queries where TELUSUR_REAL_DATA is set
	$(BIN)/python -m bench.sample
	$(BIN)/python -m bench.relevance
	$(BIN)/python -m bench.duplicates
	$(BIN)/python -m bench.awards
	@if [ -z "$$TELUSUR_REAL_DATA" ]; then \
	  echo "Real pages and crawls are left out: TELUSUR_REAL_DATA is not set."; \
	else \
	  $(BIN)/python -m bench.pages && $(BIN)/python -m bench.crawl && \
	  $(BIN)/python -m bench.units && $(BIN)/python -m bench.dates && $(BIN)/python -m bench.annotation; \
	fi

learn: .venv ## learn from labelled reports which names received which awards
	$(BIN)/python -m bench.learning --write

bench: .venv/.bench ## speed beside five other engines (SIZES=10k,50k; BENCH_DIR keeps indexes)
	$(BIN)/python -m bench.speed

.venv/.bench: .venv/.ready
	$(BIN)/pip install -qq --disable-pip-version-check --no-build-isolation --editable '.[bench]'
	@touch $@

sample: .venv ## compose the sample crawl anew (the same bytes, unless its sources changed)
	$(BIN)/python -m corpus.sample

screenshot: .venv ## take the README's picture anew
	$(BIN)/python docs/screenshot.py

lock: .venv ## resolve pyproject.toml into requirements.lock
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header \
	  --extra dev --output-file requirements.lock pyproject.toml

wheel: .venv ## build the wheel into dist/
	$(BIN)/python -m build --wheel --no-isolation

clean: ## remove what was built; the data directory stays
	rm -rf .venv build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis .coverage
